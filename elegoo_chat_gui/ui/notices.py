"""What happened, told in one place of a window: never modal, never taking the focus.

bar.show_notice(Notice(tr("Chat created"), tone=NoticeTone.SUCCESS))
bar.show_notice(error_notice(describe(error), refresh, key="refresh"))
bar.dismiss("refresh")
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from elegoo_chat_gui.ui.announcing import announce
from elegoo_chat_gui.ui.error_texts import ErrorAction, ErrorText
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.theme import scaled, set_look
from elegoo_chat_gui.ui.widgets import (
    FlowLayout,
    IconLabel,
    PlainLabel,
    icon_button,
    link_button,
    secondary_button,
    set_tab_order,
)

SUCCESS_STAYS_MS: Final = 6000
_SHOWN_AT_ONCE: Final = 3
_LEAST_TEXT_PX: Final = 320  # with icon and close button


class NoticeTone(StrEnum):
    """How loud a notice is: decides icon, colour, and whether it goes by itself."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


_ICONS: Final = {
    NoticeTone.INFO: ("info", "accent"),
    NoticeTone.SUCCESS: ("check", "positive"),
    NoticeTone.WARNING: ("warning", "warning"),
    NoticeTone.ERROR: ("error", "negative"),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice. A later one with the same `key` takes its place; without a key the title is the key."""

    title: str
    advice: str = ""
    tone: NoticeTone = NoticeTone.INFO
    action_label: str = ""
    callback: Callable[[], None] | None = None
    key: str = ""
    detail: str = ""

    @property
    def place(self) -> str:
        return self.key or self.title


def error_notice(
    text: ErrorText,
    callback: Callable[[], None] | None = None,
    *,
    key: str = "",
    tone: NoticeTone | None = None,
) -> Notice:
    """A described error as a notice; its button is there only where there is something to call.

    What the person can mend at once (a token, an uncertain sending) is a warning, the rest an error.
    """
    if tone is None:
        mild = text.action in {ErrorAction.ENTER_TOKEN, ErrorAction.SETTLE}
        tone = NoticeTone.WARNING if mild else NoticeTone.ERROR
    label = text.action_label if callback is not None else ""
    return Notice(text.title, text.advice, tone, label, callback, key, text.detail)


class NoticeBar(QWidget):
    """The stack of notices, newest first; takes no room while empty. Esc closes the one with the focus."""

    dismissed = Signal(str)  # the key

    def __init__(self, parent: QWidget | None = None, *, success_stays_ms: int = SUCCESS_STAYS_MS) -> None:
        super().__init__(parent)
        self._success_stays_ms = success_stays_ms
        self._rows: dict[str, _NoticeRow] = {}
        self.setAccessibleName(tr("Notices"))
        # Not Maximum: that caps the height at what unwrapped text needs. Give the neighbours the stretch.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._more = PlainLabel("", "small")
        self._more.setContentsMargins(16, 4, 16, 4)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._more)
        self._show_first_ones()

    def notices(self) -> list[Notice]:
        """Newest first, with those that wait for room."""
        return [row.notice for row in reversed(self._rows.values())]

    def show_notice(self, notice: Notice) -> None:
        """Show it on top and tell screen readers; the focus stays where it is."""
        had_focus = self._take_out(notice.place)
        row = _NoticeRow(notice, self._success_stays_ms, self)
        row.close_requested.connect(self.dismiss)
        self._rows[notice.place] = row
        self._layout.insertWidget(0, row)
        set_tab_order(reversed(self._rows.values()), within=self)
        self._show_first_ones()
        if had_focus:
            row.focus_close()
        row.announce()

    def dismiss(self, key: str) -> None:
        """Take the notice away; nothing happens where there is none."""
        if key not in self._rows:
            return
        had_focus = self._take_out(key)
        self._show_first_ones()
        if had_focus and self._rows:
            self.focus_newest()
        self.dismissed.emit(key)

    def clear(self) -> None:
        for key in tuple(self._rows):
            self.dismiss(key)

    def focus_newest(self) -> bool:
        """For a shortcut: put the focus on the newest notice; False where there is none."""
        if not self._rows:
            return False
        next(reversed(self._rows.values())).focus_close()
        return True

    def _take_out(self, key: str) -> bool:
        row = self._rows.pop(key, None)
        if row is None:
            return False
        had_focus = row.holds_focus()
        row.hide()
        self._layout.removeWidget(row)
        row.deleteLater()
        return had_focus

    def _show_first_ones(self) -> None:
        for place, row in enumerate(reversed(self._rows.values())):
            row.setVisible(place < _SHOWN_AT_ONCE)
        waiting = len(self._rows) - _SHOWN_AT_ONCE
        self._more.setText(tr_n("{n} earlier notice", "{n} earlier notices", waiting) if waiting > 0 else "")
        self._more.setVisible(waiting > 0)
        self.setVisible(bool(self._rows))


class _NoticeRow(QFrame):
    """One notice: icon, title, advice, what can be pressed, and the details when asked for."""

    close_requested = Signal(str)

    def __init__(self, notice: Notice, success_stays_ms: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self._detail = PlainLabel(notice.detail, "muted")
        self._details_button = link_button(tr("Details"))
        self._close_button = icon_button("close", tr("Close this notice"))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons = FlowLayout(spacing=12, line_spacing=4)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(success_stays_ms)
        self._timer.timeout.connect(self._close_unless_read)
        set_look(self, kind=_LOOKS[notice.tone], flush=True)
        self.setAccessibleName(_spoken(notice))
        self._lay_out()
        if notice.tone is NoticeTone.SUCCESS:
            self._timer.start()

    def _lay_out(self) -> None:
        name, color = _ICONS[self.notice.tone]
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel(name, 16, color), 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.setSpacing(8)
        self._line.addLayout(self._texts(), 1)
        if self.notice.callback is not None and self.notice.action_label:
            action = secondary_button(self.notice.action_label)
            action.clicked.connect(self.notice.callback)
            self._buttons.addWidget(action)
        self._details_button.clicked.connect(self._toggle_detail)
        self._buttons.addWidget(self._details_button)
        self._line.addLayout(self._buttons)
        self._line.setAlignment(self._buttons, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._line, 1)
        self._close_button.clicked.connect(self._close)
        row.addWidget(self._close_button)
        self._detail.setWordWrap(True)
        self._detail.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._detail.setAccessibleName(tr("Details: {text}", text=self.notice.detail))
        self._detail.setContentsMargins(28, 0, 0, 0)
        self._detail.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._detail)
        # Not before it has its place: shown without a parent it would be a window that takes the focus away.
        self._details_button.setVisible(bool(self.notice.detail))

    def _texts(self) -> QVBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for text, kind in ((self.notice.title, "strong"), (self.notice.advice, None)):
            if text:
                label = PlainLabel(text, kind)
                label.setProperty("tone", str(self.notice.tone))
                label.setWordWrap(True)
                texts.addWidget(label)
        return texts

    def announce(self) -> None:
        """Tell screen readers: they read it out wherever the focus is."""
        announce(self, _spoken(self.notice), urgent=self.notice.tone in {NoticeTone.WARNING, NoticeTone.ERROR})

    def holds_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def focus_close(self) -> None:
        self._close_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the text beside them would be a thin column, the buttons go below it."""
        super().resizeEvent(event)
        below = self.width() < self._buttons.sizeHint().width() + scaled(_LEAST_TEXT_PX)
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if direction is not self._line.direction():
            self._line.setDirection(direction)
            self._line.setAlignment(self._buttons, Qt.AlignmentFlag(0) if below else Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self.notice.tone is NoticeTone.SUCCESS:
            self._timer.start()

    def _close(self) -> None:
        self.close_requested.emit(self.notice.place)

    def _toggle_detail(self) -> None:
        shown = self._detail.isHidden()
        self._detail.setVisible(shown)
        text = tr("Hide details") if shown else tr("Details")
        self._details_button.setText(text)
        self._details_button.setAccessibleName(text)
        self._timer.stop()

    def _close_unless_read(self) -> None:
        # At once: fading would be motion that explains nothing, and some systems ask for less of it.
        if self.underMouse() or self.holds_focus():
            self._timer.start()
        else:
            self._close()


_LOOKS: Final = {
    NoticeTone.INFO: "notice",
    NoticeTone.SUCCESS: "success",
    NoticeTone.WARNING: "warning",
    NoticeTone.ERROR: "error",
}


def _spoken(notice: Notice) -> str:
    match notice.tone:
        case NoticeTone.WARNING:
            kind = tr("Warning")
        case NoticeTone.ERROR:
            kind = tr("Error")
        case NoticeTone.SUCCESS:
            kind = tr("Done")
        case NoticeTone.INFO:
            kind = tr("Note")
    return tr("{kind}: {title} {advice}", kind=kind, title=notice.title, advice=notice.advice).rstrip()
