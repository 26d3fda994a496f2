"""Paints the rows of the list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from elegoo_chat_gui.core.filters import NEGATIVE, POSITIVE, feedback_value
from elegoo_chat_gui.ui.formatting import list_time, one_line
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.icons import pixmap
from elegoo_chat_gui.ui.screens.chat_list._model import ROW_ROLE
from elegoo_chat_gui.ui.screens.chat_list._rows import ChatRow, DraftRow, Mark, Row, SectionRow, UnsettledRow
from elegoo_chat_gui.ui.screens.chat_list._words import count_words, presets_line, row_title, unsettled_words
from elegoo_chat_gui.ui.theme import FontSize, Theme

_ACCENT_BAR: Final = 3
_ICON: Final = 14  # these at the normal text size
_DOT: Final = 8
_GAP: Final = 6


class ChatListDelegate(QStyledItemDelegate):
    """Everything from the theme's tokens. Rows of one kind are equally high: `row_height`, `section_height`."""

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime],
        shows_ring: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._shows_ring = shows_ring
        self._fonts: dict[tuple[FontSize, bool], tuple[QFont, QFontMetrics]] = {}
        theme.changed.connect(self._fonts.clear)

    @property
    def row_height(self) -> int:
        title, preview, small = (self._metrics(*which).height() for which in _LINES)
        return title + preview + small + 2 * self._theme.grid(0.75) + 2 * self._theme.grid(2.5)

    @property
    def section_height(self) -> int:
        return self._metrics("small", True).height() + self._theme.grid(4)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        is_section = isinstance(index.data(ROW_ROLE), SectionRow)
        return QSize(_rect(option).width(), self.section_height if is_section else self.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, SectionRow):
            self._paint_section(_Brush(self, painter, option), row)
        elif row is not None:
            self._paint_ground(painter, option)
            self._paint_row(_Brush(self, painter, option), row)
        painter.restore()

    def _metrics(self, size: FontSize, bold: bool = False) -> QFontMetrics:
        return self.type(size, bold)[1]

    def type(self, size: FontSize, bold: bool = False) -> tuple[QFont, QFontMetrics]:
        """A font of the theme with its metrics, kept: making one costs more than painting a word."""
        known = self._fonts.get((size, bold))
        if known is None:
            font = self._theme.font(size, bold=bold)
            known = self._fonts[size, bold] = (font, QFontMetrics(font))
        return known

    def color(self, token: str) -> QColor:
        return self._theme.color(token)

    def scaled(self, px: float) -> int:
        return self._theme.scaled(px)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect, state = _rect(option), _state(option)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self.color("selection"))
            bar = QRect(rect.left(), rect.top(), _ACCENT_BAR, rect.height())
            painter.fillRect(QStyle.visualRect(_direction(option), rect, bar), self.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self.color("hover"))
        if state & QStyle.StateFlag.State_HasFocus and self._shows_ring():
            painter.setPen(QPen(self.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))

    def _paint_section(self, brush: _Brush, row: SectionRow) -> None:
        font = QFont(self.type("small", True)[0])
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.5)
        area = brush.area(self._theme.grid(3.5), self._theme.grid(3.5))
        line = QRect(area.left(), area.bottom() - self._metrics("small", True).height() - self._theme.grid(1),
                     area.width(), self._metrics("small", True).height())  # fmt: skip
        brush.font, brush.metrics = font, QFontMetrics(font)
        brush.text(line, row.title.upper(), "text_muted")

    def _paint_row(self, brush: _Brush, row: Row) -> None:
        area = brush.area(_ACCENT_BAR + self._theme.grid(3.5), self._theme.grid(3.5))
        top = area.top() + self._theme.grid(2.5)
        lines: list[QRect] = []
        for which in _LINES:
            height = self._metrics(*which).height()
            lines.append(QRect(area.left(), top, area.width(), height))
            top += height + self._theme.grid(0.75)
        match row:
            case ChatRow():
                self._paint_chat(brush, row, lines)
            case DraftRow():
                self._paint_draft(brush, row, lines)
            case UnsettledRow():
                self._paint_unsettled(brush, row, lines)

    def _paint_title(self, brush: _Brush, line: QRect, row: Row, moment: datetime | None, icon: str | None) -> None:
        brush.use(*self.type("secondary"))
        rest = brush.text_at_end(line, list_time(moment, self._now()), "text_muted")
        if icon is not None:
            rest = brush.icon(rest, icon, "warning" if icon == "warning" else "text_muted")
        brush.use(*self.type("base", True))
        brush.text(rest, row_title(row), "text")

    def _paint_chat(self, brush: _Brush, row: ChatRow, lines: list[QRect]) -> None:
        summary = row.summary
        self._paint_title(brush, lines[0], row, summary.created_at, "warning" if summary.is_undecoded else None)
        brush.use(*self.type("secondary"))
        brush.text(lines[1], one_line(summary.preview), "text_muted")
        brush.use(*self.type("small"))
        rest = brush.text_at_end(lines[2], count_words(summary), "text_muted")
        rest = self._paint_feedback(brush, rest, summary.feedback)
        if row.mark is not None:
            rest = brush.dot(rest, filled=row.mark is Mark.NEW)
        brush.text(rest, presets_line(summary), "text_muted")

    def _paint_feedback(self, brush: _Brush, line: QRect, feedback: str | None) -> QRect:
        match feedback_value(feedback):
            case "":
                return line
            case value if value == POSITIVE:
                return brush.icon_at_end(line, "thumb-up", "positive")
            case value if value == NEGATIVE:
                return brush.icon_at_end(line, "thumb-down", "negative")
        return brush.icon_at_end(line, "notice", "text_muted")

    def _paint_draft(self, brush: _Brush, row: DraftRow, lines: list[QRect]) -> None:
        self._paint_title(brush, lines[0], row, row.draft.modified_at, "draft")
        brush.use(*self.type("secondary"))
        said = [one_line(message.text[:400]) for message in row.draft.messages if message.text.strip()]
        rest = said[-1] if said else tr("Nothing written yet")
        brush.text(lines[1], tr("Not sent yet") if rest == row_title(row) else rest, "text_muted")
        brush.use(*self.type("small"))
        names = (row.draft.machine_name, row.draft.filament_name, row.draft.process_name)
        chosen = " · ".join(one_line(name) for name in names if name and name.strip())
        brush.text(lines[2], chosen or tr("No presets"), "text_muted")

    def _paint_unsettled(self, brush: _Brush, row: UnsettledRow, lines: list[QRect]) -> None:
        self._paint_title(brush, lines[0], row, row.entry.started_at, "warning")
        brush.use(*self.type("secondary"))
        brush.text(lines[1], unsettled_words(), "warning")
        brush.use(*self.type("small"))
        brush.text(lines[2], tr("Choose it to look on the server"), "text_muted")


_LINES: Final[tuple[tuple[FontSize, bool], ...]] = (("base", True), ("secondary", False), ("small", False))


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state


def _direction(option: QStyleOptionViewItem) -> Qt.LayoutDirection:
    direction: Qt.LayoutDirection = option.direction
    return direction


class _Brush:
    """Draws pieces of one row: places are given as if from left to right, and mirrored where needed."""

    def __init__(self, delegate: ChatListDelegate, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._delegate = delegate
        self._painter = painter
        self._bounds = _rect(option)
        self._direction = _direction(option)
        self._side, self._disc, self._gap = (delegate.scaled(px) for px in (_ICON, _DOT, _GAP))
        self.font, self.metrics = delegate.type("base")

    def use(self, font: QFont, metrics: QFontMetrics) -> None:
        self.font, self.metrics = font, metrics

    def area(self, start: int, end: int) -> QRect:
        return self._bounds.adjusted(start, 0, -end, 0)

    def text(self, rect: QRect, text: str, token: str, *, at_end: bool = False) -> None:
        if rect.width() <= 0:
            return
        self._painter.setFont(self.font)
        self._painter.setPen(self._delegate.color(token))
        # Absolute: a right-to-left title in a left-to-right list still begins where the others do.
        to_right = at_end != (self._direction == Qt.LayoutDirection.RightToLeft)
        side = Qt.AlignmentFlag.AlignRight if to_right else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        shown = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        self._painter.drawText(self._mirrored(rect), int(flags | Qt.TextFlag.TextSingleLine), shown)

    def text_at_end(self, rect: QRect, text: str, token: str) -> QRect:
        """Draws at the far end; returns what is left of the line."""
        if not text:
            return rect
        width = min(self.metrics.horizontalAdvance(text) + 1, rect.width() // 2)
        place = QRect(rect.right() - width + 1, rect.top(), width, rect.height())
        self.text(place, text, token, at_end=True)
        return rect.adjusted(0, 0, -width - self._gap, 0)

    def icon(self, rect: QRect, name: str, token: str) -> QRect:
        self._draw_icon(rect.left(), rect, name, token)
        return rect.adjusted(self._side + self._gap, 0, 0, 0)

    def icon_at_end(self, rect: QRect, name: str, token: str) -> QRect:
        self._draw_icon(rect.right() - self._side + 1, rect, name, token)
        return rect.adjusted(0, 0, -self._side - self._gap, 0)

    def dot(self, rect: QRect, *, filled: bool) -> QRect:
        """A disc for new, a ring for changed: told apart without colour."""
        top = rect.top() + (rect.height() - self._disc) // 2
        place = QRectF(self._mirrored(QRect(rect.left(), top, self._disc, self._disc)))
        accent = self._delegate.color("accent")
        self._painter.setPen(Qt.PenStyle.NoPen if filled else QPen(accent, 1.5))
        self._painter.setBrush(accent if filled else Qt.BrushStyle.NoBrush)
        inset = 0.5 if filled else 1.0
        self._painter.drawEllipse(place.adjusted(inset, inset, -inset, -inset))
        return rect.adjusted(self._disc + self._gap, 0, 0, 0)

    def _draw_icon(self, left: int, rect: QRect, name: str, token: str) -> None:
        place = QRect(left, rect.top() + (rect.height() - self._side) // 2, self._side, self._side)
        dpr = self._painter.device().devicePixelRatioF()
        self._painter.drawPixmap(self._mirrored(place), pixmap(name, self._side, token, dpr))

    def _mirrored(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self._direction, self._bounds, rect)
