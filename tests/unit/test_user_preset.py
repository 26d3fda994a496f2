"""User presets: what goes into a file that the slicers import, and what does not."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.presets import PresetKind, PresetNames, PresetProblem
from elegoo_chat_gui.core.setting_values import SettingValues
from elegoo_chat_gui.core.slicers import NO_BASELINE, PresetBaseline, ResolvedPreset
from elegoo_chat_gui.core.user_preset import (
    FORBIDDEN_CHARACTERS,
    LeftOut,
    NameProblem,
    PresetPlan,
    UserPreset,
    is_same_file,
    name_problem,
    parent_names,
    preset_file_bytes,
    preset_file_json,
    preset_plans,
    proposed_name,
    user_presets_from,
)
from tests.fakes_presets import READ_AT, resolved

FILAMENT, PROCESS = PresetKind.FILAMENT, PresetKind.PROCESS
PARENT = resolved(
    "0.20mm Standard @Elegoo Neptune4",
    PROCESS,
    {
        "layer_height": "0.2",
        "brim_type": "auto_brim",
        "enable_support": "0",
        "infill_anchor": "400%",
        "steps": ("1",),
    },
)
PETG = resolved(
    "Elegoo Generic PETG",
    FILAMENT,
    {"nozzle_temperature": ("240",), "filament_type": ("PETG",), "filament_z_hop": ("nil",), "filament_cost": "20"},
)
NAMES = PresetNames("Elegoo Neptune 4", PETG.name, PARENT.name)
BASELINE = PresetBaseline(None, PETG, PARENT)


def plan(kind: PresetKind, changes: SettingValues, baseline: PresetBaseline = BASELINE) -> PresetPlan:
    (found,) = preset_plans({kind: changes}, NAMES, baseline)
    return found


def user(name: str, parent: str, values: SettingValues, kind: PresetKind = PROCESS) -> ResolvedPreset:
    return ResolvedPreset(name, kind, "JusPrin 1.0.0", "Elegoo", True, parent, "02.02.00.01", values, READ_AT)


# -- files ------------------------------------------------------------------------------------------


def test_a_filament_file_is_what_the_slicer_writes() -> None:
    preset = UserPreset(
        FILAMENT,
        "Elegoo Generic PETG #812",
        "Elegoo Generic PETG",
        "02.02.00.01",
        {"nozzle_temperature": ("235",), "filament_start_gcode": ("; one\nM900 K0.03 ; “two”\n",)},
    )
    assert preset_file_bytes(preset).decode("utf-8") == (
        "{\n"
        '    "filament_settings_id": [\n        "Elegoo Generic PETG #812"\n    ],\n'
        '    "filament_start_gcode": [\n        "; one\\nM900 K0.03 ; “two”\\n"\n    ],\n'
        '    "from": "User",\n'
        '    "inherits": "Elegoo Generic PETG",\n'
        '    "is_custom_defined": "0",\n'
        '    "name": "Elegoo Generic PETG #812",\n'
        '    "nozzle_temperature": [\n        "235"\n    ],\n'
        '    "version": "02.02.00.01"\n'
        "}\n"
    )


def test_the_kind_of_a_file_shows_by_one_key() -> None:
    ids = {"print_settings_id", "filament_settings_id", "printer_settings_id"}
    for kind, key in ((PROCESS, "print_settings_id"), (FILAMENT, "filament_settings_id")):
        members = preset_file_json(UserPreset(kind, "Mine", "Theirs", "1.2.3", {"layer_height": "0.2"}))
        assert set(members) & ids == {key}
        assert members[key] == ("Mine" if kind is PROCESS else ["Mine"])
        assert list(members) == sorted(members)


@pytest.mark.parametrize("version", ["", "-2", "1.2.3.4.5", "x", "1..2", "١.٢"])
def test_a_version_the_slicer_would_refuse_is_replaced(version: str) -> None:
    assert preset_file_json(UserPreset(PROCESS, "A", "B", version, {}))["version"] == "1.0.0.0"


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
        st.one_of(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=3).map(tuple)),
        max_size=8,
    ),
    st.sampled_from([PROCESS, FILAMENT]),
)
def test_every_file_holds_texts_and_lists_of_texts_alone(changes: dict[str, Any], kind: PresetKind) -> None:
    plans = preset_plans({kind: changes}, NAMES, BASELINE)
    written = user_presets_from(plans, {kind: "Mine"})
    assert len(written) == bool(changes)
    for preset in written:
        read = json.loads(preset_file_bytes(preset).decode("utf-8"))
        assert read["name"] == "Mine"
        assert read["inherits"] == (PARENT.name if kind is PROCESS else PETG.name)
        for key, value in read.items():
            assert isinstance(key, str)
            assert all(isinstance(entry, str) for entry in (value if isinstance(value, list) else [value]))
        left = {setting.key for found in plans for setting in found.left_out}
        assert set(changes) == (set(changes) & set(preset.values)) | left


# -- values -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "key", "value", "written"),
    [
        (PROCESS, "layer_height", "0.240", "0.24"),
        (PROCESS, "layer_height", ("0.16",), "0.16"),
        (PROCESS, "layer_height", "1e-1", "0.1"),
        (PROCESS, "layer_height", ".16", "0.16"),
        (PROCESS, "steps", "3.", ("3",)),
        (PROCESS, "enable_support", "true", "1"),
        (PROCESS, "infill_anchor", "30 %", "30%"),
        (PROCESS, "brim_type", "outer_only", "outer_only"),
        (PROCESS, "steps", "2", ("2",)),
        (PROCESS, "steps", ("2", "3"), ("2", "3")),
        (PROCESS, "unheard_of", "80.0", "80"),
        (PROCESS, "notes", "[first] line\nsecond", "[first] line\nsecond"),
        (FILAMENT, "nozzle_temperature", "235", ("235",)),
        (FILAMENT, "nozzle_temperature", ("235.0", "235"), ("235",)),
        (FILAMENT, "filament_cost", ("25",), "25"),
        (FILAMENT, "filament_z_hop", "0.4", ("0.4",)),
        (FILAMENT, "unheard_of", "1", ("1",)),
    ],
)
def test_values_are_written_in_the_form_of_the_parent(kind: PresetKind, key: str, value: Any, written: Any) -> None:
    found = plan(kind, {key: value})
    assert found.values == {key: written}
    assert found.left_out == ()


@pytest.mark.parametrize(
    ("kind", "key", "value", "reason"),
    [
        (FILAMENT, "nozzle_temperature", ("null",), LeftOut.NO_VALUE),
        (FILAMENT, "nozzle_temperature", (), LeftOut.NO_VALUE),
        (FILAMENT, "nozzle_temperature", "[null]", LeftOut.NO_VALUE),
        (FILAMENT, "nozzle_temperature", ("230", "235"), LeftOut.NOT_A_VALUE),
        (FILAMENT, "nozzle_temperature", "hot", LeftOut.NOT_A_NUMBER),
        (FILAMENT, "nozzle_temperature", "", LeftOut.NOT_A_NUMBER),
        (FILAMENT, "nozzle_temperature", "240.0", LeftOut.UNCHANGED),
        (PROCESS, "layer_height", ("0.2", "0.3"), LeftOut.NOT_A_VALUE),
        (PROCESS, "layer_height", '{"a":1}', LeftOut.NOT_A_VALUE),
        (PROCESS, "brim_type", "[[1]]", LeftOut.NOT_A_VALUE),
        (PROCESS, "brim_type", "\ud800", LeftOut.UNWRITABLE),
        (PROCESS, "\ud800", "1", LeftOut.UNWRITABLE),
        (PROCESS, "inherits", "Another", LeftOut.NOT_A_SETTING),
        (PROCESS, "print_host", "10.0.0.1", LeftOut.NOT_A_SETTING),
        (PROCESS, " ", "1", LeftOut.NOT_A_SETTING),
        (PROCESS, "post_process", "/bin/sh -c x", LeftOut.RUNS_PROGRAMS),
    ],
)
def test_what_cannot_be_written_is_told(kind: PresetKind, key: str, value: Any, reason: LeftOut) -> None:
    found = plan(kind, {key: value, "kept": "1"})
    assert set(found.values) == {"kept"}
    assert [(setting.key, setting.value, setting.reason) for setting in found.left_out] == [(key, value, reason)]


def test_nothing_to_write_is_no_preset() -> None:
    assert preset_plans({}, NAMES, BASELINE) == ()
    assert preset_plans({PROCESS: {}, FILAMENT: {}}, NAMES, BASELINE) == ()
    unchanged = plan(PROCESS, {"layer_height": "0.20"})
    assert not unchanged.can_be_saved
    assert [setting.reason for setting in unchanged.left_out] == [LeftOut.UNCHANGED]


def test_process_and_filament_are_two_presets_and_the_machine_none() -> None:
    changes: dict[PresetKind, SettingValues] = {
        PresetKind.MACHINE: {"z_hop": "1"},
        FILAMENT: {"nozzle_temperature": "230"},
        PROCESS: {"layer_height": "0.24"},
    }
    plans = preset_plans(changes, NAMES, BASELINE)
    assert [found.kind for found in plans] == [PROCESS, FILAMENT]
    both = user_presets_from(plans, {PROCESS: "P", FILAMENT: "F"})
    assert [(one.name, one.inherits, one.version) for one in both] == [
        ("P", PARENT.name, "02.02.00.01"),
        ("F", PETG.name, "02.02.00.01"),
    ]
    assert [one.kind for one in user_presets_from(plans, {FILAMENT: "F"})] == [FILAMENT]


# -- parents ----------------------------------------------------------------------------------------


def test_a_preset_of_ones_own_is_written_out_against_its_system_parent() -> None:
    mine = user("Mine", PARENT.name, {**PARENT.values, "layer_height": "0.28", "brim_type": "no_brim"})
    baseline = PresetBaseline(None, PETG, mine)
    assert parent_names(baseline) == PresetNames(process=PARENT.name)
    (found,) = preset_plans({PROCESS: {"brim_type": "auto_brim", "steps": "4"}}, NAMES, baseline, {PROCESS: PARENT})
    assert found.inherits == PARENT.name
    assert found.values == {"layer_height": "0.28", "steps": ("4",)}  # and the brim is the parent's again
    assert [setting.reason for setting in found.left_out] == [LeftOut.UNCHANGED]


def test_what_cannot_be_written_does_not_take_ones_own_value_away() -> None:
    mine = user("Mine", PARENT.name, {**PARENT.values, "layer_height": "0.28", "brim_type": "no_brim"})
    changes: SettingValues = {"brim_type": "null", "layer_height": "0.12"}
    (found,) = preset_plans({PROCESS: changes}, NAMES, PresetBaseline(process=mine), {PROCESS: PARENT})
    assert found.values == {"layer_height": "0.12", "brim_type": "no_brim"}


def test_programs_that_the_person_lets_run_stay_and_a_chat_adds_none() -> None:
    mine = user("Mine", PARENT.name, {**PARENT.values, "post_process": ("weigh.py", "tell.py")})
    changes: SettingValues = {"post_process": "/bin/sh -c x", "layer_height": "0.12"}
    (found,) = preset_plans({PROCESS: changes}, NAMES, PresetBaseline(process=mine), {PROCESS: PARENT})
    assert found.values == {"layer_height": "0.12", "post_process": ("weigh.py", "tell.py")}
    assert [setting.reason for setting in found.left_out] == [LeftOut.RUNS_PROGRAMS]


def test_a_parent_whose_name_is_no_text_is_none() -> None:
    (found,) = preset_plans({PROCESS: {"brim_type": "x"}}, PresetNames(process="half \ud800"), NO_BASELINE)
    assert (found.inherits, found.can_be_saved) == ("", False)


def test_a_preset_without_any_parent_is_a_parent_itself() -> None:
    root = user("My root", "", {"layer_height": "0.2"})
    found = plan(PROCESS, {"layer_height": "0.3"}, PresetBaseline(process=root))
    assert (found.inherits, found.values) == ("My root", {"layer_height": "0.3"})
    assert parent_names(PresetBaseline(process=root)) == PresetNames()


def test_a_parent_that_is_not_here_is_only_a_name() -> None:
    mine = user("Mine", "Gone", {"layer_height": "0.28", "print_settings_id": "Mine"})
    found = plan(PROCESS, {"brim_type": "no_brim"}, PresetBaseline(process=mine))
    assert (found.inherits, found.parent) == ("Gone", None)
    assert found.values == {"layer_height": "0.28", "brim_type": "no_brim"}
    assert found.left_out == ()
    absent = plan(PROCESS, {"brim_type": "no_brim"}, NO_BASELINE)
    assert (absent.inherits, absent.parent, absent.can_be_saved) == (PARENT.name, None, True)
    (nameless,) = preset_plans({PROCESS: {"brim_type": "x"}}, PresetNames(), NO_BASELINE)
    assert not nameless.can_be_saved
    broken = ResolvedPreset(
        "P", PROCESS, "", "", False, "P", "", {"brim_type": "x"}, READ_AT, PresetProblem.MISSING_PARENT
    )
    assert plan(PROCESS, {"a": "1"}, PresetBaseline(process=broken)).parent is None


# -- names ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", NameProblem.EMPTY),
        ("  ", NameProblem.EMPTY),
        ("a/b", NameProblem.FORBIDDEN_CHARACTER),
        ("a\tb", NameProblem.FORBIDDEN_CHARACTER),
        ("a\u202eb", NameProblem.FORBIDDEN_CHARACTER),
        ("a\ud800", NameProblem.FORBIDDEN_CHARACTER),
        (" a", NameProblem.BLANK_AT_AN_END),
        ("a ", NameProblem.BLANK_AT_AN_END),
        ("a.", NameProblem.DOT_AT_THE_END),
        ("a" * 101, NameProblem.TOO_LONG),
        ("层" * 67, NameProblem.TOO_LONG),
        ("CON", NameProblem.RESERVED),
        ("lpt1.fast", NameProblem.RESERVED),
        ("com²", NameProblem.RESERVED),
        ("A (modified)", NameProblem.RESERVED),
        ("Cafe\u0301", NameProblem.TAKEN),
        ("CONE", None),
        ("0.20mm Standard #7 @Elegoo (0.4 nozzle) & more", None),
        ("层高 0.2", None),
        ("a" * 100, None),
    ],
)
def test_names_the_slicers_and_the_systems_take(name: str, problem: NameProblem | None) -> None:
    assert name_problem(name, {"Café", "Elegoo PLA"}) == problem


def test_names_that_are_one_file() -> None:
    assert is_same_file("Fast", "fast")
    assert is_same_file("Cafe\u0301", "CAFÉ")
    assert not is_same_file("Fast", "Faster")


@pytest.mark.parametrize(
    ("parent", "name"),
    [
        ("Elegoo Generic PETG", "Elegoo Generic PETG #812"),
        ("Elegoo PLA @ECC", "Elegoo PLA #812 @ECC"),
        ("0.20mm Standard @Elegoo Neptune4 (0.4 nozzle)", "0.20mm Standard #812 @Elegoo Neptune4 (0.4 nozzle)"),
        ("", "#812"),
        ("@", "#812 @"),
    ],
)
def test_the_proposed_name_says_parent_and_chat(parent: str, name: str) -> None:
    assert proposed_name(parent, 812) == name


@pytest.mark.parametrize("parent", ["层" * 90, "x" * 300, "层" * 90 + "@" + "机" * 20])
def test_a_long_parent_is_shortened_and_the_chat_stays(parent: str) -> None:
    name = proposed_name(parent, 812)
    assert name_problem(name) is None
    assert name[:20] == parent[:20]
    assert " #812" in name


def test_a_proposed_name_is_free() -> None:
    assert proposed_name("PLA", 7, {"PLA #7", "PLA #7-2"}) == "PLA #7-3"


@given(st.text(max_size=300), st.integers(1, 10**12))
def test_every_proposed_name_can_be_used(parent: str, chat_id: int) -> None:
    name = proposed_name(parent, chat_id)
    assert name_problem(name) is None
    assert re.search(r"#\d+", name)
    assert not set(name) & set(FORBIDDEN_CHARACTERS)
