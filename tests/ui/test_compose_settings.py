"""Slicing settings: the table and the JSON are one text, and values keep their form."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.setting_values import SettingValue
from elegoo_chat_gui.core.slicers import NO_BASELINE, PresetBaseline
from elegoo_chat_gui.ui.screens.compose._settings_delegate import CellEditor
from elegoo_chat_gui.ui.screens.compose._settings_model import (
    IS_QUIET,
    NAME,
    PRESET_VALUE,
    REMARKS,
    VALUE,
    SettingsModel,
)
from elegoo_chat_gui.ui.screens.compose._settings_panel import SettingsPanel
from elegoo_chat_gui.ui.theme import Theme
from tests.fakes_compose import written
from tests.fakes_presets import resolved

TEXT = '{"nozzle_temperature":["245"],"walls":3,"ratio":1.10,"fan":"40","many":["1","2"],"on":true}'


@pytest.mark.parametrize(
    ("row", "typed", "expected"),
    [
        (0, "250", '"nozzle_temperature":["250"]'),
        (0, '["250", "251"]', '"nozzle_temperature":["250","251"]'),
        (0, "[250, 1.10]", '"nozzle_temperature":["250","1.10"]'),
        (1, "4", '"walls":4'),
        (1, "30%", '"walls":"30%"'),
        (2, "1.20", '"ratio":1.20'),
        (3, "60", '"fan":"60"'),
        (4, '["3","4"]', '"many":["3","4"]'),
        (4, "[3,4]", '"many":["3","4"]'),
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


# -- against the presets ----------------------------------------------------------------------------


def baseline(**process: SettingValue) -> PresetBaseline:
    return PresetBaseline(
        machine=resolved("M", PresetKind.MACHINE, {"nozzle_diameter": ("0.4",), "inherits": "M0"}),
        filament=resolved("F", PresetKind.FILAMENT, {"nozzle_temperature": ("240",), "filament_wipe": ("nil",)}),
        process=resolved("P", PresetKind.PROCESS, {"wall_loops": "2", "layer_height": "0.2", **process}),
    )


def lines(panel: SettingsPanel) -> list[tuple[str, str, str, bool]]:
    """Each row: the presets' value that it replaces, its own, what is said of it, whether it is drawn quietly."""
    model = panel._model
    rows = [model.index(row, VALUE) for row in range(model.setting_count)]
    return [
        (row.data(PRESET_VALUE), row.data(), next(iter(row.data(REMARKS)), ""), bool(row.data(IS_QUIET)))
        for row in rows
    ]


def heading(panel: SettingsPanel) -> str:
    return panel._remark.text()


@pytest.fixture
def panel(qtbot: QtBot) -> SettingsPanel:
    panel = SettingsPanel(Theme(mode="light"))
    qtbot.addWidget(panel)
    panel.resize(420, 400)
    panel.show()
    return panel


def show(panel: SettingsPanel, against: PresetBaseline, settings: object, **fields: bool) -> Draft:
    draft = replace(written("x", settings_text=json.dumps(settings)), **fields).against(against)  # type: ignore[arg-type]
    panel.show_draft(draft, against)
    return draft


def test_each_value_stands_beside_the_presets_own(panel: SettingsPanel) -> None:
    settings = {"nozzle_temperature": ["245"], "layer_height": 0.20, "ironing_type": "top", "z_hop": "0"}
    show(panel, baseline(), settings)
    assert lines(panel) == [
        ("240", "245", "", False),
        ("", "0.2", "as in the preset, not sent", True),
        ("", "top", "slicer default", False),
        ("", "0", "slicer default", False),
    ]
    assert heading(panel) == "3 differ from the presets"
    value = panel._model.index(0, VALUE)
    assert value.data(Qt.ItemDataRole.AccessibleTextRole) == "245, in place of 240"
    assert "In the preset: 240" in value.data(Qt.ItemDataRole.ToolTipRole)
    assert panel.grab().toImage().width() == 420  # painted without complaint
    show(panel, baseline(), settings, sends_all_settings=True)
    assert lines(panel)[1] == ("", "0.2", "as in the preset", False)


def test_a_preset_that_is_not_here_is_said_where_its_settings_are(panel: SettingsPanel) -> None:
    here = replace(baseline(), filament=None, missing=(PresetKind.FILAMENT,))
    show(panel, here, {"nozzle_temperature": ["245"], "wall_loops": "2"})
    assert [remark for _, _, remark, _ in lines(panel)] == [
        "preset not on this computer",
        "as in the preset, not sent",
    ]
    show(panel, replace(here, missing=()), {"nozzle_temperature": ["245"]})
    assert lines(panel) == [("", "245", "", False)]  # no filament is named


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({}, "optional"),
        ({"wall_loops": "2"}, "none differs from the presets"),
        ({"wall_loops": "4"}, "1 differs from the presets"),
    ],
)
def test_the_heading_counts_what_differs(panel: SettingsPanel, settings: object, words: str) -> None:
    show(panel, baseline(), settings)
    assert heading(panel) == words


def test_without_presets_nothing_is_compared(panel: SettingsPanel) -> None:
    show(panel, NO_BASELINE, {"wall_loops": "2"})
    assert heading(panel) == "1 setting"
    assert lines(panel) == [("", "2", "", False)]
    assert not panel._everything.isVisible()


def test_everything_of_the_presets_can_be_added(panel: SettingsPanel) -> None:
    texts: list[str] = []
    panel.values_added.connect(texts.append)
    show(panel, baseline(), {"wall_loops": "4"})
    assert not panel._add_all.isVisible()
    show(panel, baseline(), {"wall_loops": "4"}, sends_all_settings=True)
    assert panel._add_all.accessibleName() == "Add all 3 values of the presets"
    panel._add_all.click()
    assert json.loads(texts[0]) == {
        "wall_loops": "4",
        "layer_height": "0.2",
        "nozzle_temperature": ["240"],
        "nozzle_diameter": ["0.4"],
    }
    show(panel, baseline(), json.loads(texts[0]), sends_all_settings=True)
    assert not panel._add_all.isVisible()


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("nozzle_temperature", "245", ["245"]),  # a list in the preset
        ("nozzle_temperature", '["245", "250"]', ["245", "250"]),
        ("wall_loops", "4", "4"),
        ("sparse_infill_density", "15%", "15%"),  # a scalar, as no file says otherwise
        ("filament_flow_ratio", "0.950", ["0.950"]),  # filaments have lists
        ("speeds", "50", ["50"]),  # this process has a list
        ("ironing_type", "true", "true"),
        ("ironing_type", '"quoted"', "quoted"),
    ],
)
def test_a_new_value_takes_the_form_that_slicers_write(name: str, typed: str, value: object) -> None:
    model = SettingsModel()
    model.show_presets(baseline(speeds=("50", "60")), frozenset())
    texts: list[str] = []
    model.text_edited.connect(texts.append)
    model.show_text("")
    model.setData(model.index(0, NAME), name)
    model.setData(model.index(0, VALUE), typed)
    assert json.loads(texts[-1]) == {name: value}


def test_the_choice_of_what_is_sent_is_told(panel: SettingsPanel) -> None:
    chosen: list[bool] = []
    panel.sends_all_changed.connect(chosen.append)
    show(panel, baseline(), {"wall_loops": "2"})
    panel._everything.click()
    panel._differences.click()
    assert chosen == [True, False]
    panel.set_read_only(True)
    panel._everything.click()
    assert chosen == [True, False]


def test_a_cell_is_edited_under_its_name(panel: SettingsPanel) -> None:
    show(panel, baseline(), {"wall_loops": "2"})
    panel._table.setCurrentIndex(panel._model.index(0, VALUE))
    panel._table.edit(panel._table.currentIndex())
    editor = panel._table.findChild(CellEditor)
    assert editor.accessibleName() == "Value"
    assert editor.text() == "2"


def test_a_long_value_is_not_cut_by_being_looked_at(panel: SettingsPanel, qtbot: QtBot) -> None:
    texts: list[str] = []
    panel.text_changed.connect(texts.append)
    show(panel, baseline(), {"machine_start_gcode": "G1 X1 " * 8_000})
    at = panel._model.index(0, VALUE)
    panel._table.setCurrentIndex(at)
    panel._table.edit(at)
    QTest.keyClick(panel._table.findChild(CellEditor), Qt.Key.Key_End)
    QTest.keyClicks(panel._table.findChild(CellEditor), "!")
    QTest.keyClick(panel._table.findChild(CellEditor), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(texts))
    assert len(json.loads(texts[0])["machine_start_gcode"]) == 48_001
    show(panel, baseline(), {"machine_start_gcode": "G1 X1 " * 10_000})
    assert not panel._model.flags(at) & Qt.ItemFlag.ItemIsEditable


def test_a_new_name_is_completed_by_what_people_call_it(panel: SettingsPanel, qtbot: QtBot) -> None:
    texts: list[str] = []
    panel.text_changed.connect(texts.append)
    show(panel, baseline(own_key_of_a_preset="1"), {"wall_loops": "2"})
    table = panel._table
    table.setFocus()
    table.setCurrentIndex(panel._model.index(1, NAME))
    table.edit(table.currentIndex())
    editor = table.findChild(CellEditor)
    completer = editor.completer()

    def offered(typed: str) -> list[str]:
        completer.setCompletionPrefix(typed)
        found = completer.completionModel()
        return [completer.pathFromIndex(found.index(row, 0)) for row in range(found.rowCount())]

    assert "own_key_of_a_preset" in offered("own_key")
    assert offered("wall_loops") == []  # is a row already
    assert "nozzle_temperature" in offered("Nozzle temp")
    QTest.keyClicks(editor, "Nozzle temperature")
    qtbot.waitUntil(completer.popup().isVisible)
    QTest.keyClick(completer.popup(), Qt.Key.Key_Down)
    wanted = completer.pathFromIndex(completer.popup().currentIndex())
    QTest.keyClick(completer.popup(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(texts))
    assert wanted in json.loads(texts[0])
    qtbot.waitUntil(lambda: table.currentIndex() == panel._model.index(1, VALUE))  # its value comes next
