"""Accounts: the switcher, the dialog with its connection test, one opened once, the token asked for in place."""

from elegoo_chat_gui.ui.screens.accounts._dialog import AccountsDialog
from elegoo_chat_gui.ui.screens.accounts._form import AccountEntry
from elegoo_chat_gui.ui.screens.accounts._once_dialog import OnceDialog
from elegoo_chat_gui.ui.screens.accounts._once_presenter import DraftWindows, OncePresenter
from elegoo_chat_gui.ui.screens.accounts._presenter import AccountsPresenter
from elegoo_chat_gui.ui.screens.accounts._switcher import AccountSwitcher
from elegoo_chat_gui.ui.screens.accounts._token_prompt import TokenPrompt
from elegoo_chat_gui.ui.screens.accounts._words import account_badge_text, server_badge_text, server_title

__all__ = [
    "AccountEntry",
    "AccountSwitcher",
    "AccountsDialog",
    "AccountsPresenter",
    "DraftWindows",
    "OnceDialog",
    "OncePresenter",
    "TokenPrompt",
    "account_badge_text",
    "server_badge_text",
    "server_title",
]
