"""The `slicing_settings_json` of a chat: meant to be an object of settings in a string, checked by nobody."""

from collections.abc import Iterator
from dataclasses import dataclass

from elegoo_chat_gui.core.json_spans import as_text, children, string_text, whole
from elegoo_chat_gui.core.json_text import JsonTextError, JsonValue, dump, parse


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting; `value` as a person reads it: texts bare, lists joined."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class UnreadableSettings:
    """Settings that are not a JSON object. `position` is a character offset; None: JSON of another shape."""

    raw: str
    position: int | None


def read_settings(text: str | None) -> tuple[SettingRow, ...] | UnreadableSettings:
    """Rows in stored order, a key that comes twice with both values; none where nothing was sent. Never raises."""
    if text is None or not text.strip():
        return ()
    try:
        value = parse(text)
    except JsonTextError as error:
        return UnreadableSettings(text, error.position)
    if not isinstance(value, dict):
        return UnreadableSettings(text, None)
    return tuple(_rows(text))


def _rows(text: str) -> Iterator[SettingRow]:
    source = text.encode("utf-8", "surrogatepass")
    table = next(span for span in whole(source) if span is not None)
    for member in children(source, table):
        if member is not None and member.key is not None:
            key = string_text(source, *member.key)
            yield SettingRow(key, setting_text(parse(as_text(source[member.start : member.end]))))


def setting_text(value: JsonValue) -> str:
    """A setting's value for reading."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and not any(isinstance(item, list | dict) for item in value):
        return ", ".join(map(setting_text, value))
    return dump(value)
