"""One process per data folder: the lock, its recovery, and the one word of a second start."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.errors import StoreError
from elegoo_chat_gui.ui.single_instance import SingleInstance

HOLDER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from elegoo_chat_gui.ui.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
print(instance.acquire(), flush=True)
sys.stdin.read()
"""

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from elegoo_chat_gui.ui.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
print(instance.acquire(), instance.raise_first(5000), flush=True)
"""

Make = Callable[[Path], SingleInstance]


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    made: list[SingleInstance] = []

    def one(folder: Path) -> SingleInstance:
        made.append(SingleInstance(folder))
        return made[-1]

    yield one
    for instance in made:
        instance.release()


def _start(program: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-c", program, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_the_first_holds_the_folder_until_it_lets_go(make: Make, tmp_path: Path) -> None:
    first, second = make(tmp_path), make(tmp_path)
    assert first.acquire()
    assert first.acquire()
    assert not second.acquire()
    first.release()
    first.release()
    assert second.acquire()


def test_two_folders_do_not_know_each_other(make: Make, tmp_path: Path) -> None:
    one, other = make(tmp_path / "a"), make(tmp_path / "b")
    assert one.server_name != other.server_name
    assert one.acquire()
    assert other.acquire()


def test_a_second_process_raises_the_first_window(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    first = make(tmp_path)
    assert first.acquire()
    with qtbot.waitSignal(first.raise_requested, timeout=20_000):
        second = _start(SECOND, tmp_path)
    assert second.communicate(timeout=20)[0].strip() == "False True"


def test_the_lock_of_a_killed_process_is_taken_over(make: Make, tmp_path: Path) -> None:
    holder = _start(HOLDER, tmp_path)
    assert _line(holder) == "True"
    mine = make(tmp_path)
    assert not mine.acquire()
    holder.kill()
    holder.communicate(timeout=20)
    assert (tmp_path / "instance.lock").exists()
    assert mine.acquire()


def test_nobody_to_raise(make: Make, tmp_path: Path) -> None:
    assert not make(tmp_path).raise_first(200)


@pytest.mark.parametrize("said", [b"quit\n", b"raise", b"raise\n\n", b"x" * 100_000, b"raise\nraise\n", b"\x00"])
def test_anything_else_is_ignored(qtbot: QtBot, make: Make, tmp_path: Path, said: bytes) -> None:
    first = make(tmp_path)
    assert first.acquire()
    raised: list[bool] = []
    first.raise_requested.connect(lambda: raised.append(True))
    socket = QLocalSocket()
    socket.connectToServer(first.server_name)
    assert socket.waitForConnected(2000)
    socket.write(said)
    socket.flush()
    socket.disconnectFromServer()
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState, timeout=5000)
    assert raised == []
    with qtbot.waitSignal(first.raise_requested, timeout=5000):  # it still listens
        assert make(tmp_path).raise_first()


def test_the_door_is_for_this_user_only(make: Make, tmp_path: Path) -> None:
    first = make(tmp_path)
    first.acquire()
    server = first.findChild(QLocalServer)
    assert server is not None
    assert server.isListening()
    path = Path(server.fullServerName())
    if path.exists():  # a socket file, where the system has those
        assert path.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_used_is_told(make: Make, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError):
        make(tmp_path / "file").acquire()
