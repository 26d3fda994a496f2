"""Accounts on the screen: the token field, the form, the steps of the test, the switcher, the prompt."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.accounts import (
    DOCUMENTED_SERVERS,
    Account,
    CacheUsage,
    Holdings,
    ServerKind,
    sandbox_server,
    server_from_address,
)
from elegoo_chat_gui.core.checks import CheckResult, CheckStep
from elegoo_chat_gui.core.errors import NotAuthenticatedError
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.ui.screens.accounts import (
    AccountEntry,
    AccountsDialog,
    TokenPrompt,
    server_badge_text,
)
from elegoo_chat_gui.ui.screens.accounts._token_edit import TokenEdit

TOKEN = "marker-token-7351"
PRODUCTION, STAGING, CHINA, _CHINA_STAGING = DOCUMENTED_SERVERS
SANDBOX = Account(sandbox_server("http://127.0.0.1:4711"), "ELEGOO_USER_001", "Sandbox")
ONE = Account(PRODUCTION, "user-1", "Workshop")
OWN = Account(server_from_address("https://chats.example.org:8443"), "user-2", language="de")
ALL = (ONE, OWN, SANDBOX)


@pytest.fixture
def field(qtbot: QtBot) -> TokenEdit:
    edit = TokenEdit()
    qtbot.addWidget(edit)
    with qtbot.waitExposed(edit):
        edit.show()
    edit.activateWindow()
    edit.setFocus()
    return edit


@pytest.fixture
def dialog(qtbot: QtBot) -> AccountsDialog:
    made = AccountsDialog()
    qtbot.addWidget(made)
    made.set_accounts(ALL, {SANDBOX.key})
    made.add()
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def _type(edit: QLineEdit, text: str) -> None:
    edit.clear()
    QTest.keyClicks(edit, text)


def _toggle(edit: TokenEdit) -> QPushButton:
    return edit.findChildren(QPushButton)[0]


def _button(place: QWidget, name: str) -> QPushButton:
    return next(b for b in place.findChildren(QPushButton) if b.accessibleName() == name and b.isVisible())


def _texts(place: QWidget) -> str:
    """Everything that can be read in a place, the token field left out."""
    said: list[str] = []
    for widget in (place, *place.findChildren(QWidget)):
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        if not isinstance(widget, TokenEdit) and widget.property("text"):
            said.append(str(widget.property("text")))
    return "\n".join(said)


def _visible_labels(place: QWidget) -> list[str]:
    return [label.text() for label in place.findChildren(QLabel) if label.isVisible()]


# -- the token field ------------------------------------------------------------------------------


@pytest.mark.parametrize("shown", [False, True])
@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_no_key_takes_a_token_out(field: TokenEdit, shown: bool, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QGuiApplication.clipboard().setText("before")
    _type(field, TOKEN)
    if shown:
        _toggle(field).click()
    assert field.shown is shown
    field.home(False)
    field.selectAll()
    QTest.keyClick(field, key, modifier)
    field.copy()
    field.cut()
    assert QGuiApplication.clipboard().text() == "before"


def test_nothing_is_selected_in_the_open(field: TokenEdit) -> None:
    _type(field, TOKEN)
    field.selectAll()
    assert field.hasSelectedText()
    _toggle(field).click()
    assert not field.hasSelectedText()
    field.selectAll()
    QTest.mouseDClick(field, Qt.MouseButton.LeftButton)
    assert field.selectedText() == ""
    selection = QClipboard.Mode.Selection  # X11's second clipboard, which takes whatever is selected
    if QGuiApplication.clipboard().supportsSelection():
        assert TOKEN not in QGuiApplication.clipboard().text(selection)
    assert not field.dragEnabled()


def test_undo_does_not_bring_it_back(field: TokenEdit) -> None:
    _type(field, TOKEN)
    field.forget()
    assert not field.isUndoAvailable()
    _toggle(field).click()
    field.undo()
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""


def test_hiding_empties_it_and_covers_it_again(field: TokenEdit) -> None:
    _type(field, TOKEN)
    _toggle(field).click()
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert _toggle(field).accessibleName() == "Hide the token"
    field.hide()
    assert field.text() == ""
    assert field.echoMode() == QLineEdit.EchoMode.Password


def test_show_is_reached_by_key(field: TokenEdit) -> None:
    assert _toggle(field).focusPolicy() & Qt.FocusPolicy.TabFocus
    _type(field, TOKEN)
    QTest.keyClick(_toggle(field), Qt.Key.Key_Space)
    assert field.shown


def test_its_menu_has_no_copy(field: TokenEdit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda _menu, _place: None)
    _type(field, TOKEN)
    centre = field.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, centre, field.mapToGlobal(centre))
    QApplication.sendEvent(field, event)
    (menu,) = field.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == ["Paste", "Empty the field"]


def test_pasted_white_space_is_not_part_of_it(field: TokenEdit) -> None:
    mime = QMimeData()
    mime.setText(f"  {TOKEN}\n")
    QGuiApplication.clipboard().setMimeData(mime)
    field.paste()
    assert field.secret() == Secret(TOKEN)
    _type(field, "   ")
    assert field.secret() is None


@pytest.mark.parametrize(("length", "fits"), [(512, True), (513, False)])
def test_a_token_has_a_longest_length(field: TokenEdit, length: int, fits: bool) -> None:
    field.setText("x" * length)
    assert (field.problem() == "") is fits


# -- the form -------------------------------------------------------------------------------------


def test_a_new_account_as_typed(qtbot: QtBot, dialog: AccountsDialog) -> None:
    _type(dialog.form.user_id, " new-user ")
    _type(dialog.form.token, TOKEN)
    _type(dialog.form.label, "Mine")
    dialog.form.language.setCurrentIndex(dialog.form.language.findData("zh-CN"))
    with qtbot.waitSignal(dialog.save_requested) as saved:
        _button(dialog, "Add account").click()
    assert saved.args == [AccountEntry(Account(PRODUCTION, "new-user", "Mine", "zh-CN"), Secret(TOKEN), True, None)]
    assert TOKEN not in repr(saved.args)


def test_enter_in_a_field_saves(qtbot: QtBot, dialog: AccountsDialog) -> None:
    _type(dialog.form.token, TOKEN)
    _type(dialog.form.user_id, "new-user")
    with qtbot.waitSignal(dialog.save_requested):
        QTest.keyClick(dialog.form.user_id, Qt.Key.Key_Return)


def test_what_is_missing_is_marked_and_nothing_saved(qtbot: QtBot, dialog: AccountsDialog) -> None:
    with qtbot.assertNotEmitted(dialog.save_requested):
        _button(dialog, "Add account").click()
    shown = _visible_labels(dialog)
    assert "Enter the Elegoo user ID." in shown
    assert "Enter the access token." in shown
    assert dialog.form.user_id.property("invalid") == "true"
    assert dialog.focusWidget() is dialog.form.user_id
    _type(dialog.form.user_id, "x")
    assert "Enter the Elegoo user ID." not in _visible_labels(dialog)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("http://chats.example.org", "Only https is used"),
        ("https://u:p@chats.example.org", "Leave user name and password out"),
        ("https://a b", "This is not an address"),
        ("chats.example.org", "Requests go to https://chats.example.org."),
        ("http://localhost:8765/ent/", "Requests go to http://localhost:8765."),
        ("elegoo-app-stg.obico.io", "This is Staging"),
    ],
)
def test_the_address_is_checked_while_typing(dialog: AccountsDialog, typed: str, said: str) -> None:
    form = dialog.form
    assert not form.address.isVisible()
    form.server.setCurrentIndex(form.server.count() - 1)
    form.server.activated.emit(form.server.currentIndex())
    assert form.address.isVisible()
    _type(form.address, typed)
    assert any(text.startswith(said) for text in _visible_labels(dialog))


def test_a_pasted_request_address_loses_its_token_at_once(dialog: AccountsDialog) -> None:
    form = dialog.form
    form.server.setCurrentIndex(form.server.count() - 1)
    QGuiApplication.clipboard().setText(f"https://chats.example.org/ent/?access_token={TOKEN}")
    form.address.clear()
    form.address.paste()
    assert form.address.text() == "https://chats.example.org"
    form.address.undo()
    assert TOKEN not in form.address.text()


def test_an_account_is_set_up_once(dialog: AccountsDialog) -> None:
    _type(dialog.form.user_id, ONE.user_id)
    assert any("already set up" in text for text in _visible_labels(dialog))
    _type(dialog.form.user_id, "x" * 257)
    assert any("at most 256" in text for text in _visible_labels(dialog))


def test_editing_keeps_the_token_unless_it_belongs_to_another(qtbot: QtBot, dialog: AccountsDialog) -> None:
    dialog.edit(OWN)
    assert dialog.form.token.text() == ""
    assert "leave empty to keep it" in dialog.form.token.placeholderText()
    with qtbot.waitSignal(dialog.save_requested) as saved:
        _button(dialog, "Save").click()
    assert saved.args == [AccountEntry(OWN, None, True, OWN.key)]
    _type(dialog.form.user_id, "somebody-else")
    with qtbot.assertNotEmitted(dialog.save_requested):
        _button(dialog, "Save").click()
    assert any("needs its own token" in text for text in _visible_labels(dialog))


def test_the_sandbox_can_be_tested_and_nothing_else(qtbot: QtBot, dialog: AccountsDialog) -> None:
    dialog.edit(SANDBOX)
    names = {b.accessibleName() for b in dialog.findChildren(QPushButton) if b.isVisible() and b.isEnabled()}
    assert {"Test connection", "Close"} <= names
    assert not {"Save", "Remove…"} & names
    assert not dialog.form.user_id.isEnabled()
    with qtbot.waitSignal(dialog.test_requested) as asked:
        _button(dialog, "Test connection").click()
    assert asked.args[0].account == SANDBOX


def test_an_account_named_at_the_start_is_not_called_a_sandbox(dialog: AccountsDialog) -> None:
    dialog.set_accounts(ALL, {SANDBOX.key, OWN.key})
    dialog.edit(OWN)
    assert any("named when the program was started" in text for text in _visible_labels(dialog))
    assert not dialog.form.token.isVisible()
    dialog.edit(SANDBOX)
    assert any("always there" in text for text in _visible_labels(dialog))


def test_without_a_keyring_it_says_so(dialog: AccountsDialog) -> None:
    dialog.set_keyring(False)
    assert not dialog.form.remember.isChecked()
    assert not dialog.form.remember.isEnabled()
    assert any("only until the program closes" in text for text in _visible_labels(dialog))
    dialog.set_keyring(True)
    assert dialog.form.remember.isChecked()
    dialog.form.remember.setChecked(False)
    assert any("then it is asked for again" in text for text in _visible_labels(dialog))


def test_a_typed_token_is_in_no_other_widget_and_gone_when_closed(dialog: AccountsDialog) -> None:
    _type(dialog.form.token, TOKEN)
    _toggle(dialog.form.token).click()
    assert TOKEN not in _texts(dialog)
    dialog.reject()
    _button(dialog, "Discard").click()
    assert not dialog.isVisible()
    assert dialog.form.token.text() == ""
    assert not dialog.form.token.shown


def test_another_row_empties_the_token(dialog: AccountsDialog) -> None:
    _type(dialog.form.token, TOKEN)
    dialog.list.make_current(1)
    _button(dialog, "Discard").click()
    assert dialog.form.token.text() == ""
    assert dialog.form.user_id.text() == OWN.user_id


def test_focus_on_the_list_does_not_leave_the_new_account(qtbot: QtBot, dialog: AccountsDialog) -> None:
    _type(dialog.form.user_id, "half-typed")
    dialog.list.setFocus()
    qtbot.waitUntil(dialog.list.hasFocus)
    assert dialog.form.user_id.text() == "half-typed"
    assert not dialog.leave_question.isVisible()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    _button(dialog, "Discard").click()
    assert dialog.form.user_id.text() in {ONE.user_id, OWN.user_id}


def test_every_control_has_a_name(dialog: AccountsDialog) -> None:
    dialog.edit(OWN)
    nameless = [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not widget.property("text")
    ]
    assert nameless == []


# -- removing -------------------------------------------------------------------------------------


def test_removing_is_asked_for_inside_the_dialog(qtbot: QtBot, dialog: AccountsDialog) -> None:
    dialog.edit(ONE)
    _button(dialog, "Remove…").click()
    assert "Remove “Workshop” from this computer?" in _visible_labels(dialog)
    assert any("Nothing is deleted on the server" in text for text in _visible_labels(dialog))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.question.isVisible()
    _button(dialog, "Remove…").click()
    dialog.show_holdings(ONE.key, Holdings(CacheUsage(), 0, 0, False))
    with qtbot.waitSignal(dialog.remove_requested) as removed:
        _button(dialog, "Remove account").click()
    assert removed.args == [ONE.key, False]


# -- the test of the connection -------------------------------------------------------------------


def _steps(dialog: AccountsDialog) -> list[str]:
    names = [w.accessibleName() for w in dialog.checks.findChildren(QWidget) if w.isVisible()]
    kinds = ("Passed", "Failed", "Not tried", "Being tried")
    return [name.partition(":")[0] for name in names if name.startswith(kinds)]


def test_steps_are_shown_as_they_end(dialog: AccountsDialog) -> None:
    dialog.start_test()
    assert _steps(dialog) == ["Being tried"] + ["Not tried yet"] * 4
    dialog.show_check(CheckResult(CheckStep.ADDRESS))
    dialog.show_check(CheckResult(CheckStep.CONNECT))
    dialog.show_check(CheckResult(CheckStep.TLS, None, "TLSv1.3"))
    assert _steps(dialog) == ["Passed"] * 3 + ["Being tried", "Not tried yet"]
    assert "Secure connection (TLS 1.3)" in _visible_labels(dialog)
    dialog.show_check(CheckResult(CheckStep.ANSWER))
    dialog.show_check(CheckResult(CheckStep.CREDENTIALS, NotAuthenticatedError("Invalid or expired access token")))
    dialog.finish_test()
    assert _steps(dialog) == ["Passed"] * 4 + ["Failed"]
    assert "Not accepted." in _visible_labels(dialog)
    assert _button(dialog, "Test connection")


def test_plain_http_has_no_secure_step(dialog: AccountsDialog) -> None:
    dialog.edit(SANDBOX)
    dialog.start_test()
    assert len(_steps(dialog)) == 4


def test_a_test_is_stopped_by_its_button_and_by_typing(qtbot: QtBot, dialog: AccountsDialog) -> None:
    dialog.start_test()
    with qtbot.waitSignal(dialog.test_stopped):
        _button(dialog, "Stop the test").click()
    assert "The test was stopped." in _visible_labels(dialog)
    dialog.start_test()
    with qtbot.waitSignal(dialog.test_stopped):
        _type(dialog.form.user_id, "x")
    assert not dialog.checks.isVisible()


# -- the prompt -----------------------------------------------------------------------------------


@pytest.fixture
def prompt(qtbot: QtBot) -> TokenPrompt:
    made = TokenPrompt(ONE)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_prompt_hands_over_a_secret(qtbot: QtBot, prompt: TokenPrompt) -> None:
    assert not prompt.isModal()
    assert "Workshop" in _texts(prompt)
    with qtbot.assertNotEmitted(prompt.token_entered):
        _button(prompt, "Save and try again").click()
    assert "Enter the access token." in _visible_labels(prompt)
    _type(prompt.token, TOKEN)
    with qtbot.waitSignal(prompt.token_entered) as entered:
        QTest.keyClick(prompt.token, Qt.Key.Key_Return)
    assert entered.args == [Secret(TOKEN), True]
    assert TOKEN not in _texts(prompt)


def test_closing_the_prompt_empties_it(prompt: TokenPrompt) -> None:
    _type(prompt.token, TOKEN)
    QTest.keyClick(prompt, Qt.Key.Key_Escape)
    assert not prompt.isVisible()
    assert prompt.token.text() == ""


def test_every_server_but_production_has_a_badge() -> None:
    badges = {kind: server_badge_text(kind) for kind in ServerKind}
    assert badges.pop(ServerKind.PRODUCTION) == ""
    assert all(badges.values())
    assert len(set(badges.values())) == len(badges)
