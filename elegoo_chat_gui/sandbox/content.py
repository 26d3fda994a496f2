"""What the sandbox holds when it starts: the written chats, a saved list, or thousands of generated ones."""

import json
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from elegoo_chat_gui.sandbox.backend import time_text
from elegoo_chat_gui.sandbox.generated import archive_file
from elegoo_chat_gui.sandbox.rows import ChatRows, ChatTable
from elegoo_chat_gui.sandbox.seed import SeedChat, seed_chats
from elegoo_chat_gui.sandbox.users import FIRST_USER

FIRST_ID = 1180  # as if other people had used the service before


def open_rows(
    *, chats: int | None, data_file: Path | None, folder: Path | None, cancelled: threading.Event
) -> ChatRows:
    """The chats to serve. Raises OSError for an unreadable file, ValueError for one that is no list of chats."""
    if data_file is not None:
        return _saved_rows(data_file)
    archive = None
    if chats:
        archive = ChatTable.of_file(archive_file(chats, folder, cancelled))
    rows = ChatRows(ChatTable.in_memory(), archive)
    next_id = (archive.extent().highest if archive else 0) + FIRST_ID
    for number, chat in enumerate(seed_chats(datetime.now(UTC).astimezone())):
        next_id += 1 + number * 5 % 4
        rows.insert(chat.owner, next_id, chat_row(next_id, chat))
    return rows


def chat_row(chat_id: int, chat: SeedChat) -> dict[str, object]:
    """The ten keys of the API in their order."""
    times = {"created_at": time_text(chat.created), "updated_at": time_text(chat.updated)}
    return {"id": chat_id, **chat.values, **times}


def _saved_rows(path: Path) -> ChatRows:
    saved = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(saved, list):
        raise ValueError(f"{path}: not a JSON array of chats")
    chats: dict[int, Mapping[str, object]] = {}
    for chat in saved:
        chat_id = chat.get("id") if isinstance(chat, dict) else None
        if not isinstance(chat_id, int) or isinstance(chat_id, bool) or chat_id in chats:
            raise ValueError(f"{path}: every chat needs an id of its own, found {chat_id!r}")
        chats[chat_id] = cast(Mapping[str, object], chat)
    rows = ChatRows(ChatTable.in_memory())
    for chat_id, chat in chats.items():
        rows.insert(FIRST_USER, chat_id, chat)
    return rows
