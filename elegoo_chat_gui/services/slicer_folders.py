"""Folders that the person named because slicers keep their files there."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from elegoo_chat_gui.services.ports import UserStore

SETTING: Final = "slicers.folders"
_MOST: Final = 100


class NamedFolders:
    """Kept in the settings. `paths` may be read from any thread: it is replaced, never changed."""

    def __init__(self, users: UserStore) -> None:
        self._users = users
        self._paths: tuple[Path, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        return self._paths

    async def load(self) -> None:
        """Raises StoreError. A setting that cannot be read names no folder."""
        text = (await self._users.settings()).get(SETTING, "[]")
        try:
            listed = json.loads(text)
        except (ValueError, RecursionError):
            listed = []
        names = listed if isinstance(listed, list) else []
        self._paths = tuple(Path(name) for name in names[:_MOST] if isinstance(name, str) and name)

    async def add(self, folder: Path) -> None:
        """An absolute path. Raises StoreError."""
        if folder not in self._paths:
            await self._keep([*self._paths, folder])

    async def remove(self, folder: Path) -> None:
        """Raises StoreError."""
        await self._keep([path for path in self._paths if path != folder])

    async def _keep(self, paths: Sequence[Path]) -> None:
        await self._users.save_setting(SETTING, json.dumps([os.fspath(path) for path in paths]))
        self._paths = tuple(paths)
