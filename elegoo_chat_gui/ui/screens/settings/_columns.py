"""What the columns of a table say of a setting, in a wide, a medium and a narrow place."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Protocol

from elegoo_chat_gui.core.setting_values import SettingValue, value_text
from elegoo_chat_gui.core.settings_difference import ComparedSetting, SettingDifference
from elegoo_chat_gui.core.settings_timeline import SettingStep
from elegoo_chat_gui.ui.formatting import one_line
from elegoo_chat_gui.ui.i18n import named, tr, tr_n
from elegoo_chat_gui.ui.screens.settings._cells import Cell, Line, Tone
from elegoo_chat_gui.ui.screens.settings._rows import Item, Row
from elegoo_chat_gui.ui.screens.settings._words import ValueWords, short_line, source_words, state_words

STEPS_SHOWN = 4  # of what the assistant did to one setting; the timeline has all
REASON_LINES = 4
_REASON_SHOWN = 1_000  # characters


class Layout(Enum):
    """How much room there is: a column for each, the values folded into one, everything below each other."""

    WIDE = "wide"
    MEDIUM = "medium"
    NARROW = "narrow"


class Columns(Protocol[Row]):
    """How settings of one sort are written into a table."""

    def heads(self, layout: Layout) -> list[str]: ...

    def shares(self, layout: Layout) -> list[float]:
        """Of the width, a part for each column."""
        ...

    def cells(self, item: Item[Row], layout: Layout) -> tuple[Cell, ...]: ...

    def messages(self, item: Item[Row]) -> list[int]:
        """Which messages the row leads to, first to last."""
        ...

    def tooltip(self, item: Item[Row]) -> str:
        """Everything in full."""
        ...

    def copied_heads(self) -> list[str]: ...

    def copied(self, item: Item[Row]) -> list[str]: ...


class DifferenceColumns:
    """Setting, preset, this chat, assistant, in force."""

    def __init__(self, values: ValueWords) -> None:
        self._values = values

    def heads(self, layout: Layout) -> list[str]:
        return {
            Layout.WIDE: [tr("Setting"), tr("Preset"), tr("In this chat"), tr("Assistant"), tr("In force")],
            Layout.MEDIUM: [tr("Setting"), tr("Assistant"), tr("In force")],
            Layout.NARROW: [tr("Setting")],
        }[layout]

    def shares(self, layout: Layout) -> list[float]:
        return {
            Layout.WIDE: [0.26, 0.14, 0.16, 0.27, 0.17],
            Layout.MEDIUM: [0.36, 0.36, 0.28],
            Layout.NARROW: [1.0],
        }[layout]

    def cells(self, item: Item[SettingDifference], layout: Layout) -> tuple[Cell, ...]:
        row = item.row
        setting, steps, in_force = setting_cell(item), self._steps(row), self._in_force(row)
        match layout:
            case Layout.WIDE:
                chat = self._values.value(row.key, row.chat) or "–"
                tone = Tone.STRONG if row.chat_differs else Tone.TEXT if row.chat is not None else Tone.MUTED
                preset = Line(self._values.preset(row), Tone.TEXT if row.preset is not None else Tone.MUTED, most=3)
                return setting, (preset,), (Line(chat, tone, most=2),), steps, (in_force,)
            case Layout.MEDIUM:
                return setting, steps, (in_force, *self._others(row))
        force = Line(named(tr("In force"), in_force.text), in_force.tone, most=2)
        return ((*setting, force, *self._others(row), *(steps if row.touched is not None else ())),)

    def _in_force(self, row: SettingDifference) -> Line:
        text = self._values.value(row.key, row.in_force) or state_words(row.preset_state)
        tone = Tone.STRONG if row.differs else Tone.MUTED if row.in_force is None else Tone.TEXT
        return Line(text, tone, most=3)

    def _others(self, row: SettingDifference) -> Cell:
        """Preset and chat in the words of their columns, where those have no room."""
        lines = [Line(named(tr("Preset"), self._values.preset(row)), Tone.MUTED, most=2)]
        if row.chat is not None:
            lines.append(Line(named(tr("In this chat"), self._values.value(row.key, row.chat)), Tone.MUTED, most=2))
        return tuple(lines)

    def _steps(self, row: SettingDifference) -> Cell:
        if row.touched is None:
            return (Line("–", Tone.MUTED),)
        if row.is_copy:
            return (Line(tr("as the bed temperature of the other plate"), Tone.MUTED, most=2),)
        steps = row.touched.steps
        lines: list[Line] = []
        if len(steps) > STEPS_SHOWN:
            earlier = len(steps) - STEPS_SHOWN
            lines.append(Line(tr_n("{n} earlier change", "{n} earlier changes", earlier), Tone.MUTED))
        for step in steps[-STEPS_SHOWN:]:
            lines += self._step(row.key, step)
        return tuple(lines)

    def _step(self, key: str, step: SettingStep) -> Cell:
        line = Line(self._values.step(key, step), message=step.message, most=2)
        if step.reason is None:
            return (line,)
        return line, Line(reason_line(step.reason), Tone.MUTED, most=REASON_LINES)

    def messages(self, item: Item[SettingDifference]) -> list[int]:
        touched = item.row.touched
        return [step.message for step in touched.steps] if touched is not None else []

    def tooltip(self, item: Item[SettingDifference]) -> str:
        row = item.row
        lines = [item.name, row.key, named(tr("Preset"), _full(row.preset) or self._values.preset(row))]
        lines += [named(tr("In this chat"), _full(row.chat))] if row.chat is not None else []
        steps = row.touched.steps[-STEPS_SHOWN:] if row.touched is not None else ()
        for step in steps:
            lines += [self._values.step(row.key, step), *([step.reason] if step.reason else [])]
        return "\n".join(dict.fromkeys(lines))

    def copied_heads(self) -> list[str]:
        return [tr("Setting"), tr("Key"), tr("Preset"), tr("In this chat"), tr("Assistant"), tr("In force")]

    def copied(self, item: Item[SettingDifference]) -> list[str]:
        row = item.row
        whole = self._values.whole
        in_force = whole(row.key, row.in_force) or state_words(row.preset_state)
        preset = whole(row.key, row.preset) or state_words(row.preset_state)
        return [item.name, row.key, preset, whole(row.key, row.chat), "\n".join(self._every_step(row)), in_force]

    def _every_step(self, row: SettingDifference) -> Iterator[str]:
        """Nothing is cut in what is taken along."""
        if row.is_copy:
            yield from (line.text for line in self._steps(row))
            return
        for step in row.touched.steps if row.touched is not None else ():
            yield self._values.step(row.key, step, whole=True)
            if step.reason is not None:
                yield _flat(step.reason)


class CompareColumns:
    """Setting, and the values in force of two chats."""

    def __init__(self, values: ValueWords, first: str, second: str) -> None:
        self._values = values
        self._titles = (first, second)

    def heads(self, layout: Layout) -> list[str]:
        return [tr("Setting")] if layout is Layout.NARROW else [tr("Setting"), *self._titles]

    def shares(self, layout: Layout) -> list[float]:
        return [1.0] if layout is Layout.NARROW else [0.36, 0.32, 0.32]

    def cells(self, item: Item[ComparedSetting], layout: Layout) -> tuple[Cell, ...]:
        row = item.row
        one, other = self._value(row, row.one), self._value(row, row.other)
        if layout is not Layout.NARROW:
            return setting_cell(item), one, other
        titles = (Line(title, Tone.MUTED) for title in self._titles)
        return ((*setting_cell(item), next(titles), *one, next(titles), *other),)

    def _value(self, row: ComparedSetting, side: SettingDifference) -> Cell:
        text = self._values.value(row.key, side.in_force) or state_words(side.preset_state)
        tone = Tone.MUTED if side.in_force is None else Tone.STRONG if row.differs else Tone.TEXT
        source = source_words(side)
        return (Line(text, tone, most=2), *([Line(source, Tone.MUTED)] if source else []))

    def messages(self, item: Item[ComparedSetting]) -> list[int]:
        touched = item.row.one.touched
        return [step.message for step in touched.steps] if touched is not None else []

    def tooltip(self, item: Item[ComparedSetting]) -> str:
        row = item.row
        sides = zip(self._titles, (row.one, row.other), strict=True)
        values = [named(title, _full(side.in_force) or state_words(side.preset_state)) for title, side in sides]
        return "\n".join(dict.fromkeys([item.name, row.key, *values]))

    def copied_heads(self) -> list[str]:
        return [tr("Setting"), tr("Key"), *self._titles]

    def copied(self, item: Item[ComparedSetting]) -> list[str]:
        row = item.row
        return [item.name, row.key, *(self._copied_value(row, side) for side in (row.one, row.other))]

    def _copied_value(self, row: ComparedSetting, side: SettingDifference) -> str:
        return self._values.whole(row.key, side.in_force) or state_words(side.preset_state)


def setting_cell(item: Item[Row]) -> Cell:
    """What it is called above its key; the key alone where nobody named it."""
    key = Line(short_line(item.row.key), Tone.KEY)
    return (key,) if item.name == key.text else (Line(item.name, most=2), key)


def reason_line(reason: str) -> str:
    """A reason as a line that wraps, of a long one no more than there may be room for."""
    return one_line(reason[:_REASON_SHOWN])


def _flat(text: str) -> str:
    return " ".join(text.split())


def _full(value: SettingValue | None) -> str:
    return value_text(value) if value is not None else ""
