"""Accounts, the current one, and their tokens."""

from collections.abc import AsyncGenerator, Callable, Sequence

from elegoo_chat_gui.core.accounts import Account, AccountKey, TokenPlace
from elegoo_chat_gui.core.checks import CheckResult
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.services.ports import ChatCache, ChatSource, TokenVault, UserStore

CURRENT_SETTING = "account.current"


class AccountService:
    """Knows every account. The sandbox's is always there and is never stored."""

    def __init__(
        self,
        users: UserStore,
        cache: ChatCache,
        vault: TokenVault,
        source: ChatSource,
        accounts_changed: Callable[[], None],
        builtin: Sequence[Account] = (),
    ) -> None:
        self._users = users
        self._cache = cache
        self._vault = vault
        self._source = source
        self._accounts_changed = accounts_changed
        self._builtin = tuple(builtin)
        self._stored: tuple[Account, ...] = ()

    async def load(self) -> Sequence[Account]:
        """Read the stored accounts; call once before the rest. Raises StoreError."""
        self._stored = tuple(await self._users.accounts())
        return self.accounts()

    def accounts(self) -> Sequence[Account]:
        """Stored accounts as kept, then those that are always there."""
        keys = {account.key for account in self._stored}
        return (*self._stored, *(account for account in self._builtin if account.key not in keys))

    def find(self, key: AccountKey) -> Account | None:
        return next((account for account in self.accounts() if account.key == key), None)

    def is_builtin(self, key: AccountKey) -> bool:
        return any(account.key == key for account in self._builtin)

    async def last_used(self) -> Account | None:
        """The account that was open when the program closed."""
        stored = (await self._users.settings()).get(CURRENT_SETTING, "")
        server, _, user_id = stored.partition("\n")
        return self.find(AccountKey(server, user_id))

    async def remember_current(self, account: Account) -> None:
        await self._users.save_setting(CURRENT_SETTING, f"{account.key.server}\n{account.key.user_id}")

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
        place = await self._vault.keep(account.key, token, remember=remember) if token else None
        if not self.is_builtin(account.key):
            await self._users.save_account(account)
        if replaces is not None and replaces != account.key:
            await self._drop(replaces)
        await self.load()
        self._accounts_changed()
        return place

    async def remove(self, key: AccountKey) -> None:
        """Forget an account, its token and its cached chats; drafts and unsettled sendings stay.

        Raises StoreError, TokenVaultError.
        """
        await self._drop(key)
        await self.load()
        self._accounts_changed()

    async def _drop(self, key: AccountKey) -> None:
        await self._vault.forget(key)
        await self._users.remove_account(key)
        await self._cache.forget(key)

    async def replace_token(self, key: AccountKey, token: Secret, *, remember: bool = True) -> TokenPlace:
        """A new token for an account that stays as it is."""
        return await self._vault.keep(key, token, remember=remember)

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
