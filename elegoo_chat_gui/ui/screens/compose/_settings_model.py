"""Slicing settings as an editable table over a JSON text; a last row takes a new name."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from elegoo_chat_gui.core.json_text import dump
from elegoo_chat_gui.core.slicers import NO_BASELINE, PresetBaseline
from elegoo_chat_gui.ui.formatting import one_line, visible_text
from elegoo_chat_gui.ui.i18n import listed, tr
from elegoo_chat_gui.ui.screens.compose._setting_rows import (
    AgainstPreset,
    PresetSays,
    SettingRow,
    ValueFormError,
    against_preset,
    first_value_of,
    read_rows,
    value_in_form_of,
    values_to_add,
    write_rows,
)
from elegoo_chat_gui.ui.widgets import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
NAME, VALUE = 0, 1
PRESET_VALUE: Final = Qt.ItemDataRole.UserRole + 1  # the presets' value where it is another, else empty
REMARKS: Final = Qt.ItemDataRole.UserRole + 2  # what is known of it in words, the longest first; the widest that fits
IS_QUIET: Final = Qt.ItemDataRole.UserRole + 3  # a row that is not sent
IS_OTHER: Final = Qt.ItemDataRole.UserRole + 4  # a value that is not the presets'
KNOWN_NAMES: Final = Qt.ItemDataRole.UserRole + 5  # of the line for a new setting: keys of the presets
TAKEN_NAMES: Final = Qt.ItemDataRole.UserRole + 6  # and those that are rows already
_SHOWN_LIMIT: Final = 500
_EDIT_LIMIT: Final = 50_000  # characters of a value; one line with more would stop the window
_ROOT: Final = QModelIndex()


class SettingsModel(QAbstractTableModel):
    """`text_edited` carries the JSON text after an edit; `refused` the reason why an edit was not taken."""

    text_edited = Signal(str)
    refused = Signal(str)
    added = Signal(int)  # the row of a new setting, whose value is to be typed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._rows: list[SettingRow] = []
        self._against: list[AgainstPreset] = []
        self._baseline = NO_BASELINE
        self._withheld: frozenset[str] = frozenset()
        self._read_only = False
        self._font = QFont()

    def set_font(self, font: QFont) -> None:
        """The font of names and values."""
        self.beginResetModel()
        self._font = font
        self.endResetModel()

    @property
    def setting_count(self) -> int:
        return len(self._rows)

    @property
    def longest_name(self) -> str:
        return max((row.name for row in self._rows), key=len, default="")

    @property
    def differing_count(self) -> int:
        """How many rows say something else than the presets."""
        return sum(one.says is not PresetSays.SAME for one in self._against)

    @property
    def addable_count(self) -> int:
        """How many values the presets have that are not among the rows."""
        return len(values_to_add(self._rows, self._baseline))

    def show_presets(self, baseline: PresetBaseline, withheld: frozenset[str]) -> None:
        """What the rows are held against, and the keys of those that are not sent."""
        if (baseline, withheld) == (self._baseline, self._withheld):
            return
        self._baseline, self._withheld = baseline, withheld
        self._compare()
        if self._rows:
            self.dataChanged.emit(self.index(0, NAME), self.index(len(self._rows) - 1, VALUE))

    def text_with_all(self) -> str:
        """The JSON text with every value of the presets behind the rows."""
        return write_rows([*self._rows, *values_to_add(self._rows, self._baseline)], self._text)

    def _compare(self) -> None:
        self._against = [against_preset(row, self._baseline) for row in self._rows]

    def show_text(self, text: str) -> bool:
        """False where the text cannot be a table; the rows then stay empty."""
        if text == self._text and self._rows:
            return True
        rows = read_rows(text)
        self.beginResetModel()
        self._text, self._rows = text, rows or []
        self._compare()
        self.endResetModel()
        return rows is not None

    def set_read_only(self, read_only: bool) -> None:
        self.beginResetModel()
        self._read_only = read_only
        self.endResetModel()

    def remove(self, row: int) -> None:
        if not self._read_only and 0 <= row < len(self._rows):
            self._replace([item for at, item in enumerate(self._rows) if at != row])

    # -- Qt's side --------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows) + (0 if self._read_only else 1)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr("Setting") if section == NAME else tr("Value")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_new = index.row() >= len(self._rows)
        if self._read_only or (is_new and index.column() == VALUE):
            return flags
        if index.column() == VALUE and len(self._rows[index.row()].shown) > _EDIT_LIMIT:
            return flags  # as JSON it can be edited
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.FontRole:
            return self._font
        if index.row() >= len(self._rows):
            return self._data_of_new(index, role)
        row = self._rows[index.row()]
        text = row.name if index.column() == NAME else row.shown
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(text[:_SHOWN_LIMIT])
            case Qt.ItemDataRole.EditRole:
                return visible_text(text)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tooltip(index)
            case Qt.ItemDataRole.AccessibleTextRole:
                return one_line(text[:_SHOWN_LIMIT]) if index.column() == NAME else self._spoken(index.row())
            case _ if role == IS_QUIET:
                return row.name in self._withheld
            case _ if index.column() == VALUE:
                return self._compared_data(index.row(), role)
            case _:
                return None

    def _compared_data(self, row: int, role: int) -> Any:
        against = self._against[row]
        if role == PRESET_VALUE:
            return one_line(against.value[:_SHOWN_LIMIT]) if against.says is PresetSays.OTHER else ""
        if role == IS_OTHER:
            return against.says is PresetSays.OTHER
        return self._remarks(row) if role == REMARKS else None

    def _remarks(self, row: int) -> tuple[str, ...]:
        if self._rows[row].name in self._withheld:
            return tr("as in the preset, not sent"), tr("not sent")
        match self._against[row].says:
            case PresetSays.SAME:
                return tr("as in the preset"), tr("as preset")
            case PresetSays.DEFAULT:
                return tr("slicer default"), tr("default")
            case PresetSays.MISSING:
                return tr("preset not on this computer"), tr("preset missing"), tr("missing")
            case PresetSays.NOTHING | PresetSays.OTHER:
                return ()

    def _tooltip(self, index: Index) -> str:
        row = self._rows[index.row()]
        if index.column() == NAME:
            return plain_tooltip(row.name)
        preset = self._compared_data(index.row(), PRESET_VALUE)
        lines = [dump(row.value), tr("In the preset: {value}", value=preset) if preset else ""]
        return plain_tooltip("\n".join(filter(None, (*lines, *self._remarks(index.row())[:1]))))

    def _spoken(self, row: int) -> str:
        preset = self._compared_data(row, PRESET_VALUE)
        value = one_line(self._rows[row].shown[:_SHOWN_LIMIT])
        instead = tr("in place of {value}", value=preset) if preset else ""
        return listed((value, instead, *self._remarks(row)[:1]))

    def _data_of_new(self, index: Index, role: int) -> Any:
        if index.column() == NAME and role == Qt.ItemDataRole.DisplayRole:
            return tr("+ add setting…")
        if role == Qt.ItemDataRole.ForegroundRole:
            return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        if index.column() != NAME and role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("Value of the new setting, which needs a name first")
        if index.column() == NAME and role == KNOWN_NAMES:
            return [row.name for row in values_to_add([], self._baseline)]
        if index.column() == NAME and role == TAKEN_NAMES:
            return [row.name for row in self._rows]
        return "" if role == Qt.ItemDataRole.EditRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or self._read_only:
            return False
        typed, row = str(value), index.row()
        if row >= len(self._rows):
            return self._add(typed.strip())
        if typed == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        if index.column() == NAME:
            return self._rename(row, typed.strip())
        return self._change(row, typed)

    def _add(self, name: str) -> bool:
        if not name or self._is_taken(name):
            return False
        self._replace([*self._rows, SettingRow(name, "")])
        self.added.emit(len(self._rows) - 1)
        return True

    def _rename(self, row: int, name: str) -> bool:
        if not name or self._is_taken(name):
            return False
        self._replace_row(row, SettingRow(name, self._rows[row].value))
        return True

    def _is_taken(self, name: str) -> bool:
        taken = any(row.name == name for row in self._rows)
        if taken:
            self.refused.emit(tr("There is a setting named {name} already.", name=name))
        return taken

    def _change(self, row: int, typed: str) -> bool:
        old = self._rows[row]
        try:
            # A value that was added and is still empty has no form of its own yet.
            is_new = old.value == ""
            value = first_value_of(old.name, typed, self._baseline) if is_new else value_in_form_of(old.value, typed)
        except ValueFormError:
            self.refused.emit(
                tr("{name} holds several values: write them as JSON, as they were shown.", name=old.name)
            )
            return False
        self._replace_row(row, SettingRow(old.name, value))
        return True

    def _replace_row(self, row: int, setting: SettingRow) -> None:
        self._replace([setting if at == row else item for at, item in enumerate(self._rows)])

    def _replace(self, rows: list[SettingRow]) -> None:
        same_length = len(rows) == len(self._rows)
        if same_length:
            self._rows = rows
            self._compare()
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 1))
        else:
            self.beginResetModel()
            self._rows = rows
            self._compare()
            self.endResetModel()
        self._text = write_rows(rows, self._text)
        self.text_edited.emit(self._text)
