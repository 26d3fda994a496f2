"""A chat's settings beside its conversation: what changed, and against what."""

from elegoo_chat_gui.ui.screens.settings._tools import SettingsView
from elegoo_chat_gui.ui.screens.settings.pane import SettingsPane
from elegoo_chat_gui.ui.screens.settings.presenter import SettingsPresenter

__all__ = ["SettingsPane", "SettingsPresenter", "SettingsView"]
