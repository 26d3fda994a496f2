"""The accounts of the dialog: a search field over the list, and how to get more of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from elegoo_chat_gui.core.accounts import Account, AccountKey
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.icons import icon
from elegoo_chat_gui.ui.screens.accounts._account_list import AccountListModel, AccountListView
from elegoo_chat_gui.ui.theme import scaled
from elegoo_chat_gui.ui.widgets import PlainLabel, flat_button

_WIDTH: Final = 284  # at the normal text size
_MOST_WIDTH: Final = 500
_FIELD_FROM: Final = 8  # fewer accounts are seen at a glance


class AccountSide(QFrame):
    """Says which row a person chose; which one is shown is told by `show_chosen`."""

    account_chosen = Signal(object)  # Account
    add_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sidebar")
        self._chosen: AccountKey | None = None
        self._is_telling = True
        self.model = AccountListModel(self)
        self.list = AccountListView(self.model, "sidebar")
        self.search = QLineEdit()
        self.add_button = flat_button(tr("Add account…"), "plus")
        self._nothing = PlainLabel(tr("No account has this name, user ID or server."), "muted")
        self._lay_out()
        # Not the current index: a list that gets the focus makes its first row current.
        self.list.selectionModel().selectionChanged.connect(self._selection_changed)
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.add_button.clicked.connect(self.add_requested)

    def set_accounts(self, accounts: Sequence[Account], current: AccountKey | None) -> None:
        """In this order; `current` is the one the window shows."""
        self._is_telling = False
        self.model.set_accounts(accounts, current)
        self.search.setVisible(len(accounts) >= _FIELD_FROM)
        self.search.setPlaceholderText(tr_n("Search {n} account", "Search {n} accounts", len(accounts)))
        self._mark()

    def show_chosen(self, key: AccountKey | None) -> None:
        """Mark the account whose fields are shown; None: a new one."""
        self._chosen = key
        self._mark()

    def _mark(self) -> None:
        self._is_telling = False
        self.list.make_current(self.model.row_of(self._chosen))
        self._nothing.setVisible(self.model.rowCount() == 0)
        self._is_telling = True

    def _search(self, typed: str) -> None:
        self._is_telling = False
        self.model.search(typed)
        self._mark()

    def _selection_changed(self, selected: QItemSelection, _deselected: QItemSelection) -> None:
        rows = selected.indexes()
        account = self.model.account_at(rows[0].row()) if rows else None
        if self._is_telling and account is not None and account.key != self._chosen:
            self.account_chosen.emit(account)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Enter is for the first one found, not for the dialog's default button.
            if self.model.rowCount():
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                self.list.make_current(max(0, self.model.row_of(self._chosen)))
            return True
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(min(scaled(_WIDTH), _MOST_WIDTH))

    def _lay_out(self) -> None:
        self._fit()
        self.search.setAccessibleName(tr("Search accounts"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", "text_muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._nothing.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 12)
        layout.addWidget(self.search)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
