"""Steps in other languages: Chinese, and English stretched until it has no room."""

from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.ui.languages import CHINESE, PSEUDO
from elegoo_chat_gui.ui.screens.accounts import AccountsDialog
from elegoo_chat_gui.ui.screens.compose import ComposeWindow
from elegoo_chat_gui.ui.tour.composing import filled
from elegoo_chat_gui.ui.tour.stage import Stage, Step

CHINESE_QUESTION = "支撑很难拆除，怎么办？"


async def chinese(stage: Stage) -> QWidget:
    await stage.speak(CHINESE)
    await stage.open(stage.titled("支撑很难拆除"))
    return stage.window


async def chinese_no_chat_dark(stage: Stage) -> QWidget:
    await stage.speak(CHINESE)
    stage.window.set_look("dark")
    stage.presenter.list_pane.view.choose_nothing()
    await stage.until(lambda: stage.presenter.conversation_pane.key is None, "no chat to be open")
    return stage.window


async def chinese_compose(stage: Stage) -> QWidget:
    await stage.speak(CHINESE)
    return await filled(stage, CHINESE_QUESTION)


async def chinese_account(stage: Stage) -> QWidget:
    await stage.speak(CHINESE)
    stage.presenter.accounts.open_dialog(stage.window)
    return await stage.find(AccountsDialog)


async def stretched(stage: Stage) -> QWidget:
    await stage.speak(PSEUDO)
    await stage.open(stage.first_key(skip=1))
    return stage.window


async def stretched_narrow(stage: Stage) -> QWidget:
    await stage.speak(PSEUDO)
    await stage.open(stage.first_key(skip=1))
    stage.window.resize(900, 700)
    return stage.window


async def stretched_compose(stage: Stage) -> QWidget:
    await stage.speak(PSEUDO)
    await stage.open(stage.first_key(skip=1))
    stage.presenter.continue_chat()
    return await stage.find(ComposeWindow)


async def stretched_account(stage: Stage) -> QWidget:
    await stage.speak(PSEUDO)
    stage.presenter.accounts.open_dialog(stage.window)
    return await stage.find(AccountsDialog)


STEPS: tuple[Step, ...] = (
    chinese,
    chinese_no_chat_dark,
    chinese_compose,
    chinese_account,
    stretched,
    stretched_narrow,
    stretched_compose,
    stretched_account,
)
