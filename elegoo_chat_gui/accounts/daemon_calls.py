"""Calls that may hang, one after the other in a daemon thread, with a limit on the waiting."""

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

Result = TypeVar("Result")


class CallTimedOutError(Exception):
    """No answer in time, or an earlier call still hangs. A call that had not begun will not be made."""


class DaemonCalls:
    """A keyring may ask the person for a password and wait for ever; the program must still be able to quit."""

    def __init__(self, thread_name: str) -> None:
        self._thread_name = thread_name
        self._jobs: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._has_ended: Callable[[], bool] | None = None

    async def call(self, function: Callable[[], Result], limit: float) -> Result:
        """The function's result or exception. Raises CallTimedOutError after `limit` seconds."""
        if self._has_ended is not None and not self._has_ended():
            raise CallTimedOutError
        self._has_ended = None
        answer: Future[Result] = Future()
        self._jobs.put(lambda: _run(function, answer))
        self._start()
        waiting = asyncio.wrap_future(answer)
        waiting.add_done_callback(_retrieve)
        await asyncio.wait([waiting], timeout=limit)
        if not waiting.done():
            if not answer.cancel():
                self._has_ended = answer.done  # it has begun and hangs; until it ends no other call could be made
            waiting.cancel()
        if answer.cancelled() or not answer.done():
            raise CallTimedOutError
        return answer.result()

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name=self._thread_name, daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while True:
            self._jobs.get()()


def _retrieve(waiting: "asyncio.Future[Result]") -> None:
    """Keeps the loop from printing an exception that nobody waited for: it may hold what the call was given."""
    if not waiting.cancelled():
        waiting.exception()


def _run(function: Callable[[], Result], answer: "Future[Result]") -> None:
    if not answer.set_running_or_notify_cancel():
        return
    try:
        answer.set_result(function())
    except BaseException as error:  # noqa: BLE001  handed to whoever waits; the thread goes on
        answer.set_exception(error)
