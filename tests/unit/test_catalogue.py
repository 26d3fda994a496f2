"""The catalogue: made from the profiles of slicers, the same each time, and read whatever its file holds."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.catalogue import Catalogue, parse_catalogue
from elegoo_chat_gui.core.presets import MachineDefaults, PresetKind
from tests.unit.test_translations import _script

program = _script("catalogue")
SHIPPED = Path(__file__).parents[2] / "resources" / "catalogue.json"
MACHINE, FILAMENT, PROCESS = PresetKind.MACHINE, PresetKind.FILAMENT, PresetKind.PROCESS
FAST, MINI = "Acme Fast 4 Pro (0.4 nozzle)", "Acme Mini 0.4 nozzle"


def write_vendor(
    folder: Path, vendor: str, version: str, lists: Mapping[str, Mapping[str, Mapping[str, Any]]]
) -> Path:
    """A vendor's index beside its files, as a slicer has them."""
    index: dict[str, Any] = {"name": vendor, "version": version}
    for kind in ("machine", "filament", "process"):
        index[f"{kind}_list"] = entries = []
        for name, values in lists.get(kind, {}).items():
            below = f"{kind}/{name.replace('/', '-')}.json"
            path = folder / vendor / below
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps({"type": kind, "name": name, **values}), "utf-8")
            entries.append({"name": name, "sub_path": below})
    (folder / f"{vendor}.json").write_text(json.dumps(index), "utf-8")
    return folder


def machine(model: str, **values: Any) -> dict[str, Any]:
    return {"printer_model": model, "printer_variant": "0.4", **values}


@pytest.fixture
def profiles(tmp_path: Path) -> Path:
    lists: dict[str, Any] = {
        "machine": {
            "fdm_acme": {"instantiation": "false", "default_filament_profile": ["Acme PETG", "Acme PLA"]},
            MINI: machine("Acme Mini", inherits="fdm_acme", default_print_profile="0.20mm @Mini"),
            FAST: machine("Acme Fast 4 Pro", inherits="fdm_acme", default_print_profile="gone @Fast"),
            "Acme Fast 10 0.4 nozzle": machine("Acme Fast 10"),
            "Acme Lost": machine("Acme Lost", inherits="not there"),
        },
        "filament": {
            "Acme PLA": {},
            "Acme PETG": {"compatible_printers": [FAST, "a machine that is not there"]},
            "base": {"instantiation": "false"},
        },
        "process": {
            "0.20mm @Mini": {"compatible_printers": [MINI]},
            "0.20mm @Fast4": {"compatible_printers": [FAST]},
            "0.10mm @Fast4": {"compatible_printers": [FAST]},
            "0.20mm @Nobody": {"compatible_printers": ["nobody"]},
        },
    }
    write_vendor(tmp_path, "Other", "01.00.00.00", {"machine": {"Other 1": machine("Other 1")}})
    return write_vendor(tmp_path, "Acme", "02.01.00.03", lists)


def made(*folders: Path, programs: tuple[str, ...] = ("JusPrin 1.0.0",)) -> Catalogue:
    sources = [program.read_source(folder, "Acme", name) for folder, name in zip(folders, programs, strict=True)]
    return parse_catalogue(program.written(program.catalogue(sources)))


def test_names_stand_in_groups_of_products(profiles: Path) -> None:
    catalogue = made(profiles)
    assert dict(catalogue.names(MACHINE)) == {
        "Fast 10": ("Acme Fast 10 0.4 nozzle",),
        "Fast 4": (FAST,),
        "Mini": (MINI,),
    }
    assert dict(catalogue.names(FILAMENT)) == {"Acme": ("Acme PETG", "Acme PLA")}
    assert dict(catalogue.names(PROCESS)) == {
        "Fast 4": ("0.10mm @Fast4", "0.20mm @Fast4"),
        "Acme": ("0.20mm @Nobody",),
        "Mini": ("0.20mm @Mini",),
    }


def test_a_machine_says_its_product_and_what_it_proposes(profiles: Path) -> None:
    catalogue = made(profiles)
    fast = catalogue.machine(FAST)
    assert fast is not None
    assert (fast.model, fast.variant) == ("Acme Fast 4 Pro", "0.4")
    assert fast.defaults == MachineDefaults("Acme PETG", None)  # the process it names is not there
    mini = catalogue.machine(MINI)
    assert mini is not None
    assert mini.defaults == MachineDefaults("Acme PLA", "0.20mm @Mini")  # PETG does not go with it
    assert catalogue.machine("Acme Lost") is None
    assert catalogue.machine("Other 1") is None


@pytest.mark.parametrize(
    ("kind", "name", "machine_name", "fits"),
    [
        (FILAMENT, "Acme PLA", MINI, True),
        (FILAMENT, "Acme PETG", MINI, False),
        (FILAMENT, "Acme PETG", FAST, True),
        (PROCESS, "0.20mm @Nobody", MINI, False),
        (PROCESS, "0.20mm @Mini", MINI, True),
        (PROCESS, "0.20mm @Mini", "Other 1", None),
        (PROCESS, "my own", MINI, None),
        (MACHINE, MINI, MINI, None),
    ],
)
def test_what_goes_with_a_machine(
    profiles: Path, kind: PresetKind, name: str, machine_name: str, fits: bool | None
) -> None:
    assert made(profiles).fits(kind, name, machine_name) is fits


def test_it_says_where_it_comes_from(profiles: Path) -> None:
    (source,) = made(profiles).sources
    assert (source.program, source.vendor, source.version) == ("JusPrin 1.0.0", "Acme", "02.01.00.03")


def test_a_newer_tree_with_the_filament_library_lists_the_vendors_own(tmp_path: Path) -> None:
    library = {"filament": {"Generic PLA @System": {}, "fdm_filament_pla": {"instantiation": "false"}}}
    write_vendor(tmp_path, "OrcaFilamentLibrary", "02.03.02.60", library)
    lists: dict[str, Any] = {
        "machine": {"Acme Mini": machine("Acme Mini")},
        "filament": {"Acme PLA @Mini": {"inherits": "fdm_filament_pla", "compatible_printers": ["Acme Mini"]}},
        "process": {},
    }
    catalogue = made(write_vendor(tmp_path, "Acme", "02.03.02.71", lists), programs=("OrcaSlicer 2.3.1",))
    assert dict(catalogue.names(FILAMENT)) == {"Acme": ("Acme PLA @Mini",)}
    assert catalogue.fits(FILAMENT, "Acme PLA @Mini", "Acme Mini") is True


def test_several_programs_stand_beside_each_other(profiles: Path, tmp_path: Path) -> None:
    lists: dict[str, Any] = {
        "machine": {"Acme Mini 0.4": machine("Acme Mini"), MINI: machine("Acme Mini")},
        "filament": {"Acme PLA": {"compatible_printers": ["Acme Mini 0.4"]}},
        "process": {"0.20mm Standard": {"compatible_printers": ["Acme Mini 0.4"]}},
    }
    other = write_vendor(tmp_path / "other", "Acme", "01.01.08.01", lists)
    catalogue = made(profiles, other, programs=("JusPrin 1.0.0", "ElegooSlicer 1.1.8"))
    assert catalogue.names(MACHINE)["Mini"] == ("Acme Mini 0.4", MINI)
    assert catalogue.names(FILAMENT)["Acme"] == ("Acme PETG", "Acme PLA")
    assert catalogue.fits(FILAMENT, "Acme PLA", MINI) is True  # in one of them
    assert catalogue.fits(PROCESS, "0.20mm Standard", "Acme Mini 0.4") is True
    assert catalogue.fits(PROCESS, "0.20mm Standard", FAST) is None  # no program has both


def test_the_same_folders_give_the_same_file_and_are_only_read(
    profiles: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    def state() -> dict[Path, tuple[int, bytes]]:
        files = sorted(path for path in profiles.rglob("*") if path.is_file())
        return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    before = state()
    folder = tmp_path_factory.mktemp("out")
    for name in ("one.json", "two.json"):
        output = str(folder / name)
        assert (
            program.main([str(profiles), "--vendor", "Acme", "--program", "JusPrin 1.0.0", "--output", output]) == 0
        )
    assert (folder / "one.json").read_bytes() == (folder / "two.json").read_bytes()
    assert state() == before


def test_a_folder_without_the_vendor_is_told(
    profiles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.json"
    assert program.main([str(profiles), "--vendor", "Nobody", "--output", str(output)]) == 1
    assert program.main([str(profiles), "--program", "A 1", "--program", "B 1", "--output", str(output)]) == 1
    (profiles / "Acme.json").write_text("{", "utf-8")
    assert program.main([str(profiles), "--vendor", "Acme", "--output", str(output)]) == 1
    said = capsys.readouterr().err
    assert "no machines of Nobody" in said
    assert "one --program for each folder" in said
    assert not output.exists()


# -- reading ----------------------------------------------------------------------------------------


def test_an_older_file_has_names_and_knows_no_more() -> None:
    catalogue = parse_catalogue('{"machine": {"G": ["M"]}, "filament": {"G": ["F"]}, "process": {"G": ["P"]}}')
    assert catalogue.names(MACHINE) == {"G": ("M",)}
    assert catalogue.machine("M") is None
    assert catalogue.fits(FILAMENT, "F", "M") is None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", '{"machine": 7, "sources": 7}', '{"sources": [7, {"machines": 7}]}']
)
def test_another_shape_is_an_empty_catalogue(text: str) -> None:
    catalogue = parse_catalogue(text)
    assert not any(catalogue.names(kind) for kind in PresetKind)
    assert catalogue.machine("M") is None
    assert catalogue.fits(PROCESS, "P", "M") is None


def _json() -> st.SearchStrategy[Any]:
    keys = st.sampled_from(["machine", "filament", "process", "sources", "machines", "program", "printer_model", "M"])
    leaves = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
    return st.recursive(
        leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
    )


@given(st.dictionaries(st.sampled_from(["machine", "filament", "process", "sources"]), _json()))
def test_whatever_the_file_holds_is_read(table: dict[str, Any]) -> None:
    catalogue = parse_catalogue(json.dumps(table))
    assert all(
        isinstance(name, str) for kind in PresetKind for names in catalogue.names(kind).values() for name in names
    )
    assert catalogue.fits(FILAMENT, "M", "M") in {True, False, None}


def test_the_shipped_file_is_the_one_that_is_written() -> None:
    text = SHIPPED.read_text("utf-8")
    assert program.written(json.loads(text)) + "\n" == text
    catalogue = parse_catalogue(text)
    (source,) = catalogue.sources
    assert (source.program, source.version) == ("JusPrin 1.0.0", "02.02.00.01")
    assert len(source.machines) == 25
    for kind in PresetKind:
        names = [name for group in catalogue.names(kind).values() for name in group]
        listed = [name for group in json.loads(text)[kind.value].values() for name in group]
        assert listed == names, "an older reader sees the same"
        assert len(names) == len(set(names)) > 2
        assert all(name.strip() == name for name in names)
    for name, facts in source.machines.items():
        assert facts.model
        assert facts.variant
        for kind, default in ((FILAMENT, facts.defaults.filament), (PROCESS, facts.defaults.process)):
            assert default is not None
            assert catalogue.fits(kind, default, name) is True
        assert sum(name in machines for machines in source.fits[PROCESS].values()) == 6
