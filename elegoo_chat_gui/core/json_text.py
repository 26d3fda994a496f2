"""JSON read and written without losing what the sender meant.

Python's own pair changes numbers on the way (`1.10` becomes `1.1`, `1e400` becomes `Infinity`,
integers of more than 4,300 digits raise): such numbers are kept here as their own text.
"""

import json
import re
from dataclasses import dataclass
from itertools import count
from typing import Any, NoReturn, TypeAlias

MAX_DEPTH = 400  # the decoder recurses; 500 levels already come near Python's limit of 1,000 frames
_LONGEST_INT = 300


@dataclass(frozen=True, slots=True)
class NumberText:
    """A number that a Python int or float would not give back as it came."""

    text: str


JsonValue: TypeAlias = "bool | int | float | str | NumberText | list[JsonValue] | dict[str, JsonValue] | None"


class JsonTextError(ValueError):
    """Text that is not JSON; `position` is a character offset, `reason` one of the REASON_ codes."""

    def __init__(self, reason: str, position: int = 0) -> None:
        super().__init__(f"{reason} at character {position}")
        self.reason = reason
        self.position = position


REASON_EMPTY = "empty"
REASON_SYNTAX = "syntax"
REASON_CUT_OFF = "cut-off"
REASON_TOO_DEEP = "too-deep"


def _read_int(text: str) -> int | NumberText:
    if len(text) > _LONGEST_INT or text == "-0":
        return NumberText(text)
    return int(text)


def _read_float(text: str) -> float | NumberText:
    number = float(text)
    return number if repr(number) == text else NumberText(text)


def _refuse_constant(_name: str) -> NoReturn:
    raise JsonTextError(REASON_SYNTAX)


_DECODER = json.JSONDecoder(parse_int=_read_int, parse_float=_read_float, parse_constant=_refuse_constant)
_BRACKETS_AND_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)
_WHITE_SPACE = re.compile(r"[ \t\n\r]*")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def is_too_deep(text: str, limit: int = MAX_DEPTH) -> bool:
    """Whether brackets outside strings nest deeper than `limit` levels."""
    if text.count("[") + text.count("{") <= limit:
        return False
    depth = 0
    for match in _BRACKETS_AND_STRINGS.finditer(text):
        first = text[match.start()]
        if first in "[{":
            depth += 1
            if depth > limit:
                return True
        elif first in "]}":
            depth -= 1
    return False


def skip_white_space(text: str, position: int) -> int:
    """The offset of the first character at or after `position` that JSON does not ignore."""
    match = _WHITE_SPACE.match(text, position)
    return match.end() if match else position


def parse_value(text: str, position: int = 0) -> tuple[JsonValue, int]:
    """The JSON value that starts exactly at `position`, and the offset behind it.

    The caller has made sure that the text is not too deep. Raises JsonTextError.
    """
    try:
        value, end = _DECODER.raw_decode(text, position)
    except JsonTextError:
        raise JsonTextError(REASON_SYNTAX, position) from None
    except json.JSONDecodeError as error:
        cut_off = error.pos >= len(text) or error.msg.startswith("Unterminated string")
        raise JsonTextError(REASON_CUT_OFF if cut_off else REASON_SYNTAX, error.pos) from None
    except RecursionError:
        raise JsonTextError(REASON_TOO_DEEP, position) from None
    return value, end


def parse_keeping_repeats(text: str) -> JsonValue:
    """A JSON value in which no key's earlier value is lost; None where no key stands twice.

    JSON's last value wins; an earlier one stands here under "key (1)", "key (2)" and so on. For texts that
    `parse_value` has read before.
    """
    found: list[str] = []

    def keep(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        members = dict(pairs)
        if len(members) == len(pairs):
            return members
        last = {key: place for place, (key, _) in enumerate(pairs)}
        for place, (key, value) in enumerate(pairs):
            if last[key] != place:
                name = next(name for n in count(1) if (name := f"{key} ({n})") not in members)
                members[name] = value
                found.append(name)
        return members

    decoder = json.JSONDecoder(object_pairs_hook=keep, parse_int=_read_int, parse_float=_read_float)
    value: JsonValue = decoder.raw_decode(text)[0]
    return value if found else None


def parse(text: str) -> JsonValue:
    """A whole JSON text. Raises JsonTextError, also for what Python alone accepts (NaN, Infinity)."""
    start = skip_white_space(text, 0)
    if start == len(text):
        raise JsonTextError(REASON_EMPTY, 0)
    if is_too_deep(text):
        raise JsonTextError(REASON_TOO_DEEP, 0)
    value, end = parse_value(text, start)
    end = skip_white_space(text, end)
    if end != len(text):
        raise JsonTextError(REASON_SYNTAX, end)
    return value


def escape_lone_surrogates(json_text: str) -> str:
    """The same JSON with lone surrogates as `\\ud800` escapes, so that it can become UTF-8."""
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", json_text)


def quote(text: str) -> str:
    """A JSON string, non-ASCII kept, lone surrogates and control characters escaped."""
    return escape_lone_surrogates(json.dumps(text, ensure_ascii=False))


def dump(value: JsonValue) -> str:
    """Compact JSON text, as `JSON.stringify` writes it."""
    match value:
        case NumberText(text):
            return text
        case str():
            return quote(value)
        case list():
            return "[" + ",".join(map(dump, value)) + "]"
        case dict():
            return "{" + ",".join(f"{quote(key)}:{dump(item)}" for key, item in value.items()) + "}"
        case _:
            return json.dumps(value)


def dump_pretty(value: JsonValue, indent: str = "  ", _level: int = 0) -> str:
    """JSON for reading: one member a line, short lists of scalars on one line."""
    if isinstance(value, dict) and value:
        inner = indent * (_level + 1)
        rows = [f"{inner}{quote(key)}: {dump_pretty(item, indent, _level + 1)}" for key, item in value.items()]
        return "{\n" + ",\n".join(rows) + "\n" + indent * _level + "}"
    if isinstance(value, list) and any(isinstance(item, list | dict) for item in value):
        inner = indent * (_level + 1)
        items = [inner + dump_pretty(item, indent, _level + 1) for item in value]
        return "[\n" + ",\n".join(items) + "\n" + indent * _level + "]"
    if isinstance(value, list):
        return "[" + ", ".join(map(dump, value)) + "]"
    return dump(value)


def plain(value: JsonValue) -> Any:
    """The value as ordinary Python numbers would give it, for comparing; never for sending."""
    match value:
        case NumberText(text):
            return float(text) if len(text) <= _LONGEST_INT else text
        case list():
            return [plain(item) for item in value]
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case _:
            return value
