"""Steps of one who reads: the first start, the list, a chat, what was sought and not found."""

from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.ui.tour.stage import Stage, Step


async def first_start(stage: Stage) -> QWidget:
    await stage.read_list()
    return stage.window


async def chat(stage: Stage) -> QWidget:
    await stage.open(stage.first_key())
    return stage.window


async def no_chat(stage: Stage) -> QWidget:
    stage.presenter.list_pane.view.choose_nothing()
    await stage.until(lambda: stage.presenter.conversation_pane.key is None, "no chat to be open")
    return stage.window


async def search(stage: Stage) -> QWidget:
    pane = stage.presenter.list_pane
    pane.focus_search()
    pane.search.box.setText("PETG")
    await stage.until(lambda: 0 < pane.model.shown_chat_count < 40, "the search")
    await stage.open(stage.first_key())
    return stage.window


async def nothing_found(stage: Stage) -> QWidget:
    pane = stage.presenter.list_pane
    pane.search.box.setText("a printer made of chocolate")
    await stage.until(lambda: pane.model.shown_chat_count == 0, "the search without a hit")
    return stage.window


async def undecodable(stage: Stage) -> QWidget:
    pane = stage.presenter.list_pane
    await stage.until(lambda: pane.model.shown_chat_count >= 60, "the whole list")
    await stage.open(next(summary.key for summary in stage.summaries() if summary.is_undecoded))
    return stage.window


STEPS: tuple[Step, ...] = (first_start, chat, no_chat, search, nothing_found, undecodable)
