"""Every word of a message is seen, once, in its order and on a line of its own where it had one.

The texts are built from words that are all different, so that nothing has to be read as Markdown to know what must
be seen.
"""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from elegoo_chat_gui.ui.screens.conversation._document_style import (
    Look,
    code_language,
    continues_code,
    is_code,
)
from elegoo_chat_gui.ui.screens.conversation._documents import markdown_documents, plain_document
from elegoo_chat_gui.ui.theme import Theme

# Where a word goes: one that Markdown is read in, and one that it is not.
SLOT, CODE_SLOT = "⁂", "⁑"
# As it is written, and as it is seen; {n} makes it the only one.
FORMS = [
    ("word{n}e", "word{n}e"),
    ("word{n}e", "word{n}e"),
    ("回抽{n}加长", "回抽{n}加长"),
    ("日本{n}語と한국어", "日本{n}語と한국어"),
    ("مرحبا{n}ا", "مرحبا{n}ا"),
    ("👨‍👩‍👧{n}🏳️‍🌈", "👨‍👩‍👧{n}🏳️‍🌈"),
    ("e\u0301{n}\u200bz", "e\u0301{n}\u200bz"),
    ("wall_{n}_loops_x", "wall_{n}_loops_x"),
    ("a<b{n}c>d", "a<b{n}c>d"),
    ("<b>x{n}</b>", "<b>x{n}</b>"),
    ("<!--c{n}-->", "<!--c{n}-->"),
    ("x&amp;{n}y", "x&{n}y"),
    ("x&{n}y;", "x&{n}y;"),
    ("&lt;i&gt;{n}z", "<i>{n}z"),
    ("\\*l{n}\\*", "*l{n}*"),
    ("&copy;{n}x", "©{n}x"),
    ("&#x202e;{n}&#0;&#65532;&#42;x", "⟨U+202E⟩{n}\ufffd⟨U+FFFC⟩*x"),
    ("&#35;{n}&nosuch;", "#{n}&nosuch;"),
    ("C:\\Dir{n}x", "C:\\Dir{n}x"),
    ("$m{n}^2$", "$m{n}^2$"),
    (":s{n}:", ":s{n}:"),
    ("0.2{n}mm", "0.2{n}mm"),
    ("http://h{n}.example/p?a=1&b=2", "http://h{n}.example/p?a=1&b=2"),
    ("<https://h{n}.example/x_y_z>", "https://h{n}.example/x_y_z"),
    ("m{n}@b.example", "m{n}@b.example"),
    ("x" * 450 + "{n}e", "x" * 450 + "{n}e"),
    ("half{n}\ud83d\x00\u202e", "half{n}⟨U+D83D⟩␀⟨U+202E⟩"),
    ("\u205f\u2004{n}gap", "\u205f\u2004{n}gap"),
    ("(c){n}x", "(c){n}x"),
    ("“q{n}”", "“q{n}”"),
    ("c++{n}#", "c++{n}#"),
]
CODE_FORMS = [
    ("G{n}X", "G{n}X"),
    ("&amp;{n}x", "&amp;{n}x"),
    ("<b>{n}x", "<b>{n}x"),
    ("\\*{n}x", "\\*{n}x"),
    ("- {n}x", "- {n}x"),
    ("# {n}x", "# {n}x"),
    ("1. {n}x", "1. {n}x"),
    ("回{n}抽", "回{n}抽"),
]

PHRASE = st.integers(1, 3).map(lambda count: " ".join([SLOT] * count))


def _around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    shapes = [
        "**{}**", "*{}*", "__{}__", "_{}_", "***{}***", "~~{}~~", "[{}](https://l.example/a_(b))",
        '[{}](https://l.example "title")', "[{}](javascript:x)", "[{}](<a b>)", "[{}][ref]", "[{}]", "![{}](i.png)",
        "{}[^1]", "({})", '"{}"', "**{}", "*{}", "`{}", "{}]", "[{}", "[{}](", "<{}>", "{} | {}", "{}{}", "{} {}",
    ]  # fmt: skip
    return st.tuples(st.sampled_from(shapes), inner).map(lambda pair: pair[0].replace("{}", pair[1]))


INLINE = st.recursive(PHRASE | st.just(f"`{CODE_SLOT}`") | st.just(f"``{CODE_SLOT} ` ``"), _around, max_leaves=4)
LINES = st.lists(INLINE, min_size=1, max_size=3).flatmap(
    lambda lines: st.sampled_from(["\n", "\n", "  \n", "\\\n", "\n  ", "\r\n"]).map(lambda end: end.join(lines))
)
CODE_LINES = st.lists(st.sampled_from([CODE_SLOT, f"  {CODE_SLOT}", "", f"{CODE_SLOT} ; {CODE_SLOT}"]), max_size=4)
FENCES = st.sampled_from([("```", "gcode"), ("~~~", ""), ("````", "c++"), ("```", ""), ("~~~~", "py"), ("```", None)])


def _fenced(parts: tuple[tuple[str, str | None], list[str]]) -> str:
    (fence, language), lines = parts
    closed = [fence] if language is not None else []
    return "\n".join([fence + (language or ""), *lines, *closed])


CELLS = st.lists(
    st.sampled_from([SLOT, f"**{SLOT}**", f"`{CODE_SLOT}`", f"{SLOT} {SLOT}", ""]), min_size=1, max_size=4
)


def _table(parts: tuple[list[str], list[list[str]], str, str]) -> str:
    head, rows, rule, edge = parts
    return "\n".join(edge + " | ".join(cells) + edge for cells in (head, [rule] * len(head), *rows))


LEAVES = st.one_of(
    LINES,
    LINES,
    st.tuples(st.integers(1, 7), INLINE, st.sampled_from(["", " ##", " #x"])).map(
        lambda t: "#" * t[0] + f" {t[1]}{t[2]}"
    ),
    st.tuples(LINES, st.sampled_from(["===", "---", "-", "= ="])).map("\n".join),
    st.tuples(FENCES, CODE_LINES).map(_fenced),
    CODE_LINES.map(lambda lines: "\n".join("    " + line for line in lines if line)),
    st.tuples(
        CELLS, st.lists(CELLS, max_size=3), st.sampled_from(["---", ":-:", "--:", "-"]), st.sampled_from(["|", ""])
    ).map(_table),
    st.sampled_from(
        [
            "***",
            "---",
            f"---\nkey: {SLOT}\n---",
            f"---\n{SLOT}: {SLOT}\n...",
            f"<div>\n{SLOT}\n\n{SLOT}\n</div>",
            f"<pre>\n{SLOT}\n</pre>",
            f"<script>\n{SLOT}\n</script>",
            f"<!--\n{SLOT}\n-->",
            f"<style>{SLOT}</style>",
            f"[ref]: https://d.example '{SLOT}'",
            f"[ref]: https://d.example\n{SLOT}",
            f"[^1]: {SLOT}",
            f"$$\n{SLOT}\n$$",
            f"{SLOT}\n: {SLOT}",
            f"- [ ] {SLOT}\n- [x] {SLOT}\n- [X] {SLOT}\n- [-] {SLOT}",
            f"-\n- {SLOT}",
            f"-\n  {SLOT}",
            f"3. {SLOT}\n7) {SLOT}\n\n10. {SLOT}",
            f"{SLOT}\n2. {SLOT}",
            f"{SLOT}\n- {SLOT}",
            f"{SLOT}\n# {SLOT}",
            f"{SLOT}\n> {SLOT}\n{SLOT}",
            f"> {SLOT}\n{SLOT}",
            f"- {SLOT}\n{SLOT}",
            f"-   {SLOT}\n\n      {SLOT}",
        ]
    ),
)


def _indented(text: str, first: str, pad: str) -> str:
    lines = text.split("\n")
    return "\n".join([first + lines[0], *(pad + line if line else "" for line in lines[1:])])


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items, gap = st.lists(inner, min_size=1, max_size=3), st.sampled_from(["\n", "\n\n"])
    marks = st.sampled_from([("- ", "  "), ("* ", "  "), ("- ", "    "), ("1. ", "   "), ("12) ", "    ")])
    tasks = st.lists(INLINE, min_size=1, max_size=3)  # a task begins with words, or it is none
    return st.one_of(
        st.tuples(items, marks, gap).map(lambda t: t[2].join(_indented(text, *t[1]) for text in t[0])),
        st.tuples(tasks, gap).map(lambda t: t[1].join(f"- [x] {text}" for text in t[0])),
        st.tuples(inner, st.sampled_from(["> ", ">", "> > "])).map(lambda t: _indented(t[0], t[1], t[1])),
        st.tuples(items, gap).map(lambda t: t[1].join(t[0])),
    )


SHAPES = st.lists(st.recursive(LEAVES, _nested, max_leaves=5), min_size=1, max_size=3).map("\n\n".join)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, list[tuple[str, str]]]:
    """A text, and each of its words as written and as seen."""
    parts = re.split(f"([{SLOT}{CODE_SLOT}])", draw(SHAPES))
    words: list[tuple[str, str]] = []
    for index, part in enumerate(parts):
        if part in {SLOT, CODE_SLOT}:
            written, seen = draw(st.sampled_from(FORMS if part == SLOT else CODE_FORMS))
            number = str(1000 + len(words))
            words.append((written.replace("{n}", number), seen.replace("{n}", number)))
            parts[index] = words[-1][0]
    return "".join(parts), words


@pytest.fixture(scope="module")
def look(qapp: object) -> Look:
    return Look.of(Theme(mode="light"))


def bare(text: str) -> str:
    return re.sub(r"[^\S\n]+", "", text)


def forms(written: str, seen: str, look: Look) -> set[str]:
    """How a word may be seen: as it is meant, as typed, and as text where it was meant to be code."""
    as_text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", html.unescape(written))
    as_typed = plain_document(written, look).toPlainText()
    without_mark = re.sub(r"^(- |# |1\. )", "", written)
    return {bare(seen), bare(as_typed), bare(as_text), bare(without_mark)}


def visible(document: QTextDocument) -> str:
    """The words of a document, and the languages that stand above its code."""
    lines: list[str] = []
    block = document.begin()
    while block.isValid():
        if is_code(block) and not continues_code(block):
            lines.append(code_language(block))
        lines.append(block.text().replace("\u2028", "\n"))
        block = block.next()
    return "\n".join(lines)


def check(text: str, words: list[tuple[str, str]], look: Look, *, breaks: bool = True) -> None:
    shown = bare("\n".join(map(visible, markdown_documents(text, look))))
    position = source = 0
    for written, seen in words:
        found = [(at, form) for form in forms(written, seen, look) if (at := shown.find(form, position)) >= 0]
        assert found, f"{seen!r} is missing or out of order in {shown!r}"
        at, form = min(found)
        assert shown.count(form) == 1, f"{form!r} is seen more than once in {shown!r}"
        source_at = text.index(written, source)
        if breaks and "\n" in text[source:source_at] and position:
            assert "\n" in shown[position:at], f"{seen!r} has lost the break before it in {shown!r}"
        position, source = at + len(form), source_at + len(written)


@settings(max_examples=400)
@given(texts())
def test_every_word_is_seen_once_and_in_its_place(look: Look, made: tuple[str, list[tuple[str, str]]]) -> None:
    check(*made, look, breaks=False)


# Where a line ends is the reading of ever rarer nestings, so these are the same ones each time.
@settings(max_examples=600, derandomize=True)
@given(texts())
def test_every_line_of_the_source_is_a_line(look: Look, made: tuple[str, list[tuple[str, str]]]) -> None:
    check(*made, look)
