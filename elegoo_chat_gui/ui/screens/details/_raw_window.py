"""The raw JSON in a window of its own, where there is room for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from elegoo_chat_gui.core.chats import Chat
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.icons import app_icon
from elegoo_chat_gui.ui.screens.details._raw_view import RawView
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import secondary_button

_SIZE = (820, 640)


class RawWindow(QWidget):
    """Follows the open chat; Escape closes it."""

    copied = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowIcon(app_icon())
        self.resize(theme.scaled(_SIZE[0]), theme.scaled(_SIZE[1]))
        self.view = RawView(theme)
        self.view.copied.connect(self.copied)
        copy = secondary_button(tr("Copy raw JSON"), "copy")
        copy.clicked.connect(self.view.copy_raw)
        close = secondary_button(tr("Close"))
        close.setToolTip(tr("Close (Esc)"))
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(copy)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.show_chat(None)

    def show_chat(self, chat: Chat | None) -> None:
        self.setWindowTitle(tr("Raw JSON") if chat is None else tr("Raw JSON of chat #{id}", id=chat.key.id))
        self.setAccessibleName(self.windowTitle())
        self.view.show_raw(chat.raw if chat is not None else b"")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.view.focus_search()
        else:
            super().keyPressEvent(event)
