"""Names of machines, filaments and processes to offer in compose."""

import json
from collections.abc import Sequence
from pathlib import Path

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.presets import PresetKind, PresetName, PresetOrigin
from elegoo_chat_gui.services.ports import ChatCache


class PresetService:
    """Fits PresetSource: names seen in the account's own chats first, then the catalogue's."""

    def __init__(self, cache: ChatCache, catalogue: Path) -> None:
        self._cache = cache
        self._catalogue_path = catalogue
        self._catalogue: dict[PresetKind, tuple[PresetName, ...]] | None = None

    async def names(self, kind: PresetKind, account: AccountKey) -> Sequence[PresetName]:
        """Raises StoreError."""
        seen = [
            PresetName(name, kind, PresetOrigin.CHATS, uses)
            for name, uses in await self._cache.preset_names(account, kind)
        ]
        known = {preset.name for preset in seen}
        return [*seen, *(preset for preset in self._from_catalogue(kind) if preset.name not in known)]

    def _from_catalogue(self, kind: PresetKind) -> tuple[PresetName, ...]:
        if self._catalogue is None:
            self._catalogue = read_catalogue(self._catalogue_path)
        return self._catalogue[kind]


def read_catalogue(path: Path) -> dict[PresetKind, tuple[PresetName, ...]]:
    """The catalogue file: `{"machine": {group: [names]}, "filament": …, "process": …}`."""
    groups = json.loads(path.read_text("utf-8"))
    return {
        kind: tuple(
            PresetName(name, kind, PresetOrigin.CATALOGUE, group=group)
            for group, names in groups[kind.value].items()
            for name in names
        )
        for kind in PresetKind
    }
