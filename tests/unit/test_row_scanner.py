"""Cutting a JSON array that arrives in pieces."""

import itertools
import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.api.row_scanner import RowScanner
from elegoo_chat_gui.core.errors import AnswerShape, UnexpectedAnswerError

NASTY = st.sampled_from(['},{"', '"},{"a":"', "\\", '\\"', "]", "[", "}, {", '"', "\x00", "\ud800", "拉丝", "a"])
TEXT = st.lists(NASTY, max_size=6).map("".join) | st.text(max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=12,
)
STYLES = st.sampled_from([{"separators": (",", ":")}, {}, {"indent": 1}, {"separators": (" , ", " : ")}])


def pieces_of(data: bytes, cuts: list[int]) -> list[bytes]:
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    return [data[start:end] for start, end in itertools.pairwise(places)]


def scan(pieces: list[bytes]) -> list[bytes]:
    scanner = RowScanner()
    rows = [row for piece in pieces for row in scanner.feed(piece)] + scanner.flush()
    scanner.finish()
    return rows


@given(st.lists(VALUES, max_size=8), STYLES, st.lists(st.integers(0, 10_000), max_size=12), st.booleans())
def test_any_cutting_of_any_array_gives_its_elements(
    values: list[object], style: dict[str, Any], cuts: list[int], bom: bool
) -> None:
    body = (b"\xef\xbb\xbf" if bom else b"") + json.dumps(values, **style).encode() + b" \n"
    rows = scan(pieces_of(body, cuts))
    assert [json.loads(row) for row in rows] == values
    assert all(row == row.strip() for row in rows)
    assert rows == scan([body])


@given(st.lists(VALUES, max_size=5), STYLES, st.integers(0, 10_000), st.lists(st.integers(0, 10_000), max_size=4))
def test_a_body_cut_anywhere_never_ends_normally(
    values: list[object], style: dict[str, Any], at: int, cuts: list[int]
) -> None:
    body = json.dumps(values, **style).encode()
    part = body[: at % len(body)]
    scanner = RowScanner()
    rows = [row for piece in pieces_of(part, cuts) for row in scanner.feed(piece)] + scanner.flush()
    with pytest.raises(UnexpectedAnswerError) as caught:
        scanner.finish()
    assert caught.value.shape in {AnswerShape.CUT_OFF, AnswerShape.EMPTY}
    assert [json.loads(row) for row in rows] == values[: len(rows)]


@given(st.binary(max_size=60), st.lists(st.integers(0, 60), max_size=4))
def test_any_bytes_are_either_rows_or_an_unexpected_answer(body: bytes, cuts: list[int]) -> None:
    results = []
    for pieces in (pieces_of(body, cuts), [body]):
        try:
            results.append(scan(pieces))
        except UnexpectedAnswerError:
            results.append([])
    assert results[0] == results[1]


@pytest.mark.parametrize(
    "broken",
    [b'{"id":2,"messages":"\xff"}', b'{"id":2,,}', b'{"id":2 "x"}', b"{NaN}", b"{[}]", b"nonsense", b'{"a":"\\q"}'],
)
def test_a_broken_row_costs_one_row(broken: bytes) -> None:
    good = [b'{"id":%d,"messages":"[]"}' % number for number in range(200)]
    rows = [*good[:100], broken, *good[100:]]
    body = b"[" + b",".join(rows) + b"]"
    assert scan([body]) == rows
    assert scan([body[start : start + 7] for start in range(0, len(body), 7)]) == rows


@pytest.mark.parametrize(
    ("body", "shape"),
    [
        (b"", AnswerShape.EMPTY),
        (b"  \n", AnswerShape.EMPTY),
        (b"\xef\xbb\xbf", AnswerShape.EMPTY),
        (b"<!doctype html><h1>x</h1>", AnswerShape.HTML),
        (b" \n<html>", AnswerShape.HTML),
        (b"{}", AnswerShape.WRONG_SHAPE),
        (b'{"results":[{"id":1}]}', AnswerShape.WRONG_SHAPE),
        (b"null", AnswerShape.WRONG_SHAPE),
        (b" true ", AnswerShape.WRONG_SHAPE),
        (b"17", AnswerShape.WRONG_SHAPE),
        (b'"[]"', AnswerShape.WRONG_SHAPE),
        (b"not found", AnswerShape.NOT_JSON),
        (b"nul", AnswerShape.NOT_JSON),
        (b"\x1f\x8b\x08", AnswerShape.NOT_JSON),
        (b"[", AnswerShape.CUT_OFF),
        (b'[{"id":1}', AnswerShape.CUT_OFF),
        (b'[{"id":1},', AnswerShape.CUT_OFF),
        (b'[{"id":1}]x', AnswerShape.NOT_JSON),
        (b"[][]", AnswerShape.NOT_JSON),
        (b"[1,,2]", AnswerShape.NOT_JSON),
        (b"[1,]", AnswerShape.NOT_JSON),
        (b"[,1]", AnswerShape.NOT_JSON),
        (b"[1}", AnswerShape.NOT_JSON),
    ],
)
def test_what_is_no_list_is_named(body: bytes, shape: AnswerShape) -> None:
    for pieces in ([body], [body[at : at + 1] for at in range(len(body))]):
        with pytest.raises(UnexpectedAnswerError) as caught:
            scan(pieces)
        assert caught.value.shape is shape


def test_a_row_of_sixty_megabytes_and_its_neighbours() -> None:
    big = b'{"id":2,"messages":"' + b'},{\\"x\\n' * 7_500_000 + b'"}'
    body = b'[{"id":1},' + big + b',{"id":3}]'
    begun = time.process_time()
    rows = scan([body[start : start + 65536] for start in range(0, len(body), 65536)])
    assert rows == [b'{"id":1}', big, b'{"id":3}']
    assert time.process_time() - begun < 20  # linear; quadratic would be hours


@pytest.mark.parametrize("inner", [b"[" * 100_000 + b"]" * 100_000, b'{"a":' * 100_000 + b"1" + b"}" * 100_000])
def test_a_row_of_a_hundred_thousand_levels(inner: bytes) -> None:
    rows = [b'{"id":1}', b'{"id":2,"x":' + inner + b"}", b'{"id":3}']
    body = b"[" + b",".join(rows) + b"]"
    assert scan([body[start : start + 9973] for start in range(0, len(body), 9973)]) == rows


def test_rows_with_many_false_boundaries_stay_linear() -> None:
    nested = b'{"id":1,"x":[' + b",".join([b'{"y":1}'] * 200_000) + b"]}"
    body = b"[" + nested + b"," + nested + b"]"
    begun = time.process_time()
    assert scan([body[start : start + 1400] for start in range(0, len(body), 1400)]) == [nested, nested]
    assert time.process_time() - begun < 10
