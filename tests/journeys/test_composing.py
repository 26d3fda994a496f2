"""A person writes and sends: every way in which a sending can end, and what is kept."""

import asyncio
import http.client
import json
import time
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from elegoo_chat_gui.core.chats import ChatKey
from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.sandbox import USERS
from elegoo_chat_gui.sandbox.exchange import Request, Response
from elegoo_chat_gui.services import compose as compose_service
from elegoo_chat_gui.ui.screens.chat_list import ChatRow
from elegoo_chat_gui.ui.screens.chat_list._rows import DraftRow, SectionRow, UnsettledRow
from elegoo_chat_gui.ui.screens.compose import ComposeState, ComposeWindow
from tests.journeys.person import Person, live, until

FIRST, SECOND = USERS
QUESTION = "Why does my first layer not stick?"
PRESETS = {
    PresetKind.MACHINE: "Elegoo Neptune 4 (0.4 nozzle)",
    PresetKind.FILAMENT: "Elegoo Generic PETG",
    PresetKind.PROCESS: "0.20mm Standard @Elegoo Neptune4 (0.4 nozzle)",
}
NOT_CERTAIN = "It is not certain whether the chat was created."
SAFE = "No chat was created and the draft is kept."


AnyRow = TypeVar("AnyRow", SectionRow, UnsettledRow, DraftRow, ChatRow)


def focused() -> QWidget:
    """What has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def created(person: Person) -> int:
    return person.application.sandbox.created_count()


def stored(person: Person, user: str = FIRST) -> list[dict[str, object]]:
    """What the server holds for a user, newest first, as another client sees it."""
    address = urlsplit(person.application.sandbox.base_url)
    connection = http.client.HTTPConnection(address.netloc, timeout=5)
    query = urlencode({"elegoo_user_id": user, "access_token": USERS[user]})
    connection.request("GET", f"/ent/partners/api/elegoo/chats/?{query}")
    rows = json.loads(connection.getresponse().read())
    connection.close()
    assert isinstance(rows, list)
    return rows


def rows_of(person: Person, kind: type[AnyRow]) -> list[AnyRow]:
    model = person.list.model
    return [row for place in range(model.rowCount()) if isinstance(row := model.row_at(place), kind)]


def is_marked(field: QWidget) -> bool:
    return bool(field.property("invalid") == "true")


def message_field(window: ComposeWindow, index: int = 0) -> QWidget:
    turn = window.write.messages.turn(index)
    assert turn is not None
    return turn.field


async def kept_drafts(person: Person) -> list[Draft]:
    return list(await person.presenter._services.users.drafts())


async def is_created(person: Person, window: ComposeWindow, count: int = 1) -> None:
    await until(lambda: window not in person.presenter.compose.windows(), "the window to close")
    assert created(person) == count


def test_a_chat_with_presets_and_settings_is_created_and_opened(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        window = await person.begins_chat(QUESTION)
        for kind, name in PRESETS.items():
            QTest.keyClicks(window.pickers[kind].field, name)
            QTest.keyClick(window.pickers[kind].field, Qt.Key.Key_Return)
        await person.clicks(window.settings, "JSON")
        window.settings.focus_text()
        QTest.keyClicks(focused(), '{"wall_loops":"4"}')
        person.sends(window)
        await is_created(person, window)
        await person.sees_chats(61)
        newest = stored(person)[0]
        assert json.loads(str(newest["messages"])) == [{"role": "user", "content": QUESTION}]
        assert newest["machine_name"] == PRESETS[PresetKind.MACHINE]
        assert newest["filament_name"] == PRESETS[PresetKind.FILAMENT]
        assert newest["print_process_name"] == PRESETS[PresetKind.PROCESS]
        assert newest["slicing_settings_json"] == '{"wall_loops":"4"}'
        top = rows_of(person, ChatRow)[0]
        chosen = person.list.view.chosen
        assert isinstance(chosen, ChatRow)
        assert top.summary.key.id == chosen.summary.key.id == newest["id"]
        pane = person.presenter.conversation_pane
        await until(lambda: pane.key == top.summary.key and pane.view.chat is not None, "the chat to open")
        assert not await kept_drafts(person)

    live(qapp, tmp_path, story)


def test_a_blank_message_is_refused_without_any_request(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        window = await person.begins_chat("   ")
        backend = person.application.sandbox._backend
        assert backend is not None
        requests: list[Request] = []
        answer = backend.answer

        def counted(request: Request) -> Response:
            requests.append(request)
            return answer(request)

        backend.answer = counted  # type: ignore[method-assign]  # seen by the door
        person.sends(window)
        await until(lambda: is_marked(message_field(window)))
        assert "may not be blank" in person.words(window)
        await asyncio.sleep(0.1)  # nothing shall happen, which has no condition to wait on
        assert requests == []
        assert window.state is ComposeState.WRITING
        QTest.keyClicks(message_field(window), "now with words")
        await until(lambda: not is_marked(message_field(window)))
        person.sends(window)
        await is_created(person, window)
        assert [request.method for request in requests] == ["POST"]

    live(qapp, tmp_path, story)


def test_what_the_server_refuses_is_marked_on_its_fields(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        window = await person.begins_chat(QUESTION)
        person.fault("field_errors")
        person.sends(window)
        await until(lambda: is_marked(window.pickers[PresetKind.MACHINE].field))
        assert window.state is ComposeState.WRITING
        assert not is_marked(window.pickers[PresetKind.FILAMENT].field)
        assert "The server says: " in person.words(window.settings)
        assert "The server says: " in person.words(window.feedback)
        assert "The server says: " in person.words(window.write)
        assert window.draft.messages[0].text == QUESTION
        assert [draft.title() for draft in await kept_drafts(person)] == [QUESTION]
        assert created(person) == 0
        person.fault(None)
        person.sends(window)
        await is_created(person, window)

    live(qapp, tmp_path, story)


def test_sending_twice_creates_one_chat(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        window = await person.begins_chat(QUESTION)
        person.application.sandbox.faults.slow_seconds = 0.3
        person.fault("slow", 1)
        create = person.button(window.footer, "Create chat")
        person.sends(window)
        person.sends(window)
        QTest.mouseClick(create, Qt.MouseButton.LeftButton)
        await until(lambda: created(person) == 1)
        person.sends(window)
        QTest.mouseClick(create, Qt.MouseButton.LeftButton)
        await is_created(person, window)
        await person.sees_chats(61)
        await asyncio.sleep(0.1)  # a second one would still have to come
        assert created(person) == 1

    live(qapp, tmp_path, story)


def test_a_lost_answer_is_not_certain_until_it_is_looked_for(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        window = await person.begins_chat(QUESTION)
        person.fault("lost_answer")
        person.sends(window)
        await until(lambda: window.state is ComposeState.UNCERTAIN)
        assert NOT_CERTAIN in person.words(window.notices)
        assert not person.button(window.footer, "Create chat").isEnabled()
        person.sends(window)  # does nothing
        assert [draft.title() for draft in await kept_drafts(person)] == [QUESTION]
        await until(lambda: rows_of(person, UnsettledRow))
        assert "Not certain" in [row.title for row in rows_of(person, SectionRow)]
        person.fault(None)
        window.close()
        person.list.view.choose(rows_of(person, UnsettledRow)[0])
        await person.clicks(person.list, "Look on the server")
        number = stored(person)[0]["id"]
        await person.is_told(f"created as #{number}")
        await until(lambda: not rows_of(person, UnsettledRow))
        await person.sees_chats(61)
        assert created(person) == 1
        assert not await kept_drafts(person)

    live(qapp, tmp_path, story)


def test_an_answer_of_500_is_not_certain_and_can_be_sent_again(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        window = await person.begins_chat(QUESTION)
        person.fault("server_error")
        person.sends(window)
        await until(lambda: window.state is ComposeState.UNCERTAIN)
        assert NOT_CERTAIN in person.words(window.notices)
        person.fault(None)
        await person.clicks(window.notices, "Check whether it arrived")
        await person.clicks(window.notices, "Write and send again")
        await until(lambda: window.state is ComposeState.WRITING)
        assert created(person) == 0
        await until(lambda: not rows_of(person, UnsettledRow))
        person.sends(window)
        await is_created(person, window)

    live(qapp, tmp_path, story)


def test_a_500_is_looked_for_and_released_from_the_list(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        window = await person.begins_chat(QUESTION)
        person.fault("server_error")
        person.sends(window)
        await until(lambda: window.state is ComposeState.UNCERTAIN)
        person.fault(None)
        window.close()
        await until(lambda: rows_of(person, UnsettledRow))
        person.list.view.choose(rows_of(person, UnsettledRow)[0])
        await person.clicks(person.list, "Look on the server")
        await person.is_told("The server's list has no such chat.")
        await person.clicks(person.presenter.notices, "Back to the drafts")
        again = await person.compose_window()
        assert again.state is ComposeState.WRITING
        assert again.draft.messages[0].text == QUESTION
        person.sends(again)
        await is_created(person, again)

    live(qapp, tmp_path, story)


def test_an_expired_token_keeps_the_draft_until_it_is_renewed(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        window = await person.begins_chat(QUESTION)
        person.fault("expire")
        person.sends(window)
        await until(lambda: SAFE in person.words(window.notices))
        assert window.state is ComposeState.WRITING
        assert [draft.title() for draft in await kept_drafts(person)] == [QUESTION]
        await person.clicks(window.notices, "Enter a new token…")
        await until(lambda: person.presenter.accounts._prompts)
        prompt = next(iter(person.presenter.accounts._prompts.values()))
        await until(prompt.isVisible)
        QTest.keyClicks(prompt.token, "renewed_access_token_here")
        QTest.keyClick(prompt.token, Qt.Key.Key_Return)
        await until(lambda: not isValid(prompt), "the prompt to be gone")
        assert window.draft.messages[0].text == QUESTION
        window.activateWindow()  # as a click on it does
        await until(window.isActiveWindow)
        person.sends(window)
        await is_created(person, window)

    live(qapp, tmp_path, story)


def test_a_refused_connection_created_nothing(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        window = await person.begins_chat(QUESTION)
        person.application.sandbox.stop()
        person.sends(window)
        await until(lambda: SAFE in person.words(window.notices))
        assert window.state is ComposeState.WRITING
        assert person.button(window.footer, "Create chat").isEnabled()
        assert person.button(window.notices, "Send again").isEnabled()
        assert not rows_of(person, UnsettledRow)
        assert [draft.title() for draft in await kept_drafts(person)] == [QUESTION]
        assert created(person) == 0

    live(qapp, tmp_path, story)


def test_a_sending_that_was_stopped_is_not_certain(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        window = await person.begins_chat(QUESTION)
        person.application.sandbox.faults.slow_seconds = 30
        person.fault("slow")
        person.sends(window)
        await until(lambda: created(person) == 1)
        await person.clicks(window.footer, "Cancel")
        await until(lambda: window.state is ComposeState.UNCERTAIN)
        assert NOT_CERTAIN in person.words(window.notices)
        person.fault(None)
        await person.clicks(window.notices, "Check whether it arrived")
        await is_created(person, window)
        await person.sees_chats(61)

    live(qapp, tmp_path, story)


def test_the_draft_is_saved_within_a_second_and_there_next_time(qapp: QApplication, tmp_path: Path) -> None:
    written = ""

    async def first(person: Person) -> None:
        nonlocal written
        await person.sees_chats(60)
        window = await person.begins_chat()
        started = time.monotonic()
        while not await kept_drafts(person):  # never a rest: a letter each 50 ms
            assert time.monotonic() - started < 1.5  # a second, and what a busy machine takes
            QTest.keyClicks(message_field(window), "x")
            await asyncio.sleep(0.05)
        QTest.keyClicks(message_field(window), " and the last word")  # saved by closing
        written = window.draft.messages[0].text

    async def second(person: Person) -> None:
        await until(lambda: rows_of(person, DraftRow))
        (row,) = rows_of(person, DraftRow)
        person.list.focus_list()
        person.list.view.choose(row)
        person.press(Qt.Key.Key_Return)
        window = await person.compose_window()
        assert window.draft.messages[0].text == written
        assert written.endswith("x and the last word")

    live(qapp, tmp_path, first)
    live(qapp, tmp_path, second)


async def continues(person: Person, start: str) -> tuple[ComposeWindow, str]:
    """Open the chat whose messages start so, and Ctrl+Shift+N. Also gives its messages."""
    chat = next(row for row in stored(person) if str(row["messages"]).startswith(start))
    account = person.presenter.account
    assert account is not None
    assert isinstance(chat["id"], int)
    key = ChatKey(account.key, chat["id"])
    assert person.list.select_chat(key)
    pane = person.presenter.conversation_pane
    await until(lambda: pane.key == key and pane.view.chat is not None, "the chat to open")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(person.window, Qt.Key.Key_N, both)
    return await person.compose_window(), str(chat["messages"])


@pytest.mark.parametrize(
    "start", ['["only a text"', '[{"role":"user","content":42}', '[{"role":"user","content":"<b>']
)
def test_an_ugly_chat_is_carried_over_byte_for_byte(qapp: QApplication, tmp_path: Path, start: str) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        window, before = await continues(person, start)
        window.settings.focus_text()
        if window.draft.settings_text:  # what cannot be sent as settings
            QTest.keyClick(focused(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClick(focused(), Qt.Key.Key_Delete)
        window.write.focus_first()
        QTest.keyClicks(focused(), "And now?")
        person.sends(window)
        await is_created(person, window)
        assert stored(person)[0]["messages"] == before[:-1] + ',{"role":"user","content":"And now?"}]'

    live(qapp, tmp_path, story)


def test_an_undecodable_chat_goes_out_as_one_raw_field(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        window, before = await continues(person, '[{"role":"user","content":"Why do my prints come out ha')
        assert window.draft.raw_messages == before
        assert focused().accessibleName() == "Messages as raw text"
        person.sends(window)
        await is_created(person, window)
        assert stored(person)[0]["messages"] == before

    live(qapp, tmp_path, story)


def test_the_chat_lands_with_the_account_it_was_sent_as(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        first, second = person.presenter._services.accounts.accounts()
        before = [row["id"] for row in stored(person, SECOND)]
        window = await person.begins_chat(QUESTION)
        person.application.sandbox.faults.slow_seconds = 0.3
        person.fault("slow", 1)
        person.sends(window)
        await until(lambda: created(person) == 1)
        person.presenter.switch_account(second)
        await person.sees_chats(8)
        await is_created(person, window)
        assert person.presenter.account == second
        assert person.list.model.chat_count == 8
        assert [row["id"] for row in stored(person, SECOND)] == before
        assert len(stored(person, FIRST)) == 61
        person.presenter.switch_account(first)
        await person.sees_chats(61)

    live(qapp, tmp_path, story)


def test_closing_the_program_while_sending_leaves_it_not_certain(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compose_service, "CLOSING_PATIENCE", 0.1)

    async def first(person: Person) -> None:
        await person.sees_chats(60)
        window = await person.begins_chat(QUESTION)
        person.application.sandbox.faults.slow_seconds = 30
        person.fault("slow")
        person.sends(window)
        await until(lambda: created(person) == 1)

    async def second(person: Person) -> None:
        await until(lambda: rows_of(person, UnsettledRow))
        assert [draft.title() for draft in await kept_drafts(person)] == [QUESTION]
        assert not rows_of(person, DraftRow)
        assert created(person) == 0

    live(qapp, tmp_path, first)
    live(qapp, tmp_path, second)
