"""Owns every compose window: opens, saves, sends, and tells how it went."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer

from elegoo_chat_gui.core.accounts import Account, AccountKey
from elegoo_chat_gui.core.chats import Chat, ChatKey, ReceivedChat
from elegoo_chat_gui.core.drafts import Draft, blank_draft, continue_chat
from elegoo_chat_gui.core.errors import (
    AlreadySendingError,
    DraftInvalidError,
    ElegooChatError,
    OutcomeUnknownError,
    SendCancelledError,
    ValidationRejectedError,
)
from elegoo_chat_gui.core.validation import DraftField, DraftProblem, problems_of_refusal
from elegoo_chat_gui.services.compose import ComposeService
from elegoo_chat_gui.services.ports import PresetSource
from elegoo_chat_gui.ui.app_events import AppEvents
from elegoo_chat_gui.ui.async_tasks import TaskScope
from elegoo_chat_gui.ui.error_texts import ErrorAction, ErrorText, describe_sending
from elegoo_chat_gui.ui.error_texts import describe as describe_error
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.notices import Notice, NoticeTone, error_notice
from elegoo_chat_gui.ui.screens.compose._draft_saver import DraftSaver
from elegoo_chat_gui.ui.screens.compose._held_window import HeldWindow
from elegoo_chat_gui.ui.screens.compose._open_draft import OpenDraft
from elegoo_chat_gui.ui.screens.compose._preset_filling import PresetFilling
from elegoo_chat_gui.ui.screens.compose._preview_panel import PreviewFactory
from elegoo_chat_gui.ui.screens.compose._settling import Settling
from elegoo_chat_gui.ui.screens.compose._window import ComposeWindow
from elegoo_chat_gui.ui.theme import Theme

_OUTCOME: Final = "compose.outcome"
_SAVING: Final = "compose.saving"
_PHASE_MS: Final = 150
_THREAD_OVER: Final = 200_000  # characters of messages; decoding more could stop the window for a frame


class ComposePresenter(QObject):
    """Plain slots that return at once; `aclose` at shutdown.

    `token_requested` is told whose token is missing; `on_notice` shows a notice in the main window, for what
    outlives a compose window; `show_chat` shows a created chat; `accounts_requested` opens the accounts,
    `slicers_requested` the slicers on this computer.
    """

    def __init__(
        self,
        *,
        compose: ComposeService,
        presets: PresetSource,
        find_account: Callable[[AccountKey], Account | None],
        events: AppEvents,
        now: Callable[[], datetime],
        token_requested: Callable[[AccountKey], None],
        on_notice: Callable[[Notice], None],
        theme: Theme,
        preview_factory: PreviewFactory | None = None,
        show_chat: Callable[[ChatKey], None] | None = None,
        accounts_requested: Callable[[], None] | None = None,
        slicers_requested: Callable[[], None] | None = None,
        describe: Callable[[Exception], ErrorText] = describe_sending,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._compose = compose
        self._presets = presets
        self._find_account = find_account
        self._now = now
        self._token_requested = token_requested
        self._on_notice = on_notice
        self._theme = theme
        self._preview_factory = preview_factory
        self._show_chat = show_chat
        self._accounts_requested = accounts_requested
        self._slicers_requested = slicers_requested
        self._describe = describe
        self._open: dict[str, OpenDraft] = {}
        self._settling = Settling(compose, self._created, self._action)
        self._tasks = TaskScope(self._unexpected)  # opening, closing, saving: outlive their window
        self._sendings = TaskScope(self._unexpected)
        self._phases = QTimer(self)
        self._phases.setInterval(_PHASE_MS)
        self._phases.timeout.connect(self._show_phases)
        self._closing = False
        self._waiting_for_token: dict[AccountKey, str] = {}  # whose window asked last
        events.accounts_changed.connect(self._accounts_changed)
        events.drafts_changed.connect(self._drafts_changed)
        events.presets_changed.connect(self._presets_changed)

    # -- opening ----------------------------------------------------------------------------------

    def windows(self) -> tuple[ComposeWindow, ...]:
        return tuple(opened.window for opened in self._open.values())

    def window_of(self, draft_id: str) -> ComposeWindow | None:
        opened = self._open.get(draft_id)
        return opened.window if opened else None

    def new_chat(self, account: Account) -> ComposeWindow:
        """An empty draft in a new window."""
        return self._show(blank_draft(account.key, self._now()))

    def open_draft(self, draft_id: str) -> None:
        """The window of a kept draft, also one that is on its way or not certain."""
        if opened := self._open.get(draft_id):
            opened.window.begin()
        else:
            self._tasks.start(f"open {draft_id}", self._open_kept(draft_id))

    def continue_chat(self, chat: Chat, account: Account) -> None:
        """A new draft that carries the chat over."""
        if len(chat.messages_text) <= _THREAD_OVER:
            self._show(continue_chat(chat, account.key, self._now()))
        else:
            self._tasks.start(f"continue {chat.key.id}", self._continue_long(chat, account.key))

    def close_draft(self, draft_id: str) -> None:
        """Close the window of a draft that was deleted elsewhere, without saving it again."""
        if opened := self._open.get(draft_id):
            self._tasks.start(f"drop {draft_id}", self._close_unsaved(opened))

    def count_for(self, account: AccountKey) -> int:
        """Open windows of the account with something in them."""
        drafts = [opened.window.draft for opened in self._open.values()]
        return sum(draft.account == account and not draft.is_empty() for draft in drafts)

    async def drop_for(self, account: AccountKey) -> None:
        """Close the windows of an account that goes, and keep nothing of them."""
        for opened in [one for one in self._open.values() if one.window.draft.account == account]:
            await self._close_unsaved(opened)

    async def _open_kept(self, draft_id: str) -> None:
        draft = await self._compose.draft(draft_id)
        if draft is None:
            self._on_notice(Notice(tr("This draft is no longer there."), key=f"{_OUTCOME} {draft_id}"))
            return
        self._show(draft, is_unsettled=await self._is_unsettled(draft))

    async def _is_unsettled(self, draft: Draft) -> bool:
        """Where nobody can tell, the window comes all the same: the service refuses to send it twice.

        Not asked of one on its way, which shows that itself and could have arrived before the answer.
        """
        if self._is_sending(draft.id):
            return False
        try:
            return await self._settling.is_unsettled(draft)
        except ElegooChatError as error:
            self._unexpected(error)
            return False

    async def _continue_long(self, chat: Chat, account: AccountKey) -> None:
        self._show(await asyncio.to_thread(continue_chat, chat, account, self._now()))

    async def _close_unsaved(self, opened: OpenDraft) -> None:
        await opened.saver.stand_back()
        opened.window.close()

    def _show(self, draft: Draft, *, is_unsettled: bool = False) -> ComposeWindow:
        """`is_unsettled` is asked before there is a window: what was sent is never held against other presets."""
        if opened := self._open.get(draft.id):
            opened.window.begin()
            return opened.window
        account = self._find_account(draft.account)
        window = ComposeWindow(draft, account, self._theme, self._preview_factory, now=self._now)
        saver, reads = DraftSaver(self._save, self._tasks, self), TaskScope(self._unexpected)
        filling = PresetFilling(window, self._presets, reads, self._now, self._slicers_requested)
        self._open[draft.id] = OpenDraft(window, saver, reads, filling)
        window.draft_changed.connect(saver.changed)
        window.submit_requested.connect(self.submit)
        window.cancel_requested.connect(lambda: self._compose.cancel(draft.id))
        window.settle_requested.connect(lambda: self.settle(draft.id))
        window.closed.connect(lambda: self._closed(draft.id))
        saver.state_changed.connect(lambda: self._show_saving(draft.id, saver))
        filling.ask_all()
        if self._is_sending(draft.id):
            window.show_sending(self._compose.sending_phase(draft.id))
        elif is_unsettled:
            self._show_uncertain(window)
        else:
            window.show_writing()
        window.begin()
        return window

    # -- saving and closing -----------------------------------------------------------------------

    async def _save(self, draft: Draft) -> None:
        await self._compose.save_draft(replace(draft, modified_at=self._now()))

    def _show_saving(self, draft_id: str, saver: DraftSaver) -> None:
        opened = self._open.get(draft_id)
        if opened is None or opened.saver is not saver:
            return  # its window is closed: what fails then brings it back
        window = opened.window
        if saver.error is not None:
            self._say_unsaved(opened, saver.error)
        elif saver.is_writing:
            window.show_saved(tr("saving…"))
        else:
            window.show_saved("" if window.draft.is_empty() else tr("draft saved"))
            window.notices.dismiss(_SAVING)

    def _say_unsaved(self, opened: OpenDraft, error: ElegooChatError) -> None:
        opened.window.show_saved(tr("draft not saved"), failed=True)
        text = describe_error(error, kept=tr("The draft is not saved yet; it is kept in this window."))
        text = replace(text, action=ErrorAction.RETRY, action_label=tr("Save again"))
        opened.window.notices.show_notice(error_notice(text, opened.saver.write_now, key=_SAVING))

    def _closed(self, draft_id: str) -> None:
        opened = self._open.pop(draft_id, None)
        if opened is None:
            return
        opened.filling.stop()
        opened.reads.cancel_all()
        if self._closing:
            return
        # The window dies with this event, what it held must not.
        self._tasks.start(f"close {draft_id}", self._finish_closed(opened.saver, opened.window.draft))

    async def _finish_closed(self, saver: DraftSaver, draft: Draft) -> None:
        await saver.finish()
        error = saver.error
        if saver.pending is not None and error is not None:
            self._reopen_unsaved(draft, error)
        saver.deleteLater()

    def _reopen_unsaved(self, draft: Draft, error: ElegooChatError) -> None:
        """Closing must not lose a draft: its window comes back and says why."""
        opened = self._open[self._show(draft).draft.id]
        opened.saver.changed(draft)
        self._say_unsaved(opened, error)

    async def aclose(self) -> tuple[HeldWindow, ...]:
        """Save every draft, then close the windows; returns what another presenter can `take_up`.

        Sendings under way are the service's to end.
        """
        self._closing = True
        self._phases.stop()
        opened = list(self._open.values())
        await asyncio.gather(*(one.saver.finish() for one in opened))
        left = [one for one in opened if self._open.get(one.window.draft.id) is one]
        held = tuple(HeldWindow.of(one.window, is_saved=one.saver.pending is None) for one in left)
        for one in left:
            one.window.close()
        for one in opened:
            await one.reads.aclose()
        await self._sendings.aclose()
        await self._tasks.aclose()
        return held

    def follow_sendings(self) -> None:
        """Tell how the sendings end that another presenter has begun."""
        for draft in self._compose.sending_drafts():
            self._sendings.start(_sending_name(draft.id), self._tell_outcome(draft, self._compose.outcome(draft.id)))

    async def take_up(self, held: HeldWindow) -> None:
        """Show the window of a closed presenter again."""
        draft_id = held.draft.id
        if held.was_sending and not self._is_sending(draft_id) and await self._compose.draft(draft_id) is None:
            return  # created meanwhile, and told
        window = self._show(held.draft, is_unsettled=await self._is_unsettled(held.draft))
        held.show_in(window)
        if self._is_sending(draft_id):
            self._phases.start()
        if not held.is_saved and (opened := self._open.get(draft_id)):
            opened.saver.changed(held.draft)

    # -- sending ----------------------------------------------------------------------------------

    def submit(self, draft: Draft) -> None:
        """Send; returns at once, and does nothing while this draft is on its way."""
        if not self._is_sending(draft.id):
            self._sendings.start(_sending_name(draft.id), self._send(draft))
            self._show_phases()
            self._phases.start()

    def _is_sending(self, draft_id: str) -> bool:
        return self._sendings.running(_sending_name(draft_id)) or self._compose.is_sending(draft_id)

    def _show_phases(self) -> None:
        if not any(self._is_sending(draft_id) for draft_id in self._open):
            self._phases.stop()
        for draft_id, opened in self._open.items():
            if self._is_sending(draft_id):
                opened.window.show_sending(self._compose.sending_phase(draft_id))

    async def _send(self, draft: Draft) -> None:
        if opened := self._open.get(draft.id):
            opened.window.notices.clear()
            await opened.saver.stand_back()  # the service saves the draft with the sending
        await self._tell_outcome(draft, self._compose.submit(replace(draft, modified_at=self._now())))

    async def _tell_outcome(self, draft: Draft, sending: Awaitable[ReceivedChat]) -> None:
        try:
            created = await sending
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
            self._not_created(draft, SendCancelledError())  # stopped before anything left
        except (OutcomeUnknownError, AlreadySendingError) as error:
            self._uncertain(draft, error)
        except ElegooChatError as error:
            self._not_created(draft, error)
        except Exception:
            if window := self.window_of(draft.id):
                window.show_writing()
            raise
        else:
            self._created(draft.id, created.key)

    def _created(self, draft_id: str, key: ChatKey) -> None:
        if opened := self._open.get(draft_id):
            opened.window.close()
        show = self._show_chat
        words = "" if key.id < 0 else tr("It is chat {id}.", id=f"#{key.id}")
        self._on_notice(
            Notice(
                tr("The chat was created."),
                words,
                NoticeTone.SUCCESS,
                tr("Show it") if show else "",
                (lambda: show(key)) if show else None,
                key=f"{_OUTCOME} {draft_id}",
            )
        )

    def _not_created(self, draft: Draft, error: ElegooChatError) -> None:
        text = self._describe(error)
        window = self.window_of(draft.id)
        if window is None:
            self._tell_main(draft, text)
            return
        window.show_writing()
        window.show_saved(tr("draft saved"))
        problems = _problems_of(error)
        if problems:
            window.mark_refused(problems)
        if any(problem.field is DraftField.GENERAL for problem in problems):
            return  # the general problems are a notice of their own
        window.notices.show_notice(error_notice(text, self._action(text, draft), key=_OUTCOME))

    def _uncertain(self, draft: Draft, error: ElegooChatError) -> None:
        window = self.window_of(draft.id)
        text = self._describe(error if isinstance(error, OutcomeUnknownError) else OutcomeUnknownError())
        if window is None:
            self._tell_main(draft, text)
            return
        window.show_uncertain()
        window.notices.show_notice(error_notice(text, self._action(text, draft), key=_OUTCOME))

    def _tell_main(self, draft: Draft, text: ErrorText) -> None:
        """The window was closed meanwhile: the main window tells it, its button opens the draft again."""
        text = replace(text, action_label=tr("Open the draft"))
        self._on_notice(error_notice(text, lambda: self.open_draft(draft.id), key=f"{_OUTCOME} {draft.id}"))

    def _action(self, text: ErrorText, draft: Draft) -> Callable[[], None] | None:
        """What the button of an error in the window of this draft does."""
        match text.action:
            case ErrorAction.ENTER_TOKEN:
                return lambda: self._ask_token(draft)
            case ErrorAction.RETRY:
                return lambda: self._send_again(draft.id)
            case ErrorAction.SETTLE:
                return lambda: self.settle(draft.id)
            case ErrorAction.OPEN_ACCOUNTS:
                return self._accounts_requested
            case None:
                return None

    def _ask_token(self, draft: Draft) -> None:
        self._waiting_for_token[draft.account] = draft.id
        self._token_requested(draft.account)

    def token_renewed(self, account: AccountKey) -> None:
        """Back to the window that asked for the token, where sending works again; nothing is sent by itself."""
        window = self.window_of(self._waiting_for_token.pop(account, ""))
        if window is not None:
            window.notices.dismiss(_OUTCOME)
            window.raise_()
            window.activateWindow()

    def _send_again(self, draft_id: str) -> None:
        if window := self.window_of(draft_id):
            window.send()

    # -- not certain ------------------------------------------------------------------------------

    def settle(self, draft_id: str) -> None:
        """Look on the server whether the chat of an uncertain sending is there. Never sends."""
        if opened := self._open.get(draft_id):
            self._settling.settle(opened)

    def _show_uncertain(self, window: ComposeWindow) -> None:
        text = self._describe(OutcomeUnknownError())
        window.show_uncertain()
        window.notices.show_notice(error_notice(text, self._action(text, window.draft), key=_OUTCOME))

    # -- what happens elsewhere -------------------------------------------------------------------

    def _accounts_changed(self) -> None:
        for window in self.windows():
            window.show_account(self._find_account(window.draft.account))

    def _drafts_changed(self) -> None:
        for opened in self._open.values():
            self._settling.recheck(opened)

    def _presets_changed(self) -> None:
        for opened in self._open.values():
            opened.filling.ask_all()

    def _unexpected(self, error: Exception) -> None:
        text = describe_error(error)
        self._on_notice(error_notice(text, key=f"compose {type(error).__name__}"))


def _sending_name(draft_id: str) -> str:
    return f"send {draft_id}"


def _problems_of(error: ElegooChatError) -> tuple[DraftProblem, ...]:
    if isinstance(error, ValidationRejectedError):
        return problems_of_refusal(error.field_errors, error.general)
    if isinstance(error, DraftInvalidError):
        return tuple(problem for problem in error.problems if isinstance(problem, DraftProblem))
    return ()
