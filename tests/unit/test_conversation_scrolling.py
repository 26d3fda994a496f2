"""Heights and anchored scrolling: right for any rows, and what is on the screen never jumps."""

from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.ui.screens.conversation._heights import Heights
from elegoo_chat_gui.ui.screens.conversation._scrolling import AnchoredScroll

SIZES = st.lists(st.integers(0, 300), min_size=1, max_size=60)


@given(SIZES, st.lists(st.tuples(st.integers(0, 59), st.integers(0, 500)), max_size=20))
def test_heights_agree_with_a_plain_list(sizes: list[int], changes: list[tuple[int, int]]) -> None:
    heights = Heights(sizes)
    for row, height in changes:
        place = row % len(sizes)
        assert heights.set(place, height) == height - sizes[place]
        sizes[place] = height
    assert heights.total == sum(sizes)
    assert [heights.top(row) for row in range(len(sizes) + 1)] == [sum(sizes[:n]) for n in range(len(sizes) + 1)]


@given(SIZES, st.integers(-5, 20_000))
def test_row_at_is_the_row_that_covers_the_place(sizes: list[int], place: int) -> None:
    heights = Heights(sizes)
    row = heights.row_at(place)
    if 0 <= place < heights.total:
        assert heights.top(row) <= place < heights.top(row + 1)
    else:
        assert row == (0 if place < 0 else len(sizes) - 1) or not any(sizes[:row])


ROWS = st.lists(st.tuples(st.integers(1, 400), st.integers(1, 400)), min_size=1, max_size=40)


def scroll_over(rows: list[tuple[int, int]], viewport: int) -> AnchoredScroll:
    scroll = AnchoredScroll(lambda row: rows[row][1])
    scroll.viewport = viewport
    scroll.reset([estimate for estimate, _ in rows])
    return scroll


@given(ROWS, st.integers(10, 600), st.lists(st.integers(-500, 500), max_size=12))
def test_moving_shifts_what_is_seen_by_just_the_distance(
    rows: list[tuple[int, int]], viewport: int, distances: list[int]
) -> None:
    scroll = scroll_over(rows, viewport)
    true_tops = Heights(height for _, height in rows)
    end = max(0, true_tops.total - viewport)
    place = 0
    scroll.settle()
    for distance in distances:
        scroll.move(distance)
        place = min(max(0, place + distance), end)
        assert true_tops.top(scroll.row) + scroll.offset == place


@given(ROWS, st.integers(10, 600), st.integers(0, 16_000))
def test_refining_never_moves_the_text(rows: list[tuple[int, int]], viewport: int, value: int) -> None:
    scroll = scroll_over(rows, viewport)
    scroll.jump(value)
    seen = scroll.visible()
    while not scroll.is_honest:
        scroll.refine(3)
        assert scroll.visible() == seen
    assert scroll.total == sum(height for _, height in rows)
    assert 0 <= scroll.value <= scroll.maximum


@given(ROWS, st.integers(10, 600))
def test_the_end_is_the_end(rows: list[tuple[int, int]], viewport: int) -> None:
    scroll = scroll_over(rows, viewport)
    scroll.to_end()
    last, top = scroll.visible()[-1]
    assert last == len(rows) - 1
    if sum(height for _, height in rows) >= viewport:
        assert top + rows[last][1] == viewport
    else:
        assert scroll.value == 0


@given(ROWS, st.integers(10, 600), st.integers(0, 39), st.integers(0, 16_000))
def test_a_row_asked_for_is_on_the_screen(
    rows: list[tuple[int, int]], viewport: int, wanted: int, value: int
) -> None:
    wanted %= len(rows)
    scroll = scroll_over(rows, viewport)
    scroll.jump(value)
    scroll.show_row(wanted)
    placed = dict(scroll.visible())
    assert wanted in placed
    fits = rows[wanted][1] <= viewport
    if fits:
        assert placed[wanted] >= 0
        assert placed[wanted] + rows[wanted][1] <= viewport
    else:
        assert placed[wanted] <= 0 or wanted == len(rows) - 1 or placed[wanted] == 0
