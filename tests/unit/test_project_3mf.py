"""Projects: machine, process, filaments by slot, and what was changed."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from elegoo_chat_gui.core.errors import SlicerFileError, SlicerFileReason
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.project_settings import ProjectFormat, ProjectSettings
from elegoo_chat_gui.slicers.project_files import read_project
from tests.unit.project_samples import MODEL, PLATE, SETTINGS, Raw, archive, config, gcode, put

MACHINE, FILAMENT, PROCESS = PresetKind.MACHINE, PresetKind.FILAMENT, PresetKind.PROCESS


def read(folder: Path, content: bytes, name: str = "part.3mf") -> ProjectSettings:
    return read_project(put(folder, name, content))


def reason(folder: Path, content: bytes, name: str = "part.3mf") -> SlicerFileReason:
    with pytest.raises(SlicerFileError) as raised:
        read(folder, content, name)
    assert raised.value.path == folder / name
    return raised.value.reason


def test_a_project_says_everything(tmp_path: Path) -> None:
    project = read(tmp_path, archive({MODEL: b"<model/>", SETTINGS: config()}))
    assert (project.file_name, project.format) == ("part.3mf", ProjectFormat.PROJECT)
    assert (project.machine, project.process) == ("My Trident 0.4", "0.20mm Standard @Trident")
    assert (project.printer_model, project.printer_variant) == ("Trident", "0.4")
    assert dict(project.inherits) == {MACHINE: "Trident 0.4 nozzle"}
    assert project.changed == {
        MACHINE: {"nozzle_diameter": ("0.4",)},
        PROCESS: {"layer_height": "0.24", "wall_loops": "4"},
    }
    slots = [(f.slot, f.name, f.type, f.colour, f.inherits) for f in project.filaments]
    assert slots == [
        (1, "Trident PLA", "PLA", "#26A69A", ""),
        (2, "My PETG", "PETG", "#FFFFFF", "Trident PETG"),
        (3, "Trident TPU", "TPU", "#101010", ""),
    ]
    assert [f.changed for f in project.filaments] == [
        {},
        {"nozzle_temperature": ("245",), "fan_max_speed": ("100",)},
        {"nozzle_temperature": ("228",)},
    ]


def test_values_stand_where_they_belong_in_the_slicers_own_form(tmp_path: Path) -> None:
    project = read(tmp_path, archive({SETTINGS: config()}))
    assert project.values[PROCESS] == {"layer_height": "0.24", "wall_loops": "4", "sparse_infill_density": "15%"}
    assert project.values[MACHINE] == {
        "printer_model": "Trident",
        "printer_variant": "0.4",
        "nozzle_diameter": ("0.4",),
        "printable_area": ("0x0", "220x0", "220x220", "0x220"),
        "machine_start_gcode": 'G28\nM104 S0 ; \\ "wait"',
        "machine_max_speed_x": ("500", "200"),
    }
    assert project.filaments[1].values == {
        "filament_type": ("PETG",),
        "filament_colour": ("#FFFFFF",),
        "nozzle_temperature": ("245",),
        "fan_max_speed": ("100",),
        "filament_start_gcode": ("; go;\n",),
        "filament_z_hop": ("0.4",),
    }
    assert project.changed_with(project.filaments[2])["nozzle_temperature"] == ("228",)
    assert project.values_with(None)["nozzle_diameter"] == ("0.4",)


def test_addresses_and_passwords_stay_outside(tmp_path: Path) -> None:
    for name, content in (("a.3mf", archive({SETTINGS: config()})), ("b.gcode", gcode()), ("c.json", config())):
        project = read(tmp_path, content, name)
        assert project.machine == "My Trident 0.4"
        assert not any(word in repr(project) for word in ("hunter2", "192.168", "print_host", "printhost"))


@pytest.mark.parametrize(
    ("entries", "process", "slots", "machine"),
    [
        (None, [], [[], [], []], []),
        ([], [], [[], [], []], []),
        (["wall_loops"], ["wall_loops"], [[], [], []], []),
        (["", "", "nozzle_temperature"], [], [[], ["nozzle_temperature"], []], []),
        (["wall_loops", "", "nozzle_diameter"], ["wall_loops"], [[], [], []], ["nozzle_diameter"]),
        (["", "", "", "", "", "", "nozzle_diameter"], [], [[], [], []], ["nozzle_diameter"]),
        # The place decides in a list of the right length, also for what the key alone would not say.
        (["nozzle_temperature", "", "", "", "wall_loops"], ["nozzle_temperature"], [[], [], []], ["wall_loops"]),
        (["unheard_of; ;;wall_loops;wall_loops", "", "", "", ""], ["wall_loops"], [[], [], []], []),
    ],
)
def test_lists_of_changes_of_any_length(
    tmp_path: Path, entries: list[str] | None, process: list[str], slots: list[list[str]], machine: list[str]
) -> None:
    content = config(different_settings_to_system=entries)
    project = read(tmp_path, archive({SETTINGS: content}))
    assert list(project.changed[PROCESS]) == process
    assert list(project.changed[MACHINE]) == machine
    assert [list(filament.changed) for filament in project.filaments] == slots


def test_where_a_change_stands_outweighs_the_key(tmp_path: Path) -> None:
    """A newer slicer's filament setting that nobody knows here."""
    entries = ["", "", "stickiness", "", ""]
    content = config(different_settings_to_system=entries, stickiness=["1", "2", "3"])
    project = read(tmp_path, archive({SETTINGS: content}))
    assert [f.values["stickiness"] for f in project.filaments] == [("1",), ("2",), ("3",)]
    assert project.filaments[1].changed == {"stickiness": ("2",)}
    assert "stickiness" not in project.values[PROCESS]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (["1", "2", "3"], ["1", "2", "3"]),
        (["7"], ["7", "7", "7"]),
        (["1", "2"], ["1", "2", "1"]),
        ("7", ["7", "7", "7"]),
        (7, ["7", "7", "7"]),
        ([True, None, {"a": 1.10}], ["true", "null", '{"a":1.1}']),
    ],
)
def test_a_filament_takes_its_own_part_of_a_list(tmp_path: Path, value: object, expected: list[str]) -> None:
    project = read(tmp_path, archive({SETTINGS: config(nozzle_temperature=value)}))
    assert [f.values["nozzle_temperature"] for f in project.filaments] == [(text,) for text in expected]


def test_an_empty_list_is_empty_for_all(tmp_path: Path) -> None:
    project = read(tmp_path, archive({SETTINGS: config(nozzle_temperature=[])}))
    assert [f.values["nozzle_temperature"] for f in project.filaments] == [(), (), ()]


def test_a_filament_with_values_for_two_nozzles_has_both(tmp_path: Path) -> None:
    content = config(
        filament_self_index=["1", "2", "2", "3"],
        nozzle_temperature=["220", "245", "250", "228"],
        fan_max_speed=["90"],
    )
    filaments = read(tmp_path, archive({SETTINGS: content})).filaments
    assert [f.values["nozzle_temperature"] for f in filaments] == [("220",), ("245", "250"), ("228",)]
    assert [f.values["fan_max_speed"] for f in filaments] == [("90",)] * 3


def test_a_project_without_names_is_read_all_the_same(tmp_path: Path) -> None:
    names = ("printer_settings_id", "print_settings_id", "filament_settings_id")
    project = read(tmp_path, archive({SETTINGS: config(**dict.fromkeys(names))}))
    assert (project.machine, project.process) == (None, None)
    assert [(f.name, f.type) for f in project.filaments] == [("", "PLA"), ("", "PETG"), ("", "TPU")]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ({MODEL: b"<model/>"}, SlicerFileReason.NO_SETTINGS),
        ({MODEL: b"<model/>", SETTINGS: b"{}"}, SlicerFileReason.NO_SETTINGS),
        ({SETTINGS: b'{"name": "project_settings"}'}, SlicerFileReason.NO_SETTINGS),
        ({SETTINGS: b""}, SlicerFileReason.BROKEN),
        ({SETTINGS: b"[]"}, SlicerFileReason.BROKEN),
        ({SETTINGS: b"<config/>"}, SlicerFileReason.BROKEN),
        ({SETTINGS: b'{"layer_height": "0.2"'}, SlicerFileReason.BROKEN),
        ({SETTINGS: b'{"layer_height": NaN}'}, SlicerFileReason.BROKEN),
        ({SETTINGS: b'{"notes": "\xe4\xf6"}'}, SlicerFileReason.BROKEN),
        ({SETTINGS: b'{"a":' * 100_000 + b"1" + b"}" * 100_000}, SlicerFileReason.TOO_LARGE),
        ({SETTINGS: b"[" * 100_000}, SlicerFileReason.TOO_LARGE),
        ({SETTINGS: b'{"notes": "' + b"a" * 5_000_000 + b'"}'}, SlicerFileReason.TOO_LARGE),
        ({SETTINGS: json.dumps({f"k{n}": "" for n in range(5_001)}).encode()}, SlicerFileReason.TOO_LARGE),
        ({SETTINGS: config(filament_settings_id=["x"] * 129)}, SlicerFileReason.TOO_LARGE),
        ({"readme.txt": b"hello"}, SlicerFileReason.UNKNOWN_FORMAT),
        ({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}, SlicerFileReason.UNKNOWN_FORMAT),
        ({}, SlicerFileReason.UNKNOWN_FORMAT),
    ],
)
def test_projects_that_give_nothing_say_why(
    tmp_path: Path, entries: Mapping[str, bytes], expected: SlicerFileReason
) -> None:
    assert reason(tmp_path, archive(entries)) is expected


def test_wild_json_keeps_its_worth(tmp_path: Path) -> None:
    digits = "9" * 5_000
    text = f'{{"layer_height": {digits}, "wall_loops": "1", "wall_loops": "2", "notes": "\\ud800", "ü": ["\\u0000"]}}'
    project = read(tmp_path, archive({SETTINGS: b"\xef\xbb\xbf" + text.encode()}))
    assert project.values[PROCESS] == {"layer_height": digits, "wall_loops": "2", "notes": "\ud800", "ü": ("\0",)}


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        (b'<model><metadata name="Application">OrcaSlicer-2.3.1</metadata>', "OrcaSlicer 2.3.1"),
        (b"<model><metadata name='Application'>Elegoo-Slicer 1.5</metadata>", "Elegoo-Slicer 1.5"),
        (b'<model><metadata name="Application">BambuStudio-2.3.1</metadata>', ""),
        (b'<model><metadata name="Application">&lol;</metadata>', ""),
        (b" " * 5_000 + b'<metadata name="Application">OrcaSlicer-2.3.1</metadata>', ""),
        (b"", ""),
    ],
)
def test_the_program_is_named_where_the_model_names_one(tmp_path: Path, model: bytes, expected: str) -> None:
    assert read(tmp_path, archive({MODEL: model, SETTINGS: config()})).written_by == expected


def test_a_model_that_cannot_be_read_is_no_hindrance(tmp_path: Path) -> None:
    model = Raw(MODEL, b"never to be read", flags=1)
    assert read(tmp_path, archive([model, Raw(SETTINGS, config())])).written_by == ""


@pytest.mark.parametrize("name", ["PART.3MF", "part.zip", "part.gcode", "part.pdf", "part"])
def test_a_renamed_project_is_a_project(tmp_path: Path, name: str) -> None:
    project = read(tmp_path, archive({SETTINGS: config()}), name)
    assert (project.format, project.machine) == (ProjectFormat.PROJECT, "My Trident 0.4")


def test_a_sliced_project_has_its_settings_in_the_same_place(tmp_path: Path) -> None:
    content = archive({PLATE: b"no settings here", SETTINGS: config()})
    assert read(tmp_path, content, "part.3mf").format is ProjectFormat.SLICED_PROJECT
    only = archive({SETTINGS: config()})
    assert read(tmp_path, only, "part.GCODE.3mf").format is ProjectFormat.SLICED_PROJECT


@pytest.mark.parametrize("method", [0, 8])
def test_without_them_the_first_plates_gcode_says_them(tmp_path: Path, method: int) -> None:
    other = gcode(";\n; printer_settings_id = other\n")
    plates = [Raw("Metadata/plate_10.gcode", other, method), Raw("metadata/Plate_2.GCODE", gcode(), method)]
    project = read(tmp_path, archive(plates), "part.gcode.3mf")
    assert (project.format, project.machine) == (ProjectFormat.SLICED_PROJECT, "My Trident 0.4")
    assert project.written_by == "OrcaSlicer 2.3.1"


def test_of_a_long_plate_only_the_ends_are_kept(tmp_path: Path) -> None:
    long = gcode(before="G1 X1 Y2 E3\n" * 600_000)
    assert len(long) > 7_000_000
    assert read(tmp_path, archive({PLATE: long})).machine == "My Trident 0.4"
    early = gcode(before="", behind="G1 X1 Y2 E3\n" * 600_000)
    assert read(tmp_path, archive({PLATE: early})).machine == "My Trident 0.4"


def test_a_plate_without_settings_has_none(tmp_path: Path) -> None:
    assert reason(tmp_path, archive({PLATE: b"G28\n"})) is SlicerFileReason.NO_SETTINGS


def test_a_link_to_a_project_is_followed(tmp_path: Path) -> None:
    target = put(tmp_path, "part.3mf", archive({SETTINGS: config()}))
    link = tmp_path / "link.3mf"
    link.symlink_to(target)
    assert read_project(link).file_name == "link.3mf"
