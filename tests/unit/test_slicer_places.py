"""Where slicers are found: each system's places, copies that went stale, folders that a person names."""

import os
from pathlib import Path

import pytest

from elegoo_chat_gui.core.slicers import SlicerPlace, SlicerProgram, SlicerState
from elegoo_chat_gui.slicers.installations import SearchPlaces, SlicerFolders, find_slicers
from elegoo_chat_gui.slicers.profile_library import SlicerLibrary
from tests.unit.slicer_trees import FILAMENT, MACHINE, PROCESS, Tree, names


def found(platform: str, environ: dict[str, str], *added: Path, standard: bool = True) -> list[SlicerFolders]:
    return find_slicers(SearchPlaces(environ, platform, added, standard))


def make(folder: Path, program: str) -> Path:
    Tree(folder, program).conf()
    return folder


def test_linux_by_its_variables_and_beside_them(tmp_path: Path) -> None:
    home = tmp_path / "home"
    make(home / ".config/JusPrin", "JusPrin")
    make(tmp_path / "xdg/OrcaSlicer", "OrcaSlicer")
    make(home / ".config/orcaslicer", "OrcaSlicer")  # the name counts letter for letter
    environ = {"HOME": str(home), "XDG_CONFIG_HOME": str(tmp_path / "xdg")}
    assert [(one.program, one.place, one.data) for one in found("linux", environ)] == [
        (SlicerProgram.JUSPRIN, SlicerPlace.STANDARD, home / ".config/JusPrin"),
        (SlicerProgram.ORCA, SlicerPlace.STANDARD, tmp_path / "xdg/OrcaSlicer"),
    ]


def test_app_images_keep_their_files_beside_them(tmp_path: Path) -> None:
    first = make(tmp_path / "Applications/Orca.AppImage.config/OrcaSlicer", "OrcaSlicer")
    second = make(tmp_path / "Downloads/JusPrin.AppImage.home/.config/JusPrin", "JusPrin")
    seen = {one.data: one.place for one in found("linux", {"HOME": str(tmp_path)})}
    assert seen == {first: SlicerPlace.APP_IMAGE, second: SlicerPlace.APP_IMAGE}


def test_of_flatpaks_copies_the_one_written_last_is_in_use(tmp_path: Path) -> None:
    ids = ("com.orcaslicer.OrcaSlicer", "io.github.softfever.OrcaSlicer")
    new, old = (make(tmp_path / f".var/app/{app}/config/OrcaSlicer", "OrcaSlicer") for app in ids)
    os.utime(old / "OrcaSlicer.conf", (1_000, 1_000))
    stale = {one.data: one.is_stale for one in found("linux", {"HOME": str(tmp_path)})}
    assert stale == {new: False, old: True}
    library = SlicerLibrary(lambda: SearchPlaces({"HOME": str(tmp_path)}, "linux"))
    states = {one.slicer.folder: one.slicer.state for one in library.read({}).slicers}
    assert states[old] is SlicerState.STALE
    assert states[new] is not SlicerState.STALE


def test_windows_with_a_portable_copy_and_the_programs_profiles(tmp_path: Path) -> None:
    roaming = make(tmp_path / "Roaming/JusPrin", "JusPrin")
    program = tmp_path / "Program Files/ElegooSlicer"
    portable = make(program / "data_dir", "ElegooSlicer")
    profiles = Tree(tmp_path / "unused")
    profiles.add(MACHINE, "M", folder=program / "resources/profiles")
    environ = {
        "USERPROFILE": str(tmp_path / "user"),
        "APPDATA": str(tmp_path / "Roaming"),
        "ProgramFiles": str(tmp_path / "Program Files"),
    }
    seen = {one.program: one for one in found("win32", environ)}
    assert seen[SlicerProgram.JUSPRIN].data == roaming
    assert seen[SlicerProgram.ELEGOO].data == portable
    assert seen[SlicerProgram.ELEGOO].place is SlicerPlace.PORTABLE
    assert seen[SlicerProgram.ELEGOO].profiles == program / "resources/profiles"


def test_macos(tmp_path: Path) -> None:
    data = make(tmp_path / "Library/Application Support/OrcaSlicer", "OrcaSlicer")
    profiles = tmp_path / "Applications/OrcaSlicer.app/Contents/Resources/profiles"
    Tree(tmp_path / "unused").add(MACHINE, "M", folder=profiles)
    (one,) = found("darwin", {"HOME": str(tmp_path)})
    assert (one.data, one.profiles) == (data, profiles)


def test_portable_copies_on_macos_share_one_place_and_are_told_apart_by_their_conf(tmp_path: Path) -> None:
    shared = tmp_path / "Applications/data_dir"
    Tree(shared).add(MACHINE, "M")
    assert found("darwin", {"HOME": str(tmp_path)}) == []
    make(shared, "ElegooSlicer")
    (one,) = found("darwin", {"HOME": str(tmp_path)})
    assert (one.program, one.place, one.data) == (SlicerProgram.ELEGOO, SlicerPlace.PORTABLE, shared)


def test_a_program_that_was_never_started(tmp_path: Path) -> None:
    profiles = tmp_path / "Program Files/OrcaSlicer/resources/profiles"
    Tree(tmp_path / "unused").add(MACHINE, "M", folder=profiles)
    environ = {"USERPROFILE": str(tmp_path / "user"), "ProgramFiles": str(tmp_path / "Program Files")}
    (one,) = found("win32", environ)
    assert (one.place, one.data, one.profiles) == (SlicerPlace.PROGRAM, None, profiles)


@pytest.mark.parametrize("way", ["itself", "parent", "program", "profiles", "system"])
def test_a_named_folder_may_be_any_of_a_slicers(tmp_path: Path, way: str) -> None:
    data = tmp_path / "backup/JusPrin"
    tree = Tree(data)
    tree.add(FILAMENT, "PLA")
    profiles = tmp_path / "program/resources/profiles"
    tree.add(PROCESS, "Standard", folder=profiles)
    tree.conf()
    folder = {
        "itself": data,
        "parent": data.parent,
        "program": tmp_path / "program",
        "profiles": profiles,
        "system": data / "system",
    }[way]
    (one,) = found("linux", {"HOME": str(tmp_path / "nobody")}, folder)
    assert one.place is SlicerPlace.ADDED
    (read,) = SlicerLibrary(lambda: SearchPlaces({}, "linux", (folder,), standard=False)).read({}).slicers
    has_filament = way in {"itself", "parent", "system"}
    assert names(read, FILAMENT) == (["PLA"] if has_filament else [])
    assert names(read, PROCESS) == ([] if has_filament else ["Standard"])


def test_a_folder_is_counted_once_and_one_without_slicers_not_at_all(tmp_path: Path) -> None:
    data = make(tmp_path / ".config/JusPrin", "JusPrin")
    (tmp_path / "photos/2024").mkdir(parents=True)
    (tmp_path / "photos/list.json").write_text("{}")
    added = (data, data, tmp_path / "photos", tmp_path / "missing")
    assert len(found("linux", {"HOME": str(tmp_path)}, *added)) == 1


def test_vendors_that_the_data_folder_lacks_come_from_the_program_and_are_not_enabled(tmp_path: Path) -> None:
    data, profiles = tmp_path / "Roaming/JusPrin", tmp_path / "Program Files/JusPrin/resources/profiles"
    tree = Tree(data)
    tree.add(FILAMENT, "installed", vendor="Elegoo")
    tree.add(FILAMENT, "newer in the program", vendor="Elegoo", folder=profiles)
    tree.add(FILAMENT, "not installed", vendor="Prusa", folder=profiles)
    tree.conf(models=[{"vendor": "Elegoo", "model": "M", "nozzle_diameter": "0.4"}])
    environ = {"APPDATA": str(tmp_path / "Roaming"), "ProgramFiles": str(tmp_path / "Program Files")}
    (read,) = SlicerLibrary(lambda: SearchPlaces(environ, "win32")).read({}).slicers
    enabled = {one.name: read.is_enabled(one) for one in read.tree.selectable(FILAMENT)}
    assert enabled == {"installed": True, "not installed": False}


def test_a_vendor_that_is_switched_on_counts_though_its_files_are_only_in_the_program(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "Roaming/OrcaSlicer", "OrcaSlicer")
    profiles = tmp_path / "Program Files/OrcaSlicer/resources/profiles"
    for vendor in ("Elegoo", "Prusa", "OrcaFilamentLibrary"):
        tree.add(FILAMENT, f"PLA @{vendor}", vendor=vendor, folder=profiles)
    tree.conf(models=[{"vendor": "Elegoo", "model": "M", "nozzle_diameter": "0.4"}])
    environ = {"APPDATA": str(tmp_path / "Roaming"), "ProgramFiles": str(tmp_path / "Program Files")}
    (read,) = SlicerLibrary(lambda: SearchPlaces(environ, "win32")).read({}).slicers
    shown = {one.name for one in read.tree.selectable(FILAMENT) if read.is_enabled(one)}
    assert shown == {"PLA @Elegoo", "PLA @OrcaFilamentLibrary"}
