"""cache.sqlite: chats as received. Everything in it can be fetched again."""

import logging
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from elegoo_chat_gui.core.accounts import AccountKey, CacheUsage
from elegoo_chat_gui.core.chats import CachedList, ChangeSet, ChatKey, ReceivedChat
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.store import cache_rows
from elegoo_chat_gui.store.cache_file import mark_damaged, open_in_memory, open_or_rebuild, rebuild, rewritten
from elegoo_chat_gui.store.database import StoreFile, transaction
from elegoo_chat_gui.store.errors import StoreCorruptError, translated_errors
from elegoo_chat_gui.store.open_refreshes import OpenRefreshes
from elegoo_chat_gui.store.values import optional_from_microseconds, to_microseconds

FILE_NAME = "cache.sqlite"
THREAD_NAME = "store-cache"
MEMORY_THREAD_NAME = "store-once"
Result = TypeVar("Result")
_REFRESH_COUNTER = "refresh"
_REMAINS_MARK = "remains"  # rows went, and their bytes may still lie in free pages
_logger = logging.getLogger(__name__)


class SqliteChatCache:
    """The lists of all accounts in one file. Fits the port ChatCache; every method raises StoreError.

    A corrupt file is noticed at `open` or at `load`, set aside and made anew; noticed elsewhere, at the next start.
    """

    def __init__(self, path: Path | None) -> None:
        """`path` None: in memory only, gone when it is closed."""
        self._path = path
        self._file = StoreFile(path or Path(":memory:"), THREAD_NAME if path else MEMORY_THREAD_NAME)
        self._refreshes = OpenRefreshes()
        self._last_refresh = 0
        self._was_rebuilt = False

    @property
    def path(self) -> Path:
        return self._file.path

    @property
    def was_rebuilt(self) -> bool:
        """Whether a file that could not be used was set aside: the list has to be fetched again."""
        return self._was_rebuilt

    async def open(self) -> None:
        """Before anything else. Raises StoreLockedError where another process holds the file."""

        def connect() -> sqlite3.Connection:
            if self._path is None:
                return open_in_memory()
            connection, self._was_rebuilt = open_or_rebuild(self._path)
            return connection

        await self._file.open(connect)

    async def aclose(self) -> None:
        """Finishes what was asked for and ends the thread."""
        await self._file.aclose()

    async def load(self, account: AccountKey) -> CachedList:
        """Newest first by creation, then by id; chats without a time last."""

        def select(db: sqlite3.Connection) -> CachedList:
            row = cache_rows.account_row(db, account)
            if row is None:
                return CachedList([], None)
            return CachedList(cache_rows.load_summaries(db, account, row), _complete_at(db, row))

        try:
            return await self._file.read(select)
        except StoreCorruptError as error:
            _logger.warning("The cache is damaged (%s) and is made anew", error.reason)
        await self._file.replace(self._rebuild)
        return await self._file.read(select)

    def _rebuild(self) -> sqlite3.Connection:
        self._was_rebuilt = True
        self._refreshes.spoil_all()
        return open_in_memory() if self._path is None else rebuild(self._path)

    async def begin_refresh(self, account: AccountKey) -> int:
        """A number for the refresh that starts now; larger than every earlier one."""

        def begin(db: sqlite3.Connection) -> int:
            stored = db.execute("SELECT value FROM counters WHERE name = ?", (_REFRESH_COUNTER,)).fetchone()
            number = max(stored[0] if stored else 0, self._last_refresh) + 1
            with transaction(db):
                db.execute("INSERT OR REPLACE INTO counters (name, value) VALUES (?, ?)", (_REFRESH_COUNTER, number))
            self._last_refresh = number
            self._refreshes.begin(number, account)
            return number

        return await self._change(begin)

    async def apply(self, account: AccountKey, refresh: int, chats: Sequence[ReceivedChat]) -> ChangeSet:
        """One transaction: rows new or changed by digest are written, the rest only counted as seen.

        Nothing is written for a refresh that is not under way: ended, overtaken by several, or its account forgotten.
        Raises ValueError for a chat of another account.
        """
        latest = _by_id(account, chats)

        def store(db: sqlite3.Connection) -> ChangeSet:
            if self._refreshes.find(refresh, account) is None:
                return ChangeSet(account)
            try:
                with transaction(db):
                    changes = _put(db, account, latest)
            except BaseException:
                self._refreshes.spoil(refresh)
                raise
            self._refreshes.mark_seen(account, latest, by=refresh)
            return changes

        return await self._change(store)

    async def finish_refresh(self, account: AccountKey, refresh: int, completed_at: datetime) -> ChangeSet:
        """After a complete list only: rows that it did not hold go, but those put after it began stay."""

        def finish(db: sqlite3.Connection) -> ChangeSet:
            ended = self._refreshes.find(refresh, account)
            self._refreshes.end(refresh)
            if ended is None or not ended.whole:
                return ChangeSet(account)
            with transaction(db):
                account_row = cache_rows.ensured_account_row(db, account)
                stored = cache_rows.stored_ids(db, account_row)
                gone = [(row, chat_id) for row, chat_id in stored if chat_id not in ended.seen]
                cache_rows.delete_rows(db, [row for row, _ in gone])
                moment = to_microseconds(completed_at)
                db.execute("UPDATE accounts SET complete_at = ? WHERE row = ?", (moment, account_row))
            return ChangeSet(account, removed=tuple(ChatKey(account, chat_id) for _, chat_id in gone))

        return await self._change(finish)

    async def put_created(self, chat: ReceivedChat) -> ChangeSet:
        """A chat made by POST; survives the end of a refresh that began before it."""
        account = chat.key.account

        def store(db: sqlite3.Connection) -> ChangeSet:
            with transaction(db):
                changes = _put(db, account, {chat.key.id: chat})
            self._refreshes.mark_seen(account, (chat.key.id,))
            return changes

        return await self._change(store)

    async def raw(self, key: ChatKey) -> bytes | None:
        """The row as received."""

        def select(db: sqlite3.Connection) -> bytes | None:
            account = cache_rows.account_row(db, key.account)
            found = db.execute(
                "SELECT raw FROM bodies WHERE row = (SELECT row FROM chats WHERE account = ? AND id = ?)",
                (account, key.id),
            ).fetchone()
            return None if found is None else bytes(found[0])

        return await self._read(select)

    async def raw_newer_than(self, account: AccountKey, chat_id: int) -> Sequence[bytes]:
        """Rows with a larger id, smallest id first."""

        def select(db: sqlite3.Connection) -> list[bytes]:
            found = db.execute(
                "SELECT raw FROM chats JOIN bodies USING (row) WHERE account = ? AND id > ? ORDER BY id",
                (cache_rows.account_row(db, account), chat_id),
            )
            return [raw for (raw,) in found]

        return await self._read(select)

    async def highest_id(self, account: AccountKey) -> int:
        """0 where there are none: ids of our own are negative."""

        def select(db: sqlite3.Connection) -> int:
            found = db.execute(
                "SELECT MAX(id) FROM chats WHERE account = ?", (cache_rows.account_row(db, account),)
            ).fetchone()
            return max(0, found[0] or 0)

        return await self._read(select)

    async def complete_at(self, account: AccountKey) -> datetime | None:
        """When a complete list last arrived."""
        return await self._read(lambda db: _complete_at(db, cache_rows.account_row(db, account)))

    async def preset_names(self, account: AccountKey, kind: PresetKind) -> Sequence[tuple[str, int]]:
        """Distinct non-blank names with the number of chats, most used first."""

        def select(db: sqlite3.Connection) -> list[tuple[str, int]]:
            row = cache_rows.account_row(db, account)
            return [] if row is None else cache_rows.preset_uses(db, row, kind)

        return await self._read(select)

    async def usage(self, account: AccountKey) -> CacheUsage:
        """How many chats of the account are kept, and how large they are."""
        return await self._read(lambda db: cache_rows.usage(db, cache_rows.account_row(db, account)))

    async def forget(self, account: AccountKey) -> None:
        """Everything of the account goes; a refresh of it that is under way brings nothing back.

        What SQLite leaves in free pages goes with `scrub`, after a crash in between with the next one.
        """

        def delete(db: sqlite3.Connection) -> None:
            self._refreshes.forget(account)
            row = cache_rows.account_row(db, account)
            if row is None:
                return
            with transaction(db):
                cache_rows.delete_account(db, row)
                db.execute("INSERT OR REPLACE INTO counters (name, value) VALUES (?, 1)", (_REMAINS_MARK,))

        await self._change(delete)

    async def scrub(self, *, force: bool = False) -> None:
        """Leave nothing in the file of what was forgotten; `force`: also of rows that went in other ways.

        Takes as long as copying what is kept. Raises StoreFullError where there is no room for the copy.
        """
        path = self._path
        if path is not None:
            await self._file.exchange(lambda db: self._scrubbed(db, path, force=force))

    def _scrubbed(self, db: sqlite3.Connection, path: Path, *, force: bool) -> sqlite3.Connection:
        marked = db.execute("SELECT 1 FROM counters WHERE name = ?", (_REMAINS_MARK,)).fetchone()
        if not force and marked is None:
            return db
        fresh = rewritten(db, path)
        fresh.execute("DELETE FROM counters WHERE name = ?", (_REMAINS_MARK,))
        return fresh

    async def _read(self, job: Callable[[sqlite3.Connection], Result]) -> Result:
        return await self._file.read(lambda db: self._watched(db, job))

    async def _change(self, job: Callable[[sqlite3.Connection], Result]) -> Result:
        return await self._file.change(lambda db: self._watched(db, job))

    def _watched(self, db: sqlite3.Connection, job: Callable[[sqlite3.Connection], Result]) -> Result:
        try:
            with translated_errors(self.path):
                return job(db)
        except StoreCorruptError:
            if self._path is not None:
                mark_damaged(self._path)
            raise


def _by_id(account: AccountKey, chats: Sequence[ReceivedChat]) -> dict[int, ReceivedChat]:
    """The last one of each id. Raises ValueError where one belongs to another account."""
    if any(chat.key.account != account for chat in chats):
        raise ValueError("a chat of another account")
    return {chat.key.id: chat for chat in chats}


def _put(db: sqlite3.Connection, account: AccountKey, chats: Mapping[int, ReceivedChat]) -> ChangeSet:
    """Writes what is new or changed; inside a transaction."""
    row = cache_rows.ensured_account_row(db, account)
    stored = cache_rows.stored_digests(db, row, chats)
    added = [chat for chat_id, chat in chats.items() if chat_id not in stored]
    changed = [
        (stored[chat_id][0], chat)
        for chat_id, chat in chats.items()
        if chat_id in stored and stored[chat_id][1] != chat.summary.digest
    ]
    cache_rows.insert_chats(db, row, added)
    cache_rows.update_chats(db, changed)
    return ChangeSet(
        account,
        added=tuple(chat.summary for chat in added),
        updated=tuple(chat.summary for _, chat in changed),
    )


def _complete_at(db: sqlite3.Connection, account: int | None) -> datetime | None:
    found = db.execute("SELECT complete_at FROM accounts WHERE row = ?", (account,)).fetchone()
    return optional_from_microseconds(found[0]) if found else None
