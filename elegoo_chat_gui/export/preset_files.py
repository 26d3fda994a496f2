"""User presets as files that the slicers import: whole, beside what is there, never in a slicer's own folder."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from elegoo_chat_gui.core.errors import SlicerFileError, SlicerFileReason
from elegoo_chat_gui.core.user_preset import (
    UserPreset,
    is_same_file,
    name_problem,
    preset_file_bytes,
    preset_file_name,
)

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def write_presets(presets: Sequence[UserPreset], folder: Path, forbidden: Sequence[Path]) -> tuple[Path, ...]:
    """Write one file for each preset, all or none, and return where they are.

    `forbidden` are the slicers' own folders: neither they nor anything below is written, through whichever link or
    spelling it is reached. Each file is written beside its place, flushed to the disk and only then given its name.
    Raises SlicerFileError: FORBIDDEN_PLACE, IN_THE_WAY or CANNOT_WRITE. Then nothing is left behind.
    """
    targets = [folder / preset_file_name(preset.name) for preset in presets]
    _check(presets, targets, folder, forbidden)
    parts: list[Path] = []
    placed: list[Path] = []
    try:
        for preset, target in zip(presets, targets, strict=True):
            part = folder / f".{uuid4().hex}.part"
            parts.append(part)
            with _as_slicer_error(target):
                _write(part, preset_file_bytes(preset))
        for part, target in zip(parts, targets, strict=True):
            with _as_slicer_error(target):
                _place(part, target)
            placed.append(target)
    except BaseException:
        _remove(placed)
        raise
    finally:
        _remove(parts)
    _flush_folder(folder)
    return tuple(placed)


def lies_in(folder: Path, places: Sequence[Path]) -> bool:
    """Whether a folder is one of the places or below one. Compared by what they are, not by how they are spelled."""
    known = {identity for place in places if (identity := _identity(place)) is not None}
    resolved = folder.resolve()
    return any(_identity(step) in known for step in (resolved, *resolved.parents))


def _check(presets: Sequence[UserPreset], targets: Sequence[Path], folder: Path, forbidden: Sequence[Path]) -> None:
    if not folder.is_dir():
        raise SlicerFileError(folder, SlicerFileReason.CANNOT_WRITE)
    if lies_in(folder, forbidden):
        raise SlicerFileError(folder, SlicerFileReason.FORBIDDEN_PLACE)
    for place, (preset, target) in enumerate(zip(presets, targets, strict=True)):
        if (problem := name_problem(preset.name)) is not None:
            raise SlicerFileError(target, SlicerFileReason.CANNOT_WRITE, problem.value)
        same = any(is_same_file(preset.name, other.name) for other in presets[:place])
        if same or os.path.lexists(target):
            raise SlicerFileError(target, SlicerFileReason.IN_THE_WAY)


@contextmanager
def _as_slicer_error(target: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise SlicerFileError(target, SlicerFileReason.IN_THE_WAY) from error
    except OSError as error:
        raise SlicerFileError(target, SlicerFileReason.CANNOT_WRITE, error.strerror or "") from error


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def _write(part: Path, content: bytes) -> None:
    descriptor = os.open(part, _NEW, 0o666)  # as the person's own files are: less what their mask takes
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _place(part: Path, target: Path) -> None:
    """Give the file its name, unless something has it. Windows renames so by itself; a link does elsewhere."""
    if sys.platform == "win32":
        part.rename(target)
        return
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # no links on this file system, as on a USB stick
        os.close(os.open(target, _NEW, 0o666))  # the name is ours now, or FileExistsError
        try:
            part.replace(target)
        except OSError:
            _remove([target])
            raise


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    """So that the names, too, outlast a power cut. Where a folder cannot be flushed, the files stand all the same."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
