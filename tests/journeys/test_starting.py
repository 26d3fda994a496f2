"""Starting: files that cannot be opened, a second start, what is remembered."""

import asyncio
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from elegoo_chat_gui.app import Application, open_loop
from elegoo_chat_gui.core.options import StartOptions
from elegoo_chat_gui.ui.start_failure import StartFailureWindow
from tests.journeys.person import Person, live, until


async def closed_start_failure() -> str:
    """Waits for the window that says why the program cannot start, closes it, returns its words."""

    def shown() -> list[StartFailureWindow]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, StartFailureWindow) and w.isVisible()]

    await until(shown, "the reason why it does not start")
    window = shown()[0]
    words = f"{window.accessibleName()} {window.accessibleDescription()}"
    window.close()
    return words


@pytest.mark.expects_log
@pytest.mark.parametrize("kind", ["newer", "broken"])
def test_a_file_that_cannot_be_opened_is_told_and_left_alone(qapp: QApplication, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "data" / "user.sqlite"
    path.parent.mkdir(mode=0o700)
    if kind == "newer":
        with sqlite3.connect(path) as db:
            db.execute("PRAGMA user_version = 9999")
        db.close()
    else:
        path.write_bytes(b"this is no database" * 100)
    before = path.read_bytes()

    async def story() -> None:
        running = asyncio.create_task(Application(StartOptions(data_dir=tmp_path), qapp).main())
        words = await closed_start_failure()
        assert await asyncio.wait_for(running, 20) == 1
        assert str(path) in words

    with open_loop(qapp) as loop:
        loop.run_until_complete(story())
    assert path.read_bytes() == before


def test_a_second_start_raises_the_first_window_and_ends(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        person.window.showMinimized()
        assert await asyncio.to_thread(_start_again, tmp_path) == 0
        await until(lambda: not person.window.isMinimized(), "the first window to come up")

    live(qapp, tmp_path, story)


def _start_again(folder: Path) -> int:
    command = [sys.executable, "-m", "elegoo_chat_gui", "--sandbox", "--data-dir", str(folder)]
    return subprocess.run(command, timeout=30, check=False).returncode  # noqa: S603  # our own program


def test_window_and_look_are_remembered_and_files_are_private(qapp: QApplication, tmp_path: Path) -> None:
    async def first(person: Person) -> None:
        await person.sees_chats(60)
        person.window.set_look("dark")
        person.window.details_action.setChecked(False)
        assert_private(tmp_path)

    async def second(person: Person) -> None:
        await until(lambda: person.application.theme.mode == "dark")
        assert not person.window.details_action.isChecked()
        person.window.set_look("light")

    live(qapp, tmp_path, first)
    live(qapp, tmp_path, second)
    assert_private(tmp_path)


def assert_private(folder: Path) -> None:
    """Every file and folder of ours, while the program runs and afterwards."""
    if sys.platform == "win32":
        return
    for path in folder.rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), f"{path} {mode:o}"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to catch")
def test_ended_by_the_session_it_ends_as_if_closed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "elegoo_chat_gui", "--sandbox", "--data-dir", str(tmp_path)]
    with subprocess.Popen(command) as program:  # noqa: S603  # our own program
        cache = tmp_path / "cache" / "cache.sqlite-wal"
        deadline = time.monotonic() + 20
        while not (cache.exists() and cache.stat().st_size > 100_000) and time.monotonic() < deadline:
            time.sleep(0.05)
        program.terminate()
        assert program.wait(timeout=20) == 0
    with closing(sqlite3.connect(tmp_path / "data" / "user.sqlite")) as db:
        names = {name for (name,) in db.execute("SELECT name FROM settings")}
    assert b"window.geometry" in names
