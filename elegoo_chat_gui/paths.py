"""Where this program keeps its files on each system."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

FOLDER_NAME = "ElegooChats"
LINUX_FOLDER_NAME = "elegoo-chats"
PRIVATE_FOLDER_MODE = 0o700


@dataclass(frozen=True, slots=True)
class AppPaths:
    """The four folders. None of them is made here; `make_private_folder` does that."""

    data: Path
    cache: Path
    config: Path
    logs: Path


def app_paths(
    data_dir: Path | None = None, environ: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> AppPaths:
    """The folders of this person on this system; all four below `data_dir` where one is named."""
    if data_dir is not None:
        root = data_dir.expanduser().absolute()
        return AppPaths(root / "data", root / "cache", root / "config", root / "logs")
    if platform == "win32":
        return _windows_paths(environ)
    if platform == "darwin":
        return _mac_paths(environ)
    return _xdg_paths(environ)


def _windows_paths(environ: Mapping[str, str]) -> AppPaths:
    home = _folder(environ, "USERPROFILE", windows=True) or Path.home()
    roaming = _folder(environ, "APPDATA", windows=True) or home / "AppData" / "Roaming"
    local = _folder(environ, "LOCALAPPDATA", windows=True) or home / "AppData" / "Local"
    ours, local_ours = roaming / FOLDER_NAME, local / FOLDER_NAME
    return AppPaths(ours / "Data", local_ours / "Cache", ours / "Config", local_ours / "Logs")


def _mac_paths(environ: Mapping[str, str]) -> AppPaths:
    library = (_folder(environ, "HOME") or Path.home()) / "Library"
    support = library / "Application Support" / FOLDER_NAME
    return AppPaths(
        data=support / "Data",
        cache=library / "Caches" / FOLDER_NAME,
        config=support / "Config",
        logs=library / "Logs" / FOLDER_NAME,
    )


def _xdg_paths(environ: Mapping[str, str]) -> AppPaths:
    home = _folder(environ, "HOME") or Path.home()

    def base(variable: str, default: str) -> Path:
        return (_folder(environ, variable) or home / default) / LINUX_FOLDER_NAME

    return AppPaths(
        data=base("XDG_DATA_HOME", ".local/share"),
        cache=base("XDG_CACHE_HOME", ".cache"),
        config=base("XDG_CONFIG_HOME", ".config"),
        logs=base("XDG_STATE_HOME", ".local/state") / "logs",
    )


def _folder(environ: Mapping[str, str], variable: str, *, windows: bool = False) -> Path | None:
    """The folder a variable names; None where it is empty or relative, as the XDG rules ask."""
    value = environ.get(variable, "")
    pure = PureWindowsPath(value) if windows else PurePosixPath(value)
    return Path(value) if pure.is_absolute() else None


def make_private_folder(path: Path) -> None:
    """Makes a folder that only its owner may enter, missing parents alike; tightens one that is there.

    Raises OSError where it cannot be made. A file system without permissions is accepted as it is.
    """
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=PRIVATE_FOLDER_MODE, exist_ok=True)
    if not path.is_dir():
        raise NotADirectoryError(path)
    if path.stat().st_mode & 0o777 != PRIVATE_FOLDER_MODE:
        with suppress(PermissionError):
            path.chmod(PRIVATE_FOLDER_MODE)
