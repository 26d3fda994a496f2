"""Scrolling over rows whose heights are found out on the way, without the text ever jumping. No Qt.

The anchor is the row at the top edge and how much of it is above the edge. Moving by a distance measures
the rows that are passed, so an estimate that was wrong never moves what is already on the screen.
"""

from collections.abc import Callable

from elegoo_chat_gui.ui.screens.conversation._heights import Heights


class AnchoredScroll:
    """`measure(row)` gives the true height of a row, in pixels, at least 1; it may be costly."""

    def __init__(self, measure: Callable[[int], int]) -> None:
        self._measure = measure
        self._heights = Heights()
        self._exact = bytearray()
        self._next_to_refine = 0
        self.row = 0
        self.offset = 0
        self.viewport = 1

    @property
    def count(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> int:
        return self._heights.total

    @property
    def value(self) -> int:
        """Pixels above the top edge, as the scroll bar says them."""
        return self._heights.top(self.row) + self.offset

    @property
    def maximum(self) -> int:
        return max(0, self.total - self.viewport)

    @property
    def is_honest(self) -> bool:
        """Whether every height is known."""
        return self._next_to_refine >= len(self._exact)

    def reset(self, estimates: list[int]) -> None:
        """Other rows, or the same in another width: nothing is known of them. The anchor stays where it can."""
        self._heights = Heights(estimates)
        self._exact = bytearray(len(estimates))
        self._next_to_refine = 0
        self.row = min(self.row, max(0, len(estimates) - 1))

    def known_height(self, row: int) -> int | None:
        return self._heights[row] if self._exact[row] else None

    def top(self, row: int) -> int:
        return self._heights.top(row)

    def height(self, row: int) -> int:
        """The true height."""
        if not self._exact[row]:
            self._exact[row] = 1
            self._heights.set(row, max(1, self._measure(row)))
        return self._heights[row]

    def forget(self, row: int) -> None:
        """The row changed: it is measured again when it is needed, or at once while it is at the anchor."""
        self._exact[row] = 0
        self._next_to_refine = min(self._next_to_refine, row)

    def move(self, distance: int) -> None:
        """Scroll by pixels, down where positive."""
        self.offset += distance
        self.settle()

    def jump(self, value: int) -> None:
        """Go to a place as the scroll bar names it."""
        if not self.count:
            return
        self.row = self._heights.row_at(max(0, value))
        above = value - self._heights.top(self.row)
        estimate = max(1, self._heights[self.row])
        # Inside a row of guessed height the same share of it stays above the edge.
        self.offset = above * self.height(self.row) // estimate if value > 0 else 0
        if value >= self.maximum > 0:
            self.to_end()
        self.settle()

    def to_start(self) -> None:
        self.row = self.offset = 0
        self.settle()

    def to_end(self) -> None:
        if self.count:
            self.row = self.count - 1
            self.offset = self.height(self.row) - self.viewport
            self.settle()

    def show_row(self, row: int, *, at_top: bool = False) -> None:
        """Scroll as little as needed to have the whole row on the screen, or its top at the upper edge."""
        if at_top or row < self.row or (row == self.row and self.offset > 0):
            self.row, self.offset = row, 0
            self.settle()
            return
        y = -self.offset
        for index in range(self.row, row):
            y += self.height(index)
            if y > self.viewport:
                self.row, self.offset = row, max(0, 0)
                self.offset = min(0, self.height(row) - self.viewport)
                self.settle()
                return
        bottom = y + self.height(row)
        if bottom > self.viewport:
            self.move(min(bottom - self.viewport, y))

    def settle(self) -> None:
        """Bring the anchor to the row at the top edge and keep both ends of the rows at their edges."""
        if not self.count:
            self.row = self.offset = 0
            return
        self._normalise()
        self._fill_bottom()

    def _normalise(self) -> None:
        while self.offset < 0 and self.row > 0:
            self.row -= 1
            self.offset += self.height(self.row)
        self.offset = max(0, self.offset) if self.row == 0 else self.offset
        while self.row < self.count - 1 and self.offset >= self.height(self.row):
            self.offset -= self.height(self.row)
            self.row += 1

    def _fill_bottom(self) -> None:
        bottom, row = -self.offset, self.row
        while row < self.count and bottom < self.viewport:
            bottom += self.height(row)
            row += 1
        if bottom < self.viewport:
            self.offset -= self.viewport - bottom
            self._normalise()

    def visible(self) -> list[tuple[int, int]]:
        """(row, its top within the viewport) for every row on the screen, measured."""
        placed, y, row = [], -self.offset, self.row
        while row < self.count and y < self.viewport:
            placed.append((row, y))
            y += self.height(row)
            row += 1
        return placed

    def refine(self, rows: int) -> int:
        """Measure up to so many more rows; the text on the screen stays. Returns how many were measured."""
        done = 0
        while done < rows and not self.is_honest:
            row = self._next_to_refine
            self._next_to_refine += 1
            if not self._exact[row]:
                self.height(row)
                done += 1
        return done
