"""Single entries of a ZIP that nobody vouches for.

Python's own reader builds an object for each entry before anything can be refused, trusts declared sizes and raises
a dozen kinds of errors. This one reads the directory within bounds, inflates only the entry asked for, in pieces and
up to a bound of what really comes out, and raises SlicerFileError alone. Nothing is unpacked to disk.

Entries that overlap, lie about their size in the local header or hold further archives do no harm that way: no
entry but the wanted one is touched, and it is counted while it is inflated. Source: PKWARE's APPNOTE.
"""

import struct
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from elegoo_chat_gui.core.errors import SlicerFileReason
from elegoo_chat_gui.slicers.source_file import SourceFile

MAX_ENTRIES: Final = 20_000  # a project has some dozens, a large one with many objects and plates some thousands
MAX_DIRECTORY: Final = 8 * 1024 * 1024
_LONGEST_NAME: Final = 300  # characters; longer ones are no slicer's, and costly to normalise
_PIECE: Final = 64 * 1024

_END: Final = struct.Struct("<4s4H2IH")
_END64_PLACE: Final = struct.Struct("<4sIQI")
_END64: Final = struct.Struct("<4sQ2H2I4Q")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_LOCAL: Final = struct.Struct("<4s5H3I2H")
_END_MARK: Final = b"PK\x05\x06"
_END64_PLACE_MARK: Final = b"PK\x06\x07"
_END64_MARK: Final = b"PK\x06\x06"
_CENTRAL_MARK: Final = b"PK\x01\x02"
_LOCAL_MARK: Final = b"PK\x03\x04"
_FIRST_MARKS: Final = (_LOCAL_MARK, _END_MARK, b"PK\x07\x08")  # an ordinary, an empty and a split archive
_LONGEST_COMMENT: Final = 0xFFFF
_SEE_EXTRA: Final = 0xFFFFFFFF
_ZIP64_EXTRA: Final = 0x0001

_STORED: Final = 0
_DEFLATED: Final = 8
_AES: Final = 99
_ENCRYPTED_FLAGS: Final = 1 << 0 | 1 << 6 | 1 << 13


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """`name` has forward slashes; `packed` and `size` are what the directory declares, in bytes."""

    name: str
    method: int
    is_encrypted: bool
    crc: int
    packed: int
    size: int
    offset: int


@dataclass(frozen=True, slots=True)
class _Directory:
    start: int
    size: int
    shift: int  # what stands before the archive, as in a self-extracting one


def looks_like_zip(head: bytes) -> bool:
    return head.startswith(_FIRST_MARKS)


class GuardedZip:
    """The entries of an archive. Making it reads the directory. Everything raises SlicerFileError.

    Names are compared without case, with `\\` as `/` and without a leading `/`, as the slicers do; of two alike the
    last counts, as it does for them. Names that climb out (`..`) are not there.
    """

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._directory = _find_directory(source)
        self._entries: dict[str, ZipEntry] = {}
        for entry in self._read_directory():
            self._entries[_compared(entry.name)] = entry

    @property
    def entries(self) -> Sequence[ZipEntry]:
        """In the order of the directory, without folders."""
        return tuple(self._entries.values())

    def find(self, name: str) -> ZipEntry | None:
        return self._entries.get(_compared(name)) if len(name) <= _LONGEST_NAME else None

    def read(self, entry: ZipEntry, limit: int) -> bytes:
        """All of an entry, its size and check sum proven. TOO_LARGE over `limit` bytes, declared or real."""
        # Deflate adds 5 bytes to 16 KB at most: an entry packed far beyond its limit is made to keep readers busy.
        if entry.packed > limit + limit // 100 + 1024:
            raise self._source.error(SlicerFileReason.TOO_LARGE, entry.name)
        content = b"".join(self.pieces(entry, limit))
        if len(content) != entry.size:
            raise self._broken(entry, "has another size than declared")
        if zlib.crc32(content) != entry.crc:
            raise self._broken(entry, "does not match its check sum")
        return content

    def head(self, entry: ZipEntry, count: int) -> bytes:
        """About the first `count` bytes of an entry of any size, unproven; no more of it is inflated."""
        head = bytearray()
        for piece in self._inflated(entry):
            head += piece
            if len(head) >= count:
                break
        return bytes(head[:count])

    def pieces(self, entry: ZipEntry, limit: int) -> Iterator[bytes]:
        """An entry piece by piece, its check sum unproven. TOO_LARGE over `limit` bytes, declared or real."""
        left = limit
        if entry.size > limit:
            raise self._source.error(SlicerFileReason.TOO_LARGE, entry.name)
        for piece in self._inflated(entry):
            left -= len(piece)
            if left < 0:
                raise self._source.error(SlicerFileReason.TOO_LARGE, entry.name)
            yield piece

    def _inflated(self, entry: ZipEntry) -> Iterator[bytes]:
        packed = self._source.pieces(self._content_start(entry), entry.packed)
        if entry.method == _STORED:
            yield from packed
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for piece in packed:
                waiting = piece
                while waiting and not inflater.eof:
                    self._source.check_cancelled()
                    yield inflater.decompress(waiting, _PIECE)
                    waiting = inflater.unconsumed_tail
            while not inflater.eof and (rest := inflater.decompress(b"", _PIECE)):
                yield rest
        except zlib.error:
            raise self._broken(entry, "cannot be inflated") from None
        if not inflater.eof:
            raise self._broken(entry, "is cut off")

    def _content_start(self, entry: ZipEntry) -> int:
        """Where an entry's bytes begin, once it is known that they can be read."""
        if entry.is_encrypted:
            raise self._source.error(SlicerFileReason.ENCRYPTED, entry.name)
        if entry.method not in {_STORED, _DEFLATED}:
            raise self._source.error(SlicerFileReason.UNKNOWN_FORMAT, f"{entry.name}: packing method {entry.method}")
        place = entry.offset + self._directory.shift
        mark, _, flags, *_, name_length, extra_length = _LOCAL.unpack(self._source.read(place, _LOCAL.size))
        if mark != _LOCAL_MARK:
            raise self._broken(entry, "is not where the directory says")
        if flags & _ENCRYPTED_FLAGS:
            raise self._source.error(SlicerFileReason.ENCRYPTED, entry.name)
        start: int = place + _LOCAL.size + name_length + extra_length
        if start + entry.packed > self._source.size:
            raise self._broken(entry, "is cut off")
        return start

    def _read_directory(self) -> Iterator[ZipEntry]:
        content = self._source.read(self._directory.start, self._directory.size)
        place = 0
        for number in range(MAX_ENTRIES + 1):
            if place >= len(content):
                return
            if number == MAX_ENTRIES:
                raise self._source.error(SlicerFileReason.TOO_LARGE, "too many entries")
            if number % 1000 == 0:
                self._source.check_cancelled()
            head = content[place : place + _CENTRAL.size]
            if len(head) < _CENTRAL.size or not head.startswith(_CENTRAL_MARK):
                raise self._source.error(SlicerFileReason.BROKEN, f"directory, entry {number + 1}")
            fields = _CENTRAL.unpack(head)
            name_end = place + _CENTRAL.size + fields[10]
            extra_end = name_end + fields[11]
            name = _name(content[place + _CENTRAL.size : name_end])
            if name:
                yield _entry(name, fields, content[name_end:extra_end])
            place = extra_end + fields[12]

    def _broken(self, entry: ZipEntry, what: str) -> Exception:
        return self._source.error(SlicerFileReason.BROKEN, f"{entry.name} {what}")


def _find_directory(source: SourceFile) -> _Directory:
    tail = source.tail(_END.size + _LONGEST_COMMENT + _END64_PLACE.size)
    place = len(tail)
    while (place := tail.rfind(_END_MARK, 0, place)) >= 0:
        if place + _END.size > len(tail):
            continue
        *_, size, start, comment = _END.unpack_from(tail, place)
        if place + _END.size + comment > len(tail):
            continue
        end = source.size - len(tail) + place
        located = tail[max(0, place - _END64_PLACE.size) : place]
        if located.startswith(_END64_PLACE_MARK) and len(located) == _END64_PLACE.size:
            end, size, start = _read_end64(source, end, _END64_PLACE.unpack(located)[2])
        return _checked_directory(source, end, size, start)
    raise source.error(SlicerFileReason.BROKEN, "the directory at the end is missing")


def _read_end64(source: SourceFile, end: int, declared: int) -> tuple[int, int, int]:
    """Where the 64-bit record stands, and the directory's size and start that it names."""
    for place in (declared, end - _END64_PLACE.size - _END64.size):
        if 0 <= place <= source.size - _END64.size:
            mark, *_, size, start = _END64.unpack(source.read(place, _END64.size))
            if mark == _END64_MARK:
                return place, size, start
    raise source.error(SlicerFileReason.BROKEN, "the 64-bit directory record is missing")


def _checked_directory(source: SourceFile, end: int, size: int, start: int) -> _Directory:
    if size > MAX_DIRECTORY:
        raise source.error(SlicerFileReason.TOO_LARGE, "directory")
    for place in (end - size, start):
        if 0 <= start <= place <= end - size:
            directory = _Directory(place, size, place - start)
            if not size or source.read(place, min(size, 4)) == _CENTRAL_MARK:
                return directory
    raise source.error(SlicerFileReason.BROKEN, "the directory is not where the end says")


def _entry(name: str, fields: Sequence[int], extra: bytes) -> ZipEntry:
    _, _, _, flags, method, _, _, crc, packed, size, _, _, _, _, _, _, offset = fields
    wide = iter(_wide_values(extra))
    size = next(wide, size) if size == _SEE_EXTRA else size
    packed = next(wide, packed) if packed == _SEE_EXTRA else packed
    offset = next(wide, offset) if offset == _SEE_EXTRA else offset
    return ZipEntry(name, method, bool(flags & _ENCRYPTED_FLAGS) or method == _AES, crc, packed, size, offset)


def _wide_values(extra: bytes) -> tuple[int, ...]:
    """The 64-bit numbers of an entry: those that do not fit the 32 bits of its record, in a fixed order."""
    place = 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, place)
        content = extra[place + 4 : place + 4 + length]
        if kind == _ZIP64_EXTRA:
            return tuple(number for (number,) in struct.iter_unpack("<Q", content[: len(content) // 8 * 8]))
        place += 4 + length
    return ()


def _name(raw: bytes) -> str:
    """A usable entry name with forward slashes; empty for a folder, and for what no slicer writes."""
    try:
        name = raw.decode("utf-8")  # the slicers' ZIP writer does not always set the flag for it
    except UnicodeDecodeError:
        name = raw.decode("cp437")
    name = name.replace("\\", "/").lstrip("/")
    is_usable = name and len(name) <= _LONGEST_NAME and not name.endswith("/") and "\0" not in name
    return name if is_usable and ".." not in name.split("/") else ""


def _compared(name: str) -> str:
    return unicodedata.normalize("NFC", name.replace("\\", "/").lstrip("/")).casefold()
