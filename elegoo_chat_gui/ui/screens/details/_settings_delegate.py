"""Paints a setting: its key as the slicer writes it, its name below, the unit quietly behind the value."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from elegoo_chat_gui.ui.screens.details._settings_model import NAME_ROLE, OLD_ROLE, UNIT_ROLE
from elegoo_chat_gui.ui.theme import Theme

_SIDE = 8
_ABOVE = 4
_GAP = 7  # between the preset's value and another
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class SettingsDelegate(QStyledItemDelegate):
    """`two_lines` where any row of the table has a name."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.two_lines = False

    def row_height(self) -> int:
        lines = QFontMetrics(self._key_font()).height()
        if self.two_lines:
            lines += QFontMetrics(self._name_font()).height()
        return lines + 2 * _ABOVE

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QStyleOptionViewItem(option)
        self.initStyleOption(box, index)
        text, box.text = str(box.text), ""
        style = box.widget.style() if box.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, box, painter, box.widget)
        area = QRect(box.rect).adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        painter.save()
        if index.column():
            old, unit = str(index.data(OLD_ROLE) or ""), str(index.data(UNIT_ROLE) or "")
            self._paint_value(painter, area, text, unit, old)
        else:
            self._paint_key(painter, area, text, str(index.data(NAME_ROLE) or ""))
        painter.restore()

    def _paint_key(self, painter: QPainter, area: QRect, key: str, name: str) -> None:
        if self.two_lines:  # the first line, where the value stands too
            below = QFontMetrics(self._name_font()).height()
            lower = QRect(area.left(), area.bottom() + 1 - below, area.width(), below)
            self._text(painter, lower, name, self._name_font(), "text_muted")
            area.setBottom(lower.top() - 1)
        self._text(painter, area, key, self._key_font(), "text")

    def _paint_value(self, painter: QPainter, area: QRect, value: str, unit: str, old: str) -> None:
        """The value begins on the line of the key, behind the preset's where that is another."""
        if self.two_lines:
            area.setHeight(QFontMetrics(self._key_font()).height())
        if old:
            half = QRect(area.left(), area.top(), area.width() // 2, area.height())
            used = self._text(painter, half, old, self._struck_font(), "text_muted")
            area.setLeft(area.left() + used + _GAP)
        unit_width = QFontMetrics(self._name_font()).horizontalAdvance(f" {unit}") + 2 if unit else 0
        room = QRect(area.left(), area.top(), max(0, area.width() - unit_width), area.height())
        font, color = (self._changed_font(), "accent") if old else (self._key_font(), "text")
        used = self._text(painter, room, value, font, color)
        if unit:
            rest = QRect(room.left() + used + 4, area.top(), unit_width, area.height())
            self._text(painter, rest, unit, self._name_font(), "text_muted")

    def _text(self, painter: QPainter, area: QRect, text: str, font: QFont, color: str) -> int:
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        painter.setPen(QColor(self._theme.color(color)))
        painter.drawText(area, int(_LEFT), shown)
        return metrics.horizontalAdvance(shown)

    def _key_font(self) -> QFont:
        return self._theme.font("secondary", mono=True)

    def _struck_font(self) -> QFont:
        font = self._key_font()
        font.setStrikeOut(True)
        return font

    def _changed_font(self) -> QFont:
        return self._theme.font("secondary", bold=True, mono=True)

    def _name_font(self) -> QFont:
        return self._theme.font("small")
