"""Every setting the assistant touched in a chat: its value after each message, the reason, what is left at the end.

Source: the open embedded chat page of JusPrin. Naming a process preset selects it anew in the slicer, which drops
all unsaved changes: the overrides of such a message replace everything before. A message without a preset adds to
what is in force.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeAlias

from elegoo_chat_gui.core.applied_settings import PLATE_KEYS, SettingKey, copied_plates
from elegoo_chat_gui.core.blocks import (
    AppliedSetting,
    NamesOfSetting,
    SettingsAppliedBlock,
    SettingScope,
    SettingsOrigin,
    blocks_of,
)
from elegoo_chat_gui.core.json_text import JsonTextError, parse
from elegoo_chat_gui.core.messages import Message
from elegoo_chat_gui.core.setting_values import SettingValue, all_values, from_json, same_value

_STORED = ("slicing_profiles", "params")
_NO_VALUE = "null"  # stored where the assistant's server could not change a value
_WORDS = {"true": "1", "false": "0"}  # as the slicers write what JSON has words for


class Change(StrEnum):
    """What a message did to a setting."""

    SET = "set"
    DROPPED = "dropped"  # a preset was selected anew: back to its value
    LEFT = "left"  # named without a value: it stays what it was


@dataclass(frozen=True, slots=True)
class SettingStep:
    """What one message, counted from 0 as in the chat, did to one setting. `value` is that in force after it.

    `is_copy`: a plate temperature that applying only copied from another plate.
    """

    message: int
    change: Change
    value: SettingValue | None
    reason: str | None = None
    is_copy: bool = False


@dataclass(frozen=True, slots=True)
class TouchedSetting:
    """One setting with all steps in which it changed or was explained, first to last; never without a step."""

    key: str
    scope: SettingScope
    steps: tuple[SettingStep, ...]

    @property
    def in_force(self) -> SettingValue | None:
        """The assistant's value at the end; None where none of it is left."""
        return self.steps[-1].value

    @property
    def is_dropped(self) -> bool:
        """Whether a later selection of a preset took it back."""
        return self.in_force is None and any(step.change is Change.DROPPED for step in self.steps)

    @property
    def is_copy(self) -> bool:
        """Whether it only ever followed another plate's temperature."""
        return all(step.is_copy for step in self.steps)

    def step_at(self, message: int) -> SettingStep | None:
        """What just this message did to it; None where it did nothing."""
        place = bisect_right(self.steps, message, key=lambda step: step.message) - 1
        return self.steps[place] if place >= 0 and self.steps[place].message == message else None

    def value_after(self, message: int) -> SettingValue | None:
        """What is in force of it after a message."""
        place = bisect_right(self.steps, message, key=lambda step: step.message) - 1
        return self.steps[place].value if place >= 0 else None


@dataclass(frozen=True, slots=True)
class ApplyingMessage:
    """A message with settings; `preset` is the process preset it selects, None where it adds to what is there."""

    message: int
    preset: str | None


@dataclass(frozen=True, slots=True)
class SettingsTimeline:
    """Messages with settings in their order, and settings in the order in which they were first touched."""

    messages: tuple[ApplyingMessage, ...] = ()
    settings: tuple[TouchedSetting, ...] = ()

    @property
    def process_name(self) -> str | None:
        """The process preset the assistant selected last; None where it selected none."""
        return next((one.preset for one in reversed(self.messages) if one.preset is not None), None)

    @property
    def own(self) -> tuple[TouchedSetting, ...]:
        """Without the plate temperatures that are only copies."""
        return tuple(setting for setting in self.settings if not setting.is_copy)


def settings_timeline(messages: Sequence[Message], names: NamesOfSetting = lambda _key: ()) -> SettingsTimeline:
    """Read a whole chat; never raises. `names` are what people call a setting, for reasons that go by such a name.

    Takes as long as reading all messages with settings takes: not for the window's thread.
    """
    reading = _Reading()
    for index, message in enumerate(messages):
        if isinstance(message.value, dict) and any(key in message.value for key in _STORED):
            found = [block for block in blocks_of(message, names) if isinstance(block, SettingsAppliedBlock)]
            reading.take(index, [block for block in found if block.origin is not SettingsOrigin.NONE])
    return reading.timeline()


def applied_value(text: str) -> SettingValue:
    """A value of an `AppliedSetting` in the form the slicers write: lists as lists, true and false as 1 and 0."""
    if text.startswith("["):
        try:
            value = parse(text)
        except JsonTextError:
            return text
        return tuple(_WORDS.get(entry, entry) for entry in from_json(value)) if isinstance(value, list) else text
    return _WORDS.get(text, text)


_Overrides: TypeAlias = dict[SettingKey, AppliedSetting]


@dataclass(slots=True)
class _Reading:
    """What is known after the messages so far."""

    messages: list[ApplyingMessage] = field(default_factory=list)
    steps: dict[SettingKey, list[SettingStep]] = field(default_factory=dict)
    in_force: dict[SettingKey, SettingValue] = field(default_factory=dict)
    own_plates: set[str] = field(default_factory=set)

    def timeline(self) -> SettingsTimeline:
        settings = (TouchedSetting(key, scope, tuple(steps)) for (scope, key), steps in self.steps.items())
        return SettingsTimeline(tuple(self.messages), tuple(settings))

    def take(self, index: int, blocks: Sequence[SettingsAppliedBlock]) -> None:
        preset = next((block.preset for block in blocks if block.preset is not None and block.preset.strip()), None)
        overrides: _Overrides = {}
        for one in (one for block in blocks for one in block.overrides):
            before = overrides.get((one.scope, one.key))  # the last value counts; a reason may stand by the first
            kept = before.reason if before is not None and one.reason is None else one.reason
            overrides[one.scope, one.key] = replace(one, reason=kept)
        if preset is None and not overrides:
            return
        self.messages.append(ApplyingMessage(index, preset))
        copies = self._copies(overrides)
        if preset is not None:
            self._drop(index, overrides)
        for key, setting in overrides.items():
            self._set(index, key, setting, is_copy=key in copies)

    def _copies(self, overrides: _Overrides) -> set[SettingKey]:
        """The plates that only follow: where one was touched before on its own account, that one leads."""
        copied = copied_plates(SettingsAppliedBlock(None, tuple(overrides.values())))
        plates = {key for scope, key in overrides if scope is SettingScope.FILAMENT and key in PLATE_KEYS}
        if copied and self.own_plates:
            copied = tuple(plates - self.own_plates)
        explained = {key for (_, key), one in overrides.items() if one.reason is not None}
        if copied and plates & explained:
            copied = tuple(plates - self.own_plates - explained)  # a reason is given for the plate that leads
        self.own_plates |= plates - set(copied)
        return {(SettingScope.FILAMENT, key) for key in copied}

    def _drop(self, index: int, overrides: _Overrides) -> None:
        for key in [key for key in self.in_force if key not in overrides or _is_empty(overrides[key])]:
            del self.in_force[key]
            is_copy = all(step.is_copy for step in self.steps[key])
            reason = overrides[key].reason if key in overrides else None
            self.steps[key].append(SettingStep(index, Change.DROPPED, None, reason, is_copy))

    def _set(self, index: int, key: SettingKey, setting: AppliedSetting, *, is_copy: bool) -> None:
        steps = self.steps.get(key, [])
        before = self.in_force.get(key)
        if _is_empty(setting):
            if (not steps or setting.reason is not None) and not (steps and steps[-1].message == index):
                step = SettingStep(index, Change.LEFT, before, setting.reason)
                self.steps.setdefault(key, []).append(step)
            return
        value = applied_value(setting.value_text)
        if before is None or setting.reason is not None or not same_value(before, value):
            step = SettingStep(index, Change.SET, value, setting.reason, is_copy)
            self.steps.setdefault(key, []).append(step)
        self.in_force[key] = value


def _is_empty(setting: AppliedSetting) -> bool:
    """Whether no value came along, for a single extruder or for any of several."""
    if _NO_VALUE not in setting.value_text:
        return False
    entries = all_values(applied_value(setting.value_text))
    return all(entry == _NO_VALUE for entry in entries)
