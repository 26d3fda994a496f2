"""What changed inside one text, word by word; a sign by itself is a word, and so is each CJK character."""

import re
from dataclasses import dataclass
from enum import StrEnum

from elegoo_chat_gui.core.alignment import align

LONGEST = 200_000  # characters that are looked at between what both texts begin and end with
WORD_BUDGET = 60_000
LONGEST_WORD = 1_000  # a word beyond that may be taken apart
_WORD = re.compile(r"[^\W_\u2e80-\u9fff\uf900-\ufaff\uac00-\ud7af]+|\s+|.", re.DOTALL)


class PieceKind(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, came or went."""

    kind: PieceKind
    text: str


def word_changes(old: str, new: str) -> tuple[Piece, ...]:
    """From old to new: without what was added it is the old text, without what was removed the new one."""
    if old == new:
        return (Piece(PieceKind.SAME, old),) if old else ()
    start = _common_start(old, new)
    end = _common_end(old, new, start)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    middle = _aligned(before, after) if max(len(before), len(after)) <= LONGEST else _replaced(before, after)
    return _merged([Piece(PieceKind.SAME, old[:start]), *middle, Piece(PieceKind.SAME, old[len(old) - end :])])


def _common_start(old: str, new: str) -> int:
    """Length of what both begin with, back to the start of a word."""
    length = _common_length(old, new)
    least = max(0, length - LONGEST_WORD)
    while length > least and not (_ends_word(old, length) and _ends_word(new, length)):
        length -= 1
    return length


def _common_end(old: str, new: str, start: int) -> int:
    room = min(len(old), len(new)) - start
    length = min(room, _common_length(old[::-1], new[::-1]))
    least = max(0, length - LONGEST_WORD)
    while length > least and not (_ends_word(old, len(old) - length) and _ends_word(new, len(new) - length)):
        length -= 1
    return length


def _common_length(old: str, new: str) -> int:
    """By halves: slices are compared at the speed of memory."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _ends_word(text: str, place: int) -> bool:
    if place in {0, len(text)}:
        return True
    return _WORD.fullmatch(text, place - 1, place + 1) is None


def _aligned(old: str, new: str) -> list[Piece]:
    olds, news = _WORD.findall(old), _WORD.findall(new)
    pieces: list[Piece] = []
    i = j = 0
    for match in align(olds, news, WORD_BUDGET):
        pieces += _replaced("".join(olds[i : match.old]), "".join(news[j : match.new]))
        i, j = match.old + match.count, match.new + match.count
        pieces.append(Piece(PieceKind.SAME, "".join(olds[match.old : i])))
    return _without_crumbs(pieces + _replaced("".join(olds[i:]), "".join(news[j:])))


def _replaced(old: str, new: str) -> list[Piece]:
    return [Piece(PieceKind.REMOVED, old), Piece(PieceKind.ADDED, new)]


def _without_crumbs(pieces: list[Piece]) -> list[Piece]:
    """A blank that stays between two replaced words is replaced with them: that reads better."""
    result: list[Piece] = []
    for place, piece in enumerate(pieces):
        inside = 0 < place < len(pieces) - 1
        if piece.kind is PieceKind.SAME and inside and not piece.text.strip() and _both_change(pieces, place):
            result += _replaced(piece.text, piece.text)
        else:
            result.append(piece)
    return _grouped(result)


def _both_change(pieces: list[Piece], place: int) -> bool:
    """Whether words were replaced, not only added or removed, on both sides."""

    def replaced(around: list[Piece]) -> bool:
        return len(around) == 2 and all(piece.text.strip() for piece in around)

    return replaced(pieces[max(0, place - 2) : place]) and replaced(pieces[place + 1 : place + 3])


def _grouped(pieces: list[Piece]) -> list[Piece]:
    """Between two stretches that stay: first all that went, then all that came."""
    result: list[Piece] = []
    gone: list[str] = []
    come: list[str] = []
    for piece in [*pieces, Piece(PieceKind.SAME, "")]:
        if piece.kind is PieceKind.SAME:
            result += [*_replaced("".join(gone), "".join(come)), piece]
            gone, come = [], []
        else:
            (gone if piece.kind is PieceKind.REMOVED else come).append(piece.text)
    return result


def _merged(pieces: list[Piece]) -> tuple[Piece, ...]:
    result: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if result and result[-1].kind is piece.kind:
            result[-1] = Piece(piece.kind, result[-1].text + piece.text)
        else:
            result.append(piece)
    return tuple(result)
