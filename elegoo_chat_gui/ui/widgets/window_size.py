"""Windows that are as large as their text asks, as far as the screen has room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.ui.theme import scaled

_FRAME_PX: Final = 60  # what the title bar and the edges of the screen take


def fit_to_text(window: QWidget, width: int, height: int) -> None:
    """The size at the normal text size; larger text asks for more, which the screen may not have."""
    normal = QSize(width, height)
    room = window.screen().availableSize() - QSize(_FRAME_PX, _FRAME_PX)
    wanted = QSize(scaled(width), scaled(height)).expandedTo(normal)
    window.resize(wanted.boundedTo(room.expandedTo(normal)))


class TextFit(QObject):
    """Keeps a window as large as its text asks, also when that grows while the window is shown."""

    def __init__(self, window: QWidget, width: int, height: int) -> None:
        super().__init__(window)
        self._window, self._size = window, (width, height)
        self._scale = scaled(100)
        fit_to_text(window, width, height)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and scaled(100) != self._scale:
            self._scale = scaled(100)
            fit_to_text(self._window, *self._size)
        return super().eventFilter(watched, event)
