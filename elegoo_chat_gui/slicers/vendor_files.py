"""Vendor indexes and the preset files they name: the heads of all of them, those that did not change from memory.

Source: `<Vendor>.json` beside the folder `<Vendor>/`, in a slicer's `system` folder or its program's
`resources/profiles`. Only files that the index names are presets.
"""

import os
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import CancelledError
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from elegoo_chat_gui.core.preset_files import HEAD_KEYS, IndexedFile, KnownFile, PresetHead, VendorFiles, head_of
from elegoo_chat_gui.core.presets import PresetKind, PresetProblem
from elegoo_chat_gui.slicers.json_files import UnusableFileError, read_object, setting_values

_LISTS: Final = {
    PresetKind.MACHINE: "machine_list",
    PresetKind.FILAMENT: "filament_list",
    PresetKind.PROCESS: "process_list",
}
_MODELS: Final = "machine_model_list"
_MOST_ENTRIES: Final = 50_000


@dataclass(slots=True)
class HeadReader:
    """Reads heads, and remembers which of them were read anew. `is_cancelled` is asked before each file.

    Raises CancelledError (of concurrent.futures) once it says so.
    """

    known: Mapping[str, KnownFile]
    is_cancelled: Callable[[], bool]
    seen: dict[str, KnownFile] = field(default_factory=dict)
    read_anew: int = 0

    def head(self, path: Path, name: str) -> PresetHead:
        """The head of a preset file; one that cannot be used comes with the reason."""
        if self.is_cancelled():
            raise CancelledError
        place = os.fspath(path)
        try:
            facts = os.stat(path)
        except (OSError, ValueError) as error:
            missing = isinstance(error, FileNotFoundError | NotADirectoryError)
            return PresetHead(name, problem=PresetProblem.MISSING_FILE if missing else PresetProblem.UNREADABLE)
        known = self.known.get(place)
        if known is None or (known.size, known.changed_at) != (facts.st_size, facts.st_mtime_ns):
            known = KnownFile(facts.st_size, facts.st_mtime_ns, _read_head(path))
            self.read_anew += 1
        self.seen[place] = known
        return known.head if known.head.name else replace(known.head, name=name)


def _read_head(path: Path) -> PresetHead:
    """Without a name where the file has none: the index that names it may change."""
    try:
        table = read_object(path)
        return head_of(setting_values({key: table[key] for key in HEAD_KEYS if key in table}))
    except UnusableFileError as error:
        return PresetHead("", problem=error.problem)


def vendor_indexes(folder: Path) -> Iterator[Path]:
    """The files that may be indexes: JSON beside each other, in the order of their names."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if entry.name.lower().endswith(".json"))
    except OSError:
        return
    yield from (folder / name for name in names)


def read_vendor(
    index: Path, reader: HeadReader, *, in_program: bool, models: Collection[str] = ()
) -> VendorFiles | None:
    """A vendor with the heads of its presets, and of the `models` that are switched on.

    None for JSON that is no index. Raises UnusableFileError.
    """
    table = {key.lower(): value for key, value in read_object(index).items()}
    if not any(isinstance(table.get(key), list) for key in (*_LISTS.values(), _MODELS)):
        return None
    folder = index.with_suffix("")
    name, version = table.get("name"), table.get("version")
    return VendorFiles(
        id=index.stem,
        name=name.strip() if isinstance(name, str) and name.strip() else index.stem,
        version=version if isinstance(version, str) else "",
        files={kind: tuple(_files(table.get(key), folder, reader)) for kind, key in _LISTS.items()},
        models=tuple(_models(table.get(_MODELS), folder, reader, models)),
        in_program=in_program,
    )


def _files(entries: Any, folder: Path, reader: HeadReader) -> Iterator[IndexedFile]:
    for name, path in _entries(entries, folder):
        if path is None:
            yield IndexedFile(os.fspath(folder), PresetHead(name, problem=PresetProblem.UNREADABLE))
        else:
            yield IndexedFile(os.fspath(path), normalised(reader.head(path, name)))


def _models(entries: Any, folder: Path, reader: HeadReader, wanted: Collection[str]) -> Iterator[IndexedFile]:
    """Machines name their model as the index does, whatever its own file says."""
    for name, path in _entries(entries, folder) if wanted else ():
        if name in wanted and path is not None:
            yield IndexedFile(os.fspath(path), replace(reader.head(path, name), name=name))


def _entries(entries: Any, folder: Path) -> Iterator[tuple[str, Path | None]]:
    """The name and file of each entry of a list; no file where its name would lead out of the vendor's folder."""
    for entry in entries[:_MOST_ENTRIES] if isinstance(entries, list) else []:
        table = {key.lower(): value for key, value in entry.items()} if isinstance(entry, dict) else {}
        name, below = table.get("name"), table.get("sub_path")
        if isinstance(name, str) and isinstance(below, str) and name and below:
            yield unicodedata.normalize("NFC", name), _below(folder, below)


def _below(folder: Path, relative: str) -> Path | None:
    """The file an index names; None where the name would lead out of the vendor's folder."""
    parts = relative.replace("\\", "/").split("/")
    if not relative or "\0" in relative or any(part == ".." or ":" in part for part in parts) or not parts[0]:
        return None
    return folder.joinpath(*parts)


def normalised(head: PresetHead) -> PresetHead:
    """Names compose their accents in one way, whichever way the system gave them."""
    if head.name.isascii() and head.inherits.isascii():
        return head
    name, inherits = (unicodedata.normalize("NFC", text) for text in (head.name, head.inherits))
    return replace(head, name=name, inherits=inherits)
