"""Characters and UTF-16 units."""

from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.ui.screens.conversation._text_places import utf16_length, utf16_places, utf16_slice


def test_a_letter_beyond_the_first_plane_has_two_places() -> None:
    text = "a😀b"
    assert utf16_length(text) == 4
    assert utf16_slice(text, 1, 3) == "😀"
    assert utf16_slice(text, 3, 4) == "b"
    assert utf16_places(text, [0, 1, 2, 3]) == [0, 1, 3, 4]


def test_half_a_letter_is_left_out() -> None:
    assert utf16_slice("a😀b", 0, 2) == "a"


@given(st.text(), st.data())
def test_a_slice_at_the_places_of_two_indexes_is_the_slice_itself(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = utf16_places(text, [start, end])
    assert utf16_slice(text, first, last) == text[start:end]
