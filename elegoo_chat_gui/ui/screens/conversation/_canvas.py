"""The scrolled area that paints rows: only those on the screen are laid out, the rest are estimates."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from elegoo_chat_gui.core.chats import Chat
from elegoo_chat_gui.core.messages import DecodedMessages, MessageLog
from elegoo_chat_gui.core.transcript import Labels
from elegoo_chat_gui.ui.screens.conversation._content import Content
from elegoo_chat_gui.ui.screens.conversation._document_style import Look
from elegoo_chat_gui.ui.screens.conversation._pieces import Marks, Range, paint_copy
from elegoo_chat_gui.ui.screens.conversation._rows import Row, column_of
from elegoo_chat_gui.ui.screens.conversation._scrolling import AnchoredScroll
from elegoo_chat_gui.ui.screens.conversation._selection import Selection
from elegoo_chat_gui.ui.screens.conversation._words import labels
from elegoo_chat_gui.ui.theme import Theme

_WHEEL_STEP: Final = 60  # pixels for one notch
_REFINE_PAUSE_MS: Final = 8
_REFINE_SLICE_S: Final = 0.006
_SCROLLING_S: Final = 0.1  # so long after a move the next is expected, and frames need all the time there is


class RowCanvas(QAbstractScrollArea):
    """Rows of one chat, scrolled by an anchor; knows the current message, the selection and the pointer's row."""

    content_replaced = Signal()  # other messages than before
    column_moved = Signal()  # another width or size of text: see column_margins

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = Look.of(theme)
        self._labels = labels()
        self._chat: Chat | None = None
        self._content = Content(DecodedMessages(()), self._look, self._labels, 600)
        self._scroll = AnchoredScroll(self._measure)
        self._selection = Selection()
        self._scrolled_at = 0.0
        self._keep_rows = True
        self._current = -1
        self._shows_ring = False
        self._current_hit: tuple[int, int, Range] | None = None  # row, piece, places
        self._hovered = -1
        self._laid_out_width = 0
        self._syncing = False
        self._refine_timer = QTimer(self)
        self._refine_timer.setInterval(_REFINE_PAUSE_MS)
        self._refine_timer.timeout.connect(self._refine)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)
        self.verticalScrollBar().sliderReleased.connect(self._sync_bar)
        theme.changed.connect(self._change_theme)

    @property
    def chat(self) -> Chat | None:
        return self._chat

    @property
    def log(self) -> MessageLog:
        """The messages that are shown, or why there are none."""
        return self._chat.log if self._chat is not None else DecodedMessages(())

    @property
    def labels(self) -> Labels:
        return self._labels

    @property
    def current_message(self) -> int:
        """Index of the message that keys act on; -1 for none."""
        return self._current

    @property
    def heights_are_exact(self) -> bool:
        """Whether the scroll bar tells the truth about the whole chat."""
        return self._scroll.is_honest

    def show_chat(self, chat: Chat) -> None:
        """Show a decoded chat from its beginning, or go on reading where it is the one shown already."""
        previous, self._chat = self._chat, chat
        same = previous is not None and previous.key == chat.key
        if same and previous is not None and previous.messages_text == chat.messages_text:
            return
        place = (self._scroll.row, self._scroll.offset) if same else (0, 0)
        earlier = self._content
        self._content = Content(chat.log, self._look, self._labels, self._text_width())
        if same:
            self._content.take_over(earlier)
        self._selection.clear()
        self._current = min(self._current, len(self._content.messages) - 1) if same else -1
        self._hovered = -1
        self._content_changed()
        self._renumber(*place)
        self.content_replaced.emit()

    def clear(self) -> None:
        """Show nothing and let go of the chat."""
        self._chat = None
        self._content = Content(DecodedMessages(()), self._look, self._labels, self._text_width())
        self._selection.clear()
        self._current = self._hovered = -1
        self._content_changed()
        self._renumber(0, 0)
        self.content_replaced.emit()

    def _content_changed(self) -> None:
        """Other messages are shown."""

    @property
    def place(self) -> tuple[int, int]:
        """Row at the top edge and how much of it is above; `go_to` brings it back."""
        return self._scroll.row, self._scroll.offset

    def go_to(self, place: tuple[int, int]) -> None:
        """A place of the same chat in a view of the same width."""
        row, offset = place
        if row < self._content.row_count:
            self._scroll.row = row
            self._scroll.offset = min(offset, self._scroll.height(row))
            self._scroll.settle()
            self._scrolled()

    def _text_width(self) -> int:
        # The same with and without a scroll bar, so that its coming and going moves nothing.
        return max(120, self.width() - self.verticalScrollBar().sizeHint().width())

    @property
    def column_margins(self) -> tuple[int, int]:
        """How far the messages are from the left and the right edge."""
        left, column = column_of(self._text_width())
        return round(left), max(0, self.width() - round(left + column))

    def _measure(self, row: int) -> int:
        return self._content.row(row, keep=self._keep_rows).height

    def _renumber(self, row: int, offset: int) -> None:
        """All rows are new: estimate them and go to a place."""
        self._laid_out_width = self._text_width()
        self._scroll.viewport = max(1, self.viewport().height())
        self._scroll.reset(self._content.estimates())
        self._scroll.row = min(row, max(0, self._content.row_count - 1))
        self._scroll.offset = offset
        self._scroll.settle()
        self._scrolled()
        self._start_refining()

    def _lay_out_again(self) -> None:
        """Another width or look: the same text stays at the top edge."""
        row, offset = self._scroll.row, self._scroll.offset
        share = 0.0
        if self._content.row_count:
            share = offset / max(1, self._scroll.known_height(row) or 1)
        self._content.change_look(self._look, self._labels, self._text_width())
        self._scroll.viewport = max(1, self.viewport().height())
        self._scroll.reset(self._content.estimates())
        if self._content.row_count:
            self._scroll.row = row
            self._scroll.offset = round(min(1.0, share) * self._scroll.height(row))
            self._scroll.settle()
        self._laid_out_width = self._text_width()
        self._scrolled()
        self._start_refining()
        self.column_moved.emit()

    def _change_theme(self) -> None:
        self._look = Look.of(self._theme)
        self._labels = labels()
        self._lay_out_again()

    def _scrolled(self) -> None:
        """What is on the screen changed."""
        self._scrolled_at = perf_counter()
        self._scroll.visible()
        self._sync_bar()
        self.viewport().update()

    def _sync_bar(self) -> None:
        bar = self.verticalScrollBar()
        if bar.isSliderDown():
            return
        self._syncing = True
        bar.setPageStep(self._scroll.viewport)
        bar.setSingleStep(20)
        bar.setRange(0, self._scroll.maximum)
        bar.setValue(self._scroll.value)
        self._syncing = False

    def _bar_moved(self, value: int) -> None:
        if self._syncing:
            return
        bar = self.verticalScrollBar()
        distance = value - self._scroll.value
        if value >= bar.maximum():
            self._scroll.to_end()
        elif value <= 0:
            self._scroll.to_start()
        elif bar.isSliderDown() or abs(distance) > 2 * self._scroll.viewport:
            self._scroll.jump(value)
        else:
            self._scroll.move(distance)
        self._scrolled()

    def scroll_by(self, distance: int) -> None:
        """Pixels, down where positive. What is seen moves by just that, whatever was estimated."""
        self._scroll.move(distance)
        self._scrolled()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Rows are painted from the anchor; there is nothing to move."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        pixels = event.pixelDelta().y()
        distance = pixels if pixels else round(event.angleDelta().y() / 120 * _WHEEL_STEP)
        if distance:
            self.scroll_by(-distance)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._text_width() != self._laid_out_width:
            self._lay_out_again()
            return
        self._scroll.viewport = max(1, self.viewport().height())
        self._scroll.settle()
        self._scrolled()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._start_refining()

    def _start_refining(self) -> None:
        if not self._scroll.is_honest and self.isVisible():
            self._refine_timer.start()

    def _refine(self) -> None:
        """Find out true heights while nothing else is to be done, so that the scroll bar becomes honest."""
        if not self.isVisible() or self._scroll.is_honest:
            self._refine_timer.stop()
            return
        if perf_counter() - self._scrolled_at < _SCROLLING_S:
            return
        self._keep_rows = False
        until = perf_counter() + _REFINE_SLICE_S
        while perf_counter() < until and self._scroll.refine(1):
            pass
        self._keep_rows = True
        self._sync_bar()

    def _row_at(self, y: float) -> tuple[int, int] | None:
        """(row, its top) under a height in the viewport, the nearest one outside."""
        visible = self._scroll.visible()
        if not visible:
            return None
        return max((item for item in visible if item[1] <= y), default=visible[0])

    def item_at(self, point: QPointF) -> int:
        """What screen readers count: the message at a point of the viewport, in raw text its banner 0 or text 1."""
        found = self._row_at(point.y())
        if found is None:
            return -1
        return self._content.message_of(found[0]) if self._content.messages else min(found[0], 1)

    def item_area(self, item: int) -> QRect:
        """Where a message is, in the viewport's coordinates; estimated while it is far off the screen."""
        count = self._content.row_count
        first, last = item, 0 if item == 0 else count - 1
        if self._content.messages:
            first, last = self._content.first_row(item), self._content.last_row(item)
        if not 0 <= first <= last < count:
            return QRect()
        top = self._scroll.top(first)
        return QRect(0, top - self._scroll.value, self.viewport().width(), self._scroll.top(last + 1) - top)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._look.color("window"))
        for index, top in self._scroll.visible():
            row = self._content.row(index)
            if top > event.rect().bottom() or top + row.height < event.rect().top():
                continue
            painter.save()
            painter.translate(0, top)
            # No more than is seen: of a long message most lines and marks are beyond the edges.
            seen = QRectF(0, -top, self.viewport().width(), self.viewport().height())
            painter.setClipRect(seen.intersected(QRectF(0, 0, seen.width(), row.height)))
            row.paint(painter, self._look, self._marks(index, row))
            self._paint_marks(painter, index, row)
            painter.restore()
        painter.end()

    def _marks(self, index: int, row: Row) -> dict[int, Marks]:
        """What is marked in each piece of a row."""
        selected, hits = self._selection.ranges(index, row), self._hits(index, row)
        current = self._current_hit
        pieces = selected.keys() | hits.keys()
        return {
            piece: Marks(
                selected.get(piece),
                hits.get(piece, ()),
                current[2] if current is not None and current[:2] == (index, piece) else None,
            )
            for piece in pieces
        }

    def _hits(self, index: int, row: Row) -> dict[int, Sequence[Range]]:
        """Where the text that is looked for stands in a row, by piece."""
        del index, row
        return {}

    def _paint_marks(self, painter: QPainter, index: int, row: Row) -> None:
        message = self._content.message_of(index)
        if self._shows_ring and self.hasFocus() and message >= 0 and message == self._current:
            painter.setPen(QPen(self._look.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row.frame.adjusted(-7, -6, 7, 6), 12, 12)
        if index == self._hovered and not row.copy_rect.isEmpty():
            paint_copy(painter, row.copy_rect)
