"""Words written as HTML that carries no fonts and colours, for the clipboard and for files."""

from collections.abc import Sequence
from html import escape

from elegoo_chat_gui.core.visible_text import visible_text

# With attributes, for mail programs ignore style sheets.
TABLE_START = '<table border="1" cellspacing="0" cellpadding="4" style="border-collapse: collapse">'


def words(text: str) -> str:
    """Text within an element: nothing hidden in it, no markup, line breaks as <br>."""
    return escape(visible_text(text)).replace("\n", "<br>")


def typed(text: str) -> str:
    """Text as a paragraph in which every blank and line break stays."""
    return f'<p style="white-space: pre-wrap">{words(text)}</p>'


def preformatted(text: str) -> str:
    # A line break right behind the tag would be dropped: this one is.
    return f"<pre>\n{escape(visible_text(text))}</pre>"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of texts; an empty head makes none."""
    lines = [*([_row("th", head)] if head else []), *(_row("td", row) for row in rows)]
    return "\n".join([TABLE_START, *lines, "</table>"])


def _row(tag: str, texts: Sequence[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{words(text)}</{tag}>" for text in texts) + "</tr>"
