"""What the accounts' presenter does before something goes: counts, asks, blocks; and accounts opened once."""

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest

from elegoo_chat_gui.core.accounts import (
    CacheUsage,
    Holdings,
)
from elegoo_chat_gui.core.errors import (
    AccountBusyError,
    StoreFullError,
)
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.ui.screens.accounts import (
    AccountEntry,
    AccountSwitcher,
)
from tests.ui.accounts_stage import ONE, SANDBOX, TOKEN, TWO, Play, Stage, labels, play

__all__ = ["play"]  # the fixture


# -- removing -------------------------------------------------------------------------------------


def test_what_is_kept_is_counted_when_it_is_asked_about_and_again_when_it_changes(play: Play) -> None:
    async def scenario(stage: Stage) -> None:
        stage.service.held = Holdings(CacheUsage(3, 5_000), 1, 0, True)
        stage.presenter.open_dialog(stage.window, ONE)
        stage.events.drafts_changed.emit()
        assert stage.service.asked == []
        stage.dialog.question.ask(ONE)
        stage.dialog.holdings_requested.emit(ONE.key)
        await stage.until(lambda: any("3 cached chats" in text for text in labels(stage.dialog)))
        assert any("is being sent" in text for text in labels(stage.dialog))
        stage.service.held = Holdings(CacheUsage(4, 5_000), 0, 0, False)
        stage.events.drafts_changed.emit()
        await stage.until(lambda: any("4 cached chats" in text for text in labels(stage.dialog)))
        assert not any("is being sent" in text for text in labels(stage.dialog))

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
        assert "two: 2 uncertain sendings. " in stage.notices[0].advice
        assert ended == []
        stage.service.known = [ONCE, replace(ONCE, user_id="three"), ONE]
        stage.service.held = Holdings(CacheUsage(), 1, 0, True)
        assert not await stage.presenter.once.may_end(lambda: ended.append("end"))
        assert "two: 1 draft, a sending under way, three: 1 draft" in stage.notices[1].advice
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
        assert any("opened once now" in text for text in labels(stage.dialog))
        stage.dialog.form.show_account(None, set())

    play(scenario)
