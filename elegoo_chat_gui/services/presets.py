"""Presets of machines, filaments and processes: from the slicers on this computer, the chats, and the catalogue."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.catalogue import Catalogue, parse_catalogue
from elegoo_chat_gui.core.preset_offers import ChosenMachine, Product, catalogue_offers, choose_machine, offers
from elegoo_chat_gui.core.presets import MachineDefaults, PresetKind, PresetNames, PresetOffer
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
        self._parsed: Catalogue | None = None
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
        slicers = self._watch.slicers

        def make() -> Sequence[PresetOffer]:
            chosen = self._choose(machine) if machine and kind is not PresetKind.MACHINE else None
            return offers(kind, slicers, chats, catalogue_offers(kind, self._catalogue(), chosen), chosen)

        return await asyncio.to_thread(make)

    def _choose(self, machine: str) -> ChosenMachine:
        known = self._catalogue().machine(machine)
        product = Product(known.model, known.variant) if known is not None else self._products.get(machine)
        return choose_machine(self._usable(), machine, product)

    def _usable(self) -> list[SlicerProfiles]:
        return [one for one in self._watch.slicers if one.slicer.state is not SlicerState.STALE]

    def _catalogue(self) -> Catalogue:
        """Of the program; read when it is first asked for, in a worker."""
        if self._parsed is None:
            self._parsed = parse_catalogue(self._catalogue_path.read_text("utf-8"))
        return self._parsed

    async def defaults(self, machine: str) -> MachineDefaults:
        """From the first slicer that has the machine by this name, else by another, else from the catalogue."""

        def find() -> MachineDefaults:
            chosen = self._choose(machine)
            for one in sorted(self._usable(), key=lambda one: one.machine(machine) is None):
                if (preset := chosen.places.get(one.slicer.id)) is not None:
                    return MachineDefaults(*one.defaults(preset))
            known = self._catalogue().machine(machine)
            return known.defaults if known is not None else MachineDefaults()

        return await asyncio.to_thread(find)

    # -- what presets say -----------------------------------------------------------------------------

    async def baseline(self, names: PresetNames, taken_from: str = "") -> PresetBaseline:
        """The presets of these names with their values.

        Where several slicers know one, it is that of `taken_from` (a program: "JusPrin"), else of the slicer that
        knows most of the names.
        """
        wanted = [(kind, name) for kind in PresetKind if (name := names.of(kind)) and name.strip()]

        def rank(one: SlicerProfiles) -> tuple[bool, int]:
            return one.slicer.name != taken_from, -sum(one.tree.find(*named) is not None for named in wanted)

        ranked = sorted(self._usable(), key=rank)
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
