"""Tokens: keyring, memory, a keyring that refuses or hangs; and never a token in a log or an error."""

import asyncio
import gc
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import keyring.backends.SecretService
import keyring.errors
import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.accounts.daemon_calls import CallTimedOutError, DaemonCalls
from elegoo_chat_gui.accounts.system_keyring import allowed_keyring, entry_name, find_system_keyring
from elegoo_chat_gui.accounts.token_vault import SERVICE_NAME, KeyringTokenVault
from elegoo_chat_gui.core.accounts import SANDBOX_IDENTITY, AccountKey, TokenPlace
from elegoo_chat_gui.core.errors import TokenVaultError
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.services.ports import TokenVault

ANNE = AccountKey("https://elegoo-app.obico.io", "anne")
BERT = AccountKey("https://elegoo-app.obico.io", "bert")
MARKER = "marker-token-4711"
TOKEN = Secret(MARKER)


def as_port(vault: KeyringTokenVault) -> TokenVault:
    """The type checker proves here that the vault fits the port."""
    return vault


@dataclass
class FakeKeyring:
    """Entries in a dictionary. `obstacle` is called first, with the name of the call."""

    entries: dict[tuple[str, str], str] = field(default_factory=dict)
    obstacle: Callable[[str], object] = str
    threads: set[str] = field(default_factory=set)

    def _met(self, call: str) -> None:
        self.threads.add(threading.current_thread().name)
        assert threading.current_thread().daemon
        self.obstacle(call)

    def get_password(self, service: str, username: str) -> str | None:
        self._met("get")
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._met("set")
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._met("delete")
        del self.entries[service, username]


def vault_with(backend: FakeKeyring | None, limit: float = 5.0) -> KeyringTokenVault:
    return KeyringTokenVault(lambda: backend, detection_limit=limit, call_limit=limit)


def test_a_token_is_kept_in_the_keyring_and_found_by_the_next_program() -> None:
    backend = FakeKeyring()

    async def use() -> None:
        vault = as_port(vault_with(backend))
        assert await vault.available()
        assert await vault.token(ANNE) is None
        assert await vault.keep(ANNE, TOKEN) is TokenPlace.KEYRING
        assert backend.entries == {(SERVICE_NAME, entry_name(ANNE)): MARKER}
        again = vault_with(backend)
        assert await again.token(ANNE) == TOKEN
        assert await again.token(BERT) is None
        await again.forget(ANNE)
        assert backend.entries == {}
        assert await again.token(ANNE) is None
        await again.forget(ANNE)  # nothing there is no failure

    asyncio.run(use())
    assert backend.threads == {"keyring"}


def test_without_a_keyring_a_token_lives_in_memory() -> None:
    async def use() -> None:
        vault = vault_with(None)
        assert not await vault.available()
        assert await vault.keep(ANNE, TOKEN) is TokenPlace.MEMORY
        assert await vault.token(ANNE) == TOKEN
        await vault.forget(ANNE)
        assert await vault.token(ANNE) is None

    asyncio.run(use())


def test_not_remembering_leaves_the_keyring_out_and_takes_the_old_token_from_it() -> None:
    backend = FakeKeyring()

    async def use() -> None:
        vault = vault_with(backend)
        assert await vault.keep(ANNE, TOKEN, remember=False) is TokenPlace.MEMORY
        assert not backend.threads
        await vault.keep(ANNE, TOKEN)
        assert await vault.keep(ANNE, Secret("newer"), remember=False) is TokenPlace.MEMORY
        assert backend.entries == {}
        assert await vault.token(ANNE) == Secret("newer")

    asyncio.run(use())


@pytest.mark.parametrize("length", [1, 512])
def test_tokens_up_to_the_servers_limit(length: int) -> None:
    backend = FakeKeyring()

    async def use() -> None:
        token = Secret("+/=%" * 128)
        await vault_with(backend).keep(ANNE, Secret(token.reveal()[:length]))
        assert await vault_with(backend).token(ANNE) == Secret(token.reveal()[:length])

    asyncio.run(use())


ERRORS = [
    keyring.errors.NoKeyringError(MARKER),
    keyring.errors.KeyringLocked(MARKER),
    keyring.errors.PasswordSetError(MARKER),
    UnicodeEncodeError("utf-8", MARKER, 0, 1, MARKER),
    OSError(MARKER),
]


@pytest.mark.expects_log
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_a_keyring_that_refuses_means_memory_and_tells_nothing(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    def refuse(call: str) -> None:
        raise error

    async def use() -> None:
        asyncio.get_running_loop().set_debug(True)
        vault = vault_with(FakeKeyring(obstacle=refuse))
        assert await vault.token(ANNE) is None
        assert await vault.keep(ANNE, TOKEN) is TokenPlace.MEMORY
        assert await vault.token(ANNE) == TOKEN
        with pytest.raises(TokenVaultError) as caught:
            await vault.forget(ANNE)
        assert MARKER not in repr(caught.value)
        assert await vault.token(ANNE) is None
        assert MARKER not in repr(vars(vault))

    asyncio.run(use())
    gc.collect()
    assert type(error).__name__ in caplog.text
    assert MARKER not in caplog.text


@pytest.mark.expects_log
def test_a_keyring_that_hangs_blocks_nothing_and_is_asked_again_when_it_is_back(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    unlocked = threading.Event()
    backend = FakeKeyring()

    def hang(call: str) -> None:
        assert unlocked.wait(20)

    backend.obstacle = hang

    async def use() -> None:
        vault = vault_with(backend, limit=0.3)
        assert await vault.keep(ANNE, TOKEN) is TokenPlace.MEMORY
        assert await vault.token(ANNE) == TOKEN
        began = time.monotonic()
        assert await vault.token(BERT) is None  # the first call still hangs: no use waiting again
        assert time.monotonic() - began < 0.2
        with pytest.raises(TokenVaultError):
            await vault.forget(BERT)
        unlocked.set()
        while await vault.keep(BERT, TOKEN) is not TokenPlace.KEYRING:
            await asyncio.sleep(0.005)
        # "memory only" was said of Anne's: it was taken back when the keyring came to itself
        assert set(backend.entries) == {(SERVICE_NAME, entry_name(BERT))}

    asyncio.run(use())
    assert MARKER not in caplog.text


@pytest.mark.expects_log
def test_a_search_for_a_keyring_that_hangs_is_made_again_later() -> None:
    ready = threading.Event()
    backend = FakeKeyring()

    def find() -> FakeKeyring:
        assert ready.wait(20)
        return backend

    async def use() -> None:
        vault = KeyringTokenVault(find, detection_limit=0.02)
        assert not await vault.available()
        assert await vault.keep(ANNE, TOKEN) is TokenPlace.MEMORY
        with pytest.raises(TokenVaultError):
            await vault.forget(ANNE)
        ready.set()
        while not await vault.available():
            await asyncio.sleep(0.005)
        assert await vault.keep(ANNE, TOKEN) is TokenPlace.KEYRING

    asyncio.run(use())


def test_a_token_that_was_forgotten_meanwhile_does_not_come_back() -> None:
    asked, go_on = threading.Event(), threading.Event()
    backend = FakeKeyring({(SERVICE_NAME, entry_name(ANNE)): MARKER})

    def wait_once(call: str) -> None:
        asked.set()
        assert go_on.wait(20)

    backend.obstacle = wait_once

    async def use() -> None:
        vault = vault_with(backend)
        reading = asyncio.create_task(vault.token(ANNE))
        await asyncio.to_thread(asked.wait)
        forgetting = asyncio.create_task(vault.forget(ANNE))
        await asyncio.sleep(0)
        go_on.set()
        await forgetting
        assert await reading is None
        assert await vault.token(ANNE) is None
        assert backend.entries == {}

    asyncio.run(use())


def test_an_error_that_nobody_waits_for_any_more_is_not_printed(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    asked, go_on = threading.Event(), threading.Event()

    def refuse_late(call: str) -> None:
        asked.set()
        assert go_on.wait(20)
        raise UnicodeEncodeError("utf-8", MARKER, 0, 1, MARKER)

    async def use() -> None:
        vault = vault_with(FakeKeyring(obstacle=refuse_late))
        keeping = asyncio.create_task(vault.keep(ANNE, TOKEN))
        await asyncio.to_thread(asked.wait)
        keeping.cancel()
        with pytest.raises(asyncio.CancelledError):
            await keeping
        go_on.set()
        while any(thread.name == "keyring" for thread in threading.enumerate()):
            await asyncio.sleep(0.001)
        await asyncio.sleep(0)
        gc.collect()
        await asyncio.sleep(0)

    asyncio.run(use())
    gc.collect()
    assert MARKER not in caplog.text


def test_what_hangs_does_not_keep_the_program_from_ending() -> None:
    release = threading.Event()
    calls = DaemonCalls("hanging")

    async def use() -> None:
        with pytest.raises(CallTimedOutError):
            await calls.call(lambda: release.wait(20), 0.01)

    asyncio.run(use())
    (thread,) = (thread for thread in threading.enumerate() if thread.name == "hanging")
    assert thread.daemon
    release.set()
    thread.join(5)
    assert not thread.is_alive()


IDENTITIES = st.sampled_from([ANNE.server, "https://[::1]:8443", "http://localhost:1", SANDBOX_IDENTITY])
USER_IDS = st.text(st.characters(codec=None) | st.sampled_from("@#%/:\0\ud83d"), max_size=256)
KEYS = st.builds(AccountKey, IDENTITIES, USER_IDS)


@given(KEYS, KEYS)
def test_entry_names_are_ascii_short_and_never_shared(one: AccountKey, other: AccountKey) -> None:
    name = entry_name(one)
    assert name.isascii()
    assert name.isprintable()
    assert 0 < len(name) <= 513
    assert (name == entry_name(other)) == (one == other)


def test_only_the_systems_own_keyrings_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    backends: Any = keyring.backends  # untyped

    class PlainFile(keyring.backends.null.Keyring):
        pass

    plain_file: Any = PlainFile
    secret_service = backends.SecretService.Keyring()
    assert allowed_keyring(secret_service) is secret_service
    for refused in (backends.fail.Keyring(), backends.null.Keyring(), plain_file()):
        assert allowed_keyring(refused) is None
    chain = backends.chainer.ChainerBackend()
    chained = [plain_file(), secret_service]
    monkeypatch.setattr(type(chain), "backends", chained)
    assert allowed_keyring(chain) is secret_service
    chained.pop()
    assert allowed_keyring(chain) is None


@pytest.mark.parametrize("name", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"])
def test_a_refused_keyring_chosen_by_the_environment_counts_as_none(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    assert find_system_keyring() is None
