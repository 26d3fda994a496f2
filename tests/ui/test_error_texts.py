"""Sentences for errors: every class has its own, nothing secret or technical leaks into what is read."""

import inspect
from pathlib import Path

import pytest

from elegoo_chat_gui.core import errors
from elegoo_chat_gui.core.errors import (
    AnswerShape,
    ConnectionFailedError,
    ElegooChatError,
    NotAuthenticatedError,
    NoTokenError,
    OutcomeUnknownError,
    Phase,
    RateLimitedError,
    RedirectRefusedError,
    SendCancelledError,
    ServerFailedError,
    StatusError,
    StoreError,
    TimedOutError,
    UnexpectedAnswerError,
    ValidationRejectedError,
)
from elegoo_chat_gui.ui.error_texts import ErrorAction, ErrorText, describe, describe_check, describe_sending

LEAK = "https://h.example/chats/?elegoo_user_id=u&access_token=tok-123"

EXAMPLES: dict[type[ElegooChatError], list[ElegooChatError]] = {
    ElegooChatError: [ElegooChatError("x")],
    errors.ApiError: [errors.ApiError("x")],
    ConnectionFailedError: [ConnectionFailedError(phase, "no route") for phase in Phase],
    TimedOutError: [TimedOutError(phase) for phase in Phase],
    errors.TlsRejectedError: [errors.TlsRejectedError("certificate has expired")],
    SendCancelledError: [SendCancelledError()],
    StatusError: [StatusError(status, "why") for status in (204, 302, 402, 405, 408, 413, 415, 418)],
    NotAuthenticatedError: [NotAuthenticatedError("Invalid or expired access token")],
    errors.ForbiddenError: [errors.ForbiddenError(403)],
    errors.NotFoundError: [errors.NotFoundError(404)],
    ValidationRejectedError: [
        ValidationRejectedError({"messages": ("This field is required.",)}),
        ValidationRejectedError({}, ("No data provided",)),
    ],
    RateLimitedError: [RateLimitedError(None), RateLimitedError(30)],
    ServerFailedError: [ServerFailedError(500), ServerFailedError(503)],
    RedirectRefusedError: [RedirectRefusedError(302, "other.example")],
    UnexpectedAnswerError: [UnexpectedAnswerError(shape, "Expecting value: line 1") for shape in AnswerShape],
    OutcomeUnknownError: [OutcomeUnknownError(), OutcomeUnknownError(ServerFailedError(502))],
    StoreError: [StoreError(Path("/data/user.sqlite"), "EIO")],
    errors.StoreLockedError: [errors.StoreLockedError(Path("/data/user.sqlite"))],
    errors.StoreFullError: [errors.StoreFullError()],
    errors.StoreTooNewError: [errors.StoreTooNewError()],
    errors.SlicerFileError: [
        errors.SlicerFileError(Path("/home/x/bracket.3mf"), reason, "entry 3") for reason in errors.SlicerFileReason
    ],
    errors.TokenVaultError: [errors.TokenVaultError()],
    NoTokenError: [NoTokenError()],
    errors.DraftInvalidError: [errors.DraftInvalidError((1, 2))],
    errors.AlreadySendingError: [errors.AlreadySendingError()],
    errors.ChatNotKeptError: [errors.ChatNotKeptError()],
    errors.AccountBusyError: [errors.AccountBusyError()],
    errors.AccountUnknownError: [errors.AccountUnknownError()],
}
ALL = [error for group in EXAMPLES.values() for error in group]


def _foreseen() -> set[type[ElegooChatError]]:
    return {
        member
        for _name, member in inspect.getmembers(errors, inspect.isclass)
        if issubclass(member, ElegooChatError) and member.__module__ == errors.__name__
    }


def test_every_class_of_error_has_an_example_here() -> None:
    assert set(EXAMPLES) == _foreseen()


def test_no_class_falls_back_to_the_text_of_another() -> None:
    titles = {kind: describe(group[0]).title for kind, group in EXAMPLES.items()}
    assert len(set(titles.values())) == len(titles)
    assert describe(ValueError("x")).title not in titles.values()


@pytest.mark.parametrize("error", ALL, ids=repr)
@pytest.mark.parametrize("say", [describe, describe_sending, describe_check])
def test_each_text_is_whole(error: ElegooChatError, say: object) -> None:
    text = say(error)  # type: ignore[operator]  # parametrized with functions
    assert isinstance(text, ErrorText)
    assert text.title.endswith(".")
    assert text.advice.endswith(".")
    assert bool(text.action) == bool(text.action_label)
    assert "Expecting" not in repr(text)


@pytest.mark.parametrize("kind", [ConnectionFailedError, TimedOutError])
def test_each_phase_reads_differently(kind: type[ConnectionFailedError]) -> None:
    texts = [describe(kind(phase)) for phase in Phase]
    assert len({text.detail for text in texts}) == len(Phase)
    assert len({text.title for text in texts}) >= len(Phase) - 1


def test_each_shape_reads_differently() -> None:
    assert len({describe(UnexpectedAnswerError(shape)).title for shape in AnswerShape}) == len(AnswerShape)


def test_what_was_kept_comes_before_the_advice() -> None:
    text = describe(NotAuthenticatedError(), kept="The chats below are from 09:58.")
    assert text.advice.startswith("The chats below are from 09:58. ")
    assert text.action is ErrorAction.ENTER_TOKEN


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "Wait a moment"),
        (-5, "Wait a moment"),
        (float("inf"), "Wait a moment"),
        (float("nan"), "Wait a moment"),
        (0, "now"),
        (1.2, "2 seconds"),
        (90, "90 seconds"),
        (91, "2 minutes"),
        (3600, "60 minutes"),
        (7200, "2 hours"),
        (1e300, "999 hours"),
    ],
)
def test_retry_after_in_words(seconds: float | None, words: str) -> None:
    assert words in describe(RateLimitedError(seconds)).advice


@pytest.mark.parametrize(
    "error",
    [
        StatusError(418, f"see {LEAK} there"),
        NotAuthenticatedError(f"access_token=tok-123 {LEAK}"),
        ValidationRejectedError({"messages": (LEAK,)}, (LEAK,)),
        RedirectRefusedError(302, LEAK),
        ConnectionFailedError(Phase.CONNECT, LEAK),
        UnexpectedAnswerError(AnswerShape.NOT_JSON, LEAK),
        StoreError(None, LEAK),
        ElegooChatError(LEAK),
        ValueError(LEAK),
        OutcomeUnknownError(ConnectionFailedError(Phase.WAITING, LEAK)),
    ],
    ids=lambda error: type(error).__name__,
)
def test_no_address_and_no_token_in_any_text(error: Exception) -> None:
    for say in (describe, describe_sending, describe_check):
        shown = repr(say(error))
        assert "tok-123" not in shown
        assert "://" not in shown


def test_a_long_or_wild_server_text_stays_one_short_line() -> None:
    detail = describe(StatusError(418, "a\nb\x00" + "x" * 100_000)).detail
    assert len(detail) < 400
    assert "\n" not in detail
    assert "\x00" not in detail


def test_an_uncertain_sending_is_settled_not_repeated() -> None:
    for cause in (None, ServerFailedError(502), TimedOutError(Phase.WAITING)):
        text = describe_sending(OutcomeUnknownError(cause))
        assert text.action is ErrorAction.SETTLE
        assert "not certain" in text.title
        assert "draft is kept" in text.advice


@pytest.mark.parametrize(
    "error",
    [ConnectionFailedError(Phase.CONNECT), NotAuthenticatedError(), StatusError(413), SendCancelledError()],
    ids=repr,
)
def test_a_sending_that_never_arrived_says_so(error: Exception) -> None:
    text = describe_sending(error)
    assert "no chat was created" in text.advice.lower()
    assert "draft is kept" in text.advice
    assert text.action is not ErrorAction.SETTLE
    if text.action is ErrorAction.RETRY:
        assert text.action_label == "Send again"


def test_a_file_that_fails_around_a_sending_promises_nothing() -> None:
    for error in (StoreError(Path("/data/user.sqlite"), "EIO"), errors.StoreFullError()):
        text = describe_sending(error)
        assert "not certain" in text.advice
        assert text.action is None


def test_a_refused_chat_points_to_its_fields() -> None:
    text = describe_sending(ValidationRejectedError({"user_feedback": ("Too long.",)}))
    assert "marked fields" in text.advice
    assert "user_feedback: Too long." in text.detail
    assert text.action is None


def test_a_failed_check_offers_nothing_to_press() -> None:
    text = describe_check(NotAuthenticatedError())
    assert text.title == "Not accepted."
    assert text.action is None
    assert all(describe_check(error).action is None for error in ALL)
