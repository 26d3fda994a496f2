"""The quiet line above a conversation that changed on the server while it was read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from elegoo_chat_gui.ui.announcing import announce
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.widgets import IconLabel, PlainLabel, icon_button, link_button


class ChangeNotice(QFrame):
    """Hidden until there is something to say; closing it says `dismissed`."""

    difference_requested = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.setProperty("flush", "true")
        self._words = PlainLabel()
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_button = link_button(tr("Show difference"))
        self.show_button.clicked.connect(self.difference_requested)
        self.close_button = icon_button("close", tr("Close this notice"))
        self.close_button.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(IconLabel("refresh", 16, "accent"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self.show_button)
        row.addWidget(self.close_button)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def show_words(self, what: str) -> None:
        """Say what changed; screen readers read it out."""
        self._words.setText(tr("Changed on the server: {what}", what=what))
        self.setAccessibleName(self._words.text())
        self.show()
        announce(self, self._words.text())

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
