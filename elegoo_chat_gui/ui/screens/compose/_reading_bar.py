"""A line that says that a file is being read, with a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.theme import set_look
from elegoo_chat_gui.ui.widgets import ElidedLabel, Spinner, link_button


class ReadingBar(QFrame):
    """Takes no room while nothing is read."""

    stop_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel()
        stop = link_button(tr("Stop"))
        stop.setAccessibleName(tr("Stop reading the file"))
        stop.clicked.connect(self.stop_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 6, 14, 6)
        row.setSpacing(10)
        row.addWidget(Spinner(16))
        row.addWidget(self._words, 1)
        row.addWidget(stop)
        set_look(self, kind="notice", flush=True)
        self.hide()

    def show_words(self, words: str) -> None:
        """Empty words take the line away."""
        self._words.setText(words)
        self.setVisible(bool(words))
