"""Reading what is new or changed; broken, huge and hostile files cost only themselves."""

import json
import os
import threading
from concurrent.futures import CancelledError
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.preset_files import KnownFile
from elegoo_chat_gui.core.presets import PresetProblem
from elegoo_chat_gui.core.slicers import SlicerState
from elegoo_chat_gui.slicers.json_files import LARGEST
from tests.unit.slicer_trees import FILAMENT, MACHINE, PROCESS, Tree, names, preset, write


def test_the_second_reading_opens_only_what_changed(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    paths = [tree.add(FILAMENT, name) for name in ("A", "B", "C")]
    library = tree.library()
    first = library.read({})
    assert first.read_anew == 3
    again = library.read(first.files)
    assert again.read_anew == 0
    assert all(again.files[path] is file for path, file in first.files.items())
    write(paths[1], {"name": "B", "compatible_printers": ["X"]})
    third = library.read(again.files)
    assert third.read_anew == 1
    assert preset(third.slicers[0], FILAMENT, "B").tie("compatible_printers") == ("X",)


def test_a_file_without_a_name_has_that_of_the_index_as_it_is_now(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    write(tree.root / "system/Elegoo/filament/A.json", {"k": "1"})
    (tree.root / "system/Elegoo/filament/B.json").write_text("{")
    files: dict[str, KnownFile] = {}
    for before in ("old", "new"):
        entries = [{"name": f"{before} {name}", "sub_path": f"filament/{name}.json"} for name in "AB"]
        write(tree.root / "system/Elegoo.json", {"filament_list": entries})
        reading = tree.library().read(files)
        assert [one.name for one in reading.slicers[0].tree.every(FILAMENT)] == [f"{before} A", f"{before} B"]
        files = dict(reading.files)
    assert reading.read_anew == 0


def test_a_change_of_the_slicers_shows_in_the_fingerprint(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(FILAMENT, "A")
    own = tree.own(FILAMENT, "Mine", inherits="A")
    tree.conf()
    library = tree.library()
    seen = {library.fingerprint()}
    for change in (
        lambda: tree.conf(presets={"machine": "M"}),
        lambda: write(own, {"name": "Mine", "inherits": "A", "version": "1.0.0", "k": ["1"]}),
        lambda: tree.own(PROCESS, "New"),
        own.unlink,
        lambda: tree.add(MACHINE, "M"),
        lambda: tree.own(FILAMENT, "Other account", account="77"),
        lambda: write(tree.root / "user/default/_local/b/filament/Shop.json", {"version": "1.0.0"}),
    ):
        change()
        marks = library.fingerprint()
        assert marks not in seen
        seen.add(marks)
    assert library.fingerprint() in seen


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", PresetProblem.UNREADABLE),
        (b"[]", PresetProblem.UNREADABLE),
        (b'{"name": "P", ', PresetProblem.UNREADABLE),
        (b'{"name": "P",}', PresetProblem.UNREADABLE),
        (b"[" * 100_000, PresetProblem.UNREADABLE),
        (b" " * (LARGEST + 1), PresetProblem.TOO_LARGE),
        (b'\xef\xbb\xbf{"name": "P"}', None),
        ('{"name": "P"}'.encode("utf-16"), None),
        ('{"name": "P", "k": "M\xfcller"}'.encode("latin-1"), None),
        (b'{"name": "other", "name": "P"}', None),
        (b'{"name": "P", "n": ' + b"9" * 5_000 + b"}", None),
        (b'{"name": "P", "a": 1, "b": true, "c": null, "d": {"e": []}, "f": [1, null], "g": NaN}', None),
        (b'{"name": 7, "inherits": [], "compatible_printers": {}}', None),
    ],
)
def test_one_bad_file_is_one_marked_preset(tmp_path: Path, content: bytes, problem: PresetProblem | None) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(PROCESS, "well")
    tree.add(PROCESS, "P").write_bytes(content)
    library = tree.library()
    reading = library.read({})
    (read,) = reading.slicers
    found = read.tree.every(PROCESS)[-1]
    assert found.problem is problem
    assert "well" in names(read, PROCESS)
    assert reading.is_settled is (problem is not PresetProblem.UNREADABLE)
    if problem is None:
        assert all(isinstance(value, str | tuple) for value in library.values(found).values())


def test_missing_files_pipes_and_places_outside_are_marked(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(PROCESS, "gone").unlink()
    pipe = tree.add(PROCESS, "pipe")
    pipe.unlink()
    os.mkfifo(pipe)
    write(tmp_path / "secret.json", {"name": "outside"})
    tree.add(PROCESS, "outside", below="../../../secret.json")
    tree.add(PROCESS, "backslash", below="process\\sub\\backslash.json")
    (tree.root / "system/Elegoo/process/sub").mkdir(parents=True)
    write(tree.root / "system/Elegoo/process/sub/backslash.json", {"name": "backslash"})
    read = tree.read()
    problems = {one.name: one.problem for one in read.tree.every(PROCESS)}
    assert problems == {
        "gone": PresetProblem.MISSING_FILE,
        "pipe": PresetProblem.UNREADABLE,
        "outside": PresetProblem.UNREADABLE,
        "backslash": None,
    }


def test_json_beside_the_indexes_is_no_vendor_and_a_broken_index_is_told(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(MACHINE, "M")
    write(tree.root / "system/blacklist.json", {"filament": ["1"], "process": []})
    (tree.root / "system/Broken.json").write_text("{")
    write(tree.root / "system/Odd.json", {"machine_list": ["x", {"name": 5}, {"name": "n"}], "filament_list": "?"})
    read = tree.read()
    assert set(read.tree.vendor_ids) == {"Elegoo", "Odd"}
    assert [problem.path.name for problem in read.slicer.problems] == ["Broken.json"]


def test_states_of_a_slicer(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "OrcaSlicer", "OrcaSlicer")
    tree.conf()
    assert tree.read().slicer.state is SlicerState.EMPTY
    (tree.root / "system/Elegoo.opc").write_bytes(b"ZCRO")
    assert tree.read().slicer.state is SlicerState.BINARY_ONLY
    tree.add(MACHINE, "M", printer_model="M", printer_variant="0.4")
    read = tree.read()
    assert read.slicer.state is SlicerState.READY
    assert (read.slicer.name, read.slicer.version) == ("OrcaSlicer", "1.0.0")
    tree.conf("no json")
    assert tree.read().slicer.problems[0].path.name == "OrcaSlicer.conf"


def test_names_with_accents_meet_whichever_way_they_are_composed(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(FILAMENT, "Grünes PLA")
    tree.own(FILAMENT, "Meins é", inherits="Grünes PLA")
    read = tree.read()
    assert read.tree.find(FILAMENT, "Meins é") is not None


def test_a_reading_can_be_stopped(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(FILAMENT, "A")
    library = tree.library()
    library.stop()
    with pytest.raises(CancelledError):
        library.read({})


def test_nothing_is_ever_written(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(FILAMENT, "A")
    tree.own(FILAMENT, "broken", inherits="A").write_text("{")
    tree.conf()

    def state() -> list[tuple[str, int, bytes | None]]:
        every = sorted(tree.root.rglob("*"))
        return [(str(one), one.stat().st_mtime_ns, one.read_bytes() if one.is_file() else None) for one in every]

    before = state()
    library = tree.library()
    (read,) = library.read({}).slicers
    library.values(preset(read, FILAMENT, "A"))
    library.fingerprint()
    library.selection(read.slicer.id)
    assert state() == before


@given(st.binary(max_size=200))
def test_any_bytes_in_an_index_or_a_preset_are_lived_through(content: bytes) -> None:
    folder = _FOLDERS.folder()
    tree = Tree(folder / "JusPrin")
    tree.add(FILAMENT, "A").write_bytes(content)
    (folder / "JusPrin/system/Any.json").write_bytes(content)
    assert len(tree.library().read({}).slicers) == 1


class _Folders:
    """A folder for each example: hypothesis runs many within one test."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.root: Path | None = None
        self._number = 0

    def folder(self) -> Path:
        assert self.root is not None
        with self._lock:
            self._number += 1
            return self.root / str(self._number)


_FOLDERS = _Folders()


@pytest.fixture(autouse=True, scope="module")
def _folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    _FOLDERS.root = tmp_path_factory.mktemp("any")


def test_the_index_counts_and_not_what_else_lies_there(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(FILAMENT, "A")
    backup = tree.root / "user_backup-v2.2.0/default/filament/Old.json"
    write(backup, {"name": "Old", "version": "1.0.0"})
    write(tree.root / "ota/Elegoo.json", json.loads((tree.root / "system/Elegoo.json").read_text()))
    assert names(tree.read(), FILAMENT) == ["A"]


def test_the_words_of_an_index_count_in_any_case(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "JusPrin")
    tree.add(FILAMENT, "A")
    entries = [{"Name": "A", "SUB_PATH": "filament/A.json"}, {"name": "", "sub_path": "filament/A.json"}]
    write(tree.root / "system/Elegoo.json", {"Filament_List": entries})
    read = tree.read()
    assert [one.name for one in read.tree.every(FILAMENT)] == ["A"]
