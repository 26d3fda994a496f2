"""Faults on request: what can go wrong on the way, from a menu, a control address or a query."""

import threading
from collections.abc import Mapping
from enum import StrEnum


class Fault(StrEnum):
    """Names of the faults; those in POST_ONLY leave GET alone."""

    SLOW = "slow"
    SLOW_BODY = "slow_body"
    UNAUTHORIZED = "unauthorized"
    EXPIRE = "expire"
    FIELD_ERRORS = "field_errors"
    BAD_REQUEST_DETAIL = "bad_request_detail"
    PAYMENT_REQUIRED = "payment_required"
    FORBIDDEN = "forbidden"
    TOO_LARGE = "too_large"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    UNAVAILABLE = "unavailable"
    HTML = "html"
    BROKEN_JSON = "broken_json"
    WRONG_SHAPE = "wrong_shape"
    CUT_BODY = "cut_body"
    BAD_GZIP = "bad_gzip"
    LOST_ANSWER = "lost_answer"
    REDIRECT_ELSEWHERE = "redirect_elsewhere"


FAULT_TITLES: Mapping[Fault, str] = {
    Fault.SLOW: "Slow answer",
    Fault.SLOW_BODY: "Slow transfer",
    Fault.UNAUTHORIZED: "Credentials refused (401)",
    Fault.EXPIRE: "Token expires (401)",
    Fault.FIELD_ERRORS: "Fields refused (400)",
    Fault.BAD_REQUEST_DETAIL: "Request not understood (400)",
    Fault.PAYMENT_REQUIRED: "Out of credits (402)",
    Fault.FORBIDDEN: "Forbidden (403)",
    Fault.TOO_LARGE: "Too large (413)",
    Fault.RATE_LIMITED: "Too many requests (429)",
    Fault.SERVER_ERROR: "Server error (500)",
    Fault.UNAVAILABLE: "Server unavailable (503)",
    Fault.HTML: "Web page instead of data",
    Fault.BROKEN_JSON: "Broken data",
    Fault.WRONG_SHAPE: "Data of another shape",
    Fault.CUT_BODY: "Connection cut in the middle",
    Fault.BAD_GZIP: "Damaged compression",
    Fault.LOST_ANSWER: "Chat created, answer lost",
    Fault.REDIRECT_ELSEWHERE: "Redirect to another host (302)",
}

POST_ONLY = frozenset({Fault.FIELD_ERRORS, Fault.BAD_REQUEST_DETAIL, Fault.LOST_ANSWER})

DEFAULT_SLOW_SECONDS = 5.0


class Faults:
    """The fault in force, shared by all threads of the server."""

    def __init__(self, slow_seconds: float = DEFAULT_SLOW_SECONDS) -> None:
        self._lock = threading.Lock()
        self._current: Fault | None = None
        self._left: int | None = None
        self._slow_seconds = slow_seconds

    @property
    def slow_seconds(self) -> float:
        """Seconds that `slow` waits before the head, and `slow_body` takes for the body."""
        with self._lock:
            return self._slow_seconds

    @slow_seconds.setter
    def slow_seconds(self, seconds: float) -> None:
        with self._lock:
            self._slow_seconds = max(0.0, seconds)

    def set(self, name: str | None, times: int | None = None) -> None:
        """Puts a fault in force, for `times` requests or until changed; None or "" clears it.

        Raises ValueError for an unknown name and for `times` below one.
        """
        fault = Fault(name) if name else None
        if times is not None and times < 1:
            raise ValueError("times must be at least 1")
        with self._lock:
            self._current = fault
            self._left = times if fault else None

    def current(self) -> str | None:
        """The name of the fault in force, or None."""
        with self._lock:
            return self._current.value if self._current else None

    def take(self, method: str, *, token_renewed: bool = False) -> Fault | None:
        """The fault for one request, which counts as used; None when it does not concern this request."""
        with self._lock:
            fault = self._current
            if fault is None or not concerns(fault, method):
                return None
            if fault is Fault.EXPIRE and token_renewed:
                return None
            if self._left is not None:
                self._left -= 1
                if self._left == 0:
                    self._current, self._left = None, None
            return fault


def concerns(fault: Fault, method: str) -> bool:
    """Whether a fault applies to requests of a method."""
    return method == "POST" if fault in POST_ONLY else method in {"GET", "HEAD", "POST"}
