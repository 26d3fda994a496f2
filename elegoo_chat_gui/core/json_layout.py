"""JSON text set out in lines, every number, escape and repeated key as it was received."""

import re
from collections.abc import Iterator

from elegoo_chat_gui.core.json_spans import SCALAR, as_text

INDENT = "  "
_SHORT_LIST = 100  # characters of a list of single values that stays on one line
_TOKEN = re.compile(
    rb'(?P<string>"(?:[^"\\]++|\\.)*+"?)|(?P<open>[\[{])|(?P<close>[\]}])|(?P<comma>,)|(?P<colon>:)'
    rb'|(?P<space>[ \t\n\r]++)|(?P<other>[^ \t\n\r"\[\]{},:]++)',
    re.DOTALL,
)
_FLAT_LIST = re.compile(rb'\[(?:[^\[\]{}"]|"(?:[^"\\]|\\.){0,99}+")*+\]', re.DOTALL)
_EMPTY = re.compile(rb"\{[ \t\n\r]*\}|\[[ \t\n\r]*\]")


def laid_out(source: bytes, limit: int) -> tuple[str, int]:
    """The beginning of a JSON text, one member a line, and how many bytes of it are left over.

    What is not JSON is given as it stands. Costs no more than what is given back.
    """
    pieces: list[str] = []
    length = place = 0
    for piece, end in _pieces(source, limit):
        if length + len(piece) > limit:
            pieces.append(piece[: limit - length])
            # A cut string counts from where it was cut; what it says there need not be ASCII.
            place = end - len(piece[limit - length :].encode("utf-8", "surrogatepass"))
            break
        pieces.append(piece)
        length, place = length + len(piece), end
    return "".join(pieces), max(0, len(source) - place)


def _pieces(source: bytes, limit: int) -> Iterator[tuple[str, int]]:
    place, level = 0, 0
    while place < len(source):
        # A string is matched no further than it could be shown.
        seen = _whole_characters(source, place + 4 * limit + 16)
        match = _TOKEN.match(source, place, seen)
        if match is None or (match.lastgroup == "other" and not SCALAR.fullmatch(match[0])):
            yield as_text(source[place:seen]), seen
            return
        kind, place = match.lastgroup, match.end()
        if kind == "open":
            flat = _EMPTY.match(source, match.start()) or _flat(source, match.start())
            if flat is not None:
                place = flat.end()
                yield _on_one_line(flat[0]), place
                continue
            level += 1
            yield as_text(match[0]) + _line(level), place
        elif kind == "close":
            level -= 1
            yield _line(level) + as_text(match[0]), place
        elif kind == "comma":
            yield "," + _line(level), place
        elif kind == "colon":
            yield ": ", place
        else:
            yield "" if kind == "space" else as_text(match[0]), place


def _whole_characters(source: bytes, end: int) -> int:
    """This place, or the start of the character that it would cut."""
    if end >= len(source):
        return len(source)
    while source[end] & 0xC0 == 0x80 and end:
        end -= 1
    return end


def _flat(source: bytes, start: int) -> re.Match[bytes] | None:
    return _FLAT_LIST.match(source, start, start + _SHORT_LIST)


def _on_one_line(part: bytes) -> str:
    """A short list with one blank behind each comma, its strings untouched."""
    texts = []
    for match in _TOKEN.finditer(part):
        if match.lastgroup == "comma":
            texts.append(", ")
        elif match.lastgroup != "space":
            texts.append(as_text(match[0]))
    return "".join(texts)


def _line(level: int) -> str:
    return "\n" + INDENT * min(max(0, level), 100)
