"""The current account in the window's bar, and the menu of the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from elegoo_chat_gui.core.accounts import Account, AccountKey
from elegoo_chat_gui.core.visible_text import one_line
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.icons import icon
from elegoo_chat_gui.ui.screens.accounts._words import server_badge_text, server_kind_name, server_title
from elegoo_chat_gui.ui.widgets import plain_tooltip

_BUTTON_TEXT_PX: Final = 200
_MENU_TEXT_PX: Final = 320


class AccountSwitcher(QPushButton):
    """Shows the current account's name; its menu chooses another, adds one, or opens the dialog."""

    account_chosen = Signal(object)  # Account
    add_requested = Signal()
    manage_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu(self)
        self._menu.setAccessibleName(tr("Accounts"))
        self._group: QActionGroup | None = None
        self.setProperty("menu", "true")
        self.setAutoDefault(False)
        self.setMenu(self._menu)
        self.set_accounts((), None)

    def set_accounts(self, accounts: Sequence[Account], current: AccountKey | None) -> None:
        """What can be chosen, and what is."""
        shown = next((account for account in accounts if account.key == current), None)
        self._show_current(shown)
        self._menu.clear()
        if self._group is not None:
            self._group.deleteLater()
        self._group = QActionGroup(self)
        for account in accounts:
            self._add(account, is_current=account is shown)
        self._menu.addSeparator()
        self._menu.addAction(icon("plus"), tr("Add account…"), self.add_requested.emit)
        self._menu.addAction(icon("gear"), tr("Manage accounts…"), self.manage_requested.emit)

    def _add(self, account: Account, *, is_current: bool) -> None:
        badge = server_badge_text(account.server.kind) or server_kind_name(account.server.kind)
        # What follows a tab is drawn at the far end of a menu's row.
        action = self._menu.addAction(f"{self._fitted(account.name, _MENU_TEXT_PX)}\t{badge}")
        action.setCheckable(True)
        action.setChecked(is_current)
        action.setToolTip(plain_tooltip(_whole(account)))
        action.triggered.connect(lambda: self._choose(account))
        if self._group is not None:
            self._group.addAction(action)

    def _choose(self, account: Account) -> None:
        self.account_chosen.emit(account)

    def _show_current(self, account: Account | None) -> None:
        name = account.name if account is not None else tr("No account")
        self.setText(self._fitted(name, _BUTTON_TEXT_PX))
        self.setAccessibleName(tr("Account: {name}", name=name))
        self.setToolTip(plain_tooltip(_whole(account)) if account is not None else "")

    def _fitted(self, name: str, width: int) -> str:
        line = one_line(name)
        return self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, width).replace("&", "&&")


def _whole(account: Account) -> str:
    lines = (account.name, account.user_id if account.label else "", server_title(account.server))
    return "\n".join(line for line in lines if line)
