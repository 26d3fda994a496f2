"""The door: real HTTP on loopback. Every connection has a thread, and stop() ends them all."""

import contextlib
import logging
import os
import selectors
import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from elegoo_chat_gui.sandbox.backend import Backend, page
from elegoo_chat_gui.sandbox.content import open_rows
from elegoo_chat_gui.sandbox.exchange import Request, Response
from elegoo_chat_gui.sandbox.faults import Faults
from elegoo_chat_gui.sandbox.rows import RowsClosedError

LOOPBACK = "127.0.0.1"
LONGEST_LINE = 16_384  # a longer request line is cut off without an answer
SLOW_PIECE = 2048

log = logging.getLogger(__name__)


class SandboxServer:
    """A Chats API server on 127.0.0.1 with its own data.

    `chats` asks for that many generated chats besides the ordinary ones (made once, kept in `folder`);
    `data_file` serves a list answer saved before instead of the ordinary chats; `port` 0 takes any free one.
    """

    def __init__(
        self,
        *,
        chats: int | None = None,
        data_file: Path | None = None,
        port: int = 0,
        folder: Path | None = None,
    ) -> None:
        if chats is not None and data_file is not None:
            raise ValueError("generated chats and a data file exclude each other")
        self._chats = chats
        self._data_file = data_file
        self._port = port
        self._folder = folder
        self._faults = Faults()
        self._stopping = threading.Event()
        self._backend: Backend | None = None
        self._listener: _Listener | None = None

    def start(self) -> None:
        """Prepares the data, listens and returns. Call once.

        With many chats asked for the first time this takes seconds: a child process makes them.
        Raises OSError when the port is taken or a file cannot be read, ValueError for unusable data.
        """
        if self._backend is not None or self._stopping.is_set():
            raise RuntimeError("the sandbox starts only once")
        rows = open_rows(chats=self._chats, data_file=self._data_file, folder=self._folder, cancelled=self._stopping)
        self._backend = Backend(rows, self._faults)
        self._rows = rows
        try:
            self._listener = _Listener(self._port, self._backend, self._stopping)
        except OSError:
            rows.close()
            raise
        self._listener.start()

    def stop(self) -> None:
        """Ends all connections and threads at once, slow answers too; nothing happens a second time."""
        self._stopping.set()
        listener, self._listener = self._listener, None
        if listener is None:
            return
        self._rows.close()
        listener.stop()

    @property
    def base_url(self) -> str:
        """`http://127.0.0.1:PORT`, without a final slash. Raises RuntimeError when it is not running."""
        if self._listener is None:
            raise RuntimeError("the sandbox is not running")
        return f"http://{LOOPBACK}:{self._listener.server_address[1]}"

    @property
    def faults(self) -> Faults:
        """The switchboard of faults; from any thread."""
        return self._faults

    def created_count(self) -> int:
        """Chats created by POST since the start."""
        return self._backend.created if self._backend else 0

    def change_chat(self, user_id: str, chat_id: int) -> bool:
        """Let a chat go on by itself, as on a server that others write to; False where there is none to change."""
        return self._backend.change(user_id, chat_id) if self._backend else False

    def chat_count(self, user_id: str) -> int:
        """Chats that a user has now; 0 when the sandbox is not running."""
        return self._rows.count(user_id) if self._listener else 0


class _Listener(socketserver.TCPServer):
    """Accepts connections in a thread of its own and can be woken at once."""

    allow_reuse_address = os.name == "posix"  # on Windows it would let two servers share a port
    request_queue_size = 64

    def __init__(self, port: int, backend: Backend, stopping: threading.Event) -> None:
        super().__init__((LOOPBACK, port), _Connection)
        self.backend = backend
        self.stopping = stopping
        self._wake_read, self._wake_write = socket.socketpair()
        self._lock = threading.Lock()
        self._open: dict[threading.Thread, socket.socket] = {}
        self._served = 0
        self._accepting = threading.Thread(target=self._accept_all, name="sandbox-accept", daemon=True)

    def start(self) -> None:
        self._accepting.start()

    def stop(self) -> None:
        self._wake_write.send(b"x")
        self._accepting.join()
        self.server_close()
        with self._lock:
            threads = list(self._open)
            for connection in self._open.values():
                _hang_up(connection)
        for thread in threads:
            thread.join()
        self._wake_read.close()
        self._wake_write.close()

    def _accept_all(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self.socket, selectors.EVENT_READ)
            selector.register(self._wake_read, selectors.EVENT_READ)
            while not self.stopping.is_set():
                ready = {key.fileobj for key, _ in selector.select()}
                if self._wake_read in ready:
                    return
                try:
                    connection, address = self.get_request()
                except OSError:
                    continue
                self._serve(connection, address)

    def _serve(self, connection: socket.socket, address: Any) -> None:
        self._served += 1
        name = f"sandbox-{self._served}"
        thread = threading.Thread(target=self._run, args=(connection, address), name=name, daemon=True)
        with self._lock:
            self._open[thread] = connection
        thread.start()

    def _run(self, connection: socket.socket, address: Any) -> None:
        try:
            self.finish_request(connection, address)
        except (OSError, ValueError, RowsClosedError):
            pass  # the client went away, or the server stops
        except Exception:
            log.exception("a sandbox connection failed")
        finally:
            with self._lock:  # so that stop() never touches a closed socket
                self._open.pop(threading.current_thread(), None)
                _hang_up(connection)
                connection.close()


def _hang_up(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


class _Connection(BaseHTTPRequestHandler):
    """One connection. It writes no log: the request line of a GET contains the token."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Listener

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        pass

    def version_string(self) -> str:
        return "daphne"

    def handle_one_request(self) -> None:
        self.raw_requestline = self.rfile.readline(LONGEST_LINE + 1)
        if not self.raw_requestline or len(self.raw_requestline) > LONGEST_LINE:
            self.close_connection = True
            return
        if self.parse_request():
            self._exchange()

    def _exchange(self) -> None:
        body = self._read_body()
        if body is None:
            return
        headers = {name.lower(): value for name, value in reversed(self.headers.items())}
        # self.path has lost a doubled slash at the start, which the server must see
        words = self.requestline.split()
        request = Request(self.command, words[1], headers, body)
        try:
            response = self.server.backend.answer(request)
        except RowsClosedError:
            raise
        except Exception:
            log.exception("the sandbox failed to answer")
            response = page(500, "Server Error (500)", "<h1>Server Error (500)</h1><p></p>")
        try:
            self._send(response)
        finally:
            response.body.close()

    def _read_body(self) -> bytes | None:
        """The body as far as Content-Length announces one; a chunked body is skipped, as the real server does."""
        if "chunked" in self.headers.get("transfer-encoding", "").lower():
            self._skip_chunks()
            return b""
        announced = self.headers.get("content-length", "0").strip()
        if not announced.isascii() or not announced.isdigit():
            self.send_error(400)
            self.close_connection = True
            return None
        length = int(announced)
        body = self.rfile.read(length)
        if len(body) < length:  # the client went away in the middle: nothing may be created
            self.close_connection = True
            return None
        return body

    def _skip_chunks(self) -> None:
        while size := int(self.rfile.readline(64).partition(b";")[0].strip() or b"0", 16):
            while size > 0:
                skipped = len(self.rfile.read(min(size, 65_536)))
                if not skipped:
                    raise ConnectionError("the client went away")
                size -= skipped
            self.rfile.readline(64)
        while self.rfile.readline(LONGEST_LINE).strip():
            pass

    def _send(self, response: Response) -> None:
        delivery = response.delivery
        if delivery.silent or self.server.stopping.wait(delivery.wait_s):
            self.close_connection = True
            return
        self.send_response_only(response.status)
        for name, value in response.headers:
            self.send_header(name, value)
        if not any(name == "Content-Length" for name, _ in response.headers):
            self.send_header("Content-Length", str(response.body.length))
        self.end_headers()
        if self.command == "HEAD":
            return
        limit = response.body.length // 2 if delivery.cut else response.body.length
        pieces = _first(limit, response.body.pieces)
        for piece in self._paced(pieces, limit, delivery.body_s):
            self.wfile.write(piece)
        if delivery.cut:
            self.close_connection = True

    def _paced(self, pieces: Iterator[bytes], length: int, seconds: float) -> Iterator[bytes]:
        """The pieces, spread evenly over a time; none more once the server stops."""
        started, sent = time.monotonic(), 0
        for piece in pieces:
            if not seconds:
                yield piece
                continue
            step = max(SLOW_PIECE, length // 500)
            for start in range(0, len(piece), step):
                due = started + seconds * sent / length
                if self.server.stopping.wait(max(0.0, due - time.monotonic())):
                    self.close_connection = True
                    return
                part = piece[start : start + step]
                sent += len(part)
                yield part


def _first(limit: int, pieces: Any) -> Iterator[bytes]:
    left = limit
    for piece in pieces:
        if left <= 0:
            return
        yield piece[:left]
        left -= len(piece)
