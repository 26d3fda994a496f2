"""What is to become of edits that are not saved, asked inside the dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.widgets import IconLabel, PlainLabel, primary_button, secondary_button


class LeaveQuestion(QFrame):
    """Hidden until asked; the focus goes to the answer that loses nothing."""

    save_chosen = Signal()
    discard_chosen = Signal()
    dismissed = Signal()  # keep editing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "warning")
        self.setProperty("flush", "true")
        self._title = PlainLabel("", "strong")
        self._title.setWordWrap(True)
        self._save = primary_button(tr("Save"))
        self._discard = secondary_button(tr("Discard"))
        self._keep = secondary_button(tr("Keep editing"))
        for button, signal in ((self._save, self.save_chosen), (self._discard, self.discard_chosen)):
            button.clicked.connect(self.hide)
            button.clicked.connect(signal)
        self._keep.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(8)
        row.addWidget(IconLabel("warning", 16, "warning"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._title, 1)
        for button in (self._keep, self._discard, self._save):
            row.addWidget(button)
        self.hide()

    def ask(self, name: str) -> None:
        """`name` of the account, "" for a new one."""
        new = tr("The new account is not saved yet.")
        self._title.setText(tr("Your changes to “{name}” are not saved yet.", name=name) if name else new)
        self.setAccessibleName(self._title.text())
        self.show()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        if not self.isHidden():
            self.hide()
            self.dismissed.emit()
