"""What stands above a conversation: title, number and times, presets, and what can be done with the chat."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QTabBar, QVBoxLayout, QWidget

from elegoo_chat_gui.core.chats import ChatSummary
from elegoo_chat_gui.core.visible_text import one_line
from elegoo_chat_gui.ui.formatting import full_local, time_of_day, utc
from elegoo_chat_gui.ui.i18n import named, tr, tr_n
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import (
    ElidedLabel,
    FlowLayout,
    IconLabel,
    PlainLabel,
    icon_button,
    plain_tooltip,
    secondary_button,
)

_NARROW, _VERY_NARROW = 760, 420  # pixels at the normal text size
CONTINUE_KEYS = "Ctrl+Shift+N"


class PresetChip(QFrame):
    """An icon and a preset's name in a rounded frame; the whole name is in the tooltip."""

    def __init__(self, icon: str, kind: str, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preset-chip")
        label = ElidedLabel(one_line(name), "muted")
        label.setMinimumWidth(40)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 9, 2)
        layout.setSpacing(5)
        layout.addWidget(IconLabel(icon, 13, "text_muted"))
        layout.addWidget(label)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(named(kind, one_line(name)))
        self.setToolTip(plain_tooltip(named(kind, name)))
        self._theme = theme
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        line = self._theme.color("control_line").name()
        radius = self.sizeHint().height() // 2
        self.setStyleSheet(f"#preset-chip {{ border: 1px solid {line}; border-radius: {radius}px; }}")


class TitleLabel(PlainLabel):
    """At most two lines; the whole title is the tooltip while it is cut."""

    def __init__(self) -> None:
        super().__init__("", "title")
        self._full = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_title(self, text: str) -> None:
        self._full = one_line(text)
        self.setAccessibleName(self._full)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        shown = self._two_lines(max(60, self.contentsRect().width()))
        if shown != self.text():
            self.setText(shown)
        cut = shown.replace("\n", "").replace(" ", "") != self._full.replace(" ", "")
        self.setToolTip(plain_tooltip(self._full) if cut else "")

    def _two_lines(self, width: int) -> str:
        layout = QTextLayout(self._full, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        starts: list[int] = []
        while len(starts) < 3 and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            starts.append(line.textStart())
        layout.endLayout()
        if len(starts) < 2:
            return self._full
        rest = self.fontMetrics().elidedText(self._full[starts[1] :], Qt.TextElideMode.ElideRight, width - 4)
        return self._full[: starts[1]].rstrip() + "\n" + rest

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(60, super().sizeHint().height())


class ConversationHeader(QFrame):
    """Shows a summary; the buttons only ask."""

    continue_clicked = Signal()
    copy_clicked = Signal()
    find_clicked = Signal()
    outline_clicked = Signal()
    page_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "bar")
        self._title = TitleLabel()
        self._line = QWidget()
        self._flow = FlowLayout(self._line, spacing=6, line_spacing=6)
        self.continue_button = secondary_button(tr("Continue as a new chat"), "draft")
        words = tr("Write a new chat that begins with these messages ({keys})", keys=native_keys(CONTINUE_KEYS))
        self.continue_button.setToolTip(plain_tooltip(words))
        self.continue_button.clicked.connect(self.continue_clicked)
        self.copy_button = secondary_button(tr("Copy chat"), "copy")
        self.copy_button.setToolTip(plain_tooltip(tr("Copy the whole conversation as text")))
        self.copy_button.clicked.connect(self.copy_clicked)
        self.find_button = icon_button("search", tr("Find in this chat ({keys})", keys=native_keys("Ctrl+F")))
        self.find_button.clicked.connect(self.find_clicked)
        self.outline_button = icon_button("list", tr("Questions of the user ({keys})", keys=native_keys("Alt+O")))
        self.outline_button.clicked.connect(self.outline_clicked)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Pages of the chat"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.hide()
        self.tabs.currentChanged.connect(self.page_chosen)
        theme.changed.connect(self._fit_words)
        self._lay_out()

    def _lay_out(self) -> None:
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.continue_button)
        for button in (self.copy_button, self.find_button, self.outline_button):
            buttons.addWidget(button)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._title, 1)
        top.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        self._column = layout
        layout.setContentsMargins(20, 12, 20, 11)
        layout.setSpacing(7)
        layout.addLayout(top)
        layout.addWidget(self._line)
        layout.addWidget(self.tabs)

    def add_page(self, title: str, keys: str) -> int:
        """One more tab, seen as soon as there are two; returns its place."""
        place = self.tabs.addTab(title.replace("&", "&&"))
        self.name_page(place, title, keys)
        if place == 1:
            margins = self._column.contentsMargins()
            self._column.setContentsMargins(margins.left(), margins.top(), margins.right(), 0)
            self.tabs.show()
        return place

    def name_page(self, place: int, title: str, keys: str) -> None:
        """Another title, such as one with a number; the keys are told in the tooltip."""
        self.tabs.setTabText(place, title.replace("&", "&&"))
        self.tabs.setAccessibleTabName(place, title)
        self.tabs.setTabToolTip(place, plain_tooltip(tr("{title} ({keys})", title=title, keys=native_keys(keys))))

    def show_summary(self, summary: ChatSummary) -> None:
        """Fill everything from what the list knows."""
        unnamed = tr("Messages could not be decoded") if summary.is_undecoded else tr("Chat without a question")
        self._title.set_title(summary.title.strip() or unnamed)
        self._flow.clear()
        facts = [tr("#{id}", id=summary.key.id) if summary.key.id >= 0 else tr("No number")]
        times = times_words(summary.created_at, summary.updated_at)
        if times:
            facts.append(times)
        if summary.message_count is not None:
            facts.append(tr_n("{n} message", "{n} messages", summary.message_count))
        lines = [" · ".join(facts[:2]) + " ·", *facts[2:]] if len(facts) > 2 else [" · ".join(facts)]
        for fact in lines:  # two labels, so that large text can wrap between them
            self._flow.addWidget(self._fact(fact, times_tooltip(summary.created_at, summary.updated_at)))
        for icon, kind, name in (
            ("printer", tr("Machine"), summary.machine_name),
            ("spool", tr("Filament"), summary.filament_name),
            ("layers", tr("Process"), summary.process_name),
        ):
            if name and name.strip():
                self._flow.addWidget(PresetChip(icon, kind, name, self._theme))

    def _fact(self, text: str, tooltip: str) -> PlainLabel:
        label = PlainLabel(text, "muted")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setToolTip(plain_tooltip(tooltip))
        label.setMinimumHeight(PresetChip("printer", "", "0", self._theme).sizeHint().height())
        return label

    def set_column(self, left: int, right: int) -> None:
        """Stand above the messages: so far from either edge."""
        margins = self._column.contentsMargins()
        if (margins.left(), margins.right()) != (left, right):
            self._column.setContentsMargins(left, margins.top(), right, margins.bottom())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        """In a narrow pane the title needs the room more than the words on the buttons do."""
        narrow = self.width() < self._theme.scaled(_NARROW)
        short = "" if self.width() < self._theme.scaled(_VERY_NARROW) else tr("Continue")
        self.copy_button.setText("" if narrow else tr("Copy chat"))
        self.continue_button.setText(short if narrow else tr("Continue as a new chat"))

    def set_ready(self, ready: bool) -> None:
        """Whether the chat is there to be continued and copied."""
        self.continue_button.setEnabled(ready)
        self.copy_button.setEnabled(ready)
        self.find_button.setEnabled(ready)

    def set_has_questions(self, there_are_some: bool) -> None:
        """Whether there are questions of the user to jump to."""
        self.outline_button.setEnabled(there_are_some)


def native_keys(keys: str) -> str:
    """A shortcut as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def times_words(created: datetime | None, updated: datetime | None) -> str:
    """ "22 Nov 2026, 10:30 → 10:35"; one time where the chat was not changed within a second of its making."""
    if created is None:
        return full_local(updated)
    if updated is None or abs((updated - created).total_seconds()) < 1:
        return full_local(created)
    same_day = created.astimezone().date() == updated.astimezone().date()
    later = time_of_day(updated) if same_day else full_local(updated)
    first = full_local(created)
    return f"{first} → {later}" if not (same_day and first.endswith(later)) else first


def times_tooltip(created: datetime | None, updated: datetime | None) -> str:
    lines = []
    if created is not None:
        lines.append(tr("Created {time}", time=utc(created)))
    if updated is not None:
        lines.append(tr("Last changed {time}", time=utc(updated)))
    return "\n".join(lines)
