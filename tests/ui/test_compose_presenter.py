"""Sending, the three outcomes, saving and settling, with the real service behind the windows."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from elegoo_chat_gui.core.chats import NewChat, chat_from_row
from elegoo_chat_gui.core.errors import (
    ConnectionFailedError,
    NotAuthenticatedError,
    OutcomeUnknownError,
    Phase,
    ServerFailedError,
    ValidationRejectedError,
)
from elegoo_chat_gui.ui.screens.compose import ComposeState, ComposeWindow
from tests.fakes import ACCOUNT, OTHER_ACCOUNT, received
from tests.fakes_compose import TOKEN_TEXT, Desk, open_desk, renamed, run_in_qt, until, written

Scenario = Callable[[Desk], Awaitable[None]]


@pytest.fixture
def on_desk(qapp: QApplication) -> Callable[[Scenario], None]:
    def run(scenario: Scenario) -> None:
        async def whole() -> None:
            async with open_desk() as desk:
                await scenario(desk)

        run_in_qt(qapp, whole())

    return run


def pressable(window: ComposeWindow, words: str) -> QPushButton:
    found = [button for button in window.findChildren(QPushButton) if button.text() == words]
    assert len(found) == 1, [button.text() for button in window.findChildren(QPushButton)]
    return found[0]


def titles(window: ComposeWindow) -> list[str]:
    return [notice.title for notice in window.notices.notices()]


def test_a_chat_is_created_and_the_window_closes(on_desk: Callable[[Scenario], None]) -> None:
    async def scenario(desk: Desk) -> None:
        window = desk.open(written("What now?"))
        window.send()
        await until(lambda: desk.notices)
        assert desk.presenter.windows() == ()
        assert desk.users.kept == {}
        assert len(desk.server.posts) == 1
        callback = desk.notices[0].callback
        assert callback is not None
        callback()
        assert [key.account for key in desk.shown_chats] == [ACCOUNT.key]

    on_desk(scenario)


def test_pressing_twice_sends_once_and_the_fields_are_read_only_meanwhile(
    on_desk: Callable[[Scenario], None],
) -> None:
    async def scenario(desk: Desk) -> None:
        desk.server.hold_posts = True
        window = desk.open(written("What now?"))
        button = pressable(window, "Create chat")
        button.click()
        button.click()
        desk.presenter.submit(window.draft)
        await until(lambda: desk.server.posts)
        await until(lambda: "waiting" in window.footer.words())
        assert "Sending to example.org as U1" in window.footer.words()
        turn = window.write.messages.turn(0)
        assert turn is not None
        assert turn.field.isReadOnly()
        QTest.keyClicks(turn.field, "more")
        assert window.draft.messages[0].text == "What now?"
        desk.presenter.submit(window.draft)
        await asyncio.sleep(0.02)
        assert len(desk.server.posts) == 1

    on_desk(scenario)


def test_cancel_after_the_first_byte_is_not_certain(on_desk: Callable[[Scenario], None]) -> None:
    async def scenario(desk: Desk) -> None:
        desk.server.hold_posts = True
        window = desk.open(written("What now?"))
        window.send()
        await until(lambda: desk.server.posts)
        pressable(window, "Cancel").click()
        await until(lambda: window.state is ComposeState.UNCERTAIN)
        assert desk.users.kept["d1"].messages[0].text == "What now?"
        window.send()
        await asyncio.sleep(0.02)
        assert len(desk.server.posts) == 1
        assert not pressable(window, "Create chat").isEnabled()
        window.notices.clear()
        pressable(window, "Look on the server").click()
        await until(lambda: "The server's list does not hold this chat." in titles(window))

    on_desk(scenario)


def test_cancel_before_anything_left_keeps_writing(on_desk: Callable[[Scenario], None]) -> None:
    async def scenario(desk: Desk) -> None:
        slow = asyncio.Event()
        window = desk.open(written("What now?"))
        desk.users.saving = slow  # the service saves before it sends
        window.send()
        await until(lambda: desk.compose.is_sending("d1"))
        pressable(window, "Cancel").click()
        slow.set()
        await until(lambda: window.state is ComposeState.WRITING)
        assert desk.server.posts == []
        assert titles(window) == ["Sending was stopped."]

    on_desk(scenario)


def test_a_refusal_marks_the_fields_that_the_check_here_marks(on_desk: Callable[[Scenario], None]) -> None:
    async def scenario(desk: Desk) -> None:
        desk.server.create_error = ValidationRejectedError(
            {"machine_name": ("Not this one.",), "user_feedback": ("Too long.",), "messages": ("No.",)}
        )
        window = desk.open(written("What now?", machine_name="M", feedback="so-so"))
        window.send()
        await until(lambda: window.state is ComposeState.WRITING and titles(window))
        machine = next(iter(window.pickers.values()))
        assert machine.field.property("invalid") == "true"
        assert machine.field.accessibleDescription() == "The server says: Not this one."
        shown = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
        assert "The server says: Too long." in shown
        assert "The server says: No." in shown
        QTest.keyClicks(machine.field, "x")
        assert machine.field.property("invalid") == "false"
        assert desk.users.kept["d1"].machine_name == "M"

    on_desk(scenario)


def test_a_401_keeps_draft_and_window_and_asks_for_the_token(on_desk: Callable[[Scenario], None]) -> None:
    async def scenario(desk: Desk) -> None:
        desk.server.create_error = NotAuthenticatedError()
        window = desk.open(written("What now?"))
        window.send()
        await until(lambda: titles(window))
        assert window.state is ComposeState.WRITING
        assert "d1" in desk.users.kept
        window.notices.notices()[0].callback()  # type: ignore[misc]
        assert desk.tokens_wanted == [ACCOUNT.key]
        desk.server.create_error = None
        desk.presenter.token_renewed(ACCOUNT.key)
        assert titles(window) == []
        assert len(desk.server.posts) == 1  # nothing is sent by itself
        window.send()
        await until(lambda: desk.notices)
        assert desk.users.kept == {}

    on_desk(scenario)


def test_no_token_and_no_connection_are_safe_to_send_again(on_desk: Callable[[Scenario], None]) -> None:
    async def scenario(desk: Desk) -> None:
        token = desk.vault.tokens.pop(ACCOUNT.key)
        window = desk.open(written("What now?"))
        window.send()
        await until(lambda: titles(window))
        assert desk.server.posts == []
        desk.vault.tokens[ACCOUNT.key] = token
        desk.server.create_error = ConnectionFailedError(Phase.CONNECT)
        window.send()
        await until(lambda: len(desk.server.posts) == 1 and window.state is ComposeState.WRITING)
        desk.server.create_error = None
        window.notices.notices()[0].callback()  # type: ignore[misc]
        await until(lambda: desk.notices)
        assert len(desk.server.posts) == 2

    on_desk(scenario)


def test_an_answer_lost_is_found_on_the_server(on_desk: Callable[[Scenario], None]) -> None:
    async def scenario(desk: Desk) -> None:
        desk.server.lose_answer = True
        window = desk.open(written("What now?"))
        window.send()
        await until(lambda: window.state is ComposeState.UNCERTAIN)
        pressable(window, "Check whether it arrived").click()
        await until(lambda: desk.notices)
        assert desk.notices[0].title == "The chat was created."
        assert desk.presenter.windows() == ()
        assert len(desk.server.posts) == 1
        assert desk.users.kept == {}

    on_desk(scenario)


def test_what_is_not_found_is_sent_again_only_by_the_person(on_desk: Callable[[Scenario], None]) -> None:
    async def scenario(desk: Desk) -> None:
        desk.server.create_error = OutcomeUnknownError(ServerFailedError(502))
        window = desk.open(written("What now?"))
        window.send()
        await until(lambda: window.state is ComposeState.UNCERTAIN)
        desk.presenter.settle("d1")
        await until(lambda: "The server's list does not hold this chat." in titles(window))
        assert window.state is ComposeState.UNCERTAIN
        pressable(window, "Write and send again").click()
        await until(lambda: window.state is ComposeState.WRITING)
        assert len(desk.server.posts) == 1
        desk.server.create_error = None
        window.send()
        await until(lambda: desk.notices)
        assert len(desk.server.posts) == 2

    on_desk(scenario)


def test_an_uncertain_draft_opens_as_uncertain_and_follows_what_is_settled_elsewhere(
    on_desk: Callable[[Scenario], None],
) -> None:
    async def scenario(desk: Desk) -> None:
        desk.server.create_error = OutcomeUnknownError(None)
        desk.open(written("What now?")).send()
        await until(lambda: desk.users.entries and not desk.compose.is_sending("d1"))
        window = desk.presenter.window_of("d1")
        assert window is not None
        await until(lambda: window.state is ComposeState.UNCERTAIN)
        window.close()
        desk.presenter.open_draft("d1")
        await until(lambda: (again := desk.presenter.window_of("d1")) and again.state is ComposeState.UNCERTAIN)
        again = desk.presenter.window_of("d1")
        assert again is not None
        entry = next(iter(desk.users.entries.values()))
        await desk.compose.release(entry)
        await until(lambda: again.state is ComposeState.WRITING)

    on_desk(scenario)


def test_a_window_closed_while_sending_is_told_elsewhere(on_desk: Callable[[Scenario], None]) -> None:
    async def scenario(desk: Desk) -> None:
        desk.server.hold_posts = True
        window = desk.open(written("What now?"))
        window.send()
        await until(lambda: desk.server.posts)
        window.close()
        assert desk.presenter.windows() == ()
        desk.events.account_switched.emit(OTHER_ACCOUNT)
        desk.server.posts[0].succeed(received(ACCOUNT.key, 101, NewChat("[]")))
        await until(lambda: desk.notices)
        assert desk.notices[0].title == "The chat was created."

    on_desk(scenario)


def test_switching_accounts_leaves_windows_and_sendings_alone(on_desk: Callable[[Scenario], None]) -> None:
    async def scenario(desk: Desk) -> None:
        desk.server.hold_posts = True
        window = desk.open(written("What now?"))
        window.send()
        await until(lambda: desk.server.posts)
        desk.events.account_switched.emit(OTHER_ACCOUNT)
        desk.accounts[ACCOUNT.key] = renamed(ACCOUNT, "Workshop")
        desk.events.accounts_changed.emit()
        assert window.state is ComposeState.SENDING
        assert any(label.text() == "Workshop" for label in window.findChildren(QLabel))
        assert window.draft.account == ACCOUNT.key

    on_desk(scenario)


def test_the_draft_of_an_account_that_is_gone_is_not_sent(on_desk: Callable[[Scenario], None]) -> None:
    async def scenario(desk: Desk) -> None:
        del desk.accounts[ACCOUNT.key]
        window = desk.open(written("What now?"))
        window.send()
        await until(lambda: titles(window))
        assert desk.server.posts == []
        assert window.state is ComposeState.WRITING

    on_desk(scenario)


# -- saving ---------------------------------------------------------------------------------------


def test_the_draft_is_saved_within_a_second_even_while_typing_goes_on(
    on_desk: Callable[[Scenario], None],
) -> None:
    async def scenario(desk: Desk) -> None:
        window = desk.presenter.new_chat(ACCOUNT)
        turn = window.write.messages.turn(0)
        assert turn is not None
        loop = asyncio.get_running_loop()
        began = loop.time()
        while not desk.users.kept:
            QTest.keyClicks(turn.field, "a")
            await asyncio.sleep(0.05)  # never a rest of 400 ms
            assert loop.time() - began < 1.0
        await until(lambda: any(label.text() == "draft saved" for label in window.findChildren(QLabel)))

    on_desk(scenario)


def test_closing_saves_at_once_and_asks_nothing(on_desk: Callable[[Scenario], None]) -> None:
    async def scenario(desk: Desk) -> None:
        window = desk.presenter.new_chat(ACCOUNT)
        turn = window.write.messages.turn(0)
        assert turn is not None
        QTest.keyClicks(turn.field, "kept")
        window.close()
        await until(lambda: desk.users.kept, 0.3)
        (draft,) = desk.users.kept.values()
        assert draft.messages[0].text == "kept"
        desk.presenter.open_draft(draft.id)
        await until(lambda: desk.presenter.window_of(draft.id))

    on_desk(scenario)


def test_an_emptied_draft_vanishes(on_desk: Callable[[Scenario], None]) -> None:
    async def scenario(desk: Desk) -> None:
        desk.users.kept["d1"] = written("gone")
        desk.presenter.open_draft("d1")
        await until(lambda: desk.presenter.window_of("d1"))
        window = desk.presenter.window_of("d1")
        assert window is not None
        turn = window.write.messages.turn(0)
        assert turn is not None
        turn.field.selectAll()
        QTest.keyClick(turn.field, Qt.Key.Key_Delete)
        window.close()
        await until(lambda: not desk.users.kept, 0.3)

    on_desk(scenario)


def test_shutting_down_saves_everything(qapp: QApplication) -> None:
    async def scenario() -> None:
        async with open_desk() as desk:
            for text in ("one", "two"):
                turn = desk.presenter.new_chat(ACCOUNT).write.messages.turn(0)
                assert turn is not None
                QTest.keyClicks(turn.field, text)
        assert sorted(draft.messages[0].text for draft in desk.users.kept.values()) == ["one", "two"]

    run_in_qt(qapp, scenario())


def test_a_failed_save_is_said_and_made_good(on_desk: Callable[[Scenario], None]) -> None:
    async def scenario(desk: Desk) -> None:
        desk.users.fails = True
        window = desk.open(written("What now?"))
        turn = window.write.messages.turn(0)
        assert turn is not None
        QTest.keyClicks(turn.field, "!")
        await until(lambda: titles(window))
        assert any(label.text() == "draft not saved" for label in window.findChildren(QLabel))
        window.close()  # must not lose it
        await until(lambda: desk.presenter.window_of("d1") not in (None, window))
        again = desk.presenter.window_of("d1")
        assert again is not None
        desk.users.fails = False
        pressable(again, "Save again").click()
        await until(lambda: desk.users.kept)
        await until(lambda: not titles(again))

    on_desk(scenario)


@pytest.mark.parametrize("fails", [False, True])
def test_closing_in_the_middle_of_a_save_loses_nothing(on_desk: Callable[[Scenario], None], fails: bool) -> None:
    async def scenario(desk: Desk) -> None:
        desk.users.saving = asyncio.Event()
        window = desk.open(written("What now?"))
        turn = window.write.messages.turn(0)
        assert turn is not None
        QTest.keyClicks(turn.field, "!")
        desk.presenter._open["d1"].saver.write_now()
        await asyncio.sleep(0.01)
        QTest.keyClicks(turn.field, "?")
        last = window.draft.messages
        window.close()
        await asyncio.sleep(0.05)  # the window is destroyed
        desk.users.fails = fails
        desk.users.saving.set()
        if fails:
            await until(lambda: desk.presenter.window_of("d1"))
            desk.users.fails = False
            again = desk.presenter.window_of("d1")
            assert again is not None
            pressable(again, "Save again").click()
        await until(lambda: "d1" in desk.users.kept and desk.users.kept["d1"].messages == last)
        assert not [notice.title for notice in desk.notices]

    on_desk(scenario)


def test_a_save_that_is_slow_never_brings_a_sent_draft_back(on_desk: Callable[[Scenario], None]) -> None:
    async def scenario(desk: Desk) -> None:
        desk.users.saving = asyncio.Event()
        window = desk.open(written("What now?"))
        turn = window.write.messages.turn(0)
        assert turn is not None
        QTest.keyClicks(turn.field, "!")
        desk.presenter._open["d1"].saver.write_now()
        await asyncio.sleep(0)
        window.send()
        await asyncio.sleep(0.02)
        assert desk.server.posts == []  # it waits for the write under way
        desk.users.saving.set()
        await until(lambda: desk.notices)
        await asyncio.sleep(0.02)
        assert desk.users.kept == {}

    on_desk(scenario)


# -- continuing -----------------------------------------------------------------------------------


def test_a_chat_continues_with_its_values_unchanged(on_desk: Callable[[Scenario], None]) -> None:
    async def scenario(desk: Desk) -> None:
        inner = '[{"role":"assistant","content":null, "x":1.10},7,{"role":"tool","content":"\\u00e9"}]'
        chat = chat_from_row(ACCOUNT.key, received(ACCOUNT.key, 5, NewChat(inner)).raw)
        desk.presenter.continue_chat(chat, ACCOUNT)
        (window,) = desk.presenter.windows()
        window.show_tab(2)
        carried = inner[1:-1].replace("\\", "\\\\").replace('"', '\\"')
        for part in ('\\"content\\":null, \\"x\\":1.10},7,{', carried.split(",", 2)[0]):
            assert part in window.request.shown_text()
        window.send()  # the new turn is still blank
        assert desk.server.posts == []
        assert window.draft.continues == 5

    on_desk(scenario)


def test_the_token_is_in_no_widget_and_not_on_the_clipboard(on_desk: Callable[[Scenario], None]) -> None:
    async def scenario(desk: Desk) -> None:
        desk.server.create_error = NotAuthenticatedError(TOKEN_TEXT[:5])
        window = desk.open(written("What now?"))
        window.send()
        await until(lambda: titles(window))
        window.show_tab(2)
        seen = []
        for words in ("Copy JSON", "Copy as curl"):
            pressable(window, words).click()
            seen.append(QApplication.clipboard().text())
        for widget in window.findChildren(QWidget):
            seen += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
            if isinstance(widget, QLabel | QLineEdit | QPushButton):
                seen.append(widget.text())
            elif isinstance(widget, QPlainTextEdit):
                seen.append(widget.toPlainText())
        assert not [text for text in seen if TOKEN_TEXT in text]
        assert "YOUR_ACCESS_TOKEN" in seen[1]
        assert '"access_token":"***"' in seen[0]

    on_desk(scenario)
