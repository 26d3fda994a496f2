"""The accounts of this computer: the list on the left, one account and its connection test on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from elegoo_chat_gui.core.accounts import Account, AccountKey, Holdings
from elegoo_chat_gui.core.checks import CheckResult
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.notices import NoticeBar
from elegoo_chat_gui.ui.screens.accounts._account_list import AccountListView
from elegoo_chat_gui.ui.screens.accounts._check_list import CheckList
from elegoo_chat_gui.ui.screens.accounts._form import AccountForm
from elegoo_chat_gui.ui.screens.accounts._leave_question import LeaveQuestion
from elegoo_chat_gui.ui.screens.accounts._remove_question import RemoveQuestion
from elegoo_chat_gui.ui.screens.accounts._side import AccountSide
from elegoo_chat_gui.ui.widgets import (
    ElidedLabel,
    Separator,
    TextFit,
    danger_button,
    dialog_footer,
    primary_button,
    scrolling,
    secondary_button,
)


class AccountsDialog(QDialog):
    """Shows and edits accounts; decides nothing itself. Closing empties the token field."""

    test_requested = Signal(object)  # AccountEntry
    test_stopped = Signal()
    save_requested = Signal(object)  # AccountEntry
    holdings_requested = Signal(object)  # AccountKey: what is kept of it is asked about
    remove_requested = Signal(object, bool)  # AccountKey, whether everything of it is to go

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accounts: tuple[Account, ...] = ()
        self._fixed: frozenset[AccountKey] = frozenset()
        self._shown: Account | None = None
        self._testing = False
        self._busy = False
        self.notices = NoticeBar()
        self.form = AccountForm()
        self.checks = CheckList()
        self.question = RemoveQuestion()
        self.leave_question = LeaveQuestion()
        self.side = AccountSide()
        self._go_on: Callable[[], None] | None = None  # what waits for an answer, or for the saving
        self._title = ElidedLabel("", "title")
        self._test_button = secondary_button(tr("Test connection"))
        self._remove_button = danger_button(tr("Remove…"))
        self._close_button = secondary_button(tr("Cancel"))
        self._save_button = primary_button(tr("Add account"))
        self.setWindowTitle(tr("Accounts"))
        self._build()
        self._wire()

    # -- what is shown ----------------------------------------------------------------------------

    @property
    def list(self) -> AccountListView:
        return self.side.list

    def set_accounts(
        self, accounts: Sequence[Account], fixed: Set[AccountKey], current: AccountKey | None = None
    ) -> None:
        """Every account there is; those in `fixed` can be neither changed nor removed, `current` is marked."""
        self._accounts, self._fixed = tuple(accounts), frozenset(fixed)
        sandbox = next((account.server for account in accounts if account.is_sandbox), None)
        self.form.set_servers(sandbox)
        self.side.set_accounts(accounts, current)

    def edit(self, account: Account) -> None:
        """Show this account; one that is no longer there becomes a new one."""
        shown = next((known for known in self._accounts if known.key == account.key), None)
        if shown is None:
            self.add()
        else:
            self._show(shown)

    def add(self) -> None:
        """Empty fields for a new account."""
        self._show(None)

    def set_keyring(self, available: bool) -> None:
        self.form.set_keyring(available)

    @property
    def is_testing(self) -> bool:
        return self._testing

    def start_test(self) -> None:
        """The test runs from now on; its button stops it."""
        self._set_testing(True)
        self.checks.start(secure=self.form.is_secure())
        self._reveal_checks()

    def show_check(self, result: CheckResult) -> None:
        self.checks.show_result(result)
        self._reveal_checks()

    def _reveal_checks(self) -> None:
        # The layout knows their new height only after this event.
        QTimer.singleShot(0, self.checks, lambda: self._scroll.ensureWidgetVisible(self.checks, 0, 16))

    def finish_test(self) -> None:
        if self._testing:
            self._set_testing(False)
            self.checks.finish()

    def set_busy(self, busy: bool) -> None:
        """While something is being saved or removed nothing else can be asked for."""
        self._busy = busy
        for widget in (self.form, self.side, self.question, self.leave_question):
            widget.setEnabled(not busy)
        self._show_buttons()

    def show_holdings(self, key: AccountKey, holdings: Holdings) -> None:
        self.question.show_holdings(key, holdings)

    def saved(self, account: Account) -> bool:
        """It is kept now, and `set_accounts` has told so. Whether the dialog went on to what waited for it."""
        go_on, self._go_on = self._go_on, None
        self.edit(account)
        if go_on is not None:
            go_on()
        return go_on is not None

    def stay(self) -> None:
        """What was to be saved could not be: nothing waits for it any more."""
        self._go_on = None

    # -- leaving ----------------------------------------------------------------------------------

    def reject(self) -> None:
        """Close, unless that would lose what was typed: then ask."""
        if not self._busy:
            self._leave(super().reject)

    def dismiss(self) -> None:
        """Close without asking."""
        self.done(QDialog.DialogCode.Rejected)

    def done(self, result: int) -> None:
        self.form.forget_token()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = next((one for one in (self.question, self.leave_question) if one.isVisible()), None)
        if asked is not None and event.key() == Qt.Key.Key_Escape:
            asked.dismiss()
        elif asked is None or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)  # Enter is for the question then, not for the form's Save

    def _leave(self, then: Callable[[], None]) -> None:
        """Go on at once where nothing was typed, else after the answer."""
        if not self.form.is_changed():
            then()
            return
        self._go_on = then
        self.question.dismiss()
        self.side.show_chosen(self._shown.key if self._shown else None)
        self.leave_question.ask(self._shown.name if self._shown else "")

    def _save_and_go_on(self) -> None:
        if entry := self.form.entry():
            self.save_requested.emit(entry)
        else:
            self._go_on = None

    def _discard_and_go_on(self) -> None:
        go_on, self._go_on = self._go_on, None
        if go_on is not None:
            go_on()

    # -- reacting ---------------------------------------------------------------------------------

    def _wire(self) -> None:
        self.side.account_chosen.connect(lambda account: self._leave(lambda: self._show(account)))
        self.side.add_requested.connect(lambda: self._leave(self._add_asked))
        self.leave_question.save_chosen.connect(self._save_and_go_on)
        self.leave_question.discard_chosen.connect(self._discard_and_go_on)
        self.leave_question.dismissed.connect(self.stay)
        self._test_button.clicked.connect(self.ask_for_test)
        self._remove_button.clicked.connect(self._remove_pressed)
        self._close_button.clicked.connect(self.reject)
        self._save_button.clicked.connect(self._save_pressed)
        self.question.confirmed.connect(self.remove_requested)
        self.form.changed.connect(self._form_changed)

    def _show(self, account: Account | None) -> None:
        self._stop_test()
        self.checks.reset()
        self.question.dismiss()
        self.leave_question.hide()
        self._go_on = None
        self._shown = account
        self.side.show_chosen(account.key if account else None)
        fixed = account is not None and account.key in self._fixed
        self.form.show_account(account, {known.key for known in self._accounts}, fixed=fixed)
        self._title.setText(account.name if account else tr("Add an account"))
        self._show_buttons()

    def _show_buttons(self) -> None:
        is_new = self._shown is None
        fixed = self._shown is not None and self._shown.key in self._fixed
        self._remove_button.setVisible(not is_new)
        self._remove_button.setEnabled(not fixed and not self._busy)
        self._save_button.setVisible(not fixed)
        self._save_button.setEnabled(not self._busy)
        self._test_button.setEnabled(not self._busy)
        _say(self._save_button, tr("Add account") if is_new else tr("Save"))
        _say(self._close_button, tr("Cancel") if is_new else tr("Close"))
        _say(self._test_button, tr("Stop the test") if self._testing else tr("Test connection"))

    def _add_asked(self) -> None:
        self.add()
        self.form.focus_first()

    def ask_for_test(self) -> None:
        """As the button does: start the test with what is typed, or stop the one that runs."""
        if self._testing:
            self._stop_test()
        elif entry := self.form.entry(for_test=True):
            self.test_requested.emit(entry)

    def _stop_test(self) -> None:
        if self._testing:
            self._set_testing(False)
            self.checks.stop()
            self.test_stopped.emit()

    def _set_testing(self, testing: bool) -> None:
        self._testing = testing
        self._show_buttons()

    def _form_changed(self) -> None:
        self._stop_test()
        self.checks.reset()

    def _save_pressed(self) -> None:
        self._go_on = None
        self.leave_question.hide()
        if entry := self.form.entry():
            self.save_requested.emit(entry)

    def _remove_pressed(self) -> None:
        if self._shown is not None:
            self.question.ask(self._shown)
            self.holdings_requested.emit(self._shown.key)

    # -- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setMinimumSize(680, 420)
        TextFit(self, 860, 620)
        self._save_button.setDefault(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.side)
        layout.addWidget(Separator(Qt.Orientation.Vertical))
        layout.addLayout(self._right(), 1)

    def _right(self) -> QVBoxLayout:
        header = QFrame()
        header.setProperty("kind", "bar")
        bar = QHBoxLayout(header)
        bar.setContentsMargins(20, 14, 20, 14)
        bar.addWidget(self._title, 1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.notices)
        column.addWidget(self._body(), 1)
        column.addWidget(self.question)
        column.addWidget(self.leave_question)
        column.addWidget(
            dialog_footer(self._test_button, self._remove_button, None, self._close_button, self._save_button)
        )
        return column

    def _body(self) -> QScrollArea:
        content = QFrame()
        content.setProperty("kind", "panel")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(14)
        layout.addWidget(self.form)
        layout.addWidget(self.checks)
        layout.addStretch(1)
        self._scroll = scrolling(content)
        return self._scroll


def _say(button: QWidget, text: str) -> None:
    button.setProperty("text", text)
    button.setAccessibleName(text)
