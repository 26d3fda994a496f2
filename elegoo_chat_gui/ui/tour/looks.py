"""Steps through looks and sizes: dark, large text, narrow, wide, panes hidden."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.ui.tour.stage import Stage, Step


async def dark(stage: Stage) -> QWidget:
    stage.window.set_look("dark")
    await stage.open(stage.first_key(skip=1))
    return stage.window


async def large_text(stage: Stage) -> QWidget:
    await stage.open(stage.first_key(skip=1))
    stage.theme.text_scale = 2.0
    return stage.window


async def largest_text(stage: Stage) -> QWidget:
    await stage.open(stage.first_key(skip=1))
    stage.theme.text_scale = 3.0
    return stage.window


async def small_text(stage: Stage) -> QWidget:
    await stage.open(stage.first_key(skip=1))
    stage.theme.text_scale = 0.8
    return stage.window


async def narrow(stage: Stage) -> QWidget:
    await stage.open(stage.first_key(skip=1))
    stage.window.resize(900, 700)
    return stage.window


async def narrow_details(stage: Stage) -> QWidget:
    await stage.open(stage.first_key(skip=1))
    stage.window.resize(900, 700)
    stage.window.details_action.setChecked(True)
    return stage.window


async def wide(stage: Stage) -> QWidget:
    await stage.open(stage.first_key(skip=1))
    stage.window.resize(2560, 1300)
    return stage.window


async def wide_dark(stage: Stage) -> QWidget:
    stage.window.set_look("dark")
    await stage.open(stage.first_key(skip=2))
    stage.window.resize(2560, 1300)
    return stage.window


async def only_conversation(stage: Stage) -> QWidget:
    await stage.open(stage.first_key(skip=1))
    stage.window.splitter.alone_action.setChecked(True)
    return stage.window


async def view_menu(stage: Stage) -> QWidget:
    await stage.open(stage.first_key(skip=1))
    button = stage.window.bar.view_button
    menu = stage.window.view_menu
    menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height())))
    return stage.window


async def keyboard_focus(stage: Stage) -> QWidget:
    stage.window.activateWindow()
    await stage.until(stage.window.isActiveWindow, "the window to be active")
    stage.presenter.list_pane.focus_list()
    return stage.window


STEPS: tuple[Step, ...] = (
    dark,
    large_text,
    largest_text,
    small_text,
    narrow,
    narrow_details,
    wide,
    wide_dark,
    only_conversation,
    view_menu,
    keyboard_focus,
)
