"""The three names of a chat: machine, filament, process, each with what is known about it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.presets import Fit, MachineDefaults, PresetKind
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.compose._picker_hint import PickerHint
from elegoo_chat_gui.ui.screens.compose._preset_offers import OfferTable
from elegoo_chat_gui.ui.screens.compose._preset_picker import PresetPicker
from elegoo_chat_gui.ui.screens.compose._preset_words import source_words
from elegoo_chat_gui.ui.widgets import ElidedLabel


class PresetFields(QWidget):
    """`name_changed` carries kind and name while one types, `machine_settled` says that the machine is complete."""

    name_changed = Signal(object, object)  # PresetKind, str | None
    machine_settled = Signal()
    slicers_requested = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._draft: Draft | None = None
        self._defaults = MachineDefaults()
        self._no_slicer = PickerHint()
        self._source = ElidedLabel("", "muted")
        placeholder = tr("None. Type to search")
        self.pickers = {
            PresetKind.MACHINE: PresetPicker(tr("Machine"), placeholder, names_program=True),
            PresetKind.FILAMENT: PresetPicker(tr("Filament"), placeholder),
            PresetKind.PROCESS: PresetPicker(tr("Process"), placeholder),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self._no_slicer, self._source, *self.pickers.values()):
            layout.addWidget(widget)
        for kind, picker in self.pickers.items():
            picker.value_changed.connect(partial(self.name_changed.emit, kind))
            picker.hint_clicked.connect(partial(self._use_default, kind))
        self.pickers[PresetKind.MACHINE].settled.connect(self.machine_settled)
        self._no_slicer.clicked.connect(self.slicers_requested)
        self._source.hide()

    @property
    def source_line(self) -> str:
        """What it says of where the names came from."""
        return self._source.text()

    @property
    def no_slicer_line(self) -> str:
        return self._no_slicer.words

    def show_draft(self, draft: Draft) -> None:
        """The three names as they are now."""
        for kind, picker in self.pickers.items():
            picker.show_value(draft.name_of(kind))
        self.note(draft)

    def note(self, draft: Draft) -> None:
        """What is said around the fields, after a name was typed into one of them."""
        self._draft = draft
        source = draft.filled_from
        self._source.setText(source_words(source, self._now()) if source is not None else "")
        self._source.setVisible(source is not None)
        for kind, picker in self.pickers.items():
            picker.show_hint(*self._hint(draft, kind))

    def set_offers(self, kind: PresetKind, offers: OfferTable) -> None:
        self.pickers[kind].set_table(offers)
        if self._draft is not None:
            self.note(self._draft)

    def show_defaults(self, defaults: MachineDefaults) -> None:
        """What the chosen machine proposes, for a name that does not fit it."""
        self._defaults = defaults
        if self._draft is not None:
            self.note(self._draft)

    def show_slicers(self, *, found: bool, can_ask: bool) -> None:
        """Say where names come from when there is no slicer; `can_ask`: there is a place to name one."""
        words = tr("No slicer was found on this computer: names come from your chats and the catalogue.")
        self._no_slicer.show_words("" if found else words, tr("Slicers…") if can_ask and not found else "")

    def set_read_only(self, read_only: bool) -> None:
        for picker in self.pickers.values():
            picker.set_read_only(read_only)

    def _default(self, kind: PresetKind) -> str | None:
        match kind:
            case PresetKind.FILAMENT:
                return self._defaults.filament
            case PresetKind.PROCESS:
                return self._defaults.process
            case PresetKind.MACHINE:
                return None

    def _hint(self, draft: Draft, kind: PresetKind) -> tuple[str, str]:
        name = draft.preset_names.of(kind)
        if name is None:
            return "", ""
        source = draft.filled_from
        if (
            kind is not PresetKind.MACHINE
            and draft.preset_names.machine
            and self.pickers[kind].fit_of(name) is Fit.NO
        ):
            default = self._default(kind)
            action = tr("Use {name}", name=default) if default and default != name else ""
            return tr("Does not fit this machine."), action
        if source is not None and name in source.not_found:
            return tr("Not found on this computer."), ""
        return (tr("Proposed by the machine."), "") if kind in draft.proposed else ("", "")

    def _use_default(self, kind: PresetKind) -> None:
        default = self._default(kind)
        if default is not None:
            self.pickers[kind].show_value(default)
            self.pickers[kind].field.setFocus()
            self.name_changed.emit(kind, default)
