"""Where the values of a JSON text stand, found without decoding them.

A value is a span of bytes: numbers keep their spelling, a key that comes twice is there twice, a huge string costs
nothing until somebody looks at it. The generators work in small steps and yield None between them, so that a caller
on the window's thread can pause.
"""

import json
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

STEP = 256 * 1024  # bytes looked at between two pauses
_SPACE = re.compile(rb"[ \t\n\r]*")
_IN_STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
_WHOLE_ESCAPES = re.compile(rb'(?:[^"\\]++|\\u[0-9a-fA-F]{4}|\\[^u])*+', re.DOTALL)
_OUTSIDE = re.compile(rb'[^"\[\]{}]*+')
SCALAR = re.compile(rb"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null")
_OPEN, _CLOSE = b"[{", b"]}"
_HIGH_SURROGATE = re.compile(rb"\\u[dD][89abAB][0-9a-fA-F]{2}\Z")


class SpanKind(StrEnum):
    OBJECT = "object"
    LIST = "list"
    STRING = "string"
    NUMBER = "number"
    WORD = "word"  # true, false, null
    BROKEN = "broken"  # not JSON: everything from here to the end of the parent


@dataclass(frozen=True, slots=True)
class Span:
    """One value: source[start:end]; `key` is the span of its name where it is a member of an object."""

    kind: SpanKind
    start: int
    end: int
    key: tuple[int, int] | None = None

    @property
    def size(self) -> int:
        return self.end - self.start


Steps: TypeAlias = Generator[None, None, int]


def kind_at(source: bytes, place: int) -> SpanKind:
    """What begins at this place."""
    match source[place : place + 1]:
        case b"{":
            return SpanKind.OBJECT
        case b"[":
            return SpanKind.LIST
        case b'"':
            return SpanKind.STRING
        case _:
            found = SCALAR.match(source, place)
            if found is None:
                return SpanKind.BROKEN
            return SpanKind.WORD if source[place : place + 1].isalpha() else SpanKind.NUMBER


def skip_space(source: bytes, place: int) -> int:
    match = _SPACE.match(source, place)
    return match.end() if match else place


def whole(source: bytes) -> Iterator[Span | None]:
    """The one value of a text; a BROKEN one behind it, or in its place, where more or something else stands there."""
    start = skip_space(source, 0)
    end = yield from _value_end(source, start)
    kind = SpanKind.BROKEN if end < 0 else kind_at(source, start)
    yield Span(kind, start, len(source) if end < 0 else end)
    if end >= 0 and (rest := skip_space(source, end)) < len(source):
        yield Span(SpanKind.BROKEN, rest, len(source))


def children(source: bytes, parent: Span) -> Iterator[Span | None]:
    """The members or elements of an object or list, in their order; what is not JSON comes last, as BROKEN."""
    last = parent.end - 1
    place = skip_space(source, parent.start + 1)
    if place >= last:
        return
    while True:
        key: tuple[int, int] | None = None
        begin = place
        if parent.kind is SpanKind.OBJECT:
            key_end = -1
            if source[place : place + 1] == b'"':
                key_end = yield from _value_end(source, place)
            colon = skip_space(source, key_end) if key_end >= 0 else -1
            if colon < 0 or source[colon : colon + 1] != b":":
                yield Span(SpanKind.BROKEN, begin, last)
                return
            key = (place, key_end)
            place = skip_space(source, colon + 1)
        end = yield from _value_end(source, place)
        if end < 0 or end > last:
            yield Span(SpanKind.BROKEN, begin, last)
            return
        yield Span(kind_at(source, place), place, end, key)
        place = skip_space(source, end)
        if place >= last:
            return
        begin = place
        if source[place : place + 1] != b",":
            yield Span(SpanKind.BROKEN, begin, last)
            return
        place = skip_space(source, place + 1)


def _value_end(source: bytes, start: int) -> Steps:
    """The place behind the value that begins here, -1 where none does or it does not end."""
    match kind_at(source, start):
        case SpanKind.STRING:
            return (yield from _string_end(source, start))
        case SpanKind.OBJECT | SpanKind.LIST:
            return (yield from _container_end(source, start))
        case SpanKind.BROKEN:
            return -1
    found = SCALAR.match(source, start)
    return found.end() if found else -1


def _string_end(source: bytes, start: int) -> Steps:
    place = start + 1
    while True:
        found = _IN_STRING.match(source, place, min(len(source), place + STEP))
        end = found.end() if found else place
        if source[end : end + 1] == b'"':
            return end + 1
        if end >= len(source) or end == place:
            return -1
        place = end
        yield None


def _container_end(source: bytes, start: int) -> Steps:
    place, depth, paused = start, 0, start
    while place < len(source):
        found = _OUTSIDE.match(source, place, min(len(source), place + STEP))
        place = found.end() if found else place
        letter = source[place : place + 1]
        if letter == b'"':
            place = yield from _string_end(source, place)
            if place < 0:
                return -1
        elif letter and letter in _OPEN:
            depth, place = depth + 1, place + 1
        elif letter and letter in _CLOSE:
            depth, place = depth - 1, place + 1
            if depth == 0:
                return place
        if place - paused >= STEP // 8:
            paused = place
            yield None
    return -1


# -- strings ----------------------------------------------------------------------------------------


def string_text(source: bytes, start: int, end: int, limit: int | None = None) -> str:
    """What a string says; where it is longer than `limit`, at least that many characters of it.

    Escapes that mean nothing stay as they are.
    """
    said: list[str] = []
    length = 0
    for a, b in _parts(source, start + 1, end - 1, STEP if limit is None else 4 * limit + 64):
        if limit is not None and length > limit:
            break
        said.append(_decoded(source[a:b]))
        length += len(said[-1])
    return "".join(said)


def unfolded(source: bytes, start: int, end: int) -> Generator[None, None, bytes]:
    """What a string says as UTF-8, lone surrogates kept, for JSON that stands inside it."""
    parts: list[bytes] = []
    for a, b in _parts(source, start + 1, end - 1, STEP):
        parts.append(_decoded(source[a:b]).encode("utf-8", "surrogatepass"))
        yield None
    return b"".join(parts)


def string_parts(source: bytes, start: int, end: int) -> Iterator[str]:
    """What a string says, part by part."""
    return (_decoded(source[a:b]) for a, b in _parts(source, start + 1, end - 1, STEP))


def as_text(part: bytes) -> str:
    """JSON text as received; what is not UTF-8 becomes lone surrogates, so that it can be shown."""
    try:
        return part.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return part.decode("utf-8", "surrogateescape")


def _parts(source: bytes, start: int, end: int, step: int) -> Iterator[tuple[int, int]]:
    """Stretches of about a step that begin and end between characters, escapes and pairs of surrogates."""
    while start < end:
        stop = min(end, start + step)
        found = _WHOLE_ESCAPES.match(source, start, stop)
        stop = max(found.end() if found else start, start + 1)
        if stop < end:
            stop = _between_characters(source, start, stop)
        yield start, stop
        start = stop


def _between_characters(source: bytes, start: int, stop: int) -> int:
    if source[stop : stop + 2] == b"\\u" and _HIGH_SURROGATE.search(source, start, stop):
        earlier = _WHOLE_ESCAPES.match(source, start, stop - 6)
        if earlier and earlier.end() == stop - 6 > start:
            return stop - 6
    while stop > start + 1 and source[stop] & 0xC0 == 0x80:
        stop -= 1
    return stop


def _decoded(part: bytes) -> str:
    text = as_text(part)
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text


def holds_json(source: bytes, span: Span) -> bool:
    """Whether a string seems to be JSON itself: a list or an object."""
    if span.kind is not SpanKind.STRING or span.size < 4:
        return False
    return string_text(source, span.start, span.end, 100).lstrip()[:1] in {"{", "["}
