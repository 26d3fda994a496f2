"""The difference in its window: signs, marks, pages, keys and a copy as text."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.chat_changes import ChatChanges, chat_changes
from elegoo_chat_gui.core.json_text import JsonValue
from elegoo_chat_gui.ui.change_words import change_words
from elegoo_chat_gui.ui.screens.changes import ChangesWindow
from elegoo_chat_gui.ui.screens.changes._entries import LONGEST, as_text
from elegoo_chat_gui.ui.theme import Theme
from tests.ui.conversation_samples import chat_of

QUESTION: JsonValue = {"role": "user", "content": "How hot for PETG?"}
ANSWER = "Try 240 °C.\nKeep the fan low."


def assistant(text: str, **more: JsonValue) -> JsonValue:
    return {"role": "assistant", "content": text, **more}


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(mode="light")


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> ChangesWindow:
    window = ChangesWindow(theme)
    qtbot.addWidget(window)
    return window


def changes(**fields: JsonValue) -> ChatChanges:
    old = chat_of([QUESTION, assistant(ANSWER)], slicing_settings_json='{"nozzle_temperature":["240"],"old":1}')
    new = chat_of(
        [QUESTION, assistant("Try 235 °C.\nKeep the fan low.", n=[1]), {"role": "user", "content": "Thanks"}],
        slicing_settings_json='{"nozzle_temperature":["235"],"new":2}',
        user_feedback="positive",
        **fields,
    )
    return chat_changes(old, new)


def lines(window: ChangesWindow) -> list[str]:
    return window.text.toPlainText().split("\n")


def test_the_summary_names_each_kind_of_change() -> None:
    found = changes(machine_name="Neptune 4 Pro", model=1)
    assert change_words(found) == (
        "1 message new, 1 message changed, presets changed, 3 settings changed, feedback added, other fields changed"
    )
    back = chat_changes(chat_of([QUESTION], user_feedback="positive"), chat_of([], user_feedback=None))
    assert change_words(back) == "1 message removed, feedback removed"
    raw = chat_changes(chat_of("[{", user_feedback="a"), chat_of([QUESTION], user_feedback="b"))
    assert change_words(raw) == "messages changed, feedback changed"


def test_lines_carry_signs_and_grounds(window: ChangesWindow, theme: Theme) -> None:
    window.show_changes(7, changes())
    assert window.windowTitle() == "Changes of chat #7"
    shown = lines(window)
    assert "Rating" in shown
    assert "+  positive" in shown
    assert "−  nozzle_temperature: 240" in shown
    assert "+  nozzle_temperature: 235" in shown
    assert "−  old: 1" in shown
    assert "1 message unchanged" in shown
    assert "Message 2 · Assistant · changed" in shown
    assert "−  Try 240 °C." in shown
    assert "+  n: [1]" in shown
    assert shown[-2:] == ["Message 3 · User · new", "+  Thanks"]
    document = window.text.document()
    grounds = {
        line[0]: document.findBlockByNumber(place).blockFormat().background().color().name()
        for place, line in enumerate(shown)
        if line[:1] in {"+", "−"}
    }
    assert grounds == {
        "+": QColor(theme.palette.positive_soft).name(),
        "−": QColor(theme.palette.negative_soft).name(),
    }


def test_lines_that_stay_stand_once_and_only_beside_a_change(window: ChangesWindow) -> None:
    old = "\n".join(f"line {n}" for n in range(20))
    new = old.replace("line 10", "line ten").replace("line 19", "line 19\nline 20")
    window.show_changes(7, chat_changes(chat_of([assistant(old)]), chat_of([assistant(new)])))
    assert lines(window)[1:] == [
        "8 lines unchanged",
        "line 8",
        "line 9",
        "−  line 10",
        "+  line ten",
        "line 11",
        "line 12",
        "5 lines unchanged",
        "line 18",
        "line 19",
        "+  line 20",
    ]


def test_just_the_changed_words_are_marked(window: ChangesWindow) -> None:
    window.show_changes(7, changes())
    place = lines(window).index("−  Try 240 °C.")
    block = window.text.document().findBlockByNumber(place)
    struck = []
    for fragment in [part.fragment() for part in block]:
        if fragment.charFormat().fontStrikeOut():
            struck.append(fragment.text())
    assert struck == ["240"]


def test_colours_follow_the_theme_and_the_text_stays(window: ChangesWindow, theme: Theme) -> None:
    window.show_changes(7, changes())
    before = lines(window)
    theme.mode = "dark"
    assert lines(window) == before
    place = before.index("+  positive")
    ground = window.text.document().findBlockByNumber(place).blockFormat().background().color()
    assert ground.name() == QColor(theme.palette.positive_soft).name()


def test_keys_go_from_change_to_change_and_close(window: ChangesWindow, qtbot: QtBot) -> None:
    window.show_changes(7, changes())
    qtbot.waitUntil(window.isActiveWindow)
    seen = []
    for _ in range(9):
        seen.append(window.text.textCursor().block().text())
        QTest.keyClick(window.text, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert list(dict.fromkeys(seen)) == [
        "Rating",
        "Slicing settings",
        "Message 2 · Assistant · changed",
        "Message 3 · User · new",
    ]
    QTest.keyClick(window.text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert window.text.textCursor().block().text() == "Message 2 · Assistant · changed"
    QTest.keyClick(window.text, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_copy_is_whole_and_reads_as_a_patch(window: ChangesWindow, qtbot: QtBot) -> None:
    long = "word " * LONGEST
    found = chat_changes(chat_of([QUESTION]), chat_of([QUESTION, assistant(f"{long}\n\u202eend")]))
    window.show_changes(7, found)
    assert "more characters" in window.text.toPlainText()
    with qtbot.waitSignal(window.copied):
        window.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Changed on the server: 1 message new\n\n")
    assert f"@@ Message 2 · Assistant · new\n+ {long}\n+ ⟨U+202E⟩end\n" in text
    assert "- Try 240 °C.\n- Keep the fan low.\n+ Try 235 °C." in as_text(changes())


def test_empty_texts_and_other_forms_are_told(window: ChangesWindow) -> None:
    window.show_changes(
        7, chat_changes(chat_of([QUESTION, 5]), chat_of([QUESTION, ["x"], {"role": 1}, assistant("")]))
    )
    shown = lines(window)
    assert "+  empty" in shown
    assert '+  ["x"]' in shown


def test_thousands_of_changes_come_in_pages(window: ChangesWindow, qtbot: QtBot) -> None:
    old = chat_of([assistant(f"answer {n} with some words") for n in range(5_000)])
    new = chat_of([assistant(f"answer {n} with other words") for n in range(5_000)])
    found = chat_changes(old, new)
    assert found.edited == 5_000
    started = time.process_time()
    window.show_changes(7, found)
    assert time.process_time() - started < 1
    assert window.more_button.isVisible()
    before = window.text.document().blockCount()
    window.text.moveCursor(QTextCursor.MoveOperation.End)
    window.next_change()
    assert window.text.document().blockCount() > before
    window.more_button.click()


def test_what_was_shown_is_forgotten(window: ChangesWindow) -> None:
    window.show_changes(7, changes())
    window.forget()
    assert not window.isVisible()
    assert window.text.toPlainText() == ""
