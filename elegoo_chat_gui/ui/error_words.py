"""The words behind `error_texts`: a text for each class of core.errors, by type. `file_error_words` goes on."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import singledispatch
from typing import Final

from elegoo_chat_gui.core.errors import (
    AccountBusyError,
    AccountUnknownError,
    AlreadySendingError,
    AnswerShape,
    ApiError,
    ChatNotKeptError,
    ConnectionFailedError,
    DraftInvalidError,
    ElegooChatError,
    ForbiddenError,
    NotAuthenticatedError,
    NotFoundError,
    NoTokenError,
    OutcomeUnknownError,
    Phase,
    RateLimitedError,
    RedirectRefusedError,
    SendCancelledError,
    ServerFailedError,
    StatusError,
    TimedOutError,
    TlsRejectedError,
    TokenVaultError,
    UnexpectedAnswerError,
    ValidationRejectedError,
)
from elegoo_chat_gui.core.visible_text import one_line
from elegoo_chat_gui.ui.i18n import tr, tr_n

_DETAIL_LIMIT: Final = 300
_ADDRESS: Final = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*://\S*|\b(access_token|elegoo_user_id)\s*[=:]\s*\S+", re.IGNORECASE
)
_HOST: Final = re.compile(r"[A-Za-z0-9.-]{1,120}(:\d{1,5})?")


class ErrorAction(StrEnum):
    """What a person can do about an error right where it is shown."""

    ENTER_TOKEN = "enter-token"  # noqa: S105 - the name of an action
    RETRY = "retry"
    OPEN_ACCOUNTS = "open-accounts"
    SETTLE = "settle"  # look whether the chat of an uncertain sending arrived


@dataclass(frozen=True, slots=True)
class ErrorText:
    """An error in words. `action` is None where nothing can be pressed; `detail` is technical and may be ""."""

    title: str
    advice: str
    action: ErrorAction | None = None
    action_label: str = ""
    detail: str = ""


def sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def retry_text(title: str, advice: str, detail: str = "") -> ErrorText:
    return ErrorText(title, advice, ErrorAction.RETRY, tr("Try again"), detail)


def _to_accounts(title: str, advice: str, detail: str = "") -> ErrorText:
    return ErrorText(title, advice, ErrorAction.OPEN_ACCOUNTS, tr("Open accounts…"), detail)


def clean(text: str) -> str:
    """Someone else's words as one short line without addresses and credentials."""
    line = _ADDRESS.sub("…", one_line(text[: 4 * _DETAIL_LIMIT]))
    return line if len(line) <= _DETAIL_LIMIT else line[:_DETAIL_LIMIT] + "…"


def joined(*facts: str) -> str:
    return " · ".join(fact for fact in facts if fact)


# -- by type --------------------------------------------------------------------------------------


@singledispatch
def words(error: Exception) -> ErrorText:
    """What is not foreseen. Only the name of the type is shown: the rest may hold anything."""
    return ErrorText(
        tr("Something went wrong inside the program."),
        tr("What was saved is kept. If it happens again, start the program anew; the log says more."),
        detail=type(error).__name__,
    )


@words.register
def _(error: ElegooChatError) -> ErrorText:
    return ErrorText(tr("This did not work."), tr("Nothing was lost. Try it again."), detail=type(error).__name__)


@words.register
def _(error: ApiError) -> ErrorText:
    return retry_text(tr("The request failed."), tr("Try again in a moment."), type(error).__name__)


@words.register
def _(error: ConnectionFailedError) -> ErrorText:
    detail = joined(_phase_name(error.phase), clean(error.detail))
    match error.phase:
        case Phase.ADDRESS:
            return retry_text(
                tr("The server's address was not found."),
                tr("Check the internet connection, and the server chosen for this account."),
                detail,
            )
        case Phase.CONNECT:
            return retry_text(
                tr("The server cannot be reached."),
                tr("This computer may be offline, or the server is down. Check the connection and try again."),
                detail,
            )
        case Phase.PROXY:
            return retry_text(
                tr("The proxy did not let the connection through."),
                tr("Check the proxy in the system's network settings, or ask whoever looks after the network."),
                detail,
            )
        case Phase.TLS:
            return retry_text(
                tr("No secure connection could be made."),
                tr("The connection ended while it was being secured. A firewall or a proxy may be in between."),
                detail,
            )
        case Phase.SENDING | Phase.WAITING:
            return retry_text(
                tr("The connection ended before the server answered."),
                tr("Try again in a moment."),
                detail,
            )
        case Phase.READING:
            return retry_text(
                tr("The connection ended in the middle of the answer."),
                tr("What had been kept before stays as it was. Try again."),
                detail,
            )


@words.register
def _(error: TimedOutError) -> ErrorText:
    detail = joined(_phase_name(error.phase), clean(error.detail))
    match error.phase:
        case Phase.ADDRESS:
            title = tr("Looking up the server's address took too long.")
        case Phase.CONNECT:
            title = tr("The server did not respond in time.")
        case Phase.PROXY:
            title = tr("The proxy did not respond in time.")
        case Phase.TLS:
            title = tr("Securing the connection took too long.")
        case Phase.SENDING:
            title = tr("Sending took too long.")
        case Phase.WAITING:
            title = tr("The server took too long to answer.")
        case Phase.READING:
            title = tr("The answer stopped arriving.")
    return retry_text(title, tr("The network or the server is slow at the moment. Try again."), detail)


@words.register
def _(error: TlsRejectedError) -> ErrorText:
    advice = tr(
        "Its certificate is not trusted by this computer. Check the server's address and this computer's date; "
        "in a company network its own certificate may be missing from the system."
    )
    title = tr("The server could not prove who it is, so nothing was sent.")
    return _to_accounts(title, advice, joined(_phase_name(Phase.TLS), clean(error.detail)))


@words.register
def _(_error: SendCancelledError) -> ErrorText:
    return ErrorText(
        tr("Sending was stopped."),
        tr("Nothing had left this computer: no chat was created and the draft is kept."),
        ErrorAction.RETRY,
        tr("Send again"),
    )


def _phase_name(phase: Phase) -> str:
    match phase:
        case Phase.ADDRESS:
            return tr("while looking up the address")
        case Phase.CONNECT:
            return tr("while connecting")
        case Phase.PROXY:
            return tr("at the proxy")
        case Phase.TLS:
            return tr("while securing the connection")
        case Phase.SENDING:
            return tr("while sending")
        case Phase.WAITING:
            return tr("while waiting for the answer")
        case Phase.READING:
            return tr("while reading the answer")


# -- by status ------------------------------------------------------------------------------------


def status_detail(error: StatusError) -> str:
    said = clean(error.server_text)
    return joined(f"HTTP {error.status}", tr("the server says: {text}", text=said) if said else "")


@words.register
def _(error: StatusError) -> ErrorText:
    detail = status_detail(error)
    match error.status:
        case 402:
            return ErrorText(
                tr("The server asks for payment or credit."),
                tr("Check with Elegoo what this account may use."),
                detail=detail,
            )
        case 405 | 406 | 415 | 501:
            return _to_accounts(
                tr("The server does not accept this kind of request."),
                tr("The address may belong to another service. Check the server chosen for this account."),
                detail,
            )
        case 408:
            return retry_text(tr("The server gave up waiting for the request."), tr("Try again."), detail)
        case 413:
            return ErrorText(
                tr("This is larger than the server accepts."),
                tr("Shorten the messages or the slicing settings."),
                detail=detail,
            )
        case status if 200 <= status <= 299:
            return retry_text(
                tr("The server's answer is not the expected one."), tr("Try again in a moment."), detail
            )
        case status if 300 <= status <= 399:
            return _to_accounts(
                tr("The server points somewhere else."),
                tr("Check the address of the server chosen for this account."),
                detail,
            )
    advice = tr("Check the account and its server; the details hold what the server said.")
    return _to_accounts(tr("The server refused the request."), advice, detail)


@words.register
def _(error: NotAuthenticatedError) -> ErrorText:
    return ErrorText(
        tr("The access token is not accepted."),
        tr("It may have expired, or it belongs to another user ID. Enter a new token to go on."),
        ErrorAction.ENTER_TOKEN,
        tr("Enter a new token…"),
        status_detail(error),
    )


@words.register
def _(error: ForbiddenError) -> ErrorText:
    return _to_accounts(
        tr("This account may not use the chats."),
        tr("Check the user ID and the server, or ask Elegoo to allow it."),
        status_detail(error),
    )


@words.register
def _(error: NotFoundError) -> ErrorText:
    return _to_accounts(
        tr("There are no chats at this address."),
        tr("The server answers, but it does not know the Chats API. Check the address of the account's server."),
        status_detail(error),
    )


@words.register
def _(error: ValidationRejectedError) -> ErrorText:
    return ErrorText(
        tr("The server does not accept what was sent."),
        tr("The details hold what the server said."),
        detail=validation_detail(error),
    )


def validation_detail(error: ValidationRejectedError) -> str:
    fields = (f"{name}: {text}" for name, texts in error.field_errors.items() for text in texts)
    said = clean("; ".join((*fields, *error.general)))
    return joined(f"HTTP {error.status}", tr("the server says: {text}", text=said) if said else "")


@words.register
def _(error: RateLimitedError) -> ErrorText:
    return retry_text(tr("The server asks to slow down."), _wait_advice(error.retry_after), status_detail(error))


def _wait_advice(seconds: float | None) -> str:
    """Retry-After in words, rounded up."""
    if seconds is None or not math.isfinite(seconds) or seconds < 0:
        return tr("Wait a moment, then try again.")
    whole = math.ceil(seconds)
    if whole <= 1:
        return tr("It may be tried again now.")
    if whole <= 90:
        return tr_n("Try again in {n} second.", "Try again in {n} seconds.", whole)
    if whole <= 90 * 60:
        return tr_n("Try again in {n} minute.", "Try again in {n} minutes.", math.ceil(whole / 60))
    return tr_n("Try again in {n} hour.", "Try again in {n} hours.", min(math.ceil(whole / 3600), 999))


@words.register
def _(error: ServerFailedError) -> ErrorText:
    if error.status in {502, 503, 504}:
        return retry_text(
            tr("The server is not available at the moment."),
            tr("It may be restarting or overloaded. Try again in a few minutes."),
            status_detail(error),
        )
    return retry_text(
        tr("The server had an error of its own."),
        tr("It is not because of this computer. Try again later."),
        status_detail(error),
    )


@words.register
def _(error: RedirectRefusedError) -> ErrorText:
    where = clean(error.host)
    if where and _HOST.fullmatch(where):
        advice = tr("It points to {host}. The token is sent to the account's own server only.", host=where)
    else:
        advice = tr("The token is sent to the account's own server only.")
    return _to_accounts(
        tr("The server sends us to another place, which was not followed."),
        sentences(advice, tr("Check the server's address.")),
        status_detail(error),
    )


@words.register
def _(error: UnexpectedAnswerError) -> ErrorText:
    match error.shape:
        case AnswerShape.HTML:
            title = tr("A web page came instead of chats.")
            advice = tr("A sign-in page of the network, a proxy or another service may have answered.")
        case AnswerShape.NOT_JSON:
            title, advice = tr("The answer cannot be read."), tr("It is not in the form the Chats API uses.")
        case AnswerShape.WRONG_SHAPE:
            title, advice = tr("The answer is not a list of chats."), tr("The address may belong to another service.")
        case AnswerShape.CUT_OFF:
            title, advice = tr("The answer broke off in the middle."), tr("The list is not complete.")
        case AnswerShape.BAD_ENCODING:
            title, advice = tr("The answer arrived damaged."), tr("Its compressed form cannot be unpacked.")
        case AnswerShape.EMPTY:
            title, advice = tr("The server answered with nothing."), tr("Something in between may have swallowed it.")
    kept = tr("What had been kept before stays as it was. Try again.")
    return retry_text(title, sentences(advice, kept), error.shape.value)


# -- sending --------------------------------------------------------------------------------------


@words.register
def _(error: OutcomeUnknownError) -> ErrorText:
    if error.cause is None:
        why, detail = tr("Sending was stopped after it had begun."), ""
    else:
        cause = words(error.cause)
        why, detail = cause.title, cause.detail
    return ErrorText(
        tr("It is not certain whether the chat was created."),
        sentences(
            why,
            tr("The draft is kept and is not sent again by itself. Check the server's list before sending again."),
        ),
        ErrorAction.SETTLE,
        tr("Check whether it arrived"),
        detail,
    )


@words.register
def _(error: DraftInvalidError) -> ErrorText:
    number = max(1, len(error.problems))
    return ErrorText(
        tr("The chat was not sent."),
        sentences(
            tr_n("{n} thing has to be corrected first.", "{n} things have to be corrected first.", number),
            tr("The draft is kept."),
        ),
    )


@words.register
def _(_error: AlreadySendingError) -> ErrorText:
    return ErrorText(
        tr("This draft has already been sent off."),
        tr("It is on its way, or it is not certain yet whether it arrived. Meanwhile it cannot be sent again."),
    )


@words.register
def _(_error: AccountBusyError) -> ErrorText:
    title = tr("A chat of this account is being sent.")
    return ErrorText(title, tr("Nothing was removed. Wait until the sending has ended, or stop it, and try again."))


@words.register
def _(_error: AccountUnknownError) -> ErrorText:
    return _to_accounts(
        tr("The account of this draft is not set up here any more."),
        tr(
            "The draft is kept and was not sent: it is never sent as somebody else. Add the account again to send it."
        ),
    )


@words.register
def _(_error: ChatNotKeptError) -> ErrorText:
    return retry_text(
        tr("This chat is no longer on this computer."),
        tr("It was removed from the list meanwhile. Refresh the list to see what the server has."),
    )


# -- this computer --------------------------------------------------------------------------------


@words.register
def _(_error: NoTokenError) -> ErrorText:
    return ErrorText(
        tr("This account has no access token here."),
        tr("Enter its token to go on."),
        ErrorAction.ENTER_TOKEN,
        tr("Enter the token…"),
    )


@words.register
def _(_error: TokenVaultError) -> ErrorText:
    return retry_text(
        tr("The system's keyring did not answer as it should."),
        tr("It may be locked. Unlock it and try again; nothing was changed."),
    )
