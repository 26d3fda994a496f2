"""Shown in place of the main window when the person's own file cannot be opened."""

import asyncio

from PySide6.QtGui import QCloseEvent

from elegoo_chat_gui.core.errors import StoreError
from elegoo_chat_gui.ui.error_texts import describe
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.icons import app_icon
from elegoo_chat_gui.ui.widgets import EmptyState


class StartFailureWindow(EmptyState):
    """Says what happened and what was kept; nothing is touched."""

    def __init__(self, error: StoreError) -> None:
        text = describe(error)
        where = f"\n{error.path}" if error.path else ""
        super().__init__("error", text.title, text.advice + where, tr("Quit"))
        self.setWindowTitle("Elegoo Chats")
        self.setWindowIcon(app_icon())
        self.resize(560, 320)
        self._closed = asyncio.Event()
        self.action_requested.connect(self.close)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._closed.set()
        super().closeEvent(event)

    def until_closed(self) -> "asyncio.Task[int]":
        """Shows the window; the task ends with the exit status 1 when it is closed."""
        self.show()
        return asyncio.get_running_loop().create_task(_status_after(self._closed), name="start failure")


async def _status_after(closed: asyncio.Event) -> int:
    await closed.wait()
    return 1
