"""The details pane says what a chat holds, and what it does not."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.chats import ROW_KEYS, Chat, chat_from_row
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.settings_difference import settings_difference
from elegoo_chat_gui.core.settings_timeline import SettingsTimeline
from elegoo_chat_gui.core.slicers import PresetBaseline
from elegoo_chat_gui.ui.screens.details import DetailsPane
from elegoo_chat_gui.ui.theme import Theme
from tests.fakes_presets import resolved


def chat(**fields: object) -> Chat:
    row = dict.fromkeys(ROW_KEYS) | {"id": 5, "messages": "[]", "created_at": "2026-03-02T01:12:44.507311Z"} | fields
    return chat_from_row(AccountKey("s", "u"), json.dumps(row).encode())


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> DetailsPane:
    pane = DetailsPane(Theme())
    qtbot.addWidget(pane)
    pane.resize(300, 900)
    pane.show()
    return pane


def words(pane: DetailsPane) -> str:
    labels = [label.text() for label in pane.findChildren(QLabel) if label.isVisibleTo(pane)]
    texts = [text.toPlainText() for text in pane.findChildren(QPlainTextEdit) if text.isVisibleTo(pane)]
    return "\n".join(labels + texts)


def test_without_a_chat_it_says_what_will_be_here(pane: DetailsPane) -> None:
    assert "appear here" in words(pane)
    pane.show_chat(chat())
    assert "appear here" not in words(pane)


def test_null_and_empty_are_told_apart(pane: DetailsPane) -> None:
    pane.show_chat(chat(machine_name="Neptune 4", filament_name="", user_feedback="positive"))
    shown = words(pane)
    assert all(word in shown for word in ("Neptune 4", "empty", "not given", "Positive"))


def test_settings_are_a_table_to_search_and_copy(pane: DetailsPane, qtbot: QtBot) -> None:
    settings = {f"key_{n}": ["0.2", "0.3"] if n == 3 else n for n in range(20)}
    pane.show_chat(chat(slicing_settings_json=json.dumps(settings)))
    table = pane.settings_table
    assert table.view.model().rowCount() == 20
    qtbot.keyClicks(table.search, "key_3")
    assert table.view.model().rowCount() == 1
    table.view.selectAll()
    with qtbot.waitSignal(pane.copied):
        table.view.copy_requested.emit()
    assert QGuiApplication.clipboard().text() == "key_3\t0.2, 0.3"


@pytest.mark.parametrize(("text", "reason"), [('{"a":\n x}', "line 2, column 2"), ("[1]", "not a table")])
def test_unreadable_settings_are_shown_with_the_reason(pane: DetailsPane, text: str, reason: str) -> None:
    pane.show_chat(chat(slicing_settings_json=text))
    shown = words(pane)
    assert reason in shown
    assert text in shown


def test_a_fresh_update_is_not_an_edit(pane: DetailsPane) -> None:
    pane.show_chat(chat(updated_at="2026-03-02T01:12:44.507330Z"))
    assert "Updated" not in words(pane)
    pane.show_chat(chat(updated_at="2026-03-02T02:12:44.507330Z"))
    assert "Updated" in words(pane)


def test_settings_are_named_with_their_units(pane: DetailsPane, qtbot: QtBot) -> None:
    pane.show_chat(chat(slicing_settings_json=json.dumps({"nozzle_temperature": ["215", "220"], "odd": 1})))
    table = pane.settings_table
    model = table.view.model()
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "215, 220 °C"
    assert "Nozzle temperature" in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Nozzle temperature" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "odd"
    assert table.search.isVisibleTo(pane), "also a short table can be searched"
    for words, rows in [("喷嘴", 1), ("NOZZLE temp", 1), ("220", 1), ("", 2)]:
        table.search.setText(words)
        assert model.rowCount() == rows, words


def test_a_search_without_a_match_says_so(pane: DetailsPane) -> None:
    pane.show_chat(chat(slicing_settings_json='{"a": 1}'))
    pane.settings_table.search.setText("chocolate")
    assert "No setting matches “chocolate”." in words(pane)
    assert not pane.settings_table.view.isVisibleTo(pane)
    pane.show_chat(chat(slicing_settings_json='{"a": 1}'))
    assert "No setting matches" not in words(pane)
    assert pane.settings_table.view.isVisibleTo(pane)


def test_the_whole_table_is_copied_in_three_forms(pane: DetailsPane) -> None:
    pane.show_chat(chat(slicing_settings_json=json.dumps({"layer_height": 0.2, "notes": "a|b\nc<d"})))
    pane.settings_table.search.setText("layer")
    pane.settings_table.copy_button.click()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "layer_height\t0.2\tmm\nnotes\ta|b c<d"
    assert "<td>layer_height</td><td>0.2</td><td>mm</td>" in data.html()
    assert "c&lt;d" in data.html()
    markdown = bytes(data.data("text/markdown").data()).decode()
    assert "| layer\\_height | 0.2 | mm |" in markdown or "| layer_height | 0.2 | mm |" in markdown
    assert "a\\|b" in markdown


def test_ctrl_f_in_the_details_is_for_the_details(pane: DetailsPane, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    pane.setParent(host)
    elsewhere = []
    shortcut = QShortcut(QKeySequence("Ctrl+F"), host)
    shortcut.activated.connect(lambda: elsewhere.append(1))
    pane.show_chat(chat(slicing_settings_json='{"a": 1}'))
    host.show()
    pane.show()
    host.activateWindow()
    pane.settings_table.view.setFocus()
    qtbot.waitUntil(pane.settings_table.view.hasFocus)
    QTest.keyClick(pane.settings_table.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pane.settings_table.search.hasFocus()
    pane.raw.set_unfolded(True)
    pane.raw.view.tree.setFocus()
    QTest.keyClick(pane.raw.view.tree, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pane.raw.view.search.hasFocus()
    assert not elsewhere
    pane.setParent(None)


def test_long_feedback_unfolds_and_folds(pane: DetailsPane) -> None:
    text = "It is good. " * 100
    pane.show_chat(chat(user_feedback="so-so", user_feedback_text=text))
    assert "so-so" in words(pane)
    assert text not in words(pane)
    feedback = pane._feedback_text
    feedback.fold_button.click()
    assert text in words(pane)
    feedback.fold_button.click()
    assert text not in words(pane)
    pane.show_chat(chat(user_feedback="  ", user_feedback_text="short"))
    assert "only 2 blanks" in words(pane)
    assert "short" in words(pane)
    assert not feedback.fold_button.isVisibleTo(pane)


def test_huge_feedback_is_bounded_in_both_states(pane: DetailsPane) -> None:
    pane.show_chat(chat(user_feedback_text="word " * 100_000))
    assert len(words(pane)) < 5_000
    pane._feedback_text.fold_button.click()
    assert " more characters in the raw JSON" in words(pane)


def test_markup_is_shown_as_text(pane: DetailsPane) -> None:
    pane.show_chat(chat(machine_name="<b>bold</b>", user_feedback="<img src=x>", user_feedback_text="\u202eabc\0"))
    shown = words(pane)
    assert "<b>bold</b>" in shown
    assert "<img src=x>" in shown
    assert "\u202e" not in shown
    assert "\0" not in shown


def test_fields_that_nobody_documented_are_shown(pane: DetailsPane) -> None:
    pane.show_chat(chat(model="<b>", parts=[1, {"a": None}]))
    shown = words(pane)
    assert "Other fields" in shown
    assert '"<b>"' in shown
    assert '[1,{"a":null}]' in shown
    pane.show_chat(chat())
    assert "Other fields" not in words(pane)


def differing(pane: DetailsPane, baseline: PresetBaseline) -> DetailsPane:
    """The pane with a chat of three settings, held against presets."""
    shown = chat(slicing_settings_json=json.dumps({"wall_loops": "4", "nozzle_temperature": ["240"], "odd": 1}))
    pane.show_chat(shown)
    pane.show_preset_values(settings_difference(shown, SettingsTimeline(), baseline, baseline))
    return pane


def test_what_the_presets_have_instead_is_told_beside_the_settings(pane: DetailsPane) -> None:
    known = PresetBaseline(
        filament=resolved("PETG", PresetKind.FILAMENT, {"nozzle_temperature": ("240.0",)}),
        process=resolved("Fine", PresetKind.PROCESS, {"wall_loops": "2"}),
    )
    differing(pane, known)
    assert "1 of 3 differs from preset" in words(pane)
    model = pane.settings_table.view.model()
    spoken = [model.data(model.index(row, 1), Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken == ["4, in the preset 2", "240 °C", "1"]
    assert "in the preset 2" in model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert not pane.grab().isNull()
    pane.show_preset_values(None)
    assert model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole) == "4"


def test_without_presets_only_the_number_of_settings_is_told(pane: DetailsPane) -> None:
    differing(pane, PresetBaseline(missing=tuple(PresetKind)))
    assert "3 settings" in words(pane)
    assert "differ" not in words(pane)
    known = PresetBaseline(process=resolved("Fine", PresetKind.PROCESS, {"wall_loops": "2"}))
    differing(pane, known)
    shown = chat(slicing_settings_json=json.dumps({"wall_loops": "4"}))
    missing = PresetBaseline(missing=tuple(PresetKind))
    pane.show_preset_values(settings_difference(shown, SettingsTimeline(), missing, missing))
    assert "differ" not in words(pane), "the slicer has gone since"
    assert "3 settings" in words(pane)
