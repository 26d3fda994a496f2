"""The sentences of this screen: values with their units, who said them, and where the presets' values come from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.setting_values import SettingValue, value_text
from elegoo_chat_gui.core.settings_difference import (
    PresetState,
    SettingDifference,
    SettingsDifference,
    ValueSource,
)
from elegoo_chat_gui.core.settings_timeline import Change, SettingStep
from elegoo_chat_gui.core.settings_words import SettingsWords
from elegoo_chat_gui.core.slicers import PresetBaseline, ResolvedPreset
from elegoo_chat_gui.ui.formatting import age, one_line
from elegoo_chat_gui.ui.i18n import listed, tr, tr_n

SHOWN: Final = 300  # characters of one value
NAME_SHOWN: Final = 200  # characters of a name or key
_NAMES_SHOWN: Final = 3  # settings named in one sentence


class ValueWords:
    """Values as a person reads them: a word where there is one, else with the unit."""

    def __init__(self, words: SettingsWords, locale_name: str) -> None:
        self.words = words
        self.locale_name = locale_name

    def name(self, key: str) -> str:
        """What the setting is called, else its key."""
        return self.words.name(key, self.locale_name) or short_line(key)

    def category(self, category_id: str) -> str:
        """A filament's page says that it is one: "Cooling" alone could be anybody's."""
        name = self.words.category_name(category_id, self.locale_name)
        kind = self.words.category_kind(category_id)
        if not name:
            return tr("Other settings")
        if kind == "filament" and category_id != "filament" and not category_id.startswith("filament"):
            return tr("Filament · {page}", page=name)
        return name

    def value(self, key: str, value: SettingValue | None) -> str:
        """Empty for none."""
        if value is None:
            return ""
        # Of a list without end, no more than is shown.
        text = value_text(value if isinstance(value, str) else value[:SHOWN])
        if len(text) > SHOWN:
            return one_line(text[:SHOWN]) + "…"
        if not text.strip():
            return tr("empty")
        if word := self.words.value_name(key, text, self.locale_name):
            return word
        unit = self.words.unit(key, text)
        shown = one_line(text)
        return tr("{value} {unit}", value=shown, unit=unit) if unit else shown

    def whole(self, key: str, value: SettingValue | None) -> str:
        """The same with nothing cut, to be taken along."""
        text = value_text(value) if value is not None else ""
        return text if len(text) > SHOWN else self.value(key, value)

    def preset(self, row: SettingDifference) -> str:
        """The preset's value, or why it is not known."""
        if row.preset is not None:
            return self.value(row.key, row.preset)
        return state_words(row.preset_state)

    def step(self, key: str, step: SettingStep, *, whole: bool = False) -> str:
        """ "message 2: 245 °C"; messages are counted from 1 for people."""
        number = step.message + 1
        match step.change:
            case Change.DROPPED:
                return tr("message {n}: back to the preset", n=number)
            case Change.LEFT:
                return tr("message {n}: no value", n=number)
        value = self.whole(key, step.value) if whole else self.value(key, step.value)
        return tr("message {n}: {value}", n=number, value=value)


def short_line(text: str) -> str:
    """A name on one line, cut where it is no name any more."""
    return one_line(text[:NAME_SHOWN]) + ("…" if len(text) > NAME_SHOWN else "")


def state_words(state: PresetState) -> str:
    """Why a preset's value is not known."""
    match state:
        case PresetState.DEFAULT:
            return tr("slicer default")
        case PresetState.MISSING:
            return tr("not on this computer")
        case _:
            return "–"


def source_words(row: SettingDifference) -> str:
    """Whose value is in force; empty for nobody's."""
    match row.source:
        case ValueSource.ASSISTANT:
            last = row.touched.steps[-1].message + 1 if row.touched is not None else 0
            return tr("assistant, message {n}", n=last)
        case ValueSource.CHAT:
            return tr("this chat")
        case ValueSource.PRESET:
            return tr("preset")
    return ""


def origin_lines(found: SettingsDifference, now: datetime) -> Iterator[str]:
    """Where the presets' values come from, and what of it is not here."""
    presets = _presets(found.baseline)
    if presets:
        programs = listed(dict.fromkeys(preset.program for preset in presets))
        read = age((now - max(preset.read_at for preset in presets)).total_seconds())
        yield tr("Preset values from {program} on this computer, read {age}.", program=programs, age=read)
    missing = [_named_preset(kind, found.names.of(kind)) for kind in found.baseline.missing]
    if missing:
        yield tr("Not on this computer: {presets}.", presets=listed(missing))
    for preset in presets:
        if preset.problem is not None:
            yield tr("The preset “{name}” could not be read completely.", name=short_line(preset.name))
    if not presets and not found.baseline.missing:
        yield tr("This chat names no presets.")


def _named_preset(kind: PresetKind, name: str | None) -> str:
    shown = short_line(name or "")
    return {
        PresetKind.MACHINE: tr("machine “{name}”", name=shown),
        PresetKind.FILAMENT: tr("filament “{name}”", name=shown),
        PresetKind.PROCESS: tr("process “{name}”", name=shown),
    }[kind]


def _presets(baseline: PresetBaseline) -> list[ResolvedPreset]:
    return [preset for kind in PresetKind if (preset := baseline.of(kind)) is not None]


def remark_lines(found: SettingsDifference) -> Iterator[str]:
    """What to know of a difference besides its rows."""
    if selected := found.timeline.process_name:
        last = max(one.message for one in found.timeline.messages if one.preset is not None) + 1
        yield tr("Process preset at the end: “{name}”, selected in message {n}.", name=short_line(selected), n=last)
    if dropped := found.dropped:
        names = listed(short_line(row.key) for row in dropped[:_NAMES_SHOWN])
        rest = len(dropped) - _NAMES_SHOWN
        names = tr("{names} and {n} more", names=names, n=rest) if rest > 0 else names
        yield tr("Changed earlier and dropped when a preset was selected: {names}.", names=names)
    if n := found.uncomparable:
        yield tr_n(
            "{n} setting of this chat cannot be compared: its preset's value is not known.",
            "{n} settings of this chat cannot be compared: their presets' values are not known.",
            n,
        )
