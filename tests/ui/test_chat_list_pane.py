"""The list in a person's hands: keys, filters, states, and a place that stays."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.chats import ChangeSet, ChatKey
from elegoo_chat_gui.core.filters import ChatFilter, FeedbackFilter, SortOrder
from elegoo_chat_gui.services.sync import SyncProgress
from elegoo_chat_gui.ui.screens.chat_list import ChatListPane, ListState
from elegoo_chat_gui.ui.screens.chat_list._rows import ChatRow
from elegoo_chat_gui.ui.screens.chat_list._words import short_preset
from elegoo_chat_gui.ui.theme import Theme
from tests.ui.test_chat_list_model import ACCOUNT, NOW, chat, draft, sending, shown

MANY = 200


def key(number: int) -> ChatKey:
    return ChatKey(ACCOUNT, number)


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> ChatListPane:
    pane = ChatListPane(Theme(mode="light"), lambda: NOW)
    qtbot.addWidget(pane)
    pane.resize(320, 700)
    pane.set_state(ListState.READY)
    pane.show()
    return pane


def fill(pane: ChatListPane, count: int = MANY) -> None:
    """Chats 1 (oldest) to count, two an hour."""
    pane.model.set_list([chat(n, f"Question {n}", hours=(count - n) / 2) for n in range(1, count + 1)])


def top_of(pane: ChatListPane, number: int) -> int:
    at = pane.model.position_of_chat(key(number))
    assert at is not None
    return pane.view.rowViewportPosition(at)


def current(pane: ChatListPane) -> int | None:
    row = pane.model.row_at(pane.view.currentIndex().row())
    return row.summary.key.id if isinstance(row, ChatRow) else None


def press(pane: ChatListPane, qtbot: QtBot, *keys: Qt.Key) -> int | None:
    for which in keys:
        QTest.keyClick(pane.view, which)
    return current(pane)


def test_keys_walk_over_headings(pane: ChatListPane, qtbot: QtBot) -> None:
    pane.model.set_list([chat(3), chat(2, hours=30), chat(1, hours=31)])
    told: list[ChatKey | None] = []
    pane.chat_activated.connect(told.append)
    assert press(pane, qtbot, Qt.Key.Key_Down) == 3
    assert press(pane, qtbot, Qt.Key.Key_J) == 2
    assert press(pane, qtbot, Qt.Key.Key_K) == 3
    assert press(pane, qtbot, Qt.Key.Key_Up) == 3
    assert press(pane, qtbot, Qt.Key.Key_End) == 1
    assert press(pane, qtbot, Qt.Key.Key_Down) == 1
    assert press(pane, qtbot, Qt.Key.Key_Home) == 3
    assert press(pane, qtbot, Qt.Key.Key_PageDown) == 1
    assert press(pane, qtbot, Qt.Key.Key_PageUp) == 3
    assert told == [key(n) for n in (3, 2, 3, 1, 3, 1, 3)]
    with qtbot.waitSignal(pane.reading_requested):
        press(pane, qtbot, Qt.Key.Key_Return)


def test_every_chat_can_be_reached_by_page(pane: ChatListPane, qtbot: QtBot) -> None:
    fill(pane)
    press(pane, qtbot, Qt.Key.Key_Home)
    for _ in range(MANY):
        before = current(pane)
        if press(pane, qtbot, Qt.Key.Key_PageDown) == before:
            break
    assert current(pane) == 1
    viewport = pane.view.viewport().rect()
    assert viewport.contains(pane.view.visualRect(pane.view.currentIndex()))


def test_selection_and_scroll_survive_a_refresh(pane: ChatListPane, qtbot: QtBot) -> None:
    fill(pane)
    assert pane.select_chat(key(100))
    told: list[object] = []
    pane.chat_activated.connect(told.append)
    before = top_of(pane, 100)
    assert pane.view.verticalScrollBar().value() > 0
    newer = tuple(chat(n, hours=0.01) for n in range(1000, 1020))
    scattered = tuple(chat(n, hours=n % 90 + 0.3) for n in range(2000, 2100))
    moved = (chat(100, "Question 100", hours=(MANY - 100) / 2, feedback="positive"),)
    for changes in (
        ChangeSet(ACCOUNT, added=newer, updated=moved),
        ChangeSet(ACCOUNT, added=scattered),
        ChangeSet(ACCOUNT, removed=tuple(key(n) for n in range(120, 150))),
        ChangeSet(ACCOUNT, removed=tuple(key(n) for n in range(2000, 2100, 2))),
    ):
        pane.model.apply(changes, mark=True)
        assert top_of(pane, 100) == before
        assert current(pane) == 100
    pane.model.set_drafts([draft("d")])
    pane.model.set_unsettled([sending("s")])
    assert top_of(pane, 100) == before
    assert told == []


def test_at_the_top_new_chats_come_into_sight(pane: ChatListPane, qtbot: QtBot) -> None:
    fill(pane)
    pane.model.apply(ChangeSet(ACCOUNT, added=(chat(999, hours=0),)), mark=True)
    assert 0 < top_of(pane, 999) < 60


def test_heights_stay_right(pane: ChatListPane, qtbot: QtBot) -> None:
    fill(pane)
    pane.model.apply(ChangeSet(ACCOUNT, added=tuple(chat(n, hours=n * 7.0) for n in range(500, 900))), mark=True)
    pane.model.apply(ChangeSet(ACCOUNT, removed=tuple(key(n) for n in range(1, 200, 2))), mark=True)
    pane.model.set_order(SortOrder.CREATED_OLDEST)
    header = pane.view.verticalHeader()
    sections = set(pane.model.section_positions())
    heights = {(at in sections, header.sectionSize(at)) for at in range(pane.model.rowCount())}
    assert len(sections) > 5
    assert len(heights) == 2


def test_a_removed_chat_is_no_longer_chosen(pane: ChatListPane, qtbot: QtBot) -> None:
    fill(pane, 5)
    pane.select_chat(key(3))
    with qtbot.waitSignal(pane.chat_activated) as told:
        pane.model.apply(ChangeSet(ACCOUNT, removed=(key(3),)), mark=False)
    assert told.args == [None]
    assert current(pane) is None


def test_a_filter_hides_the_chosen_chat_but_does_not_forget_it(pane: ChatListPane, qtbot: QtBot) -> None:
    fill(pane, 5)
    pane.select_chat(key(3))
    told: list[object] = []
    pane.chat_activated.connect(told.append)
    QTest.keyClicks(pane.search.box, "Question 4")
    qtbot.waitUntil(lambda: shown(pane.model) == ["Today", 4])
    assert current(pane) is None
    QTest.keyClick(pane.search.box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: current(pane) == 3)
    assert told == []
    assert pane.search.box.placeholderText() == "Search 5 chats"


def test_choosing_a_hidden_chat_takes_the_filter_off(pane: ChatListPane, qtbot: QtBot) -> None:
    fill(pane, 5)
    pane.search._set(ChatFilter(feedback=FeedbackFilter.NEGATIVE))
    assert pane.select_chat(key(2))
    assert current(pane) == 2
    assert not pane.model.filter
    assert not pane.select_chat(key(77))


def test_chips_filter_by_feedback_and_presets(pane: ChatListPane, qtbot: QtBot) -> None:
    pane.model.set_list(
        [chat(1, feedback="positive", machine="A & B"), chat(2, feedback="negative"), chat(3, machine="A & B")]
    )
    chips = {chip.accessibleName(): chip for chip in pane.search.findChildren(QPushButton)}
    QTest.mouseClick(chips["Positive"], Qt.MouseButton.LeftButton)
    assert shown(pane.model) == ["Today", 1]
    QTest.mouseClick(chips["All"], Qt.MouseButton.LeftButton)
    menu = chips["Machine"].menu()
    menu.aboutToShow.emit()
    named = {action.text(): action for action in menu.actions()}
    named["A && B (2)"].trigger()
    assert shown(pane.model) == ["Today", 3, 1]
    assert chips["Machine"].accessibleName() == "Machine: A & B"
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "None named (1)").trigger()
    assert shown(pane.model) == ["Today", 2]


def test_states(pane: ChatListPane, qtbot: QtBot) -> None:
    def button() -> QPushButton:
        return pane.empty.findChildren(QPushButton)[0]

    assert pane.empty.accessibleName() == "No chats yet"
    with qtbot.waitSignal(pane.new_chat_requested):
        button().click()
    for state, title in (
        (ListState.OFFLINE, "No connection"),
        (ListState.FAILED, "The chats could not be read"),
        (ListState.NEVER_READ, "Not read yet"),
    ):
        pane.set_state(state)
        assert pane.empty.accessibleName() == title
        with qtbot.waitSignal(pane.refresh_requested):
            button().click()
    pane.set_state(ListState.LOADING)
    assert not button().isVisible()
    fill(pane, 3)
    assert not pane.empty.isVisible()
    pane.search.box.setText("nothing like it")
    qtbot.waitUntil(pane.empty.isVisible)
    assert pane.empty.accessibleName() == "Nothing matches"
    button().click()
    assert pane.view.isVisible()
    assert pane.model.shown_chat_count == 3


def test_drafts_stand_above_the_words_that_there_is_no_chat(pane: ChatListPane, qtbot: QtBot) -> None:
    pane.model.set_drafts([draft("d")])
    assert pane.view.isVisible()
    assert pane.empty.isVisible()
    assert pane.view.height() <= pane.view.content_height()


def test_progress_can_be_cancelled(pane: ChatListPane, qtbot: QtBot) -> None:
    pane.show_progress(SyncProgress(12, 3_400_000, None, 1))
    assert pane.progress.text() == "Reading… 12 chats, 3.4 MB"
    with qtbot.waitSignal(pane.cancel_requested):
        pane.progress.findChildren(QPushButton)[0].click()
    pane.hide_progress()
    assert not pane.progress.isVisible()


def _action(menu: QMenu | None, text: str) -> QAction:
    assert menu is not None
    return next(action for action in menu.actions() if action.text() == text)


def test_an_unsettled_sending_says_what_can_be_done(pane: ChatListPane, qtbot: QtBot) -> None:
    fill(pane, 3)
    entry = sending("s")
    pane.model.set_unsettled([entry])
    with qtbot.waitSignals([pane.unsettled_activated, pane.chat_activated]):
        press(pane, qtbot, Qt.Key.Key_Home)
    assert pane.unsettled.isVisible()
    buttons = {button.accessibleName(): button for button in pane.unsettled.findChildren(QPushButton)}
    for text, signal in (
        ("Look on the server", pane.settle_requested),
        ("Send again…", pane.release_requested),
        ("Discard", pane.discard_requested),
    ):
        with qtbot.waitSignal(signal) as asked:
            buttons[text].click()
        assert asked.args == [entry]
        row = pane.model.row_at(1)
        assert row is not None
        with qtbot.waitSignal(signal):
            _action(pane.menu_for(row), text).trigger()
    pane.model.set_unsettled([])
    assert not pane.unsettled.isVisible()


def test_a_draft_opens_on_enter_and_can_be_deleted(pane: ChatListPane, qtbot: QtBot) -> None:
    pane.model.set_drafts([draft("d")])
    press(pane, qtbot, Qt.Key.Key_Home)
    with qtbot.waitSignal(pane.draft_activated) as opened:
        press(pane, qtbot, Qt.Key.Key_Return)
    assert opened.args == ["d"]
    row = pane.model.row_at(1)
    assert row is not None
    with qtbot.waitSignal(pane.draft_delete_requested) as deleted:
        _action(pane.menu_for(row), "Delete draft").trigger()
    assert deleted.args == ["d"]


def test_a_click_opens_what_is_under_it(pane: ChatListPane, qtbot: QtBot) -> None:
    fill(pane, 3)
    place = pane.view.visualRect(pane.model.index(2, 0)).center()
    with qtbot.waitSignal(pane.chat_activated) as told:
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [key(2)]
    heading = pane.view.visualRect(pane.model.index(0, 0)).center()
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert current(pane) == 2


def test_opening_a_chat_takes_its_mark_off(pane: ChatListPane, qtbot: QtBot) -> None:
    fill(pane, 3)
    pane.model.apply(ChangeSet(ACCOUNT, added=(chat(9, hours=0),)), mark=True)
    pane.select_chat(key(9))
    row = pane.model.chat_row(key(9))
    assert row is not None
    assert row.mark is None


def test_days_change_at_midnight(qtbot: QtBot, qapp: QApplication) -> None:
    moment = [NOW]
    pane = ChatListPane(Theme(mode="dark"), lambda: moment[0])
    qtbot.addWidget(pane)
    pane.model.set_list([chat(1)])
    pane.select_chat(key(1))
    moment[0] = NOW + timedelta(days=1)
    pane.check_day()
    assert shown(pane.model) == ["Yesterday", 1]
    assert current(pane) == 1


def test_everything_wild_can_be_painted(pane: ChatListPane, qtbot: QtBot) -> None:
    pane.model.set_list(
        [
            chat(1, "\ud800\x00\u202e<b>", preview="\u2028" * 50, feedback="\udfff", machine="\x00"),
            chat(2, "x" * 10_000, messages=None, hours=None),
            chat(3, "مرحبا", feedback="negative"),
        ]
    )
    pane.model.apply(ChangeSet(ACCOUNT, updated=(chat(3, "مرحبا!"),), added=(chat(4),)), mark=True)
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        pane.setLayoutDirection(direction)
        assert not pane.grab().isNull()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Elegoo Neptune 4 Pro (0.4 nozzle)", "Neptune 4 Pro"),
        ("0.20mm Standard @Elegoo Neptune4Pro (0.4 nozzle)", "0.20mm Standard"),
        ("Elegoo Generic PETG", "Generic PETG"),
        ("Elegoo", "Elegoo"),
        ("@home", "@home"),
        ("0.4 nozzle", "0.4 nozzle"),
    ],
)
def test_presets_are_shortened_to_what_tells_them_apart(name: str, short: str) -> None:
    assert short_preset(name) == short
