"""The middle of the window: one chat with its header, or a word about why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from elegoo_chat_gui.core.chats import Chat, ChatKey, ChatSummary
from elegoo_chat_gui.core.messages import DecodedMessages
from elegoo_chat_gui.core.summaries import summarise
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.conversation._change_notice import ChangeNotice
from elegoo_chat_gui.ui.screens.conversation._find_bar import FindBar
from elegoo_chat_gui.ui.screens.conversation._header import ConversationHeader
from elegoo_chat_gui.ui.screens.conversation._outline import Outline
from elegoo_chat_gui.ui.screens.conversation._rows import column_of
from elegoo_chat_gui.ui.screens.conversation.view import ConversationView
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import EmptyState

SPINNER_DELAY_MS: Final = 150


@dataclass(frozen=True, slots=True)
class _Page:
    """What can stand in the place of the messages; `find` puts the keyboard into its search, `focus` into itself."""

    widget: QWidget
    keys: str
    find: Callable[[], None]
    focus: Callable[[], None]


class ConversationPane(QWidget):
    """Shows what it is told to; asks by signals.

    `continue_requested` carries the ChatKey, `copied` what was copied in words, `retry_requested` the wish to
    open the chat again after a failure. `page_shown` carries the place of the page that is shown, 0 for the
    messages; more pages come from outside by `add_page`, and keep to the margins in `column_moved`.
    """

    continue_requested = Signal(object)
    link_activated = Signal(str)
    copied = Signal(str)
    retry_requested = Signal()
    page_shown = Signal(int)
    column_moved = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: ChatKey | None = None
        self.header = ConversationHeader(theme)
        self.view = ConversationView(theme)
        self.find_bar = FindBar()
        self.change_notice = ChangeNotice()
        self.outline = Outline(self)
        self._state = EmptyState()
        self._blank = QWidget()
        self._stack = QStackedWidget()
        for page in (self._state, self.view, self._blank):
            self._stack.addWidget(page)
        self._talk = QWidget()
        self._pages = QStackedWidget()
        self._others: list[_Page] = []
        self._has_pages = False  # whether the chat that is shown has pages to choose from
        self._lay_out()
        self._spinner_delay = QTimer(self)
        self._spinner_delay.setSingleShot(True)
        self._spinner_delay.setInterval(SPINNER_DELAY_MS)
        self._spinner_delay.timeout.connect(self._show_spinner)
        self.setAccessibleName(tr("Chat"))
        self._connect()
        self.show_nothing()

    def _lay_out(self) -> None:
        talk = QVBoxLayout(self._talk)
        whole = QVBoxLayout(self)
        for layout in (talk, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        talk.addWidget(self.find_bar)
        talk.addWidget(self._stack, 1)
        self._pages.addWidget(self._talk)
        self.header.add_page(tr("Conversation"), _page_keys(0))
        QShortcut(QKeySequence(_page_keys(0)), self, lambda: self.show_page(0, focus=True))
        whole.addWidget(self.header)
        whole.addWidget(self.change_notice)
        whole.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.header.continue_clicked.connect(self._ask_to_continue)
        self.header.copy_clicked.connect(self.view.copy_chat)
        self.view.link_activated.connect(self.link_activated)
        self.view.copied.connect(self.copied)
        self.find_bar.query_changed.connect(self.view.find_words)
        self.find_bar.step_requested.connect(self.view.find_next)
        self.find_bar.closed.connect(self._end_find)
        self.view.column_moved.connect(self._align)
        self.view.hits_changed.connect(self.find_bar.show_hits)
        self.header.outline_clicked.connect(self.show_outline)
        self.header.find_clicked.connect(self.begin_find)
        self.outline.chosen.connect(self._go_to_question)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Find), self.begin_find),
            (QKeySequence(Qt.Key.Key_F3), lambda: self._step_find(1)),
            (QKeySequence("Shift+F3"), lambda: self._step_find(-1)),
            (QKeySequence("Alt+Down"), lambda: self._step_question(1)),
            (QKeySequence("Alt+Up"), lambda: self._step_question(-1)),
            (QKeySequence("Alt+O"), self.show_outline),
        ):
            QShortcut(keys, self, act)
        self._state.action_requested.connect(self.retry_requested)
        self.header.page_chosen.connect(self._turn_page)

    # Pages

    def add_page(self, title: str, widget: QWidget, find: Callable[[], None], focus: Callable[[], None]) -> int:
        """One more page beside the messages, with a tab; returns its place."""
        place = self._pages.addWidget(widget)
        keys = _page_keys(place)
        self._others.append(_Page(widget, keys, find, focus))
        self.header.add_page(title, keys)
        QShortcut(QKeySequence(keys), self, partial(self.show_page, place, focus=True))
        return place

    def name_page(self, place: int, title: str) -> None:
        """Another title for a page's tab."""
        self.header.name_page(place, title, _page_keys(place))

    @property
    def page(self) -> int:
        """The page that is chosen: 0 for the messages."""
        return self.header.tabs.currentIndex()

    def show_page(self, place: int, *, focus: bool = False) -> None:
        """Choose a page; it stays chosen from chat to chat."""
        if 0 <= place < self.header.tabs.count():
            self.header.tabs.setCurrentIndex(place)
            if focus and self._has_pages:
                self.focus_conversation()

    def go_to_message(self, message: int) -> None:
        """Show a message, counted from 0, among the others."""
        self.show_page(0)
        if self._stack.currentWidget() is self.view:
            self._go_to_question(message)

    def _turn_page(self, place: int) -> None:
        self._pages.setCurrentIndex(place if self._has_pages else 0)
        self.page_shown.emit(place)

    def _offer_pages(self, offered: bool) -> None:
        """Only a chat that is there, or on its way, has pages; what is said without one takes the messages' place."""
        self._has_pages = offered
        self.header.tabs.setEnabled(offered)
        self._pages.setCurrentIndex(self.page if offered else 0)

    def _align(self) -> None:
        """What stands above the messages, or in their place, begins and ends where they do."""
        room = self.width() - self.view.verticalScrollBar().sizeHint().width()
        left, column = column_of(max(120, room))  # not asked of the view: it keeps its width while it is hidden
        margins = round(left), max(0, self.width() - round(left + column))
        self.header.set_column(*margins)
        self.find_bar.set_column(*margins)
        self.column_moved.emit(*margins)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    # Finding and jumping

    def begin_find(self) -> None:
        """Ask for words to look for in the page that is shown."""
        if self._pages.currentIndex() > 0:
            self._others[self._pages.currentIndex() - 1].find()
        elif self._stack.currentWidget() is self.view:
            self.find_bar.begin(self.view.selected_words)

    def _step_find(self, direction: int) -> None:
        if self._pages.currentIndex() > 0:
            return
        if self.find_bar.isVisible():
            self.view.find_next(direction)
        else:
            self.begin_find()

    def _end_find(self) -> None:
        self.view.end_find()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_outline(self) -> None:
        """Drop the user's questions down below their button."""
        questions = self.view.questions
        if questions:
            button = self.header.outline_button
            below = button.mapToGlobal(button.rect().bottomRight())
            self.outline.show_questions(questions, self.view.read_message, below, self.size())

    def _go_to_question(self, message: int) -> None:
        self.show_page(0)
        self.view.go_to_message(message)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_question(self, direction: int) -> None:
        if self._stack.currentWidget() is self.view and self._pages.currentIndex() == 0:
            self.view.step_question(direction)

    @property
    def key(self) -> ChatKey | None:
        """The chat that is shown, loading or failed."""
        return self._key

    def show_nothing(self) -> None:
        """No chat is selected."""
        self._spinner_delay.stop()
        self._key = None
        self.view.clear()
        self.find_bar.hide()
        self.header.hide()
        self._offer_pages(False)
        self._say("chat", tr("No chat selected"), tr("Choose a chat from the list to read it."))

    def show_loading(self, summary: ChatSummary) -> None:
        """A chat is on its way; what is shown of the same chat stays, a spinner comes only after a while."""
        if summary.key == self._key and self._is_reading():
            self.header.show_summary(summary)
            return
        self._key = summary.key
        self.header.show_summary(summary)
        self.header.set_ready(False)
        self.header.show()
        self._offer_pages(True)
        self.view.clear()
        self._stack.setCurrentWidget(self._blank)
        self._spinner_delay.start()

    def show_chat(self, chat: Chat, summary: ChatSummary | None = None) -> None:
        """A decoded chat. The reader's place stays where it is the same chat again."""
        self._spinner_delay.stop()
        self._key = chat.key
        self.header.show_summary(summary if summary is not None else summarise(chat))
        self.header.set_ready(True)
        self.header.show()
        self._offer_pages(True)
        self.view.show_chat(chat)
        self.header.set_has_questions(self.view.has_questions)
        log = chat.log
        if isinstance(log, DecodedMessages) and not log.messages:
            self._say("empty-box", tr("No messages"), tr("This chat was stored with an empty list of messages."))
        else:
            self._stack.setCurrentWidget(self.view)

    def show_failure(self, title: str, advice: str) -> None:
        """The chat could not be opened."""
        self._spinner_delay.stop()
        self.header.set_ready(False)
        self._offer_pages(False)
        self.find_bar.hide()
        self.view.clear()
        self._say("error", title, advice, action=tr("Try again"), color="negative")

    def _is_reading(self) -> bool:
        return self.view.chat is not None

    def _say(self, icon: str, title: str, text: str, *, action: str = "", color: str = "text_muted") -> None:
        self._state.show_state(icon, title, text, action, color=color)
        self._stack.setCurrentWidget(self._state)

    def _show_spinner(self) -> None:
        self._state.show_state("chat", tr("Opening the chat…"), busy=True)
        self._stack.setCurrentWidget(self._state)

    def _ask_to_continue(self) -> None:
        if self._key is not None:
            self.continue_requested.emit(self._key)

    def focus_conversation(self) -> None:
        """Put the keyboard into the page that is shown, where there is a chat."""
        if self._pages.currentIndex() > 0:
            self._others[self._pages.currentIndex() - 1].focus()
        elif self._stack.currentWidget() is self.view:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _page_keys(place: int) -> str:
    return f"Alt+{place + 1}"
