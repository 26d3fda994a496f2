"""Which keys a file says were changed, by the preset they were changed in.

Source: `different_settings_to_system` of OrcaSlicer and its kin: one text for each preset in the order process,
filaments, machine, each a list of keys joined by ";". It is left out where nothing was changed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, takewhile

from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.setting_kinds import kind_of_setting

_PROCESS, _FILAMENT, _MACHINE = PresetKind.PROCESS, PresetKind.FILAMENT, PresetKind.MACHINE


@dataclass(slots=True)
class ChangedKeys:
    """Keys in the order of the file; `filaments` has one list for each slot."""

    slots: int
    process: list[str] = field(default_factory=list)
    machine: list[str] = field(default_factory=list)
    filaments: list[list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.filaments = [[] for _ in range(self.slots)]

    def by_kind(self, kind: PresetKind) -> list[str]:
        return self.machine if kind is _MACHINE else self.process

    def add(self, key: str, kind: PresetKind, slot: int | None = None) -> None:
        """`slot` counts from 0; a filament's key without one counts for all: better too much than too little."""
        if kind is _FILAMENT:
            for keys in self.filaments if slot is None else self.filaments[slot : slot + 1]:
                keys.append(key)
        else:
            self.by_kind(kind).append(key)


def changed_by_position(entries: Sequence[str], slots: int) -> ChangedKeys:
    """From a JSON list, whose entries stand apart.

    Where there are as many as there should be, the place decides. In a list of another length the machine's entry
    cannot be told by its place: there each key's own kind decides, and the place only which filament it is.
    """
    changed = ChangedKeys(slots)
    is_whole = len(entries) == slots + 2
    for place, entry in enumerate(entries):
        by_place = _PROCESS if place == 0 else _MACHINE if place == slots + 1 else _FILAMENT
        slot = place - 1 if 1 <= place <= slots else None
        for key in _keys(entry):
            changed.add(key, by_place if is_whole else kind_of_setting(key), slot)
    return changed


def changed_by_kind(entries: Sequence[str], slots: int) -> ChangedKeys:
    """From a G-code comment, where ";" parts entries as well as the keys in an entry.

    Each key's own kind decides. Which filament it is can be told only where the parts can be shared out in one way;
    else a filament's key counts for all of them.
    """
    parts = [part.strip() for entry in entries for part in entry.split(";")]
    kinds = {part: kind_of_setting(part) for part in set(parts)}
    changed = ChangedKeys(slots)
    shared = _shared_out(parts, kinds, slots)
    for part in filter(None, parts):
        if kinds[part] is not _FILAMENT or shared is None:
            changed.add(part, kinds[part])
    for slot, keys in enumerate(shared or ()):
        for key in keys:
            changed.add(key, _FILAMENT, slot)
    return changed


def _shared_out(parts: Sequence[str], kinds: Mapping[str, PresetKind], slots: int) -> list[list[str]] | None:
    """The filaments' keys by slot; None where the parts allow several ways, or none.

    An empty part is an entry without keys. A run of keys is one entry or several: certain are the cases in which each
    run has to be one entry, and in which each key has to be one.
    """
    process = _length(parts, kinds, _PROCESS)
    machine = _length(list(reversed(parts[process:])), kinds, _MACHINE) if process else 0
    middle = parts[process : len(parts) - machine]
    if not process or not machine or any(part and kinds[part] is not _FILAMENT for part in middle):
        return None
    if len(middle) == slots:
        return [[part] if part else [] for part in middle]
    runs = [(is_key, list(run)) for is_key, run in groupby(middle, bool)]
    if middle.count("") + sum(is_key for is_key, _ in runs) != slots:
        return None
    return [keys for is_key, run in runs for keys in ([run] if is_key else [[] for _ in run])]


def _length(parts: Sequence[str], kinds: Mapping[str, PresetKind], kind: PresetKind) -> int:
    """How many parts the first entry has: an empty one, or keys of one kind; 0 where it is neither."""
    if parts and not parts[0]:
        return 1
    return sum(1 for _ in takewhile(lambda part: bool(part) and kinds[part] is kind, parts))


def _keys(entry: str) -> Iterable[str]:
    return filter(None, map(str.strip, entry.split(";")))
