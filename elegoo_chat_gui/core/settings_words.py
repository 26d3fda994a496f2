"""What people call the slicer's settings, and the units of their values.

The slicer's own keys are what is sent and searched for; names and units only stand beside them. The tables are data
(resources/settings-words.json, resources/settings-layout.json): names are written, not translated, since both
languages have their own terms.
"""

import json
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from elegoo_chat_gui.core.setting_values import NOT_SET

ENGLISH = "en"
LAYOUT_FILE = "settings-layout.json"  # lies beside the table of names
_NUMBER = r"[+-]?\d+(?:\.\d+)?"
_NUMBERS = re.compile(rf"{_NUMBER}(?:, {_NUMBER})*", re.ASCII)


@dataclass(frozen=True, slots=True)
class SettingWords:
    """One setting: `names` by language, `unit` of its value, empty where it has none.

    `also` are looser names by which assistants speak of it.
    """

    names: Mapping[str, str]
    unit: str
    also: tuple[str, ...] = ()

    def name(self, locale_name: str) -> str:
        return in_language(self.names, locale_name)


@dataclass(frozen=True, slots=True)
class SettingCategory:
    """A page of the slicer's settings. `keys` are in the order of that page.

    `kind` is the sort of preset that the settings belong to: "process", "filament", "machine", or "project",
    "preset" and "notes" for what is no setting of a single one. Source: the tabs of OrcaSlicer.
    """

    id: str
    kind: str
    names: Mapping[str, str]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SettingsLayout:
    """Where settings stand, and what their values are called.

    `by_key` and `by_id` find the category; `choices` are words by key, value and language.
    """

    by_id: Mapping[str, SettingCategory] = field(default_factory=dict)
    by_key: Mapping[str, SettingCategory] = field(default_factory=dict)
    booleans: Set[str] = frozenset()
    choices: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    boolean_words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unset_words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SettingsWords:
    """The whole table, by the slicer's key."""

    by_key: Mapping[str, SettingWords]
    layout: SettingsLayout = field(default_factory=SettingsLayout)

    def name(self, key: str, locale_name: str = ENGLISH) -> str:
        """What the setting is called; empty for one nobody named."""
        words = self.by_key.get(key)
        return words.name(locale_name) if words else ""

    def names(self, key: str) -> tuple[str, ...]:
        """In all languages, one by one. A filament's own value is called like the printer's that it replaces."""
        found = (self.by_key.get(key), self.by_key.get(key.removeprefix("filament_")))
        return tuple(name for words in found if words for name in (*words.names.values(), *words.also))

    def every_name(self, key: str) -> str:
        """In all languages, for searching."""
        words = self.by_key.get(key)
        return " ".join(words.names.values()) if words else ""

    def unit(self, key: str, value: str) -> str:
        """The unit that belongs behind this value: none behind words, nor where one stands there already."""
        words = self.by_key.get(key)
        return words.unit if words and _NUMBERS.fullmatch(value) else ""

    def category(self, key: str) -> str:
        """The id of the page that the setting stands on; empty for one nobody placed."""
        found = self.layout.by_key.get(key)
        return found.id if found else ""

    def category_name(self, category_id: str, locale_name: str = ENGLISH) -> str:
        found = self.layout.by_id.get(category_id)
        return in_language(found.names, locale_name) if found else ""

    def category_kind(self, category_id: str) -> str:
        """The sort of preset whose settings the category holds: "process", "filament", "machine" …"""
        found = self.layout.by_id.get(category_id)
        return found.kind if found else ""

    def category_order(self) -> tuple[str, ...]:
        """All ids, as the slicer's tabs follow each other: process, filament, machine."""
        return tuple(self.layout.by_id)

    def is_boolean(self, key: str) -> bool:
        return key in self.layout.booleans

    def value_name(self, key: str, value: str, locale_name: str = ENGLISH) -> str:
        """The word for a value, as "On" for "1"; empty where a value has none. A list of equal entries is one."""
        entries = {entry.strip() for entry in value.split(",")}
        if len(entries) != 1:
            return ""
        return in_language(self._value_words(key, entries.pop()), locale_name)

    def _value_words(self, key: str, value: str) -> Mapping[str, str]:
        if value == NOT_SET and self.category_kind(self.category(key)) == "filament":
            return self.layout.unset_words
        if self.is_boolean(key):
            return self.layout.boolean_words.get(_AS_DIGIT.get(value.lower(), value), {})
        return self.layout.choices.get(key, {}).get(value, {})


NO_WORDS = SettingsWords({})
_AS_DIGIT = {"true": "1", "false": "0"}


def in_language(names: Mapping[str, str], locale_name: str) -> str:
    """In the language of a locale such as "zh_CN", else in English; empty where neither is there."""
    language = locale_name.partition("_")[0]
    akin = next((name for code, name in names.items() if code.partition("_")[0] == language), "")
    return names.get(locale_name) or akin or names.get(ENGLISH, "")


def read_settings_words(path: Path) -> SettingsWords:
    """The table of names, and the layout where one lies beside it.

    Raises OSError or ValueError where a shipped file is broken.
    """
    table = json.loads(path.read_text("utf-8"))
    found = {
        str(key): SettingWords(
            {code: str(text) for code, text in row.items() if code not in {"unit", "also"}},
            row.get("unit", ""),
            tuple(row.get("also", ())),
        )
        for key, row in table.items()
    }
    layout = path.with_name(LAYOUT_FILE)
    return SettingsWords(found, _read_layout(layout) if layout.is_file() else SettingsLayout())


def _read_layout(path: Path) -> SettingsLayout:
    table: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
    categories = [
        SettingCategory(row["id"], row["kind"], _names(row), tuple(row["keys"]))
        for row in table.get("categories", ())
    ]
    return SettingsLayout(
        by_id={category.id: category for category in categories},
        by_key={key: category for category in categories for key in category.keys},
        booleans=frozenset(table.get("booleans", ())),
        choices=_choices(table.get("choices", ())),
        boolean_words=table.get("boolean_words", {}),
        unset_words=table.get("unset_words", {}),
    )


def _names(row: Mapping[str, Any]) -> Mapping[str, str]:
    return {code: text for code, text in row.items() if code not in {"id", "kind", "keys"} and isinstance(text, str)}


def _choices(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Several keys share a set of words, such as all patterns."""
    return {key: row["words"] for row in rows for key in row["keys"]}
