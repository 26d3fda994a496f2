"""Steps of one who asks what changed, and against what: differences, timeline, two chats, presets and slicers."""

import asyncio

from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.ui.screens.save_preset import SavePresetDialog
from elegoo_chat_gui.ui.screens.settings import SettingsView
from elegoo_chat_gui.ui.screens.slicers import SlicersDialog
from elegoo_chat_gui.ui.tour.stage import SETTLE, Stage, Step

_PETG = "What settings should I use for PETG?"
_SUPPORTS = "支撑很难拆除"


async def settings_differences(stage: Stage) -> QWidget:
    await _show(stage, _PETG, SettingsView.DIFFERENCES)
    return stage.window


async def settings_differences_dark(stage: Stage) -> QWidget:
    stage.window.set_look("dark")
    await _show(stage, _PETG, SettingsView.DIFFERENCES)
    return stage.window


async def settings_all(stage: Stage) -> QWidget:
    await _show(stage, _PETG, SettingsView.DIFFERENCES)
    stage.presenter.settings.pane.show_only_differences(False)
    return stage.window


async def settings_timeline(stage: Stage) -> QWidget:
    await _show(stage, _SUPPORTS, SettingsView.TIMELINE)
    return stage.window


async def settings_compare(stage: Stage) -> QWidget:
    await _show(stage, _PETG, SettingsView.DIFFERENCES)
    pane = stage.presenter.settings.pane
    stage.presenter.settings.presenter.compare_with(stage.titled("complete calibration"))
    await stage.until(pane.compare.isVisible, "the other chat")
    return stage.window


async def settings_choose_chat(stage: Stage) -> QWidget:
    await _show(stage, _PETG, SettingsView.DIFFERENCES)
    pane = stage.presenter.settings.pane
    pane.tools.compare_button.click()
    await stage.until(pane.chooser.isVisible, "the chats to choose from")
    pane.chooser.field.setText("PETG")
    return stage.window


async def settings_large_text(stage: Stage) -> QWidget:
    stage.theme.text_scale = 2.0
    await _show(stage, _PETG, SettingsView.DIFFERENCES)
    return stage.window


async def settings_none(stage: Stage) -> QWidget:
    """A chat in which nobody changed anything."""
    await _show(stage, "26 cm tall vase", SettingsView.DIFFERENCES)
    return stage.window


async def save_as_preset(stage: Stage) -> QWidget:
    await _show(stage, _PETG, SettingsView.DIFFERENCES)
    stage.presenter.settings.pane.save_preset_requested.emit()
    return await stage.find(SavePresetDialog)


async def save_as_preset_dark(stage: Stage) -> QWidget:
    stage.window.set_look("dark")
    return await save_as_preset(stage)


async def slicers(stage: Stage) -> QWidget:
    stage.presenter.show_slicers()
    return await stage.find(SlicersDialog)


async def slicers_dark_large_text(stage: Stage) -> QWidget:
    stage.window.set_look("dark")
    stage.theme.text_scale = 2.0
    return await slicers(stage)


async def _show(stage: Stage, title: str, view: SettingsView) -> None:
    """Open a chat's settings and wait until they are known."""
    page = stage.presenter.settings
    await stage.open(stage.titled(title))
    page.pane.show_only_differences(True)
    page.pane.show_view(view)
    stage.presenter.conversation_pane.show_page(page.place)
    await stage.until(lambda: page.presenter.difference is not None, "the settings")
    await asyncio.sleep(SETTLE)


STEPS: tuple[Step, ...] = (
    settings_differences,
    settings_differences_dark,
    settings_all,
    settings_timeline,
    settings_compare,
    settings_choose_chat,
    settings_large_text,
    settings_none,
    save_as_preset,
    save_as_preset_dark,
    slicers,
    slicers_dark_large_text,
)
