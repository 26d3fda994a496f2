"""Which settings of a message are new, and which it only carries along.

Source: the open embedded chat page of JusPrin. Overrides accumulate there: each message with settings repeats all
that were applied so far on the same preset. One setting comes in several forms: `[215]` and `215` (already one in
`blocks`), `80.0` from the server and `80` after the page stored it again, "0.20" as a text from the slicer, and
one plate temperature that applying copies to all five plates.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from elegoo_chat_gui.core.blocks import AppliedSetting, SettingsAppliedBlock, SettingScope, blocks_of
from elegoo_chat_gui.core.messages import Message
from elegoo_chat_gui.core.setting_values import comparable

SettingKey: TypeAlias = tuple[SettingScope, str]

PLATE_KEYS = (
    "hot_plate_temp",
    "cool_plate_temp",
    "eng_plate_temp",
    "textured_cool_plate_temp",
    "textured_plate_temp",
)
_PLACES = (
    "use_print_process_preset",
    "filament_overrides",
    "print_process_overrides",
    "filament_json",
    "print_process_json",
)


def applied_before(messages: Sequence[Message], index: int) -> dict[SettingKey, str]:
    """The settings in force just before a message, as they were stored; empty when its preset is a new one.

    The nearest earlier message with settings says them all. A message without a preset stays on the one before.
    Costs a look at each earlier message at most, and one of them is read.
    """
    wanted = _preset(messages[index])
    nearest: Message | None = None
    for position in range(index - 1, -1, -1):
        message = messages[position]
        if not _has_settings(message):
            continue
        nearest = nearest or message
        preset = _preset(message)
        if wanted in {None, preset}:
            return _settings_of(nearest)
        if preset is not None:
            break
    return {}


def split_settings(
    block: SettingsAppliedBlock, before: Mapping[SettingKey, str]
) -> tuple[tuple[AppliedSetting, ...], tuple[AppliedSetting, ...]]:
    """What a message changed, and what it only repeats. A setting that is explained counts as changed."""
    changed: list[AppliedSetting] = []
    unchanged: list[AppliedSetting] = []
    known = {key: comparable(value) for key, value in before.items()}
    plate = _plate_temperature(known) if copied_plates(block) else None
    for setting in block.overrides:
        value = comparable(setting.value_text)
        earlier = known.get((setting.scope, setting.key))
        if earlier is None and setting.scope is SettingScope.FILAMENT and setting.key in PLATE_KEYS:
            earlier = plate
        (unchanged if earlier == value and setting.reason is None else changed).append(setting)
    return tuple(changed), tuple(unchanged)


def copied_plates(block: SettingsAppliedBlock) -> tuple[str, ...]:
    """The keys that only repeat a plate temperature, where applying has copied it to all five; else none."""
    plates = {
        setting.key: comparable(setting.value_text)
        for setting in block.overrides
        if setting.scope is SettingScope.FILAMENT and setting.key in PLATE_KEYS
    }
    if len(plates) < len(PLATE_KEYS) or len(set(plates.values())) != 1:
        return ()
    return tuple(plates)[1:]  # the key that was there before the copies keeps its place


def _plate_temperature(known: Mapping[SettingKey, str]) -> str | None:
    values = {known[SettingScope.FILAMENT, key] for key in PLATE_KEYS if (SettingScope.FILAMENT, key) in known}
    return values.pop() if len(values) == 1 else None


def _has_settings(message: Message) -> bool:
    """Whether any were applied, or a preset was chosen to begin anew."""
    value = message.value if isinstance(message.value, dict) else {}
    stored = [item for key in ("slicing_profiles", "params") if isinstance(item := value.get(key), dict)]
    return any(item.get(key) for item in stored for key in _PLACES)


def _preset(message: Message) -> str | None:
    profiles = message.value.get("slicing_profiles") if isinstance(message.value, dict) else None
    preset = profiles.get("use_print_process_preset") if isinstance(profiles, dict) else None
    return preset if isinstance(preset, str) else None


def _settings_of(message: Message) -> dict[SettingKey, str]:
    return {
        (setting.scope, setting.key): setting.value_text
        for block in blocks_of(message)
        if isinstance(block, SettingsAppliedBlock)
        for setting in block.overrides
    }
