"""What a document says, or a stretch of it, as a tree of plain values: paragraphs, lists, quotes, code, tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, TypeAlias, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableCell,
)

from elegoo_chat_gui.ui.screens.conversation._document_style import (
    code_language,
    continues_code,
    is_code,
    quote_level,
)

_WRITTEN: Final = "written"
_BREAKS: Final = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\ufffc": None})


class Written(StrEnum):
    """What the text of a document was."""

    MARKDOWN = "markdown"  # and is shown as it is meant
    SOURCE = "source"  # Markdown that is shown as typed
    TYPED = "typed"
    RAW = "raw"  # JSON and the like


def mark_written(document: QTextDocument, written: Written) -> None:
    document.setProperty(_WRITTEN, written.value)


def written_as(document: QTextDocument) -> Written:
    stored = document.property(_WRITTEN)
    return Written(stored) if isinstance(stored, str) else Written.TYPED


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style; a "\\n" in it breaks the line, not the paragraph."""

    text: str
    strong: bool = False
    emphasis: bool = False
    strike: bool = False
    code: bool = False
    target: str = ""


@dataclass(slots=True)
class Paragraph:
    runs: list[Run]
    heading: int = 0


@dataclass(slots=True)
class Phrase:
    """A part from within one paragraph, which brings no structure along."""

    runs: list[Run]


@dataclass(slots=True)
class Code:
    language: str
    lines: list[str]


@dataclass(slots=True)
class Rule:
    pass


@dataclass(slots=True)
class Table:
    """Rows of cells; the first is the header where `has_head`. Alignments are "", "center" or "right"."""

    rows: list[list[list[Run]]]
    has_head: bool
    alignments: list[str]


@dataclass(slots=True)
class Item:
    """`done` is None where the item is no task."""

    done: bool | None
    nodes: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class List:
    """`first` is the number of the first item, None in a list without numbers."""

    first: int | None
    key: int
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Quote:
    nodes: list[Node] = field(default_factory=list)


Node: TypeAlias = Paragraph | Phrase | Code | Rule | Table | List | Quote


def plain_text(document: QTextDocument, start: int, end: int) -> str:
    """The characters between two positions, for documents without structure."""
    parts = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        parts.append(_cut(block.text(), start - block.position(), end - block.position()))
        if end >= block.position() + block.length() and block.next().isValid():
            parts.append("\n")
        block = block.next()
    return "".join(parts).translate(_BREAKS)


def tree(document: QTextDocument, start: int, end: int) -> list[Node]:
    """The part of a document made from Markdown that is marked when these two positions are selected."""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(min(end, document.characterCount() - 1), QTextCursor.MoveMode.KeepAnchor)
    if cursor.hasComplexSelection():
        return _cells_node(cursor)
    # A selection that ends within a table it did not begin in takes the whole table.
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    blocks = list(_blocks(document, start, end))
    if not blocks:
        return []
    first = blocks[0]
    whole = start <= first.position() and end >= first.position() + first.length() - 1
    if len(blocks) == 1 and not whole:
        return [Phrase(_runs(first, start, end))]
    if is_code(first) and all(map(continues_code, blocks[1:])):
        return [_code(blocks, start, end)]
    return _Builder(start, end).build(blocks)


def _blocks(document: QTextDocument, start: int, end: int) -> Iterator[QTextBlock]:
    """Every block that a range reaches; one it only touches with an end is left out, unless it is empty."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        if block.length() == 1 or start < block.position() + block.length() - 1:
            yield block
        block = block.next()


def _code(blocks: list[QTextBlock], start: int, end: int) -> Code:
    lines = [_cut(b.text(), start - b.position(), end - b.position()).translate(_BREAKS) for b in blocks]
    return Code(code_language(blocks[0]), lines)


class _Builder:
    """Takes blocks in order and opens and closes lists and quotes as they ask."""

    def __init__(self, start: int, end: int) -> None:
        self._start, self._end = start, end
        self._nodes: list[Node] = []
        self._open: list[List | Quote] = []

    def build(self, blocks: list[QTextBlock]) -> list[Node]:
        table_end = -1
        for block in blocks:
            if block.position() <= table_end:
                continue
            table: QTextTable | None = QTextCursor(block).currentTable()
            if table is not None:
                table_end = table.lastPosition()
                self._place(block)
                self._here().extend(_table_nodes(table, self._start, self._end))
            else:
                self._add(block)
        return self._nodes

    def _here(self) -> list[Node]:
        if not self._open:
            return self._nodes
        container = self._open[-1]
        return container.items[-1].nodes if isinstance(container, List) else container.nodes

    def _add(self, block: QTextBlock) -> None:
        stored = block.blockFormat()
        if stored.hasProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth):
            self._place(block)
            self._here().append(Rule())
        elif is_code(block):
            self._add_code(block)
        elif block.text() or _list_of(block) is not None:
            self._place(block)
            runs = _runs(block, self._start, self._end)
            level = stored.headingLevel() if self._start <= block.position() else 0
            if runs:
                self._here().append(Paragraph(runs, level))

    def _add_code(self, block: QTextBlock) -> None:
        line = _code([block], self._start, self._end)
        here = self._here()
        if here and isinstance(here[-1], Code) and continues_code(block):
            here[-1].lines += line.lines
            return
        self._place(block)
        self._here().append(line)

    def _place(self, block: QTextBlock) -> None:
        """Close what does not hold this block, open what it needs."""
        listed = _list_of(block) if self._start <= block.position() else None
        quotes = quote_level(block)
        depth = listed.format().indent() if listed is not None else block.blockFormat().indent()
        at = next((i for i, c in enumerate(self._open) if isinstance(c, List) and _is_same(c, listed)), None)
        if at is not None:
            del self._open[at + 1 :]
        else:
            self._close(quotes, depth - 1 if listed is not None else depth)
        for _ in range(quotes - sum(isinstance(c, Quote) for c in self._open)):
            self._push(Quote())
        if listed is None:
            return
        if at is None:
            numbered = listed.format().style() == QTextListFormat.Style.ListDecimal
            first = listed.format().start() + listed.itemNumber(block) if numbered else None
            self._push(List(first, listed.objectIndex()))
        done = {QTextBlockFormat.MarkerType.Checked: True, QTextBlockFormat.MarkerType.Unchecked: False}
        new = Item(done.get(block.blockFormat().marker()))
        owner = next(c for c in reversed(self._open) if isinstance(c, List))
        owner.items.append(new)

    def _close(self, quotes: int, lists: int) -> None:
        for index, container in enumerate(self._open):
            if isinstance(container, Quote):
                quotes -= 1
            else:
                lists -= 1
            if quotes < 0 or lists < 0:
                del self._open[index:]
                return

    def _push(self, container: List | Quote) -> None:
        self._here().append(container)
        self._open.append(container)


def _is_same(container: List, listed: QTextList | None) -> bool:
    return listed is not None and container.key == listed.objectIndex()


def _list_of(block: QTextBlock) -> QTextList | None:
    listed: QTextList | None = block.textList()
    return listed


def _cells_node(cursor: QTextCursor) -> list[Node]:
    """Cells of one table are selected whole, and as a rectangle."""
    table = cursor.currentTable()
    first, count, left, width = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
    return [_table(table, range(first, first + count), range(left, left + width))]


def _table_nodes(table: QTextTable, start: int, end: int) -> list[Node]:
    """A table that lies in the range as a whole, or the words of the one cell that the range is in."""
    if start >= table.firstPosition() and end <= table.lastPosition():
        return [Paragraph(runs)] if (runs := _cell_runs(table.cellAt(start), start, end)) else []
    return [_table(table, range(table.rows()), range(table.columns()))]


def _table(table: QTextTable, rows: range, columns: range) -> Table:
    cells: list[list[list[Run]]] = []
    for row in rows:
        found = [table.cellAt(row, column) for column in columns]
        # A row that ends early repeats its last cell.
        own = [cell if cell.column() == n else None for n, cell in zip(columns, found, strict=True)]
        cells.append([_cell_runs(cell, 0, table.lastPosition()) if cell else [] for cell in own])
    return Table(cells, rows.start == 0, [_alignment(table, column) for column in columns])


def _cell_runs(cell: QTextTableCell, start: int, end: int) -> list[Run]:
    runs: list[Run] = []
    block = cell.firstCursorPosition().block()
    while block.isValid() and block.position() <= cell.lastPosition():
        found = _runs(block, start, end)
        runs += [Run("\n"), *found] if runs and found else found
        block = block.next()
    return runs


def _alignment(table: QTextTable, column: int) -> str:
    """As its first row below the header says: Qt aligns no header."""
    cell = table.cellAt(min(1, table.rows() - 1), column)
    alignment = cell.firstCursorPosition().blockFormat().alignment()
    if alignment & Qt.AlignmentFlag.AlignHCenter:
        return "center"
    return "right" if alignment & Qt.AlignmentFlag.AlignRight else ""


def _runs(block: QTextBlock, start: int, end: int) -> list[Run]:
    """The text of a block in its styles, without what lies outside the range."""
    heavy_anyway = block.blockFormat().headingLevel() > 0 or _is_table_head(block)
    found: list[Run] = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        iterator += 1
        text = _cut(fragment.text(), start - fragment.position(), end - fragment.position()).translate(_BREAKS)
        if not text:
            continue
        run = _styled(text, fragment.charFormat(), heavy_anyway=heavy_anyway)
        if found and replace(found[-1], text="") == replace(run, text=""):
            run = replace(run, text=found.pop().text + text)
        found.append(run)
    return found


def _is_table_head(block: QTextBlock) -> bool:
    cursor = QTextCursor(block)
    table: QTextTable | None = cursor.currentTable()
    return table is not None and table.cellAt(cursor).row() == 0


def _styled(text: str, letters: QTextCharFormat, *, heavy_anyway: bool) -> Run:
    return Run(
        text,
        strong=letters.fontWeight() > QFont.Weight.Normal.value and not heavy_anyway,
        emphasis=letters.fontItalic(),
        strike=letters.fontStrikeOut(),
        code=letters.fontFixedPitch(),
        target=letters.anchorHref(),
    )


def _cut(text: str, start: int, end: int) -> str:
    """A part of a text by UTF-16 units, which is how Qt counts; half a character is left out."""
    start, end = max(0, start), max(0, end)
    if text.isascii() or (not start and end >= 2 * len(text)):
        return text[start:end]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * end].decode("utf-16-le", "ignore")
