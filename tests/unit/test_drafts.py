"""Drafts: what goes out, what is carried over, what counts as empty."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.chats import NewChat, chat_from_row
from elegoo_chat_gui.core.drafts import (
    Draft,
    DraftMessage,
    DraftSource,
    SourceKind,
    blank_draft,
    continue_chat,
    settings_alike,
    settings_without,
)
from elegoo_chat_gui.core.json_text import parse
from elegoo_chat_gui.core.messages import DecodedMessages, decode_messages
from elegoo_chat_gui.core.presets import MachineDefaults, PresetKind, PresetNames
from elegoo_chat_gui.core.slicers import NO_BASELINE, PresetBaseline
from tests.fakes import ACCOUNT, NOON, OTHER_ACCOUNT, received
from tests.fakes_presets import resolved

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
MESSAGES = st.lists(JSON | st.fixed_dictionaries({"role": st.text(), "content": JSON}), max_size=8)


def continued(messages_text: str, **fields: str) -> Draft:
    row = received(ACCOUNT.key, 9, NewChat(messages_text, **fields)).raw
    return continue_chat(chat_from_row(ACCOUNT.key, row), OTHER_ACCOUNT.key, NOON)


@given(MESSAGES, st.sampled_from([(",", ":"), (", ", " : ")]), st.booleans())
def test_carried_over_elements_go_out_as_they_came(
    messages: list[object], separators: tuple[str, str], ascii_only: bool
) -> None:
    text = json.dumps(messages, separators=separators, ensure_ascii=ascii_only)
    log = decode_messages(text)
    assert isinstance(log, DecodedMessages)
    draft = continued(text)
    sources = [message.source for message in log.messages]
    new_turn = '{"role":"user","content":""}'
    assert draft.messages_text() == "[" + ",".join([*sources, new_turn]) + "]"


@given(st.dictionaries(st.text(min_size=1), JSON, max_size=5), st.text(), st.text(min_size=1))
def test_editing_the_text_keeps_every_other_key_and_its_place(
    extras: dict[str, object], text: str, role: str
) -> None:
    value = {**extras, "role": "user", "content": None}
    (message,) = continued(json.dumps([value])).messages[:-1]
    edited = json.loads(message.with_text(text).with_role(role).message().source)
    assert list(edited) == list(json.loads(message.source or ""))
    assert edited == {**json.loads(json.dumps(value)), "role": role, "content": text}


def test_continuing_takes_presets_and_settings_but_no_feedback() -> None:
    draft = continued("[]", machine_name="M", slicing_settings_json="{bad", feedback="positive")
    assert (draft.machine_name, draft.settings_text, draft.feedback) == ("M", "{bad", None)
    assert (draft.account, draft.continues) == (OTHER_ACCOUNT.key, 9)


def test_an_undecodable_chat_becomes_one_raw_field() -> None:
    draft = continued("How do I fix warping?")
    assert draft.messages == ()
    assert draft.messages_text() == "How do I fix warping?"
    assert draft.title() == "How do I fix warping?"


def test_blank_optional_fields_are_left_out() -> None:
    draft = replace(
        blank_draft(ACCOUNT.key, NOON), machine_name=" ", settings_text="\n", feedback="", feedback_text="x"
    )
    assert set(draft.new_chat().wire_fields()) == {"messages", "user_feedback_text"}


def test_empty_is_what_closing_loses_nothing_of() -> None:
    blank = blank_draft(ACCOUNT.key, NOON)
    assert blank.is_empty()
    assert replace(blank, messages=(DraftMessage("user", " \n"),)).is_empty()
    assert not replace(blank, messages=(DraftMessage("user", "x"),)).is_empty()
    assert not replace(blank, messages=(DraftMessage("assistant", "", source="null"),)).is_empty()
    assert not replace(blank, filament_name="PLA").is_empty()
    assert not replace(blank, feedback="positive").is_empty()
    assert not replace(blank, raw_messages="x").is_empty()


def test_the_title_is_the_first_words_of_a_person() -> None:
    turns = (DraftMessage("assistant", "Hello"), DraftMessage("user", " "), DraftMessage("user", "What\n now?"))
    assert replace(blank_draft(ACCOUNT.key, NOON), messages=turns).title() == "What now?"


def test_a_source_that_somebody_broke_by_hand_sends_the_text() -> None:
    message = DraftMessage("user", "kept", source="{broken")
    assert json.loads(message.message().source) == {"role": "user", "content": "kept"}


# -- settings against presets -----------------------------------------------------------------------

PRESETS = PresetBaseline(
    filament=resolved("PETG", PresetKind.FILAMENT, {"nozzle_temperature": ("240",), "shared": ("f",)}),
    process=resolved("0.20mm", PresetKind.PROCESS, {"wall_loops": "2", "layer_height": "0.2", "shared": "p"}),
)
SETTINGS = '{ "nozzle_temperature":["240"],\n "wall_loops" : "4", "layer_height": "0.20" , "ratio":1.10 }'


def test_what_the_presets_say_already_stays_out_and_the_rest_goes_letter_for_letter() -> None:
    draft = replace(blank_draft(ACCOUNT.key, NOON), settings_text=SETTINGS).against(PRESETS)
    assert draft.withheld_settings == ("nozzle_temperature", "layer_height")
    assert draft.new_chat().slicing_settings_json == '{ "wall_loops" : "4", "ratio":1.10 }'
    assert replace(draft, sends_all_settings=True).new_chat().slicing_settings_json == SETTINGS
    assert replace(draft, sends_all_settings=True).against(PRESETS).withheld_settings == ()
    assert draft.against(NO_BASELINE).new_chat().slicing_settings_json == SETTINGS


def test_settings_that_all_stay_out_leave_no_field() -> None:
    draft = replace(blank_draft(ACCOUNT.key, NOON), settings_text='{"wall_loops":["2"]}').against(PRESETS)
    assert draft.withheld_settings == ("wall_loops",)
    assert draft.new_chat().slicing_settings_json is None


def test_a_chat_that_goes_on_sends_the_settings_as_they_came() -> None:
    draft = continued("[]", slicing_settings_json='{"wall_loops": "2"}').against(PRESETS)
    assert draft.new_chat().slicing_settings_json == '{"wall_loops": "2"}'


def test_text_that_is_no_object_is_never_cut() -> None:
    for text in ("{bad", "[1]", "7", "", '{"a":1} x'):
        assert settings_alike(text, PRESETS) == ()
        assert settings_without(text, {"a", "bad"}) == text


@given(st.lists(st.tuples(st.text(st.characters(codec=None), max_size=3), JSON), max_size=6), st.data())
def test_cutting_takes_only_what_it_is_told(members: list[tuple[str, object]], data: st.DataObject) -> None:
    text = "{ " + " ,\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in members) + "\t}"
    keys = {key for key, _ in members}
    gone = data.draw(st.sets(st.sampled_from(sorted(keys)))) if keys else set()
    left = settings_without(text, gone)
    parts = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in members if key not in gone]
    if gone == keys and keys:
        assert left == ""
    else:
        assert left == "{ " + " ,\n".join(parts) + "\t}"
        assert list(parse(left)) == list(dict.fromkeys(key for key, _ in members if key not in gone))  # type: ignore[arg-type]


def test_the_source_holds_as_long_as_the_three_names_are_its_own() -> None:
    names = PresetNames("M", None, "P")
    source = DraftSource(SourceKind.SELECTION, "JusPrin", NOON, names)
    draft = replace(blank_draft(ACCOUNT.key, NOON), machine_name="M", process_name="P", source=source)
    assert draft.filled_from == source
    assert replace(draft, filament_name=" ").filled_from == source
    assert replace(draft, filament_name="F").filled_from is None
    assert replace(draft, machine_name=None, process_name=None).filled_from is None
    assert "JusPrin" not in draft.new_chat().request_body("U1", "***")


def test_a_machine_proposes_where_nothing_was_chosen() -> None:
    draft = replace(blank_draft(ACCOUNT.key, NOON), machine_name="M", filament_name=" ")
    both = draft.proposing(MachineDefaults("F", "P"))
    assert both.preset_names == PresetNames("M", "F", "P")
    assert set(both.proposed) == {PresetKind.FILAMENT, PresetKind.PROCESS}
    other = both.named(PresetKind.PROCESS, "P2").proposing(MachineDefaults("F2", "P3"))
    assert (other.filament_name, other.process_name, other.proposed) == ("F2", "P2", (PresetKind.FILAMENT,))
    nothing = other.proposing(MachineDefaults())
    assert (nothing.filament_name, nothing.process_name, nothing.proposed) == (None, "P2", ())
