"""Shown in place of the main window when the person's own file cannot be opened."""

import asyncio

from PySide6.QtGui import QCloseEvent

from elegoo_chat_gui.core.errors import StoreError
from elegoo_chat_gui.ui.error_texts import describe
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.icons import app_icon
from elegoo_chat_gui.ui.widgets import EmptyState


class StartFailureWindow(EmptyState):
    """Says what happened and what was kept; nothing is touched. `closed` is set when the person closes it."""

    def __init__(self, error: StoreError) -> None:
        text = describe(error)
        where = f"\n{error.path}" if error.path else ""
        super().__init__("error", text.title, text.advice + where, tr("Quit"))
        self.setWindowTitle("Elegoo Chats")
        self.setWindowIcon(app_icon())
        self.resize(560, 320)
        self.closed = asyncio.Event()
        self.action_requested.connect(self.close)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.set()
        super().closeEvent(event)
