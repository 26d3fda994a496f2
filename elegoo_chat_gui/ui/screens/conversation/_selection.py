"""A selection that goes across rows, from the place where it began to the place it reaches now."""

from __future__ import annotations

from typing import TypeAlias

from elegoo_chat_gui.core.transcript import Labels, message_as_text, role_label
from elegoo_chat_gui.ui.screens.conversation._content import Content
from elegoo_chat_gui.ui.screens.conversation._pieces import Range
from elegoo_chat_gui.ui.screens.conversation._rows import Row

Place: TypeAlias = tuple[int, int, int]  # row, piece in it, place in that
_ROWS_LAID_OUT_TO_COPY = 300


class Selection:
    """Two ends, in any order; empty while they are the same."""

    def __init__(self) -> None:
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

    def clear(self) -> None:
        self._anchor = self._focus = (0, 0, 0)

    def begin(self, place: Place) -> None:
        self._anchor = self._focus = place

    def extend(self, place: Place) -> None:
        self._focus = place

    def select(self, first: Place, last: Place) -> None:
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

    def text(self, content: Content, labels: Labels) -> str:
        """What is selected, under the names of the roles when it is more than one message."""
        first, last = self.first[0], min(self.last[0], content.row_count - 1)
        several = content.message_of(first) != content.message_of(last)
        lay_out_all = last - first <= _ROWS_LAID_OUT_TO_COPY
        parts: list[str] = []
        for index in range(first, last + 1):
            spec = content.spec(index)
            if lay_out_all or index in {first, last} or spec.message < 0 or spec.part is not None:
                text = self._row_text(index, content.row(index, keep=False))
            else:
                text = message_as_text(content.messages[spec.message], labels)
            if several and spec.is_first and spec.message >= 0:
                text = f"{role_label(content.messages[spec.message], labels)}:\n{text}"
            # A part of a long text already ends with the break it was cut at.
            parts += [text] if spec.is_last else [text, "\n" if text.endswith("\n") else ""]
            if spec.is_last and index < last:
                parts.append("\n\n")
        return "".join(parts)

    def _row_text(self, index: int, row: Row) -> str:
        selected = self.ranges(index, row)
        texts = (row.pieces[number].text_between(*span) for number, span in selected.items())
        return "\n".join(text for text in texts if text)
