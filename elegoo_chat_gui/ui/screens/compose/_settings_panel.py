"""Slicing settings: one JSON text, shown as a table or as it is, checked while it is typed."""

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.slicers import PresetBaseline
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.screens.compose._elided_link import ElidedLink
from elegoo_chat_gui.ui.screens.compose._fields import ProblemLabel, TextField, mark
from elegoo_chat_gui.ui.screens.compose._problems import settings_sentence
from elegoo_chat_gui.ui.screens.compose._settings_delegate import CellEditor, SettingsDelegate
from elegoo_chat_gui.ui.screens.compose._settings_model import NAME, VALUE, SettingsModel
from elegoo_chat_gui.ui.theme import Theme, set_look
from elegoo_chat_gui.ui.widgets import ChipButton, FlowLayout, PlainLabel, icon_button, plain_tooltip

_ROW: Final = 28  # at the normal text size
_NAMES_SHARE: Final = 0.55
_CHECK_MS: Final = 150  # a large text is not parsed at every letter


class SettingsPanel(QWidget):
    """`text_changed` carries the JSON text after every edit in either view.

    `values_added` carries it with every value of the presets, `sends_all_changed` whether all of it is to be sent.
    """

    text_changed = Signal(str)
    values_added = Signal(str)
    sends_all_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._sentence = ""
        self._model = SettingsModel(self)
        self._table = _SettingsTable(self._model, theme)
        self._json = TextField(tr("Slicing settings as JSON"))
        self._json.setPlaceholderText('{\n  "nozzle_temperature": ["245"]\n}')
        self._theme = theme
        self._views = QStackedWidget()
        self._as_table = ChipButton(tr("Table"))
        self._as_json = ChipButton(tr("JSON"))
        self._differences = ChipButton(tr("Only differences"))
        self._everything = ChipButton(tr("Everything"))
        self._add_all = ElidedLink()
        self._sending = QWidget()
        self._has_presets = False
        self._title = PlainLabel(tr("Slicing settings"), "heading")
        self._remark = PlainLabel("", "muted")
        self._remove = icon_button("trash", tr("Remove the chosen setting"))
        self._problem = ProblemLabel()
        self._check_timer = QTimer(self)
        self._check_timer.setSingleShot(True)
        self._check_timer.setInterval(_CHECK_MS)
        self._lay_out()
        self._connect()
        self._dress()

    def _lay_out(self) -> None:
        head = FlowLayout(spacing=6, line_spacing=4)  # long words go into a line below
        head.addWidget(self._title)
        head.addWidget(self._remark)
        choices = FlowLayout(spacing=6, line_spacing=4)
        choices.addWidget(self._make_sending())
        choices.addWidget(self._make_tools())
        self._views.addWidget(self._table)
        self._views.addWidget(self._json)
        self._views.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(choices)
        layout.addWidget(self._views)
        layout.addWidget(self._add_all)
        layout.addWidget(self._problem)

    def _make_sending(self) -> QWidget:
        row = QHBoxLayout(self._sending)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        group = QButtonGroup(self)
        for chip in (self._differences, self._everything):
            group.addButton(chip)
            row.addWidget(chip)
        self._differences.setChecked(True)
        self._differences.setToolTip(plain_tooltip(tr("Send only settings whose values differ from the presets")))
        self._everything.setToolTip(plain_tooltip(tr("Send every setting of the table")))
        return self._sending

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        group = QButtonGroup(self)
        for chip in (self._as_table, self._as_json):
            group.addButton(chip)
            row.addWidget(chip)
        row.addWidget(self._remove)
        self._as_table.setChecked(True)
        return tools

    def _connect(self) -> None:
        self._as_table.clicked.connect(lambda: self._show_view(table=True))
        self._as_json.clicked.connect(lambda: self._show_view(table=False))
        self._differences.clicked.connect(lambda: self.sends_all_changed.emit(False))
        self._everything.clicked.connect(lambda: self.sends_all_changed.emit(True))
        self._add_all.clicked.connect(self.add_all)
        self._json.edited.connect(self._typed)
        self._model.text_edited.connect(self._edited_in_table)
        self._model.refused.connect(self._say)
        self._remove.clicked.connect(self._table.remove_chosen)
        self._check_timer.timeout.connect(self._check)
        self._theme.changed.connect(self._dress)

    def _dress(self) -> None:
        font = self._theme.font("secondary", mono=True)
        self._json.set_own_font(font)
        self._model.set_font(font)
        self._table.set_row_height(self._theme.scaled(_ROW))
        self._fit()

    def show_draft(self, draft: Draft, baseline: PresetBaseline) -> None:
        """The settings, held against the presets, and which of them are sent."""
        if draft.settings_text != self._text:
            self.show_text(draft.settings_text)
        (self._everything if draft.sends_all_settings else self._differences).setChecked(True)
        self._model.show_presets(baseline, frozenset(draft.withheld_settings))
        self._has_presets = not baseline.is_empty
        self._tell()

    def add_all(self) -> None:
        """Put every value of the presets behind those that are there."""
        self.values_added.emit(self._model.text_with_all())

    @property
    def is_compared(self) -> bool:
        """Whether the settings stand against presets of this computer."""
        return self._has_presets

    def show_text(self, text: str) -> None:
        self._text = text
        self._json.show_text(text)
        if not self._model.show_text(text) and not self._json.isVisible():
            self._show_view(table=False)
        self._check()

    def set_read_only(self, read_only: bool) -> None:
        self._json.set_read_only(read_only)
        self._model.set_read_only(read_only)
        for button in (self._remove, self._differences, self._everything, self._add_all):
            button.setEnabled(not read_only)

    def set_problem(self, sentence: str) -> None:
        """What was found before sending or by the server; the check while typing speaks where there is none."""
        self._sentence = sentence
        self._say(sentence or settings_sentence(self._text))

    def focus_text(self) -> None:
        (self._table if self._views.currentWidget() is self._table else self._json).setFocus()

    def finish_editing(self) -> bool:
        """A cell that is being edited takes what was typed; False where a new setting still wants its value."""
        return self._table.finish_editing()

    def _show_view(self, *, table: bool) -> None:
        readable = self._model.show_text(self._text)
        if table and not readable:
            table = False
            self._say(tr("As long as this is not a JSON object it cannot be shown as a table."))
        (self._as_table if table else self._as_json).setChecked(True)
        self._json.show_text(self._text)
        self._views.setCurrentWidget(self._table if table else self._json)
        self._fit()

    def _typed(self, text: str) -> None:
        self._text = text
        self._check_timer.start()
        self.text_changed.emit(text)

    def _edited_in_table(self, text: str) -> None:
        self._text = text
        self._json.show_text(text)
        self._check()
        self.text_changed.emit(text)

    def _check(self) -> None:
        if self._json.hasFocus() or self._views.currentWidget() is self._json:
            self._model.show_text(self._text)
        self._say(self._sentence or settings_sentence(self._text))
        self._tell()

    def _tell(self) -> None:
        """What stands beside the heading, and what can be done about it."""
        self._remark.setText(self._remark_words())
        number = self._model.addable_count if self._has_presets and self._everything.isChecked() else 0
        words = tr_n("Add the {n} value of the presets", "Add all {n} values of the presets", number)
        self._add_all.show_words(words)
        self._add_all.setVisible(number > 0)
        self._sending.setVisible(self._has_presets)
        self._fit()

    def _remark_words(self) -> str:
        number, differing = self._model.setting_count, self._model.differing_count
        if not number:
            return tr("optional")
        if not self._has_presets:
            return tr_n("{n} setting", "{n} settings", number)
        if not differing:
            return tr("none differs from the presets")
        return tr_n("{n} differs from the presets", "{n} differ from the presets", differing)

    def _say(self, sentence: str) -> None:
        mark(self._json, self._problem, sentence)
        if self._table.property("invalid") != ("true" if sentence else "false"):
            set_look(self._table, invalid=bool(sentence))
        self._table.setAccessibleDescription(sentence)

    def _fit(self) -> None:
        is_table = self._views.currentWidget() is self._table
        self._remove.setVisible(is_table and self._model.setting_count > 0)
        self._table.fit_columns()
        rows = min(10, max(2, self._model.rowCount()))
        self._views.setFixedHeight(rows * self._theme.scaled(_ROW) + 2 if is_table else self._theme.scaled(180) + 12)


class _SettingsTable(QTableView):
    """Names and values; Delete removes the chosen row."""

    def __init__(self, model: SettingsModel, theme: Theme) -> None:
        super().__init__()
        self._settings = model
        self._wants_value = False  # a new setting has its name, and is about to be asked for its value
        self.setModel(model)
        self.setItemDelegate(SettingsDelegate(theme, self))
        self.setAccessibleName(tr("Slicing settings as a table"))
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(VALUE, QHeaderView.ResizeMode.Stretch)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.DoubleClicked | trigger.SelectedClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed
        )
        self.clicked.connect(self._edit_new)
        model.added.connect(self._edit_value)

    def set_row_height(self, height: int) -> None:
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """The names take what they need, up to about half."""
        delegate = self.itemDelegate()
        needed = delegate.name_width(self._settings.longest_name) if isinstance(delegate, SettingsDelegate) else 0
        self.horizontalHeader().resizeSection(NAME, min(needed, round(self.viewport().width() * _NAMES_SHARE)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_chosen()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            # The key that ends an edit arrives here too.
            if self.state() != QAbstractItemView.State.EditingState and self._can_edit():
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _can_edit(self) -> bool:
        return bool(self._settings.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable)

    def remove_chosen(self) -> None:
        row = self.currentIndex().row()
        self._settings.remove(row)
        self.setCurrentIndex(self._settings.index(min(row, self._settings.rowCount() - 1), NAME))

    def finish_editing(self) -> bool:
        if self.state() == QAbstractItemView.State.EditingState:
            for editor in self.findChildren(CellEditor):
                self.commitData(editor)  # not left to the focus: a list of names may have taken it already
            self.setFocus()
        return not self._wants_value

    def _edit_new(self, index: QModelIndex) -> None:
        if index.row() >= self._settings.setting_count and index.column() == NAME:
            self.edit(index)

    def _edit_value(self, row: int) -> None:
        # After the name's editor has closed: it would take the focus away from this one.
        self._wants_value = True
        QTimer.singleShot(0, self, lambda: self._begin(row))

    def _begin(self, row: int) -> None:
        self._wants_value = False
        index = self._settings.index(row, VALUE)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        if self._can_edit():
            self.edit(index)
