"""A token asked for in place: for one account, without taking the window away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from elegoo_chat_gui.core.accounts import Account
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.notices import NoticeBar
from elegoo_chat_gui.ui.screens.accounts._fields import Field
from elegoo_chat_gui.ui.screens.accounts._token_edit import TokenEdit
from elegoo_chat_gui.ui.screens.accounts._token_origin import TokenOrigin
from elegoo_chat_gui.ui.screens.accounts._words import keyring_text, server_title
from elegoo_chat_gui.ui.widgets import ElidedLabel, PlainLabel, primary_button, secondary_button


class TokenPrompt(QDialog):
    """Asks for the token of `account`; not modal. Closing empties the field."""

    token_entered = Signal(object, bool)  # Secret, whether to remember it

    def __init__(self, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.account = account
        self._keyring = True
        self.notices = NoticeBar()
        self.token = TokenEdit()
        self.remember = QCheckBox(tr("Remember in the system keyring"))
        self._field = Field(tr("Access token"), self.token)
        self._save = primary_button(tr("Save and try again"))
        self._cancel = secondary_button(tr("Not now"))
        self.setModal(False)
        self.setWindowTitle(tr("Enter a new token"))
        self.origin = TokenOrigin()
        self.remember.setChecked(not account.once)
        self._lay_out()
        self._wire()
        self._show_keyring()

    def set_keyring(self, available: bool) -> None:
        if available != self._keyring:
            self._keyring = available
            self.remember.setChecked(available and not self.account.once)
        self._show_keyring()

    def set_busy(self, busy: bool) -> None:
        self._save.setEnabled(not busy)
        self.token.setEnabled(not busy)

    def done(self, result: int) -> None:
        self.token.forget()
        super().done(result)

    def _wire(self) -> None:
        self._save.clicked.connect(self._enter)
        self._cancel.clicked.connect(self.reject)
        self.token.textEdited.connect(lambda: self._field.mark(self.token.problem()))
        self.remember.toggled.connect(self._show_keyring)

    def _enter(self) -> None:
        token = self.token.secret()
        problem = self.token.problem() if token else tr("Enter the access token.")
        self._field.mark(problem)
        if problem or token is None:
            self.token.setFocus()
        else:
            self.token_entered.emit(token, self.remember.isChecked())

    def _show_keyring(self) -> None:
        self.remember.setEnabled(self._keyring)
        kept = keyring_text(available=self._keyring, remember=self.remember.isChecked())
        once = tr("This account was opened once: the token stays in memory until it is closed.")
        self._field.set_hint(once if self.account.once else kept)

    def event(self, event: QEvent) -> bool:
        """A longer hint takes more lines, and a window that is shown does not grow by itself."""
        if event.type() != QEvent.Type.LayoutRequest:
            return super().event(event)
        done = super().event(event)
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
        return done

    def _lay_out(self) -> None:
        self._save.setDefault(True)
        self.setMinimumWidth(440)
        name = ElidedLabel(self.account.name, "title")
        where = ElidedLabel(
            tr("{user} · {server}", user=self.account.user_id, server=server_title(self.account.server)), "muted"
        )
        why = PlainLabel(
            tr("The server asks for a token. Your list, your place in it and your drafts stay as they are.")
        )
        why.setWordWrap(True)
        body = QFrame()
        body.setProperty("kind", "panel")
        fields = QVBoxLayout(body)
        fields.setContentsMargins(20, 16, 20, 16)
        fields.setSpacing(10)
        fields.addWidget(name)
        fields.addWidget(where)
        fields.addWidget(why)
        fields.addSpacing(4)
        fields.addWidget(self._field)
        fields.addWidget(self.origin)
        fields.addWidget(self.remember)
        self.remember.setVisible(not self.account.once)
        fields.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notices)
        layout.addWidget(body, 1)
        layout.addWidget(self._footer())
        self.token.setFocus(Qt.FocusReason.OtherFocusReason)

    def _footer(self) -> QFrame:
        footer = QFrame()
        footer.setProperty("kind", "footer")
        row = QHBoxLayout(footer)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        return footer
