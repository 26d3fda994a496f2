"""A server on loopback that does exactly what a test tells it, byte by byte."""

import asyncio
import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

from elegoo_chat_gui.api import ChatClient, Policy, Retries, Timeouts
from elegoo_chat_gui.core.accounts import Account, server_from_address
from elegoo_chat_gui.core.chats import ChatBatch, ReceivedChat
from elegoo_chat_gui.core.secrets import Secret

T = TypeVar("T")
MARKER = 'MaRk+er/tok en%21"é'
TOKEN = Secret(MARKER)
PATIENCE = 10.0  # seconds that a test waits for what must happen
QUICK = Policy(
    Timeouts(connect=5, write=5, list_read=5, create_read=5, check_read=5, refusal_read=0.3),
    Retries(tries=3, first_delay=0.001),
)
IMPATIENT = Policy(
    Timeouts(connect=0.2, write=0.2, list_read=0.2, create_read=0.2, check_read=0.2, refusal_read=0.2),
    Retries(tries=1),
)


@dataclass
class Visit:
    """One connection: what was asked, and the means to answer."""

    connection: socket.socket
    request_line: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def method(self) -> str:
        return self.request_line.split(" ")[0]

    @property
    def path(self) -> str:
        return urlsplit(self.request_line.split(" ")[1]).path

    @property
    def query(self) -> dict[str, str]:
        pairs = parse_qs(urlsplit(self.request_line.split(" ")[1]).query, keep_blank_values=True)
        return {name: values[0] for name, values in pairs.items()}

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)

    def answer(self, status: int, body: bytes | object = b"", headers: dict[str, str] | None = None) -> None:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        lines = {"Content-Length": str(len(data)), **(headers or {})}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        self.send(f"HTTP/1.1 {status} Word\r\n{head}\r\n".encode("latin-1") + data)

    def reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def until_hung_up(self) -> bool:
        """Waits for the client to close its side; False if it does not."""
        self.connection.settimeout(PATIENCE)
        try:
            while self.connection.recv(65536):
                pass
        except ConnectionError:
            return True
        except OSError:
            return False
        return True

    def read_request(self) -> bool:
        data = b""
        while b"\r\n\r\n" not in data:
            piece = self.connection.recv(65536)
            if not piece:
                return False
            data += piece
        head, _, self.body = data.partition(b"\r\n\r\n")
        self.request_line, *lines = head.decode("latin-1").split("\r\n")
        self.headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        while len(self.body) < int(self.headers.get("content-length", "0")):
            self.body += self.connection.recv(65536)
        return True


class ScriptedServer:
    """`on_request` runs for each request that was read; `on_connect` instead of reading, where given."""

    def __init__(
        self,
        on_request: Callable[[Visit], object] = lambda visit: visit.answer(200, []),
        *,
        on_connect: Callable[[Visit], object] | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.visits: list[Visit] = []
        self._on_request = on_request
        self._on_connect = on_connect
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._connections: list[socket.socket] = []
        self._threads[0].start()

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    @property
    def account(self) -> Account:
        return Account(server_from_address(self.url), "user 1+1/é&x", language="zh-CN")

    def stop(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._connections.append(connection)
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError):
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
                self._connections.append(connection)
            visit = Visit(connection)
            if self._on_connect:
                self._on_connect(visit)
            elif visit.read_request():
                self.visits.append(visit)
                self._on_request(visit)
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        connection.close()


@contextmanager
def serving(on_request: Callable[[Visit], object], **more: Any) -> Iterator[ScriptedServer]:
    server = ScriptedServer(on_request, **more)
    try:
        yield server
    finally:
        server.stop()


def with_client(work: Callable[[ChatClient], Coroutine[Any, Any, T]], policy: Policy = QUICK) -> T:
    """Runs `work` in a fresh loop with a client that is closed behind it."""

    async def main() -> T:
        client = ChatClient(policy)
        try:
            return await asyncio.wait_for(work(client), PATIENCE * 3)
        finally:
            await client.aclose()

    return asyncio.run(main())


async def batches(client: ChatClient, account: Account, token: Secret = TOKEN) -> list[ChatBatch]:
    return [batch async for batch in client.stream(account, token)]


async def chats(client: ChatClient, account: Account, token: Secret = TOKEN) -> list[ReceivedChat]:
    return [chat for batch in await batches(client, account, token) for chat in batch.chats]


def row(chat_id: int, **fields: object) -> dict[str, object]:
    """A row as the server sends it."""
    messages = [{"role": "user", "content": f"question {chat_id}"}, {"role": "assistant", "content": "answer"}]
    return {
        "id": chat_id,
        "messages": json.dumps(messages),
        "machine_name": "Neptune",
        "filament_name": None,
        "print_process_name": "",
        "slicing_settings_json": None,
        "user_feedback": None,
        "user_feedback_text": None,
        "created_at": "2026-03-02T01:12:44.507311Z",
        "updated_at": "2026-03-02T01:12:44Z",
        **fields,
    }
