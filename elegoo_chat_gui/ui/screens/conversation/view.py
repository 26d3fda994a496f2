"""A conversation to read: scrolled, selected, copied, with mouse and keys."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from elegoo_chat_gui.core.transcript import (
    chat_as_markdown,
    chat_as_text,
    message_as_markdown,
    message_as_text,
)
from elegoo_chat_gui.core.visible_text import one_line, visible_text
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.conversation._accessible import expose
from elegoo_chat_gui.ui.screens.conversation._canvas import RowCanvas
from elegoo_chat_gui.ui.screens.conversation._cards import SettingsPiece
from elegoo_chat_gui.ui.screens.conversation._pieces import ActionKind, Piece
from elegoo_chat_gui.ui.screens.conversation._selection import Place
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import plain_tooltip

_LINE: Final = 60
_PAGE_OVERLAP: Final = 40
_AUTOSCROLL_MS: Final = 30


class ConversationView(RowCanvas):
    """The messages of one chat. Opens nothing itself: links and what was copied are told by signals.

    Keys: arrows choose a message, PgUp, PgDn, Home and End scroll, Enter unfolds, Ctrl+C copies the selection
    or the current message, Ctrl+A selects everything, the menu key offers links and copying.
    """

    link_activated = Signal(str)
    copied = Signal(str)  # what was copied, in words

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.spoken = expose(self)  # before anything makes Qt ask for the view's interface, which it keeps
        self.content_replaced.connect(self.spoken.content_replaced)
        self._pressed_at: QPoint | None = None
        self._drag_point = QPointF()
        self._autoscroll = QTimer(self)
        self._autoscroll.setInterval(_AUTOSCROLL_MS)
        self._autoscroll.timeout.connect(self._scroll_while_dragging)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Conversation"))

    # Messages

    def choose_message(self, message: int) -> None:
        """Make a message the current one and bring it onto the screen."""
        count = len(self._content.messages)
        if not count:
            return
        self._current = min(max(0, message), count - 1)
        first, last = self._content.first_row(self._current), self._content.last_row(self._current)
        self._scroll.show_row(last)
        self._scroll.show_row(first)
        self._scrolled()
        self.spoken.current_changed()

    def _step(self, direction: int) -> None:
        """To the next message, or on within the current one while it goes beyond the edge."""
        if self._current < 0:
            row = self._scroll.row + (1 if self._scroll.offset > 0 and direction > 0 else 0)
            start = self._content.message_of(min(row, self._content.row_count - 1)) if self._content.row_count else -1
            if start < 0:
                self.scroll_by(direction * _LINE)
            else:
                self.choose_message(start)
            return
        top, bottom = self._edges(self._current)
        if direction > 0 and top < self._scroll.viewport < bottom:
            self.scroll_by(min(_LINE, bottom - self._scroll.viewport))
        elif direction < 0 and top < 0 < bottom:
            self.scroll_by(-min(_LINE, -top))
        else:
            self.choose_message(self._current + direction)

    def _edges(self, message: int) -> tuple[int, int]:
        """Top and bottom of a message in the viewport."""
        first, last = self._content.first_row(message), self._content.last_row(message)
        value = self._scroll.value
        return self._scroll.top(first) - value, self._scroll.top(last + 1) - value

    def fold_action(self, message: int) -> ActionKind | None:
        """What Enter does with a message where it has something folded."""
        if message >= len(self._content.messages):
            return None
        if self._content.is_long(message):
            return ActionKind.SHOW_ALL
        row = self._content.row(self._content.last_row(message))
        kinds = {piece.action_at(piece.rect.center()) for piece in row.pieces}
        return ActionKind.UNFOLD if ActionKind.UNFOLD in kinds else None

    def act(self, message: int, kind: ActionKind) -> None:
        row, offset = self._scroll.row, self._scroll.offset
        match kind:
            case ActionKind.COPY:
                self.copy_message(message)
                return
            case ActionKind.UNFOLD:
                self._content.toggle_fold(message)
                for number in range(self._content.first_row(message), self._content.last_row(message) + 1):
                    self._scroll.forget(number)
                self._scroll.settle()
                self._scrolled()
                self._start_refining()
            case ActionKind.SHOW_ALL:
                self._selection.clear()
                self._content.expand(message)
                self._renumber(row, offset)

    # Copying

    def copy(self) -> None:
        """The selection, else the current message."""
        if self._selection:
            self._put(self._selection.text(self._content, self._labels), "", tr("Selection copied"))
        elif self._current >= 0:
            self.copy_message(self._current)

    def copy_message(self, message: int) -> None:
        found = self._content.messages[message]
        text, markdown = message_as_text(found, self._labels), message_as_markdown(found, self._labels)
        self._put(text, markdown, tr("Message copied"))

    def copy_message_as_markdown(self, message: int) -> None:
        markdown = message_as_markdown(self._content.messages[message], self._labels)
        self._put(markdown, markdown, tr("Message copied as Markdown"))

    def copy_chat(self) -> None:
        if self._chat is not None:
            text, markdown = chat_as_text(self._chat, self._labels), chat_as_markdown(self._chat, self._labels)
            self._put(text, markdown, tr("Chat copied"))

    def select_all(self) -> None:
        last = self._content.row_count - 1
        if last >= 0:
            row = self._content.row(last)
            self._selection.select((0, 0, 0), (last, len(row.pieces), 0))
            self.viewport().update()

    def _put(self, text: str, markdown: str, what: str) -> None:
        data = QMimeData()
        data.setText(visible_text(text))
        if markdown:
            data.setData("text/markdown", visible_text(markdown).encode("utf-8"))
        QGuiApplication.clipboard().setMimeData(data)
        self.copied.emit(what)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif not self._scroll_key(Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)
            return
        event.accept()

    def _scroll_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ControlModifier):
            return False
        page = self._scroll.viewport - _PAGE_OVERLAP
        match key:
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._shows_ring = True
                self._step(1 if key == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_PageUp:
                self.scroll_by(-page)
            case Qt.Key.Key_PageDown:
                self.scroll_by(page)
            case Qt.Key.Key_Home:
                self._scroll.to_start()
                self._go_to_end_message(0)
            case Qt.Key.Key_End:
                self._scroll.to_end()
                self._go_to_end_message(len(self._content.messages) - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if self._current >= 0:
                self._act_on_current()
            case Qt.Key.Key_Escape if self._selection:
                self._selection.clear()
                self.viewport().update()
            case _:
                return False
        return True

    def _go_to_end_message(self, message: int) -> None:
        if self._current >= 0 and self._content.messages:
            self._current = message
            self.spoken.current_changed()
        self._scrolled()

    def _act_on_current(self) -> None:
        if self._content.is_long(self._current):
            self.act(self._current, ActionKind.SHOW_ALL)
        else:
            self.act(self._current, ActionKind.UNFOLD)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if by_key and self._content.messages:
            self._shows_ring = True
            if self._current < 0 and (found := self._row_at(0)) is not None:
                self._current = self._content.message_of(found[0])
                self.spoken.current_changed()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # Mouse

    def _hit(self, point: QPointF) -> tuple[int, Piece, QPointF] | None:
        """(row, piece, point within the row) of what is painted under a point of the viewport."""
        found = self._row_at(point.y())
        if found is None:
            return None
        row, inside = found[0], QPointF(point.x(), point.y() - found[1])
        for piece in self._content.row(row).pieces:
            if piece.rect.adjusted(-4, -4, 4, 4).contains(inside):
                return row, piece, inside
        return None

    def _place_at(self, point: QPointF) -> Place | None:
        found = self._row_at(point.y())
        if found is None:
            return None
        inside = QPointF(point.x(), point.y() - found[1])
        row = self._content.row(found[0])
        number = row.piece_at(inside)
        return (found[0], number, row.pieces[number].place_at(inside)) if number >= 0 else (found[0], 0, 0)

    def _action_at(self, point: QPointF) -> ActionKind | None:
        found = self._row_at(point.y())
        if found is not None:
            inside = QPointF(point.x(), point.y() - found[1])
            if self._content.row(found[0]).copy_rect.contains(inside):
                return ActionKind.COPY
        hit = self._hit(point)
        return hit[1].action_at(hit[2]) if hit is not None else None

    def _link_at(self, point: QPointF) -> str:
        hit = self._hit(point)
        return hit[1].link_at(hit[2]) if hit is not None else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed_at = event.position().toPoint()
        self._shows_ring = False
        found = self._row_at(event.position().y())
        if found is not None:
            self._current = self._content.message_of(found[0])
        place = self._place_at(event.position())
        if place is not None:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._selection.extend(place)
            else:
                self._selection.begin(place)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._drag_point = event.position()
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(event.position())
            return
        far = (event.position().toPoint() - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if far or self._selection:
            self._extend_to(event.position())
            outside = not 0 <= event.position().y() < self.viewport().height()
            if outside and not self._autoscroll.isActive():
                self._autoscroll.start()
            elif not outside:
                self._autoscroll.stop()

    def _extend_to(self, point: QPointF) -> None:
        place = self._place_at(point)
        if place is not None:
            self._selection.extend(place)
            self.viewport().update()

    def _scroll_while_dragging(self) -> None:
        y, height = self._drag_point.y(), self.viewport().height()
        distance = y if y < 0 else y - height
        self.scroll_by(round(min(60.0, max(-60.0, distance))))
        self._extend_to(QPointF(self._drag_point.x(), min(max(0.0, y), height - 1.0)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._autoscroll.stop()
        if event.button() != Qt.MouseButton.LeftButton or self._pressed_at is None:
            return
        self._pressed_at = None
        if self._selection:
            return
        point = event.position()
        action, link = self._action_at(point), self._link_at(point)
        found = self._row_at(point.y())
        if action is not None and found is not None:
            self.act(self._content.message_of(found[0]), action)
        elif link:
            self.link_activated.emit(link)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or place is None or self._action_at(event.position()):
            return
        pieces = self._content.row(place[0]).pieces
        start, end = pieces[place[1]].word_at(place[2])
        self._selection.select((place[0], place[1], start), (place[0], place[1], end))
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = -1
        self.viewport().update()

    def _hover(self, point: QPointF) -> None:
        found = self._row_at(point.y())
        hovered = found[0] if found is not None and self._content.message_of(found[0]) >= 0 else -1
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().update()
        shape = Qt.CursorShape.ArrowCursor
        if self._action_at(point) is not None or self._link_at(point):
            shape = Qt.CursorShape.PointingHandCursor
        elif (hit := self._hit(point)) is not None and hit[1].is_text_at(hit[2]):
            shape = Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            point = QPointF(event.pos())
            link = self._link_at(point)
            text = link_words(link) if link else ""
            if self._action_at(point) is ActionKind.COPY:
                text = tr("Copy message")
            QToolTip.showText(event.globalPos(), plain_tooltip(text), self.viewport())
            return True
        return super().viewportEvent(event)

    # Menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        message, setting, links = self._current, "", list[str]()
        if by_key and message >= 0:
            rows = range(self._content.first_row(message), self._content.last_row(message) + 1)
            links = [link for row in rows for piece in self._content.row(row).pieces for link in piece.links()]
        elif not by_key and (hit := self._hit(QPointF(event.pos()))) is not None:
            message = self._content.message_of(hit[0])
            links = [link] if (link := hit[1].link_at(hit[2])) else []
            if isinstance(hit[1], SettingsPiece) and (found := hit[1].setting_at(hit[2])) is not None:
                setting = hit[1].setting_text(found)
        menu = self._menu(message, setting, links[:8])
        menu.popup(event.globalPos())
        event.accept()

    def _menu(self, message: int, setting: str, links: list[str]) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for link in links:
            name = one_line(link[:80]).replace("&", "&&")
            menu.addAction(tr("Open {address}…", address=name), partial(self.link_activated.emit, link))
        if links:
            menu.addSeparator()
        if self._selection:
            menu.addAction(tr("Copy"), self.copy)
        if setting:
            menu.addAction(tr("Copy setting"), lambda: self._put(setting, "", tr("Setting copied")))
        if message >= 0:
            menu.addAction(tr("Copy message"), lambda: self.copy_message(message))
            menu.addAction(tr("Copy message as Markdown"), lambda: self.copy_message_as_markdown(message))
        menu.addSeparator()
        menu.addAction(tr("Copy chat"), self.copy_chat).setEnabled(self._chat is not None)
        menu.addAction(tr("Select all"), self.select_all)
        return menu


def link_words(target: str) -> str:
    """Where a link really leads: its host as the network sees it, and the whole address."""
    url = QUrl(target)
    host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    if url.scheme().lower() == "mailto":
        return tr("Write to {address}", address=url.path())
    return tr("Opens {host} in the browser", host=host) + "\n" + target
