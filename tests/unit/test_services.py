"""Sync, compose and accounts on real stores, with a server that the test commands."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.chats import ChangeSet, NewChat
from elegoo_chat_gui.core.drafts import Draft, DraftMessage, blank_draft, continue_chat
from elegoo_chat_gui.core.errors import (
    AccountUnknownError,
    AlreadySendingError,
    AnswerShape,
    ConnectionFailedError,
    DraftInvalidError,
    NoTokenError,
    OutcomeUnknownError,
    Phase,
    SendCancelledError,
    ServerFailedError,
    UnexpectedAnswerError,
    ValidationRejectedError,
)
from elegoo_chat_gui.core.outbox import OutboxState
from elegoo_chat_gui.services.compose import ComposeService
from elegoo_chat_gui.services.reading import ReadingService
from elegoo_chat_gui.services.sync import ChangeOrigin, SyncProgress, SyncService
from elegoo_chat_gui.store.cache_store import SqliteChatCache
from elegoo_chat_gui.store.user_store import SqliteUserStore
from tests.fakes import ACCOUNT, NOON, OTHER_ACCOUNT, FakeServer, MemoryVault, received


@dataclass
class House:
    server: FakeServer
    vault: MemoryVault
    users: SqliteUserStore
    cache: SqliteChatCache
    sync: SyncService
    compose: ComposeService
    changes: list[tuple[ChangeSet, ChangeOrigin]]

    async def titles(self, account: AccountKey = ACCOUNT.key) -> list[str]:
        return [summary.title for summary in (await self.cache.load(account)).summaries]


@asynccontextmanager
async def open_house(folder: Path, server: FakeServer | None = None) -> AsyncIterator[House]:
    async with AsyncExitStack() as stack:
        users, cache = SqliteUserStore(folder / "user.sqlite"), SqliteChatCache(folder / "cache.sqlite")
        await users.open()
        stack.push_async_callback(users.aclose)
        await cache.open()
        stack.push_async_callback(cache.aclose)
        changes: list[tuple[ChangeSet, ChangeOrigin]] = []
        source, vault = server or FakeServer(), MemoryVault(ACCOUNT, OTHER_ACCOUNT)
        sync = SyncService(source, cache, vault, lambda *change: changes.append(change), lambda: NOON)
        known = {account.key: account for account in (ACCOUNT, OTHER_ACCOUNT)}
        compose = ComposeService(
            source, cache, users, vault, sync, known.get, lambda *c: changes.append(c), lambda: None, lambda: NOON
        )
        stack.push_async_callback(compose.aclose)
        yield House(source, vault, users, cache, sync, compose, changes)


Story = Callable[[House], Coroutine[Any, Any, None]]


def play(folder: Path, story: Story, server: FakeServer | None = None) -> None:
    async def whole() -> None:
        async with open_house(folder, server) as house:
            await story(house)

    asyncio.run(asyncio.wait_for(whole(), 20))


def draft(text: str = "How do I fix warping?", account: AccountKey = ACCOUNT.key) -> Draft:
    return replace(blank_draft(account, NOON), messages=(DraftMessage("user", text),), machine_name="Neptune 4")


# -- reading -------------------------------------------------------------------------------------


def test_a_whole_list_is_kept_and_what_vanished_goes(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        progress: list[SyncProgress] = []
        house.server.chats[ACCOUNT.key] = [received(ACCOUNT.key, n) for n in (3, 2, 1)]
        outcome = await house.sync.refresh(ACCOUNT, progress.append)
        assert (outcome.chats, outcome.added, outcome.removed) == (3, 3, 0)
        assert [step.chats for step in progress] == [1, 3]
        house.server.chats[ACCOUNT.key].pop()
        outcome = await house.sync.refresh(ACCOUNT, progress.append)
        assert (outcome.added, outcome.updated, outcome.removed) == (0, 0, 1)
        assert await house.titles() == ["question 3", "question 2"]

    play(tmp_path, story)


@pytest.mark.parametrize("error", [ConnectionFailedError(Phase.CONNECT), UnexpectedAnswerError(AnswerShape.CUT_OFF)])
def test_a_list_that_ends_early_removes_nothing(tmp_path: Path, error: ConnectionFailedError) -> None:
    async def story(house: House) -> None:
        house.server.chats[ACCOUNT.key] = [received(ACCOUNT.key, n) for n in (4, 3, 2, 1)]
        await house.sync.refresh(ACCOUNT, lambda _: None)
        house.server.chats[ACCOUNT.key] = [received(ACCOUNT.key, n) for n in (5, 4)]
        house.server.list_error = error
        with pytest.raises(type(error)):
            await house.sync.refresh(ACCOUNT, lambda _: None)
        assert len(await house.titles()) == 5

    play(tmp_path, story)


def test_accounts_do_not_mix_and_a_missing_token_is_said(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        house.server.chats = {a.key: [received(a.key, n)] for n, a in enumerate((ACCOUNT, OTHER_ACCOUNT), 1)}
        for account in (ACCOUNT, OTHER_ACCOUNT):
            await house.sync.refresh(account, lambda _: None)
        assert await house.titles(OTHER_ACCOUNT.key) == ["question 2"]
        await house.vault.forget(ACCOUNT.key)
        with pytest.raises(NoTokenError):
            await house.sync.refresh(ACCOUNT, lambda _: None)

    play(tmp_path, story)


# -- creating ------------------------------------------------------------------------------------


def test_created(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        created = await house.compose.submit(draft())
        assert await house.titles() == ["How do I fix warping?"]
        assert house.changes[-1] == (ChangeSet(ACCOUNT.key, added=(created.summary,)), ChangeOrigin.CREATED)
        assert not await house.users.drafts()
        assert not await house.users.outbox()

    play(tmp_path, story)


def test_the_outbox_row_is_on_the_disk_before_the_post(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        seen: list[OutboxState] = []

        def look() -> None:
            async def read() -> None:
                async with open_house(tmp_path) as other:
                    seen.extend(entry.state for entry in await other.users.outbox())

            asyncio.run(read())

        house.server.before_post = lambda: _in_a_thread(look)
        await house.compose.submit(draft())
        assert seen == [OutboxState.SENDING]

    play(tmp_path, story)


def _in_a_thread(job: Callable[[], None]) -> None:
    import threading

    thread = threading.Thread(target=job)
    thread.start()
    thread.join()


@pytest.mark.parametrize(
    "error", [ConnectionFailedError(Phase.ADDRESS), ValidationRejectedError({"messages": ("no",)})]
)
def test_refused_keeps_the_draft_and_may_be_sent_again(tmp_path: Path, error: ConnectionFailedError) -> None:
    async def story(house: House) -> None:
        house.server.create_error = error
        mine = draft()
        with pytest.raises(type(error)):
            await house.compose.submit(mine)
        assert list(await house.compose.drafts(ACCOUNT.key)) == [mine]
        house.server.create_error = None
        await house.compose.submit(mine)
        assert len(house.server.chats[ACCOUNT.key]) == 1

    play(tmp_path, story)


def test_a_lost_answer_is_never_sent_again_and_is_found(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        house.server.lose_answer = True
        mine = draft(" padded \n")
        with pytest.raises(OutcomeUnknownError):
            await house.compose.submit(mine)
        (entry,) = await house.compose.unsettled(ACCOUNT.key)
        assert not await house.compose.drafts(ACCOUNT.key)
        assert await house.compose.draft(mine.id) == mine
        with pytest.raises(AlreadySendingError):
            await house.compose.submit(mine)
        settled = await house.compose.settle(entry)
        assert settled.created is not None
        assert settled.created.id == 100
        assert len(house.server.chats[ACCOUNT.key]) == 1
        assert await house.compose.draft(mine.id) is None

    play(tmp_path, story)


def test_not_found_is_said_and_released_by_the_person(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        house.server.chats[ACCOUNT.key] = [received(ACCOUNT.key, 7, draft().new_chat())]  # the same words, but older
        house.server.create_error = OutcomeUnknownError(ServerFailedError(502))
        mine = draft()
        with pytest.raises(OutcomeUnknownError):
            await house.compose.submit(mine)
        (entry,) = await house.compose.unsettled(ACCOUNT.key)
        assert entry.cause == "ServerFailedError"
        assert (await house.compose.settle(entry)).created is None
        await house.compose.release(entry)
        house.server.create_error = None
        await house.compose.submit(mine)
        assert len(house.server.chats[ACCOUNT.key]) == 2

    play(tmp_path, story)


def test_a_chat_settles_one_sending_only(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        await house.sync.refresh(ACCOUNT, lambda _: None)
        house.server.create_error = OutcomeUnknownError(None)
        with pytest.raises(OutcomeUnknownError):
            await house.compose.submit(draft())
        house.server.create_error = None
        await house.compose.submit(draft())  # another draft with the same words, created as #100
        (entry,) = await house.compose.unsettled(ACCOUNT.key)
        assert (await house.compose.settle(entry)).created is None

    play(tmp_path, story)


def test_twice_at_once_is_refused_and_cancel_is_unknown(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        house.server.hold_posts = True
        mine = draft()
        first = asyncio.create_task(house.compose.submit(mine))
        while not house.server.posts:
            await asyncio.sleep(0.005)
        with pytest.raises(AlreadySendingError):
            await house.compose.submit(mine)
        assert house.compose.sending_phase(mine.id) is Phase.WAITING
        house.compose.cancel(mine.id)
        with pytest.raises(OutcomeUnknownError):
            await first
        assert len(house.server.posts) == 1

    play(tmp_path, story)


def test_cancel_before_anything_left_creates_nothing(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        mine = draft()
        sending = asyncio.create_task(house.compose.submit(mine))
        await asyncio.sleep(0)
        house.compose.cancel(mine.id)
        with pytest.raises(SendCancelledError):
            await sending
        assert not house.server.posts
        assert not await house.users.outbox()
        assert list(await house.compose.drafts(ACCOUNT.key)) == [mine]

    play(tmp_path, story)


def test_closing_the_window_does_not_stop_a_sending(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        house.server.hold_posts = True
        mine = draft()
        waiting = asyncio.create_task(house.compose.submit(mine))
        while not house.server.posts:
            await asyncio.sleep(0.005)
        waiting.cancel()
        await asyncio.sleep(0)
        assert house.compose.is_sending(mine.id)
        house.server.posts[0].succeed(received(ACCOUNT.key, 100, mine.new_chat()))
        while house.compose.is_sending(mine.id):
            await asyncio.sleep(0.005)
        assert await house.titles() == ["How do I fix warping?"]

    play(tmp_path, story)


def test_found_sending_at_the_start_is_unknown(tmp_path: Path) -> None:
    async def dies(house: House) -> None:
        house.server.hold_posts = True
        task = asyncio.create_task(house.compose.submit(draft()))
        while not house.server.posts:
            await asyncio.sleep(0.005)
        entry = (await house.users.outbox())[0]
        assert entry.state is OutboxState.SENDING
        house.server.posts[0].cancel()
        with pytest.raises(OutcomeUnknownError):
            await task
        await house.users.put_outbox(entry)  # as the disk looked when the power went

    async def starts_again(house: House) -> None:
        await house.compose.recover()
        (entry,) = await house.compose.unsettled(ACCOUNT.key)
        assert entry.state is OutboxState.UNKNOWN

    play(tmp_path, dies)
    play(tmp_path, starts_again)


def test_never_invalid_never_as_somebody_else_never_without_a_token(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        with pytest.raises(DraftInvalidError):
            await house.compose.submit(draft(" "))
        with pytest.raises(AccountUnknownError):
            await house.compose.submit(draft(account=AccountKey("https://example.org", "gone")))
        await house.vault.forget(ACCOUNT.key)
        mine = draft()
        with pytest.raises(NoTokenError):
            await house.compose.submit(mine)
        assert list(await house.compose.drafts(ACCOUNT.key)) == [mine]
        assert not house.server.posts

    play(tmp_path, story)


def test_the_list_is_read_before_the_first_post(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        await house.compose.submit(draft())
        assert house.server.lists_read == 1
        await house.compose.submit(draft("another"))
        assert house.server.lists_read == 1
        house.server.list_error = ConnectionFailedError(Phase.CONNECT)

    play(tmp_path, story)


def test_reading_and_continuing(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        odd = '[{"role":"assistant","content":null,"x":1.10},{"role":"tool","content":7},"bare"]'
        house.server.chats[ACCOUNT.key] = [received(ACCOUNT.key, 3, NewChat(odd))]
        await house.sync.refresh(ACCOUNT, lambda _: None)
        reading = ReadingService(house.cache)
        chat = await reading.open((await house.cache.load(ACCOUNT.key)).summaries[0].key)
        await reading.aclose()
        mine = continue_chat(chat, ACCOUNT.key, NOON)
        mine = replace(mine, messages=mine.messages[:-1])
        assert mine.new_chat().messages_text == odd

    play(tmp_path, story)
