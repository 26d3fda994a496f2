"""Windows that are as large as their text asks, as far as the screen has room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.ui.theme import scaled

_FRAME_PX: Final = 60  # what the title bar and the edges of the screen take


def fit_to_text(window: QWidget, width: int, height: int) -> None:
    """The size at the normal text size; larger text asks for more, which the screen may not have."""
    normal = QSize(width, height)
    room = window.screen().availableSize() - QSize(_FRAME_PX, _FRAME_PX)
    wanted = QSize(scaled(width), scaled(height)).expandedTo(normal)
    window.resize(wanted.boundedTo(room.expandedTo(normal)))
