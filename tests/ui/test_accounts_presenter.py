"""The accounts' presenter with a fake service: saving, removing, testing, asking for a token."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from elegoo_chat_gui.core.accounts import (
    TokenPlace,
)
from elegoo_chat_gui.core.checks import CheckResult, CheckStep
from elegoo_chat_gui.core.errors import (
    ConnectionFailedError,
    Phase,
    StoreFullError,
    TokenVaultError,
)
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.ui.notices import NoticeTone
from elegoo_chat_gui.ui.screens.accounts import (
    AccountEntry,
    AccountSwitcher,
)
from tests.ui.accounts_stage import ONE, SANDBOX, TOKEN, TWO, Play, Stage, labels, play

__all__ = ["play"]  # the fixture


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
        assert "Address found" not in labels(dialog)
        stage.service.go_on.set()
        await stage.until(lambda: stage.service.closed_checks)
        await stage.until(lambda: "The server cannot be reached." in labels(dialog))
        assert "Address found" in labels(dialog)
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
        assert "The test was stopped." in labels(dialog)
        dialog.test_requested.emit(AccountEntry(ONE, Secret("typed")))
        stage.service.go_on.set()
        await stage.until(lambda: "User ID and token accepted" in labels(dialog))
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
