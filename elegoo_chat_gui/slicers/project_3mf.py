"""Projects: ZIP archives with all settings in one JSON entry, or, sliced, at the end of a plate's G-code.

Source: OrcaSlicer's bbs_3mf. Meshes can unpack to hundreds of megabytes and are never opened, except for the first
kilobytes of the main one, where the name of the program may stand. No XML is parsed.
"""

import re
from collections import deque
from typing import Final

from elegoo_chat_gui.core.errors import SlicerFileError, SlicerFileReason
from elegoo_chat_gui.core.project_settings import ProjectFormat, ProjectSettings
from elegoo_chat_gui.slicers.changed_keys import changed_by_position
from elegoo_chat_gui.slicers.gcode import HEAD, LONGEST, GcodeEnds, complete_block, gcode_settings
from elegoo_chat_gui.slicers.guarded_zip import GuardedZip, ZipEntry
from elegoo_chat_gui.slicers.project_values import FlatSettings, project_settings
from elegoo_chat_gui.slicers.settings_json import MAX_JSON, read_object, settings_in
from elegoo_chat_gui.slicers.source_file import SourceFile

# The largest G-code that is inflated to its end: above what printers take, and some seconds of work.
MAX_GCODE: Final = 1024 * 1024 * 1024

_SETTINGS: Final = "Metadata/project_settings.config"
_MODEL: Final = "3D/3dmodel.model"
_PLATE: Final = re.compile(r"metadata/plate_(\d{1,6})\.gcode", re.IGNORECASE | re.ASCII)
_SLICED_NAME: Final = (".gcode.3mf", ".g.3mf", ".gco.3mf")
_MODEL_HEAD: Final = 4 * 1024
_APPLICATION: Final = re.compile(
    rb"""<metadata\s{1,9}name=["']Application["']\s{0,9}>([\w .+()-]{1,80})</metadata>"""
)
_VERSION_DASH: Final = re.compile(r"-(?=\d)")
# Written by the whole family in the name of its ancestor, with a version of its own: it names no program.
_ANCESTOR: Final = "BambuStudio"


def looks_like_project(archive: GuardedZip) -> bool:
    """Office documents are packages of the same make, so it takes a model, or what only slicers write."""
    has_model = any(entry.name.lower().endswith(".model") for entry in archive.entries)
    return has_model or archive.find(_SETTINGS) is not None or bool(_plates(archive))


def read_3mf(source: SourceFile, archive: GuardedZip) -> ProjectSettings:
    """Raises SlicerFileError; NO_SETTINGS for a plain model is a normal case."""
    plates = _plates(archive)
    is_sliced = bool(plates) or source.path.name.lower().endswith(_SLICED_NAME)
    file_format = ProjectFormat.SLICED_PROJECT if is_sliced else ProjectFormat.PROJECT
    settings = archive.find(_SETTINGS)
    if settings is not None:
        members = read_object(source, archive.read(settings, MAX_JSON), settings.name)
        flat = FlatSettings(settings_in(source, members), changed_by_position)
        return project_settings(source, flat, file_format, _written_by(archive))
    if not plates:
        raise source.error(SlicerFileReason.NO_SETTINGS, "no project_settings.config")
    return gcode_settings(source, _ends(archive, plates[0]), file_format)


def _plates(archive: GuardedZip) -> list[ZipEntry]:
    """The G-code of the plates, the first plate first: all have the same machine and process."""
    found = [(int(match[1]), entry) for entry in archive.entries if (match := _PLATE.fullmatch(entry.name))]
    return [entry for _, entry in sorted(found, key=lambda plate: plate[0])]


def _ends(archive: GuardedZip, plate: ZipEntry) -> GcodeEnds:
    """Both ends of a plate's G-code, held while it is inflated once; not to its end where its start says it all."""
    head = bytearray()
    kept: deque[bytes] = deque()
    size = kept_size = 0
    is_looked_at = False
    for piece in archive.pieces(plate, MAX_GCODE):
        size += len(piece)
        kept_size += len(piece)
        kept.append(piece)
        while kept_size - len(kept[0]) >= LONGEST:
            kept_size -= len(kept.popleft())
        if len(head) < LONGEST:
            head += piece
        if not is_looked_at and len(head) >= HEAD:
            is_looked_at = True
            if complete_block(bytes(head)) is not None:
                break
    tail = b"".join(kept)
    return GcodeEnds(lambda count: bytes(head[:count]), lambda count: tail[-count:], size)


def _written_by(archive: GuardedZip) -> str:
    """The program, where the model says one; nothing depends on it, so a model that cannot be read says nothing."""
    model = archive.find(_MODEL)
    if model is None:
        return ""
    try:
        found = _APPLICATION.search(archive.head(model, _MODEL_HEAD))
    except SlicerFileError:
        return ""
    name = found[1].decode("ascii", "replace").strip() if found else ""
    return "" if name.startswith(_ANCESTOR) else _VERSION_DASH.sub(" ", name, count=1)
