"""One process per data folder; a second start raises the first window.

instance = SingleInstance(folder)
if not instance.acquire():
    instance.raise_first()
    return
instance.raise_requested.connect(window.raise_)
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from elegoo_chat_gui.core.errors import StoreError

_LOCK_NAME: Final = "instance.lock"
_WORD: Final = b"raise\n"
_READ_LIMIT: Final = 64  # bytes; whoever says more, or anything else, is not one of us
_PATIENCE_MS: Final = 2000  # for a caller that connects and says nothing


class SingleInstance(QObject):
    """The lock of a data folder for the lifetime of the process, and the door for a second start."""

    raise_requested = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock = QLockFile(str(folder / _LOCK_NAME))
        # 0: a lock does not age. Qt still takes over the lock of a process that is gone.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        digest = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
        self._name = f"elegoo-chat-{digest[:24]}"

    @property
    def server_name(self) -> str:
        """Where the first process listens."""
        return self._name

    def acquire(self) -> bool:
        """Whether this process is now the only one here. Raises StoreError where the folder cannot be used."""
        if self._lock.isLocked():
            return True
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(self._folder, type(error).__name__) from error
        if self._lock.tryLock(0):
            (self._folder / _LOCK_NAME).chmod(0o600)  # Qt makes it readable by everybody
            self._listen()
            return True
        if self._lock.error() == QLockFile.LockError.LockFailedError:
            return False
        raise StoreError(self._folder / _LOCK_NAME, self._lock.error().name)

    def raise_first(self, timeout_ms: int = 1000) -> bool:
        """Ask the process that holds the lock to show its window; whether it could be told."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(timeout_ms):
            return False
        socket.write(_WORD)
        told = socket.bytesToWrite() == 0 or socket.waitForBytesWritten(timeout_ms)
        socket.disconnectFromServer()
        if socket.state() != QLocalSocket.LocalSocketState.UnconnectedState:
            socket.waitForDisconnected(timeout_ms)
        return told

    def release(self) -> None:
        """Let go of lock and door; may be called twice."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        if self._lock.isLocked():
            self._lock.unlock()

    def _listen(self) -> None:
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        # The lock is ours, so a name still in use was left behind by a process that is gone.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)  # without it a second start is refused all the same, it only raises nothing

    def _welcome(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            _Caller(socket, self)


class _Caller(QObject):
    """One connection of a second start: at most one word, then it ends."""

    def __init__(self, socket: QLocalSocket, instance: SingleInstance) -> None:
        super().__init__(socket)
        self._socket = socket
        self._instance = instance
        self._said = b""
        socket.setReadBufferSize(_READ_LIMIT)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(socket.deleteLater)
        QTimer.singleShot(_PATIENCE_MS, self, self._socket.abort)
        self._read()

    def _read(self) -> None:
        self._said += bytes(self._socket.read(_READ_LIMIT - len(self._said)).data())
        if self._said == _WORD:
            self._said = b""
            self._socket.disconnectFromServer()
            self._instance.raise_requested.emit()
        elif not _WORD.startswith(self._said):
            self._socket.abort()
