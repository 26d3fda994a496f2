"""Presets without slicers: what a test says is there."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.errors import SlicerFileError, SlicerFileReason
from elegoo_chat_gui.core.presets import MachineDefaults, PresetKind, PresetNames, PresetOffer, PresetOrigin
from elegoo_chat_gui.core.project_settings import ProjectSettings
from elegoo_chat_gui.core.setting_values import SettingValues
from elegoo_chat_gui.core.slicers import InstalledSlicer, PresetBaseline, ResolvedPreset, SlicerSelection
from elegoo_chat_gui.core.user_preset import UserPreset

READ_AT = datetime(2026, 11, 22, 11, 58, tzinfo=UTC)


def preset_names(kind: PresetKind = PresetKind.FILAMENT) -> list[PresetOffer]:
    return [
        PresetOffer("PETG strong bracket", kind, PresetOrigin.CHATS, uses=12),
        PresetOffer("PLA", kind, PresetOrigin.CHATS, uses=1),
        PresetOffer("Elegoo Generic PETG", kind, PresetOrigin.CATALOGUE, group="Elegoo"),
        PresetOffer("Elegoo Generic ABS", kind, PresetOrigin.CATALOGUE, group="Elegoo"),
    ]


def resolved(name: str, kind: PresetKind, values: SettingValues, *, is_user: bool = False) -> ResolvedPreset:
    """A preset of JusPrin's with these values."""
    return ResolvedPreset(
        name, kind, "JusPrin 1.0.0", "Elegoo", is_user, "" if is_user else name, "02.02.00.01", values, READ_AT
    )


@dataclass
class FakePresets:
    """Fits PresetSource. Offers the same names for every kind unless `names` says otherwise."""

    names: Mapping[PresetKind, Sequence[PresetOffer]] | None = None
    machine_defaults: Mapping[str, MachineDefaults] = field(default_factory=dict)
    known: Mapping[str, ResolvedPreset] = field(default_factory=dict)  # by name
    found: Sequence[InstalledSlicer] = ()
    selections: Mapping[str, SlicerSelection] = field(default_factory=dict)
    projects: Mapping[str, ProjectSettings] = field(default_factory=dict)  # by file name
    saved: list[tuple[Sequence[UserPreset], Path]] = field(default_factory=list)
    refusal: SlicerFileError | None = None
    asked: list[tuple[PresetKind, str | None]] = field(default_factory=list)
    asked_defaults: list[str] = field(default_factory=list)
    asked_baselines: list[tuple[PresetNames, str]] = field(default_factory=list)
    reading: asyncio.Event | None = None  # a project is read when it is set

    async def offers(
        self, kind: PresetKind, account: AccountKey, machine: str | None = None
    ) -> Sequence[PresetOffer]:
        self.asked.append((kind, machine))
        return self.names.get(kind, ()) if self.names is not None else preset_names(kind)

    async def defaults(self, machine: str) -> MachineDefaults:
        self.asked_defaults.append(machine)
        return self.machine_defaults.get(machine, MachineDefaults())

    async def baseline(self, names: PresetNames, taken_from: str = "") -> PresetBaseline:
        self.asked_baselines.append((names, taken_from))
        found = {kind: self.known.get(name) for kind in PresetKind if (name := names.of(kind))}
        missing = tuple(kind for kind, preset in found.items() if preset is None)
        return PresetBaseline(*(found.get(kind) for kind in PresetKind), missing=missing)

    def slicers(self) -> Sequence[InstalledSlicer]:
        return self.found

    async def selection(self, slicer_id: str) -> SlicerSelection:
        if slicer_id not in self.selections:
            raise SlicerFileError(Path(slicer_id), SlicerFileReason.UNREADABLE)
        return self.selections[slicer_id]

    async def read_project(self, path: Path) -> ProjectSettings:
        if self.reading is not None:
            await self.reading.wait()
        if path.name not in self.projects:
            raise SlicerFileError(path, SlicerFileReason.NO_SETTINGS)
        return self.projects[path.name]

    async def save_presets(self, presets: Sequence[UserPreset], folder: Path) -> Sequence[Path]:
        if self.refusal is not None:
            raise self.refusal
        self.saved.append((presets, folder))
        return [folder / f"{preset.name}.json" for preset in presets]
