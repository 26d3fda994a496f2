"""The user's questions of a chat in a list that drops down: choosing one goes there."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.widgets import PlainLabel

_WIDTH, _ROWS = 460, 12
_NAMELESS: Final = "…"


class Outline(QFrame):
    """A popup. `chosen` carries the index of the message."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        self._messages: list[int] = []
        self._model = QStringListModel(self)
        self._heading = PlainLabel("", "muted")
        self.list = _ChoosingList()
        self.list.setModel(self._model)
        self.list.setAccessibleName(tr("Questions of the user"))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.clicked.connect(self._choose)
        self.list.entered_by_key.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addWidget(self.list)

    def show_questions(self, questions: list[tuple[int, str]], current: int, below: QPoint, room: QSize) -> None:
        """Drop down below a point of the screen, the question that is read chosen. `room` bounds the size."""
        self._messages = [index for index, _ in questions]
        self._model.setStringList([f"{n}.  {text or _NAMELESS}" for n, (_, text) in enumerate(questions, 1)])
        words = tr_n("{n} question (Alt+Up, Alt+Down)", "{n} questions (Alt+Up, Alt+Down)", len(questions))
        self._heading.setText(words)
        row = max(24, self.list.sizeHintForRow(0))
        self.list.setFixedHeight(min(room.height() - 80, row * min(_ROWS, max(1, len(questions))) + 6))
        self.setFixedWidth(min(_WIDTH, room.width()))
        self.adjustSize()
        self.move(below - QPoint(self.width(), 0))
        self.show()
        before = [place for place, index in enumerate(self._messages) if index <= current]
        self.list.setCurrentIndex(self._model.index(before[-1] if before else 0))
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self._messages):
            self.hide()
            self.chosen.emit(self._messages[index.row()])


class _ChoosingList(QListView):
    """A list in which Enter chooses."""

    entered_by_key = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered_by_key.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
