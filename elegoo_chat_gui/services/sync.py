"""GET: from the server's stream into the store, announced as it goes."""

from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from elegoo_chat_gui.core.accounts import Account, AccountKey
from elegoo_chat_gui.core.chats import CachedList, ChangeSet
from elegoo_chat_gui.core.errors import NoTokenError
from elegoo_chat_gui.services.ports import ChatCache, ChatSource, TokenVault


class ChangeOrigin(StrEnum):
    """Why the stored list changed."""

    REFRESH = "refresh"
    CREATED = "created"


Announce: TypeAlias = Callable[[ChangeSet, ChangeOrigin], None]


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """How far a refresh is. `bytes_expected` is None where the server does not say."""

    chats: int
    bytes_received: int
    bytes_expected: int | None
    attempt: int


@dataclass(frozen=True, slots=True)
class SyncOutcome:
    """A list that arrived whole."""

    chats: int
    added: int
    updated: int
    removed: int
    completed_at: datetime


class SyncService:
    """Reads the list of one account at a time into the cache."""

    def __init__(
        self,
        source: ChatSource,
        cache: ChatCache,
        vault: TokenVault,
        announce: Announce,
        now: Callable[[], datetime],
    ) -> None:
        self._source = source
        self._cache = cache
        self._vault = vault
        self._announce = announce
        self._now = now

    async def cached(self, account: AccountKey) -> CachedList:
        """What is kept here; there at once, offline too."""
        return await self._cache.load(account)

    async def refresh(self, account: Account, on_progress: Callable[[SyncProgress], None]) -> SyncOutcome:
        """Read the whole list. Cancelling or failing leaves what is kept whole: nothing is removed.

        Raises ApiError, StoreError, NoTokenError.
        """
        token = await self._vault.token(account.key)
        if token is None:
            raise NoTokenError
        refresh = await self._cache.begin_refresh(account.key)
        seen = added = updated = attempt = 0
        async with aclosing(self._source.stream(account, token)) as batches:
            async for batch in batches:
                seen = len(batch.chats) if batch.attempt != attempt else seen + len(batch.chats)
                attempt = batch.attempt
                changes = await self._cache.apply(account.key, refresh, batch.chats)
                added += len(changes.added)
                updated += len(changes.updated)
                self._tell(changes)
                on_progress(SyncProgress(seen, batch.bytes_received, batch.bytes_expected, attempt))
        completed_at = self._now()
        changes = await self._cache.finish_refresh(account.key, refresh, completed_at)
        self._tell(changes)
        return SyncOutcome(seen, added, updated, len(changes.removed), completed_at)

    def _tell(self, changes: ChangeSet) -> None:
        if changes:
            self._announce(changes, ChangeOrigin.REFRESH)
