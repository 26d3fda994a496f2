"""Words written as Markdown that reads the same again: escapes, code, table cells."""

import re
from itertools import pairwise

_ALWAYS = r"[*`~]"
_LONE_UNDERSCORE = r"(?<![^\W_])_+|_+(?![^\W_])"  # inside a word it means nothing
_TAG = r"<(?=[A-Za-z/!?])"
_LINK_END = r"\](?=[(\[:]|$)"
_ENTITY = r"&(?=#?[A-Za-z0-9]{1,31};)"
_BACKSLASH = r"\\(?=[!-/:-@\[-`{-~]|$)"
_SPECIAL = re.compile("|".join((_ALWAYS, _LONE_UNDERSCORE, _TAG, _LINK_END, _ENTITY, _BACKSLASH)))
_LINE_START = re.compile(
    r"(\s*)(?:([>|]|[-+*](?=\s|$)|-+(?=[-\s|:]*$)|:(?=-)|=(?==*\s*$)|#(?=#{0,5}(?:\s|$))|\[(?=[ xX]\]))"
    r"|(\d{1,9})(?=[.)](?:\s|$)))"
)
_BLANK_START = re.compile(r"[ \t]+")
_BRACKETS = re.compile(r"(?<!\\)[\[\]]")


def escaped(text: str, *, in_link: bool = False) -> str:
    """Text for the middle of a line: what would be markup gets its backslash, and nothing else."""
    done = _SPECIAL.sub(lambda match: "".join(f"\\{letter}" for letter in match[0]), text)
    return _BRACKETS.sub(r"\\\g<0>", done) if in_link else done


def escaped_start(line: str) -> str:
    """A line, already escaped, whose first characters no longer begin a list, heading, quote or table."""
    match = _LINE_START.match(line)
    if match is None:
        return line
    blank, mark, number = match[1], match[2], match[3]
    rest = line[match.end() :]
    if number is not None:
        return f"{blank}{number}\\{rest}"
    return f"{blank}\\{mark}{rest}"


def typed(text: str) -> str:
    """Text that is no Markdown, as Markdown: its lines, their indentation and its words stay."""
    lines = [_typed_line(line) for line in text.split("\n")]
    ends = ["  \n" if line and following else "\n" for line, following in pairwise(lines)]
    return "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))


def _typed_line(line: str) -> str:
    line = line.rstrip(" \t")
    blank = _BLANK_START.match(line)
    if blank is None:
        return escaped_start(escaped(line))
    # Blanks that begin a line would be dropped, or make code of it.
    return "&nbsp;" * len(blank[0].expandtabs(4)) + escaped(line[blank.end() :])


def code_span(text: str) -> str:
    """Text as code within a line."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pads = text[:1] == "`" or text[-1:] == "`" or (text[:1] == text[-1:] == " " and text.strip(" ") != "")
    return f"{fence} {text} {fence}" if pads else f"{fence}{text}{fence}"


def fenced(text: str, language: str = "") -> str:
    """Text as a block of code, in a fence that it does not contain."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text}\n{fence}"


def cell(markdown: str) -> str:
    """Markdown made fit for a table's cell: one line, its bars escaped, in code too."""
    return re.sub(r"(?<!\\)((?:\\\\)*)\|", r"\1\\|", re.sub(r"\s*[\n\t]\s*", " ", markdown)).strip()


def text_cell(text: str) -> str:
    """Words, taken as they are, for a table's cell."""
    return cell(escaped_start(escaped(text)))


def link_target(target: str) -> str:
    """An address between the round brackets of a link."""
    for letter, code in (("\\", "%5C"), ("<", "%3C"), (">", "%3E"), ("\n", "%0A"), ("\r", "%0D"), ("|", "%7C")):
        target = target.replace(letter, code)
    target = re.sub(_ENTITY, "&amp;", target)
    return f"<{target}>" if re.search(r"[\s()]", target) or not target else target


def table(head: list[str], rows: list[list[str]], alignments: list[str] | None = None) -> str:
    """Cells that are Markdown already, as a table; an alignment is "", "left", "center" or "right"."""
    rules = {"left": ":---", "center": ":---:", "right": "---:"}
    line = [rules.get(name, "---") for name in alignments or [""] * len(head)]
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, line, *rows])
