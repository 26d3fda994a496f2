"""Opens cache.sqlite; one that cannot be used is set aside and made anew."""

import os
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

from elegoo_chat_gui.core.errors import StoreError, StoreFullError, StoreLockedError
from elegoo_chat_gui.store.cache_schema import STATEMENTS, VERSION, probe
from elegoo_chat_gui.store.database import connect, connect_in_memory, create_private_file, use_write_ahead_log
from elegoo_chat_gui.store.errors import StoreCorruptError, translated_errors
from elegoo_chat_gui.store.migrations import apply_migration, has_tables, schema_version

_COMPANIONS = ("-wal", "-shm", "-journal")
_ASIDE = ".broken-"
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


def open_in_memory() -> sqlite3.Connection:
    """An empty cache that never touches a disk."""
    connection = connect_in_memory()
    apply_migration(connection, STATEMENTS, VERSION)
    return connection


def rewritten(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """The same rows in a new file, free pages and remains of deleted rows left behind; closes the connection.

    Not plain VACUUM: that puts a copy of everything into the system's folder for temporary files.
    """
    fresh = _fresh_path(path)
    fresh.unlink(missing_ok=True)
    create_private_file(fresh)
    try:
        connection.execute("VACUUM INTO ?", (str(fresh),))
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    connection.close()
    _drop_set_aside(path)
    os.replace(fresh, path)
    for ending in _COMPANIONS:
        path.with_name(path.name + ending).unlink(missing_ok=True)
    return _open(path)


def _fresh_path(path: Path) -> Path:
    return path.with_name(path.name + ".fresh")


def _open(path: Path) -> sqlite3.Connection:
    _fresh_path(path).unlink(missing_ok=True)  # of a run that ended in the middle
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
    aside = path.with_name(f"{path.name}{_ASIDE}{_drop_set_aside(path) + 1}")
    if os.path.lexists(path):
        os.replace(path, aside)
    for ending in _COMPANIONS:
        companion = path.with_name(path.name + ending)
        if companion.exists():
            os.replace(companion, aside.with_name(aside.name + ending))
    _damage_mark(path).unlink(missing_ok=True)


def _drop_set_aside(path: Path) -> int:
    """The highest number among those that went."""
    prefix = path.name + _ASIDE
    highest = 0
    for earlier in path.parent.glob(prefix + "*"):
        digits = earlier.name.removeprefix(prefix).split("-")[0]
        highest = max(highest, int(digits) if digits.isdecimal() else 0)
        shutil.rmtree(earlier) if earlier.is_dir() else earlier.unlink()
    return highest
