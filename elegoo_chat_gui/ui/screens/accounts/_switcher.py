"""The current account in the window's bar, and the list of the others under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from elegoo_chat_gui.core.accounts import Account, AccountKey
from elegoo_chat_gui.core.visible_text import one_line
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.icons import icon
from elegoo_chat_gui.ui.screens.accounts._account_list import AccountListModel
from elegoo_chat_gui.ui.screens.accounts._switcher_popup import SwitcherPopup
from elegoo_chat_gui.ui.screens.accounts._words import account_tooltip
from elegoo_chat_gui.ui.theme import scaled
from elegoo_chat_gui.ui.widgets import plain_tooltip

SWITCH_KEYS: Final = "Ctrl+Shift+A"
_TEXT_PX: Final = 200
_ARROW_PX: Final = 12


class AccountSwitcher(QPushButton):
    """Shows the current account's name; opens the accounts to choose another, add one, or open one once."""

    account_chosen = Signal(object)  # Account
    add_requested = Signal()
    once_requested = Signal()
    manage_requested = Signal()
    close_requested = Signal(object)  # AccountKey of an account that was opened once

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = AccountListModel(self)
        self._current: Account | None = None
        self._popup: SwitcherPopup | None = None
        self._arrow = icon("chevron-down", "text_muted")
        self.setProperty("menu", "true")
        self.setAutoDefault(False)
        self.clicked.connect(self.toggle_popup)
        shortcut = QShortcut(QKeySequence(SWITCH_KEYS), self)
        shortcut.activated.connect(self.toggle_popup)
        self.set_accounts((), None)

    @property
    def popup(self) -> SwitcherPopup | None:
        """The open list, None while it is closed."""
        return self._popup

    def set_accounts(self, accounts: Sequence[Account], current: AccountKey | None) -> None:
        """What can be chosen, in this order, and what is."""
        self.close_popup()
        self._current = next((account for account in accounts if account.key == current), None)
        self._model.set_accounts(accounts, self._current.key if self._current else None)
        self._show_current()

    def toggle_popup(self) -> None:
        if self._popup is not None:
            self.close_popup()
        else:
            self.open_popup()

    def open_popup(self) -> None:
        """The accounts, with the keys in the search field."""
        if self._popup is not None:
            return
        popup = self._popup = SwitcherPopup(self._model, self._current, self)
        popup.account_chosen.connect(self.account_chosen)
        popup.add_requested.connect(self.add_requested)
        popup.once_requested.connect(self.once_requested)
        popup.manage_requested.connect(self.manage_requested)
        popup.close_requested.connect(self.close_requested)
        popup.closed.connect(self._popup_closed)
        popup.open(self._current.key if self._current else None)

    def close_popup(self) -> None:
        if self._popup is not None:
            self._popup.close_popup()

    def _popup_closed(self) -> None:
        if self._popup is not None:
            self._popup.deleteLater()
            self._popup = None

    def _show_current(self) -> None:
        account = self._current
        name = account.name if account is not None else tr("No account")
        self.setText(self._fitted(name))
        self.setIcon(icon("clock", "accent") if account is not None and account.once else QIcon())
        spoken = tr("Account: {name}", name=name)
        if account is not None and account.once:
            spoken = tr("Account, opened once: {name}", name=name)
        self.setAccessibleName(spoken)
        keys = tr("Another account: {key}", key=SWITCH_KEYS)
        self.setToolTip(plain_tooltip(f"{account_tooltip(account)}\n{keys}" if account is not None else keys))

    def _fitted(self, name: str) -> str:
        line = one_line(name)
        text = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, scaled(_TEXT_PX))
        return text.replace("&", "&&")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # A button without a QMenu has no arrow of its own.
        side = scaled(_ARROW_PX)
        painter = QPainter(self)
        self._arrow.paint(painter, QRect(self.width() - side - 8, (self.height() - side) // 2, side, side))
        painter.end()
