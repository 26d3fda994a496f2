"""Opens cache.sqlite; one that cannot be used is set aside and made anew."""

import os
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

from elegoo_chat_gui.core.errors import StoreError, StoreFullError, StoreLockedError
from elegoo_chat_gui.store.cache_schema import STATEMENTS, VERSION, probe
from elegoo_chat_gui.store.database import connect, use_write_ahead_log
from elegoo_chat_gui.store.errors import StoreCorruptError, translated_errors
from elegoo_chat_gui.store.migrations import apply_migration, has_tables, schema_version

_COMPANIONS = ("-wal", "-shm", "-journal")
_LARGEST_LOG_BYTES = 64 * 1024 * 1024


def open_or_rebuild(path: Path) -> tuple[sqlite3.Connection, bool]:
    """A usable connection, and whether a file had to be set aside for it.

    Raises StoreLockedError, StoreFullError and, where no new file can be made either, StoreError.
    """
    if _damage_mark(path).exists():
        return rebuild(path), True
    try:
        with translated_errors(path):
            return _open(path), False
    except (StoreLockedError, StoreFullError):
        raise
    except StoreError:
        return rebuild(path), True


def rebuild(path: Path) -> sqlite3.Connection:
    """Sets the file aside and makes an empty one. Its connection has been closed before. Raises StoreError."""
    with translated_errors(path):
        _set_aside(path)
        return _open(path)


def mark_damaged(path: Path) -> None:
    """So that the next start rebuilds it: what is wrong lies deeper than opening would find."""
    with suppress(OSError):
        _damage_mark(path).touch(0o600)


def _open(path: Path) -> sqlite3.Connection:
    connection = connect(path)
    try:
        version = schema_version(connection)
        if version != VERSION and (version != 0 or has_tables(connection)):
            raise StoreCorruptError(path, f"version {version}, needed {VERSION}")
        use_write_ahead_log(connection, durable=False)
        connection.execute(f"PRAGMA journal_size_limit={_LARGEST_LOG_BYTES}").fetchone()
        if version == 0:
            apply_migration(connection, STATEMENTS, VERSION)
        probe(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _damage_mark(path: Path) -> Path:
    return path.with_name(path.name + ".damaged")


def _set_aside(path: Path) -> None:
    """Renames the file and its log to .broken-N; earlier ones go."""
    prefix = path.name + ".broken-"
    numbers = [0]
    for earlier in path.parent.glob(prefix + "*"):
        digits = earlier.name.removeprefix(prefix).split("-")[0]
        numbers.append(int(digits) if digits.isdecimal() else 0)
        shutil.rmtree(earlier) if earlier.is_dir() else earlier.unlink()
    aside = path.with_name(f"{prefix}{max(numbers) + 1}")
    if os.path.lexists(path):
        os.replace(path, aside)
    for ending in _COMPANIONS:
        companion = path.with_name(path.name + ending)
        if companion.exists():
            os.replace(companion, aside.with_name(aside.name + ending))
    _damage_mark(path).unlink(missing_ok=True)
