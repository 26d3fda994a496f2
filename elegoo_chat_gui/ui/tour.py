"""Drives the real window without a person and leaves a picture of each step. Posts on the sandbox only."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from elegoo_chat_gui.core.chats import ChatKey, ChatSummary
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.ui.main_presenter import MainPresenter
from elegoo_chat_gui.ui.screens.accounts import AccountsDialog
from elegoo_chat_gui.ui.screens.chat_list import ChatRow
from elegoo_chat_gui.ui.screens.compose import ComposeState, ComposeWindow
from elegoo_chat_gui.ui.theme import Theme

PATIENCE = 20.0  # seconds that a step may wait for what it needs
SETTLE = 0.25  # seconds between the last change and the picture: late layout, idle painting
QUESTION = "The corners of a long bracket lift off the bed. Which first layer do you suggest for PETG?"


Window = TypeVar("Window", bound=QWidget)
PRESETS = {
    PresetKind.MACHINE: "Elegoo Neptune 4 (0.4 nozzle)",
    PresetKind.FILAMENT: "Elegoo Generic PETG",
    PresetKind.PROCESS: "0.20mm Standard @Elegoo Neptune4 (0.4 nozzle)",
}
SETTINGS = '{"nozzle_temperature":["245"],"wall_loops":"4","fan_max_speed":["40"]}'


class TourStepError(Exception):
    """A step that did not come to what it shows."""


class Tour:
    """The steps in order; a failed one is counted, the rest go on."""

    def __init__(
        self, presenter: MainPresenter, theme: Theme, folder: Path, set_fault: Callable[[str | None], None]
    ) -> None:
        self._presenter = presenter
        self._theme = theme
        self._folder = folder
        self._set_fault = set_fault
        self._pictures = 0
        self._failures = 0

    async def run(self) -> int:
        """Returns the exit status: 0 when every picture was taken and every step came to its end."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._presenter.window.set_look("light")
        steps = (
            self._list,
            self._chat,
            self._blank_message,
            self._request,
            self._created,
            self._search,
            self._undecodable,
            self._account,
            self._dark,
            self._dark_compose,
            self._fault,
            self._lost_answer,
            self._not_certain,
        )
        for step in steps:
            await self._take(step.__name__.strip("_").replace("_", "-"), step)
        print(f"tour: {self._pictures} pictures, {self._failures} failures")  # what the tour is for
        return 1 if self._failures else 0

    async def _take(self, name: str, step: Callable[[], Awaitable[QWidget]]) -> None:
        try:
            shown = await step()
            await asyncio.sleep(SETTLE)
            self._save(name, shown)
        except Exception as error:  # noqa: BLE001  # whatever breaks a step is what the tour is to find
            self._failures += 1
            print(f"tour: {name}: {type(error).__name__}: {error}", file=sys.stderr)

    def _save(self, name: str, widget: QWidget) -> None:
        path = self._folder / f"{self._pictures + self._failures + 1:02d}-{name}.png"
        if not widget.grab().save(str(path)):
            raise TourStepError(f"the picture {path.name} could not be written")
        self._pictures += 1

    @staticmethod
    async def _until(condition: Callable[[], object], what: str) -> None:
        waited = 0.0
        while not condition():
            if waited > PATIENCE:
                raise TourStepError(f"waited in vain for {what}")
            await asyncio.sleep(0.02)
            waited += 0.02

    # -- steps: each returns the widget to be pictured ----------------------------------------------

    async def _list(self) -> QWidget:
        status = self._presenter.chat_list
        await self._until(lambda: not status.status.refreshing and status.status.chats >= 1, "the list")
        return self._presenter.window

    async def _chat(self) -> QWidget:
        await self._open(self._first_key())
        return self._presenter.window

    async def _blank_message(self) -> QWidget:
        self._presenter.new_chat()
        window = await self._find(ComposeWindow)
        for kind, name in PRESETS.items():
            window.pickers[kind].field.insert(name)
            window.pickers[kind].close_popup()
        window.settings.show_text(SETTINGS)
        window.settings.text_changed.emit(SETTINGS)
        window.send()
        await self._until(lambda: self._error_words(window), "the blank message to be refused")
        return window

    async def _request(self) -> QWidget:
        window = await self._find(ComposeWindow)
        self._write(window, QUESTION)
        window.show_tab(2)
        return window

    async def _created(self) -> QWidget:
        window = await self._find(ComposeWindow)
        window.show_tab(0)
        before = self._presenter.chat_list.status.chats
        window.send()
        await self._until(lambda: self._presenter.chat_list.status.chats > before, "the created chat")
        await self._until(lambda: self._shown_title().startswith(QUESTION[:40]), "the created chat to be open")
        return self._presenter.window

    async def _search(self) -> QWidget:
        box = self._presenter.list_pane.search.box
        self._presenter.list_pane.focus_search()
        box.setText("PETG")
        await self._until(lambda: 0 < self._presenter.list_pane.model.shown_chat_count < 40, "the search")
        return self._presenter.window

    async def _undecodable(self) -> QWidget:
        pane = self._presenter.list_pane
        pane.search.box.clear()
        await self._until(lambda: pane.model.shown_chat_count >= 60, "the whole list")
        await self._open(next(summary.key for summary in self._summaries() if summary.is_undecoded))
        return self._presenter.window

    async def _account(self) -> QWidget:
        self._presenter.accounts.open_dialog(self._presenter.window, self._presenter.account)
        dialog = await self._find(AccountsDialog)
        dialog.ask_for_test()
        await self._until(lambda: dialog.is_testing, "the connection test to start")
        await self._until(lambda: not dialog.is_testing, "the connection test")
        return dialog

    async def _dark(self) -> QWidget:
        (await self._find(AccountsDialog)).close()
        self._presenter.window.set_look("dark")
        await self._open(self._first_key(skip=1))
        return self._presenter.window

    async def _dark_compose(self) -> QWidget:
        self._presenter.continue_chat()
        return await self._find(ComposeWindow)

    async def _fault(self) -> QWidget:
        (await self._find(ComposeWindow)).close()
        self._set_fault("unauthorized")
        self._presenter.refresh()
        await self._until(self._presenter.notices.notices, "the notice")
        return self._presenter.window

    async def _lost_answer(self) -> QWidget:
        self._set_fault("lost_answer")
        self._presenter.notices.clear()
        self._presenter.new_chat()
        window = await self._find(ComposeWindow)
        self._write(window, QUESTION)
        window.send()
        await self._until(lambda: window.state is ComposeState.UNCERTAIN, "the sending that is not certain")
        self._set_fault(None)
        return window

    async def _not_certain(self) -> QWidget:
        (await self._find(ComposeWindow)).close()
        pane = self._presenter.list_pane
        await self._until(lambda: pane.model.head_count, "the section of uncertain sendings")
        pane.view.scrollToTop()
        return self._presenter.window

    # -- hands ----------------------------------------------------------------------------------------

    async def _find(self, kind: type[Window]) -> Window:
        """The visible window of this kind."""

        def shown() -> list[Window]:
            return [
                widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()
            ]

        await self._until(shown, kind.__name__)
        return shown()[0]

    @staticmethod
    def _write(window: ComposeWindow, text: str) -> None:
        turn = window.write.messages.turn(0)
        if turn is None:
            raise TourStepError("the draft has no message to write in")
        turn.field.setPlainText(text)

    @staticmethod
    def _error_words(window: QWidget) -> str:
        labels = [label for label in window.findChildren(QLabel) if label.property("kind") == "error"]
        return " ".join(label.text() for label in labels if label.isVisible())

    def _first_key(self, skip: int = 0) -> ChatKey:
        summaries = self._summaries()
        if len(summaries) <= skip:
            raise TourStepError("the list is empty")
        return summaries[skip].key

    def _summaries(self) -> list[ChatSummary]:
        """Chats as the list shows them, from the top."""
        model = self._presenter.list_pane.model
        rows = [model.row_at(place) for place in range(model.rowCount())]
        return [row.summary for row in rows if isinstance(row, ChatRow)]

    async def _open(self, key: ChatKey) -> None:
        self._presenter.list_pane.select_chat(key)
        pane = self._presenter.conversation_pane
        await self._until(lambda: pane.key == key and pane.view.chat is not None, f"chat {key.id}")

    def _shown_title(self) -> str:
        key = self._presenter.conversation.key
        row = self._presenter.list_pane.model.chat_row(key) if key is not None else None
        return row.summary.title if row is not None else ""
