"""Taking an account out of user.sqlite so that nothing of it is left in the bytes of any file."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from elegoo_chat_gui.store.database import transaction
from elegoo_chat_gui.store.migrations import backup_paths

_TABLES: Final = ("accounts", "drafts", "outbox")  # each names its account by server and user_id


def delete_of_account(db: sqlite3.Connection, server: bytes, user_id: bytes) -> None:
    """Every row of the account; inside a transaction."""
    for table in _TABLES:
        db.execute(f"DELETE FROM {table} WHERE server = ? AND user_id = ?", (server, user_id))  # noqa: S608  constants


def erase_from_files(db: sqlite3.Connection, path: Path, server: bytes, user_id: bytes) -> None:
    """Out of the file, its log, and the copies that lie beside it. Raises sqlite3.Error, OSError."""
    _erase(db, server, user_id)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    for copy_path in backup_paths(path):
        with closing(sqlite3.connect(copy_path, isolation_level=None)) as copy:
            _erase(copy, server, user_id)


def _erase(db: sqlite3.Connection, server: bytes, user_id: bytes) -> None:
    db.execute("PRAGMA temp_store=MEMORY").fetchone()  # what VACUUM copies stays out of temporary files
    with transaction(db):
        delete_of_account(db, server, user_id)
    db.execute("VACUUM")
