"""The settings that the assistant applied, as a table: key, value, reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from elegoo_chat_gui.core.blocks import AppliedSetting, SettingReason, SettingsAppliedBlock, SettingScope
from elegoo_chat_gui.core.transcript import (
    Labels,
    setting_as_text,
    settings_as_html,
    settings_as_markdown,
    settings_as_text,
    settings_title,
)
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.screens.conversation._cards import RADIUS, shortened
from elegoo_chat_gui.ui.screens.conversation._document_style import Look
from elegoo_chat_gui.ui.screens.conversation._pieces import (
    Action,
    ActionKind,
    Fold,
    Forms,
    Marks,
    Words,
    WordsPiece,
    one_line_width,
    paint_copy,
    paint_icon,
)
from elegoo_chat_gui.ui.theme import scaled

ROWS_SHOWN: Final = 200
_CELL_X, _CELL_Y = 12.0, 6.0
_BUTTON: Final = 22  # pixels at the normal text size


@dataclass(slots=True)
class _Line:
    """A line of the table: a setting in three columns, or words below each other over the whole width.

    With a `fold` it is a button: it unfolds what stands below it.
    """

    cells: tuple[Words, ...]
    setting: AppliedSetting | None = None
    fold: Fold | None = None
    is_open: bool = False
    top: float = 0.0
    height: float = 0.0


class SettingsPiece(WordsPiece):
    """A table of settings; a preset as a badge; reasons without a setting below.

    `unchanged` were in force already: they are folded under a line that says how many there are.
    """

    def __init__(
        self,
        block: SettingsAppliedBlock,
        look: Look,
        labels: Labels,
        *,
        unchanged: Sequence[AppliedSetting] = (),
        open_folds: frozenset[Fold] = frozenset(),
    ) -> None:
        self._changed = [setting for setting in block.overrides if setting not in unchanged]
        self._unchanged = list(unchanged)
        self._open = open_folds
        self._look = look
        self._title = Words(settings_title(block, labels), look.secondary_bold, look.color("text"))
        name = shortened(block.preset, is_open=Fold.VALUES in open_folds) if block.preset else ""
        self._preset = Words(name, look.small_bold, look.color("accent")) if name else None
        self._rows = list(self._make_lines(block.reasons))
        shown = [row.setting for row in self._rows if row.setting is not None]
        self._has_reasons = any(setting.reason for setting in shown)
        self._key_width = max((one_line_width(s.key[:60], look.mono) for s in shown), default=0.0)
        self._value_width = max((one_line_width(s.value_text[:60], look.secondary) for s in shown), default=0.0)
        self._columns = (0.0, 0.0, 0.0)
        self._head = 0.0
        self._forms = Forms(
            settings_as_text(block, labels), settings_as_markdown(block, labels), settings_as_html(block, labels)
        )
        head = [self._title, self._preset] if self._preset is not None else [self._title]
        super().__init__([head, *(row.cells for row in self._rows if row.fold is None)], self._forms)

    # What the table says

    def _make_lines(self, reasons: Sequence[SettingReason]) -> Iterator[_Line]:
        look = self._look
        muted = look.color("text_muted")
        everything = Fold.VALUES in self._open
        limit = max(len(self._changed), len(reasons), 1) if everything else ROWS_SHOWN
        yield from self._setting_lines(self._changed[:limit])
        for reason in reasons[:limit]:
            name = Words(shortened(reason.parameter, is_open=everything), look.secondary_bold, look.color("text"))
            why = Words(shortened(reason.explanation, is_open=everything), look.secondary, muted)
            yield _Line((name, why))
        if not self._changed and not reasons:
            nothing = tr("Nothing was changed.") if self._unchanged else tr("No settings were changed.")
            yield _Line((Words(nothing, look.secondary, muted),))
        if self._unchanged:
            is_open = Fold.UNCHANGED in self._open
            title = tr_n("{n} unchanged setting", "{n} unchanged settings", len(self._unchanged))
            yield _Line((Words(title, look.secondary, muted),), fold=Fold.UNCHANGED, is_open=is_open)
            if is_open:
                yield from self._setting_lines(self._unchanged[: None if everything else ROWS_SHOWN], "text_muted")
        if not everything and (hidden := self._hidden(reasons)):
            more = tr_n("Show {n} cut or hidden value", "Show {n} cut or hidden values", hidden)
            yield _Line((Words(more, look.secondary, look.color("accent")),), fold=Fold.VALUES)

    def _hidden(self, reasons: Sequence[SettingReason]) -> int:
        """How many values are cut, or in rows beyond the limit."""
        shown = self._unchanged if Fold.UNCHANGED in self._open else []
        beyond = sum(max(0, len(rows) - ROWS_SHOWN) for rows in (self._changed, reasons, shown))
        settings = [*self._changed[:ROWS_SHOWN], *shown[:ROWS_SHOWN]]
        texts = [text for s in settings for text in (s.key, s.value_text, s.reason or "")]
        texts += [text for r in reasons[:ROWS_SHOWN] for text in (r.parameter, r.explanation)]
        return beyond + sum(len(text) > len(shortened(text, is_open=False)) for text in texts)

    def _setting_lines(self, settings: Sequence[AppliedSetting], color: str = "text") -> Iterator[_Line]:
        """The two scopes under headings where there are both."""
        look, everything = self._look, Fold.VALUES in self._open
        muted, text = look.color("text_muted"), look.color(color)
        headings = {SettingScope.FILAMENT: tr("Filament"), SettingScope.PROCESS: tr("Process")}
        if len({setting.scope for setting in settings}) < 2:
            headings = {}
        for setting in settings:
            if heading := headings.pop(setting.scope, ""):
                yield _Line((Words(heading, look.small_bold, muted),))
            key = Words(shortened(setting.key, is_open=everything), look.mono, muted)
            value = Words(shortened(setting.value_text, is_open=everything), look.secondary, text)
            reason = Words(shortened(setting.reason or "", is_open=everything), look.secondary, muted)
            yield _Line((key, value, reason), setting)

    # Layout

    def lay_out(self, width: float) -> QSizeF:
        self._lay_out_head(width)
        room = width - 2 * _CELL_X
        widths = self._column_widths(room)
        self._columns = (_CELL_X, _CELL_X + widths[0] + 16, _CELL_X + widths[0] + widths[1] + 32)
        y = self._head
        for line in self._rows:
            line.top = y
            inner = self._lay_out_cells(line, y + _CELL_Y + 1, widths, room)
            line.height = inner + 2 * _CELL_Y + 1
            y += line.height
        return QSizeF(width, y)

    def _lay_out_cells(self, line: _Line, y: float, widths: tuple[float, float, float], room: float) -> float:
        if line.setting is not None:
            for cell, x, width in zip(line.cells, self._columns, widths, strict=True):
                cell.lay_out(width)
                cell.at = QPointF(x, y)
            return max(cell.size.height() for cell in line.cells)
        used, left = 0.0, _CELL_X + (scaled(20) if line.fold is not None else 0)
        for cell in line.cells:
            cell.at = QPointF(left, y + used)
            used += cell.lay_out(room).height() + 2
        return used - 2

    def _column_widths(self, room: float) -> tuple[float, float, float]:
        key = min(self._key_width, room * (0.42 if self._has_reasons else 0.6))
        key = max(key, min(room * 0.3, 172.0))
        if not self._has_reasons:
            return key, max(40.0, room - key - 16), 8.0
        value = max(40.0, min(self._value_width, room * 0.24))
        return key, value, max(60.0, room - key - value - 32)

    def _lay_out_head(self, width: float) -> None:
        indent = scaled(20)
        self._title.at = QPointF(_CELL_X + indent, 8)
        title = self._title.lay_out(width - 2 * _CELL_X - indent - scaled(_BUTTON))
        height = title.height()
        if self._preset is not None:
            left = _CELL_X + indent + title.width() + 16
            badge = self._preset.lay_out(width - left - _CELL_X - 8 - scaled(_BUTTON))
            if badge.height() > height * 1.6:  # a long name gets a line of its own
                badge = self._preset.lay_out(width - 2 * _CELL_X - 16)
                self._preset.at = QPointF(_CELL_X + 8, 8 + height + 6)
                height += badge.height() + 8
            else:
                self._preset.at = QPointF(left, 8 + (title.height() - badge.height()) / 2)
        self._head = height + 16

    # Painting

    def paint(self, painter: QPainter, look: Look, marks: Marks) -> None:
        rect = self.rect.adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(rect, RADIUS, RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("bubble_assistant"))
        painter.drawPath(outline)
        head = QPainterPath()
        head.addRect(QRectF(rect.left(), rect.top(), rect.width(), self._head - 0.5))
        painter.setBrush(look.color("code"))
        painter.drawPath(head.intersected(outline))
        left, top = self.rect.left(), self.rect.top()
        painter.setPen(QPen(look.color("line"), 1))
        for line in self._rows:
            y = top + line.top + 0.5
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        self._paint_head(painter, look, left, top)
        self._paint_words(painter, look, marks)
        for line in self._rows:
            if line.fold is not None:
                self._paint_fold(painter, line)

    def _paint_head(self, painter: QPainter, look: Look, left: float, top: float) -> None:
        paint_icon(painter, "gear", QRectF(left + _CELL_X, top + 8, scaled(14), scaled(14)), "text")
        paint_copy(painter, self._copy_rect())
        if self._preset is not None:
            badge = QRectF(self._preset.at + QPointF(left, top), self._preset.size).adjusted(-8, -2, 8, 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent_soft"))
            painter.drawRoundedRect(badge, 8, 8)

    def _paint_fold(self, painter: QPainter, line: _Line) -> None:
        icon = "chevron-down" if line.is_open or line.fold is Fold.VALUES else "chevron-right"
        color = "accent" if line.fold is Fold.VALUES else "text_muted"
        at = self.rect.topLeft() + QPointF(_CELL_X, line.top + (line.height - scaled(14)) / 2)
        paint_icon(painter, icon, QRectF(at.x(), at.y(), scaled(14), scaled(14)), color)
        for words in line.cells:
            words.paint(painter, self.rect.topLeft())

    def _copy_rect(self) -> QRectF:
        side = scaled(_BUTTON)
        return QRectF(self.rect.right() - side - 6, self.rect.top() + 5, side, side)

    # What lies where

    def _line_at(self, point: QPointF) -> _Line | None:
        y = point.y() - self.rect.top()
        return next((line for line in reversed(self._rows) if line.top <= y), None)

    def setting_at(self, point: QPointF) -> AppliedSetting | None:
        """The setting in the line under a point of the row."""
        line = self._line_at(point)
        return line.setting if line is not None else None

    @staticmethod
    def setting_text(setting: AppliedSetting) -> str:
        return setting_as_text(setting)

    def action_at(self, point: QPointF) -> Action | None:
        if not self.rect.contains(point):
            return None
        if self._copy_rect().contains(point):
            return Action(ActionKind.COPY_SETTINGS, forms=self._forms)
        line = self._line_at(point)
        if line is None or line.fold is None:
            return None
        return Action(ActionKind.UNFOLD, line.fold)

    def actions(self) -> list[Action]:
        folds = [Action(ActionKind.UNFOLD, line.fold) for line in self._rows if line.fold is not None]
        return [*folds, Action(ActionKind.COPY_SETTINGS, forms=self._forms)]
