"""presets.sqlite: what was read of slicers' files, for the next start."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.errors import StoreError
from elegoo_chat_gui.core.preset_files import KnownFile, PresetHead
from elegoo_chat_gui.core.presets import PresetProblem
from elegoo_chat_gui.store.preset_store import SqliteProfileCache, _decode, _encode

HEAD = PresetHead(
    name="Ä \udcff PLA",
    inherits="base",
    is_abstract=True,
    is_custom_defined=True,
    has_version=True,
    setting_id="GP1",
    renamed_from=("old",),
    ties={"compatible_printers": ("A", "B"), "printer_model": "M", "compatible_prints": ()},
    problem=PresetProblem.TOO_LARGE,
)
FILES = {"/a/ü.json": KnownFile(1, 2**62, HEAD), "/b\udcfe.json": KnownFile(0, 0, PresetHead(""))}


async def opened(path: Path) -> SqliteProfileCache:
    cache = SqliteProfileCache(path)
    await cache.load()
    return cache


def test_what_was_kept_is_there_again_and_what_is_gone_is_not(tmp_path: Path) -> None:
    async def scenario() -> None:
        cache = await opened(tmp_path / "presets.sqlite")
        assert await cache.load() == {}
        await cache.replace(FILES, [])
        await cache.aclose()
        cache = await opened(tmp_path / "presets.sqlite")
        assert await cache.load() == FILES
        await cache.replace({"/a/ü.json": KnownFile(9, 9, PresetHead("new"))}, ["/b\udcfe.json", "/never there"])
        assert await cache.load() == {"/a/ü.json": KnownFile(9, 9, PresetHead("new"))}
        await cache.aclose()

    asyncio.run(scenario())
    assert (tmp_path / "presets.sqlite").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to be looked at" * 20])
def test_a_file_that_cannot_be_used_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "presets.sqlite"
    path.write_bytes(content)

    async def scenario() -> None:
        cache = await opened(path)
        await cache.replace(FILES, [])
        assert await cache.load() == FILES
        await cache.aclose()

    asyncio.run(scenario())


def test_another_version_is_thrown_away_and_a_broken_row_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "presets.sqlite"

    async def fill() -> None:
        cache = await opened(path)
        await cache.replace(FILES, [])
        await cache.aclose()

    async def read() -> int:
        cache = await opened(path)
        number = len(await cache.load())
        await cache.aclose()
        return number

    asyncio.run(fill())
    with sqlite3.connect(path) as db:
        db.execute("UPDATE files SET head = ? WHERE size = 0", (b'{"ties": 5, "problem": "unheard of"}',))
    db.close()
    assert asyncio.run(read()) == 1
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    assert asyncio.run(read()) == 0


def test_before_it_was_loaded_nothing_can_be_kept(tmp_path: Path) -> None:
    async def scenario() -> None:
        cache = SqliteProfileCache(tmp_path / "presets.sqlite")
        with pytest.raises(StoreError):
            await cache.replace(FILES, [])
        await cache.aclose()

    asyncio.run(scenario())


@given(
    st.builds(
        PresetHead,
        name=st.text(),
        inherits=st.text(),
        is_abstract=st.booleans(),
        has_version=st.booleans(),
        renamed_from=st.lists(st.text()).map(tuple),
        ties=st.dictionaries(st.text(), st.text() | st.lists(st.text()).map(tuple)),
        problem=st.none() | st.sampled_from(PresetProblem),
    )
)
def test_any_head_comes_back_as_it_was(head: PresetHead) -> None:
    assert _decode(_encode(head)) == head
