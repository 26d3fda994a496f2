"""The line below: how a sending goes, and the two buttons."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.widgets import ElidedLabel, Spinner, plain_tooltip, primary_button, secondary_button


class ComposeFooter(QFrame):
    """`stop_clicked` closes the window, or stops the sending while there is one."""

    create_clicked = Signal()
    stop_clicked = Signal()
    look_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "footer")
        self._spinner = Spinner(16)
        self._words = ElidedLabel("", "muted")
        self._stop = secondary_button(tr("Close"))
        keys = QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
        self._create = primary_button(tr("Create chat"), "send")
        self._create.setToolTip(plain_tooltip(tr("Create chat ({keys})", keys=keys)))
        self._look = secondary_button(tr("Look on the server"), "search")
        self._keys = ElidedLabel(keys, "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 12, 18, 12)
        row.setSpacing(10)
        row.addWidget(self._spinner)
        row.addWidget(self._words, 1)
        row.addWidget(self._keys)
        row.addWidget(self._stop)
        row.addWidget(self._look)
        row.addWidget(self._create)
        self._look.clicked.connect(self.look_clicked)
        self._stop.clicked.connect(self.stop_clicked)
        self._create.clicked.connect(self.create_clicked)
        self.show_writing()

    def words(self) -> str:
        return self._words.text()

    def show_writing(self) -> None:
        self._show_idle("")

    def show_uncertain(self, words: str) -> None:
        """Nothing can be created, but it can be looked for."""
        self._show_idle(words, uncertain=True)

    def _show_idle(self, words: str, *, uncertain: bool = False) -> None:
        self._spinner.hide()
        self._words.setText(words)
        self._name_stop(tr("Close"), tr("Close the window; the draft is kept"))
        self._stop.setEnabled(True)
        self._create.setEnabled(not uncertain)
        self._keys.setVisible(not uncertain)
        self._look.setEnabled(uncertain)
        self._look.setVisible(uncertain)

    def show_sending(self, words: str) -> None:
        self._spinner.show()
        self._words.setText(words)
        self._name_stop(tr("Cancel"), tr("Stop the sending"))
        self._create.setEnabled(False)
        self._keys.hide()

    def show_busy(self, words: str) -> None:
        """At work on something else than a sending."""
        self._spinner.show()
        self._words.setText(words)
        self._look.setEnabled(False)

    def show_stopping(self, words: str) -> None:
        self._words.setText(words)
        self._stop.setEnabled(False)

    def _name_stop(self, name: str, tip: str) -> None:
        if self._stop.text() != name:
            self._stop.setText(name)
            self._stop.setAccessibleName(name)
            self._stop.setToolTip(plain_tooltip(tip))
