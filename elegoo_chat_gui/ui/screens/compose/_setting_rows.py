"""Slicing settings as rows of a table: two views of one JSON text. No Qt.

Slicers write most values as text or as lists of text (`"nozzle_temperature": ["245"]`), partners as numbers.
An edit in the table keeps the form that a value came in.
"""

from dataclasses import dataclass

from elegoo_chat_gui.core.json_text import JsonTextError, JsonValue, NumberText, dump, dump_pretty, parse


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


def value_in_form_of(old: JsonValue, typed: str) -> JsonValue:
    """What `typed` means in place of `old`. Raises ValueFormError where `old` is a list or object and it is not."""
    match old:
        case str():
            return typed
        case [] | [str()]:
            return _list_or_only(typed)
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
    """A value without an older form: JSON where it reads as JSON, else text. Quotes make text of a number."""
    try:
        return parse(typed)
    except JsonTextError:
        return typed


def _list_or_only(typed: str) -> JsonValue:
    if typed.lstrip().startswith("["):
        value = new_value(typed)
        if isinstance(value, list):
            return value
    return [typed]


def _same_shape(typed: str, shape: type) -> JsonValue:
    value = new_value(typed)
    if not isinstance(value, shape):
        raise ValueFormError
    return value


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Counted from 1, as editors do."""
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1
