"""A chat changes on the server while a person reads it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from elegoo_chat_gui.core.messages import DecodedMessages
from tests.journeys.person import Person, live, until


def messages(person: Person) -> int:
    chat = person.presenter.conversation_pane.view.chat
    return len(chat.log.messages) if chat is not None and isinstance(chat.log, DecodedMessages) else 0


def test_the_notice_says_what_changed_and_the_window_shows_it(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        pane, presenter = person.presenter.conversation_pane, person.presenter
        person.list.select_chat(person.list.model.row_at(1).summary.key)
        await until(lambda: messages(person) > 0)
        count = messages(person)
        presenter._sandbox_menu.change_action.trigger()
        await until(pane.change_notice.isVisible, "the notice")
        assert messages(person) == count + 2
        assert pane.change_notice.words.startswith("Changed on the server: 2 messages new, 1 message changed")
        await person.clicks(person.window, "Show difference")
        window = presenter.changes_window
        await until(window.isActiveWindow, "the window")
        assert "+  Thank you. What about the second layer?" in window.text.toPlainText()
        QTest.keyClick(window, Qt.Key.Key_Escape)
        await until(lambda: not window.isVisible())
        # What was not put away is told together with what came since.
        presenter._sandbox_menu.change_action.trigger()
        await until(lambda: "4 messages new" in pane.change_notice.words, "both changes")
        QTest.mouseClick(pane.change_notice.close_button, Qt.MouseButton.LeftButton)
        assert not pane.change_notice.isVisible()
        presenter._sandbox_menu.change_action.trigger()
        await until(pane.change_notice.isVisible)
        assert "2 messages new" in pane.change_notice.words
        person.list.select_chat(person.list.model.row_at(3).summary.key)
        await until(lambda: not pane.change_notice.isVisible(), "another chat has nothing to tell")

    live(qapp, tmp_path, story)


def test_a_refresh_that_changes_another_chat_says_nothing(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        other = person.list.model.row_at(3).summary.key
        person.list.select_chat(person.list.model.row_at(1).summary.key)
        await until(lambda: messages(person) > 0)
        updated = []
        person.presenter._events.chats_changed.connect(lambda changes, _origin: updated.append(changes))
        assert person.application.sandbox.change_chat(other.account.user_id, other.id)
        person.press(Qt.Key.Key_F5)
        await until(lambda: any(changes.updated for changes in updated) and not person.refreshing)
        assert not person.presenter.conversation_pane.change_notice.isVisible()

    live(qapp, tmp_path, story)
