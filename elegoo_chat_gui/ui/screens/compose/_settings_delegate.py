"""Paints a setting: its key, and its value behind the presets' own, which is struck through."""

from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from shiboken6 import isValid

from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.compose._fields import leave_to_window
from elegoo_chat_gui.ui.screens.compose._setting_names import SettingNames
from elegoo_chat_gui.ui.screens.compose._settings_model import (
    IS_OTHER,
    IS_QUIET,
    KNOWN_NAMES,
    NAME,
    PRESET_VALUE,
    REMARKS,
    TAKEN_NAMES,
)
from elegoo_chat_gui.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_SIDE: Final = 8
_GAP: Final = 6
_LONGEST_NAME: Final = 200
_LONGEST_TYPED: Final = 1_000_000  # Qt's own limit is 32,767, and what is longer would be cut without a word
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CellEditor(QLineEdit):
    """One cell. Files dragged over it are the window's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaxLength(_LONGEST_TYPED)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not leave_to_window(event):
            super().dragEnterEvent(event)


class SettingsDelegate(QStyledItemDelegate):
    """Rows with a hairline between them."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def name_width(self, longest: str) -> int:
        """Of the column of names, where this is the longest of them."""
        words = (longest[:_LONGEST_NAME], tr("+ add setting…"))
        metrics = QFontMetrics(self._font())
        return max(map(metrics.horizontalAdvance, words)) + 2 * _SIDE + 4

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = CellEditor(parent)
        editor.setFont(self._font())
        known, taken = index.data(KNOWN_NAMES), index.data(TAKEN_NAMES)
        if known is not None:
            names = SettingNames(known, taken, editor)
            editor.setCompleter(names)
            names.activated.connect(partial(self._take_name, editor), Qt.ConnectionType.QueuedConnection)
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        return editor

    def _take_name(self, editor: CellEditor, _name: str) -> None:
        """A name that was chosen from the list is complete."""
        if isValid(editor):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QStyleOptionViewItem(option)
        self.initStyleOption(box, index)
        text, box.text = str(box.text), ""
        style = box.widget.style() if box.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, box, painter, box.widget)
        painter.save()
        rect = QRect(option.rect)
        if index.row() < index.model().rowCount() - 1:
            painter.setPen(self._theme.color("line"))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        area = rect.adjusted(_SIDE, 0, -_SIDE, -1)
        is_new = index.data(IS_QUIET) is None
        quiet = is_new or bool(index.data(IS_QUIET))
        if index.column() == NAME:
            self._text(painter, area, text, self._font(), "text_muted" if quiet else "text")
        else:
            self._paint_value(painter, area, text, index, quiet=quiet)
        painter.restore()

    def _paint_value(self, painter: QPainter, area: QRect, text: str, index: Index, *, quiet: bool) -> None:
        is_other = bool(index.data(IS_OTHER))
        preset = str(index.data(PRESET_VALUE) or "")
        value_font = self._font(bold=is_other)
        wanted = QFontMetrics(value_font).horizontalAdvance(text)
        left = QRect(area)
        if preset:
            # The value that is sent goes first; of the other one at least the beginning is seen.
            most = max(area.width() // 3, area.width() - wanted - _GAP)
            struck = self._font()
            struck.setStrikeOut(True)
            used = self._text(
                painter, QRect(area.left(), area.top(), most, area.height()), preset, struck, "text_muted"
            )
            left.setLeft(area.left() + used + _GAP)
        used = self._text(painter, left, text, value_font, "text_muted" if quiet else "text")
        left.setLeft(left.left() + used + 2 * _GAP)
        self._paint_remark(painter, left, index.data(REMARKS) or ())

    def _paint_remark(self, painter: QPainter, area: QRect, remarks: tuple[str, ...]) -> None:
        """The longest that fits; of one that does not, what there is room for."""
        font = self._theme.font("small")
        metrics = QFontMetrics(font)
        for words in remarks:
            if metrics.horizontalAdvance(words) <= area.width() or words == remarks[-1]:
                self._text(painter, area, words, font, "text_muted", _RIGHT)
                return

    def _text(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        font: QFont,
        color: str,
        alignment: Qt.AlignmentFlag = _LEFT,
    ) -> int:
        """How wide it became."""
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, area.width()))
        painter.setFont(font)
        painter.setPen(QColor(self._theme.color(color)))
        painter.drawText(area, int(alignment), shown)
        return metrics.horizontalAdvance(shown)

    def _font(self, *, bold: bool = False) -> QFont:
        return self._theme.font("secondary", mono=True, bold=bold)
