"""What the server accepts as a new chat, and the texts with which it refuses the rest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from elegoo_chat_gui.sandbox.language import Text, say

FieldErrors: TypeAlias = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    required: bool = False
    limit: int | None = None  # code points


FIELDS = (
    Field("messages", required=True),
    Field("machine_name"),
    Field("filament_name"),
    Field("print_process_name"),
    Field("slicing_settings_json"),
    Field("user_feedback", limit=16),
    Field("user_feedback_text"),
)


def check_chat(data: object, language: str) -> tuple[dict[str, str | None], FieldErrors]:
    """The seven stored values and, for each refused field, its complaints. One of the two is empty."""
    if data is None:
        return {}, {"non_field_errors": [say(Text.NO_DATA, language)]}
    if not isinstance(data, Mapping):
        kind = type(data).__name__
        return {}, {"non_field_errors": [say(Text.NOT_A_DICTIONARY, language, kind=kind)]}
    values: dict[str, str | None] = {}
    errors: FieldErrors = {}
    for field in FIELDS:
        complaints = _check_field(field, data, values, language)
        if complaints:
            errors[field.name] = complaints
    return ({}, errors) if errors else (values, {})


def _check_field(
    field: Field, data: Mapping[object, object], values: dict[str, str | None], language: str
) -> list[str]:
    values[field.name] = None
    if field.name not in data:
        return [say(Text.REQUIRED, language)] if field.required else []
    value = data[field.name]
    if value is None:
        return [say(Text.NULL, language)] if field.required else []
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return [say(Text.NOT_A_STRING, language)]
    text = str(value).strip()  # Python's strip removes NBSP and U+3000 too, as the real server does
    if not text and field.required:
        return [say(Text.BLANK, language)]
    values[field.name] = text
    checks: tuple[Callable[[str], str | None], ...] = (
        lambda checked: _too_long(checked, field.limit, language),
        lambda checked: say(Text.NUL_CHARACTER, language) if "\0" in checked else None,
        lambda checked: _surrogate(checked, language),
    )
    return [complaint for check in checks if (complaint := check(text))]


def _too_long(text: str, limit: int | None, language: str) -> str | None:
    if limit is None or len(text) <= limit:
        return None
    return say(Text.TOO_LONG, language, limit=limit)


def _surrogate(text: str, language: str) -> str | None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return say(Text.SURROGATE, language, code=ord(text[error.start]))
    return None
