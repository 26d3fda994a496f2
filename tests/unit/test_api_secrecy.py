"""A marker token appears in no exception, repr or log record; and what else the client promises as a whole."""

import asyncio
import json
import logging
import subprocess
import sys
import traceback
from urllib.parse import quote

import pytest

from elegoo_chat_gui.api import ChatClient
from elegoo_chat_gui.core.chats import NewChat
from elegoo_chat_gui.core.errors import ApiError
from elegoo_chat_gui.services.ports import ChatSource, PostUnderWay
from tests.unit.api_door import IMPATIENT, MARKER, TOKEN, Visit, batches, row, serving, with_client

ECHO = {"error": f"bad {MARKER}", MARKER: [MARKER, quote(MARKER, safe="")], "x": json.dumps(MARKER)}


def conforms(client: ChatClient) -> tuple[ChatSource, PostUnderWay]:
    """Only for the type checker: ChatClient is a ChatSource, what create() gives a PostUnderWay."""
    source: ChatSource = client
    post: PostUnderWay = client.create(None, None, None)  # type: ignore[arg-type]
    return source, post


def echo_in_pieces(visit: Visit) -> None:
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n[" + json.dumps(ECHO).encode())


ANSWERS = [
    lambda visit: visit.answer(200, [row(1)]),
    lambda visit: visit.answer(201, row(1)),
    lambda visit: visit.answer(200, json.dumps(ECHO).encode()),
    *(lambda visit, status=status: visit.answer(status, ECHO) for status in (400, 401, 402, 403, 404, 429, 500, 502)),
    lambda visit: visit.answer(400, f"<h1>{MARKER}</h1>".encode()),
    lambda visit: visit.answer(500, visit.request_line.encode() + visit.body),
    lambda visit: visit.answer(302, b"", {"Location": visit.request_line.split(" ")[1] + "&n=1"}),
    lambda visit: visit.answer(302, b"", {"Location": f"https://{quote(MARKER, safe='')}.example/"}),
    lambda visit: visit.answer(302, b"", {"Location": f"https://e.example/?access_token={quote(MARKER)}"}),
    lambda visit: visit.send(f"{MARKER}: broken\r\n\r\n".encode()),
    lambda visit: visit.send(f"HTTP/1.1 200 OK\r\n{MARKER}\r\n\r\n".encode()),
    echo_in_pieces,
    lambda visit: visit.answer(200, MARKER.encode(), {"Content-Encoding": "gzip"}),
    lambda visit: visit.reset(),
    lambda visit: visit.until_hung_up(),
]


def everything_of(error: BaseException | None) -> str:
    """All texts of an exception and of whatever hangs on it, the variables of its frames too."""
    texts = []
    while error is not None:
        trace = traceback.TracebackException.from_exception(error, capture_locals=True)
        own = [line for frame in trace.stack if "/api/" in frame.filename for line in (frame.locals or {}).values()]
        texts += [repr(error), str(error), repr(vars(error)), repr(error.args), *own]
        error = getattr(error, "cause", None) or error.__cause__ or error.__context__
    return "\n".join(texts)


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_token_is_nowhere(answer: object, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("httpx", "httpcore", "asyncio"):
        caplog.set_level(logging.DEBUG, name)
    seen: list[str] = []

    async def use(client: ChatClient) -> None:
        posting = client.create(server.account, TOKEN, NewChat("[]"))
        for work in (batches(client, server.account), posting.outcome()):
            task = asyncio.ensure_future(work)
            try:
                seen.append(repr(await task))
            except ApiError as error:
                seen.append(everything_of(error))
            seen.append(repr(task))
        seen.extend([repr(client), repr(vars(client)), repr(posting), repr(vars(posting))])
        seen.extend([repr(result) async for result in client.check(server.account, TOKEN)])

    with serving(answer) as server:  # type: ignore[arg-type]
        with_client(use, IMPATIENT)
    seen += [f"{record.getMessage()} {record.args} {record.exc_text}" for record in caplog.records]
    text = "\n".join(seen)
    for form in (MARKER, quote(MARKER, safe=""), quote(MARKER), json.dumps(MARKER)[1:-1], repr(MARKER)[1:-1]):
        assert form not in text
        assert form.lower() not in text.lower()


def test_importing_the_client_does_not_import_httpx() -> None:
    code = "import sys, elegoo_chat_gui.api; print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603
    assert "httpx" not in done.stdout
    assert "truststore" not in done.stdout
    assert "msgspec" not in done.stdout
