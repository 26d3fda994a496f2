"""The tables of cache.sqlite. One version: an older file is thrown away, the server has it all."""

import sqlite3
from typing import Final

VERSION: Final = 1

STATEMENTS: Final = (
    "CREATE TABLE counters (name TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL)",
    """CREATE TABLE accounts (
        row INTEGER PRIMARY KEY,
        server BLOB NOT NULL,
        user_id BLOB NOT NULL,
        complete_at INTEGER,
        UNIQUE (server, user_id)
    )""",
    # Bodies lie apart, so that reading the whole list touches none of them.
    """CREATE TABLE chats (
        row INTEGER PRIMARY KEY,
        account INTEGER NOT NULL,
        id INTEGER NOT NULL,
        digest BLOB NOT NULL,
        title BLOB NOT NULL,
        preview BLOB NOT NULL,
        machine_name BLOB,
        filament_name BLOB,
        process_name BLOB,
        feedback BLOB,
        message_count INTEGER,
        created_at INTEGER,
        updated_at INTEGER,
        UNIQUE (account, id)
    )""",
    "CREATE INDEX chats_newest ON chats (account, created_at DESC, id DESC)",
    "CREATE TABLE bodies (row INTEGER PRIMARY KEY, raw BLOB NOT NULL)",
)

_PROBES = (
    "SELECT name, value FROM counters LIMIT 1",
    "SELECT row, server, user_id, complete_at FROM accounts LIMIT 1",
    (
        "SELECT row, account, id, digest, title, preview, machine_name, filament_name, process_name, feedback,"
        " message_count, created_at, updated_at FROM chats LIMIT 1"
    ),
    "SELECT row, length(raw) FROM bodies LIMIT 1",
)


def probe(connection: sqlite3.Connection) -> None:
    """Touches every table; raises sqlite3.Error where one is not as written above."""
    for statement in _PROBES:
        connection.execute(statement).fetchone()
