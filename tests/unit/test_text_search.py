"""Looking for words as people do."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.text_search import Needle, fold

any_text = st.text(max_size=60)


def test_case_accents_and_full_width_forms_do_not_matter() -> None:
    assert Needle("CAFE").hits("Ein Café, ein ＣＡＦＥ") == [(4, 8), (14, 18)]
    assert Needle("düse").hits("Duse DÜSE") == [(0, 4), (5, 9)]


def test_chinese_is_found_by_single_characters() -> None:
    assert Needle("支").hits("支撑很难拆除，支撑") == [(0, 1), (7, 8)]


def test_any_white_space_stands_for_any_other() -> None:
    assert Needle("layer  height").hits("layer\nheight and layer\u00a0height") == [(0, 12), (17, 29)]


def test_nothing_is_found_of_nothing() -> None:
    assert not Needle("  \n")
    assert Needle("").hits("text") == []


def test_what_looks_like_a_pattern_is_only_text() -> None:
    assert Needle(".*[a").hits("x .*[a") == [(2, 6)]


@given(any_text)
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(any_text, any_text, any_text)
def test_what_stands_there_is_found(before: str, word: str, after: str) -> None:
    needle = Needle(word)
    hits = needle.hits(before + word + after)
    assert bool(hits) == bool(needle)
    assert all(first[1] <= second[0] for first, second in pairwise(hits))
