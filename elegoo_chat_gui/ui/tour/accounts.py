"""Steps among the accounts."""

from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.ui.screens.accounts import AccountsDialog, OnceDialog, TokenPrompt
from elegoo_chat_gui.ui.tour.stage import Stage, Step, TourStepError


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
    dialog = await _dialog(stage)
    dialog.resize(1220, 740)  # what it gets on a screen of 1,280 by 800
    return dialog


async def switcher(stage: Stage) -> QWidget:
    await stage.open(stage.first_key())
    stage.presenter.switcher.open_popup()
    return stage.window


async def token_origin(stage: Stage) -> QWidget:
    """Where a token comes from, and what issuing one does."""
    stage.presenter.accounts.open_dialog(stage.window)
    dialog = await stage.find(AccountsDialog)
    dialog.form.origin.unfold()
    return dialog


async def open_once(stage: Stage) -> QWidget:
    stage.presenter.accounts.once.open_dialog(stage.window)
    return await stage.find(OnceDialog)


async def token_asked_dark(stage: Stage) -> QWidget:
    stage.window.set_look("dark")
    account = stage.presenter.account
    if account is None:
        raise TourStepError("no account is shown")
    stage.presenter.ask_token(account.key)
    return await stage.find(TokenPrompt)


STEPS: tuple[Step, ...] = (
    account,
    new_account_dark,
    account_large_text,
    switcher,
    token_origin,
    open_once,
    token_asked_dark,
)
