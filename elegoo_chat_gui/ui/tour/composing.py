"""Steps of one who writes a chat: refused, previewed, created, continued."""

import asyncio

from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.ui.screens.compose import ComposeWindow
from elegoo_chat_gui.ui.tour.stage import SETTLE, Stage, Step

QUESTION = "The corners of a long bracket lift off the bed. Which first layer do you suggest for PETG?"
PRESETS = {
    PresetKind.MACHINE: "Elegoo Neptune 4 (0.4 nozzle)",
    PresetKind.FILAMENT: "Elegoo Generic PETG",
    PresetKind.PROCESS: "0.20mm Standard @Elegoo Neptune4 (0.4 nozzle)",
}
SETTINGS = '{"nozzle_temperature":["245"],"wall_loops":"4","fan_max_speed":["40"]}'


async def filled(stage: Stage, text: str) -> ComposeWindow:
    """A new chat with presets, settings and this first message."""
    window = await stage.compose(text)
    for kind, name in PRESETS.items():
        window.pickers[kind].field.insert(name)
        window.pickers[kind].field.home(False)
        window.pickers[kind].close_popup()
    window.settings.show_text(SETTINGS)
    window.settings.text_changed.emit(SETTINGS)
    return window


async def blank_message(stage: Stage) -> QWidget:
    window = await filled(stage, "")
    window.send()
    await stage.until(lambda: stage.error_words(window), "the blank message to be refused")
    return window


async def compose(stage: Stage) -> QWidget:
    return await filled(stage, QUESTION)


async def preset_picker(stage: Stage) -> QWidget:
    window = await filled(stage, QUESTION)
    await asyncio.sleep(SETTLE)
    picker = window.pickers[PresetKind.FILAMENT]
    picker.field.setFocus()
    picker.field.clear()
    picker.field.insert("pet")
    return window


async def preview(stage: Stage) -> QWidget:
    window = await filled(stage, QUESTION)
    window.show_tab(1)
    return window


async def request(stage: Stage) -> QWidget:
    window = await filled(stage, QUESTION)
    window.show_tab(2)
    return window


async def created(stage: Stage) -> QWidget:
    window = await filled(stage, QUESTION)
    before = stage.presenter.chat_list.status.chats
    window.send()
    await stage.until(lambda: stage.presenter.chat_list.status.chats > before, "the created chat")
    await stage.until(lambda: stage.shown_title().startswith(QUESTION[:40]), "the created chat to be open")
    return stage.window


async def continued_dark(stage: Stage) -> QWidget:
    stage.window.set_look("dark")
    await stage.open(stage.first_key(skip=1))
    stage.presenter.continue_chat()
    return await stage.find(ComposeWindow)


async def compose_large_text(stage: Stage) -> QWidget:
    stage.theme.text_scale = 2.0
    window = await filled(stage, QUESTION)
    window.resize(1280, 800)
    return window


async def compose_narrow(stage: Stage) -> QWidget:
    window = await filled(stage, QUESTION)
    window.resize(720, 640)
    return window


STEPS: tuple[Step, ...] = (
    blank_message,
    compose,
    preset_picker,
    preview,
    request,
    created,
    continued_dark,
    compose_large_text,
    compose_narrow,
)
