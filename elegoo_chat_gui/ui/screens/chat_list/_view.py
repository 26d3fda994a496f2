"""The list on the screen: keys, row heights, and a place that stays when rows come and go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from elegoo_chat_gui.core.chats import ChatKey
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.chat_list._delegate import ChatListDelegate
from elegoo_chat_gui.ui.screens.chat_list._model import ChatListModel
from elegoo_chat_gui.ui.screens.chat_list._rows import ChatRow, DraftRow, Row, SectionRow, UnsettledRow
from elegoo_chat_gui.ui.theme import Theme

_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


def _same(one: Row | None, other: Row) -> bool:
    """Whether two rows are about the same thing; rows are made anew when their content changes."""
    match one, other:
        case ChatRow(), ChatRow():
            return one.summary.key == other.summary.key
        case DraftRow(), DraftRow():
            return one.draft.id == other.draft.id
        case UnsettledRow(), UnsettledRow():
            return one.entry.id == other.entry.id
    return False


class ChatListView(QTableView):
    """`row_chosen` tells the current row, and None when it is gone; `opened` that it was clicked or Enter pressed."""

    row_chosen = Signal(object)  # Row | None
    opened = Signal(object)  # Row
    height_changed = Signal()

    def __init__(
        self, model: ChatListModel, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._list = model
        self._chosen: Row | None = None
        self._in_batch = False
        self._by_key = False
        self._anchor: list[tuple[Row, int]] = []
        self._delegate = ChatListDelegate(theme, now, lambda: self._by_key, self)
        self._dress()
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._set_heights()
        model.batch_started.connect(self._start_batch)
        model.batch_ended.connect(self._end_batch)
        model.replacement_started.connect(self._forget_heights)
        self.clicked.connect(self._open)
        theme.changed.connect(self._follow_theme)

    def _dress(self) -> None:
        self.setProperty("kind", "sidebar")
        self.setAccessibleName(tr("Chats"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.verticalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(1)
        header.hide()
        self.horizontalHeader().hide()

    # -- rows ---------------------------------------------------------------------------------------

    @property
    def chosen(self) -> Row | None:
        """What the person chose last, also while a filter hides it."""
        return self._chosen

    def choose(self, row: Row) -> bool:
        """Make a row the current one and show it; False where it is not in the list now."""
        at = self._list.position_of(row)
        if at is None:
            return False
        self._go_to(at)
        return True

    def choose_chat(self, key: ChatKey) -> bool:
        row = self._list.chat_row(key)
        return row is not None and self._list.position_of_chat(key) is not None and self.choose(row)

    def choose_nothing(self) -> None:
        self.selectionModel().clear()
        self._choose_row(None)

    def content_height(self) -> int:
        return self.verticalHeader().length()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if not self._in_batch:
            self._choose_row(self._list.row_at(current.row()) if current.isValid() else None)

    def _choose_row(self, row: Row | None) -> None:
        known = self._chosen
        self._chosen = row
        if row is None and known is None:
            return
        if row is None or not _same(known, row):
            self.row_chosen.emit(row)

    def _open(self, index: QModelIndex) -> None:
        row = self._list.row_at(index.row()) if index.isValid() else None
        if row is not None and not isinstance(row, SectionRow):
            self.opened.emit(row)

    # -- staying in place ---------------------------------------------------------------------------

    def _start_batch(self) -> None:
        self._in_batch = True
        self._anchor = self._visible_rows() if self.verticalScrollBar().value() > 0 else []

    def _visible_rows(self) -> list[tuple[Row, int]]:
        """The rows in sight and where each stands, the chosen one first: the first left holds the list."""
        found: list[tuple[Row, int]] = []
        at = self.rowAt(0)
        while at >= 0 and (row := self._list.row_at(at)) is not None:
            top = self.rowViewportPosition(at)
            if top > self.viewport().height():
                break
            if not isinstance(row, SectionRow):
                found.append((row, top))
            at += 1
        return sorted(found, key=lambda place: not _same(self._chosen, place[0]))

    def _end_batch(self) -> None:
        self._set_heights()
        self._hold_scroll()
        self._hold_choice()
        self._in_batch = False
        self.height_changed.emit()

    def _hold_scroll(self) -> None:
        for row, top in self._anchor:
            at = self._now_at(row)
            if at is not None:
                self.verticalScrollBar().setValue(self.verticalHeader().sectionPosition(at) - top)
                break
        self._anchor = []

    def _hold_choice(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        at = self._now_at(chosen)
        if at is not None:
            self._chosen = self._list.row_at(at)
            if self.currentIndex().row() != at or not self.selectionModel().isRowSelected(at):
                self._set_current(at)
            return
        self.selectionModel().clear()
        if not (isinstance(chosen, ChatRow) and self._list.chat_row(chosen.summary.key)):
            self._choose_row(None)

    def _now_at(self, row: Row) -> int | None:
        match row:
            case ChatRow():
                return self._list.position_of_chat(row.summary.key)
            case DraftRow() | UnsettledRow():
                for at in range(self._list.head_count):
                    if _same(self._list.row_at(at), row):
                        return at
        return None

    def _set_current(self, at: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        # The selection model, not setCurrentIndex(): that one scrolls.
        self.selectionModel().setCurrentIndex(self._list.index(at, 0), flags)

    def _follow_theme(self) -> None:
        """Rows of another height, and the same ones in sight."""
        ratio = self._delegate.row_height / max(1, self.verticalHeader().defaultSectionSize())
        places = self._visible_rows() if self.verticalScrollBar().value() > 0 else []
        self._anchor = [(row, round(top * ratio) if top < 0 else top) for row, top in places]
        self._set_heights()
        self.updateGeometries()  # now: the scroll bar must know its new end
        self._hold_scroll()
        self.height_changed.emit()

    def _set_heights(self) -> None:
        header = self.verticalHeader()
        if header.defaultSectionSize() != self._delegate.row_height:
            header.setDefaultSectionSize(self._delegate.row_height)
        self._resize_headings(self._delegate.section_height)

    def _forget_heights(self) -> None:
        """Before all rows are replaced: the header keeps heights by position, whatever will stand there."""
        self._resize_headings(self._delegate.row_height)

    def _resize_headings(self, height: int) -> None:
        header = self.verticalHeader()
        header.setUpdatesEnabled(False)
        for at in self._list.section_positions():
            header.resizeSection(at, height)
        header.setUpdatesEnabled(True)

    # -- keys ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        target = self._key_target(event.key()) if plain else None
        if target is not None:
            self._by_key = True
            self._go_to(target)
            event.accept()
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            event.accept()
        elif event.text() and plain:
            event.ignore()  # letters are the window's shortcuts, not a search in 100,000 rows
        else:
            super().keyPressEvent(event)

    def _key_target(self, key: int) -> int | None:
        last = self._list.rowCount() - 1
        current = self.currentIndex().row()
        page = max(1, self.viewport().height() // self._delegate.row_height - 1)
        match key:
            case Qt.Key.Key_Down | Qt.Key.Key_J:
                return self._nearest(current + 1, 1)
            case Qt.Key.Key_Up | Qt.Key.Key_K:
                return self._nearest(current - 1, -1) if current >= 0 else self._nearest(0, 1)
            case Qt.Key.Key_PageDown:
                return self._nearest(min(last, current + page), 1)
            case Qt.Key.Key_PageUp:
                return self._nearest(max(0, current - page), -1)
            case Qt.Key.Key_Home:
                return self._nearest(0, 1)
            case Qt.Key.Key_End:
                return self._nearest(last, -1)
        return None

    def _nearest(self, at: int, step: int) -> int | None:
        """The next row that is not a heading, else the one before."""
        for direction in (step, -step):
            place = at
            while (row := self._list.row_at(place)) is not None:
                if not isinstance(row, SectionRow):
                    return place
                place += direction
        return self.currentIndex().row() if self.currentIndex().isValid() else None

    def _go_to(self, at: int) -> None:
        self._set_current(at)
        above = self._list.row_at(at - 1)
        if isinstance(above, SectionRow):
            self.scrollTo(self._list.index(at - 1, 0))  # the first of a day comes with its heading
        self.scrollTo(self._list.index(at, 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_key = event.reason() in _KEYBOARD
        super().focusInEvent(event)
        if self._by_key and not self.currentIndex().isValid():
            first = self._nearest(0, 1)
            if first is not None:
                self._go_to(first)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.viewport().update()
