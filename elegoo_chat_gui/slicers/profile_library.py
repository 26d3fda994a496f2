"""Reads every slicer on this computer: what is new or changed, the rest from memory.

`SlicerLibrary` is the door of this package for presets. All of it runs in a worker thread; nothing is ever written.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from elegoo_chat_gui.core.compatibility import Compatibility
from elegoo_chat_gui.core.errors import SlicerFileError, SlicerFileReason
from elegoo_chat_gui.core.preset_files import NO_CONF, KnownFile, SlicerConf, VendorFiles
from elegoo_chat_gui.core.presets import PresetKind, PresetProblem
from elegoo_chat_gui.core.profile_tree import ProfileTree, TreePreset
from elegoo_chat_gui.core.setting_kinds import is_setting
from elegoo_chat_gui.core.setting_values import NOT_SET, SettingValue
from elegoo_chat_gui.core.slicer_profiles import LibraryReading, SlicerProfiles
from elegoo_chat_gui.core.slicers import FileProblem, InstalledSlicer, SlicerState
from elegoo_chat_gui.slicers.conf import conf_or_none, read_conf
from elegoo_chat_gui.slicers.installations import SearchPlaces, SlicerFolders, find_slicers
from elegoo_chat_gui.slicers.json_files import UnusableFileError, read_object, setting_values
from elegoo_chat_gui.slicers.user_presets import read_user_presets, user_folder, watched_folders
from elegoo_chat_gui.slicers.vendor_files import HeadReader, read_vendor, vendor_indexes

FIND_SECONDS: Final = 30.0
_MOST_PROBLEMS: Final = 500  # that are told of one slicer
_CACHE_ENDING: Final = ".opc"  # OrcaSlicer's binary form of a vendor


class SlicerLibrary:
    """Fits the port ProfileLibrary."""

    def __init__(self, places: Callable[[], SearchPlaces]) -> None:
        """`places` is asked at each reading: the person may have named another folder."""
        self._places = places
        self._stopped = threading.Event()
        self._found: list[SlicerFolders] = []
        self._found_at: float | None = None

    def stop(self) -> None:
        """End a reading under way with CancelledError, and every later one."""
        self._stopped.set()

    def read(self, known: Mapping[str, KnownFile]) -> LibraryReading:
        """All slicers. Raises CancelledError (of concurrent.futures) after `stop`."""
        reader = HeadReader(known, self._stopped.is_set)
        slicers = tuple(_read_slicer(folders, reader) for folders in self._find())
        settled = all(_is_settled(slicer) for slicer in slicers)
        return LibraryReading(slicers, reader.seen, reader.read_anew, settled)

    def fingerprint(self) -> frozenset[tuple[str, int, int]]:
        """Something that is another when a slicer has changed what it keeps. Takes some milliseconds.

        A slicer that was installed meanwhile is noticed within FIND_SECONDS: looking through whole folders of
        downloads is too much for every look.
        """
        is_old = self._found_at is None or time.monotonic() - self._found_at > FIND_SECONDS
        return frozenset(_marks(self._find() if is_old else self._found))

    def _find(self) -> list[SlicerFolders]:
        self._found = find_slicers(self._places())
        self._found_at = time.monotonic()
        return self._found

    def values(self, preset: TreePreset) -> dict[str, SettingValue]:
        """The resolved values of a preset, read from the files of its chain now."""
        return resolved_values(preset)

    def selection(self, slicer_id: str) -> tuple[SlicerConf, datetime]:
        """The conf file as it is now, and when it was saved (UTC). Raises SlicerFileError."""
        folders = next((one for one in self._find() if one.id == slicer_id), None)
        path = folders.conf if folders is not None else None
        if path is None:
            raise SlicerFileError(Path(slicer_id), SlicerFileReason.UNREADABLE)
        try:
            conf = read_conf(path)
            saved_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except UnusableFileError as error:
            reason = SlicerFileReason.BROKEN if error.problem is PresetProblem.UNREADABLE else None
            raise SlicerFileError(path, reason or SlicerFileReason.UNREADABLE) from None
        except (OSError, ValueError, OverflowError):
            raise SlicerFileError(path, SlicerFileReason.UNREADABLE) from None
        return conf, saved_at

    def folders(self) -> list[Path]:
        """The folders of all slicers, where nothing may be written."""
        found = self._find()
        return [folder for one in found for folder in (one.data, one.profiles) if folder is not None]


# -- one slicer -------------------------------------------------------------------------------------


def _read_slicer(folders: SlicerFolders, reader: HeadReader) -> SlicerProfiles:
    conf = conf_or_none(folders.conf)
    known_conf = conf or NO_CONF
    program = known_conf.program or (folders.program.value if folders.program else "")
    vendors, problems = _read_vendors(folders, known_conf, reader)
    users = read_user_presets(user_folder(folders.data, known_conf.preset_folder), reader) if folders.data else {}
    tree = ProfileTree(vendors, users, program, known_conf.version)
    problems += _preset_problems(tree)
    if conf is None and folders.conf is not None:
        problems.insert(0, FileProblem(folders.conf, PresetProblem.UNREADABLE))
    slicer = InstalledSlicer(
        id=folders.id,
        name=program or (folders.data or folders.profiles or Path()).name,
        version=known_conf.version,
        folder=folders.data or folders.profiles or Path(),
        place=folders.place,
        state=_state(folders, tree, vendors, conf),
        counts={kind: len(tree.selectable(kind)) for kind in PresetKind},
        own={kind: sum(preset.is_user for preset in tree.selectable(kind)) for kind in PresetKind},
        has_selection=known_conf.machine is not None,
        problems=tuple(problems[:_MOST_PROBLEMS]),
    )
    return SlicerProfiles(slicer, tree, known_conf, Compatibility(tree, resolved_values))


def _read_vendors(
    folders: SlicerFolders, conf: SlicerConf, reader: HeadReader
) -> tuple[list[VendorFiles], list[FileProblem]]:
    """Those of the data folder first; what it lacks comes from the program's own resources."""
    vendors: dict[str, VendorFiles] = {}
    problems: list[FileProblem] = []
    for root in (root for root in (folders.system, folders.profiles) if root is not None):
        for index in vendor_indexes(root):
            if index.stem in vendors:
                continue
            models = {model.model for model in conf.models if model.vendor == index.stem}
            in_program = root is folders.profiles and folders.data is not None
            try:
                vendor = read_vendor(index, reader, in_program=in_program, models=models)
            except UnusableFileError as error:
                problems.append(FileProblem(index, error.problem))
                continue
            if vendor is not None:
                vendors[vendor.id] = vendor
    return list(vendors.values()), problems


def _preset_problems(tree: ProfileTree) -> list[FileProblem]:
    return [
        FileProblem(Path(preset.path), preset.problem, preset.detail)
        for kind in PresetKind
        for preset in tree.every(kind)
        if preset.problem is not None
    ]


def _state(
    folders: SlicerFolders, tree: ProfileTree, vendors: Sequence[VendorFiles], conf: SlicerConf | None
) -> SlicerState:
    if folders.is_stale:
        return SlicerState.STALE
    if any(tree.selectable(kind) for kind in PresetKind):
        return SlicerState.READY
    if folders.system is not None and any(folders.system.glob(f"*{_CACHE_ENDING}")):
        return SlicerState.BINARY_ONLY
    return SlicerState.UNREADABLE if conf is None or vendors else SlicerState.EMPTY


def _is_settled(profiles: SlicerProfiles) -> bool:
    passing = {PresetProblem.MISSING_FILE, PresetProblem.UNREADABLE}
    return not any(problem.problem in passing for problem in profiles.slicer.problems)


# -- resolved values --------------------------------------------------------------------------------


def resolved_values(preset: TreePreset) -> dict[str, SettingValue]:
    """What the files of the chain say, from the root to the preset: each replaces whole values.

    A file that went meanwhile is passed over. In a process or machine of the person's, "nil" within a list of several
    means: as in the parent (OrcaSlicer from 2.4).
    """
    values: dict[str, SettingValue] = {}
    for link in reversed(list(preset.chain())):
        try:
            own = setting_values(read_object(Path(link.path)))
        except UnusableFileError:
            continue
        for key, value in own.items():
            if is_setting(key):
                values[key] = _over(values.get(key), value) if link.is_user else value
    return values


def _over(before: SettingValue | None, value: SettingValue) -> SettingValue:
    if isinstance(value, str) or isinstance(before, str) or before is None or len(value) != len(before):
        return value
    if NOT_SET not in value or len(value) == 1:
        return value
    return tuple(old if new == NOT_SET else new for old, new in zip(before, value, strict=True))


# -- what tells of changes --------------------------------------------------------------------------


def _marks(found: Sequence[SlicerFolders]) -> Iterator[tuple[str, int, int]]:
    for folders in found:
        conf = folders.conf
        if conf is not None:
            yield from _mark(conf)
        for root in (folders.system, folders.profiles):
            for index in vendor_indexes(root) if root is not None else ():
                yield from _mark(index)
        if folders.data is not None:
            for account in _entries(folders.data / "user"):
                for folder in watched_folders(account):
                    yield from _mark(folder)
                    for file in _entries(folder):
                        yield from _mark(file)


def _mark(path: Path) -> Iterator[tuple[str, int, int]]:
    try:
        facts = os.stat(path)
    except (OSError, ValueError):
        return
    yield os.fspath(path), facts.st_size, facts.st_mtime_ns


def _entries(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return [Path(entry.path) for entry in entries]
    except OSError:
        return []
