"""The chat as received: as a tree or as text, searched in either."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from elegoo_chat_gui.core.json_layout import laid_out
from elegoo_chat_gui.core.json_spans import as_text
from elegoo_chat_gui.ui.formatting import bytes_size, count, visible_text
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.details._json_tree import JsonTree
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import ChipButton, PlainLabel, icon_button, set_tab_order

TEXT_SHOWN = 200_000  # characters; the rest is copied, not shown


class RawMode(StrEnum):
    TREE = "tree"
    TEXT = "text"


class RawView(QWidget):
    """`mode_chosen` when the person goes from tree to text or back; `copied` what was copied, in words."""

    mode_chosen = Signal(str)
    copied = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._raw = b""
        self._mode = RawMode.TREE
        self._text_is_shown = False
        self.tree = JsonTree(theme)
        self.text = ReceivedText(theme, tr("The chat as received"))
        self._make_head()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.text)
        self._told = PlainLabel("", "muted")
        self._told.setWordWrap(True)
        self._told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._head)
        column.addLayout(self._search_row)
        column.addWidget(self._stack, 1)
        column.addWidget(self._told)
        order = (self.tree_button, self.text_button, self.expand_button, self.fold_button, self.search)
        set_tab_order([*order, self.back_button, self.next_button, self.tree, self.text])
        self._connect()

    def _make_head(self) -> None:
        self.tree_button = ChipButton(tr("Tree"))
        self.text_button = ChipButton(tr("Text"))
        self._choice = QButtonGroup(self)
        for button in (self.tree_button, self.text_button):
            self._choice.addButton(button)
        self.tree_button.setChecked(True)
        self.expand_button = icon_button("chevron-down", tr("Expand all"))
        self.fold_button = icon_button("chevron-right", tr("Collapse all"))
        self._head = QHBoxLayout()
        self._head.setSpacing(6)
        for widget in (self.tree_button, self.text_button, self.expand_button, self.fold_button):
            self._head.addWidget(widget)
        self._head.addStretch(1)
        self.search = _SearchLine()
        self._hits = PlainLabel("", "muted")
        self.back_button = icon_button("chevron-up", tr("Previous hit (Shift+Enter)"))
        self.next_button = icon_button("chevron-down", tr("Next hit (Enter)"))
        self._search_row = QHBoxLayout()
        self._search_row.setSpacing(4)
        self._search_row.addWidget(self.search, 1)
        self._search_row.addWidget(self._hits)
        self._search_row.addWidget(self.back_button)
        self._search_row.addWidget(self.next_button)
        self._show_hits(0, 0, going_on=False)

    def _connect(self) -> None:
        self._choice.buttonClicked.connect(
            lambda button: self._choose(RawMode.TREE if button is self.tree_button else RawMode.TEXT)
        )
        self.expand_button.clicked.connect(self.tree.expand_all)
        self.fold_button.clicked.connect(self.tree.fold_all)
        self.tree.copied.connect(self.copied)
        self.tree.raw_wanted.connect(self.copy_raw)
        self.tree.hits_changed.connect(lambda hits, chosen, on: self._show_hits(hits, chosen, going_on=on))
        self.tree.expanded_some.connect(self._tell_expanded)
        self.search.textChanged.connect(self._search)
        self.search.stepped.connect(self._step)
        self.back_button.clicked.connect(lambda: self._step(-1))
        self.next_button.clicked.connect(lambda: self._step(1))

    # -- what is shown ------------------------------------------------------------------------------

    def show_raw(self, raw: bytes) -> None:
        """Another row; empty for none."""
        self._raw = raw
        self._text_is_shown = False
        self.text.clear()
        self.search.clear()
        self._tell("")
        self.tree.show_source(raw)
        if self._mode is RawMode.TEXT:
            self._show_text()

    @property
    def mode(self) -> RawMode:
        return self._mode

    def set_mode(self, mode: RawMode) -> None:
        """Tree or text."""
        if mode is not self._mode:
            self._mode = mode
            (self.tree_button if mode is RawMode.TREE else self.text_button).setChecked(True)
            for button in (self.expand_button, self.fold_button):
                button.setVisible(mode is RawMode.TREE)
            self._tell("")
            self._stack.setCurrentWidget(self.tree if mode is RawMode.TREE else self.text)
            if mode is RawMode.TEXT:
                self._show_text()
            self._search(self.search.text())

    def _choose(self, mode: RawMode) -> None:
        self.set_mode(mode)
        self.mode_chosen.emit(mode.value)

    def _show_text(self) -> None:
        if not self._text_is_shown:
            text, rest = laid_out(self._raw, TEXT_SHOWN)
            self._text_is_shown = True
            self.text.setPlainText(visible_text(text))
            if rest:
                self._tell(tr("{size} more are not shown; copy to have all.", size=bytes_size(rest)))

    def _tell_expanded(self, left_out: bool) -> None:
        self._tell(tr("Long branches stay folded.") if left_out else "")

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def copy_raw(self) -> None:
        """The row as the server sent it."""
        self.copy_of(self._raw)

    def copy_of(self, raw: bytes) -> None:
        """A row, whether it is shown or not."""
        QGuiApplication.clipboard().setText(visible_text(as_text(raw)))
        self.copied.emit(tr("Raw JSON copied"))

    # -- searching ----------------------------------------------------------------------------------

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _search(self, words: str) -> None:
        self.tree.search(words if self._mode is RawMode.TREE else "")
        if self._mode is RawMode.TEXT:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self._step(1)

    def _step(self, steps: int) -> None:
        if self._mode is RawMode.TREE:
            self.tree.step_hit(steps)
            return
        words = self.search.text()
        if not words:
            self._show_hits(0, 0, going_on=False)
            return
        flags = QTextDocument.FindFlag(0) if steps > 0 else QTextDocument.FindFlag.FindBackward
        if not self.text.find(words, flags):
            end = QTextCursor.MoveOperation.Start if steps > 0 else QTextCursor.MoveOperation.End
            self.text.moveCursor(end)
            self.text.find(words, flags)
        shown, wanted = self.text.toPlainText().casefold(), words.casefold()
        cursor = self.text.textCursor()
        before = shown[: cursor.selectionEnd()].count(wanted) if cursor.hasSelection() else 0
        self._show_hits(shown.count(wanted), before, going_on=False)

    def _show_hits(self, hits: int, chosen: int, *, going_on: bool) -> None:
        wanted = bool(self.search.text())
        for button in (self.back_button, self.next_button):
            button.setVisible(wanted)
            button.setEnabled(hits > 0)
        self._hits.setVisible(wanted)
        if going_on:
            self._hits.setText(tr("{chosen} of {n}…", chosen=count(chosen), n=hits))
        elif hits:
            self._hits.setText(tr("{chosen} of {n}", chosen=count(chosen), n=hits))
        else:
            self._hits.setText(tr("No hits"))


class _SearchLine(QLineEdit):
    """Enter steps on, Shift+Enter back, Escape empties it first."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Search raw JSON"))
        self.setAccessibleName(tr("Search raw JSON"))
        self.setToolTip(tr("Search raw JSON (Ctrl+F); Enter for the next hit, Shift+Enter for the one before"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class ReceivedText(QPlainTextEdit):
    """Text to read and copy as it was received; `mono` for data, else in the letters of the program."""

    def __init__(self, theme: Theme, name: str, *, mono: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._mono = mono
        self.setReadOnly(True)
        # Breaking at words takes minutes on a megabyte without a space.
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.font("secondary", mono=True) if self._mono else self._theme.font())
        self.setMinimumHeight(self._theme.scaled(140))
