"""One tree of errors: facts in it, sentences only in ui/error_texts.py.

No error ever holds a token, a full request URL or a message's text.
"""

from enum import StrEnum
from pathlib import Path


class ElegooChatError(Exception):
    """Anything that this program foresees."""


class ApiError(ElegooChatError):
    """A request that did not give what it was made for."""


class Phase(StrEnum):
    """Where a request was when it failed or stopped."""

    ADDRESS = "address"  # the name could not be resolved
    CONNECT = "connect"
    PROXY = "proxy"
    TLS = "tls"
    SENDING = "sending"
    WAITING = "waiting"  # sent, no answer yet
    READING = "reading"  # the answer was on its way


class ConnectionFailedError(ApiError):
    """No answer was had. `phase` says how far it came, `detail` is the system's word, without addresses."""

    def __init__(self, phase: Phase, detail: str = "") -> None:
        super().__init__(f"{phase.value}: {detail}" if detail else phase.value)
        self.phase = phase
        self.detail = detail


class TimedOutError(ConnectionFailedError):
    """A phase took longer than its limit."""


class TlsRejectedError(ConnectionFailedError):
    """The server's certificate or handshake was refused by this computer."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(Phase.TLS, detail)


class SendCancelledError(ApiError):
    """A POST was stopped before its first byte left: nothing was created."""


class StatusError(ApiError):
    """An answer with a status that is not the success of its request."""

    def __init__(self, status: int, server_text: str = "") -> None:
        super().__init__(f"HTTP {status}")
        self.status = status
        self.server_text = server_text  # the server's own short text, for the details line; never decided upon


class NotAuthenticatedError(StatusError):
    """401: missing, wrong or expired; the server does not tell which."""

    def __init__(self, server_text: str = "") -> None:
        super().__init__(401, server_text)


class ForbiddenError(StatusError):
    """403."""


class NotFoundError(StatusError):
    """404: most often the address is not that of a Chats API."""


class ValidationRejectedError(StatusError):
    """400: `field_errors` maps the wire's field names to the server's texts; `general` holds the rest."""

    def __init__(self, field_errors: dict[str, tuple[str, ...]], general: tuple[str, ...] = ()) -> None:
        super().__init__(400, "; ".join(general))
        self.field_errors = field_errors
        self.general = general


class RateLimitedError(StatusError):
    """429: `retry_after` in seconds where the server says it."""

    def __init__(self, retry_after: float | None, server_text: str = "") -> None:
        super().__init__(429, server_text)
        self.retry_after = retry_after


class ServerFailedError(StatusError):
    """Any 5xx."""


class RedirectRefusedError(StatusError):
    """3xx to another place; `host` is where it pointed. Credentials go to the account's own host only."""

    def __init__(self, status: int, host: str) -> None:
        super().__init__(status)
        self.host = host


class UnexpectedAnswerError(ApiError):
    """A success status with a body that cannot be used."""

    def __init__(self, shape: "AnswerShape", detail: str = "") -> None:
        super().__init__(f"{shape.value}: {detail}" if detail else shape.value)
        self.shape = shape
        self.detail = detail


class AnswerShape(StrEnum):
    """What came instead of the documented answer."""

    HTML = "html"
    NOT_JSON = "not-json"
    WRONG_SHAPE = "wrong-shape"
    CUT_OFF = "cut-off"
    BAD_ENCODING = "bad-encoding"  # compression that does not decompress
    EMPTY = "empty"


class OutcomeUnknownError(ApiError):
    """The POST may have arrived. `cause` is what ended it; None: it was cancelled or the program quit."""

    def __init__(self, cause: ApiError | None = None) -> None:
        super().__init__("cancelled" if cause is None else str(cause))
        self.cause = cause


class StoreError(ElegooChatError):
    """A file of ours could not be read or written."""

    def __init__(self, path: Path | None = None, reason: str = "") -> None:
        super().__init__(reason or "store")
        self.path = path
        self.reason = reason


class StoreLockedError(StoreError):
    """Another process holds the file."""


class StoreFullError(StoreError):
    """No room on the disk."""


class StoreTooNewError(StoreError):
    """Written by a newer version of this program."""


class SlicerFileReason(StrEnum):
    """Why a slicer's file could not be used."""

    NO_SETTINGS = "no-settings"  # a plain model, a G-code file without its block: a normal case
    UNKNOWN_FORMAT = "unknown-format"
    UNREADABLE = "unreadable"  # missing, no permission, a folder, a device
    BROKEN = "broken"  # cut off, not a ZIP, not JSON, not XML
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too-large"  # unpacks to more than any slicer writes, nested too deeply, too many parts
    FORBIDDEN_PLACE = "forbidden-place"  # in a slicer's own folder, which is never written
    IN_THE_WAY = "in-the-way"  # a file is there already
    CANNOT_WRITE = "cannot-write"  # no room, no permission, no such folder


class SlicerFileError(ElegooChatError):
    """A project, G-code, bundle or preset file that could not be read or written. Nothing was changed."""

    def __init__(self, path: Path, reason: SlicerFileReason, detail: str = "") -> None:
        super().__init__(f"{reason.value}: {detail}" if detail else reason.value)
        self.path = path
        self.reason = reason
        self.detail = detail


class TokenVaultError(ElegooChatError):
    """The keyring refused, was locked, or took too long."""


class NoTokenError(ElegooChatError):
    """The account has no token in the keyring or in memory: it has to be asked for."""


class DraftInvalidError(ElegooChatError):
    """A draft that must not be sent as it is; `problems` come from core.validation."""

    def __init__(self, problems: tuple[object, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class AlreadySendingError(ElegooChatError):
    """This draft is being sent, or its last sending has not been settled."""


class AccountBusyError(ElegooChatError):
    """A chat of the account is being sent: until that has ended the account cannot go."""


class ChatNotKeptError(ElegooChatError):
    """The chat is not, or no longer, kept on this computer."""


class AccountUnknownError(ElegooChatError):
    """The account of a draft is no longer set up here: it is never sent as somebody else."""
