"""A stretch of a document as text, Markdown and HTML: the words stay, the structure fits, nothing is markup."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from elegoo_chat_gui.ui.screens.conversation._document_export import (
    document_html,
    document_markdown,
    document_text,
)
from elegoo_chat_gui.ui.screens.conversation._document_style import Look
from elegoo_chat_gui.ui.screens.conversation._document_tree import Written, written_as
from elegoo_chat_gui.ui.screens.conversation._documents import markdown_documents, plain_document
from elegoo_chat_gui.ui.screens.conversation._markdown import significant
from elegoo_chat_gui.ui.theme import Theme
from tests.ui.conversation_markdown import TEXTS


@pytest.fixture(scope="module")
def look(qapp: object) -> Look:
    return Look.of(Theme(mode="light"))


def one(text: str, look: Look) -> QTextDocument:
    (document,) = markdown_documents(text, look)
    return document


def whole(document: QTextDocument) -> tuple[QTextDocument, int, int]:
    return document, 0, document.characterCount() - 1


def place(document: QTextDocument, words: str) -> tuple[QTextDocument, int, int]:
    start = document.toRawText().index(words)
    return document, start, start + len(words)


class Reader(HTMLParser):
    """Words and tags of a fragment; fails where a tag is not closed, or not one of ours."""

    VOID = frozenset({"br", "hr"})
    SAFE = VOID | {"h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "pre", "code", "table"}
    SAFE |= {"tr", "th", "td", "a", "strong", "em", "s"}

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.links: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.SAFE
        names = {name for name, _ in attrs}
        assert names <= {"href", "start", "style", "border", "cellspacing", "cellpadding"}
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.words += "\n" if tag in {"br", "li", "p", "td", "th"} else ""
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)


def bare(text: str) -> str:
    """Without white space, and without what marks a list or a task."""
    return re.sub(r"[\s☐☑]", "", text)


def visible(document: QTextDocument, start: int, end: int) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return bare(cursor.selection().toPlainText())


def left_over(text: str, words: str) -> str:
    """What a text has more than these words; fails where they are not all in it, in their order."""
    rest, position = "", 0
    for letter in words:
        at = text.find(letter, position)
        assert at >= 0, (text, words)
        rest += text[position:at]
        position = at + 1
    return rest + text[position:]


LONG = "# A *big* `head`\n\nwith **bold** [link](https://x.y/a_(b))\nand a break\n\n1. one\n   - [x] sub\n2. two"


def test_everything_as_plain_text(look: Look) -> None:
    expected = "A big head\n\nwith bold link\nand a break\n\n1. one\n   [x] sub\n2. two"
    assert document_text(*whole(one(LONG, look))) == expected


def test_everything_as_markdown(look: Look) -> None:
    expected = LONG.replace("(https://x.y/a_(b))\n", "(<https://x.y/a_(b)>)  \n")
    assert document_markdown(*whole(one(LONG, look))) == expected


def test_everything_as_html(look: Look) -> None:
    assert document_html(*whole(one(LONG, look))) == (
        "<h1>A <em>big</em> <code>head</code></h1>\n"
        '<p>with <strong>bold</strong> <a href="https://x.y/a_(b)">link</a><br>and a break</p>\n'
        "<ol>\n<li>one\n<ul>\n<li>☑ sub</li>\n</ul></li>\n<li>two</li>\n</ol>"
    )


TABLE = "| a | b |\n| --- | :---: |\n| **1** | x\\|y |\n|  | 3 |"


def test_a_table_stays_a_table(look: Look) -> None:
    document = one(TABLE, look)
    assert document_text(*whole(document)) == "a\tb\n1\tx|y\n\t3"
    assert document_markdown(*whole(document)) == TABLE
    html = document_html(*whole(document))
    assert html.startswith('<table border="1"')
    assert '<tr><th>a</th><th style="text-align: center">b</th></tr>' in html
    assert '<tr><td><strong>1</strong></td><td style="text-align: center">x|y</td></tr>' in html


def test_cells_are_selected_whole_and_without_their_header(look: Look) -> None:
    document = one("| a | b | c |\n|---|---|---|\n| one | two | x |\n| three | four | y |", look)
    raw = document.toRawText()
    part = (document, raw.index("wo"), raw.index("hree") + 2)
    assert document_text(*part) == "one\ttwo\nthree\tfour"
    assert document_markdown(*part) == "|  |  |\n| --- | --- |\n| one | two |\n| three | four |"
    assert "<th>" not in document_html(*part)


def test_a_table_that_is_entered_from_outside_is_copied_whole(look: Look) -> None:
    document = one("words\n\n| a | b |\n|---|---|\n| one | two |", look)
    part = (document, 2, document.toRawText().index("one") + 1)
    assert document_text(*part) == "rds\n\na\tb\none\ttwo"


def test_words_within_one_cell_or_paragraph_bring_nothing_along(look: Look) -> None:
    document = one("# head line\n\n- item **bold** words\n\n| cell words | b |\n|---|---|", look)
    assert document_html(*place(document, "ead lin")) == "ead lin"
    assert document_markdown(*place(document, "ead lin")) == "ead lin"
    assert document_html(*place(document, "bold wor")) == "<strong>bold</strong> wor"
    assert document_text(*place(document, "tem bo")) == "tem bo"
    assert document_html(*place(document, "ell wor")) == "ell wor"


def test_an_item_cut_at_its_start_has_no_bullet(look: Look) -> None:
    document = one("1. first\n2. second\n3. third", look)
    start = document.toRawText().index("rst")
    assert document_text(document, start, document.characterCount() - 1) == "rst\n\n2. second\n3. third"
    assert document_html(document, start, document.characterCount() - 1).startswith('<p>rst</p>\n<ol start="2">')


def test_code_keeps_its_language_and_lines(look: Look) -> None:
    document = one("> - item\n>\n>   ```gcode\n>   G1\n>\n>     G2\n>   ```", look)
    assert document_markdown(*whole(document)) == "> - item\n>\n>   ```gcode\n>   G1\n>\n>     G2\n>   ```"
    assert "<pre><code>G1\n\n  G2\n</code></pre>" in document_html(*whole(document))
    start = document.toRawText().index("G1")
    assert document_text(document, start, document.characterCount() - 1) == "G1\n\n  G2"
    assert document_markdown(document, start, document.characterCount() - 1) == "```gcode\nG1\n\n  G2\n```"
    assert document_markdown(document, start, start + 1) == "`G`"


def test_quotes_keep_their_depth(look: Look) -> None:
    document = one("> a\n>\n> > b", look)
    assert document_markdown(*whole(document)) == "> a\n>\n> > b"
    expected = "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>"
    assert document_html(*whole(document)) == expected


def test_what_looks_like_markup_stays_text(look: Look) -> None:
    text = "\\# no <script>x</script> \\*star\\* &lt;b> ![a](javascript:x)"
    document = one(text, look)
    assert "<script>" not in document_html(*whole(document))
    assert "&lt;script&gt;" in document_html(*whole(document))
    assert document_markdown(*whole(document)).startswith("\\# no \\<script>x\\</script> \\*star\\* \\<b>")
    assert Reader(document_html(*whole(document))).links == []


def test_text_as_typed(look: Look) -> None:
    document = plain_document("*no* Markdown\n  - line\n\n<b>", look)
    assert document_text(*whole(document)) == "*no* Markdown\n  - line\n\n<b>"
    assert document_markdown(*whole(document)) == "\\*no\\* Markdown  \n&nbsp;&nbsp;- line\n\n\\<b>"
    html = document_html(*whole(document))
    assert html == '<p style="white-space: pre-wrap">*no* Markdown<br>  - line<br><br>&lt;b&gt;</p>'


def test_markdown_shown_as_typed_is_copied_as_it_was_written(look: Look) -> None:
    source = "|a|b|\n|-|-|\n|1|2|3|"
    assert document_markdown(*whole(one(source, look))) == source


def test_raw_values_are_code(look: Look) -> None:
    document = plain_document('{"a": "<b>"}', look, mono=True)
    assert document_markdown(*whole(document)) == '```\n{"a": "<b>"}\n```'
    assert document_html(*whole(document)) == "<pre>\n{&quot;a&quot;: &quot;&lt;b&gt;&quot;}</pre>"


def test_positions_count_as_qt_counts(look: Look) -> None:
    document = one("👨‍👩‍👧 **family** 😀 end", look)
    raw = document.toRawText().encode("utf-16-le")
    start = raw.index("family".encode("utf-16-le")) // 2
    assert document_markdown(document, start, start + 6) == "**family**"
    assert document_text(document, start, document.characterCount() - 1) == "family 😀 end"


@settings(deadline=None)
@given(TEXTS, st.data())
def test_every_copy_says_what_is_seen(look: Look, text: str, data: st.DataObject) -> None:
    for document in markdown_documents(text, look):
        size = document.characterCount() - 1
        start = data.draw(st.integers(0, size))
        end = data.draw(st.integers(start, size))
        for part in ((0, size), (start, end)):
            seen = visible(document, *part)
            html = Reader(document_html(document, *part))
            assert bare(html.words) == seen
            assert all(link.startswith(("http:", "https:", "mailto:")) for link in html.links)
            assert set(left_over(bare(document_text(document, *part)), seen)) <= set("-[]x.0123456789")


@settings(deadline=None)
@given(TEXTS)
def test_markdown_reads_the_same_again(look: Look, text: str) -> None:
    for document in markdown_documents(text, look):
        again = markdown_documents(document_markdown(*whole(document)), look)
        # Where the reader cannot show it as Markdown, there is more to see, never less.
        shown = bare("".join(map(QTextDocument.toPlainText, again)))
        if all(written_as(part) is Written.MARKDOWN for part in again):
            # Qt takes a line that stands alone in an item for words.
            assert shown.replace("___", "") == bare(document.toPlainText())
        else:
            left_over(significant(shown), significant(bare(document.toPlainText())))
