"""Chats as rows of cache.sqlite: the statements, and summaries to and from their columns."""

import gc
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from elegoo_chat_gui.core.accounts import AccountKey, CacheUsage
from elegoo_chat_gui.core.chats import ChatKey, ChatSummary, ReceivedChat
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.store.values import (
    from_column,
    optional_from_column,
    optional_from_microseconds,
    optional_to_column,
    optional_to_microseconds,
    to_column,
)

_YOUNG_GENERATIONS = 1
_SLICE = 500  # rows between two chances for the window's thread
_COLUMN_OF_KIND: Final = {
    PresetKind.MACHINE: "machine_name",
    PresetKind.FILAMENT: "filament_name",
    PresetKind.PROCESS: "process_name",
}
_SUMMARY_COLUMNS: Final = (
    "digest",
    "title",
    "preview",
    "machine_name",
    "filament_name",
    "process_name",
    "feedback",
    "message_count",
    "created_at",
    "updated_at",
)
_COLUMNS_TEXT: Final = ", ".join(_SUMMARY_COLUMNS)
_SELECT_NEWEST: Final = f"SELECT id, {_COLUMNS_TEXT} FROM chats WHERE account = ? ORDER BY created_at DESC, id DESC"  # noqa: S608  constants
_INSERT: Final = (
    f"INSERT INTO chats (row, account, id, {_COLUMNS_TEXT})"  # noqa: S608  constants
    f" VALUES ({', '.join('?' * (3 + len(_SUMMARY_COLUMNS)))})"
)
_UPDATE: Final = f"UPDATE chats SET {', '.join(f'{name} = ?' for name in _SUMMARY_COLUMNS)} WHERE row = ?"  # noqa: S608


def account_row(db: sqlite3.Connection, account: AccountKey) -> int | None:
    """The number that stands for an account in the other tables."""
    found = db.execute(
        "SELECT row FROM accounts WHERE server = ? AND user_id = ?",
        (to_column(account.server), to_column(account.user_id)),
    ).fetchone()
    return None if found is None else int(found[0])


def ensured_account_row(db: sqlite3.Connection, account: AccountKey) -> int:
    row = account_row(db, account)
    if row is not None:
        return row
    made = db.execute(
        "INSERT INTO accounts (server, user_id) VALUES (?, ?)",
        (to_column(account.server), to_column(account.user_id)),
    )
    return int(made.lastrowid or 0)


def delete_account(db: sqlite3.Connection, row: int) -> None:
    """The account and every chat of it; inside a transaction."""
    db.execute("DELETE FROM bodies WHERE row IN (SELECT row FROM chats WHERE account = ?)", (row,))
    db.execute("DELETE FROM chats WHERE account = ?", (row,))
    db.execute("DELETE FROM accounts WHERE row = ?", (row,))


def usage(db: sqlite3.Connection, row: int | None) -> CacheUsage:
    """Length alone: SQLite reads no body for it."""
    found = db.execute(
        "SELECT COUNT(*), COALESCE(SUM(length(raw)), 0) FROM chats JOIN bodies USING (row) WHERE account = ?", (row,)
    ).fetchone()
    return CacheUsage(*found)


def stored_digests(db: sqlite3.Connection, account: int, ids: Iterable[int]) -> dict[int, tuple[int, bytes]]:
    """Id -> (row, digest) of those that are stored."""
    found = db.execute(
        "SELECT id, row, digest FROM chats WHERE account = ? AND id IN (SELECT value FROM json_each(?))",
        (account, json.dumps(list(ids))),
    )
    return {chat_id: (row, digest) for chat_id, row, digest in found}


def insert_chats(db: sqlite3.Connection, account: int, chats: Sequence[ReceivedChat]) -> None:
    if not chats:
        return
    first = db.execute("SELECT COALESCE(MAX(row), 0) + 1 FROM chats").fetchone()[0]
    numbered = list(enumerate(chats, start=first))
    db.executemany(_INSERT, ((row, account, chat.key.id, *_columns(chat.summary)) for row, chat in numbered))
    db.executemany("INSERT INTO bodies (row, raw) VALUES (?, ?)", ((row, chat.raw) for row, chat in numbered))


def update_chats(db: sqlite3.Connection, chats: Sequence[tuple[int, ReceivedChat]]) -> None:
    """Writes chats into the rows they have."""
    db.executemany(_UPDATE, ((*_columns(chat.summary), row) for row, chat in chats))
    db.executemany("UPDATE bodies SET raw = ? WHERE row = ?", ((chat.raw, row) for row, chat in chats))


def stored_ids(db: sqlite3.Connection, account: int) -> list[tuple[int, int]]:
    """(row, id) of every chat of the account."""
    return db.execute("SELECT row, id FROM chats WHERE account = ?", (account,)).fetchall()


def delete_rows(db: sqlite3.Connection, rows: Sequence[int]) -> None:
    db.executemany("DELETE FROM chats WHERE row = ?", ((row,) for row in rows))
    db.executemany("DELETE FROM bodies WHERE row = ?", ((row,) for row in rows))


def load_summaries(db: sqlite3.Connection, account: AccountKey, row: int) -> list[ChatSummary]:
    """Newest first, those without a time last."""
    names: dict[bytes, str] = {}  # a few names stand in a hundred thousand chats: one object each

    def name_of(column: bytes | None) -> str | None:
        if column is None:
            return None
        name = names.get(column)
        if name is None:
            name = names[column] = from_column(column)
        return name

    with _without_collections() as between_slices:
        return _read_summaries(db.execute(_SELECT_NEWEST, (row,)), account, name_of, between_slices)


def _read_summaries(
    cursor: sqlite3.Cursor,
    account: AccountKey,
    name_of: Callable[[bytes | None], str | None],
    between_slices: Callable[[], object],
) -> list[ChatSummary]:
    summaries: list[ChatSummary] = []
    while columns := cursor.fetchmany(_SLICE):
        summaries += [
            ChatSummary(
                key=ChatKey(account, chat_id),
                title=from_column(title),
                preview=from_column(preview),
                machine_name=name_of(machine),
                filament_name=name_of(filament),
                process_name=name_of(process),
                feedback=name_of(feedback),
                message_count=message_count,
                created_at=optional_from_microseconds(created_at),
                updated_at=optional_from_microseconds(updated_at),
                digest=digest,
            )
            for (
                chat_id,
                digest,
                title,
                preview,
                machine,
                filament,
                process,
                feedback,
                message_count,
                created_at,
                updated_at,
            ) in columns
        ]
        between_slices()
    return summaries


@contextmanager
def _without_collections() -> Iterator[Callable[[], object]]:
    """A hundred thousand new objects without a cycle: each of Python's full collections among them would find
    nothing and hold every thread, the window's too, for tens of milliseconds. Collecting the young ones slice
    by slice instead keeps them from becoming one big young generation when this ends."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        # Where somebody else has taken collecting over, it is bound to that thread: nothing is collected here.
        yield (lambda: gc.collect(_YOUNG_GENERATIONS)) if was_enabled else (lambda: None)
    finally:
        if was_enabled:
            gc.enable()


def preset_uses(db: sqlite3.Connection, account: int, kind: PresetKind) -> list[tuple[str, int]]:
    """Non-blank names with their number of chats, most used first, then by name."""
    column = _COLUMN_OF_KIND[kind]
    counted = db.execute(
        f"SELECT {column}, COUNT(*) FROM chats WHERE account = ? AND {column} IS NOT NULL GROUP BY {column}",  # noqa: S608  a name of the table above
        (account,),
    ).fetchall()
    named = [(optional_from_column(name) or "", count) for name, count in counted]
    return sorted(((name, count) for name, count in named if name.strip()), key=lambda use: (-use[1], use[0]))


def _columns(summary: ChatSummary) -> tuple[Any, ...]:
    return (
        summary.digest,
        to_column(summary.title),
        to_column(summary.preview),
        optional_to_column(summary.machine_name),
        optional_to_column(summary.filament_name),
        optional_to_column(summary.process_name),
        optional_to_column(summary.feedback),
        summary.message_count,
        optional_to_microseconds(summary.created_at),
        optional_to_microseconds(summary.updated_at),
    )
