"""A thread with an asyncio loop of its own, and calls into it from other loops."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, Generic, TypeVar

from elegoo_chat_gui.core.errors import ApiError, ConnectionFailedError, Phase

T = TypeVar("T")


def _stopped() -> ApiError:
    return ConnectionFailedError(Phase.CONNECT, "closed")


class Call(Generic[T]):
    """A coroutine that runs in the network thread, whoever waits for it."""

    def __init__(self, loop: asyncio.AbstractEventLoop | None, cancelled: Callable[[], ApiError]) -> None:
        self._loop = loop
        self._cancelled = cancelled
        self._task: asyncio.Task[T] | None = None
        self._outcome: Future[T] = Future()

    def start(self, work: Coroutine[Any, Any, T]) -> None:
        """In the network thread."""
        self._task = asyncio.get_running_loop().create_task(work)
        self._task.add_done_callback(self._settle)

    def cancel(self) -> None:
        """From any thread; returns at once."""
        if self._loop is not None:
            _call_soon(self._loop, self._cancel_task)

    async def outcome(self) -> T:
        """Waits without ever cancelling the work. Any number may wait."""
        await _done(self._outcome)
        return self._outcome.result()

    def fail(self, error: BaseException) -> None:
        if not self._outcome.done():
            self._outcome.set_exception(error)

    def _cancel_task(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _settle(self, task: asyncio.Task[T]) -> None:
        if task.cancelled():
            self.fail(self._cancelled())
            return
        error = task.exception()
        if error is None:
            self._outcome.set_result(task.result())
            return
        if isinstance(error, ApiError):
            # The frames and contexts below hold the request with the token: none of it leaves this thread.
            error.__context__ = error.__cause__ = None
            error = error.with_traceback(None)
        self.fail(error)


class NetworkThread:
    """Starts with the first call, ends with aclose()."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._ended: Future[None] = Future()
        self._closed = False

    def start(
        self, work: Callable[[], Coroutine[Any, Any, T]], cancelled: Callable[[], ApiError] = _stopped
    ) -> Call[T]:
        """Begin `work` there. `cancelled` gives the error that its waiters get when it is cancelled."""
        with self._lock:
            if self._closed:
                closed: Call[T] = Call(None, cancelled)
                closed.fail(_stopped())
                return closed
            loop = self._running_loop()
            call: Call[T] = Call(loop, cancelled)
            loop.call_soon_threadsafe(lambda: call.start(work()))
            return call

    async def run(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Run `work` there. Cancelling the waiting cancels the work and waits for its end."""
        call = self.start(work)
        try:
            return await call.outcome()
        except asyncio.CancelledError:
            call.cancel()
            with suppress(ApiError):
                await call.outcome()
            raise

    async def aclose(self) -> None:
        """Cancel everything and end the thread. May be called again, and before the first call."""
        with self._lock:
            self._closed = True
            loop, thread = self._loop, self._thread
        if loop is None or thread is None:
            return
        _call_soon(loop, loop.stop)
        await _done(self._ended)
        thread.join()

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(
                target=_serve, args=(self._loop, self._ended), name="network", daemon=True
            )
            self._thread.start()
        return self._loop


def _serve(loop: asyncio.AbstractEventLoop, ended: Future[None]) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
        loop.run_until_complete(_end_everything())
    finally:
        asyncio.set_event_loop(None)
        loop.close()
        ended.set_result(None)


async def _end_everything() -> None:
    loop = asyncio.get_running_loop()
    tasks = asyncio.all_tasks(loop) - {asyncio.current_task(loop)}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await loop.shutdown_asyncgens()
    await asyncio.sleep(0)  # the callbacks that settle the calls


def _call_soon(loop: asyncio.AbstractEventLoop, callback: Callable[[], object]) -> None:
    try:
        loop.call_soon_threadsafe(callback)
    except RuntimeError:  # that loop is closed: nobody waits there any more
        return


async def _done(future: Future[Any]) -> None:
    """Waits in the running loop for a future of another thread; cancelling the waiting leaves that alone."""
    loop = asyncio.get_running_loop()
    arrived = loop.create_future()

    def wake(_: Future[Any]) -> None:
        _call_soon(loop, lambda: None if arrived.done() else arrived.set_result(None))

    future.add_done_callback(wake)
    await arrived
