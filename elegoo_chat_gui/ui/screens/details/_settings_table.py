"""Slicing settings as a searchable table that copies as a table."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QSizePolicy, QTableView, QVBoxLayout, QWidget

from elegoo_chat_gui.core.slicing_settings import SettingRow
from elegoo_chat_gui.ui.formatting import one_line, visible_text
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import plain_tooltip

SEARCH_FROM = 12  # rows: fewer are seen at a glance
ROW_PX = 24
SHOWN_ROWS = 14
KEY_SHARE = 0.64
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class _SettingsModel(QAbstractTableModel):
    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._every: tuple[SettingRow, ...] = ()
        self.rows: list[SettingRow] = []

    def set_rows(self, rows: tuple[SettingRow, ...], words: str) -> None:
        wanted = words.casefold().split()
        self.beginResetModel()
        self._every = rows
        self.rows = [row for row in rows if all(word in f"{row.key} {row.value}".casefold() for word in wanted)]
        self.endResetModel()

    def search(self, words: str) -> None:
        self.set_rows(self._every, words)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | QFont | None:
        row = self.rows[index.row()]
        text = row.value if index.column() else row.key
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(text[:500])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{row.key}\n{row.value}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return visible_text(f"{row.key}: {row.value}"[:500])
        if role == Qt.ItemDataRole.FontRole:
            return self._theme.font("secondary", mono=True)
        return None


class SettingsTable(QWidget):
    """Keys and values; Ctrl+C copies the chosen rows, tab between key and value."""

    copied = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _SettingsModel(theme, self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search settings"))
        self.search.setAccessibleName(tr("Search settings"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._model.search)
        self.view = _CopyingTable(self)
        self.view.setModel(self._model)
        self.view.copy_requested.connect(self._copy)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.search)
        self._column.addWidget(self.view)

    def show_rows(self, rows: tuple[SettingRow, ...]) -> None:
        self.search.clear()
        self.search.setVisible(len(rows) >= SEARCH_FROM)
        self._model.set_rows(rows, "")
        self.view.setFixedHeight(min(len(rows), SHOWN_ROWS) * ROW_PX + 4)
        self._column.activate()

    def _copy(self) -> None:
        chosen = sorted({index.row() for index in self.view.selectionModel().selectedIndexes()})
        rows = [self._model.rows[place] for place in chosen] or self._model.rows
        QGuiApplication.clipboard().setText("\n".join(f"{row.key}\t{row.value}" for row in rows))
        self.copied.emit(tr_n("{n} setting copied", "{n} settings copied", len(rows)))


class _CopyingTable(QTableView):
    copy_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Slicing settings"))
        self.setProperty("kind", "plain")
        self.setShowGrid(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_PX)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        copy = self.addAction(tr("Copy"))
        copy.triggered.connect(self.copy_requested)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setColumnWidth(0, round(self.viewport().width() * KEY_SHARE))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        else:
            super().keyPressEvent(event)
