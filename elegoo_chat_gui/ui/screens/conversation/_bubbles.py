"""Documents in a frame: text that is selected by letters, code that is scrolled sideways and never wrapped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from elegoo_chat_gui.core import html_text, markdown_text
from elegoo_chat_gui.ui.screens.conversation._document_export import (
    document_html,
    document_markdown,
    document_text,
)
from elegoo_chat_gui.ui.screens.conversation._document_style import (
    CodeBand,
    GroundRect,
    Look,
    code_bands,
    grounds,
    has_table,
    paint_grounds,
    paint_tasks,
)
from elegoo_chat_gui.ui.screens.conversation._pieces import (
    CARET_WIDTH,
    Action,
    ActionKind,
    Forms,
    Marks,
    Piece,
    Range,
    Words,
    cursor_x,
    paint_copy,
    paint_icon,
)
from elegoo_chat_gui.ui.theme import scaled

_PAD_X, _PAD_Y, _DOCUMENT_GAP = 14.0, 10.0, 8.0
_COPY_SIZE = 22  # the square of a code block's copy button, at the normal text size
_GRIP_HEIGHT = 4.0
_CODE_INSET = 12.0
_FAR = 1e6  # pixels, beyond any line's end
_EDGE_PLACES = 400  # places before and behind those that are seen: cells of a row stand beside each other


@dataclass(frozen=True, slots=True)
class BubbleShape:
    """How a bubble is framed. `joins_above` and `joins_below`: it is one part of a longer one."""

    ground: str
    has_line: bool = False
    joins_above: bool = False
    joins_below: bool = False
    hugs_text: bool = False  # as narrow as its text


@dataclass(slots=True)
class _Code:
    """A code block on the screen: how far it is scrolled."""

    band: CodeBand
    scroll: float = 0.0

    @property
    def furthest(self) -> float:
        end = self.band.text_left + self.band.text_width + _CODE_INSET
        return max(0.0, end - self.band.rect.right())

    def move(self, distance: float) -> bool:
        before, self.scroll = self.scroll, min(self.furthest, max(0.0, self.scroll + distance))
        return self.scroll != before

    def grip(self) -> QRectF:
        """The bar below the code, in the document's coordinates; empty where everything is seen."""
        if not self.furthest:
            return QRectF()
        track = self.band.rect.width() - 2 * _CODE_INSET
        width = max(24.0, track * track / (track + self.furthest))
        left = self.band.rect.left() + _CODE_INSET + (track - width) * self.scroll / self.furthest
        return QRectF(left, self.band.rect.bottom() - _GRIP_HEIGHT - 2, width, _GRIP_HEIGHT)


@dataclass(slots=True)
class _Part:
    """A document of the bubble: `first` is its first place, `top` its upper edge within the bubble."""

    document: QTextDocument
    first: int
    length: int
    top: float = 0.0
    grounds: list[GroundRect] = field(default_factory=list)
    codes: list[_Code] = field(default_factory=list)

    def own(self, span: Range) -> Range | None:
        """The part of a range that falls on this document, in its own places."""
        start, end = max(span[0] - self.first, 0), min(span[1] - self.first, self.length - 1)
        return (start, end) if end > start else None

    def code_at(self, inside: QPointF) -> _Code | None:
        return next((code for code in self.codes if code.band.rect.contains(inside)), None)

    def code_of(self, place: int) -> _Code | None:
        found = (code for code in self.codes if code.band.first_position <= place <= code.band.last_position)
        return next(found, None)


class BubblePiece(Piece):
    """Documents in a frame. An optional title stands above, with its icon.

    `is_cut_anywhere`: the documents are one text, cut between any two letters; else each stands on its own.
    """

    def __init__(
        self,
        documents: Sequence[QTextDocument],
        shape: BubbleShape,
        look: Look,
        *,
        title: str = "",
        icon: str = "",
        padding: tuple[float, float] = (_PAD_X, _PAD_Y),
        is_code: bool = False,
        is_cut_anywhere: bool = False,
    ) -> None:
        self._shape = shape
        self._title = Words(title, look.secondary_bold, look.color("text")) if title else None
        self._icon = icon
        self._is_code = is_code
        self._between = "" if is_code or is_cut_anywhere else "\n\n"
        self._pad_x, self._pad_y = padding
        self._parts: list[_Part] = []
        for document in documents:
            self._parts.append(_Part(document, self.length, document.characterCount()))
            self.length += document.characterCount()

    # Layout

    def lay_out(self, width: float) -> QSizeF:
        inner = max(40.0, width - 2 * self._pad_x)
        if self._shape.hugs_text:
            inner = min(inner, self._natural_width(inner))
        y = self._pad_y
        if self._title is not None:
            y += self._title.lay_out(inner - scaled(20)).height() + 6
        for index, part in enumerate(self._parts):
            _fit(part.document, inner)
            y += _DOCUMENT_GAP if index else 0
            part.top = y
            part.grounds = grounds(part.document)
            part.codes = [_Code(band) for band in code_bands(part.document)]
            y += part.document.size().height()
        return QSizeF(inner + 2 * self._pad_x, y + self._pad_y)

    def _natural_width(self, limit: float) -> float:
        widest = 0.0
        for part in self._parts:
            part.document.setTextWidth(limit)
            widest = max(widest, part.document.idealWidth())
        return max(24.0, min(limit, float(int(widest) + 2)))

    def _origin(self, part: _Part) -> QPointF:
        return QPointF(self.rect.left() + self._pad_x, self.rect.top() + part.top)

    # Painting

    def paint(self, painter: QPainter, look: Look, marks: Marks) -> None:
        self._paint_frame(painter, look)
        if self._title is not None:
            x, y = self.rect.left() + self._pad_x, self.rect.top() + self._pad_y
            paint_icon(painter, self._icon, QRectF(x, y + 1, scaled(14), scaled(14)), "text")
            self._title.paint(painter, QPointF(x + scaled(20), y))
        formats = list(marks.formats(look))
        for part in self._parts:
            origin = self._origin(part)
            paint_grounds(painter, part.grounds, look, origin)
            _paint_document(painter, part, origin, look, formats)
            paint_tasks(painter, part.grounds, look, origin)

    def _paint_frame(self, painter: QPainter, look: Look) -> None:
        shape = self._shape
        line = look.color("line")
        painter.setPen(QPen(line, 1) if shape.has_line else Qt.PenStyle.NoPen)
        painter.setBrush(look.color(shape.ground))
        rect = self.rect.adjusted(0.5, 0.5, -0.5, -0.5) if shape.has_line else self.rect
        if not (shape.joins_above or shape.joins_below):
            painter.drawRoundedRect(rect, 10, 10)
            return
        # A part of a longer bubble: the frame goes on beyond the edges it shares.
        tall = rect.adjusted(0, -20 if shape.joins_above else 0, 0, 20 if shape.joins_below else 0)
        painter.save()
        painter.setClipRect(self.rect, Qt.ClipOperation.IntersectClip)
        path = QPainterPath()
        path.addRoundedRect(tall, 10, 10)
        painter.drawPath(path)
        painter.restore()

    # Text

    def characters(self) -> str:
        return "".join(part.document.toRawText() + "\u2029" for part in self._parts)

    def between(self, start: int, end: int) -> Forms:
        found = [(part.document, own) for part in self._parts if (own := part.own((start, end))) is not None]
        text = self._between.join(document_text(document, *own) for document, own in found)
        if self._is_code:
            return Forms(text, text, html_text.preformatted(text))
        markdown = self._between.join(document_markdown(document, *own) for document, own in found)
        return Forms(text, markdown, "".join(document_html(document, *own) for document, own in found))

    def _part_at(self, point: QPointF) -> tuple[_Part, QPointF]:
        """The nearest document, and the point in its coordinates."""
        y = point.y() - self.rect.top()
        part = next((part for part in reversed(self._parts) if part.top <= y), self._parts[0])
        inside = point - self._origin(part)
        code = part.code_at(inside)
        return part, inside + QPointF(code.scroll, 0) if code is not None else inside

    def place_at(self, point: QPointF) -> int:
        part, inside = self._part_at(point)
        if inside.y() > part.document.size().height():
            return part.first + part.length - 1
        hit = part.document.documentLayout().hitTest(inside, Qt.HitTestAccuracy.FuzzyHit)
        return part.first + max(0, hit)

    def _part_of(self, place: int) -> tuple[_Part, int]:
        """The document a place is in, and the place there."""
        part = next((part for part in reversed(self._parts) if part.first <= place), self._parts[0])
        return part, min(max(0, place - part.first), part.length - 1)

    def caret(self, place: int) -> QRectF:
        part, inside = self._part_of(place)
        rect = caret_rect(part.document, inside).translated(self._origin(part))
        code = part.code_of(inside)
        return rect.translated(-code.scroll, 0) if code is not None else rect

    def word_at(self, place: int) -> Range:
        part, inside = self._part_of(place)
        cursor = QTextCursor(part.document)
        cursor.setPosition(inside)
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        if not cursor.hasSelection():
            return part.first + inside, part.first + min(inside + 1, part.length - 1)
        return part.first + cursor.selectionStart(), part.first + cursor.selectionEnd()

    def paragraph_at(self, place: int) -> Range:
        part, inside = self._part_of(place)
        block = part.document.findBlock(inside)
        return part.first + block.position(), part.first + block.position() + block.length() - 1

    # Links and actions

    def links(self) -> list[str]:
        found: dict[str, None] = {}
        for part in self._parts:
            block = part.document.begin()
            while block.isValid():
                found |= {span.format.anchorHref(): None for span in block.textFormats()}
                block = block.next()
        return [target for target in found if target]

    def link_at(self, point: QPointF) -> str:
        if not self.rect.contains(point) or not self._parts:
            return ""
        part, inside = self._part_at(point)
        return part.document.documentLayout().anchorAt(inside)

    def action_at(self, point: QPointF) -> Action | None:
        for part, code in self._codes():
            if _copy_rect(code).translated(self._origin(part)).contains(point):
                return self._copy_action(part, code)
        return None

    def actions(self) -> list[Action]:
        return [self._copy_action(part, code) for part, code in self._codes()]

    def _codes(self) -> Iterator[tuple[_Part, _Code]]:
        return ((part, code) for part in self._parts for code in part.codes)

    @staticmethod
    def _copy_action(part: _Part, code: _Code) -> Action:
        text = document_text(part.document, code.band.first_position, code.band.last_position)
        forms = Forms(text, markdown_text.fenced(text, code.band.language), html_text.preformatted(text))
        return Action(ActionKind.COPY_CODE, forms=forms)

    # Sideways

    def scroll_sideways(self, point: QPointF | None, distance: float) -> bool:
        moved = False
        for part, code in self._codes():
            if point is None or code.band.rect.translated(self._origin(part)).contains(point):
                moved |= code.move(distance)
        return moved

    def bring_into_view(self, place: int) -> None:
        part, inside = self._part_of(place)
        code = part.code_of(inside)
        if code is None:
            return
        x = caret_rect(part.document, inside).left() - code.scroll
        left, right = code.band.rect.left() + _CODE_INSET, code.band.rect.right() - _CODE_INSET - scaled(_COPY_SIZE)
        if not left <= x <= right:
            code.move(x - (left + right) / 2)

    def _grip_at(self, point: QPointF) -> tuple[_Part, _Code] | None:
        for part, code in self._codes():
            if code.grip().adjusted(0, -4, 0, 2).translated(self._origin(part)).contains(point):
                return part, code
        return None

    def is_grip_at(self, point: QPointF) -> bool:
        return self._grip_at(point) is not None

    def drag_grip(self, start: QPointF, point: QPointF) -> None:
        found = self._grip_at(start)
        if found is None:
            return
        code = found[1]
        free = code.band.rect.width() - 2 * _CODE_INSET - code.grip().width()
        code.move((point.x() - start.x()) * code.furthest / max(1.0, free))


def _fit(document: QTextDocument, width: float) -> None:
    """Lay out in a width. Words in tables are broken only where the table would be wider than that."""
    document.setTextWidth(width)
    option = document.defaultTextOption()
    if has_table(document) and option.wrapMode() != QTextOption.WrapMode.WrapAnywhere:
        for mode in (QTextOption.WrapMode.WordWrap, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere):
            option.setWrapMode(mode)
            document.setDefaultTextOption(option)
            if document.size().width() <= width + 1:
                break


def _copy_rect(code: _Code) -> QRectF:
    rect = code.band.rect
    side = scaled(_COPY_SIZE)
    return QRectF(rect.right() - side - 3, rect.top() + 3, side, side)


def caret_rect(document: QTextDocument, place: int) -> QRectF:
    """Where a place of a laid out document is, in its coordinates."""
    block: QTextBlock = document.findBlock(place)
    layout = block.layout()
    line = layout.lineForTextPosition(place - block.position())
    box = document.documentLayout().blockBoundingRect(block)
    if not line.isValid():
        return QRectF(box.topLeft(), QSizeF(CARET_WIDTH, max(4.0, box.height())))
    corner = box.topLeft()
    x = cursor_x(line, place - block.position())
    return QRectF(corner.x() + x, corner.y() + line.y(), CARET_WIDTH, line.height())


def _paint_document(
    painter: QPainter, part: _Part, origin: QPointF, look: Look, formats: list[tuple[Range, QTextCharFormat]]
) -> None:
    """The document in slices: what is code is shifted by how far it is scrolled."""
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, look.color("text"))
    context.palette = palette
    painter.save()
    painter.translate(origin)
    seen = _places_within(part, painter.clipBoundingRect())
    context.selections = _selections(part, formats, seen)
    width, y = part.document.size().width() + 40, -40.0
    for code in part.codes:
        band = code.band.rect
        _paint_slice(painter, part, context, QRectF(-40, y, width + 40, band.top() - y))
        if band.left() > 0:
            _paint_slice(painter, part, context, QRectF(-40, band.top(), band.left() + 40, band.height()))
        _paint_code_ground(painter, code.band, look)
        _paint_slice(painter, part, context, band.adjusted(1, 0, -1, 0), code.scroll)
        _paint_furniture(painter, code, look)
        y = band.bottom()
    rest = max(0.0, part.document.size().height() + 40 - y)
    _paint_slice(painter, part, context, QRectF(-40, y, width + 40, rest))
    painter.restore()


def _places_within(part: _Part, area: QRectF) -> Range:
    """The places of the bubble that can be seen in an area of the document: what is not seen needs no marks."""
    layout = part.document.documentLayout()
    first = layout.hitTest(QPointF(0, area.top()), Qt.HitTestAccuracy.FuzzyHit)
    last = layout.hitTest(QPointF(_FAR, area.bottom()), Qt.HitTestAccuracy.FuzzyHit)
    return part.first + max(0, first - _EDGE_PLACES), part.first + max(0, last) + _EDGE_PLACES


def _paint_slice(
    painter: QPainter,
    part: _Part,
    context: QAbstractTextDocumentLayout.PaintContext,
    area: QRectF,
    scroll: float = 0.0,
) -> None:
    if area.height() <= 0 or not painter.clipBoundingRect().intersects(area):
        return
    painter.save()
    if part.codes:
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.translate(-scroll, 0)
    context.clip = painter.clipBoundingRect()
    part.document.documentLayout().draw(painter, context)
    painter.restore()


def _paint_code_ground(painter: QPainter, band: CodeBand, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("code"))
    painter.drawRoundedRect(band.rect, 6, 6)
    if band.language:
        painter.setPen(look.color("text_muted"))
        painter.setFont(look.small)
        place = band.rect.adjusted(_CODE_INSET, 5, -scaled(_COPY_SIZE) - 8, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, band.language)


def _paint_furniture(painter: QPainter, code: _Code, look: Look) -> None:
    """The copy button, and the bar below code that is wider than its box."""
    spot = _copy_rect(code)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("code"))
    painter.drawRoundedRect(spot, 4, 4)
    paint_copy(painter, spot)
    grip = code.grip()
    if not grip.isEmpty():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("scroll_bar"))
        painter.drawRoundedRect(grip, 2, 2)


def _selections(
    part: _Part, formats: list[tuple[Range, QTextCharFormat]], seen: Range
) -> list[QAbstractTextDocumentLayout.Selection]:
    """The marked ranges that are seen, as Qt wants them. One cursor serves all: they can be hundreds."""
    found = []
    cursor = QTextCursor(part.document)
    first, last = seen[0] - part.first, min(seen[1] - part.first, part.length - 1)
    for (start, end), form in formats:
        begin, stop = max(start - part.first, first, 0), min(end - part.first, last)
        if stop > begin:
            cursor.setPosition(begin)
            cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
            chosen = QAbstractTextDocumentLayout.Selection()
            chosen.cursor = cursor
            chosen.format = form
            found.append(chosen)
    return found
