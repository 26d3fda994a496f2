"""Looking for words in a text as people do: case, accents and full-width forms do not matter.

Folding never changes how many characters a text has, so a hit's place in the folded text is its place in the
text itself. Where a folded form would need two characters (ß, the Turkish İ), the letter stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final


class _FoldedCharacters(dict[int, int]):
    """From a character to its folded form, found when it is first met."""

    def __missing__(self, code: int) -> int:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _fold_character(character: str) -> int:
    decomposed = unicodedata.normalize("NFKD", character)
    kept = "".join(part for part in decomposed if not unicodedata.combining(part)).casefold()
    if not kept.strip() and character.isspace():
        return ord(" ")
    return ord(kept) if len(kept) == 1 else ord(character)


_FOLDED: Final = _FoldedCharacters()


def fold(text: str) -> str:
    """The text without what does not matter, of the same length."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


class Needle:
    """What is looked for. Any run of white space stands for any other. Empty: it finds nothing."""

    def __init__(self, query: str) -> None:
        self.query = query
        words = fold(unicodedata.normalize("NFC", query)).split()
        self._pattern = re.compile(r"\s+".join(re.escape(word) for word in words)) if words else None
        self._first = max(words, key=len, default="")

    def __bool__(self) -> bool:
        return self._pattern is not None

    def hits(self, text: str) -> list[tuple[int, int]]:
        """Where it stands in a text, from and to, in the order of the text; hits do not overlap."""
        if self._pattern is None:
            return []
        folded = fold(text)
        if self._first not in folded:
            return []
        return [match.span() for match in self._pattern.finditer(folded)]
