"""The hands of the tour: it opens, writes, waits and looks as a person would."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeAlias, TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from elegoo_chat_gui.core.chats import ChatKey, ChatSummary
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.languages import ENGLISH
from elegoo_chat_gui.ui.main_presenter import MainPresenter
from elegoo_chat_gui.ui.main_window import DEFAULT_SIZE, MainWindow
from elegoo_chat_gui.ui.screens.chat_list import ChatRow, DraftRow
from elegoo_chat_gui.ui.screens.compose import ComposeWindow
from elegoo_chat_gui.ui.theme import Theme

_POPUPS = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.Tool)
SETTLE = 0.25  # seconds between the last change and the picture: late layout, idle painting
PATIENCE = 20.0  # seconds that a step may wait for what it needs

Window = TypeVar("Window", bound=QWidget)
Step: TypeAlias = "Callable[[Stage], Awaitable[QWidget]]"  # returns what is to be pictured


class TourStepError(Exception):
    """A step that did not come to what it shows."""


class Stage:
    """One running program, and what the steps do with it."""

    def __init__(
        self,
        presenter: Callable[[], MainPresenter],
        theme: Theme,
        set_fault: Callable[[str | None], None],
        projects: Path | None = None,
    ) -> None:
        self._presenter = presenter
        self.projects = projects  # a folder with files of slicers to hand over
        self.theme = theme
        self.set_fault = set_fault

    @property
    def presenter(self) -> MainPresenter:
        """Of the window that is shown now: another language has another."""
        return self._presenter()

    @property
    def window(self) -> MainWindow:
        return self.presenter.window

    @staticmethod
    async def until(condition: Callable[[], object], what: str) -> None:
        """Wait for a condition. Raises TourStepError when the patience is at its end."""
        waited = 0.0
        while not condition():
            if waited > PATIENCE:
                raise TourStepError(f"waited in vain for {what}")
            await asyncio.sleep(0.02)
            waited += 0.02

    async def find(self, kind: type[Window]) -> Window:
        """The visible window of this kind."""

        def shown() -> list[Window]:
            every = QApplication.topLevelWidgets()
            return [widget for widget in every if isinstance(widget, kind) and widget.isVisible()]

        await self.until(shown, kind.__name__)
        return shown()[0]

    async def close_windows(self) -> None:
        """Everything but the main window."""

        for widget in self._others():
            widget.close()
        await self.until(lambda: not self._others(), "the other windows to close")

    def _others(self) -> list[QWidget]:
        every = QApplication.topLevelWidgets()
        return [widget for widget in every if widget.isVisible() and widget is not self.window]

    async def reset(self) -> None:
        """Every step begins with the window as the first one found it: no fault, no notice, no filter."""
        self.set_fault(None)
        await self.close_windows()
        await self.speak(ENGLISH)
        await self.rest()
        await self._throw_drafts_away()
        self.presenter.notices.clear()
        self.presenter.list_pane.search.clear()
        self.presenter.switcher.close_popup()
        if self.presenter.account is not None:
            self.presenter.switcher.set_accounts(self.presenter.known_accounts, self.presenter.account.key)
        self.presenter.conversation_pane.show_page(0)
        self.presenter.conversation_pane.find_bar.end()
        self.presenter.details_pane.raw.set_unfolded(False)
        self.theme.text_scale = 1.0
        self.window.set_look("light")
        self.window.splitter.alone_action.setChecked(False)
        self.window.list_action.setChecked(True)
        self.window.resize(*DEFAULT_SIZE)
        self.window.details_action.setChecked(True)

    async def speak(self, language: str) -> None:
        """Change the language of the interface and wait for its window."""

        def is_spoken() -> bool:
            is_english = tr("New chat") == "New chat"
            button = self.window.bar.new_chat_button
            return is_english == (language == ENGLISH) and button.accessibleName() == tr("New chat")

        if not is_spoken():
            self.window.language_chosen.emit(language)
            await self.until(is_spoken, f"the language {language}")
            await self.until(lambda: not self._others(), "the earlier window to go")
            await self.read_list()

    async def _throw_drafts_away(self) -> None:
        """What a window kept when it closed may come into the list a moment later."""
        while drafts := self._drafts():
            for draft_id in drafts:
                self.presenter.list_pane.draft_delete_requested.emit(draft_id)
            await asyncio.sleep(SETTLE)

    def _drafts(self) -> set[str]:
        model = self.presenter.list_pane.model
        rows = [model.row_at(place) for place in range(model.head_count)]
        return {row.draft.id for row in rows if isinstance(row, DraftRow)}

    # -- chats ------------------------------------------------------------------------------------

    def summaries(self) -> list[ChatSummary]:
        """Chats as the list shows them, from the top."""
        model = self.presenter.list_pane.model
        rows = [model.row_at(place) for place in range(model.rowCount())]
        return [row.summary for row in rows if isinstance(row, ChatRow)]

    def first_key(self, skip: int = 0) -> ChatKey:
        summaries = self.summaries()
        if len(summaries) <= skip:
            raise TourStepError("the list is empty")
        return summaries[skip].key

    def titled(self, words: str) -> ChatKey:
        """The first chat with these words in its title."""
        for summary in self.summaries():
            if words in summary.title:
                return summary.key
        raise TourStepError(f"no chat is titled {words!r}")

    async def rest(self) -> None:
        """Wait until nothing is being read."""
        await self.until(lambda: not self.presenter.chat_list.status.refreshing, "the reading to end")

    async def read_list(self) -> None:
        await self.rest()
        await self.until(lambda: self.presenter.chat_list.status.chats, "the list")

    async def open(self, key: ChatKey) -> None:
        """Choose the chat and wait until it can be read."""
        self.presenter.list_pane.select_chat(key)
        pane = self.presenter.conversation_pane
        await self.until(lambda: pane.key == key and pane.view.chat is not None, f"chat {key.id}")

    def shown_title(self) -> str:
        key = self.presenter.conversation.key
        row = self.presenter.list_pane.model.chat_row(key) if key is not None else None
        return row.summary.title if row is not None else ""

    # -- composing ----------------------------------------------------------------------------------

    async def compose(self, text: str = "") -> ComposeWindow:
        """A new chat's window, with this as its first message."""
        self.presenter.new_chat()
        window = await self.find(ComposeWindow)
        if text:
            self.write(window, text)
        return window

    @staticmethod
    def write(window: ComposeWindow, text: str) -> None:
        turn = window.write.messages.turn(0)
        if turn is None:
            raise TourStepError("the draft has no message to write in")
        turn.field.setPlainText(text)

    @staticmethod
    def error_words(window: QWidget) -> str:
        labels = [label for label in window.findChildren(QLabel) if label.property("kind") == "error"]
        return " ".join(label.text() for label in labels if label.isVisible())


def drag_enter(data: QMimeData) -> QDragEnterEvent:
    """What a window is told when data is dragged over it. It holds no reference to the data."""
    rest = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    try:
        return QDragEnterEvent(QPointF(40, 40), *rest)  # type: ignore[call-overload,no-any-return]
    except TypeError:  # before PySide6 6.12, which in turn warns of whole pixels
        return QDragEnterEvent(QPoint(40, 40), *rest)


def picture(widget: QWidget) -> QPixmap:
    """The widget as it is seen, with the menus and lists that have popped up over it."""
    result = widget.grab()
    painter = QPainter(result)
    for popup in QApplication.topLevelWidgets():
        if popup is not widget and popup.isVisible() and popup.windowType() in _POPUPS:
            painter.drawPixmap(widget.mapFromGlobal(popup.pos()), popup.grab())
    painter.end()
    return result
