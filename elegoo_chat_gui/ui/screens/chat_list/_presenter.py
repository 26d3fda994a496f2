"""Between the list on the screen and the services: loads, refreshes, follows what happens elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from elegoo_chat_gui.core.accounts import Account
from elegoo_chat_gui.core.chats import CachedList, ChangeSet, ChatKey
from elegoo_chat_gui.core.errors import ConnectionFailedError, ElegooChatError
from elegoo_chat_gui.services.compose import ComposeService
from elegoo_chat_gui.services.sync import ChangeOrigin, SyncProgress, SyncService
from elegoo_chat_gui.ui.app_events import AppEvents
from elegoo_chat_gui.ui.async_tasks import TaskScope
from elegoo_chat_gui.ui.screens.chat_list._pane import ChatListPane, ListState
from elegoo_chat_gui.ui.screens.chat_list._rows import PreparedList, prepare_list

_LONG_LIST: Final = 3_000  # chats; a longer list is prepared on a worker, as the window must not wait for it


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """For the status bar. `complete_at`: when a complete list last arrived; `failed`: what ended the last refresh."""

    chats: int = 0
    complete_at: datetime | None = None
    refreshing: bool = False
    progress: SyncProgress | None = None
    failed: Exception | None = None


class ChatListPresenter(QObject):
    """`on_error(error, name)` gets each failure once, with the task that met it: "load", "refresh" or "drafts"."""

    status_changed = Signal(object)  # SyncStatus

    def __init__(
        self,
        pane: ChatListPane,
        sync: SyncService,
        compose: ComposeService,
        events: AppEvents,
        now: Callable[[], datetime],
        on_error: Callable[[Exception, str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._sync = sync
        self._compose = compose
        self._now = now
        self._on_error = on_error
        self._account: Account | None = None
        self._complete_at: datetime | None = None
        self._waiting: list[tuple[ChangeSet, ChangeOrigin]] | None = None  # until the kept list is there
        self._loaded = asyncio.Event()
        self._wanted: ChatKey | None = None
        self._progress: SyncProgress | None = None
        self._failed: Exception | None = None
        self._refresh_number = 0
        self._refreshing = False
        self._loads = TaskScope(partial(self._report, "load"))
        self._refreshes = TaskScope(partial(self._report, "refresh"))
        self._drafts = TaskScope(partial(self._report, "drafts"))
        events.chats_changed.connect(self._take_changes)
        events.drafts_changed.connect(self.reload_drafts)
        pane.refresh_requested.connect(self.refresh)
        pane.cancel_requested.connect(self.cancel_refresh)

    @property
    def account(self) -> Account | None:
        return self._account

    @property
    def status(self) -> SyncStatus:
        return SyncStatus(
            self._pane.model.chat_count, self._complete_at, self._refreshing, self._progress, self._failed
        )

    # -- what the window asks -------------------------------------------------------------------------

    def show_account(self, account: Account) -> None:
        """Show what is kept of this account; nothing of the last one stays. Asks the server for nothing."""
        for scope in (self._loads, self._refreshes, self._drafts):
            scope.cancel_all()
        self._account = account
        self._complete_at = self._failed = self._wanted = None
        self._waiting = []
        self._loaded = asyncio.Event()
        self._end_refresh()
        self._pane.set_state(ListState.LOADING)
        self._pane.forget()
        self._loads.start("load", self._load(account, self._loaded))
        self.reload_drafts()
        self._tell()

    def refresh(self) -> None:
        """Read the list from the server; a refresh under way is given up for it."""
        if self._account is not None:
            self._refresh_number += 1
            self._refreshing, self._progress = True, None
            self._pane.show_progress(None)
            if not self._pane.model.chat_count:
                self._pane.set_state(ListState.LOADING)
            self._tell()
            self._refreshes.start("refresh", self._refresh(self._account, self._refresh_number))

    def cancel_refresh(self) -> None:
        """Stop reading; what has arrived stays, nothing is removed."""
        if self._refreshes.cancel("refresh"):
            self._end_refresh()
            self._settle_state()
            self._tell()

    def select(self, key: ChatKey) -> None:
        """Choose a chat, as soon as it is there."""
        self._wanted = None if self._pane.select_chat(key) else key

    async def loaded(self) -> None:
        """Wait until the kept list of the account is shown."""
        await self._loaded.wait()

    def reload_drafts(self) -> None:
        if self._account is not None:
            self._drafts.start("drafts", self._load_drafts(self._account))

    async def aclose(self) -> None:
        await asyncio.gather(self._loads.aclose(), self._refreshes.aclose(), self._drafts.aclose())

    # -- loading ----------------------------------------------------------------------------------------

    async def _load(self, account: Account, loaded: asyncio.Event) -> None:
        kept: CachedList | None = None
        try:
            kept = await self._sync.cached(account.key)
            prepared = await self._prepare(kept)
            if loaded is self._loaded:
                self._pane.model.adopt(prepared)
        except ElegooChatError as error:
            if loaded is self._loaded:
                self._on_error(error, "load")
        finally:
            loaded.set()
            if loaded is self._loaded:  # else another account, or this one again, is being shown
                self._begin_following(kept)

    async def _prepare(self, kept: CachedList) -> PreparedList:
        order = self._pane.model.order
        if len(kept.summaries) > _LONG_LIST:
            return await asyncio.to_thread(prepare_list, kept.summaries, order, self._now())
        return prepare_list(kept.summaries, order, self._now())

    def _begin_following(self, kept: CachedList | None) -> None:
        """Whatever happened while the kept list was on its way is newer than it."""
        self._complete_at = kept.complete_at if kept else None
        waiting, self._waiting = self._waiting or [], None
        for changes, origin in waiting:
            self._take_changes(changes, origin)
        self._settle_state()
        self._choose_wanted()
        self._tell()

    async def _load_drafts(self, account: Account) -> None:
        try:
            drafts = await self._compose.drafts(account.key)
            unsettled = await self._compose.unsettled(account.key)
        except ElegooChatError as error:
            if account == self._account:
                self._on_error(error, "drafts")
            return
        if account == self._account:
            self._pane.model.set_unsettled(unsettled)
            self._pane.model.set_drafts(drafts)

    # -- refreshing -------------------------------------------------------------------------------------

    async def _refresh(self, account: Account, number: int) -> None:
        await self._loaded.wait()
        try:
            outcome = await self._sync.refresh(account, partial(self._show_progress, number))
        except ElegooChatError as error:
            if number == self._refresh_number and account == self._account:
                self._failed = error
                self._finish_refresh()
                self._on_error(error, "refresh")
            return
        if number == self._refresh_number and account == self._account:
            self._complete_at, self._failed = outcome.completed_at, None
            self._finish_refresh()

    def _show_progress(self, number: int, progress: SyncProgress) -> None:
        if number == self._refresh_number and self._refreshing:
            self._progress = progress
            self._pane.show_progress(progress)
            self._tell()

    def _finish_refresh(self) -> None:
        self._end_refresh()
        self._settle_state()
        self._choose_wanted()
        self._tell()

    def _end_refresh(self) -> None:
        self._refresh_number += 1
        self._refreshing, self._progress = False, None
        self._pane.hide_progress()

    def _settle_state(self) -> None:
        if self._refreshing:
            state = ListState.LOADING
        elif self._complete_at is not None:
            state = ListState.READY
        elif isinstance(self._failed, ConnectionFailedError):
            state = ListState.OFFLINE
        else:
            state = ListState.FAILED if self._failed else ListState.NEVER_READ
        self._pane.set_state(state)

    def _choose_wanted(self) -> None:
        if self._wanted is not None and self._pane.select_chat(self._wanted):
            self._wanted = None

    # -- what happens elsewhere -------------------------------------------------------------------------

    def _take_changes(self, changes: ChangeSet, origin: ChangeOrigin) -> None:
        if self._account is None or changes.account != self._account.key:
            return
        if self._waiting is not None:
            self._waiting.append((changes, origin))
            return
        refreshed = origin is ChangeOrigin.REFRESH
        # Of an account that was never read whole everything would be new.
        self._pane.model.apply(changes, mark=refreshed and self._complete_at is not None)
        if not refreshed and changes.added:
            self._pane.select_chat(changes.added[-1].key)
        self._choose_wanted()
        self._tell()

    def _report(self, name: str, error: Exception) -> None:
        """Something nobody foresaw: the screen must not go on saying that it works."""
        if name == "refresh" and self._refreshing:
            self._failed = error
            self._finish_refresh()
        self._on_error(error, name)

    def _tell(self) -> None:
        self.status_changed.emit(self.status)
