"""A quiet line under a field, with a link behind it where there is something to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from elegoo_chat_gui.ui.screens.compose._elided_link import ElidedLink
from elegoo_chat_gui.ui.widgets import PlainLabel


class PickerHint(QWidget):
    """Takes no room while it has nothing to say."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel("", "muted")
        self._label.setWordWrap(True)
        self._link = ElidedLink()
        self._link.clicked.connect(self.clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._label)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._link)
        below.addStretch(1)
        layout.addLayout(below)
        self._link.hide()
        self.hide()

    @property
    def words(self) -> str:
        return self._label.text()

    def show_words(self, words: str, action: str = "") -> None:
        self._label.setText(words)
        self._link.show_words(action)
        self._link.setVisible(bool(action))
        self.setVisible(bool(words))
