"""One account as fields: server, user id, token, name, language; checked while typing."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from elegoo_chat_gui.core.accounts import (
    DOCUMENTED_SERVERS,
    LANGUAGES,
    USER_ID_LIMIT,
    Account,
    AccountKey,
    InvalidAddressError,
    Retention,
    Server,
    ServerKind,
    server_from_address,
)
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.accounts._fields import Field
from elegoo_chat_gui.ui.screens.accounts._retention_field import RetentionEdit, rule_hint
from elegoo_chat_gui.ui.screens.accounts._token_edit import TokenEdit
from elegoo_chat_gui.ui.screens.accounts._token_origin import TokenOrigin
from elegoo_chat_gui.ui.screens.accounts._words import (
    LANGUAGE_NAMES,
    address_problem_text,
    keyring_text,
    server_title,
)
from elegoo_chat_gui.ui.widgets import PlainLabel


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """What a person typed. `token` is None where none was; `replaces` is the account that was edited."""

    account: Account
    token: Secret | None = None
    remember: bool = True
    replaces: AccountKey | None = None


class AccountForm(QWidget):
    """The fields of one account. `changed` is emitted for what a person changes only."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, once: bool = False) -> None:
        """`once`: for an account opened once, of which nothing is to be remembered."""
        super().__init__(parent)
        self._once = once
        self._before: tuple[object, ...] = ()
        self._edited: Account | None = None
        self._fixed = False
        self._taken: frozenset[AccountKey] = frozenset()
        self._open_once: frozenset[AccountKey] = frozenset()
        self._keyring = True
        self.server = QComboBox()
        self.address = QLineEdit()
        self.user_id = QLineEdit()
        self.token = TokenEdit()
        self.remember = QCheckBox(tr("Remember in the system keyring"))
        self.label = QLineEdit()
        self.language = QComboBox()
        self.retention = RetentionEdit()
        self.origin = TokenOrigin()
        self._fixed_note = PlainLabel("", "muted")
        self._server_field = Field(tr("Server"), self.server)
        self._address_field = Field(tr("Address of the server"), self.address)
        self._user_field = Field(tr("Elegoo user ID"), self.user_id)
        self._token_field = Field(tr("Access token"), self.token)
        self._label_field = Field(tr("Name shown here (optional)"), self.label)
        self._language_field = Field(tr("Language of the server's texts"), self.language)
        self._retention_field = Field(tr("Chats kept on this computer"), self.retention)
        self._fill_choices()
        self._lay_out()
        self._wire()

    # -- what stands in it ------------------------------------------------------------------------

    def set_servers(self, sandbox: Server | None) -> None:
        """The documented servers, the sandbox where there is one, and an address of one's own."""
        self.server.clear()
        for server in (*DOCUMENTED_SERVERS, *((sandbox,) if sandbox else ())):
            self.server.addItem(server_title(server), server)
        self.server.addItem(tr("Another address…"), None)

    def show_account(self, account: Account | None, taken: Set[AccountKey], *, fixed: bool = False) -> None:
        """Fill the fields; None for a new account. `taken` are the accounts there are, `fixed` may not be changed."""
        self._edited, self._fixed, self._taken = account, fixed, frozenset(taken)
        self.forget_token()
        self._choose_server(account.server if account else DOCUMENTED_SERVERS[0])
        self.user_id.setText(account.user_id if account else "")
        self.label.setText(account.label if account else "")
        for edit in (self.user_id, self.label, self.address):
            edit.setCursorPosition(0)  # a long value is shown from its beginning
        self.language.setCurrentIndex(max(0, self.language.findData(account.language if account else "en")))
        self.retention.show_value(account.retention if account else Retention())
        self.remember.setChecked(self._keyring)
        self.origin.unfold(False)
        self._show_fixed()
        self._clear_marks()
        self._show_address()
        self._show_keyring()
        self._show_retention()
        self._before = self._typed()

    def is_changed(self) -> bool:
        """Whether something stands in the fields that would be lost."""
        return not self._fixed and (bool(self.token.text()) or self._typed() != self._before)

    def _typed(self) -> tuple[object, ...]:
        texts = (field.text().strip() for field in (self.address, self.user_id, self.label))
        return (*texts, self.server.currentIndex(), self.language.currentIndex(), self.retention.value())

    def set_open_once(self, accounts: Set[AccountKey]) -> None:
        """Accounts that are opened once now: none of them can be set up here meanwhile."""
        self._open_once = frozenset(accounts)

    def set_keyring(self, available: bool) -> None:
        """Whether this computer has a keyring; without one nothing can be remembered, and the form says so."""
        if available != self._keyring:
            self._keyring = available
            self.remember.setChecked(available)
        self._show_keyring()

    def forget_token(self) -> None:
        self.token.forget()
        self._token_field.mark("")

    def focus_first(self) -> None:
        if not self._fixed:
            self.user_id.setFocus()

    def is_secure(self) -> bool:
        """Whether the server that is chosen is reached by https."""
        server = self._server()
        return server is None or server.base_url.startswith("https:")

    # -- what comes out of it ---------------------------------------------------------------------

    def entry(self, *, for_test: bool = False) -> AccountEntry | None:
        """What was typed; None where something is missing or wrong, which is then marked and has the focus."""
        faulty = self._mark_problems(for_test=for_test)
        server = self._server()
        if faulty is not None or server is None:
            if faulty is not None:
                faulty.editor.setFocus()
            return None
        language = str(self.language.currentData())
        user_id, label = self.user_id.text().strip(), self.label.text().strip()
        account = Account(server, user_id, label, language, self.retention.value(), once=self._once)
        replaces = self._edited.key if self._edited else None
        return AccountEntry(account, self.token.secret(), self.remember.isChecked(), replaces)

    def _server(self) -> Server | None:
        chosen = self.server.currentData()
        if isinstance(chosen, Server):
            return chosen
        try:
            return server_from_address(self.address.text())
        except InvalidAddressError:
            return None

    def _key(self) -> AccountKey | None:
        server = self._server()
        return AccountKey(server.identity, self.user_id.text().strip()) if server else None

    # -- checking ---------------------------------------------------------------------------------

    def _mark_problems(self, *, for_test: bool) -> Field | None:
        """Mark every faulty field and give back the first."""
        found = (
            (self._address_field, self._address_problem()),
            (self._user_field, self._user_problem(for_test=for_test)),
            (self._token_field, self._token_problem()),
        )
        for field, problem in found:
            field.mark(problem)
        return next((field for field, problem in found if problem), None)

    def _address_problem(self) -> str:
        if isinstance(self.server.currentData(), Server):
            return ""
        try:
            server_from_address(self.address.text())
        except InvalidAddressError as error:
            return address_problem_text(error.problem)
        return ""

    def _user_problem(self, *, for_test: bool = False) -> str:
        user_id = self.user_id.text().strip()
        if not user_id:
            return tr("Enter the Elegoo user ID.")
        if len(user_id) > USER_ID_LIMIT:
            return tr(
                "A user ID has at most {limit} characters; this has {length}.",
                limit=USER_ID_LIMIT,
                length=len(user_id),
            )
        if not for_test and self._key() in self._open_once:
            return tr("This account is opened once now. Close it first, then set it up here.")
        others = self._taken - ({self._edited.key} if self._edited else set())
        if not for_test and self._key() in others:
            if self._once:
                return tr("This account is set up here: choose it in the list, or delete it here first.")
            return tr("This account is already set up on this server.")
        return ""

    def _token_problem(self) -> str:
        if self.token.secret() is not None or self._fixed:
            return self.token.problem()
        if self._edited is None:
            return tr("Enter the access token.")
        if self._key() != self._edited.key:
            return tr("Another server or user ID needs its own token: enter it.")
        return ""

    # -- reacting ---------------------------------------------------------------------------------

    def _wire(self) -> None:
        self.server.activated.connect(self._server_changed)
        self.address.textEdited.connect(self._address_changed)
        self.user_id.textEdited.connect(self._user_changed)
        self.token.textEdited.connect(self._token_changed)
        self.label.textEdited.connect(self.changed)
        self.language.activated.connect(self.changed)
        self.retention.changed.connect(self._retention_changed)
        self.remember.toggled.connect(self._show_keyring)

    def _server_changed(self) -> None:
        self._show_address()
        if not self._address_field.isHidden():
            self.address.setFocus()
        self.changed.emit()

    def _address_changed(self, typed: str) -> None:
        if "?" in typed and (server := self._server()):
            self.address.setText(server.base_url)  # a pasted request address may carry a token
        self._show_address()
        self.changed.emit()

    def _user_changed(self) -> None:
        self._user_field.mark(self._user_problem() if self.user_id.text().strip() else "")
        self.changed.emit()

    def _token_changed(self) -> None:
        self._token_field.mark(self.token.problem())
        self.changed.emit()

    def _retention_changed(self) -> None:
        self._show_retention()
        self.changed.emit()

    def _show_retention(self) -> None:
        self._retention_field.set_hint(rule_hint(self.retention.value().rule))

    def _show_address(self) -> None:
        own = not isinstance(self.server.currentData(), Server)
        self._address_field.setVisible(own)
        typed = bool(self.address.text().strip())
        self._address_field.mark(self._address_problem() if own and typed else "")
        server = self._server()
        known = own and server is not None and server.kind is not ServerKind.CUSTOM
        hint = tr("This is {server}.", server=server_title(server)) if known and server else ""
        if own and not hint and server is not None:
            hint = tr("Requests go to {address}.", address=server.base_url)
        self._address_field.set_hint(hint)

    def _show_keyring(self) -> None:
        self.remember.setEnabled(self._keyring and not self._fixed)
        if self._edited is None:
            kept = ""
        elif self._keyring:
            kept = tr("Kept in the keyring; leave empty to keep it")
        else:
            kept = tr("Leave empty to keep the present token")
        self.token.setPlaceholderText(kept)
        text = keyring_text(available=self._keyring, remember=self.remember.isChecked())
        self._token_field.set_hint("" if self._fixed or self._once else text)

    # -- building ---------------------------------------------------------------------------------

    def _fill_choices(self) -> None:
        self.set_servers(None)
        for code in LANGUAGES:
            self.language.addItem(LANGUAGE_NAMES.get(code, code), code)
        self.address.setPlaceholderText("https://")
        self.label.setMaxLength(120)

    def _choose_server(self, server: Server) -> None:
        index = next(
            (row for row in range(self.server.count()) if self.server.itemData(row) == server),
            self.server.count() - 1,
        )
        self.server.setCurrentIndex(index)
        self.address.setText(server.base_url if self.server.itemData(index) is None else "")

    def _show_fixed(self) -> None:
        for field in (self._server_field, self._user_field, self._label_field, self._language_field):
            field.editor.setEnabled(not self._fixed)
        self._token_field.setVisible(not self._fixed)
        self.origin.setVisible(not self._fixed)
        self.remember.setVisible(not self._fixed and not self._once)
        self._retention_field.setVisible(not self._fixed and not self._once)
        for field in (self._label_field, self._language_field):
            field.setVisible(not self._once)
        self._fixed_note.setVisible(self._fixed)
        if self._edited is not None and self._edited.is_sandbox:
            note = tr("The sandbox is always there. It runs inside this program and needs no token.")
        else:
            note = tr("This account was named when the program was started, so it cannot be changed here.")
        self._fixed_note.setText(note)

    def _clear_marks(self) -> None:
        for field in (self._address_field, self._user_field, self._token_field):
            field.mark("")

    def _lay_out(self) -> None:
        self._fixed_note.setWordWrap(True)
        names = QHBoxLayout()
        names.setSpacing(12)
        names.addWidget(self._label_field, 1)
        names.addWidget(self._language_field, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._fixed_note)
        for field in (self._server_field, self._address_field, self._user_field, self._token_field):
            layout.addWidget(field)
        layout.addWidget(self.origin)
        layout.addWidget(self.remember)
        layout.addLayout(names)
        layout.addWidget(self._retention_field)
