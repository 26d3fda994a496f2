"""Files that are cut, lie, or were made to do harm: one kind of error, bounded work, nothing written."""

import os
import random
import time
import tracemalloc
from collections.abc import Callable
from concurrent.futures import CancelledError
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from elegoo_chat_gui.core.errors import SlicerFileError, SlicerFileReason
from elegoo_chat_gui.slicers import project_3mf
from elegoo_chat_gui.slicers.guarded_zip import MAX_ENTRIES, GuardedZip
from elegoo_chat_gui.slicers.project_files import read_project
from elegoo_chat_gui.slicers.source_file import PIECE, open_source
from tests.unit.project_samples import MODEL, PLATE, SETTINGS, Raw, archive, config, deflated, gcode, put

ONE_FILE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)


def outcome(path: Path) -> SlicerFileReason | None:
    """Why nothing came of it; None: it was read."""
    try:
        read_project(path)
    except SlicerFileError as error:
        reason, named = error.reason, error.path
    else:
        return None
    assert named == path
    return reason


def zipped(folder: Path, entries: list[Raw]) -> SlicerFileReason | None:
    return outcome(put(folder, "part.3mf", archive(entries)))


SMALL = b'{"layer_height": "0.2", "printer_settings_id": "My Trident 0.4"}'


@pytest.mark.parametrize(
    "content",
    [
        archive({SETTINGS: SMALL, MODEL: b"<model/>"}),
        archive([Raw(SETTINGS, SMALL, is_wide=True)], is_wide=True),
        archive({PLATE: b"; CONFIG_BLOCK_START\n; a = 1\n; CONFIG_BLOCK_END\n"}),
        archive({"a.json": b'{"type": "process", "wall_loops": "2"}'}),
        b"G1\n; CONFIG_BLOCK_START\n; a = 1\n; CONFIG_BLOCK_END\n",
        b'{"type": "process", "wall_loops": "2"}',
    ],
    ids=["3mf", "zip64", "gcode.3mf", "bundle", "gcode", "preset"],
)
def test_a_file_may_end_anywhere(tmp_path: Path, content: bytes) -> None:
    path = put(tmp_path, "part.3mf", content)
    assert outcome(path) is None
    found = set()
    for length in reversed(range(len(content))):
        os.truncate(path, length)
        found.add(outcome(path))
    assert found <= {None, SlicerFileReason.BROKEN, SlicerFileReason.NO_SETTINGS, SlicerFileReason.UNKNOWN_FORMAT}
    assert SlicerFileReason.BROKEN in found
    assert None not in found or not content.startswith(b"PK")


@ONE_FILE
@given(st.binary(max_size=200), st.sampled_from(["part.3mf", "part.gcode", "part.json", "part.zip", "part"]))
def test_any_bytes_give_an_error_or_settings(tmp_path: Path, content: bytes, name: str) -> None:
    outcome(put(tmp_path, name, content))


@ONE_FILE
@given(st.binary(max_size=100) | st.text(st.sampled_from('{}[]":,\\u0d8 e1-')).map(str.encode))
def test_any_bytes_may_stand_in_the_settings(tmp_path: Path, content: bytes) -> None:
    assert zipped(tmp_path, [Raw(SETTINGS, content)]) in {None, *SlicerFileReason}
    outcome(put(tmp_path, "part.json", b"{" + content))
    outcome(put(tmp_path, "part.gcode", gcode(content.decode("latin-1"))))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KNOWN = ["filament_settings_id", "different_settings_to_system", "inherits_group", "filament_self_index"]
KNOWN += ["printer_settings_id", "nozzle_temperature", "filament_colour", "printer_model", "inherits"]


@ONE_FILE
@given(st.dictionaries(st.sampled_from(KNOWN), JSON))
def test_keys_with_a_meaning_may_hold_anything(tmp_path: Path, wild: dict[str, object]) -> None:
    assert zipped(tmp_path, [Raw(SETTINGS, config(**wild))]) is None


def test_bytes_may_be_wrong_anywhere(tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311
    samples = (
        archive({SETTINGS: config(), MODEL: b"<model/>"}),
        archive([Raw(SETTINGS, config(), is_wide=True)], is_wide=True),
        archive({PLATE: gcode(before="")}),
    )
    reasons = set()
    for sample in samples:
        for _ in range(150):
            wrong = bytearray(sample)
            for _ in range(chance.randint(1, 4)):
                near_the_end = chance.random() < 0.6
                place = chance.randrange(max(0, len(wrong) - 400), len(wrong)) if near_the_end else 0
                wrong[place or chance.randrange(len(wrong))] = chance.choice(
                    (0, 1, 0x7F, 0xFF, chance.randrange(256))
                )
            reasons.add(outcome(put(tmp_path, "part.3mf", bytes(wrong))))
    assert {None, SlicerFileReason.BROKEN} <= reasons


@pytest.mark.parametrize(
    "content",
    [
        archive([Raw(SETTINGS, config(), is_wide=True)], is_wide=True),
        archive({SETTINGS: config()}, is_wide=True),
        archive({SETTINGS: config()}, prefix=b"PK\x03\x04 what stands before an archive"),
        archive({SETTINGS: config()}, prefix=b"PK\x03\x04 and before a wide one", is_wide=True),
        archive({SETTINGS: config()}, comment=b"made by hand, PK\x05\x06 is only text"),
        archive({SETTINGS: config()}) + b"\r\n",
        archive([Raw(SETTINGS, config(), method=0)]),
        archive({"metadata\\PROJECT_settings.Config": config()}),
        archive({"/" + SETTINGS: config()}),
        archive([Raw(SETTINGS, b"{}"), Raw(SETTINGS, config())]),
        archive([Raw(SETTINGS, config()), Raw("../" + SETTINGS, b"{}"), Raw(SETTINGS + "\0", b"{}")]),
        archive([Raw(SETTINGS, config()), Raw(b"\x84\xff.txt", b""), Raw("n" * 5_000, b"")]),
    ],
)
def test_unusual_archives_are_read(tmp_path: Path, content: bytes) -> None:
    assert read_project(put(tmp_path, "part.3mf", content)).machine == "My Trident 0.4"


WRONG = b"another text"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (Raw(SETTINGS, config(), flags=1), SlicerFileReason.ENCRYPTED),
        (Raw(SETTINGS, config(), method=99), SlicerFileReason.ENCRYPTED),
        (Raw(SETTINGS, config(), flags=1 << 13), SlicerFileReason.ENCRYPTED),
        (Raw(SETTINGS, config(), method=14), SlicerFileReason.UNKNOWN_FORMAT),
        (Raw("../" + SETTINGS, config()), SlicerFileReason.UNKNOWN_FORMAT),
        (Raw("Metadata/../" + SETTINGS, config()), SlicerFileReason.UNKNOWN_FORMAT),
        (Raw(SETTINGS + "/", config()), SlicerFileReason.UNKNOWN_FORMAT),
        (Raw(SETTINGS, config(), crc=1), SlicerFileReason.BROKEN),
        (Raw(SETTINGS, config(), size=10), SlicerFileReason.BROKEN),
        (Raw(SETTINGS, config(), size=100_000), SlicerFileReason.BROKEN),
        (Raw(SETTINGS, config(), method=0, size=100_000), SlicerFileReason.BROKEN),
        (Raw(SETTINGS, config(), packed=10), SlicerFileReason.BROKEN),
        (Raw(SETTINGS, config(), packed=1_000_000), SlicerFileReason.BROKEN),
        (Raw(SETTINGS, config(), packed=0), SlicerFileReason.BROKEN),
        (Raw(SETTINGS, config(), offset=7), SlicerFileReason.BROKEN),
        (Raw(SETTINGS, config(), offset=0xFFFFFFF0), SlicerFileReason.BROKEN),
        (Raw(SETTINGS, config(), offset=1 << 63, is_wide=True), SlicerFileReason.BROKEN),
        (Raw(SETTINGS, config(), size=1 << 63, is_wide=True), SlicerFileReason.TOO_LARGE),
        (Raw(SETTINGS, config(), packed=1 << 63, is_wide=True), SlicerFileReason.TOO_LARGE),
        (Raw(SETTINGS, b" " * 5_000_000), SlicerFileReason.TOO_LARGE),
        (Raw(SETTINGS, b" " * 5_000_000, size=100), SlicerFileReason.TOO_LARGE),
        (Raw(SETTINGS, b" " * 5_000_000, method=0), SlicerFileReason.TOO_LARGE),
        (Raw(SETTINGS, b"\x07" + WRONG, method=8, packed=3), SlicerFileReason.BROKEN),
        (Raw(PLATE, gcode(), size=project_3mf.MAX_GCODE + 1), SlicerFileReason.TOO_LARGE),
        (Raw(PLATE, gcode(), flags=1), SlicerFileReason.ENCRYPTED),
    ],
)
def test_entries_that_lie_are_refused(tmp_path: Path, entry: Raw, expected: SlicerFileReason) -> None:
    assert zipped(tmp_path, [entry]) is expected


def test_an_archive_within_is_no_project(tmp_path: Path) -> None:
    inner = archive({SETTINGS: config()})
    assert zipped(tmp_path, [Raw("inner.3mf", inner, method=0)]) is SlicerFileReason.UNKNOWN_FORMAT


def test_what_is_no_deflate_is_broken(tmp_path: Path) -> None:
    content = archive({SETTINGS: config()}).replace(deflated(config())[:8], b"\xff" * 8)
    assert outcome(put(tmp_path, "part.3mf", content)) is SlicerFileReason.BROKEN


def test_too_many_entries_are_not_looked_at(tmp_path: Path) -> None:
    assert zipped(tmp_path, [Raw(b"%d" % n, method=0) for n in range(MAX_ENTRIES + 1)]) is SlicerFileReason.TOO_LARGE
    assert zipped(tmp_path, [Raw(b"n" * 60_000, method=0)] * 140) is SlicerFileReason.TOO_LARGE


def test_a_bomb_is_stopped_while_it_unpacks(tmp_path: Path) -> None:
    """A hundred kilobytes that would become a hundred megabytes, and say that they become a hundred bytes."""
    block = deflated(bytes(100_000_000))
    bomb = Raw(SETTINGS, block, method=0, size=100)
    content = archive([bomb]).replace(b"\x2d\0\0\0\0\0", b"\x2d\0\0\0\x08\0")  # stored bytes, declared as deflated
    path = put(tmp_path, "part.3mf", content)
    tracemalloc.start()
    try:
        assert outcome(path) is SlicerFileReason.TOO_LARGE
        assert tracemalloc.get_traced_memory()[1] < 12_000_000
    finally:
        tracemalloc.stop()


def test_a_plate_is_inflated_up_to_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project_3mf, "MAX_GCODE", 1_000_000)
    assert zipped(tmp_path, [Raw(PLATE, b"\n" * 2_000_000, size=100)]) is SlicerFileReason.TOO_LARGE


def test_only_the_wanted_entry_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_names = []
    pieces = GuardedZip._inflated

    def noted(self: GuardedZip, entry: object) -> object:
        read_names.append(entry.name)  # type: ignore[attr-defined]
        return pieces(self, entry)  # type: ignore[arg-type]

    monkeypatch.setattr(GuardedZip, "_inflated", noted)
    others = {f"3D/Objects/{n}.model": b"<model/>" for n in range(5)}
    read_project(
        put(tmp_path, "part.3mf", archive({**others, MODEL: b"<model/>", PLATE: gcode(), SETTINGS: config()}))
    )
    assert read_names == [SETTINGS, MODEL]


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo, lambda path: os.symlink("/dev/zero", path)])
def test_what_is_no_file_is_not_opened(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "part.3mf"
    make(path)
    started = time.monotonic()
    assert outcome(path) is SlicerFileReason.UNREADABLE
    assert time.monotonic() - started < 1


@pytest.mark.parametrize("name", ["not there.3mf", "nul\0.3mf", "n" * 500, "folder/../../x.gcode"])
def test_what_cannot_be_opened_is_unreadable(tmp_path: Path, name: str) -> None:
    assert outcome(tmp_path / name) is SlicerFileReason.UNREADABLE


def test_a_pipe_that_takes_the_place_of_a_file_does_not_hold_anything_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "part.3mf", b"")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    real = os.open
    monkeypatch.setattr(os, "open", lambda _path, flags: real(pipe, flags))
    assert outcome(path) is SlicerFileReason.UNREADABLE


def test_a_file_that_shrinks_is_broken_and_one_that_grows_is_as_it_was(tmp_path: Path) -> None:
    path = put(tmp_path, "part.gcode", b"G1\n" * 300_000)
    with open_source(path) as source:
        os.truncate(path, 2 * PIECE)
        with pytest.raises(SlicerFileError) as raised:
            source.tail(PIECE)
        assert raised.value.reason is SlicerFileReason.BROKEN
        os.truncate(path, 5_000_000)
        assert source.size == 900_000
        assert len(source.tail(1_000_000)) == 900_000
        path.unlink()  # not on Windows, where an open file cannot vanish
        assert source.head(3) == b"G1\n"


def test_a_disk_that_fails_makes_it_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "part.gcode", gcode())
    with open_source(path) as source:
        source._raw.close()
        source._raw = open(path, "wb", buffering=0)  # noqa: SIM115  written only: reading is an OSError
        with pytest.raises(SlicerFileError) as raised:
            source.head(10)
        source._raw.close()
    assert raised.value.reason is SlicerFileReason.UNREADABLE


@pytest.mark.parametrize(
    "content", [archive({SETTINGS: config()}), archive({PLATE: gcode()}), gcode(), b'{"type": "process", "a": "1"}']
)
def test_reading_stops_when_it_is_told_to(tmp_path: Path, content: bytes) -> None:
    path = put(tmp_path, "part.3mf", content)
    looks = 0

    def is_cancelled() -> bool:
        nonlocal looks
        looks += 1
        return False

    read_project(path, is_cancelled)
    assert looks >= 2
    for allowed in range(looks):
        answers = iter([False] * allowed + [True])
        with pytest.raises(CancelledError):
            read_project(path, lambda answers=answers: next(answers))  # type: ignore[misc]


def test_nothing_is_written(tmp_path: Path) -> None:
    path = put(tmp_path, "part.3mf", archive({SETTINGS: config(), PLATE: gcode()}))
    path.chmod(0o400)
    before = (path.stat().st_mtime_ns, path.read_bytes(), sorted(tmp_path.iterdir()))
    read_project(path)
    assert (path.stat().st_mtime_ns, path.read_bytes(), sorted(tmp_path.iterdir())) == before
