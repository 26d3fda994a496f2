"""The accounts' presenter with a fake service: saving, removing, testing, asking for a token."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
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
from elegoo_chat_gui.core.checks import CheckResult, CheckStep
from elegoo_chat_gui.core.errors import (
    AccountBusyError,
    ConnectionFailedError,
    Phase,
    StoreFullError,
    TokenVaultError,
)
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.services.accounts import AccountService
from elegoo_chat_gui.ui.app_events import AppEvents
from elegoo_chat_gui.ui.notices import Notice, NoticeTone
from elegoo_chat_gui.ui.screens.accounts import (
    AccountEntry,
    AccountsDialog,
    AccountsPresenter,
    AccountSwitcher,
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
        dialog.dismiss()
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
        stage.dialog.remove_requested.emit(ONE.key, False)
        await stage.until(lambda: stage.said() == ["Account removed"])
        assert stage.service.asked == [(ONE.key, False)]
        assert stage.closed_windows == []  # drafts stay
        assert stage.chosen == [SANDBOX]
        assert stage.dialog.side.model.total == 1

    play(scenario)


def test_a_keyring_error_while_removing_is_told(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.error = TokenVaultError()
        stage.presenter.open_dialog(stage.window, ONE)
        stage.dialog.remove_requested.emit(ONE.key, False)
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
        switcher.open_popup()
        assert switcher.popup is not None
        QTest.keyClick(switcher.popup.search, Qt.Key.Key_Up)
        QTest.keyClick(switcher.popup.search, Qt.Key.Key_Return)
        assert stage.chosen == [TWO]
        switcher.manage_requested.emit()
        assert stage.dialog.form.user_id.text() == "one"
        switcher.add_requested.emit()
        assert stage.dialog.form.user_id.text() == ""

    play(scenario)


# -- removing -------------------------------------------------------------------------------------


def test_what_is_kept_is_counted_when_it_is_asked_about_and_again_when_it_changes(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.held = Holdings(CacheUsage(3, 5_000), 1, 0, True)
        stage.presenter.open_dialog(stage.window, ONE)
        stage.events.drafts_changed.emit()
        assert stage.service.asked == []
        stage.dialog.question.ask(ONE)
        stage.dialog.holdings_requested.emit(ONE.key)
        await stage.until(lambda: any("3 cached chats" in text for text in _labels(stage.dialog)))
        assert any("is being sent" in text for text in _labels(stage.dialog))
        stage.service.held = Holdings(CacheUsage(4, 5_000), 0, 0, False)
        stage.events.drafts_changed.emit()
        await stage.until(lambda: any("4 cached chats" in text for text in _labels(stage.dialog)))
        assert not any("is being sent" in text for text in _labels(stage.dialog))

    play(scenario)


def test_everything_goes_with_the_windows_that_hold_drafts(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.events.account_switched.emit(ONE)
        stage.presenter.open_dialog(stage.window, ONE)
        stage.dialog.remove_requested.emit(ONE.key, True)
        await stage.until(lambda: stage.said() == ["Everything of the account is deleted here"])
        assert stage.closed_windows == [ONE.key]
        assert stage.service.asked == [(ONE.key, True)]
        assert stage.chosen == [SANDBOX]

    play(scenario)


def test_a_sending_under_way_blocks_it_before_anything_goes(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.held = Holdings(CacheUsage(), 0, 0, True)
        stage.presenter.open_dialog(stage.window, ONE)
        stage.dialog.remove_requested.emit(ONE.key, True)
        await stage.until(lambda: stage.said() == ["A chat of this account is being sent."])
        assert stage.closed_windows == []
        assert ONE in stage.service.known

    play(scenario)


# -- leaving edits --------------------------------------------------------------------------------


def test_saving_on_the_way_to_another_account_goes_on_to_it(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.known = [ONE, TWO, SANDBOX]
        stage.presenter.open_dialog(stage.window, ONE)
        dialog = stage.dialog
        QTest.keyClicks(dialog.form.label, "Workshop")
        dialog.side.account_chosen.emit(TWO)
        assert dialog.form.user_id.text() == "one"
        dialog.leave_question.save_chosen.emit()
        await stage.until(lambda: dialog.form.user_id.text() == "two")
        assert stage.service.known[0].label == "Workshop"
        assert stage.said() == ["Saved"]

    play(scenario)


def test_saving_on_the_way_out_closes(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.presenter.open_dialog(stage.window, ONE)
        QTest.keyClicks(stage.dialog.form.label, "Workshop")
        stage.dialog.reject()
        stage.dialog.leave_question.save_chosen.emit()
        await stage.until(lambda: not stage.dialog_open())
        assert stage.service.known[0].label == "Workshop"

    play(scenario)


def test_a_save_that_fails_does_not_go_on(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.presenter.open_dialog(stage.window, ONE)
        dialog = stage.dialog
        QTest.keyClicks(dialog.form.label, "Workshop")
        dialog.reject()
        stage.service.error = StoreFullError()
        dialog.leave_question.save_chosen.emit()
        await stage.until(stage.said)
        assert dialog.form.label.text() == "Workshop"
        stage.service.error = None
        dialog.save_requested.emit(AccountEntry(replace(ONE, label="Workshop"), None, True, ONE.key))
        await stage.until(lambda: stage.said() == ["Saved"])
        assert dialog.isVisible()  # the wish to close is forgotten

    play(scenario)


# -- opened once ----------------------------------------------------------------------------------

ONCE = replace(TWO, once=True)


def test_an_account_is_opened_once_and_shown(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.presenter.once.open_dialog(stage.window)
        dialog = stage.once_dialog
        dialog.form.server.setCurrentIndex(1)
        QTest.keyClicks(dialog.form.user_id, "two")
        QTest.keyClicks(dialog.form.token, "typed")
        dialog.submit()
        dialog.submit()
        await stage.until(lambda: stage.chosen)
        assert stage.chosen == [ONCE]
        assert stage.service.asked == [(ONCE, Secret("typed"))]
        assert not dialog.isVisible()

    play(scenario)


def test_a_failure_to_open_once_is_told_in_its_dialog(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.error = StoreFullError()
        stage.presenter.once.open_dialog(stage.window)
        dialog = stage.once_dialog
        dialog.open_requested.emit(AccountEntry(ONCE, TOKEN))
        await stage.until(dialog.notices.notices)
        assert dialog.form.isEnabled()
        assert stage.chosen == []

    play(scenario)


def test_closing_an_account_that_holds_nothing_written_asks_nothing(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.known = [ONCE, ONE]
        stage.service.held = Holdings(CacheUsage(9, 9), 0, 0, False)
        stage.presenter.once.close_account(TWO.key)
        await stage.until(lambda: ONCE not in stage.service.known)
        assert stage.notices == []
        stage.presenter.once.close_account(ONE.key)  # one that is kept is not closed this way
        await asyncio.sleep(0.01)
        assert stage.service.known == [ONE]

    play(scenario)


@pytest.mark.parametrize(("kept", "windows"), [(1, 0), (0, 1)])
def test_closing_with_a_draft_asks_and_then_closes_its_windows(play: Play, kept: int, windows: int) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.known = [ONCE, ONE]
        stage.service.held = Holdings(CacheUsage(), kept, 0, False)
        stage.open_windows = windows
        stage.presenter.once.close_account(TWO.key)
        await stage.until(lambda: stage.notices)
        assert "1 draft" in stage.notices[0].advice
        assert ONCE in stage.service.known
        assert stage.notices[0].callback is not None
        stage.notices[0].callback()
        await stage.until(lambda: ONCE not in stage.service.known)
        assert stage.closed_windows == [TWO.key]

    play(scenario)


def test_closing_during_a_sending_is_refused_in_words(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.known = [ONCE, ONE]
        stage.service.held = Holdings(CacheUsage(), 0, 0, True)
        stage.presenter.once.close_account(TWO.key)
        await stage.until(lambda: stage.errors)
        assert isinstance(stage.errors[0], AccountBusyError)
        assert ONCE in stage.service.known

    play(scenario)


def test_the_program_ends_at_once_unless_something_written_goes(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        ended: list[str] = []
        assert await stage.presenter.once.may_end(lambda: ended.append("end"))
        stage.service.known = [ONCE, ONE]
        assert await stage.presenter.once.may_end(lambda: ended.append("end"))
        stage.service.held = Holdings(CacheUsage(), 0, 2, False)
        assert not await stage.presenter.once.may_end(lambda: ended.append("end"))
        assert "2 uncertain sendings" in stage.notices[0].advice
        assert ended == []
        assert stage.notices[0].callback is not None
        stage.notices[0].callback()
        assert ended == ["end"]

    play(scenario)


def test_the_dialog_lists_no_account_opened_once(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.known = [ONCE, ONE, SANDBOX]
        switcher = AccountSwitcher(stage.window)
        stage.presenter.attach(switcher, stage.window)
        stage.events.account_switched.emit(ONCE)
        assert switcher.accessibleName() == "Account, opened once: two"
        switcher.manage_requested.emit()
        assert stage.dialog.form.user_id.text() == "one"
        assert stage.dialog.side.model.total == 2
        stage.dialog.add()
        stage.dialog.form.server.setCurrentIndex(1)
        QTest.keyClicks(stage.dialog.form.user_id, "two")
        assert any("opened once now" in text for text in _labels(stage.dialog))
        stage.dialog.form.show_account(None, set())

    play(scenario)


def _labels(place: QWidget) -> list[str]:
    return [label.text() for label in place.findChildren(QLabel) if label.isVisible()]
