"""How long the chats of each account stay on this computer."""

import logging
from collections.abc import Callable
from datetime import datetime

from elegoo_chat_gui.core.accounts import AccountKey, KeepRule
from elegoo_chat_gui.core.errors import StoreError
from elegoo_chat_gui.services.accounts import AccountService
from elegoo_chat_gui.services.ports import ChatCache, UserStore

log = logging.getLogger(__name__)


class RetentionService:
    """Takes cached chats away when their time is over. Drafts, sendings and accounts always stay."""

    def __init__(
        self, accounts: AccountService, users: UserStore, cache: ChatCache, now: Callable[[], datetime]
    ) -> None:
        self._accounts = accounts
        self._users = users
        self._cache = cache
        self._now = now

    async def begin(self) -> None:
        """Before the first account is shown: what a run that did not end properly left, and what is too old."""
        try:
            await self._forget_kept_until_closed()
            await self._forget_old(None)
        except StoreError as error:  # the next sweep does it; the start must not wait for a disk to be mended
            log.warning("chats that are too old could not be removed: %s", type(error).__name__)

    async def sweep(self) -> None:
        """From time to time; the account that is open now is never too old. Raises StoreError."""
        current = self._accounts.current
        if current is not None:
            await self._users.note_used(current, self._now())
        await self._forget_old(current)
        await self._cache.scrub()

    async def aclose(self) -> None:
        """When nothing reads or sends any more."""
        try:
            await self._forget_kept_until_closed()
            await self._cache.scrub()
        except StoreError as error:  # the next start does it
            log.warning("chats that were kept until now could not be removed: %s", type(error).__name__)

    async def _forget_kept_until_closed(self) -> None:
        for account in self._accounts.accounts():
            if account.retention.rule is KeepRule.UNTIL_CLOSED:
                await self._cache.forget(account.key)

    async def _forget_old(self, current: AccountKey | None) -> None:
        now = self._now()
        for account in await self._users.accounts():
            if account.key != current and account.retention.is_over(account.last_used, now):
                await self._cache.forget(account.key)
