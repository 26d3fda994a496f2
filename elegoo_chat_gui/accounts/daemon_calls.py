"""Calls that may hang, one after the other in a daemon thread, with a limit on the waiting."""

import asyncio
import threading
from collections import deque
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
        self._lock = threading.Lock()
        self._jobs: deque[Callable[[], None]] = deque()
        self._is_working = False
        self._has_ended: Callable[[], bool] | None = None

    async def call(self, function: Callable[[], Result], limit: float) -> Result:
        """The function's result or exception. Raises CallTimedOutError after `limit` seconds."""
        if self._has_ended is not None and not self._has_ended():
            raise CallTimedOutError
        self._has_ended = None
        answer: Future[Result] = Future()
        self._enqueue(lambda: _run(function, answer))
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

    def _enqueue(self, job: Callable[[], None]) -> None:
        with self._lock:
            self._jobs.append(job)
            if self._is_working:
                return
            self._is_working = True
        threading.Thread(target=self._work, name=self._thread_name, daemon=True).start()

    def _work(self) -> None:
        """Ends when nothing is left to do; the next call starts another thread."""
        while True:
            with self._lock:
                if not self._jobs:
                    self._is_working = False
                    return
                job = self._jobs.popleft()
            job()


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
