"""Rows, drafts and accounts for the tests of the stores."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from elegoo_chat_gui.core.accounts import SANDBOX_IDENTITY, AccountKey
from elegoo_chat_gui.core.chats import ChatKey, ChatSummary, ReceivedChat, chat_from_row, row_digest
from elegoo_chat_gui.core.outbox import OutboxEntry, OutboxState
from elegoo_chat_gui.core.summaries import summarise
from elegoo_chat_gui.store.cache_store import SqliteChatCache
from elegoo_chat_gui.store.user_store import SqliteUserStore

Result = TypeVar("Result")

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ANNE = AccountKey("https://elegoo-app.obico.io", "anne")
BERT = AccountKey("https://elegoo-app.obico.io", "bert")
SANDBOX = AccountKey(SANDBOX_IDENTITY, "ELEGOO_USER_001")
WILD_TEXT = "a\0b\ud83d\ude00c\udc00😀\n\u202eé"


def run(coroutine: Coroutine[Any, Any, Result]) -> Result:
    return asyncio.run(coroutine)


def row(chat_id: int, question: str = "Why?", **names: str) -> bytes:
    """A row as the server sends it; a larger id is newer."""
    created = (NOON + timedelta(seconds=chat_id)).isoformat().replace("+00:00", "Z")
    fields = "".join(f',"{name}":"{value}"' for name, value in names.items())
    messages = f'[{{\\"role\\":\\"user\\",\\"content\\":\\"{question}\\"}}]'
    return f'{{"id":{chat_id},"messages":"{messages}","created_at":"{created}"{fields}}}'.encode()


def received(account: AccountKey, raw: bytes) -> ReceivedChat:
    return ReceivedChat(summarise(chat_from_row(account, raw)), raw)


def chat(account: AccountKey, chat_id: int, question: str = "Why?", **names: str) -> ReceivedChat:
    return received(account, row(chat_id, question, **names))


def bare_chat(account: AccountKey, chat_id: int, raw: bytes, created_at: datetime | None = NOON) -> ReceivedChat:
    """Any bytes under a given id."""
    summary = ChatSummary(
        key=ChatKey(account, chat_id),
        title=WILD_TEXT,
        preview="",
        machine_name=None,
        filament_name="",
        process_name=WILD_TEXT,
        feedback=None,
        message_count=None,
        created_at=created_at,
        updated_at=None,
        digest=row_digest(raw),
    )
    return ReceivedChat(summary, raw)


def outbox_entry(entry_id: str, account: AccountKey = ANNE, state: OutboxState = OutboxState.READY) -> OutboxEntry:
    return OutboxEntry(
        id=entry_id,
        draft_id=f"draft-{entry_id}",
        account=account,
        state=state,
        title=WILD_TEXT,
        highest_known_id=2**63 - 1,
        content_digest=b"\0\xff" * 16,
        started_at=NOON + timedelta(microseconds=1),
        cause="TimedOutError",
    )


@asynccontextmanager
async def opened_cache(folder: Path) -> AsyncIterator[SqliteChatCache]:
    cache = SqliteChatCache(folder / "cache.sqlite")
    try:
        await cache.open()
        yield cache
    finally:
        await cache.aclose()


@asynccontextmanager
async def opened_users(folder: Path) -> AsyncIterator[SqliteUserStore]:
    users = SqliteUserStore(folder / "user.sqlite")
    try:
        await users.open()
        yield users
    finally:
        await users.aclose()


def with_cache(folder: Path, use: Callable[[SqliteChatCache], Coroutine[Any, Any, Result]]) -> Result:
    """Opens, uses and closes the cache in a loop of its own."""

    async def session() -> Result:
        async with opened_cache(folder) as cache:
            return await use(cache)

    return asyncio.run(session())


def with_users(folder: Path, use: Callable[[SqliteUserStore], Coroutine[Any, Any, Result]]) -> Result:
    async def session() -> Result:
        async with opened_users(folder) as users:
            return await use(users)

    return asyncio.run(session())


async def refresh(cache: SqliteChatCache, account: AccountKey, *chats: ReceivedChat) -> None:
    """One whole refresh."""
    number = await cache.begin_refresh(account)
    await cache.apply(account, number, chats)
    await cache.finish_refresh(account, number, NOON)
