"""Compose: windows of their own in which a chat is written and sent, one per draft."""

from elegoo_chat_gui.ui.screens.compose._filament_question import FilamentQuestion
from elegoo_chat_gui.ui.screens.compose._held_window import HeldWindow
from elegoo_chat_gui.ui.screens.compose._presenter import ComposePresenter
from elegoo_chat_gui.ui.screens.compose._preset_picker import PresetPicker
from elegoo_chat_gui.ui.screens.compose._preview_panel import PreviewFactory, PreviewWidget
from elegoo_chat_gui.ui.screens.compose._window import ComposeState, ComposeWindow

__all__ = [
    "ComposePresenter",
    "ComposeState",
    "ComposeWindow",
    "FilamentQuestion",
    "HeldWindow",
    "PresetPicker",
    "PreviewFactory",
    "PreviewWidget",
]
