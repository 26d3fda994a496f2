"""Compose without files: stores in memory, the real service, a server that the test commands, windows for real."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import qasync
from PySide6.QtWidgets import QApplication

from elegoo_chat_gui.core.accounts import Account, AccountKey
from elegoo_chat_gui.core.chats import CachedList, ChangeSet, ChatKey, ReceivedChat
from elegoo_chat_gui.core.drafts import Draft, DraftMessage
from elegoo_chat_gui.core.errors import StoreError
from elegoo_chat_gui.core.messages import Message, Role
from elegoo_chat_gui.core.outbox import OutboxEntry
from elegoo_chat_gui.services.compose import ComposeService
from elegoo_chat_gui.services.sync import SyncService
from elegoo_chat_gui.ui.app_events import AppEvents
from elegoo_chat_gui.ui.notices import Notice
from elegoo_chat_gui.ui.screens.compose import ComposePresenter, ComposeWindow
from elegoo_chat_gui.ui.theme import Theme
from tests.fakes import ACCOUNT, NOON, OTHER_ACCOUNT, FakeServer, MemoryVault
from tests.fakes_presets import FakePresets

TOKEN_TEXT = "token of U1"  # what MemoryVault keeps for ACCOUNT


def run_in_qt(qapp: QApplication, scenario: Coroutine[Any, Any, None]) -> None:
    """The coroutine on Qt's loop, as in the program: there too the last window's closing does not end it."""
    qapp.setQuitOnLastWindowClosed(False)
    with qasync.QEventLoop(qapp, already_running=False) as loop:
        loop.run_until_complete(asyncio.wait_for(scenario, 20))


async def until(condition: Callable[[], object], patience: float = 5.0) -> None:
    """Wait for the condition while Qt works."""
    deadline = asyncio.get_running_loop().time() + patience
    while not condition():
        assert asyncio.get_running_loop().time() < deadline, "waited in vain"
        await asyncio.sleep(0.005)


def written(*texts: str, **fields: Any) -> Draft:
    """A draft with these turns, user and assistant by turns."""
    roles = (Role.USER, Role.ASSISTANT)
    messages = tuple(DraftMessage(roles[at % 2], text) for at, text in enumerate(texts))
    return Draft("d1", ACCOUNT.key, NOON, NOON, messages=messages, **fields)


class MemoryUsers:
    """What UserStore keeps, as far as compose needs it."""

    def __init__(self) -> None:
        self.kept: dict[str, Draft] = {}
        self.entries: dict[str, OutboxEntry] = {}
        self.created: set[int] = set()
        self.fails = False
        self.saves = 0
        self.saving: asyncio.Event | None = None  # a write waits for it

    async def drafts(self, account: AccountKey | None = None) -> Sequence[Draft]:
        return [draft for draft in self.kept.values() if account in (None, draft.account)]

    async def draft(self, draft_id: str) -> Draft | None:
        return self.kept.get(draft_id)

    async def save_draft(self, draft: Draft) -> None:
        if self.saving is not None:
            await self.saving.wait()
        if self.fails:
            raise StoreError(None, "disk")
        self.saves += 1
        self.kept[draft.id] = draft

    async def delete_draft(self, draft_id: str) -> None:
        self.kept.pop(draft_id, None)

    async def put_outbox(self, entry: OutboxEntry) -> None:
        self.entries[entry.id] = entry

    async def outbox(self, account: AccountKey | None = None) -> Sequence[OutboxEntry]:
        return [entry for entry in self.entries.values() if account in (None, entry.account)]

    async def close_outbox(self, entry: OutboxEntry, *, delete_draft: bool) -> None:
        self.entries.pop(entry.id, None)
        if entry.created_id is not None:
            self.created.add(entry.created_id)
        if delete_draft:
            self.kept.pop(entry.draft_id, None)

    async def created_ids(self, account: AccountKey) -> set[int]:
        return self.created


class MemoryCache:
    """What ChatCache keeps, as far as sending and settling need it."""

    def __init__(self) -> None:
        self.rows: dict[ChatKey, ReceivedChat] = {}
        self.complete: datetime | None = NOON

    async def load(self, account: AccountKey) -> CachedList:
        return CachedList([row.summary for row in self.rows.values()], self.complete)

    async def begin_refresh(self, account: AccountKey) -> int:
        return 1

    async def apply(self, account: AccountKey, refresh: int, chats: Sequence[ReceivedChat]) -> ChangeSet:
        self.rows |= {chat.key: chat for chat in chats}
        return ChangeSet(account)

    async def finish_refresh(self, account: AccountKey, refresh: int, completed_at: datetime) -> ChangeSet:
        self.complete = completed_at
        return ChangeSet(account)

    async def put_created(self, chat: ReceivedChat) -> ChangeSet:
        self.rows[chat.key] = chat
        return ChangeSet(chat.key.account, added=(chat.summary,))

    async def raw_newer_than(self, account: AccountKey, chat_id: int) -> Sequence[bytes]:
        return [row.raw for key, row in self.rows.items() if key.account == account and key.id > chat_id]

    async def highest_id(self, account: AccountKey) -> int:
        return max((key.id for key in self.rows if key.account == account), default=0)

    async def complete_at(self, account: AccountKey) -> datetime | None:
        return self.complete


class NotedPreview:
    """Notes what it was asked to show."""

    def __init__(self) -> None:
        self.shown: list[tuple[Message, ...]] = []

    def show_messages(self, messages: tuple[Message, ...], /) -> None:
        self.shown.append(messages)


@dataclass
class Desk:
    """The presenter with everything around it."""

    presenter: ComposePresenter
    compose: ComposeService
    server: FakeServer
    vault: MemoryVault
    users: MemoryUsers
    cache: MemoryCache
    events: AppEvents
    accounts: dict[AccountKey, Account]
    presets: FakePresets
    notices: list[Notice] = field(default_factory=list)
    tokens_wanted: list[AccountKey] = field(default_factory=list)
    shown_chats: list[ChatKey] = field(default_factory=list)

    def open(self, draft: Draft) -> ComposeWindow:
        """A window for this draft, as `open_draft` makes it."""
        return self.presenter._show(draft)


@asynccontextmanager
async def open_desk(
    presets: FakePresets | None = None,
    theme: Theme | None = None,
    slicers_requested: Callable[[], None] | None = None,
) -> AsyncIterator[Desk]:
    """Everything is closed at the end, whatever the test left open."""
    presets = presets or FakePresets()
    events, server, users, cache = AppEvents(), FakeServer(), MemoryUsers(), MemoryCache()
    vault = MemoryVault(ACCOUNT, OTHER_ACCOUNT)
    accounts = {account.key: account for account in (ACCOUNT, OTHER_ACCOUNT)}
    sync = SyncService(server, cache, vault, events.announce, lambda: NOON)  # type: ignore[arg-type]
    compose = ComposeService(
        server,
        cache,  # type: ignore[arg-type]
        users,  # type: ignore[arg-type]
        vault,
        sync,
        accounts.get,
        events.announce,
        events.drafts_changed.emit,
        lambda: NOON,
    )
    notices: list[Notice] = []
    wanted: list[AccountKey] = []
    shown: list[ChatKey] = []
    presenter = ComposePresenter(
        compose=compose,
        presets=presets,
        find_account=accounts.get,
        events=events,
        now=lambda: NOON,
        token_requested=wanted.append,
        on_notice=notices.append,
        theme=theme or Theme(mode="light"),
        show_chat=shown.append,
        slicers_requested=slicers_requested,
    )
    desk = Desk(presenter, compose, server, vault, users, cache, events, accounts, presets, notices, wanted, shown)
    try:
        yield desk
    finally:
        for post in server.posts:
            post.cancel()
        await compose.aclose()
        await presenter.aclose()


def renamed(account: Account, label: str) -> Account:
    return replace(account, label=label)
