"""What the settings page says of a chat, in all its views and sizes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.json_text import JsonValue
from elegoo_chat_gui.ui.screens.settings import SettingsPane, SettingsView
from elegoo_chat_gui.ui.screens.settings._columns import Layout
from elegoo_chat_gui.ui.screens.settings._model import PART
from elegoo_chat_gui.ui.theme import Theme
from tests.ui.settings_samples import (
    HERE,
    NOT_HERE,
    STRENGTH,
    USER,
    applies,
    compared,
    content_of,
    rows,
    sections,
    shown,
    shown_pane,
    state_words,
    strong_chat,
    with_settings,
)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(mode="light")


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> Iterator[SettingsPane]:
    yield from shown_pane(qtbot, theme)


# -- differences ----------------------------------------------------------------------------------


def test_only_what_differs_is_shown_at_first(pane: SettingsPane) -> None:
    found = rows(shown(pane).differences.settings)
    assert list(found) == ["wall_loops", "enable_support", "nozzle_temperature", "fan_max_speed"]
    assert found["wall_loops"] == [
        "Wall loops\nwall_loops",
        "3",
        "2",
        "message 2: 4\nmessage 6: 5\nWalls carry the load.",
        "5",
    ]
    assert found["fan_max_speed"][1:] == ["60 %", "80 %", "–", "80 %"]
    assert found["enable_support"][1:] == ["slicer default", "–", "message 6: On", "On"]
    assert found["nozzle_temperature"][1:] == ["240 °C", "–", "message 2: 245 °C", "245 °C"]
    assert sections(pane.differences.settings) == [
        "Strength",
        "Support",
        "Filament · Temperature",
        "Filament · Cooling",
    ]


def test_all_settings_are_one_chip_away(pane: SettingsPane) -> None:
    shown(pane)
    assert pane.tools.all_chip.text() == "All 7"
    pane.tools.all_chip.click()
    found = rows(pane.differences.settings)
    assert len(found) == 7
    assert found["sparse_infill_density"][-1] == "15%"
    assert found["brim_width"][3] == "message 2: 5 mm\nmessage 6: back to the preset"
    assert found["brim_width"][4] == "slicer default"
    pane.tools.only_chip.click()
    assert len(rows(pane.differences.settings)) == 4


def test_where_room_is_short_the_values_fold_into_fewer_columns(pane: SettingsPane, qtbot: QtBot) -> None:
    model = shown(pane).differences.settings
    pane.resize(440, 700)
    qtbot.waitUntil(lambda: model.layout is Layout.MEDIUM)
    assert rows(model)["wall_loops"][-1] == "5\nPreset: 3\nIn this chat: 2"
    pane.resize(300, 700)
    qtbot.waitUntil(lambda: model.layout is Layout.NARROW)
    (cell,) = rows(model)["wall_loops"]
    assert cell.split("\n")[:4] == ["Wall loops", "wall_loops", "In force: 5", "Preset: 3"]
    assert "message 6: 5" in cell
    assert pane.differences.horizontalHeader().isHidden()


def test_presets_that_are_not_here_are_said_and_nothing_is_invented(pane: SettingsPane) -> None:
    pane.show_content(content_of(strong_chat(), pane.values, NOT_HERE))
    found = rows(pane.differences.settings)
    assert found["wall_loops"][1] == "not on this computer"
    assert "fan_max_speed" not in found
    footer = pane.footer.text()
    assert "Not on this computer: machine “Neptune 4”, filament “PETG”, process “0.20mm Strength @N4”." in footer
    assert "1 setting of this chat cannot be compared" in footer
    assert "Preset values" not in footer


def test_below_stands_where_the_values_come_from(pane: SettingsPane) -> None:
    lines = shown(pane).footer.text().split("\n")
    assert lines == [
        "Preset values from JusPrin 1.0.0 on this computer, read 2 min ago.",
        f"Process preset at the end: “{STRENGTH}”, selected in message 6.",
        "Changed earlier and dropped when a preset was selected: brim_width.",
    ]


def test_copied_plates_say_that_they_follow(pane: SettingsPane) -> None:
    plates = (
        "hot_plate_temp",
        "cool_plate_temp",
        "eng_plate_temp",
        "textured_cool_plate_temp",
        "textured_plate_temp",
    )
    shown(pane, with_settings(None, [applies(None, dict.fromkeys(plates, 80), {})]))
    assert list(rows(pane.differences.settings)) == ["hot_plate_temp"]
    pane.show_only_differences(False)
    assert rows(pane.differences.settings)["cool_plate_temp"][3] == "as the bed temperature of the other plate"


def test_many_changes_of_one_setting_show_the_last(pane: SettingsPane) -> None:
    shown(pane, with_settings(None, [applies(None, {}, {"wall_loops": n}) for n in range(10)]))
    steps = rows(pane.differences.settings)["wall_loops"][3].split("\n")
    assert steps == ["6 earlier changes", "message 7: 6", "message 8: 7", "message 9: 8", "message 10: 9"]


def test_long_values_are_one_line_and_whole_in_the_tooltip(pane: SettingsPane) -> None:
    gcode = "\n".join(f"G1 X{n}" for n in range(200))
    shown(pane, with_settings({"machine_start_gcode": gcode}, [])).show_only_differences(False)
    model = pane.differences.settings
    cell = rows(model)["machine_start_gcode"][2]
    assert "\n" not in cell
    assert cell.endswith("…")
    place = next(n for n in range(model.rowCount()) if (i := model.item_at(n)) and i.row.key == "machine_start_gcode")
    assert "G1 X199" in model.data(model.index(place, 0), Qt.ItemDataRole.ToolTipRole)


# -- ways to the messages ---------------------------------------------------------------------------


def test_a_click_on_a_message_goes_there(pane: SettingsPane, qtbot: QtBot) -> None:
    table = shown(pane).differences
    rect = table.visualRect(table.settings.index(1, 3))
    for line, message in ((0, 1), (1, 5)):
        height = table._painter.line_height
        point = QPoint(rect.left() + 20, rect.top() + 12 + line * height)
        with qtbot.waitSignal(table.message_requested) as asked:
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert asked.args == [message]
    reason = QPoint(rect.left() + 20, rect.top() + 14 + 2 * table._painter.line_height)
    with qtbot.assertNotEmitted(table.message_requested):
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=reason)


def test_enter_goes_to_the_last_message_of_the_row(pane: SettingsPane, qtbot: QtBot) -> None:
    table = shown(pane).differences
    table.setFocus()
    table.selectRow(1)
    with qtbot.waitSignal(pane.message_requested) as asked:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert asked.args == [5]
    table.selectRow(2)
    with qtbot.assertNotEmitted(pane.message_requested):
        QTest.keyClick(table, Qt.Key.Key_Return)


def test_the_context_menu_offers_every_message_of_the_row(pane: SettingsPane, qtbot: QtBot) -> None:
    table = shown(pane).differences
    table.selectRow(1)
    table.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5)))
    menu = next(menu for menu in table.findChildren(QMenu) if menu.isVisible())
    titles = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert titles == ["Go to message 2", "Go to message 6", "Copy as table"]
    with qtbot.waitSignal(pane.message_requested) as asked:
        menu.actions()[0].trigger()
    assert asked.args == [1]
    menu.close()


# -- search -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("wall_loops", ["wall_loops"]),
        ("Nozzle TEMP", ["nozzle_temperature"]),
        ("carry load", ["wall_loops"]),
        ("80", ["fan_max_speed"]),
        ("喷嘴温度", ["nozzle_temperature"]),
    ],
)
def test_search_finds_names_keys_values_and_reasons(pane: SettingsPane, query: str, keys: list[str]) -> None:
    shown(pane)
    pane.tools.field.setText(query)
    pane.tools._tell_query()
    assert list(rows(pane.differences.settings)) == keys


def test_a_search_without_hits_says_so_and_ends_by_a_button(pane: SettingsPane) -> None:
    shown(pane).focus_search()
    QTest.keyClicks(pane.tools.field, "chocolate")
    QTest.keyClick(pane.tools.field, Qt.Key.Key_Down)
    assert state_words(pane) == "No setting matches “chocolate”."
    pane.state.action_requested.emit()
    assert not pane.tools.field.text()
    assert len(rows(pane.differences.settings)) == 4


def test_keys_lead_from_the_search_into_the_table(pane: SettingsPane, qtbot: QtBot) -> None:
    shown(pane).focus_search()
    pane.activateWindow()
    qtbot.waitUntil(pane.tools.field.hasFocus)
    QTest.keyClick(pane.tools.field, Qt.Key.Key_Down)
    assert pane.differences.hasFocus()
    assert pane.differences.currentIndex().row() == 1
    pane.tools.field.setText("wall")
    QTest.keyClick(pane.tools.field, Qt.Key.Key_Escape)
    assert not pane.tools.field.text()


# -- where there is nothing -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "messages", "title"),
    [
        (None, [USER], "No settings in this chat"),
        (None, "no JSON", "The messages could not be decoded"),
        ("{", [USER], "No settings to show"),
    ],
)
def test_why_there_is_nothing_is_said(
    pane: SettingsPane, settings: JsonValue, messages: JsonValue, title: str
) -> None:
    pane.show_content(content_of(with_settings(settings, messages), pane.values, NOT_HERE))
    assert state_words(pane) == title
    assert not pane.tools.copy_button.isEnabled()


def test_no_difference_offers_all_settings(pane: SettingsPane) -> None:
    shown(pane, with_settings({"wall_loops": "3"}, [USER]))
    assert state_words(pane) == "No difference"
    pane.state.action_requested.emit()
    assert "wall_loops" in rows(pane.differences.settings)


def test_unknown_presets_are_no_agreement(pane: SettingsPane) -> None:
    pane.show_content(content_of(with_settings({"wall_loops": "3"}, [USER]), pane.values, NOT_HERE))
    assert state_words(pane) == "No difference that is known"
    assert "1 setting of this chat cannot be compared" in pane.state.accessibleDescription()


def test_unreadable_parts_are_said_below_what_can_be_read(pane: SettingsPane) -> None:
    shown(pane, with_settings("[1]", [applies(None, {}, {"wall_loops": 4})]))
    assert list(rows(pane.differences.settings)) == ["wall_loops"]
    assert "cannot be read" in pane.footer.text()
    shown(pane, with_settings({"wall_loops": "4"}, "{"))
    assert "could not be decoded" in pane.footer.text()
    pane.show_view(SettingsView.TIMELINE)
    assert state_words(pane) == "The messages could not be decoded"


def test_the_spinner_waits(pane: SettingsPane, qtbot: QtBot) -> None:
    shown(pane).show_reading()
    assert not pane.tools.isEnabled()
    assert state_words(pane) == ""
    qtbot.waitUntil(lambda: state_words(pane) == "Reading the settings…", timeout=2_000)
    shown(pane)
    assert pane.differences.isVisible()


# -- size, speed, looks -----------------------------------------------------------------------------


def test_many_rows_come_as_they_are_scrolled_to(pane: SettingsPane, qtbot: QtBot) -> None:
    chat = with_settings(None, [applies(None, {}, {f"key_{n}": n for n in range(500)})])
    table = shown(pane, chat).differences
    assert table.settings.rowCount() == PART
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    assert table.settings.rowCount() == 2 * PART
    assert table.rowHeight(PART + 5) > 20
    assert pane._copy_job(chosen=False) is not None
    assert len(table.settings.items) == 500


def test_the_table_ends_with_its_last_row(pane: SettingsPane, qtbot: QtBot) -> None:
    table = shown(pane).differences
    qtbot.waitUntil(lambda: table.height() <= table.content_height())
    assert table.verticalScrollBar().maximum() == 0
    below = pane.footer.mapTo(pane, QPoint(0, 0)).y() - table.mapTo(pane, QPoint(0, table.height())).y()
    assert 0 <= below < 30


@pytest.mark.parametrize("scale", [0.8, 3.0])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_view_is_drawn_in_every_size(pane: SettingsPane, theme: Theme, scale: float, mode: str) -> None:
    theme.mode = "dark" if mode == "dark" else "light"
    theme.text_scale = scale
    compared(pane)
    for view in SettingsView:
        pane.show_view(view)
        assert not pane.grab().isNull()
    assert pane.minimumSizeHint().width() < 400


def test_controls_and_cells_have_names(pane: SettingsPane) -> None:
    shown(pane)
    named = (pane, pane.differences, pane.timeline, pane.compare, pane.tools.field, pane.tools.copy_button)
    assert all(widget.accessibleName() for widget in named)
    index = pane.differences.settings.index(1, 3)
    assert pane.differences.settings.data(index, Qt.ItemDataRole.AccessibleTextRole) == (
        "message 2: 4, message 6: 5, Walls carry the load."
    )
    interface = QAccessible.queryAccessibleInterface(pane.differences)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Settings that differ"


def test_text_that_looks_like_markup_stays_text(pane: SettingsPane) -> None:
    shown(pane, with_settings(None, [applies(None, {}, {"<b>key</b>": "<i>5</i>"})]))
    model = pane.differences.settings
    assert rows(model)["<b>key</b>"][-1] == "<i>5</i>"
    tooltip = model.data(model.index(1, 0), Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in tooltip
    assert HERE.process is not None
