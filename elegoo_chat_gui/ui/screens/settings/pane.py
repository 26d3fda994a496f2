"""A chat's settings beside its conversation: what differs from what, when it came, and against another chat."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QLocale, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from elegoo_chat_gui.core.settings_words import SettingsWords
from elegoo_chat_gui.ui.formatting import one_line
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.screens.settings._chooser import ChatChooser, ChatOffer
from elegoo_chat_gui.ui.screens.settings._columns import CompareColumns, DifferenceColumns
from elegoo_chat_gui.ui.screens.settings._content import ComparedContent, SettingsContent
from elegoo_chat_gui.ui.screens.settings._copying import CopyJob, table_job, timeline_job
from elegoo_chat_gui.ui.screens.settings._model import Choice
from elegoo_chat_gui.ui.screens.settings._table import SettingsTable
from elegoo_chat_gui.ui.screens.settings._timeline import TimelineTable
from elegoo_chat_gui.ui.screens.settings._tools import SettingsTools, SettingsView
from elegoo_chat_gui.ui.screens.settings._words import ValueWords, origin_lines
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import EmptyState, PlainLabel

SPINNER_DELAY_MS: Final = 150
_AGE_MS: Final = 30_000  # how often the words of how old the presets' values are come anew
_LEAST_HEIGHT: Final = 180  # of a table, at the normal text size
_UNBOUNDED: Final = 16_777_215  # Qt's largest height
_NOT_COMPARED: Final = ComparedContent()


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What a table shows."""

    content: SettingsContent
    compared: ComparedContent
    choice: Choice

    def is_same(self, other: _Loaded) -> bool:
        """Contents are told apart by being another object: comparing them would take its time."""
        same_chats = self.content is other.content and self.compared is other.compared
        return same_chats and self.choice == other.choice


class SettingsPane(QWidget):
    """Shows what it is told to; asks by signals.

    `message_requested` carries a message's number from 0, `compare_chosen` a ChatKey, `copy_requested` a CopyJob;
    `chats_wanted` asks for chats to compare with.
    """

    message_requested = Signal(int)
    save_preset_requested = Signal()
    chats_wanted = Signal()
    compare_chosen = Signal(object)
    copy_requested = Signal(object)

    def __init__(
        self, theme: Theme, words: SettingsWords, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self.values = ValueWords(words, QLocale().name())
        self._content: SettingsContent | None = None
        self._compared: ComparedContent | None = None
        self._comparing: tuple[str, str] | None = None  # title and text of what stands in a comparison's place
        self._is_reading = False
        self._only_differences = True
        self._query = ""
        self._loaded: dict[SettingsView, _Loaded] = {}  # a table is filled when it is looked at
        self.view = SettingsView.DIFFERENCES
        self.setAccessibleName(tr("Settings of the chat"))
        self._make_widgets()
        self._lay_out()
        self._connect()
        self.show_nothing()

    def _make_widgets(self) -> None:
        self.tools = SettingsTools(self._theme)
        self.differences = SettingsTable(self._theme, tr("Settings that differ"))
        self.timeline = TimelineTable(self._theme, self.values)
        self.compare = SettingsTable(self._theme, tr("Settings of two chats"))
        self.state = EmptyState()
        self.chooser = ChatChooser(self)
        self.footer = PlainLabel("", "muted")
        self.footer.setWordWrap(True)
        self._pages = QStackedWidget()
        for page in (self.state, self.differences, self.timeline, self.compare):
            self._pages.addWidget(page)
        self._spinner_delay = QTimer(self)
        self._spinner_delay.setSingleShot(True)
        self._spinner_delay.setInterval(SPINNER_DELAY_MS)
        self._spinner_delay.timeout.connect(self._show_spinner)
        self._aging = QTimer(self)
        self._aging.setInterval(_AGE_MS)
        self._aging.timeout.connect(self._write_footer)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setProperty("kind", "transparent")
        self._column = column = QVBoxLayout(body)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(10)
        column.addWidget(self.tools)
        column.addWidget(self._pages, 1000)
        column.addWidget(self.footer)
        column.addStretch(1)
        area = QScrollArea()  # for large text in a small window
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _connect(self) -> None:
        tools = self.tools
        tools.view_chosen.connect(self.show_view)
        tools.query_changed.connect(self._search)
        tools.only_differences_chosen.connect(self.show_only_differences)
        tools.down_pressed.connect(self._focus_table)
        tools.copy_button.clicked.connect(lambda: self._ask_to_copy(chosen=False))
        tools.save_button.clicked.connect(self.save_preset_requested)
        tools.compare_button.clicked.connect(self.chats_wanted)
        self.state.action_requested.connect(self._act_on_state)
        self.chooser.chosen.connect(self.compare_chosen)
        for table in (self.differences, self.compare, self.timeline):
            table.message_requested.connect(self.message_requested)
            table.copy_requested.connect(lambda: self._ask_to_copy(chosen=True))
            table.arranged.connect(self._fit_height)

    def set_column(self, left: int, right: int) -> None:
        """Stand below the head of the chat: so far from either edge."""
        margins = self._column.contentsMargins()
        self._column.setContentsMargins(left, margins.top(), right, margins.bottom())

    # -- what is told -------------------------------------------------------------------------------

    def show_nothing(self) -> None:
        """No chat is open."""
        self._spinner_delay.stop()
        self._content, self._compared, self._comparing, self._is_reading = None, None, None, False
        self._loaded.clear()
        self._refresh()

    def show_reading(self) -> None:
        """The settings of another chat are on their way; a spinner comes only after a while."""
        self._content, self._compared, self._is_reading = None, None, True
        self._loaded.clear()
        self._spinner_delay.start()
        self._refresh()

    def show_content(self, content: SettingsContent) -> None:
        """The settings of a chat; where it is the same chat again, the place is kept."""
        self._spinner_delay.stop()
        self._is_reading = False
        self._content = content
        self.tools.save_button.setEnabled(bool(content.in_force))
        self._refresh()

    def show_comparing(self, title: str, text: str = "") -> None:
        """What stands in the place of a comparison that is under way or failed."""
        self._compared, self._comparing = None, (title, text)
        self._refresh()

    def show_compared(self, compared: ComparedContent) -> None:
        """Two chats side by side."""
        self._compared, self._comparing = compared, None
        self._refresh()

    def offer_chats(self, offers: Sequence[ChatOffer]) -> None:
        """Let one be chosen to compare with."""
        button = self.tools.compare_button
        below = button.mapToGlobal(button.rect().bottomRight())
        self.chooser.show_chats(offers, below + QPoint(0, 4), self.size())

    def show_view(self, view: SettingsView) -> None:
        self.view = view
        self.tools.show_view(view)
        self._refresh()

    def show_only_differences(self, only: bool) -> None:
        """Or all settings that anybody says."""
        self.tools.show_only_differences(only)
        self._only_differences = only
        self._refresh()

    # -- what is asked ------------------------------------------------------------------------------

    def focus_search(self) -> None:
        self.tools.focus_search()

    def focus_page(self) -> None:
        """Put the keyboard into the table, else into the search."""
        if self._pages.currentWidget() is self.state:
            self.tools.focus_search()
        else:
            self._focus_table()

    def _focus_table(self) -> None:
        table = self._pages.currentWidget()
        if table is self.state or not isinstance(table, SettingsTable | TimelineTable):
            return
        table.setFocus()
        if not table.selectionModel().hasSelection():
            model = table.model()
            places = (model.index(place, 0) for place in range(max(0, table.currentIndex().row()), model.rowCount()))
            able = (index for index in places if model.flags(index) & Qt.ItemFlag.ItemIsSelectable)
            table.setCurrentIndex(next(able, model.index(0, 0)))

    def _search(self, query: str) -> None:
        self._query = query
        self._refresh()

    def _ask_to_copy(self, *, chosen: bool) -> None:
        """What is shown, or of it the chosen rows."""
        if (job := self._copy_job(chosen=chosen)) is not None:
            self.copy_requested.emit(job)

    def _copy_job(self, *, chosen: bool) -> CopyJob | None:
        table = self._pages.currentWidget()
        if isinstance(table, TimelineTable) and self._content is not None:
            model, timeline = table.timeline, self._content.difference.timeline
            return timeline_job(timeline, model.items, self.values, has_presets=model.has_presets)
        if not isinstance(table, SettingsTable) or (columns := table.settings.columns) is None:
            return None
        items = table.chosen_items() if chosen else []
        return table_job(columns.copied_heads(), items or table.settings.items, columns.copied)

    def _act_on_state(self) -> None:
        if self.view is SettingsView.COMPARE and self._compared is None:
            self.chats_wanted.emit()
        elif self._query.strip():
            self.tools.clear_search()
            self._search("")
        else:
            self.show_only_differences(False)

    # -- which page ---------------------------------------------------------------------------------

    def _refresh(self) -> None:
        """The page for what is known now, and the words below it."""
        content = self._content
        self.tools.setEnabled(content is not None)
        if content is None:
            self._say("sliders", "")
            if not self._spinner_delay.isActive():
                self._show_spinner()
        else:
            table = self._load(content)
            rows = table.timeline.rows if isinstance(table, TimelineTable) else table.settings.rows
            if not self._say_why_empty(content, bool(rows)):
                self._pages.setCurrentWidget(table)
        self.tools.copy_button.setEnabled(self._pages.currentWidget() is not self.state)
        self._write_footer()
        self._fit_height()

    def _load(self, content: SettingsContent) -> SettingsTable | TimelineTable:
        """The table of the view that is shown, filled anew where something else is to stand in it."""
        table: SettingsTable | TimelineTable = (self.differences, self.timeline, self.compare)[self.view]
        compared = self._compared or _NOT_COMPARED
        wanted = _Loaded(content, compared, Choice(self._query, self._only_differences))
        totals = (len(content.difference.rows), 0, compared.total)
        self.tools.show_total(totals[self.view])
        loaded = self._loaded.get(self.view)
        if loaded is not None and loaded.is_same(wanted):
            return table
        place = table.verticalScrollBar().value() if loaded is not None else 0
        self._loaded[self.view] = wanted
        if isinstance(table, TimelineTable):
            table.timeline.show_content(content.timeline, self._query)
        elif self.view is SettingsView.COMPARE:
            columns = CompareColumns(self.values, *compared.titles)
            table.settings.show_rows(compared.groups, columns, wanted.choice)
        else:
            table.settings.show_rows(content.groups, DifferenceColumns(self.values), wanted.choice)
        table.verticalScrollBar().setValue(place)
        return table

    def _say_why_empty(self, content: SettingsContent, has_rows: bool) -> bool:
        """Words in the place of a table that would be empty; False where it is not."""
        query = self._query.strip()
        if self.view is SettingsView.COMPARE and self._compared is None:
            title, text = self._comparing or (
                tr("Compare with another chat"),
                tr("The settings in force of two chats, side by side."),
            )
            self._say("sliders", title, text, tr("Choose a chat…"), busy=self._comparing is not None and not text)
        elif has_rows:
            return False
        elif query:
            self._say("search", tr("No setting matches “{query}”.", query=one_line(query)), "", tr("Show all"))
        elif self.view is SettingsView.TIMELINE or not content.difference.rows:
            self._say_no_settings(content)
        else:
            self._say_no_difference(content)
        return True

    def _say_no_settings(self, content: SettingsContent) -> None:
        if content.is_undecoded:
            self._say(
                "warning", tr("The messages could not be decoded"), tr("What the assistant changed is not known.")
            )
        elif content.difference.rows:
            self._say("sliders", tr("The assistant changed no settings"), "")
        elif content.difference.unreadable is not None:
            text = tr("The slicing settings that were sent with this chat cannot be read; the details show them.")
            self._say("sliders", tr("No settings to show"), text)
        else:
            text = tr("The assistant changed no settings, and none were sent with this chat.")
            self._say("sliders", tr("No settings in this chat"), text)

    def _say_no_difference(self, content: SettingsContent) -> None:
        compared = self._compared or _NOT_COMPARED
        total = compared.total if self.view is SettingsView.COMPARE else len(content.difference.rows)
        every = tr_n("Show {n} setting", "Show all {n} settings", total)
        if self.view is SettingsView.COMPARE:
            self._say("check", tr("No difference"), tr("What is known of both chats is the same."), every)
        elif content.uncomparable:
            title = tr("No difference that is known")
            self._say("sliders", title, "\n".join(content.remarks), every)
        else:
            self._say("check", tr("No difference"), tr("Everything in force is as the presets have it."), every)

    def _say(self, icon: str, title: str, text: str = "", action: str = "", *, busy: bool = False) -> None:
        self.state.show_state(icon, title, text, "" if busy else action, busy=busy)
        self._pages.setCurrentWidget(self.state)

    def _show_spinner(self) -> None:
        if self._is_reading:
            self._say("sliders", tr("Reading the settings…"), busy=True)

    # -- below --------------------------------------------------------------------------------------

    def _write_footer(self) -> None:
        self.footer.setText("\n".join(self._footer_lines()))
        self.footer.setVisible(bool(self.footer.text()))

    def _footer_lines(self) -> Iterator[str]:
        content = self._content
        if content is None or self._is_said_already():
            return
        if self.view is SettingsView.COMPARE:
            if self._compared is not None and (n := self._compared.uncomparable):
                yield tr_n("{n} setting is known of one chat only.", "{n} settings are known of one chat only.", n)
            return
        yield from origin_lines(content.difference, self._now())
        yield from content.remarks
        if content.difference.unreadable is not None:
            yield tr("The slicing settings that were sent with this chat cannot be read.")
        if content.is_undecoded:
            yield tr("The messages could not be decoded: what the assistant changed is not known.")

    def _is_said_already(self) -> bool:
        return self._pages.currentWidget() is self.state and self.view is not SettingsView.DIFFERENCES

    def _fit_height(self) -> None:
        """A short table ends with its last row, and the words stand right below it."""
        table = self._pages.currentWidget()
        most = table.content_height() if isinstance(table, SettingsTable | TimelineTable) else _UNBOUNDED
        self._pages.setMinimumHeight(min(most, self._theme.scaled(_LEAST_HEIGHT)))
        self._pages.setMaximumHeight(most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._write_footer()
        self._aging.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._aging.stop()
        super().hideEvent(event)
