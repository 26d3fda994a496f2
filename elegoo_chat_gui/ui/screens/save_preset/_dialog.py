"""The dialog: names, what goes into the files, and where they go."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QStandardPaths, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.settings_words import SettingsWords
from elegoo_chat_gui.core.user_preset import PresetPlan, is_same_file
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.notices import NoticeBar
from elegoo_chat_gui.ui.screens.save_preset._rows import VALUE, PlannedDelegate, PlannedModel, PlannedRow
from elegoo_chat_gui.ui.screens.save_preset._section import PresetSection
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import (
    PlainLabel,
    TextFit,
    dialog_footer,
    panel_column,
    plain_tooltip,
    primary_button,
    scrolling,
    secondary_button,
    stack_up,
)

_SHOWN_ROWS: Final = 6
_VALUE_SHARE, _WHERE_SHARE = 0.24, 0.34  # of the table's width; the setting has the rest


class SavePresetDialog(QDialog):
    """`save_requested` with the name of each preset that is wanted, and the folder.

    `parent_chosen` (PresetKind, str) asks for a plan that is made from another preset: `show_plan` brings it.
    `rows` are those of all plans (see `rows_of`).
    """

    save_requested = Signal(object, object)  # Mapping[PresetKind, str], Path
    parent_chosen = Signal(object, str)

    def __init__(
        self,
        plans: Sequence[PresetPlan],
        rows: Sequence[PlannedRow],
        names: Mapping[PresetKind, str],
        taken: Mapping[PresetKind, Collection[str]],
        words: SettingsWords,
        theme: Theme,
        folder: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Save as preset"))
        self._folder = folder or default_folder()
        self._chooser: QFileDialog | None = None
        self.notices = NoticeBar()
        self.sections = [PresetSection(plan, names[plan.kind], taken.get(plan.kind, ())) for plan in plans]
        self._counted = PlainLabel("", "heading")
        self.model = PlannedModel(words, QLocale().name(), self)
        self.table = _Table(self.model, theme)
        self.folder_edit = QLineEdit()
        self.choose_button = secondary_button(tr("Choose…"))
        self.save_button = primary_button(tr("Save"))
        self.cancel_button = secondary_button(tr("Cancel"))
        self._why = PlainLabel("", "muted")
        self._set_up()
        self._lay_out()
        self._show_folder()
        self._show_rows(rows)
        self._focus_first()

    @property
    def plans(self) -> tuple[PresetPlan, ...]:
        return tuple(section.plan for section in self.sections)

    @property
    def folder(self) -> Path:
        return self._folder

    @property
    def chooser(self) -> QFileDialog | None:
        """The question for a folder while it is asked."""
        return self._chooser

    def show_plan(self, plan: PresetPlan, rows: Sequence[PlannedRow]) -> None:
        """Another plan for the preset of its kind, and the rows of all; the name that was typed stays."""
        for section in self.sections:
            if section.kind is plan.kind:
                section.show_plan(plan)
        self._show_rows(rows)

    def offer_parents(self, kind: PresetKind, names: Sequence[str]) -> None:
        for section in self.sections:
            if section.kind is kind:
                section.offer_parents(names)

    def set_busy(self, busy: bool) -> None:
        for widget in (*self.sections, self.choose_button):
            widget.setEnabled(not busy)
        self.save_button.setEnabled(not busy and not self._reason())

    def submit(self) -> None:
        """As the button does."""
        if not self._reason():
            self.save_requested.emit(
                {section.kind: section.name for section in self.sections if section.is_chosen}, self._folder
            )

    # -- state ------------------------------------------------------------------------------------

    def _edited(self) -> None:
        chosen = [section for section in self.sections if section.is_chosen]
        for section in self.sections:
            others = [other for other in chosen if other is not section]
            section.set_twin(any(is_same_file(section.name, other.name) for other in others))
        self.model.set_chosen(frozenset(section.kind for section in chosen))
        self._counted.setText(_counted_words(self.model))
        reason = self._reason()
        self._why.setText(reason)
        self.save_button.setEnabled(not reason)
        self.save_button.setToolTip(plain_tooltip(reason))

    def _reason(self) -> str:
        """Why nothing can be saved as it is."""
        if not any(section.is_chosen for section in self.sections):
            return tr("No preset is chosen.")
        if any(section.problem is not None for section in self.sections):
            return tr("A name has to be changed first.")
        return ""

    def _focus_first(self) -> None:
        for section in self.sections:
            if section.is_chosen:
                section.name_edit.setFocus()
                return

    def _show_rows(self, rows: Sequence[PlannedRow]) -> None:
        self.model.set_rows(rows)
        self.table.fit()
        self._edited()

    def _show_folder(self) -> None:
        self.folder_edit.setText(str(self._folder).encode("utf-8", "replace").decode("utf-8"))
        self.folder_edit.setToolTip(plain_tooltip(str(self._folder)))
        self.folder_edit.setCursorPosition(0)

    # -- the folder -------------------------------------------------------------------------------

    def choose_folder(self) -> None:
        if self._chooser is None:
            chooser = QFileDialog(self, tr("Choose a folder"), str(self._folder))
            chooser.setFileMode(QFileDialog.FileMode.Directory)
            chooser.setOption(QFileDialog.Option.ShowDirsOnly)
            chooser.fileSelected.connect(self._take_folder)
            chooser.finished.connect(self._chosen)
            self._chooser = chooser
        self._chooser.open()

    def _take_folder(self, name: str) -> None:
        self._folder = Path(name)
        self._show_folder()

    def _chosen(self) -> None:
        if self._chooser is not None:
            self._chooser.deleteLater()
            self._chooser = None
        self.choose_button.setFocus()

    # -- building ---------------------------------------------------------------------------------

    def _set_up(self) -> None:
        for section in self.sections:
            section.changed.connect(self._edited)
            section.parent_chosen.connect(self.parent_chosen)
        self.folder_edit.setReadOnly(True)
        self.folder_edit.setAccessibleName(tr("Folder"))
        self._why.setWordWrap(True)
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.submit)
        self.cancel_button.clicked.connect(self.reject)
        self.choose_button.clicked.connect(self.choose_folder)

    def _lay_out(self) -> None:
        TextFit(self, 620, 640)
        self.setMinimumSize(440, 380)
        body, column = panel_column()
        for section in self.sections:
            column.addWidget(section)
        column.addWidget(self._counted)
        column.addWidget(self.table, 1)
        column.addLayout(self._folder_row())
        scroll = scrolling(body)
        footer = dialog_footer(self._why, self.cancel_button, self.save_button)
        stack_up(self, self.notices, scroll, footer, stretched=scroll)

    def _folder_row(self) -> QVBoxLayout:
        name = PlainLabel(tr("Folder"), "heading")
        name.setBuddy(self.folder_edit)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder_edit, 1)
        row.addWidget(self.choose_button)
        how = PlainLabel(tr("In the slicer, import the file with File → Import → Import Configs…"), "muted")
        how.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(name)
        column.addLayout(row)
        column.addWidget(how)
        return column


class _Table(QTableView):
    def __init__(self, model: PlannedModel, theme: Theme) -> None:
        super().__init__()
        self._delegate = PlannedDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Settings of the presets"))
        self.setShowGrid(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange} and hasattr(self, "_delegate"):
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = self.viewport().width()
        self.setColumnWidth(0, round(width * (1 - _VALUE_SHARE - _WHERE_SHARE)))
        self.setColumnWidth(VALUE, round(width * _VALUE_SHARE))
        super().resizeEvent(event)

    def fit(self) -> None:
        """As high as its rows, up to a few."""
        height = self._delegate.row_height()
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        shown = min(max(self.model().rowCount(), 2), _SHOWN_ROWS)
        self.setMinimumHeight(shown * height + self.horizontalHeader().sizeHint().height())


def _counted_words(model: PlannedModel) -> str:
    written = tr_n("{n} setting is written", "{n} settings are written", model.written)
    rest = len(model.rows) - model.written
    if not rest:
        return written
    return tr("{written}, {rest}", written=written, rest=tr_n("{n} is not", "{n} are not", rest))


def default_folder() -> Path:
    """Where a person looks for what was saved."""
    for place in (QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.DesktopLocation):
        name = QStandardPaths.writableLocation(place)
        if name and Path(name).is_dir():
            return Path(name)
    return Path.home()
