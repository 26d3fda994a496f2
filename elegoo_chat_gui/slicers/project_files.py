"""The one door for files that a person hands over: projects, G-code, bundles and single presets.

Nothing is ever written or unpacked. What a file is is seen from its content: endings are changed by mail programs,
browsers and people, and decide only what is said of a file that is nothing at all.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from elegoo_chat_gui.core.errors import SlicerFileReason
from elegoo_chat_gui.core.project_settings import ProjectSettings
from elegoo_chat_gui.slicers.bundle import looks_like_bundle, read_bundle, read_preset
from elegoo_chat_gui.slicers.gcode import looks_like_gcode, read_gcode
from elegoo_chat_gui.slicers.guarded_zip import GuardedZip, looks_like_zip
from elegoo_chat_gui.slicers.project_3mf import looks_like_project, read_3mf
from elegoo_chat_gui.slicers.source_file import SourceFile, never_cancelled, open_source

# Also what the dialog for opening a file may offer.
PROJECT_ENDINGS: Final = (".3mf",)
GCODE_ENDINGS: Final = (".gcode", ".g", ".gco")
BUNDLE_ENDINGS: Final = (".orca_printer", ".orca_filament", ".orca_bundle", ".elegoo_printer", ".zip")
PRESET_ENDINGS: Final = (".json",)

_FIRST_LOOK: Final = 64 * 1024
_MARK: Final = b"\xef\xbb\xbf"


def read_project(path: Path, is_cancelled: Callable[[], bool] = never_cancelled) -> ProjectSettings:
    """What the file says. For a worker thread: reading and inflating take up to some seconds.

    Raises SlicerFileError and nothing else, whatever the file holds; and, between two pieces of 256 KB, once
    `is_cancelled` says so, `concurrent.futures.CancelledError`, which asyncio turns into its own when it crosses from
    the worker to the loop.
    """
    with open_source(path, is_cancelled) as source:
        head = source.head(_FIRST_LOOK)
        if looks_like_zip(head):
            return _read_archive(source)
        if head.removeprefix(_MARK).lstrip().startswith(b"{"):
            return read_preset(source)
        is_text = bool(head) and b"\0" not in head
        if looks_like_gcode(head) or (is_text and path.name.lower().endswith(GCODE_ENDINGS)):
            return read_gcode(source)
        raise source.error(_reason_for_nothing(path), "neither an archive nor settings nor G-code")


def _read_archive(source: SourceFile) -> ProjectSettings:
    archive = GuardedZip(source)
    if looks_like_project(archive):
        return read_3mf(source, archive)
    if looks_like_bundle(archive):
        return read_bundle(source, archive)
    raise source.error(SlicerFileReason.UNKNOWN_FORMAT, "an archive of other things")


def _reason_for_nothing(path: Path) -> SlicerFileReason:
    """By its name a slicer's file, it is damaged; else nobody said that it was one."""
    endings = PROJECT_ENDINGS + GCODE_ENDINGS + BUNDLE_ENDINGS + PRESET_ENDINGS
    is_named_so = path.name.lower().endswith(endings)
    return SlicerFileReason.BROKEN if is_named_so else SlicerFileReason.UNKNOWN_FORMAT
