"""Drafts: what goes out, what is carried over, what counts as empty."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.chats import NewChat, chat_from_row
from elegoo_chat_gui.core.drafts import Draft, DraftMessage, blank_draft, continue_chat
from elegoo_chat_gui.core.messages import DecodedMessages, decode_messages
from tests.fakes import ACCOUNT, NOON, OTHER_ACCOUNT, received

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
