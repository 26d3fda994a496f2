"""Finding words in a chat, and the outline of the user's questions."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.json_text import JsonValue
from elegoo_chat_gui.ui.screens.conversation import ConversationPane
from elegoo_chat_gui.ui.theme import Theme
from tests.ui.conversation_samples import chat_of, turns


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[ConversationPane]:
    pane = ConversationPane(Theme(mode="light"))
    qtbot.addWidget(pane)
    pane.resize(700, 600)
    pane.show()
    qtbot.waitExposed(pane)
    yield pane
    pane.show_nothing()


def show(pane: ConversationPane, messages: JsonValue) -> None:
    pane.show_chat(chat_of(messages))
    pane.view.setFocus()


def find(pane: ConversationPane, qtbot: QtBot, words: str, expected: str) -> None:
    pane.begin_find()
    pane.find_bar.field.setText(words)
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.find_bar.count_label.text() == expected, timeout=10_000)


def marked(pane: ConversationPane) -> str:
    """The words of the hit that was jumped to."""
    current = pane.view._current_hit
    assert current is not None
    row, number, (start, end) = current
    assert row in dict(pane.view._scroll.visible())
    return pane.view._content.row(row).pieces[number].characters()[start:end]


def test_hits_are_counted_and_walked_through_round_and_round(pane: ConversationPane, qtbot: QtBot) -> None:
    show(
        pane,
        [
            {"role": "user", "content": "A nozzle, a Nozzle"},
            {"role": "assistant", "content": "The **noz**zle and ＮＯＺＺＬＥ"},
        ],
    )
    find(pane, qtbot, "nozzle", "1 of 4")
    seen = [marked(pane)]
    for number in (2, 3, 4, 1):
        QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Return)
        assert pane.find_bar.count_label.text() == f"{number} of 4"
        seen.append(marked(pane))
    assert seen == ["nozzle", "Nozzle", "nozzle", "ＮＯＺＺＬＥ", "nozzle"]
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert pane.find_bar.count_label.text() == "4 of 4"


def test_every_hit_on_the_screen_is_marked(pane: ConversationPane, qtbot: QtBot) -> None:
    show(pane, [{"role": "user", "content": "aa bb aa"}, {"role": "assistant", "content": "aa"}])
    find(pane, qtbot, "aa", "1 of 3")
    rows = [pane.view._content.row(row) for row in range(2)]
    hits = [
        span for index, row in enumerate(rows) for spans in pane.view._hits(index, row).values() for span in spans
    ]
    assert len(hits) == 3
    picture = pane.view.grab().toImage()
    ground = pane.view._look.color("hit").name()
    pixels = (picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(0, picture.height(), 2))
    assert ground in pixels


@pytest.mark.parametrize(
    ("message", "word"),
    [
        ({"role": "assistant", "content": "x", "odd": {"deep": "needle"}}, "needle"),
        ({"role": "user", "content": "word " * 6_000 + "needle"}, "needle"),
        (
            {
                "role": "assistant",
                "content": "",
                "slicing_profiles": {"print_process_overrides": {"k": "v" * 3_000 + "needle"}},
            },
            "needle",
        ),
    ],
)
def test_what_is_folded_is_found_and_unfolded(
    pane: ConversationPane, qtbot: QtBot, message: JsonValue, word: str
) -> None:
    show(pane, [*turns(4), message, *turns(4)])
    find(pane, qtbot, word, "1 of 1")
    assert marked(pane) == word


def test_raw_text_that_does_not_decode_is_looked_through(pane: ConversationPane, qtbot: QtBot) -> None:
    pane.show_chat(chat_of("not json " * 2_000 + "needle"))
    find(pane, qtbot, "needle", "1 of 1")
    assert marked(pane) == "needle"


def test_nothing_found_is_said(pane: ConversationPane, qtbot: QtBot) -> None:
    show(pane, turns(3))
    find(pane, qtbot, "absent", "Nothing found")
    assert not pane.find_bar.next_button.isEnabled()


def test_the_search_begins_where_the_reader_is(pane: ConversationPane, qtbot: QtBot) -> None:
    show(pane, turns(200))
    QTest.keyClick(pane.view, Qt.Key.Key_End)
    row = pane.view._scroll.row
    pane.begin_find()
    pane.find_bar.field.setText("message")
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.find_bar.count_label.text().endswith(" of 200"), timeout=10_000)
    assert pane.view._scroll.row >= row - 1
    assert int(pane.find_bar.count_label.text().split()[0]) > 190


def test_two_thousand_messages_are_counted_while_the_window_stays_alive(pane: ConversationPane, qtbot: QtBot) -> None:
    show(pane, turns(2_000))
    pane.begin_find()
    pane.find_bar.field.setText("message 1999")
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Return)
    assert pane.find_bar.count_label.text() == "Looking…"
    qtbot.waitUntil(lambda: pane.find_bar.count_label.text() == "1 of 1", timeout=60_000)
    assert marked(pane) == "message 1999"


def test_escape_ends_it_and_leaves_the_hit_selected(pane: ConversationPane, qtbot: QtBot) -> None:
    show(pane, [{"role": "user", "content": "one needle"}])
    find(pane, qtbot, "needle", "1 of 1")
    QTest.keyClick(pane.find_bar.field, Qt.Key.Key_Escape)
    assert pane.find_bar.isHidden()
    assert pane.view.hasFocus()
    pane.view.copy()
    assert QGuiApplication.clipboard().text() == "needle"
    assert pane.view._hits(0, pane.view._content.row(0)) == {}


def test_a_changed_chat_is_counted_anew(pane: ConversationPane, qtbot: QtBot) -> None:
    show(pane, [{"role": "user", "content": "needle"}])
    find(pane, qtbot, "needle", "1 of 1")
    pane.show_chat(chat_of([{"role": "user", "content": "needle"}, {"role": "user", "content": "needle"}]))
    qtbot.waitUntil(lambda: pane.find_bar.count_label.text().endswith(" of 2"))


def test_alt_and_arrows_go_from_question_to_question(pane: ConversationPane) -> None:
    show(pane, turns(60))
    alt = Qt.KeyboardModifier.AltModifier
    asked = [index for index, _ in pane.view.questions]
    QTest.keyClick(pane.view, Qt.Key.Key_Down, alt)
    QTest.keyClick(pane.view, Qt.Key.Key_Down, alt)
    first = pane.view.current_message
    assert first in asked[:3]
    QTest.keyClick(pane.view, Qt.Key.Key_Down, alt)
    assert pane.view.current_message == asked[asked.index(first) + 1]
    QTest.keyClick(pane.view, Qt.Key.Key_Up, alt)
    assert pane.view.current_message == first
    assert dict(pane.view._scroll.visible())[pane.view._content.first_row(first)] == 0


def test_the_outline_lists_the_questions_and_goes_there(pane: ConversationPane, qtbot: QtBot) -> None:
    show(pane, turns(60))
    pane.show_outline()
    assert pane.outline.isVisible()
    assert pane.outline.list.model().rowCount() == len(pane.view.questions)
    QTest.keyClick(pane.outline.list, Qt.Key.Key_End)
    QTest.keyClick(pane.outline.list, Qt.Key.Key_Return)
    assert not pane.outline.isVisible()
    assert pane.view.current_message == pane.view.questions[-1][0]


def test_what_is_selected_is_looked_for(pane: ConversationPane, qtbot: QtBot) -> None:
    show(pane, [{"role": "user", "content": "brim or no brim"}])
    view = pane.view
    bubble = next(number for number, piece in enumerate(view._content.row(0).pieces) if piece.length)
    view._selection.select((0, bubble, 0), (0, bubble, 4))
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pane.find_bar.field.text() == "brim"
    qtbot.waitUntil(lambda: pane.find_bar.count_label.text() == "1 of 2")
