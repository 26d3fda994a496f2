"""What is written: the turns, or the one raw field of a chat whose messages do not decode."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.screens.compose._fields import ProblemLabel, TextField, mark
from elegoo_chat_gui.ui.screens.compose._messages_panel import MessagesPanel
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import IconLabel, PlainLabel

_EDIT_LIMIT: Final = 200_000  # characters; a field with more would stop the window


class WritePanel(QWidget):
    """`raw_edited` carries the text of the raw field; the turns speak for themselves through `messages`."""

    raw_edited = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.messages = MessagesPanel()
        self._theme = theme
        self._raw = TextField(tr("Messages as raw text"))
        self._too_long = PlainLabel("", "muted")
        self._raw_problem = ProblemLabel()
        self._is_raw = False
        self._fits = True
        raw = self._raw_page()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.messages)
        self._stack.addWidget(raw)
        self._raw.edited.connect(self.raw_edited)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._raw.set_own_font(self._theme.font("secondary", mono=True))

    def _raw_page(self) -> QWidget:
        warning = QFrame()
        warning.setProperty("kind", "warning")
        row = QHBoxLayout(warning)
        row.setContentsMargins(12, 8, 12, 8)
        words = PlainLabel(
            tr(
                "The messages of this chat could not be read, so they go out as this one raw text. "
                "Other programs will not be able to read them either, unless you mend the text."
            )
        )
        words.setWordWrap(True)
        row.addWidget(IconLabel("warning", 16, "warning"))
        row.addWidget(words, 1)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 12, 12)
        layout.setSpacing(8)
        for widget in (warning, self._raw, self._too_long, self._raw_problem):
            layout.addWidget(widget)
        return page

    def show_draft(self, draft: Draft) -> None:
        self._is_raw = draft.raw_messages is not None
        self._stack.setCurrentIndex(1 if self._is_raw else 0)
        if draft.raw_messages is None:
            self.messages.show_messages(draft.messages)
            return
        rest = len(draft.raw_messages) - _EDIT_LIMIT
        self._fits = rest <= 0
        self._raw.show_text(draft.raw_messages[:_EDIT_LIMIT])
        if not self._fits:
            self._raw.set_read_only(True)
            self._too_long.setText(
                tr_n(
                    "{n} more character is sent but not shown; so long a text cannot be edited here.",
                    "{n} more characters are sent but not shown; so long a text cannot be edited here.",
                    rest,
                )
            )
        self._too_long.setVisible(not self._fits)

    def set_read_only(self, read_only: bool) -> None:
        self.messages.set_read_only(read_only)
        self._raw.set_read_only(read_only or not self._fits)

    def set_problems(self, by_index: dict[int, str], general: str) -> None:
        self.messages.set_problems(by_index, "" if self._is_raw else general)
        mark(self._raw, self._raw_problem, general if self._is_raw else "")

    def focus_problem(self, index: int | None) -> None:
        if self._is_raw:
            self._raw.setFocus()
        elif index is None:
            self.messages.focus_general()
        else:
            self.messages.focus_message(index)

    def focus_first(self) -> None:
        """Where one begins to write: the last message that is a field."""
        if self._is_raw:
            self._raw.setFocus()
        else:
            self.messages.focus_message(self.messages.last_index())
