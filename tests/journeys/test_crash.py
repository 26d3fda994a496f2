"""The program is killed in the middle of a sending: no chat twice, no draft lost, no certainty that there is none."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.options import TOKEN_VARIABLE, StartOptions
from elegoo_chat_gui.core.outbox import OutboxEntry, OutboxState
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.sandbox import USERS, SandboxServer
from elegoo_chat_gui.store.user_store import SqliteUserStore
from elegoo_chat_gui.ui.screens.chat_list._rows import DraftRow, UnsettledRow
from tests.journeys.person import Person, live, until

USER = next(iter(USERS))
QUESTION = "Is this sent once?"
PATIENCE = 30.0

# Starts the program as from the command line; when the list is there, writes and sends. Tells each step on stdout.
DRIVER = f"""
import asyncio, sys
from elegoo_chat_gui import app
from elegoo_chat_gui.__main__ import main
from elegoo_chat_gui.ui.main_presenter import MainPresenter

async def drive(presenter):
    while presenter.chat_list.status.refreshing or not presenter.chat_list.status.chats:
        await asyncio.sleep(0.01)
    presenter.new_chat()
    (window,) = presenter.compose.windows()
    window.write.messages.turn(0).field.setPlainText({QUESTION!r})
    print("writing", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    window.send()
    print("sending", flush=True)

start = MainPresenter.start

async def start_and_drive(self, first_account):
    await start(self, first_account)
    self.driving = asyncio.create_task(drive(self))

MainPresenter.start = start_and_drive
sys.exit(main())
"""


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    server = SandboxServer()
    server.start()
    yield server
    server.stop()


class Doomed:
    """The program in a process of its own."""

    def __init__(self, folder: Path, server: SandboxServer) -> None:
        arguments = ["--server", server.base_url, "--user", USER, "--data-dir", str(folder)]
        self.process = subprocess.Popen(  # noqa: S603 - this very Python, with words of this file
            [sys.executable, "-c", DRIVER, *arguments],
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "Doomed":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()  # SIGKILL; the end of a process on Windows
        self.process.communicate(timeout=PATIENCE)

    def says(self, word: str) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == word

    def sends(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("send\n")
        self.process.stdin.flush()


def _environment() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", TOKEN_VARIABLE: USERS[USER]}


def wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.002)


def kept(folder: Path) -> tuple[Sequence[Draft], Sequence[OutboxEntry]]:
    """What user.sqlite holds."""

    async def read() -> tuple[Sequence[Draft], Sequence[OutboxEntry]]:
        users = SqliteUserStore(folder / "data" / "user.sqlite")
        await users.open()
        try:
            return await users.drafts(), await users.outbox()
        finally:
            await users.aclose()

    return asyncio.run(read())


def next_time(folder: Path, server: SandboxServer) -> StartOptions:
    return StartOptions(data_dir=folder, server=server.base_url, user_id=USER, token=Secret(USERS[USER]))


def test_killed_while_the_server_thinks(qapp: QApplication, tmp_path: Path, server: SandboxServer) -> None:
    server.faults.slow_seconds = 60
    with Doomed(tmp_path, server) as program:
        program.says("writing")
        server.faults.set("slow")
        program.sends()
        wait_for(server.created_count)
    server.faults.set(None)
    drafts, entries = kept(tmp_path)
    assert [draft.title() for draft in drafts] == [QUESTION]
    assert [entry.state for entry in entries] == [OutboxState.SENDING]

    async def story(person: Person) -> None:
        model = person.list.model
        await until(lambda: model.head_count)
        rows = [model.row_at(place) for place in range(model.head_count)]
        assert not any(isinstance(row, DraftRow) for row in rows)
        (unsettled,) = (row for row in rows if isinstance(row, UnsettledRow))
        assert unsettled.entry.state is OutboxState.UNKNOWN
        await person.sees_chats(61)
        assert server.created_count() == 1
        person.list.view.choose(unsettled)
        await person.clicks(person.list, "Look on the server")
        await person.is_told("It had arrived: created as #")
        await until(lambda: not model.head_count)

    live(qapp, tmp_path, story, next_time(tmp_path, server))
    assert server.created_count() == 1
    assert kept(tmp_path) == ([], [])


@pytest.mark.parametrize("wait_ms", [0, 2, 5, 10, 20])
def test_killed_at_any_moment_around_the_sending(tmp_path: Path, server: SandboxServer, wait_ms: int) -> None:
    """Whatever the moment: one chat at most, and where it may be one, the program knows that it may."""
    server.faults.slow_seconds = 60
    with Doomed(tmp_path, server) as program:
        program.says("writing")
        server.faults.set("slow")
        program.sends()
        program.says("sending")
        time.sleep(wait_ms / 1000)  # the moment is what varies here
    time.sleep(0.05)  # what had left the program may still be read by the server
    drafts, entries = kept(tmp_path)
    assert server.created_count() <= 1
    assert len(drafts) <= 1  # killed before the first save, there is none
    if server.created_count():
        assert [draft.title() for draft in drafts] == [QUESTION]
        assert [entry.state for entry in entries] == [OutboxState.SENDING]
    for entry in entries:
        assert entry.state is OutboxState.SENDING
        assert [draft.id for draft in drafts] == [entry.draft_id]
