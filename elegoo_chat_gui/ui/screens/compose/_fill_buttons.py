"""The buttons that fill in presets: from a project file, from what a slicer has chosen."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QWidget

from elegoo_chat_gui.core.slicers import InstalledSlicer
from elegoo_chat_gui.ui.formatting import one_line
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.theme import scaled
from elegoo_chat_gui.ui.widgets import menu_button, plain_tooltip, secondary_button

_ENDINGS = "*.3mf *.gcode *.gco *.g *.json *.orca_printer *.orca_filament *.orca_bundle *.elegoo_printer *.zip"
_LONGEST_NAME: Final = 200


class FillButtons(QWidget):
    """One button for a file; one for the selection of the only slicer that has one, or a menu of several."""

    selection_wanted = Signal(str)  # the slicer's id
    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slicers: tuple[InstalledSlicer, ...] = ()
        self._file = secondary_button(tr("Fill from project (.3mf, .gcode)…"), "export")
        self._file.setToolTip(
            plain_tooltip(tr("Take machine, process, filament and settings from a file; or drop one here"))
        )
        self._file.clicked.connect(self.file_wanted)
        self._one = secondary_button("")
        self._one.clicked.connect(self._ask_first)
        self._menu = QMenu(self)
        self._several = menu_button(tr("Use selection"), self._menu)
        self._several.setToolTip(plain_tooltip(tr("Take what a slicer had chosen when it last saved")))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self._file, self._one, self._several):
            row.addWidget(button)
        self.show_slicers(())

    @property
    def programs(self) -> tuple[InstalledSlicer, ...]:
        """Those whose selection can be used."""
        return self._slicers

    def show_slicers(self, slicers: Sequence[InstalledSlicer]) -> None:
        """The slicers on this computer; those that have chosen something can be asked for it."""
        self._slicers = tuple(slicer for slicer in slicers if slicer.has_selection)
        self._one.setVisible(len(self._slicers) == 1)
        self._several.setVisible(len(self._slicers) > 1)
        if len(self._slicers) == 1:
            name = one_line(self._slicers[0].name)
            words = tr("Use {program}'s selection", program=name)
            short = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, scaled(_LONGEST_NAME))
            self._one.setText(tr("Use {program}'s selection", program=short).replace("&", "&&"))
            self._one.setAccessibleName(words)
            self._one.setToolTip(plain_tooltip(tr("Take what is chosen in {program} at the moment", program=name)))
        self._fill_menu()

    def set_read_only(self, read_only: bool) -> None:
        for button in (self._file, self._one, self._several):
            button.setEnabled(not read_only)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for slicer, label in zip(self._slicers, _labels(self._slicers), strict=True):
            action = self._menu.addAction(one_line(label).replace("&", "&&"))
            action.triggered.connect(partial(self._ask, slicer.id))

    def _ask_first(self) -> None:
        self.selection_wanted.emit(self._slicers[0].id)

    def _ask(self, slicer_id: str, _checked: bool = False) -> None:
        self.selection_wanted.emit(slicer_id)


def _labels(slicers: Sequence[InstalledSlicer]) -> list[str]:
    """The program's name, with version and folder as far as it takes them to tell it apart."""
    names = Counter(slicer.name for slicer in slicers)
    versions = Counter((slicer.name, slicer.version) for slicer in slicers)
    labels = []
    for slicer in slicers:
        parts = [slicer.name]
        if names[slicer.name] > 1:
            parts.append(slicer.version)
        if versions[slicer.name, slicer.version] > 1:
            parts.append(str(slicer.folder))
        labels.append(" ".join(filter(None, parts)))
    return labels


def project_dialog(parent: QWidget) -> QFileDialog:
    """A dialog for one file of a slicer, to be opened; it goes when it closes."""
    dialog = QFileDialog(parent, tr("Fill from project"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    files = tr("Projects, G-code and presets ({endings})", endings=_ENDINGS)
    dialog.setNameFilters([files, tr("All files ({endings})", endings="*")])
    return dialog
