"""Another language while the program runs: new windows take the place of the old ones, nothing else stops."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from elegoo_chat_gui.core.errors import ElegooChatError
from elegoo_chat_gui.services.ports import UserStore
from elegoo_chat_gui.ui.async_tasks import TaskScope
from elegoo_chat_gui.ui.languages import SETTING, InterfaceLanguage
from elegoo_chat_gui.ui.main_presenter import MainPresenter
from elegoo_chat_gui.ui.reading_place import ReadingPlace

log = logging.getLogger(__name__)


class LanguageSwitch:
    """`make` builds a presenter in the language that is spoken then; `current` is the one that is shown."""

    def __init__(self, language: InterfaceLanguage, users: UserStore, make: Callable[[], MainPresenter]) -> None:
        self._language = language
        self._users = users
        self._make = make
        self._tasks = TaskScope(self._report)
        self._task: asyncio.Task[None] | None = None
        self._wanted: str | None = None
        self.current = self._made()

    def _made(self) -> MainPresenter:
        presenter = self._make()
        presenter.window.set_language(self._language.chosen)
        presenter.window.language_chosen.connect(self.choose)
        return presenter

    def choose(self, code: str) -> None:
        """Speak another language; returns at once. The last wish counts."""
        self._wanted = code
        if self._task is None or self._task.done():
            self._task = self._tasks.start("language", self._switch())

    async def aclose(self) -> None:
        """Let a change that is under way come to its end."""
        if self._task is not None:
            await asyncio.wait([self._task])
        await self._tasks.aclose()

    async def _switch(self) -> None:
        while (code := self._wanted) is not None:
            self._wanted = None
            if self._language.choose(code):
                await self._replace_windows()
            self.current.window.set_language(self._language.chosen)
            try:
                await self._users.save_setting(SETTING, self._language.chosen)
            except ElegooChatError as error:
                self.current.show_error(error, "general")

    async def _replace_windows(self) -> None:
        """The new window is complete before the old one goes: nobody looks at nothing."""
        old, account = self.current, self.current.account
        if account is None:
            return  # still starting: there is no menu yet to choose in
        before = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        new = self._made()
        place = ReadingPlace.of(old, account)
        await place.fill(new)
        new.window.show()
        new.window.activateWindow()
        place.settle(new)
        self.current = new
        held = await old.aclose()
        for window in before:
            if isValid(window) and window.isVisible():
                window.close()  # a window of a screen of its own, in the old language
        for one in held:
            await new.compose.take_up(one)
        new.window.raise_()
        new.window.activateWindow()

    def _report(self, error: Exception) -> None:
        log.error("the language could not be changed", exc_info=error)
        self.current.show_error(error, "general")
