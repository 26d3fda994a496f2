"""The preset picker: typing, keys, sections, free text."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.presets import Fit, PresetKind, PresetOffer, PresetOrigin, PresetProblem
from elegoo_chat_gui.ui.screens.compose import PresetPicker
from elegoo_chat_gui.ui.screens.compose._preset_list import IS_MUTED, PresetListModel
from elegoo_chat_gui.ui.screens.compose._preset_offers import OfferTable
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


def offer(name: str, origin: PresetOrigin = PresetOrigin.SYSTEM, **fields: object) -> PresetOffer:
    """A filament of JusPrin's Elegoo profiles, unless told otherwise."""
    place = {"group": "Elegoo", "program": "JusPrin"} if origin in (PresetOrigin.SYSTEM, PresetOrigin.USER) else {}
    return PresetOffer(name, PresetKind.FILAMENT, origin, **{**place, **fields})  # type: ignore[arg-type]


REAL = [
    offer("Gone roll", PresetOrigin.USER, parent="Elegoo PLA", problem=PresetProblem.MISSING_PARENT),
    offer("My PETG", PresetOrigin.USER, parent="Elegoo PETG", fit=Fit.YES),
    offer("Elegoo PETG", fit=Fit.YES),
    offer("Elegoo PLA", fit=Fit.UNCHECKED),
    offer("Elegoo PLA", fit=Fit.YES, program="OrcaSlicer"),
    offer("Elegoo PETG @ECC", fit=Fit.NO),
    offer("PLA", PresetOrigin.CHATS, uses=12),
    offer("Generic ABS", PresetOrigin.CATALOGUE, group="Generic"),
    offer("Elegoo ASA", fit=Fit.YES, enabled=False),
]


def listing(names: list[PresetOffer], typed: str = "") -> list[tuple[str, str, bool]]:
    """Each line: its text, its detail, whether it is drawn quietly."""
    model = PresetListModel()
    model.set_names(names)
    model.filter(typed)
    lines = [model.index(row) for row in range(model.rowCount())]
    spoken = [str(line.data(Qt.ItemDataRole.AccessibleTextRole)).removeprefix(line.data()) for line in lines]
    details = [words.removeprefix(", ") for words in spoken]
    return [
        (str(line.data()), detail, bool(line.data(IS_MUTED))) for line, detail in zip(lines, details, strict=True)
    ]


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


# -- what the slicers keep --------------------------------------------------------------------------


def test_names_stand_in_the_sections_that_follow_from_where_they_are_from(qtbot: QtBot) -> None:
    assert listing(REAL) == [
        ("Yours · JusPrin", "", False),
        ("My PETG", "from Elegoo PETG", False),
        ("JusPrin · Elegoo · fits the machine", "", False),
        ("Elegoo PETG", "", False),
        ("Elegoo PLA", "unchecked", False),
        ("OrcaSlicer · Elegoo · fits the machine", "", False),
        ("Elegoo PLA", "", False),
        ("In this account's chats", "", False),
        ("PLA", "12 chats", False),
        ("Catalogue · Generic", "", False),
        ("Generic ABS", "", False),
        ("Not enabled in JusPrin", "", False),
        ("Elegoo ASA", "Elegoo", False),
        ("Not for this machine · JusPrin", "", False),
        ("Elegoo PETG @ECC", "Elegoo", True),
        ("Cannot be used", "", False),
        ("Gone roll", "Elegoo PLA, which it is made from, is missing, JusPrin", True),
    ]
    assert [text for text, _, _ in listing([offer("Elegoo PLA")])] == ["JusPrin · Elegoo", "Elegoo PLA"]
    assert listing([]) == []


@pytest.mark.parametrize("problem", list(PresetProblem))
def test_every_reason_is_said_in_words(qtbot: QtBot, problem: PresetProblem) -> None:
    lines = listing([offer("X", problem=problem)])
    assert lines[0][0] == "Cannot be used"
    assert len(lines[1][1]) > 10
    assert problem.value not in lines[1][1]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("orca", ["Elegoo PLA"]),  # the program
        ("elegoo petg", ["My PETG", "Elegoo PETG", "Elegoo PETG @ECC"]),  # vendor and parent count
        ("missing", []),
        ("generic", ["Generic ABS"]),
    ],
)
def test_typed_words_are_looked_for_in_name_vendor_program_and_parent(
    qtbot: QtBot, typed: str, found: list[str]
) -> None:
    model = PresetListModel()
    model.set_names(REAL)
    model.filter(typed)
    assert [name for row in range(model.rowCount()) if (name := model.name_at(row))] == found
    assert model.matches == len(found)


def test_a_number_inside_a_nozzle_is_not_the_number_of_a_printer() -> None:
    names = ["Neptune 3 Pro 0.4 nozzle", "Neptune 4 Pro 0.4 nozzle", "Neptune 4 Pro 0.6 nozzle"]
    table = OfferTable([offer(name) for name in names])
    assert table.search("neptune 4 pro 0.4") == table.search("0.4 4 neptune") == [1]
    assert table.search("4") == [0, 1, 2]
    assert table.search("4 4") == [0, 1, 2]


@given(st.lists(st.sampled_from(["p", "pe", "pet", "e", "el", "la", "x"]), max_size=3), st.data())
def test_narrowing_finds_what_a_fresh_search_finds(words: list[str], data: st.DataObject) -> None:
    table = OfferTable(REAL)
    for _ in range(3):
        typed = " ".join(words)
        assert table.search(typed) == OfferTable(REAL).search(typed)
        words = [*(word + data.draw(st.sampled_from(["", "t", "e"])) for word in words), *words[:1]]


def remark(picker: PresetPicker) -> str:
    field = picker.field
    assert field.accessibleDescription() in field.toolTip() or not field.accessibleDescription()
    return field.accessibleDescription()


def test_the_closed_field_says_how_many_there_are(picker: PresetPicker) -> None:
    assert remark(picker) == "4 known"
    picker.set_names(REAL)
    assert remark(picker) == "5 compatible"
    picker.show_value("Elegoo PETG")
    assert remark(picker) == "5 compatible"
    QTest.keyClicks(picker.field, "x")
    assert remark(picker) == "0 of 9"


def test_the_field_of_the_machine_says_whose_it_is(qtbot: QtBot) -> None:
    picker = PresetPicker("Machine", "None", names_program=True)
    qtbot.addWidget(picker)
    picker.set_names([offer("Neptune"), offer("Named in chats", PresetOrigin.CHATS, uses=1)])
    assert remark(picker) == "2 known"
    picker.show_value("Neptune")
    assert remark(picker) == "JusPrin"
    picker.show_value("Named in chats")
    assert remark(picker) == ""


def test_offers_that_come_while_the_list_is_open_leave_it_usable(picker: PresetPicker) -> None:
    QTest.keyClicks(picker.field, "petg")
    QTest.keyClick(picker.field, Qt.Key.Key_Down)
    QTest.keyClick(picker.field, Qt.Key.Key_Down)
    picker.set_names([offer("Elegoo Generic PETG"), offer("New PETG"), offer("New PLA")])
    assert shown(picker) == ["JusPrin · Elegoo", "Elegoo Generic PETG", "New PETG"]
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.value() == "Elegoo Generic PETG"


def test_a_name_is_complete_when_it_is_taken_kept_or_left(picker: PresetPicker, qtbot: QtBot) -> None:
    seen: list[str | None] = []
    picker.settled.connect(lambda: seen.append(picker.value()))
    QTest.keyClicks(picker.field, "petg")
    assert seen == []
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    QTest.keyClicks(picker.field, " strong")
    QTest.keyClick(picker.field, Qt.Key.Key_Down)
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    QTest.keyClicks(picker.field, "!")
    picker.field.clearFocus()
    assert seen == ["petg", "PETG strong bracket", "PETG strong bracket!"]


def test_a_hint_is_said_below_the_field_with_its_link(picker: PresetPicker) -> None:
    link = next(button for button in picker.findChildren(QPushButton))
    picker.show_hint("Does not fit this machine.", "Use Elegoo & PETG")
    assert link.isVisible()
    assert link.accessibleName() == "Use Elegoo & PETG"
    assert "Does not fit this machine." in picker.field.accessibleDescription()
    clicked: list[None] = []
    picker.hint_clicked.connect(lambda: clicked.append(None))
    link.click()
    assert len(clicked) == 1
    picker.show_hint("")
    assert not link.isVisible()


def test_a_name_that_is_too_long_ends_in_dots_until_somebody_writes(picker: PresetPicker) -> None:
    picker.show_value("0.20mm Standard " * 8)
    picker.field.clearFocus()

    def end_of_field() -> QImage:
        field = picker.field
        return field.grab(field.rect().adjusted(field.width() - 60, 6, -30, -6)).toImage()

    cut = end_of_field()
    picker.show_value("0.20mm")
    assert end_of_field() != cut
    assert picker.field.childAt(QPoint(5, 5)) is None  # nothing takes clicks from the field


def test_what_comes_from_elsewhere_is_not_taken_back_with_the_list(picker: PresetPicker) -> None:
    told: list[str | None] = []
    picker.value_changed.connect(told.append)
    picker.open_popup()
    picker.show_value("Proposed by the machine")
    QTest.keyClick(picker.field, Qt.Key.Key_Escape)
    assert picker.value() == "Proposed by the machine"
    assert told == []


def test_a_list_that_was_open_before_its_names_came_says_so_no_longer(picker: PresetPicker) -> None:
    picker.set_names([])
    picker.open_popup()
    assert "No names known yet: type one" in said(picker)
    picker.set_names(preset_names())
    assert "No names known yet: type one" not in said(picker)
    QTest.keyClicks(picker.field, "own")
    assert "Use “own” as it is" in said(picker)
    picker.set_names([*preset_names(), offer("own")])
    assert "Use “own” as it is" not in said(picker)


def test_the_key_that_closes_windows_is_left_to_them(picker: PresetPicker) -> None:
    QTest.keyClick(picker.field, Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier)
    assert picker.popup is None
    QTest.keyClick(picker.field, Qt.Key.Key_F4)
    assert picker.popup is not None


def said(picker: PresetPicker) -> list[str]:
    assert picker.popup is not None
    return [label.text() for label in picker.popup.findChildren(QLabel) if label.isVisible()]
