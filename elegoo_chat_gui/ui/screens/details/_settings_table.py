"""Slicing settings as a searchable table that copies as a table."""

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QSizePolicy, QTableView, QVBoxLayout, QWidget

from elegoo_chat_gui.core import html_text, markdown_text
from elegoo_chat_gui.core.settings_words import SettingsWords
from elegoo_chat_gui.core.slicing_settings import SettingRow
from elegoo_chat_gui.ui.clipboard import copy_forms
from elegoo_chat_gui.ui.formatting import one_line
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.screens.details._settings_delegate import SettingsDelegate
from elegoo_chat_gui.ui.screens.details._settings_model import SettingsModel
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import PlainLabel, icon_button

SHOWN_ROWS = 10
KEY_SHARE = 0.64


class SettingsTable(QWidget):
    """Keys and values; Ctrl+C copies the chosen rows, tab between key and value."""

    copied = Signal(str)

    def __init__(self, theme: Theme, words: SettingsWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = SettingsModel(words, QLocale().name(), self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search settings"))
        self.search.setAccessibleName(tr("Search settings"))
        self.search.setToolTip(tr("Search settings (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.copy_button = icon_button("copy", tr("Copy all settings as a table"))
        self.copy_button.clicked.connect(lambda: self._copy(self._model.every))
        self.view = _CopyingTable()  # a child only when it is laid out, after the search: so Tab goes
        self.view.setModel(self._model)
        self._delegate = SettingsDelegate(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.copy_requested.connect(self._copy_chosen)
        self._nothing = PlainLabel("", "muted")
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.search, 1)
        head.addWidget(self.copy_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addLayout(head)
        self._column.addWidget(self._nothing)
        self._column.addWidget(self.view)

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_rows(self, rows: tuple[SettingRow, ...]) -> None:
        self.search.clear()
        self._model.set_rows(rows)
        self._delegate.two_lines = self._model.has_names
        self._fit()

    def show_old(self, old: Mapping[str, str]) -> None:
        """By key, the presets' values of the settings that differ: struck out before the new ones."""
        self._model.set_old(old)

    def _fit(self) -> None:
        height = self._delegate.row_height()
        self.view.verticalHeader().setMinimumSectionSize(height)
        self.view.verticalHeader().setDefaultSectionSize(height)
        self.view.setFixedHeight(min(len(self._model.every), SHOWN_ROWS) * height + 4)
        self._column.activate()

    def _search(self, words: str) -> None:
        self._model.search(words)
        found = bool(self._model.rows)
        self._nothing.setText(tr("No setting matches “{query}”.", query=one_line(words)))
        self._nothing.setVisible(not found and bool(words))
        self.view.setVisible(found or not words)

    def _copy_chosen(self) -> None:
        chosen = sorted({index.row() for index in self.view.selectionModel().selectedIndexes()})
        self._copy(tuple(self._model.rows[place] for place in chosen) or tuple(self._model.rows))

    def _copy(self, rows: tuple[SettingRow, ...]) -> None:
        """Plain text is for spreadsheets: key, value and, where any of them has one, the unit."""
        with_unit = any(self._model.unit(row) for row in rows)
        cells = [[row.key, row.value, *([self._model.unit(row)] if with_unit else [])] for row in rows]
        head = [tr("Setting"), tr("Value"), *([tr("Unit")] if with_unit else [])]
        copy_forms(
            "\n".join("\t".join(map(one_line, row)).rstrip("\t") for row in cells),
            html=html_text.table(head, cells),
            markdown=markdown_text.table(head, [[markdown_text.text_cell(text) for text in row] for row in cells]),
        )
        self.copied.emit(tr_n("{n} setting copied", "{n} settings copied", len(rows)))


class _CopyingTable(QTableView):
    copy_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
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
