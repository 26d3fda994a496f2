"""A label, its field, and what is to be said about it underneath."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from elegoo_chat_gui.ui.theme import set_look
from elegoo_chat_gui.ui.widgets import PlainLabel


class Field(QWidget):
    """An editor under its name; a problem in red, or else a hint, under the editor."""

    def __init__(self, name: str, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = ""
        self._problem = ""
        label = PlainLabel(name, "heading")
        label.setBuddy(editor)
        label.setWordWrap(True)
        self._remark = PlainLabel("", "muted")
        self._remark.setWordWrap(True)
        editor.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (label, editor, self._remark):
            layout.addWidget(widget)
        self._show()

    @property
    def problem(self) -> str:
        return self._problem

    def mark(self, problem: str) -> None:
        """Say what is wrong; "" takes it back."""
        if problem != self._problem:
            self._problem = problem
            set_look(self.editor, invalid=bool(problem))
            self._show()

    def set_hint(self, hint: str) -> None:
        self._hint = hint
        self._show()

    def _show(self) -> None:
        text = self._problem or self._hint
        self._remark.setText(text)
        self._remark.setVisible(bool(text))
        set_look(self._remark, kind="error" if self._problem else "muted")
        self.editor.setAccessibleDescription(text)
