"""A project's one flat object of settings, shared out to machine, process and the filaments by slot."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from elegoo_chat_gui.core.errors import SlicerFileReason
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.project_settings import ProjectFilament, ProjectFormat, ProjectSettings
from elegoo_chat_gui.core.setting_kinds import is_setting, kind_of_setting
from elegoo_chat_gui.core.setting_values import SettingValue, SettingValues, all_values, first_value
from elegoo_chat_gui.slicers.changed_keys import ChangedKeys
from elegoo_chat_gui.slicers.source_file import SourceFile

MAX_SLOTS: Final = 128  # the slicers stop at 16 or 64

# Lists that have an entry for each filament, the first that is there decides.
_COUNTED: Final = ("filament_settings_id", "filament_type", "filament_colour", "filament_diameter")
# Orca 2.4 writes several values for one filament where a printer has nozzles of several kinds: whose each is.
_SLOT_OF_ENTRY: Final = "filament_self_index"


@dataclass(frozen=True, slots=True)
class FlatSettings:
    """All that a project or a G-code file says. `changed` cuts its own form of the list of changed keys."""

    values: SettingValues
    changed: Callable[[Sequence[str], int], ChangedKeys]

    def entries(self, key: str) -> tuple[str, ...]:
        return all_values(self.values.get(key, ()))

    def text(self, key: str) -> str:
        return first_value(self.values.get(key))

    @property
    def slots(self) -> int:
        """How many filaments there are."""
        return next((len(entries) for key in _COUNTED if (entries := self.entries(key))), 0)


def project_settings(
    source: SourceFile, flat: FlatSettings, file_format: ProjectFormat, written_by: str
) -> ProjectSettings:
    """Raises SlicerFileError: NO_SETTINGS without any value or name, TOO_LARGE over MAX_SLOTS filaments."""
    slots = flat.slots
    if slots > MAX_SLOTS:
        raise source.error(SlicerFileReason.TOO_LARGE, f"{slots} filaments")
    names = (flat.text("printer_settings_id"), flat.text("print_settings_id"), *flat.entries("filament_settings_id"))
    if not any(names) and not any(map(is_setting, flat.values)):
        raise source.error(SlicerFileReason.NO_SETTINGS)
    changed = flat.changed(flat.entries("different_settings_to_system"), slots)
    kinds = _kinds(flat.values, changed)
    parents = flat.entries("inherits_group")
    parents = parents if len(parents) == slots + 2 else ("",) * (slots + 2)
    named = {PresetKind.MACHINE: parents[-1], PresetKind.PROCESS: parents[0]}
    return ProjectSettings(
        file_name=source.path.name,
        format=file_format,
        machine=flat.text("printer_settings_id") or None,
        process=flat.text("print_settings_id") or None,
        filaments=tuple(_filament(flat, slot, changed, kinds, parents[slot + 1]) for slot in range(slots)),
        changed={kind: _picked(flat, changed.by_kind(kind)) for kind in named},
        values={kind: _picked(flat, _keys_of(kinds, kind)) for kind in named},
        printer_model=flat.text("printer_model"),
        printer_variant=flat.text("printer_variant"),
        written_by=written_by,
        inherits={kind: name for kind, name in named.items() if name},
    )


def _kinds(values: SettingValues, changed: ChangedKeys) -> dict[str, PresetKind]:
    """Where each setting belongs: where the file says that it was changed, else by its key."""
    kinds = {key: kind_of_setting(key) for key in values if is_setting(key)}
    said = {
        PresetKind.FILAMENT: [key for keys in changed.filaments for key in keys],
        PresetKind.MACHINE: changed.machine,
        PresetKind.PROCESS: changed.process,
    }
    for kind, keys in said.items():
        kinds.update((key, kind) for key in keys if key in kinds)
    return kinds


def _keys_of(kinds: dict[str, PresetKind], kind: PresetKind) -> Iterable[str]:
    return (key for key, its_kind in kinds.items() if its_kind is kind)


def _picked(flat: FlatSettings, keys: Iterable[str]) -> SettingValues:
    """The values of some keys; what the file names and does not hold is left out."""
    return {key: flat.values[key] for key in keys if key in flat.values and is_setting(key)}


def _filament(
    flat: FlatSettings, slot: int, changed: ChangedKeys, kinds: dict[str, PresetKind], inherits: str
) -> ProjectFilament:
    values = {key: _in_slot(flat, key, slot) for key in _keys_of(kinds, PresetKind.FILAMENT)}
    return ProjectFilament(
        slot=slot + 1,
        name=_entry(flat.entries("filament_settings_id"), slot),
        type=_entry(flat.entries("filament_type"), slot),
        colour=_entry(flat.entries("filament_colour"), slot),
        changed={key: _in_slot(flat, key, slot) for key in changed.filaments[slot] if key in values},
        values=values,
        inherits=inherits,
    )


def _in_slot(flat: FlatSettings, key: str, slot: int) -> SettingValue:
    """One filament's part of a value, as its preset file would write it: a list."""
    entries = flat.entries(key)
    owners = flat.entries(_SLOT_OF_ENTRY)
    if len(owners) == len(entries) > flat.slots:
        return tuple(entry for entry, owner in zip(entries, owners, strict=True) if owner == str(slot + 1))
    return (_entry(entries, slot),) if entries else ()


def _entry(entries: Sequence[str], slot: int) -> str:
    """A list that is too short goes on with its first entry, as in the slicers."""
    return entries[slot] if slot < len(entries) else next(iter(entries), "")
