"""The client against the project's own sandbox: a second server, written without knowing the client."""

from collections.abc import Iterator

import pytest

from elegoo_chat_gui.api import ChatClient, Policy, Retries
from elegoo_chat_gui.core.accounts import Account, sandbox_server
from elegoo_chat_gui.core.chats import NewChat
from elegoo_chat_gui.core.errors import (
    ApiError,
    ForbiddenError,
    NotAuthenticatedError,
    OutcomeUnknownError,
    RateLimitedError,
    RedirectRefusedError,
    ServerFailedError,
    StatusError,
    UnexpectedAnswerError,
    ValidationRejectedError,
)
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.sandbox.faults import Fault
from elegoo_chat_gui.sandbox.server import SandboxServer
from elegoo_chat_gui.sandbox.users import FIRST_USER, USERS
from tests.unit.api_door import chats, with_client

HASTY = Policy(retries=Retries(first_delay=0.001, longest_retry_after=0))
SANDBOX_TOKEN = Secret(USERS[FIRST_USER])
GOOD = NewChat('[{"role":"user","content":"Why does it string?"}]', machine_name=" Neptune ", feedback="positive")


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    server = SandboxServer()
    server.start()
    yield server
    server.stop()


def account_on(sandbox: SandboxServer) -> Account:
    return Account(sandbox_server(sandbox.base_url), FIRST_USER)


def create(sandbox: SandboxServer, chat: NewChat = GOOD) -> ApiError | None:
    account = account_on(sandbox)
    try:
        with_client(lambda client: client.create(account, SANDBOX_TOKEN, chat).outcome())
    except ApiError as error:
        return error
    return None


def test_a_created_chat_is_in_the_list_with_its_content_trimmed(sandbox: SandboxServer) -> None:
    account = account_on(sandbox)

    async def both(client: ChatClient) -> None:
        before = await chats(client, account, SANDBOX_TOKEN)
        created = await client.create(account, SANDBOX_TOKEN, GOOD).outcome()
        after = await chats(client, account, SANDBOX_TOKEN)
        assert after[0] == created
        assert after[1:] == before
        assert created.summary.machine_name == "Neptune"

    with_client(both)
    assert sandbox.chat_count(FIRST_USER) > 50


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Fault.UNAUTHORIZED, NotAuthenticatedError),
        (Fault.EXPIRE, NotAuthenticatedError),
        (Fault.PAYMENT_REQUIRED, StatusError),
        (Fault.FORBIDDEN, ForbiddenError),
        (Fault.TOO_LARGE, StatusError),
        (Fault.RATE_LIMITED, RateLimitedError),
        (Fault.SERVER_ERROR, ServerFailedError),
        (Fault.UNAVAILABLE, ServerFailedError),
        (Fault.HTML, UnexpectedAnswerError),
        (Fault.WRONG_SHAPE, UnexpectedAnswerError),
        (Fault.BROKEN_JSON, UnexpectedAnswerError),
        (Fault.CUT_BODY, UnexpectedAnswerError),
        (Fault.BAD_GZIP, UnexpectedAnswerError),
        (Fault.REDIRECT_ELSEWHERE, RedirectRefusedError),
    ],
)
def test_each_fault_of_a_list_is_its_error(sandbox: SandboxServer, fault: Fault, kind: type[ApiError]) -> None:
    sandbox.faults.set(fault)
    with pytest.raises(kind):
        with_client(lambda client: chats(client, account_on(sandbox), SANDBOX_TOKEN), HASTY)


@pytest.mark.parametrize(
    ("fault", "kind", "created"),
    [
        (Fault.FIELD_ERRORS, ValidationRejectedError, 0),
        (Fault.BAD_REQUEST_DETAIL, ValidationRejectedError, 0),
        (Fault.EXPIRE, NotAuthenticatedError, 0),
        (Fault.PAYMENT_REQUIRED, StatusError, 0),
        (Fault.RATE_LIMITED, RateLimitedError, 0),
        (Fault.REDIRECT_ELSEWHERE, RedirectRefusedError, 0),
        (Fault.SERVER_ERROR, OutcomeUnknownError, None),
        (Fault.LOST_ANSWER, OutcomeUnknownError, 1),
        (Fault.CUT_BODY, OutcomeUnknownError, None),
    ],
)
def test_each_fault_of_a_post_has_its_end(
    sandbox: SandboxServer, fault: Fault, kind: type[ApiError], created: int | None
) -> None:
    sandbox.faults.set(fault)
    assert isinstance(create(sandbox), kind)
    assert created is None or sandbox.created_count() == created


def test_the_rules_of_the_server_reach_their_fields(sandbox: SandboxServer) -> None:
    error = create(sandbox, NewChat(" ", feedback="x" * 17))
    assert isinstance(error, ValidationRejectedError)
    assert set(error.field_errors) == {"messages", "user_feedback"}


def test_the_steps_of_a_check(sandbox: SandboxServer) -> None:
    async def run(client: ChatClient, token: Secret) -> list[bool]:
        return [result.passed async for result in client.check(account_on(sandbox), token)]

    assert with_client(lambda client: run(client, SANDBOX_TOKEN)) == [True] * 4
    assert with_client(lambda client: run(client, Secret("wrong"))) == [True, True, True, False]
