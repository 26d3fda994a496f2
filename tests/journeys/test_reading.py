"""A person opens the program, reads, searches, meets faults."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from elegoo_chat_gui.core.accounts import sandbox_server
from tests.journeys.person import Person, live, until


def told(person: Person, key: str) -> bool:
    return key in {notice.key for notice in person.presenter.notices.notices()}


def test_the_list_arrives_and_a_chat_is_read_by_keyboard(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        person.list.focus_list()
        person.press(Qt.Key.Key_Home)
        await until(lambda: person.presenter.conversation_pane.view.chat is not None)
        first = person.presenter.conversation_pane.key
        person.press(Qt.Key.Key_J)
        await until(lambda: person.presenter.conversation_pane.key != first)
        person.press(Qt.Key.Key_K)
        await until(lambda: person.presenter.conversation_pane.key == first)
        assert "PETG" in person.words()

    live(qapp, tmp_path, story)


def test_every_chat_of_the_sandbox_opens(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        rows = [person.list.model.row_at(place) for place in range(person.list.model.rowCount())]
        keys = [row.summary.key for row in rows if hasattr(row, "summary")]
        assert len(keys) == 60
        pane = person.presenter.conversation_pane
        for key in keys:
            assert person.list.select_chat(key)
            await until(lambda wanted=key: pane.key == wanted and pane.view.chat is not None, f"chat {key.id}")
            pane.view.viewport().grab()

    live(qapp, tmp_path, story)


def test_the_search_narrows_and_escape_widens(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        QTest.keyClick(person.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        person.list.focus_search()
        QTest.keyClicks(person.list.search.box, "layer shifting")
        await until(lambda: person.list.model.shown_chat_count == 1)
        QTest.keyClick(person.list.search.box, Qt.Key.Key_Escape)
        await until(lambda: person.list.model.shown_chat_count == 60)

    live(qapp, tmp_path, story)


def test_what_was_read_is_there_at_once_next_time_and_offline(qapp: QApplication, tmp_path: Path) -> None:
    async def first(person: Person) -> None:
        await person.sees_chats(60)

    async def second(person: Person) -> None:
        person.application.sandbox.stop()
        await until(lambda: person.list.model.chat_count == 60)
        person.presenter.refresh()
        await until(lambda: person.presenter.notices.notices() and not person.refreshing)
        assert person.list.model.chat_count == 60
        key = person.list.model.row_at(1).summary.key
        person.list.select_chat(key)
        await until(lambda: person.presenter.conversation_pane.view.chat is not None)

    live(qapp, tmp_path, first)
    live(qapp, tmp_path, second)


@pytest.mark.parametrize(
    "fault",
    ["unauthorized", "rate_limited", "html", "broken_json", "wrong_shape", "cut_body", "bad_gzip", "forbidden"],
)
def test_a_fault_is_told_and_the_list_stays(qapp: QApplication, tmp_path: Path, fault: str) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        key = person.list.model.row_at(3).summary.key
        person.list.select_chat(key)
        person.fault(fault)
        person.presenter.refresh()
        await until(lambda: not person.refreshing and person.presenter.notices.notices())
        assert person.list.model.chat_count == 60
        assert person.presenter.conversation_pane.key == key
        assert "your_access_token_here" not in person.words()
        person.fault(None)
        person.presenter.refresh()
        await until(lambda: not person.refreshing and not person.presenter.notices.notices())

    live(qapp, tmp_path, story)


def test_a_slow_answer_is_cancelled_at_once(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        person.application.sandbox.faults.slow_seconds = 30.0
        person.fault("slow")
        person.presenter.refresh()
        await until(lambda: person.refreshing)
        person.presenter.chat_list.cancel_refresh()
        await until(lambda: not person.refreshing)
        assert person.list.model.chat_count == 60

    live(qapp, tmp_path, story)


def test_an_expired_token_is_asked_for_in_place(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        person.fault("expire")
        person.presenter.refresh()
        await person.is_told("token")
        (notice,) = person.presenter.notices.notices()
        assert notice.callback is not None
        notice.callback()
        prompt = next(iter(person.presenter.accounts._prompts.values()))
        await until(prompt.isVisible)
        QTest.keyClicks(prompt.token, "renewed_access_token_here")
        QTest.keyClick(prompt.token, Qt.Key.Key_Return)
        await until(lambda: not person.refreshing and not told(person, "refresh"), "accepted")
        assert person.presenter.chat_list.status.failed is None
        assert person.list.model.chat_count == 60
        assert "renewed_access_token_here" not in QGuiApplication.clipboard().text()

    live(qapp, tmp_path, story)


def test_another_account_never_shows_the_first_ones_chats(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        server = sandbox_server(person.application.sandbox.base_url)
        first, second = (account for account in person.presenter._services.accounts.accounts())
        assert {first.server, second.server} == {server}
        person.application.sandbox.faults.slow_seconds = 0.5
        person.fault("slow")
        person.presenter.refresh()
        person.presenter.switch_account(second)
        assert person.list.model.chat_count == 0
        person.fault(None)
        person.presenter.refresh()
        await person.sees_chats(8)
        assert all(
            row.summary.key.account == second.key
            for place in range(person.list.model.rowCount())
            if hasattr(row := person.list.model.row_at(place), "summary")
        )

    live(qapp, tmp_path, story)
