"""Measures and paints cells of lines, in the theme's fonts and colours."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from elegoo_chat_gui.ui.screens.settings._cells import Cell, Line, Tone
from elegoo_chat_gui.ui.theme import Theme

PAD_X, PAD_Y = 9, 7
_GAP: Final = 2  # between lines
_LONGEST: Final = 600  # characters of one line that are laid out
_COLORS: Final = {
    Tone.TEXT: "text",
    Tone.MUTED: "text_muted",
    Tone.KEY: "text_muted",
    Tone.STRONG: "accent",
    Tone.BOLD: "text",
}


class CellPainter:
    """One for a view; `refresh` after a change of the theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._fonts: dict[Tone, QFont] = {}
        self._metrics: dict[Tone, QFontMetrics] = {}
        self._widths: dict[tuple[str, Tone], int] = {}
        self.refresh()

    def refresh(self) -> None:
        """Take the fonts as they are now."""
        theme = self._theme
        self._fonts = {
            Tone.TEXT: theme.font("secondary"),
            Tone.MUTED: theme.font("secondary"),
            Tone.KEY: theme.font("small", mono=True),
            Tone.STRONG: theme.font("secondary", bold=True),
            Tone.BOLD: theme.font("secondary", bold=True),
        }
        self._metrics = {tone: QFontMetrics(font) for tone, font in self._fonts.items()}
        self._widths.clear()

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def line_height(self) -> int:
        return self._metrics[Tone.TEXT].height()

    def height(self, cell: Cell, width: int) -> int:
        """What a cell of this width needs, its margins included."""
        room = max(1, width - 2 * PAD_X)
        heights = [self._metrics[line.tone].height() * self._count(line, room) for line in cell]
        return sum(heights) + _GAP * max(0, len(heights) - 1) + 2 * PAD_Y

    def least_height(self) -> int:
        """Of a name with its key below."""
        names = self._metrics[Tone.TEXT].height() + self._metrics[Tone.KEY].height()
        return names + _GAP + 2 * PAD_Y

    def _count(self, line: Line, room: int) -> int:
        """Lines on the screen that a line takes."""
        if line.most == 1 or self._advance(line) < room:
            return 1
        return len(self.wrapped(line, room))

    def _advance(self, line: Line) -> int:
        known = self._widths.get((line.text, line.tone))
        if known is None:
            known = self._metrics[line.tone].horizontalAdvance(line.text[:_LONGEST])
            self._widths[line.text, line.tone] = known
        return known

    def paint(self, painter: QPainter, cell: Cell, rect: QRect, hovered: int | None = None) -> None:
        """Top down within the rectangle; lines leading to the message `hovered` are underlined."""
        area = rect.adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y)
        end = rect.bottom() + 2  # of a row whose height is not known yet, only what fits
        y = area.top()
        for line in cell:
            font, metrics = self._fonts[line.tone], self._metrics[line.tone]
            if line.message is not None and line.message == hovered:
                font = QFont(font)
                font.setUnderline(True)
            painter.setFont(font)
            painter.setPen(self._theme.color(_COLORS[line.tone]))
            for text in self.wrapped(line, area.width()):
                if y + metrics.height() > end and y > area.top():
                    return
                painter.drawText(QRect(area.left(), y, area.width(), metrics.height()), _LEFT, text)
                y += metrics.height()
            y += _GAP

    def line_at(self, cell: Cell, width: int, y: int) -> Line | None:
        """The line at a height below the cell's upper edge."""
        room = max(1, width - 2 * PAD_X)
        top = PAD_Y
        for line in cell:
            bottom = top + self._metrics[line.tone].height() * len(self.wrapped(line, room))
            if top <= y < bottom:
                return line
            top = bottom + _GAP
        return None

    def wrapped(self, line: Line, room: int) -> list[str]:
        """The line as it is shown, elided where it does not fit."""
        metrics = self._metrics[line.tone]
        text = line.text[:_LONGEST] + ("…" if len(line.text) > _LONGEST else "")
        if line.most == 1 or metrics.horizontalAdvance(text) < room:  # rounded: as wide as the room may be wider
            return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)]
        layout = QTextLayout(text, self._fonts[line.tone])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        starts: list[int] = []
        while len(starts) <= line.most and (made := layout.createLine()).isValid():
            made.setLineWidth(room)
            starts.append(made.textStart())
        layout.endLayout()
        ends = [*starts[1:], len(text)]
        shown = [text[start:end].rstrip() for start, end in zip(starts, ends, strict=True)][: line.most]
        if len(starts) > line.most:
            rest = text[starts[line.most - 1] :]
            shown[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
        return shown


_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
