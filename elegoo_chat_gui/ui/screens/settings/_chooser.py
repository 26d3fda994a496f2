"""Which chat to compare with: a list that drops down, searched by title or number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from elegoo_chat_gui.core.chats import ChatKey, ChatSummary
from elegoo_chat_gui.ui.formatting import one_line
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.settings._model import NOWHERE, Index
from elegoo_chat_gui.ui.theme import scaled
from elegoo_chat_gui.ui.widgets import PlainLabel, plain_tooltip

_WIDTH, _ROWS, _ROW = 460, 10, 28  # pixels and rows at the normal text size
_KEYS: Final = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


@dataclass(frozen=True, slots=True)
class ChatOffer:
    """A chat as the list shows it and as it is searched."""

    key: ChatKey
    text: str
    presets: str
    searched: str


def chat_words(summary: ChatSummary) -> str:
    """A chat by its number and title."""
    title = one_line(summary.title[:200]) or tr("Empty chat")
    return tr("#{id} · {title}", id=summary.key.id, title=title) if summary.key.id >= 0 else title


class _ChatsModel(QAbstractListModel):
    """Chats whose words and number hold everything that is typed."""

    def __init__(self) -> None:
        super().__init__()
        self._offers: Sequence[ChatOffer] = ()
        self.shown: list[ChatOffer] = []

    def offer(self, offers: Sequence[ChatOffer]) -> None:
        self._offers = offers

    def search(self, typed: str) -> None:
        words = typed.casefold().split()
        self.beginResetModel()
        self.shown = [one for one in self._offers if all(word in one.searched for word in words)]
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        offer = self.shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return offer.text
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(f"{offer.text}\n{offer.presets}".strip())
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, scaled(_ROW))
        return None


def chat_offers(summaries: Iterable[ChatSummary]) -> list[ChatOffer]:
    """Chats to choose from. There may be thousands: not for the window's thread."""
    return [_offer(summary) for summary in summaries]


def _offer(summary: ChatSummary) -> ChatOffer:
    names = (summary.machine_name, summary.filament_name, summary.process_name)
    presets = " · ".join(one_line(name) for name in names if name and name.strip())
    text = chat_words(summary)
    return ChatOffer(summary.key, text, presets, f"{text}\n{presets}".casefold())


class ChatChooser(QFrame):
    """A popup. `chosen` carries the ChatKey."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        self.setAccessibleName(tr("Compare with another chat"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Title, number or preset"))
        self.field.setAccessibleName(tr("Search the chats to compare with"))
        self.field.setClearButtonEnabled(True)
        self._chats = _ChatsModel()
        self.list = QListView()
        self.list.setModel(self._chats)
        self.list.setAccessibleName(tr("Chats to compare with"))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys go through the field
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self._nothing = PlainLabel(tr("No chat matches."), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(6)
        for widget in (self.field, self._nothing, self.list):
            column.addWidget(widget)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._choose)

    def show_chats(self, offers: Sequence[ChatOffer], below: QPoint, room: QSize) -> None:
        """Drop down with its right edge at a point of the screen; `room` bounds the size."""
        self._chats.offer(offers)
        self.field.clear()
        self.setFixedWidth(min(scaled(_WIDTH), room.width()))
        rows = min(_ROWS, max(1, len(offers)))
        self.list.setFixedHeight(max(scaled(_ROW), min(room.height() - scaled(120), rows * scaled(_ROW) + 6)))
        self._search("")
        self.adjustSize()
        self.move(below - QPoint(self.width(), 0))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _search(self, typed: str) -> None:
        self._chats.search(typed)
        self._nothing.setVisible(not self._chats.shown)
        self.list.setVisible(bool(self._chats.shown))
        self.list.setCurrentIndex(self._chats.index(0))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            key = self._chats.shown[index.row()].key
            self.hide()
            self.chosen.emit(key)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Arrows move in the list while one types; Enter chooses."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose(self.list.currentIndex())
                return True
            if event.key() in _KEYS:
                self._move(event.key())
                return True
        return super().eventFilter(self.field, event)

    def _move(self, key: int) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
        wanted = self.list.currentIndex().row() + steps[Qt.Key(key)]
        place = max(0, min(len(self._chats.shown) - 1, wanted))
        self.list.setCurrentIndex(self._chats.index(place))
