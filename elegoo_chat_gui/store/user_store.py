"""user.sqlite: what the person made. Small and precious; no secrets in it."""

import logging
import sqlite3
import time
from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from pathlib import Path
from typing import Any

from elegoo_chat_gui.core.accounts import (
    MOST_DAYS_KEPT,
    Account,
    AccountKey,
    KeepRule,
    Retention,
    Server,
    ServerKind,
)
from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.errors import StoreError
from elegoo_chat_gui.core.outbox import OutboxEntry, OutboxState
from elegoo_chat_gui.store.database import StoreFile, connect, connect_in_memory, use_write_ahead_log
from elegoo_chat_gui.store.draft_codec import DraftUnreadableError, decode_draft, encode_draft
from elegoo_chat_gui.store.erasing import delete_of_account, erase_from_files
from elegoo_chat_gui.store.migrations import Migration, apply_migration, bring_up_to_date
from elegoo_chat_gui.store.user_schema import MIGRATIONS
from elegoo_chat_gui.store.values import (
    from_column,
    from_microseconds,
    to_column,
    to_microseconds,
)

FILE_NAME = "user.sqlite"
THREAD_NAME = "store-user"
MEMORY_THREAD_NAME = "store-once-user"
_OPEN_STATES = (OutboxState.READY, OutboxState.SENDING, OutboxState.UNKNOWN)
_logger = logging.getLogger(__name__)


class SqliteUserStore:
    """Accounts, drafts, outbox and settings in one file. Fits the port UserStore; every method raises StoreError."""

    def __init__(self, path: Path | None, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        """`path` None: in memory only, gone when it is closed."""
        self._in_memory = path is None
        self._file = StoreFile(path or Path(":memory:"), THREAD_NAME if path else MEMORY_THREAD_NAME)
        self._migrations = migrations

    @property
    def path(self) -> Path:
        return self._file.path

    async def open(self) -> None:
        """Before anything else: makes or migrates the file.

        Raises StoreTooNewError for a file of a later version of the program, which stays as it is.
        """
        await self._file.open(self._connect)

    async def aclose(self) -> None:
        """Finishes what was asked for and ends the thread."""
        await self._file.aclose()

    def _connect(self) -> sqlite3.Connection:
        connection = connect_in_memory() if self._in_memory else connect(self.path)
        try:
            if self._in_memory:
                for number, statements in enumerate(self._migrations, start=1):
                    apply_migration(connection, statements, number)
                return connection
            connection.execute("PRAGMA secure_delete=ON").fetchone()
            bring_up_to_date(connection, self.path, self._migrations)
            use_write_ahead_log(connection, durable=True)
        except BaseException:
            connection.close()
            raise
        return connection

    async def accounts(self) -> Sequence[Account]:
        """Last used first."""
        rows = await self._file.read(
            lambda db: db.execute(
                "SELECT server, base_url, kind, user_id, label, language, last_used, keep, keep_days FROM accounts"
                " ORDER BY last_used DESC, rowid"
            ).fetchall()
        )
        return [_account(row) for row in rows]

    async def save_account(self, account: Account) -> None:
        """Add or change; changing is not using. The sandbox's account and one opened once are not stored."""
        if account.is_sandbox or account.once:
            return
        row = (
            *_key_columns(account.key),
            to_column(account.server.base_url),
            account.server.kind.value,
            to_column(account.label),
            account.language,
            to_microseconds(account.last_used) if account.last_used else time.time_ns() // 1_000,
            account.retention.rule.value,
            account.retention.days,
        )
        await self._file.write(
            lambda db: db.execute(
                "INSERT INTO accounts (server, user_id, base_url, kind, label, language, last_used, keep, keep_days)"
                " VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (server, user_id) DO UPDATE SET"
                " base_url = excluded.base_url, kind = excluded.kind, label = excluded.label,"
                " language = excluded.language, keep = excluded.keep, keep_days = excluded.keep_days",
                row,
            )
        )

    async def note_used(self, key: AccountKey, at: datetime) -> None:
        """The account is open at this moment."""
        await self._file.write(
            lambda db: db.execute(
                "UPDATE accounts SET last_used = ? WHERE server = ? AND user_id = ?",
                (to_microseconds(at), *_key_columns(key)),
            )
        )

    async def remove_account(self, key: AccountKey) -> None:
        """Drafts and outbox rows of the account stay."""
        await self._file.write(
            lambda db: db.execute("DELETE FROM accounts WHERE server = ? AND user_id = ?", _key_columns(key))
        )

    async def erase_account(self, key: AccountKey) -> None:
        """The account with its drafts and sendings, out of the file and of the copies made before a migration."""
        if self._in_memory:
            await self._file.write(lambda db: delete_of_account(db, *_key_columns(key)))
        else:
            await self._file.change(lambda db: erase_from_files(db, self.path, *_key_columns(key)))

    async def drafts(self, account: AccountKey | None = None) -> Sequence[Draft]:
        """Newest change first; all accounts where none is named. A row that does not decode is left out and stays."""

        def select(db: sqlite3.Connection) -> list[Draft]:
            rows = db.execute(
                "SELECT body FROM drafts WHERE :server IS NULL OR (server = :server AND user_id = :user_id)"
                " ORDER BY modified_at DESC, id",
                _filter(account),
            )
            return [draft for (body,) in rows if (draft := _readable_draft(body)) is not None]

        return await self._file.read(select)

    async def draft(self, draft_id: str) -> Draft | None:
        """Raises StoreError where it is there but does not decode."""

        def select(db: sqlite3.Connection) -> Draft | None:
            row = db.execute("SELECT body FROM drafts WHERE id = ?", (to_column(draft_id),)).fetchone()
            if row is None:
                return None
            try:
                return decode_draft(row[0])
            except DraftUnreadableError:
                raise StoreError(self.path, "unreadable draft") from None

        return await self._file.read(select)

    async def save_draft(self, draft: Draft) -> None:
        def insert(db: sqlite3.Connection) -> None:
            row = (
                to_column(draft.id),
                *_key_columns(draft.account),
                to_microseconds(draft.modified_at),
                encode_draft(draft),
            )
            db.execute(
                "INSERT OR REPLACE INTO drafts (id, server, user_id, modified_at, body) VALUES (?,?,?,?,?)", row
            )

        await self._file.write(insert)

    async def delete_draft(self, draft_id: str) -> None:
        await self._file.write(lambda db: _delete_draft(db, draft_id))

    async def put_outbox(self, entry: OutboxEntry) -> None:
        """Insert or replace by id; on the disk when it returns."""
        await self._file.write(lambda db: _put_outbox(db, entry))

    async def outbox(self, account: AccountKey | None = None) -> Sequence[OutboxEntry]:
        """Rows still open: READY, SENDING, UNKNOWN; oldest first."""
        rows = await self._file.read(
            lambda db: db.execute(
                "SELECT id, draft_id, server, user_id, state, title, highest_known_id, content_digest, started_at,"
                " cause, created_id FROM outbox WHERE state IN (:ready, :sending, :unknown)"
                " AND (:server IS NULL OR (server = :server AND user_id = :user_id)) ORDER BY started_at, rowid",
                _filter(account) | {state.value: state.value for state in _OPEN_STATES},
            ).fetchall()
        )
        return [_outbox_entry(row) for row in rows]

    async def close_outbox(self, entry: OutboxEntry, *, delete_draft: bool) -> None:
        """One transaction: the row in its final state, and the draft gone where it was sent."""

        def close(db: sqlite3.Connection) -> None:
            _put_outbox(db, entry)
            if delete_draft:
                _delete_draft(db, entry.draft_id)

        await self._file.write(close)

    async def created_ids(self, account: AccountKey) -> Set[int]:
        """Ids of chats that closed rows were created as: none of them can settle another sending."""
        rows = await self._file.read(
            lambda db: db.execute(
                "SELECT created_id FROM outbox WHERE server = ? AND user_id = ? AND created_id IS NOT NULL"
                " AND state = ?",
                (*_key_columns(account), OutboxState.CREATED),
            ).fetchall()
        )
        return {row[0] for row in rows}

    async def settings(self) -> Mapping[str, str]:
        rows = await self._file.read(lambda db: db.execute("SELECT name, value FROM settings").fetchall())
        return {from_column(name): from_column(value) for name, value in rows}

    async def save_setting(self, name: str, value: str) -> None:
        await self._file.write(
            lambda db: db.execute(
                "INSERT OR REPLACE INTO settings (name, value) VALUES (?,?)", (to_column(name), to_column(value))
            )
        )


def _key_columns(key: AccountKey) -> tuple[bytes, bytes]:
    return to_column(key.server), to_column(key.user_id)


def _filter(account: AccountKey | None) -> dict[str, bytes | str | None]:
    """Values for statements that take one account, or all where it is None."""
    server, user_id = (None, None) if account is None else _key_columns(account)
    return {"server": server, "user_id": user_id}


def _account(row: tuple[Any, ...]) -> Account:
    server, base_url, kind, user_id, label, language, last_used, keep, keep_days = row
    known = ServerKind(kind) if kind in set(ServerKind) else ServerKind.CUSTOM
    rule = KeepRule(keep) if keep in set(KeepRule) else KeepRule.ALWAYS
    return Account(
        server=Server(from_column(server), from_column(base_url), known),
        user_id=from_column(user_id),
        label=from_column(label),
        language=language,
        retention=Retention(rule, min(max(1, keep_days), MOST_DAYS_KEPT)),
        last_used=from_microseconds(last_used),
    )


def _readable_draft(body: bytes) -> Draft | None:
    try:
        return decode_draft(body)
    except DraftUnreadableError as error:
        _logger.warning("A draft does not decode: %s", error)
        return None


def _delete_draft(db: sqlite3.Connection, draft_id: str) -> None:
    db.execute("DELETE FROM drafts WHERE id = ?", (to_column(draft_id),))


def _put_outbox(db: sqlite3.Connection, entry: OutboxEntry) -> None:
    # not INSERT OR REPLACE: that would give the row another rowid, which orders rows of the same moment
    db.execute(
        "INSERT INTO outbox (id, draft_id, server, user_id, state, title, highest_known_id, content_digest,"
        " started_at, cause, created_id) VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET"
        " draft_id = excluded.draft_id, server = excluded.server, user_id = excluded.user_id,"
        " state = excluded.state, title = excluded.title, highest_known_id = excluded.highest_known_id,"
        " content_digest = excluded.content_digest, started_at = excluded.started_at, cause = excluded.cause,"
        " created_id = excluded.created_id",
        (
            to_column(entry.id),
            to_column(entry.draft_id),
            *_key_columns(entry.account),
            entry.state.value,
            to_column(entry.title),
            entry.highest_known_id,
            entry.content_digest,
            to_microseconds(entry.started_at),
            to_column(entry.cause),
            entry.created_id,
        ),
    )


def _outbox_entry(row: tuple[Any, ...]) -> OutboxEntry:
    entry_id, draft_id, server, user_id, state, title, highest, digest, started_at, cause, created_id = row
    return OutboxEntry(
        id=from_column(entry_id),
        draft_id=from_column(draft_id),
        account=AccountKey(from_column(server), from_column(user_id)),
        state=OutboxState(state),
        title=from_column(title),
        highest_known_id=highest,
        content_digest=digest,
        started_at=from_microseconds(started_at),
        cause=from_column(cause),
        created_id=created_id,
    )
