"""Keeps what the slicers on this computer hold: read at the start, again whenever a file of theirs changes."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Final, TypeVar

from elegoo_chat_gui.core.errors import StoreError
from elegoo_chat_gui.core.preset_files import KnownFile
from elegoo_chat_gui.core.presets import PresetProblem
from elegoo_chat_gui.core.slicer_profiles import LibraryReading, SlicerProfiles
from elegoo_chat_gui.services.ports import ProfileCache, ProfileLibrary

log = logging.getLogger(__name__)
Result = TypeVar("Result")

LOOK_SECONDS: Final = 3.0  # between two looks whether anything changed: some milliseconds of file names and times
SETTLE_SECONDS: Final = 1.0  # that a slicer is given to finish replacing its files
_SETTLE_TRIES: Final = 3
_PASSING: Final = frozenset({PresetProblem.MISSING_FILE, PresetProblem.UNREADABLE})


class SlicerWatch:
    """The newest good reading. All work runs in one thread of its own; `changed` is called on the loop's."""

    def __init__(
        self,
        library: ProfileLibrary,
        cache: ProfileCache,
        changed: Callable[[], None],
        now: Callable[[], datetime],
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        self._library = library
        self._cache = cache
        self._changed = changed
        self._now = now
        self._look_seconds = look_seconds
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="slicers")
        self._reading = LibraryReading()
        self._read_at: datetime | None = None
        self._marks: frozenset[tuple[str, int, int]] | None = None  # of the files as they were read last
        self._look_now = asyncio.Event()
        self._done = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    @property
    def slicers(self) -> Sequence[SlicerProfiles]:
        return self._reading.slicers

    @property
    def read_at(self) -> datetime | None:
        """When the newest reading ended; None before the first."""
        return self._read_at

    def start(self) -> None:
        """Begin reading and watching. Needs a running loop."""
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._watch(), name="watch slicers")

    async def look_again(self) -> None:
        """Read at once what changed, and wait for it; a reading that is under way is waited for, then another."""
        self._done.clear()
        self._look_now.set()
        if self._task is not None and not self._task.done():
            await self._done.wait()

    async def run(self, job: Callable[[], Result]) -> Result:
        """Something about the slicers' files, in the thread that reads them."""
        return await asyncio.wrap_future(self._worker.submit(job))

    async def aclose(self) -> None:
        """Stop what is being read and end the thread."""
        self._library.stop()
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
        self._done.set()
        self._worker.shutdown(wait=True, cancel_futures=True)

    async def _watch(self) -> None:
        while True:
            asked = self._look_now.is_set()
            self._look_now.clear()
            try:
                if asked or self._marks is None or await self.run(self._library.fingerprint) != self._marks:
                    await self._read()
            except Exception as error:  # noqa: BLE001  # whatever lies in a slicer's folder must not end the watching
                log.error("the slicers' files could not be read: %s", type(error).__name__)
            if not self._look_now.is_set():
                self._done.set()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._look_now.wait(), self._look_seconds)

    async def _load_known(self) -> Mapping[str, KnownFile]:
        try:
            return await self._cache.load()
        except StoreError as error:
            log.info("what was read of the slicers before cannot be used: %s", type(error).__name__)
            return {}

    async def _read(self) -> None:
        """Read, and go on with the old reading while a slicer is still replacing its files.

        What was read stays in the cache alone: held in memory it doubled the pauses of the garbage collection.
        """
        known = await self._load_known()
        reading = await self._read_once(known)
        for _ in range(_SETTLE_TRIES):
            if self._read_at is None or not _lost_something(self._reading, reading):
                break
            await asyncio.sleep(SETTLE_SECONDS)
            reading = await self._read_once(reading.files)
        self._reading, self._read_at = replace(reading, files={}), self._now()
        log.info("%d slicers read, %d files anew", len(reading.slicers), reading.read_anew)
        self._changed()
        await self._keep(known, reading.files)

    async def _read_once(self, known: Mapping[str, KnownFile]) -> LibraryReading:
        # Taken before: what changes while it is read is then seen at the next look.
        self._marks = await self.run(self._library.fingerprint)
        return await self.run(lambda: self._library.read(known))

    async def _keep(self, before: Mapping[str, KnownFile], after: Mapping[str, KnownFile]) -> None:
        changed = {path: file for path, file in after.items() if before.get(path) is not file}
        gone = before.keys() - after.keys()
        if not changed and not gone:
            return
        try:
            await self._cache.replace(changed, gone)
        except StoreError as error:  # the next start reads more, that is all
            log.info("what was read of the slicers cannot be kept: %s", type(error).__name__)


def _lost_something(before: LibraryReading, after: LibraryReading) -> bool:
    """Whether files or vendors are missing that were good a moment ago, as while a slicer replaces them.

    A slicer that is gone altogether was removed, or its folder is no longer named.
    """
    still_there = {one.slicer.id for one in after.slicers}
    if not {pair for pair in _vendors(before) if pair[0] in still_there} <= _vendors(after):
        return True
    return not after.is_settled and not _passing(after) <= _passing(before)


def _vendors(reading: LibraryReading) -> set[tuple[str, str]]:
    return {(one.slicer.id, vendor) for one in reading.slicers for vendor in one.tree.vendor_ids}


def _passing(reading: LibraryReading) -> set[str]:
    problems = (problem for one in reading.slicers for problem in one.slicer.problems)
    return {str(problem.path) for problem in problems if problem.problem in _PASSING}
