"""Rows whose text is selected, by mouse and by keys."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTextBoundaryFinder, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from elegoo_chat_gui.ui.screens.conversation._canvas import RowCanvas
from elegoo_chat_gui.ui.screens.conversation._pieces import Action, ActionKind, Piece
from elegoo_chat_gui.ui.screens.conversation._selection import Place
from elegoo_chat_gui.ui.theme import Theme

_AUTOSCROLL_MS: Final = 30
_PAGE_OVERLAP: Final = 40
_LINE_GAPS: Final = (3, 14, 28, 44)  # pixels: how far lines, paragraphs and rows of tables are apart
_FAR: Final = 1e6  # pixels, beyond any line's end
_SIDEWAYS_STEP: Final = 60.0  # pixels of code for one notch of the wheel


class _Taken(Enum):
    """What the mouse takes at a time."""

    LETTERS = 1
    WORDS = 2
    PARAGRAPHS = 3


class SelectingView(RowCanvas):
    """Press and drag, double and triple click, Shift with the keys that move; tells what was clicked."""

    link_activated = Signal(str)
    action_activated = Signal(int, object)  # message, Action

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pressed_at: QPointF | None = None
        self._grip: tuple[Piece, QPointF] | None = None
        self._taken = _Taken.LETTERS
        self._goal_x: float | None = None
        self._drag_point = QPointF()
        self._autoscroll = QTimer(self)
        self._autoscroll.setInterval(_AUTOSCROLL_MS)
        self._autoscroll.timeout.connect(self._scroll_while_dragging)
        self._triple = QTimer(self)
        self._triple.setSingleShot(True)
        self.viewport().setMouseTracking(True)

    # What lies where

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
        return self._place_in_row(found[0], QPointF(point.x(), point.y() - found[1]))

    def _place_in_row(self, index: int, inside: QPointF) -> Place:
        row = self._content.row(index)
        number = row.piece_at(inside)
        return (index, number, row.pieces[number].place_at(inside)) if number >= 0 else (index, 0, 0)

    def _action_at(self, point: QPointF) -> Action | None:
        found = self._row_at(point.y())
        if found is not None:
            inside = QPointF(point.x(), point.y() - found[1])
            if self._content.row(found[0]).copy_rect.contains(inside):
                return Action(ActionKind.COPY)
        hit = self._hit(point)
        return hit[1].action_at(hit[2]) if hit is not None else None

    def _link_at(self, point: QPointF) -> str:
        hit = self._hit(point)
        return hit[1].link_at(hit[2]) if hit is not None else ""

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position()
        hit = self._hit(point)
        if hit is not None and hit[1].is_grip_at(hit[2]):
            self._grip = (hit[1], hit[2])
            return
        self._pressed_at = point
        self._shows_ring = False
        self._goal_x = None
        found = self._row_at(point.y())
        if found is not None:
            self._current = self._content.message_of(found[0])
        place = self._place_at(point)
        if place is not None:
            if self._triple.isActive():
                self._take(place, _Taken.PARAGRAPHS)
            elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._taken = _Taken.LETTERS
                self._selection.extend(place)
            else:
                self._take(place, _Taken.LETTERS)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or place is None or self._action_at(event.position()):
            return
        self._pressed_at = event.position()
        self._triple.start(QApplication.doubleClickInterval())
        self._take(place, _Taken.WORDS)
        self.viewport().update()

    def _take(self, place: Place, taken: _Taken) -> None:
        self._taken = taken
        first, last = self._span(place)
        self._selection.select(first, last)

    def _span(self, place: Place) -> tuple[Place, Place]:
        """From where to where the mouse takes something at a place."""
        row, number, at = place
        pieces = self._content.row(row).pieces
        if self._taken is _Taken.LETTERS or number >= len(pieces):
            return place, place
        piece = pieces[number]
        start, end = piece.word_at(at) if self._taken is _Taken.WORDS else piece.paragraph_at(at)
        return (row, number, start), (row, number, end)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = self._drag_point = event.position()
        if self._grip is not None:
            self._drag_grip(point)
            return
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(point)
            return
        far = (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if far or self._selection:
            self._extend_to(point)
            outside = not 0 <= point.y() < self.viewport().height()
            if outside and not self._autoscroll.isActive():
                self._autoscroll.start()
            elif not outside:
                self._autoscroll.stop()

    def _drag_grip(self, point: QPointF) -> None:
        if self._grip is None:
            return
        piece, start = self._grip
        inside = QPointF(point.x(), start.y())
        piece.drag_grip(start, inside)
        self._grip = (piece, inside)
        self.viewport().update()

    def _extend_to(self, point: QPointF) -> None:
        place = self._place_at(point)
        if place is not None:
            self._selection.extend(*self._span(place))
            self.viewport().update()

    def _scroll_while_dragging(self) -> None:
        y, height = self._drag_point.y(), self.viewport().height()
        distance = y if y < 0 else y - height
        self.scroll_by(round(min(60.0, max(-60.0, distance))))
        self._extend_to(QPointF(self._drag_point.x(), min(max(0.0, y), height - 1.0)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._autoscroll.stop()
        if event.button() == Qt.MouseButton.LeftButton and self._grip is not None:
            self._grip = None
            return
        if event.button() != Qt.MouseButton.LeftButton or self._pressed_at is None:
            return
        self._pressed_at = None
        if self._selection:
            return
        point = event.position()
        action, link = self._action_at(point), self._link_at(point)
        found = self._row_at(point.y())
        if action is not None and found is not None:
            self.action_activated.emit(self._content.message_of(found[0]), action)
        elif link:
            self.link_activated.emit(link)

    def wheelEvent(self, event: QWheelEvent) -> None:
        sideways = event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            sideways = sideways or event.angleDelta().y()
        hit = self._hit(event.position()) if sideways else None
        if hit is not None and abs(sideways) > abs(event.angleDelta().y()) * (not event.modifiers()):
            pixels = event.pixelDelta().x()
            distance = pixels if pixels else sideways / 120 * _SIDEWAYS_STEP
            if hit[1].scroll_sideways(hit[2], -distance):
                self.viewport().update()
            event.accept()
            return
        super().wheelEvent(event)

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
        hit = self._hit(point)
        if self._action_at(point) is not None or self._link_at(point):
            shape = Qt.CursorShape.PointingHandCursor
        elif hit is not None and hit[1].is_text_at(hit[2]) and not hit[1].is_grip_at(hit[2]):
            shape = Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    # Keys

    def select_all(self) -> None:
        last = self._content.row_count - 1
        if last >= 0:
            row = self._content.row(last)
            self._selection.select((0, 0, 0), (last, len(row.pieces), 0))
            self.viewport().update()

    def _select_by_key(self, event: QKeyEvent) -> bool:
        """Shift with a key that moves: the selection's end moves. Whether it was such a key."""
        standard = QKeySequence.StandardKey
        steps = (
            (standard.SelectNextChar, self._by_letter, 1),
            (standard.SelectPreviousChar, self._by_letter, -1),
            (standard.SelectNextWord, self._by_word, 1),
            (standard.SelectPreviousWord, self._by_word, -1),
            (standard.SelectNextLine, self._by_line, 1),
            (standard.SelectPreviousLine, self._by_line, -1),
            (standard.SelectNextPage, self._by_page, 1),
            (standard.SelectPreviousPage, self._by_page, -1),
            (standard.SelectStartOfLine, self._to_line_end, -1),
            (standard.SelectEndOfLine, self._to_line_end, 1),
            (standard.SelectStartOfDocument, self._to_end, -1),
            (standard.SelectEndOfDocument, self._to_end, 1),
        )
        for key, step, direction in steps:
            if event.matches(key):
                vertical = step in {self._by_line, self._by_page}
                self._goal_x = self._goal_x if vertical else None
                start = self._focus_place()
                if start is not None:
                    self._selection.move_focus(step(start, direction))
                    self._show_place(self._selection.focus)
                    self.viewport().update()
                return True
        return False

    def _focus_place(self) -> Place | None:
        """Where a selection by keys goes on, or begins: at the current message, else at what is seen first."""
        if not self._content.row_count:
            return None
        row, number, at = self._selection.focus
        if self._selection or (row, number, at) != (0, 0, 0):
            row = min(row, self._content.row_count - 1)
            pieces = self._content.row(row).pieces
            if number < len(pieces) and pieces[number].length:
                return row, number, min(at, pieces[number].length)
            return self._first_place(row, backwards=number >= len(pieces))
        start = self._content.first_row(self._current) if self._current >= 0 else self._scroll.row
        place = self._first_place(start)
        self._selection.begin(place)
        return place

    def _first_place(self, row: int, *, backwards: bool = False) -> Place:
        """The first place of a row, the last one if `backwards`."""
        readable = self._content.row(row).readable()
        if not readable:
            return row, 0, 0
        if not backwards:
            return row, readable[0], 0
        return row, readable[-1], self._content.row(row).pieces[readable[-1]].length - 1

    def _neighbour(self, place: Place, direction: int) -> Place:
        """The nearest place of the piece before or after; the same place at either end of the chat."""
        row, number, _ = place
        readable = [n for n in self._content.row(row).readable() if (n > number if direction > 0 else n < number)]
        if readable:
            if direction > 0:
                return row, readable[0], 0
            return row, readable[-1], self._content.row(row).pieces[readable[-1]].length - 1
        following = row + direction
        while 0 <= following < self._content.row_count:
            if self._content.row(following).readable():
                return self._first_place(following, backwards=direction < 0)
            following += direction
        return place

    def _by_letter(self, place: Place, direction: int) -> Place:
        return self._by_boundary(place, direction, QTextBoundaryFinder.BoundaryType.Grapheme)

    def _by_word(self, place: Place, direction: int) -> Place:
        return self._by_boundary(place, direction, QTextBoundaryFinder.BoundaryType.Word)

    def _by_boundary(self, place: Place, direction: int, kind: QTextBoundaryFinder.BoundaryType) -> Place:
        row, number, at = place
        piece = self._content.row(row).pieces[number]
        finder = QTextBoundaryFinder(kind, piece.characters())
        finder.setPosition(at)
        words = kind is QTextBoundaryFinder.BoundaryType.Word
        while True:
            found = finder.toNextBoundary() if direction > 0 else finder.toPreviousBoundary()
            if found < 0 or found >= piece.length:
                return self._neighbour(place, direction)
            starts = QTextBoundaryFinder.BoundaryReason.StartOfItem in finder.boundaryReasons()
            if not words or starts or found == 0:
                return row, number, found

    def _caret(self, place: Place) -> QRectF:
        row, number, at = place
        return self._content.row(row).pieces[number].caret(at)

    def _by_line(self, place: Place, direction: int) -> Place:
        row, number, _ = place
        caret = self._caret(place)
        x = self._goal_x = caret.left() if self._goal_x is None else self._goal_x
        piece = self._content.row(row).pieces[number]
        for distance in _LINE_GAPS:
            y = caret.bottom() + distance if direction > 0 else caret.top() - distance
            if not piece.rect.top() < y < piece.rect.bottom():
                break
            found = piece.place_at(QPointF(x, y))
            if self._is_beyond(piece.caret(found), caret, direction):
                return row, number, found
        following = self._neighbour(place, direction)
        if following == place:
            return place
        other = self._content.row(following[0]).pieces[following[1]]
        return following[0], following[1], other.place_at(QPointF(x, self._caret(following).center().y()))

    @staticmethod
    def _is_beyond(found: QRectF, caret: QRectF, direction: int) -> bool:
        return found.center().y() > caret.bottom() if direction > 0 else found.center().y() < caret.top()

    def _by_page(self, place: Place, direction: int) -> Place:
        distance = direction * (self._scroll.viewport - _PAGE_OVERLAP)
        top = self._show_place(place)
        caret = self._caret(place)
        x = self._goal_x = caret.left() if self._goal_x is None else self._goal_x
        self.scroll_by(distance)
        found = self._place_at(QPointF(x, top + caret.center().y()))
        moved = found is not None and (found > place if direction > 0 else found < place)
        return found if found is not None and moved else self._to_end(place, direction)

    def _to_line_end(self, place: Place, direction: int) -> Place:
        row, number, _ = place
        at = QPointF(direction * _FAR, self._caret(place).center().y())
        return row, number, self._content.row(row).pieces[number].place_at(at)

    def _to_end(self, place: Place, direction: int) -> Place:
        del place
        return self._first_place(0 if direction < 0 else self._content.row_count - 1, backwards=direction > 0)

    def _show_place(self, place: Place, margin: int = 8) -> float:
        """Scroll as little as needed to see a place with a margin; returns the top of its row in the viewport."""
        row, number, at = place
        if row not in dict(self._scroll.visible()):
            self._scroll.show_row(row)
        pieces = self._content.row(row).pieces
        if number < len(pieces):
            pieces[number].bring_into_view(at)
            caret = pieces[number].caret(at)
            top = dict(self._scroll.visible()).get(row, 0)
            if top + caret.top() < margin:
                self._scroll.move(round(top + caret.top() - margin))
            elif top + caret.bottom() > self._scroll.viewport - margin:
                self._scroll.move(round(top + caret.bottom() - self._scroll.viewport + margin))
        self._scrolled()
        return float(dict(self._scroll.visible()).get(row, 0))
