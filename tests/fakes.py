"""Stand-ins for the ports that reach outside this computer. Stores are real everywhere."""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Sequence
from datetime import UTC, datetime
from itertools import count

from elegoo_chat_gui.core.accounts import Account, AccountKey, Server, ServerKind, TokenPlace
from elegoo_chat_gui.core.chats import ChatBatch, NewChat, ReceivedChat, chat_from_row
from elegoo_chat_gui.core.checks import CheckResult, CheckStep
from elegoo_chat_gui.core.errors import ApiError, OutcomeUnknownError, Phase
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.core.summaries import summarise

SERVER = Server("https://example.org", "https://example.org", ServerKind.CUSTOM)
ACCOUNT = Account(SERVER, "U1")
OTHER_ACCOUNT = Account(SERVER, "U2")
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def received(account: AccountKey, chat_id: int, chat: NewChat | None = None) -> ReceivedChat:
    """A row as the server would send it."""
    fields = (chat or NewChat(f'[{{"role":"user","content":"question {chat_id}"}}]')).wire_fields()
    moment = f"2026-11-20T10:00:{chat_id % 60:02d}Z"
    row = {"id": chat_id, **fields, "created_at": moment, "updated_at": moment}
    raw = json.dumps(row).encode()
    return ReceivedChat(summarise(chat_from_row(account, raw)), raw)


class MemoryVault:
    """Fits TokenVault."""

    def __init__(self, *accounts: Account) -> None:
        self.tokens = {account.key: Secret("token of " + account.user_id) for account in accounts}

    async def token(self, account: AccountKey) -> Secret | None:
        return self.tokens.get(account)

    async def keep(self, account: AccountKey, token: Secret, *, remember: bool = True) -> TokenPlace:
        self.tokens[account] = token
        return TokenPlace.MEMORY

    async def forget(self, account: AccountKey) -> None:
        self.tokens.pop(account, None)

    def drop(self, account: AccountKey) -> None:
        self.tokens.pop(account, None)

    async def available(self) -> bool:
        return False


class FakePost:
    """Fits PostUnderWay: ends when the test says so."""

    def __init__(self) -> None:
        self.phase = Phase.WAITING
        self._done: asyncio.Future[ReceivedChat] = asyncio.get_running_loop().create_future()

    def succeed(self, chat: ReceivedChat) -> None:
        self._done.set_result(chat)

    def fail(self, error: ApiError) -> None:
        self._done.set_exception(error)

    def cancel(self) -> None:
        if not self._done.done():
            self.fail(OutcomeUnknownError(None))

    async def outcome(self) -> ReceivedChat:
        return await asyncio.shield(self._done)


class FakeServer:
    """Fits ChatSource: keeps chats by account, creates, loses answers on request."""

    def __init__(self) -> None:
        self.chats: dict[AccountKey, list[ReceivedChat]] = {}
        self.list_error: ApiError | None = None
        self.create_error: ApiError | None = None
        self.lose_answer = False
        self.hold_posts = False
        self.posts: list[FakePost] = []
        self.lists_read = 0
        self.before_post: Callable[[], None] = lambda: None
        self._ids = count(100)

    async def stream(self, account: Account, token: Secret) -> AsyncGenerator[ChatBatch, None]:
        self.lists_read += 1
        chats = list(self.chats.get(account.key, ()))
        half = len(chats) // 2
        if chats[:half]:
            yield ChatBatch(tuple(chats[:half]), 100)
        if self.list_error is not None:
            raise self.list_error
        yield ChatBatch(tuple(chats[half:]), 200)

    def create(self, account: Account, token: Secret, chat: NewChat) -> FakePost:
        self.before_post()
        post = FakePost()
        self.posts.append(post)
        if self.hold_posts:
            return post
        if self.create_error is not None:
            post.fail(self.create_error)
            return post
        created = received(account.key, next(self._ids), chat)
        self.chats.setdefault(account.key, []).insert(0, created)
        if self.lose_answer:
            post.fail(OutcomeUnknownError(None))
        else:
            post.succeed(created)
        return post

    async def check(self, account: Account, token: Secret) -> AsyncGenerator[CheckResult, None]:
        for step in self.check_steps():
            yield CheckResult(step)

    @staticmethod
    def check_steps() -> Sequence[CheckStep]:
        return tuple(CheckStep)
