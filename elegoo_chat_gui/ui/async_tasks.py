"""Run the coroutines of one owner (a presenter): named, superseding, cancellable, no error lost.

    tasks = TaskScope(on_error=self._show_error)
    tasks.start("refresh", self._refresh())      # a second start("refresh", …) cancels the first
    await tasks.aclose()                         # at shutdown

Superseding suits reads only. Something that must not be repeated is guarded by `running(name)`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class TaskScope:
    """The tasks of one owner. Use it on the thread of the running event loop only.

    `on_error` receives each exception a task ends with, also one raised while it was being
    cancelled. A cancelled task is silent.
    """

    def __init__(self, on_error: Callable[[Exception], None]) -> None:
        self._on_error = on_error
        self._named: dict[str, asyncio.Task[Any]] = {}
        self._unfinished: set[asyncio.Task[Any]] = set()
        self._closed = False

    @property
    def closed(self) -> bool:
        return self._closed

    def start(self, name: str, coroutine: Coroutine[Any, Any, T]) -> asyncio.Task[T] | None:
        """Run the coroutine under this name; the task that held the name is cancelled.

        After `aclose` nothing starts any more: the coroutine is closed unrun and None returned.
        Raises RuntimeError when no event loop runs.
        """
        if self._closed:
            coroutine.close()
            return None
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            coroutine.close()
            raise
        self.cancel(name)
        task = loop.create_task(coroutine, name=name)
        self._named[name] = task
        self._unfinished.add(task)
        task.add_done_callback(self._finished)
        return task

    def running(self, name: str) -> bool:
        """Whether the task last started under this name is still at work."""
        task = self._named.get(name)
        return task is not None and not task.done()

    def cancel(self, name: str) -> bool:
        """Cancel the task of this name; False when there is none at work."""
        task = self._named.pop(name, None)
        return task is not None and task.cancel()

    def cancel_all(self) -> None:
        """Cancel every task; the scope stays usable."""
        for name in tuple(self._named):
            self.cancel(name)

    async def aclose(self) -> None:
        """Cancel everything, wait until it is gone, and start nothing afterwards. May be called twice."""
        self._closed = True
        self._named.clear()
        waiting = self._unfinished - {asyncio.current_task()}
        for task in waiting:
            if not task.cancelling():  # a superseded one is already tidying up; let it finish that
                task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        # Done callbacks are queued, not run, when gather returns: let their errors arrive.
        await asyncio.sleep(0)

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._unfinished.discard(task)
        if self._named.get(task.get_name()) is task:
            del self._named[task.get_name()]
        if task.cancelled():
            return
        error = task.exception()
        if isinstance(error, Exception):
            self._on_error(error)
