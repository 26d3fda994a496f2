"""The steps of "Test connection", in the order in which they can fail."""

from dataclasses import dataclass
from enum import StrEnum

from elegoo_chat_gui.core.errors import ApiError


class CheckStep(StrEnum):
    """What is tried; each needs the one before it."""

    ADDRESS = "address"
    CONNECT = "connect"
    TLS = "tls"  # skipped over plain http
    ANSWER = "answer"
    CREDENTIALS = "credentials"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One finished step. `error` is None where it passed; `detail` is short and plain (`TLSv1.3`)."""

    step: CheckStep
    error: ApiError | None = None
    detail: str = ""

    @property
    def passed(self) -> bool:
        return self.error is None
