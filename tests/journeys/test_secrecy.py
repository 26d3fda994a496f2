"""The token is looked for everywhere it must never be: files, log, clipboard, widgets, environment, output."""

import base64
import json
import os
import threading
from collections.abc import Awaitable, Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TypeAlias
from urllib.parse import parse_qs, quote, quote_plus, urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from elegoo_chat_gui.__main__ import parse_options
from elegoo_chat_gui.core.options import TOKEN_VARIABLE
from elegoo_chat_gui.sandbox import USERS
from elegoo_chat_gui.sandbox.users import RENEWED_TOKEN
from elegoo_chat_gui.ui.screens.accounts import AccountsDialog
from elegoo_chat_gui.ui.screens.chat_list import ChatRow
from elegoo_chat_gui.ui.screens.compose import ComposeState
from tests.journeys.person import Person, live, until

MARKER = "Zq7/marker+Tok=en~9xW"  # looks different in a URL, in base64 and in JSON
RENEWED = "Yk3/renewed+Tok=en~5vB"
USER = "marked user"
TOKENS = (MARKER, RENEWED)
NOT_CREATED = (302, 400, 401, 402, 403, 404, 413, 429)

Story: TypeAlias = Callable[[Person], Awaitable[None]]
Start: TypeAlias = Callable[[Story], None]


def disguises(token: str) -> set[str]:
    """The forms in which a token could slip through."""
    raw = token.encode()
    # Base64 of a longer text that contains the token, at each of the three places within a group.
    inside = {base64.b64encode(b"\0" * at + raw).decode()[4 if at else 0 : -4] for at in range(3)}
    return {token, token[::-1], quote(token, safe=""), quote(token), quote_plus(token), raw.hex(), *inside}


FORBIDDEN = {form for token in (*TOKENS, *USERS.values(), RENEWED_TOKEN) for form in disguises(token)}


class EchoServer:
    """Knows the token, and says it back wherever it can."""

    def __init__(self) -> None:
        self.status: int | None = None
        self.bodies: list[bytes] = []
        door = self

        class Connection(BaseHTTPRequestHandler):
            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
                pass

            def do_GET(self) -> None:
                token = parse_qs(urlsplit(self.path).query).get("access_token", [""])[0]
                self._answer(token, [chat(3), chat(2), chat(1)], 200)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                door.bodies.append(body)
                sent = json.loads(body)
                token = sent.pop("access_token")
                del sent["elegoo_user_id"]
                self._answer(token, {**chat(4), **sent}, 201)

            def _answer(self, token: str, good: object, status: int) -> None:
                known = token in TOKENS
                if door.status is None and known:
                    return self._send(status, json.dumps(good))
                bad = door.status or 401
                words = f"The token {token} ({quote(token, safe='')}) of {self.path} is not liked."
                if bad == 400:
                    return self._send(
                        bad, json.dumps({"messages": [words], "machine_name": [words], "detail": words})
                    )
                if bad == 302:
                    return self._send(bad, words, ("Location", f"https://elsewhere.invalid{self.path}#{token}"))
                return self._send(bad, json.dumps({"detail": words, "error": words}))

            def _send(self, status: int, text: str, *headers: tuple[str, str]) -> None:
                data = text.encode()
                self.send_response(status)
                for name, value in (("Content-Type", "application/json"), *headers):
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Connection)
        self._server.daemon_threads = False
        self.base_url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), name="echo")
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def chat(number: int) -> dict[str, object]:
    at = f"2026-01-0{number}T10:00:00.000001Z"
    messages = json.dumps([{"role": "user", "content": f"question {number}"}])
    return {"id": number, "messages": messages, "created_at": at, "updated_at": at}


@pytest.fixture
def server() -> Iterator[EchoServer]:
    server = EchoServer()
    yield server
    server.stop()


def widget_texts() -> Iterator[tuple[str, str]]:
    """Every text that any widget holds, shown or not, with where it stands."""
    for widget in QApplication.allWidgets():
        own = [widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis()]
        own += [widget.accessibleName(), widget.accessibleDescription(), widget.objectName()]
        if isinstance(widget, QPlainTextEdit | QTextEdit):
            own.append(widget.toPlainText())
        elif isinstance(widget, QLineEdit):
            own += [widget.text(), widget.placeholderText()]
        elif callable(text := getattr(widget, "text", None)):
            own.append(str(text()))
        own += [action.text() + action.toolTip() for action in widget.actions()]
        yield from ((type(widget).__name__, text) for text in own if text)


class Searcher:
    """Finds the token where it must not be."""

    def __init__(self, folder: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
        self._folder = folder
        self._caplog = caplog
        self._capfd = capfd

    def in_program(self, after: str) -> None:
        """Now: widgets, clipboard, log, environment, files."""
        clipboard = QGuiApplication.clipboard().mimeData()
        places = list(widget_texts())
        places += [("clipboard", clipboard.text()), ("clipboard", clipboard.html())]
        places += [("environment", value) for value in os.environ.values()]
        self._assert_clean(places, after)
        self.outside(after)

    def outside(self, after: str) -> None:
        """Files, log and output."""
        places = []
        for record in self._caplog.get_records("call"):
            places.append(("log", f"{record.getMessage()} {record.args!r} {record.exc_text} {record.exc_info!r}"))
        out, err = self._capfd.readouterr()
        places += [("stdout", out), ("stderr", err)]
        files = [path for path in self._folder.rglob("*") if path.is_file()]
        places += [(path.name, path.read_bytes().decode("latin-1")) for path in files]
        self._assert_clean(places, after)

    @staticmethod
    def _assert_clean(places: list[tuple[str, str]], after: str) -> None:
        found = {(place, form) for place, text in places for form in FORBIDDEN if form in text}
        assert not found, f"the token is there after {after}"


@pytest.fixture
def searcher(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> Iterator[Searcher]:
    searcher = Searcher(tmp_path, caplog, capfd)
    yield searcher
    assert any(path.name == "user.sqlite" for path in tmp_path.rglob("*")), "nothing was searched"
    searcher.outside("the end")


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path, server: EchoServer, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Runs a story in a program started as from the command line."""

    def run(story: Story) -> None:
        monkeypatch.setenv(TOKEN_VARIABLE, MARKER)
        QGuiApplication.clipboard().setText("what was there before")
        arguments = ["--server", server.base_url, "--user", USER, "--data-dir", str(tmp_path), "--log-level", "DEBUG"]
        options = parse_options(arguments, os.environ)
        assert TOKEN_VARIABLE not in os.environ
        assert MARKER not in repr(options)
        live(qapp, tmp_path, story, options)

    return run


def open_details(root: QWidget) -> None:
    for button in root.findChildren(QAbstractButton):
        if button.isVisible() and button.text() == "Details":
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_search_finds_what_is_there(qapp: QApplication) -> None:
    field = QLineEdit(f"before {MARKER} after")
    with pytest.raises(AssertionError, match="the token is there"):
        Searcher._assert_clean(list(widget_texts()), "typing")
    field.deleteLater()
    for hidden in (quote(MARKER, safe=""), MARKER[::-1], base64.b64encode(f"x{MARKER}yz".encode()).decode()):
        with pytest.raises(AssertionError):
            Searcher._assert_clean([("place", hidden)], "hiding")


# Those that are tried again take a second or two each.
@pytest.mark.parametrize("statuses", [(302, 400, 401, 402, 403, 404, 413), (429,), (500,), (503,)])
def test_reading_and_its_errors_keep_the_token(
    start: Start, server: EchoServer, searcher: Searcher, statuses: tuple[int, ...]
) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(3)
        searcher.in_program("reading")
        for status in statuses:
            server.status = status
            person.presenter.notices.clear()
            person.presenter.refresh()
            await until(lambda: not person.refreshing and person.presenter.notices.notices(), f"{status}")
            open_details(person.presenter.notices)
            assert status == 302 or "is not liked" in person.words()  # the server's words are there
            searcher.in_program(f"reading with {status}")
        server.status = None
        person.presenter.refresh()
        await until(lambda: not person.refreshing and person.presenter.chat_list.status.failed is None)
        row = next(
            row
            for at in range(person.list.model.rowCount())
            if isinstance(row := person.list.model.row_at(at), ChatRow)
        )
        person.list.select_chat(row.summary.key)
        view = person.presenter.conversation_pane.view
        await until(lambda: view.chat is not None)
        view.copy_chat()
        assert "question" in QGuiApplication.clipboard().text()
        searcher.in_program("copying the chat")

    start(story)


def test_composing_and_its_errors_keep_the_token(start: Start, server: EchoServer, searcher: Searcher) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(3)
        window = await person.begins_chat("What is secret?")
        QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
        for button, part in (("Copy JSON", '"access_token":'), ("Copy as curl", "curl ")):
            await person.clicks(window.request, button)
            assert part in QGuiApplication.clipboard().text()
            searcher.in_program(button)
        for status in NOT_CREATED:
            server.status = status
            window.notices.clear()
            window.send()
            await until(lambda: window.state is not ComposeState.SENDING and window.notices.notices(), f"{status}")
            open_details(window.notices)
            assert window.state is ComposeState.WRITING
            assert status == 302 or "is not liked" in person.words(window)  # the server's words are there
            searcher.in_program(f"sending with {status}")
        server.status = 500
        window.send()
        await until(lambda: window.state is ComposeState.UNCERTAIN)
        open_details(window.notices)
        searcher.in_program("sending with 500")
        server.status = None
        await person.clicks(window.notices, "Check whether it arrived")
        await person.clicks(window.notices, "Write and send again")
        await until(lambda: window.state is ComposeState.WRITING)
        window.send()
        await until(lambda: not person.presenter.compose.windows())
        assert MARKER.encode() in server.bodies[-1]
        await person.sees_chats(4)
        searcher.in_program("creating")

    start(story)


def test_accounts_keep_the_token(start: Start, server: EchoServer, searcher: Searcher) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(3)
        presenter = person.presenter
        assert presenter.account is not None
        presenter.accounts.open_dialog(person.window, presenter.account)
        dialog = next(
            one for one in QApplication.topLevelWidgets() if isinstance(one, AccountsDialog) and one.isVisible()
        )
        for status in (None, 401, 403, 500):
            server.status = status
            dialog.ask_for_test()
            await until(lambda: dialog.is_testing)
            await until(lambda: not dialog.is_testing)
            searcher.in_program(f"a test with {status}")
        dialog.close()
        server.status = 401
        presenter.refresh()
        await person.clicks(presenter.notices, "Enter a new token…")
        prompt = next(iter(presenter.accounts._prompts.values()))
        await until(prompt.isVisible)
        server.status = None
        QTest.keyClicks(prompt.token, RENEWED)
        prompt.token.selectAll()
        for key in (Qt.Key.Key_C, Qt.Key.Key_X):
            QTest.keyClick(prompt.token, key, Qt.KeyboardModifier.ControlModifier)
        assert RENEWED not in QGuiApplication.clipboard().text()
        prompt.token.setCursorPosition(0)
        QTest.keyClick(prompt.token, Qt.Key.Key_Return)
        await until(lambda: not presenter.accounts._prompts, "the prompt to close")
        await until(lambda: not person.refreshing and presenter.chat_list.status.failed is None)
        searcher.in_program("a new token")

    start(story)


def test_the_sandboxs_tokens_are_kept_too(qapp: QApplication, tmp_path: Path, searcher: Searcher) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        window = await person.begins_chat("What is secret?")
        window.show_tab(2)
        await person.clicks(window.request, "Copy as curl")
        searcher.in_program("copying")
        for fault in ("expire", "field_errors", "redirect_elsewhere", "lost_answer"):
            person.fault(fault)
            window.send()
            await until(lambda: window.state is not ComposeState.SENDING and window.notices.notices(), fault)
            open_details(window.notices)
            searcher.in_program(fault)
            window.notices.clear()
        assert window.state is ComposeState.UNCERTAIN
        person.fault(None)

    QGuiApplication.clipboard().setText("what was there before")
    live(qapp, tmp_path, story)
