"""Accounts, the current one, and their tokens."""

from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from elegoo_chat_gui.core.accounts import Account, AccountKey, Holdings, TokenPlace
from elegoo_chat_gui.core.checks import CheckResult
from elegoo_chat_gui.core.errors import AccountBusyError
from elegoo_chat_gui.core.outbox import OutboxState
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.services.ports import ChatCache, ChatSource, OncePlace, TokenVault, UserStore

CURRENT_SETTING = "account.current"
_NEVER: Final = datetime.min.replace(tzinfo=UTC)


class AccountService:
    """Knows every account. The sandbox's is always there and is never stored, nor is one opened once."""

    def __init__(
        self,
        users: UserStore,
        cache: ChatCache,
        vault: TokenVault,
        source: ChatSource,
        accounts_changed: Callable[[], None],
        *,
        once: OncePlace,
        is_sending: Callable[[AccountKey], bool],
        now: Callable[[], datetime],
        builtin: Sequence[Account] = (),
    ) -> None:
        self._users = users
        self._cache = cache
        self._vault = vault
        self._source = source
        self._accounts_changed = accounts_changed
        self._once_place = once
        self._is_sending = is_sending
        self._now = now
        self._builtin = tuple(builtin)
        self._stored: tuple[Account, ...] = ()
        self._once: dict[AccountKey, Account] = {}
        self._leaving: set[AccountKey] = set()
        self._opened: dict[AccountKey, datetime] = {}
        self._current: AccountKey | None = None

    async def load(self) -> Sequence[Account]:
        """Read the stored accounts; call once before the rest. Raises StoreError."""
        self._stored = tuple(await self._users.accounts())
        return self.accounts()

    def accounts(self) -> Sequence[Account]:
        """The one that is shown, then last used first; those that are always there come last until opened."""
        keys = {account.key for account in self._stored}
        builtin = (account for account in self._builtin if account.key not in keys)
        every = (*self._once.values(), *self._stored, *builtin)
        there = [account for account in every if account.key not in self._leaving]
        return tuple(sorted(there, key=self._last_opened, reverse=True))

    def _last_opened(self, account: Account) -> tuple[bool, datetime]:
        return account.key == self._current, self._opened.get(account.key) or account.last_used or _NEVER

    def find(self, key: AccountKey) -> Account | None:
        return next((account for account in self.accounts() if account.key == key), None)

    def is_builtin(self, key: AccountKey) -> bool:
        return any(account.key == key for account in self._builtin)

    # -- which one is open ------------------------------------------------------------------------

    async def last_used(self) -> Account | None:
        """The account that was open when the program closed."""
        stored = (await self._users.settings()).get(CURRENT_SETTING, "")
        return self.find(_key_of_setting(stored))

    @property
    def current(self) -> AccountKey | None:
        """The account that is shown; None before the first."""
        return self._current

    def note_opened(self, account: Account) -> None:
        """It is the one that is shown from now on: the first of all."""
        self._opened[account.key] = self._now()
        self._current = account.key

    async def remember_current(self, account: Account) -> None:
        """For the next start; of an account opened once nothing is written. Raises StoreError."""
        if account.key in self._once or self.find(account.key) is None:
            return
        await self._users.note_used(account.key, self._now())
        await self._users.save_setting(CURRENT_SETTING, f"{account.key.server}\n{account.key.user_id}")

    # -- adding, changing, removing ---------------------------------------------------------------

    async def save(
        self,
        account: Account,
        token: Secret | None,
        *,
        remember: bool = True,
        replaces: AccountKey | None = None,
    ) -> TokenPlace | None:
        """Add or change an account; a token only where one was typed. Says where the token went.

        With another `replaces` the old account, its cached chats and its token go. Raises StoreError.
        """
        self._once_place.release(account.key)
        place = await self._vault.keep(account.key, token, remember=remember) if token else None
        if not self.is_builtin(account.key):
            await self._users.save_account(account)
        if replaces is not None and replaces != account.key:
            await self._drop(replaces)
        await self.load()
        self._accounts_changed()
        return place

    async def holdings(self, key: AccountKey) -> Holdings:
        """What is kept here of an account. Raises StoreError."""
        outbox = await self._users.outbox(key)
        return Holdings(
            cached=await self._cache.usage(key),
            drafts=len(await self._users.drafts(key)),
            unsettled=sum(entry.state is OutboxState.UNKNOWN for entry in outbox),
            is_sending=self._is_sending(key),
        )

    def ensure_free(self, key: AccountKey) -> None:
        """Raises AccountBusyError while a chat of the account is being sent."""
        if self._is_sending(key):
            raise AccountBusyError

    async def remove(self, key: AccountKey, *, everything: bool = False) -> None:
        """Forget an account, its token and its cached chats; `everything`: its drafts and sendings, too.

        It is no longer offered from the first moment on. Nothing of what went is left in the bytes of a file.
        Raises AccountBusyError, StoreError, TokenVaultError; the account is then still there.
        """
        self.ensure_free(key)
        self._leaving.add(key)
        self._accounts_changed()
        try:
            await self._drop(key, everything=everything)
        finally:
            self._leaving.discard(key)
            await self.load()
            self._accounts_changed()

    async def _drop(self, key: AccountKey, *, everything: bool = False) -> None:
        await self._vault.forget(key)
        await self._cache.forget(key)
        await self._cache.scrub(force=everything)
        if _key_of_setting((await self._users.settings()).get(CURRENT_SETTING, "")) == key:
            await self._users.save_setting(CURRENT_SETTING, "")
        if everything:
            await self._users.erase_account(key)
        else:
            await self._users.remove_account(key)

    # -- opened once ------------------------------------------------------------------------------

    async def open_once(self, account: Account, token: Secret) -> Account:
        """An account for this run only: token, chats, drafts and sendings live in memory.

        Raises ValueError for one that is set up here: its chats lie in a file already.
        """
        known = self.find(account.key)
        if known is not None and not known.once:
            raise ValueError("this account is set up here")
        await self._once_place.begin(account.key)
        await self._vault.keep(account.key, token, remember=False)
        self._once[account.key] = opened = replace(account, once=True)
        self._accounts_changed()
        return opened

    async def close_once(self, key: AccountKey) -> None:
        """The account and all that belongs to it goes from memory. Raises AccountBusyError, StoreError."""
        self.ensure_free(key)
        if self._once.pop(key, None) is None:
            return
        self._vault.drop(key)
        self._opened.pop(key, None)
        self._accounts_changed()
        await self._once_place.end(key)

    def once_accounts(self) -> Sequence[Account]:
        return tuple(self._once.values())

    # -- tokens -----------------------------------------------------------------------------------

    async def replace_token(self, key: AccountKey, token: Secret, *, remember: bool = True) -> TokenPlace:
        """A new token for an account that stays as it is; of one opened once it stays in memory."""
        return await self._vault.keep(key, token, remember=remember and key not in self._once)

    async def has_token(self, key: AccountKey) -> bool:
        return bool(await self._vault.token(key))

    async def keyring_available(self) -> bool:
        return await self._vault.available()

    def check(self, account: Account, token: Secret) -> AsyncGenerator[CheckResult, None]:
        """Test connection with what is typed, before anything is saved."""
        return self._source.check(account, token)

    async def check_stored(self, account: Account) -> Secret | None:
        """The token to test with where none was typed."""
        return await self._vault.token(account.key)


def _key_of_setting(stored: str) -> AccountKey:
    server, _, user_id = stored.partition("\n")
    return AccountKey(server, user_id)
