"""The inner codec takes anything and gives it back unchanged."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.messages import (
    DecodedMessages,
    Message,
    Role,
    UndecodedMessages,
    UndecodedReason,
    decode_messages,
    encode_messages,
)

SCALARS = st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12)


def decoded(text: str) -> tuple[Message, ...]:
    log = decode_messages(text)
    assert isinstance(log, DecodedMessages)
    return log.messages


@given(st.text())
def test_any_text_is_a_value(text: str) -> None:
    log = decode_messages(text)
    if isinstance(log, UndecodedMessages):
        assert log.raw == text


@given(st.lists(VALUES), st.sampled_from([None, 1]))
def test_elements_go_out_as_they_came(elements: list[object], indent: int | None) -> None:
    text = json.dumps(elements, indent=indent, ensure_ascii=False)
    messages = decoded(text)
    assert len(messages) == len(elements)
    assert json.loads(encode_messages(messages)) == elements
    for message, element in zip(messages, elements, strict=True):
        assert json.loads(message.source) == element


@given(st.lists(VALUES, min_size=1), st.data())
def test_a_cut_text_is_undecoded(elements: list[object], data: st.DataObject) -> None:
    text = json.dumps(elements)
    cut = data.draw(st.integers(1, len(text) - 1))
    assert isinstance(decode_messages(text[:cut]), UndecodedMessages)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", UndecodedReason.EMPTY),
        ("How do I fix warping?", UndecodedReason.NOT_JSON),
        ('[{"role":"user","content":"How do I fix war', UndecodedReason.CUT_OFF),
        ('{"role":"user"}', UndecodedReason.NOT_A_LIST),
        ("null", UndecodedReason.NOT_A_LIST),
        ("[1] 2", UndecodedReason.NOT_JSON),
        ("[" * 100_000 + "]" * 100_000, UndecodedReason.TOO_DEEP),
    ],
)
def test_reasons(text: str, reason: UndecodedReason) -> None:
    log = decode_messages(text)
    assert isinstance(log, UndecodedMessages)
    assert (log.reason, log.raw) == (reason, text)


def test_roles_content_and_extras() -> None:
    log = decoded('[{"role":"user","content":"a"},{"role":"USER"},7,{"role":"assistant","content":null,"x":1.10}]')
    assert [message.role for message in log] == [Role.USER, Role.OTHER, Role.OTHER, Role.ASSISTANT]
    assert log[1].role_name == "USER"
    assert log[3].content is None
    assert list(log[3].extras) == ["x"]


def test_editing_the_text_keeps_every_other_key_and_its_place() -> None:
    (message,) = decoded('[{"x":1.10,"role":"assistant","content":null,"n":' + "9" * 5000 + "}]")
    edited = message.with_text("assistant", "Hi")
    assert edited.source == '{"x":1.10,"role":"assistant","content":"Hi","n":' + "9" * 5000 + "}"


def test_escapes_that_decode_to_surrogates_and_nul_survive() -> None:
    text = r'[{"role":"user","content":"half \ud83d and \u0000"}]'
    (message,) = decoded(text)
    assert message.text == "half \ud83d and \0"
    assert encode_messages([message]) == text
    assert encode_messages([message.with_text("user", message.text)]).encode("utf-8")
