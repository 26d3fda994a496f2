"""Takes away what is kept no longer: soon after the start, then every hour."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from elegoo_chat_gui.ui.async_tasks import TaskScope

log = logging.getLogger(__name__)
FIRST_MS: Final = 20_000  # the first list has been read by then: rewriting the file would hold it up
EVERY_MS: Final = 3_600_000


class SweepTimer(QObject):
    """Calls `sweep` from time to time, never twice at once. A failure is no news: the next time may do it."""

    def __init__(
        self, sweep: Callable[[], Awaitable[None]], first_ms: int = FIRST_MS, every_ms: int = EVERY_MS
    ) -> None:
        super().__init__()
        self._sweep = sweep
        self._tasks = TaskScope(lambda error: log.warning("sweeping failed: %s", type(error).__name__))
        self._timer = QTimer(self)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self._start)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.timeout.connect(self._start)
        self._timer.start()
        self._first.start(first_ms)

    def _start(self) -> None:
        if not self._tasks.running("sweep"):
            self._tasks.start("sweep", self._run())

    async def _run(self) -> None:
        await self._sweep()

    async def aclose(self) -> None:
        self._first.stop()
        self._timer.stop()
        await self._tasks.aclose()
