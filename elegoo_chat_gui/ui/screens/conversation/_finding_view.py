"""Rows in which words can be found: every hit is marked, one of them is jumped to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.ui.screens.conversation._finding import ChatSearch, Hit, hits_in, hits_in_row
from elegoo_chat_gui.ui.screens.conversation._pieces import Fold, Range
from elegoo_chat_gui.ui.screens.conversation._rows import Row
from elegoo_chat_gui.ui.screens.conversation._selecting import SelectingView
from elegoo_chat_gui.ui.screens.conversation._text_places import utf16_slice
from elegoo_chat_gui.ui.theme import Theme

_QUERY_LIMIT: Final = 80  # places of a selection that is taken over into the find bar


class FindingView(SelectingView):
    """`hits_changed` tells the number of the current hit from 1 (0: none), how many there are, and whether
    all are counted."""

    hits_changed = Signal(int, int, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._search = ChatSearch(self)
        self._search.progressed.connect(self._counted)
        self._hit_at: Hit | None = None
        self._awaits_first = False

    @property
    def search_is_complete(self) -> bool:
        """Whether every hit of the whole chat is counted."""
        return self._search.is_complete

    def find_words(self, query: str) -> None:
        """Mark every hit and jump to the first one from here on."""
        self._hit_at = None
        self._current_hit = None
        row = self._scroll.row
        start = self._content.message_of(row) if row < self._content.row_count else 0
        self._awaits_first = True
        self._selection.clear()
        self._search.look_for(query, start)
        self.viewport().update()

    @property
    def selected_words(self) -> str:
        """A short selection within one line, to be looked for; else the empty text."""
        first, last = self._selection.first, self._selection.last
        if not self._selection or first[:2] != last[:2] or last[2] - first[2] > _QUERY_LIMIT:
            return ""
        words = self._content.row(first[0]).pieces[first[1]].characters()
        found = utf16_slice(words, first[2], last[2])
        return found if found.isprintable() else ""

    def find_next(self, direction: int = 1) -> None:
        """To the next hit, or the previous one."""
        if self._hit_at is None:
            self._awaits_first = True
            self._counted()
            return
        following = self._search.step(self._hit_at, direction)
        if following is not None:
            self._jump(following)

    def end_find(self) -> None:
        """Mark nothing any more; the hit that was jumped to is selected."""
        current = self._current_hit
        self._hit_at, self._current_hit, self._awaits_first = None, None, False
        self._search.look_for("", 0)
        if current is not None:
            row, piece, (start, end) = current
            self._selection.select((row, piece, start), (row, piece, end))
        self.viewport().update()

    def _content_changed(self) -> None:
        super()._content_changed()
        self._hit_at, self._current_hit = None, None
        self._search.set_content(self._content)

    def _counted(self) -> None:
        if self._awaits_first and (first := self._search.first()) is not None:
            self._awaits_first = False
            self._jump(first)
            return
        if self._search.is_complete:
            self._awaits_first = False
        self._tell()

    def _tell(self) -> None:
        number = self._search.number(self._hit_at) + 1 if self._hit_at is not None else 0
        self.hits_changed.emit(number, self._search.total, self._search.is_complete)

    def _jump(self, hit: Hit) -> None:
        """Bring a hit onto the screen, unfolding what hides it."""
        self._hit_at = hit
        message, _ = hit
        decoded = bool(self._content.messages)
        if decoded and sum(1 for _ in self._hits_of(message)) < self._search.count(message):
            self.show_all(message)
        self._locate_hit()
        found = self._current_hit
        if found is not None:
            if decoded:
                self._current = message
            self._show_place((found[0], found[1], found[2][0]), margin=self._scroll.viewport // 4)
        self._tell()
        self.viewport().update()

    def expand(self, message: int) -> None:
        """Show a long text in full."""
        row, offset = self._scroll.row, self._scroll.offset
        self._selection.clear()
        self._content.expand(message)
        self._locate_hit()
        self._renumber(row, offset)

    def show_all(self, message: int) -> None:
        """Unfold everything of a message."""
        if self._content.is_long(message):
            self.expand(message)
        self.set_folds(message, frozenset(Fold))

    def set_folds(self, message: int, folds: frozenset[Fold]) -> None:
        """Which parts of a message are unfolded; what is read stays where it is."""
        self._content.set_folds(message, folds)
        for number in range(self._content.first_row(message), self._content.last_row(message) + 1):
            self._scroll.forget(number)
        self._selection.clear()
        self._locate_hit()
        self._scroll.settle()
        self._scrolled()
        self._start_refining()

    def _locate_hit(self) -> None:
        """Where the current hit is painted, None while it is folded."""
        if self._hit_at is None:
            self._current_hit = None
            return
        message, wanted = self._hit_at
        places = enumerate(self._hits_of(message))
        self._current_hit = next((place for number, place in places if number == wanted), None)

    def _hits_of(self, message: int) -> Iterator[tuple[int, int, Range]]:
        """Row, piece and places of each hit that is shown of a message."""
        content = self._content
        rows = range(content.row_count)
        if content.messages:
            rows = range(content.first_row(message), content.last_row(message) + 1)
        for row in rows:
            for number, piece in enumerate(content.row(row, keep=False).pieces):
                yield from ((row, number, span) for span in hits_in(piece, self._search.needle))

    def _hits(self, index: int, row: Row) -> dict[int, Sequence[Range]]:
        del index
        needle = self._search.needle
        if row.hits is None or row.hits[0] is not needle:
            row.hits = (needle, hits_in_row(row.pieces, needle))
        return row.hits[1]
