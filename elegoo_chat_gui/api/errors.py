"""From httpx's exceptions to core.errors. Their texts hold addresses and server bytes: none of it is passed on."""

import os
import ssl

import httpx

from elegoo_chat_gui.core.errors import (
    AnswerShape,
    ApiError,
    ConnectionFailedError,
    Phase,
    TimedOutError,
    TlsRejectedError,
    UnexpectedAnswerError,
)


def translated(error: Exception, phase: Phase) -> ApiError:
    """What `error`, met in `phase`, means. For anything that httpx, ssl or the system raises during a request."""
    if isinstance(error, ApiError):
        return error
    if isinstance(error, httpx.TimeoutException):
        return TimedOutError(phase)
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol | UnicodeError):
        return ConnectionFailedError(Phase.ADDRESS, "unusable address")
    if isinstance(error, httpx.ProxyError):
        return ConnectionFailedError(Phase.PROXY, "refused by the proxy")
    cause = _root_cause(error)
    if isinstance(cause, ssl.SSLError) and phase is Phase.TLS:
        return TlsRejectedError(_tls_word(cause))
    if isinstance(error, httpx.RemoteProtocolError):
        if phase is Phase.READING:
            return UnexpectedAnswerError(AnswerShape.CUT_OFF)
        return ConnectionFailedError(phase, "no HTTP answer")
    return ConnectionFailedError(phase, _system_word(cause))


def _root_cause(error: BaseException) -> BaseException:
    """The innermost exception that httpx, httpcore and anyio wrapped."""
    seen: set[int] = set()
    while id(error) not in seen:
        seen.add(id(error))
        inner = error.__cause__ or error.__context__
        if isinstance(error, BaseExceptionGroup):
            inner = error.exceptions[0]
        if inner is None or isinstance(inner, StopAsyncIteration | GeneratorExit):
            return error
        if isinstance(error, OSError | ssl.SSLError) and not isinstance(inner, OSError | BaseExceptionGroup):
            return error
        error = inner
    return error


def _tls_word(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError) and error.verify_message:
        return error.verify_message.partition(",")[0]  # what follows names the host
    return (error.reason or "").replace("_", " ").lower()


def _system_word(error: BaseException) -> str:
    if isinstance(error, ssl.SSLError):
        return _tls_word(error)
    if isinstance(error, OSError) and error.errno is not None:
        return os.strerror(error.errno)
    return ""
