"""Refusals: from status and body to an error, by status and shape alone."""

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.api.answers import TEXT_LIMIT, Redaction, refusal, retry_after
from elegoo_chat_gui.core.errors import (
    ForbiddenError,
    NotAuthenticatedError,
    NotFoundError,
    RateLimitedError,
    ServerFailedError,
    StatusError,
    ValidationRejectedError,
)
from elegoo_chat_gui.core.secrets import Secret

OPEN = Redaction(Secret("the-token"))


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, NotAuthenticatedError),
        (402, StatusError),
        (403, ForbiddenError),
        (404, NotFoundError),
        (405, StatusError),
        (406, StatusError),
        (413, StatusError),
        (415, StatusError),
        (429, RateLimitedError),
        (500, ServerFailedError),
        (502, ServerFailedError),
        (503, ServerFailedError),
        (504, ServerFailedError),
        (304, StatusError),
        (204, StatusError),
    ],
)
@pytest.mark.parametrize("body", [b"", b"<h1>Server Error</h1>", b'{"detail":"x"}', b"[]", b"\xff", b"[" * 65536])
def test_the_status_decides(status: int, kind: type[StatusError], body: bytes) -> None:
    error = refusal(status, {}, body, OPEN)
    assert type(error) is kind
    assert error.status == status


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'{"error":"Invalid or expired access token"}', "Invalid or expired access token"),
        (b'{"detail":"Method \\"PUT\\" not allowed."}', 'Method "PUT" not allowed.'),
        (b'{"code":402,"error":"credits","credit_resp":{"code":1}}', "credits"),
        (b'{"message":{"role":"assistant","content":"no"}}', "no"),
        (b'{"message":"plain"}', "plain"),
        (b"<html><title>502 Bad <i>Gateway</i> &amp; more</title></html>", "502 Bad Gateway & more"),
        (b"<html><p>no headline", ""),
        (b"upstream failed\n\n now", "upstream failed now"),
        (b'\xef\xbb\xbf{"error":"with mark"}', "with mark"),
        (b'{"other":1}', '{"other":1}'),
        (b"", ""),
        (b'"text"', "text"),
        (b"x" * 1000, "x" * (TEXT_LIMIT - 1) + "…"),
    ],
)
def test_the_servers_words_are_found_in_every_shape(body: bytes, words: str) -> None:
    assert refusal(500, {}, body, OPEN).server_text == words


@pytest.mark.parametrize(
    ("body", "fields", "general"),
    [
        ({"messages": ["a", "b"], "user_feedback": ["c"]}, {"messages": ("a", "b"), "user_feedback": ("c",)}, ()),
        ({"messages": "text"}, {"messages": ("text",)}, ()),
        ({"messages": [{"x": [1]}, None]}, {"messages": ('{"x":[1]}', "null")}, ()),
        ({"messages": {"0": "x"}}, {"messages": ('{"0":"x"}',)}, ()),
        ({"messages": None, "x": 1}, {"messages": ("null",), "x": ("1",)}, ()),
        ({"non_field_errors": ["No data provided"]}, {}, ("No data provided",)),
        ({"detail": "JSON parse error"}, {}, ("JSON parse error",)),
        ({"error": "required"}, {}, ("required",)),
        ({"message": {"role": "assistant", "content": "no"}}, {}, ("no",)),
        ({"code": 1, "error": "e", "credit_resp": {}}, {}, ("e",)),
        (["a", "b"], {}, ("a; b",)),
        ({}, {}, ()),
    ],
)
def test_a_400_reaches_its_fields(body: object, fields: dict[str, tuple[str, ...]], general: tuple[str, ...]) -> None:
    error = refusal(400, {}, json.dumps(body).encode(), OPEN)
    assert isinstance(error, ValidationRejectedError)
    assert error.field_errors == fields
    assert error.general == general


@pytest.mark.parametrize("body", [b"<h1>Bad Request (400)</h1>", b"Bad Request (400)"])
def test_a_400_that_is_no_json_is_still_a_400(body: bytes) -> None:
    error = refusal(400, {}, body, OPEN)
    assert isinstance(error, ValidationRejectedError)
    assert (error.field_errors, error.general) == ({}, ("Bad Request (400)",))


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("3", 3), ("0", 0), ("-5", 0), ("1.5", 1.5), ("", None), ("soon", None), ("nan", None), ("Mon, 99 Foo", None)],
)
def test_retry_after_in_seconds(header: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": header}) == seconds


def test_retry_after_as_a_date_and_absurd() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=30))
    assert 28 < (retry_after({"retry-after": later}) or 0) <= 30
    assert (retry_after({"retry-after": "9" * 6000}) or 0) > 1e9
    assert retry_after({}) is None
    error = refusal(429, {"retry-after": "7"}, b"", OPEN)
    assert isinstance(error, RateLimitedError)
    assert error.retry_after == 7


@given(st.text(min_size=4, max_size=20), st.text(max_size=30))
def test_an_echoed_token_is_taken_out_in_every_writing(value: str, around: str) -> None:
    token = Secret(value)
    if len(set(token.reveal())) < 4 or token.reveal() in around:
        return
    redact = Redaction(token)
    shown = token.reveal()
    for form in (
        shown,
        quote(shown, safe="", errors="surrogatepass"),
        quote(shown, errors="surrogatepass").lower(),
        quote_plus(shown, errors="surrogatepass"),
        json.dumps(shown)[1:-1],
        json.dumps(shown, ensure_ascii=False)[1:-1],
    ):
        assert form not in redact(f"{around} {form} {around}") or form in f"{around} *** {around}"


def test_redaction_comes_before_cutting() -> None:
    text = "x" * (TEXT_LIMIT - 4) + "the-token"
    assert "the" not in OPEN.short(text)


def test_no_token_redacts_nothing() -> None:
    assert Redaction(Secret(""))("text") == "text"
