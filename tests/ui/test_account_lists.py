"""Hundreds of accounts: the switcher's list, the dialog's list, edits that are not lost on the way."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.accounts import (
    DOCUMENTED_SERVERS,
    Account,
    AccountKey,
    sandbox_server,
    server_from_address,
)
from elegoo_chat_gui.ui.screens.accounts import AccountsDialog, AccountSwitcher
from elegoo_chat_gui.ui.screens.accounts._account_list import AccountListModel
from elegoo_chat_gui.ui.screens.accounts._switcher import SWITCH_KEYS
from elegoo_chat_gui.ui.screens.accounts._switcher_popup import SwitcherPopup

PRODUCTION, STAGING, CHINA, _CHINA_STAGING = DOCUMENTED_SERVERS
SANDBOX = Account(sandbox_server("http://127.0.0.1:4711"), "ELEGOO_USER_001", "Sandbox")
ONE = Account(PRODUCTION, "user-1", "Workshop")
OWN = Account(server_from_address("https://chats.example.org:8443"), "user-2", language="de")
AMP = Account(STAGING, "u", "R&D\tlab")
ONCE = Account(CHINA, "customer-77", once=True)
ALL = (ONE, OWN, SANDBOX, AMP, ONCE)
MANY = tuple(Account((PRODUCTION, STAGING)[n % 2], f"user-{n:04d}", f"Customer {n}") for n in range(500))


class Bar(QWidget):
    """A window with the switcher and something else to look at."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(700, 600)
        self.switcher = AccountSwitcher()
        self.other = QLineEdit()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.switcher)
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        layout.addWidget(self.other)
        layout.addStretch(1)

    @property
    def popup(self) -> SwitcherPopup:
        assert self.switcher.popup is not None
        return self.switcher.popup

    def names(self) -> list[str]:
        model = self.popup.list.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def chosen_name(self) -> str:
        return str(self.popup.list.currentIndex().data())


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[Bar]:
    made = Bar()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.other.setFocus()
    made.switcher.set_accounts(ALL, ONE.key)
    yield made
    made.switcher.close_popup()


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


# -- searching ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Workshop", "user-2", "Sandbox", "R&D lab", "customer-77"]),
        ("WORK", ["Workshop"]),
        ("user-", ["Workshop", "user-2"]),
        ("example.org", ["user-2"]),
        ("staging", ["R&D lab"]),
        ("once", ["customer-77"]),
        ("china 77", ["customer-77"]),
        ("77 china nothing", []),
    ],
)
def test_accounts_are_found_by_name_user_id_and_server(typed: str, found: list[str]) -> None:
    model = AccountListModel()
    model.set_accounts(ALL, None)
    model.search(typed)
    assert [model.index(row).data() for row in range(model.rowCount())] == found


def test_width_and_case_do_not_matter() -> None:
    model = AccountListModel()
    model.set_accounts([replace(ONE, label="上海 ＡＢＣ"), replace(OWN, label="Straße")], None)
    for typed in ("abc", "ＡＢＣ", "STRASSE", "上海"):
        model.search(typed)
        assert model.rowCount() == 1, typed


def test_a_row_says_everything_about_its_account() -> None:
    model = AccountListModel()
    model.set_accounts(ALL, ONE.key)
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert spoken[0] == "Workshop, user-1, Production · elegoo-app.obico.io, open now"
    assert spoken[4].endswith("opened once")
    assert "gone when it is closed" in model.index(4).data(Qt.ItemDataRole.ToolTipRole)


def test_five_hundred_accounts_are_quick(bar: Bar) -> None:
    before = time.perf_counter()
    bar.switcher.set_accounts(MANY, MANY[0].key)
    bar.switcher.open_popup()
    for typed in ("c", "cu", "customer 4", "customer 49", ""):
        bar.popup._search(typed)
    picture = QImage(bar.size(), QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    bar.render(painter, QPoint(0, 0))
    painter.end()
    assert time.perf_counter() - before < 1.0
    assert len(bar.names()) == 500
    assert len(bar.popup.findChildren(QWidget)) < 40  # rows are painted, not built


# -- the switcher ---------------------------------------------------------------------------------


def test_its_key_opens_it_with_the_keys_in_the_search_field(bar: Bar) -> None:
    assert SWITCH_KEYS in bar.switcher.toolTip()
    ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(bar.other, Qt.Key.Key_A, ctrl_shift)
    assert bar.popup.isVisible()
    assert bar.popup.search.hasFocus()
    QTest.keyClick(bar.popup.search, Qt.Key.Key_A, ctrl_shift)
    assert bar.switcher.popup is None
    assert bar.other.hasFocus()


def test_enter_goes_back_to_the_account_before(qtbot: QtBot, bar: Bar) -> None:
    bar.switcher.open_popup()
    assert bar.names()[0] == "Workshop"
    with qtbot.waitSignal(bar.switcher.account_chosen) as chosen:
        QTest.keyClick(bar.popup.search, Qt.Key.Key_Return)
    assert chosen.args == [OWN]
    assert bar.switcher.popup is None


def test_typing_and_arrows_choose(qtbot: QtBot, bar: Bar) -> None:
    bar.switcher.open_popup()
    QTest.keyClicks(bar.popup.search, "user-")
    assert bar.names() == ["Workshop", "user-2"]
    assert bar.chosen_name() == "Workshop"
    for key, name in (
        (Qt.Key.Key_Down, "user-2"),
        (Qt.Key.Key_Down, "user-2"),
        (Qt.Key.Key_PageUp, "Workshop"),
        (Qt.Key.Key_Down, "user-2"),
    ):
        QTest.keyClick(bar.popup.search, key)
        assert bar.chosen_name() == name
    with qtbot.waitSignal(bar.switcher.account_chosen) as chosen:
        QTest.keyClick(bar.popup.search, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert chosen.args == [OWN]


def test_what_is_not_found_is_said_and_enter_does_nothing(qtbot: QtBot, bar: Bar) -> None:
    bar.switcher.open_popup()
    QTest.keyClicks(bar.popup.search, "nobody")
    assert "No account has this name" in _labels(bar.popup)
    with qtbot.assertNotEmitted(bar.switcher.account_chosen):
        QTest.keyClick(bar.popup.search, Qt.Key.Key_Return)
    assert bar.popup.isVisible()


def test_escape_closes_and_the_next_time_starts_anew(bar: Bar) -> None:
    bar.switcher.open_popup()
    QTest.keyClicks(bar.popup.search, "user-2")
    QTest.keyClick(bar.popup.search, Qt.Key.Key_Escape)
    assert bar.switcher.popup is None
    assert bar.other.hasFocus()
    bar.switcher.open_popup()
    assert len(bar.names()) == len(ALL)
    button = _button(bar.popup, "Add account…")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert bar.switcher.popup is None


def test_looking_elsewhere_closes_it(bar: Bar) -> None:
    bar.switcher.open_popup()
    bar.other.setFocus()
    assert bar.switcher.popup is None
    bar.switcher.open_popup()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(5, bar.height() - 5))
    assert bar.switcher.popup is None
    bar.switcher.open_popup()
    QTest.mouseClick(bar.switcher, Qt.MouseButton.LeftButton)
    assert bar.switcher.popup is None


def test_a_click_on_a_row_chooses_it(qtbot: QtBot, bar: Bar) -> None:
    bar.switcher.open_popup()
    view = bar.popup.list
    with qtbot.waitSignal(bar.switcher.account_chosen) as chosen:
        place = view.visualRect(view.model().index(2, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [SANDBOX]


def test_what_else_can_be_done_is_offered(qtbot: QtBot, bar: Bar) -> None:
    for text, signal in (
        ("Add account…", bar.switcher.add_requested),
        ("Open once…", bar.switcher.once_requested),
        ("Manage accounts…", bar.switcher.manage_requested),
    ):
        bar.switcher.open_popup()
        with qtbot.waitSignal(signal):
            _button(bar.popup, text).click()
        assert bar.switcher.popup is None


def test_only_an_account_opened_once_can_be_closed(qtbot: QtBot, bar: Bar) -> None:
    bar.switcher.open_popup()
    assert "Close this account" not in [b.text() for b in bar.popup.findChildren(QPushButton)]
    bar.switcher.set_accounts(ALL, ONCE.key)
    assert bar.switcher.popup is None  # what it showed is no longer so
    assert bar.switcher.accessibleName() == "Account, opened once: customer-77"
    assert not bar.switcher.icon().isNull()
    bar.switcher.open_popup()
    with qtbot.waitSignal(bar.switcher.close_requested) as closed:
        _button(bar.popup, "Close this account").click()
    assert closed.args == [ONCE.key]


def test_names_are_shown_as_they_are(bar: Bar) -> None:
    assert bar.switcher.accessibleName() == "Account: Workshop"
    bar.switcher.set_accounts(ALL, AMP.key)
    assert bar.switcher.text() == "R&&D lab"
    bar.switcher.set_accounts(ALL, AccountKey("gone", "x"))
    assert "No account" in bar.switcher.text()


def test_it_fits_into_its_window(bar: Bar) -> None:
    bar.resize(260, 240)
    bar.switcher.set_accounts(MANY, MANY[0].key)
    bar.switcher.open_popup()
    assert bar.rect().contains(bar.popup.geometry())
    bar.resize(500, 400)
    assert bar.switcher.popup is None


def test_a_popup_that_is_open_when_its_window_goes_does_no_harm(qtbot: QtBot) -> None:
    made = Bar()
    made.show()
    made.switcher.set_accounts(ALL, ONE.key)
    made.switcher.open_popup()
    made.close()
    made.deleteLater()
    del made
    qtbot.wait(20)


# -- the dialog's list ----------------------------------------------------------------------------


def test_a_few_accounts_need_no_search_field(dialog: AccountsDialog) -> None:
    assert not dialog.side.search.isVisible()
    dialog.set_accounts(MANY, set(), None)
    assert dialog.side.search.isVisible()


def test_the_dialogs_list_is_searched(dialog: AccountsDialog) -> None:
    dialog.set_accounts(MANY, set(), MANY[3].key)
    dialog.edit(MANY[3])
    QTest.keyClicks(dialog.side.search, "customer 499")
    assert dialog.side.model.rowCount() == 1
    assert dialog.form.user_id.text() == "user-0003"  # searching alone changes nothing
    QTest.keyClick(dialog.side.search, Qt.Key.Key_Return)
    assert dialog.form.user_id.text() == "user-0499"
    dialog.side.search.setFocus()
    QTest.keyClick(dialog.side.search, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.side.model.rowCount() == 500
    assert dialog.list.currentIndex().row() == 499  # still marked
    QTest.keyClicks(dialog.side.search, "nobody")
    assert "No account has this name" in _labels(dialog.side)
    dialog.side.search.clear()


def test_five_hundred_accounts_in_the_dialog_are_quick(dialog: AccountsDialog) -> None:
    before = time.perf_counter()
    dialog.set_accounts(MANY, set(), None)
    for account in MANY[:40]:
        dialog.edit(account)
    dialog.grab()
    assert time.perf_counter() - before < 2.0
    assert dialog.list.findChildren(QPushButton) == []
