"""The table of differences or of two chats: it folds its columns where room is short; its lines lead to messages."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.settings._cells import Line
from elegoo_chat_gui.ui.screens.settings._columns import Layout
from elegoo_chat_gui.ui.screens.settings._model import SettingsTableModel
from elegoo_chat_gui.ui.screens.settings._painted_table import PaintedTable
from elegoo_chat_gui.ui.screens.settings._painter import CellPainter
from elegoo_chat_gui.ui.screens.settings._rows import Item
from elegoo_chat_gui.ui.theme import Theme

_WIDE, _MEDIUM = 550, 320  # pixels at the normal text size
_MOST_IN_MENU: Final = 12
Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints lines in cells, headings over the whole width, a hairline below each row."""

    def __init__(self, painter: CellPainter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._painter = painter
        self.hovered: tuple[int, int] | None = None  # row, and the message its line under the pointer leads to

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, SettingsTableModel):
            return
        theme, rect = self._painter.theme, QRect(option.rect)
        is_section = model.is_section(index.row())
        if is_section:
            painter.fillRect(rect, theme.color("code"))
        elif option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        if index.row() < model.rowCount() - 1:  # below the last one is the frame
            painter.setPen(theme.color("line"))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        cells = model.cells_at(index.row())
        if index.column() < len(cells):
            hovered = self.hovered[1] if self.hovered is not None and self.hovered[0] == index.row() else None
            self._painter.paint(painter, cells[index.column()], rect, hovered)


class SettingsTable(PaintedTable):
    """Differences or a comparison; what is copied are the chosen rows."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._delegate = RowDelegate(self._painter, self)
        self.settings = SettingsTableModel(self)
        self.setModel(self.settings)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        head = self._set_up(self.settings)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(1)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)

    # -- room ---------------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Another layout where the room asks for it, then columns and rows for this width."""
        self._is_unfit = not self.isVisible()
        if self._is_unfit:
            return
        width = self.viewport().width()
        wide, medium = self._theme.scaled(_WIDE), self._theme.scaled(_MEDIUM)
        layout = Layout.WIDE if width >= wide else Layout.MEDIUM if width >= medium else Layout.NARROW
        if layout is not self.settings.layout:
            place = self.currentIndex().row()
            self.settings.set_layout(layout)  # arranges everything by its reset
            self.setCurrentIndex(self.settings.index(place, 0))
        else:
            self._arrange_all()

    def _fit_columns(self) -> bool:
        columns = self.settings.columns
        if columns is None:
            return False
        self.horizontalHeader().setVisible(self.settings.layout is not Layout.NARROW)
        self._fitted = width = self.viewport().width()
        shares = columns.shares(self.settings.layout)
        for place, share in enumerate(shares[:-1]):
            self.setColumnWidth(place, int(width * share))
        self.setColumnWidth(len(shares) - 1, width - sum(int(width * share) for share in shares[:-1]))
        self.clearSpans()
        return True

    def _row_height(self, place: int) -> int | None:
        count = self.settings.columnCount()
        if self.settings.is_section(place):
            if count > 1:
                self.setSpan(place, 0, 1, count)
            return None
        cells = zip(self.settings.cells_at(place), map(self.columnWidth, range(count)), strict=True)
        return max(self._painter.least_height(), *(self._painter.height(cell, width) for cell, width in cells))

    def content_height(self) -> int:
        """What all rows need that are here so far, frame and head included."""
        head = self.horizontalHeader()
        return self.verticalHeader().length() + (head.sizeHint().height() if not head.isHidden() else 0) + 4

    def chosen_items(self) -> list[Item[Any]]:
        """The selected settings. Where all are that have come into view so far, those below are meant as well."""
        places = sorted({index.row() for index in self.selectionModel().selectedRows()})
        items = [item for place in places if (item := self.settings.item_at(place)) is not None]
        here = sum(not self.settings.is_section(place) for place in range(self.settings.rowCount()))
        return self.settings.items if here > 1 and len(items) == here else items

    # -- lines that lead somewhere ------------------------------------------------------------------

    def line_at(self, point: QPoint) -> tuple[int, Line] | None:
        """Row and line under a point of the viewport."""
        index = self.indexAt(point)
        if not index.isValid() or self.settings.is_section(index.row()):
            return None
        cells, rect = self.settings.cells_at(index.row()), self.visualRect(index)
        if index.column() >= len(cells):
            return None
        line = self._painter.line_at(cells[index.column()], rect.width(), point.y() - rect.top())
        return (index.row(), line) if line is not None else None

    def _hover(self, found: tuple[int, int] | None) -> None:
        if found != self._delegate.hovered:
            self._delegate.hovered = found
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        found = self.line_at(event.position().toPoint())
        self._hover((found[0], found[1].message) if found and found[1].message is not None else None)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        found = self.line_at(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if plain and found is not None and found[1].message is not None:
            self.message_requested.emit(found[1].message)

    # -- keys ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if messages := self.settings.messages_at(self.currentIndex().row()):
                self.message_requested.emit(messages[-1])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self.currentIndex().row()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            place = self.indexAt(event.pos()).row()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for message in list(dict.fromkeys(self.settings.messages_at(place)))[-_MOST_IN_MENU:]:
            action = menu.addAction(tr("Go to message {n}", n=message + 1))
            action.triggered.connect(partial(self._go_to, message))
        menu.addSeparator()
        menu.addAction(tr("Copy as table"), self.copy_requested.emit)
        menu.popup(event.globalPos())

    def _go_to(self, message: int, _checked: bool = False) -> None:
        self.message_requested.emit(message)
