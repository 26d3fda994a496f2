"""Drives the window of the slicers: keeps it in step with what is read, lets folders be named."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.core.errors import ElegooChatError
from elegoo_chat_gui.services.ports import SlicerSource
from elegoo_chat_gui.ui.app_events import AppEvents
from elegoo_chat_gui.ui.async_tasks import TaskScope
from elegoo_chat_gui.ui.error_texts import describe
from elegoo_chat_gui.ui.formatting import age
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.notices import error_notice
from elegoo_chat_gui.ui.screens.slicers._dialog import SlicersDialog

_PLACE = "slicers"


class SlicersPresenter(QObject):
    """One window at a time."""

    def __init__(
        self,
        slicers: SlicerSource,
        events: AppEvents,
        now: Callable[[], datetime],
        on_error: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._slicers = slicers
        self._now = now
        self._tasks = TaskScope(on_error)
        self._dialog: SlicersDialog | None = None
        events.presets_changed.connect(self._show)

    @property
    def dialog(self) -> SlicersDialog | None:
        return self._dialog

    def open(self, parent: QWidget) -> None:
        """Show the window, in front where it is open already."""
        if self._dialog is None:
            dialog = self._dialog = SlicersDialog(parent)
            dialog.folder_added.connect(self._add)
            dialog.folder_removed.connect(self._remove)
            dialog.read_again_requested.connect(self._read_again)
            dialog.finished.connect(self._closed)
            dialog.show_busy(False)
        self._show()
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _show(self) -> None:
        if self._dialog is None:
            return
        read_at = self._slicers.read_at
        passed = (self._now() - read_at).total_seconds() if read_at is not None else 0.0
        when = tr("Read {age}", age=age(passed)) if read_at is not None else tr("Reading…")
        self._dialog.show_slicers(self._slicers.slicers(), self._slicers.named_folders, when)

    def _read_again(self) -> None:
        self._begin(self._slicers.look_again)

    def _add(self, folder: Path) -> None:
        self._begin(lambda: self._slicers.add_folder(folder))

    def _remove(self, folder: Path) -> None:
        self._begin(lambda: self._slicers.remove_folder(folder))

    def _begin(self, work: Callable[[], Awaitable[None]]) -> None:
        self._tasks.start(f"slicers {id(work)}", self._run(work))

    async def _run(self, work: Callable[[], Awaitable[None]]) -> None:
        if self._dialog is not None:
            self._dialog.show_busy(True)
            self._dialog.notices.dismiss(_PLACE)
        try:
            await work()
        except ElegooChatError as error:
            if self._dialog is not None:
                self._dialog.notices.show_notice(error_notice(describe(error), key=_PLACE))
        finally:
            if self._dialog is not None:
                self._dialog.show_busy(False)
                self._show()

    async def aclose(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()
        await self._tasks.aclose()
