"""Opens chats into the pane: the newest wish wins, and a late answer never replaces another chat."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from elegoo_chat_gui.core.chat_changes import ChatChanges, chat_changes
from elegoo_chat_gui.core.chats import Chat, ChatKey, ChatSummary
from elegoo_chat_gui.core.errors import ElegooChatError
from elegoo_chat_gui.ui.async_tasks import TaskScope
from elegoo_chat_gui.ui.change_words import change_words
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
    """`describe` finds the words for an error; `on_error` gets what nobody foresaw, `opened` each chat shown.

    A chat that is read anew and says something else is compared with the version the reader saw, until they close
    the notice: `difference_wanted` gets the chat's id and the difference when they ask for it.
    """

    def __init__(
        self,
        pane: ConversationPane,
        reading: ChatReading,
        describe: Callable[[ElegooChatError], ErrorWords],
        on_error: Callable[[Exception], None],
        opened: Callable[[Chat], None] = lambda _chat: None,
        difference_wanted: Callable[[int, ChatChanges], None] = lambda _id, _changes: None,
    ) -> None:
        self._pane = pane
        self._reading = reading
        self._describe = describe
        self._opened = opened
        self._difference_wanted = difference_wanted
        self._shown: Chat | None = None
        self._seen: Chat | None = None  # what the reader knows, where it is no longer what is shown
        self._changes = ChatChanges()
        self._tasks = TaskScope(on_error)
        self._key: ChatKey | None = None
        self._summary: ChatSummary | None = None
        pane.retry_requested.connect(self.reload)
        pane.change_notice.difference_requested.connect(self._ask_for_difference)
        pane.change_notice.dismissed.connect(self._forget_changes)

    @property
    def key(self) -> ChatKey | None:
        """The chat that was asked for last."""
        return self._key

    def open(self, key: ChatKey | None, summary: ChatSummary | None = None) -> None:
        """Show a chat, None for none. Opening the chat that is shown reads it anew and keeps the place."""
        self._key, self._summary = key, summary
        if self._shown is not None and self._shown.key != key:
            self._shown = None
            self._forget_changes()
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
            before, self._shown = self._shown, chat
            self._pane.show_chat(chat, self._summary)
            self._opened(chat)
            await self._compare(self._seen or before, chat)

    async def _compare(self, seen: Chat | None, chat: Chat) -> None:
        """Say what is different from the version the reader knows."""
        if seen is None or seen is chat:
            return
        same = seen.raw == chat.raw
        self._seen = None if same else seen  # also for the next version, should it come while this one is compared
        changes = ChatChanges() if same else await asyncio.to_thread(chat_changes, seen, chat)
        if self._shown is not chat:
            return
        if not changes:
            self._forget_changes()
            return
        self._changes = changes
        self._pane.change_notice.show_words(change_words(changes))

    def _forget_changes(self) -> None:
        self._seen, self._changes = None, ChatChanges()
        self._pane.change_notice.hide()

    def _ask_for_difference(self) -> None:
        if self._changes and self._shown is not None:
            self._difference_wanted(self._shown.key.id, self._changes)

    async def aclose(self) -> None:
        """Stop opening."""
        await self._tasks.aclose()
