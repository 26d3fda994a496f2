"""Requests and responses as values, so that the rules can be tested without a socket."""

import gzip
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

SPOOL_IN_MEMORY = 4 * 1024 * 1024
FILE_PIECE = 256 * 1024
GZIP_FROM = 200  # bytes; shorter bodies are never compressed


@dataclass(frozen=True, slots=True)
class Request:
    """One request. `target` is the raw path with query, header names are lower case.

    `body` is empty when the client sent no Content-Length, as for a chunked body: it is not read.
    """

    method: str
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Body:
    """Bytes of known total length that arrive in pieces; `close` frees what lies behind them."""

    length: int
    pieces: Iterable[bytes]
    close: Callable[[], None] = lambda: None


def whole(data: bytes) -> Body:
    return Body(len(data), (data,) if data else ())


@dataclass(frozen=True, slots=True)
class Delivery:
    """What goes wrong on the way: seconds before the head, seconds for the body, a cut, no answer at all."""

    wait_s: float = 0.0
    body_s: float = 0.0
    cut: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    status: int
    body: Body
    headers: tuple[tuple[str, str], ...] = ()
    delivery: Delivery = Delivery()

    def header(self, name: str) -> str | None:
        """The first value of a header, or None; the name in any letter case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def content(self) -> bytes:
        """The whole body at once, which can be read only once; for tests and small bodies."""
        try:
            return b"".join(self.body.pieces)
        finally:
            self.body.close()


def compressed(body: Body) -> Body:
    """The same body as one gzip member, kept in a file when it is large.

    Level 1, because a list of 100,000 chats shall not keep a processor busy for half a minute.
    """
    spool = tempfile.SpooledTemporaryFile(max_size=SPOOL_IN_MEMORY)  # noqa: SIM115 - closed by Body.close
    try:
        packer = zlib.compressobj(1, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
        for piece in body.pieces:
            spool.write(packer.compress(piece))
        spool.write(packer.flush())
    except BaseException:
        spool.close()
        raise
    finally:
        body.close()
    length = spool.tell()
    spool.seek(0)

    def pieces() -> Iterator[bytes]:
        while piece := spool.read(FILE_PIECE):
            yield piece

    return Body(length, pieces(), spool.close)


def with_gzip(response: Response, request: Request) -> Response:
    """Compresses as the real server does: from 200 bytes on, when asked, and says so in Vary."""
    if response.body.length < GZIP_FROM:
        return response
    headers = tuple(
        (name, f"{value}, Accept-Encoding") if name == "Vary" else (name, value) for name, value in response.headers
    )
    accepted = request.headers.get("accept-encoding", "").lower()
    if "gzip" not in accepted:
        return replace(response, headers=headers)
    headers = (*headers, ("Content-Encoding", "gzip"))
    return replace(response, headers=headers, body=compressed(response.body))


def broken_gzip() -> bytes:
    """A gzip stream whose checksum and end are wrong."""
    good = bytearray(gzip.compress(b"[]" * 400, mtime=0))
    good[-8:] = b"\x00" * 8
    good[12:16] = b"\xff\xff\xff\xff"
    return bytes(good)
