"""Slicing settings: the table and the JSON are one text, and values keep their form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.ui.screens.compose._settings_model import NAME, VALUE, SettingsModel
from elegoo_chat_gui.ui.screens.compose._settings_panel import SettingsPanel
from elegoo_chat_gui.ui.theme import Theme

TEXT = '{"nozzle_temperature":["245"],"walls":3,"ratio":1.10,"fan":"40","many":["1","2"],"on":true}'


@pytest.mark.parametrize(
    ("row", "typed", "expected"),
    [
        (0, "250", '"nozzle_temperature":["250"]'),
        (0, '["250", "251"]', '"nozzle_temperature":["250","251"]'),
        (1, "4", '"walls":4'),
        (1, "30%", '"walls":"30%"'),
        (2, "1.20", '"ratio":1.20'),
        (3, "60", '"fan":"60"'),
        (4, '["3","4"]', '"many":["3","4"]'),
        (5, "false", '"on":false'),
    ],
)
def test_an_edit_keeps_the_form_of_the_value_and_all_others(row: int, typed: str, expected: str) -> None:
    model = SettingsModel()
    texts: list[str] = []
    model.text_edited.connect(texts.append)
    assert model.show_text(TEXT)
    assert model.setData(model.index(row, VALUE), typed)
    before, after = TEXT[1:-1].split(',"'), texts[0][1:-1].split(',"')
    assert expected in texts[0]
    if "," not in typed:
        assert len([1 for one, other in zip(before, after, strict=False) if one != other]) == 1


def test_a_list_of_several_is_not_replaced_by_a_word() -> None:
    model = SettingsModel()
    refused: list[str] = []
    model.refused.connect(refused.append)
    model.show_text(TEXT)
    assert not model.setData(model.index(4, VALUE), "1")
    assert len(refused) == 1
    assert "many" in refused[0]


def test_rows_are_added_and_removed_and_the_last_one_leaves_no_text() -> None:
    model = SettingsModel()
    texts: list[str] = []
    model.text_edited.connect(texts.append)
    model.show_text("")
    model.setData(model.index(0, NAME), " a ")
    model.setData(model.index(0, VALUE), "245")
    assert texts[-1] == '{\n  "a": "245"\n}'
    assert not model.setData(model.index(1, NAME), "a")
    model.setData(model.index(1, NAME), "b")
    model.setData(model.index(1, VALUE), '"245"')
    assert '"b": "245"' in texts[-1]
    model.remove(0)
    model.remove(0)
    assert texts[-1] == ""


def test_both_views_show_the_same_text(qtbot: QtBot) -> None:
    panel = SettingsPanel(Theme(mode="light"))
    qtbot.addWidget(panel)
    panel.show()
    panel.show_text(TEXT)
    panel._model.setData(panel._model.index(1, VALUE), "9")
    assert '"walls":9' in panel._json.typed_text()
    panel._as_json.click()
    panel._json.setFocus()
    panel._json.selectAll()
    QTest.keyClicks(panel._json, '{"x": ["1"]}')
    panel._as_table.click()
    assert panel._model.index(0, NAME).data() == "x"
    assert panel._model.index(0, VALUE).data() == "1"


def test_json_is_checked_while_it_is_typed(qtbot: QtBot) -> None:
    panel = SettingsPanel(Theme(mode="light"))
    qtbot.addWidget(panel)
    panel.show()
    panel._as_json.click()
    QTest.keyClicks(panel._json, '{"a":')
    said = panel.findChildren(QLabel)
    qtbot.waitUntil(lambda: any("the JSON stops before its end" in label.text() for label in said))
    panel._as_table.click()
    assert panel._views.currentWidget() is panel._json  # it cannot be a table
    QTest.keyClicks(panel._json, "1}")
    qtbot.waitUntil(lambda: not any("JSON stops" in label.text() for label in said))


def test_settings_that_are_no_object_are_shown_as_text(qtbot: QtBot) -> None:
    panel = SettingsPanel(Theme(mode="light"))
    qtbot.addWidget(panel)
    panel.show()
    panel.show_text("{not json")
    assert panel._views.currentWidget() is panel._json
    assert panel._json.typed_text() == "{not json"


def test_a_new_setting_is_typed_by_key_alone(qtbot: QtBot) -> None:
    panel = SettingsPanel(Theme(mode="light"))
    qtbot.addWidget(panel)
    texts: list[str] = []
    panel.text_changed.connect(texts.append)
    panel.show()
    table = panel._table
    table.setFocus()
    table.setCurrentIndex(panel._model.index(0, NAME))
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClicks(table.viewport().focusWidget() or table.focusWidget(), "speed")
    QTest.keyClick(table.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.state() == table.State.EditingState and table.currentIndex().column() == VALUE)
    QTest.keyClicks(table.focusWidget(), "12")
    QTest.keyClick(table.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts[-1:] == ['{\n  "speed": "12"\n}'])
    table.setCurrentIndex(panel._model.index(0, NAME))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert texts[-1] == ""
