"""Rows as chats: the fast way and core's own must agree, whatever comes."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.api.wire import RowsOfOneAnswer, chat_of_row, received
from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.chats import ROW_KEYS, chat_from_row, substitute_id
from elegoo_chat_gui.core.messages import UndecodedReason
from elegoo_chat_gui.core.summaries import summarise
from tests.unit.api_door import row

KEY = AccountKey("server", "user")
TEXT = st.text(max_size=12) | st.sampled_from(["user", "assistant", "**b** [l](u)\n- x", "\ud800", "\x00", "1" * 400])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXT
ANY = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3))
MESSAGE = st.fixed_dictionaries(
    {}, optional={"role": st.sampled_from(["user", "assistant", "tool"]) | ANY, "content": TEXT | ANY, "extra": ANY}
)
INNER = st.lists(MESSAGE | ANY, max_size=5).map(json.dumps) | TEXT | st.lists(MESSAGE, max_size=4).map(json.dumps)
FIELDS = {name: st.none() | TEXT | ANY for name in ROW_KEYS[2:]}
ROW = st.fixed_dictionaries(
    {}, optional={"id": st.integers(-2, 2**70) | ANY, "messages": INNER | ANY, **FIELDS, "more": ANY}
)
REGULAR = st.fixed_dictionaries(
    {"id": st.integers(1, 2**63 - 1), "messages": INNER}, optional=dict.fromkeys(FIELDS, TEXT)
)


def check_agreement(raw: bytes) -> None:
    fast, slow = chat_of_row(KEY, raw), chat_from_row(KEY, raw)
    assert fast == slow
    assert {f.name: repr(getattr(fast, f.name)) for f in dataclasses.fields(fast)} == {
        f.name: repr(getattr(slow, f.name)) for f in dataclasses.fields(slow)
    }
    assert received(KEY, raw).summary == summarise(slow)


@given(ROW | REGULAR, st.booleans())
def test_both_ways_give_the_same_chat_and_summary(fields: dict[str, object], ascii_only: bool) -> None:
    text = json.dumps(fields, ensure_ascii=ascii_only)
    check_agreement(text.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=40), st.integers(0, 400))
def test_damaged_rows_are_chats_all_the_same(junk: bytes, at: int) -> None:
    raw = json.dumps(row(5)).encode()
    check_agreement(raw[: at % len(raw)] + junk + raw[at % len(raw) :])
    check_agreement(junk)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"id":0,"messages":"[]"}',
        b'{"id":-0,"messages":"[]"}',
        b'{"id":-3,"messages":"[]"}',
        b'{"id":1.0,"messages":"[]"}',
        b'{"id":1e2,"messages":"[]"}',
        b'{"id":true,"messages":"[]"}',
        b'{"id":"7","messages":"[]"}',
        b'{"id":9223372036854775808,"messages":"[]"}',
        b'{"id":' + b"7" * 5000 + b',"messages":"[]"}',
        b'{"id":1,"id":2,"messages":"[]"}',
        b'{"id":1,"messages":"[]","messages":null}',
        b'{"id":1,"messages":null,"messages":"[]"}',
        b'{"id":1,"messages":"a\x01b"}',
        b'{"id":1,"messages":"\\ud83d\\ude00 \\ud800 \\u0000"}',
        b'{"id":1,"messages":"\xed\xa0\x80"}',
        b'{"id":1,"messages":"[]","n":1.10,"m":1e400}',
        b'{"id":1,"messages":[{"role":"user","content":"real list"}]}',
        b'{"id":1,"messages":"[{\\"role\\":\\"user\\",\\"content\\":NaN}]"}',
        b'{"id":1,"messages":"[{\\"role\\":\\"user\\",\\"content\\":\\"x\\",\\"n\\":' + b"1" * 5000 + b'}]"}',
        b'{"id":1,"messages":"[{\\"role\\":\\"user\\",\\"content\\":\\"x\\",\\"n\\":\\"\\\\ud800\\"}]"}',
        b'{"id":1,"messages":"' + b"[" * 401 + b"]" * 401 + b'"}',
        b'{"id":1,"messages":"[{\\"x\\":' + b"[" * 399 + b"]" * 399 + b'}]"}',
        b'{"id":1,"messages":"' + b"[" * 100_000 + b"]" * 100_000 + b'"}',
        b'{"id":1,"messages":"[]","x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"id":1,"messages":"[' + b"7" * 5000 + b']"}',
        b"",
        b"[]",
        b"null",
    ],
)
def test_odd_rows_agree(raw: bytes) -> None:
    check_agreement(raw)


def test_a_row_that_does_not_decode_keeps_its_bytes_and_says_why() -> None:
    raw = b'{"id":5,"messages":"\xff"}'
    assert chat_of_row(KEY, raw).messages_problem is UndecodedReason.BROKEN_ROW
    assert received(KEY, raw).raw == raw
    assert received(KEY, raw).key.id == substitute_id(raw)


def test_every_chat_of_one_answer_has_a_key_of_its_own() -> None:
    first, second, third = (json.dumps(row(5, machine_name=name)).encode() for name in "abc")
    rows = RowsOfOneAnswer(KEY)
    ids = [chat.key.id if (chat := rows.received(raw)) else None for raw in (first, second, first, third, second)]
    assert ids == [5, substitute_id(second), None, substitute_id(third), None]
