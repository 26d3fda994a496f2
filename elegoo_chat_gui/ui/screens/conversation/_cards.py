"""The painted parts of a message that are not prose: actions, notices, options, raw values, folded parts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextDocument

from elegoo_chat_gui.core import html_text
from elegoo_chat_gui.core.transcript import Labels
from elegoo_chat_gui.ui.i18n import named, tr
from elegoo_chat_gui.ui.screens.conversation._bubbles import BubblePiece, BubbleShape
from elegoo_chat_gui.ui.screens.conversation._document_style import Look
from elegoo_chat_gui.ui.screens.conversation._pieces import (
    Action,
    Forms,
    Marks,
    Piece,
    Words,
    WordsPiece,
    paint_icon,
)
from elegoo_chat_gui.ui.theme import scaled

CELL_LIMIT: Final = 2_000  # characters of one value that are shown unasked
_OPTIONS_SHOWN: Final = 60
RADIUS: Final = 8.0


def shortened(text: str, *, is_open: bool) -> str:
    """A value as it is shown: cut where it is very long, unless the person asked for all of it."""
    if is_open or len(text) <= CELL_LIMIT:
        return text
    return text[:CELL_LIMIT] + tr("… ({n} more characters)", n=len(text) - CELL_LIMIT)


class LinePiece(WordsPiece):
    """A quiet line with an icon; with a target it is a link, with an action it is a button."""

    def __init__(
        self,
        text: str,
        icon: str,
        look: Look,
        *,
        target: str = "",
        action: Action | None = None,
    ) -> None:
        loud = bool(target) or action is not None
        self._icon, self._color = icon, "accent" if loud else "text_muted"
        self._words = Words(text, look.secondary, look.color(self._color))
        self._target, self._action = target, action
        forms = (
            Forms(text, text, f'<p><a href="{html_text.words(target)}">{html_text.words(text)}</a></p>')
            if target
            else None
        )
        super().__init__([[self._words]], forms)
        if action is not None:
            self.length = 0

    def lay_out(self, width: float) -> QSizeF:
        indent = scaled(20)
        size = self._words.lay_out(width - indent)
        self._words.at = QPointF(indent, 0)
        return QSizeF(size.width() + indent, max(16.0, size.height()))

    def paint(self, painter: QPainter, look: Look, marks: Marks) -> None:
        side = scaled(14)
        paint_icon(painter, self._icon, QRectF(self.rect.left(), self.rect.top() + 1, side, side), self._color)
        self._paint_words(painter, look, marks)

    def links(self) -> list[str]:
        return [self._target] if self._target else []

    def link_at(self, point: QPointF) -> str:
        return self._target if self.rect.contains(point) else ""

    def action_at(self, point: QPointF) -> Action | None:
        return self._action if self.rect.adjusted(-4, -4, 4, 4).contains(point) else None

    def actions(self) -> list[Action]:
        return [self._action] if self._action is not None else []


class NoticePiece(WordsPiece):
    """What the slicer said: icon, the level as a word, the text."""

    def __init__(self, title: str, text: str, look: Look, *, is_error: bool, is_open: bool = False) -> None:
        self._color = "negative" if is_error else "warning"
        self._icon = "error" if is_error else "warning"
        self._title = Words(title, look.secondary_bold, look.color(self._color))
        self._text = Words(shortened(text, is_open=is_open), look.secondary, look.color("text"))
        whole = named(title, text) if text else title
        quoted = "\n".join(f"> {line}" for line in whole.splitlines())
        html = f"<blockquote><strong>{html_text.words(title)}</strong><br>{html_text.words(text)}</blockquote>"
        super().__init__([[self._title], [self._text]] if text else [[self._title]], Forms(whole, quoted, html))
        self._has_text = bool(text)

    def lay_out(self, width: float) -> QSizeF:
        left = 11 + scaled(22)
        self._title.at = QPointF(left, 9)
        y = 9 + self._title.lay_out(width - left - 9).height()
        if self._has_text:
            self._text.at = QPointF(left, y + 3)
            y += 3 + self._text.lay_out(width - left - 9).height()
        return QSizeF(width, y + 9)

    def paint(self, painter: QPainter, look: Look, marks: Marks) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color(f"{self._color}_soft"))
        painter.drawRoundedRect(self.rect, RADIUS, RADIUS)
        corner = self.rect.topLeft()
        paint_icon(painter, self._icon, QRectF(corner.x() + 11, corner.y() + 9, scaled(15), scaled(15)), self._color)
        self._paint_words(painter, look, marks)


class OptionsPiece(WordsPiece):
    """Answers that were offered, as chips that cannot be pressed."""

    def __init__(self, options: tuple[str, ...], look: Look, labels: Labels, *, is_open: bool = False) -> None:
        muted = look.color("text_muted")
        shown = options if is_open else options[:_OPTIONS_SHOWN]
        self._title = Words(labels.options, look.small, muted)
        self._chips = [Words(shortened(option, is_open=is_open), look.secondary, muted) for option in shown]
        self._rects: list[QRectF] = []
        text = "\n".join([labels.options, *(f"- {option}" for option in options)])
        items = "".join(f"<li>{html_text.words(option)}</li>" for option in options)
        whole = Forms(text, text, f"<p>{html_text.words(labels.options)}</p><ul>{items}</ul>")
        super().__init__([[self._title], *([chip] for chip in self._chips)], whole)
        self.is_cut = len(options) > len(shown)

    def lay_out(self, width: float) -> QSizeF:
        y = self._title.lay_out(width).height() + 6
        x = line = 0.0
        self._rects = []
        for chip in self._chips:
            size = chip.lay_out(width - 24)
            if x and x + size.width() + 22 > width:
                x, y = 0.0, y + line + 6
                line = 0.0
            chip.at = QPointF(x + 11, y + 4)
            self._rects.append(QRectF(x, y, size.width() + 22, size.height() + 8))
            x += size.width() + 28
            line = max(line, size.height() + 8)
        return QSizeF(width, y + line)

    def paint(self, painter: QPainter, look: Look, marks: Marks) -> None:
        for place in self._rects:
            rect = place.translated(self.rect.topLeft()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(look.color("control_line"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = min(rect.height() / 2, 12.0)
            painter.drawRoundedRect(rect, radius, radius)
        self._paint_words(painter, look, marks)


class FoldPiece(Piece):
    """A line that folds and unfolds something of the message."""

    def __init__(self, text: str, look: Look, action: Action, *, is_open: bool) -> None:
        self._full = self._words = text
        self._font = look.secondary
        self._action = action
        self._is_open = is_open

    def lay_out(self, width: float) -> QSizeF:
        metrics = QFontMetricsF(self._font)
        self._words = metrics.elidedText(self._full, Qt.TextElideMode.ElideRight, max(40.0, width - scaled(18)))
        return QSizeF(metrics.horizontalAdvance(self._words) + scaled(18), max(16.0, metrics.height()))

    def paint(self, painter: QPainter, look: Look, marks: Marks) -> None:
        del marks
        chevron = "chevron-down" if self._is_open else "chevron-right"
        side = scaled(14)
        top = self.rect.center().y() - side / 2
        paint_icon(painter, chevron, QRectF(self.rect.left(), top, side, side), "text_muted")
        painter.setFont(self._font)
        painter.setPen(look.color("text_muted"))
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect.adjusted(scaled(18), 0, 4, 0), where, self._words)

    def action_at(self, point: QPointF) -> Action | None:
        return self._action if self.rect.adjusted(-4, -4, 4, 4).contains(point) else None

    def actions(self) -> list[Action]:
        return [self._action]


def raw_piece(document: QTextDocument, look: Look, *, above: bool = False, below: bool = False) -> BubblePiece:
    """Text in a code box."""
    shape = BubbleShape("code", has_line=True, joins_above=above, joins_below=below)
    padding = (12.0, 4.0 if above or below else 9.0)
    return BubblePiece([document], shape, look, padding=padding, is_code=True)
