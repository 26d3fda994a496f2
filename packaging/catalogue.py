"""Makes resources/catalogue.json out of the profiles of slicers: names, and what goes with what.

    catalogue.py FOLDER [FOLDER …] [--vendor Elegoo] [--program "JusPrin 1.0.0" …] [--output FILE]

A folder holds `<Vendor>.json` beside `<Vendor>/`, as `resources/profiles` of a slicer and `system` of its data folder
do; each has a --program of its own, in the same order. Folders are only read. The same folders give the same file.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from elegoo_chat_gui.core.compatibility import Compatibility
from elegoo_chat_gui.core.preset_files import LIBRARY, NO_CONF
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.profile_tree import ProfileTree, TreePreset
from elegoo_chat_gui.core.slicer_profiles import SlicerProfiles
from elegoo_chat_gui.core.slicers import InstalledSlicer, SlicerPlace
from elegoo_chat_gui.slicers.json_files import UnusableFileError
from elegoo_chat_gui.slicers.profile_library import resolved_values
from elegoo_chat_gui.slicers.vendor_files import HeadReader, read_vendor, vendor_indexes

OUTPUT: Final = Path(__file__).resolve().parents[1] / "resources" / "catalogue.json"
FITTED: Final = (PresetKind.FILAMENT, PresetKind.PROCESS)
_FAMILY: Final = re.compile(
    r"(.*?\d+)[A-Za-z]*(?: .*)?"
)  # "Neptune 4" of "Neptune 4 Pro", "Neptune 2" of "Neptune 2S"
_NUMBERS: Final = re.compile(r"(\d+)")

Source = dict[str, Any]
Groups = dict[str, list[str]]


class CatalogueError(Exception):
    """A folder without the vendor, or one that cannot be read."""


def read_source(folder: Path, vendor: str, program: str = "") -> Source:
    """What one folder says of one vendor. Raises CatalogueError."""
    profiles = _profiles(folder, vendor, program)
    tree = profiles.tree
    own = {kind: [one for one in tree.selectable(kind) if one.vendor == vendor] for kind in PresetKind}
    machines = own[PresetKind.MACHINE]
    if not machines:
        raise CatalogueError(f"{folder}: no machines of {vendor}")
    return {
        "program": program,
        "vendor": vendor,
        "version": tree.version(vendor),
        "machines": {machine.name: _machine(profiles, machine) for machine in _sorted(machines)},
        **{
            kind.value: {one.name: _fitting(profiles, one, machines) for one in _sorted(own[kind])} for kind in FITTED
        },
    }


def catalogue(sources: Sequence[Source]) -> dict[str, Any]:
    """The whole file: names of all sources in groups, then the sources."""
    models = {
        name: _family(machine["printer_model"], source["vendor"])
        for source in sources
        for name, machine in source["machines"].items()
    }
    groups: dict[PresetKind, Groups] = {kind: {} for kind in PresetKind}
    for name, family in models.items():
        groups[PresetKind.MACHINE].setdefault(family, []).append(name)
    for source in sources:
        for name in source[PresetKind.FILAMENT.value]:
            _add(groups[PresetKind.FILAMENT], source["vendor"], name)
        for name, machines in source[PresetKind.PROCESS.value].items():
            _add(groups[PresetKind.PROCESS], models[machines[0]] if machines else source["vendor"], name)
    return {
        **{
            kind.value: {
                group: sorted(names, key=_natural) for group, names in sorted(found.items(), key=_group_place)
            }
            for kind, found in groups.items()
        },
        "sources": list(sources),
    }


def written(table: Mapping[str, Any], depth: int = 0) -> str:
    """JSON with what belongs to one preset on one line."""
    if depth >= 4 or not isinstance(table, Mapping):
        return json.dumps(table, ensure_ascii=False)
    pad = " " * (depth + 1)
    rows = [f"{pad}{json.dumps(key, ensure_ascii=False)}: {_value(item, depth)}" for key, item in table.items()]
    return "{\n" + ",\n".join(rows) + "\n" + " " * depth + "}"


def _value(item: Any, depth: int) -> str:
    if isinstance(item, list) and item and depth < 3:
        pad = " " * (depth + 2)
        rows = [pad + written(one, depth + 2) for one in item]
        return "[\n" + ",\n".join(rows) + "\n" + " " * (depth + 1) + "]"
    return written(item, depth + 1)


# -- one folder -------------------------------------------------------------------------------------


def _profiles(folder: Path, vendor: str, program: str) -> SlicerProfiles:
    """The vendor's tree alone, with the library that newer profiles inherit from."""
    reader = HeadReader({}, lambda: False)
    try:
        read = [
            read_vendor(index, reader, in_program=False)
            for index in vendor_indexes(folder)
            if index.stem in {vendor, LIBRARY}
        ]
    except UnusableFileError as error:
        raise CatalogueError(f"{folder}: {error}") from error
    name, _, version = program.rpartition(" ")
    tree = ProfileTree([one for one in read if one is not None], None, name, version)
    slicer = InstalledSlicer("", name, version, folder, SlicerPlace.ADDED)
    return SlicerProfiles(slicer, tree, NO_CONF, Compatibility(tree, resolved_values))


def _machine(profiles: SlicerProfiles, machine: TreePreset) -> dict[str, str]:
    model, variant = machine.model_and_variant
    filament, process = profiles.defaults(machine)
    facts = {"printer_model": model, "printer_variant": variant, "filament": filament, "process": process}
    return {key: value for key, value in facts.items() if value}


def _fitting(profiles: SlicerProfiles, preset: TreePreset, machines: Sequence[TreePreset]) -> list[str]:
    return [one.name for one in _sorted(machines) if profiles.compatibility.fit(preset, one).fits]


# -- groups -----------------------------------------------------------------------------------------


def _family(model: str, vendor: str) -> str:
    """ "Neptune 4" for "Elegoo Neptune 4 Pro"."""
    bare = model.removeprefix(vendor).strip() or vendor
    match = _FAMILY.fullmatch(bare)
    return match[1] if match else bare


def _add(groups: Groups, group: str, name: str) -> None:
    if not any(name in names for names in groups.values()):
        groups.setdefault(group, []).append(name)


def _group_place(item: tuple[str, list[str]]) -> tuple[int, str]:
    """The newest of a numbered family first, then the others."""
    numbers = _NUMBERS.findall(item[0])
    return (-int(numbers[0]) if numbers else 0, item[0])


def _sorted(presets: Sequence[TreePreset]) -> list[TreePreset]:
    return sorted(presets, key=lambda one: _natural(one.name))


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    """Numbers by their worth."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in _NUMBERS.split(name) if part)


def _pairs(folders: Sequence[Path], programs: Sequence[str]) -> Iterator[tuple[Path, str]]:
    if programs and len(programs) != len(folders):
        raise CatalogueError("there has to be one --program for each folder")
    yield from zip(folders, programs or [""] * len(folders), strict=True)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Makes the catalogue of presets out of the profiles of slicers.")
    parser.add_argument(
        "folders", nargs="+", type=Path, metavar="FOLDER", help="holds <Vendor>.json beside <Vendor>/"
    )
    parser.add_argument("--vendor", default="Elegoo", help="whose presets are listed (Elegoo)")
    parser.add_argument("--program", action="append", default=[], help='the program of each folder: "JusPrin 1.0.0"')
    parser.add_argument("--output", type=Path, default=OUTPUT, help="the file to write")
    given = parser.parse_args(arguments)
    try:
        sources = [
            read_source(folder, given.vendor, program) for folder, program in _pairs(given.folders, given.program)
        ]
    except CatalogueError as error:
        print(f"catalogue: {error}", file=sys.stderr)
        return 1
    given.output.write_text(written(catalogue(sources)) + "\n", "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
