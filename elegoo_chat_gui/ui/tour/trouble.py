"""Steps through what goes wrong: refused, unreadable, not certain."""

from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.ui.screens.compose import ComposeState
from elegoo_chat_gui.ui.tour.composing import QUESTION
from elegoo_chat_gui.ui.tour.stage import Stage, Step, TourStepError


async def token_refused_dark(stage: Stage) -> QWidget:
    stage.window.set_look("dark")
    stage.set_fault("unauthorized")
    stage.presenter.refresh()
    await stage.until(stage.presenter.notices.notices, "the notice")
    return stage.window


async def list_failed(stage: Stage) -> QWidget:
    accounts = stage.presenter.known_accounts
    other = next((one for one in accounts if one != stage.presenter.account), None)
    if other is None:
        raise TourStepError("there is one account only")
    stage.set_fault("broken_json")
    stage.presenter.switch_account(other)
    await stage.until(stage.presenter.notices.notices, "the notice")
    return stage.window


async def answer_lost(stage: Stage) -> QWidget:
    await _back_to_first(stage)
    stage.set_fault("lost_answer")
    window = await stage.compose(QUESTION)
    window.send()
    await stage.until(lambda: window.state is ComposeState.UNCERTAIN, "the sending that is not certain")
    return window


async def not_certain(stage: Stage) -> QWidget:
    pane = stage.presenter.list_pane
    await stage.until(lambda: pane.model.head_count, "the section of uncertain sendings")
    pane.view.scrollToTop()
    return stage.window


async def _back_to_first(stage: Stage) -> None:
    stage.presenter.switch_account(stage.presenter.known_accounts[0])
    await stage.read_list()


STEPS: tuple[Step, ...] = (token_refused_dark, list_failed, answer_lost, not_certain)
