"""Looking through a whole chat while the window stays alive: a slice of messages at a time."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from elegoo_chat_gui.core.text_search import Needle
from elegoo_chat_gui.ui.screens.conversation._content import Content
from elegoo_chat_gui.ui.screens.conversation._heights import Heights
from elegoo_chat_gui.ui.screens.conversation._pieces import Piece, Range
from elegoo_chat_gui.ui.screens.conversation._text_places import utf16_places

_SLICE_S: Final = 0.006
_PAUSE_MS: Final = 4
Hit: TypeAlias = tuple[int, int]  # message, number within it


def hits_in(piece: Piece, needle: Needle) -> list[Range]:
    """Places of all hits in a piece."""
    if not piece.length or not needle:
        return []
    text = piece.characters()
    found = needle.hits(text)
    places = utf16_places(text, [edge for hit in found for edge in hit])
    return list(zip(places[::2], places[1::2], strict=True))


def hits_in_row(pieces: Sequence[Piece], needle: Needle) -> dict[int, Sequence[Range]]:
    """The hits of each piece that has any."""
    found = {number: hits_in(piece, needle) for number, piece in enumerate(pieces)} if needle else {}
    return {number: hits for number, hits in found.items() if hits}


class ChatSearch(QObject):
    """Counts hits message by message, from where the reader is to the end and then from the beginning.

    What was read once is kept as text, so that the next word is found sooner. `progressed` is emitted while the
    count grows and once more when all is counted. A conversation that does not decode counts as one message.
    """

    progressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.needle = Needle("")
        self._content: Content | None = None
        self._texts: dict[int, tuple[str, ...]] = {}
        self._counts = Heights()
        self._start = self._counted = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._go_on)

    def set_content(self, content: Content) -> None:
        """Another chat, or the same one changed."""
        self._content = content
        self._texts.clear()
        self.look_for(self.needle.query, self._start)

    def look_for(self, query: str, start: int) -> None:
        """Count the hits of this, first those from a message on; the empty text finds nothing."""
        self.needle = Needle(query)
        units = (len(self._content.messages) or 1) if self._content is not None and self.needle else 0
        self._counts = Heights([0] * units)
        self._start, self._counted = min(max(0, start), max(0, units - 1)), 0
        if units:
            self._timer.start()
        self._go_on()

    @property
    def is_complete(self) -> bool:
        return self._counted >= len(self._counts)

    @property
    def total(self) -> int:
        """How many hits were found so far."""
        return self._counts.total

    def count(self, message: int) -> int:
        """The hits of one message as far as it was counted."""
        return self._counts[message] if 0 <= message < len(self._counts) else 0

    def number(self, hit: Hit) -> int:
        """Which hit this is of all, from 0."""
        return self._counts.top(hit[0]) + hit[1]

    def first(self) -> Hit | None:
        """The first hit from where the reader was, on from the beginning only when there is none behind."""
        wanted = self._counts.top(self._start) if len(self._counts) else 0
        if wanted < self.total:
            return self._hit(wanted)
        return self._hit(0) if self.total and self.is_complete else None

    def step(self, hit: Hit, direction: int) -> Hit | None:
        """The next or previous hit, round and round."""
        return self._hit((self.number(hit) + direction) % self.total) if self.total else None

    def _hit(self, number: int) -> Hit:
        message = self._counts.row_at(number)
        return message, number - self._counts.top(message)

    def _go_on(self) -> None:
        until = perf_counter() + _SLICE_S
        while not self.is_complete:
            unit = (self._start + self._counted) % len(self._counts)
            self._counts.set(unit, sum(len(self.needle.hits(text)) for text in self._read(unit)))
            self._counted += 1
            if perf_counter() > until:
                break
        if self.is_complete:
            self._timer.stop()
        self.progressed.emit()

    def _read(self, unit: int) -> tuple[str, ...]:
        found = self._texts.get(unit)
        if found is None and self._content is not None:
            content = self._content
            texts = content.searchable(unit) if content.messages else content.searchable_raw()
            found = self._texts[unit] = tuple(texts)
        return found or ()
