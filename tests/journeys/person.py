"""Drives the whole program in this process: the real window, real HTTP over loopback, real files."""

import asyncio
import atexit
import tempfile
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget

from elegoo_chat_gui.app import Application, open_loop
from elegoo_chat_gui.core.options import StartOptions
from elegoo_chat_gui.sandbox.slicer_sample import SlicerSample, write_slicer_sample
from elegoo_chat_gui.ui.main_presenter import MainPresenter
from elegoo_chat_gui.ui.main_window import MainWindow
from elegoo_chat_gui.ui.screens.chat_list import ChatListPane
from elegoo_chat_gui.ui.screens.compose import ComposeWindow

PATIENCE = 20.0  # seconds that anything may take


@cache
def slicer_sample() -> SlicerSample:
    """Invented slicers, written once for all journeys: nothing of this computer is read."""
    folder = tempfile.TemporaryDirectory(prefix="elegoo-chats-slicers-")
    atexit.register(folder.cleanup)
    return write_slicer_sample(Path(folder.name))


def usual_options(folder: Path) -> StartOptions:
    """The sandbox, everything below this folder, the invented slicers."""
    return StartOptions(sandbox=True, data_dir=folder, slicers=(slicer_sample().slicers,))


async def until(condition: Callable[[], object], what: str = "") -> None:
    """Wait for a condition, never longer than PATIENCE."""
    async with asyncio.timeout(PATIENCE):
        try:
            while not condition():
                await asyncio.sleep(0.01)
        except asyncio.CancelledError:
            raise TimeoutError(f"waited in vain: {what or condition}") from None


class Person:
    """Looks at the window and uses it by clicks and keys."""

    def __init__(self, application: Application) -> None:
        self.application = application

    @property
    def presenter(self) -> MainPresenter:
        """Of the window that is shown now."""
        return self.application.presenter

    @property
    def window(self) -> MainWindow:
        return self.presenter.window

    @property
    def list(self) -> ChatListPane:
        return self.presenter.list_pane

    async def sees_chats(self, count: int) -> None:
        await until(lambda: self.list.model.chat_count == count and not self.refreshing, f"{count} chats")

    @property
    def refreshing(self) -> bool:
        return self.presenter.chat_list.status.refreshing

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key for whatever has the focus in the main window."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def fault(self, name: str | None, times: int | None = None) -> None:
        self.application.sandbox.faults.set(name, times)

    async def compose_window(self) -> ComposeWindow:
        """The compose window that has come up; waits until keys go to it."""
        await until(self.presenter.compose.windows, "a compose window")
        window = self.presenter.compose.windows()[-1]
        await until(window.isActiveWindow, "the compose window to be active")
        await until(lambda: window.isAncestorOf(QApplication.focusWidget() or self.window), "the focus")
        return window

    async def begins_chat(self, text: str = "") -> ComposeWindow:
        """Ctrl+N, then types."""
        QTest.keyClick(self.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        window = await self.compose_window()
        QTest.keyClicks(QApplication.focusWidget() or window, text)
        return window

    @staticmethod
    def sends(window: ComposeWindow) -> None:
        """Ctrl+Enter."""
        assert window.isActiveWindow()
        QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    @staticmethod
    def button(root: QWidget, text: str) -> QAbstractButton:
        """The one visible button of this text."""
        (found,) = (one for one in root.findChildren(QAbstractButton) if one.isVisible() and one.text() == text)
        return found

    async def clicks(self, root: QWidget, text: str) -> None:
        """Wait for a button of this text and click it."""

        def there() -> bool:
            return any(one.isVisible() and one.text() == text for one in root.findChildren(QAbstractButton))

        await until(there, f"button {text}")
        QTest.mouseClick(self.button(root, text), Qt.MouseButton.LeftButton)

    def words(self, widget: QWidget | None = None) -> str:
        """Everything that labels and text fields of a widget show now."""
        root = widget or self.window
        labels = [label.text() for label in root.findChildren(QLabel) if label.isVisible()]
        texts = [text.toPlainText() for text in root.findChildren(QPlainTextEdit) if text.isVisible()]
        return "\n".join(labels + texts)

    async def is_told(self, text: str) -> None:
        await until(lambda: text in self.words(self.presenter.notices), text)


def live(
    qt: QApplication,
    folder: Path,
    story: Callable[[Person], Awaitable[None]],
    options: StartOptions | None = None,
) -> None:
    """Start the program on this folder, live the story, close the window as a person would."""

    async def whole() -> None:
        application = Application(options or usual_options(folder), qt)
        running = asyncio.create_task(application.main())
        try:
            await until(lambda: running.done() or hasattr(application, "presenter"), "start")
            await until(lambda: running.done() or application.presenter.account is not None, "account")
            if running.done():
                running.result()
            await asyncio.wait_for(story(Person(application)), 60)
        finally:
            if hasattr(application, "presenter"):
                application.presenter.window.close()
            application.quit_requested.set()
            await asyncio.wait_for(running, 30)

    with open_loop(qt) as loop:
        loop.run_until_complete(whole())
