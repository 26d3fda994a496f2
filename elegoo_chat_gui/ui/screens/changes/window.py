"""The window that shows what changed in a chat on the server."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QTextCursor, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from elegoo_chat_gui.core.chat_changes import ChatChanges
from elegoo_chat_gui.core.visible_text import visible_text
from elegoo_chat_gui.ui.change_words import change_words
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.icons import app_icon
from elegoo_chat_gui.ui.screens.changes._document import append_entry
from elegoo_chat_gui.ui.screens.changes._entries import Line, as_text, entries
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import PlainLabel, icon_button, link_button, secondary_button, set_tab_order

PAGE_SECONDS = 0.08  # what one page may take to write
PAGE_CHARACTERS = 60_000
_SIZE = (760, 620)


class ChangesWindow(QWidget):
    """`show_changes` fills it and brings it up; Escape closes it. `copied` tells what was copied, in words."""

    copied = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._theme = theme
        self._changes = ChatChanges()
        self._waiting: Iterator[list[Line]] = iter(())
        self._next: list[Line] | None = None
        self._starts: list[int] = []  # blocks in which changes begin
        self._pages = 0
        self.setWindowIcon(app_icon())
        self.resize(theme.scaled(_SIZE[0]), theme.scaled(_SIZE[1]))
        self._make_widgets()
        self._lay_out()
        theme.changed.connect(self._write_anew)
        for keys, act in (
            (QKeySequence("Esc"), self.close),
            (QKeySequence("Alt+Down"), self.next_change),
            (QKeySequence("Alt+Up"), self.previous_change),
        ):
            QShortcut(keys, self, act)

    def _make_widgets(self) -> None:
        self.summary = PlainLabel("", "strong")
        self.summary.setWordWrap(True)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("What changed"))
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.more_button = link_button(tr("Show more"))
        self.more_button.clicked.connect(self._write_page)
        self.back_button = icon_button("chevron-up", tr("Previous change (Alt+Up)"))
        self.back_button.clicked.connect(self.previous_change)
        self.next_button = icon_button("chevron-down", tr("Next change (Alt+Down)"))
        self.next_button.clicked.connect(self.next_change)
        self.copy_button = secondary_button(tr("Copy as text"), "copy")
        self.copy_button.clicked.connect(self._copy)
        self.close_button = secondary_button(tr("Close"))
        self.close_button.setToolTip(tr("Close (Esc)"))
        self.close_button.clicked.connect(self.close)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        head.addWidget(self.back_button)
        head.addWidget(self.next_button)
        foot = QHBoxLayout()
        foot.addWidget(self.copy_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)
        parts = (self.back_button, self.next_button, self.text, self.more_button, self.copy_button, self.close_button)
        set_tab_order(parts)

    def show_changes(self, chat_id: int, changes: ChatChanges) -> None:
        """Another difference, in front of the other windows."""
        self._changes = changes
        self._pages = 1
        self.setWindowTitle(tr("Changes of chat #{id}", id=chat_id))
        self.setAccessibleName(self.windowTitle())
        self.summary.setText(tr("Changed on the server: {what}", what=change_words(changes)))
        self._write_anew()
        self.show()
        self.raise_()
        self.activateWindow()
        self.text.setFocus()

    def forget(self) -> None:
        """Close, and keep nothing of what was shown."""
        self.close()
        self._changes = ChatChanges()
        self._write_anew()

    # -- the text -----------------------------------------------------------------------------------

    def _write_anew(self) -> None:
        """From the top, as many pages as were wanted: also when colours or sizes are others."""
        self.text.clear()
        self._starts = []
        self._waiting = entries(self._changes)
        self._next = next(self._waiting, None)
        for _ in range(self._pages):
            self._append_page()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_page(self) -> None:
        self._pages += 1
        self._append_page()

    def _append_page(self) -> None:
        until = perf_counter() + PAGE_SECONDS
        written = 0
        while self._next is not None and written < PAGE_CHARACTERS and perf_counter() < until:
            block = append_entry(self.text.document(), self._next, self._theme)
            if len(self._next) > 1:
                self._starts.append(block)
            written += sum(len(line.text) for line in self._next)
            self._next = next(self._waiting, None)
        self.more_button.setVisible(self._next is not None)

    def next_change(self) -> None:
        """The next change below, with the page that holds it."""
        here = self.text.textCursor().blockNumber()
        if self._next is not None and (not self._starts or here >= self._starts[-1]):
            self._write_page()
        below = [block for block in self._starts if block > here]
        if below:
            self._go_to(below[0])

    def previous_change(self) -> None:
        """The change above."""
        here = self.text.textCursor().blockNumber()
        above = [block for block in self._starts if block < here]
        if above:
            self._go_to(above[-1])

    def _go_to(self, block: int) -> None:
        cursor = QTextCursor(self.text.document().findBlockByNumber(block))
        self.text.setTextCursor(cursor)
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + self.text.cursorRect(cursor).top() - self._theme.scaled(12))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(visible_text(f"{self.summary.text()}\n\n{as_text(self._changes)}"))
        self.copied.emit(tr("Changes copied"))
