"""Names of presets as a person picks them."""

from dataclasses import dataclass
from enum import StrEnum


class PresetKind(StrEnum):
    """The three that a chat is about. PROCESS is the wire's `print_process_name`."""

    MACHINE = "machine"
    FILAMENT = "filament"
    PROCESS = "process"


class PresetOrigin(StrEnum):
    """Where a name is known from."""

    CHATS = "chats"  # seen in the account's own chats
    CATALOGUE = "catalogue"  # the small file that comes with the program


@dataclass(frozen=True, slots=True)
class PresetName:
    """A name to offer. `uses` counts the account's chats that carry it; `group` is the catalogue's family."""

    name: str
    kind: PresetKind
    origin: PresetOrigin
    uses: int = 0
    group: str = ""
