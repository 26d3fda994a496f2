"""What is deleted is gone from the bytes of every file, and a file of the first version is brought up to date."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from elegoo_chat_gui.core.accounts import DOCUMENTED_SERVERS, Account, AccountKey, CacheUsage, KeepRule, Retention
from elegoo_chat_gui.core.chats import ChatKey
from elegoo_chat_gui.core.drafts import Draft, DraftMessage, blank_draft
from elegoo_chat_gui.core.outbox import OutboxState
from elegoo_chat_gui.store import cache_store
from elegoo_chat_gui.store.cache_store import SqliteChatCache
from elegoo_chat_gui.store.migrations import apply_migration, backup_path
from elegoo_chat_gui.store.user_schema import MIGRATIONS
from elegoo_chat_gui.store.user_store import SqliteUserStore
from tests.unit.store_samples import (
    ANNE,
    BERT,
    NOON,
    chat,
    opened_cache,
    opened_users,
    outbox_entry,
    refresh,
    row,
    run,
    with_cache,
    with_users,
)

MARK = "Zebrafink-4711"  # stands in everything of ANNE and nowhere else
ANNE_HERE = Account(DOCUMENTED_SERVERS[0], "anne", label=MARK)
BERT_HERE = Account(DOCUMENTED_SERVERS[0], "bert")


def files_with(folder: Path, text: str) -> list[str]:
    return sorted(p.name for p in folder.rglob("*") if p.is_file() and text.encode() in p.read_bytes())


def draft_of(account: AccountKey, text: str) -> Draft:
    return replace(blank_draft(account, NOON), messages=(DraftMessage("user", text, None),))


async def fill_cache(cache: SqliteChatCache, chats: int = 60) -> None:
    # Some builds of SQLite overwrite what is deleted by themselves; the program must not rely on it.
    await cache._file.change(lambda db: db.execute("PRAGMA secure_delete=OFF").fetchone())
    # Long enough for overflow pages, in an order that splits pages.
    mine = [chat(ANNE, number, f"{MARK} {number} " + "y" * (number * 97)) for number in range(chats, 0, -1)]
    await refresh(cache, ANNE, *mine)
    await refresh(cache, BERT, *[chat(BERT, number + 1000, "kept " * number) for number in range(1, chats)])


async def fill_users(users: SqliteUserStore) -> None:
    for account in (ANNE_HERE, BERT_HERE):
        await users.save_account(account)
    for text in (MARK, MARK * 3000, "short again " + MARK):
        await users.save_draft(draft_of(ANNE, text))
    await users.save_draft(draft_of(BERT, "kept"))
    for number, state in enumerate(OutboxState):
        await users.put_outbox(replace(outbox_entry(f"{number}", ANNE, state), title=MARK))


@pytest.mark.parametrize("closed", [False, True])
def test_a_forgotten_account_is_in_no_byte_of_the_cache(tmp_path: Path, closed: bool) -> None:
    async def use(cache: SqliteChatCache) -> None:
        await fill_cache(cache)
        assert files_with(tmp_path, MARK)
        await cache.forget(ANNE)
        await cache.scrub()
        if not closed:
            assert files_with(tmp_path, MARK) == []
        assert len((await cache.load(BERT)).summaries) == 59
        assert await cache.raw(ChatKey(BERT, 1003)) == row(1003, "kept " * 3)

    with_cache(tmp_path, use)
    assert files_with(tmp_path, MARK) == []
    assert [path.name for path in tmp_path.iterdir()] == ["cache.sqlite"]


def test_without_scrubbing_the_bytes_would_be_there(tmp_path: Path) -> None:
    async def use(cache: SqliteChatCache) -> None:
        await fill_cache(cache)
        await cache.forget(ANNE)

    with_cache(tmp_path, use)
    assert files_with(tmp_path, MARK) == ["cache.sqlite"]
    with_cache(tmp_path, lambda cache: cache.scrub())  # a crash in between: the next one does it
    assert files_with(tmp_path, MARK) == []


def test_scrubbing_rewrites_only_where_something_was_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewritten: list[Path] = []
    real = cache_store.rewritten

    def counted(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
        rewritten.append(path)
        return real(connection, path)

    monkeypatch.setattr(cache_store, "rewritten", counted)

    async def use(cache: SqliteChatCache) -> None:
        await fill_cache(cache, 5)
        await cache.scrub()
        await cache.forget(AccountKey("nowhere", "nobody"))
        await cache.scrub()
        assert rewritten == []
        await cache.forget(ANNE)
        await cache.scrub()
        await cache.scrub()
        assert len(rewritten) == 1
        await cache.scrub(force=True)
        assert len(rewritten) == 2

    with_cache(tmp_path, use)


def test_a_refresh_goes_on_over_a_scrub(tmp_path: Path) -> None:
    async def use(cache: SqliteChatCache) -> None:
        await fill_cache(cache, 3)
        number = await cache.begin_refresh(BERT)
        await cache.apply(BERT, number, [chat(BERT, 1001)])
        await cache.scrub(force=True)
        changes = await cache.finish_refresh(BERT, number, NOON)
        assert changes.removed == (ChatKey(BERT, 1002),)
        assert await cache.begin_refresh(BERT) > number

    with_cache(tmp_path, use)


def test_files_set_aside_go_with_the_account(tmp_path: Path) -> None:
    aside = tmp_path / "cache.sqlite.broken-3"
    aside.write_bytes(MARK.encode())
    (tmp_path / "cache.sqlite.fresh").write_bytes(MARK.encode())

    async def use(cache: SqliteChatCache) -> None:
        await fill_cache(cache, 2)
        await cache.forget(ANNE)
        await cache.scrub()

    with_cache(tmp_path, use)
    assert files_with(tmp_path, MARK) == []


def test_a_rewriting_that_fails_leaves_the_cache_usable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def use(cache: SqliteChatCache) -> None:
        await fill_cache(cache, 5)
        await cache.forget(ANNE)
        (tmp_path / "cache.sqlite.fresh").mkdir()  # the copy cannot be made
        with pytest.raises(Exception, match=r"EISDIR|EPERM|EACCES|StoreError"):
            await cache.scrub()
        (tmp_path / "cache.sqlite.fresh").rmdir()
        assert len((await cache.load(BERT)).summaries) == 4
        await cache.scrub()
        assert files_with(tmp_path, MARK) == []

    with_cache(tmp_path, use)


def test_usage_counts_chats_and_their_bytes(tmp_path: Path) -> None:
    async def use(cache: SqliteChatCache) -> None:
        assert await cache.usage(ANNE) == CacheUsage()
        await refresh(cache, ANNE, chat(ANNE, 1), chat(ANNE, 2, "ä"))
        assert await cache.usage(ANNE) == CacheUsage(2, len(row(1)) + len(row(2, "ä")))

    with_cache(tmp_path, use)


def test_an_erased_account_is_in_no_byte_of_the_user_file(tmp_path: Path) -> None:
    async def use(users: SqliteUserStore) -> None:
        await fill_users(users)
        assert "user.sqlite-wal" in files_with(tmp_path, MARK)
        await users.erase_account(ANNE)
        assert files_with(tmp_path, MARK) == []
        assert await users.accounts() == [BERT_HERE]
        assert [draft.account for draft in await users.drafts()] == [BERT]
        assert await users.outbox() == []

    with_users(tmp_path, use)
    assert files_with(tmp_path, MARK) == []


def test_an_erased_account_is_in_no_copy_made_before_a_migration(tmp_path: Path) -> None:
    with_users(tmp_path, fill_users)
    path = tmp_path / "user.sqlite"
    later = (*MIGRATIONS, ("ALTER TABLE settings ADD COLUMN note TEXT",))
    copy = backup_path(path, len(MIGRATIONS))

    async def migrate() -> None:
        users = SqliteUserStore(path, later)
        await users.open()
        copy.with_name(copy.name + ".unfinished").write_bytes(MARK.encode())
        assert copy.name in files_with(tmp_path, MARK)
        await users.erase_account(ANNE)
        await users.aclose()

    run(migrate())
    assert files_with(tmp_path, MARK) == []
    copied = sqlite3.connect(copy)
    assert copied.execute("SELECT COUNT(*) FROM drafts").fetchone() == (1,)
    copied.close()


def test_a_file_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "user.sqlite"
    old = sqlite3.connect(path, isolation_level=None)
    apply_migration(old, MIGRATIONS[0], 1)
    used = datetime(2026, 2, 3, 4, 5, 6, 7, tzinfo=UTC)
    microseconds = int(used.timestamp()) * 1_000_000 + 7
    old.execute(
        "INSERT INTO accounts VALUES (?,?,?,'production',?,'de',?)",
        (ANNE.server.encode(), b"anne", ANNE.server.encode(), b"label", microseconds),
    )
    old.close()

    async def look(users: SqliteUserStore) -> None:
        (anne,) = await users.accounts()
        assert anne == Account(DOCUMENTED_SERVERS[0], "anne", "label", "de", Retention(KeepRule.ALWAYS, 30))
        assert anne.last_used == used
        await users.save_account(replace(anne, retention=Retention(KeepRule.UNTIL_CLOSED, 5)))

    async def look_again(users: SqliteUserStore) -> None:
        (anne,) = await users.accounts()
        assert anne.retention == Retention(KeepRule.UNTIL_CLOSED, 5)
        assert anne.last_used == used

    with_users(tmp_path, look)
    with_users(tmp_path, look_again)
    assert backup_path(path, 1).exists()


def test_a_retention_that_nobody_knows_keeps_the_chats(tmp_path: Path) -> None:
    with_users(tmp_path, lambda users: users.save_account(ANNE_HERE))
    file = sqlite3.connect(tmp_path / "user.sqlite")
    file.execute("UPDATE accounts SET keep = 'until-easter', keep_days = -3")
    file.commit()
    file.close()

    async def look(users: SqliteUserStore) -> None:
        (anne,) = await users.accounts()
        assert anne.retention == Retention(KeepRule.ALWAYS, 1)

    with_users(tmp_path, look)


def test_both_files_are_open_while_an_account_goes(tmp_path: Path) -> None:
    async def use() -> None:
        async with opened_cache(tmp_path) as cache, opened_users(tmp_path) as users:
            await fill_cache(cache)
            await fill_users(users)
            await cache.forget(ANNE)
            await cache.scrub(force=True)
            await users.erase_account(ANNE)
            assert files_with(tmp_path, MARK) == []

    run(use())
