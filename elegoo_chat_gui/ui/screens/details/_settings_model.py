"""The rows of the settings table: the slicer's key, what it is called, the value and its unit."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from elegoo_chat_gui.core.settings_words import SettingsWords
from elegoo_chat_gui.core.slicing_settings import SettingRow
from elegoo_chat_gui.ui.formatting import one_line, visible_text
from elegoo_chat_gui.ui.i18n import listed, tr
from elegoo_chat_gui.ui.widgets import plain_tooltip

NAME_ROLE = Qt.ItemDataRole.UserRole + 1  # what the setting is called, empty where nobody named it
UNIT_ROLE = Qt.ItemDataRole.UserRole + 2
OLD_ROLE = Qt.ItemDataRole.UserRole + 3  # what the preset has instead, empty where it is the same or not known
SHOWN = 500  # characters of one value
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class SettingsModel(QAbstractTableModel):
    """Rows that hold all words of the search, in key, value or name of any language."""

    def __init__(self, words: SettingsWords, locale_name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._locale_name = locale_name
        self.every: tuple[SettingRow, ...] = ()
        self.rows: list[SettingRow] = []
        self._old: Mapping[str, str] = {}

    def set_rows(self, rows: tuple[SettingRow, ...]) -> None:
        self.every = rows
        self._old = {}
        self.search("")

    def search(self, words: str) -> None:
        wanted = words.casefold().split()
        self.beginResetModel()
        self.rows = [row for row in self.every if all(word in self._searched(row) for word in wanted)]
        self.endResetModel()

    def set_old(self, old: Mapping[str, str]) -> None:
        """By key, the presets' values of the settings that differ."""
        self._old = old
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 1))

    def _old_words(self, row: SettingRow) -> str:
        if row.key not in self._old:
            return ""
        old = self._old[row.key]
        return tr("in the preset {value}", value=_with_unit(old, self._words.unit(row.key, old)) or tr("empty"))

    def _searched(self, row: SettingRow) -> str:
        return f"{row.key} {row.value} {self._words.every_name(row.key)}".casefold()

    def name(self, row: SettingRow) -> str:
        return self._words.name(row.key, self._locale_name)

    def unit(self, row: SettingRow) -> str:
        return self._words.unit(row.key, row.value)

    @property
    def has_names(self) -> bool:
        return any(self.name(row) for row in self.every)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line((row.value if index.column() else row.key)[:SHOWN])
            case Qt.ItemDataRole.ToolTipRole:
                lines = (row.key, self.name(row), _with_unit(row.value, self.unit(row)), self._old_words(row))
                return plain_tooltip("\n".join(line for line in lines if line))
            case Qt.ItemDataRole.AccessibleTextRole:
                value = _with_unit(row.value[:SHOWN], self.unit(row))
                if index.column():
                    return visible_text(listed([value, self._old_words(row)]))
                called = self.name(row)
                return visible_text(f"{called} ({row.key[:SHOWN]})" if called else row.key[:SHOWN])
            case _ if role == NAME_ROLE:
                return "" if index.column() else self.name(row)
            case _ if role == UNIT_ROLE:
                return self.unit(row) if index.column() else ""
            case _ if role == OLD_ROLE:
                return one_line(self._old.get(row.key, "")[:SHOWN]) if index.column() else ""
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Setting"), tr("Value"))[section]
        return None


def _with_unit(value: str, unit: str) -> str:
    return f"{value} {unit}" if unit else value
