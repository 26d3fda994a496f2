"""What a row is painted from: pieces that know their size, their text and what lies under the pointer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLayout,
    QTextOption,
)

from elegoo_chat_gui.core.visible_text import visible_text
from elegoo_chat_gui.ui.icons import pixmap
from elegoo_chat_gui.ui.screens.conversation._document_style import (
    GroundRect,
    Look,
    grounds,
    paint_grounds,
    paint_ticks,
)


class ActionKind(Enum):
    """What a click in a row can do."""

    UNFOLD = "unfold"
    SHOW_ALL = "show-all"
    COPY = "copy"


Range = tuple[int, int]


class Piece(ABC):
    """One thing in a row. `rect` is its place in the row, set by whoever lays the row out.

    `length` counts the places a selection can begin or end at: 1 for a piece that is taken as a whole.
    """

    rect = QRectF()
    length = 1

    @abstractmethod
    def lay_out(self, width: float) -> QSizeF:
        """Take at most this width; returns the size."""

    @abstractmethod
    def paint(self, painter: QPainter, look: Look, selected: Range | None) -> None:
        """Paint within `rect`. `selected` is a range of places of this piece."""

    def text(self) -> str:
        """As it is copied and read out."""
        return ""

    def text_between(self, start: int, end: int) -> str:
        return self.text() if end > start else ""

    def place_at(self, point: QPointF) -> int:
        """The place nearest to a point of the row."""
        return 0 if point.y() < self.rect.center().y() else self.length

    def word_at(self, place: int) -> Range:
        """The places around the word at a place."""
        del place
        return 0, self.length

    def links(self) -> list[str]:
        return []

    def link_at(self, point: QPointF) -> str:
        del point
        return ""

    def action_at(self, point: QPointF) -> ActionKind | None:
        del point
        return None

    def is_text_at(self, point: QPointF) -> bool:
        """Whether the pointer is over text that can be selected letter by letter."""
        del point
        return False


class Words:
    """A short text in one font, wrapped, laid out once."""

    def __init__(self, text: str, font: QFont, color: QColor) -> None:
        self.color = color
        self.text = visible_text(text)
        self._layout = QTextLayout(self.text.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._leading = QFontMetricsF(font).height() * 0.12
        self.size = QSizeF()
        self.natural_width = 0.0

    def lay_out(self, width: float) -> QSizeF:
        y = used = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(8.0, width))
            line.setPosition(QPointF(0, y))
            y += line.height() + self._leading
            used = max(used, line.naturalTextWidth())
        self._layout.endLayout()
        self.size = QSizeF(used, max(0.0, y - self._leading))
        return self.size

    def paint(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(self.color)
        self._layout.draw(painter, at)


def one_line_width(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text) + 1


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: str) -> None:
    picture = pixmap(name, round(rect.width()), color, painter.device().devicePixelRatioF())
    painter.drawPixmap(rect.topLeft(), picture)


def paint_selected(painter: QPainter, look: Look, rect: QRectF, radius: float) -> None:
    """The veil over a piece that is selected as a whole."""
    veil = QColor(look.color("accent"))
    veil.setAlpha(60)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(veil)
    painter.drawRoundedRect(rect, radius, radius)


class LabelPiece(Piece):
    """Who speaks: icon and word. Not part of a selection's text."""

    length = 0

    def __init__(self, text: str, icon: str, look: Look) -> None:
        self._words = visible_text(text).replace("\n", " ")
        self._icon = icon
        self._font = look.small_bold

    def lay_out(self, width: float) -> QSizeF:
        metrics = QFontMetricsF(self._font)
        self._words = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, max(20.0, width - 18))
        return QSizeF(metrics.horizontalAdvance(self._words) + 18, max(14.0, metrics.height()))

    def paint(self, painter: QPainter, look: Look, selected: Range | None) -> None:
        del selected
        top = self.rect.top() + (self.rect.height() - 13) / 2
        paint_icon(painter, self._icon, QRectF(self.rect.left(), top, 13, 13), "text_muted")
        painter.setFont(self._font)
        painter.setPen(look.color("text_muted"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect.adjusted(18, 0, 4, 0), middle, self._words)

    def text(self) -> str:
        return self._words


@dataclass(frozen=True, slots=True)
class BubbleShape:
    """How a bubble is framed. `joins_above` and `joins_below`: it is one part of a longer one."""

    ground: str
    has_line: bool = False
    joins_above: bool = False
    joins_below: bool = False
    hugs_text: bool = False  # as narrow as its text


_PAD_X, _PAD_Y, _DOCUMENT_GAP = 14.0, 10.0, 8.0


class BubblePiece(Piece):
    """Documents in a frame; the text can be selected. An optional title stands above, with its icon."""

    def __init__(
        self,
        documents: list[QTextDocument],
        shape: BubbleShape,
        look: Look,
        *,
        title: str = "",
        icon: str = "",
        padding: tuple[float, float] = (_PAD_X, _PAD_Y),
    ) -> None:
        self._documents = documents
        self._shape = shape
        self._title = Words(title, look.secondary_bold, look.color("text")) if title else None
        self._icon = icon
        self._pad_x, self._pad_y = padding
        self._tops: list[float] = []
        self._grounds: list[list[GroundRect]] = []
        self.length = sum(document.characterCount() for document in documents)

    def lay_out(self, width: float) -> QSizeF:
        inner = max(40.0, width - 2 * self._pad_x)
        if self._shape.hugs_text:
            inner = min(inner, self._natural_width(inner))
        y = self._pad_y
        if self._title is not None:
            y += self._title.lay_out(inner - 20).height() + 6
        self._tops, self._grounds = [], []
        for index, document in enumerate(self._documents):
            document.setTextWidth(inner)
            y += _DOCUMENT_GAP if index else 0
            self._tops.append(y)
            self._grounds.append(grounds(document))
            y += document.size().height()
        return QSizeF(inner + 2 * self._pad_x, y + self._pad_y)

    def _natural_width(self, limit: float) -> float:
        widest = 0.0
        for document in self._documents:
            document.setTextWidth(limit)
            widest = max(widest, document.idealWidth())
        return max(24.0, min(limit, float(int(widest) + 2)))

    def paint(self, painter: QPainter, look: Look, selected: Range | None) -> None:
        self._paint_frame(painter, look)
        x = self.rect.left() + self._pad_x
        if self._title is not None:
            y = self.rect.top() + self._pad_y
            paint_icon(painter, self._icon, QRectF(x, y + 1, 14, 14), "text")
            self._title.paint(painter, QPointF(x + 20, y))
        start = 0
        for document, top, found in zip(self._documents, self._tops, self._grounds, strict=True):
            origin = QPointF(x, self.rect.top() + top)
            paint_grounds(painter, found, look, origin)
            size = document.characterCount()
            part = _overlap(selected, start, size)
            _draw_document(painter, document, origin, look, part)
            paint_ticks(painter, found, look, origin)
            start += size

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

    def text(self) -> str:
        return "\n\n".join(document.toPlainText() for document in self._documents)

    def text_between(self, start: int, end: int) -> str:
        parts, offset = [], 0
        for document in self._documents:
            size = document.characterCount()
            part = _overlap((start, end), offset, size)
            if part is not None:
                parts.append(_selected_text(document, part))
            offset += size
        return "\n\n".join(parts)

    def _document_at(self, point: QPointF) -> tuple[int, int, QPointF]:
        """Index of the nearest document, its first place, and the point in its coordinates."""
        y = point.y() - self.rect.top()
        index = max((i for i, top in enumerate(self._tops) if top <= y), default=0)
        start = sum(document.characterCount() for document in self._documents[:index])
        inside = QPointF(point.x() - self.rect.left() - self._pad_x, y - self._tops[index])
        return index, start, inside

    def place_at(self, point: QPointF) -> int:
        index, start, inside = self._document_at(point)
        document = self._documents[index]
        if inside.y() > document.size().height():
            return start + document.characterCount() - 1
        hit = document.documentLayout().hitTest(inside, Qt.HitTestAccuracy.FuzzyHit)
        return start + max(0, hit)

    def word_at(self, place: int) -> Range:
        start = 0
        for document in self._documents:
            size = document.characterCount()
            if place < start + size:
                cursor = QTextCursor(document)
                cursor.setPosition(min(place - start, size - 1))
                cursor.select(QTextCursor.SelectionType.WordUnderCursor)
                return start + cursor.selectionStart(), start + cursor.selectionEnd()
            start += size
        return 0, 0

    def links(self) -> list[str]:
        found: list[str] = []
        for document in self._documents:
            block = document.begin()
            while block.isValid():
                for span in block.textFormats():
                    target = span.format.anchorHref()
                    if target and target not in found:
                        found.append(target)
                block = block.next()
        return found

    def link_at(self, point: QPointF) -> str:
        if not self.rect.contains(point) or not self._documents:
            return ""
        index, _, inside = self._document_at(point)
        return self._documents[index].documentLayout().anchorAt(inside)

    def is_text_at(self, point: QPointF) -> bool:
        return self.rect.contains(point)


def _overlap(selected: Range | None, start: int, size: int) -> Range | None:
    """The part of a range that falls on a document, in its own places."""
    if selected is None:
        return None
    first, last = max(selected[0] - start, 0), min(selected[1] - start, size - 1)
    return (first, last) if last > first else None


def _selected_text(document: QTextDocument, part: Range) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(part[0])
    cursor.setPosition(part[1], QTextCursor.MoveMode.KeepAnchor)
    return cursor.selection().toPlainText()


def _draw_document(
    painter: QPainter, document: QTextDocument, origin: QPointF, look: Look, selected: Range | None
) -> None:
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, look.color("text"))
    context.palette = palette
    if selected is not None:
        chosen = QAbstractTextDocumentLayout.Selection()
        cursor = QTextCursor(document)
        cursor.setPosition(selected[0])
        cursor.setPosition(selected[1], QTextCursor.MoveMode.KeepAnchor)
        chosen.cursor = cursor
        ground = QColor(look.color("accent"))
        ground.setAlpha(70)
        letters = QTextCharFormat()
        letters.setBackground(ground)
        letters.setForeground(look.color("text"))  # without it Qt paints a list's bullets in the ground's colour
        chosen.format = letters
        context.selections = [chosen]
    painter.save()
    painter.translate(origin)
    context.clip = painter.clipBoundingRect() if painter.hasClipping() else QRectF()
    document.documentLayout().draw(painter, context)
    painter.restore()
