"""The timeline as a table: names at the left that stay, a column for each message with settings."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.settings._painted_table import PaintedTable
from elegoo_chat_gui.ui.screens.settings._painter import CellPainter
from elegoo_chat_gui.ui.screens.settings._timeline_model import TimelineModel
from elegoo_chat_gui.ui.screens.settings._words import ValueWords
from elegoo_chat_gui.ui.theme import Theme

_COLUMN, _NAMES = 132, 210  # pixels at the normal text size: the least of a column, the most of the names
_NAMES_SHARE: Final = 0.36  # of the width, at most
Index = QModelIndex | QPersistentModelIndex


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, painter: CellPainter, parent: QTableView) -> None:
        super().__init__(parent)
        self._painter = painter

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, TimelineModel):
            return
        theme, rect = self._painter.theme, QRect(option.rect)
        is_section = model.is_section(index.row())
        if is_section:
            painter.fillRect(rect, theme.color("code"))
        elif option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.setPen(theme.color("line"))
        if index.row() < model.rowCount() - 1:  # below the last one is the frame
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if not is_section:
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        self._painter.paint(painter, model.cell(index.row(), index.column()), rect)


class _NameHeader(QHeaderView):
    """The names of the settings, as the first column of the other tables has them."""

    def __init__(self, painter: CellPainter, model: TimelineModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._painter = painter
        self._names = model
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), 0)  # the table gives the width: Qt would ask for hundreds of names

    def paintSection(self, painter: QPainter, rect: QRect, place: int) -> None:
        theme = self._painter.theme
        painter.save()
        painter.setClipRect(rect)
        is_section = self._names.is_section(place)
        painter.fillRect(rect, theme.color("code" if is_section else "panel"))
        if place < self._names.rowCount() - 1:
            painter.setPen(theme.color("line"))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._painter.paint(painter, self._names.name_at(place), rect)
        painter.restore()


class _MessageHeader(QHeaderView):
    """The messages, one line each."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def sizeHint(self) -> QSize:
        """As high as one of them: Qt would measure hundreds whenever the table is shown."""
        return QSize(0, self.sectionSizeFromContents(0).height())


class TimelineTable(PaintedTable):
    """A click on a head or a new value leads to its message, Enter on any cell."""

    def __init__(self, theme: Theme, values: ValueWords, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.timeline = TimelineModel(values, self)
        self.setModel(self.timeline)
        self.setItemDelegate(_CellDelegate(self._painter, self))
        self._names = _NameHeader(self._painter, self.timeline, self)
        self.setVerticalHeader(self._names)
        self.setHorizontalHeader(_MessageHeader(self))
        self.setAccessibleName(tr("Settings after each message"))
        head = self._set_up(self.timeline)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self._go_to_column)

    # -- room ---------------------------------------------------------------------------------------

    def _fit_columns(self) -> bool:
        columns = max(1, self.timeline.columnCount())
        names = min(self._theme.scaled(_NAMES), int(self.width() * _NAMES_SHARE))
        if self.verticalHeader().width() != names:
            self.verticalHeader().setFixedWidth(names)
            self.updateGeometries()
        self._fitted = self.viewport().width()
        width = max(self._theme.scaled(_COLUMN), self._fitted // columns)
        self.horizontalHeader().setDefaultSectionSize(width)
        return True

    def _row_height(self, place: int) -> int | None:
        if self.timeline.is_section(place):
            return None
        width = self.horizontalHeader().defaultSectionSize()
        name = self._painter.height(self.timeline.name_at(place), self.verticalHeader().width())
        return max(name, *(self._painter.height(cell, width) for cell in self.timeline.tallest(place)))

    def content_height(self) -> int:
        """What all rows need that are here so far, head, frame and scroll bar included."""
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        return self.verticalHeader().length() + self.horizontalHeader().sizeHint().height() + below + 4

    # -- to the messages ----------------------------------------------------------------------------

    def _go_to_column(self, column: int) -> None:
        if column < self.timeline.columnCount() - 1:
            self._go_to(self.timeline.message_at(0, column))

    def _go_to(self, message: int | None, _checked: bool = False) -> None:
        if message is not None:
            self.message_requested.emit(message)

    def _leads_to(self, point: QPoint) -> int | None:
        """The message of a changed value under a point."""
        index = self.indexAt(point)
        if not index.isValid():
            return None
        cell, rect = self.timeline.cell(index.row(), index.column()), self.visualRect(index)
        line = self._painter.line_at(cell, rect.width(), point.y() - rect.top())
        return line.message if line is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        leads = self._leads_to(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            self._go_to(self._leads_to(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            at = self.currentIndex()
            if at.isValid():
                self._go_to(self.timeline.message_at(at.row(), at.column()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        message = self.timeline.message_at(index.row(), index.column()) if index.isValid() else None
        if message is not None:
            action = menu.addAction(tr("Go to message {n}", n=message + 1))
            action.triggered.connect(partial(self._go_to, message))
            menu.addSeparator()
        menu.addAction(tr("Copy as table"), self.copy_requested.emit)
        menu.popup(event.globalPos())
