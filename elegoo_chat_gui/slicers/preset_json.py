"""A single preset file: which kind it is, what it is called, and its own values."""

from dataclasses import dataclass
from typing import Final

from elegoo_chat_gui.core.json_text import JsonValue
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.setting_kinds import is_setting
from elegoo_chat_gui.core.setting_values import SettingValues, all_values, first_value
from elegoo_chat_gui.slicers.settings_json import settings_in
from elegoo_chat_gui.slicers.source_file import SourceFile

NAME_KEYS: Final = {
    "printer_settings_id": PresetKind.MACHINE,
    "filament_settings_id": PresetKind.FILAMENT,
    "print_settings_id": PresetKind.PROCESS,
}
# The files' own words, and those of the messages between the slicer and its clouds.
_TYPES: Final = {
    "machine": PresetKind.MACHINE,
    "printer": PresetKind.MACHINE,
    "filament": PresetKind.FILAMENT,
    "process": PresetKind.PROCESS,
    "print": PresetKind.PROCESS,
}


@dataclass(frozen=True, slots=True)
class HandedPreset:
    """`values` are the file's own, those that differ from `inherits`; `is_system`: it came with a slicer."""

    kind: PresetKind
    name: str
    inherits: str
    is_system: bool
    values: SettingValues

    @property
    def changed(self) -> SettingValues:
        """Nothing for a system preset, though its file too holds differences only: those to an abstract base."""
        return {} if self.is_system else self.values


def preset_kind(members: dict[str, JsonValue]) -> PresetKind | None:
    """The kind by the key that repeats the preset's name, else by its type; None: no preset says it is one."""
    for key, kind in NAME_KEYS.items():
        if key in members:
            return kind
    kind_word = members.get("type")
    return _TYPES.get(kind_word) if isinstance(kind_word, str) else None


def preset_in(source: SourceFile, members: dict[str, JsonValue], kind: PresetKind, stem: str) -> HandedPreset:
    """`stem` is the file's name without its ending: the preset's name where nothing in it says one.

    The slicers take the file's name first. A file that was handed over may have been renamed on its way, so here the
    name inside comes first. Raises SlicerFileError TOO_LARGE.
    """
    values = settings_in(source, members)
    repeated = next((key for key, its_kind in NAME_KEYS.items() if its_kind is kind), "")
    own = {key: value for key, value in values.items() if is_setting(key)}
    if kind is PresetKind.FILAMENT:
        own = {key: all_values(value) for key, value in own.items()}
    return HandedPreset(
        kind=kind,
        name=first_value(values.get("name")) or first_value(values.get(repeated)) or stem,
        inherits=first_value(values.get("inherits")),
        is_system=first_value(values.get("from")).casefold() == "system",
        values=own,
    )
