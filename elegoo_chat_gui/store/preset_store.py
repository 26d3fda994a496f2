"""presets.sqlite: what slicers' preset files said when they were read. All of it can be read again.

A file that cannot be used, or is of another version, is thrown away and made anew.
"""

import json
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from elegoo_chat_gui.core.preset_files import KnownFile, PresetHead
from elegoo_chat_gui.core.presets import PresetProblem
from elegoo_chat_gui.store.database import StoreFile, connect, use_write_ahead_log
from elegoo_chat_gui.store.migrations import apply_migration, schema_version
from elegoo_chat_gui.store.values import from_column, to_column

FILE_NAME: Final = "presets.sqlite"
THREAD_NAME: Final = "store-presets"
VERSION: Final = 1  # also of what a head holds: a head that lacks something must not look like one without it
_STATEMENTS: Final = (
    """CREATE TABLE files (
        path BLOB PRIMARY KEY NOT NULL,
        size INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        head BLOB NOT NULL
    ) WITHOUT ROWID""",
)


class SqliteProfileCache:
    """Fits the port ProfileCache. Every method raises StoreError; `load` comes first."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = StoreFile(path, THREAD_NAME)

    async def load(self) -> dict[str, KnownFile]:
        """Opens the file; gives every preset file by its path, none where the stored rows cannot be used."""
        await self._file.open(lambda: _open_or_rebuild(self._path))
        return await self._file.read(_load)

    async def replace(self, changed: Mapping[str, KnownFile], gone: Collection[str]) -> None:
        """Keep the changed files and forget those that are gone, in one transaction."""
        rows = [(to_column(path), file.size, file.changed_at, _encode(file.head)) for path, file in changed.items()]
        old = [(to_column(path),) for path in gone]

        def write(db: sqlite3.Connection) -> None:
            db.executemany("DELETE FROM files WHERE path = ?", old)
            db.executemany("INSERT OR REPLACE INTO files (path, size, changed_at, head) VALUES (?, ?, ?, ?)", rows)

        await self._file.write(write)

    async def aclose(self) -> None:
        await self._file.aclose()


def _open_or_rebuild(path: Path) -> sqlite3.Connection:
    try:
        return _open(path)
    except sqlite3.Error:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(FileNotFoundError):
                path.with_name(path.name + ending).unlink()
        return _open(path)


def _open(path: Path) -> sqlite3.Connection:
    connection = connect(path)
    try:
        use_write_ahead_log(connection, durable=False)
        version = schema_version(connection)
        if version == 0:
            apply_migration(connection, _STATEMENTS, VERSION)
        elif version != VERSION:
            raise sqlite3.DatabaseError("another version")
        connection.execute("SELECT path, size, changed_at, head FROM files LIMIT 1").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _load(db: sqlite3.Connection) -> dict[str, KnownFile]:
    found: dict[str, KnownFile] = {}
    for path, size, changed_at, head in db.execute("SELECT path, size, changed_at, head FROM files"):
        with suppress(ValueError, KeyError, TypeError, AttributeError):  # a row changed by hand is read anew
            found[from_column(path)] = KnownFile(size, changed_at, _decode(head))
    return found


def _encode(head: PresetHead) -> bytes:
    """Only what is not as it mostly is; lists tell themselves from texts."""
    fields: dict[str, Any] = {
        "name": head.name,
        "inherits": head.inherits,
        "abstract": head.is_abstract,
        "custom": head.is_custom_defined,
        "version": head.has_version,
        "id": head.setting_id,
        "older": list(head.renamed_from),
        "ties": {key: value if isinstance(value, str) else list(value) for key, value in head.ties.items()},
        "problem": head.problem.value if head.problem is not None else None,
    }
    kept = {key: value for key, value in fields.items() if value}
    return to_column(json.dumps(kept, ensure_ascii=False, separators=(",", ":")))


def _decode(stored: bytes) -> PresetHead:
    fields = json.loads(from_column(stored))
    ties = {
        str(key): value if isinstance(value, str) else tuple(map(str, value))
        for key, value in fields.get("ties", {}).items()
    }
    return PresetHead(
        name=str(fields.get("name", "")),
        inherits=str(fields.get("inherits", "")),
        is_abstract=bool(fields.get("abstract")),
        is_custom_defined=bool(fields.get("custom")),
        has_version=bool(fields.get("version")),
        setting_id=str(fields.get("id", "")),
        renamed_from=tuple(map(str, fields.get("older", ()))),
        ties=ties,
        problem=PresetProblem(fields["problem"]) if "problem" in fields else None,
    )
