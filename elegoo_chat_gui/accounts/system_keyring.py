"""Finds the system's own keyring; whatever else calls itself one counts as none."""

import hashlib
import logging
from typing import Protocol, cast
from urllib.parse import quote

from elegoo_chat_gui.core.accounts import AccountKey

ALLOWED_MODULES = frozenset(
    {
        "keyring.backends.SecretService",
        "keyring.backends.kwallet",
        "keyring.backends.libsecret",
        "keyring.backends.Windows",
        "keyring.backends.macOS",
    }
)
_CHAINER_MODULE = "keyring.backends.chainer"
_LONGEST_NAME = 500  # Windows: 513 characters
_LOUD_LOGGERS = ("keyring", "secretstorage", "jeepney", "win32ctypes")


class KeyringBackend(Protocol):
    """The part of keyring's own backends that is used. Any of these may raise, prompt or hang."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


def is_system_keyring(backend: object) -> bool:
    """By the module of its class: a plain file, the null and the failing backend and add-ons are not."""
    return type(backend).__module__ in ALLOWED_MODULES


def allowed_keyring(backend: object) -> object | None:
    """The backend itself, the first allowed one of a chain, or None."""
    if type(backend).__module__ == _CHAINER_MODULE:
        return next(filter(is_system_keyring, getattr(backend, "backends", ())), None)
    return backend if is_system_keyring(backend) else None


def find_system_keyring() -> KeyringBackend | None:
    """The best keyring of this computer that is allowed. Slow, and may raise anything: for a thread of its own."""
    for name in _LOUD_LOGGERS:
        logging.getLogger(name).setLevel(logging.WARNING)
    import keyring.core  # noqa: PLC0415  costs more than the first paint may wait for

    keyring.core.init_backend(limit=is_system_keyring)
    return cast("KeyringBackend | None", allowed_keyring(keyring.core.get_keyring()))


def entry_name(account: AccountKey) -> str:
    """The name of an account's entry: ASCII, no longer than Windows takes, never the same for two accounts."""
    user = quote(account.user_id, safe="", errors="surrogatepass")
    server = quote(account.server, safe=":/[]", errors="surrogatepass")
    name = f"{user}@{server}"  # neither part holds an @ of its own
    if len(name) <= _LONGEST_NAME:
        return name
    return "#" + hashlib.sha256(name.encode("ascii")).hexdigest()  # a quoted name never begins with #
