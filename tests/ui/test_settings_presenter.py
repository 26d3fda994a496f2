"""Which settings are worked out, and when: the newest wish, the right presets, late answers dropped."""

import asyncio
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.chats import CachedList, Chat, ChatKey
from elegoo_chat_gui.core.errors import ElegooChatError, StoreError
from elegoo_chat_gui.core.json_text import JsonValue
from elegoo_chat_gui.core.presets import PresetNames
from elegoo_chat_gui.core.slicers import PresetBaseline
from elegoo_chat_gui.core.summaries import summarise
from elegoo_chat_gui.ui.screens.settings import SettingsPane, SettingsPresenter, SettingsView
from elegoo_chat_gui.ui.theme import Theme
from tests.fakes_presets import FakePresets
from tests.ui.settings_samples import KNOWN, MACHINE, PETG, STANDARD, STRENGTH, now, strong_chat, with_settings, words

WORDS = words()


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[SettingsPane]:
    pane = SettingsPane(Theme(mode="light"), WORDS, now)
    qtbot.addWidget(pane)
    pane.resize(800, 700)
    pane.show()
    yield pane
    pane.show_nothing()


@dataclass(frozen=True)
class Words:
    title: str
    advice: str


class Presets(FakePresets):
    """Remembers what it was asked, and waits where it is told to."""

    def __init__(self) -> None:
        super().__init__(known=KNOWN)
        self.named: list[PresetNames] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.failure: ElegooChatError | None = None

    async def baseline(self, names: PresetNames, taken_from: str = "") -> PresetBaseline:
        self.named.append(names)
        await self.gate.wait()
        if self.failure is not None:
            raise self.failure
        return await super().baseline(names, taken_from)


@dataclass
class Reading:
    """The account's chats."""

    chats: dict[ChatKey, Chat] = field(default_factory=dict)
    opened: list[ChatKey] = field(default_factory=list)

    async def open(self, key: ChatKey) -> Chat:
        self.opened.append(key)
        if key not in self.chats:
            raise StoreError(None, "gone")
        return self.chats[key]

    async def kept(self, account: AccountKey) -> CachedList:
        return CachedList([summarise(chat) for key, chat in self.chats.items() if key.account == account], None)


class Stage:
    """A presenter with what it needs; inside a running loop."""

    def __init__(self, pane: SettingsPane, *chats: Chat) -> None:
        self.presets = Presets()
        self.reading = Reading({chat.key: chat for chat in chats})
        self.unforeseen: list[Exception] = []
        self.told: list[tuple[object, int]] = []
        self.presenter = SettingsPresenter(
            pane,
            self.presets,
            self.reading,
            self.reading.kept,
            lambda error: Words("Failed", type(error).__name__),
            self.unforeseen.append,
        )
        self.presenter.changed.connect(self._hear)

    def _hear(self, found: object, changed: int) -> None:
        self.told.append((found, changed))

    async def known(self) -> None:
        await until(lambda: self.presenter.difference is not None)

    async def __aenter__(self) -> "Stage":
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.presenter.aclose()
        assert not self.unforeseen


async def until(condition: Any) -> None:
    for _ in range(400):
        if condition():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("waited in vain")


def run(coroutine: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(coroutine, 10))


def test_the_preset_at_the_end_is_asked_for_too(pane: SettingsPane) -> None:
    chat = strong_chat()

    async def play() -> None:
        async with Stage(pane, chat) as stage:
            stage.presenter.show_chat(chat)
            await stage.known()
            assert stage.presets.named == [
                PresetNames(MACHINE, PETG, STANDARD),
                PresetNames(MACHINE, PETG, STRENGTH),
            ]
            found = stage.presenter.difference
            assert found is not None
            assert found.baseline.process is KNOWN[STRENGTH]
            assert found.chat_changes == {"fan_max_speed": ("60",)}
            assert [changed for _, changed in stage.told] == [0, 4]
            kept = stage.presenter.settings_in_force()
            assert kept is not None
            assert kept.filament == {"nozzle_temperature": ("245",), "fan_max_speed": ("80",)}
            assert kept.process == {"wall_loops": "5", "enable_support": "1"}
            assert pane.tools.save_button.isEnabled()

    run(play())


def test_a_late_answer_never_replaces_another_chat(pane: SettingsPane) -> None:
    first, second = strong_chat(1), with_settings({"wall_loops": "9"}, [], 2)

    async def play() -> None:
        async with Stage(pane, first, second) as stage:
            stage.presets.gate.clear()
            stage.presenter.show_chat(first)
            await until(lambda: stage.presets.named)
            stage.presenter.show_chat(second)
            assert stage.presenter.settings_in_force() is None
            stage.presets.gate.set()
            await stage.known()
            await asyncio.sleep(0.02)
            assert [item.row.key for item in pane.differences.settings.items] == ["wall_loops"]
            assert len([found for found, _ in stage.told if found is not None]) == 1
            stage.presenter.show_chat(None)
            assert stage.presenter.difference is None
            assert stage.told[-1] == (None, 0)

    run(play())


def test_presets_that_were_read_anew_count_at_once(pane: SettingsPane) -> None:
    chat = with_settings({"wall_loops": "3"}, [])

    async def play() -> None:
        async with Stage(pane, chat) as stage:
            stage.presets.known = {}
            stage.presenter.show_chat(chat)
            await stage.known()
            assert stage.told[-1][1] == 0
            stage.presets.known = KNOWN
            stage.presenter.refresh_presets()
            await until(lambda: stage.told[-1][1] == 1)
            assert pane.differences.isVisible()

    run(play())


def test_presets_that_cannot_be_read_are_missing(pane: SettingsPane) -> None:
    chat = strong_chat()

    async def play() -> None:
        async with Stage(pane, chat) as stage:
            stage.presets.failure = StoreError(None, "locked")
            stage.presenter.show_chat(chat)
            await stage.known()
            assert "Not on this computer" in pane.footer.text()

    run(play())


def test_the_same_chat_again_keeps_the_place(pane: SettingsPane) -> None:
    settings: dict[str, JsonValue] = {f"key_{n}": str(n) for n in range(200)}

    async def play() -> None:
        async with Stage(pane) as stage:
            stage.presenter.show_chat(with_settings(settings, []))
            await stage.known()
            pane.show_only_differences(False)
            bar = pane.differences.verticalScrollBar()
            bar.setValue(300)
            stage.presenter.show_chat(with_settings(settings | {"key_0": "x"}, []))
            await until(lambda: "x" in [item.row.chat for item in pane.differences.settings.items])
            assert bar.value() == 300

    run(play())


def test_another_chat_is_read_and_put_beside(pane: SettingsPane) -> None:
    chat, other, third = strong_chat(1), with_settings({"wall_loops": "9"}, [], 2), with_settings(None, [], 3)

    async def play() -> None:
        async with Stage(pane, chat, other, third) as stage:
            stage.presenter.show_chat(chat)
            await stage.known()
            pane.tools.compare_button.click()
            await until(pane.chooser.isVisible)
            assert [offer.key.id for offer in pane.chooser._chats.shown] == [2, 3]
            pane.chooser._choose(pane.chooser.list.currentIndex())
            assert pane.view is SettingsView.COMPARE
            await until(pane.compare.isVisible)
            model = pane.compare.settings
            assert [model.headerData(n, Qt.Orientation.Horizontal) for n in (1, 2)] == [
                "#1 · How do I print it strong?",
                "#2 · Empty chat",
            ]
            stage.presenter.show_chat(third)  # the other one stays beside the next chat
            await until(lambda: model.headerData(1, Qt.Orientation.Horizontal) == "#3 · Empty chat")
            stage.presenter.show_chat(other)
            await until(lambda: pane.state.accessibleName() == "This is the chat itself")

    run(play())


def test_the_other_chat_is_read_again_when_it_changed(pane: SettingsPane) -> None:
    chat, other = strong_chat(1), with_settings({"wall_loops": "9"}, [], 2)

    async def play() -> None:
        async with Stage(pane, chat, other) as stage:
            stage.presenter.show_chat(chat)
            await stage.known()
            stage.presenter.compare_with(other.key)
            await until(pane.compare.isVisible)
            stage.reading.chats[other.key] = with_settings({"wall_loops": "5"}, [], 2)
            stage.presenter.chats_changed([other.key])
            await until(lambda: "wall_loops" not in [item.row.key for item in pane.compare.settings.items])
            stage.presenter.forget_other()
            read = len(stage.reading.opened)
            stage.presenter.chats_changed([other.key])
            await asyncio.sleep(0.02)
            assert len(stage.reading.opened) == read  # nobody looks at it any more

    run(play())


def test_a_comparison_stays_while_it_is_read_anew(pane: SettingsPane) -> None:
    """The slicers' files change while one reads: no spinner, and the place is kept."""
    other = with_settings({f"key_{n}": "1" for n in range(60)}, [], 2)
    chat = with_settings({f"key_{n}": "2" for n in range(60)}, [], 1)

    async def play() -> None:
        async with Stage(pane, chat, other) as stage:
            stage.presenter.show_chat(chat)
            await stage.known()
            stage.presenter.compare_with(other.key)
            await until(pane.compare.isVisible)
            await asyncio.sleep(0.05)
            bar = pane.compare.verticalScrollBar()
            bar.setValue(200)
            assert bar.value() == 200
            opened, seen = len(stage.reading.opened), []
            stage.presenter.refresh_presets()
            while (
                len(stage.reading.opened) == opened
                or stage.presenter._tasks.running("settings")
                or stage.presenter._tasks.running("compare")
            ):
                seen.append(pane.compare.isVisible())
                await asyncio.sleep(0)
            assert all(seen)
            assert bar.value() == 200

    run(play())


def test_a_chat_that_cannot_be_read_is_said_in_its_place(pane: SettingsPane) -> None:
    chat = strong_chat(1)

    async def play() -> None:
        async with Stage(pane, chat) as stage:
            stage.presenter.show_chat(chat)
            await stage.known()
            stage.presenter.compare_with(ChatKey(chat.key.account, 99))
            await until(lambda: pane.state.accessibleName() == "Failed")
            assert pane.state.accessibleDescription() == "StoreError"

    run(play())


def test_a_copy_is_a_table_in_mail_and_markdown_in_an_editor(pane: SettingsPane) -> None:
    chat = strong_chat()

    async def play() -> None:
        async with Stage(pane, chat) as stage:
            told: list[str] = []
            stage.presenter.copied.connect(told.append)
            stage.presenter.show_chat(chat)
            await stage.known()
            pane.tools.copy_button.click()
            await until(lambda: told)
            assert told == ["4 rows copied as a table"]
            data = QGuiApplication.clipboard().mimeData()
            assert data.text().startswith("| Setting | Key |")
            assert "<table" in data.html()

    run(play())


def test_a_chat_of_many_settings_leaves_the_window_alone(pane: SettingsPane) -> None:
    chat = with_settings({f"key_{n}": str(n) for n in range(5_000)}, [])

    async def play() -> None:
        async with Stage(pane, chat) as stage:
            turns = 0
            stage.presenter.show_chat(chat)
            while stage.presenter.difference is None:
                turns += 1
                await asyncio.sleep(0)
            assert turns > 5, "the loop went on while the settings were worked out"
            pane.show_only_differences(False)
            assert pane.differences.settings.rowCount() < 100

    run(play())
