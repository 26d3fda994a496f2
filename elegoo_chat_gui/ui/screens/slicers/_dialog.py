"""The window that lists the slicers of this computer and takes other folders."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from elegoo_chat_gui.core.slicers import InstalledSlicer
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.notices import NoticeBar
from elegoo_chat_gui.ui.screens.slicers._card import SlicerCard
from elegoo_chat_gui.ui.widgets import (
    ElidedLabel,
    PlainLabel,
    SectionHeader,
    Spinner,
    TextFit,
    dialog_footer,
    icon_button,
    panel_column,
    scrolling,
    secondary_button,
    stack_up,
)


class SlicersDialog(QDialog):
    """Only shows and asks."""

    folder_added = Signal(object)  # Path
    folder_removed = Signal(object)  # Path
    read_again_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Slicers on this computer"))
        self.notices = NoticeBar()
        self.add_button = secondary_button(tr("Look in another folder…"), "plus")
        self.again_button = secondary_button(tr("Read again"), "refresh")
        self.close_button = secondary_button(tr("Close"))
        self._spinner = Spinner(16)
        self._when = ElidedLabel("", "muted")
        self._cards: list[SlicerCard] = []
        self._rows: list[tuple[Path, bool]] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._folders = QVBoxLayout()
        self._folders.setSpacing(4)
        self._folder_head = SectionHeader(tr("Folders that you named"))
        self._none = PlainLabel(
            tr("No slicer was found on this computer: names come from your chats and the catalogue.")
        )
        self._none.setWordWrap(True)
        self._lay_out()
        self.add_button.clicked.connect(self._ask_for_folder)
        self.again_button.clicked.connect(self.read_again_requested)
        self.close_button.clicked.connect(self.reject)

    @property
    def cards(self) -> Sequence[SlicerCard]:
        return self._cards

    @property
    def says_none(self) -> bool:
        """Whether it says that no slicer was found."""
        return not self._none.isHidden()

    # -- building ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        TextFit(self, 620, 560)
        self.setMinimumSize(440, 360)
        body, column = panel_column(12)
        about = PlainLabel(
            tr("Their presets are offered in new chats and compared with what a chat says. They are only read."),
            "muted",
        )
        about.setWordWrap(True)
        column.addWidget(about)
        column.addWidget(self._none)
        column.addLayout(self._list)
        column.addWidget(self._folder_head)
        column.addLayout(self._folders)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.close_button.setDefault(True)
        scroll = scrolling(body)
        footer = dialog_footer(self._spinner, self._when, self.again_button, self.close_button)
        stack_up(self, self.notices, scroll, footer, stretched=scroll)

    # -- what it shows ----------------------------------------------------------------------------

    def show_slicers(self, slicers: Sequence[InstalledSlicer], folders: Sequence[Path], when: str) -> None:
        """All that was found, and the folders that the person named; `when` they were read, in words."""
        self._when.setText(when)
        if [card.slicer for card in self._cards] != list(slicers):
            self._show_cards(slicers)
        self._none.setVisible(not slicers)
        self._folder_head.setVisible(bool(folders))
        found = [slicer.folder for slicer in slicers]
        rows = [(folder, any(_is_in(one, folder) for one in found)) for folder in folders]
        if rows != self._rows:  # a row that stays keeps the focus
            self._rows = rows
            _clear(self._folders)
            for folder, has_slicer in rows:
                self._folders.addWidget(self._folder_row(folder, has_slicer=has_slicer))

    def _show_cards(self, slicers: Sequence[InstalledSlicer]) -> None:
        _clear(self._list)
        self._cards = [SlicerCard(slicer) for slicer in slicers]
        for card in self._cards:
            self._list.addWidget(card)

    def _folder_row(self, folder: Path, *, has_slicer: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(ElidedLabel(os.fspath(folder)), 1)
        if not has_slicer:
            row.addWidget(PlainLabel(tr("no slicer in it"), "muted"))
        remove = icon_button("close", tr("Stop looking in {folder}", folder=folder.name))
        remove.clicked.connect(partial(self._remove, folder))
        row.addWidget(remove)
        return line

    def _remove(self, folder: Path, _checked: bool = False) -> None:
        self.folder_removed.emit(folder)

    def show_busy(self, busy: bool) -> None:
        """Files are being read."""
        self._spinner.setVisible(busy)
        self.again_button.setEnabled(not busy)

    # -- what it asks -----------------------------------------------------------------------------

    def _ask_for_folder(self) -> None:
        dialog = QFileDialog(self, tr("A folder of a slicer"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._take)
        dialog.open()

    def _take(self, folder: str) -> None:
        if folder:
            self.folder_added.emit(Path(folder))


def _is_in(folder: Path, named: Path) -> bool:
    return folder == named or named in folder.parents


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
