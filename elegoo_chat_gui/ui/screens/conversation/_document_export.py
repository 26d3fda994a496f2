"""A stretch of a document as plain text, Markdown and HTML, for the clipboard.

Positions are the document's own (UTF-16 units); it need not have been laid out. A list's bullet, a number or a
task's box belongs to a copy when its item begins within the stretch.
"""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QTextDocument, QTextTable

from elegoo_chat_gui.core import html_text, markdown_text
from elegoo_chat_gui.ui.screens.conversation._document_inline import inline_html, inline_markdown, inline_text
from elegoo_chat_gui.ui.screens.conversation._document_tree import (
    Code,
    Item,
    List,
    Node,
    Paragraph,
    Phrase,
    Quote,
    Rule,
    Run,
    Table,
    Written,
    plain_text,
    tree,
    written_as,
)


def document_text(document: QTextDocument, start: int, end: int) -> str:
    """Plain text: bullets, numbers and task boxes as text, cells apart by tabs, rows by line breaks."""
    nodes = _whole_tree(document, start, end)
    return plain_text(document, start, end) if nodes is None else "\n".join(_text_lines(nodes))


def document_markdown(document: QTextDocument, start: int, end: int) -> str:
    """Markdown that reads the same again."""
    match written_as(document):
        case Written.MARKDOWN if (nodes := _whole_tree(document, start, end)) is not None:
            return "\n".join(_markdown_lines(nodes))
        case Written.TYPED | Written.MARKDOWN:
            return markdown_text.typed(plain_text(document, start, end))
        case Written.SOURCE:
            return plain_text(document, start, end)
        case Written.RAW:
            return markdown_text.fenced(plain_text(document, start, end))


def document_html(document: QTextDocument, start: int, end: int) -> str:
    """An HTML fragment without fonts, colours and classes, everything in it escaped."""
    nodes = _whole_tree(document, start, end)
    if nodes is not None:
        return "\n".join(_html(node) for node in nodes)
    written = written_as(document)
    text = plain_text(document, start, end)
    return html_text.preformatted(text) if written is Written.RAW else html_text.typed(text)


def _whole_tree(document: QTextDocument, start: int, end: int) -> list[Node] | None:
    """The stretch as a tree, where it is Markdown and its tree has every word.

    A tree of lists in quotes in lists may lack one: such a stretch is copied as typed text. Of a table only the
    marked cells are copied, so there nothing can be compared.
    """
    if written_as(document) is not Written.MARKDOWN:
        return None
    nodes = tree(document, start, end)
    if any(isinstance(frame, QTextTable) for frame in document.rootFrame().childFrames()):
        return nodes
    letters = iter("".join(_text_lines(nodes)))
    is_whole = all(letter in letters for letter in plain_text(document, start, end) if letter.isalnum())
    return nodes if is_whole else None


# -- plain text


def _text_lines(nodes: list[Node]) -> list[str]:
    lines: list[str] = []
    for index, node in enumerate(nodes):
        # Inside an item what belongs together stays together; elsewhere blocks are a line apart.
        if index:
            lines.append("")
        lines += _text_of(node)
    return lines


def _text_of(node: Node) -> list[str]:
    match node:
        case Paragraph(runs) | Phrase(runs):
            return inline_text(runs).split("\n")
        case Code(_, code):
            return code
        case Rule():
            return ["---"]
        case Table(rows):
            return ["\t".join(inline_text(runs).replace("\n", " ") for runs in row) for row in rows]
        case Quote(inner):
            return _text_lines(inner)
        case List():
            return _text_items(node)


def _text_items(node: List) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(node.items, node.first or 0):
        mark = "- " if node.first is None else f"{number}. "
        if item.done is not None:
            mark = ("" if node.first is None else mark) + ("[x] " if item.done else "[ ] ")
        inner = [line for child in item.nodes for line in _text_of(child)] or [""]
        pad = " " * len(mark)
        lines += [mark + inner[0], *(pad + line if line else "" for line in inner[1:])]
    return lines


# -- Markdown


def _markdown_lines(nodes: list[Node], *, tight: bool = False) -> list[str]:
    lines: list[str] = []
    star = False
    for index, node in enumerate(nodes):
        star = not star and index > 0 and _would_join(nodes[index - 1], node)
        if index and not tight:
            lines.append("")
        lines += _markdown_of(node, star=star)
    return lines


def _would_join(previous: Node, node: Node) -> bool:
    """Whether these are two lists that would become one if they had the same mark."""
    if not isinstance(node, List) or not isinstance(previous, List):
        return False
    return (node.first is None) == (previous.first is None)


def _markdown_of(node: Node, *, star: bool) -> list[str]:
    match node:
        case Paragraph(runs, 0) | Phrase(runs):
            return inline_markdown(runs).split("\n")
        case Paragraph(runs, level):
            return _heading(runs, level)
        case Code(language, code):
            return markdown_text.fenced("\n".join(code), language).split("\n")
        case Rule():
            return ["___"]  # which is no part of a row of bullets
        case Table():
            return _table_markdown(node).split("\n")
        case Quote(inner):
            return [f"> {line}".rstrip() for line in _markdown_lines(inner)]
        case List():
            return _markdown_items(node, star=star)


def _heading(runs: list[Run], level: int) -> list[str]:
    lines = inline_markdown(runs).split("\n")
    if len(lines) > 1 and level <= 2:
        return [*lines, "===" if level == 1 else "---"]
    text = " ".join(line.strip() for line in lines)
    # A row of # at its end would be taken for the heading's own.
    bare = text.rstrip("#")
    if bare != text:
        text = f"{bare}\\{text[len(bare) :]}"
    return [f"{'#' * level} {text}"]


def _table_markdown(node: Table) -> str:
    rows = [[markdown_text.cell(inline_markdown(runs)) for runs in row] for row in node.rows]
    head = rows.pop(0) if node.has_head else [""] * len(rows[0])
    return markdown_text.table(head, rows, node.alignments)


def _markdown_items(node: List, *, star: bool) -> list[str]:
    loose = any(_is_loose(item) for item in node.items)
    lines: list[str] = []
    for number, item in enumerate(node.items, node.first or 0):
        bullet, dot = ("* ", ")") if star else ("- ", ".")
        mark = bullet if node.first is None else f"{number}{dot} "
        box = "" if item.done is None or not _begins_with_words(item) else "[x] " if item.done else "[ ] "
        inner = _markdown_lines(item.nodes, tight=not loose)
        pad = " " * len(mark)
        if loose and lines:
            lines.append("")
        lines.append((mark + box + inner[0]).rstrip() if inner else (mark + box).rstrip())
        lines += [pad + line if line else "" for line in inner[1:]]
    return lines


def _begins_with_words(item: Item) -> bool:
    """Only then a box is a box."""
    return bool(item.nodes) and isinstance(item.nodes[0], Paragraph) and not item.nodes[0].heading


def _is_loose(item: Item) -> bool:
    # Only a list that starts with 1 may follow words without a blank line.
    return any(not isinstance(node, List) or node.first not in {None, 1} for node in item.nodes[1:])


# -- HTML


def _html(node: Node) -> str:
    match node:
        case Phrase(runs):
            return inline_html(runs)
        case Paragraph(runs, level):
            tag = f"h{level}" if level else "p"
            return f"<{tag}>{inline_html(runs)}</{tag}>"
        case Code(_, code):
            # A line break right after <pre> would be dropped.
            return f"<pre><code>{escape(chr(10).join(code))}\n</code></pre>"
        case Rule():
            return "<hr>"
        case Table():
            return _table_html(node)
        case Quote(inner):
            return "<blockquote>\n" + "\n".join(map(_html, inner)) + "\n</blockquote>"
        case List(first, _, items):
            start = "" if first in {None, 1} else f' start="{first}"'
            tag = "ul" if first is None else "ol"
            return f"<{tag}{start}>\n" + "\n".join(map(_item_html, items)) + f"\n</{tag}>"


def _item_html(item: Item) -> str:
    box = "" if item.done is None else "☑ " if item.done else "☐ "
    nodes = item.nodes
    if nodes and isinstance(nodes[0], Paragraph) and not nodes[0].heading and not _is_loose(item):
        inner = [inline_html(nodes[0].runs), *map(_html, nodes[1:])]
    else:
        inner = list(map(_html, nodes))
    return f"<li>{box}" + "\n".join(inner) + "</li>"


def _table_html(node: Table) -> str:
    rows = []
    for index, row in enumerate(node.rows):
        tag = "th" if node.has_head and index == 0 else "td"
        cells = []
        for runs, alignment in zip(row, node.alignments, strict=True):
            style = f' style="text-align: {alignment}"' if alignment else ""
            cells.append(f"<{tag}{style}>{inline_html(runs)}</{tag}>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([html_text.TABLE_START, *rows, "</table>"])
