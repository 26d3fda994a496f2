"""The middle of the window: one chat, read."""

from elegoo_chat_gui.ui.screens.conversation.pane import ConversationPane
from elegoo_chat_gui.ui.screens.conversation.presenter import ConversationPresenter
from elegoo_chat_gui.ui.screens.conversation.preview import MessagesPreview

__all__ = ["ConversationPane", "ConversationPresenter", "MessagesPreview"]
