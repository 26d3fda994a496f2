"""Markdown documents: nothing swallowed, nothing loaded, nothing made markup that was not."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument

from elegoo_chat_gui.ui.screens.conversation._document_style import Ground, Look, code_bands, grounds
from elegoo_chat_gui.ui.screens.conversation._documents import (
    SafeDocument,
    is_link_allowed,
    markdown_documents,
    plain_document,
    readable_text,
)
from elegoo_chat_gui.ui.screens.conversation._markdown import is_all_there, markdown_chunks, significant
from elegoo_chat_gui.ui.theme import Theme


@pytest.fixture(scope="module")
def look(qapp: object) -> Look:
    return Look.of(Theme(mode="light"))


def shown(text: str, look: Look) -> str:
    return "\n".join(document.toPlainText() for document in markdown_documents(text, look))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("G1 X10\nG1 X20", "G1 X10\nG1 X20"),
        ("a  \nb", "a\nb"),
        ("a\\\nb", "a\\\nb"),
        ("- a\n  b\n- c", "a\nb\nc"),
        ("text\n2. x\n3. y", "text\n2. x\n3. y"),
        ("> q\n> r", "q\nr"),
        ("[ref]: http://x", "[ref]: http://x"),
        ("if a<b and c>d then", "if a<b and c>d then"),
        ("<b>bold</b> <script>alert(1)</script>", "<b>bold</b> <script>alert(1)</script>"),
        ("x &amp; y", "x & y"),
        ("👨‍👩‍👧 a\n😀 b\nc", "👨‍👩‍👧 a\n😀 b\nc"),
        ("**b**\n_i_\nhttp://x.y", "b\ni\nhttp://x.y"),
        ("- ```\n  code\n  ```\n\na\nb", "code\na\nb"),
        ("text\n|a|b|\n|-|-|\n|1|2|\n```\ncode\n```", "text\na\nb\n1\n2\n\ncode"),
        ("| a | b |\n| c | d |", "| a | b |\n| c | d |"),
        ("- &copy;\n- &nosuch; &#x202e;", "©\n&nosuch; ⟨U+202E⟩"),
        ("`&amp;` a\n    # b\n    - c", "&amp; a\n# b\n- c"),
        ("> - x\n> - ~~~\n>   ~~~\n> - y\n>   z", "x\ny\nz"),
        ("> ```\n> code\n\na\nb", "code\na\nb"),
        ("1. ~~~\n   code\n   ~~~\n\na\nb", "code\na\nb"),
        ("|a|b|\n|-|-|\n|1|2|3|", "|a|b|\n|-|-|\n|1|2|3|"),
        ("half \ud83d and \x00 and \u202e", "half ⟨U+D83D⟩ and ␀ and ⟨U+202E⟩"),
    ],
)
def test_what_qt_alone_would_drop_is_shown(look: Look, source: str, expected: str) -> None:
    assert shown(source, look) == expected


def test_front_matter_is_text(look: Look) -> None:
    text = shown("---\nkey: x\n---\nafter", look)
    assert "key: x" in text
    assert "after" in text


def test_only_the_part_that_would_lose_something_is_shown_as_typed(look: Look) -> None:
    documents = markdown_documents("*one*\n\n|a|b|\n|-|-|\n|1|2|3|\n\n*two*", look)
    assert [document.toPlainText() for document in documents] == ["one", "|a|b|\n|-|-|\n|1|2|3|", "two"]


def test_a_line_break_in_a_list_is_no_new_item(look: Look) -> None:
    (document,) = markdown_documents("- a\n  b\n- c", look)
    assert document.firstBlock().text() == "a\u2028b"
    assert document.blockCount() == 2


def test_images_become_words_and_an_address(look: Look) -> None:
    (document,) = markdown_documents("see ![a *plate*](https://example.com/p.png) here", look)
    assert document.toPlainText() == "see a plate (https://example.com/p.png) here"
    assert "\ufffc" not in document.toRawText()


def test_an_image_of_this_computer_is_never_opened(
    look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def note(self: SafeDocument, kind: int, url: QUrl | str) -> object:
        asked.append(str(url))
        return original(self, kind, url)

    original = SafeDocument.loadResource
    monkeypatch.setattr(SafeDocument, "loadResource", note)
    (document,) = markdown_documents(f"![x](file://{tmp_path}/secret.png)", look)
    document.setTextWidth(300)
    assert document.size().height() > 0
    assert document.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("file:///x.png")) is not None
    assert "secret.png" in document.toPlainText()


@pytest.mark.parametrize(
    ("target", "allowed"),
    [
        ("https://example.com", True),
        ("http://127.0.0.1/x", True),
        ("mailto:a@b.c", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("//host/share", False),
        ("smb://host/share", False),
        ("https://[bad", False),
        ("", False),
    ],
)
def test_links_that_may_be_opened(target: str, allowed: bool) -> None:
    assert is_link_allowed(target) is allowed


def test_other_links_are_words_and_say_where_they_would_lead(look: Look) -> None:
    (document,) = markdown_documents("[a *b*](javascript:alert(1)) and [m](https://example.com)", look)
    assert document.toPlainText() == "a b (javascript:alert(1)) and m"
    targets = {span.format.anchorHref() for span in document.firstBlock().textFormats()}
    assert targets == {"", "https://example.com"}


def test_quotes_have_bars_and_tasks_boxes(look: Look) -> None:
    (document,) = markdown_documents("```gcode\nG1\nG2\n```\n\n> q\n\n- [x] done\n- [ ] open", look)
    document.setTextWidth(400)
    found = grounds(document)
    assert {ground.kind for ground in found} == {Ground.DONE_TASK, Ground.OPEN_TASK, Ground.QUOTE}
    assert len(found) == 3
    assert [band.language for band in code_bands(document)] == ["gcode"]


WORDS = st.text(st.characters(exclude_categories=("Cs", "Co", "Cn")), min_size=1, max_size=8)
TOKENS = st.sampled_from(
    [
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```",
        "#",
        "##",
        ">",
        "-",
        "+",
        "1.",
        "2.",
        "|",
        "|-|-|",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](http://x.y/z)",
        "[a](",
        "[ref]:",
        "http://x",
        "<b>",
        "<",
        ">",
        "&",
        "&amp;",
        "&#60;",
        "\\",
        "---",
        "===",
        "***",
        "- [x]",
        "$",
        "http://a.b/c",
        "<http://q>",
        "a@b.c",
        "~",
        "~~~",
        ":",
        "!",
        "\\*",
        "\\`",
        "12)",
        "\u2028",
        "\u205f",
    ]
)
GAPS = st.sampled_from([" ", "", "\n", "\n\n", "  \n", "\n    ", "\t", "\n  ", "\r\n"])
MARKDOWN = st.lists(st.tuples(st.one_of(WORDS, TOKENS, st.just("word")), GAPS), max_size=30).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MARKDOWN)
def test_everything_written_can_be_read(look: Look, text: str) -> None:
    documents = markdown_documents(text, look)
    seen = "\n".join(readable_text(document) for document in documents)
    # Styled documents have lost the targets of links that may not be opened and the marks of tasks, nothing else.
    for word in text.split():
        if word.isalnum() and word.isascii() and word.isalpha():
            assert word in seen
    assert "\ufffc" not in seen.replace("⟨U+FFFC⟩", "")


@given(
    st.lists(st.sampled_from(["a\n", "\n", "```\n", "word " * 40 + "\n", "- x\n", "x" * 900 + "\n"]), max_size=120)
)
def test_chunks_keep_every_character_that_counts(lines: list[str]) -> None:
    text = "".join(lines)
    assert significant("".join(markdown_chunks(text))) == significant(text)


def test_the_comparison_notices_a_lost_word() -> None:
    assert is_all_there("a *b* c", "a b c")
    assert is_all_there("&lt;x&gt; 1) one", "1)one x") is False
    assert not is_all_there("one two three", "one three")


def test_text_as_typed_stays_as_typed(look: Look) -> None:
    typed = "  *not* markdown\n\n\n<b>x</b>\tend  "
    assert plain_document(typed, look).toPlainText() == typed


def test_code_bands_stand_where_the_code_is(look: Look) -> None:
    long = "G1 X10 " * 60
    text = f"words\n\n> quote\n>\n> - item\n>\n>   ```gcode\n>   G28\n>   {long}\n>   ```\n\nend\n\n    indented"
    (document,) = markdown_documents(text, look)
    document.setTextWidth(400)
    nested, plain = code_bands(document)
    assert nested.language == "gcode"
    raw = document.toRawText()
    assert raw[nested.first_position : nested.last_position] == f"G28\u2029{long}"
    assert raw[plain.first_position : plain.last_position] == "indented"
    assert nested.rect.left() > plain.rect.left() == 0
    assert nested.rect.right() == plain.rect.right() == 400
    assert nested.overflow == nested.text_width - nested.text_room > 300
    assert plain.overflow == 0
    top = document.documentLayout().blockBoundingRect(document.findBlock(nested.first_position)).top()
    assert nested.rect.top() < top < nested.rect.bottom() < plain.rect.top()
    code = document.findBlock(nested.last_position).layout()
    assert code.lineCount() == 1
    assert code.lineAt(0).x() + code.position().x() == pytest.approx(nested.text_left, abs=1)


def test_blocks_of_code_in_a_row_stay_apart(look: Look) -> None:
    (document,) = markdown_documents(
        "```a\n1\n```\n```b\n2\n```\n~~~\n3\n~~~\n\n```\n4\n```\n```\n5\n```\n- ```b\n  6\n\n  7\n  ```", look
    )
    document.setTextWidth(400)
    bands = code_bands(document)
    assert [band.language for band in bands] == ["a", "b", "", "", "", "b"]
    assert all(above.rect.bottom() < below.rect.top() for above, below in pairwise(bands))


def test_a_header_is_aligned_as_the_cells_below_it(look: Look) -> None:
    (document,) = markdown_documents("|a|b|\n|--|-:|\n|1|2|", look)
    alignments = [document.findBlock(document.toRawText().index(word)).blockFormat().alignment() for word in "b2"]
    assert alignments[0] == alignments[1]
    assert alignments[0] & Qt.AlignmentFlag.AlignRight


def test_a_table_behind_a_quote_begins_with_its_first_cell(look: Look) -> None:
    document = markdown_documents("> said\n\n| a | b |\n|---|---|\n| 1 | 2 |", look)[0]
    assert document.toPlainText() == "said\na\nb\n1\n2\n"


def test_an_entity_breaks_no_list(look: Look) -> None:
    (document,) = markdown_documents("- &copy;\n- b", look)
    assert [document.findBlockByNumber(n).textList().count() for n in (0, 1)] == [2, 2]


def test_a_table_may_follow_a_paragraph_at_once(look: Look) -> None:
    (document,) = markdown_documents("Settings:\n| a | b |\n|---|---|\n| 1 | 2 |", look)
    cell = QTextCursor(document.findBlock(document.toRawText().index("2")))
    assert cell.currentTable() is not None
