"""The head of a long run of carried-over messages, folded or open at a page."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from elegoo_chat_gui.ui.formatting import count
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.widgets import PlainLabel, link_button

PAGE: Final = 20  # messages


class CarriedOverBlock(QFrame):
    """The head of a long run of carried-over messages. `page_requested` carries a page, -1 to fold."""

    page_requested = Signal(int)

    def __init__(self, number: int, page: int | None) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        words = tr_n("{n} message carried over", "{n} messages carried over", number)
        self.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(PlainLabel(words, "heading"))
        pages = -(-number // PAGE)
        if page is None:
            row.addWidget(PlainLabel(tr("sent with the values they came with"), "muted"), 1)
            self._add_button(row, tr("Show"), pages - 1)
            return
        first, last = page * PAGE + 1, min(number, (page + 1) * PAGE)
        row.addWidget(PlainLabel(tr("{first} to {last} shown", first=count(first), last=count(last)), "muted"), 1)
        self._add_button(row, tr("Earlier"), page - 1, enabled=page > 0)
        self._add_button(row, tr("Later"), page + 1, enabled=page + 1 < pages)
        self._add_button(row, tr("Fold"), -1)

    def _add_button(self, row: QHBoxLayout, words: str, page: int, *, enabled: bool = True) -> None:
        button = link_button(words)
        button.setEnabled(enabled)
        button.clicked.connect(lambda: self.page_requested.emit(page))
        row.addWidget(button)
