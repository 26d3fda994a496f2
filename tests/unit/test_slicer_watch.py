"""Watching slicers' files: what changes shows up, a half-written state does not."""

import asyncio
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from elegoo_chat_gui.core.errors import StoreError
from elegoo_chat_gui.core.preset_files import KnownFile
from elegoo_chat_gui.services import slicer_watch
from elegoo_chat_gui.services.slicer_watch import SlicerWatch
from tests.unit.slicer_trees import FILAMENT, Tree, names, write

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class MemoryProfileCache:
    """Fits ProfileCache."""

    def __init__(self, *, fails: bool = False) -> None:
        self.files: dict[str, KnownFile] = {}
        self.fails = fails

    async def load(self) -> Mapping[str, KnownFile]:
        if self.fails:
            raise StoreError
        return dict(self.files)

    async def replace(self, changed: Mapping[str, KnownFile], gone: Collection[str]) -> None:
        if self.fails:
            raise StoreError
        self.files.update(changed)
        for path in gone:
            del self.files[path]


class Watching:
    """A watch over one folder, and how often it announced something."""

    def __init__(self, tree: Tree, cache: MemoryProfileCache | None = None) -> None:
        self.announced = 0
        self.cache = cache or MemoryProfileCache()
        self.watch = SlicerWatch(tree.library(), self.cache, self._announce, lambda: NOW, look_seconds=0.02)

    def _announce(self) -> None:
        self.announced += 1

    def filaments(self) -> list[str]:
        return names(self.watch.slicers[0], FILAMENT) if self.watch.slicers else []

    async def until(self, wanted: list[str]) -> None:
        async with asyncio.timeout(5):
            while self.filaments() != wanted:
                await asyncio.sleep(0.01)


def tree_with(tmp_path: Path, *filaments: str) -> Tree:
    tree = Tree(tmp_path / "JusPrin")
    for name in filaments:
        tree.add(FILAMENT, name)
    return tree


def test_what_a_slicer_changes_shows_up_by_itself(tmp_path: Path) -> None:
    async def scenario() -> None:
        tree = tree_with(tmp_path, "A")
        watching = Watching(tree)
        assert watching.watch.read_at is None
        watching.watch.start()
        await watching.until(["A"])
        assert watching.watch.read_at == NOW
        tree.own(FILAMENT, "Mine", inherits="A")
        await watching.until(["A", "Mine"])
        announced = watching.announced
        await asyncio.sleep(0.1)
        assert watching.announced == announced  # nothing changed, nothing is said
        assert len(watching.cache.files) == 2
        await watching.watch.aclose()

    asyncio.run(scenario())


def test_a_second_start_reads_only_what_changed(tmp_path: Path) -> None:
    async def scenario() -> None:
        tree = tree_with(tmp_path, "A", "B")
        first = Watching(tree)
        first.watch.start()
        await first.until(["A", "B"])
        await first.watch.aclose()
        (changed,) = [path for path in first.cache.files if path.endswith("B.json")]
        kept = dict(first.cache.files)
        write(Path(changed), {"name": "B changed"})
        second = Watching(tree, first.cache)
        second.watch.start()
        await second.until(["A", "B changed"])
        await second.watch.look_again()
        assert {path for path, file in second.cache.files.items() if file is not kept[path]} == {changed}
        await second.watch.aclose()

    asyncio.run(scenario())


def test_a_vendor_that_is_being_replaced_keeps_its_last_good_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slicer_watch, "SETTLE_SECONDS", 0.15)

    async def scenario() -> None:
        tree = tree_with(tmp_path, "A", "B")
        tree.conf()
        watching = Watching(tree)
        watching.watch.start()
        await watching.until(["A", "B"])
        index = tree.root / "system/Elegoo.json"
        text = index.read_text()
        index.unlink()
        await asyncio.sleep(0.1)
        assert watching.filaments() == ["A", "B"]
        index.write_text(text.replace('"B"', '"C"'))
        write(tree.root / "system/Elegoo/filament/B.json", {"name": "C"})
        await watching.until(["A", "C"])
        index.unlink()  # and one that is really gone goes in the end
        await watching.until([])
        await watching.watch.aclose()

    asyncio.run(scenario())


def test_looking_again_waits_for_the_reading(tmp_path: Path) -> None:
    async def scenario() -> None:
        tree = tree_with(tmp_path, "A")
        watching = Watching(tree)
        watching.watch.start()
        await watching.watch.look_again()
        assert watching.filaments() == ["A"]
        tree.add(FILAMENT, "B")
        await watching.watch.look_again()
        assert watching.filaments() == ["A", "B"]
        await watching.watch.aclose()
        await watching.watch.look_again()  # after the end there is nothing to wait for

    asyncio.run(scenario())


def test_a_cache_that_fails_costs_time_and_nothing_else(tmp_path: Path) -> None:
    async def scenario() -> None:
        watching = Watching(tree_with(tmp_path, "A"), MemoryProfileCache(fails=True))
        watching.watch.start()
        await watching.until(["A"])
        await watching.watch.aclose()

    asyncio.run(scenario())


@pytest.mark.expects_log
def test_an_unforeseen_failure_does_not_end_the_watching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        tree = tree_with(tmp_path, "A")
        watching = Watching(tree)
        library = watching.watch._library
        whole = library.fingerprint
        monkeypatch.setattr(library, "fingerprint", lambda: 1 / 0)
        watching.watch.start()
        await asyncio.sleep(0.1)
        monkeypatch.setattr(library, "fingerprint", whole)
        await watching.until(["A"])
        await watching.watch.aclose()

    asyncio.run(scenario())
