"""Opens chats into the pane: the newest wish wins, and a late answer never replaces another chat."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from elegoo_chat_gui.core.chats import Chat, ChatKey, ChatSummary
from elegoo_chat_gui.core.errors import ElegooChatError
from elegoo_chat_gui.ui.async_tasks import TaskScope
from elegoo_chat_gui.ui.screens.conversation.pane import ConversationPane


class ChatReading(Protocol):
    """Gives decoded chats."""

    async def open(self, key: ChatKey) -> Chat:
        """Raises ElegooChatError."""
        ...


class ErrorWords(Protocol):
    """What a person is told of an error."""

    @property
    def title(self) -> str: ...

    @property
    def advice(self) -> str: ...


class ConversationPresenter:
    """`describe` finds the words for an error; `on_error` gets what nobody foresaw, `opened` each chat shown."""

    def __init__(
        self,
        pane: ConversationPane,
        reading: ChatReading,
        describe: Callable[[ElegooChatError], ErrorWords],
        on_error: Callable[[Exception], None],
        opened: Callable[[Chat], None] = lambda _chat: None,
    ) -> None:
        self._pane = pane
        self._reading = reading
        self._describe = describe
        self._opened = opened
        self._tasks = TaskScope(on_error)
        self._key: ChatKey | None = None
        self._summary: ChatSummary | None = None
        pane.retry_requested.connect(self.reload)

    @property
    def key(self) -> ChatKey | None:
        """The chat that was asked for last."""
        return self._key

    def open(self, key: ChatKey | None, summary: ChatSummary | None = None) -> None:
        """Show a chat, None for none. Opening the chat that is shown reads it anew and keeps the place."""
        self._key, self._summary = key, summary
        if key is None:
            self._tasks.cancel("open-chat")
            self._pane.show_nothing()
            return
        if summary is not None:
            self._pane.show_loading(summary)
        self._tasks.start("open-chat", self._open(key))

    def reload(self) -> None:
        """Read the chat again: after a failure, or because it changed."""
        if self._key is not None:
            self.open(self._key, self._summary)

    async def _open(self, key: ChatKey) -> None:
        try:
            chat = await self._reading.open(key)
        except ElegooChatError as error:
            if key == self._key:
                words = self._describe(error)
                self._pane.show_failure(words.title, words.advice)
            return
        if key == self._key:
            self._pane.show_chat(chat, self._summary)
            self._opened(chat)

    async def aclose(self) -> None:
        """Stop opening."""
        await self._tasks.aclose()
