"""Cuts a JSON array that arrives in pieces into the bytes of its elements.

A regular body is cut in C: up to the last likely boundary between two objects, and only if that part decodes.
What does not decode goes through a scanner that knows strings, escapes and brackets and nothing else,
so a broken element costs one element, and no input costs more than linear time.
"""

import re
from typing import Final

import msgspec

from elegoo_chat_gui.core.errors import AnswerShape, UnexpectedAnswerError

_BOM: Final = b"\xef\xbb\xbf"
_SPACE: Final = b" \t\n\r"
_LITERALS: Final = (b"null", b"true", b"false")
_SPACES: Final = re.compile(rb"[ \t\n\r]*+")
_INSIDE_STRING: Final = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
_OUTSIDE_STRING: Final = re.compile(rb'[^"\[\]{},]*+')
_FAST_LIMIT: Final = 1 << 20  # bytes in one C call: it holds the interpreter's lock throughout
_HELD_BACK: Final = 64 * 1024  # bytes that may wait for a boundary before they are scanned
_RAW_ROWS: Final = msgspec.json.Decoder(list[msgspec.Raw])
_QUOTE, _COMMA, _BACKSLASH = b'",\\'
_OPENING, _CLOSING = b"[{", b"]}"


class RowScanner:
    """Feed it the body; it gives the elements of the list, in order, white space around them taken off.

    Each method raises UnexpectedAnswerError for anything that is not one JSON array.
    """

    def __init__(self) -> None:
        self._buffer = bytearray()  # starts with the element that has begun
        self._scanned = 0  # bytes of the buffer that the scanner has been through
        self._depth = 0
        self._in_string = False
        self._begun = False  # behind the opening bracket
        self._ended = False  # behind the closing one
        self._after_comma = False
        self._regular = True  # cutting without the scanner has not failed inside the present element

    @property
    def begun(self) -> bool:
        """Whether the body has shown itself to be an array."""
        return self._begun

    def feed(self, data: bytes) -> list[bytes]:
        """Elements that are complete now; some that are may be held back until more comes."""
        searched = max(0, len(self._buffer) - 4)
        self._buffer += data
        if not self._begun:
            if not self._open(at_end=False):
                return []
            searched = 0
        if self._ended:
            self._refuse_rest()
            return []
        rows = self._cut_fast(searched)
        may_end = data.rstrip(_SPACE).endswith(b"]")
        if may_end or not self._regular or len(self._buffer) - self._scanned >= _HELD_BACK:
            self._scan(rows)
        return rows

    def flush(self) -> list[bytes]:
        """Every complete element that was held back, at the end of the body."""
        rows: list[bytes] = []
        if self._begun and not self._ended:
            self._scan(rows)
        return rows

    def finish(self) -> None:
        """Behind flush(): raises unless the body ended with the list."""
        if not self._begun:
            self._open(at_end=True)
        if not self._ended:
            raise UnexpectedAnswerError(AnswerShape.CUT_OFF)

    def _open(self, *, at_end: bool) -> bool:
        start = len(_BOM) if self._buffer.startswith(_BOM) else 0
        text = bytes(self._buffer[start : start + 64].lstrip(_SPACE)) or bytes(self._buffer[start:].lstrip(_SPACE))
        if not text or (_BOM.startswith(text) and not at_end):
            if at_end:
                raise UnexpectedAnswerError(AnswerShape.EMPTY)
            return False
        if text.startswith(b"["):
            del self._buffer[: self._buffer.index(b"[") + 1]
            self._begun = True
            return True
        if not at_end and any(literal.startswith(text) for literal in _LITERALS):
            return False
        raise UnexpectedAnswerError(shape_of(text))

    def _cut_fast(self, searched: int) -> list[bytes]:
        """Everything up to the last likely boundary behind `searched`, where it decodes as a list of values."""
        buffer = self._buffer
        if not self._regular or len(buffer) > _FAST_LIMIT:
            return []
        boundary, length = buffer.rfind(b'},{"', searched), 2
        if boundary < 0:  # inside a string the quote would be escaped, or end it
            boundary, length = buffer.rfind(b'}, {"', searched), 3
        if boundary < 0:
            return []
        try:
            rows = _RAW_ROWS.decode(b"[%b]" % bytes(buffer[: boundary + 1]))
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            self._regular = False
            return []
        del buffer[: boundary + length]
        self._scanned, self._depth, self._in_string = 0, 0, False
        self._after_comma = True
        return [bytes(row) for row in rows]

    def _scan(self, rows: list[bytes]) -> None:
        buffer = self._buffer
        start, at, size = 0, self._scanned, len(buffer)
        while at < size:
            if self._in_string:
                at = _end_of(_INSIDE_STRING, buffer, at)
                if at >= size or buffer[at] == _BACKSLASH:  # an escape is cut in two
                    break
                self._in_string = False
                at += 1
                continue
            at = _end_of(_OUTSIDE_STRING, buffer, at)
            if at >= size:
                break
            mark = buffer[at]
            at += 1
            if mark == _QUOTE:
                self._in_string = True
            elif mark in _OPENING:
                self._depth += 1
            elif self._depth:
                self._depth -= mark in _CLOSING
            else:
                self._end_element(bytes(buffer[start : at - 1]), mark, rows)
                start = at
                if self._ended:
                    break
        self._regular = self._regular or start > 0
        del buffer[:start]
        self._scanned = at - start
        if self._ended:
            self._refuse_rest()

    def _end_element(self, text: bytes, mark: int, rows: list[bytes]) -> None:
        row = text.strip(_SPACE)
        self._ended = mark != _COMMA
        if mark == _CLOSING[1] or (not row and (not self._ended or self._after_comma)):
            self._ended = False
            raise UnexpectedAnswerError(AnswerShape.NOT_JSON, "broken list")
        self._after_comma = mark == _COMMA
        if row:
            rows.append(row)

    def _refuse_rest(self) -> None:
        if _end_of(_SPACES, self._buffer, 0) != len(self._buffer):
            self._ended = False
            raise UnexpectedAnswerError(AnswerShape.NOT_JSON, "text behind the list")
        self._buffer.clear()


def _end_of(pattern: re.Pattern[bytes], buffer: bytearray, at: int) -> int:
    match = pattern.match(buffer, at)
    return match.end() if match else at


def shape_of(text: bytes) -> AnswerShape:
    """What a body is that is not a list, by its first characters; WRONG_SHAPE for other JSON."""
    if text.startswith(b"<"):
        return AnswerShape.HTML
    if text[:1] in b'{"-0123456789' or text.rstrip(_SPACE).startswith(_LITERALS):
        return AnswerShape.WRONG_SHAPE
    return AnswerShape.NOT_JSON
