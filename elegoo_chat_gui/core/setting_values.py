"""Values of slicing settings as the slicers write them: a string, or a list of strings.

Source: preset files and `project_settings.config` of JusPrin, OrcaSlicer and ElegooSlicer; no number, boolean,
null or object occurs there. The same key is a scalar in one file and a list of one in another.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypeAlias

from elegoo_chat_gui.core.json_text import JsonValue, dump

SettingValue: TypeAlias = str | tuple[str, ...]
SettingValues: TypeAlias = Mapping[str, SettingValue]

NOT_SET = "nil"  # in a filament's own values: the machine's value counts
_NUMBER = re.compile(r"([+-]?\d{1,40}(?:\.\d{1,40})?)(\s*%?)", re.ASCII)


def all_values(value: SettingValue) -> tuple[str, ...]:
    """Every entry; a scalar is a list of one."""
    return (value,) if isinstance(value, str) else value


def first_value(value: SettingValue | None) -> str:
    """The first entry, empty where there is none."""
    entries = all_values(value) if value is not None else ()
    return entries[0] if entries else ""


def from_json(value: JsonValue) -> SettingValue:
    """Any JSON as a setting's value. What no slicer writes (numbers, objects, null) becomes its JSON text."""
    if isinstance(value, list):
        return tuple(item if isinstance(item, str) else dump(item) for item in value)
    return value if isinstance(value, str) else dump(value)


def to_json(value: SettingValue) -> JsonValue:
    """The form that goes into a file or onto the wire."""
    return value if isinstance(value, str) else list(value)


def value_text(value: SettingValue) -> str:
    """For reading: lists joined, a list of one bare."""
    return ", ".join(all_values(value))


def comparable(text: str) -> str:
    """Equal for values that set the same: numbers by their worth ("0.20" is "0.2", "80.0" is "80"), else as text."""
    text = text.strip()
    number = _NUMBER.fullmatch(text)
    if number is None:
        return text
    worth = f"{Decimal(number[1]):f}"
    if "." in worth:
        worth = worth.rstrip("0").rstrip(".")
    return ("0" if worth in {"-0", "+0", ""} else worth.removeprefix("+")) + number[2].strip()


def same_value(one: SettingValue, other: SettingValue) -> bool:
    """Whether two values set the same, whichever form each is in.

    A list whose entries are all alike is also the same as that entry alone: a machine with several extruders
    repeats a value for each.
    """
    return _compared(all_values(one)) == _compared(all_values(other))


def _compared(entries: Iterable[str]) -> tuple[str, ...]:
    compared = tuple(map(comparable, entries))
    return compared[:1] if len(set(compared)) == 1 else compared
