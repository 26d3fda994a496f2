"""The slicers on this computer, as far as this program reads them: programs, selections, resolved presets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from elegoo_chat_gui.core.presets import PresetKind, PresetProblem
from elegoo_chat_gui.core.setting_values import SettingValue, SettingValues


class SlicerProgram(StrEnum):
    """The value is the name of the data folder and of the conf file in it, letter for letter."""

    JUSPRIN = "JusPrin"
    ORCA = "OrcaSlicer"
    ELEGOO = "ElegooSlicer"
    BAMBU = "BambuStudio"


class SlicerPlace(StrEnum):
    """How a slicer was found."""

    STANDARD = "standard"
    FLATPAK = "flatpak"
    APP_IMAGE = "app-image"
    PORTABLE = "portable"  # a folder `data_dir` beside the program
    PROGRAM = "program"  # the program's own profiles only: it was never started here
    ADDED = "added"  # a folder that the person named


class SlicerState(StrEnum):
    """How much of it can be used."""

    READY = "ready"
    EMPTY = "empty"  # no presets in it yet, as before the first start's wizard
    STALE = "stale"  # an older copy that the program no longer uses
    BINARY_ONLY = "binary-only"  # its presets are in a form that cannot be read here
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A file that gave no preset, or a marked one."""

    path: Path
    problem: PresetProblem
    detail: str = ""


@dataclass(frozen=True, slots=True)
class InstalledSlicer:
    """One slicer, or one folder of profiles. `id` stays the same from start to start.

    `counts` are selectable presets, the person's own included; `own` only those.
    """

    id: str
    name: str  # "JusPrin", from the conf file's header where it says so
    version: str  # "1.0.0"; empty where nothing says it
    folder: Path
    place: SlicerPlace
    state: SlicerState = SlicerState.READY
    counts: Mapping[PresetKind, int] = field(default_factory=dict)
    own: Mapping[PresetKind, int] = field(default_factory=dict)
    has_selection: bool = False
    problems: Sequence[FileProblem] = ()


@dataclass(frozen=True, slots=True)
class SlicerSelection:
    """What a slicer had chosen when it last saved. `not_found` are names that lead to no preset here."""

    program: str
    machine: str | None
    filaments: tuple[str, ...]
    process: str | None
    saved_at: datetime
    not_found: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ResolvedPreset:
    """A preset with the values of its whole chain; keys found nowhere in it are the slicer's own defaults.

    `system_parent` is the system preset at the head of it: itself, what a user preset was made from, or empty for a
    user preset without one. `version` is that of the vendor's profiles. `program` is "JusPrin 1.0.0".
    """

    name: str
    kind: PresetKind
    program: str
    vendor: str
    is_user: bool
    system_parent: str
    version: str
    values: SettingValues
    read_at: datetime
    problem: PresetProblem | None = None


@dataclass(frozen=True, slots=True)
class PresetBaseline:
    """What the three names of a chat or draft mean on this computer. `missing`: named, but not on it."""

    machine: ResolvedPreset | None = None
    filament: ResolvedPreset | None = None
    process: ResolvedPreset | None = None
    missing: tuple[PresetKind, ...] = ()

    def of(self, kind: PresetKind) -> ResolvedPreset | None:
        return {
            PresetKind.MACHINE: self.machine,
            PresetKind.FILAMENT: self.filament,
            PresetKind.PROCESS: self.process,
        }[kind]

    def value(self, key: str) -> SettingValue | None:
        """The presets' value of a setting; None: no file says it."""
        for preset in (self.process, self.filament, self.machine):
            if preset is not None and key in preset.values:
                return preset.values[key]
        return None

    @property
    def is_empty(self) -> bool:
        return self.machine is None and self.filament is None and self.process is None


NO_BASELINE = PresetBaseline()
