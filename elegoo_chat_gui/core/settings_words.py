"""What people call the slicer's settings, and the units of their values.

The slicer's own keys are what is sent and searched for; names and units only stand beside them. The table is data
(resources/settings-words.json): names are written, not translated, since both languages have their own terms.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ENGLISH = "en"
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
        """In the language of a locale such as "zh_CN", else in English."""
        language = locale_name.partition("_")[0]
        akin = next((name for code, name in self.names.items() if code.partition("_")[0] == language), "")
        return self.names.get(locale_name) or akin or self.names.get(ENGLISH, "")


@dataclass(frozen=True, slots=True)
class SettingsWords:
    """The whole table, by the slicer's key."""

    by_key: Mapping[str, SettingWords]

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


NO_WORDS = SettingsWords({})


def read_settings_words(path: Path) -> SettingsWords:
    """Raises OSError or ValueError where the shipped file is broken."""
    table = json.loads(path.read_text("utf-8"))
    found = {
        str(key): SettingWords(
            {code: str(text) for code, text in row.items() if code not in {"unit", "also"}},
            row.get("unit", ""),
            tuple(row.get("also", ())),
        )
        for key, row in table.items()
    }
    return SettingsWords(found)
