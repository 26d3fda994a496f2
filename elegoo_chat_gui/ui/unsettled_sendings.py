"""Sendings that are not certain: looked up on the server, given back to the drafts, or let go."""

from collections.abc import Callable

from elegoo_chat_gui.core.chats import ChatKey
from elegoo_chat_gui.core.errors import ElegooChatError
from elegoo_chat_gui.core.outbox import OutboxEntry
from elegoo_chat_gui.services.compose import ComposeService, Settled
from elegoo_chat_gui.ui.async_tasks import TaskScope
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.notices import Notice, NoticeTone


class UnsettledSendings:
    """What the list asks for, and the notice that tells what came of it."""

    def __init__(
        self,
        compose: ComposeService,
        tasks: TaskScope,
        show_notice: Callable[[Notice], None],
        *,
        on_error: Callable[[ElegooChatError], None],
        show_chat: Callable[[ChatKey], None],
        open_draft: Callable[[str], None],
    ) -> None:
        self._compose = compose
        self._tasks = tasks
        self._show_notice = show_notice
        self._on_error = on_error
        self._show_chat = show_chat
        self._open_draft = open_draft

    def settle(self, entry: OutboxEntry) -> None:
        """Compare the server's list with what was sent."""
        if not self._tasks.running(f"settle {entry.id}"):
            self._tasks.start(f"settle {entry.id}", self._settle(entry))

    async def _settle(self, entry: OutboxEntry) -> None:
        try:
            settled = await self._compose.settle(entry)
        except ElegooChatError as error:
            self._on_error(error)
            return
        self._show_settled(settled)

    def _show_settled(self, settled: Settled) -> None:
        if settled.created is not None:
            title = tr("It had arrived: created as #{id}.", id=settled.created.id)
            text = tr("The draft is no longer needed and is gone.")
            self._show_notice(Notice(title, text, tone=NoticeTone.SUCCESS, key="settled"))
            self._show_chat(settled.created)
            return
        entry = settled.entry
        self._show_notice(
            Notice(
                tr("The server's list has no such chat."),
                tr(
                    "The draft is kept. If you send it again, there will be one chat, unless the first still arrives."
                ),
                tone=NoticeTone.WARNING,
                action_label=tr("Back to the drafts"),
                callback=lambda: self.release(entry),
                key="settled",
            )
        )

    def release(self, entry: OutboxEntry) -> None:
        """Make it a draft again, and open that."""
        self._tasks.start(f"release {entry.id}", self._release_and_open(entry))

    async def _release_and_open(self, entry: OutboxEntry) -> None:
        await self._compose.release(entry)
        self._open_draft(entry.draft_id)

    def discard(self, entry: OutboxEntry) -> None:
        self._tasks.start(f"discard {entry.id}", self._compose.discard(entry))
