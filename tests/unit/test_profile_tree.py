"""Inheritance within its rules; what is broken is marked and costs only itself and its children."""

from pathlib import Path

import pytest

from elegoo_chat_gui.core.presets import PresetProblem
from elegoo_chat_gui.core.profile_tree import SlicerRules, rules_of
from elegoo_chat_gui.slicers.profile_library import resolved_values
from tests.unit.slicer_trees import FILAMENT, MACHINE, PROCESS, Tree, names, preset, write


def test_a_child_overrides_whole_values_key_by_key(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(PROCESS, "root", instantiation="false", layer_height="0.2", speeds=["1", "2"], wall_loops="2")
    tree.add(PROCESS, "middle", inherits="root", instantiation="false", speeds=["9"])
    tree.add(PROCESS, "leaf", inherits="middle", wall_loops="4", setting_id="GP1")
    read = tree.read()
    assert names(read, PROCESS) == ["leaf"]
    assert resolved_values(preset(read, PROCESS, "leaf")) == {
        "layer_height": "0.2",
        "speeds": ("9",),
        "wall_loops": "4",
    }


def test_what_is_about_the_preset_is_no_setting_and_host_data_stay_outside(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(MACHINE, "M", printhost_apikey="s3cret", print_host="10.0.0.9", nozzle_diameter=["0.4"], url="x")
    assert resolved_values(preset(tree.read(), MACHINE, "M")) == {"nozzle_diameter": ("0.4",)}


def test_instantiation_is_not_inherited_and_missing_means_selectable(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(PROCESS, "base", instantiation="false")
    tree.add(PROCESS, "child", inherits="base", instantiation=None)
    write(tmp_path / "JusPrin/system/Elegoo/process/bare.json", {"name": "bare", "inherits": "base"})
    tree.indexes[tmp_path / "JusPrin/system", "Elegoo"]["process_list"].append(
        {"name": "bare", "sub_path": "process/bare.json"}
    )
    write(tmp_path / "JusPrin/system/Elegoo.json", tree.indexes[tmp_path / "JusPrin/system", "Elegoo"])
    assert names(tree.read(), PROCESS) == ["child", "bare"]


def test_only_listed_files_are_presets_and_the_name_is_the_files_own(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(FILAMENT, "in the index", below="filament/sub/x.json", name="in the file")
    tree.add(FILAMENT, "unlisted", indexed=False)
    assert names(tree.read(), FILAMENT) == ["in the file"]


def test_a_parent_must_stand_earlier_in_the_list_of_the_same_vendor(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(FILAMENT, "too early", inherits="base")
    tree.add(FILAMENT, "base", instantiation="false")
    tree.add(FILAMENT, "in time", inherits="base")
    tree.add(FILAMENT, "stranger", vendor="Other", inherits="base")
    read = tree.read()
    assert names(read, FILAMENT) == ["in time"]
    for name in ("too early", "stranger"):
        assert preset(read, FILAMENT, name).problem is PresetProblem.MISSING_PARENT
        assert preset(read, FILAMENT, name).detail == "base"


def test_loops_missing_parents_and_their_children_are_marked_and_the_rest_lives(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(PROCESS, "a", inherits="b")
    tree.add(PROCESS, "b", inherits="a")
    tree.add(PROCESS, "self", inherits="self")
    tree.add(PROCESS, "orphan", inherits="nowhere")
    tree.add(PROCESS, "orphan's child", inherits="orphan")
    tree.add(PROCESS, "well")
    read = tree.read()
    assert names(read, PROCESS) == ["well"]
    problems = {one.name: (one.problem, one.detail) for one in read.tree.every(PROCESS) if one.problem}
    assert problems["a"][0] is PresetProblem.LOOP
    assert problems["self"] == (PresetProblem.LOOP, "self")
    assert problems["orphan"] == (PresetProblem.MISSING_PARENT, "nowhere")
    assert problems["orphan's child"] == (PresetProblem.MISSING_PARENT, "nowhere")
    assert {problem.path.stem for problem in read.slicer.problems} == problems.keys()


def test_a_name_that_comes_twice_counts_once(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(FILAMENT, "PLA", below="filament/1.json", k="1")
    tree.add(FILAMENT, "PLA", below="filament/2.json", k="2")
    read = tree.read()
    assert names(read, FILAMENT) == ["PLA"]
    found = read.tree.find(FILAMENT, "PLA")
    assert found is not None
    assert resolved_values(found) == {"k": "1"}
    assert [one.problem for one in read.tree.every(FILAMENT)] == [None, PresetProblem.DUPLICATE]


def test_of_several_with_one_name_the_first_that_is_whole_counts(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(FILAMENT, "PLA", below="filament/1.json", inherits="nowhere", k="1")
    tree.add(FILAMENT, "PLA", below="filament/2.json", k="2")
    tree.add(FILAMENT, "child", inherits="PLA")
    tree.add(FILAMENT, "common", below="filament/3.json", instantiation="false", k="abstract")
    tree.add(FILAMENT, "common", below="filament/4.json", k="offered")
    tree.add(FILAMENT, "common", below="filament/5.json", instantiation="false", k="too late")
    tree.add(FILAMENT, "of the abstract one", inherits="common")
    read = tree.read()
    assert names(read, FILAMENT) == ["PLA", "child", "common", "of the abstract one"]
    values = {one.name: resolved_values(one)["k"] for one in read.tree.selectable(FILAMENT)}
    assert values == {"PLA": "2", "child": "2", "common": "offered", "of the abstract one": "abstract"}
    assert [one.problem for one in read.tree.every(FILAMENT) if one.problem] == [
        PresetProblem.MISSING_PARENT,
        PresetProblem.DUPLICATE,
    ]


def test_filaments_of_any_vendor_may_inherit_from_the_library(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "OrcaSlicer", "OrcaSlicer")
    tree.add(FILAMENT, "fdm_filament_pla", vendor="OrcaFilamentLibrary", instantiation="false", nozzle="220")
    tree.add(FILAMENT, "Generic PLA @System", vendor="OrcaFilamentLibrary", inherits="fdm_filament_pla")
    tree.add(FILAMENT, "Elegoo PLA @ECC", vendor="Elegoo", inherits="Generic PLA @System", nozzle="225")
    tree.add(PROCESS, "no library for processes", vendor="Elegoo", inherits="fdm_filament_pla")
    read = tree.read()
    assert names(read, FILAMENT) == ["Generic PLA @System", "Elegoo PLA @ECC"]
    assert preset(read, FILAMENT, "Elegoo PLA @ECC").home_vendor == "Elegoo"
    assert names(read, PROCESS) == []


# -- the person's own --------------------------------------------------------------------------------


def test_own_presets_hang_below_system_ones_and_below_roots(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(FILAMENT, "base", instantiation="false", temperature=["200"])
    tree.add(FILAMENT, "Elegoo PLA", inherits="base", fan=["100"])
    tree.own(FILAMENT, "Mine", inherits="Elegoo PLA", temperature=["215"], name="what the file says does not count")
    tree.own(FILAMENT, "Root", root=True, inherits="", temperature=["190"])
    tree.own(FILAMENT, "Below root", inherits="Root", fan=["1"])
    tree.own(FILAMENT, "Abstract parent", inherits="base")
    read = tree.read()
    assert names(read, FILAMENT) == ["Elegoo PLA", "Root", "Below root", "Mine"]
    assert resolved_values(preset(read, FILAMENT, "Mine")) == {"temperature": ("215",), "fan": ("100",)}
    assert resolved_values(preset(read, FILAMENT, "Below root")) == {"temperature": ("190",), "fan": ("1",)}
    assert preset(read, FILAMENT, "Mine").home_vendor == "Elegoo"
    assert preset(read, FILAMENT, "Root").home_vendor == ""
    # An abstract base is no preset that one could have been made from.
    assert preset(read, FILAMENT, "Abstract parent").problem is PresetProblem.MISSING_PARENT


def test_own_presets_that_the_slicer_would_not_show(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(PROCESS, "Standard", setting_id="GP004")
    tree.own(PROCESS, "Standard", inherits="Standard")
    tree.own(PROCESS, "No version", inherits="Standard", version="")
    tree.own(PROCESS, "Lost", inherits="Gone")
    tree.own(PROCESS, "Odd version", inherits="Standard", version="1.x")
    tree.own(PROCESS, "Hidden", inherits="Standard", instantiation="false")
    tree.own(PROCESS, "Alone", inherits="Gone", is_custom_defined="1")
    tree.own(PROCESS, "Of the built-in", inherits="Default Setting")
    tree.own(PROCESS, "Other account", account="12345", inherits="Standard")
    renamed = tree.own(PROCESS, "Renamed", inherits="Gone")
    renamed.with_suffix(".info").write_text("sync_info = update\nuser_id =\nbase_id = GP004\nupdated_time = 1\n")
    read = tree.read()
    assert names(read, PROCESS) == ["Standard", "Alone", "Of the built-in"]
    problems = {one.name: one.problem for one in read.tree.every(PROCESS) if one.is_user}
    assert problems["Standard"] is PresetProblem.SHADOWED
    assert problems["No version"] is problems["Odd version"] is PresetProblem.NO_VERSION
    assert problems["Lost"] is PresetProblem.MISSING_PARENT
    assert problems["Hidden"] is None
    assert "Other account" not in problems
    assert preset(read, PROCESS, "Renamed").detail == "Gone → Standard"


def test_newer_slicers_find_a_parent_by_its_older_name_and_let_no_orphan_live(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "OrcaSlicer", "OrcaSlicer")
    tree.conf(header="OrcaSlicer 2.4.1")
    tree.add(FILAMENT, "New name", renamed_from="Old name;Older name")
    tree.own(FILAMENT, "Mine", inherits="Older name")
    tree.own(FILAMENT, "Alone", inherits="Gone", is_custom_defined="1")
    read = tree.read()
    assert names(read, FILAMENT) == ["New name", "Mine"]
    assert preset(read, FILAMENT, "Alone").problem is PresetProblem.MISSING_PARENT


def test_newer_slicers_find_what_generic_filaments_became(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "OrcaSlicer", "OrcaSlicer")
    tree.add(FILAMENT, "Generic PLA @System", vendor="OrcaFilamentLibrary", k="library")
    tree.add(FILAMENT, "PLA @Z", k="renamed")
    for at, parent in enumerate(
        ("Elegoo Generic PLA", "Shop_Generic PLA @Gone", "PLA Z", "Generic Wood", "Ungeneric PLA")
    ):
        tree.own(FILAMENT, f"Mine {at}", inherits=parent)
    tree.own(PROCESS, "No process", inherits="Generic PLA")
    read = tree.read()
    own = {one.name: resolved_values(one).get("k") for one in read.tree.selectable(FILAMENT) if one.is_user}
    assert own == {"Mine 0": "library", "Mine 1": "library", "Mine 2": "renamed"}
    assert names(read, PROCESS) == []
    old = Tree(tmp_path / "JusPrin")
    old.add(FILAMENT, "PLA @Z", renamed_from="Old")
    old.own(FILAMENT, "Mine", inherits="Old")
    old.own(FILAMENT, "Mine too", inherits="PLA Z")
    assert names(old.read(), FILAMENT) == ["PLA @Z"]


def test_own_presets_of_one_folder_do_not_see_each_other(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.own(PROCESS, "A", root=True, inherits="", k="a")
    tree.own(PROCESS, "B", root=True, inherits="A")
    tree.own(PROCESS, "C", inherits="A")
    tree.own(PROCESS, "D", inherits="C")
    tree.own(PROCESS, "A", inherits="")
    read = tree.read()
    assert names(read, PROCESS) == ["A", "C"]
    problems = [(one.name, one.problem) for one in read.tree.every(PROCESS) if one.problem]
    assert problems == [
        ("B", PresetProblem.MISSING_PARENT),
        ("A", PresetProblem.DUPLICATE),
        ("D", PresetProblem.MISSING_PARENT),
    ]


def test_presets_of_imported_bundles_have_the_slicers_names(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "OrcaSlicer", "OrcaSlicer")
    tree.add(FILAMENT, "PLA")
    folder = tmp_path / "OrcaSlicer/user/default/_local/b1"
    write(folder / "filament/Shop PLA.json", {"inherits": "PLA", "version": "2.4.0.0", "from": "Bundle"})
    write(tmp_path / "OrcaSlicer/user/default/_local/b2/filament/No metadata.json", {"version": "2.4.0.0"})
    write(folder / "bundle_metadata.json", {"id": "b1", "name": "Shop"})
    (tmp_path / "OrcaSlicer/user/default/_local/b2/bundle_metadata.json").write_text("{")
    assert names(tree.read(), FILAMENT) == ["PLA", "_local/b1/Shop PLA"]


def test_roots_of_bundles_come_first_and_other_presets_may_be_made_from_a_bundles(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "OrcaSlicer", "OrcaSlicer")
    folder = tmp_path / "OrcaSlicer/user/default/_subscribed/folder"
    write(folder / "bundle_metadata.json", {"id": "shop"})
    write(folder / "process/base/Root.json", {"version": "2.4.0.0", "k": "root"})
    write(folder / "process/Fine.json", {"version": "2.4.0.0", "inherits": "_subscribed/shop/Root"})
    tree.own(PROCESS, "Mine", inherits="_subscribed/shop/Fine")
    read = tree.read()
    assert names(read, PROCESS) == ["Mine", "_subscribed/shop/Root", "_subscribed/shop/Fine"]
    assert resolved_values(preset(read, PROCESS, "Mine")) == {"k": "root"}


def test_nil_within_a_list_of_several_means_as_in_the_parent(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "OrcaSlicer", "OrcaSlicer")
    tree.add(PROCESS, "P", speed=["100", "200"], one=["5"])
    tree.own(PROCESS, "Mine", inherits="P", speed=["nil", "250"], one=["nil"])
    assert resolved_values(preset(tree.read(), PROCESS, "Mine")) == {"speed": ("100", "250"), "one": ("nil",)}


@pytest.mark.parametrize(
    ("program", "version", "library", "rules"),
    [
        ("JusPrin", "1.0.0", False, SlicerRules()),
        ("OrcaSlicer", "2.2.0", False, SlicerRules()),
        ("OrcaSlicer", "2.3.0-beta", False, SlicerRules(vendor_bound=False, older_names=True, orphans_live=True)),
        ("OrcaSlicer", "2.4.1", True, SlicerRules(vendor_bound=False, older_names=True, orphans_live=False)),
        ("ElegooSlicer", "1.1.8", False, SlicerRules()),
        ("ElegooSlicer", "1.5.3", True, SlicerRules(vendor_bound=False, older_names=True, orphans_live=False)),
        ("ElegooSlicer", "1.5.3.4", False, SlicerRules(vendor_bound=False, older_names=True, orphans_live=False)),
        ("ElegooSlicer", "1.3.0", False, SlicerRules(vendor_bound=False, older_names=True, orphans_live=True)),
        ("JusPrin", "2.4.0", True, SlicerRules(vendor_bound=False, older_names=True, orphans_live=False)),
        ("", "", True, SlicerRules(vendor_bound=False, older_names=True, orphans_live=False)),
        ("OrcaSlicer", "nightly", False, SlicerRules()),
    ],
)
def test_the_rules_follow_program_version_and_library(
    program: str, version: str, library: bool, rules: SlicerRules
) -> None:
    assert rules_of(program, version, has_library=library) == rules
