"""Reads one JSON file of a slicer: bounded, whatever its encoding, never hanging on what is no file."""

import json
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from elegoo_chat_gui.core.presets import PresetProblem
from elegoo_chat_gui.core.setting_kinds import is_secret_setting
from elegoo_chat_gui.core.setting_values import SettingValue

LARGEST: Final = 5 * 1024 * 1024  # bytes of one file; a preset has under 100 KB, the largest conf some hundred


class UnusableFileError(Exception):
    """A file that gives nothing; `problem` says why."""

    def __init__(self, problem: PresetProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


# Numbers stay text, as the slicers themselves write them.
_DECODER: Final = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)


def read_bytes(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a regular file. Raises UnusableFileError."""
    try:
        # Without waiting: a pipe in the place of a file must not stop the reading for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise UnusableFileError(PresetProblem.MISSING_FILE) from None
    except (OSError, ValueError):
        raise UnusableFileError(PresetProblem.UNREADABLE) from None
    try:
        with os.fdopen(descriptor, "rb") as file:
            facts = os.fstat(file.fileno())
            if not stat.S_ISREG(facts.st_mode):
                raise UnusableFileError(PresetProblem.UNREADABLE)
            if facts.st_size > largest:
                raise UnusableFileError(PresetProblem.TOO_LARGE)
            content = file.read(largest + 1)
    except OSError:
        raise UnusableFileError(PresetProblem.UNREADABLE) from None
    if len(content) > largest:
        raise UnusableFileError(PresetProblem.TOO_LARGE)
    return content


def decoded(content: bytes) -> str:
    """Text in UTF-8 with or without its mark, in UTF-16 with one; bytes of other encodings are replaced."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8-sig", "replace")


def first_json(text: str) -> Any:
    """The first JSON value of a text; what follows it is ignored. Raises UnusableFileError."""
    try:
        value, _end = _DECODER.raw_decode(text, len(text) - len(text.lstrip()))
    except (ValueError, RecursionError):
        raise UnusableFileError(PresetProblem.UNREADABLE) from None
    return value


def read_object(path: Path) -> dict[str, Any]:
    """The object that a file holds. Raises UnusableFileError."""
    text = decoded(read_bytes(path))
    value = first_json(text)
    if not isinstance(value, dict):
        raise UnusableFileError(PresetProblem.UNREADABLE)
    return value


def setting_values(table: Mapping[str, Any]) -> dict[str, SettingValue]:
    """The values of a preset file in the slicers' two forms; how a printer is reached is left out."""
    return {key: _value(item) for key, item in table.items() if not is_secret_setting(key)}


def _value(item: Any) -> SettingValue:
    if isinstance(item, str):
        return item
    if isinstance(item, list):
        return tuple(entry if isinstance(entry, str) else _odd(entry) for entry in item)
    return _odd(item)


def _odd(item: Any) -> str:
    """What no slicer writes: a truth value as its digit, nothing as no text, anything else as JSON."""
    if isinstance(item, bool):
        return "1" if item else "0"
    return "" if item is None else json.dumps(item, ensure_ascii=False)
