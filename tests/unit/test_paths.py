"""Folders per system, and private ones."""

import os
import stat
from pathlib import Path

import pytest

from elegoo_chat_gui.paths import app_paths, make_private_folder

posix_only = pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")


def test_linux_follows_the_xdg_variables() -> None:
    environ = {
        "HOME": "/home/anne",
        "XDG_DATA_HOME": "/x/data",
        "XDG_CACHE_HOME": "/x/cache",
        "XDG_CONFIG_HOME": "/x/config",
        "XDG_STATE_HOME": "/x/state",
    }
    paths = app_paths(environ=environ, platform="linux")
    assert paths.data == Path("/x/data/elegoo-chats")
    assert paths.cache == Path("/x/cache/elegoo-chats")
    assert paths.config == Path("/x/config/elegoo-chats")
    assert paths.logs == Path("/x/state/elegoo-chats/logs")


@pytest.mark.parametrize("value", ["", "relative/folder", "./here", "~/data"])
def test_linux_ignores_empty_and_relative_values(value: str) -> None:
    names = ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
    paths = app_paths(environ={"HOME": "/home/anne", **dict.fromkeys(names, value)}, platform="linux")
    assert paths.data == Path("/home/anne/.local/share/elegoo-chats")
    assert paths.cache == Path("/home/anne/.cache/elegoo-chats")
    assert paths.config == Path("/home/anne/.config/elegoo-chats")
    assert paths.logs == Path("/home/anne/.local/state/elegoo-chats/logs")


def test_mac_uses_the_library() -> None:
    paths = app_paths(environ={"HOME": "/Users/anne"}, platform="darwin")
    assert paths.data == Path("/Users/anne/Library/Application Support/ElegooChats/Data")
    assert paths.config == Path("/Users/anne/Library/Application Support/ElegooChats/Config")
    assert paths.cache == Path("/Users/anne/Library/Caches/ElegooChats")
    assert paths.logs == Path("/Users/anne/Library/Logs/ElegooChats")


def test_windows_keeps_what_roams_apart_from_what_does_not() -> None:
    environ = {"APPDATA": r"C:\Users\anne\Roaming", "LOCALAPPDATA": r"D:\Local"}
    paths = app_paths(environ=environ, platform="win32")
    assert paths.data == Path(r"C:\Users\anne\Roaming") / "ElegooChats" / "Data"
    assert paths.config == Path(r"C:\Users\anne\Roaming") / "ElegooChats" / "Config"
    assert paths.cache == Path(r"D:\Local") / "ElegooChats" / "Cache"
    assert paths.logs == Path(r"D:\Local") / "ElegooChats" / "Logs"


def test_windows_without_its_variables() -> None:
    paths = app_paths(environ={"USERPROFILE": r"C:\Users\anne", "APPDATA": "relative"}, platform="win32")
    assert paths.data == Path(r"C:\Users\anne") / "AppData" / "Roaming" / "ElegooChats" / "Data"
    assert paths.cache == Path(r"C:\Users\anne") / "AppData" / "Local" / "ElegooChats" / "Cache"


def test_a_named_folder_holds_all_four(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for platform in ("linux", "darwin", "win32"):
        paths = app_paths(Path("mine"), platform=platform)
        folders = (paths.data, paths.cache, paths.config, paths.logs)
        assert {folder.parent for folder in folders} == {tmp_path / "mine"}
        assert len(set(folders)) == 4


@posix_only
def test_a_private_folder_is_private_with_its_new_parents_and_old_ones_stay(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    folder = tmp_path / "a" / "b"
    make_private_folder(folder)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder.parent, tmp_path)] == [0o700, 0o700, 0o755]
    folder.chmod(0o777)
    make_private_folder(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotADirectoryError):
        make_private_folder(tmp_path / "file")
