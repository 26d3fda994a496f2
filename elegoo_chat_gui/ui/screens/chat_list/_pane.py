"""The left side of the window: search, list, states, progress."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from elegoo_chat_gui.core.chats import ChatKey
from elegoo_chat_gui.core.filters import ChatFilter
from elegoo_chat_gui.services.sync import SyncProgress
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.chat_list._footer import ProgressLine, UnsettledPanel
from elegoo_chat_gui.ui.screens.chat_list._model import ChatListModel
from elegoo_chat_gui.ui.screens.chat_list._rows import ChatRow, DraftRow, Row, UnsettledRow
from elegoo_chat_gui.ui.screens.chat_list._search import SearchPanel
from elegoo_chat_gui.ui.screens.chat_list._view import ChatListView
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import EmptyState, Separator

_UNLIMITED: Final = 16_777_215  # Qt's own largest size
_DAY_CHECK_MS: Final = 60_000


class ListState(Enum):
    """Why there are no chats to show."""

    READY = "ready"  # the list is complete: an empty one is the account's
    LOADING = "loading"
    NEVER_READ = "never-read"
    OFFLINE = "offline"
    FAILED = "failed"


class ChatListPane(QWidget):
    """Shows and asks; knows no service."""

    chat_activated = Signal(object)  # ChatKey | None
    draft_activated = Signal(str)
    unsettled_activated = Signal(object)  # OutboxEntry
    reading_requested = Signal()
    refresh_requested = Signal()
    cancel_requested = Signal()
    new_chat_requested = Signal()
    settle_requested = Signal(object)  # OutboxEntry
    release_requested = Signal(object)  # OutboxEntry
    discard_requested = Signal(object)  # OutboxEntry
    draft_delete_requested = Signal(str)

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._state = ListState.LOADING
        self._today = _local_day(now())
        self.model = ChatListModel(now, self)
        self.view = ChatListView(self.model, theme, now)
        self._shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_K), self)
        hint = self._shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)
        self.search = SearchPanel(self.model.preset_counts, hint)
        self.empty = EmptyState()
        self.progress = ProgressLine()
        self.unsettled = UnsettledPanel()
        self._lay_out()
        self._connect()
        self._update()

    def _lay_out(self) -> None:
        frame = QFrame()
        frame.setProperty("kind", "sidebar")
        inner = self._column = QVBoxLayout(frame)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.search)
        inner.addWidget(Separator())
        inner.addWidget(self.view, 1)
        inner.addWidget(self.empty, 1)
        around = QVBoxLayout()
        around.setContentsMargins(8, 0, 8, 8)
        around.addWidget(self.unsettled)
        inner.addLayout(around)
        inner.addWidget(self.progress)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self.setMinimumWidth(240)
        self.setAccessibleName(tr("Chats"))

    def _connect(self) -> None:
        self._shortcut.activated.connect(self.focus_search)
        self.search.filter_changed.connect(self.model.set_filter)
        self.search.order_changed.connect(self.model.set_order)
        self.search.box.left_downwards.connect(self.focus_list)
        self.view.row_chosen.connect(self._tell_choice)
        self.view.opened.connect(self._open)
        self.view.height_changed.connect(self._update)
        self.empty.action_requested.connect(self._act)
        self.progress.cancel_requested.connect(self.cancel_requested)
        self.unsettled.settle_requested.connect(self.settle_requested)
        self.unsettled.release_requested.connect(self.release_requested)
        self.unsettled.discard_requested.connect(self.discard_requested)
        clock = QTimer(self)
        clock.setInterval(_DAY_CHECK_MS)
        clock.timeout.connect(self.check_day)
        clock.start()

    # -- told by the presenter ----------------------------------------------------------------------

    @property
    def state(self) -> ListState:
        return self._state

    def set_state(self, state: ListState) -> None:
        """Said only while there are no chats."""
        self._state = state
        self._update()

    def show_progress(self, progress: SyncProgress | None) -> None:
        self.progress.show_progress(progress)

    def hide_progress(self) -> None:
        self.progress.hide()

    def forget(self) -> None:
        """Another account: nothing of the last one may stay, filters included."""
        self.view.choose_nothing()
        self.search.clear()
        self.model.set_unsettled(())
        self.model.set_drafts(())
        self.model.set_list(())

    def select_chat(self, key: ChatKey) -> bool:
        """Choose a chat and show it, filters taken off where they hide it; False where the list has none such."""
        if self.model.chat_row(key) is None:
            return False
        if self.model.position_of_chat(key) is None:
            self.search.clear()
        return self.view.choose_chat(key)

    def check_day(self) -> None:
        """Sort the days anew when midnight has passed."""
        today = _local_day(self._now())
        if today != self._today:
            self._today = today
            self.model.begin_day()

    # -- asked by the person ------------------------------------------------------------------------

    def focus_search(self) -> None:
        self.search.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.box.selectAll()

    def open_first(self) -> bool:
        """Choose the first chat in sight, with the keyboard in the list; False where there is none."""
        for at in range(self.model.rowCount()):
            row = self.model.row_at(at)
            if isinstance(row, ChatRow):
                self.focus_list()
                return self.view.choose(row)
        return False

    def focus_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.view.viewport().mapFromGlobal(event.globalPos())
        index = self.view.currentIndex() if keyboard else self.view.indexAt(at)
        row = self.model.row_at(index.row()) if index.isValid() else None
        menu = self.menu_for(row) if row is not None else None
        if menu is None:
            return
        place = self.view.visualRect(index).bottomLeft() + QPoint(16, 0) if keyboard else at
        menu.popup(self.view.viewport().mapToGlobal(place))

    def menu_for(self, row: Row) -> QMenu | None:
        """The actions of a row; None where it has none."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        match row:
            case DraftRow():
                menu.addAction(tr("Open draft"), lambda: self.draft_activated.emit(row.draft.id))
                menu.addAction(tr("Delete draft"), lambda: self.draft_delete_requested.emit(row.draft.id))
            case UnsettledRow():
                menu.addAction(tr("Look on the server"), lambda: self.settle_requested.emit(row.entry))
                menu.addAction(tr("Send again…"), lambda: self.release_requested.emit(row.entry))
                menu.addAction(tr("Discard"), lambda: self.discard_requested.emit(row.entry))
            case ChatRow():
                menu.addAction(tr("Read"), lambda: self._read(row))
            case _:
                menu.deleteLater()
                return None
        return menu

    def _read(self, row: ChatRow) -> None:
        self.view.choose(row)
        self.reading_requested.emit()

    def _tell_choice(self, row: Row | None) -> None:
        self.unsettled.show_entry(row.entry if isinstance(row, UnsettledRow) else None)
        if isinstance(row, ChatRow):
            self.model.clear_mark(row.summary.key)
            self.chat_activated.emit(row.summary.key)
            return
        self.chat_activated.emit(None)
        if isinstance(row, UnsettledRow):
            self.unsettled_activated.emit(row.entry)

    def _open(self, row: Row) -> None:
        match row:
            case DraftRow():
                self.draft_activated.emit(row.draft.id)
            case UnsettledRow():
                self.unsettled.show_entry(row.entry)
            case ChatRow():
                self.reading_requested.emit()

    def _act(self) -> None:
        if self.model.chat_count:
            self.search.clear()
        elif self._state is ListState.READY:
            self.new_chat_requested.emit()
        else:
            self.refresh_requested.emit()

    # -- states ---------------------------------------------------------------------------------------

    def _update(self) -> None:
        self.search.box.show_count(self.model.chat_count)
        nothing = self.model.shown_chat_count == 0
        rows = self.model.rowCount()
        self.view.setVisible(rows > 0)
        # Drafts and unsettled sendings stand above the words that say why there is no chat.
        self.view.setMaximumHeight(self.view.content_height() if nothing else _UNLIMITED)
        if self.empty.isHidden() == nothing:
            self.empty.setVisible(nothing)
            self._column.activate()  # now: whoever scrolls next needs the list at its full height
        if nothing:
            self._say_why()

    def _say_why(self) -> None:
        say = self.empty.show_state
        if self.model.chat_count:
            action = tr("Clear search") if self.model.filter.text.strip() else tr("Show all chats")
            say("search", tr("Nothing matches"), _asked(self.model.filter), action)
            return
        match self._state:
            case ListState.LOADING:
                say("chat", tr("Reading the chats"), busy=True)
            case ListState.READY:
                say("chat", tr("No chats yet"), tr("This account has no chats on the server."), tr("New chat"))
            case ListState.NEVER_READ:
                say(
                    "chat",
                    tr("Not read yet"),
                    tr("No chats of this account are kept here."),
                    tr("Read from the server"),
                )
            case ListState.OFFLINE:
                text = tr("The server cannot be reached, and no chats of this account are kept on this computer.")
                say("offline", tr("No connection"), text, tr("Try again"))
            case ListState.FAILED:
                text = tr("The server answered, but its list could not be read.")
                say("error", tr("The chats could not be read"), text, tr("Try again"), color="negative")


def _asked(wanted: ChatFilter) -> str:
    text = " ".join(wanted.text.split())
    return tr("No title or preview holds “{text}”.", text=text) if text else tr("No chat fits these filters.")


def _local_day(moment: datetime) -> date:
    return moment.astimezone().date()
