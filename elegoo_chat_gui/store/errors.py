"""From what SQLite and the system say to the errors of this program."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from elegoo_chat_gui.core.errors import StoreError, StoreFullError, StoreLockedError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_CORRUPT = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_PRIMARY_CODE = 0xFF  # extended result codes keep the primary one in their lowest byte


class StoreCorruptError(StoreError):
    """The file is not what this program wrote."""


def store_error(path: Path, error: sqlite3.Error) -> StoreError:
    """The error of ours for one of SQLite's; its reason is SQLite's name for it, never a statement or a value."""
    reason = getattr(error, "sqlite_errorname", None) or type(error).__name__
    code = getattr(error, "sqlite_errorcode", None)
    primary = code & _PRIMARY_CODE if code is not None else None
    if primary in _LOCKED:
        return StoreLockedError(path, reason)
    if primary == sqlite3.SQLITE_FULL:
        return StoreFullError(path, reason)
    if primary in _CORRUPT:
        return StoreCorruptError(path, reason)
    return StoreError(path, reason)


@contextmanager
def translated_errors(path: Path) -> Iterator[None]:
    """Everything that SQLite or the file system raises inside leaves as a StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        raise store_error(path, error) from error
    except OSError as error:
        reason = errno.errorcode.get(error.errno or 0, type(error).__name__)
        raise (StoreFullError if error.errno in _NO_ROOM else StoreError)(path, reason) from error
