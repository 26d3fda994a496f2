"""The accounts' presenter with a fake service: saving, removing, testing, asking for a token."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.accounts import DOCUMENTED_SERVERS, Account, AccountKey, TokenPlace, sandbox_server
from elegoo_chat_gui.core.checks import CheckResult, CheckStep
from elegoo_chat_gui.core.errors import ConnectionFailedError, Phase, StoreFullError, TokenVaultError
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.services.accounts import AccountService
from elegoo_chat_gui.ui.app_events import AppEvents
from elegoo_chat_gui.ui.notices import Notice, NoticeTone
from elegoo_chat_gui.ui.screens.accounts import (
    AccountEntry,
    AccountsDialog,
    AccountsPresenter,
    AccountSwitcher,
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

    async def remove(self, key: AccountKey) -> None:
        if self.error:
            raise self.error
        self.known = [known for known in self.known if known.key != key]
        self._events.accounts_changed.emit()

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
        self.presenter = AccountsPresenter(
            self.service, self.events, self.errors.append, self.notices.append, parent=window
        )
        self.presenter.account_chosen.connect(self.chosen.append)

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


def test_an_added_account_is_saved_and_chosen(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.presenter.open_dialog(stage.window)
        stage.dialog.save_requested.emit(AccountEntry(TWO, TOKEN))
        stage.dialog.save_requested.emit(AccountEntry(TWO, TOKEN))  # a double click saves once
        await stage.until(lambda: not stage.dialog_open())
        assert stage.service.asked == [(TWO, TOKEN, True, None)]
        assert stage.chosen == [TWO]
        assert [notice.tone for notice in stage.notices] == [NoticeTone.SUCCESS]

    play(scenario)


def test_a_keyring_that_refused_is_told(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.place = TokenPlace.MEMORY
        stage.presenter.open_dialog(stage.window)
        stage.dialog.save_requested.emit(AccountEntry(TWO, TOKEN))
        await stage.until(lambda: stage.notices)
        assert stage.notices[0].tone is NoticeTone.WARNING
        assert "not in the keyring" in stage.notices[0].title

    play(scenario)


def test_a_changed_account_stays_open_and_is_followed(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.events.account_switched.emit(ONE)
        stage.presenter.open_dialog(stage.window, ONE)
        stage.dialog.save_requested.emit(AccountEntry(TWO, TOKEN, True, ONE.key))
        await stage.until(lambda: stage.said() == ["Saved"])
        assert stage.chosen == [TWO]
        assert stage.dialog.form.user_id.text() == "two"
        stage.events.account_switched.emit(TWO)
        stage.dialog.save_requested.emit(AccountEntry(TWO, None, True, TWO.key))
        await stage.until(lambda: len(stage.service.asked) == 2 and stage.said() == ["Saved"])
        assert stage.chosen == [TWO]

    play(scenario)


def test_a_failed_save_keeps_what_was_typed(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.error = StoreFullError()
        stage.presenter.open_dialog(stage.window)
        stage.dialog.form.user_id.setText("two")
        stage.dialog.form.token.setText("typed")
        stage.dialog.save_requested.emit(AccountEntry(TWO, TOKEN))
        await stage.until(stage.said)
        assert stage.said() == ["There is no room left on the disk."]
        assert stage.dialog.form.user_id.text() == "two"
        assert stage.dialog.form.token.text() == "typed"
        assert stage.dialog.form.isEnabled()
        assert stage.chosen == []

    play(scenario)


def test_a_failure_after_closing_is_not_lost(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.error = StoreFullError()
        stage.presenter.open_dialog(stage.window)
        dialog = stage.dialog
        dialog.save_requested.emit(AccountEntry(TWO, TOKEN))
        dialog.reject()
        await stage.until(lambda: stage.errors)
        assert stage.errors == [stage.service.error]

    play(scenario)


def test_closing_the_program_lets_a_save_end(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.presenter.open_dialog(stage.window)
        stage.dialog.save_requested.emit(AccountEntry(TWO, TOKEN))
        await stage.presenter.aclose()
        assert TWO in stage.service.known
        stage.presenter.open_dialog(stage.window)
        stage.dialog.save_requested.emit(AccountEntry(ONE, TOKEN))
        assert len(stage.service.asked) == 1

    play(scenario)


def test_removing_the_current_account_chooses_another(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.events.account_switched.emit(ONE)
        stage.presenter.open_dialog(stage.window, ONE)
        stage.dialog.remove_requested.emit(ONE.key)
        await stage.until(lambda: stage.said() == ["Account removed"])
        assert stage.chosen == [SANDBOX]
        assert stage.dialog.list.count() == 1

    play(scenario)


def test_a_keyring_error_while_removing_is_told(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.error = TokenVaultError()
        stage.presenter.open_dialog(stage.window, ONE)
        stage.dialog.remove_requested.emit(ONE.key)
        await stage.until(stage.said)
        assert "keyring" in stage.said()[0]
        assert stage.chosen == []

    play(scenario)


def test_the_connection_is_tested_step_by_step(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        failed = ConnectionFailedError(Phase.CONNECT)
        stage.service.results = [CheckResult(CheckStep.ADDRESS), CheckResult(CheckStep.CONNECT, failed)]
        stage.presenter.open_dialog(stage.window, ONE)
        dialog = stage.dialog
        dialog.test_requested.emit(AccountEntry(ONE))
        await stage.until(dialog.checks.isVisible)
        assert "Address found" not in _labels(dialog)
        stage.service.go_on.set()
        await stage.until(lambda: stage.service.closed_checks)
        await stage.until(lambda: "The server cannot be reached." in _labels(dialog))
        assert "Address found" in _labels(dialog)
        assert stage.service.asked == [(ONE, TOKEN)]  # the kept one, since none was typed

    play(scenario)


def test_a_stopped_test_is_cancelled_and_the_next_one_runs(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.results = [CheckResult(step) for step in CheckStep]
        stage.presenter.open_dialog(stage.window, ONE)
        dialog = stage.dialog
        dialog.test_requested.emit(AccountEntry(ONE))
        await stage.until(dialog.checks.isVisible)
        dialog.ask_for_test()
        assert "The test was stopped." in _labels(dialog)
        dialog.test_requested.emit(AccountEntry(ONE, Secret("typed")))
        stage.service.go_on.set()
        await stage.until(lambda: "User ID and token accepted" in _labels(dialog))
        assert stage.service.closed_checks == 2
        assert stage.service.asked[-1] == (ONE, Secret("typed"))

    play(scenario)


def test_a_test_without_any_token_says_so(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.stored = None
        stage.presenter.open_dialog(stage.window, ONE)
        stage.dialog.test_requested.emit(AccountEntry(ONE))
        await stage.until(stage.said)
        assert "no access token" in stage.said()[0]
        assert not stage.dialog.checks.isVisible()

    play(scenario)


def test_closing_the_dialog_ends_its_test(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.results = [CheckResult(CheckStep.ADDRESS)]
        stage.presenter.open_dialog(stage.window, ONE)
        dialog = stage.dialog
        dialog.test_requested.emit(AccountEntry(ONE))
        await stage.until(dialog.checks.isVisible)
        dialog.reject()
        await stage.until(lambda: stage.service.closed_checks)
        assert stage.errors == []

    play(scenario)


def test_the_dialog_learns_that_there_is_no_keyring(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.has_keyring = False
        stage.presenter.open_dialog(stage.window)
        await stage.until(lambda: not stage.dialog.form.remember.isEnabled())

    play(scenario)


def test_a_token_asked_for_twice_is_asked_for_once(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        called: list[str] = []
        refresh, submit = (lambda: called.append("refresh")), (lambda: called.append("submit"))
        for then in (refresh, submit, refresh):
            stage.presenter.ask_token(stage.window, ONE, then)
        assert len(stage.open_prompts()) == 1
        stage.prompt.token_entered.emit(TOKEN, True)
        await stage.until(lambda: called)
        assert called == ["refresh", "submit"]
        assert stage.service.asked == [(ONE.key, TOKEN, True)]
        assert stage.open_prompts() == []

    play(scenario)


def test_a_closed_prompt_tries_nothing_again(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        called: list[str] = []
        stage.presenter.ask_token(stage.window, ONE, lambda: called.append("first"))
        stage.prompt.reject()
        stage.presenter.ask_token(stage.window, ONE, lambda: called.append("second"))
        stage.prompt.token_entered.emit(TOKEN, False)
        await stage.until(lambda: called)
        assert called == ["second"]

    play(scenario)


def test_a_token_that_could_not_be_kept_is_told_in_the_prompt(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.error = TokenVaultError()
        stage.presenter.ask_token(stage.window, ONE, lambda: pytest.fail("not kept"))
        stage.prompt.token_entered.emit(TOKEN, True)
        await stage.until(stage.prompt.notices.notices)
        assert stage.prompt.token.isEnabled()

    play(scenario)


def test_the_prompt_of_a_removed_account_closes(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.presenter.ask_token(stage.window, ONE, lambda: None)
        stage.service.known = [SANDBOX]
        stage.events.accounts_changed.emit()
        assert stage.open_prompts() == []

    play(scenario)


def test_the_switcher_follows(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        switcher = AccountSwitcher(stage.window)
        stage.presenter.attach(switcher, stage.window)
        stage.events.account_switched.emit(ONE)
        assert switcher.accessibleName() == "Account: one"
        stage.service.known = [TWO, ONE]
        stage.events.accounts_changed.emit()
        switcher.menu().actions()[0].trigger()
        assert stage.chosen == [TWO]
        switcher.manage_requested.emit()
        assert stage.dialog.form.user_id.text() == "one"
        switcher.add_requested.emit()
        assert stage.dialog.form.user_id.text() == ""

    play(scenario)


def _labels(place: QWidget) -> list[str]:
    return [label.text() for label in place.findChildren(QLabel) if label.isVisible()]
