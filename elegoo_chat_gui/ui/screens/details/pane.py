"""Presets, slicing settings, feedback, times and the raw row of the open chat."""

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from elegoo_chat_gui.core.chats import Chat, row_value
from elegoo_chat_gui.core.json_text import dump, dump_pretty
from elegoo_chat_gui.core.slicing_settings import UnreadableSettings, read_settings
from elegoo_chat_gui.ui.formatting import bytes_size, full_local, one_line, utc, visible_text
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.screens.details._settings_table import SettingsTable
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import (
    EmptyState,
    FlowLayout,
    PlainLabel,
    SectionHeader,
    Separator,
    flat_button,
    plain_tooltip,
    secondary_button,
)

RAW_SHOWN = 200_000  # characters; the rest is copied, not shown
FACTS_SHOWN = 50
FACT_SHOWN = 2_000  # characters of one value
SAME_MOMENT = timedelta(seconds=1)  # a fresh chat's update is some microseconds after its creation


class _Section(QWidget):
    """A heading with its content and a line below."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.header = SectionHeader(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(14, 12, 14, 12)
        self.body.setSpacing(8)
        self.body.addWidget(self.header)
        column.addWidget(inner)
        column.addWidget(Separator())


class _Facts(QWidget):
    """Names and values in two columns; values can be selected and copied."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, 56)  # the values of all sections stand below each other
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[PlainLabel, PlainLabel]] = []

    def show_facts(self, facts: list[tuple[str, str, str]]) -> None:
        """Triples of name, value and tooltip."""
        for labels in self._rows:
            for label in labels:
                self._grid.removeWidget(label)
                label.hide()
                label.deleteLater()
        self._rows = [self._row(place, *fact) for place, fact in enumerate(facts)]

    def _row(self, place: int, name: str, value: str, tooltip: str) -> tuple[PlainLabel, PlainLabel]:
        left, right = PlainLabel(name, "muted"), PlainLabel(_shortened(value))
        right.setWordWrap(True)
        right.setAccessibleName(f"{name}: {visible_text(_shortened(value))}")
        right.setToolTip(plain_tooltip(tooltip))
        right.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._grid.addWidget(left, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(right, place, 1)
        for label in (left, right):
            label.show()  # at once, where Qt would wait for the next turn of its loop
        return left, right


class DetailsPane(QScrollArea):
    """Shows one chat's details, or says that there is none. `copied` tells what was copied, in words."""

    copied = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chat: Chat | None = None
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
        self._presets, self._preset_facts = _Section(tr("Presets")), _Facts()
        self._presets.body.addWidget(self._preset_facts)
        self._settings, self.settings_table = _Section(tr("Slicing settings")), SettingsTable(self._theme)
        self.settings_table.copied.connect(self.copied)
        self._settings_words = PlainLabel("", "muted")
        self._settings_words.setWordWrap(True)
        self._settings_raw = self._mono_text(tr("Slicing settings as received"))
        for widget in (self._settings_words, self._settings_raw, self.settings_table):
            self._settings.body.addWidget(widget)
        self._feedback, self._feedback_facts = _Section(tr("Feedback")), _Facts()
        self._feedback.body.addWidget(self._feedback_facts)
        self._times, self._time_facts = _Section(tr("Times")), _Facts()
        self._times.body.addWidget(self._time_facts)
        self._unknown, self._unknown_facts = _Section(tr("Other fields")), _Facts()
        self._unknown.body.addWidget(self._unknown_facts)
        self._raw = self._make_raw_section()
        self._sections = (
            self._presets,
            self._settings,
            self._feedback,
            self._times,
            self._unknown,
            self._raw,
        )
        for section in self._sections:
            self._column.addWidget(section)

    def _make_raw_section(self) -> _Section:
        section = _Section(tr("Raw JSON"))
        self._raw_text = self._mono_text(tr("The chat as received"))
        self._raw_text.hide()
        self.raw_button = flat_button(tr("Show"), "chevron-right")
        self.raw_button.setAccessibleName(tr("Show or hide the raw JSON"))
        self.raw_button.clicked.connect(self._toggle_raw)
        copy = secondary_button(tr("Copy raw JSON"), "copy")
        copy.clicked.connect(self._copy_raw)
        row = FlowLayout()
        row.addWidget(self.raw_button)
        row.addWidget(copy)
        section.body.addLayout(row)
        section.body.addWidget(self._raw_text)
        return section

    def _mono_text(self, name: str) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setReadOnly(True)
        # Breaking at words takes minutes on a megabyte without a space.
        text.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        text.setAccessibleName(name)
        text.setFont(self._theme.font("secondary", mono=True))
        text.setTabChangesFocus(True)
        text.setMinimumHeight(140)
        return text

    def show_chat(self, chat: Chat | None) -> None:
        """Show a decoded chat, None for none."""
        self._chat = chat
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
        self._fold_raw()
        self._raw.header.set_detail(bytes_size(len(chat.raw)))

    def _show_settings(self, chat: Chat) -> None:
        settings = read_settings(chat.slicing_settings_json)
        unreadable = isinstance(settings, UnreadableSettings)
        self._settings_raw.setVisible(unreadable)
        self.settings_table.setVisible(bool(settings) and not unreadable)
        self._settings_words.setVisible(unreadable or not settings)
        if isinstance(settings, UnreadableSettings):
            self._settings.header.set_detail("")
            self._settings_raw.setPlainText(visible_text(settings.raw[:RAW_SHOWN]))
            self._settings_words.setText(_why_unreadable(settings))
            return
        self._settings.header.set_detail(tr_n("{n} setting", "{n} settings", len(settings)) if settings else "")
        self._settings_words.setText(tr("None were sent with this chat."))
        self.settings_table.show_rows(settings)

    def _show_feedback(self, chat: Chat) -> None:
        words = {"positive": tr("Positive"), "negative": tr("Negative")}
        facts = [(tr("Rating"), words.get(chat.feedback or "", _or_words(chat.feedback)), "")]
        if chat.feedback_text is not None:
            facts.append((tr("Text"), _or_words(chat.feedback_text), ""))
        self._feedback_facts.show_facts(facts)

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

    # -- raw --------------------------------------------------------------------------------------

    def _fold_raw(self) -> None:
        self._raw_text.clear()
        self._raw_text.hide()
        self.raw_button.setText(tr("Show"))

    def _toggle_raw(self) -> None:
        if self._raw_text.isVisibleTo(self) or self._chat is None:
            self._fold_raw()
            return
        raw = self._raw_json(self._chat)
        cut = (
            ""
            if len(raw) <= RAW_SHOWN
            else "\n" + tr("… {n} more characters; copy to have all", n=len(raw) - RAW_SHOWN)
        )
        self._raw_text.setPlainText(visible_text(raw[:RAW_SHOWN]) + cut)
        self._raw_text.show()
        self._raw_text.setMinimumHeight(260)
        self.raw_button.setText(tr("Hide"))

    @staticmethod
    def _raw_json(chat: Chat) -> str:
        if len(chat.raw) > RAW_SHOWN:  # setting out megabytes would stop the window for seconds
            return chat.raw.decode("utf-8", "backslashreplace")
        value = row_value(chat)
        return value if isinstance(value, str) else dump_pretty(value)

    def _copy_raw(self) -> None:
        if self._chat is not None:
            QGuiApplication.clipboard().setText(self._chat.raw.decode("utf-8", "backslashreplace"))
            self.copied.emit(tr("Raw JSON copied"))


def _shortened(value: str) -> str:
    """A label lays out all its text at once: what is longer than a page is left to the raw JSON."""
    if len(value) <= FACT_SHOWN:
        return value
    rest = tr("… {n} more characters in the raw JSON", n=len(value) - FACT_SHOWN)
    return f"{value[:FACT_SHOWN]}\n{rest}"


def _or_words(text: str | None) -> str:
    """Null and the empty text are told apart: the server keeps both."""
    if text is None:
        return tr("not given")
    return text if text.strip() else tr("empty")


def _why_unreadable(settings: UnreadableSettings) -> str:
    if settings.position is None:
        return tr("These settings are JSON, but not a table of names and values. As received:")
    line = settings.raw.count("\n", 0, settings.position) + 1
    column = settings.position - settings.raw.rfind("\n", 0, settings.position)
    return tr(
        "These settings are not valid JSON (line {line}, column {column}). As received:", line=line, column=column
    )
