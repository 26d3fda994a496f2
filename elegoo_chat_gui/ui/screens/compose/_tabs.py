"""The side on the right: what is written, how it will look, what will be sent."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.theme import set_look
from elegoo_chat_gui.ui.widgets import ChipButton, PlainLabel

WRITE, PREVIEW, REQUEST = range(3)
_GAP: Final = 10


class ComposeTabs(QFrame):
    """One of the three pages, and whether the draft is saved."""

    shown = Signal()

    def __init__(self, pages: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._pages = QStackedWidget()
        self._saved = PlainLabel("", "muted")
        self._chips = [ChipButton(text) for text in (tr("Write"), tr("Preview"), tr("Request"))]
        tabs = QHBoxLayout()
        tabs.setContentsMargins(0, 0, 18, 0)
        tabs.setSpacing(6)
        group = QButtonGroup(self)
        for at, chip in enumerate(self._chips):
            group.addButton(chip)
            tabs.addWidget(chip)
            chip.clicked.connect(lambda _checked=False, at=at: self.show_page(at))
        tabs.addStretch(1)
        tabs.addWidget(self._saved)
        self._chips[WRITE].setChecked(True)
        for page in pages:
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 6, 0)
        layout.setSpacing(_GAP)
        layout.addLayout(tabs)
        layout.addWidget(self._pages, 1)

    @property
    def page(self) -> int:
        return self._pages.currentIndex()

    def show_page(self, at: int) -> None:
        """WRITE, PREVIEW or REQUEST."""
        self._chips[at].setChecked(True)
        self._pages.setCurrentIndex(at)
        self.shown.emit()

    def show_saved(self, words: str, *, failed: bool = False) -> None:
        """What the label beside the tabs says about the draft."""
        self._saved.setText(words)
        kind = "error" if failed else "muted"
        if self._saved.property("kind") != kind:
            set_look(self._saved, kind=kind)
