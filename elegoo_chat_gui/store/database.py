"""One SQLite file and the one thread that touches it."""

import asyncio
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from elegoo_chat_gui.core.errors import StoreError
from elegoo_chat_gui.paths import make_private_folder
from elegoo_chat_gui.store.errors import translated_errors

Result = TypeVar("Result")

PRIVATE_FILE_MODE = 0o600
LOCK_WAIT_SECONDS = 2.0


def create_private_file(path: Path) -> None:
    """Makes the file before SQLite does, so that no umask ever opens it to others; -wal and -shm take its mode."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE_MODE)
    os.close(descriptor)
    if path.stat().st_mode & 0o777 != PRIVATE_FILE_MODE:
        with suppress(PermissionError):  # a file system without permissions
            path.chmod(PRIVATE_FILE_MODE)


def connect(path: Path) -> sqlite3.Connection:
    """A connection to a file of ours, made private in a private folder. Raises sqlite3.Error, OSError."""
    make_private_folder(path.parent)
    create_private_file(path)
    return sqlite3.connect(path, timeout=LOCK_WAIT_SECONDS, isolation_level=None)


def connect_in_memory() -> sqlite3.Connection:
    """A database that never touches a disk, not even to sort."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA temp_store=MEMORY").fetchone()
    return connection


def use_write_ahead_log(connection: sqlite3.Connection, *, durable: bool) -> None:
    """Durable: a commit is on the disk when it returns. Else the last commits may go with a power cut."""
    connection.execute("PRAGMA journal_mode=WAL").fetchone()
    connection.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


class StoreFile:
    """Runs every use of one file in its own thread, one after the other.

    Every method raises StoreError. Cancelling a waiting `read` drops it where it has not begun;
    a `write` or `change` is carried out whatever happens to who waits for it.
    """

    def __init__(self, path: Path, thread_name: str) -> None:
        self.path = path
        self._executor = ThreadPoolExecutor(
            max_workers=1, thread_name_prefix=thread_name, initializer=_name_this_thread, initargs=(thread_name,)
        )
        self._connection: sqlite3.Connection | None = None

    async def open(self, opener: Callable[[], sqlite3.Connection]) -> None:
        """Takes the connection that `opener` makes in the thread."""

        def adopt() -> None:
            if self._connection is None:
                self._connection = opener()

        await asyncio.shield(asyncio.wrap_future(self._submit(adopt)))

    async def read(self, job: Callable[[sqlite3.Connection], Result]) -> Result:
        return await asyncio.wrap_future(self._submit(lambda: job(self._opened())))

    async def write(self, job: Callable[[sqlite3.Connection], Result]) -> Result:
        """Runs the job in one transaction."""

        def in_transaction(connection: sqlite3.Connection) -> Result:
            with transaction(connection):
                return job(connection)

        return await self.change(in_transaction)

    async def change(self, job: Callable[[sqlite3.Connection], Result]) -> Result:
        """Like `write`, for a job that begins its transaction itself."""
        return await asyncio.shield(asyncio.wrap_future(self._submit(lambda: job(self._opened()))))

    async def replace(self, opener: Callable[[], sqlite3.Connection]) -> None:
        """Closes the connection and takes another in its place."""

        def swap() -> None:
            self._close()
            self._connection = opener()

        await asyncio.shield(asyncio.wrap_future(self._submit(swap)))

    async def exchange(self, job: Callable[[sqlite3.Connection], sqlite3.Connection]) -> None:
        """Like `change`; the connection that the job gives back is used from then on."""

        def run() -> None:
            self._connection = job(self._opened())

        await asyncio.shield(asyncio.wrap_future(self._submit(run)))

    async def aclose(self) -> None:
        """Finishes what was asked for, closes the file and ends the thread. May be called again."""
        try:
            await asyncio.shield(asyncio.wrap_future(self._submit(self._close)))
        except StoreError:
            pass  # closed before, or nothing that a person could do about it
        finally:
            self._executor.shutdown(wait=True)

    def _submit(self, job: Callable[[], Result]) -> "Future[Result]":
        def run() -> Result:
            with translated_errors(self.path):
                return job()

        try:
            return self._executor.submit(run)
        except RuntimeError:
            raise StoreError(self.path, "closed") from None

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            raise StoreError(self.path, "not open")
        return self._connection

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def _name_this_thread(name: str) -> None:
    threading.current_thread().name = name
