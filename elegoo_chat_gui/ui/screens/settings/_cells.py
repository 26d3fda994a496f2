"""What stands in a table's cell: lines of text, each in its tone, some leading to a message."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Tone(StrEnum):
    """How a line looks. STRONG and MARKED are bold as well: colour alone does not say it to everybody."""

    TEXT = "text"
    MUTED = "muted"
    KEY = "key"  # as the slicer writes it
    STRONG = "strong"  # another value than the preset's
    BOLD = "bold"


@dataclass(frozen=True, slots=True)
class Line:
    """`message` is the one, from 0, that a click on the line leads to. It wraps to at most `most` lines."""

    text: str
    tone: Tone = Tone.TEXT
    message: int | None = None
    most: int = 1


Cell: TypeAlias = tuple[Line, ...]


def cell_text(cell: Cell) -> str:
    """The lines as one text, a line each."""
    return "\n".join(line.text for line in cell if line.text)
