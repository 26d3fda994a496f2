"""Code that does not wrap, settings that are only repeated, long values: what is folded, scrolled and kept."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.json_text import JsonValue
from elegoo_chat_gui.ui.screens.conversation._bubbles import BubblePiece
from elegoo_chat_gui.ui.screens.conversation._pieces import ActionKind, Fold
from elegoo_chat_gui.ui.screens.conversation._settings_card import SettingsPiece
from elegoo_chat_gui.ui.screens.conversation.view import ConversationView
from elegoo_chat_gui.ui.theme import Theme
from tests.ui.conversation_samples import chat_of, shown_view, turns

LONG_LINE = "G1 " + " ".join(f"X{n}" for n in range(200))
CODE: JsonValue = [{"role": "assistant", "content": f"Look:\n\n```gcode\n{LONG_LINE}\nG28\n```\n\nafter"}]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(mode="light")


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> Iterator[ConversationView]:
    yield from shown_view(qtbot, theme)


def bubble(view: ConversationView, row: int = 0) -> BubblePiece:
    return next(piece for piece in view._content.row(row).pieces if isinstance(piece, BubblePiece))


def wheel(view: ConversationView, at: QPoint, sideways: int) -> None:
    place = QPointF(at)
    event = QWheelEvent(
        place,
        view.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(sideways, 0),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def place_of(piece: BubblePiece, text: str) -> int:
    return piece.characters().index(text)


def on_screen(view: ConversationView, piece: BubblePiece, text: str) -> QPoint:
    return (piece.caret(place_of(piece, text)).center() + QPointF(3, dict(view._scroll.visible())[0])).toPoint()


def test_a_long_line_of_code_stays_one_line(view: ConversationView) -> None:
    view.show_chat(chat_of(CODE))
    piece = bubble(view)
    first, last = piece.caret(place_of(piece, "G1 ")), piece.caret(place_of(piece, "X199"))
    assert first.top() == last.top()
    assert last.left() > piece.rect.right()


def test_code_is_scrolled_by_wheel_and_keys_and_the_words_around_it_are_not(view: ConversationView) -> None:
    view.show_chat(chat_of(CODE))
    piece = bubble(view)
    code, words = piece.caret(place_of(piece, "X5 ")), piece.caret(place_of(piece, "after"))
    wheel(view, on_screen(view, piece, "X5 "), -120)
    moved = piece.caret(place_of(piece, "X5 "))
    assert moved.left() < code.left()
    assert piece.caret(place_of(piece, "after")) == words
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert piece.caret(place_of(piece, "X5 ")).left() < moved.left()
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Left)
    assert piece.caret(place_of(piece, "X5 ")) == code


def test_a_click_into_scrolled_code_hits_what_is_seen(view: ConversationView) -> None:
    view.show_chat(chat_of(CODE))
    piece = bubble(view)
    piece.bring_into_view(place_of(piece, "X150 "))
    at = on_screen(view, piece, "X150 ")
    assert piece.rect.left() < at.x() < piece.rect.right()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    view.copy()
    assert QGuiApplication.clipboard().text() == "X150"


def test_the_bar_below_code_is_dragged(view: ConversationView) -> None:
    view.show_chat(chat_of(CODE))
    piece = bubble(view)
    code = piece._parts[0].codes[0]
    start = (code.grip().center() + piece._origin(piece._parts[0])).toPoint()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), start + QPoint(60, 0))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))
    assert code.scroll > 60
    assert not view._selection


def test_code_has_a_button_that_copies_it(view: ConversationView, qtbot: QtBot) -> None:
    view.show_chat(chat_of(CODE))
    action = next(action for action in view.actions_of(0) if action.kind is ActionKind.COPY_CODE)
    with qtbot.waitSignal(view.copied) as told:
        view.act(0, action)
    assert told.args == ["Code copied"]
    assert QGuiApplication.clipboard().text() == f"{LONG_LINE}\nG28"


def test_code_that_goes_on_where_its_message_is_folded_is_copied_whole(view: ConversationView) -> None:
    code = "\n".join(f"G1 X{n} Y{n}" for n in range(3_000))
    view.show_chat(chat_of([{"role": "assistant", "content": f"Look:\n\n```\n{code}\n```\n\nend"}]))
    assert view._content.is_long(0)
    actions = [action for action in view.actions_of(0) if action.kind is ActionKind.COPY_CODE]
    view.act(0, actions[-1])
    text = QGuiApplication.clipboard().text()
    assert text.endswith("G1 X2999 Y2999")
    assert "end" not in text


def settings(**overrides: JsonValue) -> JsonValue:
    profiles: JsonValue = {"use_print_process_preset": "0.20", "print_process_overrides": overrides}
    return {"role": "assistant", "content": "", "slicing_profiles": profiles}


def card(view: ConversationView, row: int) -> SettingsPiece:
    return next(piece for piece in view._content.row(row).pieces if isinstance(piece, SettingsPiece))


def test_settings_that_are_only_repeated_are_folded_and_counted(view: ConversationView) -> None:
    view.show_chat(chat_of([settings(wall_loops=4, brim_width=5), settings(wall_loops=4, brim_width=8)]))
    assert "wall_loops" in card(view, 0).characters()
    assert "wall_loops" not in card(view, 1).characters()
    assert "brim_width\t8" in card(view, 1).characters()
    view.act(1, next(action for action in view.actions_of(1) if action.fold is Fold.UNCHANGED))
    assert "wall_loops\t4" in card(view, 1).characters()


def test_a_fold_is_opened_by_a_click_on_its_line(view: ConversationView) -> None:
    view.show_chat(chat_of([settings(wall_loops=4), settings(wall_loops=4)]))
    piece = card(view, 1)
    at = QPointF(piece.rect.left() + 60, piece.rect.bottom() - 12 + dict(view._scroll.visible())[1]).toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert "wall_loops" in card(view, 1).characters()


def test_a_huge_value_is_cut_until_asked_for(view: ConversationView) -> None:
    view.show_chat(chat_of([settings(post_process="x" * 5_000)]))
    assert "x" * 5_000 not in card(view, 0).characters()
    view.show_all(0)
    assert "x" * 5_000 in card(view, 0).characters()


@pytest.mark.parametrize("role", ["user", "assistant"])
def test_a_run_that_nobody_reads_is_folded(view: ConversationView, role: str) -> None:
    run = "iVBORw0KGgo" * 400
    view.show_chat(chat_of([{"role": role, "content": f"see {run} there"}]))
    assert run not in bubble(view).characters()
    assert "there" in bubble(view).characters()
    view.toggle_folds(0)
    assert run in bubble(view).characters()


def test_chinese_prose_is_no_run(view: ConversationView) -> None:
    text = "支撑很难拆除" * 500
    view.show_chat(chat_of([{"role": "user", "content": text}]))
    assert text in bubble(view).characters()


def test_larger_text_keeps_what_is_read_at_the_top(view: ConversationView, theme: Theme) -> None:
    view.show_chat(chat_of(turns(80, words=60)))
    view.scroll_by(3_000)
    row = view._scroll.row
    theme.text_scale = 1.5
    assert view._scroll.row == row
    theme.text_scale = 1.0
    assert view._scroll.row == row


TABLE = "| Temperature | Bed adhesion | What to do about it |\n|---|---|---|\n" + "| 215 | poor, corners lift | "


def test_words_in_a_table_are_not_broken_while_it_fits(view: ConversationView) -> None:
    view.show_chat(chat_of([{"role": "assistant", "content": TABLE + "clean the plate and slow down a lot |"}]))
    piece = bubble(view)
    first = piece.caret(place_of(piece, "Temperature"))
    assert piece.caret(place_of(piece, "emperature") + 10).top() == first.top()


def test_a_table_with_an_endless_word_stays_in_its_bubble(view: ConversationView) -> None:
    view.show_chat(chat_of([{"role": "assistant", "content": TABLE + "x" * 300 + " |"}]))
    piece = bubble(view)
    assert piece.caret(place_of(piece, "xxx") + 299).right() < piece.rect.right()


def test_copied_code_that_holds_a_fence_stays_one_block(view: ConversationView) -> None:
    view.show_chat(chat_of([{"role": "assistant", "content": "~~~\n```\ninner\n```\n~~~"}]))
    view.act(0, next(action for action in view.actions_of(0) if action.kind is ActionKind.COPY_CODE))
    copied = bytes(QGuiApplication.clipboard().mimeData().data("text/markdown").data()).decode()
    assert copied == "````\n```\ninner\n```\n````"
