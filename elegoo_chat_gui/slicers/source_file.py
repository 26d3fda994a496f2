"""A file that a person handed over: opened for reading only, regular files only, read in pieces."""

import os
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import Final

from elegoo_chat_gui.core.errors import SlicerFileError, SlicerFileReason

PIECE: Final = 256 * 1024  # bytes between two looks at `is_cancelled`

# A FIFO without a writer would hold an ordinary open for ever. O_BINARY and O_NOINHERIT are of Windows alone.
_FLAGS: Final = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT")
)


def never_cancelled() -> bool:
    return False


class SourceFile:
    """Bytes of one file, up to the size that it had when it was opened: what is added later is not seen.

    Each method raises SlicerFileError, and CancelledError of concurrent.futures once `is_cancelled` says so.
    """

    def __init__(self, path: Path, raw: FileIO, size: int, is_cancelled: Callable[[], bool]) -> None:
        self.path = path
        self.size = size
        self._raw = raw
        self._is_cancelled = is_cancelled

    def error(self, reason: SlicerFileReason, detail: str = "") -> SlicerFileError:
        """An error about this file, for raising."""
        return SlicerFileError(self.path, reason, detail)

    def check_cancelled(self) -> None:
        if self._is_cancelled():
            raise CancelledError

    def read(self, offset: int, count: int) -> bytes:
        """Exactly `count` bytes; BROKEN where the file does not have them, or not any more."""
        if offset < 0 or count < 0 or offset + count > self.size:
            raise self.error(SlicerFileReason.BROKEN, f"{count} bytes at {offset} are not there")
        return b"".join(self.pieces(offset, count))

    def pieces(self, offset: int, count: int) -> Iterator[bytes]:
        """The same bytes one after the other, for what is not to be held in memory."""
        while count > 0:
            self.check_cancelled()
            try:
                self._raw.seek(offset)
                piece = self._raw.read(min(count, PIECE))
            except OSError as error:
                raise self.error(SlicerFileReason.UNREADABLE, error.strerror or "") from error
            if not piece:
                raise self.error(SlicerFileReason.BROKEN, "the file became shorter while it was read")
            yield piece
            offset += len(piece)
            count -= len(piece)

    def head(self, count: int) -> bytes:
        """The first `count` bytes, or all there are."""
        return self.read(0, min(count, self.size))

    def tail(self, count: int) -> bytes:
        """The last `count` bytes, or all there are."""
        count = min(count, self.size)
        return self.read(self.size - count, count)


@contextmanager
def open_source(path: Path, is_cancelled: Callable[[], bool] = never_cancelled) -> Iterator[SourceFile]:
    """Open a regular file, or a link to one. Raises SlicerFileError UNREADABLE, also for folders and devices."""
    try:
        # Before the open, since some devices act on it; and after it, since the path may lead elsewhere by then.
        _require_regular(path, os.stat(path))
        raw = FileIO(os.open(path, _FLAGS), "rb")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise SlicerFileError(path, SlicerFileReason.UNREADABLE, getattr(error, "strerror", None) or "") from error
    with raw:
        status = os.fstat(raw.fileno())
        _require_regular(path, status)
        yield SourceFile(path, raw, status.st_size, is_cancelled)


def _require_regular(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise SlicerFileError(path, SlicerFileReason.UNREADABLE, "not a regular file")
