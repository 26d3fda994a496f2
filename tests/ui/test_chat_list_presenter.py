"""The presenter: the kept list at once, refreshes that can be stopped, and no account under another's name."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.accounts import Account, AccountKey
from elegoo_chat_gui.core.chats import CachedList, ChangeSet, ChatKey, ChatSummary
from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.errors import ConnectionFailedError, NotAuthenticatedError, Phase, StoreError
from elegoo_chat_gui.core.outbox import OutboxEntry
from elegoo_chat_gui.services.compose import ComposeService
from elegoo_chat_gui.services.sync import ChangeOrigin, SyncOutcome, SyncProgress, SyncService
from elegoo_chat_gui.ui.app_events import AppEvents
from elegoo_chat_gui.ui.screens.chat_list import ChatListPane, ChatListPresenter, ListState, SyncStatus
from elegoo_chat_gui.ui.screens.chat_list._rows import Mark
from elegoo_chat_gui.ui.theme import Theme
from tests.fakes import ACCOUNT, OTHER_ACCOUNT
from tests.ui.test_chat_list_model import NOW, shown


def chat(account: Account, number: int, title: str = "Question") -> ChatSummary:
    return ChatSummary(ChatKey(account.key, number), title, "", None, None, None, None, 2, NOW, NOW, b"")


class _Sync:
    """Holds every answer until the test lets it go."""

    def __init__(self) -> None:
        self.loads: list[tuple[AccountKey, asyncio.Future[CachedList]]] = []
        self.refreshes: list[tuple[Account, Callable[[SyncProgress], None], asyncio.Future[SyncOutcome]]] = []

    async def cached(self, account: AccountKey) -> CachedList:
        answer: asyncio.Future[CachedList] = asyncio.get_running_loop().create_future()
        self.loads.append((account, answer))
        return await answer

    async def refresh(self, account: Account, on_progress: Callable[[SyncProgress], None]) -> SyncOutcome:
        answer: asyncio.Future[SyncOutcome] = asyncio.get_running_loop().create_future()
        self.refreshes.append((account, on_progress, answer))
        return await answer


class _Compose:
    def __init__(self) -> None:
        self.kept: list[Draft] = []

    async def drafts(self, account: AccountKey) -> Sequence[Draft]:
        return [draft for draft in self.kept if draft.account == account]

    async def unsettled(self, account: AccountKey) -> Sequence[OutboxEntry]:
        return []


class _House:
    def __init__(self, qtbot: QtBot) -> None:
        self.pane = ChatListPane(Theme(mode="light"), lambda: NOW)
        qtbot.addWidget(self.pane)
        self.sync, self.compose, self.events = _Sync(), _Compose(), AppEvents()
        self.errors: list[tuple[Exception, str]] = []
        self.presenter = ChatListPresenter(
            self.pane,
            cast(SyncService, self.sync),
            cast(ComposeService, self.compose),
            self.events,
            lambda: NOW,
            lambda error, name: self.errors.append((error, name)),
        )
        self.told: list[SyncStatus] = []
        self.presenter.status_changed.connect(self.told.append)

    async def settle(self) -> None:
        for _ in range(8):
            await asyncio.sleep(0)

    async def load(self, *chats: ChatSummary, complete_at: datetime | None = NOW) -> None:
        await self.settle()
        self.sync.loads[-1][1].set_result(CachedList(chats, complete_at))
        await self.settle()

    def mark(self, account: Account, number: int) -> Mark | None:
        row = self.pane.model.chat_row(ChatKey(account.key, number))
        assert row is not None
        return row.mark


@pytest.fixture
def house(qtbot: QtBot, qapp: QApplication) -> _House:
    return _House(qtbot)


def run(house: _House, scenario: Coroutine[Any, Any, None]) -> None:
    async def whole() -> None:
        await scenario
        await house.presenter.aclose()

    asyncio.run(asyncio.wait_for(whole(), 10))


def test_the_kept_list_comes_first_and_says_its_age(house: _House) -> None:
    async def scenario() -> None:
        house.presenter.show_account(ACCOUNT)
        assert house.pane.state is ListState.LOADING
        await house.load(chat(ACCOUNT, 1))
        assert shown(house.pane.model) == ["Today", 1]
        assert house.told[-1] == SyncStatus(1, NOW)
        assert house.sync.refreshes == []

    run(house, scenario())


def test_a_refresh_waits_for_the_kept_list_then_shows_progress(house: _House) -> None:
    async def scenario() -> None:
        house.presenter.show_account(ACCOUNT)
        house.presenter.refresh()
        await house.settle()
        assert house.sync.refreshes == []
        house.events.announce(ChangeSet(ACCOUNT.key, added=(chat(ACCOUNT, 7),)), ChangeOrigin.REFRESH)
        await house.load(chat(ACCOUNT, 1), chat(ACCOUNT, 7, "older words"))
        _account, on_progress, answer = house.sync.refreshes[0]
        assert shown(house.pane.model) == ["Today", 7, 1]
        house.events.announce(ChangeSet(ACCOUNT.key, added=(chat(ACCOUNT, 8),)), ChangeOrigin.REFRESH)
        on_progress(SyncProgress(3, 400, 800, 1))
        assert house.told[-1].progress == SyncProgress(3, 400, 800, 1)
        assert house.mark(ACCOUNT, 8) is Mark.NEW
        answer.set_result(SyncOutcome(3, 2, 0, 0, NOW))
        await house.settle()
        assert house.told[-1] == SyncStatus(3, NOW)
        assert not house.pane.progress.isVisibleTo(house.pane)

    run(house, scenario())


def test_nothing_is_marked_while_an_account_is_read_for_the_first_time(house: _House) -> None:
    async def scenario() -> None:
        house.presenter.show_account(ACCOUNT)
        await house.load(complete_at=None)
        assert house.pane.state is ListState.NEVER_READ
        house.presenter.refresh()
        await house.settle()
        house.events.announce(ChangeSet(ACCOUNT.key, added=(chat(ACCOUNT, 1),)), ChangeOrigin.REFRESH)
        assert house.mark(ACCOUNT, 1) is None
        house.sync.refreshes[0][2].set_result(SyncOutcome(1, 1, 0, 0, NOW))
        await house.settle()
        house.events.announce(ChangeSet(ACCOUNT.key, added=(chat(ACCOUNT, 2),)), ChangeOrigin.REFRESH)
        assert house.mark(ACCOUNT, 2) is Mark.NEW

    run(house, scenario())


@pytest.mark.parametrize(
    ("error", "state"),
    [(ConnectionFailedError(Phase.CONNECT), ListState.OFFLINE), (NotAuthenticatedError(), ListState.FAILED)],
)
def test_a_failed_refresh_is_told_once_and_keeps_the_list(house: _House, error: Exception, state: ListState) -> None:
    async def scenario() -> None:
        house.presenter.show_account(ACCOUNT)
        await house.load(complete_at=None)
        house.presenter.refresh()
        await house.settle()
        house.sync.refreshes[0][2].set_exception(error)
        await house.settle()
        assert house.errors == [(error, "refresh")]
        assert house.pane.state is state
        assert house.told[-1].failed is error
        assert not house.told[-1].refreshing

    run(house, scenario())


def test_what_nobody_foresaw_ends_the_refresh_too(house: _House) -> None:
    async def scenario() -> None:
        house.presenter.show_account(ACCOUNT)
        await house.load(chat(ACCOUNT, 1))
        house.presenter.refresh()
        await house.settle()
        error = RuntimeError("a bug")
        house.sync.refreshes[0][2].set_exception(error)
        await house.settle()
        assert house.errors == [(error, "refresh")]
        assert not house.presenter.status.refreshing
        assert house.pane.model.chat_count == 1

    run(house, scenario())


def test_a_store_that_fails_is_told_and_refreshing_goes_on(house: _House) -> None:
    async def scenario() -> None:
        house.presenter.show_account(ACCOUNT)
        house.presenter.refresh()
        await house.settle()
        error = StoreError()
        house.sync.loads[0][1].set_exception(error)
        await house.settle()
        assert house.errors == [(error, "load")]
        assert len(house.sync.refreshes) == 1

    run(house, scenario())


def test_cancel_and_a_newer_refresh_end_the_earlier_one(house: _House) -> None:
    async def scenario() -> None:
        house.presenter.show_account(ACCOUNT)
        await house.load(chat(ACCOUNT, 1))
        house.presenter.refresh()
        await house.settle()
        house.presenter.refresh()
        await house.settle()
        first, second = (answer for _, _, answer in house.sync.refreshes)
        assert first.cancelled()
        assert [status.refreshing for status in house.told[-1:]] == [True]
        house.pane.cancel_requested.emit()
        await house.settle()
        assert second.cancelled()
        assert not house.told[-1].refreshing
        assert shown(house.pane.model) == ["Today", 1]
        assert house.errors == []

    run(house, scenario())


def test_switching_accounts_shows_nothing_of_the_other(house: _House) -> None:
    async def scenario() -> None:
        house.presenter.show_account(ACCOUNT)
        await house.load(chat(ACCOUNT, 1))
        house.presenter.refresh()
        await house.settle()
        house.presenter.show_account(OTHER_ACCOUNT)
        assert house.pane.model.rowCount() == 0
        house.events.announce(ChangeSet(ACCOUNT.key, added=(chat(ACCOUNT, 2),)), ChangeOrigin.REFRESH)
        await house.load(chat(OTHER_ACCOUNT, 5))
        house.events.announce(ChangeSet(ACCOUNT.key, added=(chat(ACCOUNT, 3),)), ChangeOrigin.CREATED)
        assert shown(house.pane.model) == ["Today", 5]
        assert house.sync.refreshes[0][2].cancelled()

    run(house, scenario())


def test_an_account_shown_again_while_it_loads_is_loaded_once(house: _House) -> None:
    async def scenario() -> None:
        house.presenter.show_account(ACCOUNT)
        await house.settle()
        house.presenter.show_account(OTHER_ACCOUNT)
        house.presenter.show_account(ACCOUNT)
        await house.settle()
        assert house.pane.state is ListState.LOADING
        await house.load(chat(ACCOUNT, 1))
        assert shown(house.pane.model) == ["Today", 1]

    run(house, scenario())


def test_a_created_chat_stands_on_top_chosen_and_unmarked(house: _House) -> None:
    async def scenario() -> None:
        house.presenter.show_account(ACCOUNT)
        await house.load(chat(ACCOUNT, 1))
        house.pane.search.box.setText("hidden by this")
        house.pane.search._take_text()
        chosen: list[ChatKey | None] = []
        house.pane.chat_activated.connect(chosen.append)
        house.events.announce(ChangeSet(ACCOUNT.key, added=(chat(ACCOUNT, 2),)), ChangeOrigin.CREATED)
        assert shown(house.pane.model) == ["Today", 2, 1]
        assert chosen == [ChatKey(ACCOUNT.key, 2)]
        assert house.mark(ACCOUNT, 2) is None

    run(house, scenario())


def test_a_chat_asked_for_early_is_chosen_when_it_is_there(house: _House) -> None:
    async def scenario() -> None:
        house.presenter.show_account(ACCOUNT)
        house.presenter.select(ChatKey(ACCOUNT.key, 1))
        with_choice: list[ChatKey | None] = []
        house.pane.chat_activated.connect(with_choice.append)
        await house.load(chat(ACCOUNT, 1), chat(ACCOUNT, 2))
        assert with_choice == [ChatKey(ACCOUNT.key, 1)]

    run(house, scenario())


def test_drafts_follow_their_account(house: _House) -> None:
    async def scenario() -> None:
        house.presenter.show_account(ACCOUNT)
        await house.load(chat(ACCOUNT, 1))
        house.compose.kept = [Draft("mine", ACCOUNT.key, NOW, NOW), Draft("theirs", OTHER_ACCOUNT.key, NOW, NOW)]
        house.events.drafts_changed.emit()
        await house.settle()
        assert shown(house.pane.model) == ["Drafts", "mine", "Today", 1]

    run(house, scenario())


def test_a_long_list_is_prepared_beside_the_window(house: _House) -> None:
    async def scenario() -> None:
        house.presenter.show_account(ACCOUNT)
        await house.settle()
        chats = tuple(chat(ACCOUNT, number) for number in range(4_000))
        house.sync.loads[0][1].set_result(CachedList(chats, NOW))
        while house.presenter.status.chats == 0:
            await asyncio.sleep(0.005)
        assert house.pane.model.chat_count == 4_000

    run(house, scenario())
