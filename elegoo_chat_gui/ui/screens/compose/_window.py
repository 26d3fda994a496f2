"""The compose window: one per draft, a window of its own. It shows and asks; the presenter does."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from enum import Enum
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from elegoo_chat_gui.core.accounts import Account
from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.errors import Phase
from elegoo_chat_gui.core.presets import MachineDefaults, PresetKind, PresetNames
from elegoo_chat_gui.core.slicers import PresetBaseline
from elegoo_chat_gui.core.validation import DraftProblem, validate_draft
from elegoo_chat_gui.ui.formatting import one_line
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.notices import NoticeBar
from elegoo_chat_gui.ui.screens.compose._against_presets import AgainstPresets
from elegoo_chat_gui.ui.screens.compose._feedback_panel import FeedbackPanel
from elegoo_chat_gui.ui.screens.compose._fields import LineField, TextField
from elegoo_chat_gui.ui.screens.compose._file_drop import FileDrop
from elegoo_chat_gui.ui.screens.compose._footer import ComposeFooter
from elegoo_chat_gui.ui.screens.compose._header import ComposeHeader
from elegoo_chat_gui.ui.screens.compose._history import DraftHistory
from elegoo_chat_gui.ui.screens.compose._marks import Marks
from elegoo_chat_gui.ui.screens.compose._preset_fields import PresetFields
from elegoo_chat_gui.ui.screens.compose._preview_panel import PreviewFactory, PreviewPanel
from elegoo_chat_gui.ui.screens.compose._problems import phase_words
from elegoo_chat_gui.ui.screens.compose._reading_bar import ReadingBar
from elegoo_chat_gui.ui.screens.compose._request_panel import RequestPanel
from elegoo_chat_gui.ui.screens.compose._settings_panel import SettingsPanel
from elegoo_chat_gui.ui.screens.compose._side_column import SideColumn
from elegoo_chat_gui.ui.screens.compose._tabs import PREVIEW, REQUEST, WRITE, ComposeTabs
from elegoo_chat_gui.ui.screens.compose._write_panel import WritePanel
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import Separator, fit_to_text

_REFRESH_MS: Final = 120  # preview and request follow typing, but not every letter of a long chat
_FIELD_OF: Final = {
    PresetKind.MACHINE: "machine_name",
    PresetKind.FILAMENT: "filament_name",
    PresetKind.PROCESS: "process_name",
}


class ComposeState(Enum):
    """What the window is there for at the moment."""

    WRITING = "writing"
    SENDING = "sending"
    UNCERTAIN = "uncertain"  # sent, and nobody knows whether it arrived: nothing may be changed


class ComposeWindow(QWidget):
    """Shows one draft. Everything that leaves it is a signal; `draft` is what it holds now."""

    draft_changed = Signal(object)  # Draft
    names_changed = Signal()  # one of the three names, by whatever way
    submit_requested = Signal(object)  # Draft
    cancel_requested = Signal()
    settle_requested = Signal()  # look on the server for an uncertain sending
    closed = Signal()

    def __init__(
        self,
        draft: Draft,
        account: Account | None,
        theme: Theme,
        preview_factory: PreviewFactory | None = None,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self._account = account
        self._history = DraftHistory(draft, clock)
        self._presets = AgainstPresets()
        self._state = ComposeState.WRITING
        self._is_stopping = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.header = ComposeHeader()
        self.notices = NoticeBar()
        self.reading = ReadingBar()
        self.fields = PresetFields(now)
        self.pickers = self.fields.pickers
        self.settings = SettingsPanel(theme)
        self.feedback = FeedbackPanel()
        self.write = WritePanel(theme)
        self.preview = PreviewPanel(preview_factory)
        self.request = RequestPanel(theme)
        self.footer = ComposeFooter()
        self._side = SideColumn((self.fields, self.settings, Separator(), self.feedback))
        self._tabs = ComposeTabs((self.write, self.preview, self.request))
        self._refreshing = QTimer(self)
        self._refreshing.setSingleShot(True)
        self._refreshing.setInterval(_REFRESH_MS)
        self._marks = Marks(self.pickers, self.settings, self.feedback, self.write, self.notices)
        self._lay_out()
        self.drop = FileDrop(
            self,
            tr("Drop the file to fill in machine, process, filament and settings"),
            lambda: self._state is ComposeState.WRITING,
        )
        self._connect()
        self._add_keys()
        self.show_account(account)
        self._show_draft()
        self._enter(ComposeState.WRITING)
        self._fit_text()
        theme.changed.connect(self._fit_text)

    # -- building ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._side)
        splitter.addWidget(self._tabs)
        splitter.setStretchFactor(1, 1)
        self._splitter = splitter
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.reading)
        layout.addWidget(self.notices)
        layout.addWidget(splitter, 1)
        layout.addWidget(self.footer)
        self.setMinimumSize(680, 480)

    def _fit_text(self) -> None:
        """Larger text needs a larger window, as far as the screen has it, and a wider left side."""
        if not self.isVisible():
            fit_to_text(self, 1000, 700)
        left = min(self._side.wanted_width(), round(self.width() * 0.46))  # what has no room there can be scrolled to
        self._splitter.setSizes([left, self.width() - left])

    def _connect(self) -> None:
        self.fields.name_changed.connect(self._name_changed)
        self.settings.text_changed.connect(lambda text: self._change("settings_text", text))
        self.settings.values_added.connect(lambda text: self.fill_in(replace(self.draft, settings_text=text)))
        self.settings.sends_all_changed.connect(self._sends_all_changed)
        self.feedback.feedback_changed.connect(lambda value: self._change("feedback", value))
        self.feedback.text_changed.connect(lambda value: self._change("feedback_text", value))
        self.write.messages.messages_edited.connect(self._messages_edited)
        self.write.raw_edited.connect(lambda text: self._change("raw_messages", text))
        self._tabs.shown.connect(self._refresh_tab)
        self._refreshing.timeout.connect(self._catch_up)
        self.header.undo_clicked.connect(self.undo)
        self.header.redo_clicked.connect(self.redo)
        self.footer.create_clicked.connect(self.send)
        self.footer.stop_clicked.connect(self._stop)
        self.footer.look_clicked.connect(self.settle_requested)

    def _add_keys(self) -> None:
        for keys, slot in (
            ("Ctrl+Return", self.send),
            ("Ctrl+Enter", self.send),
            ("Ctrl+1", lambda: self.show_tab(WRITE)),
            ("Ctrl+2", lambda: self.show_tab(PREVIEW)),
            ("Ctrl+3", lambda: self.show_tab(REQUEST)),
            ("Ctrl+Shift+M", self._add_message),
        ):
            QShortcut(QKeySequence(keys), self, slot)
        for standard, action in (
            (QKeySequence.StandardKey.Undo, self.undo),
            (QKeySequence.StandardKey.Redo, self.redo),
            (QKeySequence.StandardKey.Close, self.close),
        ):
            QShortcut(standard, self, action)

    # -- the draft --------------------------------------------------------------------------------

    @property
    def draft(self) -> Draft:
        return self._history.current

    @property
    def state(self) -> ComposeState:
        return self._state

    @property
    def history(self) -> DraftHistory:
        """The steps that can be undone; another window can go on with them."""
        return self._history

    def take_history(self, history: DraftHistory) -> None:
        """Go on with the steps of the window that showed this draft before."""
        self._history = history
        self._show_steps()
        self._compare()

    def show_account(self, account: Account | None) -> None:
        """Who the draft is sent as; None: the account is not set up here any more."""
        self._account = account
        self.header.show_sender(account, self.draft.account.user_id)
        self._show_title()
        self._refresh_tab()

    def _change(self, field: str, value: Any) -> None:
        self._record(replace(self.draft, **{field: value}), field)

    def _name_changed(self, kind: PresetKind, name: str | None) -> None:
        self._record(self.draft.named(kind, name), _FIELD_OF[kind])

    def _sends_all_changed(self, sends_all: bool) -> None:
        self._record(replace(self.draft, sends_all_settings=sends_all), None)

    def _messages_edited(self, messages: Any, place: str) -> None:
        self._record(replace(self.draft, messages=messages), place or None)

    def _record(self, draft: Draft, place: str | None) -> None:
        before = self.draft
        if _is_compared(before) != _is_compared(draft):
            draft = self._presets.settle(draft, at_once=False)
        if self._state is ComposeState.WRITING and self._history.record(draft, place):
            self._changed(before)

    def _changed(self, before: Draft) -> None:
        draft = self.draft
        self._marks.edited(before, draft)
        self._show_steps()
        self._show_title()
        if _is_compared(before) != _is_compared(draft):
            self.fields.note(draft)
            self._show_settings()
        self._refreshing.start()
        if before.preset_names != draft.preset_names:
            self.names_changed.emit()
        self.draft_changed.emit(draft)

    # -- presets ----------------------------------------------------------------------------------

    def fill_in(self, draft: Draft) -> bool:
        """What was taken from elsewhere, as one step; False where nothing can or need be changed."""
        before = self.draft
        if self._state is not ComposeState.WRITING or not self._history.record(self._presets.settle(draft)):
            return False
        self._show_draft()
        self._changed(before)
        return True

    def propose(self, defaults: MachineDefaults) -> None:
        """Fill in what the machine proposes; where it was the last that was edited, in one step with it."""
        before = self.draft
        draft = self._presets.settle(before.proposing(defaults))
        if self._state is not ComposeState.WRITING or draft == before:
            return
        if self._history.place == _FIELD_OF[PresetKind.MACHINE]:
            self._history.amend(draft)
        else:
            self._history.record(draft)
        self.fields.show_draft(draft)
        self._changed(before)

    def show_baseline(self, names: PresetNames, baseline: PresetBaseline) -> None:
        """What the presets of these names say."""
        self._presets.learn(names, baseline)
        self._compare()

    def _compare(self) -> None:
        """Settle what is sent of the settings. No step of its own: nobody edited anything."""
        before = self.draft
        if self._state is ComposeState.WRITING and self._history.amend(self._presets.settle(before)):
            self._marks.edited(before, self.draft)
            self._refreshing.start()
        self._show_settings()

    def _show_settings(self) -> None:
        self.settings.show_draft(self.draft, self._presets.known(self.draft.preset_names))

    def undo(self) -> None:
        self._step(self._history.undo)

    def redo(self) -> None:
        self._step(self._history.redo)

    def _step(self, step: Callable[[], Draft | None]) -> None:
        before = self.draft
        if self._state is ComposeState.WRITING and not self._is_composing() and step() is not None:
            self._history.amend(self._presets.settle(self.draft))
            self._show_draft()
            self._changed(before)

    def _show_draft(self) -> None:
        draft = self.draft
        self.fields.show_draft(draft)
        self._show_settings()
        self.feedback.show_feedback(draft.feedback)
        self.feedback.show_text(draft.feedback_text)
        self.write.show_draft(draft)

    def _show_title(self) -> None:
        words = one_line(self.draft.title())[:60]
        continues = self.draft.continues
        what = tr("New chat") if continues is None else tr("Continue chat {id}", id=continues)
        self.header.show_title(tr("New chat"), "" if continues is None else _continues_words(continues))
        self.setWindowTitle(f"{words} – {what}" if words else what)

    def _add_message(self) -> None:
        self.show_tab(WRITE)
        self.write.messages.add_message()

    # -- tabs -------------------------------------------------------------------------------------

    @property
    def tab(self) -> int:
        return self._tabs.page

    def show_tab(self, at: int) -> None:
        """0 Write, 1 Preview, 2 Request."""
        self._tabs.show_page(at)

    def _catch_up(self) -> None:
        self._compare()
        self._refresh_tab()

    def _refresh_tab(self) -> None:
        """Only the page that is looked at: both are work for a long chat."""
        if self._tabs.page == PREVIEW:
            self.preview.show_draft(self.draft)
        elif self._tabs.page == REQUEST:
            self.request.show_request(self.draft, self._account)

    # -- sending ----------------------------------------------------------------------------------

    def send(self) -> None:
        """Ask for the sending, once everything that can be checked here is right."""
        if self._state is not ComposeState.WRITING or self._is_composing():
            return
        if not self.settings.finish_editing():
            return
        self._compare()
        problems = validate_draft(self.draft)
        self._marks.tried(self.draft)
        if problems:
            self._focus_problem()
        else:
            self.submit_requested.emit(self.draft)

    def mark_refused(self, problems: tuple[DraftProblem, ...]) -> None:
        """What the server refused, on the same fields."""
        self._marks.refused(problems, self.draft)
        self._focus_problem()

    def _focus_problem(self) -> None:
        if self._marks.first_is_message():
            self.show_tab(WRITE)
        self._marks.focus_first()

    def _is_composing(self) -> bool:
        focused = QApplication.focusWidget()
        return isinstance(focused, LineField | TextField) and focused.composing

    def _stop(self) -> None:
        if self._state is ComposeState.SENDING:
            self._is_stopping = True
            self.footer.show_stopping(tr("Stopping…"))
            self.cancel_requested.emit()
        else:
            self.close()

    def show_writing(self) -> None:
        """Back to writing: everything can be changed and sent."""
        self._enter(ComposeState.WRITING)
        self._compare()
        self.footer.show_writing()

    def show_sending(self, phase: Phase | None) -> None:
        """On its way; call again as it moves on."""
        if self._state is not ComposeState.SENDING:
            self._enter(ComposeState.SENDING)
        if self._is_stopping:
            return
        self.footer.show_sending(
            tr(
                "Sending to {server} as {user}… {phase}",
                server=self._server_words(),
                user=self.draft.account.user_id,
                phase=phase_words(phase),
            )
        )

    def show_uncertain(self) -> None:
        """Sent, and not certain: nothing can be changed until it is settled."""
        self._enter(ComposeState.UNCERTAIN)
        self.footer.show_uncertain(tr("Not certain whether it arrived"))

    def show_looking(self) -> None:
        """An uncertain sending is looked for on the server."""
        self.footer.show_busy(tr("Looking on {server} whether it arrived…", server=self._server_words()))

    def _server_words(self) -> str:
        if self._account is None:
            return "?"
        return tr("Sandbox") if self._account.is_sandbox else self._account.server.host

    def _enter(self, state: ComposeState) -> None:
        self._state = state
        self._is_stopping = False
        read_only = state is not ComposeState.WRITING
        self.fields.set_read_only(read_only)
        self.header.fill.set_read_only(read_only)
        self.settings.set_read_only(read_only)
        self.feedback.set_read_only(read_only)
        self.write.set_read_only(read_only)
        self._show_steps()

    def _show_steps(self) -> None:
        can = self._state is ComposeState.WRITING
        self.header.show_steps(undo=can and self._history.can_undo, redo=can and self._history.can_redo)

    # -- saving and closing -----------------------------------------------------------------------

    def show_saved(self, words: str, *, failed: bool = False) -> None:
        """What the label beside the tabs says about the draft."""
        self._tabs.show_saved(words, failed=failed)

    def begin(self) -> None:
        """Show the window with the focus where one writes."""
        self.show()
        self.raise_()
        self.activateWindow()
        QTimer.singleShot(0, self, self.write.focus_first)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.closed.emit()


def _is_compared(draft: Draft) -> tuple[object, ...]:
    """What decides on the settings that are sent, and on what stands around the names."""
    proposed = (draft.proposed, draft.source)
    return (draft.settings_text, draft.sends_all_settings, draft.withheld_settings, draft.preset_names, proposed)


def _continues_words(chat_id: int) -> str:
    if chat_id < 0:  # a row in which the server sent no usable id
        return tr("continues a chat without a number")
    return tr("continues #{id}", id=chat_id)
