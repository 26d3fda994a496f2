"""Heights of many rows, most of them estimated: where a row begins, and which row lies at a place. No Qt."""

from collections.abc import Iterable


class Heights:
    """A Fenwick tree: changing a height and asking for a place both cost the logarithm of the number of rows.

    Heights are whole pixels, at least 0.
    """

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = list(heights)
        size = len(self._heights)
        tree = [0, *self._heights]
        for index in range(1, size + 1):
            parent = index + (index & -index)
            if parent <= size:
                tree[parent] += tree[index]
        self._tree = tree
        self._total = sum(self._heights)
        self._top_bit = 1 << (size.bit_length() - 1) if size else 0

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        return self._heights[row]

    @property
    def total(self) -> int:
        return self._total

    def set(self, row: int, height: int) -> int:
        """Returns by how much the row grew."""
        change = height - self._heights[row]
        if change:
            self._heights[row] = height
            self._total += change
            index = row + 1
            while index < len(self._tree):
                self._tree[index] += change
                index += index & -index
        return change

    def top(self, row: int) -> int:
        """The sum of all heights before the row; `top(len(self))` is the total."""
        total = 0
        while row > 0:
            total += self._tree[row]
            row &= row - 1
        return total

    def row_at(self, place: int) -> int:
        """The row that covers the place, the nearest one outside; rows without height cover nothing.

        Raises IndexError when there are no rows.
        """
        if not self._heights:
            raise IndexError("no rows")
        index, bit = 0, self._top_bit
        while bit:
            further = index + bit
            if further < len(self._tree) and self._tree[further] <= place:
                index = further
                place -= self._tree[further]
            bit >>= 1
        return min(index, len(self._heights) - 1)
