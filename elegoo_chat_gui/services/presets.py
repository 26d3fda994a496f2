"""Presets of machines, filaments and processes: from the slicers on this computer, the chats, and the catalogue."""

import asyncio
import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.preset_offers import ChosenMachine, Product, choose_machine, offers
from elegoo_chat_gui.core.presets import MachineDefaults, PresetKind, PresetNames, PresetOffer, PresetOrigin
from elegoo_chat_gui.core.profile_tree import TreePreset
from elegoo_chat_gui.core.project_settings import ProjectSettings
from elegoo_chat_gui.core.slicer_profiles import SlicerProfiles
from elegoo_chat_gui.core.slicers import (
    InstalledSlicer,
    PresetBaseline,
    ResolvedPreset,
    SlicerSelection,
    SlicerState,
)
from elegoo_chat_gui.core.user_preset import UserPreset
from elegoo_chat_gui.services.ports import ChatCache, ProfileLibrary, ReadProject, WritePresets
from elegoo_chat_gui.services.slicer_folders import NamedFolders
from elegoo_chat_gui.services.slicer_watch import SlicerWatch


class PresetService:
    """Fits PresetSource. What takes time runs in the watch's thread or a worker; the loop only waits."""

    def __init__(
        self,
        cache: ChatCache,
        catalogue: Path,
        library: ProfileLibrary,
        watch: SlicerWatch,
        folders: NamedFolders,
        read_file: ReadProject,
        write_files: WritePresets,
        now: Callable[[], datetime],
    ) -> None:
        self._cache = cache
        self._catalogue_path = catalogue
        self._catalogue: dict[PresetKind, tuple[PresetOffer, ...]] | None = None
        self._library = library
        self._watch = watch
        self._folders = folders
        self._read_file = read_file
        self._write_files = write_files
        self._now = now
        self._products: dict[str, Product] = {}  # of machines that only a project's file told of

    # -- offering -----------------------------------------------------------------------------------

    async def offers(
        self, kind: PresetKind, account: AccountKey, machine: str | None = None
    ) -> Sequence[PresetOffer]:
        """Every preset of the kind, what fits the machine first. Raises StoreError."""
        chats = list(await self._cache.preset_names(account, kind))
        chosen = self._choose(machine) if machine and kind is not PresetKind.MACHINE else None
        slicers = self._watch.slicers
        return await asyncio.to_thread(offers, kind, slicers, chats, self._from_catalogue(kind), chosen)

    def _choose(self, machine: str) -> ChosenMachine:
        return choose_machine(self._usable(), machine, self._products.get(machine))

    def _usable(self) -> list[SlicerProfiles]:
        return [one for one in self._watch.slicers if one.slicer.state is not SlicerState.STALE]

    def _from_catalogue(self, kind: PresetKind) -> tuple[PresetOffer, ...]:
        if self._catalogue is None:
            self._catalogue = read_catalogue(self._catalogue_path)
        return self._catalogue[kind]

    async def defaults(self, machine: str) -> MachineDefaults:
        """From the first slicer that has the machine by this name, else from one that has it by another."""
        chosen = self._choose(machine)
        places = sorted(self._usable(), key=lambda one: one.machine(machine) is None)
        for one in places:
            if (preset := chosen.places.get(one.slicer.id)) is not None:
                filament, process = await asyncio.to_thread(one.defaults, preset)
                return MachineDefaults(filament, process)
        return MachineDefaults()

    # -- what presets say -----------------------------------------------------------------------------

    async def baseline(self, names: PresetNames) -> PresetBaseline:
        """The presets of these names with their values, from the slicer that knows most of them."""
        wanted = [(kind, name) for kind in PresetKind if (name := names.of(kind)) and name.strip()]
        ranked = sorted(self._usable(), key=lambda one: -sum(one.tree.find(*named) is not None for named in wanted))
        found: dict[PresetKind, tuple[SlicerProfiles, TreePreset]] = {}
        for kind, name in wanted:
            for one in ranked:
                if (preset := one.tree.find(kind, name)) is not None:
                    found[kind] = one, preset
                    break
        resolved = await self._watch.run(lambda: {kind: self._resolve(*pair) for kind, pair in found.items()})
        missing = tuple(kind for kind, _ in wanted if kind not in found)
        machine, filament, process = (resolved.get(kind) for kind in PresetKind)
        return PresetBaseline(machine, filament, process, missing)

    def _resolve(self, one: SlicerProfiles, preset: TreePreset) -> ResolvedPreset:
        parent = preset.system_parent
        return ResolvedPreset(
            name=preset.name,
            kind=preset.kind,
            program=one.title,
            vendor=preset.home_vendor,
            is_user=preset.is_user,
            system_parent=parent.name if parent is not None else "",
            version=one.tree.version(preset.home_vendor),
            values=self._library.values(preset),
            read_at=self._now(),
            problem=preset.problem,
        )

    # -- slicers --------------------------------------------------------------------------------------

    def slicers(self) -> Sequence[InstalledSlicer]:
        """As they were read last; empty before the first reading."""
        return [one.slicer for one in self._watch.slicers]

    @property
    def read_at(self) -> datetime | None:
        """When the slicers were read last; None before the first reading."""
        return self._watch.read_at

    async def look_again(self) -> None:
        """Read the slicers' files now, and wait for it."""
        await self._watch.look_again()

    @property
    def named_folders(self) -> Sequence[Path]:
        """Where the person said that slicers keep their files."""
        return self._folders.paths

    async def add_folder(self, folder: Path) -> None:
        """Look in this folder too, and read it. Raises StoreError."""
        await self._folders.add(folder)
        await self._watch.look_again()

    async def remove_folder(self, folder: Path) -> None:
        """Look there no longer. Raises StoreError."""
        await self._folders.remove(folder)
        await self._watch.look_again()

    async def selection(self, slicer_id: str) -> SlicerSelection:
        """What the slicer has chosen now. Raises SlicerFileError."""
        conf, saved_at = await self._watch.run(lambda: self._library.selection(slicer_id))
        one = next((one for one in self._watch.slicers if one.slicer.id == slicer_id), None)
        named = [(PresetKind.MACHINE, conf.machine), (PresetKind.PROCESS, conf.process)]
        named += [(PresetKind.FILAMENT, name) for name in conf.selected_filaments]
        return SlicerSelection(
            program=one.slicer.name if one is not None else conf.program,
            machine=conf.machine,
            filaments=conf.selected_filaments,
            process=conf.process,
            saved_at=saved_at,
            not_found=frozenset(
                name for kind, name in named if name and (one is None or one.tree.find(kind, name) is None)
            ),
        )

    # -- files that a person hands over or wants --------------------------------------------------------

    async def read_project(self, path: Path) -> ProjectSettings:
        """Presets and settings of a slicer's file. Raises SlicerFileError. Cancelling stops the reading too."""
        stopped = threading.Event()
        try:
            project = await asyncio.to_thread(self._read_file, path, stopped.is_set)
        finally:
            stopped.set()
        if project.machine and project.printer_model:
            self._products[project.machine] = Product(project.printer_model, project.printer_variant)
        return project

    async def save_presets(self, presets: Sequence[UserPreset], folder: Path) -> Sequence[Path]:
        """Write files that the slicers' import dialog takes. Raises SlicerFileError."""

        def write() -> Sequence[Path]:
            return self._write_files(presets, folder, self._library.folders())

        return await asyncio.to_thread(write)


def read_catalogue(path: Path) -> dict[PresetKind, tuple[PresetOffer, ...]]:
    """The catalogue file: `{"machine": {group: [names]}, "filament": …, "process": …}`."""
    groups = json.loads(path.read_text("utf-8"))
    return {kind: tuple(_grouped(kind, groups[kind.value])) for kind in PresetKind}


def _grouped(kind: PresetKind, groups: Mapping[str, Sequence[str]]) -> Iterator[PresetOffer]:
    for group, names in groups.items():
        for name in names:
            yield PresetOffer(name, kind, PresetOrigin.CATALOGUE, group=group)
