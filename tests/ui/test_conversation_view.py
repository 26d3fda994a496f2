"""The view: what is painted, scrolled, chosen, selected, copied, unfolded."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.json_text import JsonValue
from elegoo_chat_gui.ui.screens.conversation._bubbles import BubblePiece
from elegoo_chat_gui.ui.screens.conversation._cards import (
    FoldPiece,
    LinePiece,
    NoticePiece,
    OptionsPiece,
)
from elegoo_chat_gui.ui.screens.conversation._pieces import LabelPiece, Piece
from elegoo_chat_gui.ui.screens.conversation._settings_card import SettingsPiece
from elegoo_chat_gui.ui.screens.conversation.view import ConversationView, link_words
from elegoo_chat_gui.ui.theme import Theme
from tests.ui.conversation_samples import chat_of, shown_view, turns


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(mode="light")


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> Iterator[ConversationView]:
    yield from shown_view(qtbot, theme)


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def pieces(view: ConversationView, row: int = 0) -> list[Piece]:
    return view._content.row(row).pieces


def point_of(view: ConversationView, row: int, piece: Piece, dx: float = 4, dy: float = 4) -> QPoint:
    top = dict(view._scroll.visible())[row]
    corner = piece.rect.topLeft() + QPointF(dx, dy + top)
    return corner.toPoint()


def click(view: ConversationView, at: QPoint) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def said(piece: Piece) -> str:
    """What a piece says, also where it is no part of a selection."""
    return piece.characters().strip("\n\t\u2029") or str(getattr(piece, "_full", ""))


def the(view: ConversationView, kind: type[Piece], row: int = 0) -> Piece:
    return next(piece for piece in pieces(view, row) if isinstance(piece, kind))


def test_every_part_of_a_message_has_its_piece(view: ConversationView) -> None:
    view.show_chat(
        chat_of(
            [
                {
                    "role": "assistant",
                    "content": "**hi**",
                    "slicing_profiles": {"filament_overrides": {"a": [1]}, "print_process_overrides": {"b": 2}},
                    "agent_actions": [
                        {"name": "slice_model", "arguments": {}},
                        {
                            "name": "ask_user_to_choose_from_options",
                            "arguments": {"user_options_to_choose_from": ["Yes", "No"]},
                        },
                    ],
                    "jusprinNotification": {"level": "error", "text": "outside"},
                    "extra": {"deep": True},
                }
            ]
        )
    )
    kinds = [type(piece) for piece in pieces(view)]
    assert kinds == [LabelPiece, BubblePiece, SettingsPiece, LinePiece, OptionsPiece, NoticePiece, FoldPiece]
    texts = "\n".join(said(piece) for piece in pieces(view))
    for words in ("Assistant", "hi", "a\t1", "b\t2", "slice the model", "Yes", "Slicer error\noutside"):
        assert words in texts


def test_other_roles_keep_their_own_name(view: ConversationView) -> None:
    view.show_chat(chat_of([{"role": "system", "content": "x"}, {"content": "y"}, "bare", {}]))
    assert [said(pieces(view, row)[0]) for row in range(4)] == ["system", "No role", "No role", "No role"]
    assert "no text" in said(pieces(view, 3)[1])


def test_ten_thousand_messages_are_not_laid_out_to_open(
    view: ConversationView, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[int] = []
    build = view._content.__class__._build
    monkeypatch.setattr(
        view._content.__class__, "_build", lambda self, index: built.append(index) or build(self, index)
    )
    chat = chat_of(turns(10_000))
    assert chat.log
    view.show_chat(chat)
    assert view.verticalScrollBar().maximum() > 100_000
    assert len(built) < 40


def test_idle_time_makes_the_scroll_bar_honest_and_moves_nothing(view: ConversationView, qtbot: QtBot) -> None:
    view.show_chat(chat_of(turns(300, words=60)))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    seen = view._scroll.visible()
    qtbot.waitUntil(lambda: view.heights_are_exact, timeout=20_000)
    assert view._scroll.visible() == seen
    assert view.verticalScrollBar().value() == view._scroll.value
    assert view.verticalScrollBar().maximum() == view._scroll.total - view.viewport().height()


def test_keys_scroll_and_choose(view: ConversationView) -> None:
    view.show_chat(chat_of(turns(60)))
    bar = view.verticalScrollBar()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert bar.value() == view.viewport().height() - 40
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    for expected in (0, 1, 2):
        QTest.keyClick(view, Qt.Key.Key_Down)
        assert view.current_message == expected
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.current_message == 1
    assert view.spoken.name(view.current_message) == "Message 2 of 60, Assistant"


def test_walking_down_reaches_the_last_message_with_each_on_the_screen(view: ConversationView) -> None:
    view.show_chat(chat_of(turns(25, words=150)))
    for _ in range(400):
        QTest.keyClick(view, Qt.Key.Key_Down)
        assert view._content.first_row(view.current_message) in dict(view._scroll.visible())
    assert view.current_message == 24
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_copying_the_current_message(view: ConversationView, qtbot: QtBot) -> None:
    view.show_chat(chat_of([{"role": "user", "content": "one\ntwo \ud83d"}]))
    QTest.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.copied) as told:
        QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    assert told.args == ["Message copied"]
    assert clipboard() == "one\ntwo ⟨U+D83D⟩"
    markdown = QGuiApplication.clipboard().mimeData().data("text/markdown").data()
    assert bytes(markdown).decode() == "one  \ntwo ⟨U+D83D⟩"
    assert "one" in QGuiApplication.clipboard().mimeData().html()


def test_copying_everything(view: ConversationView) -> None:
    view.show_chat(chat_of([{"role": "user", "content": "ask"}, {"role": "assistant", "content": "**say**"}]))
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.SelectAll))
    view.copy()
    assert clipboard() == "User:\nask\n\nAssistant:\nsay"
    view.copy_chat()
    assert clipboard() == "User:\nask\n\nAssistant:\n**say**\n"


def test_dragging_selects_across_messages(view: ConversationView) -> None:
    view.show_chat(
        chat_of([{"role": "user", "content": "first words"}, {"role": "assistant", "content": "second words"}])
    )
    start = point_of(view, 0, the(view, BubblePiece, 0), 15, 12)
    end_piece = the(view, BubblePiece, 1)
    end = point_of(view, 1, end_piece, end_piece.rect.width() - 2, 14)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), start + QPoint(40, 0))
    _drag(view, end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    view.copy()
    assert clipboard() == "User:\nfirst words\n\nAssistant:\nsecond words"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view._selection


def _drag(view: ConversationView, to: QPoint) -> None:
    place = QPointF(to)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, place, view.viewport().mapToGlobal(place), left, left, none)
    QApplication.sendEvent(view.viewport(), event)


def test_a_double_click_selects_a_word(view: ConversationView) -> None:
    view.show_chat(chat_of([{"role": "user", "content": "nozzle temperature"}]))
    QTest.mouseDClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, 0, the(view, BubblePiece), 22, 16)
    )
    view.copy()
    assert clipboard() == "nozzle"


def test_other_fields_unfold_by_click_and_key(view: ConversationView) -> None:
    view.show_chat(chat_of([{"role": "assistant", "content": "x", "odd": {"deep": 1}, "more": 2}]))
    fold = the(view, FoldPiece)
    before = view._scroll.total
    click(view, point_of(view, 0, fold))
    assert view._scroll.height(0) > before
    assert '"deep": 1' in said(pieces(view)[-1])
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view._scroll.height(0) == before


def test_a_link_is_told_not_opened(view: ConversationView, qtbot: QtBot) -> None:
    view.show_chat(chat_of([{"role": "assistant", "content": "[here](https://example.com/a)"}]))
    at = point_of(view, 0, the(view, BubblePiece), 22, 18)
    with qtbot.waitSignal(view.link_activated) as told:
        click(view, at)
    assert told.args == ["https://example.com/a"]


def test_the_real_host_of_a_link_is_told() -> None:
    assert link_words("https://еxample.com/x").startswith("Opens xn--xample-2of.com in the browser")
    assert link_words("https://bank.com@evil.example/x").startswith("Opens evil.example in the browser")


@pytest.mark.parametrize("role", ["user", "assistant"])
def test_a_very_long_text_is_folded_until_asked(view: ConversationView, role: str) -> None:
    text = "x" * 100_000 + " end"
    view.show_chat(chat_of([{"role": role, "content": text}, {"role": "user", "content": "next"}]))
    assert view._content.row_count == 2
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view._content.row_count > 6
    rows = range(view._content.row_count - 1)
    assert "".join(said(piece) for row in rows for piece in pieces(view, row)[-1:]).replace("\n", "") == text
    view.copy()
    assert clipboard() == text


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("How do I fix warping?", "not JSON"),
        ('[{"role":"user","content":"How', "cut off"),
        ('{"role":"user"}', "not a list"),
        ("[" * 3_000 + "]" * 3_000, "too deeply"),
        (" ", "empty"),
    ],
)
def test_what_does_not_decode_is_shown_raw_with_the_reason(view: ConversationView, raw: str, words: str) -> None:
    view.show_chat(chat_of(raw))
    assert words in said(pieces(view, 0)[0])
    rows = range(1, view._content.row_count)
    assert "".join(said(pieces(view, row)[0]) for row in rows) == raw
    view.copy_chat()
    assert clipboard() == raw


def test_reading_on_in_the_same_chat_keeps_the_place(view: ConversationView) -> None:
    messages: JsonValue = turns(80)
    view.show_chat(chat_of(messages))
    view.scroll_by(900)
    place = view._scroll.visible()
    assert isinstance(messages, list)
    view.show_chat(chat_of([*messages, {"role": "user", "content": "one more"}]))
    assert view._scroll.visible() == place
    view.show_chat(chat_of(messages, chat_id=8))
    assert view.verticalScrollBar().value() == 0


def test_reading_on_in_the_same_chat_keeps_what_is_unfolded(view: ConversationView) -> None:
    messages: list[JsonValue] = [
        {"role": "assistant", "content": "a", "odd": 1},
        {"role": "user", "content": "word " * 6_000},
        {"role": "assistant", "content": "b", "odd": 2},
    ]
    view.show_chat(chat_of(messages))
    for message in range(3):
        view.show_all(message)
    rows = view._content.row_count
    view.show_chat(chat_of([*messages[:2], {"role": "assistant", "content": "c", "odd": 3}]))
    assert view._content.row_count == rows > 3
    assert "odd" in said(pieces(view)[-1])
    assert "odd" not in said(pieces(view, view._content.first_row(2))[-1]).replace("more field: odd", "")
    view.show_chat(chat_of(messages, chat_id=8))
    assert view._content.row_count == 3


def test_another_width_keeps_the_row_at_the_top(view: ConversationView) -> None:
    view.show_chat(chat_of(turns(80, words=60)))
    view.scroll_by(3_000)
    row = view._scroll.row
    view.resize(900, 480)
    assert view._scroll.row == row


def test_another_theme_is_painted_in_its_colours(view: ConversationView, theme: Theme) -> None:
    view.show_chat(chat_of(turns(2)))
    before = view._look.color("text").name()
    theme.mode = "dark"
    assert view._look.color("text") == theme.color("text")
    assert view._look.color("text").name() != before
    assert view.grab().toImage().pixelColor(3, 470).name().upper() == theme.palette.window


def test_the_menu_offers_what_can_be_copied(
    view: ConversationView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = {"print_process_overrides": {"wall_loops": 4}}
    view.show_chat(chat_of([{"role": "assistant", "content": "[a](https://x.y)", "slicing_profiles": profile}]))
    menu: QMenu = view._menu(0, "wall_loops = 4", ["https://x.y"])
    names = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert names == [
        "Open https://x.y…",
        "Copy setting",
        "Copy message",
        "Copy message as Markdown",
        "Copy settings as a table",
        "Copy chat",
        "Select all",
    ]
    actions: dict[str, Callable[[], None]] = {action.text(): action.trigger for action in menu.actions()}
    actions["Copy setting"]()
    assert clipboard() == "wall_loops = 4"
    with qtbot.waitSignal(view.link_activated) as told:
        actions["Open https://x.y…"]()
    assert told.args == ["https://x.y"]
    menu.close()
