"""Slicing settings as rows of a table: two views of one JSON text. No Qt.

Slicers write values as text or as lists of text (`"nozzle_temperature": ["245"]`), partners also as numbers.
An edit in the table keeps the form that a value came in; a new value takes the form in which the slicers write it.
"""

from dataclasses import dataclass
from enum import Enum, auto

from elegoo_chat_gui.core.json_text import JsonTextError, JsonValue, NumberText, dump, dump_pretty, parse
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.setting_kinds import is_setting, kind_of_setting
from elegoo_chat_gui.core.setting_values import (
    NOT_SET,
    SettingValue,
    SettingValues,
    all_values,
    from_json,
    same_value,
    to_json,
    value_text,
)
from elegoo_chat_gui.core.slicers import PresetBaseline


class ValueFormError(ValueError):
    """The typed text does not fit the form of the value: a list of several, an object."""


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting; `shown` is what the cell says, `value` what is sent."""

    name: str
    value: JsonValue

    @property
    def shown(self) -> str:
        match self.value:
            case str():
                return self.value
            case [str() as only]:
                return only
            case _:
                return dump(self.value)


def read_rows(text: str) -> list[SettingRow] | None:
    """The settings in their order; no text is no settings; None where the text is not a JSON object."""
    if not text.strip():
        return []
    try:
        value = parse(text)
    except JsonTextError:
        return None
    return [SettingRow(name, item) for name, item in value.items()] if isinstance(value, dict) else None


def write_rows(rows: list[SettingRow], like: str) -> str:
    """The JSON text of the rows, on one line or many as `like` was; empty where there are none."""
    value: JsonValue = {row.name: row.value for row in rows}
    if not rows:
        return ""
    return dump_pretty(value) if "\n" in like or not like.strip() else dump(value)


def settings_text(values: SettingValues) -> str:
    """The JSON text of values as a slicer has them; empty where there are none."""
    return write_rows([SettingRow(key, to_json(value)) for key, value in values.items()], "")


def value_in_form_of(old: JsonValue, typed: str) -> JsonValue:
    """What `typed` means in place of `old`. Raises ValueFormError where `old` is a list or object and it is not."""
    match old:
        case str():
            return typed
        case [] | [str()]:
            return _list_or_only(typed)
        case list() if all(isinstance(item, str) for item in old):
            return _texts(_same_shape(typed, list))
        case [int() | float() | NumberText()]:
            value = new_value(typed)
            return value if isinstance(value, list) else [value]
        case list():
            return _same_shape(typed, list)
        case dict():
            return _same_shape(typed, dict)
        case _:
            return new_value(typed)


def new_value(typed: str) -> JsonValue:
    """What is typed in place of a number or a word of JSON: JSON where it reads as JSON, else text."""
    try:
        return parse(typed)
    except JsonTextError:
        return typed


def first_value_of(key: str, typed: str, baseline: PresetBaseline) -> JsonValue:
    """A value without an older form: text, or a list of texts where the presets or the slicers have a list."""
    value = new_value(typed)
    if isinstance(value, dict | list):
        return _texts(value)
    text = value if isinstance(value, str) and typed.lstrip().startswith('"') else typed
    known = baseline.value(key)
    is_list = not isinstance(known, str) if known is not None else kind_of_setting(key) is PresetKind.FILAMENT
    return [text] if is_list else text


def _list_or_only(typed: str) -> JsonValue:
    if typed.lstrip().startswith("["):
        value = new_value(typed)
        if isinstance(value, list):
            return _texts(value)
    return [typed]


def _texts(value: JsonValue) -> JsonValue:
    """A list as the slicers write it: `[245]` is `["245"]`. Anything else as it is."""
    if not isinstance(value, list):
        return value
    return [dump(item) if isinstance(item, int | float | NumberText) else item for item in value]


def _same_shape(typed: str, shape: type) -> JsonValue:
    value = new_value(typed)
    if not isinstance(value, shape):
        raise ValueFormError
    return value


class PresetSays(Enum):
    """What is known of the presets' value of a setting."""

    NOTHING = auto()  # no preset is named that could say it
    SAME = auto()
    OTHER = auto()
    DEFAULT = auto()  # its preset is here, but no file says it: the slicer's own default
    MISSING = auto()  # its preset is not on this computer


@dataclass(frozen=True, slots=True)
class AgainstPreset:
    """A setting held against the presets; `value` is the presets', empty where it is not known."""

    says: PresetSays = PresetSays.NOTHING
    value: str = ""


def against_preset(row: SettingRow, baseline: PresetBaseline) -> AgainstPreset:
    known = baseline.value(row.name)
    if known is not None:
        says = PresetSays.SAME if same_value(from_json(row.value), known) else PresetSays.OTHER
        return AgainstPreset(says, value_text(known))
    kind = kind_of_setting(row.name)
    if kind in baseline.missing:
        return AgainstPreset(PresetSays.MISSING)
    return AgainstPreset(PresetSays.DEFAULT if baseline.of(kind) is not None else PresetSays.NOTHING)


def values_to_add(rows: list[SettingRow], baseline: PresetBaseline) -> list[SettingRow]:
    """Every value of the presets that is not among the rows: process, then filament, then machine."""
    taken = {row.name for row in rows}
    found: dict[str, SettingValue] = {}
    for kind in (PresetKind.PROCESS, PresetKind.FILAMENT, PresetKind.MACHINE):
        preset = baseline.of(kind)
        for key, value in preset.values.items() if preset is not None else ():
            if key not in taken and is_setting(key) and set(all_values(value)) != {NOT_SET}:
                found.setdefault(key, value)
    return [SettingRow(key, to_json(value)) for key, value in found.items()]


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Counted from 1, as editors do."""
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1
