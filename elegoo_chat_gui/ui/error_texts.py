"""The only place with sentences for errors (`error_words` and `file_error_words` stand behind it): what happened,
what was kept, what to do.

    text = describe(error, kept=tr("The chats below are from 09:58."))
    text = describe_sending(error)          # for a POST: created nothing, refused, or not certain
    text = describe_check(error)            # for a step of "Test connection"

Status and shape decide, never a text that came with the error. What the server or the system said goes
into `detail` only: one short line, without addresses.
"""

from __future__ import annotations

from dataclasses import replace

from elegoo_chat_gui.core.errors import (
    ApiError,
    NotAuthenticatedError,
    NoTokenError,
    OutcomeUnknownError,
    SendCancelledError,
    StoreError,
    ValidationRejectedError,
)
from elegoo_chat_gui.ui import file_error_words  # noqa: F401  # registers its words
from elegoo_chat_gui.ui.error_words import (
    ErrorAction,
    ErrorText,
    sentences,
    status_detail,
    validation_detail,
    words,
)
from elegoo_chat_gui.ui.i18n import tr

__all__ = ["ErrorAction", "ErrorText", "describe", "describe_check", "describe_sending"]


def describe(error: Exception, *, kept: str = "") -> ErrorText:
    """The error in words. `kept` is a translated sentence of the caller's that goes before the advice."""
    text = words(error)
    return replace(text, advice=sentences(kept, text.advice))


def describe_sending(error: Exception) -> ErrorText:
    """A sending that did not end in a created chat: not certain, refused, or not created and safe to send again."""
    text = words(error)
    if isinstance(error, ValidationRejectedError):
        return _refused_chat(error)
    if isinstance(error, StoreError):
        return _not_written_down(text)
    if isinstance(error, OutcomeUnknownError | SendCancelledError) or not isinstance(error, ApiError | NoTokenError):
        return text
    safe = tr("No chat was created and the draft is kept.")
    if text.action is ErrorAction.RETRY:
        text = replace(text, action_label=tr("Send again"))
    return replace(text, advice=sentences(safe, text.advice))


def describe_check(error: Exception) -> ErrorText:
    """A step of the connection test that failed: the reason alone, nothing to press."""
    if isinstance(error, NotAuthenticatedError):
        text = ErrorText(
            tr("Not accepted."),
            tr("The user ID or the token is wrong, or the token has expired."),
            detail=status_detail(error),
        )
    else:
        text = words(error)
    return replace(text, action=None, action_label="")


def _not_written_down(text: ErrorText) -> ErrorText:
    """A file of ours failed before the sending or behind it, which cannot be told from here: promise nothing."""
    advice = tr(
        "What was typed stays in this window. It is not certain whether the chat was created: check the server's "
        "list before sending again."
    )
    return ErrorText(text.title, advice, detail=text.detail)


def _refused_chat(error: ValidationRejectedError) -> ErrorText:
    if error.field_errors:
        advice = tr("No chat was created and the draft is kept. Correct the marked fields, then send again.")
    else:
        advice = tr("No chat was created and the draft is kept. The details hold what the server said.")
    return ErrorText(tr("The server refused the chat."), advice, detail=validation_detail(error))
