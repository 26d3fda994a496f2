"""Save as preset: what a chat ended with, as files for the slicers' import dialog."""

from elegoo_chat_gui.ui.screens.save_preset._dialog import SavePresetDialog
from elegoo_chat_gui.ui.screens.save_preset._presenter import SavePresetPresenter

__all__ = ["SavePresetDialog", "SavePresetPresenter"]
