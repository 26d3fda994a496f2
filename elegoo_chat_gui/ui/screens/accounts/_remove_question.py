"""Whether an account is really to go, asked inside the dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from elegoo_chat_gui.core.accounts import Account
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.widgets import IconLabel, PlainLabel, danger_button, secondary_button


class RemoveQuestion(QFrame):
    """Says what goes and what stays; hidden until asked."""

    confirmed = Signal(object)  # AccountKey

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "warning")
        self.setProperty("flush", "true")
        self._account: Account | None = None
        self._title = PlainLabel("", "strong")
        self._title.setWordWrap(True)
        text = PlainLabel(
            tr(
                "Its token is forgotten, and its chats kept on this computer are deleted. Its drafts, and sendings "
                "that are not certain, stay here. Nothing is deleted on the server."
            )
        )
        text.setWordWrap(True)
        self._keep = secondary_button(tr("Keep it"))
        self._remove = danger_button(tr("Remove account"))
        self._keep.clicked.connect(self.dismiss)
        self._remove.clicked.connect(self._confirm)
        self._lay_out(text)
        self.hide()

    def ask(self, account: Account) -> None:
        """Show the question, with the focus on the answer that does nothing."""
        self._account = account
        self._title.setText(tr("Remove “{name}” from this computer?", name=account.name))
        self.setAccessibleName(self._title.text())
        self.show()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        self._account = None
        self.hide()

    def _confirm(self) -> None:
        account = self._account
        self.dismiss()
        if account is not None:
            self.confirmed.emit(account.key)

    def _lay_out(self, text: PlainLabel) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(12)
        row.addWidget(IconLabel("warning", 16, "warning"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self._keep)
        row.addWidget(self._remove)
