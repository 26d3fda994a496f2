"""The rows of a table of settings: pages as headings, what is searched for, fetched in parts as they are seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from elegoo_chat_gui.core.visible_text import visible_text
from elegoo_chat_gui.ui.screens.settings._cells import Cell, Line, Tone, cell_text
from elegoo_chat_gui.ui.screens.settings._columns import Columns, Layout
from elegoo_chat_gui.ui.screens.settings._rows import Group, Item
from elegoo_chat_gui.ui.widgets import plain_tooltip

PART: Final = 150  # rows that are made at a time
Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()


class ListedRows:
    """Groups of settings as rows: a heading, then what the search and the choice of differences let through."""

    def __init__(self) -> None:
        self.groups: Sequence[Group[Any]] = ()
        self.query = ""
        self.only_differences = True
        self.rows: list[str | Item[Any]] = []

    @property
    def total(self) -> int:
        return sum(len(group.items) for group in self.groups)

    @property
    def differing(self) -> int:
        return sum(item.differs for group in self.groups for item in group.items)

    @property
    def items(self) -> list[Item[Any]]:
        """Without the headings."""
        return [row for row in self.rows if isinstance(row, Item)]

    def arrange(self) -> None:
        """Fill `rows` anew."""
        self.rows = list(self._arranged())

    def _arranged(self) -> Iterator[str | Item[Any]]:
        words = self.query.casefold().split()
        for group in self.groups:
            found = [item for item in group.items if item.differs] if self.only_differences else group.items
            shown = [item for item in found if all(word in item.searched for word in words)] if words else found
            if shown:
                yield group.title
                yield from shown


class SettingsTableModel(QAbstractTableModel):
    """A table of one sort of rows; which columns there are depends on the room."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.listed = ListedRows()
        self.layout = Layout.WIDE
        self._columns: Columns[Any] | None = None
        self._made: list[tuple[Cell, ...]] = []  # of the rows that have come into view so far

    # -- what is shown ------------------------------------------------------------------------------

    @property
    def columns(self) -> Columns[Any] | None:
        return self._columns

    def show_groups(self, groups: Sequence[Group[Any]], columns: Columns[Any]) -> None:
        self.listed.groups, self._columns = groups, columns
        self._begin_anew()

    def search(self, query: str) -> None:
        self.listed.query = query
        self._begin_anew()

    def show_only_differences(self, only: bool) -> None:
        self.listed.only_differences = only
        self._begin_anew()

    def set_layout(self, layout: Layout) -> None:
        if layout is not self.layout:
            self.layout = layout
            self._begin_anew()

    def _begin_anew(self) -> None:
        self.beginResetModel()
        self.listed.arrange()
        self._made = [self._cells(row) for row in self.listed.rows[:PART]]
        self.endResetModel()

    def _cells(self, row: str | Item[Any]) -> tuple[Cell, ...]:
        if isinstance(row, str):
            return ((Line(row, Tone.BOLD),),)
        return self._columns.cells(row, self.layout) if self._columns is not None else ()

    # -- what the view asks -------------------------------------------------------------------------

    def is_section(self, place: int) -> bool:
        return isinstance(self.listed.rows[place], str)

    def item_at(self, place: int) -> Item[Any] | None:
        row = self.listed.rows[place] if 0 <= place < len(self._made) else None
        return row if isinstance(row, Item) else None

    def cells_at(self, place: int) -> tuple[Cell, ...]:
        return self._made[place]

    def messages_at(self, place: int) -> list[int]:
        """Which messages a row leads to."""
        item = self.item_at(place)
        return self._columns.messages(item) if item is not None and self._columns is not None else []

    # -- what Qt asks -------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._made)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or self._columns is None else len(self._columns.heads(self.layout))

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and len(self._made) < len(self.listed.rows)

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            first = len(self._made)
            more = list(islice(self.listed.rows, first, first + PART))
            self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
            self._made += [self._cells(row) for row in more]
            self.endInsertRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.is_section(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cells = self._made[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                text = cell_text(cells[index.column()]) if index.column() < len(cells) else ""
                return visible_text(text if role == Qt.ItemDataRole.DisplayRole else text.replace("\n", ", "))
            case Qt.ItemDataRole.ToolTipRole:
                item = self.item_at(index.row())
                return plain_tooltip(self._columns.tooltip(item)) if item is not None and self._columns else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or self._columns is None:
            return None
        text = self._columns.heads(self.layout)[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(text)
        return visible_text(text) if role == Qt.ItemDataRole.DisplayRole else None
