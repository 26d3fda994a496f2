"""The preset picker: typing, keys, sections, free text."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.presets import PresetKind, PresetOffer, PresetOrigin
from elegoo_chat_gui.resource_files import resource_path
from elegoo_chat_gui.services.presets import read_catalogue
from elegoo_chat_gui.ui.screens.compose import PresetPicker
from elegoo_chat_gui.ui.screens.compose._preset_list import PresetListModel
from tests.fakes_presets import preset_names


@pytest.fixture
def picker(qtbot: QtBot) -> Iterator[PresetPicker]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(500, 500)
    picker = PresetPicker("Filament", "None")
    layout = QVBoxLayout(host)
    layout.addWidget(picker)
    layout.addStretch(1)
    picker.set_names(preset_names())
    host.show()
    picker.field.setFocus()
    yield picker
    host.close()  # the fixture holds it: Python alone owns the window


def shown(picker: PresetPicker) -> list[str]:
    assert picker.popup is not None
    view = picker.popup.findChild(QListView)
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def words(picker: PresetPicker) -> list[str]:
    found = [label.text() for label in picker.findChildren(QLabel)]
    return found + [label.text() for label in (picker.popup.findChildren(QLabel) if picker.popup else [])]


def test_typing_narrows_and_keeps_the_sections(picker: PresetPicker) -> None:
    QTest.keyClicks(picker.field, "petg")
    assert shown(picker) == [
        "In this account's chats",
        "PETG strong bracket",
        "Catalogue · Elegoo",
        "Elegoo Generic PETG",
    ]
    assert "2 of 4" in words(picker)
    assert "Use “petg” as it is" in words(picker)


def test_words_match_in_any_order(picker: PresetPicker) -> None:
    QTest.keyClicks(picker.field, "petg eleg")
    assert shown(picker) == ["Catalogue · Elegoo", "Elegoo Generic PETG"]


def test_enter_keeps_what_was_typed_and_arrows_choose(picker: PresetPicker) -> None:
    QTest.keyClicks(picker.field, "petg")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.popup is None
    assert picker.value() == "petg"
    picker.show_value(None)
    QTest.keyClicks(picker.field, "petg")
    QTest.keyClick(picker.field, Qt.Key.Key_Down)
    QTest.keyClick(picker.field, Qt.Key.Key_Down)
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.value() == "Elegoo Generic PETG"
    assert picker.field.text() == "Elegoo Generic PETG"


def test_up_from_the_first_name_goes_back_to_the_typed_text(picker: PresetPicker) -> None:
    QTest.keyClicks(picker.field, "petg")
    QTest.keyClick(picker.field, Qt.Key.Key_Down)
    QTest.keyClick(picker.field, Qt.Key.Key_Up)
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.value() == "petg"


def test_escape_gives_back_what_was_there(picker: PresetPicker) -> None:
    picker.show_value("PLA")
    QTest.keyClick(picker.field, Qt.Key.Key_Down)
    assert len(shown(picker)) == 6  # everything, although a value is there
    QTest.keyClicks(picker.field, "abs")
    assert picker.value() == "abs"
    QTest.keyClick(picker.field, Qt.Key.Key_Escape)
    assert picker.value() == "PLA"
    assert picker.popup is None


def test_nothing_is_none_and_blank_is_none(picker: PresetPicker) -> None:
    values: list[object] = []
    picker.value_changed.connect(values.append)
    QTest.keyClicks(picker.field, "a")
    QTest.keyClick(picker.field, Qt.Key.Key_Backspace)
    QTest.keyClicks(picker.field, " ")
    assert values == ["a", None, None]


def test_leaving_the_field_keeps_the_text(picker: PresetPicker, qtbot: QtBot) -> None:
    QTest.keyClicks(picker.field, "my own")
    picker.field.clearFocus()
    qtbot.waitUntil(lambda: picker.popup is None)
    assert picker.value() == "my own"


def test_the_list_stays_inside_the_window(picker: PresetPicker) -> None:
    picker.window().resize(320, 200)
    QTest.keyClick(picker.field, Qt.Key.Key_Down)
    assert picker.popup is not None
    assert picker.window().rect().contains(picker.popup.geometry())


def test_a_read_only_field_offers_nothing(picker: PresetPicker) -> None:
    picker.set_read_only(True)
    QTest.keyClick(picker.field, Qt.Key.Key_Down)
    QTest.keyClicks(picker.field, "x")
    assert picker.popup is None
    assert picker.value() is None


def test_five_thousand_names_are_filtered_within_a_frame(qtbot: QtBot) -> None:
    model = PresetListModel()
    names = [f"0.{at:04d}mm Standard @Elegoo Neptune {at % 40}" for at in range(5_000)]
    model.set_names([PresetOffer(name, PresetKind.PROCESS, PresetOrigin.CATALOGUE, group="x") for name in names])
    took = []
    for typed in ("n", "ne", "neptune 4", "standard 0.01"):
        began = time.perf_counter()
        model.filter(typed)
        took.append(time.perf_counter() - began)
    assert min(took) < 0.016
    assert model.total == 5_000
    assert model.matches == sum("standard" in name.lower() and "0.01" in name for name in names)


def test_the_catalogue_that_is_shipped_can_be_read() -> None:
    catalogue = read_catalogue(resource_path("catalogue.json"))
    for kind in PresetKind:
        names = [preset.name for preset in catalogue[kind]]
        assert len(names) == len(set(names)) > 2
        assert all(name.strip() == name for name in names)
