"""Steps among the accounts."""

from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.ui.screens.accounts import AccountsDialog
from elegoo_chat_gui.ui.tour.stage import Stage, Step


async def _dialog(stage: Stage) -> AccountsDialog:
    stage.presenter.accounts.open_dialog(stage.window, stage.presenter.account)
    return await stage.find(AccountsDialog)


async def account(stage: Stage) -> QWidget:
    dialog = await _dialog(stage)
    dialog.ask_for_test()
    await stage.until(lambda: dialog.is_testing, "the connection test to start")
    await stage.until(lambda: not dialog.is_testing, "the connection test")
    return dialog


async def new_account_dark(stage: Stage) -> QWidget:
    stage.window.set_look("dark")
    stage.presenter.accounts.open_dialog(stage.window)
    return await stage.find(AccountsDialog)


async def account_large_text(stage: Stage) -> QWidget:
    stage.theme.text_scale = 2.0
    return await _dialog(stage)


STEPS: tuple[Step, ...] = (account, new_account_dark, account_large_text)
