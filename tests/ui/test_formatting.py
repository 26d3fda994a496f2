"""Times and numbers as people read them, in several locales and at the ends of the calendar."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from elegoo_chat_gui.ui import formatting
from elegoo_chat_gui.ui.i18n import tr, tr_n

NOW = datetime(2026, 11, 22, 10, 35, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _known_place(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = QLocale()
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)
    monkeypatch.undo()
    time.tzset()


def test_list_time_is_as_short_as_the_distance_allows() -> None:
    assert formatting.list_time(NOW, NOW) == "10:35"
    assert formatting.list_time(NOW - timedelta(days=1), NOW) == "10:35"
    assert formatting.list_time(datetime(2026, 11, 18, tzinfo=UTC), NOW) == "18 Nov"
    assert formatting.list_time(datetime(2025, 11, 18, tzinfo=UTC), NOW) == "18 Nov 2025"
    assert formatting.list_time(None, NOW) == ""


@pytest.mark.parametrize(
    ("locale", "short", "long"),
    [
        ("en_US", "Nov 8", "Nov 8, 2025"),
        ("de_DE", "8. Nov.", "8. Nov. 2025"),
        ("fr_FR", "8 nov.", "8 nov. 2025"),
        ("es_ES", "8 de nov", "8 de nov de 2025"),
        ("pt_BR", "8 de nov.", "8 de nov. de 2025"),
        ("it_IT", "8 nov", "8 nov 2025"),
        ("ru_RU", "8 нояб.", "8 нояб. 2025\u202fг."),
        ("hu_HU", "nov. 8.", "2025. nov. 8."),
        ("ja_JP", "11月8日", "2025年11月8日"),
        ("ko_KR", "11월 8일", "2025년 11월 8일"),
        ("zh_CN", "11月8日", "2025年11月8日"),
        ("C", "8 Nov", "8 Nov 2025"),
    ],
)
def test_dates_follow_the_locale(locale: str, short: str, long: str) -> None:
    QLocale.setDefault(QLocale(locale))
    day = datetime(2025, 11, 8, 12, tzinfo=UTC)
    assert formatting.list_time(day, datetime(2025, 12, 24, tzinfo=UTC)) == short
    assert formatting.list_time(day, NOW) == long


def test_local_and_utc_say_the_same_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    moment = datetime(2026, 11, 22, 18, 30, 12, tzinfo=UTC)
    assert formatting.time_of_day(moment) == "02:30"
    assert formatting.full_local(moment) == "23 Nov 2026, 02:30"
    assert formatting.utc(moment) == "2026-11-22 18:30:12 UTC"


@pytest.mark.parametrize(
    ("days", "key", "title"),
    [
        (-3, "today", "Today"),
        (0, "today", "Today"),
        (1, "yesterday", "Yesterday"),
        (7, "week", "Last 7 days"),
        (8, "month", "Last 30 days"),
        (30, "month", "Last 30 days"),
        (31, "2026-10", "October 2026"),
    ],
)
def test_sections_by_day(days: int, key: str, title: str) -> None:
    assert formatting.day_section(NOW - timedelta(days=days), NOW) == (key, title)


def test_an_unknown_date_has_its_own_section() -> None:
    assert formatting.day_section(None, NOW) == ("unknown", "Date unknown")


@given(st.datetimes(timezones=st.just(UTC)))
def test_any_date_of_the_calendar_can_be_shown(moment: datetime) -> None:
    assert formatting.list_time(moment, NOW)
    assert formatting.full_local(moment)
    assert formatting.utc(moment)
    assert formatting.day_section(moment, NOW)[1]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-5, "just now"),
        (12.9, "12 s ago"),
        (200, "3 min ago"),
        (7300, "2 h ago"),
        (86_400, "1 day ago"),
        (200_000, "2 days ago"),
    ],
)
def test_age(seconds: float, text: str) -> None:
    assert formatting.age(seconds) == text


def test_numbers_are_grouped() -> None:
    assert formatting.count(1284) == "1,284"
    assert formatting.count(10**21) == "1,000,000,000,000,000,000,000"
    assert formatting.bytes_size(36_500_000) == "36.5 MB"


def test_values_in_sentences_are_literal_and_visible() -> None:
    assert tr("Nothing for {query} in {place}", query="{place} %1 %n", place="x") == "Nothing for {place} %1 %n in x"
    assert tr("From {name}", name="a\u202eb\x00") == "From a⟨U+202E⟩b␀"
    assert tr("{missing} stays") == "{missing} stays"


def test_plural_pairs() -> None:
    assert tr_n("{n} message", "{n} messages", 1) == "1 message"
    assert tr_n("{n} message", "{n} messages", 1284) == "1,284 messages"
    assert tr("{n} messages", n=3) == "3 messages"
