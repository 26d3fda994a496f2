"""Filters: words in any order and width, feedback of every kind, presets named and not named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.chats import ChatKey, ChatSummary
from elegoo_chat_gui.core.filters import ChatFilter, FeedbackFilter, feedback_value, fold, searchable

_KEY = ChatKey(AccountKey("s", "u"), 1)


def chat(
    title: str = "",
    preview: str = "",
    feedback: str | None = None,
    machine: str | None = None,
    filament: str | None = None,
    process: str | None = None,
) -> ChatSummary:
    return ChatSummary(_KEY, title, preview, machine, filament, process, feedback, 1, None, None, b"")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", True),
        ("   ", True),
        ("petg", True),
        ("ＰＥＴＧ", True),
        ("strasse PETG", True),
        ("drooping bridge", True),
        ("petg pla", False),
        ("petgx", False),
    ],
)
def test_every_word_has_to_be_found_somewhere(text: str, found: bool) -> None:
    summary = chat("PETG an der Straße", "The bridge is drooping")
    assert ChatFilter(text=text).accepts(summary) is found


def test_half_width_and_chinese() -> None:
    assert ChatFilter(text="ﾌﾟﾘﾝﾀ").accepts(chat("プリンタ"))
    assert ChatFilter(text="支撑").accepts(chat("支撑很难拆除，怎么办？"))


@pytest.mark.parametrize(
    ("feedback", "kinds"),
    [
        (None, {FeedbackFilter.NONE}),
        ("", {FeedbackFilter.NONE}),
        ("  ", {FeedbackFilter.NONE}),
        ("positive", {FeedbackFilter.POSITIVE, FeedbackFilter.ANY}),
        ("Negative", {FeedbackFilter.NEGATIVE, FeedbackFilter.ANY}),
        ("meh", {FeedbackFilter.ANY}),
        ("all", {FeedbackFilter.ANY}),
    ],
)
def test_feedback(feedback: str | None, kinds: set[FeedbackFilter]) -> None:
    accepting = {kind for kind in FeedbackFilter if ChatFilter(feedback=kind).accepts(chat(feedback=feedback))}
    assert accepting == kinds | {FeedbackFilter.ALL}


def test_presets_are_exact_and_blank_means_none_named() -> None:
    named = chat(machine="Neptune 4", filament="PLA", process="0.20mm")
    assert ChatFilter(machine="Neptune 4", filament="PLA", process="0.20mm").accepts(named)
    assert not ChatFilter(machine="Neptune").accepts(named)
    assert not ChatFilter(machine="Neptune 4", filament="ABS").accepts(named)
    assert not ChatFilter(process="").accepts(named)
    for blank in (None, "", " \u3000"):
        assert ChatFilter(machine="").accepts(chat(machine=blank))


def test_a_filter_is_true_when_it_leaves_something_out() -> None:
    assert not ChatFilter()
    assert not ChatFilter(text="  ")
    assert ChatFilter(text="x")
    assert ChatFilter(machine="")
    assert ChatFilter(feedback=FeedbackFilter.NONE).has_facets


@given(st.text(), st.text())
def test_whatever_is_written_is_found_by_its_own_words(title: str, preview: str) -> None:
    summary = chat(title, preview)
    folded = searchable(summary)
    for word in fold(title).split():
        assert word in folded
    wanted = ChatFilter(text=title)
    assert wanted.accepts(summary)
    assert wanted.matcher()(summary, folded)


@given(st.text(max_size=16))
def test_feedback_of_any_text_fits_exactly_one_kind(text: str) -> None:
    summary = chat(feedback=text)
    exact = [
        ChatFilter(feedback=kind).accepts(summary)
        for kind in (FeedbackFilter.POSITIVE, FeedbackFilter.NEGATIVE, FeedbackFilter.NONE)
    ]
    assert sum(exact) == (1 if feedback_value(text) in {"", "positive", "negative"} else 0)
