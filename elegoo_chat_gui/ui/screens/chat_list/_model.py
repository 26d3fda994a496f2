"""The list as a Qt model: headings, unsettled sendings, drafts and chats in one sorted column."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Final, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from elegoo_chat_gui.core.chats import ChangeSet, ChatKey, ChatSummary
from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.filters import ChatFilter, SortOrder, preset_name
from elegoo_chat_gui.core.outbox import OutboxEntry
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.ui.screens.chat_list._rows import (
    PART_CHATS,
    PART_DRAFTS,
    PART_UNSETTLED,
    Arrangement,
    ChatRow,
    DraftRow,
    Mark,
    PreparedList,
    Row,
    SectionRow,
    UnsettledRow,
    place_of,
    prepare_list,
    rearranged,
)
from elegoo_chat_gui.ui.screens.chat_list._words import accessible_text, row_title, tooltip

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1  # the row itself, for delegate and view
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_MANY_RUNS: Final = 40  # from here on one layout change is cheaper than single insertions
_T = TypeVar("_T", bound=Row)


def _position(rows: Sequence[_T], row: _T) -> int | None:
    """Where exactly this row stands in sorted rows."""
    at = bisect_left(rows, row.place, key=place_of)
    return at if at < len(rows) and rows[at] is row else None


def _insertions(rows: Sequence[Row], new: Sequence[_T]) -> list[tuple[int, list[_T]]]:
    """Sorted new rows as runs that go in together, each with its position among the present rows."""
    runs: list[tuple[int, list[_T]]] = []
    for row in new:
        at = bisect_left(rows, row.place, key=place_of)
        if runs and runs[-1][0] == at:
            runs[-1][1].append(row)
        else:
            runs.append((at, [row]))
    return runs


def _spans(positions: Iterable[int]) -> list[tuple[int, int]]:
    """Sorted positions as first and last of each unbroken stretch."""
    spans: list[tuple[int, int]] = []
    for at in positions:
        if spans and spans[-1][1] == at - 1:
            spans[-1] = (spans[-1][0], at)
        else:
            spans.append((at, at))
    return spans


class ChatListModel(QAbstractTableModel):
    """One column. Around each change of rows `batch_started` and `batch_ended` let a view keep its place."""

    batch_started = Signal()
    batch_ended = Signal()
    replacement_started = Signal()  # all rows at once; before Qt's own signals, which reach headers first

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._chats = PreparedList(Arrangement(SortOrder.CREATED_NEWEST, now()), {}, [])
        self._head: list[Row] = []  # unsettled sendings and drafts, sorted
        self._rows: list[Row] = []  # what is shown
        self._filter = ChatFilter()
        self._matches = self._filter.matcher()

    # -- what Qt asks -----------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None or isinstance(row, SectionRow):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        match role:
            case _ if role == ROW_ROLE:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return row_title(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return accessible_text(row, self._now())
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(row)
        return None

    # -- what view and pane ask -------------------------------------------------------------------

    @property
    def chat_count(self) -> int:
        """Chats of the account, shown or not."""
        return len(self._chats.ordered)

    @property
    def shown_chat_count(self) -> int:
        """Chats that the filter lets through."""
        first = self.head_count
        return len(self._rows) - first - len(self.section_positions(first))

    @property
    def head_count(self) -> int:
        """Rows above the chats: drafts, unsettled sendings and their headings."""
        return bisect_left(self._rows, (PART_CHATS,), key=place_of)

    @property
    def filter(self) -> ChatFilter:
        return self._filter

    @property
    def order(self) -> SortOrder:
        return self._chats.arrangement.order

    def row_at(self, position: int) -> Row | None:
        return self._rows[position] if 0 <= position < len(self._rows) else None

    def section_positions(self, start: int = 0) -> list[int]:
        """Positions of the headings from `start` on; costs a bisection for each."""
        found: list[int] = []
        at = start
        while at < len(self._rows):
            found.append(at)
            part, section = self._rows[at].place[:2]
            at = bisect_right(self._rows, (part, section, 2), lo=at, key=place_of)
        return found

    def position_of(self, row: Row) -> int | None:
        """Where a row is shown now; a heading is found by its meaning, anything else by itself."""
        at = bisect_left(self._rows, row.place, key=place_of)
        if at == len(self._rows) or self._rows[at].place != row.place:
            return None
        return at

    def chat_row(self, key: ChatKey) -> ChatRow | None:
        """The chat, shown or not."""
        return self._chats.by_key.get(key)

    def position_of_chat(self, key: ChatKey) -> int | None:
        row = self.chat_row(key)
        return None if row is None else _position(self._rows, row)

    def preset_counts(self, kind: PresetKind) -> Counter[str]:
        """Chats by the name of a preset; "" for those without."""
        return Counter(preset_name(row.summary, kind) for row in self._chats.ordered)

    # -- what presenter and pane tell -------------------------------------------------------------

    def set_list(self, summaries: Iterable[ChatSummary]) -> None:
        """Replace all chats; marks are gone."""
        self.adopt(prepare_list(summaries, self.order, self._now()))

    def adopt(self, prepared: PreparedList) -> None:
        """Replace all chats by a list that was prepared elsewhere, perhaps in an order no longer wanted."""
        if prepared.arrangement.order is not self.order:
            prepared = rearranged(prepared, self.order, self._now())
        self._reset(lambda: prepared)

    def set_filter(self, wanted: ChatFilter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._matches = wanted.matcher()
            self._reset(lambda: self._chats)

    def set_order(self, order: SortOrder) -> None:
        if order is not self.order:
            self._reset(lambda: rearranged(self._chats, order, self._now()))

    def begin_day(self) -> None:
        """Midnight has passed: "Today" becomes "Yesterday"."""
        self._reset(lambda: rearranged(self._chats, self.order, self._now()))

    def set_drafts(self, drafts: Iterable[Draft]) -> None:
        self._set_head(PART_DRAFTS, [DraftRow(draft) for draft in drafts])

    def set_unsettled(self, entries: Iterable[OutboxEntry]) -> None:
        self._set_head(PART_UNSETTLED, [UnsettledRow(entry) for entry in entries])

    def clear_mark(self, key: ChatKey) -> None:
        """The chat was opened."""
        row = self.chat_row(key)
        if row is not None and row.mark is not None:
            row.mark = None
            self._tell_changed(row)

    def apply(self, changes: ChangeSet, mark: bool) -> None:
        """Take over what changed; with `mark` new and changed chats get their sign until they are opened."""
        self.batch_started.emit()
        leaving = [row for key in changes.removed if (row := self._chats.by_key.pop(key, None))]
        entering: list[ChatRow] = []
        for summary in {summary.key: summary for summary in (*changes.added, *changes.updated)}.values():
            old = self._chats.by_key.get(summary.key)
            if old is not None:
                if self._update_in_place(old, summary, mark):
                    continue
                leaving.append(old)
            new = ChatRow(summary, self._chats.arrangement, self._mark_for(old, mark))
            self._chats.by_key[summary.key] = new
            entering.append(new)
        self._take_out(leaving)
        self._put_in(entering)
        self.batch_ended.emit()

    # -- changes ------------------------------------------------------------------------------------

    @staticmethod
    def _mark_for(old: ChatRow | None, mark: bool) -> Mark | None:
        if old is not None and (old.mark is Mark.NEW or not mark):
            return old.mark
        return (Mark.NEW if old is None else Mark.CHANGED) if mark else None

    def _update_in_place(self, row: ChatRow, summary: ChatSummary, mark: bool) -> bool:
        """False where the chat moves, appears or disappears."""
        new = ChatRow(summary, self._chats.arrangement)
        shown = _position(self._rows, row) is not None
        if new.place != row.place or shown != self._matches(summary, new.folded):
            return False
        row.mark = self._mark_for(row, mark)
        row.summary, row.folded = summary, new.folded
        self._tell_changed(row)
        return True

    def _tell_changed(self, row: Row) -> None:
        at = _position(self._rows, row)
        if at is not None:
            index = self.index(at, 0)
            self.dataChanged.emit(index, index)

    def _take_out(self, leaving: Sequence[ChatRow]) -> None:
        if not leaving:
            return
        gone = set(map(id, leaving))
        if len(leaving) > _MANY_RUNS:
            self._chats.ordered = [row for row in self._chats.ordered if id(row) not in gone]
        else:
            for row in leaving:
                at = _position(self._chats.ordered, row)
                if at is not None:
                    del self._chats.ordered[at]
        positions = sorted(at for row in leaving if (at := _position(self._rows, row)) is not None)
        spans = _spans(positions)
        if len(spans) > _MANY_RUNS:
            self._relayout(self._arranged())
            return
        for first, last in reversed(spans):
            self._remove_span(first, last)

    def _remove_span(self, first: int, last: int) -> None:
        """Remove rows, and the heading above them when nothing is left under it."""
        above, below = self.row_at(first - 1), self.row_at(last + 1)
        if isinstance(above, SectionRow) and (below is None or isinstance(below, SectionRow)):
            first -= 1
        self.beginRemoveRows(QModelIndex(), first, last)
        del self._rows[first : last + 1]
        self.endRemoveRows()

    def _put_in(self, entering: list[ChatRow]) -> None:
        if not entering:
            return
        entering.sort(key=place_of)
        self._merge_ordered(entering)
        shown: list[Row] = [row for row in entering if self._matches(row.summary, row.folded)]
        self._show(shown)

    def _merge_ordered(self, entering: list[ChatRow]) -> None:
        ordered = self._chats.ordered
        runs = _insertions(ordered, entering)
        if len(runs) > _MANY_RUNS:
            ordered.extend(entering)
            ordered.sort(key=place_of)
            return
        for at, rows in reversed(runs):
            ordered[at:at] = rows

    def _show(self, rows: Sequence[Row]) -> None:
        """Insert sorted rows with the headings they need."""
        runs = _insertions(self._rows, self._with_headings(rows))
        if len(runs) > _MANY_RUNS:
            self._relayout(self._arranged())
            return
        for at, run in reversed(runs):
            self.beginInsertRows(QModelIndex(), at, at + len(run) - 1)
            self._rows[at:at] = run
            self.endInsertRows()

    def _with_headings(self, rows: Sequence[Row]) -> list[Row]:
        result: list[Row] = []
        last: tuple[object, ...] | None = None
        for row in rows:
            if row.place[:2] != last:
                last = row.place[:2]
                heading = self._chats.arrangement.heading(row.place)
                if self.position_of(heading) is None:
                    result.append(heading)
            result.append(row)
        return result

    def _set_head(self, part: int, rows: Sequence[Row]) -> None:
        self.batch_started.emit()
        self._head = sorted([*(row for row in self._head if row.place[0] != part), *rows], key=place_of)
        first = bisect_left(self._rows, (part,), key=place_of)
        end = bisect_left(self._rows, (part + 1,), key=place_of)
        if end > first:
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            del self._rows[first:end]
            self.endRemoveRows()
        self._show([row for row in self._shown_head() if row.place[0] == part])
        self.batch_ended.emit()

    def _shown_head(self) -> list[Row]:
        """Unsettled sendings are always shown; drafts follow the words looked for."""
        wanted = self._filter
        return [
            row
            for row in self._head
            if isinstance(row, UnsettledRow)
            or (isinstance(row, DraftRow) and not wanted.has_facets and wanted.accepts_words(row.folded))
        ]

    def _arranged(self) -> list[Row]:
        """Everything that is to be shown, from the start."""
        matches = self._matches
        rows: list[Row] = self._shown_head()
        if self._filter:
            rows += [row for row in self._chats.ordered if matches(row.summary, row.folded)]
        else:
            rows += self._chats.ordered
        result: list[Row] = []
        part, section = -1, -1
        for row in rows:
            place = row.place
            if place[1] != section or place[0] != part:
                part, section = place[0], place[1]
                result.append(self._chats.arrangement.heading(place))
            result.append(row)
        return result

    def _reset(self, make_chats: Callable[[], PreparedList]) -> None:
        """`make_chats` may move the rows that are still shown, so it is called when nobody looks any more."""
        self.batch_started.emit()
        self.replacement_started.emit()
        self.beginResetModel()
        self._chats = make_chats()
        self._rows = self._arranged()
        self.endResetModel()
        self.batch_ended.emit()

    def _relayout(self, rows: list[Row]) -> None:
        """Replace the rows at once; indexes that others hold go on pointing at the same rows."""
        self.replacement_started.emit()
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        kept = [self._rows[index.row()] for index in old]
        self._rows = rows
        places = [self.position_of(row) for row in kept]
        new = [QModelIndex() if at is None else self.index(at, 0) for at in places]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()
