"""What is below the list: the progress of a refresh, and what can be done about an unsettled sending."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from elegoo_chat_gui.core.outbox import OutboxEntry
from elegoo_chat_gui.services.sync import SyncProgress
from elegoo_chat_gui.ui.formatting import bytes_size, full_local
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.screens.chat_list._words import unsettled_words
from elegoo_chat_gui.ui.widgets import (
    ElidedLabel,
    FlowLayout,
    PlainLabel,
    danger_button,
    link_button,
    primary_button,
    secondary_button,
)


class ProgressLine(QFrame):
    """ "Reading… 1,200 chats, 3.4 MB" with Cancel."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "footer")
        self._text = ElidedLabel("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Progress of reading the chats"))
        cancel = link_button(tr("Cancel"))
        cancel.setAccessibleName(tr("Cancel reading the chats"))
        cancel.clicked.connect(self.cancel_requested)
        line = QHBoxLayout()
        line.addWidget(self._text, 1)
        line.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 6, 10, 6)
        layout.setSpacing(4)
        layout.addWidget(self._bar)
        layout.addLayout(line)
        self.hide()

    def text(self) -> str:
        return self._text.text()

    def show_progress(self, progress: SyncProgress | None) -> None:
        """None: asked, nothing arrived yet."""
        expected = progress.bytes_expected if progress else None
        if progress is None or not expected:
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, 1000)
            self._bar.setValue(min(1000, progress.bytes_received * 1000 // expected))
        self._text.setText(_progress_words(progress))
        self.show()


def _progress_words(progress: SyncProgress | None) -> str:
    if progress is None:
        return tr("Asking the server…")
    size = bytes_size(progress.bytes_received)
    words = tr_n("Reading… {n} chat, {size}", "Reading… {n} chats, {size}", progress.chats, size=size)
    if progress.attempt > 1:
        return tr("{progress} (attempt {attempt})", progress=words, attempt=progress.attempt)
    return words


class UnsettledPanel(QFrame):
    """Shown while an unsettled sending is chosen."""

    settle_requested = Signal(object)
    release_requested = Signal(object)
    discard_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "warning")
        self.setAccessibleName(unsettled_words())
        self._entry: OutboxEntry | None = None
        title = PlainLabel(unsettled_words(), "heading")
        self._text = PlainLabel("", "muted")
        self._text.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(6)
        layout.addWidget(title)
        layout.addWidget(self._text)
        buttons = FlowLayout(spacing=6, line_spacing=6)
        for button, signal in (
            (primary_button(tr("Look on the server")), self.settle_requested),
            (secondary_button(tr("Send again…")), self.release_requested),
            (danger_button(tr("Discard")), self.discard_requested),
        ):
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit(self._entry))
            buttons.addWidget(button)
        layout.addLayout(buttons)
        self.hide()

    @property
    def entry(self) -> OutboxEntry | None:
        return self._entry

    def show_entry(self, entry: OutboxEntry | None) -> None:
        self._entry = entry
        if entry is not None:
            self._text.setText(
                tr(
                    "Sent {time}; no answer came back. Looking never sends it again; "
                    "sending again may make a second chat.",
                    time=full_local(entry.started_at),
                )
            )
        self.setVisible(entry is not None)
