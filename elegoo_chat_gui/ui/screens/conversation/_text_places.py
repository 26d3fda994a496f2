"""Places in a text as Qt counts them: in UTF-16 units, where Python counts characters. No Qt."""

from __future__ import annotations

from typing import Final

_SURROGATES: Final = "surrogatepass"


def utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", _SURROGATES)) // 2


def utf16_slice(text: str, start: int, end: int) -> str:
    """The part between two places; half of a pair at an edge is left out."""
    if text.isascii():
        return text[start:end]
    encoded = text.encode("utf-16-le", _SURROGATES)
    if len(encoded) == 2 * len(text):
        return text[start:end]
    return encoded[2 * max(0, start) : 2 * max(0, end)].decode("utf-16-le", "ignore")


def utf16_places(text: str, indexes: list[int]) -> list[int]:
    """The places of ascending indexes."""
    if text.isascii() or not indexes:
        return indexes
    found, place, last = [], 0, 0
    for index in indexes:
        place += utf16_length(text[last:index])
        last = index
        found.append(place)
    return found
