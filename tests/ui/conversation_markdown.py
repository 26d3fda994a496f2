"""Markdown for tests: nested texts of every kind, made of words that can be told apart."""

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "nozzle",
        "wall_loops",
        "0.20",
        "215 °C",
        "回抽加长",
        "喷嘴",
        "日本語と한국어",
        "مرحبا",
        "👨‍👩‍👧‍👦",
        "🏳️‍🌈",
        "e\u0301",
        "zero\u200bwidth",
        "a<b",
        "c>d",
        "x&y",
        "C:\\Users",
        "50%",
        "$x^2$",
        ":smile:",
        "1.",
        "2)",
        "#5",
        "-5",
        "+5",
        "snake_case_name",
        "2*3*4",
        "~5",
        "[x]",
        "[1]",
        "(c)",
        "“quoted”",
        "it's",
        "&copy;",
        "&#65;",
        "<b>bold</b>",
        "<!-- no comment -->",
        "</div>",
        "undefined",
        "http://bare.example/p?a=1&b=2",
        "www.bare.example",
        "a@b.example",
        "\\*",
        "\\_",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 9,
    ]
)
PHRASE = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


def _inline(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        inner.map("**{}**".format),
        inner.map("*{}*".format),
        inner.map("_{}_".format),
        inner.map("***{}***".format),
        inner.map("~~{}~~".format),
        WORDS.map("`{}`".format),
        WORDS.map("``{} ` x``".format),
        inner.map("[{}](https://link.example/a_(b))".format),
        inner.map('[{}](https://link.example "the title")'.format),
        inner.map("[{}](javascript:alert)".format),
        inner.map("[{}][ref]".format),
        inner.map("![{}](https://image.example/p.png)".format),
        st.just("<https://auto.example/x>"),
        st.just("note[^1]"),
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map("".join),
    )


INLINE = st.recursive(PHRASE, _inline, max_leaves=5)
LINES = st.lists(INLINE, min_size=1, max_size=3).flatmap(
    lambda lines: st.sampled_from(["\n", "  \n", "\\\n"]).map(lambda end: end.join(lines))
)
CODE = st.lists(
    st.sampled_from(["G28 ; home", "", "  M104 S215", "\tif a < b:", "- no list", "# no head", "``"]), max_size=4
)
FENCE = st.sampled_from([("```", "gcode"), ("~~~", ""), ("````", "c++"), ("```", ""), ("~~~~", "py")])


def _fenced(parts: tuple[tuple[str, str], list[str]]) -> str:
    (fence, language), lines = parts
    return "\n".join([fence + language, *lines, fence])


def _table(parts: tuple[list[str], list[list[str]], str]) -> str:
    head, rows, rule = parts
    lines = [head, [rule] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


CELLS = st.lists(st.one_of(PHRASE, WORDS.map("**{}**".format), WORDS.map("`{}`".format)), min_size=1, max_size=3)
TABLES = st.tuples(CELLS, st.lists(CELLS, max_size=3), st.sampled_from(["---", ":-:", "--:", ":--", "-"])).map(_table)
LEAVES = st.one_of(
    LINES,
    st.tuples(st.integers(1, 6), INLINE).map(lambda pair: "#" * pair[0] + " " + pair[1]),
    INLINE.map("{} ##".format).map("## {}".format),
    st.tuples(LINES, st.sampled_from(["===", "---"])).map("\n".join),
    st.tuples(FENCE, CODE).map(_fenced),
    CODE.map(lambda lines: "\n".join("    " + line for line in lines if line)),
    TABLES,
    st.sampled_from(
        [
            "***",
            "---",
            "---\nlayer: 0.2\n---",
            "<div>\nhtml *block*\n</div>",
            "<!-- comment -->",
            "[ref]: https://definition.example 'title'",
            "[^1]: the footnote",
            "$$\nE = mc^2\n$$",
            "|a|b|\n|-|-|\n|1|2|3|",
            "term\n: definition",
            "- [ ] open\n- [x] done\n- [X] done too",
            "-\n- after an empty item",
            "3. three\n4. four\n10) ten",
            "```\nnever closed",
            "word " * 90,
        ]
    ),
)


def _indented(text: str, first: str, pad: str) -> str:
    lines = text.split("\n")
    return "\n".join([first + lines[0], *(pad + line if line else "" for line in lines[1:])])


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(inner, min_size=1, max_size=3)
    gap = st.sampled_from(["\n", "\n\n"])
    return st.one_of(
        st.tuples(items, st.sampled_from(["- ", "* ", "+ "]), gap).map(
            lambda t: t[2].join(_indented(text, t[1], "  ") for text in t[0])
        ),
        st.tuples(items, st.integers(0, 12), gap).map(
            lambda t: t[2].join(_indented(text, f"{n}. ", " " * len(f"{n}. ")) for n, text in enumerate(t[0], t[1]))
        ),
        st.tuples(inner, st.booleans()).map(lambda t: _indented(t[0], "- [x] " if t[1] else "- [ ] ", "  ")),
        inner.map(_quoted),
        st.tuples(items, gap).map(lambda t: t[1].join(t[0])),
    )


MARKDOWN = st.recursive(LEAVES, _nested, max_leaves=5)
TEXTS = st.lists(MARKDOWN, min_size=1, max_size=3).map("\n\n".join)
