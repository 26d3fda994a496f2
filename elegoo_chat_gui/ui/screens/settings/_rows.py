"""What the tables list: settings under the slicer's pages, and what each is searched by. No work for the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from elegoo_chat_gui.core.setting_values import SettingValue, value_text
from elegoo_chat_gui.core.settings_difference import ComparedSetting, SettingDifference, by_category
from elegoo_chat_gui.core.settings_timeline import TouchedSetting
from elegoo_chat_gui.ui.screens.settings._words import ValueWords

Row = TypeVar("Row", SettingDifference, ComparedSetting, TouchedSetting)


@dataclass(frozen=True, slots=True)
class Item(Generic[Row]):
    """A setting as it is listed: what it is called, and all words it is found by, in small letters."""

    row: Row
    name: str
    searched: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Group(Generic[Row]):
    """A page of the slicer's settings."""

    title: str
    items: tuple[Item[Row], ...]


def difference_groups(rows: Iterable[SettingDifference], values: ValueWords) -> list[Group[SettingDifference]]:
    return _groups(rows, values, _words_of_difference, lambda row: row.differs)


def compare_groups(rows: Iterable[ComparedSetting], values: ValueWords) -> list[Group[ComparedSetting]]:
    return _groups(rows, values, _words_of_both, lambda row: row.differs)


def timeline_groups(rows: Iterable[TouchedSetting], values: ValueWords) -> list[Group[TouchedSetting]]:
    return _groups(rows, values, _words_of_steps, lambda _row: True)


def _groups(
    rows: Iterable[Row], values: ValueWords, words_of: Callable[[Row], Sequence[str]], differs: Callable[[Row], bool]
) -> list[Group[Row]]:
    def item(row: Row) -> Item[Row]:
        searched = "\n".join((row.key, values.words.every_name(row.key), *words_of(row)))
        return Item(row, values.name(row.key), searched.casefold(), differs(row))

    found = by_category(rows, values.words)
    return [Group(values.category(category), tuple(map(item, group))) for category, group in found]


def _words_of_both(row: ComparedSetting) -> list[str]:
    return [_text(row.one.in_force), _text(row.other.in_force)]


def _words_of_difference(row: SettingDifference) -> list[str]:
    steps = _words_of_steps(row.touched) if row.touched is not None else []
    return [_text(row.preset), _text(row.chat), *steps]


def _words_of_steps(setting: TouchedSetting) -> list[str]:
    return [text for step in setting.steps for text in (_text(step.value), step.reason or "")]


def _text(value: SettingValue | None) -> str:
    return value_text(value) if value is not None else ""
