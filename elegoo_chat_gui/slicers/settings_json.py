"""Settings out of a JSON text that a person handed over: a flat object of strings and lists of strings."""

from typing import Final

from elegoo_chat_gui.core.errors import SlicerFileReason
from elegoo_chat_gui.core.json_text import JsonTextError, JsonValue, is_too_deep, parse
from elegoo_chat_gui.core.setting_kinds import is_secret_setting
from elegoo_chat_gui.core.setting_values import SettingValues, from_json
from elegoo_chat_gui.slicers.source_file import SourceFile

MAX_JSON: Final = 2 * 1024 * 1024  # bytes; a project's settings have 24-64 KB, a preset less
MAX_SETTINGS: Final = 5_000  # a project has 320-607
_DEEPEST: Final = 20  # levels; settings have 2, a bundle's list of entries 4


def read_object(source: SourceFile, content: bytes, where: str) -> dict[str, JsonValue]:
    """A JSON object; of a key that stands twice the last counts. `where` goes into the error.

    Raises SlicerFileError: TOO_LARGE where it is nested too deeply, else BROKEN. A byte order mark is allowed, other
    encodings are not: no slicer reads them either.
    """
    try:
        text = content.decode("utf-8-sig")
        if is_too_deep(text, _DEEPEST):
            raise source.error(SlicerFileReason.TOO_LARGE, f"{where}: nested too deeply")
        value = parse(text)
    except UnicodeDecodeError:
        raise source.error(SlicerFileReason.BROKEN, f"{where}: not UTF-8") from None
    except JsonTextError as error:
        raise source.error(SlicerFileReason.BROKEN, f"{where}: {error}") from None
    if not isinstance(value, dict):
        raise source.error(SlicerFileReason.BROKEN, f"{where}: not an object")
    return value


def settings_in(source: SourceFile, members: dict[str, JsonValue]) -> SettingValues:
    """The object's members as setting values, without what leads to a person's printer. Raises SlicerFileError."""
    if len(members) > MAX_SETTINGS:
        raise source.error(SlicerFileReason.TOO_LARGE, f"{len(members)} settings")
    return {key: from_json(value) for key, value in members.items() if not is_secret_setting(key)}
