"""The rows of the list as values, and where each belongs. Without Qt objects: a worker may build them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from operator import attrgetter
from typing import Any, Final, TypeAlias

from elegoo_chat_gui.core.chats import ChatKey, ChatSummary
from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.filters import SortOrder, fold, searchable
from elegoo_chat_gui.core.outbox import OutboxEntry
from elegoo_chat_gui.ui.formatting import day_key, day_title
from elegoo_chat_gui.ui.i18n import tr

# Rows are kept sorted by their place: (part, section, 0) for a heading, (part, section, 1, …) for what is under it.
Place: TypeAlias = tuple[Any, ...]
place_of = attrgetter("place")

PART_UNSETTLED: Final = 0
PART_DRAFTS: Final = 1
PART_CHATS: Final = 2

_NEAR_DAYS: Final = {"today": 0, "yesterday": 1, "week": 2, "month": 3}
_MONTHS_END: Final = 200_000  # above the months of any year: years end at 9999
_UNKNOWN_SECTION: Final = 1_000_000
_UNASKED: Final = -1
_DAY: Final = 86_400  # seconds
_QUARTER_HOUR: Final = 900  # seconds; no time zone changes its day elsewhere


class Mark(Enum):
    """What a refresh brought of a chat since it was last opened."""

    NEW = "new"
    CHANGED = "changed"


class SectionRow:
    """A heading."""

    __slots__ = ("place", "title")

    def __init__(self, place: Place, title: str) -> None:
        self.place = place
        self.title = title


class UnsettledRow:
    """A sending of which nobody knows whether it arrived."""

    __slots__ = ("entry", "place")

    def __init__(self, entry: OutboxEntry) -> None:
        self.place: Place = (PART_UNSETTLED, 0, 1, -entry.started_at.timestamp(), entry.id)
        self.entry = entry


class DraftRow:
    """A chat that is being written."""

    __slots__ = ("draft", "folded", "place", "title")

    def __init__(self, draft: Draft) -> None:
        self.place: Place = (PART_DRAFTS, 0, 1, -draft.modified_at.timestamp(), draft.id)
        self.draft = draft
        self.title = draft.title()
        self.folded = fold(self.title)


class ChatRow:
    """A chat with its folded text, which searching needs at once for all of them."""

    __slots__ = ("folded", "mark", "place", "summary")

    def __init__(self, summary: ChatSummary, arrangement: Arrangement, mark: Mark | None = None) -> None:
        self.summary = summary
        self.folded = searchable(summary)
        self.place = arrangement.place(summary)
        self.mark = mark


Row: TypeAlias = "SectionRow | UnsettledRow | DraftRow | ChatRow"


class Arrangement:
    """Where chats go in one order, seen from one moment: days become older while the program runs."""

    def __init__(self, order: SortOrder, now: datetime) -> None:
        self.order = order
        self.now = now
        self._day_keys: dict[int, str] = {}
        self._whole_days: dict[int, int | None] = {}
        self._quarters: dict[int, int] = {}

    def place(self, summary: ChatSummary) -> Place:
        """Sorts as the chat belongs; no two chats have the same."""
        number = summary.key.id
        if self.order is SortOrder.TITLE:
            title = fold(summary.title)
            return (PART_CHATS, 0, 1, not title, title, -number)
        moment = summary.updated_at if self.order is SortOrder.UPDATED_NEWEST else summary.created_at
        if moment is None:
            self._day_keys[_UNKNOWN_SECTION] = day_key(None, self.now)
            return (PART_CHATS, _UNKNOWN_SECTION, 1, 0.0, -number)
        seconds = moment.timestamp()
        section = self._section_of(moment, seconds)
        if self.order is SortOrder.CREATED_OLDEST:
            return (PART_CHATS, -section, 1, seconds, number)
        return (PART_CHATS, section, 1, -seconds, -number)

    def heading(self, place: Place) -> SectionRow:
        """The heading under which a place is."""
        part, section = place[0], place[1]
        return SectionRow((part, section, 0), self._title(part, section))

    def _title(self, part: int, section: int) -> str:
        match part:
            case 0:
                return tr("Not certain")
            case 1:
                return tr("Drafts")
        if self.order is SortOrder.TITLE:
            return tr("Chats by title")
        return day_title(self._day_keys[abs(section)])

    def _section_of(self, moment: datetime, seconds: float) -> int:
        day = int(seconds // _DAY)
        section = self._whole_days.get(day, _UNASKED)
        if section == _UNASKED:
            section = self._whole_days[day] = self._section_of_day(day)
        if section is not None:
            return section
        quarter = int(seconds // _QUARTER_HOUR)
        known = self._quarters.get(quarter)
        if known is None:
            known = self._quarters[quarter] = self._named_section(moment)
        return known

    def _section_of_day(self, day: int) -> int | None:
        """The section of a whole day of UTC: asking for each chat takes most of the time. None where it has two."""
        try:
            first = datetime.fromtimestamp(day * _DAY, UTC)
            last = datetime.fromtimestamp((day + 1) * _DAY - 1, UTC)
        except (OverflowError, ValueError, OSError):
            return None
        one, other = self._named_section(first), self._named_section(last)
        return one if one == other else None

    def _named_section(self, moment: datetime) -> int:
        key = day_key(moment, self.now)
        section = _section_number(key)
        self._day_keys[section] = key
        return section


def _section_number(key: str) -> int:
    """Grows into the past."""
    if key in _NEAR_DAYS:
        return _NEAR_DAYS[key]
    year, month = key.split("-")
    return _MONTHS_END - (int(year) * 12 + int(month))


@dataclass(slots=True)
class PreparedList:
    """A whole list, sorted and folded, ready to be shown."""

    arrangement: Arrangement
    by_key: dict[ChatKey, ChatRow]
    ordered: list[ChatRow]


def prepare_list(summaries: Iterable[ChatSummary], order: SortOrder, now: datetime) -> PreparedList:
    """Some 4 µs a chat: above a few thousand call it on a worker."""
    arrangement = Arrangement(order, now)
    by_key = {summary.key: ChatRow(summary, arrangement) for summary in summaries}
    return PreparedList(arrangement, by_key, sorted(by_key.values(), key=place_of))


def rearranged(prepared: PreparedList, order: SortOrder, now: datetime) -> PreparedList:
    """The same rows in another order or at another moment; changes their places."""
    arrangement = Arrangement(order, now)
    for row in prepared.ordered:
        row.place = arrangement.place(row.summary)
    return PreparedList(arrangement, prepared.by_key, sorted(prepared.ordered, key=place_of))
