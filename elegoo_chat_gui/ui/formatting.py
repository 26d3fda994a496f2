"""Times, numbers and texts as a person reads them: local time, the locale's own forms.

Times are aware datetimes (one without a zone is taken as UTC, as the server sends it); a time that is
not known is None and formats as "". `visible_text` and `one_line` are re-exported: data goes to Qt
through them only.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final

from PySide6.QtCore import QDate, QLocale, QTime

from elegoo_chat_gui.core.visible_text import one_line, visible_text
from elegoo_chat_gui.ui.i18n import tr, tr_n

__all__ = [
    "age",
    "bytes_size",
    "count",
    "day_key",
    "day_section",
    "day_title",
    "full_local",
    "list_time",
    "one_line",
    "time_of_day",
    "utc",
    "visible_text",
]

_LATEST: Final = "today"
_UNKNOWN: Final = "unknown"

# Qt knows no "day and short month" form; the locale's long form without these gives it.
_WEEKDAY: Final = re.compile(r"\s*[,،]?\s*dddd\s*[,،]?\s*")
_YEAR: Final = re.compile(r"(\s*'de')?,?\s*yyyy(\s*'[гр]'\.?|[年년.])?\s*,?")


def _locale() -> QLocale:
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        # The bare POSIX locale has neither month names nor a short time.
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return locale


def _local(dt: datetime) -> datetime:
    aware = dt if dt.tzinfo is not None else dt.replace(tzinfo=UTC)
    try:
        return aware.astimezone()
    except (OverflowError, OSError, ValueError):  # the first and last days of the calendar
        return aware


def time_of_day(dt: datetime | None) -> str:
    """ "10:35", or as the locale writes it."""
    if dt is None:
        return ""
    local = _local(dt)
    return _locale().toString(QTime(local.hour, local.minute, local.second), QLocale.FormatType.ShortFormat)


def _date_text(day: date, *, with_year: bool) -> str:
    """The locale's own day and short month: "18 Nov", "Nov 18", "11月18日"."""
    locale = _locale()
    pattern = _WEEKDAY.sub(" ", locale.dateFormat(QLocale.FormatType.LongFormat))
    if not with_year:
        pattern = _YEAR.sub(" ", pattern)
    pattern = pattern.replace("MMMM", "MMM").strip(" ,،")
    return locale.toString(QDate(day.year, day.month, day.day), pattern).strip()


def list_time(dt: datetime | None, now: datetime) -> str:
    """Short, for a list: today and yesterday "10:35", this year "18 Nov", older "18 Nov 2025"."""
    if dt is None:
        return ""
    day, today = _local(dt).date(), _local(now).date()
    if 0 <= (today - day).days <= 1:
        return time_of_day(dt)
    return _date_text(day, with_year=day.year != today.year)


def full_local(dt: datetime | None) -> str:
    """ "22 Nov 2026, 10:30" in local time."""
    if dt is None:
        return ""
    return tr("{date}, {time}", date=_date_text(_local(dt).date(), with_year=True), time=time_of_day(dt))


def utc(dt: datetime | None) -> str:
    """ "2026-11-22 09:30:12 UTC", the same everywhere: for tooltips."""
    if dt is None:
        return ""
    aware = dt if dt.tzinfo is not None else dt.replace(tzinfo=UTC)
    try:
        aware = aware.astimezone(UTC)
    except OverflowError:
        return aware.isoformat(" ")
    return f"{aware:%Y-%m-%d %H:%M:%S} UTC"


def age(seconds: float) -> str:
    """How long ago: "just now", "12 s ago", "3 min ago", "2 h ago", "5 days ago"."""
    whole = int(max(0.0, seconds))
    if whole < 2:
        return tr("just now")
    if whole < 60:
        return tr("{n} s ago", n=whole)
    if whole < 3600:
        return tr("{n} min ago", n=whole // 60)
    if whole < 86_400:
        return tr("{n} h ago", n=whole // 3600)
    return tr_n("{n} day ago", "{n} days ago", whole // 86_400)


def day_key(dt: datetime | None, now: datetime) -> str:
    """The list section of a time, cheap: "today" (also the future), "yesterday", "week", "month",
    "2025-11" for older ones, "unknown" for None."""
    if dt is None:
        return _UNKNOWN
    day = _local(dt).date()
    days = (_local(now).date() - day).days
    if days <= 0:
        return _LATEST
    if days == 1:
        return "yesterday"
    if days <= 7:
        return "week"
    if days <= 30:
        return "month"
    return f"{day.year:04d}-{day.month:02d}"


def day_title(key: str) -> str:
    """The heading of a `day_key`: "Last 7 days", "November 2025"."""
    match key:
        case "today":
            return tr("Today")
        case "yesterday":
            return tr("Yesterday")
        case "week":
            return tr("Last 7 days")
        case "month":
            return tr("Last 30 days")
        case "unknown":
            return tr("Date unknown")
    year, month = key.split("-")
    locale = _locale()
    # East Asian dates number their months: "2025年11月", not "2025年十一月".
    by_number = locale.dateFormat(QLocale.FormatType.LongFormat).startswith("yyyy年")
    form = QLocale.FormatType.ShortFormat if by_number else QLocale.FormatType.LongFormat
    name = locale.standaloneMonthName(int(month), form)
    return tr("{month} {year}", month=name, year=year)


def day_section(dt: datetime | None, now: datetime) -> tuple[str, str]:
    """`day_key` and its `day_title`."""
    key = day_key(dt, now)
    return key, day_title(key)


def count(n: int) -> str:
    """A whole number of any size with the locale's digit grouping: "1,284"."""
    locale = _locale()
    if abs(n) < 2**63:
        return locale.toString(n)
    return f"{n:,}".replace(",", locale.groupSeparator())


def bytes_size(n: int) -> str:
    """ "36.5 MB", decimal units."""
    return _locale().formattedDataSize(n, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
