"""Test connection: which step fails; over TLS and without."""

import asyncio
import shutil
import ssl
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from elegoo_chat_gui.api import ChatClient, Policy
from elegoo_chat_gui.core.accounts import Account, Server, ServerKind
from elegoo_chat_gui.core.chats import NewChat
from elegoo_chat_gui.core.checks import CheckResult, CheckStep
from elegoo_chat_gui.core.errors import ConnectionFailedError, Phase, TlsRejectedError
from tests.unit.api_door import (
    IMPATIENT,
    PATIENCE,
    QUICK,
    TOKEN,
    ScriptedServer,
    Visit,
    chats,
    row,
    serving,
    with_client,
)

A, C, T, W, K = CheckStep


def check(account: Account, policy: Policy = QUICK) -> list[CheckResult]:
    async def run(client: ChatClient) -> list[CheckResult]:
        return [result async for result in client.check(account, TOKEN)]

    return with_client(run, policy)


def steps(results: list[CheckResult]) -> list[CheckStep]:
    assert all(result.passed for result in results[:-1])
    return [result.step for result in results]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Test data: a self-signed certificate for 127.0.0.1, made for this run by the openssl command."""
    if shutil.which("openssl") is None:
        pytest.skip("the openssl command is not here")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=test"
    extra = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(path), "-out", str(path) + ".crt"]
    subprocess.run([*command.split(), *extra], check=True, capture_output=True)  # noqa: S603
    path.write_text(path.read_text() + Path(str(path) + ".crt").read_text())
    return path


def tls_of(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_all_steps_pass_over_plain_http() -> None:
    with serving(lambda visit: visit.answer(200, [row(1)])) as server:
        results = check(server.account)
    assert steps(results) == [A, C, W, K]
    assert results[-1].passed
    assert len(server.visits) == 1


def test_the_answer_is_let_go_as_soon_as_it_is_a_list() -> None:
    hung_up = threading.Event()

    def endless(visit: Visit) -> None:
        visit.send(b"HTTP/1.1 200 OK\r\n\r\n[")
        if visit.until_hung_up():
            hung_up.set()

    with serving(endless) as server:
        assert steps(check(server.account)) == [A, C, W, K]
        assert hung_up.wait(PATIENCE)


@pytest.mark.parametrize("status", [401, 403])
def test_refused_credentials_are_the_last_step(status: int) -> None:
    with serving(lambda visit: visit.answer(status, {"error": "x"})) as server:
        results = check(server.account)
    assert steps(results) == [A, C, W, K]
    assert not results[-1].passed


@pytest.mark.parametrize(
    "answer",
    [
        (404, b"<h1>Not Found</h1>"),
        (200, b"<html>"),
        (200, b"{}"),
        (200, b""),
        (500, b""),
        (429, b""),
        (400, b"{}"),
        (302, b"", {"Location": "https://elsewhere.example/"}),
        (200, b"xx", {"Content-Encoding": "gzip"}),
    ],
)
def test_another_answer_fails_the_answer_step(answer: tuple[object, ...]) -> None:
    with serving(lambda visit: visit.answer(*answer)) as server:  # type: ignore[arg-type]
        results = check(server.account)
    assert steps(results) == [A, C, W]
    assert not results[-1].passed
    assert len(server.visits) == 1


def test_no_answer_in_time_fails_the_answer_step() -> None:
    with serving(lambda visit: visit.until_hung_up()) as server:
        results = check(server.account, IMPATIENT)
    assert steps(results) == [A, C, W]
    assert isinstance(results[-1].error, ConnectionFailedError)


def test_nobody_listens_fails_the_connection() -> None:
    with serving(lambda visit: visit.answer(200)) as server:
        account = server.account
    results = check(account)
    assert steps(results) == [A, C]
    assert not results[-1].passed


def test_no_such_name_fails_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    url = "https://no-such-host.invalid"
    results = check(Account(Server(url, url, ServerKind.CUSTOM), "u"))
    assert steps(results) == [A]
    assert not results[0].passed


def test_steps_come_as_they_end_and_stopping_hangs_up() -> None:
    hung_up = threading.Event()

    def hang(visit: Visit) -> None:
        if visit.until_hung_up():
            hung_up.set()

    async def stop(client: ChatClient) -> None:
        results = client.check(server.account, TOKEN)
        assert [(await anext(results)).step, (await anext(results)).step] == [A, C]
        await results.aclose()
        assert await asyncio.to_thread(hung_up.wait, PATIENCE)

    with serving(hang) as server:
        with_client(stop)


def test_an_untrusted_certificate_is_rejected_before_any_request(certificate: Path) -> None:
    async def all_three(client: ChatClient) -> None:
        with pytest.raises(TlsRejectedError) as caught:
            await chats(client, server.account)
        assert caught.value.phase is Phase.TLS
        assert "self-signed" in caught.value.detail.replace("self signed", "self-signed")
        with pytest.raises(TlsRejectedError):
            await client.create(server.account, TOKEN, NewChat("[]")).outcome()

    with serving(lambda visit: visit.answer(200, []), tls=tls_of(certificate)) as server:
        with_client(all_three)
        results = check(server.account)
    assert steps(results) == [A, C, T]
    assert isinstance(results[-1].error, TlsRejectedError)
    assert not server.visits


@pytest.mark.skipif("sys.platform != 'linux'", reason="elsewhere SSL_CERT_FILE does not make a certificate trusted")
def test_a_trusted_certificate_passes(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serving(lambda visit: visit.answer(200, [row(1)]), tls=tls_of(certificate)) as server:
        results = check(server.account)
    assert steps(results) == [A, C, T, W, K]
    assert results[2].detail == "TLSv1.3"


def hang_up(_visit: Visit) -> None:
    """Closes the connection instead of shaking hands."""


@pytest.mark.parametrize(
    "on_connect", [hang_up, Visit.reset, lambda visit: visit.send(b"HTTP/1.1 400 Bad\r\n\r\n" + b"x" * 99)]
)
def test_a_broken_handshake_fails_the_tls_step(on_connect: Callable[[Visit], object]) -> None:
    with serving(hang_up, on_connect=on_connect) as server:
        account = _over_tls(server)
        results = check(account)
    assert steps(results) in ([A, C, T], [A, C])  # a reset may overtake the connection's end
    assert isinstance(results[-1].error, ConnectionFailedError)


def test_a_silent_handshake_times_out() -> None:
    with serving(hang_up, on_connect=Visit.until_hung_up) as server:
        results = check(_over_tls(server), IMPATIENT)
    assert steps(results) == [A, C, T]


def _over_tls(server: ScriptedServer) -> Account:
    url = f"https://127.0.0.1:{server.port}"
    return Account(Server(url, url, ServerKind.CUSTOM), "u")
