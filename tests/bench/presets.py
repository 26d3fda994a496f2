"""How long ten thousand preset files take to read, and a picker of 5,038 filaments to open and filter: `make bench`.

The baseline of the reading is the least any reader could do: open each file and decode its JSON.
"""

import gc
import json
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from elegoo_chat_gui.core.preset_offers import choose_machine, offers
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.slicers.installations import SearchPlaces
from elegoo_chat_gui.slicers.profile_library import SlicerLibrary
from elegoo_chat_gui.ui.screens.compose import PresetPicker
from elegoo_chat_gui.ui.theme import Theme

VENDORS, MACHINES, FILAMENTS, PROCESSES, LIBRARY = 63, 16, 77, 72, 187
WORDS = ("p", "pl", "pla", "pla v07", "pla v07 1", "")


def write_tree(root: Path) -> int:
    """About as many files and bytes as OrcaSlicer's own vendors have; returns the number of files."""
    system, some = root / "system", random.Random(1)  # noqa: S311  # nothing secret

    def write(vendor: str, kind: str, name: str, index: dict[str, Any], **values: Any) -> None:
        place = f"{kind}/{name}.json"
        index.setdefault(f"{kind}_list", []).append({"name": name, "sub_path": place})
        path = system / vendor / place
        path.parent.mkdir(parents=True, exist_ok=True)
        settings = {f"{kind}_setting_{number}": [str(some.randint(1, 300))] for number in range(30)}
        path.write_text(
            json.dumps({"type": kind, "name": name, "instantiation": "true", **values, **settings}, indent=4)
        )

    def finish(vendor: str, index: dict[str, Any]) -> None:
        (system / f"{vendor}.json").write_text(json.dumps({"name": vendor, "version": "02.03.02.71", **index}))

    library: dict[str, Any] = {}
    for number in range(LIBRARY):
        write("OrcaFilamentLibrary", "filament", f"Generic PLA {number} @System", library)
    finish("OrcaFilamentLibrary", library)
    for number in range(VENDORS):
        vendor, index = f"V{number:02d}", {}
        names = [f"{vendor} M{at} 0.4 nozzle" for at in range(MACHINES)]
        for at, name in enumerate(names):
            write(vendor, "machine", name, index, printer_model=f"{vendor} M{at}", printer_variant="0.4")
        for at in range(FILAMENTS):
            write(vendor, "filament", f"PLA {at} @{vendor}", index, compatible_printers=some.sample(names, 8))
        for at in range(PROCESSES):
            write(vendor, "process", f"0.2mm P{at} @{vendor}", index, compatible_printers=some.sample(names, 3))
        finish(vendor, index)
    models = [{"vendor": "V07", "model": "V07 M0", "nozzle_diameter": "0.4"}]
    conf = {"header": "OrcaSlicer 2.3.1", "presets": {"machine": "V07 M0 0.4 nozzle"}, "models": models}
    (root / "OrcaSlicer.conf").write_text(json.dumps(conf))
    return sum(1 for _ in system.rglob("*.json"))


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    """Milliseconds, and what it gave."""
    started = time.perf_counter()
    result = act()
    return (time.perf_counter() - started) * 1_000, result


def plain(root: Path) -> int:
    return sum(len(json.loads(path.read_bytes())) for path in root.rglob("*.json"))


def reading(root: Path) -> Iterator[tuple[str, float]]:
    library = SlicerLibrary(lambda: SearchPlaces(added=(root,), standard=False))
    timed(lambda: plain(root))  # into the system's memory, for all alike
    yield "baseline: decode each file", timed(lambda: plain(root))[0]
    took, first = timed(lambda: library.read({}))
    yield "read all, first time", took
    took, _ = timed(lambda: library.read(first.files))
    yield "read all, nothing changed", took
    yield "look whether anything changed", timed(library.fingerprint)[0]


def longest_gap(app: QApplication, root: Path) -> float:
    """Of the window's loop, in milliseconds, while a worker reads everything."""
    library = SlicerLibrary(lambda: SearchPlaces(added=(root,), standard=False))
    worker = threading.Thread(target=library.read, args=({},))
    gaps, last = [0.0], time.perf_counter()

    def beat() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append((now - last) * 1_000)
        last = now

    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(1)
    worker.start()
    while worker.is_alive():
        app.processEvents()
    timer.stop()
    worker.join()
    return max(gaps)


def picker(app: QApplication, root: Path) -> Iterator[tuple[str, float]]:
    (one,) = SlicerLibrary(lambda: SearchPlaces(added=(root,), standard=False)).read({}).slicers
    machine = choose_machine([one], "V07 M0 0.4 nozzle")
    took, found = timed(lambda: offers(PresetKind.FILAMENT, [one], [], (), machine))
    yield f"sort {len(found):,} filaments for a machine (in a worker)", took
    window = QWidget()
    field = PresetPicker("Filament", "")
    QHBoxLayout(window).addWidget(field)
    window.resize(700, 700)
    window.show()
    app.processEvents()
    yield "hand them to the picker", timed(lambda: field.set_names(found))[0]

    def opened() -> None:
        field.open_popup()
        app.processEvents()

    yield "open the list, painted", timed(opened)[0]

    def typed(words: str) -> None:
        field.field.setText(words)
        field.field.edited.emit(words)
        app.processEvents()

    yield "a letter typed, painted (the longest)", max(timed(lambda words=words: typed(words))[0] for words in WORDS)
    window.close()


def main() -> int:
    sys.setswitchinterval(0.002)  # as the program does, which also collects garbage only between two events
    gc.disable()
    app = QApplication(sys.argv)
    Theme(mode="light").apply(app)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "OrcaSlicer"
        print(f"{write_tree(root):,} files of presets, milliseconds")
        rows = list(reading(root))
        baseline = rows[0][1]
        for name, took in rows:
            print(f"{name:52}{took:>10.1f}{took / baseline:>9.2f}x")
        print(f"{'longest gap of the window meanwhile':52}{longest_gap(app, root):>10.1f}")
        for name, took in picker(app, root):
            print(f"{name:52}{took:>10.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
