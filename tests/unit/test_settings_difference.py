"""What differs from what: preset on disk, the chat's own settings, the assistant's."""

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.chats import Chat, chat_from_row
from elegoo_chat_gui.core.json_text import JsonValue
from elegoo_chat_gui.core.messages import DecodedMessages
from elegoo_chat_gui.core.presets import PresetKind, PresetNames
from elegoo_chat_gui.core.setting_values import SettingValue, same_value
from elegoo_chat_gui.core.settings_difference import (
    PresetState,
    SettingDifference,
    SettingsDifference,
    ValueSource,
    by_category,
    chat_values,
    compared,
    settings_difference,
)
from elegoo_chat_gui.core.settings_timeline import settings_timeline
from elegoo_chat_gui.core.settings_words import NO_WORDS, SettingCategory, SettingsLayout, SettingsWords, SettingWords
from elegoo_chat_gui.core.slicers import NO_BASELINE, PresetBaseline
from elegoo_chat_gui.core.slicing_settings import UnreadableSettings
from tests.fakes_presets import resolved

MACHINE = resolved("Neptune 4", PresetKind.MACHINE, {"retraction_length": ("0.8",), "nozzle_diameter": ("0.4",)})
FILAMENT = resolved(
    "PETG", PresetKind.FILAMENT, {"nozzle_temperature": ("240",), "filament_retraction_length": ("nil",)}
)
PROCESS = resolved("Standard", PresetKind.PROCESS, {"wall_loops": "2", "sparse_infill_density": "15%"})
HERE = PresetBaseline(MACHINE, FILAMENT, PROCESS)
NOT_HERE = PresetBaseline(missing=tuple(PresetKind))
PLATES = ("hot_plate_temp", "cool_plate_temp", "eng_plate_temp", "textured_cool_plate_temp", "textured_plate_temp")


def chat(settings: JsonValue = None, *messages: JsonValue) -> Chat:
    row = {
        "id": 5,
        "messages": json.dumps(messages),
        "machine_name": "Neptune 4",
        "filament_name": "PETG",
        "print_process_name": "Standard",
        "slicing_settings_json": settings if isinstance(settings, str | None) else json.dumps(settings),
    }
    return chat_from_row(AccountKey("s", "u"), json.dumps(row).encode())


def applies(preset: str | None = None, filament: JsonValue = None, **process: JsonValue) -> JsonValue:
    profiles: dict[str, JsonValue] = {"print_process_overrides": dict(process), "filament_overrides": filament}
    return {
        "role": "assistant",
        "slicing_profiles": profiles | ({"use_print_process_preset": preset} if preset else {}),
    }


def difference(of: Chat, baseline: PresetBaseline = HERE, words: SettingsWords = NO_WORDS) -> SettingsDifference:
    assert isinstance(of.log, DecodedMessages)
    return settings_difference(of, settings_timeline(of.log.messages), baseline, baseline, words)


def row(found: SettingsDifference, key: str) -> SettingDifference:
    return next(one for one in found.rows if one.key == key)


def test_the_assistants_value_comes_before_the_chats_and_the_presets() -> None:
    found = difference(chat({"wall_loops": "3", "sparse_infill_density": "25%"}, applies(wall_loops=4)))
    wall_loops, infill = row(found, "wall_loops"), row(found, "sparse_infill_density")
    assert (wall_loops.preset, wall_loops.chat, wall_loops.assistant) == ("2", "3", "4")
    assert (wall_loops.in_force, wall_loops.source) == ("4", ValueSource.ASSISTANT)
    assert (infill.in_force, infill.source) == ("25%", ValueSource.CHAT)
    assert row(found, "nozzle_temperature").source is ValueSource.PRESET
    assert [one.key for one in found.differing] == ["wall_loops", "sparse_infill_density"]


@pytest.mark.parametrize("value", ["240", ["240"], 240, "240.0", ["240", "240"]])
def test_the_same_worth_in_another_form_is_no_difference(value: JsonValue) -> None:
    found = difference(chat({"nozzle_temperature": value}, applies(filament={"nozzle_temperature": [240]})))
    assert not found.differing
    assert not found.chat_changes


def test_what_no_file_says_is_the_slicers_own_default() -> None:
    found = difference(chat({"brim_width": "5"}, applies(enable_support=1)))
    assert row(found, "enable_support").preset_state is PresetState.DEFAULT
    assert row(found, "brim_width").preset_state is PresetState.DEFAULT
    assert [one.key for one in found.differing] == ["enable_support"]
    assert found.uncomparable == 1


def test_nothing_is_invented_where_the_preset_is_not_here() -> None:
    found = difference(chat({"wall_loops": "3", "brim_width": "5"}, applies(wall_loops=4)), NOT_HERE)
    assert row(found, "wall_loops").preset_state is PresetState.MISSING
    assert row(found, "brim_width").preset_state is PresetState.MISSING
    assert [one.key for one in found.differing] == ["wall_loops"]
    assert found.chat_unknown == 2
    assert not found.chat_changes


def test_a_preset_that_nobody_named_is_not_missing() -> None:
    found = difference(chat(None, applies(wall_loops=4)), NO_BASELINE)
    assert row(found, "wall_loops").preset_state is PresetState.UNNAMED


def test_one_missing_preset_leaves_the_others_comparable() -> None:
    page = SettingCategory("strength", "process", {"en": "Strength"}, ("wall_loops",))
    words = SettingsWords({}, SettingsLayout({"strength": page}, {"wall_loops": page}))
    partly = PresetBaseline(MACHINE, FILAMENT, None, (PresetKind.PROCESS,))
    found = difference(chat({"nozzle_temperature": "250", "wall_loops": "3"}), partly, words)
    assert [one.key for one in found.differing] == ["nozzle_temperature"]
    assert row(found, "wall_loops").kind is PresetKind.PROCESS
    assert row(found, "wall_loops").preset_state is PresetState.MISSING


def test_a_filaments_value_that_is_not_set_is_the_machines() -> None:
    found = difference(chat(None, applies(filament={"filament_retraction_length": [1.2]})))
    assert row(found, "filament_retraction_length").preset == ("0.8",)


def test_a_dropped_change_is_told_and_the_presets_value_is_back() -> None:
    found = difference(
        chat({"wall_loops": "4"}, applies("Standard", wall_loops=4), applies("Standard", brim_width=5))
    )
    wall_loops = row(found, "wall_loops")
    assert wall_loops.is_dropped
    assert (wall_loops.in_force, wall_loops.source) == ("2", ValueSource.PRESET)
    assert not wall_loops.differs
    assert [one.key for one in found.dropped] == ["wall_loops"]


def test_the_presets_at_the_end_are_those_the_assistant_selected() -> None:
    of = chat({"wall_loops": "4"}, applies("Strength", wall_loops=5))
    assert isinstance(of.log, DecodedMessages)
    strength = replace(HERE, process=resolved("Strength", PresetKind.PROCESS, {"wall_loops": "5"}))
    found = settings_difference(of, settings_timeline(of.log.messages), HERE, strength)
    assert found.names == PresetNames("Neptune 4", "PETG", "Strength")
    assert row(found, "wall_loops").preset == "5"
    assert not found.differing
    assert found.chat_changes == {"wall_loops": "2"}


def test_copied_plates_do_not_count_but_are_in_force() -> None:
    found = difference(chat(None, applies(filament=dict.fromkeys(PLATES, 80))))
    assert [one.key for one in found.differing] == ["hot_plate_temp"]
    assert found.in_force().filament == dict.fromkeys(PLATES, "80")


def test_what_is_in_force_takes_the_presets_form() -> None:
    of = chat(
        {"sparse_infill_density": "25%", "retraction_length": "1", "brim_width": "5"},
        applies(filament={"nozzle_temperature": [245.0]}, wall_loops="4.0", post_process=["a", "b"]),
    )
    kept = difference(of).in_force()
    assert kept.filament == {"nozzle_temperature": ("245",)}
    assert kept.process == {"wall_loops": "4", "post_process": ("a", "b"), "sparse_infill_density": "25%"}
    assert kept.names.process == "Standard"
    assert kept.baseline is HERE
    assert not difference(chat()).in_force()


@pytest.mark.parametrize("text", ["{", "[1]", "5"])
def test_unreadable_settings_leave_the_assistants(text: str) -> None:
    found = difference(chat(text, applies(wall_loops=4)))
    assert isinstance(found.unreadable, UnreadableSettings)
    assert [one.key for one in found.differing] == ["wall_loops"]
    assert found.chat_count == 0


def test_the_chats_values_take_the_slicers_forms() -> None:
    assert chat_values('{"a": true, "b": [1, "2", true], "c": null, "a": false}') == {
        "a": "0",
        "b": ("1", "2", "1"),
        "c": "null",
    }
    assert chat_values("  ") == {}


def test_what_a_preset_says_of_itself_is_no_setting() -> None:
    page = SettingCategory("preset", "preset", {"en": "Preset"}, ("inherits", "compatible_printers"))
    words = SettingsWords({}, SettingsLayout({"preset": page}, dict.fromkeys(page.keys, page)))
    process = resolved("Standard", PresetKind.PROCESS, {"inherits": "Base", "compatible_printers": ("N4",)})
    found = difference(chat({"inherits": "Other"}), PresetBaseline(process=process), words)
    assert [(one.key, one.differs, one.kind) for one in found.rows] == [("inherits", False, None)]


def test_two_chats_side_by_side() -> None:
    one = difference(chat({"wall_loops": "3", "brim_width": "5"}, applies(filament={"nozzle_temperature": 245})))
    other = difference(chat({"wall_loops": ["3"]}), NOT_HERE)
    found = {row.key: row for row in compared(one, other)}
    assert not found["wall_loops"].differs
    assert found["nozzle_temperature"].differs, "the other's is not known, but this one was changed"
    assert not found["brim_width"].differs
    assert not found["brim_width"].is_comparable
    assert found["brim_width"].other.preset_state is PresetState.MISSING


def test_rows_stand_under_the_slicers_pages() -> None:
    pages = [
        SettingCategory("speed", "process", {"en": "Speed"}, ("c", "b")),
        SettingCategory("cooling", "filament", {"en": "Cooling"}, ("a",)),
    ]
    by_key = {key: page for page in pages for key in page.keys}
    words = SettingsWords({}, SettingsLayout({page.id: page for page in pages}, by_key))
    rows = [SettingDifference(key, None, None, PresetState.UNNAMED) for key in ("z", "a", "b", "y", "c")]
    grouped = [(name, [row.key for row in group]) for name, group in by_category(rows, words)]
    assert grouped == [("speed", ["c", "b"]), ("cooling", ["a"]), ("", ["z", "y"])]


def test_the_chats_process_settings_went_with_its_preset() -> None:
    """They were sent with the preset that the chat names; the assistant has selected another since."""
    words = page("process", "wall_loops", "brim_width")
    of = chat({"wall_loops": "4", "brim_width": "5", "nozzle_temperature": "250"}, applies("Strength", skirt=1))
    assert isinstance(of.log, DecodedMessages)
    strength = replace(HERE, process=resolved("Strength", PresetKind.PROCESS, {"wall_loops": "5"}))
    found = settings_difference(of, settings_timeline(of.log.messages), HERE, strength, words)
    assert (row(found, "wall_loops").chat, row(found, "wall_loops").in_force) == ("4", "5")
    assert row(found, "brim_width").in_force is None, "the slicer's default, which no file says"
    assert row(found, "nozzle_temperature").in_force == "250"
    assert [one.key for one in found.differing] == ["skirt", "nozzle_temperature"]
    assert found.in_force().process == {"skirt": "1"}
    assert found.chat_changes == {"wall_loops": "2", "nozzle_temperature": ("240",)}
    kept = difference(chat({"wall_loops": "4"}, applies("Standard", skirt=1)))
    assert row(kept, "wall_loops").in_force == "4", "the same preset: they may have been sent since"


def test_a_number_of_per_cent_needs_no_sign() -> None:
    words = SettingsWords({"sparse_infill_density": SettingWords({"en": "Infill"}, "%")})
    assert not difference(
        chat({"sparse_infill_density": 15}, applies(sparse_infill_density=15)), words=words
    ).differing
    found = difference(chat({"sparse_infill_density": "15"}, applies(sparse_infill_density="15.0 %")), words=words)
    assert not found.differing
    assert not found.chat_changes
    assert difference(chat(None, applies(sparse_infill_density=25)), words=words).differing
    assert difference(chat(None, applies(sparse_infill_density=15))).differing, "of others nobody knows that"


def test_a_key_of_filament_and_process_is_compared_twice() -> None:
    both = difference(chat(None, applies(filament={"fan": 1}, fan=2)))
    found = [(pair.one.kind, pair.other.kind, pair.differs) for pair in compared(both, both) if pair.key == "fan"]
    assert found == [
        (PresetKind.FILAMENT, PresetKind.FILAMENT, False),
        (PresetKind.PROCESS, PresetKind.PROCESS, False),
    ]
    one = difference(chat(None, applies(fan=3)))
    values = [(pair.one.in_force, pair.other.in_force) for pair in compared(both, one) if pair.key == "fan"]
    assert values == [("1", None), ("2", "3")]


def test_null_is_no_value_of_the_chat() -> None:
    found = difference(chat({"wall_loops": None}))
    assert row(found, "wall_loops").in_force == "2"
    assert not found.in_force()
    assert not found.chat_changes


def test_what_a_preset_says_of_itself_is_no_change_of_the_chat() -> None:
    process = resolved("Standard", PresetKind.PROCESS, {"inherits": "Base"})
    found = difference(chat({"inherits": "Other"}), PresetBaseline(process=process), page("preset", "inherits"))
    assert not found.chat_changes
    assert (found.chat_count, found.chat_unknown) == (0, 0)


def page(kind: str, *keys: str) -> SettingsWords:
    category = SettingCategory("page", kind, {"en": "Page"}, keys)
    return SettingsWords({}, SettingsLayout({"page": category}, dict.fromkeys(keys, category)))


_texts = st.sampled_from(["1", "1.0", "2", "", "nil", "on"])
_stored = st.one_of(_texts, st.integers(0, 2), st.lists(_texts, max_size=2), st.none(), st.booleans())
_settings = st.dictionaries(st.sampled_from(["wall_loops", "a", "nozzle_temperature", "retraction_length"]), _stored)


def _known(values: Mapping[str, SettingValue]) -> st.SearchStrategy[PresetBaseline]:
    process = resolved("Standard", PresetKind.PROCESS, values)
    return st.sampled_from([NO_BASELINE, NOT_HERE, HERE, PresetBaseline(process=process)])


@given(_settings, _settings, st.booleans(), _known({"wall_loops": ("1", "1"), "a": "nil"}))
def test_wild_settings_never_break_the_rules(
    own: JsonValue, over: JsonValue, selects: bool, baseline: PresetBaseline
) -> None:
    message: JsonValue = {"slicing_profiles": {"print_process_overrides": over}}
    found = difference(chat(own, message, applies("Standard") if selects else {}), baseline)
    for one in found.rows:
        assert (one.in_force is None) == (one.source is ValueSource.NOBODY)
        assert (one.preset is not None) == (one.preset_state is PresetState.KNOWN)
        if one.differs and one.preset is not None and one.in_force is not None:
            assert not same_value(one.in_force, one.preset)
    kept = found.in_force()
    assert not kept.filament.keys() & kept.process.keys()
    assert all(not row.differs for row in compared(found, found) if row.one.in_force is not None)
