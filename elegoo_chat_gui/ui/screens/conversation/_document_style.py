"""How a Markdown document looks: spacing, code, quotes, tables and links in the theme's colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextList,
    QTextTable,
    QTextTableCell,
)

from elegoo_chat_gui.ui.theme import scaled

if TYPE_CHECKING:
    from elegoo_chat_gui.ui.theme import Theme

_CODE_PADDING = 10
_HEAD_LINE = 14  # above code: its language and the copy button; pixels at the normal text size
_QUOTE_STEP = 14
_CELL_X, _CELL_Y = 10.0, 5.0
_QUIET_HEADING = 5
_HEADING_SIZES = (1.4, 1.25, 1.12, 1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Look:
    """The theme's fonts and colours at one moment."""

    base: QFont
    bold: QFont
    small: QFont
    small_bold: QFont
    secondary: QFont
    secondary_bold: QFont
    mono: QFont
    colors: dict[str, QColor]
    line_percent: int = 118

    @classmethod
    def of(cls, theme: Theme) -> Look:
        names = (
            "window panel line text text_muted accent accent_soft selection bubble_user bubble_assistant code "
            "negative negative_soft warning warning_soft control_line hover hit on_accent scroll_bar"
        )
        mono = theme.font("secondary", mono=True)
        return cls(
            base=theme.font("base"),
            bold=theme.font("base", bold=True),
            small=theme.font("small"),
            small_bold=theme.font("small", bold=True),
            secondary=theme.font("secondary"),
            secondary_bold=theme.font("secondary", bold=True),
            mono=mono,
            colors={name: theme.color(name) for name in names.split()},
        )

    def color(self, token: str) -> QColor:
        return self.colors[token]


class Ground(Enum):
    """What is painted behind some lines of a document."""

    QUOTE = "quote"
    OPEN_TASK = "open-task"
    DONE_TASK = "done-task"


_BOXES = {
    QTextBlockFormat.MarkerType.Unchecked: Ground.OPEN_TASK,
    QTextBlockFormat.MarkerType.Checked: Ground.DONE_TASK,
}


def style_document(document: QTextDocument, look: Look, is_link_allowed: Callable[[str], bool]) -> None:
    """Dress a document that Qt made from Markdown."""
    tables: dict[int, QTextTable] = {}
    whole = QTextCursor(document)
    whole.beginEditBlock()
    block = document.begin()
    previous: QTextBlock | None = None
    while block.isValid():
        table = QTextCursor(block).currentTable()
        if table is not None:
            tables[table.objectIndex()] = table
        _style_block(block, previous, look, in_table=table is not None)
        _style_letters(block, look, is_link_allowed)
        previous, block = block, block.next()
    for table in tables.values():
        _style_table(table, look)
    whole.endEditBlock()


def is_code(block: QTextBlock) -> bool:
    stored = block.blockFormat()
    wanted = QTextFormat.Property
    return stored.hasProperty(wanted.BlockCodeLanguage) or stored.hasProperty(wanted.BlockCodeFence)


def code_language(block: QTextBlock) -> str:
    return str(block.blockFormat().property(QTextFormat.Property.BlockCodeLanguage) or "")


def quote_level(block: QTextBlock) -> int:
    return block.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel)


def code_key(block: QTextBlock) -> tuple[str, str, int]:
    """Equal in lines that may belong to one block of code."""
    fence = str(block.blockFormat().property(QTextFormat.Property.BlockCodeFence) or "")
    return code_language(block), fence, quote_level(block)


def continues_code(block: QTextBlock) -> bool:
    """Whether this line belongs to the same block of code as the one before."""
    before = block.previous()
    if not (block.isValid() and before.isValid() and is_code(block) and is_code(before)) or _is_listed(block):
        return False
    return code_key(before) == code_key(block) and _depth(before) == _depth(block)


def _depth(block: QTextBlock) -> int:
    """How deep in lists a block stands, as the item itself or below it."""
    listed: QTextList | None = block.textList()
    return listed.format().indent() if listed is not None else block.blockFormat().indent()


def _style_block(block: QTextBlock, previous: QTextBlock | None, look: Look, *, in_table: bool) -> None:
    stored = block.blockFormat()
    percent = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    stored.setNonBreakableLines(is_code(block))
    stored.setLineHeight(look.line_percent, percent)
    gap = 0.0 if previous is None else 8.0
    listed: QTextList | None = block.textList()
    if listed is None:
        stored.setMarker(QTextBlockFormat.MarkerType.NoMarker)
    elif previous is not None and _is_listed(previous) and _is_same_list(previous, listed):
        gap = 3.0
    if stored.headingLevel():
        gap = 0.0 if previous is None else 12.0
    stored.setTopMargin(0 if in_table else gap)
    stored.setBottomMargin(0)
    if previous is not None and is_code(previous) and not is_code(block):
        stored.setTopMargin(gap + _CODE_PADDING)  # Qt takes the larger of two margins that meet, not both
    if is_code(block):
        _style_code(block, stored, gap)
    elif level := quote_level(block):
        stored.setLeftMargin(level * _QUOTE_STEP)
        stored.setRightMargin(0)
    elif not block.text() and not in_table and (listed is None):
        # The empty lines Qt puts around tables.
        ruler = stored.hasProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth)
        behind_code = previous is not None and is_code(previous)
        stored.setTopMargin((gap + (_CODE_PADDING if behind_code else 0)) if ruler else 0)
        stored.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if ruler:
            stored.setBackground(QBrush(Qt.BrushStyle.NoBrush))
            stored.setProperty(QTextFormat.Property.BackgroundBrush, look.color("control_line"))
    cursor = QTextCursor(block)
    cursor.setBlockFormat(stored)


def _is_listed(block: QTextBlock) -> bool:
    listed: QTextList | None = block.textList()
    return listed is not None


def _is_same_list(previous: QTextBlock, listed: QTextList) -> bool:
    """Whether two items are of one list, or one is in a list within the other's."""
    before: QTextList | None = previous.textList()
    if before is None or before.objectIndex() == listed.objectIndex():
        return True
    return before.format().indent() > 1 or listed.format().indent() > 1


def _style_code(block: QTextBlock, stored: QTextBlockFormat, gap: float) -> None:
    after = block.next()
    top = _CODE_PADDING + scaled(_HEAD_LINE)
    begins, ends = not continues_code(block), not (after.isValid() and continues_code(after))
    if begins and block.previous().isValid() and is_code(block.previous()):
        top += _CODE_PADDING  # the larger of two margins that meet is all that Qt keeps
    stored.setTopMargin(gap + top if begins else 0)
    stored.setBottomMargin(_CODE_PADDING if ends else 0)
    stored.setLeftMargin(quote_level(block) * _QUOTE_STEP + _CODE_PADDING + 2)
    stored.setRightMargin(_CODE_PADDING + 2)


def _style_letters(block: QTextBlock, look: Look, is_link_allowed: Callable[[str], bool]) -> None:
    changes: list[tuple[int, int, QTextCharFormat]] = []
    level = block.blockFormat().headingLevel()
    in_code = is_code(block)
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        letters = _letters(fragment.charFormat(), look, level, in_code, is_link_allowed)
        changes.append((fragment.position(), fragment.length(), letters))
        iterator += 1
    cursor = QTextCursor(block)
    for position, length, letters in changes:
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(letters)
    if in_code:
        cursor = QTextCursor(block)
        line = QTextCharFormat()
        line.setFont(look.mono)
        cursor.setBlockCharFormat(line)


def _letters(
    stored: QTextCharFormat, look: Look, level: int, in_code: bool, is_link_allowed: Callable[[str], bool]
) -> QTextCharFormat:
    fixed = stored.fontFixedPitch() or in_code
    base = QFont(look.mono if fixed else look.base)
    if not fixed:
        heavy = level or stored.fontWeight() > QFont.Weight.Normal.value
        base = QFont(look.bold if heavy else look.base)
    elif stored.fontWeight() > QFont.Weight.Normal.value:
        base.setWeight(QFont.Weight.Bold)
    if level:
        base.setPixelSize(round(look.base.pixelSize() * _HEADING_SIZES[level - 1]))
    base.setItalic(stored.fontItalic())
    base.setStrikeOut(stored.fontStrikeOut())
    letters = QTextCharFormat()
    letters.setFont(base)
    letters.setForeground(look.color("text_muted" if level >= _QUIET_HEADING else "text"))
    if fixed and not in_code:
        letters.setBackground(look.color("code"))
    target = stored.anchorHref()
    if target and is_link_allowed(target):
        letters.setAnchor(True)
        letters.setAnchorHref(target)
        letters.setForeground(look.color("accent"))
        letters.setFontUnderline(True)
    return letters


def has_table(document: QTextDocument) -> bool:
    return any(isinstance(frame, QTextTable) for frame in document.rootFrame().childFrames())


def _style_table(table: QTextTable, look: Look) -> None:
    form = table.format()
    form.setBorder(0)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    form.setBorderCollapse(True)
    form.setCellPadding(0)
    form.setCellSpacing(0)
    form.setTopMargin(8)
    form.setBottomMargin(4)
    form.setWidth(QTextLength())
    table.setFormat(form)
    corner = table.cellAt(0, 0)
    if corner.lastPosition() > corner.firstPosition() and not corner.firstCursorPosition().block().text():
        corner.firstCursorPosition().deleteChar()  # Qt puts an empty line there when the table follows a quote
    for row in range(table.rows()):
        for column in range(table.columns()):
            _style_cell(table.cellAt(row, column), look, is_head=row == 0, is_last=row == table.rows() - 1)
    for column in range(table.columns() if table.rows() > 1 else 0):
        # Qt aligns the cells below a header, not the header itself.
        below = table.cellAt(1, column).firstCursorPosition().blockFormat().alignment()
        aligned = QTextBlockFormat()
        aligned.setAlignment(below)
        table.cellAt(0, column).firstCursorPosition().mergeBlockFormat(aligned)


def _style_cell(cell: QTextTableCell, look: Look, *, is_head: bool, is_last: bool) -> None:
    """Hairlines between the rows, a ground under the header."""
    form = cell.format().toTableCellFormat()
    form.setTopPadding(_CELL_Y)
    form.setBottomPadding(_CELL_Y)
    form.setLeftPadding(_CELL_X)
    form.setRightPadding(_CELL_X)
    if is_head:
        form.setBackground(look.color("code"))
    if not is_last:
        form.setBottomBorder(1)
        form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBottomBorderBrush(look.color("control_line" if is_head else "line"))
    cell.setFormat(form)
    if is_head:
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        heavy = QTextCharFormat()
        heavy.setFontWeight(look.bold.weight())
        cursor.mergeCharFormat(heavy)


@dataclass(frozen=True, slots=True)
class GroundRect:
    """An area behind the text of a document, in its coordinates."""

    kind: Ground
    rect: QRectF


@dataclass(frozen=True, slots=True)
class CodeBand:
    """A block of code in a document that has been laid out, in its coordinates.

    The lines do not wrap: `text_left` is where they begin, `text_width` is the width of the longest.
    `first_position` and `last_position` hold its text, without the end of its last line.
    """

    rect: QRectF
    language: str
    first_position: int
    last_position: int
    text_left: float
    text_width: float

    @property
    def text_room(self) -> float:
        """The width in which its text is seen."""
        return self.rect.right() - _CODE_PADDING - self.text_left

    @property
    def overflow(self) -> float:
        """How far its text can be scrolled to the side."""
        return max(0.0, self.text_width - self.text_room)


def code_bands(document: QTextDocument) -> list[CodeBand]:
    """Every block of code, also within quotes and lists."""
    found: list[CodeBand] = []
    run: list[QTextBlock] = []
    block = document.begin()
    while block.isValid():
        if run and not continues_code(block):
            found.append(_band(run))
            run = []
        if is_code(block):
            run.append(block)
        block = block.next()
    return [*found, _band(run)] if run else found


def _band(blocks: list[QTextBlock]) -> CodeBand:
    first, last = blocks[0], blocks[-1]
    document = first.document()
    layout = document.documentLayout()
    top, bottom = layout.blockBoundingRect(first).top(), layout.blockBoundingRect(last).bottom()
    left = _indent(first) + quote_level(first) * _QUOTE_STEP
    language = code_language(first)
    above = _CODE_PADDING + scaled(_HEAD_LINE)
    return CodeBand(
        rect=QRectF(left, top - above, document.textWidth() - left, bottom - top + above + _CODE_PADDING),
        language=language,
        first_position=first.position(),
        last_position=last.position() + last.length() - 1,
        text_left=left + _CODE_PADDING + 2,
        text_width=max((_text_width(block) for block in blocks), default=0.0),
    )


def _text_width(block: QTextBlock) -> float:
    layout = block.layout()
    return max((layout.lineAt(i).naturalTextWidth() for i in range(layout.lineCount())), default=0.0)


def grounds(document: QTextDocument) -> list[GroundRect]:
    """The bars of quotes and the boxes of tasks in a document that has been laid out."""
    found: list[GroundRect] = []
    layout = document.documentLayout()
    bars: dict[int, QRectF] = {}
    block = document.begin()
    while block.isValid():
        rect = layout.blockBoundingRect(block)
        if _is_listed(block) and (kind := _BOXES.get(block.blockFormat().marker())) is not None:
            found.append(_box(block, rect, kind))
        level = quote_level(block)
        for nested in [depth for depth in bars if depth > level]:
            found.append(GroundRect(Ground.QUOTE, bars.pop(nested)))
        for depth in range(1, level + 1):
            below = _CODE_PADDING if is_code(block) and not continues_code(block.next()) else 0
            bar = QRectF((depth - 1) * _QUOTE_STEP, rect.top(), 3, rect.height() + below)
            bars[depth] = bars[depth].united(bar) if depth in bars else bar
        block = block.next()
    return found + [GroundRect(Ground.QUOTE, bar) for bar in bars.values()]


def _indent(block: QTextBlock) -> float:
    return _depth(block) * block.document().indentWidth()


def _box(block: QTextBlock, rect: QRectF, kind: Ground) -> GroundRect:
    """Where Qt draws the box of a task: grey, and alike for open and done."""
    first = block.layout().lineAt(0)
    size = first.ascent() * 0.72
    left = rect.left() + first.x() - size - 4
    return GroundRect(kind, QRectF(left, rect.top() + first.y() + first.ascent() - size, size, size))


def paint_grounds(painter: QPainter, found: list[GroundRect], look: Look, origin: QPointF) -> None:
    """The bars of quotes."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("control_line"))
    for ground in found:
        if ground.kind is Ground.QUOTE:
            painter.drawRoundedRect(ground.rect.translated(origin), 1.5, 1.5)


def paint_tasks(painter: QPainter, found: list[GroundRect], look: Look, origin: QPointF) -> None:
    """Over the document, since Qt has drawn boxes of its own."""
    for ground in found:
        if ground.kind is not Ground.QUOTE:
            rect = ground.rect.translated(origin).adjusted(-0.5, -0.5, 0.5, 0.5)
            is_done = ground.kind is Ground.DONE_TASK
            painter.setPen(QPen(look.color("accent" if is_done else "text_muted"), 1.3))
            painter.setBrush(look.color("accent" if is_done else "bubble_assistant"))
            painter.drawRoundedRect(rect, 2.5, 2.5)
            if is_done:
                _paint_tick(painter, rect, look)


def _paint_tick(painter: QPainter, rect: QRectF, look: Look) -> None:
    pen = QPen(look.color("on_accent"), max(1.4, rect.width() / 7))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    corners = ((0.22, 0.52), (0.42, 0.74), (0.8, 0.26))
    points = [QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height()) for x, y in corners]
    painter.drawPolyline(points)
