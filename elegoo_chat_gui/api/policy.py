"""How long is waited, how often is tried again, how much is read: values handed to the client."""

import random
from dataclasses import dataclass, field

from elegoo_chat_gui.core.errors import (
    AnswerShape,
    ApiError,
    ConnectionFailedError,
    Phase,
    RateLimitedError,
    ServerFailedError,
    TimedOutError,
    UnexpectedAnswerError,
)


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds. A reading limit is the longest silence, not the length of the whole answer."""

    connect: float = 10.0  # for each of: name, connection, TLS
    write: float = 30.0
    list_read: float = 120.0  # the server sends its headers only when the whole body is ready
    create_read: float = 60.0
    check_read: float = 60.0
    refusal_read: float = 5.0  # for the body of an answer whose status already decides


@dataclass(frozen=True, slots=True)
class Retries:
    """For GET alone: a POST is never made again."""

    tries: int = 3
    first_delay: float = 0.5  # seconds; doubles
    longest_retry_after: float = 10.0  # seconds; a server that asks for more is not waited for

    def delay(self, tries_made: int) -> float:
        """Seconds before the next try, spread so that many clients do not come back together."""
        return self.first_delay * (1 << (tries_made - 1)) * random.uniform(0.75, 1.25)  # noqa: S311  # not a secret


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything about requests that is a matter of choice."""

    timeouts: Timeouts = field(default_factory=Timeouts)
    retries: Retries = field(default_factory=Retries)
    redirects: int = 3  # GET only, to the very same origin


def may_pass_by_itself(error: ApiError) -> bool:
    """Whether making the same GET again can help."""
    if isinstance(error, TimedOutError):
        return True
    if isinstance(error, ConnectionFailedError):
        return error.phase is not Phase.TLS
    if isinstance(error, UnexpectedAnswerError):
        return error.shape is AnswerShape.CUT_OFF
    return isinstance(error, RateLimitedError | ServerFailedError)
