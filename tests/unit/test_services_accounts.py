"""Accounts, those opened once among them, and how long their chats stay; on real stores."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from elegoo_chat_gui.core.accounts import Account, AccountKey, CacheUsage, Holdings, KeepRule, Retention
from elegoo_chat_gui.core.drafts import DraftMessage, blank_draft
from elegoo_chat_gui.core.errors import AccountBusyError, StoreError, StoreFullError, TokenVaultError
from elegoo_chat_gui.core.outbox import OutboxEntry, OutboxState
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.services.accounts import AccountService
from elegoo_chat_gui.services.retention import RetentionService
from elegoo_chat_gui.store.cache_store import SqliteChatCache
from elegoo_chat_gui.store.once import OnceStores, RoutedChatCache, RoutedUserStore
from elegoo_chat_gui.store.user_store import SqliteUserStore
from tests.fakes import NOON, SERVER, FakeServer, MemoryVault, received

ONE, TWO, THREE = (Account(SERVER, name) for name in ("one", "two", "three"))
BUILTIN = Account(SERVER, "always there")
TOKEN = Secret("marker-token")


@dataclass
class House:
    users: RoutedUserStore
    cache: RoutedChatCache
    vault: MemoryVault
    accounts: AccountService
    retention: RetentionService
    clock: "Clock"
    changes: list[tuple[str, ...]] = field(default_factory=list)  # who was there at each announcement
    sending: set[AccountKey] = field(default_factory=set)

    def names(self) -> list[str]:
        return [account.user_id for account in self.accounts.accounts()]

    async def fill(self, account: Account, text: str = "question") -> None:
        number = await self.cache.begin_refresh(account.key)
        await self.cache.apply(account.key, number, [received(account.key, 1), received(account.key, 2)])
        await self.cache.finish_refresh(account.key, number, NOON)
        draft = replace(blank_draft(account.key, NOON), messages=(DraftMessage("user", text, None),))
        await self.users.save_draft(draft)
        await self.users.put_outbox(
            OutboxEntry(f"of {account.user_id}", draft.id, account.key, OutboxState.UNKNOWN, text, 0, b"", NOON)
        )

    async def chats(self, account: Account) -> int:
        return (await self.cache.usage(account.key)).chats


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@asynccontextmanager
async def open_house(folder: Path) -> AsyncIterator[House]:
    async with AsyncExitStack() as stack:
        kept_users, kept = SqliteUserStore(folder / "user.sqlite"), SqliteChatCache(folder / "cache.sqlite")
        await kept_users.open()
        stack.push_async_callback(kept_users.aclose)
        await kept.open()
        stack.push_async_callback(kept.aclose)
        once = OnceStores()
        stack.push_async_callback(once.aclose)
        users, cache = RoutedUserStore(kept_users, once), RoutedChatCache(kept, once)
        vault, clock = MemoryVault(), Clock()
        accounts = AccountService(
            users,
            cache,
            vault,
            FakeServer(),
            lambda: house.changes.append(tuple(house.names())),
            once=once,
            is_sending=lambda key: key in house.sending,
            now=clock,
            builtin=[BUILTIN],
        )
        house = House(users, cache, vault, accounts, RetentionService(accounts, users, cache, clock), clock)
        await accounts.load()
        yield house


Story = Callable[[House], Coroutine[Any, Any, None]]


def play(folder: Path, *stories: Story) -> None:
    """Each in a run of the program of its own."""

    async def whole(story: Story) -> None:
        async with open_house(folder) as house:
            await story(house)

    for story in stories:
        asyncio.run(asyncio.wait_for(whole(story), 20))


def added(*accounts: Account) -> Story:
    async def story(house: House) -> None:
        for account in accounts:
            await house.accounts.save(account, TOKEN)
            await house.fill(account)

    return story


# -- order ----------------------------------------------------------------------------------------


def test_last_used_comes_first_also_after_the_next_start(tmp_path: Path) -> None:
    async def use(house: House) -> None:
        for account in (ONE, TWO, THREE):
            await house.accounts.save(replace(account, last_used=NOON), None)
        for minutes, account in enumerate((ONE, THREE, BUILTIN), start=1):
            house.clock.now = NOON + timedelta(minutes=minutes)
            house.accounts.note_opened(account)
            await house.accounts.remember_current(account)
        assert house.names() == ["always there", "three", "one", "two"]
        assert house.accounts.current == BUILTIN.key
        four = replace(ONE, user_id="four", last_used=NOON + timedelta(days=1))
        await house.accounts.save(four, None)
        assert house.names()[:2] == ["always there", "four"]  # what is shown comes before what is newer
        await house.accounts.remove(four.key)
        await house.accounts.save(replace(TWO, label="renamed"), None, replaces=TWO.key)
        assert house.names() == ["always there", "three", "one", "two"]

    async def look(house: House) -> None:
        assert house.names() == ["three", "one", "two", "always there"]
        assert await house.accounts.last_used() == BUILTIN

    play(tmp_path, use, look)


# -- removing -------------------------------------------------------------------------------------


@pytest.mark.parametrize("everything", [False, True])
def test_what_goes_and_what_stays(tmp_path: Path, everything: bool) -> None:
    async def use(house: House) -> None:
        await house.accounts.remember_current(ONE)
        assert await house.accounts.holdings(ONE.key) == Holdings(
            CacheUsage(2, len(received(ONE.key, 1).raw) * 2), drafts=1, unsettled=1, is_sending=False
        )
        await house.accounts.remove(ONE.key, everything=everything)
        left = await house.accounts.holdings(ONE.key)
        assert left == Holdings(CacheUsage(), 0 if everything else 1, 0 if everything else 1, False)
        assert await house.vault.token(ONE.key) is None
        assert await house.accounts.last_used() is None
        assert await house.accounts.holdings(TWO.key) == replace(
            left, cached=await house.cache.usage(TWO.key), drafts=1, unsettled=1
        )
        assert await house.chats(TWO) == 2
        assert house.names() == ["two", "always there"]
        # It is no longer offered from the first moment on: nothing may begin with what goes.
        assert house.changes[0] == house.changes[-1] == ("two", "always there")

    play(tmp_path, added(ONE, TWO), use)


def test_a_sending_under_way_blocks_it(tmp_path: Path) -> None:
    async def use(house: House) -> None:
        house.sending.add(ONE.key)
        assert (await house.accounts.holdings(ONE.key)).is_sending
        for everything in (False, True):
            with pytest.raises(AccountBusyError):
                await house.accounts.remove(ONE.key, everything=everything)
        assert house.changes == []
        assert (await house.chats(ONE), house.names()) == (2, ["one", "always there"])

    play(tmp_path, added(ONE), use)


@pytest.mark.parametrize("fails", ["vault", "scrub"])
def test_an_account_that_could_not_go_is_still_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    async def refuse(*_args: object, **_names: object) -> None:
        raise TokenVaultError("locked") if fails == "vault" else StoreFullError()

    async def use(house: House) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(
                house.vault if fails == "vault" else house.cache, "forget" if fails == "vault" else fails, refuse
            )
            with pytest.raises((TokenVaultError, StoreFullError)):
                await house.accounts.remove(ONE.key, everything=True)
        assert house.names() == ["one", "always there"]
        assert house.changes == [("always there",), ("one", "always there")]
        await house.accounts.remove(ONE.key, everything=True)
        assert house.names() == ["always there"]

    play(tmp_path, added(ONE), use)


# -- opened once ----------------------------------------------------------------------------------


def test_an_account_opened_once_leaves_nothing(tmp_path: Path) -> None:
    text = "Zebrafink-4711"

    def everything() -> bytes:
        return b"".join(path.read_bytes() for path in tmp_path.iterdir())

    async def use(house: House) -> None:
        account = await house.accounts.open_once(replace(THREE, user_id=text), TOKEN)
        assert account.once
        assert house.accounts.once_accounts() == (account,)
        house.accounts.note_opened(account)
        await house.accounts.remember_current(account)
        await house.fill(account, text)
        assert await house.vault.token(account.key) == TOKEN
        assert (await house.accounts.holdings(account.key)).drafts == 1
        assert house.names()[0] == text
        await house.accounts.replace_token(account.key, TOKEN, remember=True)
        assert text.encode() not in everything()
        await house.accounts.close_once(account.key)
        await house.accounts.close_once(account.key)
        assert text not in house.names()
        assert await house.vault.token(account.key) is None
        with pytest.raises(StoreError):
            await house.fill(account, text)
        again = await house.accounts.open_once(account, TOKEN)
        assert (await house.accounts.holdings(again.key)).drafts == 0
        assert text.encode() not in everything()

    async def look(house: House) -> None:
        assert house.names() == ["always there"]
        assert await house.accounts.last_used() is None
        assert text.encode() not in everything()

    play(tmp_path, use, look)


def test_the_token_of_an_account_opened_once_never_asks_for_the_keyring(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    async def use(house: House) -> None:
        keep = house.vault.keep

        async def watched(account: AccountKey, token: Secret, *, remember: bool = True) -> object:
            asked.append(remember)
            return await keep(account, token, remember=remember)

        async def forget(_account: AccountKey) -> None:
            raise AssertionError("the keyring is asked")

        monkeypatch.setattr(house.vault, "keep", watched)
        monkeypatch.setattr(house.vault, "forget", forget)
        account = await house.accounts.open_once(ONE, TOKEN)
        await house.accounts.replace_token(account.key, TOKEN, remember=True)
        await house.accounts.close_once(account.key)
        assert asked == [False, False]

    play(tmp_path, use)


def test_an_account_that_is_set_up_is_not_opened_once(tmp_path: Path) -> None:
    async def use(house: House) -> None:
        for account in (ONE, BUILTIN):
            with pytest.raises(ValueError, match="set up here"):
                await house.accounts.open_once(account, TOKEN)
        assert house.accounts.once_accounts() == ()

    play(tmp_path, added(ONE), use)


def test_one_that_was_opened_once_can_be_set_up_afterwards(tmp_path: Path) -> None:
    async def use(house: House) -> None:
        await house.accounts.open_once(ONE, TOKEN)
        house.sending.add(ONE.key)
        with pytest.raises(AccountBusyError):
            await house.accounts.close_once(ONE.key)
        assert house.names()[0] == "one"
        house.sending.clear()
        await house.accounts.close_once(ONE.key)
        await house.accounts.save(ONE, TOKEN)
        await house.fill(ONE)

    async def look(house: House) -> None:
        assert await house.chats(ONE) == 2

    play(tmp_path, use, look)


# -- how long chats stay --------------------------------------------------------------------------


def _kept(account: Account, rule: KeepRule, days: int = 7) -> Account:
    return replace(account, retention=Retention(rule, days), last_used=NOON)


def test_chats_go_some_days_after_the_account_was_last_open(tmp_path: Path) -> None:
    days, always = _kept(ONE, KeepRule.DAYS), _kept(TWO, KeepRule.ALWAYS)

    async def use(house: House) -> None:
        house.clock.now = NOON + timedelta(days=7)
        await house.retention.begin()
        assert await house.chats(ONE) == 2
        house.clock.now += timedelta(seconds=1)
        await house.retention.begin()
        assert (await house.chats(ONE), await house.chats(TWO)) == (0, 2)
        assert (await house.accounts.holdings(ONE.key)).drafts == 1  # what the person made stays
        assert house.names() == ["one", "two", "always there"]

    play(tmp_path, added(days, always), use)


def test_the_account_that_is_open_is_never_too_old(tmp_path: Path) -> None:
    async def use(house: House) -> None:
        house.accounts.note_opened(ONE)
        house.clock.now = NOON + timedelta(days=30)
        await house.retention.sweep()
        assert (await house.chats(ONE), await house.chats(TWO)) == (2, 0)
        house.accounts.note_opened(TWO)
        house.clock.now += timedelta(days=6)  # counted from when it was open, not from when it was opened
        await house.retention.sweep()
        assert await house.chats(ONE) == 2
        house.clock.now += timedelta(days=2)
        await house.retention.sweep()
        assert await house.chats(ONE) == 0

    play(tmp_path, added(_kept(ONE, KeepRule.DAYS), _kept(TWO, KeepRule.DAYS)), use)


def test_chats_kept_until_closed_go_with_the_program(tmp_path: Path) -> None:
    async def use(house: House) -> None:
        await house.retention.sweep()
        assert await house.chats(ONE) == 2
        await house.retention.aclose()

    async def look(house: House) -> None:
        assert (await house.chats(ONE), await house.chats(TWO)) == (0, 2)
        assert (await house.accounts.holdings(ONE.key)).drafts == 1

    accounts = _kept(ONE, KeepRule.UNTIL_CLOSED), _kept(TWO, KeepRule.ALWAYS)
    play(tmp_path, added(*accounts), use, look)


def test_after_a_crash_they_go_at_the_next_start(tmp_path: Path) -> None:
    async def use(house: House) -> None:
        assert await house.chats(ONE) == 2
        await house.retention.begin()
        assert await house.chats(ONE) == 0

    play(tmp_path, added(_kept(ONE, KeepRule.UNTIL_CLOSED)), use)


@pytest.mark.expects_log
def test_a_store_that_fails_keeps_the_program_from_neither_starting_nor_ending(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def refuse(*_args: object, **_names: object) -> None:
        raise StoreFullError

    async def use(house: House) -> None:
        monkeypatch.setattr(house.cache, "forget", refuse)
        await house.retention.begin()
        await house.retention.aclose()

    play(tmp_path, added(_kept(ONE, KeepRule.UNTIL_CLOSED)), use)
    assert caplog.text.count("StoreFullError") == 2
