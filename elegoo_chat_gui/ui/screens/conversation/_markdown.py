"""Markdown made fit for Qt's reader before it reads, and compared with the outcome afterwards. No Qt here.

Qt joins single line breaks, drops link definitions, front matter and cells beyond a table's header. Here
such places are marked or escaped, and `is_all_there` finds what was swallowed all the same.
"""

import html
import re
import string
from dataclasses import dataclass
from html.entities import html5

from elegoo_chat_gui.core.visible_text import visible_text

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
_ITEMS = re.compile(r"(?:(?:[-+*]|\d{1,9}[.)])[ \t]{1,4})+")
_LINE = re.compile(r"([-*_])(?:[ \t]*\1){2,}$")
_RULE = re.compile(r"[ \t>]*(?:[-+*][ \t]+)?\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
# A line that the next may go on: no heading, row or empty item.
_TEXT_LINE = re.compile(r"[\s>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(?!\s|[#|]|\d{1,9}[.)]$).*\w")
_ENTITY = re.compile(r"(?<!\\)&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_CODE_OR_ENTITY = re.compile(rf"(?<!`)(`+)(?!`)(?:.*?[^`])\1(?!`)|`.*|{_ENTITY.pattern}")
_NUMBERED = re.compile(r"(\d{1,9})[.)]\s")
_DEFINITION = re.compile(r"\[[^\]\n]*\]:")
_DEEP = re.compile(r"^[ \t]*(?:(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])[ \t]*){13}", re.MULTILINE)
_EMPTY_START = re.compile(r"^[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]+(?:`{3,}|~{3,})[^`\n]*\n[ \t>]*$", re.MULTILINE)
_LONG_RUN = re.compile(rf"\S{{{LONG_RUN}}}")


@dataclass(frozen=True, slots=True)
class Prepared:
    """Markdown to hand to Qt; `mark` stands where a line ends and the paragraph may go on."""

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


def _prepared_lines(lines: list[str], mark: str) -> list[str]:
    done: list[str] = []
    paragraph = _Paragraph()
    last: _Fence | None = None  # of the code right above, blank lines aside
    index = 0
    while index < len(lines):
        fence = _fence_of(lines[index], paragraph)
        if fence is not None:
            end = _fence_end(lines, index, fence)
            if paragraph.in_table:
                done.append(
                    lines[index][: lines[index].rfind(">", 0, fence.at) + 1]
                )  # Qt takes it for a row otherwise
            done += _apart(lines[index:end], fence, last)
            paragraph = _Paragraph(in_list=fence.column > 0, column=fence.column, quotes=fence.quotes)
            last, index = fence, end
            continue
        following = lines[index + 1] if index + 1 < len(lines) else ""
        _add_line(done, lines[index], following, mark, paragraph)
        last = None if paragraph.continues else last
        index += 1
    return done


@dataclass(slots=True)
class _Paragraph:
    """What is known of the lines above, up to the last blank one."""

    continues: bool = False  # there are any
    lines: int = 0
    in_list: bool = False  # or in something else that a line at its edge may begin
    in_table: bool = False
    quotes: int = 0
    column: int = 0  # where the text of the list's item begins


def _add_line(done: list[str], line: str, following: str, mark: str, above: _Paragraph) -> None:
    """Append a line, with the mark before it where it goes on, or behind the line above where it may."""
    start = _PREFIX.match(line)
    lead = start[0] if start else ""
    indent = _indent(lead)
    if above.in_table and lead.count(">") != above.quotes:
        above.continues = above.in_table = False
    if lead.count(">") != above.quotes and not (above.continues and line.strip()):
        above.in_list, above.column, above.quotes = False, 0, lead.count(">")
    is_deep = indent >= above.column + 4
    if above.in_table and is_deep:
        above.continues = above.in_table = False
    is_code = is_deep and not above.continues
    rest = _cleaned(line[len(lead) :], is_code=is_code)
    if rest and not above.continues:
        above.in_list = bool(_STARTS_BLOCK.match(rest)) or (above.in_list and indent > 0)
        above.column = min(above.column, indent)
    if above.in_table and rest and indent < above.column:
        above.continues = above.in_table = False  # a table has no lines that only seem to be outside
    is_line = not is_deep and bool(_LINE.match(rest))
    item = None if is_deep or is_line else _ITEMS.match(rest)
    if is_line:
        above.column = min(above.column, indent)
    above.in_table = (
        above.continues
        and not item
        and (above.in_table or (above.lines == 1 and indent >= above.column and _is_rule(rest)))
    )
    if above.continues and not above.in_table and not is_deep and _is_header(rest, following):
        done.append(lead.rstrip(" \t"))  # a table right below a paragraph, which Qt would not see
        above.continues = False
    if item:
        above.column = indent + item.end()
    if above.continues and rest and not above.in_table:
        number = _NUMBERED.match(rest)
        # In the middle of a paragraph only "1." may begin a list, and nothing that is far in.
        is_text = is_deep or (number and number[1] != "1" and not above.in_list) or rest[0] == "|"
        if is_text or not _STARTS_BLOCK.match(rest):
            rest = mark + rest
        elif _TEXT_LINE.match(done[-1]):
            done[-1] += mark
    done.append(lead + rest)
    above.lines = (
        0 if is_line or is_code or not rest.strip() else above.lines + 1 if above.continues and not item else 1
    )
    above.continues = above.lines > 0


def _indent(lead: str) -> int:
    """Columns before the text of a line, within its quotes."""
    columns = lead.expandtabs(4)
    quote = columns.rfind(">")
    return len(columns) - quote - 1 - (quote >= 0 and columns[quote + 1 : quote + 2] == " ")


def _is_header(rest: str, following: str) -> bool:
    """Whether a line is the header of a table whose rule is the line below."""
    if "|" not in rest or _is_rule(rest) or not _is_rule(following):
        return False
    below = following.strip(" \t>")
    return rest.strip().strip("|").replace("\\|", "").count("|") == below.strip("|").count("|")


def _is_rule(line: str) -> bool:
    """Whether a line is what stands between a table's header and its rows."""
    return "|" in line and _RULE.match(line) is not None


@dataclass(slots=True)
class _Fence:
    """A line that begins a block of code: where its marks stand, in how many quotes, in an item from which column."""

    at: int
    marks: str
    info: str
    quotes: int
    column: int


def _fence_of(line: str, above: _Paragraph) -> _Fence | None:
    match = _FENCE_LINE.match(line)
    if match is None or ("`" in match[2] and "`" in match[3]):
        return None
    lead = match[1]
    quotes = lead.count(">")
    within = lead[lead.rfind(">") + 1 :]
    indent, column = _indent(lead), above.column
    number = _NUMBERED.match(within.lstrip())
    if number and number[1] != "1" and above.continues and not above.in_list:
        return None  # no item, and so words
    if within.strip():
        column = indent  # it begins the item itself
    elif indent < column:
        column = 0  # it ends the list
    elif indent >= column + 4:
        return None
    return _Fence(len(lead), match[2], match[3].strip(), quotes, column)


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


def _cleaned(rest: str, *, is_code: bool) -> str:
    if "&" in rest and not is_code:
        rest = _without_entities(rest)
    if rest.startswith("[") and _DEFINITION.match(rest):
        rest = "\\" + rest
    rest = rest.rstrip(" \t")  # two spaces there would be a break of Qt's kind: a new paragraph
    if rest.endswith("\\"):
        rest += "\\" if (len(rest) - len(rest.rstrip("\\"))) % 2 else ""
    return rest


def _without_entities(rest: str) -> str:
    """Entities as the characters they stand for: Qt reads each as a document of its own, and loses its list."""
    return _CODE_OR_ENTITY.sub(lambda match: match[0] if match[0][0] == "`" else _escaped(_character(match)), rest)


def _escaped(text: str) -> str:
    """One character, or an entity that is none: neither may be taken for markup."""
    return f"\\{text}" if text[0] in string.punctuation else text


def _character(entity: re.Match[str]) -> str:
    """What an entity stands for, made visible; itself where it is none."""
    name = entity[0]
    if name[1] != "#":
        return html5.get(name[1:], name)
    shown = visible_text(html.unescape(name))
    return shown if shown.strip("\n") else " "


def is_too_much_for_qt(text: str) -> bool:
    """A block that Qt would need too long for as Markdown, or that it would lose a list over."""
    return text.count("|") > _TABLE_BARS or any(what.search(text) for what in (_DEEP, _EMPTY_START))


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
_TASK = re.compile(r"^([ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]+)\[[ xX]\](?=\s)", re.MULTILINE)


def significant(text: str) -> str:
    """The characters that must survive, in order."""
    return _SYNTAX.sub("", text)


def is_all_there(source: str, shown: str) -> bool:
    """Whether every significant character of the source appears in `shown` in the same order.

    `shown` is all that can be read off the document: its words, link targets, code languages, list numbers.
    """
    wanted = significant(_ENTITY.sub(_character, _TASK.sub(r"\1", source)))
    have = significant(shown)
    if wanted == have:
        return True
    position = 0
    for letter in wanted:
        position = have.find(letter, position) + 1
        if not position:
            return False
    return True
