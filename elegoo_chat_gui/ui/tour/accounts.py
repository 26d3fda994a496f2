"""Steps among the accounts."""

from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.core.accounts import Account, CacheUsage, Holdings, server_from_address
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


def _invented() -> list[Account]:
    """Three hundred customers of a support team; none of them is stored, or asked for anywhere."""
    server = server_from_address("https://chats.example")
    first = ("Anna", "Ben", "Chen", "Daniela", "Emil", "Fatima", "Goran", "Hana", "Ines", "Jonas", "李", "王")
    last = ("Abel", "Berg", "Costa", "Diaz", "Eder", "Fuchs", "Gallo", "Hahn", "Ito", "Jung", "伟", "芳")
    names = [f"{a} {b}" for b in last for a in first]
    return [Account(server, f"ELEGOO_{1_000_000 + 37 * n}", names[n % len(names)]) for n in range(300)]


async def many_accounts(stage: Stage) -> QWidget:
    """Hundreds of accounts, searched by name."""
    await stage.open(stage.first_key())
    accounts = _invented()
    stage.presenter.switcher.set_accounts(accounts, accounts[0].key)
    stage.presenter.switcher.open_popup()
    popup = stage.presenter.switcher.popup
    if popup is None:
        raise TourStepError("the accounts did not drop down")
    popup.search.setText("fu")
    popup.search.textEdited.emit("fu")
    return stage.window


async def delete_everything(stage: Stage) -> QWidget:
    """What goes with an account, counted before it goes."""
    dialog = await _dialog(stage)
    accounts = _invented()
    dialog.set_accounts(accounts, set(), accounts[4].key)
    dialog.edit(accounts[4])
    dialog.question.ask(accounts[4])
    dialog.show_holdings(accounts[4].key, Holdings(CacheUsage(1_284, 5_200_000), 2, 1, is_sending=False))
    dialog.question.choose_everything()
    return dialog


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
    many_accounts,
    delete_everything,
    token_origin,
    open_once,
    token_asked_dark,
)
