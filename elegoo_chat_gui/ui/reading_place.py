"""Where a person is in the main window, to be brought there again in another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.core.accounts import Account
from elegoo_chat_gui.core.chats import ChatKey
from elegoo_chat_gui.core.filters import ChatFilter, SortOrder
from elegoo_chat_gui.ui.main_presenter import MainPresenter

_PATIENCE = 1.5  # seconds for the open chat; a window without it is better than none
_PAUSE = 0.01


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """What is chosen, searched, open and scrolled to."""

    state: dict[str, str]
    size: QSize | None  # None: maximised or the whole screen
    account: Account
    chat: ChatKey | None
    filter: ChatFilter
    order: SortOrder
    list_scroll: int
    conversation: tuple[int, int]
    found: str  # what is looked for in the chat
    raw_window: QRect | None  # of the raw JSON, where it is open
    focus: str
    reads_anew: bool  # a refresh was under way or had failed: only another one tells how it stands

    @classmethod
    def of(cls, presenter: MainPresenter, account: Account) -> ReadingPlace:
        pane, status = presenter.list_pane, presenter.chat_list.status
        text = pane.search.box.text()  # also what was typed just now
        find_bar = presenter.conversation_pane.find_bar
        window, raw = presenter.window, presenter.details_pane.raw.window_of_its_own
        return cls(
            presenter.saved_state(),
            None if window.isMaximized() or window.isFullScreen() else window.size(),
            account,
            presenter.conversation.key,
            replace(pane.search.filter, text=text),
            pane.search.order,
            pane.view.verticalScrollBar().value(),
            presenter.conversation_pane.view.place,
            "" if find_bar.isHidden() else find_bar.field.text(),
            None if raw is None or raw.isHidden() else raw.geometry(),
            _focus_of(presenter),
            status.refreshing or status.failed is not None,
        )

    async def fill(self, presenter: MainPresenter) -> None:
        """Bring a window that is not shown yet to this place, as far as what is kept here allows."""
        await presenter.take_over(self.state, self.account)
        if self.size is not None:
            presenter.window.resize(self.size)  # what is restored from the settings is cut to the screen
        pane = presenter.list_pane
        pane.search.show_filter(self.filter, self.order)
        if self.chat is not None:
            if pane.model.position_of_chat(self.chat) is None or not pane.select_chat(self.chat):
                presenter.open_chat(self.chat)
            view = presenter.conversation_pane.view
            await _until(lambda: view.chat is not None)

    def settle(self, presenter: MainPresenter) -> None:
        """What needs the true size: to be called once the window is shown."""
        presenter.list_pane.view.verticalScrollBar().setValue(self.list_scroll)
        if self.found:
            presenter.conversation_pane.find_bar.begin(self.found)
        presenter.conversation_pane.view.go_to(self.conversation)
        if self.raw_window is not None:
            presenter.details_pane.raw.open_window(place=self.raw_window)
        widget = _focus_widgets(presenter).get(self.focus)
        if widget is not None:
            widget.setFocus()
        if self.reads_anew:
            presenter.refresh()


def _focus_widgets(presenter: MainPresenter) -> dict[str, QWidget]:
    return {
        "search": presenter.list_pane.search.box,
        "list": presenter.list_pane.view,
        "conversation": presenter.conversation_pane.view,
    }


def _focus_of(presenter: MainPresenter) -> str:
    focused = presenter.window.focusWidget()
    return next((name for name, widget in _focus_widgets(presenter).items() if widget is focused), "")


async def _until(condition: Callable[[], bool]) -> None:
    waited = 0.0
    while not condition() and waited < _PATIENCE:
        await asyncio.sleep(_PAUSE)
        waited += _PAUSE
