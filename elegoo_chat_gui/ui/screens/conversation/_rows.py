"""From a message, or a part of a very long one, to a row of placed pieces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextDocument

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
from elegoo_chat_gui.core.transcript import Labels, role_label
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.screens.conversation import _markdown
from elegoo_chat_gui.ui.screens.conversation._cards import (
    FoldPiece,
    LinePiece,
    NoticePiece,
    OptionsPiece,
    SettingsPiece,
    raw_piece,
)
from elegoo_chat_gui.ui.screens.conversation._document_style import Look
from elegoo_chat_gui.ui.screens.conversation._documents import is_link_allowed, markdown_documents, plain_document
from elegoo_chat_gui.ui.screens.conversation._pieces import (
    ActionKind,
    BubblePiece,
    BubbleShape,
    LabelPiece,
    Piece,
    Range,
)

FOLD_LIMIT = 20_000  # characters of one text that are shown unasked
_RAW_LIMIT = 40_000  # characters of raw values that are shown when unfolded
_MARGIN_LEFT, _MARGIN_RIGHT = 20, 8  # the room of the scroll bar makes up for the rest
_GAP_ABOVE, _GAP_BELOW, _GAP = 8, 7, 7
_WIDEST_COLUMN = 1180


@dataclass(frozen=True, slots=True)
class RowSpec:
    """What a row shows: a whole message, or one part of a text too long for one row.

    `message` is its index, -1 for rows of a conversation that does not decode. `part` is the text of this row.
    """

    message: int
    part: str | None = None
    is_first: bool = True
    is_last: bool = True


@dataclass(slots=True)
class Row:
    """Placed pieces; `frame` is what the ring of the current message encloses."""

    pieces: list[Piece]
    height: int
    frame: QRectF
    copy_rect: QRectF = field(default_factory=QRectF)

    def paint(self, painter: QPainter, look: Look, selected: dict[int, Range]) -> None:
        for index, piece in enumerate(self.pieces):
            piece.paint(painter, look, selected.get(index))

    def piece_at(self, point: QPointF) -> int:
        """Index of the piece under or nearest above a point; pieces without places are passed over."""
        usable = [i for i, piece in enumerate(self.pieces) if piece.length]
        if not usable:
            return -1
        above = [i for i in usable if self.pieces[i].rect.top() <= point.y()]
        return above[-1] if above else usable[0]


class RowBuilder:
    """Makes rows in one look and one width."""

    def __init__(self, look: Look, labels: Labels, width: int) -> None:
        self._look = look
        self._labels = labels
        room = max(120, width - _MARGIN_LEFT - _MARGIN_RIGHT)
        column = min(room, _WIDEST_COLUMN)
        self._left = _MARGIN_LEFT + (room - column) / 2
        self._column = float(column)
        self._card = min(740.0, max(column * 0.78, min(column, 420.0)))

    def message_row(self, message: Message, spec: RowSpec, *, is_open: bool) -> Row:
        pieces: list[Piece] = []
        if spec.is_first:
            pieces.append(self._label(message))
        if spec.part is not None:
            pieces.append(self._part_piece(message, spec))
        if spec.is_last:
            pieces += self._block_pieces(message, with_text=spec.part is None, is_open=is_open)
            if not any(piece.length for piece in pieces):
                pieces.append(LinePiece(self._labels.empty, "info", self._look))
        return self._place(pieces, message.role is Role.USER, spec)

    def raw_row(self, spec: RowSpec) -> Row:
        document = plain_document(spec.part or "", self._look, mono=True)
        piece = raw_piece(document, self._look, above=not spec.is_first, below=not spec.is_last)
        return self._place([piece], False, spec, width=self._column)

    def banner_row(self, title: str, text: str) -> Row:
        spec = RowSpec(-1)
        return self._place([NoticePiece(title, text, self._look, is_error=False)], False, spec, width=self._column)

    def estimate(self, message: Message) -> int:
        """A guess at the height of a whole message, without looking into it."""
        size = min(len(message.source), FOLD_LIMIT)
        breaks = message.source.count("\\n", 0, FOLD_LIMIT)
        return 54 + 19 * (size // max(20, int(self._card / 6.6))) + 15 * breaks

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
            x = label.left() - 26 if is_user else max(label.right() + 8, self._left + self._card - 20)
            row.copy_rect = QRectF(x, label.center().y() - 9, 18, 18)
        return row

    def _block_pieces(self, message: Message, *, with_text: bool, is_open: bool) -> Iterator[Piece]:
        raw: list[RawBlock] = []
        for block in blocks_of(message):
            if isinstance(block, RawBlock):
                raw.append(block)
            elif with_text or not isinstance(block, TextBlock):
                yield from self._pieces_of(block, message.role)
        yield from self._raw_pieces(raw, is_open=is_open)

    def _pieces_of(self, block: Block, role: Role) -> Iterator[Piece]:
        look, labels = self._look, self._labels
        match block:
            case TextBlock(text, is_markdown):
                yield from self._text_pieces(text, role, is_markdown=is_markdown)
            case SuggestedMethodBlock(text):
                documents = self._documents(text[:FOLD_LIMIT], is_markdown=True)
                shape = BubbleShape("bubble_assistant", has_line=True)
                yield BubblePiece(documents, shape, look, title=labels.suggestion, icon="layers")
                if len(text) > FOLD_LIMIT:
                    yield LinePiece(_more_words(text), "info", look)
            case SettingsAppliedBlock():
                yield SettingsPiece(block, look, labels)
            case SlicerActionBlock(name, arguments):
                more = f"  {dump(arguments)[:300]}" if arguments else ""
                yield LinePiece(labels.action(name) + more, "action-arrow", look)
            case OptionsBlock(options):
                yield OptionsPiece(options, look, labels)
            case SlicerNoticeBlock(level, text):
                is_error = level.casefold() == "error"
                yield NoticePiece(labels.notice(level), text, look, is_error=is_error)
            case SupportBlock(url, qr_url):
                target = url if is_link_allowed(url) else ""
                yield LinePiece(f"{labels.support}: {url[:2000]}", "link", look, target=target)
                if qr_url:
                    yield LinePiece(tr("QR code, not loaded: {address}", address=qr_url[:2000]), "eye-off", look)
            case UpgradeBlock():
                yield LinePiece(labels.upgrade, "arrow-up", look)

    def _text_pieces(self, text: str, role: Role, *, is_markdown: bool) -> Iterator[Piece]:
        shown = text if len(text) <= FOLD_LIMIT else text[:FOLD_LIMIT]
        yield BubblePiece(self._documents(shown, is_markdown=is_markdown), _shape(role), self._look)
        if len(text) > FOLD_LIMIT:
            words = tr("Show all ({n} characters)", n=len(text))
            yield LinePiece(words, "chevron-down", self._look, action=ActionKind.SHOW_ALL, copied="")

    def _part_piece(self, message: Message, spec: RowSpec) -> BubblePiece:
        is_markdown = message.role is Role.ASSISTANT and len(message.text) <= _markdown.MARKDOWN_LIMIT
        documents = self._documents(spec.part or "", is_markdown=is_markdown)
        return BubblePiece(documents, _shape(message.role, spec), self._look)

    def _documents(self, text: str, *, is_markdown: bool) -> list[QTextDocument]:
        documents: list[QTextDocument] = []
        for piece in _markdown.markdown_chunks(text) if is_markdown else [text]:
            if is_markdown and len(piece) <= 2 * _markdown.CHUNK_LIMIT:
                documents += markdown_documents(piece, self._look)
            else:
                documents += [plain_document(piece[a:b], self._look) for a, b in _markdown.chunks(piece)]
        return documents

    def _raw_pieces(self, raw: list[RawBlock], *, is_open: bool) -> Iterator[Piece]:
        """A message that is no object, and a content that is no text, are shown at once; other fields folded."""
        for block in raw:
            if block.key in {None, "content"}:
                yield raw_piece(plain_document(raw_text([block]), self._look, mono=True), self._look)
        folded = [block for block in raw if block.key not in {None, "content"}]
        if folded:
            names = ", ".join(block.key or "" for block in folded[:6])
            words = tr_n("{n} more field: {names}", "{n} more fields: {names}", len(folded), names=names[:200])
            yield FoldPiece(words, self._look, is_open=is_open)
            if is_open:
                yield raw_piece(plain_document(raw_text(folded), self._look, mono=True), self._look)


def _shape(role: Role, spec: RowSpec | None = None) -> BubbleShape:
    above = spec is not None and not spec.is_first
    below = spec is not None and not spec.is_last
    if role is Role.USER:
        return BubbleShape("bubble_user", joins_above=above, joins_below=below, hugs_text=spec is None)
    ground = "bubble_assistant" if role is Role.ASSISTANT else "code"
    return BubbleShape(ground, has_line=True, joins_above=above, joins_below=below)


def _more_words(text: str) -> str:
    return tr("{n} more characters, see the raw JSON", n=len(text) - FOLD_LIMIT)


def text_parts(message: Message) -> list[str]:
    """A long text in parts for rows of their own."""
    text = message.text
    if message.role is not Role.ASSISTANT or len(text) > _markdown.MARKDOWN_LIMIT:
        return [text[a:b] for a, b in _markdown.chunks(text)]
    parts: list[str] = []
    for piece in _markdown.markdown_chunks(text):
        parts += [piece[a:b] for a, b in _markdown.chunks(piece, 2 * _markdown.CHUNK_LIMIT)]
    return parts


def raw_text(raw: list[RawBlock]) -> str:
    """Raw values as JSON for reading, cut where it gets too long to show."""
    value: JsonValue = {block.key: block.value for block in raw if block.key is not None}
    if raw[0].key is None or raw[0].key == "content":
        value = raw[0].value
    pieces: list[str] = []
    size = 0
    for token in islice(_tokens(value, "\n"), _RAW_LIMIT):
        pieces.append(token)
        size += len(token)
        if size > _RAW_LIMIT:
            break
    text = "".join(pieces)
    return text if len(text) <= _RAW_LIMIT else text[:_RAW_LIMIT] + "\n…"


def _tokens(value: JsonValue, line: str) -> Iterator[str]:
    """JSON with a member a line, made as it is asked for: the value can be of any size."""
    inner = line + "  "
    if isinstance(value, dict) and value:
        for index, (key, item) in enumerate(value.items()):
            yield ("{" if index == 0 else ",") + inner + quote(key[:_RAW_LIMIT]) + ": "
            yield from _tokens(item, inner)
        yield line + "}"
    elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        for index, item in enumerate(value):
            yield ("[" if index == 0 else ",") + inner
            yield from _tokens(item, inner)
        yield line + "]"
    elif isinstance(value, list):
        yield "["
        for index, item in enumerate(value):
            yield (", " if index else "") + dump(item[:_RAW_LIMIT] if isinstance(item, str) else item)
        yield "]"
    else:
        yield dump(value[:_RAW_LIMIT] if isinstance(value, str) else value)
