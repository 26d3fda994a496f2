"""The painted parts of a message that are not prose: settings, actions, notices, options, raw values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QTextDocument

from elegoo_chat_gui.core.blocks import AppliedSetting, SettingsAppliedBlock, SettingScope
from elegoo_chat_gui.core.transcript import Labels, block_as_text, setting_as_text, settings_title
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.screens.conversation._document_style import Look
from elegoo_chat_gui.ui.screens.conversation._pieces import (
    ActionKind,
    BubblePiece,
    BubbleShape,
    Piece,
    Range,
    Words,
    one_line_width,
    paint_icon,
    paint_selected,
)

_ROWS_SHOWN = 200
_CELL_LIMIT = 2_000
_CELL_X, _CELL_Y = 12.0, 6.0
_RADIUS = 8.0


def _short(text: str) -> str:
    if len(text) <= _CELL_LIMIT:
        return text
    return text[:_CELL_LIMIT] + tr("… ({n} more characters)", n=len(text) - _CELL_LIMIT)


@dataclass(slots=True)
class _Line:
    """A line of the table: a setting in three columns, or words below each other over the whole width."""

    cells: tuple[Words, ...]
    setting: AppliedSetting | None = None
    top: float = 0.0


class SettingsPiece(Piece):
    """A table of settings: key, value, reason; a preset as a badge; reasons without a setting below."""

    def __init__(self, block: SettingsAppliedBlock, look: Look, labels: Labels) -> None:
        self._text = block_as_text(block, labels)
        self._title = Words(settings_title(block, labels), look.secondary_bold, look.color("text"))
        self._preset = Words(_short(block.preset), look.small_bold, look.color("accent")) if block.preset else None
        shown = block.overrides[:_ROWS_SHOWN]
        self._has_reasons = any(setting.reason for setting in shown)
        self._key_width = max((one_line_width(s.key[:60], look.mono) for s in shown), default=0.0)
        self._value_width = max((one_line_width(s.value_text[:60], look.secondary) for s in shown), default=0.0)
        self._lines = list(_settings_lines(block, look))
        self._columns = (0.0, 0.0, 0.0)
        self._head = 0.0
        self._preset_at = QPointF()

    def lay_out(self, width: float) -> QSizeF:
        self._lay_out_head(width)
        room = width - 2 * _CELL_X
        widths = self._column_widths(room)
        self._columns = (_CELL_X, _CELL_X + widths[0] + 16, _CELL_X + widths[0] + widths[1] + 32)
        y = self._head
        for line in self._lines:
            line.top = y
            if line.setting is not None:
                inner = max(c.lay_out(w).height() for c, w in zip(line.cells, widths, strict=True))
            else:
                inner = sum(cell.lay_out(room).height() + 2 for cell in line.cells) - 2
            y += inner + 2 * _CELL_Y + 1
        return QSizeF(width, y)

    def _column_widths(self, room: float) -> tuple[float, float, float]:
        key = min(self._key_width, room * (0.42 if self._has_reasons else 0.6))
        key = max(key, min(room * 0.3, 172.0))
        if not self._has_reasons:
            return key, max(40.0, room - key - 16), 8.0
        value = max(40.0, min(self._value_width, room * 0.24))
        return key, value, max(60.0, room - key - value - 32)

    def _lay_out_head(self, width: float) -> None:
        title = self._title.lay_out(width - 2 * _CELL_X - 20)
        height = title.height()
        if self._preset is not None:
            left = _CELL_X + 20 + title.width() + 16
            badge = self._preset.lay_out(width - left - _CELL_X - 8)
            if badge.height() > height * 1.6:  # a long name gets a line of its own
                badge = self._preset.lay_out(width - 2 * _CELL_X - 16)
                self._preset_at = QPointF(_CELL_X + 8, 8 + height + 6)
                height += badge.height() + 8
            else:
                self._preset_at = QPointF(left, 8 + (title.height() - badge.height()) / 2)
        self._head = height + 16

    def paint(self, painter: QPainter, look: Look, selected: Range | None) -> None:
        rect = self.rect.adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(rect, _RADIUS, _RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("bubble_assistant"))
        painter.drawPath(outline)
        head = QPainterPath()
        head.addRect(QRectF(rect.left(), rect.top(), rect.width(), self._head - 0.5))
        painter.setBrush(look.color("code"))
        painter.drawPath(head.intersected(outline))
        left, top = self.rect.left(), self.rect.top()
        self._paint_head(painter, look, left, top)
        painter.setPen(QPen(look.color("line"), 1))
        for line in self._lines:
            y = top + line.top + 0.5
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        self._paint_lines(painter, left, top)
        if selected is not None:
            paint_selected(painter, look, self.rect, _RADIUS)

    def _paint_head(self, painter: QPainter, look: Look, left: float, top: float) -> None:
        paint_icon(painter, "gear", QRectF(left + _CELL_X, top + 8, 14, 14), "text")
        self._title.paint(painter, QPointF(left + _CELL_X + 20, top + 8))
        if self._preset is not None:
            place = self._preset_at + QPointF(left, top)
            badge = QRectF(place, self._preset.size).adjusted(-8, -2, 8, 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent_soft"))
            painter.drawRoundedRect(badge, 8, 8)
            self._preset.paint(painter, place)

    def _paint_lines(self, painter: QPainter, left: float, top: float) -> None:
        for line in self._lines:
            y = top + line.top + _CELL_Y + 1
            if line.setting is not None:
                for words, x in zip(line.cells, self._columns, strict=True):
                    words.paint(painter, QPointF(left + x, y))
                continue
            for words in line.cells:
                words.paint(painter, QPointF(left + _CELL_X, y))
                y += words.size.height() + 2

    def setting_at(self, point: QPointF) -> AppliedSetting | None:
        """The setting in the line under a point of the row."""
        y = point.y() - self.rect.top()
        above = [line for line in self._lines if line.top <= y]
        return above[-1].setting if above else None

    def text(self) -> str:
        return self._text

    def setting_text(self, setting: AppliedSetting) -> str:
        return setting_as_text(setting)


def _settings_lines(block: SettingsAppliedBlock, look: Look) -> Iterator[_Line]:
    """The table's lines, the two scopes under headings where there are both."""
    muted, text = look.color("text_muted"), look.color("text")
    headings = {SettingScope.FILAMENT: tr("Filament"), SettingScope.PROCESS: tr("Process")}
    if len({setting.scope for setting in block.overrides}) < 2:
        headings = {}
    for setting in block.overrides[:_ROWS_SHOWN]:
        if heading := headings.pop(setting.scope, ""):
            yield _Line((Words(heading, look.small_bold, muted),))
        key = Words(_short(setting.key), look.mono, muted)
        value = Words(_short(setting.value_text), look.secondary, text)
        yield _Line((key, value, Words(_short(setting.reason or ""), look.secondary, muted)), setting)
    for reason in block.reasons[:_ROWS_SHOWN]:
        name = Words(_short(reason.parameter), look.secondary_bold, text)
        yield _Line((name, Words(_short(reason.explanation), look.secondary, muted)))
    hidden = max(0, len(block.overrides) - _ROWS_SHOWN) + max(0, len(block.reasons) - _ROWS_SHOWN)
    if hidden:
        yield _Line(
            (Words(tr_n("{n} more, see the raw JSON", "{n} more, see the raw JSON", hidden), look.secondary, muted),)
        )
    elif not block.overrides and not block.reasons:
        yield _Line((Words(tr("No settings were changed."), look.secondary, muted),))


class LinePiece(Piece):
    """A quiet line with an icon; with a target it is a link, with an action it is a button."""

    def __init__(
        self,
        text: str,
        icon: str,
        look: Look,
        *,
        target: str = "",
        action: ActionKind | None = None,
        copied: str | None = None,
    ) -> None:
        loud = bool(target) or action is not None
        self._words = Words(text, look.secondary, look.color("accent" if loud else "text_muted"))
        self._icon, self._color = icon, "accent" if loud else "text_muted"
        self._target, self._action = target, action
        self._copied = text if copied is None else copied

    def lay_out(self, width: float) -> QSizeF:
        size = self._words.lay_out(width - 20)
        return QSizeF(size.width() + 20, max(16.0, size.height()))

    def paint(self, painter: QPainter, look: Look, selected: Range | None) -> None:
        paint_icon(painter, self._icon, QRectF(self.rect.left(), self.rect.top() + 1, 14, 14), self._color)
        self._words.paint(painter, self.rect.topLeft() + QPointF(20, 0))
        if selected is not None and self._copied:
            paint_selected(painter, look, self.rect, 3)

    def text(self) -> str:
        return self._copied

    def links(self) -> list[str]:
        return [self._target] if self._target else []

    def link_at(self, point: QPointF) -> str:
        return self._target if self.rect.contains(point) else ""

    def action_at(self, point: QPointF) -> ActionKind | None:
        return self._action if self.rect.adjusted(-4, -4, 4, 4).contains(point) else None


class NoticePiece(Piece):
    """What the slicer said: icon, the level as a word, the text."""

    def __init__(self, title: str, text: str, look: Look, *, is_error: bool) -> None:
        self._color = "negative" if is_error else "warning"
        self._icon = "error" if is_error else "warning"
        self._copied = f"{title}: {text}" if text else title
        self._title = Words(title, look.secondary_bold, look.color(self._color))
        self._words = Words(_short(text), look.secondary, look.color("text"))

    def lay_out(self, width: float) -> QSizeF:
        y = 9 + self._title.lay_out(width - 42).height()
        if self._words.text:
            y += 3 + self._words.lay_out(width - 42).height()
        return QSizeF(width, y + 9)

    def paint(self, painter: QPainter, look: Look, selected: Range | None) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color(f"{self._color}_soft"))
        painter.drawRoundedRect(self.rect, _RADIUS, _RADIUS)
        corner = self.rect.topLeft()
        paint_icon(painter, self._icon, QRectF(corner.x() + 11, corner.y() + 9, 15, 15), self._color)
        self._title.paint(painter, corner + QPointF(33, 9))
        if self._words.text:
            self._words.paint(painter, corner + QPointF(33, 12 + self._title.size.height()))
        if selected is not None:
            paint_selected(painter, look, self.rect, _RADIUS)

    def text(self) -> str:
        return self._copied


class OptionsPiece(Piece):
    """Answers that were offered, as chips that cannot be pressed."""

    def __init__(self, options: tuple[str, ...], look: Look, labels: Labels) -> None:
        self._title = Words(labels.options, look.small, look.color("text_muted"))
        self._chips = [Words(_short(option), look.secondary, look.color("text_muted")) for option in options[:60]]
        self._rects: list[QRectF] = []
        self._copied = "\n".join([labels.options, *(f"- {option}" for option in options)])

    def lay_out(self, width: float) -> QSizeF:
        y = self._title.lay_out(width).height() + 6
        x = line = 0.0
        self._rects = []
        for chip in self._chips:
            size = chip.lay_out(width - 24)
            if x and x + size.width() + 22 > width:
                x, y = 0.0, y + line + 6
                line = 0.0
            self._rects.append(QRectF(x, y, size.width() + 22, size.height() + 8))
            x += size.width() + 28
            line = max(line, size.height() + 8)
        return QSizeF(width, y + line)

    def paint(self, painter: QPainter, look: Look, selected: Range | None) -> None:
        self._title.paint(painter, self.rect.topLeft())
        for chip, place in zip(self._chips, self._rects, strict=True):
            rect = place.translated(self.rect.topLeft()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(look.color("control_line"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = min(rect.height() / 2, 12.0)
            painter.drawRoundedRect(rect, radius, radius)
            chip.paint(painter, rect.topLeft() + QPointF(10.5, 3.5))
        if selected is not None:
            paint_selected(painter, look, self.rect, 4)

    def text(self) -> str:
        return self._copied


class FoldPiece(Piece):
    """A line that unfolds raw values."""

    length = 0

    def __init__(self, text: str, look: Look, *, is_open: bool) -> None:
        self._words = text
        self._font = look.secondary
        self._is_open = is_open

    def lay_out(self, width: float) -> QSizeF:
        metrics = QFontMetricsF(self._font)
        self._words = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, max(40.0, width - 18))
        return QSizeF(metrics.horizontalAdvance(self._words) + 18, max(16.0, metrics.height()))

    def paint(self, painter: QPainter, look: Look, selected: Range | None) -> None:
        del selected
        chevron = "chevron-down" if self._is_open else "chevron-right"
        paint_icon(painter, chevron, QRectF(self.rect.left(), self.rect.top() + 1, 14, 14), "text_muted")
        painter.setFont(self._font)
        painter.setPen(look.color("text_muted"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect.adjusted(18, 0, 4, 0), middle, self._words)

    def action_at(self, point: QPointF) -> ActionKind | None:
        return ActionKind.UNFOLD if self.rect.adjusted(-4, -4, 4, 4).contains(point) else None


def raw_piece(document: QTextDocument, look: Look, *, above: bool = False, below: bool = False) -> BubblePiece:
    """Text in a code box."""
    shape = BubbleShape("code", has_line=True, joins_above=above, joins_below=below)
    return BubblePiece([document], shape, look, padding=(12.0, 4.0 if above or below else 9.0))
