"""Bodies as they come, decompressed in pieces of bounded size."""

import zlib
from collections.abc import AsyncGenerator, AsyncIterator

from elegoo_chat_gui.core.errors import AnswerShape, UnexpectedAnswerError

PIECE = 64 * 1024  # bytes; also what a compressed piece may become at once, however well it was compressed
_GZIP_OR_ZLIB = 47


async def decompressed(pieces: AsyncIterator[bytes], encoding: str) -> AsyncGenerator[bytes, None]:
    """The body in pieces of at most PIECE bytes. Raises UnexpectedAnswerError for what does not decompress."""
    name = encoding.strip().lower()
    if name in {"", "identity"}:
        async for piece in pieces:
            yield piece
        return
    if name not in {"gzip", "x-gzip", "deflate"}:
        raise UnexpectedAnswerError(AnswerShape.BAD_ENCODING, "unknown compression")
    engine = zlib.decompressobj(wbits=_GZIP_OR_ZLIB)
    empty = True
    async for compressed in pieces:
        rest = compressed
        while rest and not engine.eof:
            empty = False
            piece = _inflate(engine, rest)
            rest = engine.unconsumed_tail
            if piece:
                yield piece
    while not engine.eof and (piece := _inflate(engine, engine.unconsumed_tail)):
        yield piece
    if not engine.eof and not empty:
        raise UnexpectedAnswerError(AnswerShape.CUT_OFF)


def _inflate(engine: "zlib._Decompress", data: bytes) -> bytes:
    try:
        return engine.decompress(data, PIECE)
    except zlib.error:
        raise UnexpectedAnswerError(AnswerShape.BAD_ENCODING) from None
