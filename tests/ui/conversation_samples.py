"""Chats to read in tests."""

import json
from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.chats import Chat, ChatSummary, chat_from_row
from elegoo_chat_gui.core.json_text import JsonValue
from elegoo_chat_gui.core.summaries import summarise
from elegoo_chat_gui.ui.screens.conversation.view import ConversationView
from elegoo_chat_gui.ui.theme import Theme

ACCOUNT = AccountKey("sandbox", "ELEGOO_USER_001")


def chat_of(messages: JsonValue, chat_id: int = 7, **fields: JsonValue) -> Chat:
    """A decoded chat; a text as `messages` is stored as it is."""
    row = {
        "id": chat_id,
        "messages": messages if isinstance(messages, str) else json.dumps(messages),
        "machine_name": "Elegoo Neptune 4",
        "filament_name": None,
        "print_process_name": "",
        "slicing_settings_json": None,
        "user_feedback": None,
        "user_feedback_text": None,
        "created_at": "2026-11-22T09:30:00Z",
        "updated_at": "2026-11-22T09:30:00.000012Z",
        **fields,
    }
    return chat_from_row(ACCOUNT, json.dumps(row).encode())


def turns(count: int, words: int = 12) -> JsonValue:
    """So many messages, user and assistant in turn."""
    return [
        {"role": ("user", "assistant")[i % 2], "content": f"message {i} " + "word " * (words + i % 7)}
        for i in range(count)
    ]


def summary_of(chat: Chat) -> ChatSummary:
    return summarise(chat)


def shown_view(qtbot: QtBot, theme: Theme) -> Iterator[ConversationView]:
    """A conversation view with the focus, for a fixture; it shows nothing when the test is over."""
    view = ConversationView(theme)
    qtbot.addWidget(view)
    view.resize(640, 480)
    view.show()
    qtbot.waitExposed(view)
    view.setFocus()
    yield view
    view.clear()
