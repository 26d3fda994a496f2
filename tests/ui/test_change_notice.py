"""What the presenter says of a chat that is read anew."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.chat_changes import ChatChanges
from elegoo_chat_gui.core.chats import Chat, ChatKey
from elegoo_chat_gui.ui.screens.conversation.pane import ConversationPane
from elegoo_chat_gui.ui.screens.conversation.presenter import ConversationPresenter
from elegoo_chat_gui.ui.theme import Theme
from tests.ui.conversation_samples import chat_of, summary_of, turns


class Server:
    """Has one version of each chat at a time."""

    def __init__(self, *chats: Chat) -> None:
        self.chats = {chat.key: chat for chat in chats}

    async def open(self, key: ChatKey) -> Chat:
        await asyncio.sleep(0)
        return self.chats[key]


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[ConversationPane]:
    pane = ConversationPane(Theme(mode="light"))
    qtbot.addWidget(pane)
    pane.resize(800, 600)
    pane.show()
    yield pane
    pane.show_nothing()


def play(
    pane: ConversationPane, server: Server, story: Callable[[ConversationPresenter], Coroutine[Any, Any, None]]
) -> list[ChatChanges]:
    wanted: list[ChatChanges] = []
    unforeseen: list[Exception] = []

    async def whole() -> None:
        presenter = ConversationPresenter(
            pane,
            server,
            lambda _error: SimpleNamespace(title="Failed", advice=""),
            unforeseen.append,
            difference_wanted=lambda _id, changes: wanted.append(changes),
        )
        await story(presenter)
        await presenter.aclose()

    asyncio.run(asyncio.wait_for(whole(), 20))
    assert not unforeseen
    return wanted


async def settled(presenter: ConversationPresenter) -> None:
    while presenter._tasks.running("open-chat"):
        await asyncio.sleep(0.005)
    await asyncio.sleep(0)


async def reads(presenter: ConversationPresenter, server: Server, chat: Chat) -> None:
    server.chats[chat.key] = chat
    presenter.open(chat.key, summary_of(chat))
    await settled(presenter)


def test_the_same_chat_again_says_nothing(pane: ConversationPane) -> None:
    first, spelled = chat_of(turns(4)), chat_of(turns(4), updated_at="2026-11-23T00:00:00Z")
    server = Server(first)

    async def story(presenter: ConversationPresenter) -> None:
        for chat in (first, chat_of(turns(4)), spelled):
            await reads(presenter, server, chat)
            assert not pane.change_notice.isVisible()

    play(pane, server, story)


def test_changes_add_up_until_the_notice_is_closed(pane: ConversationPane) -> None:
    server = Server()

    async def story(presenter: ConversationPresenter) -> None:
        await reads(presenter, server, chat_of(turns(4)))
        await reads(presenter, server, chat_of(turns(5)))
        assert pane.change_notice.words == "Changed on the server: 1 message new"
        await reads(presenter, server, chat_of(turns(6)))
        assert pane.change_notice.words == "Changed on the server: 2 messages new"
        pane.change_notice.show_button.click()
        pane.change_notice.close_button.click()
        assert not pane.change_notice.isVisible()
        await reads(presenter, server, chat_of(turns(7)))
        assert pane.change_notice.words == "Changed on the server: 1 message new"
        pane.change_notice.show_button.click()

    assert [changes.added for changes in play(pane, server, story)] == [2, 1]


def test_what_changed_back_is_no_change(pane: ConversationPane) -> None:
    server = Server()

    async def story(presenter: ConversationPresenter) -> None:
        await reads(presenter, server, chat_of(turns(4)))
        await reads(presenter, server, chat_of(turns(5)))
        await reads(presenter, server, chat_of(turns(4)))
        assert not pane.change_notice.isVisible()

    play(pane, server, story)


def test_a_version_that_comes_while_another_is_compared_loses_nothing(pane: ConversationPane) -> None:
    server = Server()

    async def story(presenter: ConversationPresenter) -> None:
        await reads(presenter, server, chat_of(turns(4)))
        server.chats[chat_of([]).key] = chat_of(turns(5))
        presenter.reload()
        while pane.view.chat is not server.chats[chat_of([]).key]:
            await asyncio.sleep(0)
        await reads(presenter, server, chat_of(turns(6)))
        assert pane.change_notice.words == "Changed on the server: 2 messages new"

    play(pane, server, story)


def test_another_chat_has_nothing_to_tell(pane: ConversationPane) -> None:
    server = Server()

    async def story(presenter: ConversationPresenter) -> None:
        await reads(presenter, server, chat_of(turns(4)))
        await reads(presenter, server, chat_of(turns(5)))
        presenter.open(None)
        assert not pane.change_notice.isVisible()
        await reads(presenter, server, chat_of(turns(3), chat_id=8))
        await reads(presenter, server, chat_of(turns(4)))
        assert not pane.change_notice.isVisible()

    play(pane, server, story)
