"""The pane's states, its header, and the presenter's order of things."""

import asyncio
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.chats import Chat, ChatKey
from elegoo_chat_gui.core.errors import ElegooChatError, StoreError
from elegoo_chat_gui.ui.screens.conversation.pane import ConversationPane
from elegoo_chat_gui.ui.screens.conversation.presenter import ConversationPresenter
from elegoo_chat_gui.ui.theme import Theme
from tests.ui.conversation_samples import chat_of, summary_of, turns


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[ConversationPane]:
    pane = ConversationPane(Theme(mode="light"))
    qtbot.addWidget(pane)
    pane.resize(800, 600)
    pane.show()
    yield pane
    pane.show_nothing()


def state(pane: ConversationPane) -> str:
    page = pane._stack.currentWidget()
    if page is pane.view:
        return "reading"
    return pane._state.accessibleName() if page is pane._state else "blank"


def test_nothing_is_selected_at_first(pane: ConversationPane) -> None:
    assert state(pane) == "No chat selected"
    assert not pane.header.isVisible()


def test_the_spinner_waits(pane: ConversationPane, qtbot: QtBot) -> None:
    pane.show_loading(summary_of(chat_of(turns(2))))
    assert state(pane) == "blank"
    assert not pane.header.continue_button.isEnabled()
    qtbot.waitUntil(lambda: state(pane) == "Opening the chat…", timeout=2_000)


def test_a_chat_that_comes_at_once_shows_no_spinner(pane: ConversationPane, qtbot: QtBot) -> None:
    chat = chat_of(turns(2))
    pane.show_loading(summary_of(chat))
    pane.show_chat(chat)
    assert not pane._spinner_delay.isActive()
    assert state(pane) == "reading"
    assert pane.header.continue_button.isEnabled()


def test_loading_the_chat_that_is_read_leaves_it_there(pane: ConversationPane) -> None:
    chat = chat_of(turns(50))
    pane.show_chat(chat)
    pane.view.scroll_by(500)
    pane.show_loading(summary_of(chat))
    assert state(pane) == "reading"
    pane.show_chat(chat_of(turns(50)))
    assert pane.view.verticalScrollBar().value() == 500


def test_an_empty_list_is_said(pane: ConversationPane) -> None:
    pane.show_chat(chat_of([]))
    assert state(pane) == "No messages"


def test_a_failure_offers_another_try(pane: ConversationPane, qtbot: QtBot) -> None:
    pane.show_loading(summary_of(chat_of(turns(2))))
    pane.show_failure("It failed", "Do this")
    assert state(pane) == "It failed"
    with qtbot.waitSignal(pane.retry_requested):
        pane._state._button.click()


def test_the_header_says_number_time_and_presets(pane: ConversationPane) -> None:
    title = "What " + "very " * 80 + "long?"
    pane.resize(480, 600)
    pane.show_chat(chat_of([{"role": "user", "content": title}], updated_at="2026-11-22T09:35:00Z"))
    facts = pane.header._flow.itemAt(0)
    assert facts is not None
    label = facts.widget()
    assert label.text().startswith("#7 · 22 Nov 2026, ")
    assert "→" in label.text()
    assert "2026-11-22 09:35:00 UTC" in label.toolTip()
    chips = [pane.header._flow.itemAt(i) for i in range(1, pane.header._flow.count())]
    assert [name for chip in chips if chip and (name := chip.widget().accessibleName())] == [
        "Machine: Elegoo Neptune 4"
    ]
    assert pane.header._title.text().count("\n") == 1
    assert "very very" in pane.header._title.toolTip()


def test_a_word_without_end_does_not_widen_the_pane(pane: ConversationPane) -> None:
    pane.show_chat(chat_of([{"role": "user", "content": "x" * 5_000}], machine_name="y" * 5_000))
    assert pane.minimumSizeHint().width() <= 500


def test_continue_and_copy_ask(pane: ConversationPane, qtbot: QtBot) -> None:
    chat = chat_of(turns(2))
    pane.show_chat(chat)
    with qtbot.waitSignal(pane.continue_requested) as asked:
        pane.header.continue_button.click()
    assert asked.args == [chat.key]
    with qtbot.waitSignal(pane.copied) as told:
        pane.header.copy_button.click()
    assert told.args == ["Chat copied"]


@dataclass(frozen=True)
class Words:
    title: str
    advice: str


class Reading:
    """Answers when it is told to."""

    def __init__(self) -> None:
        self.waiting: dict[ChatKey, asyncio.Future[Chat]] = {}

    async def open(self, key: ChatKey) -> Chat:
        self.waiting[key] = asyncio.get_running_loop().create_future()
        return await self.waiting[key]


def run(coroutine: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(coroutine, 5))


def presenter_of(pane: ConversationPane, reading: Reading, unforeseen: list[Exception]) -> ConversationPresenter:
    def describe(error: ElegooChatError) -> Words:
        return Words("Failed", type(error).__name__)

    return ConversationPresenter(pane, reading, describe, unforeseen.append)


def test_the_newest_wish_wins(pane: ConversationPane) -> None:
    first, second = chat_of(turns(2), 1), chat_of(turns(3), 2)
    unforeseen: list[Exception] = []

    async def play() -> None:
        reading = Reading()
        presenter = presenter_of(pane, reading, unforeseen)
        presenter.open(first.key, summary_of(first))
        await asyncio.sleep(0)
        presenter.open(second.key, summary_of(second))
        await asyncio.sleep(0)
        assert reading.waiting[first.key].cancelled()
        reading.waiting[second.key].set_result(second)
        await asyncio.sleep(0.01)
        assert pane.view.chat is second
        presenter.open(None)
        assert pane.view.chat is None
        await presenter.aclose()

    run(play())
    assert not unforeseen


def test_a_failure_is_told_in_the_pane_and_can_be_tried_again(pane: ConversationPane) -> None:
    chat = chat_of(turns(2))
    unforeseen: list[Exception] = []

    async def play() -> None:
        reading = Reading()
        presenter = presenter_of(pane, reading, unforeseen)
        presenter.open(chat.key, summary_of(chat))
        await asyncio.sleep(0)
        reading.waiting[chat.key].set_exception(StoreError(None, "broken"))
        await asyncio.sleep(0.01)
        assert state(pane) == "Failed"
        pane.retry_requested.emit()
        await asyncio.sleep(0)
        reading.waiting[chat.key].set_result(chat)
        await asyncio.sleep(0.01)
        assert state(pane) == "reading"
        await presenter.aclose()

    run(play())
    assert not unforeseen


def test_the_header_stands_above_the_messages_in_a_wide_window(pane: ConversationPane) -> None:
    pane.show_chat(chat_of(turns(2)))
    pane.resize(1900, 600)
    margins = pane.header.layout().contentsMargins()
    answer = pane.view._content.row(1).pieces[0].rect.left()
    assert margins.left() == round(answer) > 200
    pane.resize(700, 600)
    assert pane.header.layout().contentsMargins().left() == 20


def with_a_page(pane: ConversationPane) -> tuple[QLineEdit, list[str]]:
    """A page beside the messages, and what is asked of it."""
    page, asked = QLineEdit(), list[str]()
    place = pane.add_page("Settings", page, lambda: asked.append("find"), lambda: asked.append("focus"))
    assert place == 1
    return page, asked


def test_one_page_needs_no_tabs(pane: ConversationPane) -> None:
    pane.show_chat(chat_of(turns(2)))
    assert not pane.header.tabs.isVisible()
    with_a_page(pane)
    assert pane.header.tabs.isVisible()


def test_pages_are_turned_by_tab_and_by_key(pane: ConversationPane, qtbot: QtBot) -> None:
    page, asked = with_a_page(pane)
    pane.show_chat(chat_of(turns(2)))
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    with qtbot.waitSignal(pane.page_shown) as shown:
        qtbot.keyClick(pane, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert shown.args == [1]
    assert page.isVisible()
    assert asked == ["focus"]
    qtbot.keyClick(pane, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(pane, Qt.Key.Key_F3)
    assert asked == ["focus", "find"]
    assert not pane.find_bar.isVisible()
    qtbot.keyClick(pane, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert pane.view.isVisible()
    assert pane.view.hasFocus()


def test_a_page_stays_chosen_from_chat_to_chat(pane: ConversationPane) -> None:
    page, _ = with_a_page(pane)
    pane.show_chat(chat_of(turns(2), 1))
    pane.show_page(1)
    pane.show_loading(summary_of(chat_of(turns(2), 2)))
    assert page.isVisible()
    pane.show_failure("It failed", "Do this")
    assert not page.isVisible(), "a failure is seen on every page"
    assert state(pane) == "It failed"
    pane.show_chat(chat_of(turns(2), 2))
    assert page.isVisible()
    pane.show_nothing()
    assert not page.isVisible()
    assert state(pane) == "No chat selected"


def test_a_message_is_shown_from_another_page(pane: ConversationPane) -> None:
    page, _ = with_a_page(pane)
    pane.show_chat(chat_of(turns(50)))
    pane.show_page(1)
    pane.go_to_message(30)
    assert not page.isVisible()
    assert pane.view.read_message == 30


def test_a_tab_says_its_title_and_its_keys(pane: ConversationPane) -> None:
    with_a_page(pane)
    pane.name_page(1, "Settings · 5 changed")
    assert pane.header.tabs.tabText(1) == "Settings · 5 changed"
    assert pane.header.tabs.accessibleTabName(1) == "Settings · 5 changed"
    assert "Alt+2" in pane.header.tabs.tabToolTip(1)


def test_the_header_follows_the_width_while_the_messages_are_hidden(pane: ConversationPane, qtbot: QtBot) -> None:
    with_a_page(pane)
    pane.show_chat(chat_of(turns(2)))
    pane.show_page(1)
    with qtbot.waitSignal(pane.column_moved) as moved:
        pane.resize(1900, 600)
    assert moved.args[0] == pane.header.layout().contentsMargins().left() > 200
    pane.resize(700, 600)
    assert pane.header.layout().contentsMargins().left() == 20
