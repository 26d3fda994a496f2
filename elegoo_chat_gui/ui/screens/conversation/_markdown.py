"""Markdown made fit for Qt's reader before it reads, and compared with the outcome afterwards. No Qt here.

Qt joins single line breaks, drops link definitions, front matter and cells beyond a table's header. Here
such places are marked or escaped, and `is_all_there` finds what was swallowed all the same.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

CHUNK_LIMIT = 8_000  # characters in one document
MARKDOWN_LIMIT = 1_000_000  # longer texts are shown as typed: finding their blocks would take too long
LONG_RUN = 400  # characters without a space that Qt can only lay out by breaking anywhere
_TABLE_BARS = 600  # a table with more cells than this takes Qt too long

# Kinds of white space that nobody types: one that the text does not hold marks a line break in it. White space,
# so that emphasis and bare links beside it are recognised as they would be beside the break itself.
_BREAK_MARKS = "\u205f\u2004\u2005\u2006\u1680"

_PREFIX = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_FENCE_LINE = re.compile(r"((?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*)(`{3,}|~{3,})(.*)$")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_STARTS_BLOCK = re.compile(
    r"(?:[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|#{1,6}(?:\s|$)|>|\||[-=]+\s*$|(?:[-*_][ \t]*){3,}$|:?-+:?\s*\|)"
)
_NUMBERED = re.compile(r"(\d{1,9})[.)]\s")
_DEFINITION = re.compile(r"\[[^\]\n]*\]:")
_DEEP = re.compile(r"^[ \t]*(?:(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])[ \t]*){13}", re.MULTILINE)
_LONG_RUN = re.compile(rf"\S{{{LONG_RUN}}}")


@dataclass(frozen=True, slots=True)
class Prepared:
    """Markdown to hand to Qt; `mark` stands at the start of each line that continues the one before."""

    source: str
    mark: str


def break_mark(text: str) -> str | None:
    """A character that can mark line breaks in this text; None where it uses all of them."""
    return next((mark for mark in _BREAK_MARKS if mark not in text), None)


def has_long_run(text: str) -> bool:
    return len(text) >= LONG_RUN and _LONG_RUN.search(text) is not None


def prepare(text: str) -> Prepared | None:
    """The source with its line breaks marked. None where it must be shown as typed."""
    mark = break_mark(text)
    if mark is None:
        return None
    lines = text.split("\n")
    # A line break before the first line keeps `---` there from being taken for front matter.
    return Prepared("\n" + "\n".join(_prepared_lines(lines, mark)), mark)


def _prepared_lines(lines: list[str], mark: str) -> Iterator[str]:
    continues = in_list = False
    last: _Fence | None = None  # of the code right above, blank lines aside
    index = 0
    while index < len(lines):
        line = lines[index]
        fence = _fence_of(line)
        if fence is not None:
            end = _fence_end(lines, index, fence)
            yield from _apart(lines[index:end], fence, last)
            last, index, continues = fence, end, False
            continue
        index += 1
        prefix = _PREFIX.match(line)
        start = prefix.end() if prefix else 0
        rest = line[start:]
        in_list = (in_list and bool(rest)) or (not continues and bool(_STARTS_BLOCK.match(rest)))
        yield line[:start] + _prepared_rest(rest, mark, continues=continues, in_list=in_list)
        continues = bool(rest.strip())
        last = None if continues else last


@dataclass(slots=True)
class _Fence:
    """A line that begins a block of code: where its marks stand, in how many quotes, how far in."""

    at: int
    marks: str
    info: str
    quotes: int
    column: int


def _fence_of(line: str) -> _Fence | None:
    match = _FENCE_LINE.match(line)
    if match is None or ("`" in match[2] and "`" in match[3]):
        return None
    lead = match[1]
    quotes = lead.count(">")
    within = lead[lead.rfind(">") + 1 :]
    column = len(within.removeprefix(" ") if quotes else within)
    return _Fence(len(lead), match[2], match[3].strip(), quotes, column if within.strip() else 0)


def _fence_end(lines: list[str], start: int, fence: _Fence) -> int:
    """Index of the line behind the code: after its closing fence, or where its quote or list ends."""
    for index in range(start + 1, len(lines)):
        rest, quotes = lines[index], 0
        while quotes < fence.quotes and (match := _QUOTE.match(rest)):
            rest, quotes = rest[match.end() :], quotes + 1
        blank = not rest.strip()
        if quotes < fence.quotes or (not blank and len(rest) - len(rest.lstrip(" \t")) < fence.column):
            return index
        if _closes(rest, fence.marks):
            return index + 1
    return len(lines)


def _apart(lines: list[str], fence: _Fence, last: _Fence | None) -> list[str]:
    """Code right below other code gets marks of the other kind: Qt joins two blocks that have the same."""
    if last is None or last.marks[0] != fence.marks[0] or last.info != fence.info:
        return lines
    other = "~" if fence.marks[0] == "`" else "`"
    if "`" in fence.info or any(other * 3 in line for line in lines):
        return lines
    closing = lines[-1].lstrip(" \t>")
    closed = len(lines) > 1 and _closes(closing, fence.marks)
    fence.marks = other * len(fence.marks)
    first = lines[0][: fence.at] + fence.marks + lines[0][fence.at + len(fence.marks) :]
    if not closed:
        return [first, *lines[1:]]
    return [first, *lines[1:-1], lines[-1][: len(lines[-1]) - len(closing)] + other * len(closing.strip())]


def _closes(rest: str, fence: str) -> bool:
    stripped = rest.strip()
    return len(stripped) >= len(fence) and set(stripped) == {fence[0]}


def _prepared_rest(rest: str, mark: str, *, continues: bool, in_list: bool) -> str:
    if rest.startswith("[") and _DEFINITION.match(rest):
        rest = "\\" + rest
    rest = rest.rstrip(" \t")  # two spaces there would be a break of Qt's kind: a new paragraph
    if rest.endswith("\\"):
        rest += "\\" if (len(rest) - len(rest.rstrip("\\"))) % 2 else ""
    if not continues or not rest:
        return rest
    number = _NUMBERED.match(rest)
    if number and number[1] != "1" and not in_list:
        return mark + rest  # only "1." may begin a list in the middle of a paragraph
    return rest if _STARTS_BLOCK.match(rest) else mark + rest


def is_too_much_for_qt(text: str) -> bool:
    """A block that Qt would need too long for as Markdown."""
    return text.count("|") > _TABLE_BARS or _DEEP.search(text) is not None


def chunks(text: str, limit: int = CHUNK_LIMIT) -> list[tuple[int, int]]:
    """Spans of at most `limit` characters that cover the text, cut at blank lines, line ends or spaces."""
    spans, start, size = [], 0, len(text)
    while size - start > limit:
        end = _cut(text, start, start + limit)
        spans.append((start, end))
        start = end
    if start < size or not spans:
        spans.append((start, size))
    return spans


def _cut(text: str, start: int, latest: int) -> int:
    earliest = start + (latest - start) // 2
    for separator in ("\n\n", "\n", " "):
        found = text.rfind(separator, earliest, latest)
        if found >= 0:
            return found + len(separator)
    # Never between the two characters of a line end, of a letter and its accent, or of a surrogate pair.
    while latest > earliest and (text[latest - 1] == "\r" or "\u0300" <= text[latest] <= "\u036f"):
        latest -= 1
    return latest


def blocks(text: str) -> list[str]:
    """Parts of a Markdown text that stand on their own: cut at blank lines outside code, lists kept together."""
    parts: list[list[str]] = [[]]
    fence, blank = "", False
    for line in text.split("\n"):
        stripped = line.lstrip(" \t")
        inside = bool(fence)
        if inside:
            fence = "" if _closes(stripped, fence) else fence
        elif opening := _FENCE.match(stripped):
            fence = opening[1]
        starts_new = blank and not inside and stripped and line == stripped and not _is_item(stripped)
        if starts_new:
            parts.append([])
        parts[-1].append(line)
        blank = not stripped and not inside
    return ["\n".join(lines).strip("\n") for lines in parts if any(line.strip() for line in lines)]


def _is_item(line: str) -> bool:
    return bool(re.match(r"(?:[-+*]|\d{1,9}[.)])\s", line))


def markdown_chunks(text: str) -> list[str]:
    """Markdown in pieces of bounded length, each a whole number of blocks where blocks are not longer themselves."""
    if len(text) <= CHUNK_LIMIT:
        return [text]
    pieces: list[str] = []
    for block in blocks(text):
        if pieces and len(pieces[-1]) + len(block) < CHUNK_LIMIT:
            pieces[-1] += "\n\n" + block
        else:
            pieces.append(block)
    return pieces


# What Markdown itself may take away. Everything else in the source has to be seen.
_SYNTAX = re.compile(r"[\s*_~`#>|\[\]()!\\+=:.&;<\"'-]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TASK = re.compile(r"^([ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]+)\[[ xX]\](?=\s)", re.MULTILINE)


def significant(text: str) -> str:
    """The characters that must survive, in order."""
    return _SYNTAX.sub("", text)


def is_all_there(source: str, shown: str) -> bool:
    """Whether every significant character of the source appears in `shown` in the same order.

    `shown` is all that can be read off the document: its words, link targets, code languages, list numbers.
    """
    wanted = significant(_ENTITY.sub(lambda match: html.unescape(match[0]), _TASK.sub(r"\1", source)))
    have = significant(shown)
    if wanted == have:
        return True
    position = 0
    for letter in wanted:
        position = have.find(letter, position) + 1
        if not position:
            return False
    return True
