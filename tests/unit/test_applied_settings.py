"""What a message changed and what it only repeats, in every stored form."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.applied_settings import (
    PLATE_KEYS,
    applied_before,
    copied_plates,
    split_settings,
)
from elegoo_chat_gui.core.blocks import SettingsAppliedBlock, SettingScope, blocks_of
from elegoo_chat_gui.core.json_text import JsonValue
from elegoo_chat_gui.core.messages import Message
from elegoo_chat_gui.core.setting_values import comparable

FILAMENT, PROCESS = SettingScope.FILAMENT, SettingScope.PROCESS


def applied(
    filament: JsonValue = None, process: JsonValue = None, preset: str | None = "Fine", **more: JsonValue
) -> Message:
    profiles: dict[str, JsonValue] = {"filament_overrides": filament, "print_process_overrides": process}
    if preset is not None:
        profiles["use_print_process_preset"] = preset
    return Message.from_value({"role": "assistant", "content": "done", "slicing_profiles": profiles, **more})


def split(messages: list[Message]) -> tuple[list[str], list[str]]:
    """Keys that the last message changed, and keys that it repeats."""
    block = next(b for b in blocks_of(messages[-1]) if isinstance(b, SettingsAppliedBlock))
    changed, unchanged = split_settings(block, applied_before(messages, len(messages) - 1))
    assert sorted([*changed, *unchanged], key=block.overrides.index) == list(block.overrides)
    return [s.key for s in changed], [s.key for s in unchanged]


USER = Message.written("user", "more")


@pytest.mark.parametrize(
    "earlier",
    [
        {"nozzle_temperature": [215]},
        {"nozzle_temperature": 215},
        {"nozzle_temperature": [215.0]},
        {"nozzle_temperature": "215"},
        [{"nozzle_temperature": 215}],
        [{"nozzle_temperature": ["215"]}],
    ],
)
@pytest.mark.parametrize("now", [{"nozzle_temperature": [215]}, {"nozzle_temperature": 215}])
def test_one_value_in_every_stored_form(earlier: JsonValue, now: JsonValue) -> None:
    assert split([applied(earlier), USER, applied(now)]) == ([], ["nozzle_temperature"])


def test_a_value_that_could_not_be_reduced_repeats_itself() -> None:
    assert split([applied({"slow": [None]}), applied({"slow": [None]})]) == ([], ["slow"])
    assert split([applied({"slow": [None]}), applied({"slow": [8]})]) == (["slow"], [])


def test_only_what_is_new_is_changed() -> None:
    before = applied({"nozzle_temperature": [235]}, {"initial_layer_speed": 25, "wall_loops": 3})
    now = applied({"nozzle_temperature": [235], "fan": [90]}, {"initial_layer_speed": 25, "wall_loops": 4})
    assert split([before, USER, now]) == (["fan", "wall_loops"], ["nozzle_temperature", "initial_layer_speed"])


def test_scopes_are_kept_apart() -> None:
    assert split([applied({"speed": 1}, None), applied(None, {"speed": 1})]) == (["speed"], [])


def test_an_explained_setting_counts_as_changed() -> None:
    reasons: JsonValue = [{"parameter": "Wall loops", "explanation": "still needed"}]
    now = applied(None, {"wall_loops": 3, "fan": 1}, per_override_explanations=reasons)
    assert split([applied(None, {"wall_loops": 3, "fan": 1}), now]) == (["wall_loops"], ["fan"])


def plates(value: JsonValue, first: str = "hot_plate_temp") -> dict[str, JsonValue]:
    return {first: value, **{key: value for key in PLATE_KEYS if key != first}}


def test_the_copies_of_a_plate_temperature_are_that_setting() -> None:
    once, copied = applied({"hot_plate_temp": [75]}), applied(plates(75))
    assert split([once, copied]) == ([], list(PLATE_KEYS))
    assert split([copied, once]) == ([], ["hot_plate_temp"])
    assert split([applied({"hot_plate_temp": [60]}), copied]) == (list(PLATE_KEYS), [])


def test_plates_that_differ_are_no_copies() -> None:
    differing = applied({**plates(75), "textured_plate_temp": 80})
    changed, unchanged = split([applied({"hot_plate_temp": [75]}), differing])
    assert unchanged == ["hot_plate_temp"]
    assert len(changed) == 4


def test_which_plates_are_copies() -> None:
    def block(filament: JsonValue) -> SettingsAppliedBlock:
        return next(b for b in blocks_of(applied(filament)) if isinstance(b, SettingsAppliedBlock))

    assert set(copied_plates(block(plates(75, "eng_plate_temp")))) == set(PLATE_KEYS) - {"eng_plate_temp"}
    assert copied_plates(block({"hot_plate_temp": 75, "cool_plate_temp": 75})) == ()
    assert copied_plates(block({**plates(75), "cool_plate_temp": 60})) == ()


def test_another_preset_begins_anew() -> None:
    assert split([applied({"a": 1}, preset="Draft"), applied({"a": 1}, preset="Fine")]) == (["a"], [])
    between = [applied({"a": 1}, preset="Fine"), applied({"a": 1}, preset="Draft"), applied({"a": 1}, preset="Fine")]
    assert split(between) == (["a"], [])


def test_a_message_without_a_preset_stays_on_the_one_before() -> None:
    first, second = applied({"a": 1}, preset="Fine"), applied({"a": 1, "b": 2}, preset=None)
    assert split([first, second]) == (["b"], ["a"])
    assert split([first, second, applied({"a": 1, "b": 2, "c": 3}, preset="Fine")]) == (["c"], ["a", "b"])
    assert split([first, second, applied({"a": 1, "b": 2}, preset="Draft")]) == (["a", "b"], [])
    assert split([second, applied({"a": 1}, preset="Fine")]) == (["a"], [])


def test_the_old_form_counts_too() -> None:
    old = Message.from_value(
        {"role": "assistant", "params": {"filament_json": {"t": "220"}, "print_process_json": {"walls": "3"}}}
    )
    assert split([applied({"t": 220}, {"walls": 2}), old]) == (["walls"], ["t"])
    assert split([old, applied({"t": [220]}, {"walls": 3}, preset=None)]) == ([], ["t", "walls"])


def test_messages_without_settings_are_passed_over() -> None:
    odd: list[JsonValue] = [
        "bare",
        None,
        7,
        [],
        {},
        {"slicing_profiles": "x"},
        {"slicing_profiles": {}},
        {"params": 3},
    ]
    messages = [applied({"a": 1}), *map(Message.from_value, odd), applied({"a": 1})]
    assert split(messages) == ([], ["a"])


def test_nothing_before_the_first() -> None:
    assert applied_before([applied({"a": 1})], 0) == {}


def test_ten_thousand_messages_cost_next_to_nothing() -> None:
    messages = [applied({"a": 1}), *[USER] * 10_000, applied({"a": 1})]
    began = time.perf_counter()
    assert split(messages) == ([], ["a"])
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("0.20", "0.2"),
        ("80.0", "80"),
        (" 5 ", "5"),
        ("30.0%", "30%"),
        ("30 %", "30%"),
        ("-0", "0"),
        ("+2", "2"),
        ("00", "0"),
    ],
)
def test_numbers_are_equal_by_their_worth(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    ("one", "other"), [("30", "30%"), ("1e3", "1000"), ("1,5", "1.5"), ("[5]", "5"), ("true", "1"), ("A", "a")]
)
def test_other_values_are_equal_as_text(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


@given(st.text(max_size=12) | st.decimals(allow_nan=False, allow_infinity=False).map(str))
def test_comparing_settles(text: str) -> None:
    assert comparable(comparable(text)) == comparable(text)
