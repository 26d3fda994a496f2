"""The rows of a table of settings: pages as headings, what is searched for, fetched in parts as they are seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from elegoo_chat_gui.core.visible_text import visible_text
from elegoo_chat_gui.ui.screens.settings._cells import Cell, Line, Tone, cell_text
from elegoo_chat_gui.ui.screens.settings._columns import Columns, Layout
from elegoo_chat_gui.ui.screens.settings._rows import Group, Item
from elegoo_chat_gui.ui.widgets import plain_tooltip

PART: Final = 40  # rows that are made at a time
Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of the rows are shown: those that hold every word, and perhaps only what differs."""

    query: str = ""
    only_differences: bool = False


def listed_rows(groups: Sequence[Group[Any]], choice: Choice) -> list[str | Item[Any]]:
    """Groups of settings as rows: a heading, then what the choice lets through."""
    rows: list[str | Item[Any]] = []
    words = choice.query.casefold().split()
    for group in groups:
        shown = [item for item in group.items if item.differs] if choice.only_differences else group.items
        for word in words:
            shown = [item for item in shown if word in item.searched]
        if shown:
            rows.append(group.title)
            rows += shown
    return rows


class SettingsTableModel(QAbstractTableModel):
    """A table of one sort of rows; which columns there are depends on the room."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[str | Item[Any]] = []
        self.layout = Layout.WIDE
        self._columns: Columns[Any] | None = None
        self._heads: list[str] = []
        self._made: list[tuple[Cell, ...]] = []  # of the rows that have come into view so far

    # -- what is shown ------------------------------------------------------------------------------

    @property
    def columns(self) -> Columns[Any] | None:
        return self._columns

    @property
    def items(self) -> list[Item[Any]]:
        """All rows without the headings."""
        return [row for row in self.rows if isinstance(row, Item)]

    def show_rows(self, groups: Sequence[Group[Any]], columns: Columns[Any], choice: Choice) -> None:
        self._columns = columns
        self._begin_anew(listed_rows(groups, choice))

    def set_layout(self, layout: Layout) -> None:
        if layout is not self.layout:
            self.layout = layout
            self._begin_anew(self.rows)

    def _begin_anew(self, rows: list[str | Item[Any]]) -> None:
        self.beginResetModel()
        self.rows = rows
        self._heads = self._columns.heads(self.layout) if self._columns is not None else []
        self._made = [self._cells(row) for row in rows[:PART]]
        self.endResetModel()

    def _cells(self, row: str | Item[Any]) -> tuple[Cell, ...]:
        if isinstance(row, str):
            return ((Line(row, Tone.BOLD),),)
        return self._columns.cells(row, self.layout) if self._columns is not None else ()

    # -- what the view asks -------------------------------------------------------------------------

    def is_section(self, place: int) -> bool:
        return isinstance(self.rows[place], str)

    def item_at(self, place: int) -> Item[Any] | None:
        row = self.rows[place] if 0 <= place < len(self._made) else None
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
        return 0 if parent.isValid() else len(self._heads)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and len(self._made) < len(self.rows)

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            first = len(self._made)
            more = list(islice(self.rows, first, first + PART))
            self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
            self._made += [self._cells(row) for row in more]
            self.endInsertRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.is_section(index.row()):
            return Qt.ItemFlag.NoItemFlags  # the keys go past headings
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
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None  # Qt asks for old sections while the headers are being reset
        text = self._heads[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(text)
        return visible_text(text) if role == Qt.ItemDataRole.DisplayRole else None
