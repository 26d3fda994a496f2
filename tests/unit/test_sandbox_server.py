"""The door over real sockets."""

import gzip
import http.client
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from elegoo_chat_gui.sandbox import USERS, SandboxServer
from elegoo_chat_gui.sandbox.__main__ import main
from elegoo_chat_gui.sandbox.backend import CHATS_PATH
from elegoo_chat_gui.sandbox.users import FIRST_USER, SECOND_USER

CREDENTIALS = {"elegoo_user_id": FIRST_USER, "access_token": USERS[FIRST_USER]}
LIST = f"{CHATS_PATH}?{urlencode(CREDENTIALS)}"
JSON_TYPE = {"Content-Type": "application/json"}


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    sandbox = SandboxServer()
    sandbox.start()
    yield sandbox
    sandbox.stop()


def connect(server: SandboxServer) -> http.client.HTTPConnection:
    place = urlsplit(server.base_url)
    return http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)


def ask(
    server: SandboxServer,
    method: str,
    target: str,
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
) -> tuple[http.client.HTTPResponse, bytes]:
    with closing(connect(server)) as connection:
        connection.request(method, target, body, headers or {})
        response = connection.getresponse()
        return response, response.read()


def sandbox_threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("sandbox-")]


def test_the_documented_list_request(server: SandboxServer) -> None:
    response, body = ask(server, "GET", LIST)

    assert (response.status, response.getheader("Content-Type")) == (200, "application/json")
    assert len(json.loads(body)) == server.chat_count(FIRST_USER)
    assert response.getheader("Date") is None


@pytest.mark.parametrize("credentials_in", ["body", "query"])
def test_the_documented_create_requests(server: SandboxServer, credentials_in: str) -> None:
    before = server.chat_count(FIRST_USER)
    chat = {"messages": '[{"role":"user","content":"How do I fix warping?"}]', "machine_name": "Elegoo Neptune 4"}
    in_body = credentials_in == "body"
    body = json.dumps({**CREDENTIALS, **chat} if in_body else chat).encode()
    response, answer = ask(server, "POST", CHATS_PATH if in_body else LIST, body, JSON_TYPE)

    assert response.status == 201
    assert server.chat_count(FIRST_USER) == before + 1
    assert server.created_count() == 1
    newest = json.loads(ask(server, "GET", LIST)[1])[0]
    assert newest == json.loads(answer)
    assert newest["messages"] == chat["messages"]


def test_head_has_the_length_and_no_body_and_the_connection_lives_on(server: SandboxServer) -> None:
    with closing(connect(server)) as connection:
        connection.request("HEAD", LIST)
        head = connection.getresponse()
        assert head.read() == b""
        connection.request("GET", LIST)
        assert len(connection.getresponse().read()) == int(head.getheader("Content-Length") or 0)


def test_gzip(server: SandboxServer) -> None:
    response, body = ask(server, "GET", LIST, headers={"Accept-Encoding": "gzip"})

    assert response.getheader("Content-Encoding") == "gzip"
    assert len(json.loads(gzip.decompress(body))) == server.chat_count(FIRST_USER)


def test_a_chunked_body_is_not_read_and_does_not_spoil_the_connection(server: SandboxServer) -> None:
    with closing(connect(server)) as connection:
        connection.request("POST", LIST, iter([b'{"messages":', b'"x"}']), JSON_TYPE, encode_chunked=True)
        response = connection.getresponse()
        assert response.status == 400
        assert json.loads(response.read()) == {"messages": ["This field is required."]}
        connection.request("GET", LIST)
        assert connection.getresponse().status == 200
    assert server.created_count() == 0


def test_a_missing_final_slash_redirects_and_creates_nothing(server: SandboxServer) -> None:
    target = LIST.replace("/chats/", "/chats")
    response, body = ask(server, "POST", target, b'{"messages":"x"}', JSON_TYPE)

    assert (response.status, body) == (301, b"")
    assert response.getheader("Location") == LIST
    assert server.created_count() == 0


def test_a_doubled_slash_is_a_404_page(server: SandboxServer) -> None:
    assert ask(server, "GET", "/" + LIST)[0].status == 404


def test_a_lost_answer_leaves_a_chat(server: SandboxServer) -> None:
    server.faults.set("lost_answer", times=1)

    with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
        ask(server, "POST", LIST, b'{"messages":"x"}', JSON_TYPE)
    assert server.created_count() == 1


def test_a_cut_body_is_shorter_than_announced(server: SandboxServer) -> None:
    with pytest.raises(http.client.IncompleteRead):
        ask(server, "GET", LIST + "&fault=cut_body")


def test_a_slow_body_arrives_whole(server: SandboxServer) -> None:
    started = time.monotonic()
    _, body = ask(server, "GET", LIST + "&fault=slow_body&seconds=0.2")

    assert time.monotonic() - started >= 0.15
    assert len(json.loads(body)) == server.chat_count(FIRST_USER)


def test_a_body_that_ends_early_creates_nothing(server: SandboxServer) -> None:
    place = urlsplit(server.base_url)
    with socket.create_connection((place.hostname, place.port), timeout=10) as plug:
        plug.sendall(f"POST {LIST} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{{".encode())
        plug.shutdown(socket.SHUT_WR)
        assert plug.recv(100) == b""
    assert server.created_count() == 0


def test_a_request_line_of_twenty_kilobytes_gets_no_answer(server: SandboxServer) -> None:
    with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
        ask(server, "GET", f"{CHATS_PATH}?x={'y' * 20_000}")


def test_many_posts_at_once_get_ids_of_their_own(server: SandboxServer) -> None:
    ids: list[int] = []

    def work() -> None:
        for _ in range(10):
            ids.append(json.loads(ask(server, "POST", LIST, b'{"messages":"x"}', JSON_TYPE)[1])["id"])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(ids)) == server.created_count() == 40


def test_nothing_is_printed_that_holds_a_token(
    server: SandboxServer, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    ask(server, "GET", LIST)
    ask(server, "GET", LIST + "&fault=server_error")

    shown = capfd.readouterr()
    assert shown.out + shown.err + caplog.text == ""


@pytest.mark.parametrize("fault", ["slow", "slow_body"])
def test_stop_is_prompt_with_a_slow_request_pending(fault: str) -> None:
    server = SandboxServer()
    server.start()
    server.faults.slow_seconds = 60
    with closing(connect(server)) as waiting, closing(connect(server)) as idle:
        waiting.request("GET", f"{LIST}&fault={fault}")
        idle.connect()
        if fault == "slow_body":
            assert waiting.sock.recv(10)
        started = time.monotonic()
        server.stop()
        assert time.monotonic() - started < 2

    assert sandbox_threads() == []
    server.stop()


def test_stop_is_prompt_while_a_client_reads_nothing() -> None:
    server = SandboxServer()
    server.start()
    with closing(connect(server)) as lazy:
        for _ in range(3):
            ask(server, "POST", LIST, json.dumps({"messages": "x" * 3_000_000}).encode(), JSON_TYPE)
        lazy.request("GET", LIST)
        assert lazy.sock.recv(10)
        server.stop()

    assert sandbox_threads() == []


def test_before_start_and_after_stop(server: SandboxServer) -> None:
    fresh = SandboxServer()
    with pytest.raises(RuntimeError):
        _ = fresh.base_url
    assert fresh.chat_count(FIRST_USER) == fresh.created_count() == 0
    fresh.stop()
    server.stop()
    with pytest.raises(RuntimeError):
        server.start()


def test_a_taken_port_is_an_error(server: SandboxServer) -> None:
    port = urlsplit(server.base_url).port or 0
    rival = SandboxServer(port=port)
    with pytest.raises(OSError, match=r"(?i)in use|forbidden|Only one"):
        rival.start()
    rival.stop()


def test_main_says_why_it_cannot_start(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--port", "0", "--data", str(tmp_path / "missing.json")]) == 2
    assert "missing.json" in capsys.readouterr().err
    assert main(["--port", "0", "--chats", "5", "--data", "x"]) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C reaches a whole process group there")
def test_the_command_serves_until_interrupted() -> None:
    command = [sys.executable, "-m", "elegoo_chat_gui.sandbox", "--port", "0"]
    with subprocess.Popen(  # noqa: S603 - our own command
        command, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        banner = process.stdout.readline()
        for word in ("http://127.0.0.1:", "curl", FIRST_USER, SECOND_USER):
            assert word in banner
        process.send_signal(2)
        assert process.wait(10) == 0
