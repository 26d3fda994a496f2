"""The order of a picker, and machines that are the same under other names."""

from pathlib import Path

from elegoo_chat_gui.core.preset_offers import Product, choose_machine, natural, offers
from elegoo_chat_gui.core.presets import Fit, PresetKind, PresetOffer, PresetOrigin, PresetProblem
from elegoo_chat_gui.core.slicer_profiles import SlicerProfiles
from tests.unit.slicer_trees import FILAMENT, MACHINE, PROCESS, Tree


def two_slicers(tmp_path: Path) -> list[SlicerProfiles]:
    """JusPrin and ElegooSlicer with the same printer under two names."""
    jusprin, elegoo = Tree(tmp_path / "JusPrin"), Tree(tmp_path / "ElegooSlicer", "ElegooSlicer")
    for tree, style in ((jusprin, "Elegoo Neptune 4 ({} nozzle)"), (elegoo, "Elegoo Neptune 4 {} nozzle")):
        for variant in ("0.2", "0.4"):
            product = {"printer_model": "Elegoo Neptune 4", "printer_variant": variant}
            tree.add(MACHINE, style.format(variant), **product)
    jusprin.add(FILAMENT, "Elegoo Generic PLA", compatible_printers=["Elegoo Neptune 4 (0.4 nozzle)"])
    jusprin.add(FILAMENT, "Elegoo Generic PETG", compatible_printers=["Elegoo Neptune 4 (0.4 nozzle)"])
    jusprin.add(FILAMENT, "Elegoo Fine PLA", compatible_printers=["Elegoo Neptune 4 (0.2 nozzle)"])
    jusprin.own(FILAMENT, "Strong PETG", inherits="Elegoo Generic PETG")
    jusprin.own(FILAMENT, "Fine only", inherits="Elegoo Fine PLA")
    jusprin.own(FILAMENT, "Lost", inherits="Gone")
    elegoo.add(FILAMENT, "Elegoo PLA @EN4", compatible_printers=["Elegoo Neptune 4 0.4 nozzle"])
    jusprin.conf(
        models=[{"vendor": "Elegoo", "model": "Elegoo Neptune 4", "nozzle_diameter": "0.4"}],
        filaments=["Elegoo Generic PLA", "Elegoo Fine PLA"],
    )
    elegoo.conf()
    return [jusprin.read(), elegoo.read()]


CATALOGUE = (
    PresetOffer("Elegoo Generic ABS", FILAMENT, PresetOrigin.CATALOGUE, group="Elegoo", fit=Fit.YES),
    PresetOffer("Elegoo Generic PLA", FILAMENT, PresetOrigin.CATALOGUE, group="Elegoo", fit=Fit.YES),
    PresetOffer("Elegoo Resin", FILAMENT, PresetOrigin.CATALOGUE, group="Elegoo", fit=Fit.NO),
)
CHATS = [("Elegoo Generic PLA", 12), ("My own words", 3), ("Elegoo Resin", 2)]


def test_a_machine_is_found_in_the_other_program_by_model_and_nozzle(tmp_path: Path) -> None:
    slicers = two_slicers(tmp_path)
    chosen = choose_machine(slicers, "Elegoo Neptune 4 (0.4 nozzle)")
    assert [found.name for found in chosen.places.values()] == [
        "Elegoo Neptune 4 (0.4 nozzle)",
        "Elegoo Neptune 4 0.4 nozzle",
    ]
    unknown = choose_machine(slicers, "EN4 of the Flatpak")
    assert not unknown.is_known
    told = choose_machine(slicers, "EN4 of the Flatpak", Product("Elegoo Neptune 4", "0.20"))
    assert {found.name for found in told.places.values()} == {
        "Elegoo Neptune 4 (0.2 nozzle)",
        "Elegoo Neptune 4 0.2 nozzle",
    }


def test_what_fits_comes_first_and_nothing_is_left_out(tmp_path: Path) -> None:
    slicers = two_slicers(tmp_path)
    chosen = choose_machine(slicers, "Elegoo Neptune 4 (0.4 nozzle)")
    found = offers(FILAMENT, slicers, CHATS, CATALOGUE, chosen)
    assert [(one.name, one.program, one.fit) for one in found] == [
        ("Strong PETG", "JusPrin", Fit.YES),
        ("Elegoo Generic PLA", "JusPrin", Fit.YES),
        ("Elegoo PLA @EN4", "ElegooSlicer", Fit.YES),
        ("My own words", "", Fit.UNKNOWN),
        ("Elegoo Generic ABS", "", Fit.YES),
        ("Elegoo Generic PETG", "JusPrin", Fit.YES),
        ("Fine only", "JusPrin", Fit.NO),
        ("Elegoo Fine PLA", "JusPrin", Fit.NO),
        ("Elegoo Resin", "", Fit.NO),
        ("Lost", "JusPrin", Fit.UNKNOWN),
    ]
    by_name = {one.name: one for one in found}
    assert by_name["Elegoo Generic PLA"].uses == 12
    assert by_name["Elegoo Generic PETG"].enabled is False
    assert by_name["Strong PETG"].parent == "Elegoo Generic PETG"
    assert by_name["Lost"].problem is PresetProblem.MISSING_PARENT
    assert by_name["Elegoo Resin"].origin is PresetOrigin.CHATS


def test_without_a_machine_or_with_an_unknown_one_nothing_is_said_of_fitting(tmp_path: Path) -> None:
    slicers = two_slicers(tmp_path)
    for chosen in (None, choose_machine(slicers, "typed by hand")):
        assert {one.fit for one in offers(PROCESS, slicers, [], (), chosen)} <= {Fit.UNKNOWN}
        assert {one.fit for one in offers(FILAMENT, slicers, [], (), chosen)} == {Fit.UNKNOWN}


def test_machines_that_are_switched_on_come_before_the_others(tmp_path: Path) -> None:
    found = offers(MACHINE, two_slicers(tmp_path), [("Elegoo Neptune 4 (0.4 nozzle)", 1)], ())
    assert [(one.name, one.enabled) for one in found] == [
        ("Elegoo Neptune 4 (0.4 nozzle)", True),
        ("Elegoo Neptune 4 (0.2 nozzle)", False),
        ("Elegoo Neptune 4 0.2 nozzle", False),
        ("Elegoo Neptune 4 0.4 nozzle", False),
    ]


def test_without_slicers_chats_and_catalogue_are_all_there_is() -> None:
    found = offers(PresetKind.FILAMENT, [], CHATS, CATALOGUE)
    assert [one.name for one in found] == [
        "Elegoo Generic PLA",
        "My own words",
        "Elegoo Generic ABS",
        "Elegoo Resin",
    ]


def test_numbers_in_names_sort_as_numbers() -> None:
    names = ["0.20mm Standard", "0.8 nozzle", "M 10", "m 9", "0.08mm Fine", "ä"]
    assert sorted(names, key=natural) == ["0.8 nozzle", "0.08mm Fine", "0.20mm Standard", "m 9", "M 10", "ä"]
