"""The column on the left: what a chat is about, as much of it as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from elegoo_chat_gui.ui.theme import scaled


class SideColumn(QFrame):
    """Widgets below each other, scrolled where they are more than the window's height."""

    def __init__(self, parts: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "sidebar")
        self._body = QWidget()
        self._body.setProperty("kind", "transparent")
        column = QVBoxLayout(self._body)
        column.setContentsMargins(18, 14, 18, 18)
        column.setSpacing(12)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self.setMinimumWidth(300)

    def wanted_width(self) -> int:
        """In pixels, with room for the scroll bar."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return max(scaled(410), self._body.minimumSizeHint().width()) + bar
