"""Presets as a person picks them: what they are called, where they come from, whether they fit."""

from dataclasses import dataclass
from enum import StrEnum


class PresetKind(StrEnum):
    """The three that a chat is about. PROCESS is the wire's `print_process_name`."""

    MACHINE = "machine"
    FILAMENT = "filament"
    PROCESS = "process"


class PresetOrigin(StrEnum):
    """Where a preset is known from."""

    USER = "user"  # saved by the person in a slicer on this computer
    SYSTEM = "system"  # came with a slicer on this computer
    CHATS = "chats"  # a name seen in the account's own chats
    CATALOGUE = "catalogue"  # the small file that comes with the program


class PresetProblem(StrEnum):
    """Why a preset cannot be relied on. It is shown all the same, marked."""

    UNREADABLE = "unreadable"  # no JSON object, or a file that cannot be opened
    TOO_LARGE = "too-large"
    MISSING_FILE = "missing-file"  # named in the vendor's index, not there
    MISSING_PARENT = "missing-parent"
    LOOP = "loop"  # inherits from itself, directly or in a circle
    DUPLICATE = "duplicate"  # another preset of this kind and vendor has the name
    SHADOWED = "shadowed"  # a system preset has the name: the slicer ignores the user's
    NO_VERSION = "no-version"  # a user preset that the slicer skips silently


class Fit(StrEnum):
    """Whether a filament or process goes with the chosen machine, by the slicer's own rules."""

    YES = "yes"
    UNCHECKED = "unchecked"  # its condition cannot be evaluated: the slicer counts it as compatible
    NO = "no"
    UNKNOWN = "unknown"  # no machine is chosen, or nothing is known of the name or the machine

    @property
    def fits(self) -> bool:
        """Whether the slicer offers it with the machine."""
        return self in {Fit.YES, Fit.UNCHECKED}


@dataclass(frozen=True, slots=True)
class PresetNames:
    """The three names of a chat or draft; None: none was given."""

    machine: str | None = None
    filament: str | None = None
    process: str | None = None

    def of(self, kind: PresetKind) -> str | None:
        return {
            PresetKind.MACHINE: self.machine,
            PresetKind.FILAMENT: self.filament,
            PresetKind.PROCESS: self.process,
        }[kind]


@dataclass(frozen=True, slots=True)
class PresetOffer:
    """One name to offer, in the order and sections of a picker.

    `uses` counts the account's chats that carry it; `program` is the slicer it was read from ("JusPrin"), empty
    for names from chats and the catalogue; `group` the vendor, or the catalogue's family. `enabled` is False for
    what the slicer has but does not show. `parent` is what a user preset was made from.
    """

    name: str
    kind: PresetKind
    origin: PresetOrigin
    uses: int = 0
    group: str = ""
    program: str = ""
    fit: Fit = Fit.UNKNOWN
    enabled: bool = True
    parent: str = ""
    problem: PresetProblem | None = None


@dataclass(frozen=True, slots=True)
class MachineDefaults:
    """What a machine preset proposes, where it exists and fits; None: nothing to propose."""

    filament: str | None = None
    process: str | None = None
