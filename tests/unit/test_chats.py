"""A row of the list is a chat, whatever it holds."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.chats import (
    ROW_KEYS,
    NewChat,
    chat_content_digest,
    chat_from_row,
    parse_timestamp,
    substitute_id,
)
from elegoo_chat_gui.core.messages import DecodedMessages, UndecodedMessages, UndecodedReason
from elegoo_chat_gui.core.summaries import summarise

ACCOUNT = AccountKey("https://example.org", "U1")
SCALARS = st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


def row(**fields: object) -> bytes:
    return json.dumps(dict.fromkeys(ROW_KEYS) | {"id": 5, "messages": "[]"} | fields).encode()


@given(st.binary())
def test_any_bytes_are_a_chat(raw: bytes) -> None:
    chat = chat_from_row(ACCOUNT, raw)
    assert chat.raw == raw
    assert summarise(chat).key == chat.key


@given(st.dictionaries(st.sampled_from([*ROW_KEYS, "other"]), VALUES))
def test_any_object_is_a_chat(fields: dict[str, object]) -> None:
    chat = chat_from_row(ACCOUNT, json.dumps(fields).encode())
    summarise(chat)
    if "other" in fields:
        assert "other" in chat.unknown


@pytest.mark.parametrize("bad", [None, True, -1, 2**63, "7", 1.5, "9" * 5000])
def test_an_unusable_id_gets_a_substitute_that_stays(bad: object) -> None:
    raw = row(id=bad) if bad != "9" * 5000 else row().replace(b'"id": 5', b'"id": ' + b"9" * 5000)
    chat = chat_from_row(ACCOUNT, raw)
    assert chat.key.id == substitute_id(raw) < 0


def test_messages_of_another_type() -> None:
    assert isinstance(chat_from_row(ACCOUNT, row(messages=[{"role": "user", "content": "x"}])).log, DecodedMessages)
    log = chat_from_row(ACCOUNT, row(messages=None)).log
    assert isinstance(log, UndecodedMessages)
    assert log.reason is UndecodedReason.MISSING


def test_a_broken_row_says_so() -> None:
    log = chat_from_row(ACCOUNT, b"\xff{").log
    assert isinstance(log, UndecodedMessages)
    assert log.reason is UndecodedReason.BROKEN_ROW


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-02T01:12:44.507311Z", datetime(2026, 3, 2, 1, 12, 44, 507311, UTC)),
        ("2024-01-15T10:30:00Z", datetime(2024, 1, 15, 10, 30, tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_timestamps(text: str, expected: datetime | None) -> None:
    assert parse_timestamp(text) == expected


def test_the_digest_survives_the_servers_trimming() -> None:
    new = NewChat(" [1] ", machine_name="\u3000Neptune\n", feedback="positive")
    stored = row(messages="[1]", machine_name="Neptune", user_feedback="positive")
    assert new.content_digest() == chat_content_digest(chat_from_row(ACCOUNT, stored))
    other = row(messages="[1]", machine_name="Neptune", user_feedback="negative")
    assert new.content_digest() != chat_content_digest(chat_from_row(ACCOUNT, other))


@given(st.text(), st.text(), st.none() | st.text())
def test_the_request_is_json_inside_json(token: str, messages: str, machine: str | None) -> None:
    body = NewChat(messages, machine_name=machine).request_body("U", token)
    expected = {"elegoo_user_id": "U", "access_token": token, "messages": messages}
    assert json.loads(body) == expected | ({} if machine is None else {"machine_name": machine})
    assert body.encode("utf-8")


def test_the_title_skips_the_opening_lines() -> None:
    messages = [
        {"role": "assistant", "content": "Hello!"},
        {"role": "user", "content": "  "},
        {"role": "user", "content": "How do I\nfix warping?"},
        {"role": "assistant", "content": None},
        {"role": "assistant", "content": "Use a **brim** and `65` °C"},
    ]
    summary = summarise(chat_from_row(ACCOUNT, row(messages=json.dumps(messages))))
    assert (summary.title, summary.preview) == ("How do I fix warping?", "Use a brim and 65 °C")
    assert summary.message_count == 5
