"""Preset files on the disk: whole or not at all, nothing overwritten, no slicer's folder touched."""

import errno
import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from elegoo_chat_gui.core.errors import SlicerFileError, SlicerFileReason
from elegoo_chat_gui.core.preset_files import IndexedFile, PresetHead, VendorFiles
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.profile_tree import ProfileTree
from elegoo_chat_gui.core.project_settings import ProjectFormat
from elegoo_chat_gui.core.user_preset import UserPreset, preset_file_bytes
from elegoo_chat_gui.export import preset_files
from elegoo_chat_gui.export.preset_files import lies_in, write_presets
from elegoo_chat_gui.slicers.profile_library import resolved_values
from elegoo_chat_gui.slicers.project_files import read_project
from elegoo_chat_gui.slicers.user_presets import read_user_presets
from elegoo_chat_gui.slicers.vendor_files import HeadReader

PROCESS = UserPreset(PresetKind.PROCESS, "Fine (0.4) #7", "0.20mm Standard", "02.02.00.01", {"layer_height": "0.12"})
FILAMENT = UserPreset(
    PresetKind.FILAMENT, "PETG 层 #7", "Elegoo PETG", "02.02.00.01", {"nozzle_temperature": ("235",)}
)
_EMPTY = {PresetKind.MACHINE: (), PresetKind.FILAMENT: ()}
posix = pytest.mark.skipif(sys.platform == "win32", reason="links and modes of POSIX")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refused(
    presets: list[UserPreset], folder: Path, forbidden: list[Path] | None = None
) -> tuple[SlicerFileReason, Path]:
    with pytest.raises(SlicerFileError) as caught:
        write_presets(presets, folder, forbidden or [])
    return caught.value.reason, caught.value.path


def test_each_preset_is_a_file_of_its_own(tmp_path: Path) -> None:
    written = write_presets([PROCESS, FILAMENT], tmp_path, [])
    assert written == (tmp_path / "Fine (0.4) #7.json", tmp_path / "PETG 层 #7.json")
    assert names(tmp_path) == ["Fine (0.4) #7.json", "PETG 层 #7.json"]
    assert written[0].read_bytes() == preset_file_bytes(PROCESS)
    assert json.loads(written[1].read_text("utf-8"))["nozzle_temperature"] == ["235"]
    assert write_presets([], tmp_path, []) == ()


def test_the_readers_take_what_was_written(tmp_path: Path) -> None:
    """Both that of files handed over, and that of the slicers' own folders beside a vendor's tree."""
    folder = tmp_path / "process"
    folder.mkdir()
    (path,) = write_presets([PROCESS], folder, [])
    handed = read_project(path)
    assert (handed.format, handed.process) == (ProjectFormat.PRESET, PROCESS.name)
    assert handed.changed == {PresetKind.PROCESS: {"layer_height": "0.12"}}
    (tmp_path / "parent.json").write_text('{"layer_height": "0.2", "brim_type": "no_brim"}', "utf-8")
    parent = IndexedFile(str(tmp_path / "parent.json"), PresetHead(PROCESS.inherits))
    users = read_user_presets(tmp_path, HeadReader({}, lambda: False))
    tree = ProfileTree(
        [VendorFiles("Elegoo", "Elegoo", "02.02.00.01", {PresetKind.PROCESS: (parent,), **_EMPTY})], users
    )
    preset = tree.find(PresetKind.PROCESS, PROCESS.name)
    assert preset is not None
    assert (preset.problem, preset.is_user, preset.parent is not None) == (None, True, True)
    assert resolved_values(preset) == {"layer_height": "0.12", "brim_type": "no_brim"}


@posix
def test_the_file_has_the_mode_of_the_persons_own_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        (path,) = write_presets([PROCESS], tmp_path, [])
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.stat().st_nlink == 1


def test_what_is_there_stays(tmp_path: Path) -> None:
    there = tmp_path / "PETG 层 #7.json"
    there.write_text("mine", "utf-8")
    assert refused([PROCESS, FILAMENT], tmp_path) == (SlicerFileReason.IN_THE_WAY, there)
    assert names(tmp_path) == [there.name]
    assert there.read_text("utf-8") == "mine"


@posix
def test_a_link_that_leads_nowhere_is_in_the_way_too(tmp_path: Path) -> None:
    (tmp_path / "Fine (0.4) #7.json").symlink_to(tmp_path / "elsewhere.json")
    assert refused([PROCESS], tmp_path)[0] is SlicerFileReason.IN_THE_WAY
    assert names(tmp_path) == ["Fine (0.4) #7.json"]


def test_two_presets_of_one_name_are_refused(tmp_path: Path) -> None:
    twin = UserPreset(PresetKind.FILAMENT, "fine (0.4) #7", "Elegoo PETG", "1.0", {})
    assert refused([PROCESS, twin], tmp_path)[0] is SlicerFileReason.IN_THE_WAY
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["../up", "a/b", "nul", "", "x" * 300])
def test_a_name_that_is_no_file_name_is_refused(tmp_path: Path, name: str) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    wild = UserPreset(PresetKind.PROCESS, name, "P", "1.0", {})
    assert refused([wild], inner)[0] is SlicerFileReason.CANNOT_WRITE
    assert (names(inner), names(tmp_path)) == ([], ["inner"])


def test_no_folder_of_a_slicer_is_written(tmp_path: Path) -> None:
    data = tmp_path / "JusPrin"
    deep = data / "user" / "default" / "process"
    deep.mkdir(parents=True)
    for folder in (data, deep, deep / ".." / ".."):
        assert refused([PROCESS], folder, [tmp_path / "gone", data])[0] is SlicerFileReason.FORBIDDEN_PLACE
    assert names(deep) == []
    assert not lies_in(tmp_path, [data])
    assert not lies_in(tmp_path / "JusPrin 2", [data])


@posix
def test_a_link_into_a_slicers_folder_does_not_help(tmp_path: Path) -> None:
    data = tmp_path / "OrcaSlicer"
    (data / "user").mkdir(parents=True)
    (tmp_path / "desk").symlink_to(data / "user")
    (tmp_path / "named otherwise").symlink_to(data)
    assert refused([PROCESS], tmp_path / "desk", [data])[0] is SlicerFileReason.FORBIDDEN_PLACE
    assert refused([PROCESS], data / "user", [tmp_path / "named otherwise"])[0] is SlicerFileReason.FORBIDDEN_PLACE
    assert names(data / "user") == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refused([PROCESS], tmp_path / "gone") == (SlicerFileReason.CANNOT_WRITE, tmp_path / "gone")
    (tmp_path / "file").write_text("", "utf-8")
    assert refused([PROCESS], tmp_path / "file")[0] is SlicerFileReason.CANNOT_WRITE


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []

    def fsync(descriptor: int) -> None:
        counted.append(descriptor)
        if len(counted) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(SlicerFileError, match="cannot-write: No space left") as caught:
        write_presets([PROCESS, FILAMENT], tmp_path, [])
    assert caught.value.path == tmp_path / "PETG 层 #7.json"
    assert names(tmp_path) == []


def test_both_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody takes the second name between the look and the placing."""
    place: Callable[[Path, Path], None] = preset_files._place

    def late(part: Path, target: Path) -> None:
        if target.name.startswith("PETG"):
            target.write_text("theirs", "utf-8")
        place(part, target)

    monkeypatch.setattr(preset_files, "_place", late)
    assert refused([PROCESS, FILAMENT], tmp_path)[0] is SlicerFileReason.IN_THE_WAY
    assert names(tmp_path) == ["PETG 层 #7.json"]
    assert (tmp_path / "PETG 层 #7.json").read_text("utf-8") == "theirs"


@posix
def test_a_file_system_without_links_takes_the_files_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    (written,) = write_presets([PROCESS], tmp_path, [])
    assert written.read_bytes() == preset_file_bytes(PROCESS)
    assert refused([PROCESS], tmp_path)[0] is SlicerFileReason.IN_THE_WAY

    def replace(self: Path, target: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "replace", replace)
    assert refused([FILAMENT], tmp_path)[0] is SlicerFileReason.CANNOT_WRITE
    assert names(tmp_path) == [written.name]
