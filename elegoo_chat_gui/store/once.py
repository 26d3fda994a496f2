"""Accounts opened once: what belongs to them lives in memory, everything else goes to the files."""

from collections.abc import Mapping, Sequence, Set
from datetime import datetime

from elegoo_chat_gui.core.accounts import Account, AccountKey, CacheUsage
from elegoo_chat_gui.core.chats import CachedList, ChangeSet, ChatKey, ReceivedChat
from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.errors import StoreError
from elegoo_chat_gui.core.outbox import OutboxEntry
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.store.cache_store import SqliteChatCache
from elegoo_chat_gui.store.user_store import SqliteUserStore


class OnceStores:
    """Fits the port OncePlace: stores in memory for the accounts that are opened once.

    An account that was closed stays known: what comes late for it is refused, never written to a file.
    """

    def __init__(self) -> None:
        self._caches: dict[AccountKey, SqliteChatCache | None] = {}
        self.users: SqliteUserStore | None = None

    async def begin(self, account: AccountKey) -> None:
        if self.users is None:
            users = SqliteUserStore(None)
            await users.open()
            self.users = users
        if self._caches.get(account) is None:
            cache = SqliteChatCache(None)
            await cache.open()
            self._caches[account] = cache

    async def end(self, account: AccountKey) -> None:
        cache = self._caches.get(account)
        if cache is None:
            return
        self._caches[account] = None
        await cache.aclose()
        if self.users is not None:
            await self.users.erase_account(account)

    def release(self, account: AccountKey) -> None:
        """Closed before, and to be kept in files from now on."""
        if account in self._caches and self._caches[account] is None:
            del self._caches[account]

    def holds(self, account: AccountKey) -> bool:
        """Whether it belongs here. Raises StoreError for one that was closed."""
        if account not in self._caches:
            return False
        if self._caches[account] is None:
            raise StoreError(None, "account closed")
        return True

    def cache_of(self, account: AccountKey) -> SqliteChatCache | None:
        """None: its chats go to the file. Raises StoreError for one that was closed."""
        return self._caches[account] if self.holds(account) else None

    async def aclose(self) -> None:
        caches, self._caches = self._caches, dict.fromkeys(self._caches)
        for cache in caches.values():
            if cache is not None:
                await cache.aclose()
        if self.users is not None:
            await self.users.aclose()


class RoutedChatCache:
    """Fits the port ChatCache."""

    def __init__(self, kept: SqliteChatCache, once: OnceStores) -> None:
        self._kept = kept
        self._once = once

    def _of(self, account: AccountKey) -> SqliteChatCache:
        return self._once.cache_of(account) or self._kept

    async def load(self, account: AccountKey) -> CachedList:
        return await self._of(account).load(account)

    async def begin_refresh(self, account: AccountKey) -> int:
        return await self._of(account).begin_refresh(account)

    async def apply(self, account: AccountKey, refresh: int, chats: Sequence[ReceivedChat]) -> ChangeSet:
        return await self._of(account).apply(account, refresh, chats)

    async def finish_refresh(self, account: AccountKey, refresh: int, completed_at: datetime) -> ChangeSet:
        return await self._of(account).finish_refresh(account, refresh, completed_at)

    async def put_created(self, chat: ReceivedChat) -> ChangeSet:
        return await self._of(chat.key.account).put_created(chat)

    async def raw(self, key: ChatKey) -> bytes | None:
        return await self._of(key.account).raw(key)

    async def raw_newer_than(self, account: AccountKey, chat_id: int) -> Sequence[bytes]:
        return await self._of(account).raw_newer_than(account, chat_id)

    async def highest_id(self, account: AccountKey) -> int:
        return await self._of(account).highest_id(account)

    async def complete_at(self, account: AccountKey) -> datetime | None:
        return await self._of(account).complete_at(account)

    async def preset_names(self, account: AccountKey, kind: PresetKind) -> Sequence[tuple[str, int]]:
        return await self._of(account).preset_names(account, kind)

    async def usage(self, account: AccountKey) -> CacheUsage:
        return await self._of(account).usage(account)

    async def forget(self, account: AccountKey) -> None:
        await self._of(account).forget(account)

    async def scrub(self, *, force: bool = False) -> None:
        await self._kept.scrub(force=force)


class RoutedUserStore:
    """Fits the port UserStore. Accounts and settings are the file's alone."""

    def __init__(self, kept: SqliteUserStore, once: OnceStores) -> None:
        self._kept = kept
        self._once = once

    def _of(self, account: AccountKey) -> SqliteUserStore:
        users = self._once.users
        return users if users is not None and self._once.holds(account) else self._kept

    def _every(self) -> tuple[SqliteUserStore, ...]:
        return (self._kept,) if self._once.users is None else (self._kept, self._once.users)

    async def accounts(self) -> Sequence[Account]:
        return await self._kept.accounts()

    async def save_account(self, account: Account) -> None:
        await self._kept.save_account(account)

    async def note_used(self, key: AccountKey, at: datetime) -> None:
        await self._kept.note_used(key, at)

    async def remove_account(self, key: AccountKey) -> None:
        await self._kept.remove_account(key)

    async def erase_account(self, key: AccountKey) -> None:
        await self._of(key).erase_account(key)

    async def drafts(self, account: AccountKey | None = None) -> Sequence[Draft]:
        if account is not None:
            return await self._of(account).drafts(account)
        found = [draft for users in self._every() for draft in await users.drafts()]
        return sorted(found, key=lambda draft: draft.modified_at, reverse=True)

    async def draft(self, draft_id: str) -> Draft | None:
        for users in self._every():
            if (draft := await users.draft(draft_id)) is not None:
                return draft
        return None

    async def save_draft(self, draft: Draft) -> None:
        await self._of(draft.account).save_draft(draft)

    async def delete_draft(self, draft_id: str) -> None:
        for users in self._every():
            await users.delete_draft(draft_id)

    async def put_outbox(self, entry: OutboxEntry) -> None:
        await self._of(entry.account).put_outbox(entry)

    async def outbox(self, account: AccountKey | None = None) -> Sequence[OutboxEntry]:
        if account is not None:
            return await self._of(account).outbox(account)
        found = [entry for users in self._every() for entry in await users.outbox()]
        return sorted(found, key=lambda entry: entry.started_at)

    async def close_outbox(self, entry: OutboxEntry, *, delete_draft: bool) -> None:
        await self._of(entry.account).close_outbox(entry, delete_draft=delete_draft)

    async def created_ids(self, account: AccountKey) -> Set[int]:
        return await self._of(account).created_ids(account)

    async def settings(self) -> Mapping[str, str]:
        return await self._kept.settings()

    async def save_setting(self, name: str, value: str) -> None:
        await self._kept.save_setting(name, value)
