"""Where slicers keep their files: standard places of each system, Flatpak, AppImage, portable copies, named folders.

Source: `init_app_config`, `version.inc` and the packaging of JusPrin, OrcaSlicer, ElegooSlicer and Bambu Studio.
Only looks whether files are there; nothing is read but the names of folders.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from elegoo_chat_gui.core.slicers import SlicerPlace, SlicerProgram

_FLATPAK_IDS: Final[Mapping[SlicerProgram, tuple[str, ...]]] = {
    SlicerProgram.JUSPRIN: ("io.obico.jusprin", "io.obico.JusPrin"),
    SlicerProgram.ORCA: (
        "com.orcaslicer.OrcaSlicer",
        "io.github.orcaslicer.OrcaSlicer",
        "io.github.softfever.OrcaSlicer",
    ),
    SlicerProgram.ELEGOO: ("io.github.softfever.ElegooSlicer", "com.elegoo.ElegooSlicer"),
    SlicerProgram.BAMBU: ("com.bambulab.BambuStudio",),
}
# JusPrin's Linux build still installs under the name of the program it was made from.
_SHARE_NAMES: Final[Mapping[SlicerProgram, tuple[str, ...]]] = {
    SlicerProgram.JUSPRIN: ("JusPrin",),
    SlicerProgram.ORCA: ("OrcaSlicer", "orca-slicer"),
    SlicerProgram.ELEGOO: ("ElegooSlicer", "elegoo-slicer"),
    SlicerProgram.BAMBU: ("BambuStudio", "bambu-studio"),
}
_PROFILES: Final = ("resources", "profiles")
_PORTABLE: Final = "data_dir"


@dataclass(frozen=True, slots=True)
class SearchPlaces:
    """Where to look. `added` are folders that the person named; `standard` False: look nowhere else."""

    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    platform: str = sys.platform
    added: tuple[Path, ...] = ()
    standard: bool = True


@dataclass(frozen=True, slots=True)
class SlicerFolders:
    """One slicer: its data folder, or none where it was never started, and the profiles of its program, if found.

    `program` is None where a folder of profiles does not say whose it is.
    """

    place: SlicerPlace
    program: SlicerProgram | None
    data: Path | None
    profiles: Path | None = None
    is_stale: bool = False

    @property
    def id(self) -> str:
        """The same from start to start."""
        return os.fspath(self.data or self.profiles or "")

    @property
    def system(self) -> Path | None:
        return self.data / "system" if self.data is not None else None

    @property
    def conf(self) -> Path | None:
        """The conf file: the program's own, or the only one that is there."""
        if self.data is None:
            return None
        if self.program is not None:
            return self.data / f"{self.program.value}.conf"
        return next(iter(sorted(self.data.glob("*.conf"))), None)


def find_slicers(places: SearchPlaces) -> list[SlicerFolders]:
    """Every slicer once, the best known programs first; folders that the person named come last."""
    found: list[SlicerFolders] = []
    if places.standard:
        for program in SlicerProgram:
            found += _of_program(program, places)
    known = {folders.id for folders in found}
    for folder in places.added:
        for added in _in_named_folder(folder):
            if added.id not in known:
                known.add(added.id)
                found.append(added)
    return found


def _of_program(program: SlicerProgram, places: SearchPlaces) -> list[SlicerFolders]:
    profiles = next((folder for folder in _program_profiles(program, places) if _is_folder(folder)), None)
    found: dict[str, SlicerFolders] = {}
    for place, data in _data_folders(program, places):
        if _is_data_folder(data, program):
            folders = SlicerFolders(place, program, data, profiles)
            found.setdefault(folders.id, folders)
    if not found and profiles is not None:
        return [SlicerFolders(SlicerPlace.PROGRAM, program, None, profiles)]
    return _marked_stale(list(found.values()))


def _marked_stale(found: list[SlicerFolders]) -> list[SlicerFolders]:
    """Of Flatpak's folders only the one written last is in use: a change of the program's id left the other."""
    flatpaks = [folders for folders in found if folders.place is SlicerPlace.FLATPAK]
    if len(flatpaks) < 2:
        return found
    newest = max(flatpaks, key=_written_at)
    return [
        replace(one, is_stale=True) if one.place is SlicerPlace.FLATPAK and one is not newest else one
        for one in found
    ]


def _written_at(folders: SlicerFolders) -> float:
    try:
        return folders.conf.stat().st_mtime if folders.conf is not None else 0.0
    except OSError:
        return 0.0


# -- standard places --------------------------------------------------------------------------------


def _data_folders(program: SlicerProgram, places: SearchPlaces) -> Iterator[tuple[SlicerPlace, Path]]:
    key = program.value
    home = _home(places)
    if places.platform == "win32":
        roaming = _folder(places, "APPDATA") or home / "AppData" / "Roaming"
        yield SlicerPlace.STANDARD, roaming / key
        for folder in _windows_programs(program, places):
            yield SlicerPlace.PORTABLE, folder / _PORTABLE
        return
    if places.platform == "darwin":
        yield SlicerPlace.STANDARD, home / "Library" / "Application Support" / key
        for applications in (Path("/Applications"), home / "Applications"):
            yield SlicerPlace.PORTABLE, applications / _PORTABLE
        return
    config = _folder(places, "XDG_CONFIG_HOME") or home / ".config"
    yield SlicerPlace.STANDARD, config / key
    if config != home / ".config":
        yield SlicerPlace.STANDARD, home / ".config" / key  # started from a desktop that does not know the variable
    for app_id in _FLATPAK_IDS[program]:
        yield SlicerPlace.FLATPAK, home / ".var" / "app" / app_id / "config" / key
    for folder in _app_image_folders(home):
        yield from ((SlicerPlace.APP_IMAGE, path / key) for path in _matching(folder, "*.AppImage.config"))
        yield from ((SlicerPlace.APP_IMAGE, path / ".config" / key) for path in _matching(folder, "*.AppImage.home"))
        yield SlicerPlace.PORTABLE, folder / key / _PORTABLE


def _program_profiles(program: SlicerProgram, places: SearchPlaces) -> Iterator[Path]:
    home = _home(places)
    if places.platform == "win32":
        yield from (folder.joinpath(*_PROFILES) for folder in _windows_programs(program, places))
        return
    if places.platform == "darwin":
        for applications in (Path("/Applications"), home / "Applications"):
            yield applications / f"{program.value}.app" / "Contents" / "Resources" / "profiles"
        return
    for name in _SHARE_NAMES[program]:
        for share in (Path("/usr/share"), Path("/usr/local/share")):
            yield share / name / "profiles"
        yield Path("/opt") / name / Path(*_PROFILES)
    for app_id in _FLATPAK_IDS[program]:
        for flatpak in (home / ".local" / "share" / "flatpak", Path("/var/lib/flatpak")):
            files = flatpak / "app" / app_id / "current" / "active" / "files" / "share"
            for name in (*_SHARE_NAMES[program], "OrcaSlicer"):
                yield files / name / "profiles"
    for folder in _app_image_folders(home):  # one that was unpacked
        for name in ("squashfs-root", program.value):
            yield folder / name / Path(*_PROFILES)


def _windows_programs(program: SlicerProgram, places: SearchPlaces) -> Iterator[Path]:
    local = _folder(places, "LOCALAPPDATA")
    bases = [_folder(places, name) for name in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")]
    for base in [*bases, local / "Programs" if local is not None else None]:
        if base is not None:
            yield base / program.value


def _app_image_folders(home: Path) -> list[Path]:
    names = ("Applications", "Downloads", "Desktop", "bin", ".local/bin", "AppImages")
    return [folder for folder in (home, *(home / name for name in names)) if _is_folder(folder)]


def _home(places: SearchPlaces) -> Path:
    variable = "USERPROFILE" if places.platform == "win32" else "HOME"
    return _folder(places, variable) or Path.home()


def _folder(places: SearchPlaces, variable: str) -> Path | None:
    value = places.environ.get(variable, "")
    return Path(value) if value else None


# -- folders that the person names --------------------------------------------------------------------


def _in_named_folder(folder: Path) -> list[SlicerFolders]:
    """A data folder, a folder of profiles, a program's folder, or one that holds any of these."""
    below = [folder, folder / _PORTABLE, *_folders_in(folder)]
    data = [path for path in below if _is_any_data_folder(path)]
    if data:
        profiles = _profiles_below(folder, with_system=False)
        return [SlicerFolders(SlicerPlace.ADDED, _program_of(path), path, profiles) for path in data]
    for path in (folder, *_folders_in(folder)):
        profiles = _profiles_below(path)
        if profiles is not None:
            return [SlicerFolders(SlicerPlace.ADDED, _program_of(path), None, profiles)]
    return []


def _profiles_below(folder: Path, *, with_system: bool = True) -> Path | None:
    ways = (
        (),
        ("profiles",),
        _PROFILES,
        ("Contents", "Resources", "profiles"),
        *((("system",),) if with_system else ()),
    )
    return next((path for way in ways if _has_indexes(path := folder.joinpath(*way))), None)


def _has_indexes(folder: Path) -> bool:
    """Whether vendors' indexes stand there, each beside the folder of its files."""
    return any((folder / path.stem).is_dir() for path in _matching(folder, "*.json"))


def _is_data_folder(folder: Path, program: SlicerProgram) -> bool:
    """Whether it is this program's: by its conf file, else by a name. macOS has one place for all portable copies."""
    if (folder / f"{program.value}.conf").is_file():
        return True
    is_named = program.value in {folder.name, folder.parent.name}
    return is_named and ((folder / "system").is_dir() or (folder / "user").is_dir())


def _is_any_data_folder(folder: Path) -> bool:
    own_conf = any((folder / f"{program.value}.conf").is_file() for program in SlicerProgram)
    has_both = (folder / "system").is_dir() and (folder / "user").is_dir()
    return own_conf or has_both or _has_indexes(folder / "system")


def _program_of(folder: Path) -> SlicerProgram | None:
    for program in SlicerProgram:
        if (folder / f"{program.value}.conf").is_file() or folder.name.lower() == program.value.lower():
            return program
    return None


# -- looking ----------------------------------------------------------------------------------------


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _folders_in(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return sorted(Path(entry.path) for entry in entries if entry.is_dir())[:200]
    except (OSError, ValueError):
        return []


def _matching(folder: Path, pattern: str) -> Iterable[Path]:
    try:
        return sorted(folder.glob(pattern))
    except (OSError, ValueError):
        return []
