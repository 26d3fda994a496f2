"""A person takes presets and settings from the slicers, sees what a chat changed, and takes it back to the slicer."""

import json
import shutil
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from elegoo_chat_gui import app
from elegoo_chat_gui.core.options import StartOptions
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.services.slicer_watch import SlicerWatch
from elegoo_chat_gui.ui.screens.compose import ComposeWindow
from elegoo_chat_gui.ui.screens.compose._filament_question import FilamentQuestion
from elegoo_chat_gui.ui.tour.stage import drag_enter
from tests.journeys.person import Person, live, slicer_sample, until
from tests.journeys.test_composing import focused, stored

MACHINE, FILAMENT, PROCESS = PresetKind
QUESTION = "Why do the corners lift?"
NEPTUNE = "Elegoo Neptune 4 (0.4 nozzle)"
STANDARD = "0.20mm Standard @Elegoo Neptune4 (0.4 nozzle)"


def drop(window: QWidget, *paths: Path) -> None:
    """Drag files over the window and let them go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = QPointF(200, 200)
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, drag_enter(data))
    QApplication.sendEvent(window, QDropEvent(place, *how))


def take_selection(window: ComposeWindow, program: str) -> None:
    """Open the menu of programs and choose one."""
    (button,) = (one for one in window.findChildren(QAbstractButton) if one.text() == "Use selection")
    menu = button.menu()  # type: ignore[attr-defined]  # a button with a menu
    menu.aboutToShow.emit()
    (action,) = (one for one in menu.actions() if program in one.text())
    action.trigger()


def names(window: ComposeWindow) -> list[str | None]:
    return [picker.value() for picker in window.pickers.values()]


def by_name(window: QWidget, name: str) -> list[QAbstractButton]:
    """Buttons by what a screen reader calls them: their texts may be shortened."""
    every = window.findChildren(QAbstractButton)
    return [one for one in every if one.isVisible() and one.accessibleName() == name]


async def sent(person: Person, window: ComposeWindow) -> dict[str, object]:
    """Send the draft; what the server holds then."""
    before = person.application.sandbox.created_count()
    window.activateWindow()
    await until(window.isActiveWindow, "the compose window to be active")
    person.sends(window)
    await until(lambda: person.application.sandbox.created_count() > before, "the chat on the server")
    return stored(person)[0]


def test_the_selection_of_a_slicer_and_a_machine_of_another(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        window = await person.begins_chat(QUESTION)
        await until(lambda: window.header.fill.programs, "the slicers")
        take_selection(window, "JusPrin")
        await until(lambda: names(window) == [NEPTUNE, "Elegoo Generic PETG", STANDARD], "the selection")
        assert "From JusPrin's selection" in person.words(window)
        # Another machine, by keys: its own defaults do not push aside what was chosen, but are a click away.
        picker = window.pickers[MACHINE]
        picker.field.setFocus()
        picker.field.selectAll()
        QTest.keyClicks(picker.field, "centauri carbon 0.4")
        QTest.keyClick(picker.field, Qt.Key.Key_Down)
        QTest.keyClick(picker.field, Qt.Key.Key_Return)
        await until(lambda: picker.value() == "Elegoo Centauri Carbon 0.4 nozzle", "the machine")
        await until(lambda: by_name(window, "Use 0.20mm Standard @Elegoo CC 0.4 nozzle"), "what the machine proposes")
        (link,) = by_name(window, "Use 0.20mm Standard @Elegoo CC 0.4 nozzle")
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
        row = await sent(person, window)
        assert row["machine_name"] == "Elegoo Centauri Carbon 0.4 nozzle"
        assert row["print_process_name"] == "0.20mm Standard @Elegoo CC 0.4 nozzle"
        assert row["slicing_settings_json"] is None

    live(qapp, tmp_path, story)


def test_a_dropped_project_is_sent_with_what_differs(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        window = await person.begins_chat(QUESTION)
        await until(lambda: window.header.fill.programs, "the slicers")
        drop(window, slicer_sample().two_filaments)
        await until(lambda: window.findChild(FilamentQuestion), "the question which filament")
        question = window.findChild(FilamentQuestion)
        assert question is not None
        await until(lambda: question.isAncestorOf(QApplication.focusWidget() or window), "the focus in the question")
        QTest.keyClick(focused(), Qt.Key.Key_Down)
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        await until(lambda: names(window) == [NEPTUNE, "PETG strong bracket", STANDARD], "the project")
        await until(lambda: "differ from the presets" in person.words(window), "the comparison")
        row = await sent(person, window)
        assert row["filament_name"] == "PETG strong bracket"
        settings = json.loads(str(row["slicing_settings_json"]))
        assert settings == {"wall_loops": "4", "sparse_infill_density": "35%"}

    live(qapp, tmp_path, story)


def test_files_that_give_nothing_say_so_and_change_nothing(qapp: QApplication, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.3mf"
    bomb.write_bytes(slicer_sample().project.read_bytes()[:200])

    async def story(person: Person) -> None:
        window = await person.begins_chat(QUESTION)
        for path, told in (
            (slicer_sample().model_only, "There are no slicing settings in this file."),
            (bomb, "The file is damaged or not complete."),
            (tmp_path / "missing.3mf", "The file cannot be opened."),
        ):
            drop(window, path)
            await until(lambda told=told: told in person.words(window), told)
        assert names(window) == [None, None, None]
        assert window.draft.settings_text == ""

    live(qapp, tmp_path, story)


def test_what_the_slicer_saves_shows_up_without_a_restart(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "SlicerWatch", partial(SlicerWatch, look_seconds=0.1))
    slicers = tmp_path / "slicers"
    shutil.copytree(slicer_sample().slicers / "JusPrin", slicers / "JusPrin")

    async def story(person: Person) -> None:
        window = await person.begins_chat(QUESTION)
        await until(lambda: window.header.fill.programs, "the slicer")
        new = {"inherits": "Elegoo Generic PLA", "version": "1.9.5.51", "nozzle_temperature": ["205"]}
        path = slicers / "JusPrin/user/default/filament/Saved just now.json"
        path.write_text(json.dumps(new))
        picker = window.pickers[FILAMENT]
        await until(lambda: picker._model.knows("Saved just now"), "the new preset")
        conf = slicers / "JusPrin/JusPrin.conf"
        conf.write_text(conf.read_text().replace('"Elegoo Generic PETG"', '"Saved just now"'))
        await person.clicks(window, "Use JusPrin's selection")
        await until(lambda: picker.value() == "Saved just now", "the new selection")

    live(qapp, tmp_path, story, StartOptions(sandbox=True, data_dir=tmp_path / "data", slicers=(slicers,)))
    with closing(sqlite3.connect(tmp_path / "data/cache/presets.sqlite")) as kept:
        assert kept.execute("SELECT count(*) FROM files").fetchone()[0] > 100  # for the next start


def test_what_a_chat_ended_with_becomes_a_preset_of_the_slicer(qapp: QApplication, tmp_path: Path) -> None:
    target = tmp_path / "presets"
    target.mkdir()

    async def story(person: Person) -> None:
        await person.sees_chats(60)
        assert person.list.open_first()
        page = person.presenter.settings
        await until(lambda: page.presenter.difference is not None, "the settings")
        QTest.keyClick(person.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        await until(page.pane.isVisible, "the page of the settings")
        await person.clicks(page.pane, "Save as preset…")
        await until(lambda: page.saving.dialog is not None, "the question for names and a place")
        dialog = page.saving.dialog
        assert dialog is not None
        dialog._take_folder(str(target))
        await person.clicks(dialog, "Save")
        await person.is_told("Saved as")

    live(qapp, tmp_path, story)
    written = {json.loads(path.read_text())["inherits"]: json.loads(path.read_text()) for path in target.iterdir()}
    process = written["0.20mm Strength @Elegoo Neptune4 (0.4 nozzle)"]
    filament = written["Elegoo Generic PETG"]
    assert (process["wall_loops"], process["from"]) == ("4", "User")
    assert (filament["nozzle_temperature"], filament["fan_max_speed"]) == (["245"], ["40"])


def test_without_a_slicer_one_line_says_so_and_leads_to_the_list(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        window = await person.begins_chat(QUESTION)
        told = "No slicer was found on this computer"
        await until(lambda: told in person.words(window), told)
        assert not any(isinstance(one, QLineEdit) and one.text() for one in window.findChildren(QLineEdit))
        await person.clicks(window, "Slicers…")
        await until(lambda: person.presenter.slicers.dialog is not None, "the list of slicers")
        dialog = person.presenter.slicers.dialog
        assert dialog is not None
        assert dialog.says_none
        backup = slicer_sample().slicers / "OrcaSlicer"
        dialog.folder_added.emit(backup)
        await until(lambda: dialog.cards, "the slicer in the folder")
        assert "OrcaSlicer 2.3.1" in [label.text() for label in dialog.findChildren(QLabel)]
        await until(lambda: window.header.fill.programs, "its selection in the compose window")
        assert told not in person.words(window)

    live(qapp, tmp_path, story, StartOptions(sandbox=True, data_dir=tmp_path, slicers=()))
