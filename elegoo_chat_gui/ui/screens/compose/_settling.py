"""What is done about a sending of which nobody knows whether it arrived. Nothing here ever sends."""

from collections.abc import Callable
from typing import Final

from elegoo_chat_gui.core.chats import ChatKey
from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.errors import ElegooChatError
from elegoo_chat_gui.services.compose import ComposeService
from elegoo_chat_gui.ui.error_texts import ErrorAction, ErrorText, describe
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.notices import Notice, NoticeTone, error_notice
from elegoo_chat_gui.ui.screens.compose._open_draft import OpenDraft
from elegoo_chat_gui.ui.screens.compose._window import ComposeState, ComposeWindow

_SETTLED: Final = "compose.settled"


class Settling:
    """Looks for such a chat on the server, or lets it be sent again.

    `created` is told of one that was found; `action` gives what the button of an error does.
    """

    def __init__(
        self,
        compose: ComposeService,
        created: Callable[[str, ChatKey], None],
        action: Callable[[ErrorText, Draft], Callable[[], None] | None],
    ) -> None:
        self._compose = compose
        self._created = created
        self._action = action

    async def is_unsettled(self, draft: Draft) -> bool:
        return any(entry.draft_id == draft.id for entry in await self._compose.unsettled(draft.account))

    def settle(self, opened: OpenDraft) -> None:
        """Look on the server whether the chat is there."""
        if not opened.reads.running("settle"):
            opened.reads.start("settle", self._settle(opened))

    def recheck(self, opened: OpenDraft) -> None:
        """Drafts have changed: an uncertain sending may have been settled elsewhere."""
        idle = not opened.reads.running("settle") and not opened.reads.running("release")
        if opened.window.state is ComposeState.UNCERTAIN and idle:
            opened.reads.start("recheck", self._recheck(opened.window))

    async def _settle(self, opened: OpenDraft) -> None:
        window, draft = opened.window, opened.window.draft
        window.show_looking()
        window.notices.dismiss(_SETTLED)
        try:
            entries = await self._compose.unsettled(draft.account)
            entry = next((one for one in entries if one.draft_id == draft.id), None)
            settled = await self._compose.settle(entry) if entry is not None else None
        except ElegooChatError as error:
            window.show_uncertain()
            self._looking_failed(opened, error)
            return
        if settled is None:
            await self._recheck(window)
        elif settled.created is not None:
            self._created(draft.id, settled.created)
        else:
            window.show_uncertain()
            self._say_not_there(opened)

    def _say_not_there(self, opened: OpenDraft) -> None:
        opened.window.notices.show_notice(
            Notice(
                tr("The server's list does not hold this chat."),
                tr("It was looked for just now. If you are sure, send it again; nothing is sent by itself."),
                NoticeTone.WARNING,
                tr("Write and send again"),
                lambda: self._release(opened),
                key=_SETTLED,
            )
        )

    def _looking_failed(self, opened: OpenDraft, error: ElegooChatError) -> None:
        text = describe(error, kept=tr("It is still not certain whether the chat was created."))
        callback = self._action(text, opened.window.draft)
        if text.action is ErrorAction.RETRY:
            callback = lambda: self.settle(opened)  # noqa: E731 - one of several
        opened.window.notices.show_notice(error_notice(text, callback, key=_SETTLED))

    def _release(self, opened: OpenDraft) -> None:
        opened.reads.start("release", self._release_entry(opened.window))

    async def _release_entry(self, window: ComposeWindow) -> None:
        for entry in await self._compose.unsettled(window.draft.account):
            if entry.draft_id == window.draft.id:
                await self._compose.release(entry)
        await self._recheck(window)

    async def _recheck(self, window: ComposeWindow) -> None:
        draft = window.draft
        if await self.is_unsettled(draft) or window.state is not ComposeState.UNCERTAIN:
            return
        if await self._compose.draft(draft.id) is None:
            window.close()
        else:
            window.notices.clear()
            window.show_writing()
