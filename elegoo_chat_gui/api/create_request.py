"""POST: made once, with one of three ends. See core.errors.OutcomeUnknownError."""

import asyncio

import msgspec

from elegoo_chat_gui.api.answers import Redaction
from elegoo_chat_gui.api.errors import translated
from elegoo_chat_gui.api.exchange import Answer, HttpDoor, Outgoing, create_address
from elegoo_chat_gui.api.list_request import redirect_host
from elegoo_chat_gui.api.progress import RequestProgress
from elegoo_chat_gui.api.row_scanner import shape_of
from elegoo_chat_gui.api.wire import received
from elegoo_chat_gui.core.accounts import Account
from elegoo_chat_gui.core.chats import NewChat, ReceivedChat
from elegoo_chat_gui.core.errors import (
    AnswerShape,
    OutcomeUnknownError,
    RedirectRefusedError,
    StatusError,
    UnexpectedAnswerError,
)
from elegoo_chat_gui.core.secrets import Secret


async def create_chat(
    door: HttpDoor, read_limit: float, account: Account, token: Secret, chat: NewChat, *, progress: RequestProgress
) -> ReceivedChat:
    """The created chat. Raises OutcomeUnknownError where it may exist, any other ApiError where it does not.

    Cancelled: the caller tells by `progress.first_byte_left` which of the two it is.
    """
    body = chat.request_body(account.user_id, token.reveal()).encode("utf-8")
    outgoing = Outgoing(account.server, create_address(account), read_limit, body)
    try:
        async with door.answer(outgoing, progress) as answer:
            if answer.status == 201:
                return await _created(answer, account)
            raise await _not_created(answer, outgoing.address, Redaction(token))
    except OutcomeUnknownError:
        raise
    except StatusError as error:
        if 300 <= error.status <= 499:
            raise
        raise OutcomeUnknownError(error) from None
    except Exception as error:  # noqa: BLE001  # whatever it is, what may have arrived must not be sent again
        reason = translated(error, progress.phase)
        raise (OutcomeUnknownError(reason) if progress.first_byte_left else reason) from None


async def _not_created(answer: Answer, address: str, redact: Redaction) -> StatusError:
    if 300 <= answer.status <= 399 and answer.location is not None:
        return RedirectRefusedError(answer.status, redact.short(redirect_host(address, answer.location)))
    try:
        return await answer.refused(redact)
    except asyncio.CancelledError:  # the status has decided already
        return answer.refused_with(b"", redact)


async def _created(answer: Answer, account: Account) -> ReceivedChat:
    body = b"".join([piece async for piece in answer.body()]).removeprefix(b"\xef\xbb\xbf").strip()
    chat = received(account.key, body)
    if chat.key.id >= 0:
        return chat
    raise UnexpectedAnswerError(_shape_of_created(body))


def _shape_of_created(body: bytes) -> AnswerShape:
    if not body:
        return AnswerShape.EMPTY
    try:
        msgspec.json.decode(body, type=msgspec.Raw)
    except (msgspec.DecodeError, RecursionError):
        shape = shape_of(body)
        return AnswerShape.CUT_OFF if shape is AnswerShape.WRONG_SHAPE else shape
    return AnswerShape.WRONG_SHAPE
