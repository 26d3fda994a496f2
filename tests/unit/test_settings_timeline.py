"""What became of each setting in a chat: message by message, and what is left at the end."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.blocks import SettingScope
from elegoo_chat_gui.core.json_text import JsonValue
from elegoo_chat_gui.core.messages import Message
from elegoo_chat_gui.core.settings_timeline import (
    Change,
    SettingsTimeline,
    TouchedSetting,
    applied_value,
    settings_timeline,
)

FILAMENT, PROCESS = SettingScope.FILAMENT, SettingScope.PROCESS
USER = Message.written("user", "and now?")


def applied(preset: str | None = None, *, filament: JsonValue = None, **process: JsonValue) -> Message:
    profiles: dict[str, JsonValue] = {"print_process_overrides": dict(process)}
    if preset is not None:
        profiles["use_print_process_preset"] = preset
    if filament is not None:
        profiles["filament_overrides"] = filament
    return Message.from_value({"role": "assistant", "content": "done", "slicing_profiles": profiles})


def explained(message: Message, parameter: str, why: str) -> Message:
    assert isinstance(message.value, dict)
    reasons: JsonValue = [{"parameter": parameter, "explanation": why}]
    return Message.from_value({**message.value, "per_override_explanations": reasons})


def setting(timeline: SettingsTimeline, key: str) -> TouchedSetting:
    return next(one for one in timeline.settings if one.key == key)


def story(timeline: SettingsTimeline, key: str) -> list[tuple[int, str, object]]:
    return [(step.message, step.change.value, step.value) for step in setting(timeline, key).steps]


def test_messages_are_counted_as_in_the_chat() -> None:
    timeline = settings_timeline([USER, applied("Fine", wall_loops=3), USER, USER, applied(wall_loops=4)])
    assert [(one.message, one.preset) for one in timeline.messages] == [(1, "Fine"), (4, None)]
    assert story(timeline, "wall_loops") == [(1, "set", "3"), (4, "set", "4")]
    wall_loops = setting(timeline, "wall_loops")
    assert [wall_loops.value_after(n) for n in range(6)] == [None, "3", "3", "3", "4", "4"]
    assert wall_loops.in_force == "4"
    assert timeline.process_name == "Fine"


def test_a_message_without_a_preset_adds_to_what_is_there() -> None:
    timeline = settings_timeline([applied("Fine", wall_loops=3), applied(brim_width=5)])
    assert [one.in_force for one in timeline.settings] == ["3", "5"]


def test_naming_a_preset_drops_what_is_not_repeated() -> None:
    timeline = settings_timeline([applied("Fine", wall_loops=3, brim_width=5), USER, applied("Fine", wall_loops=3)])
    assert story(timeline, "brim_width") == [(0, "set", "5"), (2, "dropped", None)]
    assert story(timeline, "wall_loops") == [(0, "set", "3")]
    assert setting(timeline, "brim_width").is_dropped
    assert not setting(timeline, "wall_loops").is_dropped


def test_what_was_dropped_can_come_back() -> None:
    messages = [applied("Fine", wall_loops=3), applied("Draft"), applied(wall_loops=3), applied("Draft")]
    timeline = settings_timeline(messages)
    assert [(n, change) for n, change, _ in story(timeline, "wall_loops")] == [
        (0, "set"),
        (1, "dropped"),
        (2, "set"),
        (3, "dropped"),
    ]
    assert timeline.process_name == "Draft"


def test_a_blank_preset_selects_nothing() -> None:
    timeline = settings_timeline([applied(wall_loops=3), applied("  ", brim_width=5)])
    assert setting(timeline, "wall_loops").in_force == "3"
    assert timeline.process_name is None


@pytest.mark.parametrize(
    "form",
    [
        {"nozzle_temperature": [215]},
        {"nozzle_temperature": 215},
        {"nozzle_temperature": "215.0"},
        [{"nozzle_temperature": 215}],
    ],
)
def test_one_value_in_every_stored_form(form: JsonValue) -> None:
    timeline = settings_timeline([applied("Fine", filament={"nozzle_temperature": [215]}), applied(filament=form)])
    assert len(setting(timeline, "nozzle_temperature").steps) == 1


def test_settings_stored_before_profiles_existed_count_too() -> None:
    old = Message.from_value(
        {"role": "assistant", "params": {"filament_json": [{"a": [1]}], "print_process_json": []}}
    )
    timeline = settings_timeline([old, applied(wall_loops=2)])
    assert [(one.key, one.scope) for one in timeline.settings] == [("a", FILAMENT), ("wall_loops", PROCESS)]


def test_a_repeated_value_is_a_step_only_where_it_is_explained() -> None:
    again = explained(applied("Fine", wall_loops="3"), "Wall loops", "still right")
    timeline = settings_timeline([applied("Fine", wall_loops=3), applied("Fine", wall_loops=3), again])
    assert [(step.message, step.reason) for step in setting(timeline, "wall_loops").steps] == [
        (0, None),
        (2, "still right"),
    ]


def test_a_reason_goes_by_the_name_people_use() -> None:
    message = explained(applied(wall_loops=3), "墙层数", "更结实")
    timeline = settings_timeline([message], lambda key: ["墙层数"] if key == "wall_loops" else [])
    assert setting(timeline, "wall_loops").steps[0].reason == "墙层数: 更结实"


def test_copied_plates_are_no_changes() -> None:
    plates: JsonValue = {
        "textured_plate_temp": 75,
        "hot_plate_temp": 75,
        "cool_plate_temp": 75,
        "eng_plate_temp": 75,
        "textured_cool_plate_temp": 75,
    }
    timeline = settings_timeline([applied("Fine", filament=plates)])
    assert [one.key for one in timeline.own] == ["textured_plate_temp"]
    assert len(timeline.settings) == 5


def test_the_plate_that_led_goes_on_leading() -> None:
    plates: JsonValue = dict.fromkeys(
        ("cool_plate_temp", "hot_plate_temp", "eng_plate_temp", "textured_cool_plate_temp", "textured_plate_temp"), 80
    )
    timeline = settings_timeline([applied(filament={"hot_plate_temp": [70]}), applied(filament=plates)])
    assert [one.key for one in timeline.own] == ["hot_plate_temp"]
    assert story(timeline, "hot_plate_temp") == [(0, "set", "70"), (1, "set", "80")]


def test_a_value_that_could_not_be_reduced_sets_nothing() -> None:
    kept = settings_timeline([applied(filament={"slow": [8]}), applied(filament={"slow": [None]})])
    assert setting(kept, "slow").in_force == "8"
    alone = settings_timeline([applied(filament={"slow": [None]}), applied(filament={"slow": [None]})])
    assert story(alone, "slow") == [(0, "left", None)]
    assert not setting(alone, "slow").is_dropped
    selected = settings_timeline([applied(filament={"slow": [8]}), applied("Fine", filament={"slow": [None]})])
    assert setting(selected, "slow").is_dropped


def test_values_take_the_slicers_forms() -> None:
    assert applied_value("[1,true]") == ("1", "1")
    assert applied_value("false") == "0"
    assert applied_value("[broken") == "[broken"
    assert applied_value("by layer") == "by layer"


_values = st.one_of(st.none(), st.booleans(), st.integers(0, 3), st.text(max_size=2), st.lists(st.integers(0, 2)))
_overrides = st.dictionaries(st.sampled_from(["a", "b", "hot_plate_temp", "c"]), _values, max_size=4)
_profiles = st.one_of(
    st.none(),
    st.integers(),
    st.fixed_dictionaries(
        {},
        optional={
            "use_print_process_preset": st.sampled_from(["Fine", "Draft", "", None, 5]),
            "filament_overrides": st.one_of(_overrides, st.lists(_overrides, max_size=2), _values),
            "print_process_overrides": _overrides,
        },
    ),
)
_messages = st.lists(
    st.one_of(
        st.builds(lambda p: Message.from_value({"role": "assistant", "slicing_profiles": p}), _profiles),
        st.builds(Message.from_value, _values),
    ),
    max_size=6,
)


@given(_messages)
def test_wild_chats_give_a_timeline_that_holds_together(messages: list[Message]) -> None:
    timeline = settings_timeline(messages)
    numbers = [one.message for one in timeline.messages]
    assert numbers == sorted(set(numbers))
    assert all(0 <= number < len(messages) for number in numbers)
    for touched in timeline.settings:
        at = [step.message for step in touched.steps]
        assert at == sorted(set(at))
        assert set(at) <= set(numbers)
        assert touched.value_after(len(messages)) == touched.in_force
        for step in touched.steps:
            assert touched.step_at(step.message) == step
            assert (step.value is None) or step.change is not Change.DROPPED


@given(_messages)
def test_the_last_message_that_names_a_preset_is_all_that_counts(messages: list[Message]) -> None:
    timeline = settings_timeline(messages)
    names = [one.message for one in timeline.messages if one.preset is not None]
    if names:
        since = settings_timeline(messages[names[-1] :])
        expected = {(one.scope, one.key): one.in_force for one in since.settings if one.in_force is not None}
        found = {(one.scope, one.key): one.in_force for one in timeline.settings if one.in_force is not None}
        assert found.keys() == expected.keys()


def test_thousands_of_messages_are_read_in_a_moment() -> None:
    overrides: dict[str, JsonValue] = {f"key_{n}": n for n in range(10)}
    messages = [applied("Fine" if n % 7 == 0 else None, **(overrides | {"key_0": n})) for n in range(2_000)]
    began = time.perf_counter()
    timeline = settings_timeline(messages)
    assert len(timeline.messages) == 2_000
    assert len(setting(timeline, "key_0").steps) == 2_000
    assert time.perf_counter() - began < 3


@pytest.mark.parametrize("nothing", [[None], [None, None], None])
def test_no_value_comes_in_several_forms(nothing: JsonValue) -> None:
    timeline = settings_timeline([applied(filament={"slow": [8]}, wall=3), applied(filament={"slow": nothing})])
    assert setting(timeline, "slow").in_force == "8"
    process = settings_timeline([applied(wall=3), explained(applied(wall=nothing), "wall", "It stays.")])
    assert story(process, "wall") == [(0, "set", "3"), (1, "left", "3")]


def test_no_reason_is_lost() -> None:
    twice = applied(filament=[{"speed": 50}, {"speed": 60}])
    timeline = settings_timeline([explained(twice, "speed", "Slower is better.")])
    assert [(step.value, step.reason) for step in setting(timeline, "speed").steps] == [("60", "Slower is better.")]
    dropped = explained(applied("Fine", filament={"slow": [None]}), "slow", "Already at its least.")
    timeline = settings_timeline([applied(filament={"slow": [8]}), dropped])
    last = setting(timeline, "slow").steps[-1]
    assert (last.change, last.reason) == (Change.DROPPED, "Already at its least.")


def test_the_plate_that_is_explained_leads() -> None:
    plates: JsonValue = dict.fromkeys(
        ("cool_plate_temp", "hot_plate_temp", "eng_plate_temp", "textured_cool_plate_temp", "textured_plate_temp"), 80
    )
    timeline = settings_timeline([explained(applied(filament=plates), "textured_plate_temp", "PETG sticks.")])
    assert [one.key for one in timeline.own] == ["textured_plate_temp"]
