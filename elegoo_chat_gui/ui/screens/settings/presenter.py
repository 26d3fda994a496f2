"""Works out a chat's settings in the background: the newest wish wins, a late answer never replaces another chat."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.chats import CachedList, Chat, ChatKey
from elegoo_chat_gui.core.errors import ElegooChatError
from elegoo_chat_gui.core.messages import DecodedMessages
from elegoo_chat_gui.core.presets import PresetKind, PresetNames
from elegoo_chat_gui.core.settings_difference import (
    SettingsDifference,
    SettingsInForce,
    names_at_end,
    names_of_chat,
    settings_difference,
)
from elegoo_chat_gui.core.settings_timeline import SettingsTimeline, settings_timeline
from elegoo_chat_gui.core.slicers import PresetBaseline
from elegoo_chat_gui.core.summaries import summarise
from elegoo_chat_gui.ui.async_tasks import TaskScope
from elegoo_chat_gui.ui.clipboard import copy_forms
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.screens.settings._chooser import chat_offers, chat_words
from elegoo_chat_gui.ui.screens.settings._content import (
    SettingsContent,
    compared_content,
    settings_content,
)
from elegoo_chat_gui.ui.screens.settings._copying import CopyJob, copied_table
from elegoo_chat_gui.ui.screens.settings._tools import SettingsView
from elegoo_chat_gui.ui.screens.settings._words import ValueWords
from elegoo_chat_gui.ui.screens.settings.pane import SettingsPane


class ChatReading(Protocol):
    """Gives decoded chats."""

    async def open(self, key: ChatKey) -> Chat:
        """Raises ElegooChatError."""
        ...


class Baselines(Protocol):
    """What presets say on this computer."""

    async def baseline(self, names: PresetNames) -> PresetBaseline: ...


class ErrorWords(Protocol):
    """What a person is told of an error."""

    @property
    def title(self) -> str: ...

    @property
    def advice(self) -> str: ...


class SettingsPresenter(QObject):
    """`changed` carries the SettingsDifference of the shown chat, None while it is not known, and how many differ.

    `copied` tells what was copied, in words.
    """

    changed = Signal(object, int)
    copied = Signal(str)

    def __init__(
        self,
        pane: SettingsPane,
        presets: Baselines,
        reading: ChatReading,
        kept_chats: Callable[[AccountKey], Awaitable[CachedList]],
        describe: Callable[[ElegooChatError], ErrorWords],
        on_error: Callable[[Exception], None],
    ) -> None:
        super().__init__()
        self._pane = pane
        self._presets = presets
        self._reading = reading
        self._kept_chats = kept_chats
        self._describe = describe
        self._tasks = TaskScope(on_error)
        self._chat: Chat | None = None
        self._content: SettingsContent | None = None
        self._other: ChatKey | None = None
        self._beside: tuple[ChatKey, ChatKey] | None = None  # which two chats stand side by side
        pane.chats_wanted.connect(self._offer_chats)
        pane.compare_chosen.connect(self.compare_with)
        pane.copy_requested.connect(self._copy)

    # -- one chat -----------------------------------------------------------------------------------

    def show_chat(self, chat: Chat | None) -> None:
        """Show the settings of a decoded chat, None for none. The same chat again keeps what is shown meanwhile."""
        is_same = chat is not None and self._chat is not None and chat.key == self._chat.key
        self._chat = chat
        if chat is None:
            self._content, self._beside = None, None
            for name in ("settings", "compare"):
                self._tasks.cancel(name)
            self._pane.show_nothing()
            self.changed.emit(None, 0)
            return
        if not is_same:
            self._content, self._beside = None, None
            self._pane.show_reading()
            self.changed.emit(None, 0)
        self._tasks.start("settings", self._show(chat))

    def refresh_presets(self) -> None:
        """The slicers' files were read anew: what they say may be another."""
        if self._chat is not None:
            self._tasks.start("settings", self._show(self._chat))

    def forget_other(self) -> None:
        """Another account is shown: the chat that was compared with is none of its own."""
        self._other, self._beside = None, None
        self._tasks.cancel("compare")

    def settings_in_force(self) -> SettingsInForce | None:
        """What could be saved as a preset; None while the settings are not known."""
        return self._content.in_force if self._content is not None else None

    @property
    def difference(self) -> SettingsDifference | None:
        """That of the shown chat, as soon as it is known."""
        return self._content.difference if self._content is not None else None

    async def _show(self, chat: Chat) -> None:
        content = await self._content_of(chat)
        if chat is not self._chat:
            return
        self._content = content
        self._pane.show_content(content)
        self.changed.emit(content.difference, content.changed)
        if self._other is not None:
            self._start_comparing()

    async def _content_of(self, chat: Chat) -> SettingsContent:
        values = self._pane.values
        timeline = await asyncio.to_thread(_timeline_of, chat, values)
        names, at_end = names_of_chat(chat), names_at_end(chat, timeline)
        of_chat = await self._baseline(names)
        baseline = of_chat if at_end == names else await self._baseline(at_end)
        return await asyncio.to_thread(_make_content, chat, timeline, of_chat, baseline, values)

    async def _baseline(self, names: PresetNames) -> PresetBaseline:
        try:
            return await self._presets.baseline(names)
        except ElegooChatError:
            return PresetBaseline(missing=tuple(kind for kind in PresetKind if names.of(kind)))

    # -- two chats ----------------------------------------------------------------------------------

    def _offer_chats(self) -> None:
        if self._chat is not None:
            self._tasks.start("offer", self._offer(self._chat.key))

    async def _offer(self, shown: ChatKey) -> None:
        kept = await self._kept_chats(shown.account)
        others = [summary for summary in kept.summaries if summary.key != shown]
        offers = await asyncio.to_thread(chat_offers, others)
        if self._chat is not None and self._chat.key == shown:
            self._pane.offer_chats(offers)

    def compare_with(self, key: ChatKey) -> None:
        """Put another chat of the account beside the shown one."""
        self._other = key
        self._pane.show_view(SettingsView.COMPARE)
        self._start_comparing()

    def chats_changed(self, keys: Iterable[ChatKey]) -> None:
        """Chats were read anew: the one that is compared with may be among them."""
        if self._other in set(keys):
            self._start_comparing()

    def _start_comparing(self) -> None:
        if self._chat is not None and self._content is not None and self._other is not None:
            if self._other != self._chat.key:
                self._tasks.start("compare", self._compare(self._content, self._chat.key, self._other))
            else:
                self._beside = None
                self._pane.show_comparing(tr("This is the chat itself"), tr("Choose another one to compare it with."))

    async def _compare(self, content: SettingsContent, key: ChatKey, other: ChatKey) -> None:
        if self._beside != (key, other):  # what was read before stays until it comes anew
            self._beside = None
            self._pane.show_comparing(tr("Reading the other chat…"))
        try:
            chat = await self._reading.open(other)
        except ElegooChatError as error:
            words = self._describe(error)
            if self._is_wanted(content, other):
                self._beside = None
                self._pane.show_comparing(words.title, words.advice)
            return
        others = await self._content_of(chat)
        compared = await asyncio.to_thread(compared_content, content, others, self._pane.values)
        if self._is_wanted(content, other):
            self._beside = (key, other)
            self._pane.show_compared(compared)

    def _is_wanted(self, content: SettingsContent, other: ChatKey) -> bool:
        return self._content is content and self._other == other

    # -- copying ------------------------------------------------------------------------------------

    def _copy(self, job: CopyJob) -> None:
        self._tasks.start("copy", self._copy_rows(job))

    async def _copy_rows(self, job: CopyJob) -> None:
        table = await asyncio.to_thread(copied_table, job)
        copy_forms(table.markdown, html=table.html, markdown=table.markdown)
        self.copied.emit(tr_n("{n} row copied as a table", "{n} rows copied as a table", table.count))

    async def aclose(self) -> None:
        await self._tasks.aclose()


def _timeline_of(chat: Chat, values: ValueWords) -> SettingsTimeline:
    log = chat.log
    return (
        settings_timeline(log.messages, values.words.names)
        if isinstance(log, DecodedMessages)
        else SettingsTimeline()
    )


def _make_content(
    chat: Chat, timeline: SettingsTimeline, of_chat: PresetBaseline, baseline: PresetBaseline, values: ValueWords
) -> SettingsContent:
    found = settings_difference(chat, timeline, of_chat, baseline, values.words)
    is_undecoded = not isinstance(chat.log, DecodedMessages)
    return settings_content(chat_words(summarise(chat)), found, values, is_undecoded=is_undecoded)
