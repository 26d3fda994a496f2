"""Undo and redo over drafts, against a plain model."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.ui.screens.compose._history import DraftHistory
from tests.fakes import ACCOUNT, NOON

START = Draft("d", ACCOUNT.key, NOON, NOON)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def texts(history: DraftHistory) -> str:
    return history.current.settings_text


def test_typing_in_one_place_is_one_step_until_it_rests() -> None:
    clock = Clock()
    history = DraftHistory(START, clock)
    for text in ("a", "ab", "abc"):
        history.record(replace(START, settings_text=text), "settings")
        clock.now += 0.3
    clock.now += 5
    history.record(replace(START, settings_text="abc d"), "settings")
    history.undo()
    assert texts(history) == "abc"
    history.undo()
    assert texts(history) == ""
    assert not history.can_undo
    history.redo()
    history.redo()
    assert texts(history) == "abc d"


def test_another_place_begins_another_step() -> None:
    history = DraftHistory(START, Clock())
    one = replace(START, settings_text="a")
    history.record(one, "settings")
    history.record(replace(one, feedback_text="b"), "feedback")
    assert history.undo() == one


def test_typing_after_undo_is_a_step_of_its_own_and_ends_redo() -> None:
    history = DraftHistory(START, Clock())
    history.record(replace(START, settings_text="a"), "settings")
    history.undo()
    history.record(replace(START, settings_text="b"), "settings")
    assert not history.can_redo
    assert history.undo() == START


@given(st.lists(st.one_of(st.integers(0, 5), st.sampled_from(["undo", "redo"])), max_size=60))
def test_it_behaves_like_two_stacks(steps: list[int | str]) -> None:
    history = DraftHistory(START, Clock())
    before: list[str] = []
    current, after = "", []
    for step in steps:
        if step == "undo":
            history.undo()
            if before:
                after.append(current)
                current = before.pop()
        elif step == "redo":
            history.redo()
            if after:
                before.append(current)
                current = after.pop()
        elif str(step) != current:
            history.record(replace(START, settings_text=str(step)))
            before.append(current)
            current = str(step)
            after = []
        else:
            assert not history.record(replace(START, settings_text=str(step)))
        assert texts(history) == current
        assert (history.can_undo, history.can_redo) == (bool(before), bool(after))


def test_what_follows_from_an_edit_is_no_step_of_its_own() -> None:
    history = DraftHistory(START, Clock())
    assert not history.amend(START)
    history.record(replace(START, machine_name="M"), "machine_name")
    assert history.amend(replace(START, machine_name="M", filament_name="F"))
    assert history.place == "machine_name"
    assert history.undo() == START
    assert history.place is None
    assert history.redo() == replace(START, machine_name="M", filament_name="F")


def test_it_does_not_grow_without_end() -> None:
    history = DraftHistory(START, Clock())
    for number in range(1_000):
        history.record(replace(START, settings_text=str(number + 1)))
    steps = 0
    while history.undo() is not None:
        steps += 1
    assert steps == 500
