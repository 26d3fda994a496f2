"""The dialog: edits are not lost on the way, what goes is said, and opening an account once."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.accounts import (
    DOCUMENTED_SERVERS,
    Account,
    CacheUsage,
    Holdings,
    KeepRule,
    Retention,
    sandbox_server,
    server_from_address,
)
from elegoo_chat_gui.ui.screens.accounts import AccountsDialog, OnceDialog, TokenPrompt

PRODUCTION, STAGING, CHINA, _CHINA_STAGING = DOCUMENTED_SERVERS
SANDBOX = Account(sandbox_server("http://127.0.0.1:4711"), "ELEGOO_USER_001", "Sandbox")
ONE = Account(PRODUCTION, "user-1", "Workshop")
OWN = Account(server_from_address("https://chats.example.org:8443"), "user-2", language="de")
AMP = Account(STAGING, "u", "R&D\tlab")
ONCE = Account(CHINA, "customer-77", once=True)
ALL = (ONE, OWN, SANDBOX, AMP, ONCE)
MANY = tuple(Account((PRODUCTION, STAGING)[n % 2], f"user-{n:04d}", f"Customer {n}") for n in range(500))


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[AccountsDialog]:
    made = AccountsDialog()
    qtbot.addWidget(made)
    made.set_accounts([account for account in ALL if not account.once], {SANDBOX.key}, ONE.key)
    made.edit(ONE)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.dismiss()


def _button(place: QWidget, name: str) -> QPushButton:
    return next(b for b in place.findChildren(QPushButton) if b.text() == name and b.isVisible())


def _labels(place: QWidget) -> str:
    return "\n".join(label.text() for label in place.findChildren(QLabel) if label.isVisible())


# -- edits that are not saved ---------------------------------------------------------------------


def _leave_by_row(dialog: AccountsDialog) -> None:
    dialog.list.make_current(1)


def _leave_by_escape(dialog: AccountsDialog) -> None:
    QTest.keyClick(dialog.form.label, Qt.Key.Key_Escape)


def _leave_by_closing(dialog: AccountsDialog) -> None:
    dialog.close()


def _leave_by_adding(dialog: AccountsDialog) -> None:
    _button(dialog, "Add account…").click()


LEAVING = [_leave_by_row, _leave_by_escape, _leave_by_closing, _leave_by_adding]


@pytest.mark.parametrize("leave", LEAVING)
def test_leaving_edits_asks_in_place(dialog: AccountsDialog, leave: object) -> None:
    assert callable(leave)
    QTest.keyClicks(dialog.form.label, "x")
    leave(dialog)
    assert dialog.isVisible()
    assert "Your changes to “Workshop” are not saved yet." in _labels(dialog)
    assert dialog.form.label.text().startswith("x")
    assert dialog.list.currentIndex().row() == 0  # the row of what is shown
    _button(dialog, "Keep editing").click()
    assert dialog.form.label.text().startswith("x")
    assert not dialog.leave_question.isVisible()
    leave(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.leave_question.isVisible()
    assert dialog.isVisible()
    leave(dialog)
    _button(dialog, "Discard").click()
    is_gone = not dialog.isVisible() or not dialog.form.label.text().startswith("x")
    assert is_gone


@pytest.mark.parametrize("leave", LEAVING)
def test_leaving_without_edits_asks_nothing(dialog: AccountsDialog, leave: object) -> None:
    assert callable(leave)
    leave(dialog)
    assert not dialog.leave_question.isVisible()
    assert not dialog.isVisible() or dialog.form.user_id.text() != "user-1"


def test_each_kind_of_edit_counts(dialog: AccountsDialog) -> None:
    form = dialog.form

    def choose(rule: KeepRule) -> None:
        form.retention.show_value(Retention(rule))

    for edit in (
        lambda: form.token.setText("t"),
        lambda: form.user_id.setText("other"),
        lambda: form.server.setCurrentIndex(1),
        lambda: form.language.setCurrentIndex(3),
        lambda: choose(KeepRule.UNTIL_CLOSED),
    ):
        dialog.edit(ONE)
        assert not form.is_changed()
        edit()
        assert form.is_changed()
    dialog.edit(ONE)


def test_what_is_wrong_is_marked_when_it_was_to_be_saved_on_the_way(qtbot: QtBot, dialog: AccountsDialog) -> None:
    dialog.form.user_id.setText("")
    dialog.reject()
    with qtbot.assertNotEmitted(dialog.save_requested):
        _button(dialog.leave_question, "Save").click()
    assert "Enter the Elegoo user ID." in _labels(dialog)
    assert dialog.isVisible()
    dialog.edit(ONE)


# -- how long chats are kept ----------------------------------------------------------------------


def test_how_long_chats_are_kept_is_said_and_saved(qtbot: QtBot, dialog: AccountsDialog) -> None:
    form = dialog.form
    assert "offline too" in _labels(dialog)
    assert not form.retention.days.isVisible()
    form.retention.rule.setFocus()
    QTest.keyClick(form.retention.rule, Qt.Key.Key_Down)
    assert form.retention.days.isVisible()
    assert "was last open" in _labels(dialog)
    form.retention.days.setValue(1)
    assert form.retention.days.text() == "1 day"
    form.retention.days.setValue(12)
    assert form.retention.days.text() == "12 days"
    with qtbot.waitSignal(dialog.save_requested) as saved:
        _button(dialog, "Save").click()
    assert saved.args[0].account.retention == Retention(KeepRule.DAYS, 12)
    QTest.keyClick(form.retention.rule, Qt.Key.Key_Down)
    assert "at its next start" in _labels(dialog)
    dialog.edit(replace(ONE, retention=Retention(KeepRule.DAYS, 3)))  # unknown there: shown as it is kept
    dialog.edit(SANDBOX)
    assert not form.retention.isVisible()


# -- what goes ------------------------------------------------------------------------------------


def test_the_question_says_what_goes_with_counts(qtbot: QtBot, dialog: AccountsDialog) -> None:
    with qtbot.waitSignal(dialog.holdings_requested) as asked:
        _button(dialog, "Remove…").click()
    assert asked.args == [ONE.key]
    remove = _button(dialog.question, "Remove account")
    assert not remove.isEnabled()  # nobody confirms what is not known yet
    dialog.show_holdings(OWN.key, Holdings(CacheUsage(9, 9), 9, 9, False))
    assert not remove.isEnabled()
    dialog.show_holdings(ONE.key, Holdings(CacheUsage(1, 2_000), 2, 1, False))
    texts = _labels(dialog.question)
    assert "1 cached chat (2.0 kB). Stays here: 2 drafts, 1 uncertain sending." in texts
    assert "Nothing is deleted on the server." in texts
    dialog.question.choose_everything()
    with qtbot.waitSignal(dialog.remove_requested) as removed:
        _button(dialog.question, "Delete everything").click()
    assert removed.args == [ONE.key, True]


def test_enter_does_not_save_the_form_while_something_is_asked(qtbot: QtBot, dialog: AccountsDialog) -> None:
    _button(dialog, "Remove…").click()
    radio = dialog.question.findChildren(QRadioButton)[1]
    radio.setFocus()
    with qtbot.assertNotEmitted(dialog.save_requested):
        QTest.keyClick(radio, Qt.Key.Key_Return)
    assert dialog.question.isVisible()


def test_a_sending_under_way_blocks_it_in_words(dialog: AccountsDialog) -> None:
    _button(dialog, "Remove…").click()
    dialog.show_holdings(ONE.key, Holdings(CacheUsage(), 0, 0, True))
    assert "is being sent. Wait until that has ended." in _labels(dialog.question)
    for text in ("Remove account", "Delete everything"):
        assert not _button(dialog.question, text).isEnabled()
        dialog.question.choose_everything()


# -- opening once, and where a token comes from ---------------------------------------------------


@pytest.fixture
def once(qtbot: QtBot) -> OnceDialog:
    made = OnceDialog(ALL)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_opening_once_asks_for_what_is_needed_only(qtbot: QtBot, once: OnceDialog) -> None:
    assert "never in a file or in the keyring" in _labels(once)
    assert "What you copy or export stays" in _labels(once)
    form = once.form
    for widget in (form.label, form.language, form.remember, form.retention):
        assert not widget.isVisible()
    with qtbot.assertNotEmitted(once.open_requested):
        _button(once, "Open once").click()
    form.user_id.setText("customer-9")
    form.token.setText("t")
    with qtbot.waitSignal(once.open_requested) as opened:
        QTest.keyClick(form.token, Qt.Key.Key_Return)
    assert opened.args[0].account == Account(PRODUCTION, "customer-9", once=True)
    assert "t'" not in repr(opened.args)
    once.reject()
    assert form.token.text() == ""


def test_an_account_that_is_set_up_is_not_opened_once(once: OnceDialog) -> None:
    QTest.keyClicks(once.form.user_id, ONE.user_id)
    assert "set up here: choose it in the list" in _labels(once)
    once.form.server.setCurrentIndex(2)
    once.form.server.activated.emit(2)
    once.form.user_id.clear()
    QTest.keyClicks(once.form.user_id, ONCE.user_id)  # once more is no harm
    assert "set up here" not in _labels(once)


def test_where_a_token_comes_from_is_told_on_request(qtbot: QtBot, dialog: AccountsDialog, once: OnceDialog) -> None:
    prompt = TokenPrompt(ONE)
    qtbot.addWidget(prompt)
    prompt.show()
    for place in (dialog, once, prompt):
        assert "signs the customer's slicer out" not in _labels(place)
        _button(place, "Where does the token come from?").click()
        assert "signs the customer's slicer out" in _labels(place)
        assert "user_access_token" in _labels(place)


def test_the_token_of_an_account_opened_once_cannot_be_remembered(qtbot: QtBot) -> None:
    prompt = TokenPrompt(ONCE)
    qtbot.addWidget(prompt)
    prompt.show()
    prompt.set_keyring(False)
    prompt.set_keyring(True)
    assert not prompt.remember.isVisible()
    assert "stays in memory until it is closed" in _labels(prompt)
    prompt.token.setText("typed")
    with qtbot.waitSignal(prompt.token_entered) as entered:
        _button(prompt, "Save and try again").click()
    assert entered.args[1] is False
