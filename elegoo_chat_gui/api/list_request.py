"""GET: the list as batches of chats, tried again where that can help."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from itertools import count
from urllib.parse import urljoin, urlsplit

from elegoo_chat_gui.api.answers import Redaction, retry_after
from elegoo_chat_gui.api.exchange import Answer, HttpDoor, Outgoing, list_address
from elegoo_chat_gui.api.policy import Policy, may_pass_by_itself
from elegoo_chat_gui.api.progress import RequestProgress
from elegoo_chat_gui.api.row_scanner import RowScanner
from elegoo_chat_gui.api.wire import RowsOfOneAnswer
from elegoo_chat_gui.core.accounts import Account, AccountKey
from elegoo_chat_gui.core.chats import ChatBatch, ReceivedChat
from elegoo_chat_gui.core.errors import ApiError, RedirectRefusedError
from elegoo_chat_gui.core.secrets import Secret

_FIRST_BATCH = 50  # rows: something to see at once
_BATCH_ROWS = 500
_BATCH_BYTES = 1 << 20
_BATCH_SECONDS = 0.1  # rows that have arrived wait no longer than this for others
_ROWS_IN_A_SLICE = 25  # between two chances for a cancel to be seen
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class ListRequest:
    """One reading of the list, with its tries."""

    def __init__(self, door: HttpDoor, policy: Policy, account: Account, token: Secret) -> None:
        self._door = door
        self._policy = policy
        self._account = account
        self._token = token
        self._redact = Redaction(token)
        self._asked_to_wait: float | None = None

    async def batches(self) -> AsyncGenerator[ChatBatch, None]:
        """Ends normally only behind a complete list. Raises ApiError."""
        for attempt in count(1):
            self._asked_to_wait = None
            try:
                async with aclosing(self._one_try(attempt)) as batches:
                    async for batch in batches:
                        yield batch
                return
            except ApiError as error:
                if not self._is_worth_another(error, attempt):
                    raise
            await asyncio.sleep(self._delay(attempt))

    def _is_worth_another(self, error: ApiError, attempt: int) -> bool:
        retries = self._policy.retries
        if attempt >= retries.tries or not may_pass_by_itself(error):
            return False
        return self._asked_to_wait is None or self._asked_to_wait <= retries.longest_retry_after

    def _delay(self, attempt: int) -> float:
        return max(self._asked_to_wait or 0.0, self._policy.retries.delay(attempt))

    async def _one_try(self, attempt: int) -> AsyncGenerator[ChatBatch, None]:
        address = list_address(self._account, self._token)
        for redirects_left in range(self._policy.redirects, -1, -1):
            async with self._door.answer(self._outgoing(address), self._progress()) as answer:
                if answer.status == 200:
                    async with aclosing(_batches_of(answer, self._account.key, attempt)) as batches:
                        async for batch in batches:
                            yield batch
                    return
                if answer.status not in _REDIRECTS or answer.location is None:
                    self._asked_to_wait = retry_after(answer.headers)
                    raise await answer.refused(self._redact)
                address = self._next_address(address, answer.status, answer.location, redirects_left)

    def _outgoing(self, address: str) -> Outgoing:
        return Outgoing(self._account.server, address, self._policy.timeouts.list_read)

    def _progress(self) -> RequestProgress:
        return RequestProgress(self._policy.timeouts.connect)

    def _next_address(self, address: str, status: int, location: str, redirects_left: int) -> str:
        if not redirects_left or not _is_same_origin(address, location):
            raise RedirectRefusedError(status, self._redact.short(redirect_host(address, location)))
        return urljoin(address, location)


def redirect_host(address: str, location: str) -> str:
    """Host and port that a Location names, never anything else of it; empty where it cannot be read."""
    try:
        parts = urlsplit(urljoin(address, location))
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    return f"{host}:{port}" if port else host


def _is_same_origin(address: str, location: str) -> bool:
    try:
        old, new = urlsplit(address), urlsplit(urljoin(address, location))
        defaults = {"https": 443, "http": 80}
        return new.username is None and (old.scheme, old.hostname, old.port or defaults[old.scheme]) == (
            new.scheme,
            new.hostname,
            new.port or defaults.get(new.scheme),
        )
    except ValueError:
        return False


async def _batches_of(answer: Answer, account: AccountKey, attempt: int) -> AsyncGenerator[ChatBatch, None]:
    scanner, rows, gathering = RowScanner(), RowsOfOneAnswer(account), _Gathering(answer.length, attempt)
    async with aclosing(answer.body()) as pieces:
        async for piece in pieces:
            gathering.received += len(piece)
            for place, raw in enumerate(scanner.feed(piece), start=1):
                gathering.add(rows.received(raw))
                if gathering.is_full():
                    yield gathering.batch()
                if place % _ROWS_IN_A_SLICE == 0:
                    await asyncio.sleep(0)
            if gathering.is_due():
                yield gathering.batch()
            await asyncio.sleep(0)
    for raw in scanner.flush():
        gathering.add(rows.received(raw))
    if gathering.chats:
        yield gathering.batch()
    scanner.finish()


class _Gathering:
    """Chats on their way into a batch."""

    def __init__(self, expected: int | None, attempt: int) -> None:
        self.chats: list[ReceivedChat] = []
        self.received = 0
        self._expected = expected
        self._attempt = attempt
        self._size = 0
        self._last = 0.0  # when a batch was last given, 0 for never

    def add(self, chat: ReceivedChat | None) -> None:
        if chat is not None:
            self.chats.append(chat)
            self._size += len(chat.raw)

    def is_full(self) -> bool:
        limit = _BATCH_ROWS if self._last else _FIRST_BATCH
        return len(self.chats) >= limit or self._size >= _BATCH_BYTES

    def is_due(self) -> bool:
        return bool(self.chats) and time.monotonic() - self._last >= _BATCH_SECONDS

    def batch(self) -> ChatBatch:
        batch = ChatBatch(tuple(self.chats), self.received, self._expected, self._attempt)
        self.chats, self._size, self._last = [], 0, time.monotonic()
        return batch
