"""Settings against messages: the value after each message, what was new in it, and what is in force at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from elegoo_chat_gui.core.setting_values import first_value
from elegoo_chat_gui.core.settings_difference import SettingDifference, SettingsDifference, ValueSource
from elegoo_chat_gui.core.settings_timeline import Change, SettingStep, TouchedSetting
from elegoo_chat_gui.core.visible_text import one_line, visible_text
from elegoo_chat_gui.ui.i18n import listed, tr
from elegoo_chat_gui.ui.screens.settings._cells import Cell, Line, Tone
from elegoo_chat_gui.ui.screens.settings._columns import reason_line, setting_cell
from elegoo_chat_gui.ui.screens.settings._model import NOWHERE, PART, Choice, Index, listed_rows
from elegoo_chat_gui.ui.screens.settings._rows import Group, Item
from elegoo_chat_gui.ui.screens.settings._words import ValueWords, source_words, state_words
from elegoo_chat_gui.ui.widgets import plain_tooltip

NEW: Final = "●"  # before a value that came with this message
DROPPED: Final = "↩"
_REASON_LINES: Final = 3
_MEASURED: Final = 2  # steps of each sort


@dataclass(frozen=True, slots=True)
class TimelineContent:
    """What the timeline shows: made off the window's thread. `names` are the presets in force after each message."""

    difference: SettingsDifference = field(default_factory=SettingsDifference)
    groups: Sequence[Group[TouchedSetting]] = ()
    names: tuple[str | None, ...] = ()
    short: Mapping[str, str] = field(default_factory=dict)  # the same names without what all of them share
    rows: Mapping[tuple[str, str], SettingDifference] = field(default_factory=dict)  # by scope and key
    longest: Mapping[tuple[str, str], Sequence[SettingStep]] = field(
        default_factory=dict
    )  # the steps with most words


def timeline_content(found: SettingsDifference, groups: Sequence[Group[TouchedSetting]]) -> TimelineContent:
    names: list[str | None] = []
    for message in found.timeline.messages:
        names.append(message.preset if message.preset is not None else names[-1] if names else None)
    rows = {(row.touched.scope.value, row.key): row for row in found.rows if row.touched is not None}
    longest = {(one.scope.value, one.key): _longest_steps(one) for one in found.timeline.settings}
    return TimelineContent(found, groups, tuple(names), _short_names({name for name in names if name}), rows, longest)


def _longest_steps(setting: TouchedSetting) -> list[SettingStep]:
    """Those that decide how high a row is: no more are measured, for there may be thousands."""
    by_reason = nlargest(_MEASURED, setting.steps, key=lambda step: len(step.reason or ""))
    by_value = nlargest(_MEASURED, setting.steps, key=lambda step: len(first_value(step.value)))
    return list({step.message: step for step in (*by_reason, *by_value)}.values())


def _short_names(names: set[str]) -> dict[str, str]:
    """Without the printer behind an @, as long as they stay apart."""
    short = {name: one_line(name).partition("@")[0].strip() or one_line(name) for name in names}
    return short if len(set(short.values())) == len(names) else {name: one_line(name) for name in names}


class TimelineModel(QAbstractTableModel):
    """A row for the process preset, then settings under their pages; a column for each message with settings.

    The names of the settings are the vertical header, so that they stay when the columns move.
    """

    def __init__(self, values: ValueWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._values = values
        self.content = TimelineContent()
        self._rows: list[str | Item[TouchedSetting]] = []
        self._shown = 0  # of the rows, those that have come into view so far
        self.has_presets = False  # whether the first row says which preset is in force

    def show_content(self, content: TimelineContent, query: str = "") -> None:
        """All that was touched; of a search, what holds every word of it."""
        self.beginResetModel()
        self.content = content
        self._rows = listed_rows(content.groups, Choice(query))
        self._shown = min(PART, len(self._rows))
        self.has_presets = not query.strip() and any(name is not None for name in content.names)
        self.endResetModel()

    @property
    def rows(self) -> Sequence[str | Item[TouchedSetting]]:
        return self._rows

    @property
    def items(self) -> list[Item[TouchedSetting]]:
        """All rows without the headings."""
        return [row for row in self._rows if isinstance(row, Item)]

    def row_at(self, place: int) -> str | Item[TouchedSetting] | None:
        """A page's title, a setting, or None for the row of presets."""
        place -= self.has_presets
        return self._rows[place] if place >= 0 else None

    def is_section(self, place: int) -> bool:
        return isinstance(self.row_at(place), str)

    def message_at(self, place: int, column: int) -> int | None:
        """The message that a cell leads to; that of the last change for the end."""
        messages = self.content.difference.timeline.messages
        if 0 <= column < len(messages):
            return messages[column].message
        row = self.row_at(place) if 0 <= place < self.rowCount() else None
        if isinstance(row, Item):
            return int(row.row.steps[-1].message)
        return messages[-1].message if messages else None

    # -- cells --------------------------------------------------------------------------------------

    def cell(self, place: int, column: int) -> Cell:
        row = self.row_at(place)
        if isinstance(row, str):
            return ()
        messages = self.content.difference.timeline.messages
        if row is None:
            return self._preset_cell(column)
        if column == len(messages):
            return self._end_cell(row.row)
        message = messages[column].message
        step = row.row.step_at(message)
        if step is not None:
            return self._step_cell(row.row.key, step)
        value = row.row.value_after(message)
        return (Line(self._values.value(row.row.key, value), Tone.MUTED, most=2),) if value is not None else ()

    def _preset_cell(self, column: int) -> Cell:
        messages, names = self.content.difference.timeline.messages, self.content.names
        at = min(column, len(names) - 1)
        name = self.content.short.get(names[at] or "", "")
        if column < len(messages) and messages[column].preset is not None:
            return (Line(f"{NEW} {name}", Tone.STRONG, messages[column].message, most=4),)
        return (Line(name, Tone.MUTED if column < len(messages) else Tone.BOLD, most=4),) if name else ()

    def _step_cell(self, key: str, step: SettingStep) -> Cell:
        match step.change:
            case Change.DROPPED:
                line = Line(f"{DROPPED} {tr('back to the preset')}", Tone.MUTED, step.message, most=2)
            case Change.LEFT:
                line = Line(tr("no value"), Tone.MUTED, step.message)
            case _:
                line = Line(f"{NEW} {self._values.value(key, step.value)}", Tone.STRONG, step.message, most=2)
        if step.reason is None:
            return (line,)
        return line, Line(reason_line(step.reason), Tone.MUTED, most=_REASON_LINES)

    def _end_cell(self, setting: TouchedSetting) -> Cell:
        row = self.content.rows[setting.scope.value, setting.key]
        text = self._values.value(row.key, row.in_force) or state_words(row.preset_state)
        tone = Tone.STRONG if row.differs else Tone.TEXT
        line = Line(text, tone, most=2)
        return (line,) if row.source is ValueSource.ASSISTANT else (line, Line(source_words(row), Tone.MUTED))

    def tallest(self, place: int) -> list[Cell]:
        """The cells that decide how high a row is."""
        row = self.row_at(place)
        messages = self.content.difference.timeline.messages
        if row is None:
            return [self._preset_cell(column) for column in range(min(len(messages), PART))]
        if isinstance(row, str):
            return []
        steps = self.content.longest[row.row.scope.value, row.row.key]
        return [self._step_cell(row.row.key, step) for step in steps] + [self._end_cell(row.row)]

    def _spoken(self, place: int, column: int) -> str:
        """What a screen reader says: what is new, what went on."""
        row = self.row_at(place)
        texts = [line.text.removeprefix(NEW).removeprefix(DROPPED).strip() for line in self.cell(place, column)]
        text = listed(texts)
        messages = self.content.difference.timeline.messages
        if not text or column >= len(messages) or isinstance(row, str):
            return text
        step = None if row is None else row.row.step_at(messages[column].message)
        if step is not None and step.change is not Change.SET:
            return text
        is_new = messages[column].preset is not None if row is None else step is not None
        return tr("new: {value}", value=text) if is_new else tr("still {value}", value=text)

    def _tooltip(self, place: int, column: int) -> str:
        """Everything in full, the preset's whole name included."""
        names = self.content.names
        if self.row_at(place) is None and names:
            return names[min(column, len(names) - 1)] or ""
        return "\n".join(line.text for line in self.cell(place, column))

    # -- what Qt asks -------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._shown + self.has_presets

    def columnCount(self, parent: Index = NOWHERE) -> int:
        messages = self.content.difference.timeline.messages
        return 0 if parent.isValid() or not messages else len(messages) + 1

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._shown < len(self._rows)

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            end = min(self._shown + PART, len(self._rows))
            self.beginInsertRows(QModelIndex(), self.rowCount(), end + self.has_presets - 1)
            self._shown = end
            self.endInsertRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.is_section(index.row()):
            return Qt.ItemFlag.NoItemFlags  # the keys go past headings
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return visible_text(self._spoken(index.row(), index.column()))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self._tooltip(index.row(), index.column()))
        return None

    def name_at(self, place: int) -> Cell:
        """What stands at the head of a row."""
        row = self.row_at(place)
        if row is None:
            return (Line(tr("Process preset"), Tone.BOLD),)
        if isinstance(row, str):
            return (Line(row, Tone.BOLD),)
        return setting_cell(row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        # One header is reset before the other, which then asks for sections that are no longer there.
        if not 0 <= section < (self.rowCount() if orientation is Qt.Orientation.Vertical else self.columnCount()):
            return None
        if orientation is Qt.Orientation.Vertical:
            if not 0 <= section < self.rowCount():
                return None  # Qt asks for old sections while the headers are being reset
            text = "\n".join(line.text for line in self.name_at(section))
            return visible_text(text) if role == Qt.ItemDataRole.DisplayRole else plain_tooltip(text)
        messages = self.content.difference.timeline.messages
        if section >= len(messages):
            return tr("In force") if role == Qt.ItemDataRole.DisplayRole else None
        number = messages[section].message + 1
        is_head = role == Qt.ItemDataRole.DisplayRole
        return tr("Message {n}", n=number) if is_head else tr("Go to message {n}", n=number)
