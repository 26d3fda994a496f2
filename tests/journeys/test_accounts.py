"""A support agent's accounts: opened once and gone, kept until closed, deleted to the last byte."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from elegoo_chat_gui.core.accounts import Account, KeepRule, Retention, server_from_address
from elegoo_chat_gui.core.options import StartOptions
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.services.retention import RetentionService
from elegoo_chat_gui.store.once import RoutedChatCache, RoutedUserStore
from elegoo_chat_gui.ui.screens.accounts import AccountsDialog, OnceDialog
from elegoo_chat_gui.ui.screens.chat_list import ChatRow
from tests.journeys.person import Person, live, until
from tests.journeys.test_secrecy import MARKER, EchoServer, disguises, server

__all__ = ["server"]  # the fixture

USER = "customer-Zebrafink"
DRAFT = "Warum knackt Kirschbaum?"
CHAT = "question 3"
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
TRACES = {USER, DRAFT, CHAT, *disguises(MARKER)}


def traces(folder: Path) -> dict[str, list[str]]:
    """What of the account stands in which file: data, cache, config and logs all lie in this folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {"user.sqlite", "cache.sqlite"} <= {path.name for path in files}, "nothing was searched"
    assert any("log" in path.name for path in files), "the log was not searched"
    found = {path.name: [text for text in TRACES if text.encode() in path.read_bytes()] for path in files}
    return {name: texts for name, texts in found.items() if texts}


def options(folder: Path) -> StartOptions:
    return StartOptions(sandbox=True, data_dir=folder, log_level="DEBUG")


async def dialog(kind: type[QWidget]) -> QWidget:
    def there() -> list[QWidget]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

    await until(there, kind.__name__)
    return there()[0]


async def opens_once(person: Person, server: EchoServer) -> None:
    """By the switcher's key, as a person would."""
    await until(lambda: not person.refreshing)
    person.press(Qt.Key.Key_A, CTRL_SHIFT)
    popup = person.presenter.switcher.popup
    assert popup is not None
    await person.clicks(popup, "Open once…")
    once = await dialog(OnceDialog)
    assert isinstance(once, OnceDialog)
    form = once.form
    form.server.setCurrentIndex(form.server.count() - 1)
    form.server.activated.emit(form.server.currentIndex())
    QTest.keyClicks(form.address, server.base_url)
    QTest.keyClicks(form.user_id, USER)
    QTest.keyClicks(form.token, MARKER)
    QTest.keyClick(form.token, Qt.Key.Key_Return)
    await person.sees_chats(3)
    assert person.presenter.account is not None
    assert person.presenter.account.once
    await comes_back(person)


async def comes_back(person: Person) -> None:
    person.window.activateWindow()  # off screen no window manager does it
    await until(person.window.isActiveWindow, "the window")


async def writes_draft(person: Person) -> None:
    window = await person.begins_chat(DRAFT)
    await until(lambda: "draft saved" in person.words(window), "the draft to be saved")
    window.close()
    await until(lambda: person.list.model.head_count >= 1, "the draft in the list")
    await comes_back(person)


async def reads_and_writes(person: Person, server: EchoServer) -> None:
    await opens_once(person, server)
    assert "ONCE" in person.window.bar.badge.text()
    assert person.window.bar.badge.isVisible()
    rows = [person.list.model.row_at(place) for place in range(person.list.model.rowCount())]
    key = next(row.summary.key for row in rows if isinstance(row, ChatRow) and row.summary.title == CHAT)
    person.list.select_chat(key)
    await until(lambda: person.presenter.conversation_pane.view.chat is not None, "the chat")
    await writes_draft(person)
    person.presenter.refresh()
    await until(lambda: not person.refreshing)
    server.status = 401
    person.presenter.refresh()  # and an error, which is logged
    await until(lambda: not person.refreshing and person.presenter.notices.notices())
    server.status = None


def test_an_account_opened_once_leaves_nothing_behind(qapp: QApplication, tmp_path: Path, server: EchoServer) -> None:
    async def story(person: Person) -> None:
        await reads_and_writes(person, server)
        assert traces(tmp_path) == {}  # nor is anything there meanwhile

    live(qapp, tmp_path, story, options(tmp_path))
    assert traces(tmp_path) == {}

    async def next_time(person: Person) -> None:
        assert all(account.is_sandbox for account in person.presenter.known_accounts)

    live(qapp, tmp_path, next_time, options(tmp_path))


@pytest.mark.parametrize(("route", "text"), [(RoutedChatCache, CHAT), (RoutedUserStore, DRAFT)])
def test_the_search_finds_what_would_be_left_without_the_routes(
    qapp: QApplication, tmp_path: Path, server: EchoServer, monkeypatch: pytest.MonkeyPatch, route: type, text: str
) -> None:
    monkeypatch.setattr(route, "_of", lambda stores, _account: stores._kept)

    async def story(person: Person) -> None:
        await reads_and_writes(person, server)

    live(qapp, tmp_path, story, options(tmp_path))
    assert any(text in texts for texts in traces(tmp_path).values())


def test_closing_an_account_opened_once_asks_for_its_draft_and_lets_go(
    qapp: QApplication, tmp_path: Path, server: EchoServer
) -> None:
    async def story(person: Person) -> None:
        await opens_once(person, server)
        await writes_draft(person)
        person.window.close()
        await person.is_told("What was written in an account opened once ends with the program.")
        assert person.window.isEnabled()
        assert not person.application.quit_requested.is_set()
        person.press(Qt.Key.Key_A, CTRL_SHIFT)
        popup = person.presenter.switcher.popup
        assert popup is not None
        await person.clicks(popup, "Close this account")
        await person.is_told("1 draft")
        await person.clicks(person.presenter.notices, "Close and delete")
        await until(lambda: person.presenter.account is not None and not person.presenter.account.once, "another")
        assert USER not in [account.user_id for account in person.presenter.known_accounts]
        await person.sees_chats(60)
        person.window.close()
        await until(person.application.quit_requested.is_set, "the end")

    live(qapp, tmp_path, story, options(tmp_path))
    assert traces(tmp_path) == {}


def account_on(server: EchoServer, retention: Retention) -> Account:
    return Account(server_from_address(server.base_url), USER, retention=retention)


async def sets_up(person: Person, account: Account) -> None:
    await person.presenter._services.accounts.save(account, Secret(MARKER), remember=False)
    person.presenter.switch_account(account)
    await person.sees_chats(3)


@pytest.mark.parametrize("crashes", [False, True])
def test_chats_kept_until_the_program_closes_are_gone_afterwards(
    qapp: QApplication, tmp_path: Path, server: EchoServer, monkeypatch: pytest.MonkeyPatch, crashes: bool
) -> None:
    account = account_on(server, Retention(KeepRule.UNTIL_CLOSED))

    async def story(person: Person) -> None:
        await sets_up(person, account)
        assert traces(tmp_path)

    async def nothing(_service: RetentionService) -> None:
        """What a crash does."""

    with monkeypatch.context() as patched:
        if crashes:
            patched.setattr(RetentionService, "aclose", nothing)
        live(qapp, tmp_path, story, options(tmp_path))
    if crashes:
        assert "cache.sqlite" in traces(tmp_path)
    else:
        assert CHAT not in [text for texts in traces(tmp_path).values() for text in texts]

    async def next_time(person: Person) -> None:
        assert account in person.presenter.known_accounts
        person.presenter.switch_account(account)
        await until(lambda: not person.refreshing)
        assert person.list.model.chat_count == 0  # nothing here, and no token to read it with

    live(qapp, tmp_path, next_time, options(tmp_path))
    assert CHAT not in [text for texts in traces(tmp_path).values() for text in texts]


def test_deleting_everything_says_what_goes_and_leaves_no_byte(
    qapp: QApplication, tmp_path: Path, server: EchoServer
) -> None:
    account = replace(account_on(server, Retention()), label="Kirschbaum")

    async def story(person: Person) -> None:
        await sets_up(person, account)
        await writes_draft(person)
        assert {"user.sqlite-wal"} <= set(traces(tmp_path))
        person.presenter.compose.new_chat(account)
        person.presenter.accounts.open_dialog(person.window, account)
        accounts = await dialog(AccountsDialog)
        assert isinstance(accounts, AccountsDialog)
        await person.clicks(accounts, "Remove…")
        await until(lambda: "3 cached chats" in person.words(accounts), "the counts")
        assert "1 draft" in person.words(accounts)
        accounts.question.choose_everything()
        await person.clicks(accounts, "Delete everything")
        await until(lambda: "Everything of the account is deleted here" in person.words(accounts), "the deleting")
        assert traces(tmp_path) == {}
        assert person.presenter.compose.windows() == ()
        assert person.presenter.account is not None
        assert person.presenter.account.is_sandbox

    live(qapp, tmp_path, story, options(tmp_path))
    assert traces(tmp_path) == {}
