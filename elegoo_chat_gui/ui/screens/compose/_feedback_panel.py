"""Feedback: none, the two words everybody knows, or any other of at most 16 code points; and a text."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from elegoo_chat_gui.core.chats import FEEDBACK_LIMIT
from elegoo_chat_gui.ui.formatting import count
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.compose._fields import GrowingTextField, LineField, ProblemLabel, mark
from elegoo_chat_gui.ui.theme import set_look
from elegoo_chat_gui.ui.widgets import ChipButton, FlowLayout, PlainLabel, SectionHeader

POSITIVE: Final = "positive"
NEGATIVE: Final = "negative"


class FeedbackPanel(QWidget):
    """`feedback_changed` and `text_changed` carry the value, or None for nothing to send."""

    feedback_changed = Signal(object)
    text_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = ChipButton(tr("None"))
        self._positive = ChipButton(tr("positive"), "thumb-up")
        self._negative = ChipButton(tr("negative"), "thumb-down")
        self._other = ChipButton(tr("other…"))
        self._chips = (self._none, self._positive, self._negative, self._other)
        self._field = LineField(tr("Other feedback"))
        self._counter = PlainLabel("", "muted")
        self._other_row = QWidget()
        self._problem = ProblemLabel()
        self._text = GrowingTextField(tr("Feedback text"), lines=(2, 6))
        self._text.setPlaceholderText(tr("In words (optional)"))
        self._text_problem = ProblemLabel()
        self._lay_out()
        self._connect()
        self.show_feedback(None)

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        chips = QWidget()
        flow = FlowLayout(chips)
        for chip in self._chips:
            group.addButton(chip)
            flow.addWidget(chip)
        row = QHBoxLayout(self._other_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._field, 1)
        row.addWidget(self._counter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(SectionHeader(tr("Feedback"), tr("optional")))
        for widget in (chips, self._other_row, self._problem, self._text, self._text_problem):
            layout.addWidget(widget)

    def _connect(self) -> None:
        self._none.clicked.connect(lambda: self._choose(None))
        self._positive.clicked.connect(lambda: self._choose(POSITIVE))
        self._negative.clicked.connect(lambda: self._choose(NEGATIVE))
        self._other.clicked.connect(self._choose_other)
        self._field.edited.connect(self._other_typed)
        self._text.edited.connect(lambda text: self.text_changed.emit(text or None))

    def show_feedback(self, feedback: str | None) -> None:
        known = {None: self._none, POSITIVE: self._positive, NEGATIVE: self._negative}
        typing_other = feedback is None and self._other.isChecked() and self._field.hasFocus()
        chip = self._other if typing_other else known.get(feedback, self._other)
        chip.setChecked(True)
        self._other_row.setVisible(chip is self._other)
        if chip is self._other:
            self._field.show_text(feedback or "")
        self._count()

    def show_text(self, text: str | None) -> None:
        self._text.show_text(text or "")

    def set_read_only(self, read_only: bool) -> None:
        for chip in self._chips:
            chip.setEnabled(not read_only)
        self._field.set_read_only(read_only)
        self._text.set_read_only(read_only)

    def set_problem(self, sentence: str) -> None:
        mark(self._field, self._problem, sentence)

    def set_text_problem(self, sentence: str) -> None:
        mark(self._text, self._text_problem, sentence)

    def focus_feedback(self) -> None:
        (self._field if self._other.isChecked() else self._none).setFocus()

    def focus_text(self) -> None:
        self._text.setFocus()

    def _choose(self, feedback: str | None) -> None:
        self.show_feedback(feedback)
        self.feedback_changed.emit(feedback)

    def _choose_other(self) -> None:
        self._field.clear()
        self._other_row.show()
        self._count()
        self._field.setFocus()
        self.feedback_changed.emit(None)

    def _other_typed(self, text: str) -> None:
        self._count()
        self.feedback_changed.emit(text or None)

    def _count(self) -> None:
        used = len(self._field.text().strip())  # code points after trimming, as the server counts
        words = tr("{used} of {limit}", used=count(used), limit=FEEDBACK_LIMIT)
        if words != self._counter.text():
            self._counter.setText(words)
        self._counter.setAccessibleName(tr("{used} of {limit} characters", used=count(used), limit=FEEDBACK_LIMIT))
        kind = "error" if used > FEEDBACK_LIMIT else "muted"
        if self._counter.property("kind") != kind:
            set_look(self._counter, kind=kind)
