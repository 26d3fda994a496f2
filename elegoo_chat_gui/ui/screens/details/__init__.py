"""The right pane: what stands beside a conversation."""

from elegoo_chat_gui.ui.screens.details.pane import DetailsPane

__all__ = ["DetailsPane"]
