"""What a chat's settings are, against what: the presets on this computer, the chat's own settings, the assistant's.

In force is the assistant's value, else the chat's, else the preset's. The chat's settings were sent with the
process preset that the chat names: where the assistant selected another, what they say of the process is gone.
Values are compared by their worth, in whichever form each is stored. Nothing is invented: a value that no file says
stays unknown.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol, TypeVar

from elegoo_chat_gui.core.blocks import SettingScope
from elegoo_chat_gui.core.chats import Chat
from elegoo_chat_gui.core.json_text import JsonTextError, JsonValue, parse
from elegoo_chat_gui.core.presets import PresetKind, PresetNames
from elegoo_chat_gui.core.setting_values import (
    NOT_SET,
    SettingValue,
    SettingValues,
    all_values,
    comparable,
    from_json,
    same_value,
)
from elegoo_chat_gui.core.settings_timeline import SettingsTimeline, TouchedSetting
from elegoo_chat_gui.core.settings_words import NO_WORDS, SettingsWords
from elegoo_chat_gui.core.slicers import NO_BASELINE, PresetBaseline
from elegoo_chat_gui.core.slicing_settings import UnreadableSettings

_KINDS = {SettingScope.FILAMENT: PresetKind.FILAMENT, SettingScope.PROCESS: PresetKind.PROCESS}
_OF_PAGE = {kind.value: kind for kind in PresetKind}
_NO_VALUE = "null"  # what JSON writes where there is none; no slicer does
_ABOUT_PRESETS = "preset"  # the page of what a preset says of itself: its name, what it fits
_SEARCHED = (PresetKind.PROCESS, PresetKind.FILAMENT, PresetKind.MACHINE)


class PresetState(StrEnum):
    """What is known of the preset's value of a setting."""

    KNOWN = "known"
    DEFAULT = "default"  # its preset is here, but no file says it: the slicer's own default, which nobody wrote down
    MISSING = "missing"  # its preset is not on this computer
    UNNAMED = "unnamed"  # the chat names no preset that could say it


class ValueSource(StrEnum):
    """Whose value is in force."""

    ASSISTANT = "assistant"
    CHAT = "chat"
    PRESET = "preset"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class SettingDifference:
    """One setting in three ways; None where somebody says nothing of it. `preset` is that in force at the end.

    `is_replaced`: the chat's value went with the process preset that it was sent with. `is_percent`: a number means
    per cent with and without the sign.
    """

    key: str
    kind: PresetKind | None  # None: nothing tells which preset it belongs to
    preset: SettingValue | None
    preset_state: PresetState
    chat: SettingValue | None = None
    touched: TouchedSetting | None = None
    is_replaced: bool = False
    is_percent: bool = False

    @property
    def assistant(self) -> SettingValue | None:
        """The assistant's value, where it is still in force."""
        return self.touched.in_force if self.touched is not None else None

    @property
    def is_dropped(self) -> bool:
        """Whether the assistant changed it and the change is gone again."""
        return self.touched is not None and self.touched.is_dropped

    @property
    def is_copy(self) -> bool:
        return self.touched is not None and self.touched.is_copy

    @property
    def source(self) -> ValueSource:
        if self.assistant is not None:
            return ValueSource.ASSISTANT
        # What selecting a preset took back, the chat's own settings cannot have kept.
        is_gone = self.is_replaced or (self.is_dropped and self.preset is not None)
        if self.chat is not None and self.chat != _NO_VALUE and not is_gone:
            return ValueSource.CHAT
        return ValueSource.PRESET if self.preset is not None else ValueSource.NOBODY

    @property
    def in_force(self) -> SettingValue | None:
        match self.source:
            case ValueSource.ASSISTANT:
                return self.assistant
            case ValueSource.CHAT:
                return self.chat
            case ValueSource.PRESET:
                return self.preset
        return None

    @property
    def is_comparable(self) -> bool:
        """Whether it can be said that the value in force differs from the preset's, or does not."""
        return self.in_force is None or self.preset is not None

    @property
    def differs(self) -> bool:
        """Whether the value in force is another than the preset's.

        Where the preset's is not known, what the assistant changed counts. A plate temperature that only follows
        another never does.
        """
        value = self.in_force
        return value is not None and not self.is_copy and _is_own(self, value)

    @property
    def chat_differs(self) -> bool:
        """Whether the chat's own value is another than the preset's."""
        if self.chat is None or self.chat == _NO_VALUE or self.preset is None:
            return False
        return not self.is_same(self.chat, self.preset)

    def is_same(self, one: SettingValue, other: SettingValue) -> bool:
        """Whether two values of this setting are worth the same."""
        return same_value(_bare(one), _bare(other)) if self.is_percent else same_value(one, other)


@dataclass(frozen=True, slots=True)
class SettingsInForce:
    """What differs from the presets at the end, as a preset of one's own would keep it.

    `names` and `baseline` are the presets at the end: the process is the one the assistant selected, where it did.
    Values are in the preset's own form (a list where it has a list). The machine's settings are not among them.
    """

    names: PresetNames
    baseline: PresetBaseline
    filament: SettingValues = field(default_factory=dict)
    process: SettingValues = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.filament or self.process)


@dataclass(frozen=True, slots=True)
class SettingsDifference:
    """All settings of one chat. `rows` holds what anybody says, the presets' own values last.

    `chat_count` is how many settings the chat itself says, `chat_changes` are the values that the presets named by
    the chat have instead of the chat's. `chat_unknown` of the chat's settings cannot be compared.
    """

    rows: tuple[SettingDifference, ...] = ()
    timeline: SettingsTimeline = field(default_factory=SettingsTimeline)
    names: PresetNames = field(default_factory=PresetNames)
    baseline: PresetBaseline = NO_BASELINE
    unreadable: UnreadableSettings | None = None
    chat_count: int = 0
    chat_changes: SettingValues = field(default_factory=dict)
    chat_unknown: int = 0

    @property
    def differing(self) -> tuple[SettingDifference, ...]:
        return tuple(row for row in self.rows if row.differs)

    @property
    def dropped(self) -> tuple[SettingDifference, ...]:
        """What the assistant changed and a later selection of a preset took back."""
        return tuple(row for row in self.rows if row.is_dropped and not row.is_copy)

    @property
    def uncomparable(self) -> int:
        """How many settings are not shown as a difference only because the preset's value is not known."""
        return sum(not row.is_comparable and not row.differs and not row.is_copy for row in self.rows)

    def blank_row(self, key: str) -> SettingDifference:
        """The row of a setting that nobody says anything of."""
        return SettingDifference(key, None, None, _state(self.baseline, None))

    def in_force(self) -> SettingsInForce:
        """What to save as a preset, the copied plate temperatures included: they are in force as well."""
        found: dict[PresetKind, dict[str, SettingValue]] = {kind: {} for kind in PresetKind}
        for row in self.rows:
            value = row.in_force
            if value is not None and row.kind is not None and _is_own(row, value):
                found[row.kind][row.key] = _in_form_of(row.preset, value)
        return SettingsInForce(self.names, self.baseline, found[PresetKind.FILAMENT], found[PresetKind.PROCESS])


@dataclass(frozen=True, slots=True)
class ComparedSetting:
    """One setting of two chats."""

    key: str
    one: SettingDifference
    other: SettingDifference

    @property
    def differs(self) -> bool:
        """Whether the values in force differ. Where only one is known, a change against its own preset counts."""
        first, second = self.one.in_force, self.other.in_force
        if first is not None and second is not None:
            return not self.one.is_same(first, second)
        known = self.one if first is not None else self.other
        return known.differs

    @property
    def is_comparable(self) -> bool:
        known = (self.one.in_force is not None) + (self.other.in_force is not None)
        return known != 1


def settings_difference(
    chat: Chat,
    timeline: SettingsTimeline,
    chat_baseline: PresetBaseline,
    baseline: PresetBaseline,
    words: SettingsWords = NO_WORDS,
) -> SettingsDifference:
    """The three-way difference of a chat; never raises. Not for the window's thread: there may be 100,000 settings.

    `chat_baseline` are the presets that the chat names, `baseline` those at the end (see `names_at_end`).
    `words` tell which preset a setting belongs to where none of them says it.
    """
    values = chat_values(chat.slicing_settings_json)
    unreadable = values if isinstance(values, UnreadableSettings) else None
    own: SettingValues = {} if isinstance(values, UnreadableSettings) else values
    names, kept = names_at_end(chat, timeline), names_of_chat(chat)
    known = [_row(key, None, own[key], None, chat_baseline, words) for key in own if _is_setting(key, words)]
    changes = {row.key: row.preset for row in known if row.chat_differs and row.preset is not None}
    return SettingsDifference(
        tuple(_rows(own, timeline, baseline, words, is_replaced=names.process != kept.process)),
        timeline,
        names,
        baseline,
        unreadable,
        len(known),
        changes,
        sum(row.preset is None for row in known),
    )


def names_of_chat(chat: Chat) -> PresetNames:
    """The presets a chat names; blank names are none."""
    return PresetNames(*map(_or_none, (chat.machine_name, chat.filament_name, chat.process_name)))


def names_at_end(chat: Chat, timeline: SettingsTimeline) -> PresetNames:
    """The presets in force at the end: a process that the assistant selected takes the place of the chat's."""
    names = names_of_chat(chat)
    return replace(names, process=timeline.process_name or names.process)


def chat_values(text: str | None) -> SettingValues | UnreadableSettings:
    """A chat's `slicing_settings_json` by key, the last where one stands twice; empty where nothing was sent."""
    if text is None or not text.strip():
        return {}
    try:
        value = parse(text)
    except JsonTextError as error:
        return UnreadableSettings(text, error.position)
    if not isinstance(value, dict):
        return UnreadableSettings(text, None)
    return {key: from_json(_without_booleans(item)) for key, item in value.items()}


def _without_booleans(value: JsonValue) -> JsonValue:
    """True and false as the slicers write them."""
    if isinstance(value, list):
        return [_without_booleans(item) if isinstance(item, bool) else item for item in value]
    return str(int(value)) if isinstance(value, bool) else value


def compared(one: SettingsDifference, other: SettingsDifference) -> tuple[ComparedSetting, ...]:
    """The settings in force of two chats side by side, the first chat's order first.

    A key that one chat has twice, for the filament and for the process, meets that of the other of the same kind.
    """
    first, second = _by_key(one.rows), _by_key(other.rows)
    return tuple(
        ComparedSetting(key, left or one.blank_row(key), right or other.blank_row(key))
        for key in dict.fromkeys((*first, *second))
        for left, right in _pairs(first.get(key, []), second.get(key, []))
    )


def _by_key(rows: Iterable[SettingDifference]) -> dict[str, list[SettingDifference]]:
    found: dict[str, list[SettingDifference]] = {}
    for row in rows:
        found.setdefault(row.key, []).append(row)
    return found


def _pairs(
    left: list[SettingDifference], right: list[SettingDifference]
) -> Iterator[tuple[SettingDifference | None, SettingDifference | None]]:
    if len(left) == len(right) == 1:  # the kind of one may not be known
        yield left[0], right[0]
        return
    for kind in dict.fromkeys(row.kind for row in (*left, *right)):
        of_kind = (next((row for row in rows if row.kind is kind), None) for rows in (left, right))
        yield next(of_kind), next(of_kind)


class _WithKey(Protocol):
    @property
    def key(self) -> str: ...


Row = TypeVar("Row", bound=_WithKey)


def by_category(rows: Iterable[Row], words: SettingsWords) -> list[tuple[str, list[Row]]]:
    """Rows under the ids of the slicer's pages, in their order and that of each page; what has no page comes last."""
    pages = {name: place for place, name in enumerate(words.category_order())}
    within = {key: place for page in words.layout.by_id.values() for place, key in enumerate(page.keys)}
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(words.category(row.key), []).append(row)
    for group in found.values():
        group.sort(key=lambda row: within.get(row.key, len(within)))
    return sorted(found.items(), key=lambda item: pages.get(item[0], len(pages)))


# -- rows -------------------------------------------------------------------------------------------


def _rows(
    own: SettingValues,
    timeline: SettingsTimeline,
    baseline: PresetBaseline,
    words: SettingsWords,
    *,
    is_replaced: bool,
) -> Iterator[SettingDifference]:
    """What the assistant touched, what the chat says, what only the presets say."""
    seen: set[str] = set()
    for setting in timeline.settings:
        seen.add(setting.key)
        row = _row(setting.key, _KINDS[setting.scope], own.get(setting.key), setting, baseline, words)
        yield replace(row, is_replaced=is_replaced and row.kind is PresetKind.PROCESS)
    for key, value in own.items():
        if key not in seen:
            row = _row(
                key,
                _kind(key, baseline, words),
                value,
                None,
                baseline if _is_setting(key, words) else NO_BASELINE,
                words,
            )
            yield replace(row, is_replaced=is_replaced and row.kind is PresetKind.PROCESS)
    seen |= own.keys()
    for kind in _SEARCHED:
        preset = baseline.of(kind)
        for key in preset.values if preset is not None else ():
            if key not in seen and _is_setting(key, words):
                seen.add(key)
                yield _row(key, kind, None, None, baseline, words)


def _is_setting(key: str, words: SettingsWords) -> bool:
    """Whether it is more than what a preset says of itself."""
    return words.category_kind(words.category(key)) != _ABOUT_PRESETS


def _row(
    key: str,
    kind: PresetKind | None,
    own: SettingValue | None,
    touched: TouchedSetting | None,
    baseline: PresetBaseline,
    words: SettingsWords,
) -> SettingDifference:
    value = _preset_value(baseline, key, kind)
    state = PresetState.KNOWN if value is not None else _state(baseline, kind)
    is_percent = key in words.by_key and words.by_key[key].unit == "%"
    return SettingDifference(key, kind, value, state, own, touched, is_percent=is_percent)


def _kind(key: str, baseline: PresetBaseline, words: SettingsWords) -> PresetKind | None:
    """That of the preset that says the setting, else of the page it stands on in the slicer."""
    page = words.category_kind(words.category(key))
    said = (kind for kind in _SEARCHED if (preset := baseline.of(kind)) is not None and key in preset.values)
    return None if page == _ABOUT_PRESETS else next(said, _OF_PAGE.get(page))


def _preset_value(baseline: PresetBaseline, key: str, kind: PresetKind | None = None) -> SettingValue | None:
    """A filament's value that is not set is the machine's, under the name without `filament_`."""
    preset = baseline.of(kind) if kind is not None else None
    value = preset.values.get(key) if preset is not None else None
    value = value if value is not None else baseline.value(key)
    if value is None or not all(entry == NOT_SET for entry in all_values(value)):
        return value
    machine: Mapping[str, SettingValue] = baseline.machine.values if baseline.machine is not None else {}
    return machine.get(key.removeprefix("filament_"))


def _state(baseline: PresetBaseline, kind: PresetKind | None) -> PresetState:
    """Why no preset says a value. A setting of no known kind may belong to any preset that is not here."""
    kinds = tuple(PresetKind) if kind is None else (kind,)
    if any(one in baseline.missing for one in kinds):
        return PresetState.MISSING
    if all(baseline.of(one) is not None for one in kinds):
        return PresetState.DEFAULT
    return PresetState.UNNAMED


def _is_own(row: SettingDifference, value: SettingValue) -> bool:
    """Whether a value is another than the preset's; where that is not known, whether the assistant set it."""
    return row.source is ValueSource.ASSISTANT if row.preset is None else not row.is_same(value, row.preset)


def _bare(value: SettingValue) -> SettingValue:
    """Without signs of per cent. Source: OrcaSlicer reads such a setting's number and no sign behind it."""
    return tuple(entry.removesuffix("%") for entry in all_values(value))


def _in_form_of(preset: SettingValue | None, value: SettingValue) -> SettingValue:
    """Numbers as short as they are worth, since a whole number "80.0" is none to a slicer; lists where lists were."""
    if isinstance(value, str):
        value = _short(value)
        return (value,) * max(1, len(preset)) if isinstance(preset, tuple) else value
    value = tuple(map(_short, value))
    return value[0] if isinstance(preset, str) and len(value) == 1 else value


def _short(text: str) -> str:
    return comparable(text) if text.strip() == text and "\n" not in text else text


def _or_none(name: str | None) -> str | None:
    return name if name is not None and name.strip() else None
