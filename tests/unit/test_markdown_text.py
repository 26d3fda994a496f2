"""Words written as Markdown: escapes only where a reader of Markdown would take them for markup."""

import pytest

from elegoo_chat_gui.core.markdown_text import cell, code_span, escaped, escaped_start, fenced, link_target, typed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wall_loops and C:\\Users", "wall_loops and C:\\Users"),
        ("*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~"),
        ("[a](b) [x] y", "[a\\](b) [x] y"),
        ("a<b> 1 < 2", "a\\<b> 1 < 2"),
        ("&amp; & co", "\\&amp; & co"),
        ("\\* end\\", "\\\\\\* end\\\\"),
    ],
)
def test_only_markup_is_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_brackets_in_a_link_are_escaped() -> None:
    assert escaped("a [b]", in_link=True) == "a \\[b\\]"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- a", "\\- a"),
        ("-5 mm", "-5 mm"),
        ("+5", "+5"),
        ("+ a", "\\+ a"),
        ("---", "\\---"),
        ("- - -", "\\- - -"),
        ("===", "\\==="),
        ("=5", "=5"),
        ("# h", "\\# h"),
        ("#5", "#5"),
        ("1. x", "1\\. x"),
        ("1.5 x", "1.5 x"),
        ("> q", "\\> q"),
        ("|a|", "\\|a|"),
        (":---", "\\:---"),
        ("[x] a", "\\[x] a"),
        ("words", "words"),
    ],
)
def test_the_start_of_a_line_begins_no_block(line: str, expected: str) -> None:
    assert escaped_start(line) == expected


def test_typed_text_keeps_its_lines_and_indentation() -> None:
    assert typed("a\nb\n\n  - c\n# d") == "a  \nb\n\n&nbsp;&nbsp;- c  \n\\# d"


def test_code_is_fenced_in_what_it_does_not_contain() -> None:
    assert code_span("a") == "`a`"
    assert code_span("a`b") == "``a`b``"
    assert code_span("`") == "`` ` ``"
    assert fenced("a\n```\nb", "py") == "````py\na\n```\nb\n````"


def test_cells_are_one_line_with_their_bars_escaped() -> None:
    assert cell("a|b  \nc") == "a\\|b c"
    assert cell("a\\|b") == "a\\|b"
    assert cell("a\\\\|b") == "a\\\\\\|b"


def test_addresses_stay_within_their_brackets() -> None:
    assert link_target("https://x.y/a_(b)") == "<https://x.y/a_(b)>"
    assert link_target("https://x.y/<a>") == "https://x.y/%3Ca%3E"
