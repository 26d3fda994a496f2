"""What stands in the conversation's place while no chat is chosen: a welcome at the first start, later a few keys."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.widgets import IconLabel, PlainLabel, primary_button, secondary_button

_TEXT_WIDTH = 46  # in letters


class StartPage(QScrollArea):
    """Friendly and short; scrolls where large text leaves no room."""

    look_round_requested = Signal()
    add_account_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("No chat selected"))
        self._title = PlainLabel("", "title")
        self._text = PlainLabel("", "muted")
        self._look = primary_button(tr("Look around in the sandbox"), "flask")
        self._add = secondary_button(tr("Add an account…"), "plus")
        self._look.clicked.connect(self.look_round_requested)
        self._add.clicked.connect(self.add_account_requested)
        self._choices = self._make_choices()
        self._keys = self._make_keys()
        self._lay_out()
        self.show_welcome(False)

    def show_welcome(self, first_start: bool) -> None:
        """The words for somebody who has no account here yet, or for one who knows the place."""
        self._choices.setVisible(first_start)
        self._keys.setVisible(not first_start)
        if first_start:
            self._title.setText(tr("Welcome to Elegoo Chats"))
            self._text.setText(
                tr(
                    "The chats at the side are made up. They live in a sandbox on this computer, where nothing can "
                    "be broken. To read and create real chats, add an account: a user ID and its token."
                )
            )
        else:
            self._title.setText(tr("No chat selected"))
            self._text.setText(tr("Choose a chat from the list to read it."))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._text.text())

    def _make_choices(self) -> QWidget:
        choices = QWidget()
        row = QVBoxLayout(choices)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(8)
        for button in (self._look, self._add):
            row.addWidget(button)
        return choices

    def _make_keys(self) -> QWidget:
        keys = QWidget()
        grid = QGridLayout(keys)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        worth_knowing = (
            ("Ctrl+K", tr("Search the chats")),
            ("Ctrl+N", tr("New chat")),
            ("F6", tr("Next area")),
            ("F11", tr("Only the conversation")),
            ("Ctrl++", tr("Larger text")),
        )
        for line, (key, what) in enumerate(worth_knowing):
            name = PlainLabel(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText), "key")
            label = PlainLabel(what, "muted")
            grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label, line, 1)
        return keys

    def _lay_out(self) -> None:
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(IconLabel("chat", 40, "text_muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        column.addWidget(self._text)
        for part in (self._choices, self._keys):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._column = QWidget()
        self._column.setLayout(column)
        body = QWidget()
        body.setProperty("kind", "transparent")
        row = QHBoxLayout(body)
        row.setContentsMargins(16, 24, 16, 24)
        row.addStretch(1)
        row.addWidget(self._column, 100)
        row.addStretch(1)
        self.setWidget(body)
        self._limit_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.widget() is not None:
            self._limit_width()

    def _limit_width(self) -> None:
        self._column.setMaximumWidth(self.fontMetrics().averageCharWidth() * _TEXT_WIDTH + 40)
