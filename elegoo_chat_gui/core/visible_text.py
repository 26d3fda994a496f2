"""Make text harmless and honest before it reaches a screen or an encoder.

`visible_text` is the one door through which data goes to Qt and to UTF-8: what could not be
drawn, or would change how its surroundings are drawn, becomes something a person can see.
"""

from __future__ import annotations

import re
from typing import Final

# CRLF is a line break; a lone CR is not, since Qt and terminals disagree on it.
# U+FDD0…U+FDEF, U+FFFC, U+FFFE and U+FFFF are Qt's own structure marks inside a text document.
_UNSAFE: Final = re.compile(
    r"\r\n|[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    r"\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff]"
)
_LINE_SPACE: Final = re.compile(r" *[\t\n\r\x0b\x0c\x85\u2028\u2029][ \t\n\r\x0b\x0c\x85\u2028\u2029]*| {2,}")


def _visible_form(match: re.Match[str]) -> str:
    found = match[0]
    if found == "\r\n":
        return "\n"
    code = ord(found)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"\u27e8U+{code:04X}\u27e9"


def visible_text(text: str) -> str:
    """The text with nothing hidden in it: always drawable, always encodable as UTF-8.

    Line feeds and tabs stay, CRLF becomes a line feed. Other control characters become their
    control pictures (NUL: ␀), lone surrogates, bidirectional controls, C1 controls and the marks
    Qt uses for itself become ⟨U+202E⟩. Applying it twice changes nothing; clean text is returned
    as it is, at the speed of one regular expression search.
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub(_visible_form, text)


def one_line(text: str) -> str:
    """Visible text on a single line: breaks, tabs and runs of spaces become one space; ends trimmed."""
    return visible_text(_LINE_SPACE.sub(" ", text).strip(" "))
