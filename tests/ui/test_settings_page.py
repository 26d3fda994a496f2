"""The settings joined to conversation, details and saving."""

import asyncio
from collections.abc import Coroutine, Iterator
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.accounts import Account, AccountKey
from elegoo_chat_gui.core.chats import CachedList, ChangeSet, Chat, ChatKey
from elegoo_chat_gui.core.summaries import summarise
from elegoo_chat_gui.services.reading import ReadingService
from elegoo_chat_gui.services.sync import ChangeOrigin, SyncService
from elegoo_chat_gui.ui.app_events import AppEvents
from elegoo_chat_gui.ui.notices import Notice
from elegoo_chat_gui.ui.screens.conversation import ConversationPane
from elegoo_chat_gui.ui.screens.details import DetailsPane
from elegoo_chat_gui.ui.settings_page import SettingsPage, SettingsSources
from elegoo_chat_gui.ui.theme import Theme
from tests.fakes_presets import FakePresets
from tests.ui.settings_samples import KNOWN, now, strong_chat, with_settings


class Chats:
    """What is kept of an account; fits reading and the list."""

    def __init__(self, *chats: Chat) -> None:
        self.chats = {chat.key: chat for chat in chats}

    async def open(self, key: ChatKey) -> Chat:
        return self.chats[key]

    async def cached(self, _account: AccountKey) -> CachedList:
        return CachedList([summarise(chat) for chat in self.chats.values()], None)


class Joined:
    """Conversation and details with the page between them."""

    def __init__(self, qtbot: QtBot) -> None:
        theme = Theme(mode="light")
        self.conversation, self.details = ConversationPane(theme), DetailsPane(theme)
        for pane in (self.details, self.conversation):
            qtbot.addWidget(pane)
            pane.resize(800, 700)
            pane.show()
        self.presets = FakePresets(known=KNOWN)
        self.kept = Chats()
        self.events = AppEvents()
        self.notices: list[Notice] = []
        self.unforeseen: list[Exception] = []
        kept = self.kept
        sources = SettingsSources(self.presets, cast(ReadingService, kept), cast(SyncService, kept), now)
        panes = (self.conversation, self.details)
        self.page = SettingsPage(*panes, sources, theme, self.notices.append, self.unforeseen.append)
        self.page.follow(self.events)

    async def opens(self, chat: Chat) -> None:
        self.conversation.show_chat(chat)
        self.details.show_chat(chat)
        self.page.show_chat(chat)
        await until(lambda: self.page.presenter.difference is not None)

    @property
    def tab(self) -> str:
        return self.conversation.header.tabs.tabText(self.page.place)

    def details_words(self) -> str:
        return " ".join(label.text() for label in self.details.findChildren(QLabel))


@pytest.fixture
def joined(qtbot: QtBot, qapp: QApplication) -> Iterator[Joined]:
    joined = Joined(qtbot)
    yield joined
    joined.conversation.show_nothing()
    assert not joined.unforeseen


async def until(condition: Any) -> None:
    for _ in range(400):
        if condition():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("waited in vain")


def play(joined: Joined, story: Coroutine[Any, Any, None]) -> None:
    async def whole() -> None:
        try:
            await story
        finally:
            await joined.page.aclose()

    asyncio.run(asyncio.wait_for(whole(), 10))


def test_the_tab_counts_and_the_details_compare(joined: Joined) -> None:
    async def story() -> None:
        assert joined.tab == "Settings"
        await joined.opens(strong_chat())
        assert joined.tab == "Settings · 4 changed"
        assert "1 of 2 differs from preset" in joined.details_words()
        joined.page.show_chat(None)
        assert joined.tab == "Settings"

    play(joined, story())


def test_a_message_named_in_the_settings_is_shown_in_the_conversation(joined: Joined) -> None:
    async def story() -> None:
        await joined.opens(strong_chat())
        joined.conversation.show_page(joined.page.place)
        assert joined.page.pane.isVisible()
        joined.page.pane.message_requested.emit(5)
        assert not joined.page.pane.isVisible()
        assert joined.conversation.view.read_message == 5

    play(joined, story())


def test_what_is_in_force_can_be_saved_as_a_preset(joined: Joined) -> None:
    async def story() -> None:
        await joined.opens(strong_chat())
        joined.conversation.show_page(joined.page.place)
        joined.page.pane.tools.save_button.click()
        await until(lambda: joined.page.saving.dialog is not None)
        dialog = joined.page.saving.dialog
        assert dialog is not None
        dialog.reject()

    play(joined, story())


def test_the_page_hears_of_presets_chats_and_accounts(joined: Joined) -> None:
    chat, other = strong_chat(1), with_settings({"wall_loops": "9"}, [], 2)

    async def story() -> None:
        joined.kept.chats = {chat.key: chat, other.key: other}
        joined.presets.known = {}
        await joined.opens(chat)
        assert joined.tab == "Settings · 3 changed"
        joined.presets.known = KNOWN
        joined.events.presets_changed.emit()
        await until(lambda: joined.tab == "Settings · 4 changed")
        joined.page.presenter.compare_with(other.key)
        pane = joined.page.pane
        await until(lambda: pane.compare.settings.items)
        again = with_settings({"wall_loops": "8"}, [], 2)
        joined.kept.chats[other.key] = again
        changes = ChangeSet(chat.key.account, updated=(summarise(again),))
        joined.events.chats_changed.emit(changes, ChangeOrigin.REFRESH)
        await until(lambda: "8" in [item.row.other.in_force for item in pane.compare.settings.items])
        joined.events.account_switched.emit(cast(Account, None))
        assert joined.page.presenter._other is None

    play(joined, story())
