"""The bar in which words are looked for in a chat."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from elegoo_chat_gui.ui.announcing import announce
from elegoo_chat_gui.ui.formatting import count
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.theme import set_look
from elegoo_chat_gui.ui.widgets import PlainLabel, icon_button, plain_tooltip

_TYPING_PAUSE_MS: Final = 120


class FindBar(QFrame):
    """A field, a count, next and previous. Hidden until `begin()`; Escape closes it."""

    query_changed = Signal(str)
    step_requested = Signal(int)  # 1: next, -1: previous
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find in this chat"))
        self.field.setAccessibleName(tr("Find in this chat"))
        self.field.setClearButtonEnabled(True)
        self.count_label = PlainLabel("", "muted")
        self.previous_button = icon_button("chevron-up", tr("Previous hit (Shift+F3)"))
        self.next_button = icon_button("chevron-down", tr("Next hit (F3)"))
        self.close_button = icon_button("close", tr("Close the find bar (Esc)"))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_PAUSE_MS)
        self._typing.timeout.connect(self._tell_query)
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 12, 6)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.count_label)
        for button in (self.previous_button, self.next_button, self.close_button):
            row.addWidget(button)

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _text: self._typing.start())
        self.field.installEventFilter(self)
        self.previous_button.clicked.connect(lambda: self.step_requested.emit(-1))
        self.next_button.clicked.connect(lambda: self.step_requested.emit(1))
        self.close_button.clicked.connect(self.end)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.end)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def set_column(self, left: int, right: int) -> None:
        """Stand above the messages: so far from either edge."""
        self._row.setContentsMargins(left, 6, right, 6)

    def begin(self, words: str = "") -> None:
        """Show the bar with these words, else with the last ones, ready to be typed over."""
        was_hidden = self.isHidden()
        if words:
            self.field.setText(words)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if was_hidden and self.field.text():
            self._tell_query()

    def end(self) -> None:
        """Hide the bar and mark nothing any more."""
        self._typing.stop()
        self.hide()
        self.closed.emit()

    def show_hits(self, number: int, total: int, is_complete: bool) -> None:
        """What was found: the current hit's number from 1, 0 while there is none."""
        if not self.field.text().strip():
            words = ""
        elif not total:
            words = tr("Nothing found") if is_complete else tr("Looking…")
        elif is_complete:
            words = tr("{number} of {total}", number=count(number), total=count(total))
        else:
            words = tr("{number} of {total}, looking on…", number=count(number), total=count(total))
        if words and is_complete and words != self.count_label.text():
            announce(self.field, words)
        self.count_label.setText(words)
        self.count_label.setToolTip(plain_tooltip(words))
        set_look(self.field, invalid=bool(self.field.text().strip()) and is_complete and not total)
        for button in (self.previous_button, self.next_button):
            button.setEnabled(total > 0)

    def _tell_query(self) -> None:
        self._typing.stop()
        self.query_changed.emit(self.field.text())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter goes on, with Shift back; what was typed a moment ago counts already."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if is_enter and self._typing.isActive():
                self._tell_query()
                return True
            if is_enter:
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.step_requested.emit(-1 if back else 1)
                return True
        return super().eventFilter(self.field, event)
