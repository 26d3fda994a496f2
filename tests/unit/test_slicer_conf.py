"""The conf file in all its states; its secrets stay in it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.errors import SlicerFileError, SlicerFileReason
from elegoo_chat_gui.core.preset_files import EnabledModel, SlicerConf
from elegoo_chat_gui.slicers.conf import conf_of, conf_or_none, read_conf
from elegoo_chat_gui.slicers.json_files import UnusableFileError
from tests.unit.slicer_trees import Tree

TABLE = {
    "header": "JusPrin 1.0.0",
    "app": {"preset_folder": "12345", "version": "01.09.05.51"},
    "presets": {"machine": "M 0.4", "filaments": None},
    "orca_presets": [
        {"machine": "Other", "process": "wrong", "filament": "wrong"},
        {
            "machine": "M 0.4",
            "process": "Standard.ini",
            "filament": "PLA",
            "filament_01": "PETG",
            "filament_03": "behind a gap",
        },
    ],
    "models": [{"vendor": "Elegoo", "model": "M", "nozzle_diameter": "0.2;0.4"}, "odd", {"vendor": 1}],
    "filaments": ["PLA", ["odd"], "PETG"],
    "jusprin_server": {"access_token": "s3cret-token"},
    "local_machines": {"x": {"access_code": "s3cret-code"}},
}
READ = SlicerConf(
    program="JusPrin",
    version="1.0.0",
    preset_folder="12345",
    machine="M 0.4",
    process="Standard",
    selected_filaments=("PLA", "PETG"),
    models=(EnabledModel("Elegoo", "M", ("0.2", "0.4")),),
    filaments=frozenset({"PLA", "PETG"}),
)


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(TABLE, indent=4).encode() + b"\n",
        json.dumps(TABLE, indent="\t").replace("\n", "\r\n").encode() + b"\r\n# MD5 checksum 0123456789ABCDEF\r\n",
        b"\xef\xbb\xbf" + json.dumps(TABLE).encode(),
        json.dumps(TABLE).encode("utf-16"),
        b"\n \t" + json.dumps(TABLE).encode() + b"}}} garbage \xff\xfe",
    ],
    ids=["plain", "windows", "marked", "utf-16", "garbage behind"],
)
def test_the_first_json_value_counts(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "JusPrin.conf"
    path.write_bytes(content)
    assert read_conf(path) == READ


def test_nothing_secret_is_kept(tmp_path: Path) -> None:
    assert "s3cret" not in repr(conf_of(TABLE))
    tree = Tree(tmp_path / "JusPrin")
    tree.conf(**TABLE)
    reading = tree.library().read({})
    assert "s3cret" not in repr([(one.slicer, one.conf) for one in reading.slicers]) + repr(reading.files)


def test_elegoo_and_the_older_form() -> None:
    entry = {"machine": "M", "process": "P", "filament": "F"}
    assert conf_of({"presets": {"machine": "M"}, "elegoo_presets": [entry]}).process == "P"
    old = conf_of({"presets": {"machine": "M", "process": "P", "filaments": ["A", "B"]}})
    assert (old.process, old.selected_filaments) == ("P", ("A", "B"))


def test_each_program_reads_its_own_list_and_the_last_entry_for_a_printer(tmp_path: Path) -> None:
    table = {
        "presets": {"machine": "M.INI"},
        "elegoo_presets": [{"machine": "M", "process": "E1"}, {"machine": "M", "process": "E2.ini"}],
        "orca_presets": [{"machine": "M", "process": "O"}],
    }
    assert conf_of({"header": "ElegooSlicer 1.5.3", **table}).process == "E2"
    assert conf_of({"header": "OrcaSlicer 2.4.0", **table}).process == "O"
    assert conf_of({"header": "OrcaSlicer 2.4.0", **table, "orca_presets": []}).process == "E2"


def test_nozzles_with_blanks_stand_in_quotation_marks() -> None:
    models = [{"vendor": "V", "model": "M", "nozzle_diameter": '0.4; "0.8; high flow" ;"a b";'}]
    assert conf_of({"models": models}).models == (EnabledModel("V", "M", ("0.4", "0.8; high flow", "a b")),)


@pytest.mark.parametrize("folder", ["../../x", "a/b", "C:\\x", "..", "a\0b", 7, None])
def test_an_accounts_folder_leads_nowhere_else(folder: object) -> None:
    assert conf_of({"app": {"preset_folder": folder}}).preset_folder == ""


def test_a_file_that_is_being_replaced_is_waited_for_and_then_its_copy_counts(tmp_path: Path) -> None:
    path = tmp_path / "JusPrin.conf"
    (tmp_path / "JusPrin.conf.bak").write_text(json.dumps(TABLE))
    assert read_conf(path) == READ
    path.write_text('{"header": "JusPr')
    assert read_conf(path) == READ


def test_without_a_file_and_with_a_broken_one(tmp_path: Path) -> None:
    path = tmp_path / "JusPrin.conf"
    assert conf_or_none(path) == SlicerConf()
    path.write_text("no json")
    assert conf_or_none(path) is None
    with pytest.raises(UnusableFileError):
        read_conf(path)
    tree = Tree(tmp_path)
    tree.conf("[1, 2]")
    library = tree.library()
    (one,) = library.read({}).slicers
    with pytest.raises(SlicerFileError) as caught:
        library.selection(one.slicer.id)
    assert caught.value.reason is SlicerFileReason.BROKEN


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["header", "app", "presets", "orca_presets", "models", "filaments", "machine"]), inner
            )
        ),
        max_leaves=20,
    )
)
def test_any_shape_gives_a_conf(value: object) -> None:
    assert isinstance(conf_of(value if isinstance(value, dict) else {"presets": value}), SlicerConf)
