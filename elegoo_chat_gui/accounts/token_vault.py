"""Tokens: in the system keyring where there is one, else in memory for as long as the program runs."""

import logging
import threading
from collections.abc import Callable

from elegoo_chat_gui.accounts.daemon_calls import CallTimedOutError, DaemonCalls
from elegoo_chat_gui.accounts.system_keyring import KeyringBackend, entry_name, find_system_keyring
from elegoo_chat_gui.core.accounts import AccountKey, TokenPlace
from elegoo_chat_gui.core.errors import TokenVaultError
from elegoo_chat_gui.core.secrets import Secret

SERVICE_NAME = "Elegoo Chats"
DETECTION_LIMIT = 8.0  # seconds
CALL_LIMIT = 30.0  # seconds: the system may first ask the person for the keyring's password
_MOST_COPIES = 4  # entries of one name; a backend deletes one at a time
_logger = logging.getLogger(__name__)


class KeyringTokenVault:
    """Fits the port TokenVault. Use it from one asyncio loop.

    The keyring is first looked for when it is first needed. No call blocks the loop, none waits longer than
    its limit in seconds; one that fails or hangs means memory only. No exception or log line holds a token.
    """

    def __init__(
        self,
        find_keyring: Callable[[], KeyringBackend | None] = find_system_keyring,
        *,
        detection_limit: float = DETECTION_LIMIT,
        call_limit: float = CALL_LIMIT,
    ) -> None:
        self._find_keyring = find_keyring
        self._detection_limit = detection_limit
        self._call_limit = call_limit
        self._calls = DaemonCalls("keyring")
        self._backend: KeyringBackend | None = None
        self._is_detected = False
        self._memory: dict[AccountKey, Secret] = {}
        self._in_keyring: set[AccountKey] = set()
        self._changes: dict[AccountKey, int] = {}

    async def available(self) -> bool:
        """Whether this computer has a keyring that may be used; it may still be locked."""
        return await self._keyring() is not None

    async def token(self, account: AccountKey) -> Secret | None:
        """The token; None where none is kept or the keyring does not answer."""
        if account in self._memory:
            return self._memory[account]
        changes = self._changes.get(account, 0)
        stored = await self._stored_token(account)
        if self._changes.get(account, 0) != changes:  # kept or forgotten while the keyring was asked
            return self._memory.get(account)
        if not stored:
            return None
        self._memory[account] = stored
        self._in_keyring.add(account)
        return stored

    async def _stored_token(self, account: AccountKey) -> Secret | None:
        backend = await self._keyring()
        if backend is None:
            return None
        name = entry_name(account)

        def read() -> Secret | None:
            text = backend.get_password(SERVICE_NAME, name)
            return None if text is None else Secret(text)

        try:
            return await self._calls.call(read, self._call_limit)
        except Exception as error:  # noqa: BLE001  backends raise what they like
            _report("read", error)
            return None

    async def keep(self, account: AccountKey, token: Secret, *, remember: bool = True) -> TokenPlace:
        """Where it went. MEMORY: there is no keyring, it refused or hangs, or `remember` is False."""
        self._note_change(account)
        self._memory[account] = token
        backend = await self._keyring() if remember or account in self._in_keyring else None
        if backend is None:
            return TokenPlace.MEMORY
        if not remember:
            await self._drop_entry(backend, account)
            return TokenPlace.MEMORY
        storing = _Storing(backend, entry_name(account), token)
        try:
            await self._calls.call(storing.run, self._call_limit)
        except CallTimedOutError as error:
            if storing.abandon():
                _report("write", error)
                return TokenPlace.MEMORY
        except Exception as error:  # noqa: BLE001  backends raise what they like
            _report("write", error)
            return TokenPlace.MEMORY
        self._in_keyring.add(account)
        return TokenPlace.KEYRING

    async def forget(self, account: AccountKey) -> None:
        """The token goes from memory at once, and from the keyring.

        Raises TokenVaultError where it may still be in the keyring.
        """
        self._note_change(account)
        self._memory.pop(account, None)
        backend = await self._keyring()
        if backend is None:
            if self._is_detected:
                return
            raise TokenVaultError("the keyring does not answer")
        if not await self._drop_entry(backend, account):
            raise TokenVaultError("the keyring did not delete the token")

    def drop(self, account: AccountKey) -> None:
        """Forget a token that was kept with `remember` off; the keyring is not asked."""
        self._note_change(account)
        self._memory.pop(account, None)

    async def _drop_entry(self, backend: KeyringBackend, account: AccountKey) -> bool:
        name = entry_name(account)
        try:
            await self._calls.call(lambda: _delete(backend, name), self._call_limit)
        except Exception as error:  # noqa: BLE001  backends raise what they like
            _report("delete", error)
            return False
        self._in_keyring.discard(account)
        return True

    async def _keyring(self) -> KeyringBackend | None:
        if self._is_detected:
            return self._backend
        try:
            self._backend = await self._calls.call(self._find_keyring, self._detection_limit)
        except CallTimedOutError as error:
            _report("find", error)
            return None
        except Exception as error:  # noqa: BLE001  backends raise what they like
            _report("find", error)
        self._is_detected = True
        return self._backend

    def _note_change(self, account: AccountKey) -> None:
        self._changes[account] = self._changes.get(account, 0) + 1


class _Storing:
    """Writes an entry; where nobody waits for it any more it is taken back: "memory only" has been said."""

    def __init__(self, backend: KeyringBackend, name: str, token: Secret) -> None:
        self._backend = backend
        self._name = name
        self._token = token
        self._lock = threading.Lock()
        self._is_written = False
        self._is_abandoned = False

    def run(self) -> None:
        self._backend.set_password(SERVICE_NAME, self._name, self._token.reveal())
        with self._lock:
            self._is_written = True
            take_back = self._is_abandoned
        if take_back:
            _delete(self._backend, self._name)

    def abandon(self) -> bool:
        """False where it has been written already."""
        with self._lock:
            self._is_abandoned = not self._is_written
            return self._is_abandoned


def _delete(backend: KeyringBackend, name: str) -> None:
    for _ in range(_MOST_COPIES + 1):
        if backend.get_password(SERVICE_NAME, name) is None:
            return
        backend.delete_password(SERVICE_NAME, name)
    raise RuntimeError


def _report(action: str, error: Exception) -> None:
    """The type only: an exception of a backend may hold what it was given."""
    _logger.warning("The keyring could not be used to %s a token: %s", action, type(error).__name__)
