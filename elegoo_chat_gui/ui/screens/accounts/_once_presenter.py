"""Drives accounts opened once: asking for them, opening, and letting go of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.core.accounts import Account, AccountKey
from elegoo_chat_gui.core.errors import ElegooChatError, NoTokenError
from elegoo_chat_gui.services.accounts import AccountService
from elegoo_chat_gui.ui.async_tasks import TaskScope
from elegoo_chat_gui.ui.error_texts import describe
from elegoo_chat_gui.ui.i18n import listed, tr
from elegoo_chat_gui.ui.notices import Notice, NoticeTone, error_notice
from elegoo_chat_gui.ui.screens.accounts._form import AccountEntry
from elegoo_chat_gui.ui.screens.accounts._once_dialog import OnceDialog
from elegoo_chat_gui.ui.screens.accounts._words import drafts_words, unsettled_words

_PLACE: Final = "once"  # of its notices


@dataclass(frozen=True, slots=True)
class DraftWindows:
    """What this screen may ask of the compose windows."""

    count: Callable[[AccountKey], int]  # open windows of the account with something in them
    close: Callable[[AccountKey], Awaitable[None]]  # without keeping what is in them


NO_WINDOWS: Final = DraftWindows(lambda _key: 0, lambda _key: _nothing())


async def _nothing() -> None:
    """There are no windows."""


class OncePresenter(QObject):
    """`account_chosen` says which account is to be shown."""

    account_chosen = Signal(object)  # Account

    def __init__(
        self,
        service: AccountService,
        windows: DraftWindows,
        on_error: Callable[[Exception], None],
        on_notice: Callable[[Notice], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._windows = windows
        self._on_error = on_error
        self._on_notice = on_notice
        self._tasks = TaskScope(on_error)
        self._dialog: OnceDialog | None = None

    # -- opening ----------------------------------------------------------------------------------

    def open_dialog(self, parent: QWidget) -> None:
        """Ask for server, user id and token."""
        dialog = self._dialog
        if dialog is None:
            dialog = self._dialog = OnceDialog(self._service.accounts(), parent)
            dialog.open_requested.connect(self._open)
            dialog.finished.connect(self._dialog_closed)
        dialog.open()
        dialog.raise_()
        dialog.form.focus_first()

    def _dialog_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _open(self, entry: AccountEntry) -> None:
        if self._dialog is not None and not self._tasks.running("open"):
            self._tasks.start("open", self._run_open(self._dialog, entry))

    async def _run_open(self, dialog: OnceDialog, entry: AccountEntry) -> None:
        dialog.set_busy(True)
        try:
            if entry.token is None:
                raise NoTokenError
            account = await self._service.open_once(entry.account, entry.token)
        except ElegooChatError as error:
            if self._dialog is dialog:
                dialog.set_busy(False)
                dialog.notices.show_notice(error_notice(describe(error), key=_PLACE))
            else:
                self._on_error(error)
            return
        if self._dialog is dialog:
            dialog.accept()
        self.account_chosen.emit(account)

    # -- letting go -------------------------------------------------------------------------------

    def close_account(self, key: AccountKey) -> None:
        """Let go of the account; asks first where that would lose something that was written."""
        if not self._tasks.running("close"):
            self._tasks.start("close", self._close(key))

    async def _close(self, key: AccountKey) -> None:
        account = self._service.find(key)
        if account is None or not account.once:
            return
        self._service.ensure_free(key)
        if not (lost := await self._would_lose(account)):
            await self._let_go(key)
            return
        self._on_notice(
            Notice(
                tr("Close “{name}”? What was written goes with it.", name=account.name),
                tr("It was opened once, so nothing of it is kept: {lost}.", lost=lost),
                NoticeTone.WARNING,
                tr("Close and delete"),
                lambda: self._let_go_now(key),
                key=_PLACE,
            )
        )

    def _let_go_now(self, key: AccountKey) -> None:
        if not self._tasks.running("close"):
            self._tasks.start("close", self._let_go(key))

    async def _let_go(self, key: AccountKey) -> None:
        self._service.ensure_free(key)
        await self._windows.close(key)
        await self._service.close_once(key)

    async def _would_lose(self, account: Account) -> str:
        """What a person wrote and would lose, in words; "" where it is nothing."""
        kept = await self._service.holdings(account.key)
        drafts = max(kept.drafts, self._windows.count(account.key))
        return listed(
            (
                drafts_words(drafts) if drafts else "",
                unsettled_words(kept.unsettled) if kept.unsettled else "",
                tr("a sending under way") if kept.is_sending else "",
            )
        )

    async def may_end(self, end: Callable[[], None]) -> bool:
        """Whether the program may end without asking; else the question stands in the window, and calls `end`."""
        lost = {account.name: await self._would_lose(account) for account in self._service.once_accounts()}
        losses = [tr("{name}: {lost}", name=name, lost=what) for name, what in lost.items() if what]
        if not losses:
            return True
        self._on_notice(
            Notice(
                tr("What was written in an account opened once ends with the program."),
                tr("This goes: {lost}. Send it or copy it first where it is needed.", lost=listed(losses)),
                NoticeTone.WARNING,
                tr("Quit and delete"),
                end,
                key=_PLACE,
            )
        )
        return False

    async def aclose(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()
        await self._tasks.aclose()
