"""A stage for the accounts' presenter: a fake service that keeps accounts in a list."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.accounts import (
    DOCUMENTED_SERVERS,
    Account,
    AccountKey,
    CacheUsage,
    Holdings,
    TokenPlace,
    sandbox_server,
)
from elegoo_chat_gui.core.checks import CheckResult
from elegoo_chat_gui.core.errors import (
    AccountBusyError,
)
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.services.accounts import AccountService
from elegoo_chat_gui.ui.app_events import AppEvents
from elegoo_chat_gui.ui.notices import Notice
from elegoo_chat_gui.ui.screens.accounts import (
    AccountsDialog,
    AccountsPresenter,
    DraftWindows,
    OnceDialog,
    TokenPrompt,
)

SANDBOX = Account(sandbox_server("http://127.0.0.1:4711"), "ELEGOO_USER_001", "Sandbox")
ONE = Account(DOCUMENTED_SERVERS[0], "one")
TWO = Account(DOCUMENTED_SERVERS[1], "two")
TOKEN = Secret("marker-token-7351")


class FakeService(AccountService):
    """Keeps accounts in a list; what it was asked stands in `asked`."""

    def __init__(self, events: AppEvents) -> None:
        self.known = [ONE, SANDBOX]
        self.asked: list[object] = []
        self.error: Exception | None = None
        self.place: TokenPlace | None = TokenPlace.KEYRING
        self.has_keyring = True
        self.stored: Secret | None = TOKEN
        self.go_on = asyncio.Event()
        self.results: list[CheckResult] = []
        self.closed_checks = 0
        self.held = Holdings(CacheUsage(), 0, 0, False)
        self._events = events

    def accounts(self) -> Sequence[Account]:
        return tuple(self.known)

    def find(self, key: AccountKey) -> Account | None:
        return next((account for account in self.known if account.key == key), None)

    def is_builtin(self, key: AccountKey) -> bool:
        return key == SANDBOX.key

    async def save(
        self, account: Account, token: Secret | None, *, remember: bool = True, replaces: AccountKey | None = None
    ) -> TokenPlace | None:
        self.asked.append((account, token, remember, replaces))
        await asyncio.sleep(0)
        if self.error:
            raise self.error
        self.known = [account, *(known for known in self.known if known.key not in {account.key, replaces})]
        self._events.accounts_changed.emit()
        return self.place if token else None

    async def remove(self, key: AccountKey, *, everything: bool = False) -> None:
        self.asked.append((key, everything))
        if self.error:
            raise self.error
        self.known = [known for known in self.known if known.key != key]
        self._events.accounts_changed.emit()

    def ensure_free(self, key: AccountKey) -> None:
        if self.held.is_sending:
            raise AccountBusyError

    async def holdings(self, key: AccountKey) -> Holdings:
        self.asked.append(("holdings", key))
        return self.held

    async def open_once(self, account: Account, token: Secret) -> Account:
        self.asked.append((account, token))
        if self.error:
            raise self.error
        opened = replace(account, once=True)
        self.known = [opened, *self.known]
        self._events.accounts_changed.emit()
        return opened

    async def close_once(self, key: AccountKey) -> None:
        self.asked.append(("closed", key))
        self.known = [known for known in self.known if known.key != key]
        self._events.accounts_changed.emit()

    def once_accounts(self) -> Sequence[Account]:
        return [account for account in self.known if account.once]

    async def replace_token(self, key: AccountKey, token: Secret, *, remember: bool = True) -> TokenPlace:
        self.asked.append((key, token, remember))
        if self.error:
            raise self.error
        assert self.place is not None
        return self.place

    async def keyring_available(self) -> bool:
        return self.has_keyring

    async def check_stored(self, account: Account) -> Secret | None:
        return self.stored

    async def check(self, account: Account, token: Secret) -> AsyncGenerator[CheckResult, None]:
        self.asked.append((account, token))
        try:
            for result in self.results:
                await self.go_on.wait()
                yield result
        finally:
            self.closed_checks += 1


class Stage:
    """A presenter over a window, inside a running loop."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.events = AppEvents()
        self.service = FakeService(self.events)
        self.errors: list[Exception] = []
        self.notices: list[Notice] = []
        self.chosen: list[Account] = []
        self.open_windows = 0
        self.closed_windows: list[AccountKey] = []
        windows = DraftWindows(lambda _key: self.open_windows, self._close_windows)
        self.presenter = AccountsPresenter(
            self.service, self.events, self.errors.append, self.notices.append, parent=window, windows=windows
        )
        self.presenter.account_chosen.connect(self.chosen.append)

    async def _close_windows(self, key: AccountKey) -> None:
        self.closed_windows.append(key)

    @property
    def once_dialog(self) -> OnceDialog:
        return next(found for found in self.window.findChildren(OnceDialog) if found.isVisible())

    @property
    def dialog(self) -> AccountsDialog:
        return next(found for found in self.window.findChildren(AccountsDialog) if found.isVisible())

    @property
    def prompt(self) -> TokenPrompt:
        return next(found for found in self.window.findChildren(TokenPrompt) if found.isVisible())

    def open_prompts(self) -> list[TokenPrompt]:
        return [found for found in self.window.findChildren(TokenPrompt) if found.isVisible()]

    def dialog_open(self) -> bool:
        return any(found.isVisible() for found in self.window.findChildren(AccountsDialog))

    def said(self) -> list[str]:
        return [notice.title for notice in self.dialog.notices.notices()]

    async def until(self, condition: Callable[[], object]) -> None:
        while not condition():
            await asyncio.sleep(0)


Scenario = Callable[[Stage], Awaitable[None]]


def labels(place: QWidget) -> list[str]:
    return [label.text() for label in place.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def play(qtbot: QtBot) -> Callable[[Scenario], None]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def run(scenario: Scenario) -> None:
        async def whole() -> None:
            stage = Stage(window)
            try:
                await scenario(stage)
            finally:
                await stage.presenter.aclose()
            assert not stage.dialog_open()
            assert stage.open_prompts() == []

        asyncio.run(asyncio.wait_for(whole(), 5))

    return run


Play = Callable[[Scenario], None]
