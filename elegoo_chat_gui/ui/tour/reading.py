"""Steps of one who reads: the first start, the list, a chat, what was sought and not found."""

import asyncio

from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.ui.sandbox_menu import SandboxMenu
from elegoo_chat_gui.ui.screens.changes import ChangesWindow
from elegoo_chat_gui.ui.tour.stage import SETTLE, Stage, Step, TourStepError


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


async def tables_and_lists(stage: Stage) -> QWidget:
    await stage.open(stage.titled("complete calibration"))
    return stage.window


async def find_in_chat(stage: Stage) -> QWidget:
    await stage.open(stage.titled("complete calibration"))
    pane = stage.presenter.conversation_pane
    pane.begin_find()
    pane.find_bar.field.setText("flow")
    await stage.until(pane.find_bar.count_label.text, "the hits to be counted")
    return stage.window


async def questions(stage: Stage) -> QWidget:
    """The outline of what the user asked."""
    await stage.open(stage.titled("layer shifting"))
    stage.presenter.conversation_pane.show_outline()
    return stage.window


async def odd_messages(stage: Stage) -> QWidget:
    """What no program should have stored, and the server accepts."""
    await stage.open(stage.titled("extras of the wrong kind"))
    return stage.window


async def markup_as_text(stage: Stage) -> QWidget:
    await stage.open(stage.titled("<b>bold?</b>"))
    return stage.window


async def unbroken_word(stage: Stage) -> QWidget:
    await stage.open(stage.titled("Donaudampf"))
    return stage.window


async def right_to_left(stage: Stage) -> QWidget:
    await stage.open(stage.titled("TPU على"))
    return stage.window


async def long_chat_dark(stage: Stage) -> QWidget:
    stage.window.set_look("dark")
    await stage.open(stage.titled("Calibrate everything"))
    stage.presenter.conversation_pane.view.go_to((80, 0))
    return stage.window


async def raw_tree(stage: Stage) -> QWidget:
    await stage.open(stage.first_key())
    pane = stage.presenter.details_pane
    pane.raw.set_unfolded(True)
    await asyncio.sleep(SETTLE)
    pane.verticalScrollBar().setValue(pane.verticalScrollBar().maximum())
    return stage.window


async def raw_window_dark(stage: Stage) -> QWidget:
    stage.window.set_look("dark")
    await stage.open(stage.first_key())
    raw = stage.presenter.details_pane.raw
    raw.open_window()
    await stage.until(lambda: raw.window_of_its_own is not None and raw.window_of_its_own.isVisible(), "the window")
    return raw.window_of_its_own or stage.window


async def changed_on_server(stage: Stage) -> QWidget:
    await stage.open(stage.titled("layer shifting"))
    await _change(stage)
    return stage.window


async def difference(stage: Stage) -> QWidget:
    await stage.open(stage.titled("layer shifting"))
    await _change(stage)
    stage.presenter.conversation_pane.change_notice.show_button.click()
    return await stage.find(ChangesWindow)


async def _change(stage: Stage) -> None:
    menu = stage.window.bar.faults_button.menu()
    if not isinstance(menu, SandboxMenu):
        raise TourStepError("the sandbox has no menu")
    menu.change_action.trigger()
    await stage.until(stage.presenter.conversation_pane.change_notice.isVisible, "the change to be told")


STEPS: tuple[Step, ...] = (
    first_start,
    chat,
    no_chat,
    search,
    nothing_found,
    undecodable,
    tables_and_lists,
    find_in_chat,
    questions,
    odd_messages,
    markup_as_text,
    unbroken_word,
    right_to_left,
    long_chat_dark,
    raw_tree,
    raw_window_dark,
    changed_on_server,
    difference,
)
