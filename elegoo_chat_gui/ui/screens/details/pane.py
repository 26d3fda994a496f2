"""Presets, slicing settings, feedback, times and the raw row of the open chat."""

from datetime import timedelta

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from elegoo_chat_gui.core.chats import Chat
from elegoo_chat_gui.core.json_text import dump
from elegoo_chat_gui.core.setting_values import value_text
from elegoo_chat_gui.core.settings_difference import SettingsDifference
from elegoo_chat_gui.core.settings_words import read_settings_words
from elegoo_chat_gui.core.slicing_settings import UnreadableSettings, read_settings
from elegoo_chat_gui.resource_files import resource_path
from elegoo_chat_gui.ui.formatting import full_local, one_line, utc, visible_text
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.screens.details._raw_section import RawSection
from elegoo_chat_gui.ui.screens.details._raw_view import ReceivedText
from elegoo_chat_gui.ui.screens.details._sections import FACT_SHOWN, Facts, LongText, Section
from elegoo_chat_gui.ui.screens.details._settings_table import SettingsTable
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import EmptyState, PlainLabel, plain_tooltip

RAW_SHOWN = 200_000  # characters of settings that cannot be read; the rest is in the raw JSON
FACTS_SHOWN = 50
SAME_MOMENT = timedelta(seconds=1)  # a fresh chat's update is some microseconds after its creation


class DetailsPane(QScrollArea):
    """Shows one chat's details, or says that there is none. `copied` tells what was copied, in words."""

    copied = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Details of the chat"))
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._body = QFrame()
        self._body.setProperty("kind", "panel")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._empty = EmptyState("info", "", tr("Presets, settings and feedback of the open chat appear here."))
        self._make_sections()
        self._column.addWidget(self._empty, 1)
        self._column.addStretch(0)
        self.setWidget(self._body)
        self.show_chat(None)

    def _make_sections(self) -> None:
        self._presets, self._preset_facts = Section(tr("Presets")), Facts()
        self._presets.body.addWidget(self._preset_facts)
        self._settings, self.settings_table = Section(tr("Slicing settings")), self._make_table()
        self.settings_table.copied.connect(self.copied)
        self._settings_count = ""
        self._settings_words = PlainLabel("", "muted")
        self._settings_words.setWordWrap(True)
        self._settings_raw = ReceivedText(self._theme, tr("Slicing settings as received"))
        for widget in (self._settings_words, self._settings_raw, self.settings_table):
            self._settings.body.addWidget(widget)
        self._feedback, self._feedback_facts = Section(tr("Feedback")), Facts()
        self._feedback_text = LongText(self._theme, tr("Feedback text"))
        self._feedback.body.addWidget(self._feedback_facts)
        self._feedback.body.addWidget(self._feedback_text)
        self._times, self._time_facts = Section(tr("Times")), Facts()
        self._times.body.addWidget(self._time_facts)
        self._unknown, self._unknown_facts = Section(tr("Other fields")), Facts()
        self._unknown.body.addWidget(self._unknown_facts)
        self.raw = RawSection(self._theme)
        self.raw.copied.connect(self.copied)
        self._sections = (
            self._presets,
            self._settings,
            self._feedback,
            self._times,
            self._unknown,
            self.raw,
        )
        for section in self._sections:
            self._column.addWidget(section)

    def _make_table(self) -> SettingsTable:
        return SettingsTable(self._theme, read_settings_words(resource_path("settings-words.json")))

    def show_chat(self, chat: Chat | None) -> None:
        """Show a decoded chat, None for none."""
        self.raw.show_chat(chat)
        self._empty.setVisible(chat is None)
        for section in self._sections:
            section.setVisible(chat is not None)
        if chat is None:
            return
        self._preset_facts.show_facts(
            [
                (tr("Machine"), _or_words(chat.machine_name), ""),
                (tr("Filament"), _or_words(chat.filament_name), ""),
                (tr("Process"), _or_words(chat.process_name), ""),
            ]
        )
        self._show_settings(chat)
        self._show_feedback(chat)
        self._show_times(chat)
        self._show_unknown(chat)

    def _show_settings(self, chat: Chat) -> None:
        settings = read_settings(chat.slicing_settings_json)
        unreadable = isinstance(settings, UnreadableSettings)
        self._settings_raw.setVisible(unreadable)
        self.settings_table.setVisible(bool(settings) and not unreadable)
        self._settings_words.setVisible(unreadable or not settings)
        if isinstance(settings, UnreadableSettings):
            self._settings_count = ""
            self._settings.header.set_detail("")
            self._settings_raw.setPlainText(visible_text(settings.raw[:RAW_SHOWN]))
            self._settings_words.setText(_why_unreadable(settings))
            return
        self._settings_count = tr_n("{n} setting", "{n} settings", len(settings)) if settings else ""
        self._settings.header.set_detail(self._settings_count)
        self._settings_words.setText(tr("None were sent with this chat."))
        self.settings_table.show_rows(settings)

    def show_preset_values(self, found: SettingsDifference | None) -> None:
        """Of the shown chat's settings, say which differ from the presets it names; None: that is not known (yet)."""
        count = found.chat_count if found is not None else 0
        header = self._settings.header
        header.setToolTip("")
        header.set_detail(self._settings_count)
        if found is None or found.chat_unknown == count:
            self.settings_table.show_old({})
            return
        self.settings_table.show_old({key: value_text(old) for key, old in found.chat_changes.items()})
        differing = len(found.chat_changes)
        words = tr_n(
            "{n} of {total} differs from preset", "{n} of {total} differ from preset", differing, total=count
        )
        header.set_detail(words)
        if found.chat_unknown:
            unknown = tr_n(
                "{n} cannot be compared: its preset's value is not known.",
                "{n} cannot be compared: their presets' values are not known.",
                found.chat_unknown,
            )
            header.setToolTip(plain_tooltip(unknown))

    def _show_feedback(self, chat: Chat) -> None:
        words = {"positive": tr("Positive"), "negative": tr("Negative")}
        rating = words.get(chat.feedback or "", _or_words(chat.feedback))
        facts = [(tr("Rating"), rating, "")]
        text = chat.feedback_text
        if text is not None and not text.strip():
            facts.append((tr("Text"), _or_words(text), ""))
        self._feedback_facts.show_facts(facts)
        self._feedback_text.setVisible(bool(text and text.strip()))
        self._feedback_text.show_text(text or "")

    def _show_times(self, chat: Chat) -> None:
        created, updated = chat.created_at, chat.updated_at
        facts = [(tr("Created"), full_local(created) or _or_words(chat.created_text), utc(created))]
        if created is None or updated is None or updated - created > SAME_MOMENT:
            facts.append((tr("Updated"), full_local(updated) or _or_words(chat.updated_text), utc(updated)))
        self._time_facts.show_facts(facts)

    def _show_unknown(self, chat: Chat) -> None:
        """What the server sent beyond the documented fields; the raw row has the rest of long ones."""
        facts = [(one_line(name[:FACT_SHOWN]), dump(value), "") for name, value in chat.unknown.items()]
        self._unknown.setVisible(bool(facts))
        self._unknown_facts.show_facts(facts[:FACTS_SHOWN])

    # -- keys ---------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Ctrl+F in here is for here, whatever it means elsewhere in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_find(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_find(event):
            self.focus_search()
        else:
            super().keyPressEvent(event)

    def focus_search(self) -> None:
        """The search of the raw JSON where the keyboard is in it or there is no table, else that of the settings."""
        in_raw = self.raw.isAncestorOf(QApplication.focusWidget() or self)
        if not self.raw.view.isHidden() and (in_raw or self.settings_table.isHidden()):
            self.raw.view.focus_search()
        elif not self.settings_table.isHidden():
            self.settings_table.focus_search()

    def close_windows(self) -> None:
        """Close what was opened beside the main window."""
        self.raw.close_window()


def _is_find(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _or_words(text: str | None) -> str:
    """Null and the empty text are told apart: the server keeps both."""
    if text is None:
        return tr("not given")
    if text and not text.strip():
        return tr_n("only {n} blank", "only {n} blanks", len(text))
    return text or tr("empty")


def _why_unreadable(settings: UnreadableSettings) -> str:
    if settings.position is None:
        return tr("These settings are JSON, but not a table of names and values. As received:")
    line = settings.raw.count("\n", 0, settings.position) + 1
    column = settings.position - settings.raw.rfind("\n", 0, settings.position)
    return tr(
        "These settings are not valid JSON (line {line}, column {column}). As received:", line=line, column=column
    )
