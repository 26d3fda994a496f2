"""Opening an account once: server, user id and token, and what that means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from elegoo_chat_gui.core.accounts import Account
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.notices import NoticeBar
from elegoo_chat_gui.ui.screens.accounts._form import AccountForm
from elegoo_chat_gui.ui.widgets import (
    IconLabel,
    PlainLabel,
    TextFit,
    dialog_footer,
    panel_column,
    primary_button,
    scrolling,
    secondary_button,
    stack_up,
)


class OnceDialog(QDialog):
    """Asks for what is needed and nothing else. Closing empties the token field."""

    open_requested = Signal(object)  # AccountEntry

    def __init__(self, accounts: Sequence[Account], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notices = NoticeBar()
        self.form = AccountForm(once=True)
        self._open_button = primary_button(tr("Open once"))
        self._cancel = secondary_button(tr("Cancel"))
        self.setWindowTitle(tr("Open an account once"))
        kept = {account.key for account in accounts if not account.once}
        sandbox = next((account.server for account in accounts if account.is_sandbox), None)
        self.form.set_servers(sandbox)
        self.form.show_account(None, kept)
        self._lay_out()
        self._open_button.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.reject)

    def submit(self) -> None:
        """As the button does."""
        if entry := self.form.entry():
            self.open_requested.emit(entry)

    def set_busy(self, busy: bool) -> None:
        self.form.setEnabled(not busy)
        self._open_button.setEnabled(not busy)

    def done(self, result: int) -> None:
        self.form.forget_token()
        super().done(result)

    def _lay_out(self) -> None:
        TextFit(self, 560, 560)
        self.setMinimumSize(440, 380)
        self._open_button.setDefault(True)
        body, column = panel_column()
        column.addWidget(_what_it_means())
        column.addWidget(self.form)
        column.addStretch(1)
        scroll = scrolling(body)
        footer = dialog_footer(None, self._cancel, self._open_button)
        stack_up(self, self.notices, scroll, footer, stretched=scroll)


def _what_it_means() -> QFrame:
    frame = QFrame()
    frame.setProperty("kind", "notice")
    row = QHBoxLayout(frame)
    row.setContentsMargins(12, 10, 12, 10)
    row.setSpacing(10)
    texts = QVBoxLayout()
    texts.setSpacing(4)
    for sentence in (
        tr("Token, chats, drafts and sendings are kept in memory only, never in a file or in the keyring."),
        tr("All of it is gone when you close this account or the program. What you copy or export stays."),
        tr("After a crash nothing here knows whether a sending arrived: look at the server's list then."),
    ):
        label = PlainLabel(sentence)
        label.setWordWrap(True)
        texts.addWidget(label)
    row.addWidget(IconLabel("clock", 16, "accent"), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(texts, 1)
    return frame
