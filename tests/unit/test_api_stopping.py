"""GET stopped: by cancelling, by closing the stream, by closing the client."""

import asyncio
import json
import threading
import time
from contextlib import aclosing

import pytest

from elegoo_chat_gui.api import ChatClient
from elegoo_chat_gui.core.errors import ConnectionFailedError
from tests.unit.api_door import PATIENCE, TOKEN, Visit, batches, row, serving, with_client

ROWS = [row(number) for number in range(300, 0, -1)]


@pytest.mark.parametrize("part", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + b"[" + b"1," * 20])
@pytest.mark.parametrize("by_cancel", [True, False])
def test_stopping_reaches_the_socket_at_once(part: bytes, by_cancel: bool) -> None:
    waiting, hung_up = threading.Event(), threading.Event()

    def hang(visit: Visit) -> None:
        visit.send(part)
        waiting.set()
        if visit.until_hung_up():
            hung_up.set()

    async def stop(client: ChatClient) -> float:
        task = asyncio.ensure_future(batches(client, server.account))
        assert await asyncio.to_thread(waiting.wait, PATIENCE)
        begun = time.monotonic()
        if by_cancel:
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        else:
            await client.aclose()
            with pytest.raises(ConnectionFailedError):
                await task
        took = time.monotonic() - begun
        assert await asyncio.to_thread(hung_up.wait, PATIENCE)
        return took

    with serving(hang) as server:
        assert with_client(stop) < 1.0


def test_closing_the_stream_between_two_batches_stops_it() -> None:
    body, hung_up = json.dumps(ROWS).encode(), threading.Event()

    def hang(visit: Visit) -> None:
        visit.send(b"HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n" + body[:-1])
        if visit.until_hung_up():
            hung_up.set()

    async def stop(client: ChatClient) -> None:
        async with aclosing(client.stream(server.account, TOKEN)) as stream:
            await anext(stream)
        assert await asyncio.to_thread(hung_up.wait, PATIENCE)
        assert [chat async for chat in stream] == []

    with serving(hang) as server:
        with_client(stop)


def test_waiting_for_the_next_try_can_be_cancelled() -> None:
    asked = threading.Event()

    def limited(visit: Visit) -> None:
        visit.answer(429, b"", {"Retry-After": "9"})
        asked.set()

    async def stop(client: ChatClient) -> None:
        task = asyncio.ensure_future(batches(client, server.account))
        assert await asyncio.to_thread(asked.wait, PATIENCE)
        task.cancel()
        begun = time.monotonic()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert time.monotonic() - begun < 1

    with serving(limited) as server:
        with_client(stop)


def test_a_client_can_be_closed_twice_unused_and_says_so_afterwards() -> None:
    async def close(client: ChatClient) -> None:
        await client.aclose()
        await client.aclose()
        with pytest.raises(ConnectionFailedError):
            await batches(client, server.account)

    with serving(Visit.reset) as server:
        with_client(close)


def test_two_lists_and_two_loops_share_one_client() -> None:
    async def both(client: ChatClient) -> list[int]:
        other = asyncio.to_thread(lambda: asyncio.run(batches(client, server.account)))
        results = await asyncio.gather(batches(client, server.account), other)
        return [sum(len(batch.chats) for batch in result) for result in results]

    with serving(lambda visit: visit.answer(200, ROWS)) as server:
        assert with_client(both) == [300, 300]
