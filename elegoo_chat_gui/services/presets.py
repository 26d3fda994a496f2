"""Names of machines, filaments and processes to offer in compose."""

import json
from collections.abc import Sequence
from pathlib import Path

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.errors import SlicerFileError, SlicerFileReason
from elegoo_chat_gui.core.presets import MachineDefaults, PresetKind, PresetNames, PresetOffer, PresetOrigin
from elegoo_chat_gui.core.project_settings import ProjectSettings
from elegoo_chat_gui.core.slicers import InstalledSlicer, PresetBaseline, SlicerSelection
from elegoo_chat_gui.core.user_preset import UserPreset
from elegoo_chat_gui.services.ports import ChatCache


class PresetService:
    """Fits PresetSource: names seen in the account's own chats first, then the catalogue's."""

    def __init__(self, cache: ChatCache, catalogue: Path) -> None:
        self._cache = cache
        self._catalogue_path = catalogue
        self._catalogue: dict[PresetKind, tuple[PresetOffer, ...]] | None = None

    async def offers(
        self,
        kind: PresetKind,
        account: AccountKey,
        machine: str | None = None,  # noqa: ARG002
    ) -> Sequence[PresetOffer]:
        """Raises StoreError."""
        seen = [
            PresetOffer(name, kind, PresetOrigin.CHATS, uses)
            for name, uses in await self._cache.preset_names(account, kind)
        ]
        known = {preset.name for preset in seen}
        return [*seen, *(preset for preset in self._from_catalogue(kind) if preset.name not in known)]

    async def defaults(self, machine: str) -> MachineDefaults:  # noqa: ARG002
        return MachineDefaults()

    async def baseline(self, names: PresetNames) -> PresetBaseline:
        return PresetBaseline(missing=tuple(kind for kind in PresetKind if names.of(kind)))

    def slicers(self) -> Sequence[InstalledSlicer]:
        return ()

    async def selection(self, slicer_id: str) -> SlicerSelection:
        raise SlicerFileError(Path(slicer_id), SlicerFileReason.UNREADABLE)

    async def read_project(self, path: Path) -> ProjectSettings:
        raise SlicerFileError(path, SlicerFileReason.UNREADABLE)

    async def save_presets(self, presets: Sequence[UserPreset], folder: Path) -> Sequence[Path]:  # noqa: ARG002
        raise SlicerFileError(folder, SlicerFileReason.UNREADABLE)

    def _from_catalogue(self, kind: PresetKind) -> tuple[PresetOffer, ...]:
        if self._catalogue is None:
            self._catalogue = read_catalogue(self._catalogue_path)
        return self._catalogue[kind]


def read_catalogue(path: Path) -> dict[PresetKind, tuple[PresetOffer, ...]]:
    """The catalogue file: `{"machine": {group: [names]}, "filament": …, "process": …}`."""
    groups = json.loads(path.read_text("utf-8"))
    return {
        kind: tuple(
            PresetOffer(name, kind, PresetOrigin.CATALOGUE, group=group)
            for group, names in groups[kind.value].items()
            for name in names
        )
        for kind in PresetKind
    }
