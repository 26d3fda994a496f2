"""The accounts of this computer: the list on the left, one account and its connection test on the right."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from elegoo_chat_gui.core.accounts import Account, AccountKey
from elegoo_chat_gui.core.checks import CheckResult
from elegoo_chat_gui.core.visible_text import one_line
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.icons import icon
from elegoo_chat_gui.ui.notices import NoticeBar
from elegoo_chat_gui.ui.screens.accounts._check_list import CheckList
from elegoo_chat_gui.ui.screens.accounts._form import AccountForm
from elegoo_chat_gui.ui.screens.accounts._remove_question import RemoveQuestion
from elegoo_chat_gui.ui.screens.accounts._words import server_short, server_title
from elegoo_chat_gui.ui.widgets import (
    ElidedLabel,
    Separator,
    danger_button,
    flat_button,
    plain_tooltip,
    primary_button,
    secondary_button,
)

_LIST_PX: Final = 232
_ROW_PX: Final = 44


class AccountsDialog(QDialog):
    """Shows and edits accounts; decides nothing itself. Closing empties the token field."""

    test_requested = Signal(object)  # AccountEntry
    test_stopped = Signal()
    save_requested = Signal(object)  # AccountEntry
    remove_requested = Signal(object)  # AccountKey

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
        self.list = QListWidget()
        self._title = ElidedLabel("", "title")
        self._add_button = flat_button(tr("Add account…"), "plus")
        self._test_button = secondary_button(tr("Test connection"))
        self._remove_button = danger_button(tr("Remove…"))
        self._close_button = secondary_button(tr("Cancel"))
        self._save_button = primary_button(tr("Add account"))
        self.setWindowTitle(tr("Accounts"))
        self._build()
        self._wire()

    # -- what is shown ----------------------------------------------------------------------------

    def set_accounts(self, accounts: Sequence[Account], fixed: Set[AccountKey]) -> None:
        """Every account there is; those in `fixed` can be neither changed nor removed."""
        self._accounts, self._fixed = tuple(accounts), frozenset(fixed)
        sandbox = next((account.server for account in accounts if account.is_sandbox), None)
        self.form.set_servers(sandbox)
        self.list.blockSignals(True)
        self.list.clear()
        for account in accounts:
            self.list.addItem(self._row(account))
        self.list.blockSignals(False)

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
        for widget in (self.form, self.list, self._add_button, self.question):
            widget.setEnabled(not busy)
        self._show_buttons()

    def done(self, result: int) -> None:
        self.form.forget_token()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.question.isVisible():
            self.question.dismiss()
            return
        super().keyPressEvent(event)

    # -- reacting ---------------------------------------------------------------------------------

    def _wire(self) -> None:
        # Not currentRowChanged: a list that gets the focus makes its first row current.
        self.list.itemSelectionChanged.connect(self._row_chosen)
        self._add_button.clicked.connect(self._add_asked)
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
        self._shown = account
        self.list.blockSignals(True)
        self.list.setCurrentRow(self._accounts.index(account) if account else -1)
        if account is None:
            self.list.clearSelection()
        self.list.blockSignals(False)
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

    def _row_chosen(self) -> None:
        chosen = self.list.selectedItems()
        if chosen:
            self._show(self._accounts[self.list.row(chosen[0])])

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
        if entry := self.form.entry():
            self.save_requested.emit(entry)

    def _remove_pressed(self) -> None:
        if self._shown is not None:
            self.question.ask(self._shown)

    # -- building ---------------------------------------------------------------------------------

    def _row(self, account: Account) -> QListWidgetItem:
        where = server_title(account.server)
        item = QListWidgetItem(
            icon("flask" if account.is_sandbox else "user", "text_muted"),
            f"{one_line(account.name)}\n{server_short(account.server)}",
        )
        item.setSizeHint(QSize(_LIST_PX - 24, _ROW_PX))
        item.setToolTip(plain_tooltip(f"{account.name}\n{account.user_id}\n{where}"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{account.name}, {where}")
        return item

    def _build(self) -> None:
        self.setMinimumSize(680, 420)
        self.resize(820, 620)
        self._save_button.setDefault(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left())
        layout.addWidget(Separator(Qt.Orientation.Vertical))
        layout.addLayout(self._right(), 1)

    def _left(self) -> QFrame:
        side = QFrame()
        side.setProperty("kind", "sidebar")
        side.setFixedWidth(_LIST_PX)
        self.list.setProperty("kind", "sidebar")
        self.list.setAccessibleName(tr("Accounts"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(8, 12, 8, 12)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._add_button, 0, Qt.AlignmentFlag.AlignLeft)
        return side

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
        column.addWidget(self._footer())
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
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        return self._scroll

    def _footer(self) -> QFrame:
        footer = QFrame()
        footer.setProperty("kind", "footer")
        row = QHBoxLayout(footer)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(8)
        row.addWidget(self._test_button)
        row.addWidget(self._remove_button)
        row.addStretch(1)
        row.addWidget(self._close_button)
        row.addWidget(self._save_button)
        return footer


def _say(button: QWidget, text: str) -> None:
    button.setProperty("text", text)
    button.setAccessibleName(text)
