"""The difference of two versions of a chat, in a window of its own."""

from elegoo_chat_gui.ui.screens.changes.window import ChangesWindow

__all__ = ["ChangesWindow"]
