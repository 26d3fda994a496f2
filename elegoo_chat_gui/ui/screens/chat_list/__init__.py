"""The list of chats: pane and presenter."""

from elegoo_chat_gui.ui.screens.chat_list._model import ChatListModel
from elegoo_chat_gui.ui.screens.chat_list._pane import ChatListPane, ListState
from elegoo_chat_gui.ui.screens.chat_list._presenter import ChatListPresenter, SyncStatus
from elegoo_chat_gui.ui.screens.chat_list._rows import ChatRow, DraftRow

__all__ = ["ChatListModel", "ChatListPane", "ChatListPresenter", "ChatRow", "DraftRow", "ListState", "SyncStatus"]
