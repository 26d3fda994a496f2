"""visible_text: nothing hidden comes out, nothing visible is lost, and it is quick on clean text."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.visible_text import one_line, visible_text

ANY_TEXT = st.text(
    st.characters(codec=None)
    | st.sampled_from("\ud83d\ude00\x00\x1b\x7f\x85\r\n\t\u202e\u2066\u200f\u061c\ufffc\ufdd0\uffff ")
)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain", "plain"),
        ("a\r\nb\nc\td", "a\nb\nc\td"),
        ("a\rb", "a␍b"),
        ("\x00\x1b[31m\x7f", "␀␛[31m␡"),
        ("\x85", "⟨U+0085⟩"),
        ("gcode\u202ecod.exe", "gcode⟨U+202E⟩cod.exe"),
        ("half \ud83d emoji", "half ⟨U+D83D⟩ emoji"),
        ("\ufffc\ufdd0\uffff", "⟨U+FFFC⟩⟨U+FDD0⟩⟨U+FFFF⟩"),
        ("👩\u200d🔧 支撑 مرحبا", "👩\u200d🔧 支撑 مرحبا"),
    ],
)
def test_each_kind_of_hidden_character_becomes_visible(raw: str, shown: str) -> None:
    assert visible_text(raw) == shown


@given(ANY_TEXT)
def test_the_result_is_encodable_free_of_controls_and_stable(text: str) -> None:
    shown = visible_text(text)
    shown.encode("utf-8")
    assert not [c for c in shown if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    assert not [c for c in shown if unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI"}]
    assert visible_text(shown) == shown


@given(ANY_TEXT)
def test_ordinary_characters_all_stay_in_order(text: str) -> None:
    ordinary = [c for c in text if c.isprintable()]
    remaining = iter(visible_text(text))
    assert all(c in remaining for c in ordinary if c not in "\ufffc")


@given(ANY_TEXT)
def test_one_line_is_one_line_without_runs_of_spaces(text: str) -> None:
    line = one_line(text)
    assert not set(line) & set("\n\r\t\u2028\u2029\x0b\x0c")
    assert "  " not in line
    assert line == line.strip(" ")
    assert one_line(line) == line


def test_one_line_joins_words_with_a_single_space() -> None:
    assert one_line("  G1 X10 \r\n\n\tG1   X20\u2028end ") == "G1 X10 G1 X20 end"


@pytest.mark.parametrize("text", ["a" * 5_000_000, "支撑 " * 1_000_000, " " * 1_000_000])
def test_megabytes_of_clean_text_take_a_moment_only(text: str) -> None:
    began = time.perf_counter()
    assert visible_text(text) == text
    one_line(text)
    assert time.perf_counter() - began < 2.0
