"""Answers that are not the success of their request: from status and body to an error.

Decided by status and shape, never by text. Whatever text goes into an error is cut, and the token taken out of it:
a server may echo what it was sent.
"""

import html
import json
import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import quote, quote_plus

from elegoo_chat_gui.core.errors import (
    ForbiddenError,
    NotAuthenticatedError,
    NotFoundError,
    RateLimitedError,
    ServerFailedError,
    StatusError,
    ValidationRejectedError,
)
from elegoo_chat_gui.core.json_text import JsonTextError, JsonValue, dump, parse
from elegoo_chat_gui.core.secrets import MASK, Secret

BODY_LIMIT = 64 * 1024  # bytes of a refusal that are read
TEXT_LIMIT = 300  # characters of it that are kept
_FIELDS_LIMIT = 50
_TEXTS_LIMIT = 20
_HEADLINE = re.compile(r"<(title|h1)\b[^>]*>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


class Redaction:
    """Takes a token out of text, in whatever way it was written there."""

    def __init__(self, token: Secret) -> None:
        value = token.reveal()
        forms = {value, html.escape(value), json.dumps(value)[1:-1], json.dumps(value, ensure_ascii=False)[1:-1]}
        for safe in ("", "/", "~", "/:@!$&'()*,;=~"):
            forms |= {quote(value, safe, errors="surrogatepass"), quote_plus(value, safe, errors="surrogatepass")}
        ordered = sorted(filter(None, forms), key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, ordered)), re.IGNORECASE) if ordered else None

    def __call__(self, text: str) -> str:
        return self._pattern.sub(MASK, text) if self._pattern else text

    def short(self, text: str) -> str:
        """One line, without the token, cut to what is worth keeping."""
        line = " ".join(self(text).split())
        return line if len(line) <= TEXT_LIMIT else line[: TEXT_LIMIT - 1] + "…"


def refusal(status: int, headers: Mapping[str, str], body: bytes, redact: Redaction) -> StatusError:
    """The error of any status that is not a success or a redirect."""
    text = body.decode("utf-8", "replace").removeprefix("\ufeff")
    value = _json_or_none(text)
    if status == 400:
        return _validation(value, text, redact)
    words = redact.short(_server_words(value, text))
    match status:
        case 401:
            return NotAuthenticatedError(words)
        case 403:
            return ForbiddenError(403, words)
        case 404:
            return NotFoundError(404, words)
        case 429:
            return RateLimitedError(retry_after(headers), words)
    return ServerFailedError(status, words) if 500 <= status <= 599 else StatusError(status, words)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds, from either form of the header; None where there is none that can be read."""
    text = headers.get("retry-after", "").strip()
    try:
        seconds = float(text)
    except ValueError:
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, TypeError, OverflowError, IndexError):
            return None
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
        seconds = (moment - datetime.now(UTC)).total_seconds()
    return None if math.isnan(seconds) else max(0.0, seconds)


def _json_or_none(text: str) -> JsonValue:
    try:
        return parse(text)
    except JsonTextError:
        return None


def _server_words(value: JsonValue, text: str) -> str:
    """The one text of an answer: `error`, `detail`, `message.content`, else its headline or the text itself."""
    if isinstance(value, dict):
        return next(iter(_general_texts(value)), "") or dump(value)
    if isinstance(value, list):
        return "; ".join(_texts(value))
    if isinstance(value, str):
        return value
    if text.lstrip().startswith("<"):
        found = _HEADLINE.search(text)
        return html.unescape(_TAG.sub("", found[2])) if found else ""
    return text


def _general_texts(value: dict[str, JsonValue]) -> list[str]:
    message = value.get("message")
    spoken = message.get("content") if isinstance(message, dict) else message
    parts = (value.get("non_field_errors"), value.get("error"), value.get("detail"), spoken)
    return [text for part in parts if part is not None for text in _texts(part)]


def _texts(value: JsonValue) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [item if isinstance(item, str) else dump(item) for item in items[:_TEXTS_LIMIT]]


_NOT_FIELDS = {"non_field_errors", "error", "detail", "message", "code", "credit_resp"}


def _validation(value: JsonValue, text: str, redact: Redaction) -> ValidationRejectedError:
    if not isinstance(value, dict):
        words = redact.short(_server_words(value, text))
        return ValidationRejectedError({}, (words,) if words else ())
    fields = [(name, item) for name, item in value.items() if name not in _NOT_FIELDS][:_FIELDS_LIMIT]
    return ValidationRejectedError(
        {redact.short(name): tuple(map(redact.short, _texts(item))) for name, item in fields},
        tuple(map(redact.short, _general_texts(value))),
    )
