"""G-code: the block is found at either end, and its comments mean what the JSON of a project says."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.errors import SlicerFileError, SlicerFileReason
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.project_settings import ProjectFormat, ProjectSettings
from elegoo_chat_gui.core.setting_values import SettingValue
from elegoo_chat_gui.slicers.changed_keys import changed_by_kind
from elegoo_chat_gui.slicers.gcode import HEAD, LONGEST, TAIL
from elegoo_chat_gui.slicers.gcode_values import setting_value, split_texts
from elegoo_chat_gui.slicers.project_files import read_project
from tests.unit.project_samples import BLOCK, CONFIG, END, HEADER, MOVES, SETTINGS, START, archive, config, gcode, put

MACHINE, PROCESS = PresetKind.MACHINE, PresetKind.PROCESS


def read(folder: Path, content: bytes, name: str = "part.gcode") -> ProjectSettings:
    return read_project(put(folder, name, content))


def reason(folder: Path, content: bytes, name: str = "part.gcode") -> SlicerFileReason:
    with pytest.raises(SlicerFileError) as raised:
        read(folder, content, name)
    return raised.value.reason


def test_a_gcode_file_says_what_its_project_says(tmp_path: Path) -> None:
    from_gcode = read(tmp_path, gcode())
    project = read(tmp_path, archive({SETTINGS: config()}), "part.3mf")
    assert from_gcode.format is ProjectFormat.GCODE
    assert from_gcode.written_by == "OrcaSlicer 2.3.1"
    for attribute in ("machine", "process", "values", "changed", "inherits", "printer_model", "printer_variant"):
        assert getattr(from_gcode, attribute) == getattr(project, attribute), attribute
    for one, other in zip(from_gcode.filaments, project.filaments, strict=True):
        assert (one.name, one.type, one.colour, one.inherits) == (
            other.name,
            other.type,
            other.colour,
            other.inherits,
        )
        assert one.values == other.values


FAR = "G1 X1 Y2 E3\n" * (HEAD // 10)


@pytest.mark.parametrize(
    "content",
    [
        gcode(before=FAR),  # as for most printers
        gcode(before="", behind=FAR),  # as for Bambu Lab's
        gcode(header="; " + "p" * 100_000 + "\n" + HEADER),
        gcode(header=""),
        gcode(header="; made better by a script\n" + HEADER),
        gcode().replace(b"\n", b"\r\n"),
        gcode().replace(b"\n", b"\r"),
        b"".join(b"N%d %s" % (n, line) for n, line in enumerate(gcode().splitlines(keepends=True))),
        gcode().replace(b"; ", b";").replace(b" = ", b"="),
        gcode(behind="; time saved by a script = much\n"),
        gcode().removesuffix(b"\n"),
        b"\xef\xbb\xbf" + gcode(),
        gcode(BLOCK + "; filament_notes = \xe4".encode("latin-1").decode("latin-1") + "\n"),
        gcode().replace(b"; wall_loops", b"; notes = \xff\xfe\n; wall_loops"),
        gcode(START + "; printer_settings_id = older\n" + END + MOVES + START + BLOCK),
        # The end marker is in the first look, its beginning is not.
        gcode(BLOCK + "".join(f"; note_{n} = {'x' * 1000}\n" for n in range(2 * TAIL // 1000)), before=FAR),
        gcode(BLOCK + "".join(f"; note_{n} = {'x' * 1000}\n" for n in range(2 * HEAD // 1000)), behind=FAR),
    ],
)
def test_the_block_is_found(tmp_path: Path, content: bytes) -> None:
    project = read(tmp_path, content)
    assert project.machine == "My Trident 0.4"
    assert [filament.name for filament in project.filaments] == ["Trident PLA", "My PETG", "Trident TPU"]
    assert project.changed[PROCESS] == {"layer_height": "0.24", "wall_loops": "4"}


@pytest.mark.parametrize("name", ["part.G", "part.gco", "part.3mf", "part.zip", "part.txt", "part"])
def test_renamed_gcode_is_gcode(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, gcode(), name).machine == "My Trident 0.4"


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (MOVES.encode(), "part.gcode", SlicerFileReason.NO_SETTINGS),
        (MOVES.encode(), "part.txt", SlicerFileReason.NO_SETTINGS),
        (b"; nothing but a remark\n", "part.gcode", SlicerFileReason.NO_SETTINGS),
        (gcode(""), "part.gcode", SlicerFileReason.NO_SETTINGS),
        (gcode("no settings\n; nor these\n;;; = 3\n;a b = 4\n"), "part.gcode", SlicerFileReason.NO_SETTINGS),
        (gcode("; version = 2.3.1\n"), "part.gcode", SlicerFileReason.NO_SETTINGS),
        (b"G1 X1\n; CONFIG_BLOCK_START is no marker here\n", "a.g", SlicerFileReason.NO_SETTINGS),
        (b"", "part.gcode", SlicerFileReason.BROKEN),
        (b"GCDE\x01\0\0\0binary", "part.gcode", SlicerFileReason.BROKEN),
        (b"GCDE\x01\0\0\0binary", "part.bgcode", SlicerFileReason.UNKNOWN_FORMAT),
        (b"Dear customer,\nplease", "part.3mf", SlicerFileReason.BROKEN),
        (b"Dear customer,\nplease", "letter.txt", SlicerFileReason.UNKNOWN_FORMAT),
        (gcode().removesuffix(END.encode()), "part.gcode", SlicerFileReason.BROKEN),
        (gcode().replace(START.encode(), b""), "part.gcode", SlicerFileReason.BROKEN),
        (gcode("".join(f"; k{n} = 1\n" for n in range(5_001))), "part.gcode", SlicerFileReason.TOO_LARGE),
        (gcode("; note = " + "x" * LONGEST + "\n"), "part.gcode", SlicerFileReason.BROKEN),
        (gcode('; filament_settings_id = "' + '";"' * 200 + '"\n; a = 1\n'), "a.gcode", SlicerFileReason.TOO_LARGE),
    ],
)
def test_gcode_that_gives_nothing_says_why(
    tmp_path: Path, content: bytes, name: str, expected: SlicerFileReason
) -> None:
    assert reason(tmp_path, content, name) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("; generated by JusPrin 1.0.0 on 2025-05-01 at 10:00:00", "JusPrin 1.0.0"),
        ("; generated by ElegooSlicer 1.1.8 Beta", "ElegooSlicer 1.1.8 Beta"),
        ("N1 ; generated by OrcaSlicer 2.3.1 on 2025-11-11 at 12:45:11", "OrcaSlicer 2.3.1"),
        ("; BambuStudio 02.05.00.66", "BambuStudio 02.05.00.66"),
        ("; generated by " + "x" * 500, ""),
        ("; thanks", ""),
    ],
)
def test_the_header_names_the_program(tmp_path: Path, line: str, expected: str) -> None:
    assert read(tmp_path, gcode(header=line + "\n")).written_by == expected


@pytest.mark.parametrize(
    ("key", "text", "slots", "expected"),
    [
        ("layer_height", "0.2", 1, "0.2"),
        ("print_settings_id", "0.20mm Standard @CC; mine", 1, "0.20mm Standard @CC; mine"),
        ("notes", r"a\nb \\ c", 1, "a\nb \\ c"),
        ("notes", "", 1, ""),
        ("thumbnails", "48x48/PNG, 300x300/PNG", 1, "48x48/PNG, 300x300/PNG"),
        ("bed_mesh_min", "-99999,-99999", 1, "-99999,-99999"),
        ("nozzle_diameter", "0.4", 1, ("0.4",)),
        ("bed_exclude_area", "", 1, ()),
        ("default_filament_profile", '"Elegoo PLA @ECC"', 1, ("Elegoo PLA @ECC",)),
        ("nozzle_temperature", "220", 1, ("220",)),
        ("nozzle_temperature", "220,230,240", 2, ("220", "230", "240")),
        ("filament_shrink", "100%,99.5%", 2, ("100%", "99.5%")),
        ("filament_z_hop_types", "Auto Lift,Normal Lift", 2, ("Auto Lift", "Normal Lift")),
        ("filament_notes", "a,b", 1, ("a,b",)),
        ("filament_notes", r'"say \"hi\"";', 2, ('say "hi"', "")),
        ("filament_start_gcode", "M106;fan", 1, ("M106;fan",)),
        ("filament_start_gcode", "M106;fan;M107", 2, ("M106;fan;M107",)),
        ("filament_unheard_of", "a,b", 1, ("a,b",)),
        ("filament_unheard_of", "a;b", 2, ("a", "b")),
        ("filament_unheard_of", "a;b", 1, ("a;b",)),
        ("filament_type", "", 1, ("",)),
    ],
)
def test_comments_are_read_in_the_form_of_the_json_files(
    key: str, text: str, slots: int, expected: SettingValue
) -> None:
    assert setting_value(key, text, slots) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ('""', ("",)),
        (";", ("", "")),
        ('a;"b c";d', ("a", "b c", "d")),
        (r'"a\nb;c\\";x', ("a\nb;c\\", "x")),
        ('"never closed;b', ('"never closed', "b")),
        ('"closed" too early;b', ('"closed" too early', "b")),
        ("\\", ("\\",)),
    ],
)
def test_lists_of_texts_are_split(text: str, expected: tuple[str, ...]) -> None:
    assert split_texts(text) == expected


def escaped(entry: str) -> str:
    """As the slicer writes one entry."""
    if not entry or not any(letter in ' \t"\\\r\n' for letter in entry):
        return entry
    for letter, escape in (("\\", r"\\"), ('"', r"\""), ("\n", r"\n"), ("\r", r"\r")):
        entry = entry.replace(letter, escape)
    return f'"{entry}"'


# An entry with ";" and no blank is written bare, and so is lost on every reader.
ENTRIES = st.text(st.sampled_from('ab;"\\ \n\r\t')).filter(lambda entry: ";" not in entry or " " in entry)


@given(st.lists(ENTRIES, min_size=2))
def test_what_the_slicer_writes_comes_back(entries: list[str]) -> None:
    assert split_texts(";".join(map(escaped, entries))) == tuple(entries)


@given(st.text(st.sampled_from('ab;,"\\n= ')), st.integers(0, 3))
def test_any_text_is_some_value(text: str, slots: int) -> None:
    split_texts(text)
    for key in ("filament_notes", "nozzle_temperature", "printable_area", "notes"):
        assert isinstance(setting_value(key, text, slots), str | tuple)


@pytest.mark.parametrize(
    ("text", "process", "slots", "machine"),
    [
        ("", [], [[]], []),
        (";;gcode_flavor", [], [[]], ["gcode_flavor"]),
        ("wall_loops;;", ["wall_loops"], [[]], []),
        (";nozzle_temperature;fan_max_speed;", [], [["nozzle_temperature", "fan_max_speed"]], []),
        (";;nozzle_temperature;", [], [[], ["nozzle_temperature"]], []),
        (";nozzle_temperature;nozzle_temperature;", [], [["nozzle_temperature"], ["nozzle_temperature"]], []),
        (
            "layer_height;fan_max_speed;;gcode_flavor;nozzle_type",
            *(["layer_height"], [["fan_max_speed"], []], ["gcode_flavor", "nozzle_type"]),
        ),
        (";;;;;;;;bed_custom_model;nozzle_type", [], [[]] * 7, ["bed_custom_model", "nozzle_type"]),
        # Several ways to share it out, or a key that nobody knows: all filaments have it.
        (
            ";nozzle_temperature;fan_max_speed;filament_cost;",
            *([], [["nozzle_temperature", "fan_max_speed", "filament_cost"]] * 2, []),
        ),
        ("fan_max_speed;gcode_flavor", [], [["fan_max_speed"]] * 2, ["gcode_flavor"]),
        (";unheard_of;fan_max_speed;", ["unheard_of"], [["fan_max_speed"]], []),
    ],
)
def test_changed_keys_of_a_comment_go_where_they_belong(
    text: str, process: list[str], slots: list[list[str]], machine: list[str]
) -> None:
    changed = changed_by_kind(split_texts(text), len(slots))
    assert (changed.process, changed.filaments, changed.machine) == (process, slots, machine)


def test_a_change_that_the_file_has_no_value_for_is_left_out(tmp_path: Path) -> None:
    changed = "; different_settings_to_system = wall_loops;filament_wipe;z_hop\n"
    project = read(tmp_path, gcode(changed + '; filament_settings_id = "A B"\n; z_hop = 1\n'))
    assert (project.changed, project.filaments[0].changed) == ({MACHINE: {"z_hop": ("1",)}, PROCESS: {}}, {})


def test_the_samples_say_the_same() -> None:
    """What stands in BLOCK is what CONFIG has, so that comparing them means something."""
    keys = {line[2:].partition(" = ")[0] for line in BLOCK.splitlines()}
    missing = set(CONFIG) - keys
    assert missing == {"name", "from", "version", "compatible_printers"}
