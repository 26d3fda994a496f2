"""One request and its answer over httpx. Lives in the network thread; imported with the first request."""

import asyncio
import logging
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import httpx
import truststore

from elegoo_chat_gui import __version__
from elegoo_chat_gui.api.answers import BODY_LIMIT, Redaction, refusal
from elegoo_chat_gui.api.decompression import decompressed
from elegoo_chat_gui.api.errors import translated
from elegoo_chat_gui.api.policy import Timeouts
from elegoo_chat_gui.api.progress import RequestProgress
from elegoo_chat_gui.core.accounts import Account, Server
from elegoo_chat_gui.core.errors import ApiError, ConnectionFailedError, Phase, StatusError
from elegoo_chat_gui.core.secrets import Secret

_HEADERS = {
    "Accept": "application/json",
    "Accept-Encoding": "gzip",
    "User-Agent": f"ElegooChats/{__version__}",
}
_SEND_PIECE = 64 * 1024  # bytes; the write limit counts for each
_REQUEST_ERRORS = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, UnicodeError)


def list_address(account: Account, token: Secret) -> str:
    """Where the list is asked for, credentials included: never to be shown, logged or kept."""
    return _with_query(
        account.server, elegoo_user_id=account.user_id, access_token=token.reveal(), lang=account.language
    )


def create_address(account: Account) -> str:
    """Where a chat is created; the credentials are in the body."""
    return _with_query(account.server, lang=account.language)


def _with_query(server: Server, **fields: str) -> str:
    # a lone surrogate cannot be sent as UTF-8; as it is, the server refuses it with a plain 401
    query = urlencode(fields, quote_via=quote, safe="", encoding="utf-8", errors="surrogatepass")
    return f"{server.chats_url}?{query}"


@dataclass(frozen=True, slots=True, repr=False)
class Outgoing:
    """A request; without a repr of its own, as its address may hold the token. `read_limit` in seconds."""

    server: Server
    address: str
    read_limit: float
    body: bytes | None = None


class Answer:
    """Status and headers that have arrived, with a body that may still be on its way."""

    def __init__(self, response: httpx.Response, refusal_limit: float) -> None:
        self._response = response
        self._refusal_limit = refusal_limit

    @property
    def status(self) -> int:
        return self._response.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        return self._response.headers

    @property
    def location(self) -> str | None:
        """Where a redirect points, as the server wrote it."""
        found = self._response.extensions.get("location")
        return found if isinstance(found, str) else None

    @property
    def length(self) -> int | None:
        """Bytes of the decompressed body, where the server says it."""
        text = self.headers.get("content-length", "")
        return int(text) if text.isdecimal() and "content-encoding" not in self.headers else None

    async def body(self) -> AsyncGenerator[bytes, None]:
        """The decompressed body, in pieces of some 64 KB."""
        encoding = self.headers.get("content-encoding", "")
        async with aclosing(decompressed(self._response.aiter_raw(), encoding)) as pieces:
            async for piece in pieces:
                yield piece

    async def refused(self, redact: Redaction) -> StatusError:
        """The error that this answer is. A body that does not come whole or in time is used as far as it came."""
        body = bytearray()
        try:
            async with asyncio.timeout(self._refusal_limit), aclosing(self.body()) as pieces:
                async for piece in pieces:
                    body += piece
                    if len(body) >= BODY_LIMIT:
                        break
        except (*_REQUEST_ERRORS, ApiError, TimeoutError):
            pass  # the status alone decides
        return self.refused_with(bytes(body[:BODY_LIMIT]), redact)

    def refused_with(self, body: bytes, redact: Redaction) -> StatusError:
        """The error that this answer is, with no more of its body than this."""
        return refusal(self.status, self.headers, body, redact)


class HttpDoor:
    """Makes requests. To be built and used in the network thread."""

    def __init__(self, timeouts: Timeouts) -> None:
        for name in ("httpx", "httpcore"):  # they write whole addresses at INFO and DEBUG
            logging.getLogger(name).setLevel(logging.WARNING)
        self._timeouts = timeouts
        self._tls = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    @asynccontextmanager
    async def answer(self, outgoing: Outgoing, progress: RequestProgress) -> AsyncIterator[Answer]:
        """Make the request; the answer can be read inside the block.

        Raises ApiError, also for what goes wrong inside the block with the body. Redirects are not followed.
        """
        try:
            async with self._client(outgoing) as client:
                request = self._request(client, outgoing, progress)
                progress.host = request.url.raw_host.decode("ascii")
                response = await client.send(request, stream=True)
                try:
                    yield Answer(response, self._timeouts.refusal_read)
                finally:
                    await response.aclose()
        except _REQUEST_ERRORS as error:
            raise translated(error, progress.phase) from None

    def _client(self, outgoing: Outgoing) -> httpx.AsyncClient:
        """A client for one request: no cookie, no open connection and no old proxy setting passes to the next."""
        timeouts = self._timeouts
        try:
            return httpx.AsyncClient(
                headers=_HEADERS,
                verify=self._tls,
                trust_env=not outgoing.server.is_loopback,  # loopback is never sent to a proxy
                follow_redirects=False,
                event_hooks={"response": [_keep_location]},
                timeout=httpx.Timeout(
                    connect=timeouts.connect, write=timeouts.write, read=outgoing.read_limit, pool=None
                ),
                limits=httpx.Limits(max_keepalive_connections=0),
            )
        except (ImportError, ValueError, httpx.InvalidURL):  # a kind of proxy that httpx cannot use
            raise ConnectionFailedError(Phase.PROXY, "unusable proxy setting") from None

    @staticmethod
    def _request(client: httpx.AsyncClient, outgoing: Outgoing, progress: RequestProgress) -> httpx.Request:
        extensions = {"trace": progress.trace}
        body = outgoing.body
        if body is None:
            return client.build_request("GET", outgoing.address, extensions=extensions)
        headers = {"Content-Type": "application/json", "Content-Length": str(len(body))}
        return client.build_request(
            "POST", outgoing.address, content=_pieces_of(body), headers=headers, extensions=extensions
        )


async def _pieces_of(body: bytes) -> AsyncGenerator[bytes, None]:
    for start in range(0, len(body), _SEND_PIECE):
        yield body[start : start + _SEND_PIECE]


async def _keep_location(response: httpx.Response) -> None:
    """Out of httpx's sight: it would read an unusable place as a broken answer, and the status would be lost."""
    response.extensions["location"] = response.headers.pop("location", None)
