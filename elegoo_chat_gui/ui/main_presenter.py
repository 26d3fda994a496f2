"""Joins the screens: which account is shown, what is open, what went wrong."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from elegoo_chat_gui.core.accounts import Account, AccountKey, ServerKind
from elegoo_chat_gui.core.chat_changes import ChatChanges
from elegoo_chat_gui.core.chats import ChangeSet, Chat, ChatKey
from elegoo_chat_gui.core.errors import ElegooChatError
from elegoo_chat_gui.services.accounts import AccountService
from elegoo_chat_gui.services.compose import ComposeService
from elegoo_chat_gui.services.ports import PresetSource, SandboxControl, SlicerSource, TokenVault, UserStore
from elegoo_chat_gui.services.reading import ReadingService
from elegoo_chat_gui.services.sync import ChangeOrigin, SyncService
from elegoo_chat_gui.ui.announcing import announce
from elegoo_chat_gui.ui.app_events import AppEvents
from elegoo_chat_gui.ui.async_tasks import TaskScope
from elegoo_chat_gui.ui.error_texts import ErrorAction, describe
from elegoo_chat_gui.ui.formatting import age, bytes_size, count
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.main_window import MainWindow, Panes
from elegoo_chat_gui.ui.notices import NoticeBar, error_notice
from elegoo_chat_gui.ui.sandbox_menu import SandboxMenu
from elegoo_chat_gui.ui.screens.accounts import AccountsPresenter, AccountSwitcher, DraftWindows, account_badge_text
from elegoo_chat_gui.ui.screens.changes import ChangesWindow
from elegoo_chat_gui.ui.screens.chat_list import ChatListPane, ChatListPresenter, SyncStatus
from elegoo_chat_gui.ui.screens.compose import ComposePresenter, HeldWindow
from elegoo_chat_gui.ui.screens.conversation import ConversationPane, ConversationPresenter, MessagesPreview
from elegoo_chat_gui.ui.screens.details import DetailsPane
from elegoo_chat_gui.ui.screens.slicers import SlicersPresenter
from elegoo_chat_gui.ui.settings_page import SettingsPage, SettingsSources
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.unsettled_sendings import UnsettledSendings

log = logging.getLogger(__name__)

STATUS_INTERVAL_MS = 5_000
WELCOMED = "window.welcomed"  # the setting that keeps the first start from coming again
PAGE = "window.page"  # which page of a chat is shown; kept while the program runs, not from run to run
FirstAccount: TypeAlias = Callable[[AccountService], Awaitable[Account]]


@dataclass(frozen=True, slots=True)
class Services:
    """Everything the window may ask."""

    users: UserStore
    vault: TokenVault
    accounts: AccountService
    sync: SyncService
    compose: ComposeService
    reading: ReadingService
    presets: PresetSource
    slicers: SlicerSource
    now: Callable[[], datetime]


class MainPresenter(QObject):
    """Owns the main window and the presenters of its screens."""

    def __init__(
        self,
        services: Services,
        events: AppEvents,
        theme: Theme,
        sandbox: SandboxControl,
        quit_program: Callable[[], None],
    ) -> None:
        super().__init__()
        self._services = services
        self._events = events
        self._theme = theme
        self._quit_program = quit_program
        self._tasks = TaskScope(lambda error: self.show_error(error, "general"))
        self._account: Account | None = None
        self._chat: Chat | None = None
        self._status: SyncStatus | None = None
        self._welcomed = False
        self._make_widgets(sandbox)
        self._make_presenters()
        self._wire()

    # -- building --------------------------------------------------------------------------------

    def _make_widgets(self, sandbox: SandboxControl) -> None:
        self.notices = NoticeBar()
        self.list_pane = ChatListPane(self._theme, self._services.now)
        self.conversation_pane = ConversationPane(self._theme)
        self.details_pane = DetailsPane(self._theme)
        self.changes_window = ChangesWindow(self._theme)
        services = self._services
        # Before the window takes the panes: Tab goes where they were put together.
        self.settings = SettingsPage(
            self.conversation_pane,
            self.details_pane,
            SettingsSources(services.presets, services.reading, services.sync, services.now),
            self._theme,
            self.notices.show_notice,
            lambda error: self.show_error(error, "settings"),
        )
        self._sandbox = sandbox
        self._sandbox_menu = SandboxMenu(sandbox)
        self._sandbox_menu.change_action.setEnabled(False)
        self.switcher = AccountSwitcher()
        panes = Panes(
            self.list_pane,
            self.conversation_pane,
            self.details_pane,
            self.notices,
            self.switcher,
            self._sandbox_menu,
        )
        self.window = MainWindow(self._theme, panes)

    def _make_presenters(self) -> None:
        services = self._services
        self.chat_list = ChatListPresenter(
            self.list_pane, services.sync, services.compose, self._events, services.now, self.show_error
        )
        self.conversation = ConversationPresenter(
            self.conversation_pane,
            services.reading,
            describe,
            lambda error: self.show_error(error, "open-chat"),
            opened=self._chat_opened,
            difference_wanted=self._show_difference,
        )
        self.accounts = AccountsPresenter(
            services.accounts,
            self._events,
            lambda error: self.show_error(error, "accounts"),
            self.notices.show_notice,
            windows=DraftWindows(
                lambda key: self.compose.count_for(key),  # noqa: PLW0108  made below
                lambda key: self.compose.drop_for(key),  # noqa: PLW0108  made below
            ),
        )
        self.compose = ComposePresenter(
            compose=services.compose,
            presets=services.presets,
            find_account=services.accounts.find,
            events=self._events,
            now=services.now,
            token_requested=self.ask_token,
            on_notice=self.notices.show_notice,
            theme=self._theme,
            preview_factory=lambda: MessagesPreview(self._theme),
            show_chat=self._show_created,
            accounts_requested=lambda: self.accounts.open_dialog(self.window, self._account),
            slicers_requested=self.show_slicers,
        )
        self.slicers = SlicersPresenter(
            services.slicers, self._events, services.now, lambda error: self.show_error(error, "slicers")
        )
        self._unsettled = UnsettledSendings(
            services.compose,
            self._tasks,
            self.notices.show_notice,
            on_error=lambda error: self.show_error(error, "refresh"),
            show_chat=self._show_settled_chat,
            open_draft=self.compose.open_draft,
        )

    def _wire(self) -> None:
        window, pane = self.window, self.list_pane
        window.new_chat_requested.connect(self.new_chat)
        window.refresh_requested.connect(self.refresh)
        window.continue_requested.connect(self.continue_chat)
        window.search_requested.connect(pane.focus_search)
        window.slicers_requested.connect(self.show_slicers)
        window.close_requested.connect(self.close)
        window.start_page.look_round_requested.connect(self._look_round)
        window.start_page.add_account_requested.connect(lambda: self.accounts.open_dialog(window))
        pane.new_chat_requested.connect(self.new_chat)
        pane.refresh_requested.connect(lambda: self.notices.dismiss("refresh"))
        pane.chat_activated.connect(self.open_chat)
        pane.reading_requested.connect(self.conversation_pane.focus_conversation)
        pane.draft_activated.connect(self.compose.open_draft)
        pane.draft_delete_requested.connect(self._delete_draft)
        pane.settle_requested.connect(self._unsettled.settle)
        pane.release_requested.connect(self._unsettled.release)
        pane.discard_requested.connect(self._unsettled.discard)
        self.conversation_pane.continue_requested.connect(lambda _key: self.continue_chat())
        self.conversation_pane.link_activated.connect(self._ask_to_open)
        self.conversation_pane.copied.connect(self._say_copied)
        self.details_pane.copied.connect(self._say_copied)
        self.changes_window.copied.connect(self._say_copied)
        self.settings.presenter.copied.connect(self._say_copied)
        self.settings.follow(self._events)
        self._sandbox_menu.change_requested.connect(self._change_in_sandbox)
        self.chat_list.status_changed.connect(self._show_status)
        self.accounts.attach(self.switcher, window)
        self.accounts.account_chosen.connect(self.switch_account)
        self._events.accounts_changed.connect(self._accounts_changed)
        self._events.chats_changed.connect(self._chats_changed)
        self._timer = QTimer(self)
        self._timer.setInterval(STATUS_INTERVAL_MS)
        self._timer.timeout.connect(self._tell_status)

    # -- start and end ---------------------------------------------------------------------------

    async def start(self, first_account: FirstAccount) -> None:
        """Show the window with what is kept, then read anew. Raises StoreError."""
        settings = dict(await self._services.users.settings())
        self.window.restore_state(settings)
        self._welcomed = settings.get(WELCOMED) == "yes"
        await self._services.accounts.load()
        await self._services.compose.recover()
        self.window.show()
        self.window.setFocus()  # the list takes it as soon as it has rows
        self._timer.start()
        self.switch_account(await first_account(self._services.accounts))

    async def take_over(self, state: dict[str, str], account: Account) -> None:
        """Fill a window that is not shown yet with what is kept, where another has been so far."""
        self.window.restore_state(state)
        self._welcomed = state.get(WELCOMED) == "yes"
        if (page := state.get(PAGE, "")).isdecimal():
            self.conversation_pane.show_page(int(page))
        self._timer.start()
        self.compose.follow_sendings()
        self._show_chats_of(account)
        await self.chat_list.loaded()

    def close(self) -> None:
        """Ask for the end; drafts are saved and sendings brought to an end by aclose()."""
        if self._services.accounts.once_accounts():
            self._tasks.start("close", self._close_if_nothing_goes())
        else:
            self._end()

    async def _close_if_nothing_goes(self) -> None:
        try:
            may_end = await self.accounts.once.may_end(self._end)
        except ElegooChatError as error:
            log.warning("what goes with the program could not be counted: %s", type(error).__name__)
            may_end = True
        if may_end:
            self._end()
        else:
            self.window.raise_()
            self.window.activateWindow()

    def _end(self) -> None:
        self.window.setEnabled(False)
        self._quit_program()

    async def aclose(self) -> tuple[HeldWindow, ...]:
        """Keep everything, then let go; returns the compose windows that were open."""
        self._timer.stop()
        held = await self.compose.aclose()
        for presenter in (self.chat_list, self.conversation, self.settings, self.accounts, self.slicers):
            await presenter.aclose()
        await self._tasks.aclose()
        for name, value in self.saved_state().items():
            await self._services.users.save_setting(name, value)
        self._events.leave()
        self.details_pane.close_windows()
        for window in (self.changes_window, self.window):
            window.hide()
            window.deleteLater()
        return held

    def saved_state(self) -> dict[str, str]:
        """What the settings keep of the window."""
        page = {PAGE: str(self.conversation_pane.page)}
        return {**self.window.saved_state(), **page, WELCOMED: "yes" if self._welcomed else "no"}

    # -- accounts --------------------------------------------------------------------------------

    @property
    def account(self) -> Account | None:
        return self._account

    @property
    def known_accounts(self) -> Sequence[Account]:
        return self._services.accounts.accounts()

    def switch_account(self, account: Account) -> None:
        """Show another account. What is on its way for the earlier one stays that one's."""
        self._show_chats_of(account)
        self.chat_list.refresh()
        self._tasks.start(f"remember {account.key}", self._services.accounts.remember_current(account))

    def _show_chats_of(self, account: Account) -> None:
        self._account = account
        self.notices.clear()
        self.changes_window.forget()
        self.open_chat(None)
        self._show_account()
        self.chat_list.show_account(account)
        self._services.accounts.note_opened(account)
        self._events.account_switched.emit(account)

    def _show_account(self) -> None:
        account = self._account
        if account is None:
            return
        badge = account_badge_text(account)
        quiet = account.server.kind in {ServerKind.SANDBOX, ServerKind.PRODUCTION}
        tone = "accent" if quiet else "warning"
        name = f"{badge} · {account.server.host}" if badge else account.server.host
        self.window.show_account(badge, name, is_sandbox=account.is_sandbox, tone=tone)

    def _accounts_changed(self) -> None:
        if self._account is None:
            return
        still_there = self._services.accounts.find(self._account.key)
        if still_there is None:
            self.switch_account(self._services.accounts.accounts()[0])
        elif (still_there.server, still_there.language) != (self._account.server, self._account.language):
            self.switch_account(still_there)
        else:
            self._account = still_there
            self._show_account()
        if self._chat is None and self.conversation.key is None:
            self._show_start_page(True)

    def ask_token(self, key: AccountKey) -> None:
        """Ask for a new token in place; list, selection and drafts stay."""
        account = self._services.accounts.find(key)
        if account is not None:
            self.accounts.ask_token(self.window, account, lambda: self._token_entered(account))

    def _token_entered(self, account: Account) -> None:
        self.notices.dismiss("refresh")
        if self._account is not None and account.key == self._account.key:
            self.chat_list.refresh()
        self.compose.token_renewed(account.key)

    # -- chats -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.notices.dismiss("refresh")
        self.chat_list.refresh()

    def new_chat(self) -> None:
        if self._account is not None:
            self.compose.new_chat(self._account)

    def continue_chat(self) -> None:
        """Make a draft from the open chat."""
        if self._chat is not None and self._account is not None:
            self.compose.continue_chat(self._chat, self._account)

    def open_chat(self, key: ChatKey | None) -> None:
        """Show a chat beside the list, whether or not the list has it chosen; None: none."""
        row = self.list_pane.model.chat_row(key) if key is not None else None
        if key is None:
            self._take_focus_along()
        if key is None or (self._chat is not None and self._chat.key != key):
            self._chat_opened(None)
        self.conversation.open(key, row.summary if row is not None else None)
        self._show_start_page(key is None)

    def _take_focus_along(self) -> None:
        """What is emptied must not leave the focus to chance."""
        focused = self.window.focusWidget()
        if focused is not None and any(p.isAncestorOf(focused) for p in (self.conversation_pane, self.details_pane)):
            self.list_pane.view.setFocus()

    def _show_start_page(self, shown: bool) -> None:
        accounts = self._services.accounts.accounts()
        self._welcomed = self._welcomed or not shown or not all(account.is_sandbox for account in accounts)
        self.window.start_page.show_welcome(not self._welcomed)
        self.window.show_start_page(shown)

    def _look_round(self) -> None:
        """Open the first chat, as a person new here would."""
        self._welcomed = True
        if not self.list_pane.open_first():
            self._show_start_page(True)

    def _chat_opened(self, chat: Chat | None) -> None:
        self._chat = chat
        self._sandbox_menu.change_action.setEnabled(chat is not None)
        self.details_pane.show_chat(chat)
        self.settings.show_chat(chat)

    def _chats_changed(self, changes: ChangeSet, _origin: ChangeOrigin) -> None:
        shown = self.conversation.key
        if shown is not None and any(summary.key == shown for summary in changes.updated):
            self.conversation.reload()

    def _show_difference(self, chat_id: int, changes: ChatChanges) -> None:
        self.changes_window.show_changes(chat_id, changes)

    def _change_in_sandbox(self) -> None:
        """The sandbox's menu: the open chat goes on at the server, and is read anew."""
        if self._chat is not None and self._sandbox.change_chat(self._chat.key.account.user_id, self._chat.key.id):
            self.refresh()

    def _show_created(self, key: ChatKey) -> None:
        account = self._services.accounts.find(key.account)
        if account is not None and account != self._account:
            self.switch_account(account)
        self.chat_list.select(key)
        self.window.raise_()
        self.window.activateWindow()

    def _show_settled_chat(self, key: ChatKey) -> None:
        if self._account is not None and key.account == self._account.key:
            self.chat_list.select(key)

    def _delete_draft(self, draft_id: str) -> None:
        self.compose.close_draft(draft_id)
        self._tasks.start(f"delete {draft_id}", self._services.compose.delete_draft(draft_id))

    def show_slicers(self) -> None:
        """Where presets come from."""
        self.slicers.open(self.window)

    # -- what is said ------------------------------------------------------------------------------

    def show_error(self, error: Exception, origin: str) -> None:
        """One notice for each place that can fail; never a modal box."""
        if not isinstance(error, ElegooChatError):
            log.error("unforeseen in %s", origin, exc_info=error)
        text = describe(error, kept=self._what_is_kept(origin))
        self.notices.show_notice(error_notice(text, self._action(text.action), key=origin))

    def _what_is_kept(self, origin: str) -> str:
        if origin != "refresh" or self._status is None or not self._status.chats:
            return ""
        if self._status.complete_at is None:
            return tr("The chats that arrived are kept.")
        seconds = (self._services.now() - self._status.complete_at).total_seconds()
        return tr("The chats below are from {age}.", age=age(seconds))

    def _action(self, action: ErrorAction | None) -> Callable[[], None] | None:
        account = self._account
        if action is None or account is None:
            return None
        actions: dict[ErrorAction, Callable[[], None]] = {
            ErrorAction.ENTER_TOKEN: lambda: self.ask_token(account.key),
            ErrorAction.RETRY: self.refresh,
            ErrorAction.OPEN_ACCOUNTS: lambda: self.accounts.open_dialog(self.window, account),
        }
        return actions.get(action)

    def _show_status(self, status: SyncStatus) -> None:
        self._status = status
        if status.chats and self.window.hasFocus():
            self.list_pane.view.setFocus()
        self.window.set_refreshing(status.refreshing)
        self._tell_status()

    def _tell_status(self) -> None:
        status = self._status
        if status is None:
            return
        chats = tr_n("{n} chat", "{n} chats", status.chats)
        if status.refreshing and status.progress is not None:
            progress = status.progress
            updated = tr(
                "Reading… {chats}, {size}", chats=count(progress.chats), size=bytes_size(progress.bytes_received)
            )
        elif status.complete_at is None:
            updated = tr("Not read yet")
        else:
            passed = (self._services.now() - status.complete_at).total_seconds()
            updated = tr("Updated {age}", age=age(passed))
        state = tr("Reading") if status.refreshing else tr("Not connected") if status.failed else tr("Connected")
        self.window.show_status(chats, updated, state)

    def _say_copied(self, what: str) -> None:
        self.window.statusBar().showMessage(what, 3_000)
        announce(self.window, what)

    def _ask_to_open(self, address: str) -> None:
        """A link opens only when the person has seen where it leads."""
        url = QUrl(address)
        box = QMessageBox(self.window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(tr("Open a link"))
        as_sent = QUrl.ComponentFormattingOption.FullyEncoded  # look-alike letters of a host become visible
        box.setText(tr("Open this address on {host}?", host=url.host(as_sent) or url.scheme()))
        box.setInformativeText(url.toDisplayString(as_sent))
        box.setStandardButtons(QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.accepted.connect(lambda: QDesktopServices.openUrl(url))
        box.open()
