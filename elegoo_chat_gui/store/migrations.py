"""Numbered schema changes: a file's `user_version` is the number of those it has seen."""

import glob
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from elegoo_chat_gui.core.errors import StoreTooNewError
from elegoo_chat_gui.store.database import create_private_file, transaction
from elegoo_chat_gui.store.errors import StoreCorruptError

_UNFINISHED = ".unfinished"
Migration: TypeAlias = Sequence[str]  # the statements of one step


def schema_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def bring_up_to_date(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    """Applies what the file has not seen, a copy beside it before each step.

    Raises StoreTooNewError for a file of a later version, StoreCorruptError for one that is not ours,
    sqlite3.Error, OSError. A step that fails leaves the file as it was before that step.
    """
    version = schema_version(connection)
    if version > len(migrations):
        raise StoreTooNewError(path, f"version {version}, known up to {len(migrations)}")
    if version < 0 or (version == 0 and has_tables(connection)):
        raise StoreCorruptError(path, "not a file of this program")
    for number, statements in enumerate(migrations[version:], start=version + 1):
        if version > 0:  # a file that is made just now holds nothing
            back_up(connection, backup_path(path, number - 1))
        apply_migration(connection, statements, number)


def apply_migration(connection: sqlite3.Connection, statements: Migration, number: int) -> None:
    """One step and its number, in one transaction."""
    with transaction(connection):
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")


def has_tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None


def backup_path(path: Path, version: int) -> Path:
    """Where the copy of a file lies as it was at that version."""
    return path.with_name(f"{path.name}.version-{version}.backup")


def backup_paths(path: Path) -> list[Path]:
    """Every copy that lies beside a file; one that was not finished goes."""
    for unfinished in path.parent.glob(f"{glob.escape(path.name)}.version-*.backup{_UNFINISHED}*"):
        unfinished.unlink()
    return sorted(path.parent.glob(f"{glob.escape(path.name)}.version-*.backup"))


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """A whole copy or none: it gets its name only when it is complete and on the disk."""
    unfinished = target.with_name(target.name + _UNFINISHED)
    unfinished.unlink(missing_ok=True)
    create_private_file(unfinished)
    copy = sqlite3.connect(unfinished, isolation_level=None)
    try:
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE").fetchone()  # one file, no -wal beside it
    finally:
        copy.close()
    os.replace(unfinished, target)
