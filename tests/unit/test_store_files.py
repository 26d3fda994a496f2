"""The files themselves: private, migrated with a copy, set aside when broken, whole after a kill."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from elegoo_chat_gui.core.drafts import blank_draft
from elegoo_chat_gui.core.errors import StoreError, StoreFullError, StoreLockedError, StoreTooNewError
from elegoo_chat_gui.core.outbox import OutboxState
from elegoo_chat_gui.store.cache_store import SqliteChatCache
from elegoo_chat_gui.store.errors import StoreCorruptError
from elegoo_chat_gui.store.migrations import backup_path
from elegoo_chat_gui.store.user_schema import MIGRATIONS
from elegoo_chat_gui.store.user_store import SqliteUserStore
from tests.unit.store_samples import (
    ANNE,
    NOON,
    bare_chat,
    chat,
    opened_cache,
    opened_users,
    refresh,
    run,
    with_cache,
    with_users,
)

posix_only = pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix_only
@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_files_and_folders_are_private_under_any_umask(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "new" / "deep"

    async def session() -> None:
        async with opened_cache(folder) as cache, opened_users(folder) as users:
            await refresh(cache, ANNE, chat(ANNE, 1))
            await users.save_setting("a", "b")
            names = {path.name for path in folder.iterdir()}
            assert names == {
                f"{name}.sqlite{ending}" for name in ("cache", "user") for ending in ("", "-wal", "-shm")
            }
            assert {mode(path) for path in folder.iterdir()} == {0o600}
            assert {mode(folder), mode(folder.parent)} == {0o700}

    before = os.umask(umask)
    try:
        run(session())
    finally:
        os.umask(before)


@posix_only
def test_what_was_open_to_others_is_tightened(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    folder.mkdir(mode=0o755)
    with_users(folder, lambda users: users.save_setting("a", "b"))
    (folder / "user.sqlite").chmod(0o644)
    folder.chmod(0o755)

    async def look(users: SqliteUserStore) -> None:
        assert (await users.settings()) == {"a": "b"}
        assert (mode(folder), mode(users.path)) == (0o700, 0o600)

    with_users(folder, look)


def test_a_migration_is_preceded_by_a_copy(tmp_path: Path) -> None:
    with_users(tmp_path, lambda users: users.save_setting("kept", "yes"))
    path = tmp_path / "user.sqlite"
    later = (*MIGRATIONS, ("ALTER TABLE settings ADD COLUMN note TEXT",))

    async def migrate() -> None:
        users = SqliteUserStore(path, later)
        await users.open()
        assert await users.settings() == {"kept": "yes"}
        await users.save_setting("kept", "changed")
        await users.aclose()

    run(migrate())
    copy = backup_path(path, len(MIGRATIONS))
    assert [name.name for name in tmp_path.glob("*backup*")] == [copy.name]
    if os.name == "posix":
        assert mode(copy) == 0o600
    copied = sqlite3.connect(copy)
    assert copied.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert copied.execute("SELECT value FROM settings").fetchone() == (b"yes",)
    copied.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    with_users(tmp_path, lambda users: users.save_setting("kept", "yes"))
    broken = (*MIGRATIONS, ("CREATE TABLE half (a)", "no such statement"))

    async def migrate() -> None:
        users = SqliteUserStore(tmp_path / "user.sqlite", broken)
        with pytest.raises(StoreError):
            await users.open()
        with pytest.raises(StoreError, match="not open"):
            await users.settings()
        await users.aclose()

    run(migrate())

    async def look(users: SqliteUserStore) -> None:
        assert await users.settings() == {"kept": "yes"}

    with_users(tmp_path, look)
    file = sqlite3.connect(tmp_path / "user.sqlite")
    assert file.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchone() is None
    file.close()


def change_version(path: Path, version: int) -> None:
    file = sqlite3.connect(path)
    file.execute(f"PRAGMA user_version = {version}")
    file.close()


def test_a_user_file_of_a_later_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    with_users(tmp_path, lambda users: users.save_setting("kept", "yes"))
    path = tmp_path / "user.sqlite"
    change_version(path, 99)
    before = path.read_bytes()

    async def session() -> None:
        async with opened_users(tmp_path):
            pytest.fail("opened a file that it does not know")

    with pytest.raises(StoreTooNewError):
        run(session())
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"not a database, but longer than a header " * 50, b"\0" * 8192])
def test_a_broken_user_file_is_never_thrown_away(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "user.sqlite"
    path.write_bytes(content)

    async def session() -> None:
        async with opened_users(tmp_path):
            pytest.fail("opened a broken file")

    with pytest.raises(StoreCorruptError):
        run(session())
    assert path.read_bytes() == content
    assert [name.name for name in tmp_path.iterdir()] == ["user.sqlite"]


def foreign_database(path: Path) -> None:
    file = sqlite3.connect(path)
    file.execute("CREATE TABLE somebody_elses (a)")
    file.close()


def damaged_schema(path: Path) -> None:
    file = sqlite3.connect(path)
    file.execute("PRAGMA user_version = 1")
    file.execute("CREATE TABLE chats (row INTEGER)")
    file.close()


BROKEN_CACHES: dict[str, Callable[[Path], object]] = {
    "text": lambda path: path.write_bytes(b"text " * 5000),
    "cut header": lambda path: path.write_bytes(b"SQLite format 3\0" + b"\1" * 30),
    "somebody else's": foreign_database,
    "other tables": damaged_schema,
    "newer": lambda path: change_version(path, 99),
    "a folder": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("kind", BROKEN_CACHES)
def test_a_cache_that_cannot_be_used_is_set_aside_and_made_anew(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "cache.sqlite"
    for time in (1, 2, 3):
        path.unlink(missing_ok=True)
        BROKEN_CACHES[kind](path)

        async def use(cache: SqliteChatCache) -> None:
            assert cache.was_rebuilt
            assert not (await cache.load(ANNE)).summaries
            await refresh(cache, ANNE, chat(ANNE, 1))

        with_cache(tmp_path, use)
        aside = [name.name for name in tmp_path.glob("*.broken-*") if not name.name.endswith(("-wal", "-shm"))]
        assert aside == [f"cache.sqlite.broken-{time}"]

        async def look(cache: SqliteChatCache) -> None:
            assert not cache.was_rebuilt
            assert len((await cache.load(ANNE)).summaries) == 1

        with_cache(tmp_path, look)


def damage_index(path: Path) -> None:
    """The order of the list: nothing but loading it reads it."""
    file = sqlite3.connect(path)
    (page,) = file.execute("SELECT rootpage FROM sqlite_master WHERE name = 'chats_newest'").fetchone()
    (size,) = file.execute("PRAGMA page_size").fetchone()
    file.close()
    with path.open("r+b") as content:
        content.seek((page - 1) * size)
        content.write(b"\xee" * size)


@pytest.mark.expects_log
def test_a_damaged_list_is_made_anew_when_it_is_loaded(tmp_path: Path) -> None:
    with_cache(tmp_path, lambda cache: refresh(cache, ANNE, *(chat(ANNE, number) for number in range(1, 400))))
    damage_index(tmp_path / "cache.sqlite")

    async def use(cache: SqliteChatCache) -> None:
        was_rebuilt_when_opened = cache.was_rebuilt
        number = await cache.begin_refresh(ANNE)
        loaded = await cache.load(ANNE)
        assert not loaded.summaries
        assert loaded.complete_at is None
        assert (was_rebuilt_when_opened, cache.was_rebuilt) == (False, True)
        # the refresh that was under way lost what it had brought, so its end says nothing
        await cache.apply(ANNE, number, [chat(ANNE, 1)])
        await cache.finish_refresh(ANNE, number, NOON)
        assert await cache.complete_at(ANNE) is None
        assert await cache.begin_refresh(ANNE) > number

    with_cache(tmp_path, use)


def test_damage_met_elsewhere_is_mended_at_the_next_start(tmp_path: Path) -> None:
    big = bare_chat(ANNE, 1, b"\0\1" * 50_000)
    with_cache(tmp_path, lambda cache: refresh(cache, ANNE, big, chat(ANNE, 2)))
    path = tmp_path / "cache.sqlite"
    content = path.read_bytes()
    middle = content.index(b"\0\1" * 1000) // 4096 + 3
    # the number of the following page, with which each page of a long value begins
    path.write_bytes(content[: middle * 4096] + b"\xff" * 4 + content[middle * 4096 + 4 :])

    async def use(cache: SqliteChatCache) -> None:
        with pytest.raises(StoreCorruptError):
            await cache.raw(big.key)

    async def look(cache: SqliteChatCache) -> None:
        assert cache.was_rebuilt

    with_cache(tmp_path, use)
    with_cache(tmp_path, look)


def test_a_file_that_another_process_holds_is_locked_not_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("elegoo_chat_gui.store.database.LOCK_WAIT_SECONDS", 0.02)
    with_cache(tmp_path, lambda cache: refresh(cache, ANNE, chat(ANNE, 1)))
    with_users(tmp_path, lambda users: users.save_setting("a", "b"))
    holders = [sqlite3.connect(tmp_path / name, isolation_level=None) for name in ("cache.sqlite", "user.sqlite")]
    for holder in holders:
        holder.execute("BEGIN IMMEDIATE")

    async def session() -> None:
        async with opened_cache(tmp_path) as cache, opened_users(tmp_path) as users:
            assert not cache.was_rebuilt
            with pytest.raises(StoreLockedError):
                await cache.put_created(chat(ANNE, 2))
            with pytest.raises(StoreLockedError):
                await users.save_setting("a", "c")
            assert await users.settings() == {"a": "b"}

    run(session())
    for holder in holders:
        holder.close()


def test_a_full_disk_keeps_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = blank_draft(ANNE, NOON)

    async def session() -> None:
        async with opened_cache(tmp_path) as cache, opened_users(tmp_path) as users:
            await refresh(cache, ANNE, chat(ANNE, 1))
            await users.save_draft(draft)
            for store in (cache, users):
                await store._file.read(lambda db: db.execute("PRAGMA max_page_count = 1").fetchone())
            number = await cache.begin_refresh(ANNE)
            with pytest.raises(StoreFullError):
                await cache.apply(ANNE, number, [bare_chat(ANNE, 2, b"x" * 100_000)])
            with pytest.raises(StoreFullError):
                await users.save_setting("a", "x" * 100_000)
            assert not await cache.finish_refresh(ANNE, number, NOON)
            assert [summary.key.id for summary in (await cache.load(ANNE)).summaries] == [1]
            assert await users.draft(draft.id) == draft

    run(session())


KILLED_PROGRAM = """
    import asyncio, sys
    from pathlib import Path
    from dataclasses import replace
    from tests.unit.store_samples import *
    from elegoo_chat_gui.core.drafts import blank_draft

    async def main(folder):
        cache, users = SqliteChatCache(folder / "cache.sqlite"), SqliteUserStore(folder / "user.sqlite")
        await cache.open()
        await users.open()
        await refresh(cache, ANNE, *(chat(ANNE, number) for number in range(1, 50)))
        await users.put_outbox(outbox_entry("sent", state=OutboxState.SENDING))
        number = await cache.begin_refresh(ANNE)
        print("written", flush=True)
        for count in range(1, 10**6):
            await cache.apply(ANNE, number, [chat(ANNE, 10 * count + step, "x" * 3000) for step in range(10)])
            await users.save_draft(blank_draft(ANNE, NOON))

    asyncio.run(main(Path(sys.argv[1])))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no SIGKILL")
def test_a_killed_program_leaves_both_files_whole(tmp_path: Path) -> None:
    program = subprocess.Popen(  # noqa: S603  ourselves
        [sys.executable, "-c", textwrap.dedent(KILLED_PROGRAM), str(tmp_path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == b"written\n"
        log = tmp_path / "cache.sqlite-wal"
        while log.stat().st_size < 2_000_000:
            assert program.poll() is None
    finally:
        program.kill()
        program.communicate()

    async def session() -> None:
        async with opened_cache(tmp_path) as cache, opened_users(tmp_path) as users:
            assert not cache.was_rebuilt
            stored = await cache.load(ANNE)
            assert set(range(1, 10)) <= {summary.key.id for summary in stored.summaries}
            assert stored.complete_at == NOON
            for summary in stored.summaries:
                assert await cache.raw(summary.key)
            assert [(entry.id, entry.state) for entry in await users.outbox()] == [("sent", OutboxState.SENDING)]
            for store in (cache, users):
                assert await store._file.read(lambda db: db.execute("PRAGMA integrity_check").fetchall()) == [("ok",)]

    run(session())
