"""A person changes the language: everything is said anew, and nothing that was open, typed or sent is lost."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from elegoo_chat_gui.core.chats import ChatKey
from elegoo_chat_gui.core.options import StartOptions
from elegoo_chat_gui.ui.languages import SETTING
from elegoo_chat_gui.ui.screens.compose import ComposeState, ComposeWindow
from tests.catalogues import make_catalogues
from tests.journeys.person import Person, live, until

QUESTION = "Why does my first layer not stick?"


@pytest.fixture(autouse=True)
def catalogues() -> None:
    make_catalogues()


async def chooses(person: Person, code: str) -> None:
    """By the View menu; waits for the window that speaks it."""
    before = person.presenter
    action = next(one for one in person.window.view_menu._languages.actions() if one.data() == code)
    action.trigger()
    await until(lambda: person.presenter is not before, "another window")
    await until(lambda: not isValid(before.window) or before.window.isHidden(), "the old window to go")


async def reopened(person: Person) -> ComposeWindow:
    """The one compose window, once it is there again."""
    await until(lambda: len(person.presenter.compose.windows()) == 1, "the compose window")
    return person.presenter.compose.windows()[0]


async def reads(person: Person, place: int) -> ChatKey:
    rows = [person.list.model.row_at(at) for at in range(person.list.model.rowCount())]
    key: ChatKey = [row.summary.key for row in rows if hasattr(row, "summary")][place]
    assert person.list.select_chat(key)
    pane = person.presenter.conversation_pane
    await until(lambda: pane.key == key and pane.view.chat is not None, "the chat")
    return key


def shown_windows() -> list[str]:
    return [type(one).__name__ for one in QApplication.topLevelWidgets() if one.isVisible()]


def test_the_menu_switches_and_everything_stays(qapp: QApplication, tmp_path: Path) -> None:
    before = QLocale()

    async def story(person: Person) -> None:
        await person.sees_chats(60)
        key = await reads(person, 2)
        person.list.search.box.setText("PETG")
        await until(lambda: person.list.model.shown_chat_count < 60)
        found = person.list.model.shown_chat_count
        person.presenter.conversation_pane.begin_find()
        person.presenter.conversation_pane.find_bar.field.setText("wall")
        person.window.resize(1100, 700)
        size, account = person.window.size(), person.presenter.account
        person.window.details_action.setChecked(False)
        await chooses(person, "zh_CN")
        assert person.window.bar.new_chat_button.text() == "新建对话"
        assert "已连接" in person.words()
        assert person.presenter.account == account
        assert person.presenter.conversation.key == key
        assert person.presenter.conversation_pane.view.chat is not None
        assert person.list.search.box.text() == "PETG"
        assert person.list.model.shown_chat_count == found
        assert person.presenter.conversation_pane.find_bar.isVisible()
        assert person.presenter.conversation_pane.find_bar.field.text() == "wall"
        assert person.window.size() == size
        assert not person.window.details_action.isChecked()
        assert shown_windows() == ["MainWindow"]
        assert not person.refreshing  # the server is asked for nothing
        await chooses(person, "en")
        assert person.window.bar.new_chat_button.text() == "New chat"
        assert person.list.model.shown_chat_count == found

    live(qapp, tmp_path, story)
    assert QLocale() == before


def test_the_choice_is_kept_for_the_next_start(qapp: QApplication, tmp_path: Path) -> None:
    async def first(person: Person) -> None:
        await person.sees_chats(60)
        await chooses(person, "zh_CN")

    async def second(person: Person) -> None:
        assert person.window.bar.new_chat_button.text() == "新建对话"
        assert person.application.language.chosen == "zh_CN"

    async def third(person: Person) -> None:
        assert person.window.bar.new_chat_button.text().startswith("[")
        assert (await person.presenter._services.users.settings())[SETTING] == "zh_CN"

    live(qapp, tmp_path, first)
    live(qapp, tmp_path, second)
    live(qapp, tmp_path, third, StartOptions(sandbox=True, data_dir=tmp_path, language="pseudo"))


def test_drafts_come_back_with_their_windows_and_their_undo(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        window = await person.begins_chat(QUESTION)
        window.show_tab(2)
        draft = window.draft
        await chooses(person, "zh_CN")
        await until(person.presenter.compose.windows, "the compose window")
        again = await reopened(person)
        assert again is not window
        assert again.draft.messages == draft.messages
        assert again.tab == 2
        again.undo()
        assert again.draft.messages != draft.messages
        assert sorted(shown_windows()) == ["ComposeWindow", "MainWindow"]

    live(qapp, tmp_path, story)


def test_the_raw_json_in_its_window_comes_over(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        key = await reads(person, 0)
        person.presenter.details_pane.raw.open_window()
        await chooses(person, "zh_CN")
        raw = person.presenter.details_pane.raw.window_of_its_own
        assert raw is not None
        assert raw.windowTitle() == f"对话 #{key.id} 的原始 JSON"
        assert sorted(shown_windows()) == ["MainWindow", "RawWindow"]

    live(qapp, tmp_path, story)
    assert not shown_windows()


def test_a_sending_goes_on_and_is_told_in_the_new_window(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        person.application.sandbox.faults.slow_seconds = 3.0
        person.fault("slow")
        window = await person.begins_chat(QUESTION)
        person.sends(window)
        await until(lambda: window.state is ComposeState.SENDING)
        await asyncio.sleep(0.2)
        await chooses(person, "zh_CN")
        again = await reopened(person)
        assert again.state is ComposeState.SENDING
        await until(lambda: not person.presenter.compose.windows(), "the window to close")
        assert person.application.sandbox.created_count() == 1
        await person.is_told("对话已创建。")

    live(qapp, tmp_path, story)


def test_what_is_not_certain_stays_so(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        person.fault("lost_answer")
        window = await person.begins_chat(QUESTION)
        person.sends(window)
        await until(lambda: window.state is ComposeState.UNCERTAIN)
        person.fault(None)
        await chooses(person, "zh_CN")
        again = await reopened(person)
        await until(lambda: again.state is ComposeState.UNCERTAIN)
        assert "尚不确定对话是否已创建。" in person.words(again)
        assert person.application.sandbox.created_count() == 1

    live(qapp, tmp_path, story)


def test_a_failed_refresh_is_told_again_in_the_other_language(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        person.fault("unauthorized")
        person.presenter.refresh()
        await person.is_told("The access token is not accepted.")
        await chooses(person, "zh_CN")
        await person.is_told("访问令牌未被接受。")
        assert person.list.model.chat_count == 60

    live(qapp, tmp_path, story)


def test_changing_twice_in_a_row_and_quitting_meanwhile(qapp: QApplication, tmp_path: Path) -> None:
    async def twice(person: Person) -> None:
        await person.sees_chats(60)
        person.window.language_chosen.emit("zh_CN")
        person.window.language_chosen.emit("en")
        await until(lambda: person.window.bar.new_chat_button.text() == "New chat")
        person.window.language_chosen.emit("zh_CN")
        await asyncio.sleep(0)

    live(qapp, tmp_path, twice)
    assert not [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def test_nothing_of_an_old_window_stays(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        old = person.window
        compose = await person.begins_chat(QUESTION)
        await chooses(person, "zh_CN")
        await until(lambda: not isValid(old) and not isValid(compose), "the old windows to be destroyed")
        person.presenter.refresh()
        await until(lambda: not person.refreshing)
        person.application.theme.mode = "dark"
        QTest.keyClick(person.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: len(person.presenter.compose.windows()) == 2)
        assert all(isinstance(one, ComposeWindow) for one in person.presenter.compose.windows())

    live(qapp, tmp_path, story)
