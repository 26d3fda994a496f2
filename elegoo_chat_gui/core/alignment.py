"""Where two sequences agree, in bounded time whatever they hold.

What both begin and end with agrees at once. Between, elements that occur once on each side are anchors (patience
difference); between anchors the shortest script is sought (Myers) for as long as the budget lasts. What is left
then counts as replaced: a longer difference than need be, never a wrong one.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

BUDGET = 300_000  # steps of the search; some tenths of a second at most


@dataclass(frozen=True, slots=True)
class Match:
    """`count` elements from `old` on are the same as those from `new` on."""

    old: int
    new: int
    count: int


Elements: TypeAlias = Sequence[Hashable]


def align(old: Elements, new: Elements, budget: int = BUDGET) -> list[Match]:
    """What stays, in order, no two matches touching on both sides."""
    search = _Search(old, new, budget)
    search.between(0, len(old), 0, len(new), anchors=True)
    return search.joined()


class _Search:
    def __init__(self, old: Elements, new: Elements, budget: int) -> None:
        self._old = old
        self._new = new
        self._budget = budget
        self._found: list[Match] = []

    def joined(self) -> list[Match]:
        result: list[Match] = []
        for match in sorted(self._found, key=lambda one: one.old):
            last = result[-1] if result else None
            if last and last.old + last.count == match.old and last.new + last.count == match.new:
                result[-1] = Match(last.old, last.new, last.count + match.count)
            else:
                result.append(match)
        return result

    def between(self, a: int, a_end: int, b: int, b_end: int, *, anchors: bool) -> None:
        """Align old[a:a_end] with new[b:b_end]."""
        old, new = self._old, self._new
        start = a
        while a < a_end and b < b_end and old[a] == new[b]:
            a, b = a + 1, b + 1
        self._keep(start, b - (a - start), a - start)
        end = a_end
        while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
        self._keep(a_end, b_end, end - a_end)
        if a == a_end or b == b_end:
            return
        fixed = self._anchors(a, a_end, b, b_end) if anchors else []
        if not fixed:
            self._shortest(a, a_end, b, b_end)
            return
        for place, other in [*fixed, (a_end, b_end)]:
            self.between(a, place, b, other, anchors=False)
            if place < a_end:
                self._keep(place, other, 1)
            a, b = place + 1, other + 1

    def _keep(self, old: int, new: int, count: int) -> None:
        if count:
            self._found.append(Match(old, new, count))

    def _anchors(self, a: int, a_end: int, b: int, b_end: int) -> list[tuple[int, int]]:
        """The longest run of elements, each once on either side, that stand in the same order."""
        counts_old, counts_new = Counter(self._old[a:a_end]), Counter(self._new[b:b_end])
        places = {self._new[j]: j for j in range(b, b_end) if counts_new[self._new[j]] == 1}
        pairs = [
            (i, places[self._old[i]])
            for i in range(a, a_end)
            if counts_old[self._old[i]] == 1 and self._old[i] in places
        ]
        return _rising(pairs)

    def _shortest(self, a: int, a_end: int, b: int, b_end: int) -> None:
        """Myers' greedy search for the shortest script; nothing is found when the budget ends first."""
        old, new = self._old, self._new
        n, m = a_end - a, b_end - b
        reach = {1: 0}
        history: list[dict[int, int]] = []
        for distance in range(n + m + 1):
            self._budget -= 2 * distance + 1  # the copy that is kept, and the diagonals
            if self._budget < 0:
                return
            history.append(dict(reach))
            for k in range(-distance, distance + 1, 2):
                down = k == -distance or (k != distance and reach[k - 1] < reach[k + 1])
                x = reach[k + 1] if down else reach[k - 1] + 1
                y = x - k
                if x > n or y > m:
                    reach[k] = x
                    continue
                start = x
                while x < n and y < m and old[a + x] == new[b + y]:
                    x, y = x + 1, y + 1
                self._budget -= x - start
                reach[k] = x
                if x >= n and y >= m:
                    self._walk_back(history, a, b, n, m)
                    return

    def _walk_back(self, history: list[dict[int, int]], a: int, b: int, x: int, y: int) -> None:
        for distance in range(len(history) - 1, -1, -1):
            reach, k = history[distance], x - y
            down = k == -distance or (k != distance and reach[k - 1] < reach[k + 1])
            before = k + 1 if down else k - 1
            x_before = reach[before]
            y_before = x_before - before
            x_start = (x_before if down else x_before + 1) if distance else 0
            y_start = x_start - k
            self._keep(a + x_start, b + y_start, x - x_start)
            x, y = x_before, y_before


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs, sorted by their first, in which the second rises too."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for place, (_, second) in enumerate(pairs):
        rank = bisect_left(tails, second)
        before.append(at[rank - 1] if rank else -1)
        if rank == len(tails):
            tails.append(second)
            at.append(place)
        else:
            tails[rank], at[rank] = second, place
    result: list[tuple[int, int]] = []
    place = at[-1] if at else -1
    while place >= 0:
        result.append(pairs[place])
        place = before[place]
    return result[::-1]
