"""What the presets' service answers: from slicers, chats and the catalogue, and from files that are handed over."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.errors import SlicerFileError, SlicerFileReason
from elegoo_chat_gui.core.presets import Fit, MachineDefaults, PresetKind, PresetNames
from elegoo_chat_gui.core.project_settings import ProjectFormat, ProjectSettings
from elegoo_chat_gui.core.user_preset import UserPreset
from elegoo_chat_gui.export.preset_files import write_presets
from elegoo_chat_gui.services.presets import PresetService
from elegoo_chat_gui.services.slicer_folders import SETTING, NamedFolders
from elegoo_chat_gui.services.slicer_watch import SlicerWatch
from elegoo_chat_gui.slicers.installations import SearchPlaces
from elegoo_chat_gui.slicers.profile_library import SlicerLibrary
from tests.fakes import ACCOUNT
from tests.unit.slicer_trees import FILAMENT, MACHINE, PROCESS, Tree
from tests.unit.test_slicer_watch import MemoryProfileCache

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
CATALOGUE = {
    "machine": {"N4": ["Elegoo Neptune 4 (0.4 nozzle)", "Elegoo Neptune 3"]},
    "filament": {"Elegoo": ["Elegoo Generic PLA", "Elegoo Generic ABS"]},
    "process": {"N4": ["0.20mm Standard"]},
    "sources": [
        {
            "program": "JusPrin 1.0.0",
            "machines": {
                "Elegoo Neptune 4 (0.4 nozzle)": {
                    "printer_model": "Elegoo Neptune 4",
                    "printer_variant": "0.4",
                    "filament": "Elegoo Generic PLA",
                    "process": "0.20mm Standard",
                },
                "Elegoo Neptune 3": {"printer_model": "Elegoo Neptune 3", "printer_variant": "0.4"},
            },
            "filament": {"Elegoo Generic PLA": ["Elegoo Neptune 4 (0.4 nozzle)"], "Elegoo Generic ABS": []},
            "process": {"0.20mm Standard": ["Elegoo Neptune 4 (0.4 nozzle)"]},
        }
    ],
}


class ChatNames:
    """As much of ChatCache as is asked."""

    async def preset_names(self, account: AccountKey, kind: PresetKind) -> Sequence[tuple[str, int]]:
        return [("from the chats", 2)] if account == ACCOUNT.key and kind is PresetKind.FILAMENT else []


class Settings:
    """As much of UserStore as is asked."""

    def __init__(self, **kept: str) -> None:
        self.kept = kept

    async def settings(self) -> dict[str, str]:
        return dict(self.kept)

    async def save_setting(self, name: str, value: str) -> None:
        self.kept[name] = value


class House:
    """The service over one folder of slicers."""

    def __init__(self, tmp_path: Path) -> None:
        catalogue = tmp_path / "catalogue.json"
        catalogue.write_text(json.dumps(CATALOGUE))
        self.root = tmp_path / "slicers"
        self.root.mkdir()
        self.settings = Settings()
        self.folders = NamedFolders(self.settings)  # type: ignore[arg-type]  # as much of it as is asked
        self.library = SlicerLibrary(lambda: SearchPlaces(added=(self.root, *self.folders.paths), standard=False))
        self.watch = SlicerWatch(self.library, MemoryProfileCache(), lambda: None, lambda: NOW)
        self.projects: dict[str, ProjectSettings] = {}
        self.was_stopped: Callable[[], bool] = lambda: False
        self.service = PresetService(
            ChatNames(),  # type: ignore[arg-type]
            catalogue,
            self.library,
            self.watch,
            self.folders,
            self.read_file,
            write_presets,
            lambda: NOW,
        )

    def read_file(self, path: Path, is_cancelled: Callable[[], bool]) -> ProjectSettings:
        self.was_stopped = is_cancelled
        return self.projects[path.name]

    def live(self, story: Callable[[], Awaitable[None]]) -> None:
        async def whole() -> None:
            self.watch.start()
            try:
                await self.watch.look_again()
                await story()
            finally:
                await self.watch.aclose()

        asyncio.run(whole())


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def jusprin(house: House) -> Tree:
    tree = Tree(house.root / "JusPrin")
    product = {"printer_model": "Elegoo Neptune 4", "printer_variant": "0.4"}
    tree.add(MACHINE, "Elegoo Neptune 4 (0.4 nozzle)", **product, default_filament_profile=["Elegoo Generic PLA"])
    ties = {"compatible_printers": ["Elegoo Neptune 4 (0.4 nozzle)"]}
    tree.add(FILAMENT, "Elegoo Generic PLA", nozzle_temperature=["220"], **ties)
    tree.add(PROCESS, "0.20mm Standard", layer_height="0.2", wall_loops="2", **ties)
    tree.own(PROCESS, "Mine", inherits="0.20mm Standard", wall_loops="4")
    tree.conf(
        presets={"machine": "Elegoo Neptune 4 (0.4 nozzle)"},
        orca_presets=[
            {"machine": "Elegoo Neptune 4 (0.4 nozzle)", "process": "Gone", "filament": "Elegoo Generic PLA"}
        ],
    )
    return tree


def test_without_a_slicer_the_catalogue_knows_what_fits(house: House) -> None:
    async def story() -> None:
        machine = "Elegoo Neptune 4 (0.4 nozzle)"
        found = await house.service.offers(FILAMENT, ACCOUNT.key, machine)
        assert [(one.name, one.fit) for one in found] == [
            ("from the chats", Fit.UNKNOWN),
            ("Elegoo Generic PLA", Fit.YES),
            ("Elegoo Generic ABS", Fit.NO),
        ]
        assert await house.service.defaults(machine) == MachineDefaults("Elegoo Generic PLA", "0.20mm Standard")
        assert await house.service.defaults("typed by hand") == MachineDefaults()
        assert house.service.slicers() == []
        names = PresetNames(machine, " ", "0.20mm Standard")
        assert (await house.service.baseline(names)).missing == (MACHINE, PROCESS)

    house.live(story)


def test_a_baseline_says_whose_values_they_are_and_what_is_missing(house: House) -> None:
    jusprin(house)
    other = Tree(house.root / "ElegooSlicer", "ElegooSlicer")
    other.add(FILAMENT, "Elegoo PLA @EN4", nozzle_temperature=["230"])
    other.add(PROCESS, "0.20mm Standard", layer_height="0.25")
    other.conf()

    async def story() -> None:
        names = PresetNames("Elegoo Neptune 4 (0.4 nozzle)", "Elegoo PLA @EN4", "Mine")
        baseline = await house.service.baseline(names)
        assert baseline.missing == ()
        assert baseline.process is not None
        assert baseline.process.values == {"layer_height": "0.2", "wall_loops": "4"}
        assert (baseline.process.system_parent, baseline.process.is_user) == ("0.20mm Standard", True)
        assert (baseline.process.program, baseline.process.version) == ("JusPrin 1.0.0", "02.02.00.01")
        assert baseline.filament is not None
        assert baseline.filament.program == "ElegooSlicer 1.0.0"
        assert baseline.value("nozzle_temperature") == ("230",)
        assert baseline.value("unknown") is None
        # The same name in two programs: the one that knows more of the three counts.
        mixed = await house.service.baseline(PresetNames(None, "Elegoo PLA @EN4", "0.20mm Standard"))
        assert mixed.value("layer_height") == "0.25"
        chosen = await house.service.baseline(PresetNames(None, "Elegoo PLA @EN4", "0.20mm Standard"), "JusPrin")
        assert (chosen.value("layer_height"), chosen.value("nozzle_temperature")) == ("0.2", ("230",))
        lost = await house.service.baseline(PresetNames("No such", None, "0.20mm Standard"))
        assert (lost.machine, lost.missing) == (None, (MACHINE,))

    house.live(story)


def test_the_selection_is_as_the_slicer_saved_it_last(house: House) -> None:
    tree = jusprin(house)

    async def story() -> None:
        (slicer,) = house.service.slicers()
        assert slicer.has_selection
        chosen = await house.service.selection(slicer.id)
        assert (chosen.program, chosen.machine) == ("JusPrin", "Elegoo Neptune 4 (0.4 nozzle)")
        assert (chosen.filaments, chosen.process) == (("Elegoo Generic PLA",), "Gone")
        assert chosen.not_found == {"Gone"}
        tree.conf(presets={"machine": "Other"}, orca_presets=[])
        assert (await house.service.selection(slicer.id)).machine == "Other"
        with pytest.raises(SlicerFileError):
            await house.service.selection("/no/such/slicer")

    house.live(story)


def test_a_project_tells_which_product_its_machine_is(house: House) -> None:
    jusprin(house)
    house.projects["x.3mf"] = ProjectSettings(
        "x.3mf",
        ProjectFormat.PROJECT,
        "EN4 of somebody",
        None,
        (),
        printer_model="Elegoo Neptune 4",
        printer_variant="0.4",
    )

    async def story() -> None:
        unknown = await house.service.offers(FILAMENT, ACCOUNT.key, "EN4 of somebody")
        assert {one.fit for one in unknown} == {Fit.UNKNOWN}
        await house.service.read_project(Path("x.3mf"))
        assert house.was_stopped()  # nobody waits for it any more
        known = await house.service.offers(FILAMENT, ACCOUNT.key, "EN4 of somebody")
        fits = {one.name: one.fit for one in known}
        assert fits["Elegoo Generic PLA"] is Fit.YES
        assert fits["Elegoo Generic ABS"] is Fit.NO
        assert (await house.service.defaults("EN4 of somebody")).filament == "Elegoo Generic PLA"

    house.live(story)


def test_presets_are_never_written_into_a_slicers_folder(house: House, tmp_path: Path) -> None:
    jusprin(house)
    preset = UserPreset(PROCESS, "New", "0.20mm Standard", "02.02.00.01", {"wall_loops": "5"})

    async def story() -> None:
        with pytest.raises(SlicerFileError) as caught:
            await house.service.save_presets([preset], house.root / "JusPrin/user/default/process")
        assert caught.value.reason is SlicerFileReason.FORBIDDEN_PLACE
        (path,) = await house.service.save_presets([preset], tmp_path)
        # It reads back as a preset of the person's own.
        (house.root / "JusPrin/user/default/process" / path.name).write_bytes(path.read_bytes())
        await house.service.look_again()
        baseline = await house.service.baseline(PresetNames(process="New"))
        assert baseline.process is not None
        assert baseline.process.values == {"layer_height": "0.2", "wall_loops": "5"}

    house.live(story)


def test_folders_that_the_person_names_are_kept_and_read_at_once(house: House, tmp_path: Path) -> None:
    elsewhere = tmp_path / "backup/OrcaSlicer"
    tree = Tree(elsewhere, "OrcaSlicer")
    tree.add(FILAMENT, "from the backup")
    tree.conf()

    async def story() -> None:
        await house.service.add_folder(elsewhere)
        await house.service.add_folder(elsewhere)
        assert house.service.named_folders == (elsewhere,)
        assert [one.name for one in house.service.slicers()] == ["OrcaSlicer"]
        again = NamedFolders(house.settings)  # type: ignore[arg-type]
        await again.load()
        assert again.paths == (elsewhere,)
        await house.service.remove_folder(elsewhere)
        assert house.service.slicers() == []

    house.live(story)


@pytest.mark.parametrize("text", ["", "no json", "{}", '[1, null, ""]', "[" * 100_000])
def test_a_setting_that_cannot_be_read_names_no_folder(text: str) -> None:
    async def scenario() -> None:
        folders = NamedFolders(Settings(**{SETTING: text}))  # type: ignore[arg-type]
        await folders.load()
        assert folders.paths == ()

    asyncio.run(scenario())
