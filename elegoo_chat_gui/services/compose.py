"""POST: drafts, the outbox, and the three ways in which a sending can end."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from elegoo_chat_gui.core.accounts import Account, AccountKey
from elegoo_chat_gui.core.chats import (
    ChangeSet,
    Chat,
    ChatKey,
    ReceivedChat,
    chat_content_digest,
    chat_from_row,
)
from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.errors import (
    AccountUnknownError,
    AlreadySendingError,
    ApiError,
    DraftInvalidError,
    NoTokenError,
    OutcomeUnknownError,
    Phase,
    SendCancelledError,
    StoreError,
)
from elegoo_chat_gui.core.outbox import OutboxEntry, OutboxState
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.core.validation import validate_draft
from elegoo_chat_gui.services.ports import ChatCache, ChatSource, PostUnderWay, TokenVault, UserStore
from elegoo_chat_gui.services.sync import Announce, ChangeOrigin, SyncService

CAUSE_PROGRAM_ENDED = "program-ended"
CAUSE_NEVER_SENT = "never-sent"
CAUSE_RELEASED = "released"
CLOSING_PATIENCE = 5.0  # seconds that a POST under way is given when the program closes


@dataclass(frozen=True, slots=True)
class Settled:
    """What looking for an unsettled sending gave. `created` is None where the server's list has no such chat."""

    entry: OutboxEntry
    created: ChatKey | None


@dataclass(slots=True)
class _Sending:
    """A draft on its way; `listing` while the list is read first, `post` from then on."""

    task: asyncio.Task[ReceivedChat]
    draft: Draft
    listing: asyncio.Task[object] | None = None
    post: PostUnderWay | None = None
    cancel_wanted: bool = False


class ComposeService:
    """Owns the outbox and the tasks of sendings; screens only ask and show."""

    def __init__(
        self,
        source: ChatSource,
        cache: ChatCache,
        users: UserStore,
        vault: TokenVault,
        sync: SyncService,
        find_account: Callable[[AccountKey], Account | None],
        announce: Announce,
        drafts_changed: Callable[[], None],
        now: Callable[[], datetime],
    ) -> None:
        self._source = source
        self._cache = cache
        self._users = users
        self._vault = vault
        self._sync = sync
        self._find_account = find_account
        self._announce = announce
        self._drafts_changed = drafts_changed
        self._now = now
        self._sending: dict[str, _Sending] = {}
        self._closed = False

    # -- drafts ---------------------------------------------------------------------------------

    async def drafts(self, account: AccountKey) -> Sequence[Draft]:
        """Drafts of an account that are not on their way and not unsettled, last changed first."""
        unsettled = {entry.draft_id for entry in await self._users.outbox(account)}
        return [draft for draft in await self._users.drafts(account) if draft.id not in unsettled]

    async def draft(self, draft_id: str) -> Draft | None:
        return await self._users.draft(draft_id)

    async def save_draft(self, draft: Draft) -> None:
        """Keep a draft; an empty one is not kept. Raises StoreError."""
        if draft.is_empty():
            await self._users.delete_draft(draft.id)
        else:
            await self._users.save_draft(draft)
        self._drafts_changed()

    async def delete_draft(self, draft_id: str) -> None:
        await self._users.delete_draft(draft_id)
        self._drafts_changed()

    # -- sending --------------------------------------------------------------------------------

    def is_sending(self, draft_id: str) -> bool:
        return draft_id in self._sending

    def is_sending_for(self, account: AccountKey) -> bool:
        """Whether any draft of the account is on its way."""
        return any(sending.draft.account == account for sending in self._sending.values())

    def sending_phase(self, draft_id: str) -> Phase | None:
        """How far a sending is; None while the list is read first or when nothing is sent."""
        sending = self._sending.get(draft_id)
        return sending.post.phase if sending and sending.post else None

    async def submit(self, draft: Draft) -> ReceivedChat:
        """Create the chat. The sending goes on when the waiting is cancelled.

        Raises DraftInvalidError, AlreadySendingError, AccountUnknownError, NoTokenError, StoreError;
        OutcomeUnknownError where it may have arrived; any other ApiError where nothing was created.
        """
        if self._closed or draft.id in self._sending:
            raise AlreadySendingError
        if problems := validate_draft(draft):
            raise DraftInvalidError(problems)
        account = self._find_account(draft.account)
        if account is None:
            raise AccountUnknownError
        task = asyncio.get_running_loop().create_task(self._send(draft, account), name=f"send {draft.id}")
        self._sending[draft.id] = _Sending(task, draft)
        task.add_done_callback(lambda done: self._sent(draft.id, done))
        return await asyncio.shield(task)

    def sending_drafts(self) -> Sequence[Draft]:
        """The drafts that are on their way."""
        return [sending.draft for sending in self._sending.values()]

    def outcome(self, draft_id: str) -> Awaitable[ReceivedChat]:
        """How one of `sending_drafts` ends, for whoever did not begin it. Raises what `submit` raises."""
        return asyncio.shield(self._sending[draft_id].task)

    def _sent(self, draft_id: str, task: asyncio.Task[ReceivedChat]) -> None:
        self._sending.pop(draft_id, None)
        if not task.cancelled():
            task.exception()  # seen by those who waited; nobody waits when the window is gone, the outbox tells
        self._drafts_changed()

    def cancel(self, draft_id: str) -> None:
        """Stop a sending; submit() then raises SendCancelledError or OutcomeUnknownError."""
        if sending := self._sending.get(draft_id):
            sending.cancel_wanted = True
            if sending.post is not None:
                sending.post.cancel()
            elif sending.listing is not None:
                sending.listing.cancel()

    async def _send(self, draft: Draft, account: Account) -> ReceivedChat:
        await self._refuse_unsettled(draft)
        await self._users.save_draft(draft)
        token = await self._vault.token(account.key)
        if token is None:
            raise NoTokenError
        if await self._cache.complete_at(account.key) is None:
            await self._read_list_first(draft.id, account)
        entry = await self._write_down(draft, account)
        if self._sending[draft.id].cancel_wanted:
            await self._close_refused(entry, SendCancelledError())
            raise SendCancelledError
        return await self._post(entry, draft, account, token)

    async def _read_list_first(self, draft_id: str, account: Account) -> None:
        """Without a complete list nobody could tell afterwards which chat is the new one."""
        sending = self._sending[draft_id]
        reading = self._sync.refresh(account, lambda _progress: None)
        sending.listing = asyncio.get_running_loop().create_task(reading, name=f"list before {draft_id}")
        try:
            if sending.cancel_wanted:
                sending.listing.cancel()
            await sending.listing
        except asyncio.CancelledError:
            raise SendCancelledError from None
        finally:
            sending.listing = None

    async def _refuse_unsettled(self, draft: Draft) -> None:
        if any(entry.draft_id == draft.id for entry in await self._users.outbox(draft.account)):
            raise AlreadySendingError

    async def _write_down(self, draft: Draft, account: Account) -> OutboxEntry:
        """On the disk before the first byte leaves."""
        entry = OutboxEntry(
            id=uuid.uuid4().hex,
            draft_id=draft.id,
            account=account.key,
            state=OutboxState.SENDING,
            title=draft.title(),
            highest_known_id=await self._cache.highest_id(account.key),
            content_digest=draft.new_chat().content_digest(),
            started_at=self._now(),
        )
        await self._users.put_outbox(entry)
        return entry

    async def _post(self, entry: OutboxEntry, draft: Draft, account: Account, token: Secret) -> ReceivedChat:
        post = self._source.create(account, token, draft.new_chat())
        self._sending[draft.id].post = post
        try:
            created = await post.outcome()
        except OutcomeUnknownError as error:
            cause = type(error.cause).__name__ if error.cause else "cancelled"
            await self._users.put_outbox(replace(entry, state=OutboxState.UNKNOWN, cause=cause))
            raise
        except ApiError as error:
            await self._close_refused(entry, error)
            raise
        await self._keep_created(entry, created)
        return created

    async def _close_refused(self, entry: OutboxEntry, error: ApiError) -> None:
        refused = replace(entry, state=OutboxState.REFUSED, cause=type(error).__name__)
        await self._users.close_outbox(refused, delete_draft=False)

    async def _keep_created(self, entry: OutboxEntry, created: ReceivedChat) -> None:
        """The chat goes into the cache first, then its row is closed: a crash between the two loses neither."""
        try:
            changes = await self._cache.put_created(created)
        except StoreError:  # the next refresh brings it; that it was created must not be lost
            changes = ChangeSet(created.key.account, added=(created.summary,))
        done = replace(entry, state=OutboxState.CREATED, created_id=created.key.id)
        await self._users.close_outbox(done, delete_draft=True)
        if changes:
            self._announce(changes, ChangeOrigin.CREATED)

    # -- unsettled sendings -----------------------------------------------------------------------

    async def recover(self) -> None:
        """At start: what was on its way when the program ended may have arrived."""
        for entry in await self._users.outbox():
            if entry.state is OutboxState.SENDING:
                unknown = replace(entry, state=OutboxState.UNKNOWN, cause=CAUSE_PROGRAM_ENDED)
                await self._users.put_outbox(unknown)
            elif entry.state is OutboxState.READY:
                never = replace(entry, state=OutboxState.REFUSED, cause=CAUSE_NEVER_SENT)
                await self._users.close_outbox(never, delete_draft=False)

    async def unsettled(self, account: AccountKey) -> Sequence[OutboxEntry]:
        """Sendings of an account of which nobody knows whether they arrived."""
        return [entry for entry in await self._users.outbox(account) if entry.state is OutboxState.UNKNOWN]

    async def settle(self, entry: OutboxEntry) -> Settled:
        """Look for the chat in a fresh complete list of the same account. Never sends.

        Raises AccountUnknownError, NoTokenError, ApiError, StoreError.
        """
        account = self._find_account(entry.account)
        if account is None:
            raise AccountUnknownError
        await self._sync.refresh(account, lambda _progress: None)
        claimed = await self._users.created_ids(entry.account)
        for raw in await self._cache.raw_newer_than(entry.account, entry.highest_known_id):
            chat = chat_from_row(entry.account, raw)
            if chat.key.id not in claimed and self._is_the_same(entry, chat):
                done = replace(entry, state=OutboxState.CREATED, created_id=chat.key.id)
                await self._users.close_outbox(done, delete_draft=True)
                self._drafts_changed()
                return Settled(done, chat.key)
        return Settled(entry, None)

    @staticmethod
    def _is_the_same(entry: OutboxEntry, chat: Chat) -> bool:
        return chat_content_digest(chat) == entry.content_digest

    async def release(self, entry: OutboxEntry) -> None:
        """The person decided that it did not arrive: the draft can be sent again."""
        released = replace(entry, state=OutboxState.REFUSED, cause=CAUSE_RELEASED)
        await self._users.close_outbox(released, delete_draft=False)
        self._drafts_changed()

    async def discard(self, entry: OutboxEntry) -> None:
        """The person lets it go: neither looked for nor sent again; the draft goes too."""
        released = replace(entry, state=OutboxState.REFUSED, cause=CAUSE_RELEASED)
        await self._users.close_outbox(released, delete_draft=True)
        self._drafts_changed()

    async def aclose(self) -> None:
        """Give sendings under way a moment to end, then stop them; those are found as unknown at the next start."""
        self._closed = True
        tasks = {sending.task for sending in self._sending.values()}
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=CLOSING_PATIENCE)
        for draft_id in list(self._sending):
            self.cancel(draft_id)
        if late:
            await asyncio.wait(late)
