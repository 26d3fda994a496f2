"""A compose window with what belongs to it."""

from dataclasses import dataclass

from elegoo_chat_gui.ui.async_tasks import TaskScope
from elegoo_chat_gui.ui.screens.compose._draft_saver import DraftSaver
from elegoo_chat_gui.ui.screens.compose._preset_filling import PresetFilling
from elegoo_chat_gui.ui.screens.compose._window import ComposeWindow


@dataclass(slots=True)
class OpenDraft:
    """`reads` dies with the window, the sending does not."""

    window: ComposeWindow
    saver: DraftSaver
    reads: TaskScope
    filling: PresetFilling
