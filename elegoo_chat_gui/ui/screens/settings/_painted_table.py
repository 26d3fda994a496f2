"""What the tables of this page have in common: painted cells, no grid, moving by pixels, rows measured bit by bit."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from elegoo_chat_gui.ui.screens.settings._painter import CellPainter
from elegoo_chat_gui.ui.theme import Theme

_PART_S: Final = 0.003  # how long rows are measured at a time


class PaintedTable(QTableView):
    """A table arranges itself for its width once somebody sees it.

    `message_requested` carries a message's number from 0; `copy_requested` is the wish to copy what is chosen.
    """

    message_requested = Signal(int)
    copy_requested = Signal()
    arranged = Signal()  # rows came, went or got another height

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._painter = CellPainter(theme)
        self._is_unfit = True  # nobody sees it: it is arranged when it is shown
        self._fitted = 0  # the width that columns and rows were made for
        self._waiting = 0  # the first row whose height is not known yet
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._arrange_part)

    def _set_up(self, model: QAbstractItemModel) -> QHeaderView:
        """The looks and ways, once the table has its headers; returns that of the columns."""
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        model.modelReset.connect(self._arrange_all)
        model.rowsInserted.connect(self._arrange_new)
        self._theme.changed.connect(self._follow_theme)
        return head

    # -- what each table does its own way -----------------------------------------------------------

    def _fit_columns(self) -> bool:
        """Give columns their widths for the room there is; False where there is nothing to show."""
        raise NotImplementedError

    def _row_height(self, place: int) -> int | None:
        """What the cells of a row need; None for a heading."""
        raise NotImplementedError

    # -- room ---------------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Make use of another width, or of other looks."""
        self._arrange_all()

    def _follow_theme(self) -> None:
        self._painter.refresh()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._fitted:  # the event's old size is not always that
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_unfit:
            self._fit()

    def _arrange_all(self) -> None:
        self._is_unfit = not self.isVisible()
        if not self._is_unfit and self._fit_columns():
            self._waiting = 0
            self._arrange_part()

    def _arrange_part(self) -> None:
        """So many rows that a frame has room for it; the rest follows."""
        self._waiting = self._arrange(self._waiting, self.model().rowCount())
        if self._waiting < self.model().rowCount():
            self._later.start()

    def _arrange_new(self, _parent: QModelIndex, first: int, _last: int) -> None:
        if self._waiting >= first and not self._is_unfit:
            self._waiting = first
            self._arrange_part()

    def _arrange(self, first: int, end: int) -> int:
        """Give rows their heights for a while; returns the first that still has none."""
        header = self.verticalHeader()
        least = self._painter.least_height()
        section = self._painter.line_height + self._theme.scaled(12)
        header.setDefaultSectionSize(least)
        began = time.perf_counter()
        place = first
        while place < end and (place == first or time.perf_counter() - began < _PART_S):
            needed = self._row_height(place)
            height = section if needed is None else needed
            if header.sectionSize(place) != height:
                header.resizeSection(place, height)
            place += 1
        self.arranged.emit()
        return place
