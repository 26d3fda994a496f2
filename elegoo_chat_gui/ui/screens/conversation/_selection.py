"""A selection that goes across rows, from the place where it began to the place it reaches now."""

from __future__ import annotations

from typing import TypeAlias

from elegoo_chat_gui.ui.screens.conversation._pieces import Range
from elegoo_chat_gui.ui.screens.conversation._rows import Row

Place: TypeAlias = tuple[int, int, int]  # row, piece in it, place in that


class Selection:
    """Two ends, in any order; empty while they are the same.

    What it began with, a letter, a word or a paragraph, stays selected however far it is extended.
    """

    def __init__(self) -> None:
        self._kept: tuple[Place, Place] = ((0, 0, 0), (0, 0, 0))
        self._anchor: Place = (0, 0, 0)
        self._focus: Place = (0, 0, 0)

    def __bool__(self) -> bool:
        return self._anchor != self._focus

    @property
    def first(self) -> Place:
        return min(self._anchor, self._focus)

    @property
    def last(self) -> Place:
        return max(self._anchor, self._focus)

    @property
    def focus(self) -> Place:
        """The end that moves."""
        return self._focus

    def clear(self) -> None:
        self.begin((0, 0, 0))

    def begin(self, place: Place) -> None:
        self.select(place, place)

    def extend(self, place: Place, end: Place | None = None) -> None:
        """Reach a place; or, where words or paragraphs are taken, the far end of what lies from it to `end`."""
        end = place if end is None else end
        first, last = self._kept
        if end >= last:
            self._anchor, self._focus = first, end
        elif place < first:
            self._anchor, self._focus = last, place
        else:
            self._anchor, self._focus = first, last

    def move_focus(self, place: Place) -> None:
        """Reach a place from where the selection began, letter by letter."""
        self._kept = (self._anchor, self._anchor)
        self.extend(place)

    def select(self, first: Place, last: Place) -> None:
        self._kept = (first, last)
        self._anchor, self._focus = first, last

    def ranges(self, index: int, row: Row) -> dict[int, Range]:
        """What is selected in each piece of a row."""
        first, last = self.first, self.last
        if not self or not first[0] <= index <= last[0]:
            return {}
        found: dict[int, Range] = {}
        for number, piece in enumerate(row.pieces):
            start, end = 0, piece.length
            if index == first[0] and number <= first[1]:
                start = first[2] if number == first[1] else end
            if index == last[0] and number >= last[1]:
                end = last[2] if number == last[1] else 0
            if end > start:
                found[number] = (start, end)
        return found

    def covers(self, index: int, row: Row) -> bool:
        """Whether all of a row is selected, but for the ends of its last lines."""
        ranges = self.ranges(index, row)
        return all(
            number in ranges and ranges[number][0] == 0 and ranges[number][1] >= row.pieces[number].length - 1
            for number in row.readable()
        )
