"""JSON is given back as it came."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.json_text import (
    REASON_CUT_OFF,
    REASON_EMPTY,
    REASON_SYNTAX,
    REASON_TOO_DEEP,
    JsonTextError,
    NumberText,
    dump,
    dump_pretty,
    escape_lone_surrogates,
    is_too_deep,
    parse,
)

SCALARS = st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@given(VALUES)
def test_what_is_dumped_is_what_was_meant(value: object) -> None:
    assert json.loads(dump(parse(json.dumps(value)))) == value


@given(VALUES)
def test_pretty_is_the_same_value(value: object) -> None:
    parsed = parse(json.dumps(value))
    assert parse(dump_pretty(parsed)) == parsed


@pytest.mark.parametrize("number", ["1.10", "1e400", "-0", "0.1000", "9" * 5_000, "1E5", "12345678901234567890.123"])
def test_numbers_keep_their_text(number: str) -> None:
    assert dump(parse(f'{{"n":[{number}]}}')) == f'{{"n":[{number}]}}'


def test_ordinary_numbers_are_python_numbers() -> None:
    assert parse("[1, 2.5, -7]") == [1, 2.5, -7]
    assert parse("1.10") == NumberText("1.10")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", REASON_EMPTY),
        (" \n", REASON_EMPTY),
        ("{", REASON_CUT_OFF),
        ('{"a": "b', REASON_CUT_OFF),
        ("[1,]", REASON_SYNTAX),
        ("NaN", REASON_SYNTAX),
        ("[Infinity]", REASON_SYNTAX),
        ("1 2", REASON_SYNTAX),
        ("hello", REASON_SYNTAX),
        ("[" * 100_000 + "]" * 100_000, REASON_TOO_DEEP),
        ("[" * 100_000, REASON_TOO_DEEP),
    ],
)
def test_the_reason_is_told(text: str, reason: str) -> None:
    with pytest.raises(JsonTextError) as caught:
        parse(text)
    assert caught.value.reason == reason


def test_brackets_in_strings_are_not_depth() -> None:
    assert not is_too_deep(json.dumps("[" * 10_000))
    assert parse(json.dumps("[{" * 10_000)) == "[{" * 10_000
    assert parse("[" * 350 + "]" * 350)


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("\ud800\udfff\0")))
def test_lone_surrogates_become_escapes_that_mean_the_same(text: str) -> None:
    escaped = escape_lone_surrogates(json.dumps(text, ensure_ascii=False))
    assert escaped.encode("utf-8")
    assert json.loads(escaped) == text
    assert json.loads(dump(text)) == text
