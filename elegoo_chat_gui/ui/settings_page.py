"""Joins a chat's settings to its conversation, its details, the presets on this computer, and to saving them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject

from elegoo_chat_gui.core.accounts import Account
from elegoo_chat_gui.core.chats import ChangeSet, Chat
from elegoo_chat_gui.core.settings_difference import SettingsDifference
from elegoo_chat_gui.core.settings_words import read_settings_words
from elegoo_chat_gui.resource_files import resource_path
from elegoo_chat_gui.services.ports import PresetSource
from elegoo_chat_gui.services.reading import ReadingService
from elegoo_chat_gui.services.sync import ChangeOrigin, SyncService
from elegoo_chat_gui.ui.app_events import AppEvents
from elegoo_chat_gui.ui.error_texts import describe
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.notices import Notice
from elegoo_chat_gui.ui.screens.conversation import ConversationPane
from elegoo_chat_gui.ui.screens.details import DetailsPane
from elegoo_chat_gui.ui.screens.save_preset import SavePresetPresenter
from elegoo_chat_gui.ui.screens.settings import SettingsPane, SettingsPresenter
from elegoo_chat_gui.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class SettingsSources:
    """What the page asks."""

    presets: PresetSource
    reading: ReadingService
    sync: SyncService
    now: Callable[[], datetime]


class SettingsPage(QObject):
    """Puts the settings beside the messages, and tells the details what differs."""

    def __init__(
        self,
        conversation: ConversationPane,
        details: DetailsPane,
        sources: SettingsSources,
        theme: Theme,
        on_notice: Callable[[Notice], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        super().__init__()
        self._conversation = conversation
        self._details = details
        self._chat: Chat | None = None
        words = read_settings_words(resource_path("settings-words.json"))
        self.pane = SettingsPane(theme, words, sources.now)
        self.presenter = SettingsPresenter(
            self.pane, sources.presets, sources.reading, sources.sync.cached, describe, on_error
        )
        self.saving = SavePresetPresenter(sources.presets, on_notice, on_error, theme)
        pane = self.pane
        self.place = conversation.add_page(tr("Settings"), pane, pane.focus_search, pane.focus_page)
        self.presenter.changed.connect(self._tell)
        conversation.column_moved.connect(pane.set_column)
        pane.message_requested.connect(conversation.go_to_message)
        pane.save_preset_requested.connect(self._save_preset)

    def follow(self, events: AppEvents) -> None:
        """Hear of chats and presets that were read anew, and of another account."""
        events.chats_changed.connect(self._chats_changed)
        events.presets_changed.connect(self.presenter.refresh_presets)
        events.account_switched.connect(self._account_switched)

    def show_chat(self, chat: Chat | None) -> None:
        """The settings of the open chat, None for none."""
        self._chat = chat
        self.presenter.show_chat(chat)

    def _tell(self, found: SettingsDifference | None, changed: int) -> None:
        """The tab counts what differs; the details strike out what the presets have instead."""
        title = tr("Settings · {n} changed", n=changed) if changed else tr("Settings")
        self._conversation.name_page(self.place, title)
        self._details.show_preset_values(found)

    def _save_preset(self) -> None:
        settings = self.presenter.settings_in_force()
        if settings is not None and self._chat is not None:
            key = self._chat.key
            self.saving.open(self.pane.window(), settings, settings.baseline, key.id, key.account)

    def _chats_changed(self, changes: ChangeSet, _origin: ChangeOrigin) -> None:
        self.presenter.chats_changed(summary.key for summary in changes.updated)

    def _account_switched(self, _account: Account) -> None:
        self.presenter.forget_other()

    async def aclose(self) -> None:
        await self.presenter.aclose()
        await self.saving.aclose()
