"""Exported presets: bundles, plain archives and single files."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from elegoo_chat_gui.core.errors import SlicerFileError, SlicerFileReason
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.project_settings import ProjectFormat, ProjectSettings
from elegoo_chat_gui.slicers.project_files import read_project
from tests.unit.project_samples import Raw, archive, config, put

MACHINE, PROCESS = PresetKind.MACHINE, PresetKind.PROCESS

PRINTER = {
    "printer_settings_id": "My Trident",
    "name": "My Trident",
    "inherits": "Trident 0.4 nozzle",
    "from": "User",
    "version": "2.3.1",
    "printer_model": "Trident",
    "retraction_length": ["0.6"],
    "print_host": "192.168.1.20",
    "printhost_apikey": "hunter2",
}
PROCESSES = [
    {"print_settings_id": name, "name": name, "inherits": "0.20mm @Trident", "from": "User", "wall_loops": loops}
    for name, loops in (("Strong", "6"), ("Fast", "2"))
]
FILAMENTS = [
    {
        "filament_settings_id": [name],
        "name": name,
        "inherits": "Trident PETG",
        "from": "User",
        "nozzle_temperature": [degrees],
        "filament_type": "PETG",
    }
    for name, degrees in (("Red PETG", "245"), ("Blue PETG", "250"))
]


def data(value: object) -> bytes:
    return json.dumps(value).encode()


PRINTER_BUNDLE = {
    "bundle_structure.json": data(
        {
            "bundle_id": "1_My Trident_1",
            "bundle_type": "printer config bundle",
            "printer_preset_name": "My Trident",
            "version": "2.3.1",
            "printer_config": ["printer/My Trident.json"],
            "process_config": ["process/Strong.json", "process/gone.json", "process/Fast.json"],
            "filament_config": ["filament/Red PETG.json", "../filament/out.json", "filament\\Blue PETG.json", 7],
        }
    ),
    "filament/Blue PETG.json": data(FILAMENTS[1]),
    "filament/Red PETG.json": data(FILAMENTS[0]),
    "printer/My Trident.json": data(PRINTER),
    "process/Fast.json": data(PROCESSES[1]),
    "process/Strong.json": data(PROCESSES[0]),
    "process/not listed.json": data(PROCESSES[1]),
}


def read(folder: Path, content: bytes, name: str) -> ProjectSettings:
    return read_project(put(folder, name, content))


def reason(folder: Path, content: bytes, name: str = "mine.zip") -> SlicerFileReason:
    with pytest.raises(SlicerFileError) as raised:
        read(folder, content, name)
    return raised.value.reason


@pytest.mark.parametrize(
    "name", ["mine.orca_printer", "mine.ELEGOO_PRINTER", "mine.orca_bundle", "mine.zip", "mine.3mf"]
)
def test_a_printer_bundle_has_its_printer_the_first_process_and_all_filaments(tmp_path: Path, name: str) -> None:
    bundle = read(tmp_path, archive(PRINTER_BUNDLE), name)
    assert (bundle.format, bundle.file_name) == (ProjectFormat.BUNDLE, name)
    assert (bundle.machine, bundle.process, bundle.printer_model) == ("My Trident", "Strong", "Trident")
    assert bundle.inherits == {MACHINE: "Trident 0.4 nozzle", PROCESS: "0.20mm @Trident"}
    expected = {MACHINE: {"printer_model": "Trident", "retraction_length": ("0.6",)}, PROCESS: {"wall_loops": "6"}}
    assert bundle.changed == bundle.values == expected
    assert [(f.slot, f.name, f.type, f.inherits) for f in bundle.filaments] == [
        (1, "Red PETG", "PETG", "Trident PETG"),
        (2, "Blue PETG", "PETG", "Trident PETG"),
    ]
    assert bundle.filaments[1].changed == {"nozzle_temperature": ("250",), "filament_type": ("PETG",)}
    assert "hunter2" not in repr(bundle)
    assert "192.168" not in repr(bundle)


def test_a_filament_bundle_has_filaments_of_several_vendors(tmp_path: Path) -> None:
    structure = {
        "bundle_type": "filament config bundle",
        "filament_name": "PETG",
        "printer_vendor": [
            {"vendor": "Trident", "filament_path": ["Trident/Red PETG.json"]},
            {"vendor": "Other", "filament_path": ["Other/Blue PETG.json", "Other/gone.json"]},
            "nonsense",
            {"vendor": "Empty", "filament_path": "nonsense"},
        ],
    }
    entries = {
        "Other/Blue PETG.json": data(FILAMENTS[1]),
        "Trident/Red PETG.json": data(FILAMENTS[0]),
        "bundle_structure.json": data(structure),
    }
    bundle = read(tmp_path, archive(entries), "petg.orca_filament")
    assert (bundle.machine, bundle.process) == (None, None)
    assert [filament.name for filament in bundle.filaments] == ["Red PETG", "Blue PETG"]


def test_the_printer_that_the_bundle_is_named_after_comes_first(tmp_path: Path) -> None:
    other = {**PRINTER, "name": "Another", "printer_settings_id": "Another"}
    structure = {"printer_preset_name": "My Trident", "printer_config": ["a.json", "b.json"]}
    entries = {"bundle_structure.json": data(structure), "a.json": data(other), "b.json": data(PRINTER)}
    assert read(tmp_path, archive(entries), "a.orca_printer").machine == "My Trident"


def test_a_bundle_whose_entries_are_gone_still_names_its_printer(tmp_path: Path) -> None:
    entries = {"bundle_structure.json": PRINTER_BUNDLE["bundle_structure.json"]}
    bundle = read(tmp_path, archive(entries), "a.orca_printer")
    assert (bundle.machine, bundle.process, bundle.filaments) == ("My Trident", None, ())


def test_a_plain_archive_of_presets_needs_no_list(tmp_path: Path) -> None:
    entries = {
        "readme.txt": b"hello",
        "list.json": b"[1, 2]",
        "package.json": data({"name": "something else"}),
        "__MACOSX/._Red PETG.json": b"\0\0",
        "Red PETG.json": data(FILAMENTS[0]),
        "process/No id.json": data({"wall_loops": "3"}),
    }
    bundle = read(tmp_path, archive(entries), "presets.zip")
    assert (bundle.machine, bundle.process) == (None, "No id")
    assert [filament.name for filament in bundle.filaments] == ["Red PETG"]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ({"bundle_structure.json": b"{}"}, SlicerFileReason.NO_SETTINGS),
        ({"bundle_structure.json": b"{"}, SlicerFileReason.BROKEN),
        ({"bundle_structure.json": data({"process_config": ["a.json"]}), "a.json": b"[]"}, SlicerFileReason.BROKEN),
        ({"package.json": b"{}"}, SlicerFileReason.UNKNOWN_FORMAT),
        ({f"{n}.json": b"{}" for n in range(1_001)}, SlicerFileReason.TOO_LARGE),
        ({f"{n}.json": data({**FILAMENTS[0], "n": n}) for n in range(129)}, SlicerFileReason.TOO_LARGE),
        ({"a.json": b" " * 4_200_000}, SlicerFileReason.TOO_LARGE),
    ],
)
def test_bundles_that_give_nothing_say_why(
    tmp_path: Path, entries: Mapping[str, bytes], expected: SlicerFileReason
) -> None:
    assert reason(tmp_path, archive(entries)) is expected


def test_one_entry_under_many_names_is_counted_as_often(tmp_path: Path) -> None:
    content = data({**FILAMENTS[0], "filament_notes": "x" * 1_900_000})
    entries = [Raw("0.json", content), *(Raw(f"{n}.json", size=len(content), offset=0) for n in range(1, 18))]
    assert reason(tmp_path, archive(entries)) is SlicerFileReason.TOO_LARGE


def test_an_encrypted_preset_says_so(tmp_path: Path) -> None:
    assert reason(tmp_path, archive([Raw("a.json", data(PRINTER), flags=1)])) is SlicerFileReason.ENCRYPTED


@pytest.mark.parametrize(
    ("preset", "names"),
    [
        (PRINTER, ("My Trident", [], None)),
        (PROCESSES[0], (None, [], "Strong")),
        (FILAMENTS[0], (None, ["Red PETG"], None)),
        ({"type": "machine", "name": "By type"}, ("By type", [], None)),
        ({"type": "printer", "name": ["In a list"]}, ("In a list", [], None)),
        ({"type": "filament"}, (None, ["mine (1)"], None)),
        ({"type": "print", "print_settings_id": "By id"}, (None, [], "By id")),
        ({"type": "process", "filament_settings_id": ["The id wins"]}, (None, ["The id wins"], None)),
    ],
)
@pytest.mark.parametrize("ending", ["json", "JSON", "txt", "3mf"])
def test_a_single_preset_is_of_the_kind_it_says(
    tmp_path: Path, preset: Mapping[str, object], names: tuple[str | None, list[str], str | None], ending: str
) -> None:
    found = read(tmp_path, b"\xef\xbb\xbf\n" + data(preset), f"mine (1).{ending}")
    assert found.format is ProjectFormat.PRESET
    assert (found.machine, [f.name for f in found.filaments], found.process) == names


def test_a_single_preset_keeps_its_own_values(tmp_path: Path) -> None:
    found = read(tmp_path, data(PRINTER), "mine.json")
    assert found.changed == {MACHINE: {"printer_model": "Trident", "retraction_length": ("0.6",)}}
    assert found.inherits == {MACHINE: "Trident 0.4 nozzle"}
    rooted = read(tmp_path, data({**PROCESSES[0], "inherits": ""}), "mine.json")
    assert rooted.changed == {PROCESS: {"wall_loops": "6"}}
    assert rooted.inherits == {}


@pytest.mark.parametrize("origin", ["system", "System"])
def test_nothing_is_changed_in_a_system_preset(tmp_path: Path, origin: str) -> None:
    found = read(tmp_path, data({**PROCESSES[0], "from": origin}), "mine.json")
    assert (found.changed, found.values) == ({PROCESS: {}}, {PROCESS: {"wall_loops": "6"}})


def test_settings_taken_out_of_a_project_are_a_project(tmp_path: Path) -> None:
    found = read(tmp_path, config(), "project_settings.config")
    assert (found.format, found.machine, len(found.filaments)) == (ProjectFormat.PROJECT, "My Trident 0.4", 3)
    assert found.changed[PROCESS] == {"layer_height": "0.24", "wall_loops": "4"}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (data({"type": "machine_model", "name": "Trident"}), SlicerFileReason.NO_SETTINGS),
        (data({"name": "Trident", "machine_model_list": []}), SlicerFileReason.NO_SETTINGS),
        (PRINTER_BUNDLE["bundle_structure.json"], SlicerFileReason.NO_SETTINGS),
        (data({"type": "FeatureCollection"}), SlicerFileReason.UNKNOWN_FORMAT),
        (data({"type": ["machine"]}), SlicerFileReason.UNKNOWN_FORMAT),
        (b"{}", SlicerFileReason.UNKNOWN_FORMAT),
        (b"[]", SlicerFileReason.BROKEN),
        (b"{", SlicerFileReason.BROKEN),
        (data(PRINTER) + b"}", SlicerFileReason.BROKEN),
        (b"\xff\xfe{\0}\0", SlicerFileReason.BROKEN),
        (b"{" + b" " * 4_200_000 + b"}", SlicerFileReason.TOO_LARGE),
        (b'{"a":' * 100_000, SlicerFileReason.TOO_LARGE),
    ],
)
def test_json_that_is_no_preset_says_why(tmp_path: Path, content: bytes, expected: SlicerFileReason) -> None:
    assert reason(tmp_path, content, "mine.json") is expected
