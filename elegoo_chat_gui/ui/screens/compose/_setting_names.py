"""Known settings, offered while the name of a new one is typed."""

from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter

from elegoo_chat_gui.core.settings_words import SettingsWords, read_settings_words
from elegoo_chat_gui.resource_files import resource_path
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.theme import scaled
from elegoo_chat_gui.ui.widgets import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
_SEARCHED: Final = Qt.ItemDataRole.UserRole + 1
_ROOT: Final = QModelIndex()
_MOST_ROWS: Final = 8
_LEAST_WIDTH: Final = 380


@cache
def _words() -> SettingsWords:
    return read_settings_words(resource_path("settings-words.json"))


class SettingNames(QCompleter):
    """Finds a key by any part of it, or of what people call it; what it puts into the field is the key."""

    def __init__(self, known: Iterable[str], taken: Iterable[str], parent: QObject) -> None:
        """`known` are keys beside those that have a name, `taken` those that stand in the table already."""
        words = _words()
        keys = sorted({*words.by_key, *known} - set(taken))
        super().__init__(parent)
        self.setModel(_KeyModel(keys, words, self))
        self.setCompletionRole(_SEARCHED)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(_MOST_ROWS)
        if (popup := self.popup()) is not None:  # by Qt's own account there may be none
            popup.setMinimumWidth(scaled(_LEAST_WIDTH))
            popup.setAccessibleName(tr("Settings"))

    def pathFromIndex(self, index: Index) -> str:
        return str(index.data(Qt.ItemDataRole.EditRole))


class _KeyModel(QAbstractListModel):
    """The key with its name behind it; searched in all languages."""

    def __init__(self, keys: list[str], words: SettingsWords, parent: QObject) -> None:
        super().__init__(parent)
        self._keys = keys
        self._words = words
        self._locale = QLocale().name()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        key = self._keys[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                name = self._words.name(key, self._locale)
                return tr("{key} · {name}", key=key, name=name) if name else key
            case Qt.ItemDataRole.EditRole:
                return key
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip("\n".join(filter(None, (key, self._words.name(key, self._locale)))))
            case _ if role == _SEARCHED:
                return f"{key} {self._words.every_name(key)}"
            case _:
                return None
