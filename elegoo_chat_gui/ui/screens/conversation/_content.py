"""The rows of one chat: which there are, what is unfolded, and the few that are laid out at present."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from functools import partial

from elegoo_chat_gui.core.applied_settings import applied_before
from elegoo_chat_gui.core.messages import DecodedMessages, Message, MessageLog, Role
from elegoo_chat_gui.core.transcript import Labels
from elegoo_chat_gui.core.visible_text import visible_text
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.conversation import _markdown
from elegoo_chat_gui.ui.screens.conversation._document_style import Look
from elegoo_chat_gui.ui.screens.conversation._parts import folded_text, text_parts
from elegoo_chat_gui.ui.screens.conversation._pieces import Fold, Piece
from elegoo_chat_gui.ui.screens.conversation._rows import (
    EVERYTHING,
    Row,
    RowBuilder,
    RowSpec,
    Unfolding,
)
from elegoo_chat_gui.ui.screens.conversation._words import undecoded_words

_ROWS_KEPT = 48


class Content:
    """Rows are numbered from 0; a message is one row, or several once a long text was shown in full."""

    def __init__(self, log: MessageLog, look: Look, labels: Labels, width: int) -> None:
        self._log = log
        self._labels = labels
        self._look = look
        self._builder = RowBuilder(look, labels, width)
        self._laid_out: OrderedDict[int, Row] = OrderedDict()
        self._unfolded: dict[int, frozenset[Fold]] = {}
        self._expanded: set[int] = set()
        # Of a decoded chat in which no long text is shown in full, rows and messages have the same numbers: nothing
        # is made for ten thousand of them.
        self._specs: list[RowSpec] | None = None
        self._first_rows: list[int] = []
        self._make_specs()

    @property
    def messages(self) -> tuple[Message, ...]:
        return self._log.messages if isinstance(self._log, DecodedMessages) else ()

    @property
    def row_count(self) -> int:
        return len(self.messages) if self._specs is None else len(self._specs)

    def message_of(self, row: int) -> int:
        """The message a row belongs to, -1 for raw text."""
        return row if self._specs is None else self._specs[row].message

    def first_row(self, message: int) -> int:
        return message if self._specs is None else self._first_rows[message]

    def last_row(self, message: int) -> int:
        if self._specs is None:
            return message
        following = message + 1
        return (self._first_rows[following] if following < len(self._first_rows) else self.row_count) - 1

    def spec(self, row: int) -> RowSpec:
        return RowSpec(row) if self._specs is None else self._specs[row]

    def change_look(self, look: Look, labels: Labels, width: int) -> None:
        """Another theme or width: rows are laid out anew when they are needed."""
        self._look, self._labels = look, labels
        self._builder = RowBuilder(look, labels, width)
        self._laid_out.clear()

    def estimates(self) -> list[int]:
        builder, messages = self._builder, self.messages
        if self._specs is None:
            return builder.estimates(messages)
        whole = builder.estimates(messages)
        return [
            whole[spec.message] if spec.part is None and spec.message >= 0 else builder.part_estimate(spec)
            for spec in self._specs
        ]

    def row(self, index: int, *, keep: bool = True) -> Row:
        """The laid out row. `keep`: it is needed again soon."""
        found = self._laid_out.get(index)
        if found is not None:
            self._laid_out.move_to_end(index)
            return found
        made = self._build(index)
        if keep:
            self._laid_out[index] = made
            while len(self._laid_out) > _ROWS_KEPT:
                self._laid_out.popitem(last=False)
        return made

    def _build(self, index: int) -> Row:
        spec = self.spec(index)
        if spec.message >= 0:
            unfolding = self._unfolding(spec.message, self.open_folds(spec.message))
            return self._builder.message_row(self.messages[spec.message], spec, unfolding)
        if spec.part is None:
            return self._builder.banner_row(*self._banner())
        return self._builder.raw_row(spec)

    def _banner(self) -> tuple[str, str]:
        """Title and text of what is said above a conversation that does not decode."""
        if isinstance(self._log, DecodedMessages):
            return "", ""
        reason = undecoded_words(self._log.reason, self._log.position)
        return reason, tr("Nothing is lost: below is the text as it was received.") if self._log.raw else ""

    def _unfolding(self, message: int, open_folds: frozenset[Fold]) -> Unfolding:
        return Unfolding(open_folds, partial(applied_before, self.messages, message))

    def whole_pieces(self, message: int) -> Iterator[Piece]:
        """A message's pieces, not laid out, with everything in it unfolded."""
        found = self.messages[message]
        specs = [RowSpec(message)] if self._is_short(found) else _part_specs(message, text_parts(found))
        unfolding = self._unfolding(message, EVERYTHING)
        for spec in specs:
            yield from self._builder.message_pieces(found, spec, unfolding)

    def searchable(self, message: int) -> Iterator[str]:
        """Every text of a message, piece by piece, folded or not."""
        found = self.messages[message]
        is_bare = isinstance(found.value, dict) and found.value.keys() == {"role", "content"}
        if is_bare and found.role is Role.USER and found.text.strip() and len(found.text) < _markdown.CHUNK_LIMIT:
            return iter((visible_text(found.text),))  # half of most chats, and no document is needed for it
        return (piece.characters() for piece in self.whole_pieces(message) if piece.length)

    def searchable_raw(self) -> Iterator[str]:
        """The text of a conversation that does not decode, row by row."""
        for spec in self._specs or ():
            if spec.message < 0 and spec.part is not None:
                yield self._builder.raw_part(spec).characters()

    def take_over(self, earlier: Content) -> None:
        """What was unfolded stays so in messages that did not change."""
        before, now = earlier.messages, self.messages
        same = {index for index in range(min(len(before), len(now))) if before[index].source == now[index].source}
        self._unfolded = {message: folds for message, folds in earlier._unfolded.items() if message in same}
        self._expanded = earlier._expanded & same
        self._make_specs()

    def open_folds(self, message: int) -> frozenset[Fold]:
        return self._unfolded.get(message, frozenset())

    def set_folds(self, message: int, folds: frozenset[Fold]) -> None:
        """Which parts of a message are unfolded."""
        self._unfolded[message] = folds
        for row in range(self.first_row(message), self.last_row(message) + 1):
            self._laid_out.pop(row, None)

    def is_long(self, message: int) -> bool:
        """Whether there is more text than is shown."""
        return message not in self._expanded and not self._is_short(self.messages[message])

    @staticmethod
    def _is_short(message: Message) -> bool:
        return len(folded_text(message.text)) == len(message.text)

    def expand(self, message: int) -> None:
        """Show a long text in full; rows behind it get other numbers."""
        self._expanded.add(message)
        self._laid_out.clear()
        self._make_specs()

    def _make_specs(self) -> None:
        if not isinstance(self._log, DecodedMessages):
            raw = self._log.raw
            parts = [raw[a:b] for a, b in _markdown.chunks(raw)] if raw else []
            self._specs = [RowSpec(-1), *_part_specs(-1, parts)]
            self._first_rows = []
            return
        if not self._expanded:
            self._specs = None
            return
        specs: list[RowSpec] = []
        self._specs, self._first_rows = specs, []
        for index, message in enumerate(self._log.messages):
            self._first_rows.append(len(specs))
            if index in self._expanded:
                specs += _part_specs(index, text_parts(message))
            else:
                specs.append(RowSpec(index))


def _part_specs(message: int, parts: list[str]) -> list[RowSpec]:
    last = len(parts) - 1
    return [RowSpec(message, part, is_first=place == 0, is_last=place == last) for place, part in enumerate(parts)]
