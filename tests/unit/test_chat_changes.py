"""The difference of two versions leads from one to the other, whatever they hold, and in bounded time."""

import json
import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.alignment import align
from elegoo_chat_gui.core.chat_changes import (
    Added,
    ChatChanges,
    Edited,
    Kept,
    Removed,
    chat_changes,
    message_parts,
    message_steps,
)
from elegoo_chat_gui.core.chats import ROW_KEYS, Chat, chat_from_row
from elegoo_chat_gui.core.json_text import dump
from elegoo_chat_gui.core.messages import DecodedMessages, Message, encode_messages
from elegoo_chat_gui.core.slicing_settings import UnreadableSettings, read_settings
from elegoo_chat_gui.core.word_changes import PieceKind, word_changes

ACCOUNT = AccountKey("s", "u")
WORDS = st.sampled_from(["PETG", "stringing", "at", "the", "corner", "温度", "😀", "\ud800", ""])
TEXTS = st.one_of(st.text(max_size=20), st.lists(WORDS, max_size=8).map(" ".join))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
MESSAGES = st.one_of(
    st.builds(lambda role, text: {"role": role, "content": text}, st.sampled_from(["user", "assistant"]), TEXTS),
    st.builds(
        lambda role, more: {"role": role, "content": None, **more},
        st.just("assistant"),
        st.dictionaries(st.sampled_from(["slicing_profiles", "agent_actions", "x"]), VALUES, max_size=2),
    ),
    VALUES,
)
LISTS = st.lists(MESSAGES, max_size=8)
OPTIONAL = st.none() | st.sampled_from(["", "0.20mm", "0.16mm"])


def chat(messages: object = (), **fields: object) -> Chat:
    text = messages if isinstance(messages, str) else json.dumps(messages)
    row = dict.fromkeys(ROW_KEYS) | {"id": 5, "messages": text, "created_at": "", "updated_at": ""} | fields
    return chat_from_row(ACCOUNT, json.dumps(row).encode())


def user(text: str) -> dict[str, object]:
    return {"role": "user", "content": text}


def assistant(text: str, **more: object) -> dict[str, object]:
    return {"role": "assistant", "content": text, **more}


def messages(chat: Chat) -> tuple[Message, ...]:
    assert isinstance(chat.log, DecodedMessages)
    return chat.log.messages


def applied(old: tuple[Message, ...], changes: ChatChanges) -> list[Message]:
    """The new list, made of the old one and the steps alone; fails where a step does not fit its place."""
    result: list[Message] = []
    place = 0
    for step in changes.steps:
        match step:
            case Kept(start, end, count):
                assert (start, end) == (place, len(result))
                result += old[start : start + count]
                place += count
            case Added(at, message):
                assert at == len(result)
                result.append(message)
            case Removed(at, message):
                assert (at, old[at]) == (place, message)
                place += 1
            case Edited(at, other, before, after):
                assert (at, other, old[at]) == (place, len(result), before)
                result.append(after)
                place += 1
    assert place == len(old)
    return result


@given(LISTS, st.data())
def test_the_difference_applied_to_the_old_gives_the_new(old: list[object], data: st.DataObject) -> None:
    new = data.draw(st.lists(st.sampled_from(old) | MESSAGES if old else MESSAGES, max_size=8))
    before, after = chat(old), chat(new)
    result = applied(messages(before), chat_changes(before, after))
    assert [dump(message.value) for message in result] == [dump(message.value) for message in messages(after)]


@given(LISTS, OPTIONAL, OPTIONAL, st.dictionaries(st.text(max_size=3), VALUES, max_size=2))
def test_equal_chats_have_no_difference(
    texts: list[object], process: str | None, feedback: str | None, more: dict[str, object]
) -> None:
    fields = {key: value for key, value in more.items() if key not in ROW_KEYS}
    one = chat(texts, print_process_name=process, user_feedback=feedback, **fields)
    assert not chat_changes(one, one)
    spelled = chat(json.dumps(texts, indent=2), print_process_name=process, user_feedback=feedback, **fields)
    changes = chat_changes(one, spelled)
    assert not changes, "spacing says nothing"
    assert all(isinstance(step, Kept) for step in changes.steps)


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "machine_name": OPTIONAL,
        "filament_name": OPTIONAL,
        "print_process_name": OPTIONAL,
        "user_feedback": st.none() | st.sampled_from(["positive", "negative", ""]),
        "user_feedback_text": st.none() | TEXTS,
        "model": VALUES,
        "slicing_settings_json": st.none()
        | st.sampled_from(["", "{", "[1]", '{"a":"1","b":["2"]}', '{"a":2,"c":3}']),
    },
)


@given(FIELDS, FIELDS)
def test_every_other_field_that_differs_is_named_with_both_values(
    old: dict[str, object], new: dict[str, object]
) -> None:
    before, after = chat(**old), chat(**new)
    changes = chat_changes(before, after)
    found = {change.name: (change.before, change.after) for change in changes.fields}
    pairs = {
        "machine_name": (before.machine_name, after.machine_name),
        "filament_name": (before.filament_name, after.filament_name),
        "print_process_name": (before.process_name, after.process_name),
        "user_feedback": (before.feedback, after.feedback),
        "user_feedback_text": (before.feedback_text, after.feedback_text),
        "model": tuple(dump(one.unknown["model"]) if "model" in one.unknown else None for one in (before, after)),
    }
    found.pop("slicing_settings_json", None)
    assert found == {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    rows, later = (read_settings(one.slicing_settings_json) for one in (before, after))
    if isinstance(rows, UnreadableSettings) or isinstance(later, UnreadableSettings):
        assert not changes.settings
        return
    table = {row.key: row.value for row in rows}
    for change in changes.settings:
        assert table.get(change.name) == change.before
        table.pop(change.name, None)
        if change.after is not None:
            table[change.name] = change.after
    assert table == {row.key: row.value for row in later}


def test_a_message_that_goes_on_is_edited_and_new_ones_are_added() -> None:
    old = chat([user("How hot for PETG?"), assistant("Try 240 °C.")])
    new = chat([user("How hot for PETG?"), assistant("Try 240 °C. Then slow the fan."), user("Thanks")])
    changes = chat_changes(old, new)
    assert (changes.added, changes.removed, changes.edited) == (1, 0, 1)
    assert isinstance(changes.steps[1], Edited)


def test_another_message_in_the_place_of_one_is_not_its_version() -> None:
    old = [Message.written("user", "a b c"), Message.written("assistant", "one two three")]
    new = [Message.written("assistant", "four five six"), Message.written("user", "x y z")]
    assert {type(step) for step in message_steps(old, new)} == {Removed, Added}


def test_only_the_time_of_update_is_nothing_to_tell() -> None:
    changes = chat_changes(chat(updated_at="2026-03-02T01:12:44Z"), chat(updated_at="2026-03-02T02:12:44Z"))
    assert not changes
    assert changes.field("updated_at") is not None
    assert chat_changes(chat(), chat(user_feedback="positive"))


def test_messages_that_do_not_decode_are_compared_as_text() -> None:
    changes = chat_changes(chat('[{"role":"us'), chat([user("Hello")]))
    change = changes.field("messages")
    assert change is not None
    assert change.before == '[{"role":"us'
    assert not changes.steps


def test_the_parts_of_an_edited_message_are_told_apart() -> None:
    settings = {"filament_overrides": {"nozzle_temperature": [215], "hot_plate_temp": [60]}}
    other = {"filament_overrides": {"nozzle_temperature": [220], "hot_plate_temp": [60]}}
    before = Message.from_value({"role": "assistant", "content": "One", "slicing_profiles": settings})  # type: ignore[dict-item]
    after = Message.from_value({"role": "assistant", "content": "Two", "slicing_profiles": other, "n": 1})  # type: ignore[dict-item]
    assert [(part.name, part.before, part.after) for part in message_parts(before, after)] == [
        ("content", "One", "Two"),
        ("slicing_profiles.filament_overrides.nozzle_temperature", "[215]", "[220]"),
        ("n", None, "1"),
    ]


@given(MESSAGES, MESSAGES)
def test_messages_that_differ_differ_in_a_part(one: object, other: object) -> None:
    before, after = messages(chat([one]))[0], messages(chat([other]))[0]
    if dump(before.value) != dump(after.value):
        assert message_parts(before, after)


@given(TEXTS, TEXTS)
def test_words_lead_from_one_text_to_the_other(old: str, new: str) -> None:
    pieces = word_changes(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.REMOVED) == new
    assert all(piece.text for piece in pieces)
    if old == new:
        assert all(piece.kind is PieceKind.SAME for piece in pieces)


def test_whole_words_change_and_chinese_character_by_character() -> None:
    assert [(p.kind.value, p.text) for p in word_changes("Set 215 °C now", "Set 220 °C now")] == [
        ("same", "Set "),
        ("removed", "215"),
        ("added", "220"),
        ("same", " °C now"),
    ]
    assert [(p.kind.value, p.text) for p in word_changes("喷嘴温度高", "喷嘴温度低")] == [
        ("same", "喷嘴温度"),
        ("removed", "高"),
        ("added", "低"),
    ]


def test_a_sentence_written_anew_is_not_shredded_at_its_blanks() -> None:
    pieces = word_changes("walls carry load", "infill costs time")
    assert [piece.kind.value for piece in pieces] == ["removed", "added"]


SMALL = st.lists(st.integers(0, 4), max_size=12)


@given(SMALL, SMALL, st.integers(0, 200))
def test_alignments_agree_where_they_say_so(old: list[int], new: list[int], budget: int) -> None:
    i = j = 0
    for match in align(old, new, budget):
        assert match.old >= i
        assert match.new >= j
        assert match.count > 0
        i, j = match.old + match.count, match.new + match.count
        assert old[match.old : i] == new[match.new : j]


def _noise(letters: str, length: int, seed: int) -> str:
    return "".join(random.Random(seed).choices(letters, k=length))  # noqa: S311


@pytest.mark.parametrize(
    "pair",
    [
        lambda: (_noise("a ", 190_000, 1), _noise("a ", 190_000, 2)),
        lambda: ("a " * 90_000, "b a " * 45_000),
        lambda: ("x" * 1_000_000, "x" * 999_999 + "y"),
        lambda: (_noise("ab", 3_000_000, 3), _noise("ab", 3_000_000, 4)),
        lambda: ("(" * 150_000, ")(" * 75_000),
    ],
)
def test_hostile_texts_are_not_slow(pair: Callable[[], tuple[str, str]]) -> None:
    old, new = pair()
    started = time.process_time()
    word_changes(old, new)
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    "texts",
    [
        lambda: (["same"] * 10_000, ["same", "other"] * 5_000),
        lambda: ([f"m {n}" for n in range(10_000)], [f"m {n}" for n in range(9_999, -1, -1)]),
        lambda: ([_noise("ab ", 30, n) for n in range(10_000)], [_noise("ab ", 30, -n - 1) for n in range(10_000)]),
    ],
)
def test_ten_thousand_hostile_messages_are_not_slow(texts: Callable[[], tuple[list[str], list[str]]]) -> None:
    old, new = (encode_messages(Message.written("user", text) for text in side) for side in texts())
    before, after = chat(old), chat(new)
    assert len(messages(before)) == len(messages(after)) == 10_000
    started = time.process_time()
    changes = chat_changes(before, after)
    assert time.process_time() - started < 5
    assert len(applied(messages(before), changes)) == 10_000
