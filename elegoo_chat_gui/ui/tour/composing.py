"""Steps of one who writes a chat: with the presets of a slicer, refused, previewed, created, continued."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.compose import ComposeWindow, FilamentQuestion
from elegoo_chat_gui.ui.tour.stage import SETTLE, Stage, Step, TourStepError, drag_enter

QUESTION = "The corners of a long bracket lift off the bed. Which first layer do you suggest for PETG?"
PRESETS = {
    PresetKind.MACHINE: "Elegoo Neptune 4 (0.4 nozzle)",
    PresetKind.FILAMENT: "Elegoo Generic PETG",
    PresetKind.PROCESS: "0.20mm Standard @Elegoo Neptune4 (0.4 nozzle)",
}
SETTINGS = '{"nozzle_temperature":["245"],"wall_loops":"4","fan_max_speed":["40"]}'
PROJECT = "bracket.3mf"
SEVERAL_FILAMENTS = "two-colours.3mf"
MODEL_ONLY = "model-only.3mf"


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


def project(stage: Stage, name: str) -> Path:
    """A file of a slicer to hand over. Raises TourStepError where the tour has none."""
    path = stage.projects / name if stage.projects is not None else None
    if path is None or not path.is_file():
        raise TourStepError(f"there is no file {name}")
    return path


def press(parent: QWidget, name: str) -> None:
    """Raises TourStepError where no button of this name can be pressed."""
    for button in parent.findChildren(QAbstractButton):
        if button.accessibleName() == name and button.isVisible() and button.isEnabled():
            button.click()
            return
    raise TourStepError(f"there is no button {name!r}")


async def compared(stage: Stage, window: ComposeWindow) -> None:
    await stage.until(lambda: window.settings.is_compared, "the values of the presets")


async def preset_picker(stage: Stage) -> QWidget:
    window = await filled(stage, QUESTION)
    picker = window.pickers[PresetKind.FILAMENT]
    await stage.until(lambda: picker.knows(PRESETS[PresetKind.FILAMENT]), "the filaments")
    await asyncio.sleep(SETTLE)
    picker.field.setFocus()
    picker.field.clear()
    picker.field.insert("pet")
    return window


async def preset_picker_dark(stage: Stage) -> QWidget:
    stage.window.set_look("dark")
    return await preset_picker(stage)


async def machine_proposes(stage: Stage) -> QWidget:
    window = await stage.compose(QUESTION)
    machine = window.pickers[PresetKind.MACHINE]
    await stage.until(lambda: machine.knows(PRESETS[PresetKind.MACHINE]), "the machines")
    machine.field.insert(PRESETS[PresetKind.MACHINE])
    machine.field.home(False)
    machine.close_popup()
    await stage.until(lambda: window.draft.proposed, "what the machine proposes")
    return window


async def selection_used(stage: Stage) -> QWidget:
    window = await stage.compose(QUESTION)
    await stage.until(lambda: window.header.fill.programs, "a slicer that has chosen something")
    slicer = window.header.fill.programs[0]
    window.header.fill.selection_wanted.emit(slicer.id)
    await stage.until(lambda: window.draft.filled_from or window.findChild(FilamentQuestion), "the selection")
    return window


async def file_dragged(stage: Stage) -> QWidget:
    window = await filled(stage, QUESTION)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(project(stage, PROJECT)))])
    event = drag_enter(data)
    QApplication.sendEvent(window, event)
    return window


async def project_dropped(stage: Stage) -> QWidget:
    window = await filled(stage, QUESTION)
    window.drop.dropped.emit([project(stage, PROJECT)])
    await stage.until(lambda: window.draft.filled_from, "the project to be filled in")
    await compared(stage, window)
    return window


async def several_filaments(stage: Stage) -> QWidget:
    window = await stage.compose(QUESTION)
    window.drop.dropped.emit([project(stage, SEVERAL_FILAMENTS)])
    return await stage.find(FilamentQuestion)


async def file_without_settings(stage: Stage) -> QWidget:
    window = await stage.compose(QUESTION)
    window.drop.dropped.emit([project(stage, MODEL_ONLY)])
    await stage.until(window.notices.notices, "the reason why nothing was filled in")
    return window


async def settings_against_presets(stage: Stage) -> ComposeWindow:
    window = await filled(stage, QUESTION)
    await compared(stage, window)
    return window


async def every_setting_sent(stage: Stage) -> QWidget:
    window = await settings_against_presets(stage)
    press(window.settings, tr("Everything"))
    window.settings.add_all()
    return window


async def no_slicer(stage: Stage) -> QWidget:
    """As it is told where none is installed; the tour has some."""
    window = await stage.compose(QUESTION)
    await asyncio.sleep(SETTLE)
    window.fields.show_slicers(found=False, can_ask=True)
    window.header.fill.show_slicers(())
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
    preset_picker_dark,
    machine_proposes,
    selection_used,
    file_dragged,
    project_dropped,
    several_filaments,
    file_without_settings,
    settings_against_presets,
    every_setting_sent,
    no_slicer,
    preview,
    request,
    created,
    continued_dark,
    compose_large_text,
    compose_narrow,
)
