"""The person's own presets: `user/<folder>/<kind>/*.json`, their roots in `base/`, their `.info`, imported bundles.

Source: `load_presets` and `load_info` of JusPrin, OrcaSlicer and ElegooSlicer; nothing deeper is read there either.
"""

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from elegoo_chat_gui.core.preset_files import IndexedFile, UserFiles
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.slicers.json_files import UnusableFileError, decoded, read_bytes, read_object
from elegoo_chat_gui.slicers.vendor_files import HeadReader, normalised

DEFAULT_FOLDER: Final = "default"
BUNDLE_FOLDERS: Final = ("_local", "_subscribed")
_BUNDLE_MARK: Final = "bundle_metadata.json"
_LARGEST_INFO: Final = 64 * 1024


def user_folder(data: Path, preset_folder: str) -> Path:
    """Where the person's presets are: below the account's folder, or the common one."""
    return data / "user" / (preset_folder or DEFAULT_FOLDER)


def read_user_presets(folder: Path, reader: HeadReader) -> dict[PresetKind, UserFiles]:
    """The presets of all kinds below `user_folder`; none where it is not there."""
    bundles = list(_bundles(folder))
    return {
        kind: UserFiles(
            roots=tuple(_files(folder / kind.value / "base", reader)),
            presets=tuple(_files(folder / kind.value, reader)),
            bundle_roots=tuple(_bundled(bundles, f"{kind.value}/base", reader)),
            bundles=tuple(_bundled(bundles, kind.value, reader)),
        )
        for kind in PresetKind
    }


def watched_folders(folder: Path) -> list[Path]:
    """The folders whose files tell that a preset of the person's came, went or changed."""
    places = [folder, *(folder / origin / name for origin in BUNDLE_FOLDERS for name in _names(folder / origin))]
    kinds = [place / kind.value for place in places for kind in PresetKind]
    return [below for kind in kinds for below in (kind, kind / "base")]


def _files(folder: Path, reader: HeadReader, prefix: str = "") -> Iterator[IndexedFile]:
    for name in _names(folder, ".json"):
        path = folder / name
        own_name = prefix + unicodedata.normalize("NFC", path.stem)
        head = replace(normalised(reader.head(path, own_name)), name=own_name)
        yield IndexedFile(os.fspath(path), replace(head, base_id=_base_id(path)))


def _bundles(folder: Path) -> Iterator[tuple[str, Path]]:
    """What the names of a bundle's presets begin with, and its folder. One that does not say what it is, is none."""
    for origin in BUNDLE_FOLDERS:
        for name in _names(folder / origin):
            place = folder / origin / name
            try:
                stored = read_object(place / _BUNDLE_MARK).get("id")
            except UnusableFileError:
                continue
            yield f"{origin}/{stored if isinstance(stored, str) and stored else name}/", place


def _bundled(bundles: Iterable[tuple[str, Path]], below: str, reader: HeadReader) -> Iterator[IndexedFile]:
    for prefix, place in bundles:
        yield from _files(place / below, reader, prefix)


def _names(folder: Path, ending: str = "") -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if entry.name.lower().endswith(ending))
    except OSError:
        return []


def _base_id(path: Path) -> str:
    """`base_id` of the sidecar: lines of `key = value`, "null" for nothing."""
    sidecar = path.with_suffix(".info")
    if not sidecar.exists():
        return ""
    try:
        text = decoded(read_bytes(sidecar, _LARGEST_INFO))
    except UnusableFileError:
        return ""
    for line in text.splitlines():
        key, _, value = line.partition("=")
        if key.strip() == "base_id":
            return "" if value.strip() == "null" else value.strip()
    return ""
