"""What a project, a G-code file or a bundle of presets says about machine, filaments, process and settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.setting_values import SettingValues


class ProjectFormat(StrEnum):
    PROJECT = "3mf"
    SLICED_PROJECT = "gcode.3mf"
    GCODE = "gcode"
    BUNDLE = "bundle"
    PRESET = "preset"  # a single preset file


@dataclass(frozen=True, slots=True)
class ProjectFilament:
    """One slot, counted from 1. `type` ("PETG") and `colour` ("#26A69A") are empty where the file does not say.

    `changed` differs from the filament's system preset, `values` is all the file says of this slot: each value a list
    of one. `inherits` names the system preset where `name` is the person's own, as far as the file says it.
    """

    slot: int
    name: str
    type: str = ""
    colour: str = ""
    changed: SettingValues = field(default_factory=dict)
    values: SettingValues = field(default_factory=dict)
    inherits: str = ""


@dataclass(frozen=True, slots=True)
class ProjectSettings:
    """`changed` and `values` hold what belongs to machine and process; a filament's own stand with it.

    Neither holds keys about the file or the preset itself ("version", "inherits"), nor a printer's address or
    password. `inherits` names the system presets of machine and process where those are the person's own.
    Source: `different_settings_to_system` of the file for `changed`, `inherits_group` for `inherits`; a preset file's
    own values, which are those that differ from its parent.
    """

    file_name: str
    format: ProjectFormat
    machine: str | None
    process: str | None
    filaments: tuple[ProjectFilament, ...]
    changed: Mapping[PresetKind, SettingValues] = field(default_factory=dict)
    values: Mapping[PresetKind, SettingValues] = field(default_factory=dict)
    printer_model: str = ""
    printer_variant: str = ""
    written_by: str = ""  # "OrcaSlicer 2.3.1", where the file says it
    inherits: Mapping[PresetKind, str] = field(default_factory=dict)

    def changed_with(self, filament: ProjectFilament | None) -> SettingValues:
        """What differs from the presets, with one of the filaments: process, then filament, then machine."""
        parts = (self.changed.get(PresetKind.PROCESS, {}), filament.changed if filament else {})
        return {**self.changed.get(PresetKind.MACHINE, {}), **parts[1], **parts[0]}

    def values_with(self, filament: ProjectFilament | None) -> SettingValues:
        """Everything the file says, with one of the filaments."""
        parts = (self.values.get(PresetKind.PROCESS, {}), filament.values if filament else {})
        return {**self.values.get(PresetKind.MACHINE, {}), **parts[1], **parts[0]}
