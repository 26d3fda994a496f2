"""From a message, or a part of a very long one, to a row of placed pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from elegoo_chat_gui.core.applied_settings import SettingKey, split_settings
from elegoo_chat_gui.core.blocks import (
    Block,
    OptionsBlock,
    RawBlock,
    SettingsAppliedBlock,
    SlicerActionBlock,
    SlicerNoticeBlock,
    SuggestedMethodBlock,
    SupportBlock,
    TextBlock,
    UpgradeBlock,
    blocks_of,
)
from elegoo_chat_gui.core.json_text import JsonValue, dump, quote
from elegoo_chat_gui.core.messages import Message, Role
from elegoo_chat_gui.core.text_search import Needle
from elegoo_chat_gui.core.transcript import Labels, role_label
from elegoo_chat_gui.ui.i18n import listed, named, tr, tr_n
from elegoo_chat_gui.ui.screens.conversation import _markdown
from elegoo_chat_gui.ui.screens.conversation._bubbles import BubblePiece, BubbleShape
from elegoo_chat_gui.ui.screens.conversation._cards import (
    CELL_LIMIT,
    FoldPiece,
    LinePiece,
    NoticePiece,
    OptionsPiece,
    raw_piece,
)
from elegoo_chat_gui.ui.screens.conversation._document_style import Look
from elegoo_chat_gui.ui.screens.conversation._documents import (
    SafeDocument,
    is_link_allowed,
    markdown_documents,
    plain_document,
)
from elegoo_chat_gui.ui.screens.conversation._parts import FOLD_LIMIT, folded_text, markdown_parts
from elegoo_chat_gui.ui.screens.conversation._pieces import (
    NO_MARKS,
    Action,
    ActionKind,
    Fold,
    LabelPiece,
    Marks,
    Piece,
    Range,
)
from elegoo_chat_gui.ui.screens.conversation._settings_card import SettingsPiece
from elegoo_chat_gui.ui.theme import scaled

_RAW_LIMIT = 20_000  # characters of raw values that are shown when unfolded
_RAW_OPEN_LIMIT = 1_000_000  # and on request
_MARGIN_LEFT, _MARGIN_RIGHT = 20, 8  # the room of the scroll bar makes up for the rest
_GAP_ABOVE, _GAP_BELOW, _GAP = 8, 7, 7
_WIDEST_COLUMN = 1180  # pixels at the normal text size


@dataclass(frozen=True, slots=True)
class RowSpec:
    """What a row shows: a whole message, or one part of a text too long for one row.

    `message` is its index, -1 for rows of a conversation that does not decode. `part` is the text of this row.
    """

    message: int
    part: str | None = None
    is_first: bool = True
    is_last: bool = True


@dataclass(frozen=True, slots=True)
class Unfolding:
    """What is unfolded in a message. `before` finds out which settings were in force before it."""

    open: frozenset[Fold] = frozenset()
    before: Callable[[], Mapping[SettingKey, str]] = dict


EVERYTHING = frozenset(Fold)


@dataclass(slots=True)
class Row:
    """Placed pieces; `frame` is what the ring of the current message encloses."""

    pieces: list[Piece]
    height: int
    frame: QRectF
    copy_rect: QRectF = field(default_factory=QRectF)
    hits: tuple[Needle, dict[int, Sequence[Range]]] | None = None  # found last, by piece

    def paint(self, painter: QPainter, look: Look, marks: Mapping[int, Marks]) -> None:
        for index, piece in enumerate(self.pieces):
            piece.paint(painter, look, marks.get(index, NO_MARKS))

    def readable(self) -> list[int]:
        """Indexes of the pieces that can be selected."""
        return [index for index, piece in enumerate(self.pieces) if piece.length]

    def piece_at(self, point: QPointF) -> int:
        """Index of the piece under or nearest above a point; pieces without places are passed over."""
        usable = self.readable()
        if not usable:
            return -1
        above = [i for i in usable if self.pieces[i].rect.top() <= point.y()]
        return above[-1] if above else usable[0]

    def actions(self) -> list[Action]:
        """What can be done by keys."""
        return [action for piece in self.pieces for action in piece.actions()]


def column_of(width: int) -> tuple[float, float]:
    """Left edge and width of the column in which messages stand: in the middle of a wide window."""
    room = max(120, width - _MARGIN_LEFT - _MARGIN_RIGHT)
    column = min(room, scaled(_WIDEST_COLUMN))
    return _MARGIN_LEFT + (room - column) / 2, float(column)


class RowBuilder:
    """Makes rows in one look and one width."""

    def __init__(self, look: Look, labels: Labels, width: int) -> None:
        self._look = look
        self._labels = labels
        self._left, self._column = column_of(width)
        self._card = min(float(scaled(740)), max(self._column * 0.78, min(self._column, float(scaled(420)))))

    def message_row(self, message: Message, spec: RowSpec, unfolding: Unfolding) -> Row:
        return self._place(self.message_pieces(message, spec, unfolding), message.role is Role.USER, spec)

    def message_pieces(self, message: Message, spec: RowSpec, unfolding: Unfolding) -> list[Piece]:
        """What the row is made of, not laid out yet."""
        pieces: list[Piece] = []
        if spec.is_first:
            pieces.append(self._label(message))
        if spec.part is not None:
            pieces.append(self._part_piece(message, spec))
        if spec.is_last:
            pieces += self._block_pieces(message, unfolding, with_text=spec.part is None)
            if not any(piece.length for piece in pieces):
                pieces.append(LinePiece(self._labels.empty, "info", self._look))
        return pieces

    def raw_row(self, spec: RowSpec) -> Row:
        return self._place([self.raw_part(spec)], False, spec, width=self._column)

    def raw_part(self, spec: RowSpec) -> BubblePiece:
        document = plain_document(spec.part or "", self._look, mono=True)
        return raw_piece(document, self._look, above=not spec.is_first, below=not spec.is_last)

    def banner_row(self, title: str, text: str) -> Row:
        spec = RowSpec(-1)
        return self._place([NoticePiece(title, text, self._look, is_error=False)], False, spec, width=self._column)

    def estimates(self, messages: Sequence[Message]) -> list[int]:
        """Guesses at the heights of whole messages, without looking into them."""
        letters = max(20, int(self._card / 6.6))
        sources = (message.source for message in messages)
        return [
            54 + 19 * (min(len(source), FOLD_LIMIT) // letters) + 15 * source.count("\\n", 0, FOLD_LIMIT)
            for source in sources
        ]

    def part_estimate(self, spec: RowSpec) -> int:
        return 30 + 19 * (len(spec.part or "") // max(20, int(self._card / 6.6)))

    def _label(self, message: Message) -> LabelPiece:
        icons = {Role.USER: "user", Role.ASSISTANT: "assistant", Role.OTHER: "code"}
        return LabelPiece(role_label(message, self._labels), icons[message.role], self._look)

    def _place(self, pieces: list[Piece], is_user: bool, spec: RowSpec, *, width: float = 0.0) -> Row:
        width = width or self._card
        y = float(_GAP_ABOVE if spec.is_first else 0)
        frame = QRectF()
        previous: Piece | None = None
        for piece in pieces:
            size = piece.lay_out(width)
            if previous is not None:
                y += 5 if isinstance(previous, LabelPiece) else _GAP
            x = self._left + (self._column - size.width() if is_user else 0)
            piece.rect = QRectF(x, y, size.width(), size.height())
            y += size.height()
            frame = frame.united(piece.rect)
            previous = piece
        row = Row(pieces, round(y + (_GAP_BELOW if spec.is_last else 0) + 0.49), frame)
        if pieces and isinstance(pieces[0], LabelPiece):
            label = pieces[0].rect
            side = scaled(18)
            x = label.left() - side - 8 if is_user else max(label.right() + 8, self._left + self._card - side - 2)
            row.copy_rect = QRectF(x, label.center().y() - side / 2, side, side)
        return row

    def _block_pieces(self, message: Message, unfolding: Unfolding, *, with_text: bool) -> Iterator[Piece]:
        raw: list[RawBlock] = []
        for block in blocks_of(message, self._labels.words.names):
            if isinstance(block, RawBlock):
                raw.append(block)
            elif with_text or not isinstance(block, TextBlock):
                yield from self._pieces_of(block, message.role, unfolding)
        yield from self._raw_pieces(raw, unfolding)

    def _pieces_of(self, block: Block, role: Role, unfolding: Unfolding) -> Iterator[Piece]:
        look, labels = self._look, self._labels
        everything = Fold.VALUES in unfolding.open
        match block:
            case TextBlock(text, is_markdown):
                yield from self._text_pieces(text, role, is_markdown=is_markdown)
            case SuggestedMethodBlock(text):
                shown = text if everything else folded_text(text)
                shape = BubbleShape("bubble_assistant", has_line=True)
                documents = self._documents(shown, is_markdown=True)
                yield BubblePiece(documents, shape, look, title=labels.suggestion, icon="layers")
                yield from self._more(len(shown) < len(text), len(text))
            case SettingsAppliedBlock():
                _, unchanged = split_settings(block, unfolding.before())
                yield SettingsPiece(block, look, labels, unchanged=unchanged, open_folds=unfolding.open)
            case SlicerActionBlock(name, arguments):
                yield from self._action_pieces(labels.action(name), arguments, everything=everything)
            case OptionsBlock(options):
                piece = OptionsPiece(options, look, labels, is_open=everything)
                yield piece
                yield from self._more(piece.is_cut, len("".join(options)))
            case SlicerNoticeBlock(level, text):
                is_error = level.casefold() == "error"
                yield NoticePiece(labels.notice(level), text, look, is_error=is_error, is_open=everything)
                yield from self._more(not everything and len(text) > CELL_LIMIT, len(text))
            case SupportBlock(url, qr_url):
                yield from self._support_pieces(url, qr_url or "", everything=everything)
            case UpgradeBlock():
                yield LinePiece(labels.upgrade, "arrow-up", look)

    def _action_pieces(self, sentence: str, arguments: JsonValue, *, everything: bool) -> Iterator[Piece]:
        detail = dump(arguments) if arguments else ""
        shown = detail if everything else detail[:300]
        yield LinePiece(f"{sentence}  {shown}" if shown else sentence, "action-arrow", self._look)
        yield from self._more(len(shown) < len(detail), len(detail))

    def _support_pieces(self, url: str, qr_url: str, *, everything: bool) -> Iterator[Piece]:
        limit = None if everything else CELL_LIMIT
        target = url if is_link_allowed(url) else ""
        yield LinePiece(named(self._labels.support, url[:limit]), "link", self._look, target=target)
        if qr_url:
            yield LinePiece(tr("QR code, not loaded: {address}", address=qr_url[:limit]), "eye-off", self._look)
        yield from self._more(not everything and max(len(url), len(qr_url)) > CELL_LIMIT, len(url) + len(qr_url))

    def _more(self, is_cut: bool, size: int) -> Iterator[Piece]:
        """The line that unfolds a value that is cut."""
        if is_cut:
            action = Action(ActionKind.UNFOLD, Fold.VALUES)
            yield LinePiece(_show_all_words(size), "chevron-down", self._look, action=action)

    def _text_pieces(self, text: str, role: Role, *, is_markdown: bool) -> Iterator[Piece]:
        shown = folded_text(text)
        documents = self._documents(shown, is_markdown=is_markdown)
        yield BubblePiece(documents, _shape(role), self._look, is_cut_anywhere=not is_markdown)
        if len(shown) < len(text):
            action = Action(ActionKind.SHOW_ALL)
            yield LinePiece(_show_all_words(len(text)), "chevron-down", self._look, action=action)

    def _part_piece(self, message: Message, spec: RowSpec) -> BubblePiece:
        is_markdown = message.role is Role.ASSISTANT and len(message.text) <= _markdown.MARKDOWN_LIMIT
        documents = self._documents(spec.part or "", is_markdown=is_markdown)
        return BubblePiece(documents, _shape(message.role, spec), self._look, is_cut_anywhere=not is_markdown)

    def _documents(self, text: str, *, is_markdown: bool) -> list[SafeDocument]:
        if not is_markdown:
            return [plain_document(text[a:b], self._look) for a, b in _markdown.chunks(text)]
        return [document for part in markdown_parts(text) for document in markdown_documents(part, self._look)]

    def _raw_pieces(self, raw: list[RawBlock], unfolding: Unfolding) -> Iterator[Piece]:
        """A message that is no object, and a content that is no text, are shown at once; other fields folded."""
        look = self._look
        for block in raw:
            if block.key in {None, "content"}:
                yield from self._raw_piece([block], unfolding)
        rest = [block for block in raw if block.key not in {None, "content"}]
        if rest:
            names = listed(block.key or "" for block in rest[:6])
            words = tr_n("{n} more field: {names}", "{n} more fields: {names}", len(rest), names=names[:200])
            is_open = Fold.FIELDS in unfolding.open
            yield FoldPiece(words, look, Action(ActionKind.UNFOLD, Fold.FIELDS), is_open=is_open)
            if is_open:
                yield from self._raw_piece(rest, unfolding)

    def _raw_piece(self, raw: list[RawBlock], unfolding: Unfolding) -> Iterator[Piece]:
        limit = _RAW_OPEN_LIMIT if Fold.VALUES in unfolding.open else _RAW_LIMIT
        text, is_cut = raw_text(raw, limit)
        shape = BubbleShape("code", has_line=True)
        documents = [plain_document(text[a:b], self._look, mono=True) for a, b in _markdown.chunks(text)]
        yield BubblePiece(documents, shape, self._look, padding=(12.0, 9.0), is_code=True)
        if is_cut and limit == _RAW_LIMIT:
            action = Action(ActionKind.UNFOLD, Fold.VALUES)
            yield LinePiece(tr("Show all of it"), "chevron-down", self._look, action=action)
        elif is_cut:
            yield LinePiece(tr("The rest is in the raw JSON of the details."), "info", self._look)


def _shape(role: Role, spec: RowSpec | None = None) -> BubbleShape:
    above = spec is not None and not spec.is_first
    below = spec is not None and not spec.is_last
    if role is Role.USER:
        return BubbleShape("bubble_user", joins_above=above, joins_below=below, hugs_text=spec is None)
    ground = "bubble_assistant" if role is Role.ASSISTANT else "code"
    return BubbleShape(ground, has_line=True, joins_above=above, joins_below=below)


def _show_all_words(size: int) -> str:
    return tr("Show all ({n} characters)", n=size)


def raw_text(raw: list[RawBlock], limit: int) -> tuple[str, bool]:
    """Raw values as JSON for reading, and whether it is cut at the limit."""
    value: JsonValue = {block.key: block.value for block in raw if block.key is not None}
    if raw[0].key is None or raw[0].key == "content":
        value = raw[0].value
    pieces: list[str] = []
    size = 0
    for token in islice(_tokens(value, "\n", limit), limit):
        pieces.append(token)
        size += len(token)
        if size > limit:
            break
    text = "".join(pieces)
    return (text, False) if len(text) <= limit and len(pieces) < limit else (text[:limit] + "\n…", True)


def _tokens(value: JsonValue, line: str, limit: int) -> Iterator[str]:
    """JSON with a member a line, made as it is asked for: the value can be of any size."""
    inner = line + "  "
    if isinstance(value, dict) and value:
        for index, (key, item) in enumerate(value.items()):
            yield ("{" if index == 0 else ",") + inner + quote(key[:limit]) + ": "
            yield from _tokens(item, inner, limit)
        yield line + "}"
    elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        for index, item in enumerate(value):
            yield ("[" if index == 0 else ",") + inner
            yield from _tokens(item, inner, limit)
        yield line + "]"
    elif isinstance(value, list):
        yield "["
        for index, item in enumerate(value):
            yield (", " if index else "") + dump(item[:limit] if isinstance(item, str) else item)
        yield "]"
    else:
        yield dump(value[:limit] if isinstance(value, str) else value)
