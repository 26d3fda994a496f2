"""GET: what is asked, what is made of the answer, when it is tried again, how it stops."""

import asyncio
import gzip
import json
import threading
import time
import zlib
from collections.abc import AsyncIterator

import pytest

from elegoo_chat_gui import __version__
from elegoo_chat_gui.api import ChatClient
from elegoo_chat_gui.api.decompression import PIECE, decompressed
from elegoo_chat_gui.core.accounts import CHATS_PATH, Account, Server, ServerKind
from elegoo_chat_gui.core.errors import (
    AnswerShape,
    ApiError,
    ConnectionFailedError,
    NotAuthenticatedError,
    Phase,
    RateLimitedError,
    RedirectRefusedError,
    ServerFailedError,
    StatusError,
    TimedOutError,
    UnexpectedAnswerError,
)
from elegoo_chat_gui.core.secrets import Secret
from tests.unit.api_door import (
    IMPATIENT,
    PATIENCE,
    QUICK,
    TOKEN,
    ScriptedServer,
    Visit,
    batches,
    chats,
    row,
    serving,
    with_client,
)

ROWS = [row(number) for number in range(300, 0, -1)]


def say_nothing(_visit: Visit) -> None:
    """Hangs up."""


def failure(server: ScriptedServer, policy: object = QUICK) -> ApiError:
    with pytest.raises(ApiError) as caught:
        with_client(lambda client: batches(client, server.account), policy)  # type: ignore[arg-type]
    return caught.value


def test_the_request_is_as_documented() -> None:
    with serving(lambda visit: visit.answer(200, [])) as server:
        assert with_client(lambda client: batches(client, server.account)) == []
    visit = server.visits[0]
    assert (visit.method, visit.path) == ("GET", CHATS_PATH)
    assert visit.query == {"elegoo_user_id": "user 1+1/é&x", "access_token": TOKEN.reveal(), "lang": "zh-CN"}
    target = visit.request_line.split(" ")[1]
    assert "%2B" in target
    assert "+" not in target
    assert visit.headers["accept"] == "application/json"
    assert visit.headers["accept-encoding"] == "gzip"
    assert visit.headers["user-agent"] == f"ElegooChats/{__version__}"
    assert "cookie" not in visit.headers
    assert "authorization" not in visit.headers


@pytest.mark.parametrize("value", ["a\ud800b", "ü" * 512, "%00%2B", "\x7f #?&="])
def test_any_token_can_be_sent(value: str) -> None:
    with serving(lambda visit: visit.answer(200, [])) as server:
        with_client(lambda client: batches(client, server.account, Secret(value)))
    received = server.visits[0].query["access_token"]
    assert received == value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def test_rows_come_in_order_with_a_small_first_batch() -> None:
    body = json.dumps(ROWS).encode()
    with serving(lambda visit: visit.answer(200, body)) as server:
        got = with_client(lambda client: batches(client, server.account))
    assert [chat.key.id for batch in got for chat in batch.chats] == list(range(300, 0, -1))
    assert [json.loads(chat.raw) for batch in got for chat in batch.chats] == ROWS
    assert got[0].chats[0].summary.title == "question 300"
    assert len(got[0].chats) <= 50
    assert (got[-1].bytes_received, got[-1].bytes_expected, got[-1].attempt) == (len(body), len(body), 1)
    assert got[0].chats[0].key.account == server.account.key


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate", "identity"])
def test_compressed_bodies_are_counted_decompressed(encoding: str) -> None:
    body = json.dumps(ROWS).encode()
    sent = {"deflate": zlib.compress(body), "identity": body}.get(encoding, gzip.compress(body))
    with serving(lambda visit: visit.answer(200, sent, {"Content-Encoding": encoding})) as server:
        got = with_client(lambda client: batches(client, server.account))
    assert sum(len(batch.chats) for batch in got) == 300
    assert (got[-1].bytes_received, got[-1].bytes_expected) == (len(body), None)


def test_a_gzip_bomb_inside_a_row_comes_in_pieces() -> None:
    big = json.dumps([row(1, machine_name="A" * 30_000_000)]).encode()
    with serving(lambda visit: visit.answer(200, gzip.compress(big), {"Content-Encoding": "gzip"})) as server:
        got = with_client(lambda client: chats(client, server.account))
    assert len(got[0].raw) > 30_000_000


def test_rows_arrive_while_the_body_is_still_on_its_way() -> None:
    seen = threading.Event()

    def slow(visit: Visit) -> None:
        body = json.dumps(ROWS).encode()
        visit.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body[:5000])
        assert seen.wait(PATIENCE)
        visit.send(body[5000:])

    async def read(client: ChatClient) -> int:
        count = 0
        async for batch in client.stream(server.account, TOKEN):
            seen.set()
            count += len(batch.chats)
        return count

    with serving(slow) as server:
        assert with_client(read) == 300


def test_one_bad_row_costs_one_row_and_repeats_get_a_key_of_their_own() -> None:
    good = [json.dumps(row(number)).encode() for number in (3, 2, 1)]
    again = json.dumps(row(2, machine_name="other")).encode()
    body = b"[" + b",".join([good[0], b'{"id":9,"messages":"\xff"}', good[1], again, good[1], good[2]]) + b"]"
    with serving(lambda visit: visit.answer(200, body)) as server:
        ids = [chat.key.id for chat in with_client(lambda client: chats(client, server.account))]
    assert [number for number in ids if number > 0] == [3, 2, 1]
    assert len(ids) == 5


@pytest.mark.parametrize(
    ("body", "shape"),
    [
        (b"<html><h1>Login</h1>", AnswerShape.HTML),
        (b"{}", AnswerShape.WRONG_SHAPE),
        (b"null", AnswerShape.WRONG_SHAPE),
        (b"", AnswerShape.EMPTY),
        (b"oops", AnswerShape.NOT_JSON),
        (b"[] []", AnswerShape.NOT_JSON),
    ],
)
def test_another_shape_is_told_at_once(body: bytes, shape: AnswerShape) -> None:
    with serving(lambda visit: visit.answer(200, body)) as server:
        error = failure(server)
    assert isinstance(error, UnexpectedAnswerError)
    assert error.shape is shape
    assert len(server.visits) == 1


@pytest.mark.parametrize(
    ("sent", "encoding", "shape", "visits"),
    [
        (b"\x1f\x8bgarbage", "gzip", AnswerShape.BAD_ENCODING, 1),
        (b"[]", "gzip", AnswerShape.BAD_ENCODING, 1),
        (b"[]", "br", AnswerShape.BAD_ENCODING, 1),
        (gzip.compress(json.dumps(ROWS).encode())[:-20], "gzip", AnswerShape.CUT_OFF, 3),
        (json.dumps(ROWS).encode()[:-1], "identity", AnswerShape.CUT_OFF, 3),
    ],
)
def test_damaged_bodies(sent: bytes, encoding: str, shape: AnswerShape, visits: int) -> None:
    with serving(lambda visit: visit.answer(200, sent, {"Content-Encoding": encoding})) as server:
        error = failure(server)
    assert isinstance(error, UnexpectedAnswerError)
    assert (error.shape, len(server.visits)) == (shape, visits)


@pytest.mark.parametrize(
    ("status", "visits"), [(400, 1), (401, 1), (402, 1), (403, 1), (404, 1), (405, 1), (406, 1), (413, 1), (415, 1)]
)
def test_refusals_are_not_tried_again(status: int, visits: int) -> None:
    with serving(lambda visit: visit.answer(status, {"error": "words"})) as server:
        error = failure(server)
    assert isinstance(error, StatusError)
    assert (error.status, len(server.visits)) == (status, visits)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_three_times(status: int) -> None:
    with serving(lambda visit: visit.answer(status, b"<h1>no</h1>")) as server:
        error = failure(server)
    assert isinstance(error, RateLimitedError | ServerFailedError)
    assert (error.status, error.server_text, len(server.visits)) == (status, "no", 3)


@pytest.mark.parametrize("status", [429, 503])
def test_a_long_retry_after_is_not_waited_for(status: int) -> None:
    with serving(lambda visit: visit.answer(status, b"", {"Retry-After": "11"})) as server:
        error = failure(server)
    assert len(server.visits) == 1
    assert not isinstance(error, RateLimitedError) or error.retry_after == 11


def test_a_short_retry_after_is_waited_for() -> None:
    times: list[float] = []

    def limited(visit: Visit) -> None:
        times.append(time.monotonic())
        visit.answer(200 if len(times) > 1 else 429, [row(1)], {"Retry-After": "0.2"})

    with serving(limited) as server:
        got = with_client(lambda client: batches(client, server.account))
    assert times[1] - times[0] >= 0.2
    assert got[0].attempt == 2


def test_a_new_try_starts_from_the_beginning() -> None:
    body = json.dumps(ROWS).encode()

    def cut_once(visit: Visit) -> None:
        visit.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body))
        visit.send(body if len(server.visits) > 1 else body[: len(body) // 2])

    with serving(cut_once) as server:
        got = with_client(lambda client: batches(client, server.account))
    assert {batch.attempt for batch in got} == {1, 2}
    second = [chat.key.id for batch in got if batch.attempt == 2 for chat in batch.chats]
    assert second == list(range(300, 0, -1))


@pytest.mark.parametrize(
    ("send", "phase"),
    [
        (say_nothing, Phase.WAITING),
        (lambda visit: visit.reset(), Phase.WAITING),
        (lambda visit: visit.send(b"SSH-2.0-OpenSSH\r\n\r\n"), Phase.WAITING),
        (lambda visit: (visit.send(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[1"), visit.reset()), Phase.READING),
    ],
)
def test_a_server_that_hangs_up(send: object, phase: Phase) -> None:
    with serving(send) as server:  # type: ignore[arg-type]
        error = failure(server)
    assert len(server.visits) == 3
    if not isinstance(error, UnexpectedAnswerError):  # a reset may overtake what was sent
        assert isinstance(error, ConnectionFailedError)
        assert error.phase in {phase, Phase.WAITING}


def test_a_server_that_hangs_up_before_the_request() -> None:
    with serving(say_nothing, on_connect=lambda visit: visit.reset()) as server:
        error = failure(server)
    assert isinstance(error, ConnectionFailedError)


def test_nobody_listens() -> None:
    with serving(say_nothing) as server:
        account = server.account
    with pytest.raises(ConnectionFailedError) as caught:
        with_client(lambda client: batches(client, account))
    assert (caught.value.phase, caught.value.detail) == (Phase.CONNECT, "Connection refused")


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 64 + ".invalid"])
def test_a_name_that_does_not_exist(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    url = f"https://{host}"
    with pytest.raises(ConnectionFailedError) as caught:
        with_client(lambda client: batches(client, Account(Server(url, url, ServerKind.CUSTOM), "u")))
    assert caught.value.phase is Phase.ADDRESS
    assert host not in str(caught.value)


@pytest.mark.parametrize(
    ("send", "phase"),
    [
        (lambda visit: visit.until_hung_up(), Phase.WAITING),
        (
            lambda visit: (visit.send(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n["), visit.until_hung_up()),
            Phase.READING,
        ),
    ],
)
def test_silence_is_a_timeout_with_its_phase(send: object, phase: Phase) -> None:
    with serving(send) as server:  # type: ignore[arg-type]
        error = failure(server, IMPATIENT)
    assert isinstance(error, TimedOutError)
    assert error.phase is phase


def test_a_refusal_whose_body_never_ends_is_told_all_the_same() -> None:
    def stalling(visit: Visit) -> None:
        visit.send(b'HTTP/1.1 401 No\r\nContent-Length: 99\r\n\r\n{"error":"x"}')
        visit.until_hung_up()

    with serving(stalling) as server:
        error = failure(server)
    assert isinstance(error, NotAuthenticatedError)
    assert error.server_text == "x"


def test_a_refusal_is_read_up_to_its_limit() -> None:
    def endless(visit: Visit) -> None:
        visit.send(b"HTTP/1.1 401 No\r\n\r\n")
        while True:
            visit.send(b"y" * 65536)

    with serving(endless) as server:
        assert isinstance(failure(server), NotAuthenticatedError)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_the_same_origin_is_followed(status: int) -> None:
    def redirect(visit: Visit) -> None:
        if len(server.visits) < 4:
            visit.answer(status, b"", {"Location": visit.request_line.split(" ")[1] + f"&n={len(server.visits)}"})
        else:
            visit.answer(200, [row(1)])

    with serving(redirect) as server:
        assert len(with_client(lambda client: chats(client, server.account))) == 1
    assert len(server.visits) == 4
    assert server.visits[-1].query["access_token"] == TOKEN.reveal()


def test_a_redirect_in_circles_ends() -> None:
    with serving(lambda visit: visit.answer(302, b"", {"Location": "/x/"})) as server:
        error = failure(server)
    assert isinstance(error, RedirectRefusedError)
    assert len(server.visits) == 4


@pytest.mark.parametrize(
    ("location", "host"),
    [
        ("https://elsewhere.example/path?access_token=secret", "elsewhere.example"),
        ("//elsewhere.example:81/", "elsewhere.example:81"),
        ("https://127.0.0.1:{port}/", "127.0.0.1:{port}"),
        ("http://127.0.0.1:1/", "127.0.0.1:1"),
        ("http://user:pw@127.0.0.1:{port}/", "127.0.0.1:{port}"),
        ("http://[bad", ""),
        ("http://127.0.0.1:99999/", ""),
        ("ftp://127.0.0.1:{port}/", "127.0.0.1:{port}"),
        ("javascript:alert(1)", ""),
    ],
)
def test_credentials_never_go_to_another_origin(location: str, host: str) -> None:
    def redirect(visit: Visit) -> None:
        visit.answer(302, b"", {"Location": location.format(port=server.port)})

    with serving(redirect) as server:
        error = failure(server)
        assert isinstance(error, RedirectRefusedError)
        assert (error.status, error.host) == (302, host.format(port=server.port))
        assert len(server.visits) == 1


def test_a_redirect_without_a_place_is_a_status() -> None:
    with serving(lambda visit: visit.answer(304)) as server:
        error = failure(server)
    assert type(error) is StatusError


def test_loopback_is_never_proxied(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda visit: visit.answer(200, [row(1)])) as server, serving(say_nothing) as proxy:
        for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        assert len(with_client(lambda client: chats(client, server.account))) == 1
    assert not proxy.visits


@pytest.mark.parametrize(("status", "phase"), [(407, Phase.PROXY), (502, Phase.PROXY)])
def test_a_remote_host_goes_through_the_proxy(monkeypatch: pytest.MonkeyPatch, status: int, phase: Phase) -> None:
    url = "https://chats.example"
    account = Account(Server(url, url, ServerKind.CUSTOM), "u")
    with serving(lambda visit: visit.answer(status)) as proxy:
        monkeypatch.setenv("https_proxy", proxy.url.replace("//", "//user:proxypass@"))
        monkeypatch.setenv("no_proxy", "")
        with pytest.raises(ConnectionFailedError) as caught:
            with_client(lambda client: batches(client, account))
    assert caught.value.phase is phase
    assert "proxypass" not in str(caught.value)
    assert proxy.visits[0].request_line.startswith("CONNECT chats.example:443")


def test_a_proxy_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "gopher://user:proxypass@127.0.0.1:1")
    url = "https://chats.example"
    with pytest.raises(ConnectionFailedError) as caught:
        with_client(lambda client: batches(client, Account(Server(url, url, ServerKind.CUSTOM), "u")))
    assert caught.value.phase is Phase.PROXY
    assert "proxypass" not in str(caught.value)


def test_no_cookie_passes_from_one_request_to_the_next() -> None:
    async def twice(client: ChatClient) -> None:
        await batches(client, server.account)
        await batches(client, server.account)

    with serving(lambda visit: visit.answer(200, [], {"Set-Cookie": "session=1; Path=/"})) as server:
        with_client(twice)
    assert "cookie" not in server.visits[1].headers


def test_decompression_is_bounded_whatever_comes() -> None:
    async def pieces() -> list[int]:
        async def compressed() -> AsyncIterator[bytes]:
            yield gzip.compress(b"A" * 5_000_000)

        return [len(piece) async for piece in decompressed(compressed(), "gzip")]

    sizes = asyncio.run(pieces())
    assert sum(sizes) == 5_000_000
    assert max(sizes) <= PIECE
