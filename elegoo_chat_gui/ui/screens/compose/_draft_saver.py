"""Keeps the draft of one window: soon after an edit, at the latest within a second, one write at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.errors import ElegooChatError
from elegoo_chat_gui.ui.async_tasks import TaskScope

REST_MS: Final = 400  # after the last letter
LATEST_MS: Final = 900  # after the first letter that is not saved yet


class DraftSaver(QObject):
    """What could not be saved stays `pending` and is tried again with the next edit; `error` says why."""

    state_changed = Signal()  # `is_writing` or `error`

    def __init__(
        self, save: Callable[[Draft], Awaitable[None]], tasks: TaskScope, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._tasks = tasks
        self._pending: Draft | None = None
        self._task: asyncio.Task[None] | None = None
        self._is_writing = False
        self._error: ElegooChatError | None = None
        self._rest = self._timer(REST_MS)
        self._latest = self._timer(LATEST_MS)

    def _timer(self, after_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(self.write_now)
        return timer

    @property
    def pending(self) -> Draft | None:
        """What is not saved yet."""
        return self._pending

    @property
    def is_writing(self) -> bool:
        return self._is_writing

    @property
    def error(self) -> ElegooChatError | None:
        """Why the last write failed; None after one that did not."""
        return self._error

    def changed(self, draft: Draft) -> None:
        self._pending = draft
        self._rest.start()
        if not self._latest.isActive():
            self._latest.start()

    def write_now(self) -> None:
        """Without waiting for a rest. Needs a running loop."""
        self._stop_timers()
        if self._pending is not None and (self._task is None or self._task.done()):
            # Not under the presenter's names: a write must never be superseded by another.
            self._task = self._tasks.start(f"save {id(self)}", self._write())

    async def finish(self) -> None:
        """Save what is left and wait for it. A failure is told and leaves `pending` as it is."""
        self.write_now()
        if self._task is not None:
            await asyncio.wait([self._task])

    async def stand_back(self) -> None:
        """Forget what is not saved yet and wait for a write under way: somebody else saves now."""
        self._stop_timers()
        self._pending = None
        if self._task is not None:
            await asyncio.wait([self._task])

    def _stop_timers(self) -> None:
        self._rest.stop()
        self._latest.stop()

    async def _write(self) -> None:
        while (draft := self._pending) is not None:
            self._pending = None
            self._tell(is_writing=True, error=None)
            try:
                await self._save(draft)
            except ElegooChatError as error:
                self._pending = self._pending or draft
                self._tell(is_writing=False, error=error)
                return
            if self._pending is None:
                self._stop_timers()
        self._tell(is_writing=False, error=None)

    def _tell(self, *, is_writing: bool, error: ElegooChatError | None) -> None:
        self._is_writing, self._error = is_writing, error
        self.state_changed.emit()
