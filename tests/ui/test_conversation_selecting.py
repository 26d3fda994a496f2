"""Selecting text in a conversation by mouse and keys, and what is copied of it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.json_text import JsonValue
from elegoo_chat_gui.ui.screens.conversation._bubbles import BubblePiece
from elegoo_chat_gui.ui.screens.conversation._pieces import ActionKind, Piece
from elegoo_chat_gui.ui.screens.conversation._settings_card import SettingsPiece
from elegoo_chat_gui.ui.screens.conversation.view import ConversationView
from elegoo_chat_gui.ui.theme import Theme
from tests.ui.conversation_samples import chat_of, shown_view, turns

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SETTINGS: JsonValue = {
    "role": "assistant",
    "content": "",
    "slicing_profiles": {"print_process_overrides": {"wall_loops": 4, "layer_height": "0.2"}},
}


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[ConversationView]:
    yield from shown_view(qtbot, Theme(mode="light"))


def copied(view: ConversationView) -> str:
    view.copy()
    return QGuiApplication.clipboard().text()


def html() -> str:
    return QGuiApplication.clipboard().mimeData().html()


def the(view: ConversationView, kind: type[Piece], row: int = 0) -> Piece:
    return next(piece for piece in view._content.row(row).pieces if isinstance(piece, kind))


def spot(view: ConversationView, row: int, piece: Piece, text: str) -> QPoint:
    """The middle of the first letter of a text."""
    place = len(piece.characters().split(text)[0].encode("utf-16-le")) // 2
    caret = piece.caret(place)
    top = dict(view._scroll.visible())[row]
    return QPointF(caret.right() + 2, caret.center().y() + top).toPoint()


def keys(view: ConversationView, *presses: Qt.Key, modifiers: Qt.KeyboardModifier = SHIFT) -> None:
    for key in presses:
        QTest.keyClick(view, key, modifiers)


def test_three_clicks_take_the_paragraph(view: ConversationView) -> None:
    view.show_chat(chat_of([{"role": "user", "content": "first line here\nsecond line"}]))
    at = spot(view, 0, the(view, BubblePiece), "line here")
    QTest.mouseClick(view.viewport(), LEFT, pos=at)
    QTest.mouseDClick(view.viewport(), LEFT, pos=at)
    assert copied(view) == "line"
    QTest.mouseClick(view.viewport(), LEFT, pos=at)
    assert copied(view) == "first line here"


def test_dragging_after_two_clicks_takes_whole_words(view: ConversationView) -> None:
    view.show_chat(chat_of([{"role": "user", "content": "alpha beta gamma delta"}]))
    piece = the(view, BubblePiece)
    QTest.mouseDClick(view.viewport(), LEFT, pos=spot(view, 0, piece, "eta gamma"))
    QTest.mousePress(view.viewport(), LEFT, pos=spot(view, 0, piece, "eta gamma"))
    view._triple.stop()
    QTest.mouseDClick(view.viewport(), LEFT, pos=spot(view, 0, piece, "eta gamma"))
    _drag(view, spot(view, 0, piece, "mma"))
    assert copied(view) == "beta gamma"
    _drag(view, spot(view, 0, piece, "pha"))
    assert copied(view) == "alpha beta"
    QTest.mouseRelease(view.viewport(), LEFT, pos=spot(view, 0, piece, "pha"))


def _drag(view: ConversationView, to: QPoint) -> None:
    place, none = QPointF(to), Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, place, view.viewport().mapToGlobal(place), LEFT, LEFT, none)
    QApplication.sendEvent(view.viewport(), event)


def test_dragging_beyond_the_edge_scrolls_on(view: ConversationView, qtbot: QtBot) -> None:
    view.show_chat(chat_of(turns(60)))
    QTest.mousePress(view.viewport(), LEFT, pos=QPoint(60, 60))
    _drag(view, QPoint(60, view.viewport().height() + 50))
    qtbot.waitUntil(lambda: view._scroll.row > 5)
    QTest.mouseRelease(view.viewport(), LEFT, pos=QPoint(60, view.viewport().height() + 50))
    row = view._scroll.row
    qtbot.wait(80)
    assert view._scroll.row == row
    assert "message 4" in copied(view)


def test_shift_and_arrows_select_by_letter_word_and_line(view: ConversationView) -> None:
    view.show_chat(chat_of([{"role": "user", "content": "one two a😀 three\nsecond line"}]))
    QTest.mouseClick(view.viewport(), LEFT, pos=spot(view, 0, the(view, BubblePiece), "two") - QPoint(3, 0))
    keys(view, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert copied(view) == "tw"
    keys(view, Qt.Key.Key_Left)
    assert copied(view) == "t"
    keys(view, Qt.Key.Key_Right, modifiers=SHIFT | CONTROL)
    assert copied(view) == "two "
    keys(view, Qt.Key.Key_Right)
    assert copied(view) == "two a"
    keys(view, Qt.Key.Key_Right)
    assert copied(view) == "two a😀"
    keys(view, Qt.Key.Key_End)
    assert copied(view) == "two a😀 three"
    keys(view, Qt.Key.Key_Home)
    assert copied(view) == "one "
    keys(view, Qt.Key.Key_Down, Qt.Key.Key_End)
    assert copied(view) == "two a😀 three\nsecond line"


def test_the_selection_by_keys_goes_on_into_the_next_message(view: ConversationView) -> None:
    view.show_chat(chat_of([{"role": "user", "content": "ab"}, {"role": "assistant", "content": "cd"}, SETTINGS]))
    QTest.keyClick(view, Qt.Key.Key_Down)
    keys(view, *[Qt.Key.Key_Right] * 3)
    assert copied(view) == "ab"
    keys(view, Qt.Key.Key_Right)
    assert copied(view) == "User:\nab\n\nAssistant:\nc"
    keys(view, *[Qt.Key.Key_Down] * 3)
    assert "wall_loops" in copied(view)
    keys(view, *[Qt.Key.Key_Up] * 9)
    assert copied(view).startswith("ab") or not view._selection


def test_shift_and_control_and_end_reach_the_end_of_ten_thousand_messages(view: ConversationView) -> None:
    view.show_chat(chat_of(turns(10_000)))
    QTest.keyClick(view, Qt.Key.Key_Down)
    keys(view, Qt.Key.Key_End, modifiers=SHIFT | CONTROL)
    text = copied(view)
    assert text.count("message ") >= 10_000
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    keys(view, Qt.Key.Key_Home, modifiers=SHIFT | CONTROL)
    assert view.verticalScrollBar().value() == 0


def test_shift_and_page_keys_select_a_page(view: ConversationView) -> None:
    view.show_chat(chat_of(turns(60)))
    QTest.keyClick(view, Qt.Key.Key_Down)
    keys(view, Qt.Key.Key_PageDown)
    first = copied(view)
    keys(view, Qt.Key.Key_PageDown)
    assert len(copied(view)) > len(first) > 100
    keys(view, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    assert len(copied(view)) < len(first)


def test_letters_of_a_setting_can_be_selected(view: ConversationView) -> None:
    view.show_chat(chat_of([SETTINGS]))
    QTest.mouseDClick(view.viewport(), LEFT, pos=spot(view, 0, the(view, SettingsPiece), "layer_height"))
    assert copied(view) == "layer_height"


def test_several_settings_are_copied_as_a_table(view: ConversationView) -> None:
    view.show_chat(chat_of([SETTINGS]))
    piece = the(view, SettingsPiece)
    QTest.mousePress(view.viewport(), LEFT, pos=spot(view, 0, piece, "wall_loops") - QPoint(3, 0))
    _drag(view, spot(view, 0, piece, "0.2") + QPoint(40, 0))
    QTest.mouseRelease(view.viewport(), LEFT, pos=QPoint(0, 0))
    assert copied(view) == "wall_loops\t4\t\nlayer_height\t0.2"
    assert "<table" in html()
    assert "<td>wall_loops</td><td>4</td>" in html()
    markdown = bytes(QGuiApplication.clipboard().mimeData().data("text/markdown").data()).decode()
    assert "| wall_loops | 4 |" in markdown


def test_a_message_selected_as_a_whole_brings_its_folded_parts(view: ConversationView) -> None:
    view.show_chat(chat_of([{"role": "assistant", "content": "**seen**", "odd": {"deep": "folded"}}]))
    view.select_all()
    assert copied(view).startswith("seen\n\n")
    assert "folded" in copied(view)
    assert "<strong>seen</strong>" in html()


def test_settings_are_copied_as_a_table_by_their_button(view: ConversationView) -> None:
    view.show_chat(chat_of([SETTINGS]))
    action = next(action for action in view.actions_of(0) if action.kind is ActionKind.COPY_SETTINGS)
    view.act(0, action)
    assert "wall_loops\t4" in QGuiApplication.clipboard().text()
    assert "<table" in html()


def test_escape_selects_nothing(view: ConversationView) -> None:
    view.show_chat(chat_of(turns(3)))
    view.select_all()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view._selection
