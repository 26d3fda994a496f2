"""Messages that are not a chat yet, shown as they will look."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.chats import Chat, ChatKey
from elegoo_chat_gui.core.messages import Message, encode_messages
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.conversation.view import ConversationView
from elegoo_chat_gui.ui.theme import Theme

_NOWHERE = ChatKey(AccountKey("", ""), 0)


class MessagesPreview(QWidget):
    """A conversation view of its own, for the compose window."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = ConversationView(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self.setAccessibleName(tr("Preview"))

    def show_messages(self, messages: tuple[Message, ...]) -> None:
        """Show these messages in place of the earlier ones."""
        self._view.show_chat(
            Chat(
                key=_NOWHERE,
                raw=b"",
                messages_text=encode_messages(messages),
                messages_problem=None,
                machine_name=None,
                filament_name=None,
                process_name=None,
                slicing_settings_json=None,
                feedback=None,
                feedback_text=None,
                created_text="",
                updated_text="",
            )
        )
