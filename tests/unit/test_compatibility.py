"""Which filament and process go with a machine, by the rules of each slicer."""

from pathlib import Path

from elegoo_chat_gui.core.presets import Fit, PresetKind
from elegoo_chat_gui.core.slicer_profiles import SlicerProfiles
from tests.unit.slicer_trees import FILAMENT, MACHINE, PROCESS, Tree, preset

LIBRARY = "OrcaFilamentLibrary"


def fits(read: SlicerProfiles, kind: PresetKind, machine: str) -> dict[str, Fit]:
    found = preset(read, MACHINE, machine)
    return {one.name: read.compatibility.fit(one, found) for one in read.tree.selectable(kind)}


def test_by_the_list_an_empty_list_and_the_direct_parent_of_a_user_machine(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(MACHINE, "M1", printer_model="M", printer_variant="0.4")
    tree.add(MACHINE, "M2")
    tree.add(PROCESS, "base", instantiation="false", compatible_printers=["M1"])
    tree.add(PROCESS, "inherits the list", inherits="base")
    tree.add(PROCESS, "empty over the list", inherits="base", compatible_printers=[])
    tree.add(PROCESS, "no list")
    tree.add(PROCESS, "for M2", compatible_printers=["M2", "a machine that does not exist"])
    tree.own(MACHINE, "My M1", inherits="M1")
    tree.own(MACHINE, "Rootless", inherits="")
    read = tree.read()
    expected = {
        "inherits the list": Fit.YES,
        "empty over the list": Fit.YES,
        "no list": Fit.YES,
        "for M2": Fit.NO,
    }
    assert fits(read, PROCESS, "M1") == expected
    assert fits(read, PROCESS, "My M1") == expected
    # A root of the person's own has no vendor: nothing of a vendor goes with it in this family.
    assert set(fits(read, PROCESS, "Rootless").values()) == {Fit.NO}


def test_a_list_in_one_text_and_a_list_of_no_name(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(MACHINE, "M1")
    tree.add(MACHINE, "M; 2")
    tree.add(PROCESS, "both", compatible_printers='M1;"M; 2"')
    tree.add(PROCESS, "first", compatible_printers="M1")
    tree.add(PROCESS, "all", compatible_printers="")
    tree.add(PROCESS, "none", compatible_printers=[""])
    read = tree.read()
    assert fits(read, PROCESS, "M1") == {"both": Fit.YES, "first": Fit.YES, "all": Fit.YES, "none": Fit.NO}
    assert fits(read, PROCESS, "M; 2") == {"both": Fit.YES, "first": Fit.NO, "all": Fit.YES, "none": Fit.NO}


def test_a_machine_made_from_one_that_was_renamed_counts_by_both_names(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "OrcaSlicer", "OrcaSlicer")
    tree.add(MACHINE, "M new", renamed_from="M old")
    tree.own(MACHINE, "Mine", inherits="M old")
    tree.add(FILAMENT, "Generic PLA @System", vendor=LIBRARY)
    tree.add(FILAMENT, "Generic PLA @M", compatible_printers=["M new"])
    tree.add(FILAMENT, "PETG @M", compatible_printers=["M old"])
    assert fits(tree.read(), FILAMENT, "Mine") == {
        "Generic PLA @System": Fit.NO,
        "Generic PLA @M": Fit.YES,
        "PETG @M": Fit.YES,
    }


def test_a_grandparent_does_not_count(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "OrcaSlicer", "OrcaSlicer")
    tree.add(FILAMENT, "L", vendor=LIBRARY)
    tree.add(MACHINE, "M1")
    tree.add(PROCESS, "P", compatible_printers=["M1"])
    tree.own(MACHINE, "Root machine", root=True, inherits="")
    tree.own(MACHINE, "Child of root", inherits="Root machine")
    tree.own(PROCESS, "For the root", inherits="P", compatible_printers=["Root machine"])
    read = tree.read()
    assert fits(read, PROCESS, "Child of root") == {"P": Fit.NO, "For the root": Fit.YES}


def test_vendors_are_bound_to_their_own_machines_in_older_slicers_only(tmp_path: Path) -> None:
    old = Tree(tmp_path / "JusPrin")
    new = Tree(tmp_path / "OrcaSlicer", "OrcaSlicer")
    for tree in (old, new):
        tree.add(MACHINE, "M1")
        tree.add(FILAMENT, "own", vendor="Elegoo")
        tree.add(FILAMENT, "other", vendor="Other")
        tree.own(FILAMENT, "mine of other", inherits="other")
        tree.own(FILAMENT, "rootless", inherits="")
    new.add(FILAMENT, "L @System", vendor=LIBRARY)
    assert fits(old.read(), FILAMENT, "M1") == {
        "own": Fit.YES,
        "other": Fit.NO,
        "mine of other": Fit.NO,
        "rootless": Fit.YES,
    }
    assert set(fits(new.read(), FILAMENT, "M1").values()) == {Fit.YES}


def test_a_library_filament_gives_way_to_the_vendors_own(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "OrcaSlicer", "OrcaSlicer")
    tree.add(MACHINE, "M1")
    tree.add(MACHINE, "M2")
    tree.own(MACHINE, "My M1", inherits="M1")
    tree.add(FILAMENT, "Generic PLA @System", vendor=LIBRARY)
    tree.add(FILAMENT, "Generic PETG @System", vendor=LIBRARY)
    tree.add(FILAMENT, "Named @System", vendor=LIBRARY, compatible_printers=["M1"])
    tree.add(FILAMENT, "Generic PLA @Elegoo", compatible_printers=["M1"])
    tree.add(FILAMENT, "Named @Elegoo", compatible_printers=["M1"])
    read = tree.read()
    for_m1 = fits(read, FILAMENT, "M1")
    assert for_m1["Generic PLA @System"] is Fit.NO
    assert for_m1["Generic PETG @System"] is Fit.YES
    assert for_m1["Named @System"] is Fit.YES  # one that names printers itself is not replaced
    assert fits(read, FILAMENT, "My M1")["Generic PLA @System"] is Fit.NO
    assert fits(read, FILAMENT, "M2") == {
        "Generic PLA @System": Fit.YES,
        "Generic PETG @System": Fit.YES,
        "Named @System": Fit.NO,
        "Generic PLA @Elegoo": Fit.NO,
        "Named @Elegoo": Fit.NO,
    }


def test_conditions_ask_the_machines_resolved_values(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "OrcaSlicer", "OrcaSlicer")
    tree.add(FILAMENT, "L", vendor=LIBRARY)
    tree.add(MACHINE, "base", instantiation="false", printer_notes="VENDOR\nMODEL_MK4S", nozzle_diameter=["0.4"])
    tree.add(MACHINE, "MK4S 0.4", inherits="base")
    tree.add(MACHINE, "XL 0.6", nozzle_diameter=["0.6", "0.6"])
    condition = "printer_notes=~/.*MK4S.*/ and nozzle_diameter[0]==0.4"
    tree.add(PROCESS, "MK4S", compatible_printers_condition=condition)
    tree.add(PROCESS, "several", compatible_printers_condition="num_extruders>1")
    tree.add(PROCESS, "by name", compatible_printers_condition='printer_preset=="XL 0.6"')
    tree.add(PROCESS, "unreadable", compatible_printers_condition="what is this?")
    tree.add(PROCESS, "the list wins", compatible_printers=["XL 0.6"], compatible_printers_condition=condition)
    read = tree.read()
    assert fits(read, PROCESS, "MK4S 0.4") == {
        "MK4S": Fit.YES,
        "several": Fit.NO,
        "by name": Fit.NO,
        "unreadable": Fit.UNCHECKED,
        "the list wins": Fit.NO,
    }
    assert fits(read, PROCESS, "XL 0.6") == {
        "MK4S": Fit.NO,
        "several": Fit.YES,
        "by name": Fit.YES,
        "unreadable": Fit.UNCHECKED,
        "the list wins": Fit.YES,
    }


def test_filaments_may_name_their_processes(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(MACHINE, "M1")
    tree.add(PROCESS, "Draft")
    tree.add(PROCESS, "Fine")
    tree.own(PROCESS, "Mine", inherits="Fine")
    tree.add(FILAMENT, "slow", compatible_prints=["Fine"])
    tree.add(FILAMENT, "any")
    read = tree.read()
    machine = preset(read, MACHINE, "M1")

    def with_process(filament: str, process: str) -> Fit:
        found = preset(read, FILAMENT, filament), preset(read, PROCESS, process)
        return read.compatibility.fit_process(*found, machine)

    assert with_process("slow", "Fine") is Fit.YES
    assert with_process("slow", "Draft") is Fit.NO
    assert with_process("slow", "Mine") is Fit.NO  # that a parent counts is so of machines alone
    assert with_process("any", "Draft") is Fit.YES


def test_defaults_that_are_not_there_or_do_not_fit_give_way_to_their_like(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(
        MACHINE,
        "M 0.4",
        default_print_profile="0.20mm Standard @M (0.6 nozzle)",
        default_filament_profile=["Elegoo Generic PLA @0.4 nozzle"],
    )
    tree.add(
        MACHINE, "M 0.6", default_print_profile="0.20mm Standard @M (0.6 nozzle)", default_filament_profile="PLA"
    )
    tree.add(MACHINE, "nothing fits", default_print_profile="Unknown")
    for nozzle in ("0.4", "0.6"):
        name = f"0.20mm Standard @M ({nozzle} nozzle)"
        tree.add(PROCESS, name, compatible_printers=[f"M {nozzle}"])
    tree.add(FILAMENT, "Elegoo Generic PLA", compatible_printers=["M 0.4"])
    tree.add(FILAMENT, "PLA")
    read = tree.read()

    def defaults(machine: str) -> tuple[str | None, str | None]:
        return read.defaults(preset(read, MACHINE, machine))

    assert defaults("M 0.4") == ("Elegoo Generic PLA", "0.20mm Standard @M (0.4 nozzle)")
    assert defaults("M 0.6") == ("PLA", "0.20mm Standard @M (0.6 nozzle)")
    assert defaults("nothing fits") == (None, None)


def test_of_several_defaults_the_first_that_fits_and_of_their_like_one_that_is_shown(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(MACHINE, "list", default_filament_profile=["Gone", "B"])
    tree.add(MACHINE, "one text", default_filament_profile='"B; silk";B')
    tree.add(MACHINE, "like", default_filament_profile=["PLA @Gone"])
    for name in ("B", "B; silk", "PLA @1", "PLA @2"):
        tree.add(FILAMENT, name)
    tree.conf(filaments=["PLA @2"])
    read = tree.read()
    found = {one.name: read.defaults(one)[0] for one in read.tree.selectable(MACHINE)}
    assert found == {"list": "B", "one text": "B; silk", "like": "PLA @2"}


def test_what_the_slicer_shows(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    for variant in ("0.4", "0.6"):
        tree.add(MACHINE, f"M {variant}", printer_model="M", printer_variant=variant)
    tree.add(FILAMENT, "PLA @A", renamed_from="Old PLA")
    tree.add(FILAMENT, "PETG")
    tree.add(FILAMENT, "ABS @A")
    tree.own(FILAMENT, "Mine", inherits="PETG")
    tree.conf(
        models=[{"vendor": "Elegoo", "model": "M", "nozzle_diameter": '0.4;"0.8 x"'}],
        filaments=["Old PLA", "ABS"],
    )
    read = tree.read()

    def shown(kind: PresetKind) -> set[str]:
        return {one.name for one in read.tree.selectable(kind) if read.is_enabled(one)}

    assert shown(MACHINE) == {"M 0.4"}
    assert shown(FILAMENT) == {"PLA @A", "ABS @A", "Mine"}
    tree.conf(models=[{"vendor": "Elegoo", "model": "M", "nozzle_diameter": "0.6"}], filaments=None)
    read = tree.read()
    assert shown(MACHINE) == {"M 0.6"}
    assert shown(FILAMENT) == {"PLA @A", "ABS @A", "Mine", "PETG"}


def test_a_printer_that_would_have_no_filament_gets_those_of_its_model(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    for model in ("A", "B", "C"):
        tree.add(MACHINE, f"{model} 0.4", printer_model=model, printer_variant="0.4")
        tree.model(model, default_materials=f"PLA @{model};Gone;")
        for material in ("PLA", "PETG"):
            tree.add(FILAMENT, f"{material} @{model}", compatible_printers=[f"{model} 0.4"])
    models = [{"vendor": "Elegoo", "model": model, "nozzle_diameter": "0.4"} for model in ("A", "B")]
    tree.conf(models=models, filaments=["PETG @A", "Somewhere else"])
    read = tree.read()
    shown = {one.name for one in read.tree.selectable(FILAMENT) if read.is_enabled(one)}
    assert shown == {"PETG @A", "PLA @B"}


def test_a_filament_is_shown_by_the_names_it_had_before(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(FILAMENT, "PLA @A")
    tree.add(FILAMENT, "PETG @A", renamed_from='"Old; PETG";Older')
    tree.add(FILAMENT, "ABS @A")
    tree.conf(filaments=["PLA A", "Old; PETG", "ABS  A"])
    read = tree.read()
    assert [one.name for one in read.tree.selectable(FILAMENT) if read.is_enabled(one)] == ["PLA @A", "PETG @A"]
