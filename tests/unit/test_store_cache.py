"""cache.sqlite: what is put comes back, a cut refresh loses nothing, accounts never mix."""

import asyncio
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.chats import ChangeSet, ChatKey, ReceivedChat
from elegoo_chat_gui.core.errors import StoreError
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.services.ports import ChatCache
from elegoo_chat_gui.store.cache_store import SqliteChatCache
from tests.unit.store_samples import (
    ANNE,
    BERT,
    NOON,
    WILD_TEXT,
    bare_chat,
    chat,
    opened_cache,
    refresh,
    run,
    with_cache,
)


def as_port(cache: SqliteChatCache) -> ChatCache:
    """The type checker proves here that the store fits the port."""
    return cache


async def listed(cache: SqliteChatCache, account: AccountKey = ANNE) -> list[int]:
    return [summary.key.id for summary in (await cache.load(account)).summaries]


def test_every_byte_and_every_summary_comes_back(tmp_path: Path) -> None:
    chats = [chat(ANNE, 7, machine_name="Centauri"), bare_chat(ANNE, -5, bytes(range(256)) * 3)]

    async def use(cache: SqliteChatCache) -> None:
        await refresh(cache, ANNE, *chats)

    async def look(cache: SqliteChatCache) -> None:
        stored = await as_port(cache).load(ANNE)
        assert list(stored.summaries) == [chats[0].summary, chats[1].summary]
        assert stored.complete_at == NOON
        assert [await cache.raw(item.key) for item in chats] == [item.raw for item in chats]
        assert await cache.raw(ChatKey(ANNE, 8)) is None
        assert await cache.raw(ChatKey(BERT, 7)) is None

    with_cache(tmp_path, use)
    with_cache(tmp_path, look)


def test_the_list_is_newest_first_then_by_id_and_without_a_time_last(tmp_path: Path) -> None:
    late = NOON + timedelta(hours=1)
    chats = [
        bare_chat(ANNE, 1, b"1", None),
        bare_chat(ANNE, 2, b"2", late),
        bare_chat(ANNE, 3, b"3", NOON),
        bare_chat(ANNE, 4, b"4", late),
        bare_chat(ANNE, 5, b"5", None),
        bare_chat(ANNE, -9, b"6", NOON),
    ]

    async def use(cache: SqliteChatCache) -> None:
        await refresh(cache, ANNE, *chats)
        assert await listed(cache) == [4, 2, 3, -9, 5, 1]

    with_cache(tmp_path, use)


def test_changes_name_what_was_added_updated_and_removed(tmp_path: Path) -> None:
    async def use(cache: SqliteChatCache) -> None:
        first, second, changed, third = chat(ANNE, 1), chat(ANNE, 2), chat(ANNE, 2, "How?"), chat(ANNE, 3)
        number = await cache.begin_refresh(ANNE)
        assert await cache.apply(ANNE, number, [first, second]) == ChangeSet(
            ANNE, added=(first.summary, second.summary)
        )
        assert not await cache.finish_refresh(ANNE, number, NOON)
        later = await cache.begin_refresh(ANNE)
        assert later > number
        changes = await cache.apply(ANNE, later, [changed, third])
        assert changes == ChangeSet(ANNE, added=(third.summary,), updated=(changed.summary,))
        assert await cache.finish_refresh(ANNE, later, NOON) == ChangeSet(ANNE, removed=(first.key,))
        assert await cache.raw(changed.key) == changed.raw
        assert await cache.raw(first.key) is None
        assert not await cache.apply(ANNE, await cache.begin_refresh(ANNE), [changed, third])

    with_cache(tmp_path, use)


def test_an_unchanged_list_writes_nothing_to_the_file(tmp_path: Path) -> None:
    chats = [chat(ANNE, number) for number in range(1, 300)]

    async def use(cache: SqliteChatCache) -> None:
        await refresh(cache, ANNE, *chats)
        log = tmp_path / "cache.sqlite-wal"
        before = log.stat().st_size
        await refresh(cache, ANNE, *chats)
        assert log.stat().st_size - before < 40_000  # the counter and the time, not the chats

    with_cache(tmp_path, use)


def test_an_interrupted_refresh_removes_nothing(tmp_path: Path) -> None:
    async def use(cache: SqliteChatCache) -> None:
        await refresh(cache, ANNE, chat(ANNE, 1), chat(ANNE, 2))
        cut = await cache.begin_refresh(ANNE)
        await cache.apply(ANNE, cut, [chat(ANNE, 3)])

    async def look(cache: SqliteChatCache) -> None:
        assert await listed(cache) == [3, 2, 1]
        stale = 2  # the refresh that was cut with the last program
        assert not await cache.finish_refresh(ANNE, stale, NOON)
        assert await listed(cache) == [3, 2, 1]
        assert await cache.begin_refresh(ANNE) > stale

    with_cache(tmp_path, use)
    with_cache(tmp_path, look)


def test_a_created_chat_survives_the_refresh_that_began_before_it(tmp_path: Path) -> None:
    async def use(cache: SqliteChatCache) -> None:
        await refresh(cache, ANNE, chat(ANNE, 1))
        number = await cache.begin_refresh(ANNE)
        created = chat(ANNE, 2)
        assert await cache.put_created(created) == ChangeSet(ANNE, added=(created.summary,))
        await cache.apply(ANNE, number, [chat(ANNE, 1)])
        assert not await cache.finish_refresh(ANNE, number, NOON)
        assert await listed(cache) == [2, 1]
        await refresh(cache, ANNE, chat(ANNE, 1))
        assert await listed(cache) == [1]

    with_cache(tmp_path, use)


def test_an_older_refresh_does_not_remove_what_a_younger_one_brought(tmp_path: Path) -> None:
    async def use(cache: SqliteChatCache) -> None:
        older, younger = await cache.begin_refresh(ANNE), await cache.begin_refresh(ANNE)
        await cache.apply(ANNE, younger, [chat(ANNE, 1), chat(ANNE, 2)])
        await cache.apply(ANNE, older, [chat(ANNE, 1)])
        assert not await cache.finish_refresh(ANNE, older, NOON)
        assert await listed(cache) == [2, 1]

    with_cache(tmp_path, use)


def test_a_younger_refresh_removes_what_only_an_older_one_saw(tmp_path: Path) -> None:
    async def use(cache: SqliteChatCache) -> None:
        older, younger = await cache.begin_refresh(ANNE), await cache.begin_refresh(ANNE)
        await cache.apply(ANNE, older, [chat(ANNE, 1), chat(ANNE, 2)])
        await cache.apply(ANNE, younger, [chat(ANNE, 2)])
        assert await cache.finish_refresh(ANNE, younger, NOON) == ChangeSet(ANNE, removed=(ChatKey(ANNE, 1),))

    with_cache(tmp_path, use)


def test_one_id_twice_in_a_batch_is_one_chat(tmp_path: Path) -> None:
    async def use(cache: SqliteChatCache) -> None:
        last = chat(ANNE, 1, "Second?")
        number = await cache.begin_refresh(ANNE)
        changes = await cache.apply(ANNE, number, [chat(ANNE, 1, "First?"), last])
        assert changes == ChangeSet(ANNE, added=(last.summary,))

    with_cache(tmp_path, use)


def test_accounts_never_mix(tmp_path: Path) -> None:
    async def use(cache: SqliteChatCache) -> None:
        await refresh(cache, ANNE, chat(ANNE, 1, "Anne's?"))
        await refresh(cache, BERT, chat(BERT, 1, "Bert's?"), chat(BERT, 2))
        await refresh(cache, ANNE)
        assert await listed(cache) == []
        assert await listed(cache, BERT) == [2, 1]
        assert await cache.raw(ChatKey(BERT, 1)) == chat(BERT, 1, "Bert's?").raw
        number = await cache.begin_refresh(ANNE)
        with pytest.raises(ValueError, match="another account"):
            await cache.apply(ANNE, number, [chat(BERT, 5)])
        assert not await cache.apply(BERT, number, [chat(BERT, 5)])
        assert await listed(cache, BERT) == [2, 1]

    with_cache(tmp_path, use)


def test_a_forgotten_account_is_not_brought_back_by_its_refresh(tmp_path: Path) -> None:
    async def use(cache: SqliteChatCache) -> None:
        await refresh(cache, BERT, chat(BERT, 1))
        number = await cache.begin_refresh(ANNE)
        await cache.apply(ANNE, number, [chat(ANNE, 1)])
        await cache.forget(ANNE)
        assert not await cache.apply(ANNE, number, [chat(ANNE, 2)])
        assert not await cache.finish_refresh(ANNE, number, NOON)
        assert (await cache.load(ANNE)).complete_at is None
        assert await listed(cache) == []
        assert await cache.raw(ChatKey(ANNE, 1)) is None
        assert await listed(cache, BERT) == [1]

    with_cache(tmp_path, use)


def test_highest_id_and_what_is_newer(tmp_path: Path) -> None:
    async def use(cache: SqliteChatCache) -> None:
        assert await cache.highest_id(ANNE) == 0
        await refresh(cache, ANNE, bare_chat(ANNE, -4, b"no id"))
        assert await cache.highest_id(ANNE) == 0
        await refresh(cache, ANNE, bare_chat(ANNE, -4, b"no id"), chat(ANNE, 5), chat(ANNE, 9), chat(ANNE, 7))
        assert await cache.highest_id(ANNE) == 9
        assert await cache.raw_newer_than(ANNE, 5) == [chat(ANNE, 7).raw, chat(ANNE, 9).raw]
        assert await cache.raw_newer_than(BERT, 0) == []
        assert await cache.complete_at(ANNE) == NOON
        assert await cache.complete_at(BERT) is None

    with_cache(tmp_path, use)


def test_preset_names_leave_out_blank_ones_and_keep_wild_ones(tmp_path: Path) -> None:
    async def use(cache: SqliteChatCache) -> None:
        names = ["Neptune", "", "  ", "　", "Centauri", "Neptune"]
        chats = [chat(ANNE, number, machine_name=name) for number, name in enumerate(names, start=1)]
        await refresh(cache, ANNE, *chats, bare_chat(ANNE, 99, b""))
        await refresh(cache, BERT, chat(BERT, 1, machine_name="Bert's", filament_name="PLA"))
        assert await cache.preset_names(ANNE, PresetKind.MACHINE) == [("Neptune", 2), ("Centauri", 1)]
        assert await cache.preset_names(ANNE, PresetKind.FILAMENT) == []
        assert await cache.preset_names(ANNE, PresetKind.PROCESS) == [(WILD_TEXT, 1)]

    with_cache(tmp_path, use)


def test_everything_runs_in_one_thread_that_ends_with_the_store(tmp_path: Path) -> None:
    async def session() -> None:
        async with opened_cache(tmp_path) as cache:
            await refresh(cache, ANNE, chat(ANNE, 1))
            assert [thread.name for thread in threading.enumerate()].count("store-cache") == 1
            queued = [asyncio.ensure_future(cache.put_created(chat(ANNE, number))) for number in range(2, 9)]
            await asyncio.sleep(0)
            await cache.aclose()
            assert all([bool(await changes) for changes in queued])
        assert "store-cache" not in [thread.name for thread in threading.enumerate()]
        with pytest.raises(StoreError, match="closed"):
            await cache.load(ANNE)

    run(session())


def test_a_write_is_carried_out_when_nobody_waits_for_it_any_more(tmp_path: Path) -> None:
    created: ReceivedChat = chat(ANNE, 1)

    async def use(cache: SqliteChatCache) -> None:
        release = threading.Event()
        busy = asyncio.ensure_future(cache._file.read(lambda _: release.wait(20)))
        await asyncio.sleep(0)
        task = asyncio.ensure_future(cache.put_created(created))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        release.set()
        assert await busy
        assert await cache.raw(created.key) == created.raw

    with_cache(tmp_path, use)
