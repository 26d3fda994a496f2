"""A message as the parts a reader sees. Pure; for any JSON value; nothing that was received is dropped.

Source of the shapes: Elegoo-Obico Chats API, field `messages`, and the open embedded chat page of JusPrin,
which stores structured keys beside role and content. What does not have exactly such a shape, and every
other key, becomes a RawBlock. Left out are only values that say nothing: a null, missing or empty `content`
and the empty lists the page stores as a matter of course.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from elegoo_chat_gui.core.json_text import JsonValue, dump, parse_keeping_repeats
from elegoo_chat_gui.core.messages import Message, Role

_KNOWN_KEYS = frozenset(
    {
        "suggested_printing_method",
        "slicing_profiles",
        "params",
        "per_override_explanations",
        "agent_actions",
        "jusprinNotification",
        "discord_support",
        "has_upgrade_link",
    }
)
_PROFILE_KEYS = frozenset({"use_print_process_preset", "filament_overrides", "print_process_overrides"})
_OPTIONS_ACTION = "ask_user_to_choose_from_options"
_OPTIONS_KEY = "user_options_to_choose_from"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """What was said. Markdown from the assistant, as typed from everybody else."""

    text: str
    is_markdown: bool


class SettingScope(StrEnum):
    """Which of the slicer's tabs a setting belongs to."""

    FILAMENT = "filament"
    PROCESS = "process"


class SettingsOrigin(StrEnum):
    """Where the settings of a message were stored."""

    PROFILES = "slicing_profiles"
    PARAMS = "params"  # before 26 Oct 2024
    NONE = "none"  # explanations alone


@dataclass(frozen=True, slots=True)
class AppliedSetting:
    """One setting as it was applied. Texts as stored, other values as their JSON text ("null" included)."""

    key: str
    value_text: str
    scope: SettingScope
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SettingReason:
    """An explanation that belongs to no listed setting: `parameter` is a name for people, often translated."""

    parameter: str
    explanation: str


@dataclass(frozen=True, slots=True)
class SettingsAppliedBlock:
    """Settings the assistant applied, each with the reason given for it."""

    preset: str | None
    overrides: tuple[AppliedSetting, ...]
    reasons: tuple[SettingReason, ...] = ()
    origin: SettingsOrigin = SettingsOrigin.PROFILES


@dataclass(frozen=True, slots=True)
class SlicerActionBlock:
    """What the assistant asked the slicer to do. `arguments` is an object, mostly empty."""

    name: str
    arguments: JsonValue


@dataclass(frozen=True, slots=True)
class OptionsBlock:
    """Answers that were offered as buttons."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SlicerNoticeBlock:
    """What the slicer itself said; `level` is "error", "warning" or anything else."""

    level: str
    text: str


@dataclass(frozen=True, slots=True)
class SuggestedMethodBlock:
    """How the assistant would print it, from its look at the plate."""

    markdown: str


@dataclass(frozen=True, slots=True)
class SupportBlock:
    """An invitation to the community; both are addresses and never loaded."""

    url: str
    qr_url: str | None


@dataclass(frozen=True, slots=True)
class UpgradeBlock:
    """The chat page showed a link to a paid plan here."""


@dataclass(frozen=True, slots=True)
class RawBlock:
    """Anything else. `key` is where it stood in the message, None where the element is no object."""

    key: str | None
    value: JsonValue


Block: TypeAlias = (
    TextBlock
    | SettingsAppliedBlock
    | SlicerActionBlock
    | OptionsBlock
    | SlicerNoticeBlock
    | SuggestedMethodBlock
    | SupportBlock
    | UpgradeBlock
    | RawBlock
)


NamesOfSetting: TypeAlias = Callable[[str], Iterable[str]]


def _no_names(_key: str) -> Iterable[str]:
    return ()


def blocks_of(message: Message, names: NamesOfSetting = _no_names) -> tuple[Block, ...]:
    """The parts in reading order. Empty where the message says nothing at all. Never raises.

    `names` gives what people call a setting, in any language: the assistant explains in the chat's language.

    Where a key stands twice the last value counts; the earlier ones are parts under names of their own.
    """
    kept = parse_keeping_repeats(message.source) if '"' in message.source else None
    if kept is not None:
        message = Message(message.source, kept)
    if not isinstance(message.value, dict):
        return (RawBlock(None, message.value),)
    extras = message.extras
    blocks = [
        *_text_blocks(message),
        *_suggestion_blocks(extras),
        *_settings_blocks(extras, names),
        *_action_blocks(extras),
        *_notice_blocks(extras),
        *_support_blocks(extras),
        *_upgrade_blocks(extras),
    ]
    blocks += [RawBlock(key, value) for key, value in extras.items() if key not in _KNOWN_KEYS]
    # Raw parts come last, whichever reader left them over.
    return (*(b for b in blocks if not isinstance(b, RawBlock)), *(b for b in blocks if isinstance(b, RawBlock)))


def _text_blocks(message: Message) -> Iterator[Block]:
    role, content = message.value.get("role") if isinstance(message.value, dict) else None, message.content
    if role is not None and not isinstance(role, str):
        yield RawBlock("role", role)
    if isinstance(content, str):
        if content.strip():
            yield TextBlock(content, message.role is Role.ASSISTANT)
    elif content is not None:
        yield RawBlock("content", content)


def _suggestion_blocks(extras: dict[str, JsonValue]) -> Iterator[Block]:
    key = "suggested_printing_method"
    if key in extras:
        value = extras[key]
        usable = isinstance(value, str) and value.strip()
        yield SuggestedMethodBlock(value) if usable and isinstance(value, str) else RawBlock(key, value)


def _settings_blocks(extras: dict[str, JsonValue], names: NamesOfSetting) -> Iterator[Block]:
    reasons, left_over = _read_reasons(extras.get("per_override_explanations", []))
    if left_over:
        yield RawBlock("per_override_explanations", left_over)
    for key, reader in (("slicing_profiles", _read_profiles), ("params", _read_params)):
        if key not in extras:
            continue
        value = extras[key]
        if not isinstance(value, dict):
            yield RawBlock(key, value)
            continue
        block, rest = reader(value)
        if rest:
            yield RawBlock(key, rest)
        if block is not None:
            yield _with_reasons(block, reasons, names)
            reasons = ()
    if reasons:
        yield SettingsAppliedBlock(None, (), reasons, SettingsOrigin.NONE)


_Object: TypeAlias = dict[str, JsonValue]


def _read_profiles(value: _Object) -> tuple[SettingsAppliedBlock | None, _Object]:
    rest: _Object = {key: item for key, item in value.items() if key not in _PROFILE_KEYS}
    preset = value.get("use_print_process_preset")
    if preset is not None and not isinstance(preset, str):
        rest["use_print_process_preset"] = preset
        preset = None
    filament = _scope_settings(value, "filament_overrides", SettingScope.FILAMENT, rest)
    process = _scope_settings(value, "print_process_overrides", SettingScope.PROCESS, rest)
    if rest and preset is None and not filament and not process:
        return None, rest
    return SettingsAppliedBlock(preset, filament + process), rest


def _read_params(value: _Object) -> tuple[SettingsAppliedBlock | None, _Object]:
    rest: _Object = {key: item for key, item in value.items() if key not in {"filament_json", "print_process_json"}}
    filament = _scope_settings(value, "filament_json", SettingScope.FILAMENT, rest)
    process = _scope_settings(value, "print_process_json", SettingScope.PROCESS, rest)
    if rest and not filament and not process:
        return None, rest
    return SettingsAppliedBlock(None, filament + process, origin=SettingsOrigin.PARAMS), rest


def _scope_settings(profile: _Object, key: str, scope: SettingScope, rest: _Object) -> tuple[AppliedSetting, ...]:
    """The settings under `key`, in any of the stored forms; what has none of them is put into `rest`."""
    value = profile.get(key)
    if value is None:
        return ()
    objects = value if isinstance(value, list) else [value]
    settings: list[AppliedSetting] = []
    for item in objects:
        if not isinstance(item, dict):
            rest[key] = value
            return ()
        settings += [AppliedSetting(name, _value_text(stored, scope), scope) for name, stored in item.items()]
    return tuple(settings)


def _value_text(value: JsonValue, scope: SettingScope) -> str:
    """`[215]` and `215` are the same filament setting: the slicer keeps one value per extruder."""
    if scope is SettingScope.FILAMENT and isinstance(value, list) and len(value) == 1:
        value = value[0]
    return value if isinstance(value, str) else dump(value)


def _read_reasons(value: JsonValue) -> tuple[tuple[SettingReason, ...], JsonValue]:
    """The explanations, and whatever in there is not one."""
    if not isinstance(value, list):
        return (), value if value is not None else [None]
    reasons: list[SettingReason] = []
    left_over: list[JsonValue] = []
    for item in value:
        match item:
            case {"parameter": str(parameter), "explanation": str(explanation), **others} if not others:
                reasons.append(SettingReason(parameter, explanation))
            case _:
                left_over.append(item)
    return tuple(reasons), left_over


def _with_reasons(
    block: SettingsAppliedBlock, reasons: tuple[SettingReason, ...], names: NamesOfSetting
) -> SettingsAppliedBlock:
    """Each reason beside the setting that it names by its key or as people call it; the others stay on their own."""
    waiting = list(reasons)
    found: dict[int, str] = {}
    for place, setting in enumerate(block.overrides):
        if (reason := _taken(waiting, {_normalised(setting.key)})) is not None:
            found[place] = reason.explanation
    for place, setting in enumerate(block.overrides):
        called = {_normalised(name) for name in names(setting.key)} if waiting and place not in found else set()
        if (reason := _taken(waiting, called)) is not None:
            found[place] = f"{reason.parameter}: {reason.explanation}"
    overrides = tuple(replace(setting, reason=found.get(place)) for place, setting in enumerate(block.overrides))
    return SettingsAppliedBlock(block.preset, overrides, tuple(waiting), block.origin)


def _taken(waiting: list[SettingReason], names: set[tuple[str, ...]]) -> SettingReason | None:
    """The first reason for one of the names, taken out of those that wait."""
    found = next((reason for reason in waiting if _normalised(reason.parameter) in names), None)
    if found is not None:
        waiting.remove(found)
    return found


_WORD = re.compile(r"[^\W_]+")


def _normalised(name: str) -> tuple[str, ...]:
    """ "Wall loops" and `wall_loops` are one name."""
    words = _WORD.findall(name.casefold())
    return tuple("temp" if word == "temperature" else word for word in words)


def _action_blocks(extras: _Object) -> Iterator[Block]:
    value = extras.get("agent_actions", [])
    if not isinstance(value, list):
        yield RawBlock("agent_actions", value)
        return
    left_over: list[JsonValue] = []
    for item in value:
        name = item.get("name") if isinstance(item, dict) else None
        if isinstance(item, dict) and isinstance(name, str) and item.keys() <= {"name", "arguments"}:
            yield _action(name, item.get("arguments", {}))
        else:
            left_over.append(item)
    if left_over:
        yield RawBlock("agent_actions", left_over)


def _action(name: str, arguments: JsonValue) -> Block:
    if name == _OPTIONS_ACTION and isinstance(arguments, dict) and arguments.keys() == {_OPTIONS_KEY}:
        offered = arguments[_OPTIONS_KEY]
        options = [option for option in offered if isinstance(option, str)] if isinstance(offered, list) else []
        if options and options == offered:
            return OptionsBlock(tuple(options))
    return SlicerActionBlock(name, arguments)


def _notice_blocks(extras: _Object) -> Iterator[Block]:
    key = "jusprinNotification"
    if key not in extras:
        return
    value = extras[key]
    level, text = (value.get("level"), value.get("text")) if isinstance(value, dict) else (None, None)
    if not (isinstance(value, dict) and isinstance(level, str) and isinstance(text, str)):
        yield RawBlock(key, value)
        return
    yield SlicerNoticeBlock(level, text)
    if others := _without(value, "level", "text"):
        yield RawBlock(key, others)


def _support_blocks(extras: _Object) -> Iterator[Block]:
    key = "discord_support"
    if key not in extras:
        return
    value = extras[key]
    url = value.get("url") if isinstance(value, dict) else None
    if not (isinstance(value, dict) and isinstance(url, str)):
        yield RawBlock(key, value)
        return
    qr_url = value.get("qr_code_url")
    others = _without(value, "url", "qr_code_url" if qr_url is None or isinstance(qr_url, str) else "url")
    yield SupportBlock(url, qr_url if isinstance(qr_url, str) else None)
    if others:
        yield RawBlock(key, others)


def _without(value: _Object, *keys: str) -> _Object:
    return {key: item for key, item in value.items() if key not in keys}


def _upgrade_blocks(extras: _Object) -> Iterator[Block]:
    if "has_upgrade_link" in extras:
        value = extras["has_upgrade_link"]
        yield UpgradeBlock() if value is True else RawBlock("has_upgrade_link", value)
