"""The line on top: what this is, as whom it is sent, what fills in presets, undo and redo."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from elegoo_chat_gui.core.accounts import Account, ServerKind
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.compose._fill_buttons import FillButtons
from elegoo_chat_gui.ui.widgets import Badge, ElidedLabel, PlainLabel, icon_button, plain_tooltip


class ComposeHeader(QFrame):
    """Only shows and asks. Where the window is too narrow, the buttons that fill in presets stand in a line below."""

    undo_clicked = Signal()
    redo_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._title = PlainLabel("", "title")
        self._detail = ElidedLabel("", "muted")
        self._badge = Badge("")
        self._user = ElidedLabel("", "muted")
        self._undo = icon_button("undo", tr("Undo"))
        self._redo = icon_button("redo", tr("Redo"))
        for button, words, standard in (
            (self._undo, tr("Undo"), QKeySequence.StandardKey.Undo),
            (self._redo, tr("Redo"), QKeySequence.StandardKey.Redo),
        ):
            keys = QKeySequence(standard).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(plain_tooltip(f"{words} ({keys})"))
        self.fill = FillButtons()
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        self._row.addWidget(self._title)
        self._row.addWidget(self._detail, 1)
        for widget in (self._badge, self._user, self._undo, self._redo):
            self._row.addWidget(widget)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(18, 10, 14, 10)
        self._lines.setSpacing(10)
        self._lines.addLayout(self._row, 1)
        self._lines.addWidget(self.fill, 0, Qt.AlignmentFlag.AlignLeft)
        self._undo.clicked.connect(self.undo_clicked)
        self._redo.clicked.connect(self.redo_clicked)
        self.show_steps(undo=False, redo=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        margins = self._lines.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._lines.spacing()
        below = self._row.sizeHint().width() + self.fill.sizeHint().width() > room
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if direction is not self._lines.direction():
            self._lines.setDirection(direction)

    def show_title(self, title: str, detail: str) -> None:
        self._title.setText(title)
        self._detail.setText(detail)

    def show_sender(self, account: Account | None, user_id: str) -> None:
        """`account` None: it is not set up here any more."""
        words = _badge_words(account)
        self._badge.setText(words)
        self._badge.setVisible(bool(words))
        self._badge.set_tone("negative" if account is None else "accent" if account.is_sandbox else "warning")
        self._user.setText(account.name if account is not None else user_id)
        self._user.setAccessibleDescription(tr("Sent as {user}", user=user_id))

    def show_steps(self, *, undo: bool, redo: bool) -> None:
        self._undo.setEnabled(undo)
        self._redo.setEnabled(redo)


def _badge_words(account: Account | None) -> str:
    if account is None:
        return tr("NO SUCH ACCOUNT")
    return {
        ServerKind.PRODUCTION: "",
        ServerKind.CUSTOM: account.server.host,
        ServerKind.SANDBOX: tr("SANDBOX"),
        ServerKind.STAGING: tr("STAGING"),
        ServerKind.CHINA_PRODUCTION: tr("CHINA"),
        ServerKind.CHINA_STAGING: tr("CHINA STAGING"),
    }[account.server.kind]
