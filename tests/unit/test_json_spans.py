"""Spans and lines of JSON say what the text says, as it was received, whatever it holds."""

import json
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core import json_spans
from elegoo_chat_gui.core.json_layout import laid_out
from elegoo_chat_gui.core.json_spans import Span, SpanKind, children, string_text, unfolded, whole

TEXTS = st.text(st.characters(), max_size=20) | st.sampled_from(
    ['"', "\\", "\\u00e9", "😀", "\ud800", "\udc00x", "\0"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def found(steps: Iterator[Span | None]) -> list[Span]:
    return [span for span in steps if span is not None]


def drained(source: bytes, span: Span) -> bytes:
    steps = unfolded(source, span.start, span.end)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return bytes(end.value)


def built(source: bytes, span: Span) -> object:
    """The value, put together from spans alone."""
    match span.kind:
        case SpanKind.OBJECT:
            members = found(children(source, span))
            return {string_text(source, *member.key): built(source, member) for member in members if member.key}
        case SpanKind.LIST:
            return [built(source, element) for element in found(children(source, span))]
        case SpanKind.STRING:
            return string_text(source, span.start, span.end)
        case _:
            return json.loads(source[span.start : span.end])


@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_spans_hold_what_the_text_says(value: object, ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    source = f" {text}\n".encode("utf-8", "surrogatepass")
    (span,) = found(whole(source))
    assert built(source, span) == json.loads(text)


@given(TEXTS, st.booleans(), st.integers(1, 9))
def test_a_string_read_in_parts_is_not_torn(text: str, ascii_only: bool, step: int) -> None:
    source = json.dumps(text, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    (span,) = found(whole(source))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_spans, "STEP", 12 + step)
        assert string_text(source, span.start, span.end) == json.loads(source.decode("utf-8", "surrogatepass"))
        assert drained(source, span).decode("utf-8", "surrogatepass") == string_text(source, span.start, span.end)


def test_numbers_and_repeated_keys_stay_as_received() -> None:
    source = b'{"a": 1.10, "a": 1e400, "b": -0}'
    (span,) = found(whole(source))
    rows = [
        (string_text(source, *one.key or (0, 0)), source[one.start : one.end])
        for one in found(children(source, span))
    ]
    assert rows == [("a", b"1.10"), ("a", b"1e400"), ("b", b"-0")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (b"", ["broken"]),
        (b"plain words", ["broken"]),
        (b"[1,2] x", ["list", "broken"]),
        (b'{"a":1', ["broken"]),
        (b"NaN", ["broken"]),
        (b'"cut', ["broken"]),
    ],
)
def test_what_is_not_json_is_told(text: bytes, kinds: list[str]) -> None:
    assert [span.kind.value for span in found(whole(text))] == kinds


def test_inside_a_list_the_broken_rest_is_one_piece() -> None:
    source = b'[1, {"a":2}, oops, 3]'
    (span,) = found(whole(source))
    last = found(children(source, span))[-1]
    assert last.kind is SpanKind.BROKEN
    assert source[last.start : last.end] == b"oops, 3"


@given(st.binary(max_size=40) | st.text('{}[]",:\\u0 a1', max_size=30).map(str.encode))
def test_nothing_raises_and_nothing_is_lost(source: bytes) -> None:
    spans = found(whole(source))
    for span in spans:
        inner = found(children(source, span)) if span.kind in {SpanKind.OBJECT, SpanKind.LIST} else []
        assert all(span.start < one.start <= one.end < span.end for one in inner)
        for one in [span, *inner]:
            if one.kind is SpanKind.STRING:
                string_text(source, one.start, one.end)
    text, rest = laid_out(source, 10_000)
    assert rest == 0
    blanks = dict.fromkeys(map(ord, " \t\n\r"))
    assert text.translate(blanks) == json_spans.as_text(source).translate(blanks)


@given(VALUES)
def test_set_out_in_lines_it_is_the_same_json(value: object) -> None:
    text, rest = laid_out(json.dumps(value).encode(), 100_000)
    assert rest == 0
    assert json.loads(text) == value


def test_lines_are_indented_and_short_lists_stay_on_one() -> None:
    text, _ = laid_out(b'{"a":{"b":[1,2, "x, y"]},"c":[],"d":[{"e":1}]}', 1_000)
    assert (
        text == '{\n  "a": {\n    "b": [1, 2, "x, y"]\n  },\n  "c": [],\n  "d": [\n    {\n      "e": 1\n    }\n  ]\n}'
    )


def test_what_is_left_over_is_counted() -> None:
    source = json.dumps({"a": "x" * 1_000}).encode()
    text, rest = laid_out(source, 100)
    assert len(text) == 100
    assert rest == len(source) - len(text.replace("\n", "").replace(" ", "")) - 1


def test_sixty_megabytes_are_walked_in_small_steps() -> None:
    inner = json.dumps([{"role": "user", "content": 'say "x" ' * 400}] * 6_000)
    source = json.dumps({"id": 1, "messages": inner, "last": [1]}).encode()
    assert len(source) > 20_000_000
    longest, steps = 0.0, whole(source)
    spans: list[Span] = []
    while True:
        started = time.process_time()
        try:
            span = next(steps)
        except StopIteration:
            break
        longest = max(longest, time.process_time() - started)
        spans += [span] if span else []
    assert longest < 0.1
    assert [string_text(source, *one.key or (0, 0)) for one in found(children(source, spans[0]))] == [
        "id",
        "messages",
        "last",
    ]
    started = time.process_time()
    text, rest = laid_out(source, 200_000)
    assert time.process_time() - started < 0.2
    assert len(text) == 200_000
    assert rest > 19_000_000
