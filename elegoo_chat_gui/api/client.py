"""The Chats API from any thread: GET as a stream of batches, POST as a sending of its own, the connection test."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from elegoo_chat_gui.api.network_thread import Call, NetworkThread
from elegoo_chat_gui.api.policy import Policy
from elegoo_chat_gui.api.progress import RequestProgress
from elegoo_chat_gui.core.accounts import Account
from elegoo_chat_gui.core.chats import ChatBatch, NewChat, ReceivedChat
from elegoo_chat_gui.core.checks import CheckResult
from elegoo_chat_gui.core.errors import ApiError, OutcomeUnknownError, Phase, SendCancelledError
from elegoo_chat_gui.core.secrets import Secret

if TYPE_CHECKING:
    from elegoo_chat_gui.api.exchange import HttpDoor

T = TypeVar("T")


class Posting:
    """A POST under way in the network thread; it goes on whoever waits for it."""

    def __init__(self, progress: RequestProgress, call: Call[ReceivedChat]) -> None:
        self._progress = progress
        self._call = call

    @property
    def phase(self) -> Phase:
        """How far it is."""
        return self._progress.phase

    def cancel(self) -> None:
        """Stop it as soon as possible; outcome() then raises SendCancelledError or OutcomeUnknownError."""
        self._call.cancel()

    async def outcome(self) -> ReceivedChat:
        """The created chat, for any number of waiters. Raises OutcomeUnknownError where it may have arrived,
        any other ApiError where nothing was created."""
        return await self._call.outcome()


class ChatClient:
    """Client of every account's server. Its thread starts with the first request; aclose() ends it.

    Methods may be called from any thread with a running asyncio loop.
    """

    def __init__(self, policy: Policy | None = None) -> None:
        self._policy = policy or Policy()
        self._network = NetworkThread()
        self._door: HttpDoor | None = None

    def stream(self, account: Account, token: Secret) -> AsyncGenerator[ChatBatch, None]:
        """The list. Only the normal end means that it is complete. Raises ApiError; aclose() stops at once."""

        def batches() -> AsyncGenerator[ChatBatch, None]:
            from elegoo_chat_gui.api.list_request import ListRequest  # noqa: PLC0415  # see _opened_door

            return ListRequest(self._opened_door(), self._policy, account, token).batches()

        return self._from_network(batches)

    def create(self, account: Account, token: Secret, chat: NewChat) -> Posting:
        """Make the POST; it starts at once."""
        timeouts = self._policy.timeouts
        progress = RequestProgress(timeouts.connect)

        async def create() -> ReceivedChat:
            from elegoo_chat_gui.api.create_request import create_chat  # noqa: PLC0415  # see _opened_door

            return await create_chat(
                self._opened_door(), timeouts.create_read, account, token, chat, progress=progress
            )

        def cancelled() -> ApiError:
            return OutcomeUnknownError(None) if progress.first_byte_left else SendCancelledError()

        return Posting(progress, self._network.start(create, cancelled))

    def check(self, account: Account, token: Secret) -> AsyncGenerator[CheckResult, None]:
        """Each step as it ends; stops behind the first that failed."""

        def results() -> AsyncGenerator[CheckResult, None]:
            from elegoo_chat_gui.api.check_request import ConnectionCheck  # noqa: PLC0415  # see _opened_door

            return ConnectionCheck(self._opened_door(), self._policy.timeouts, account, token).results()

        return self._from_network(results)

    async def aclose(self) -> None:
        """Stop everything, a POST under way too, and end the thread. May be called again."""
        await self._network.aclose()

    def _opened_door(self) -> HttpDoor:
        """In the network thread. httpx and its kin take a tenth of a second to import: not before the first paint."""
        if self._door is None:
            from elegoo_chat_gui.api.exchange import HttpDoor  # noqa: PLC0415

            self._door = HttpDoor(self._policy.timeouts)
        return self._door

    async def _from_network(self, source: Callable[[], AsyncGenerator[T, None]]) -> AsyncGenerator[T, None]:
        """Items of a generator that lives in the network thread. It is closed there whatever ends this one."""
        there: list[AsyncGenerator[T, None]] = []

        async def following() -> tuple[T, ...]:
            if not there:
                there.append(source())
            async for item in there[0]:
                return (item,)
            return ()

        async def close() -> None:
            for generator in there:
                await generator.aclose()

        try:
            while items := await self._network.run(following):
                yield items[0]
        finally:
            with suppress(ApiError):  # the thread has ended, and all of its generators with it
                await self._network.start(close).outcome()
