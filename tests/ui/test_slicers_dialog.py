"""The window of the slicers: what was found, what is wrong with it, and where else to look."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.errors import StoreFullError
from elegoo_chat_gui.core.presets import PresetKind, PresetProblem
from elegoo_chat_gui.core.slicers import FileProblem, InstalledSlicer, SlicerPlace, SlicerState
from elegoo_chat_gui.ui.app_events import AppEvents
from elegoo_chat_gui.ui.screens.slicers import SlicersDialog, SlicersPresenter
from elegoo_chat_gui.ui.screens.slicers._words import problem_words, state_words
from tests.fakes_compose import run_in_qt, until

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
JUSPRIN = InstalledSlicer(
    "/x/JusPrin",
    "JusPrin",
    "1.0.0",
    Path("/x/JusPrin"),
    SlicerPlace.STANDARD,
    counts={PresetKind.MACHINE: 25, PresetKind.FILAMENT: 1, PresetKind.PROCESS: 151},
    own={PresetKind.PROCESS: 1},
    problems=tuple(
        FileProblem(Path(f"/x/JusPrin/user/{number}.json"), PresetProblem.MISSING_PARENT, "<b>Gone</b>")
        for number in range(3)
    ),
)
OLD = InstalledSlicer(
    "/y/OrcaSlicer", "OrcaSlicer", "", Path("/y/OrcaSlicer"), SlicerPlace.FLATPAK, SlicerState.STALE
)


class Slicers:
    """Fits SlicerSource."""

    def __init__(self, *found: InstalledSlicer) -> None:
        self.found = list(found)
        self.read_at: datetime | None = NOW - timedelta(minutes=2)
        self.named_folders: tuple[Path, ...] = ()
        self.looked = 0
        self.is_full = False

    def slicers(self) -> Sequence[InstalledSlicer]:
        return tuple(self.found)

    async def look_again(self) -> None:
        await asyncio.sleep(0.01)
        self.looked += 1

    async def add_folder(self, folder: Path) -> None:
        if self.is_full:
            raise StoreFullError
        self.named_folders = (*self.named_folders, folder)

    async def remove_folder(self, folder: Path) -> None:
        self.named_folders = tuple(path for path in self.named_folders if path != folder)


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def buttons(dialog: SlicersDialog, name: str) -> list[QWidget]:
    return [one for one in dialog.findChildren(QWidget) if one.accessibleName() == name and one.isVisible()]


def test_what_was_found_is_told(qtbot: QtBot) -> None:
    dialog = SlicersDialog()
    qtbot.addWidget(dialog)
    dialog.show_slicers([JUSPRIN, OLD], [Path("/y"), Path("/empty")], "Read 2 minutes ago")
    dialog.show()
    told = words(dialog)
    assert "JusPrin 1.0.0" in told
    assert "25 machines, 1 filament, 151 processes; 1 of them yours" in told
    assert "An older copy that the program no longer uses" in told
    assert told.count("no slicer in it") == 1
    assert not dialog.says_none
    (fold,) = buttons(dialog, "3 files could not be used")
    assert isinstance(fold, QPushButton)
    fold.click()
    (text,) = (one for one in dialog.findChildren(QPlainTextEdit) if one.isVisible())
    assert text.toPlainText().splitlines()[0] == "0.json: <b>Gone</b>, which it is made from, is missing"


def test_nothing_found_is_a_normal_state_in_one_line(qtbot: QtBot) -> None:
    dialog = SlicersDialog()
    qtbot.addWidget(dialog)
    dialog.show_slicers([], [], "Read just now")
    assert dialog.says_none
    assert not dialog.cards


def test_every_state_and_problem_has_its_words() -> None:
    states = [state_words(InstalledSlicer("", "", "", Path(), SlicerPlace.STANDARD, state)) for state in SlicerState]
    problems = [problem_words(FileProblem(Path("f"), problem, "p")) for problem in PresetProblem]
    assert len(set(states)) == len(SlicerState)
    assert len(set(problems)) == len(PresetProblem)


def test_folders_are_named_forgotten_and_read(qtbot: QtBot, qapp: QApplication) -> None:
    async def scenario() -> None:
        slicers, parent, events = Slicers(JUSPRIN), QWidget(), AppEvents()
        qtbot.addWidget(parent)
        presenter = SlicersPresenter(slicers, events, lambda: NOW, lambda _error: None)
        presenter.open(parent)
        dialog = presenter.dialog
        assert dialog is not None
        assert "Read 2 min ago" in words(dialog)
        dialog.add_button.click()
        chooser = dialog.findChild(QFileDialog)
        assert chooser is not None
        chooser.fileSelected.emit("/home/a/backup")
        chooser.close()
        await until(lambda: slicers.named_folders)
        await until(lambda: buttons(dialog, "Stop looking in backup"))
        dialog.again_button.click()
        await until(lambda: slicers.looked)
        await until(dialog.again_button.isEnabled)
        (remove,) = buttons(dialog, "Stop looking in backup")
        remove.click()  # type: ignore[attr-defined]  # a tool button
        await until(lambda: not slicers.named_folders)
        slicers.is_full = True
        dialog.folder_added.emit(Path("/z"))
        await until(lambda: "no room left" in words(dialog.notices))
        slicers.found = []
        events.presets_changed.emit()
        assert dialog.says_none
        presenter.open(parent)
        assert presenter.dialog is dialog
        dialog.close_button.click()
        assert presenter.dialog is None
        await presenter.aclose()

    run_in_qt(qapp, scenario())
