"""Accounts opened once: nothing of them reaches a file, also not what comes too late."""

import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from elegoo_chat_gui.core.chats import ChatKey
from elegoo_chat_gui.core.drafts import Draft, DraftMessage, blank_draft
from elegoo_chat_gui.core.errors import StoreError
from elegoo_chat_gui.core.outbox import OutboxState
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.services.ports import ChatCache, OncePlace, UserStore
from elegoo_chat_gui.store.once import OnceStores, RoutedChatCache, RoutedUserStore
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
)

MARK = "Zebrafink-4711"


def as_ports(
    cache: RoutedChatCache, users: RoutedUserStore, once: OnceStores
) -> tuple[ChatCache, UserStore, OncePlace]:
    return cache, users, once


def draft_of(text: str) -> Draft:
    return replace(blank_draft(ANNE, NOON), messages=(DraftMessage("user", text, None),))


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_chats_drafts_and_sendings_stay_in_memory(tmp_path: Path) -> None:
    async def use() -> None:
        once = OnceStores()
        async with opened_cache(tmp_path) as kept_cache, opened_users(tmp_path) as kept_users:
            cache, users, place = as_ports(RoutedChatCache(kept_cache, once), RoutedUserStore(kept_users, once), once)
            await place.begin(ANNE)
            number = await cache.begin_refresh(ANNE)
            await cache.apply(ANNE, number, [chat(ANNE, 7, MARK, machine_name=MARK)])
            await cache.finish_refresh(ANNE, number, NOON)
            await cache.put_created(chat(ANNE, 8, MARK))
            draft = draft_of(MARK)
            await users.save_draft(draft)
            await users.put_outbox(replace(outbox_entry("one", ANNE, OutboxState.UNKNOWN), title=MARK))
            assert len((await cache.load(ANNE)).summaries) == (await cache.usage(ANNE)).chats == 2
            assert await cache.raw(ChatKey(ANNE, 7)) == row(7, MARK, machine_name=MARK)
            assert len(await cache.raw_newer_than(ANNE, 7)) == 1
            assert (await cache.highest_id(ANNE), await cache.complete_at(ANNE)) == (8, NOON)
            assert await cache.preset_names(ANNE, PresetKind.MACHINE) == [(MARK, 1)]
            assert await users.drafts(ANNE) == await users.drafts() == [draft]
            assert await users.draft(draft.id) == draft
            assert [entry.id for entry in await users.outbox()] == ["one"]
            await kept_cache.scrub(force=True)
            assert MARK.encode() not in everything_in(tmp_path)
            await once.aclose()
        assert MARK.encode() not in everything_in(tmp_path)

    run(use())


def test_kept_accounts_go_to_their_files_beside_it(tmp_path: Path) -> None:
    async def use() -> None:
        once = OnceStores()
        async with opened_cache(tmp_path) as kept_cache, opened_users(tmp_path) as kept_users:
            cache, users = RoutedChatCache(kept_cache, once), RoutedUserStore(kept_users, once)
            await once.begin(ANNE)
            number = await cache.begin_refresh(BERT)
            await cache.apply(BERT, number, [chat(BERT, 1, "Bert asks")])
            mine, other = draft_of("mine"), replace(blank_draft(BERT, NOON + timedelta(1)), feedback="x")
            for draft in (mine, other):
                await users.save_draft(draft)
            assert await users.drafts() == [other, mine]
            entry = outbox_entry("b", BERT, OutboxState.UNKNOWN)
            await users.put_outbox(entry)
            await users.close_outbox(replace(entry, state=OutboxState.CREATED, created_id=5), delete_draft=False)
            assert await users.created_ids(BERT) == {5}
            assert await users.created_ids(ANNE) == set()
            await users.delete_draft(other.id)
            await users.delete_draft(mine.id)
            assert await users.drafts() == []
            assert len((await kept_cache.load(BERT)).summaries) == 1
            assert await kept_users.created_ids(BERT) == {5}
            await users.erase_account(BERT)
            assert await kept_users.created_ids(BERT) == set()
            await once.aclose()

    run(use())


def test_what_comes_after_the_end_is_refused(tmp_path: Path) -> None:
    async def use() -> None:
        once = OnceStores()
        async with opened_cache(tmp_path) as kept_cache, opened_users(tmp_path) as kept_users:
            cache, users = RoutedChatCache(kept_cache, once), RoutedUserStore(kept_users, once)
            await once.begin(ANNE)
            number = await cache.begin_refresh(ANNE)
            await users.save_draft(draft_of(MARK))
            await once.end(ANNE)
            assert await users.drafts() == []
            for late in (
                lambda: cache.apply(ANNE, number, [chat(ANNE, 1, MARK)]),
                lambda: cache.put_created(chat(ANNE, 1, MARK)),
                lambda: users.save_draft(draft_of(MARK)),
                lambda: users.put_outbox(outbox_entry("late", ANNE)),
            ):
                with pytest.raises(StoreError):
                    await late()
            await once.begin(ANNE)  # opened again: empty
            assert (await cache.load(ANNE)).summaries == []
            await once.end(ANNE)
            once.release(ANNE)  # set up for good
            await refresh(kept_cache, ANNE, chat(ANNE, 2))
            assert len((await cache.load(ANNE)).summaries) == 1
            await once.aclose()

    run(use())


def test_its_threads_end_with_it(tmp_path: Path) -> None:
    async def use() -> None:
        once = OnceStores()
        await once.begin(ANNE)
        await once.begin(BERT)
        await once.begin(BERT)
        names = [thread.name for thread in threading.enumerate()]
        assert names.count("store-once") == 2
        await once.end(ANNE)
        await once.end(ANNE)
        await once.aclose()
        await once.aclose()

    run(use())
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("store-once")]
