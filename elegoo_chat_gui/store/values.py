"""How values lie in a column: text as bytes, moments as microseconds.

SQLite cannot bind a lone surrogate, and its own functions stop at NUL: so text is a BLOB.
"""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_column(text: str) -> bytes:
    """Any text, each code point kept apart: two lone surrogates do not become one character."""
    return text.encode("utf-8", "surrogatepass")


def from_column(column: bytes) -> str:
    return str(column, "utf-8", "surrogatepass")


def optional_to_column(text: str | None) -> bytes | None:
    return None if text is None else text.encode("utf-8", "surrogatepass")


def optional_from_column(column: bytes | None) -> str | None:
    return None if column is None else str(column, "utf-8", "surrogatepass")


def to_microseconds(moment: datetime) -> int:
    """Since 1970 in UTC; a moment without a zone counts as UTC."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH) // _MICROSECOND


def from_microseconds(column: int) -> datetime:
    return _EPOCH + timedelta(microseconds=column)


def optional_to_microseconds(moment: datetime | None) -> int | None:
    return None if moment is None else to_microseconds(moment)


def optional_from_microseconds(column: int | None) -> datetime | None:
    return None if column is None else from_microseconds(column)
