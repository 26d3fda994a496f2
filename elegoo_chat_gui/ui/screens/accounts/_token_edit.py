"""The one field in which a token is ever seen: what goes in does not come out again."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from elegoo_chat_gui.core.accounts import TOKEN_LIMIT
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.widgets import link_button

_Key = QKeySequence.StandardKey
# The last two copy what they delete, and undo would bring back what was emptied.
_KEPT_INSIDE: Final = (_Key.Copy, _Key.Cut, _Key.Undo, _Key.Redo, _Key.DeleteEndOfLine, _Key.DeleteCompleteLine)
_HINTS: Final = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class TokenEdit(QLineEdit):
    """A password field with Show and Hide inside. Nothing leaves it by copying, cutting, dragging or undoing.

    It is never filled by the program, only emptied, and empties itself when it is hidden.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._toggle = link_button("", parent=self)
        self._toggle.clicked.connect(self._change_shown)
        self._set_shown(shown=False)
        self.setDragEnabled(False)
        self.setAccessibleName(tr("Access token"))
        self.selectionChanged.connect(self._refuse_selection)

    def secret(self) -> Secret | None:
        """What was typed, trimmed; None where it is empty."""
        return Secret(self.text()) or None

    def problem(self) -> str:
        """What is wrong with what was typed, in words; "" when nothing is."""
        length = len(self.text().strip())
        if length > TOKEN_LIMIT:
            return tr("A token has at most {limit} characters; this has {length}.", limit=TOKEN_LIMIT, length=length)
        return ""

    def forget(self) -> None:
        """Empty, hidden, and without a history to bring it back."""
        self.setText("")
        self._set_shown(shown=False)

    @property
    def shown(self) -> bool:
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def copy(self) -> None:
        """A token is not copied."""

    def cut(self) -> None:
        """A token is not cut."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(_Key.DeleteCompleteLine):
            self.setText("")
        if any(event.matches(key) for key in _KEPT_INSIDE):
            event.accept()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Paste"), self.paste)
        menu.addAction(tr("Empty the field"), self.forget).setEnabled(bool(self.text()))
        menu.popup(event.globalPos())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # minimising the window is not closing it
            self.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_toggle()

    def _change_shown(self) -> None:
        self._set_shown(shown=not self.shown)

    def _set_shown(self, *, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.setInputMethodHints(self.inputMethodHints() | _HINTS)
        self._toggle.setText(tr("Hide") if shown else tr("Show"))
        self._toggle.setAccessibleName(tr("Hide the token") if shown else tr("Show the token"))
        self._refuse_selection()
        self._place_toggle()

    def _refuse_selection(self) -> None:
        # What is selected in the open could be dragged off, and X11 puts it into its second clipboard.
        if self.shown and self.hasSelectedText():
            self.deselect()

    def _place_toggle(self) -> None:
        size = self._toggle.sizeHint()
        self.setTextMargins(0, 0, size.width() + 2, 0)
        self._toggle.setGeometry(
            self.width() - size.width() - 4, (self.height() - size.height()) // 2, size.width(), size.height()
        )
