"""The small file of presets that comes with the program, for computers without a slicer: names, and what fits what.

    {"machine": {group: [names]}, "filament": {…}, "process": {…},
     "sources": [{"program": "JusPrin 1.0.0", "vendor": "Elegoo", "version": "02.02.00.01",
                  "machines": {name: {"printer_model", "printer_variant", "filament", "process"}},
                  "filament": {name: [machine names]}, "process": {name: [machine names]}}]}

Facts only, no setting's value. It is made by packaging/catalogue.py from the profiles of a slicer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from elegoo_chat_gui.core.json_text import JsonTextError, JsonValue, parse
from elegoo_chat_gui.core.presets import MachineDefaults, PresetKind

FITTED_KINDS = (PresetKind.FILAMENT, PresetKind.PROCESS)


@dataclass(frozen=True, slots=True)
class CatalogueMachine:
    """A machine preset: the product and nozzle it is for, and what it proposes.

    Source of `model` and `variant`: `printer_model` and `printer_variant` of its file.
    """

    name: str
    model: str
    variant: str
    defaults: MachineDefaults


@dataclass(frozen=True, slots=True)
class CatalogueSource:
    """The profiles of one vendor in one program. `fits` holds the machines that a filament or process goes with."""

    program: str  # "JusPrin 1.0.0"
    vendor: str
    version: str  # of the profiles
    machines: Mapping[str, CatalogueMachine] = field(default_factory=dict)
    fits: Mapping[PresetKind, Mapping[str, frozenset[str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`groups` are the names of each kind as they are listed; an older file has no `sources`."""

    groups: Mapping[PresetKind, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    sources: tuple[CatalogueSource, ...] = ()

    def names(self, kind: PresetKind) -> Mapping[str, tuple[str, ...]]:
        """By group, in the order of the file."""
        return self.groups.get(kind, {})

    def machine(self, name: str) -> CatalogueMachine | None:
        return next((source.machines[name] for source in self.sources if name in source.machines), None)

    def machine_of(self, model: str, variant: str) -> CatalogueMachine | None:
        """The machine of a product with a nozzle, whatever another program calls it."""
        every = (machine for source in self.sources for machine in source.machines.values())
        return next((one for one in every if (one.model, one.variant) == (model, variant) and model), None)

    def fits(self, kind: PresetKind, name: str, machine_name: str) -> bool | None:
        """Whether a filament or process goes with a machine; None where no source knows both."""
        found = [
            machine_name in source.fits[kind][name]
            for source in self.sources
            if machine_name in source.machines and name in source.fits.get(kind, {})
        ]
        return any(found) if found else None


def parse_catalogue(text: str) -> Catalogue:
    """Whatever of the file can be read; what is of another shape is passed over. Never raises."""
    try:
        table = parse(text)
    except JsonTextError:
        return Catalogue()
    if not isinstance(table, dict):
        return Catalogue()
    sources = table.get("sources")
    return Catalogue(
        {kind: dict(_groups(table.get(kind.value))) for kind in PresetKind},
        tuple(_source(item) for item in sources if isinstance(item, dict)) if isinstance(sources, list) else (),
    )


def _groups(value: JsonValue) -> Iterator[tuple[str, tuple[str, ...]]]:
    for group, names in _members(value):
        if isinstance(names, list):
            yield group, _texts(names)


def _source(row: dict[str, JsonValue]) -> CatalogueSource:
    machines = {name: _machine(name, item) for name, item in _members(row.get("machines")) if isinstance(item, dict)}
    return CatalogueSource(
        _text(row.get("program")),
        _text(row.get("vendor")),
        _text(row.get("version")),
        machines,
        {
            kind: {name: frozenset(_texts(item)) for name, item in _members(row.get(kind.value))}
            for kind in FITTED_KINDS
        },
    )


def _machine(name: str, row: dict[str, JsonValue]) -> CatalogueMachine:
    defaults = MachineDefaults(_text(row.get("filament")) or None, _text(row.get("process")) or None)
    return CatalogueMachine(name, _text(row.get("printer_model")), _text(row.get("printer_variant")), defaults)


def _members(value: JsonValue) -> Iterator[tuple[str, JsonValue]]:
    if isinstance(value, dict):
        yield from value.items()


def _texts(value: JsonValue) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _text(value: JsonValue) -> str:
    return value if isinstance(value, str) else ""
