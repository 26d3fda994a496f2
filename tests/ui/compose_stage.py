"""Presets for the tests of the compose window, and hands that pick them."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.presets import Fit, MachineDefaults, PresetKind, PresetOffer, PresetOrigin
from elegoo_chat_gui.core.project_settings import ProjectFilament, ProjectFormat, ProjectSettings
from elegoo_chat_gui.core.slicers import InstalledSlicer, SlicerPlace, SlicerSelection
from elegoo_chat_gui.ui.screens.compose import ComposeWindow
from tests.fakes import NOON
from tests.fakes_compose import Desk, open_desk, run_in_qt, until, written
from tests.fakes_presets import FakePresets, resolved

Scenario = Callable[[Desk], Awaitable[None]]
AtDesk = Callable[..., None]  # runs a scenario, with other presets where they are given
MACHINE, FILAMENT, PROCESS = PresetKind
NEPTUNE, MAX, GIGA = "Neptune 4", "Neptune 4 Max", "Giga"


def offer(kind: PresetKind, name: str, fit: Fit = Fit.UNKNOWN) -> PresetOffer:
    return PresetOffer(name, kind, PresetOrigin.SYSTEM, group="Elegoo", program="JusPrin", fit=fit)


def slicer(slicer_id: str = "jp", name: str = "JusPrin", version: str = "1.0.0") -> InstalledSlicer:
    return InstalledSlicer(
        slicer_id, name, version, Path("/there") / slicer_id, SlicerPlace.STANDARD, has_selection=True
    )


def chosen(*filaments: str, missing: str = "") -> SlicerSelection:
    not_found = frozenset({missing} - {""})
    return SlicerSelection("JusPrin", NEPTUNE, filaments, "0.20mm", NOON - timedelta(minutes=20), not_found)


BRACKET = ProjectSettings(
    "bracket.3mf",
    ProjectFormat.PROJECT,
    GIGA,
    "0.30mm",
    (
        ProjectFilament(1, "PETG", "PETG", "#26A69A", {"nozzle_temperature": ("245",)}),
        ProjectFilament(2, "PLA", "PLA", ""),
    ),
    changed={PROCESS: {"wall_loops": "4"}, MACHINE: {"retraction_length": ("1", "1")}},
)
PLAIN = replace(BRACKET, file_name="plain.gcode", filaments=BRACKET.filaments[1:], changed={})


def source(**fields: object) -> FakePresets:
    machines = [offer(MACHINE, name) for name in (NEPTUNE, MAX, GIGA)]
    filaments = [offer(FILAMENT, "PLA", Fit.YES), offer(FILAMENT, "PETG", Fit.YES), offer(FILAMENT, "TPU", Fit.NO)]
    processes = [offer(PROCESS, "0.20mm", Fit.YES), offer(PROCESS, "0.30mm", Fit.YES)]
    defaults = {
        NEPTUNE: MachineDefaults("PLA", "0.20mm"),
        MAX: MachineDefaults("PETG", None),
        GIGA: MachineDefaults("PETG", "0.30mm"),
    }
    known = {"PETG": resolved("PETG", FILAMENT, {"nozzle_temperature": ("240",)})}
    given = {
        "names": {MACHINE: machines, FILAMENT: filaments, PROCESS: processes},
        "machine_defaults": defaults,
        "known": known,
        "found": (slicer(),),
        "selections": {"jp": chosen("PLA")},
        "projects": {"bracket.3mf": BRACKET, "plain.gcode": PLAIN},
    }
    return FakePresets(**{**given, **fields})  # type: ignore[arg-type]


def run_at_desk(qapp: QApplication, scenario: Scenario, presets: FakePresets | None = None) -> None:
    """The scenario with everything around it, `source()` unless other presets are given."""

    async def whole() -> None:
        async with open_desk(presets or source()) as desk:
            await scenario(desk)

    run_in_qt(qapp, whole())


async def opened(desk: Desk, draft: Draft | None = None) -> ComposeWindow:
    """A window that has been told everything."""
    window = desk.open(draft or written("What now?"))
    await until(lambda: window.pickers[MACHINE].knows(NEPTUNE))
    await rest(desk)
    return window


async def rest(desk: Desk) -> None:
    """Until nothing is asked any more."""
    for one in desk.presenter._open.values():
        timers = (one.filling._machine_timer, one.filling._baseline_timer)
        await until(lambda timers=timers: not any(timer.isActive() for timer in timers))
        await until(lambda one=one: not any(not task.done() for task in one.reads._unfinished))


def names(window: ComposeWindow) -> tuple[str | None, str | None, str | None]:
    draft = window.draft
    shown = tuple(picker.field.text() or None for picker in window.pickers.values())
    assert shown == (draft.machine_name, draft.filament_name, draft.process_name)
    return (draft.machine_name, draft.filament_name, draft.process_name)


def hints(window: ComposeWindow) -> list[str]:
    return [picker.hint for picker in window.pickers.values()]


async def picks(desk: Desk, window: ComposeWindow, kind: PresetKind, typed: str) -> None:
    """Take the first name that is found for these letters."""
    field = window.pickers[kind].field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    await rest(desk)


def button(parent: QWidget, words: str) -> QPushButton:
    found = [one for one in parent.findChildren(QPushButton) if one.accessibleName() == words and one.isVisible()]
    assert len(found) == 1, [one.accessibleName() for one in parent.findChildren(QPushButton)]
    return found[0]


def titles(window: ComposeWindow) -> list[str]:
    return [notice.title for notice in window.notices.notices()]
