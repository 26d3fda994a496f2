"""What a row is painted from: pieces that know their size, their text and what lies under the pointer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from elegoo_chat_gui.core import html_text, markdown_text
from elegoo_chat_gui.core.visible_text import visible_text
from elegoo_chat_gui.ui.icons import pixmap
from elegoo_chat_gui.ui.screens.conversation._document_style import Look
from elegoo_chat_gui.ui.screens.conversation._text_places import utf16_length, utf16_slice
from elegoo_chat_gui.ui.theme import scaled

LINE_SEPARATOR: Final = "\u2028"  # Qt's line break within a paragraph
CARET_WIDTH: Final = 1.0


class ActionKind(Enum):
    """What a click in a row can do."""

    UNFOLD = "unfold"
    SHOW_ALL = "show-all"
    COPY = "copy"
    COPY_CODE = "copy-code"
    COPY_SETTINGS = "copy-settings"


class Fold(Enum):
    """What can be folded in a message, beside a text too long to be shown unasked."""

    FIELDS = "fields"  # keys that nobody documented
    UNCHANGED = "unchanged"  # settings that were in force before
    VALUES = "values"  # the rest of values, rows and options beyond what is shown unasked


@dataclass(frozen=True, slots=True)
class Action:
    """A click's meaning; `fold` says what it unfolds, `forms` what it copies."""

    kind: ActionKind
    fold: Fold | None = None
    forms: Forms | None = None


@dataclass(frozen=True, slots=True)
class Forms:
    """The same content for the clipboard three times."""

    text: str
    markdown: str
    html: str

    def __bool__(self) -> bool:
        return bool(self.text)


Range: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in one piece: a selection, the hits of a search, and the hit that was jumped to."""

    selected: Range | None = None
    hits: Sequence[Range] = ()
    current_hit: Range | None = None

    def formats(self, look: Look) -> Iterator[tuple[Range, QTextCharFormat]]:
        """Each marked range with its look, the topmost last."""
        if self.hits:
            plain = _mark_format(look.color("hit"), look.color("text"))
            yield from ((hit, plain) for hit in self.hits)
        if self.current_hit is not None:
            yield self.current_hit, _mark_format(look.color("accent"), look.color("on_accent"))
        if self.selected is not None:
            ground = QColor(look.color("accent"))
            ground.setAlpha(70)
            # Without a colour of its own Qt paints a list's bullets in the ground's colour.
            yield self.selected, _mark_format(ground, look.color("text"))


NO_MARKS: Final = Marks()


def _mark_format(ground: QColor, letters: QColor) -> QTextCharFormat:
    result = QTextCharFormat()
    result.setBackground(ground)
    result.setForeground(letters)
    return result


class Piece(ABC):
    """One thing in a row. `rect` is its place in the row, set by whoever lays the row out.

    Places count the text's UTF-16 units from 0 to `length`; a piece of length 0 is no part of a selection.
    """

    rect = QRectF()
    length = 0

    @abstractmethod
    def lay_out(self, width: float) -> QSizeF:
        """Take at most this width; returns the size."""

    @abstractmethod
    def paint(self, painter: QPainter, look: Look, marks: Marks) -> None:
        """Paint within `rect`."""

    def characters(self) -> str:
        """The text whose UTF-16 units are the places."""
        return ""

    def between(self, start: int, end: int) -> Forms:
        """What is copied of a range of places."""
        text = utf16_slice(self.characters(), start, end)
        return Forms(text, text, text)

    def place_at(self, point: QPointF) -> int:
        """The place nearest to a point of the row."""
        return 0 if point.y() < self.rect.center().y() else self.length

    def caret(self, place: int) -> QRectF:
        """Where a place is, in the row: a line's height, hardly any width."""
        del place
        return QRectF(self.rect.topLeft(), QSizeF(CARET_WIDTH, self.rect.height()))

    def word_at(self, place: int) -> Range:
        """The places around the word at a place."""
        return self.paragraph_at(place)

    def paragraph_at(self, place: int) -> Range:
        """The places of the paragraph or cell at a place."""
        del place
        return 0, self.length

    def links(self) -> list[str]:
        return []

    def link_at(self, point: QPointF) -> str:
        del point
        return ""

    def action_at(self, point: QPointF) -> Action | None:
        del point
        return None

    def actions(self) -> list[Action]:
        """What can be done by keys."""
        return []

    def is_text_at(self, point: QPointF) -> bool:
        """Whether the pointer is over text that can be selected."""
        return bool(self.length) and self.rect.contains(point)

    def scroll_sideways(self, point: QPointF | None, distance: float) -> bool:
        """Move what is wider than the piece, at a point or everywhere. Whether anything moved."""
        del point, distance
        return False

    def bring_into_view(self, place: int) -> None:
        """Scroll sideways so that a place is seen."""
        del place

    def is_grip_at(self, point: QPointF) -> bool:
        """Whether a point is on a sideways scroll bar."""
        del point
        return False

    def drag_grip(self, start: QPointF, point: QPointF) -> None:
        """Move the scroll bar that was taken at `start`."""
        del start, point


class Words:
    """A short text in one font, wrapped, laid out once. `at` is its place within the piece."""

    def __init__(self, text: str, font: QFont, color: QColor) -> None:
        self.color = color
        self.text = visible_text(text)
        self.characters = self.text.replace("\n", LINE_SEPARATOR)
        self.length = utf16_length(self.characters)
        self.font = font
        self._layout = QTextLayout(self.characters, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._leading = QFontMetricsF(font).height() * 0.12
        self.size = QSizeF()
        self.at = QPointF()

    def lay_out(self, width: float) -> QSizeF:
        y = used = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(8.0, width))
            line.setPosition(QPointF(0, y))
            y += line.height() + self._leading
            used = max(used, line.naturalTextWidth())
        self._layout.endLayout()
        self.size = QSizeF(used, max(0.0, y - self._leading))
        return self.size

    def paint(self, painter: QPainter, origin: QPointF, marks: Iterable[tuple[Range, QTextCharFormat]] = ()) -> None:
        """`marks` are ranges of this text."""
        painter.setPen(self.color)
        formats = []
        for (start, end), look in marks:
            marked = QTextLayout.FormatRange()
            marked.start, marked.length, marked.format = start, end - start, look
            formats.append(marked)
        self._layout.draw(painter, origin + self.at, formats)

    def place_at(self, point: QPointF) -> int:
        """The place nearest to a point in the piece's coordinates."""
        inside = point - self.at
        lines = [self._layout.lineAt(number) for number in range(self._layout.lineCount())]
        line = next((line for line in lines if inside.y() < line.y() + line.height()), lines[-1] if lines else None)
        if line is None:
            return 0
        found = line.xToCursor(inside.x())
        return found if isinstance(found, int) else int(found[0])

    def caret(self, place: int) -> QRectF:
        line = self._layout.lineForTextPosition(min(place, self.length))
        if not line.isValid():
            return QRectF(self.at, QSizeF(CARET_WIDTH, QFontMetricsF(self.font).height()))
        return QRectF(
            self.at.x() + cursor_x(line, min(place, self.length)), self.at.y() + line.y(), CARET_WIDTH, line.height()
        )

    def word_at(self, place: int) -> Range:
        place = min(place, self.length)
        start = place if place == 0 else self._layout.previousCursorPosition(place + 1)
        while start > 0 and self._is_letter(start - 1):
            start -= 1
        end = place
        while end < self.length and self._is_letter(end):
            end += 1
        return (start, end) if end > start else (place, min(self.length, place + 1))

    def _is_letter(self, place: int) -> bool:
        letter = utf16_slice(self.characters, place, place + 1)
        return not letter or letter.isalnum() or letter == "_"


class WordsPiece(Piece):
    """Lines of one or more texts: what is in one line is copied as cells of a table.

    `whole` is what is copied when the piece is taken as a whole; without it the parts speak for themselves.
    """

    def __init__(self, lines: Sequence[Sequence[Words]], whole: Forms | None = None) -> None:
        self._lines = lines
        self._whole = whole
        self.length = sum(words.length + 1 for line in lines for words in line)

    def _placed(self) -> Iterator[tuple[int, Words]]:
        """Each text with the place it begins at."""
        start = 0
        for line in self._lines:
            for words in line:
                yield start, words
                start += words.length + 1

    def characters(self) -> str:
        return "".join("\t".join(words.characters for words in line) + "\n" for line in self._lines)

    def between(self, start: int, end: int) -> Forms:
        if self._whole is not None and start <= 0 and end >= self.length - 1:
            return self._whole
        return _cells_as_forms(self._cells_between(start, end))

    def _cells_between(self, start: int, end: int) -> list[list[str]]:
        rows, first = [], 0
        for line in self._lines:
            row = []
            for words in line:
                if first < end and first + words.length > start:
                    row.append(utf16_slice(words.characters, max(0, start - first), end - first))
                first += words.length + 1
            if row:
                rows.append([cell.replace(LINE_SEPARATOR, "\n") for cell in row])
        return rows

    def _paint_words(self, painter: QPainter, look: Look, marks: Marks) -> None:
        formats = list(marks.formats(look))
        origin = self.rect.topLeft()
        for start, words in self._placed():
            here = [
                ((max(0, span[0] - start), min(words.length, span[1] - start)), form)
                for span, form in formats
                if span[0] < start + words.length and span[1] > start
            ]
            words.paint(painter, origin, here)

    def _nearest(self, point: QPointF) -> tuple[int, Words] | None:
        """The text nearest to a point of the row: first by line, then by column."""
        inside = point - self.rect.topLeft()

        def distance(item: tuple[int, Words]) -> tuple[float, float]:
            place = QRectF(item[1].at, item[1].size)
            above, left = place.top() - inside.y(), place.left() - inside.x()
            return max(above, inside.y() - place.bottom(), 0.0), max(left, inside.x() - place.right(), 0.0)

        return min(self._placed(), key=distance, default=None)

    def place_at(self, point: QPointF) -> int:
        found = self._nearest(point)
        return found[0] + found[1].place_at(point - self.rect.topLeft()) if found is not None else 0

    def _text_of(self, place: int) -> tuple[int, Words] | None:
        found = None
        for item in self._placed():
            if item[0] > place:
                break
            found = item
        return found

    def caret(self, place: int) -> QRectF:
        found = self._text_of(place)
        if found is None:
            return super().caret(place)
        return found[1].caret(place - found[0]).translated(self.rect.topLeft())

    def word_at(self, place: int) -> Range:
        found = self._text_of(place)
        if found is None:
            return 0, 0
        start, end = found[1].word_at(place - found[0])
        return found[0] + start, found[0] + end

    def paragraph_at(self, place: int) -> Range:
        found = self._text_of(place)
        return (found[0], found[0] + found[1].length) if found is not None else (0, 0)


def _cells_as_forms(rows: list[list[str]]) -> Forms:
    """Copied cells: a table where a row has several."""
    text = "\n".join("\t".join(row) for row in rows)
    if all(len(row) < 2 for row in rows):
        return Forms(text, text, "".join(f"<p>{html_text.words(row[0])}</p>" for row in rows))
    columns = max(len(row) for row in rows)
    padded = [row + [""] * (columns - len(row)) for row in rows]
    cells = [[markdown_text.text_cell(cell) for cell in row] for row in padded]
    return Forms(text, markdown_text.table([""] * columns, cells), html_text.table([], padded))


def cursor_x(line: QTextLine, place: int) -> float:
    """Where a place is in a line."""
    found: object = line.cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]  # stubs say object


def one_line_width(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text) + 1


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: str) -> None:
    picture = pixmap(name, round(rect.width()), color, painter.device().devicePixelRatioF())
    painter.drawPixmap(rect.topLeft(), picture)


def paint_copy(painter: QPainter, spot: QRectF) -> None:
    """The sign of a copy button, in the middle of its square."""
    side = scaled(14)
    paint_icon(
        painter, "copy", QRectF(0, 0, side, side).translated(spot.center() - QPointF(side, side) / 2), "text_muted"
    )


class LabelPiece(Piece):
    """Who speaks: icon and word. Not part of a selection's text."""

    def __init__(self, text: str, icon: str, look: Look) -> None:
        self._full = visible_text(text).replace("\n", " ")
        self._words = self._full
        self._icon = icon
        self._font = look.small_bold

    def lay_out(self, width: float) -> QSizeF:
        metrics = QFontMetricsF(self._font)
        self._words = metrics.elidedText(self._full, Qt.TextElideMode.ElideRight, max(20.0, width - scaled(18)))
        return QSizeF(metrics.horizontalAdvance(self._words) + scaled(18), max(14.0, metrics.height()))

    def paint(self, painter: QPainter, look: Look, marks: Marks) -> None:
        del marks
        side = scaled(13)
        top = self.rect.top() + (self.rect.height() - side) / 2
        paint_icon(painter, self._icon, QRectF(self.rect.left(), top, side, side), "text_muted")
        painter.setFont(self._font)
        painter.setPen(look.color("text_muted"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect.adjusted(scaled(18), 0, 4, 0), middle, self._words)
