"""Chats of the sandbox, kept as the JSON bytes in which they leave it.

A list is counted first and then read in pieces, so that 100,000 chats never stand in memory at once.
Rows are only ever added and lists end at the newest row of the count, so count and pieces agree. A row that is
changed is changed when the next list begins.
"""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PIECE_BYTES = 512 * 1024
_PAGE_ROWS = 512

SCHEMA = """
CREATE TABLE IF NOT EXISTS chats (
  id INTEGER PRIMARY KEY, owner TEXT NOT NULL, size INTEGER NOT NULL, body BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS chats_of_owner ON chats (owner, id, size);
"""
INSERT = "INSERT INTO chats (id, owner, size, body) VALUES (?, ?, ?, ?)"


class RowsClosedError(Exception):
    """The server stops; a list that is being read ends here."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Number of chats, their bytes altogether, and the highest id among them."""

    count: int
    size: int
    highest: int


def encode_row(chat: Mapping[str, object]) -> bytes:
    """Compact JSON as the server writes it: raw UTF-8, but U+2028 and U+2029 escaped."""
    text = json.dumps(chat, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    try:
        return text.encode()
    except UnicodeEncodeError:  # a lone surrogate has no UTF-8 form
        return json.dumps(chat, separators=(",", ":")).encode()


class ChatTable:
    """One SQLite database of chats, usable from all threads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection: sqlite3.Connection | None = connection
        self._lock = threading.Lock()

    @classmethod
    def in_memory(cls) -> "ChatTable":
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        connection.executescript(SCHEMA)
        return cls(connection)

    @classmethod
    def of_file(cls, path: Path) -> "ChatTable":
        """A finished database file, read only. Raises sqlite3.Error when it is none."""
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(address, uri=True, check_same_thread=False))

    def add(self, chat_id: int, owner: str, body: bytes) -> None:
        """Raises sqlite3.IntegrityError when the id is taken."""
        self._all(INSERT, (chat_id, owner, len(body), body), commit=True)

    def find(self, chat_id: int, owner: str) -> bytes | None:
        """The bytes of one chat."""
        found = self._all("SELECT body FROM chats WHERE id = ? AND owner = ?", (chat_id, owner))
        return bytes(found[0][0]) if found else None

    def replace(self, chat_id: int, body: bytes) -> None:
        self._all("UPDATE chats SET size = ?, body = ? WHERE id = ?", (len(body), body, chat_id), commit=True)

    def extent(self, owner: str | None = None) -> Extent:
        """What one owner has, or all together."""
        where, values = ("", ()) if owner is None else (" WHERE owner = ?", (owner,))
        query = f"SELECT COUNT(*), TOTAL(size), MAX(id) FROM chats{where}"  # noqa: S608 - fixed texts
        count, size, highest = self._all(query, values)[0]
        return Extent(count, int(size), highest or 0)

    def read(self, owner: str, highest: int) -> Iterator[bytes]:
        """The rows of one owner from `highest` downwards, joined by commas into pieces of about 512 kB."""
        below = highest + 1
        while page := self._page(owner, below):
            for first, last in _portions(page):
                query = "SELECT body FROM chats WHERE owner = ? AND id BETWEEN ? AND ? ORDER BY id DESC"
                yield b",".join(row[0] for row in self._all(query, (owner, last, first)))
            below = page[-1][0]

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _page(self, owner: str, below: int) -> list[tuple[int, int]]:
        query = "SELECT id, size FROM chats WHERE owner = ? AND id < ? ORDER BY id DESC LIMIT ?"
        return [(row[0], row[1]) for row in self._all(query, (owner, below, _PAGE_ROWS))]

    def _all(self, query: str, values: tuple[object, ...], *, commit: bool = False) -> list[Any]:
        with self._lock:
            if self._connection is None:
                raise RowsClosedError
            found = self._connection.execute(query, values).fetchall()
            if commit:
                self._connection.commit()
            return found


def _portions(page: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Pairs of highest and lowest id whose rows make a piece; one large row is a piece of its own."""
    first, weight = page[0][0], 0
    previous = first
    for chat_id, size in page:
        if weight and weight + size > PIECE_BYTES:
            yield first, previous
            first, weight = chat_id, 0
        previous = chat_id
        weight += size
    yield first, previous


class ChatRows:
    """The sandbox's chats: the newest in memory, below them an optional file of generated ones."""

    def __init__(self, recent: ChatTable, archive: ChatTable | None = None) -> None:
        self._recent = recent
        self._tables = [recent] if archive is None else [recent, archive]
        self._lock = threading.Lock()
        self._changed: dict[int, bytes] = {}
        self._last_id = max(table.extent().highest for table in self._tables)

    def insert(self, owner: str, chat_id: int, chat: Mapping[str, object]) -> None:
        """Stores a chat under an id of the caller's. Raises sqlite3.IntegrityError when it is taken."""
        with self._lock:
            self._recent.add(chat_id, owner, encode_row(chat))
            self._last_id = max(self._last_id, chat_id)

    def create(self, owner: str, build: Callable[[int], Mapping[str, object]]) -> bytes:
        """Stores what `build` makes of the next id, and returns its bytes.

        Ids belong to all users together, so one user's have gaps. Id and row are taken in one step:
        a row that appeared below the newest one would make a running list longer than announced.
        """
        with self._lock:
            self._last_id += 1 + (self._last_id * 7) % 3
            body = encode_row(build(self._last_id))
            self._recent.add(self._last_id, owner, body)
            return body

    def change(self, owner: str, chat_id: int, build: Callable[[bytes], Mapping[str, object]]) -> bool:
        """Stores what `build` makes of a chat, from the next list on; False where there is none to change.

        Generated chats stay as they are: their file is shared.
        """
        with self._lock:
            body = self._changed.get(chat_id) or self._recent.find(chat_id, owner)
            if body is None:
                return False
            self._changed[chat_id] = encode_row(build(body))
            return True

    def _settle(self) -> None:
        with self._lock:
            for chat_id, body in self._changed.items():
                self._recent.replace(chat_id, body)
            self._changed.clear()

    def count(self, owner: str) -> int:
        return sum(table.extent(owner).count for table in self._tables)

    def list_body(self, owner: str) -> tuple[int, Iterable[bytes]]:
        """Length and pieces of the JSON array of all chats of a user, newest id first."""
        self._settle()
        extents = [(table, table.extent(owner)) for table in self._tables]
        filled = [(table, extent) for table, extent in extents if extent.count]
        commas = max(0, sum(extent.count for _, extent in filled) - 1)
        length = 2 + commas + sum(extent.size for _, extent in filled)
        return length, _array(filled, owner)

    def close(self) -> None:
        for table in self._tables:
            table.close()


def _array(filled: list[tuple[ChatTable, Extent]], owner: str) -> Iterator[bytes]:
    start = b"["
    for table, extent in filled:
        for piece in table.read(owner, extent.highest):
            yield start + piece
            start = b","
    yield b"[]" if start == b"[" else b"]"
