"""The tables of user.sqlite, step by step. A step that was published is never changed."""

from typing import Final

from elegoo_chat_gui.store.migrations import Migration

_FIRST: Final = (
    """CREATE TABLE accounts (
        server BLOB NOT NULL,
        user_id BLOB NOT NULL,
        base_url BLOB NOT NULL,
        kind TEXT NOT NULL,
        label BLOB NOT NULL,
        language TEXT NOT NULL,
        last_used INTEGER NOT NULL,
        PRIMARY KEY (server, user_id)
    )""",
    """CREATE TABLE drafts (
        id BLOB PRIMARY KEY NOT NULL,
        server BLOB NOT NULL,
        user_id BLOB NOT NULL,
        modified_at INTEGER NOT NULL,
        body BLOB NOT NULL
    )""",
    "CREATE INDEX drafts_newest ON drafts (modified_at DESC)",
    """CREATE TABLE outbox (
        id BLOB PRIMARY KEY NOT NULL,
        draft_id BLOB NOT NULL,
        server BLOB NOT NULL,
        user_id BLOB NOT NULL,
        state TEXT NOT NULL,
        title BLOB NOT NULL,
        highest_known_id INTEGER NOT NULL,
        content_digest BLOB NOT NULL,
        started_at INTEGER NOT NULL,
        cause BLOB NOT NULL,
        created_id INTEGER
    )""",
    "CREATE INDEX outbox_oldest ON outbox (started_at)",
    "CREATE TABLE settings (name BLOB PRIMARY KEY NOT NULL, value BLOB NOT NULL)",
)

_RETENTION: Final = (
    "ALTER TABLE accounts ADD COLUMN keep TEXT NOT NULL DEFAULT 'always'",
    "ALTER TABLE accounts ADD COLUMN keep_days INTEGER NOT NULL DEFAULT 30",
)

MIGRATIONS: Final[tuple[Migration, ...]] = (_FIRST, _RETENTION)
