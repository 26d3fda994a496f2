"""Drives the accounts' dialog, the switcher and the token asked for in place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import aclosing
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.core.accounts import Account, AccountKey, TokenPlace
from elegoo_chat_gui.core.errors import ElegooChatError, NoTokenError
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.services.accounts import AccountService
from elegoo_chat_gui.ui.app_events import AppEvents
from elegoo_chat_gui.ui.async_tasks import TaskScope
from elegoo_chat_gui.ui.error_texts import describe
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.notices import Notice, NoticeTone, error_notice
from elegoo_chat_gui.ui.screens.accounts._dialog import AccountsDialog
from elegoo_chat_gui.ui.screens.accounts._form import AccountEntry
from elegoo_chat_gui.ui.screens.accounts._once_presenter import NO_WINDOWS, DraftWindows, OncePresenter
from elegoo_chat_gui.ui.screens.accounts._switcher import AccountSwitcher
from elegoo_chat_gui.ui.screens.accounts._token_prompt import TokenPrompt

_PLACE: Final = "account"  # the one notice of a dialog
_WRITING_PATIENCE: Final = 3.0  # seconds; half a change would leave a token without its account


class AccountsPresenter(QObject):
    """`account_chosen` says which account is to be shown; the composition root switches and announces it.

    `on_error` receives what could not be told in an open dialog, `on_notice` what the main window should say.
    """

    account_chosen = Signal(object)  # Account

    def __init__(
        self,
        service: AccountService,
        events: AppEvents,
        on_error: Callable[[Exception], None],
        on_notice: Callable[[Notice], None] = lambda _notice: None,
        parent: QObject | None = None,
        *,
        windows: DraftWindows = NO_WINDOWS,
    ) -> None:
        super().__init__(parent)
        self._windows = windows
        self.once = OncePresenter(service, windows, on_error, on_notice, self)
        self.once.account_chosen.connect(self.account_chosen)
        self._service = service
        self._on_error = on_error
        self._on_notice = on_notice
        self._tasks = TaskScope(on_error)
        self._writing: set[asyncio.Task[None]] = set()
        self._current: AccountKey | None = None
        self._dialog: AccountsDialog | None = None
        self._prompts: dict[AccountKey, TokenPrompt] = {}
        self._waiting: dict[AccountKey, list[Callable[[], None]]] = {}
        self._switchers: list[AccountSwitcher] = []
        events.accounts_changed.connect(self._accounts_changed)
        events.account_switched.connect(self._account_switched)
        events.drafts_changed.connect(self._drafts_changed)

    # -- the switcher -----------------------------------------------------------------------------

    def attach(self, switcher: AccountSwitcher, window: QWidget) -> None:
        """Fill the switcher from now on; its dialogs open over `window`."""
        self._switchers.append(switcher)
        switcher.account_chosen.connect(self.account_chosen)
        switcher.add_requested.connect(lambda: self.open_dialog(window))
        switcher.once_requested.connect(lambda: self.once.open_dialog(window))
        switcher.manage_requested.connect(lambda: self.open_dialog(window, self._kept_account()))
        switcher.close_requested.connect(self.once.close_account)
        switcher.destroyed.connect(lambda: self._switchers.remove(switcher))
        switcher.set_accounts(self._service.accounts(), self._current)

    def _kept_account(self) -> Account | None:
        """The current one, or the last used where that was opened once."""
        current = self._service.find(self._current) if self._current else None
        if current is None or not current.once:
            return current
        return next((account for account in self._service.accounts() if not account.once), None)

    def _account_switched(self, account: Account) -> None:
        self._current = account.key
        for switcher in self._switchers:
            switcher.set_accounts(self._service.accounts(), self._current)

    def _accounts_changed(self) -> None:
        for switcher in self._switchers:
            switcher.set_accounts(self._service.accounts(), self._current)
        for key in [key for key in self._prompts if self._service.find(key) is None]:
            self._prompts[key].reject()

    # -- the dialog -------------------------------------------------------------------------------

    def open_dialog(self, parent: QWidget, account: Account | None = None) -> None:
        """Show the dialog on `account`, or on empty fields for a new one."""
        dialog = self._dialog
        if dialog is None:
            dialog = self._dialog = AccountsDialog(parent)
            dialog.test_requested.connect(self._test)
            dialog.test_stopped.connect(lambda: self._tasks.cancel("test"))
            dialog.save_requested.connect(self._save)
            dialog.holdings_requested.connect(self._count)
            dialog.remove_requested.connect(self._remove)
            dialog.finished.connect(self._dialog_closed)
            self._fill(dialog)
            self._tasks.start("keyring", self._show_keyring(dialog.set_keyring))
        if account is None:
            dialog.add()
        else:
            dialog.edit(account)
        dialog.open()
        dialog.raise_()
        dialog.form.focus_first()

    def _dialog_closed(self) -> None:
        for name in ("test", "keyring", "count"):
            self._tasks.cancel(name)
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _fill(self, dialog: AccountsDialog) -> None:
        accounts = [account for account in self._service.accounts() if not account.once]
        fixed = {account.key for account in accounts if self._service.is_builtin(account.key)}
        dialog.set_accounts(accounts, fixed, self._current)
        dialog.form.set_open_once({account.key for account in self._service.accounts() if account.once})

    async def _show_keyring(self, show: Callable[[bool], None]) -> None:
        show(await self._service.keyring_available())

    def _test(self, entry: AccountEntry) -> None:
        if self._dialog is not None:
            self._dialog.notices.clear()
            self._tasks.start("test", self._run_test(self._dialog, entry))

    async def _run_test(self, dialog: AccountsDialog, entry: AccountEntry) -> None:
        ended = True
        try:
            token = entry.token or await self._service.check_stored(entry.account)
            if token is None:
                raise NoTokenError
            dialog.start_test()
            async with aclosing(self._service.check(entry.account, token)) as results:
                async for result in results:
                    dialog.show_check(result)
        except asyncio.CancelledError:
            ended = False  # the next test may already stand in the dialog
            raise
        except ElegooChatError as error:
            dialog.notices.show_notice(error_notice(describe(error), key=_PLACE))
        finally:
            if ended and self._dialog is dialog:
                dialog.finish_test()

    def _save(self, entry: AccountEntry) -> None:
        if self._dialog is not None and not self._tasks.running("change"):
            self._start_writing("change", self._run_save(self._dialog, entry))

    async def _run_save(self, dialog: AccountsDialog, entry: AccountEntry) -> None:
        self._set_busy(dialog, True)
        try:
            place = await self._service.save(
                entry.account, entry.token, remember=entry.remember, replaces=entry.replaces
            )
        except ElegooChatError as error:
            self._tell_failure(dialog, error)
            return
        finally:
            self._set_busy(dialog, False)
        self._saved(dialog, entry, place)

    def _set_busy(self, dialog: AccountsDialog, busy: bool) -> None:
        if self._dialog is dialog:
            dialog.set_busy(busy)

    def _saved(self, dialog: AccountsDialog, entry: AccountEntry, place: TokenPlace | None) -> None:
        notice = _not_remembered() if entry.remember and place is TokenPlace.MEMORY else None
        is_open = self._dialog is dialog
        if is_open:
            self._fill(dialog)
        went_on = is_open and dialog.saved(entry.account)
        if entry.replaces is None:
            if not went_on:
                self._close(dialog)
            self._on_notice(notice or Notice(tr("Account added"), tone=NoticeTone.SUCCESS, key=_PLACE))
        elif self._dialog is dialog:
            dialog.notices.show_notice(notice or Notice(tr("Saved"), tone=NoticeTone.SUCCESS, key=_PLACE))
        if entry.replaces is None or (entry.replaces == self._current and entry.account.key != self._current):
            self.account_chosen.emit(entry.account)

    def _close(self, dialog: AccountsDialog) -> None:
        if self._dialog is dialog:
            dialog.accept()

    # -- removing ---------------------------------------------------------------------------------

    def _count(self, key: AccountKey) -> None:
        if self._dialog is not None:
            self._tasks.start("count", self._show_holdings(self._dialog, key))

    def _drafts_changed(self) -> None:
        """A sending began or ended, a draft came or went: the question says what is there now."""
        if self._dialog is not None and (key := self._dialog.question.asked_for) is not None:
            self._count(key)

    async def _show_holdings(self, dialog: AccountsDialog, key: AccountKey) -> None:
        try:
            dialog.show_holdings(key, await self._service.holdings(key))
        except ElegooChatError as error:
            self._tell_failure(dialog, error)

    def _remove(self, key: AccountKey, everything: bool) -> None:
        if self._dialog is not None and not self._tasks.running("change"):
            self._start_writing("change", self._run_remove(self._dialog, key, everything=everything))

    async def _run_remove(self, dialog: AccountsDialog, key: AccountKey, *, everything: bool) -> None:
        self._set_busy(dialog, True)
        dialog.notices.show_notice(Notice(tr("Being deleted…"), key=_PLACE))
        try:
            self._service.ensure_free(key)
            if everything:
                await self._windows.close(key)
            await self._service.remove(key, everything=everything)
        except ElegooChatError as error:
            self._tell_failure(dialog, error)
            return
        finally:
            self._set_busy(dialog, False)
        left = self._service.accounts()
        if self._dialog is dialog:
            self._fill(dialog)
            kept = next((account for account in left if not account.once), None)
            dialog.edit(kept) if kept else dialog.add()
            done = tr("Everything of the account is deleted here") if everything else tr("Account removed")
            dialog.notices.show_notice(Notice(done, tone=NoticeTone.SUCCESS, key=_PLACE))
        if key == self._current and left:
            self.account_chosen.emit(left[0])

    def _tell_failure(self, dialog: AccountsDialog, error: Exception) -> None:
        if self._dialog is dialog:
            dialog.stay()
            dialog.notices.show_notice(error_notice(describe(error), key=_PLACE))
        else:
            self._on_error(error)

    # -- a token in place -------------------------------------------------------------------------

    def ask_token(self, parent: QWidget, account: Account, then: Callable[[], None]) -> None:
        """Ask for a new token; `then` is called once it is kept, and not at all when the prompt is closed.

        Asking twice for one account shows one prompt and calls each `then`.
        """
        waiting = self._waiting.setdefault(account.key, [])
        if then not in waiting:
            waiting.append(then)
        prompt = self._prompts.get(account.key)
        if prompt is None:
            prompt = self._prompts[account.key] = TokenPrompt(account, parent)
            prompt.token_entered.connect(lambda token, remember: self._keep_token(account.key, token, remember))
            prompt.finished.connect(lambda: self._prompt_closed(account.key))
            self._tasks.start(f"keyring {account.key}", self._show_keyring(prompt.set_keyring))
        prompt.show()
        prompt.raise_()
        prompt.activateWindow()
        prompt.token.setFocus()

    def _keep_token(self, key: AccountKey, token: Secret, remember: bool) -> None:
        if not self._tasks.running(f"token {key}"):
            self._start_writing(f"token {key}", self._run_keep_token(self._prompts[key], token, remember=remember))

    async def _run_keep_token(self, prompt: TokenPrompt, token: Secret, *, remember: bool) -> None:
        key = prompt.account.key
        if self._prompts.get(key) is prompt:
            prompt.set_busy(True)
        try:
            place = await self._service.replace_token(key, token, remember=remember)
        except ElegooChatError as error:
            if self._prompts.get(key) is prompt:
                prompt.notices.show_notice(error_notice(describe(error), key=_PLACE))
            else:
                self._on_error(error)
            return
        finally:
            if self._prompts.get(key) is prompt:
                prompt.set_busy(False)
        callbacks = self._waiting.pop(key, [])
        if self._prompts.get(key) is prompt:
            prompt.accept()
        if remember and place is TokenPlace.MEMORY:
            self._on_notice(_not_remembered())
        for then in callbacks:
            then()

    def _prompt_closed(self, key: AccountKey) -> None:
        self._waiting.pop(key, None)
        self._tasks.cancel(f"keyring {key}")
        prompt = self._prompts.pop(key, None)
        if prompt is not None:
            prompt.deleteLater()

    def _start_writing(self, name: str, coroutine: Coroutine[Any, Any, None]) -> None:
        task = self._tasks.start(name, coroutine)
        if task is not None:
            self._writing.add(task)
            task.add_done_callback(self._writing.discard)

    async def aclose(self) -> None:
        """Close what is open and end what runs; what is being written gets a moment. Nothing starts afterwards."""
        if self._dialog is not None:
            self._dialog.dismiss()
        for prompt in tuple(self._prompts.values()):
            prompt.reject()
        if self._writing:
            await asyncio.wait(self._writing, timeout=_WRITING_PATIENCE)
        await self.once.aclose()
        await self._tasks.aclose()


def _not_remembered() -> Notice:
    return Notice(
        tr("The token is not in the keyring."),
        tr("The keyring did not take it, so it is kept only until the program closes."),
        NoticeTone.WARNING,
        key=_PLACE,
    )
