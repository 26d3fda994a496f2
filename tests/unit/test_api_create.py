"""POST: what is sent, and which of the three ends each answer is."""

import asyncio
import gzip
import json
import threading
import time

import pytest

from elegoo_chat_gui.api import ChatClient, Policy
from elegoo_chat_gui.api.client import Posting
from elegoo_chat_gui.core.accounts import CHATS_PATH, Account, Server, ServerKind
from elegoo_chat_gui.core.chats import NewChat, ReceivedChat
from elegoo_chat_gui.core.errors import (
    AnswerShape,
    ApiError,
    ConnectionFailedError,
    OutcomeUnknownError,
    Phase,
    RateLimitedError,
    RedirectRefusedError,
    SendCancelledError,
    ServerFailedError,
    StatusError,
    TimedOutError,
    UnexpectedAnswerError,
    ValidationRejectedError,
)
from tests.unit.api_door import IMPATIENT, PATIENCE, QUICK, TOKEN, ScriptedServer, Visit, row, serving, with_client

CHAT = NewChat('[{"role":"user","content":"é \ud800 拉丝"}]', machine_name="Neptune")
CREATED = json.dumps(row(77)).encode()


def send(server: ScriptedServer, chat: NewChat = CHAT, policy: Policy = QUICK) -> ReceivedChat:
    return with_client(lambda client: client.create(server.account, TOKEN, chat).outcome(), policy)


def refused(server: ScriptedServer, policy: Policy = QUICK) -> ApiError:
    with pytest.raises(ApiError) as caught:
        send(server, policy=policy)
    assert len(server.visits) <= 1
    return caught.value


def unknown(server: ScriptedServer, policy: Policy = QUICK) -> ApiError | None:
    error = refused(server, policy)
    assert isinstance(error, OutcomeUnknownError)
    return error.cause


def test_the_request_is_as_documented() -> None:
    with serving(lambda visit: visit.answer(201, CREATED)) as server:
        chat = send(server)
    visit = server.visits[0]
    assert (visit.method, visit.path, visit.query) == ("POST", CHATS_PATH, {"lang": "zh-CN"})
    assert visit.headers["content-type"] == "application/json"
    assert visit.headers["content-length"] == str(len(visit.body))
    assert "transfer-encoding" not in visit.headers
    assert "expect" not in visit.headers
    assert visit.body == CHAT.request_body(server.account.user_id, TOKEN.reveal()).encode()
    assert json.loads(visit.body)["access_token"] == TOKEN.reveal()
    assert (chat.key.id, chat.raw, chat.summary.title) == (77, CREATED, "question 77")


def test_a_body_of_many_megabytes_has_its_length() -> None:
    with serving(lambda visit: visit.answer(201, CREATED)) as server:
        send(server, NewChat("x" * 20_000_000))
    assert len(json.loads(server.visits[0].body)["messages"]) == 20_000_000


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"\xef\xbb\xbf \n" + CREATED + b" \n", {}),
        (gzip.compress(CREATED), {"Content-Encoding": "gzip"}),
        (CREATED, {"Content-Type": "text/html"}),
    ],
)
def test_a_readable_201_is_created(body: bytes, headers: dict[str, str]) -> None:
    with serving(lambda visit: visit.answer(201, body, headers)) as server:
        assert send(server).raw == CREATED


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 405, 406, 408, 413, 415, 429])
def test_4xx_is_not_created(status: int) -> None:
    with serving(lambda visit: visit.answer(status, {"error": "w"}, {"Retry-After": "1"})) as server:
        error = refused(server)
    assert isinstance(error, StatusError)
    assert error.status == status
    assert not isinstance(error, RateLimitedError) or error.retry_after == 1


def test_field_errors_arrive() -> None:
    with serving(lambda visit: visit.answer(400, {"messages": ["blank"], "non_field_errors": ["x"]})) as server:
        error = refused(server)
    assert isinstance(error, ValidationRejectedError)
    assert (error.field_errors, error.general) == ({"messages": ("blank",)}, ("x",))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "location", [CHATS_PATH, "https://elsewhere.example/", "javascript:x", "http://[bad", "//:x"]
)
def test_a_redirect_is_never_followed_and_nothing_was_created(status: int, location: str) -> None:
    with serving(lambda visit: visit.answer(status, b"", {"Location": location})) as server:
        error = refused(server)
    assert isinstance(error, RedirectRefusedError)
    assert error.status == status


@pytest.mark.parametrize("status", [300, 304])
def test_a_redirect_without_a_place_is_not_created(status: int) -> None:
    with serving(lambda visit: visit.answer(status)) as server:
        assert isinstance(refused(server), StatusError)


@pytest.mark.parametrize("status", [500, 502, 503, 504, 599])
def test_5xx_is_unknown(status: int) -> None:
    with serving(lambda visit: visit.answer(status, b"<h1>Server Error</h1>")) as server:
        cause = unknown(server)
    assert isinstance(cause, ServerFailedError)
    assert (cause.status, cause.server_text) == (status, "Server Error")


@pytest.mark.parametrize("status", [200, 202, 204, 206, 299, 600, 999])
def test_any_other_status_is_unknown(status: int) -> None:
    with serving(lambda visit: visit.answer(status, CREATED if status != 204 else b"")) as server:
        assert unknown(server) is not None


@pytest.mark.parametrize(
    ("body", "shape"),
    [
        (b"", AnswerShape.EMPTY),
        (b" ", AnswerShape.EMPTY),
        (b"<h1>ok</h1>", AnswerShape.HTML),
        (b"[]", AnswerShape.WRONG_SHAPE),
        (b"null", AnswerShape.WRONG_SHAPE),
        (b'{"id":"7"}', AnswerShape.WRONG_SHAPE),
        (b'{"id":-7}', AnswerShape.WRONG_SHAPE),
        (b'{"messages":"[]"}', AnswerShape.WRONG_SHAPE),
        (CREATED[:-9], AnswerShape.CUT_OFF),
        (b"created", AnswerShape.NOT_JSON),
    ],
)
def test_an_unreadable_201_is_unknown(body: bytes, shape: AnswerShape) -> None:
    with serving(lambda visit: visit.answer(201, body)) as server:
        cause = unknown(server)
    assert isinstance(cause, UnexpectedAnswerError)
    assert cause.shape is shape


async def reached(posting: Posting, phase: Phase) -> None:
    while posting.phase is not phase:
        await asyncio.sleep(0.001)


def cut(visit: Visit) -> None:
    visit.send(b"HTTP/1.1 201 Created\r\nContent-Length: 999\r\n\r\n" + CREATED[:50])


@pytest.mark.parametrize(
    "ending",
    [
        lambda visit: visit.reset(),
        lambda visit: visit.connection.close(),
        lambda visit: visit.send(b"HTTP/1.1 "),
        lambda visit: visit.send(b"\x00\x01\x02\r\n\r\n"),
        cut,
        lambda visit: visit.answer(201, b"\x1f\x8bxx", {"Content-Encoding": "gzip"}),
        lambda visit: visit.answer(201, CREATED, {"Content-Encoding": "br"}),
    ],
)
def test_an_answer_that_is_lost_is_unknown(ending: object) -> None:
    with serving(ending) as server:  # type: ignore[arg-type]
        assert isinstance(unknown(server), ConnectionFailedError | UnexpectedAnswerError)


@pytest.mark.parametrize(
    ("part", "phase"), [(b"", Phase.WAITING), (b"HTTP/1.1 201 OK\r\nContent-Length: 9\r\n\r\n{", Phase.READING)]
)
def test_a_timeout_behind_the_first_byte_is_unknown(part: bytes, phase: Phase) -> None:
    def stall(visit: Visit) -> None:
        visit.send(part)
        visit.until_hung_up()

    with serving(stall) as server:
        cause = unknown(server, IMPATIENT)
    assert isinstance(cause, TimedOutError)
    assert cause.phase is phase


def test_a_server_that_stops_reading_is_unknown() -> None:
    stop = threading.Event()
    with serving(lambda visit: None, on_connect=lambda visit: stop.wait(PATIENCE)) as server:  # noqa: ARG005
        with pytest.raises(OutcomeUnknownError) as caught:
            send(server, NewChat("x" * 30_000_000), IMPATIENT)
        stop.set()
    assert isinstance(caught.value.cause, TimedOutError)


def test_a_refusal_in_the_middle_of_sending_is_a_refusal() -> None:
    def early(visit: Visit) -> None:
        visit.connection.recv(1000)
        visit.answer(413, b"<h1>too large</h1>")
        visit.until_hung_up()

    with serving(lambda visit: None, on_connect=early) as server, pytest.raises(StatusError) as caught:  # noqa: ARG005
        send(server, NewChat("x" * 300_000))
    assert caught.value.status == 413


def test_before_the_first_byte_it_is_safe() -> None:
    with serving(lambda visit: visit.answer(201, CREATED)) as server:
        account = server.account
    with pytest.raises(ConnectionFailedError) as caught:
        with_client(lambda client: client.create(account, TOKEN, CHAT).outcome())
    assert caught.value.phase is Phase.CONNECT


def test_a_refusing_proxy_is_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "https://chats.example"
    with serving(lambda visit: visit.answer(403)) as proxy:
        monkeypatch.setenv("https_proxy", proxy.url)
        monkeypatch.setenv("no_proxy", "")
        account = Account(Server(url, url, ServerKind.CUSTOM), "u")
        with pytest.raises(ConnectionFailedError) as caught:
            with_client(lambda client: client.create(account, TOKEN, CHAT).outcome())
    assert caught.value.phase is Phase.PROXY


@pytest.mark.parametrize("by_quitting", [True, False])
def test_stopped_behind_the_first_byte_it_is_unknown_for_every_waiter(by_quitting: bool) -> None:
    hung_up, arrived = threading.Event(), threading.Event()

    def hang(visit: Visit) -> None:
        arrived.set()
        if visit.until_hung_up():
            hung_up.set()

    async def stop(client: ChatClient) -> list[object]:
        posting = client.create(server.account, TOKEN, CHAT)
        waiters = [asyncio.ensure_future(posting.outcome()) for _ in range(3)]
        assert await asyncio.to_thread(arrived.wait, PATIENCE)
        await reached(posting, Phase.WAITING)
        waiters[0].cancel()  # leaves the POST alone
        await asyncio.sleep(0)
        assert not hung_up.is_set()
        begun = time.monotonic()
        if by_quitting:
            await client.aclose()
        else:
            posting.cancel()
        ends = await asyncio.gather(*waiters, return_exceptions=True)
        assert time.monotonic() - begun < 1
        posting.cancel()
        assert await asyncio.to_thread(hung_up.wait, PATIENCE)
        return list(ends)

    with serving(hang) as server:
        cancelled, *ends = with_client(stop)
    assert isinstance(cancelled, asyncio.CancelledError)
    assert [(type(end), getattr(end, "cause", 0)) for end in ends] == [(OutcomeUnknownError, None)] * 2


@pytest.mark.parametrize("by_quitting", [True, False])
def test_stopped_before_anything_left_nothing_was_created(by_quitting: bool) -> None:
    async def stop(client: ChatClient) -> BaseException | None:
        posting = client.create(server.account, TOKEN, CHAT)
        if by_quitting:
            await client.aclose()
        else:
            posting.cancel()
        with pytest.raises(SendCancelledError):
            await posting.outcome()
        return None

    with serving(lambda visit: visit.answer(201, CREATED)) as server:
        with_client(stop)
    assert not server.visits


def test_stopped_while_the_name_is_sought_nothing_was_created(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    seeking, go_on = threading.Event(), threading.Event()

    def slow_name(*_args: object, **_more: object) -> list[object]:
        seeking.set()
        go_on.wait(PATIENCE)
        return []

    async def stop(client: ChatClient) -> None:
        url = "https://chats.example"
        monkeypatch.setattr("socket.getaddrinfo", slow_name)
        posting = client.create(Account(Server(url, url, ServerKind.CUSTOM), "u"), TOKEN, CHAT)
        assert await asyncio.to_thread(seeking.wait, PATIENCE)
        assert posting.phase is Phase.ADDRESS
        posting.cancel()
        with pytest.raises(SendCancelledError):
            await posting.outcome()
        go_on.set()

    with_client(stop)


def test_stopped_behind_a_refusing_status_it_is_refused() -> None:
    arrived = threading.Event()

    def stalling(visit: Visit) -> None:
        visit.send(b"HTTP/1.1 403 No\r\nContent-Length: 99\r\n\r\n{")
        arrived.set()
        visit.until_hung_up()

    async def stop(client: ChatClient) -> None:
        posting = client.create(server.account, TOKEN, CHAT)
        assert await asyncio.to_thread(arrived.wait, PATIENCE)
        await reached(posting, Phase.READING)
        posting.cancel()
        with pytest.raises(StatusError):
            await posting.outcome()

    with serving(stalling) as server:
        with_client(stop)


def test_a_finished_post_can_be_asked_again_and_cancelled_without_effect() -> None:
    async def twice(client: ChatClient) -> None:
        posting = client.create(server.account, TOKEN, CHAT)
        first = await posting.outcome()
        posting.cancel()
        assert await posting.outcome() is first

    with serving(lambda visit: visit.answer(201, CREATED)) as server:
        with_client(twice)


def test_behind_closing_nothing_is_sent() -> None:
    async def late(client: ChatClient) -> None:
        await client.aclose()
        with pytest.raises(ConnectionFailedError):
            await client.create(server.account, TOKEN, CHAT).outcome()

    with serving(lambda visit: visit.answer(201, CREATED)) as server:
        with_client(late)
    assert not server.visits
