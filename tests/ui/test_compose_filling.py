"""Files of slicers in the compose window: chosen, dropped, stopped."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.project_settings import ProjectFilament, ProjectFormat, ProjectSettings
from elegoo_chat_gui.ui.screens.compose import ComposeState, ComposeWindow
from elegoo_chat_gui.ui.screens.compose._filament_question import FilamentQuestion
from elegoo_chat_gui.ui.screens.compose._fill_buttons import FillButtons
from elegoo_chat_gui.ui.tour.stage import drag_enter
from tests.fakes_compose import Desk, until, written
from tests.ui.compose_stage import (
    FILAMENT,
    GIGA,
    AtDesk,
    button,
    names,
    opened,
    rest,
    run_at_desk,
    slicer,
    source,
    titles,
)


@pytest.fixture
def at_desk(qapp: QApplication) -> AtDesk:
    return partial(run_at_desk, qapp)


# -- what a file says -------------------------------------------------------------------------------


def filling(desk: Desk) -> Callable[..., None]:
    return desk.presenter._open["d1"].filling.read_project


async def chosen_filament(window: ComposeWindow, row: int) -> None:
    await until(lambda: window.findChild(FilamentQuestion))
    window.findChild(FilamentQuestion).choose(row)


def test_a_project_fills_in_names_and_what_differs_in_one_step(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        before = written("What now?", filament_name="TPU", settings_text='{"a": 1}')
        window = await opened(desk, before)
        filling(desk)(Path("/x/bracket.3mf"))
        await chosen_filament(window, 0)
        assert names(window) == (GIGA, "PETG", "0.30mm")
        assert window.settings._model._text == window.draft.settings_text
        assert window.draft.settings_text == (
            '{\n  "retraction_length": ["1", "1"],\n  "nozzle_temperature": ["245"],\n  "wall_loops": "4"\n}'
        )
        assert window.fields.source_line == "From bracket.3mf"
        assert titles(window) == ["Filled in from bracket.3mf."]
        window.undo()
        assert replace(window.draft, withheld_settings=()) == before

    at_desk(scenario)


def test_a_project_without_changed_settings_leaves_none(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        window = await opened(desk, written("What now?", settings_text='{"a": 1}'))
        filling(desk)(Path("/x/plain.gcode"))
        await until(lambda: window.draft.filament_name == "PLA")  # its only one: nothing to ask
        assert window.draft.settings_text == ""

    at_desk(scenario)


def test_a_preset_file_leaves_what_it_does_not_speak_of(at_desk: AtDesk) -> None:
    only = ProjectSettings("my.json", ProjectFormat.PRESET, None, None, (ProjectFilament(1, "My PETG"),))

    async def scenario(desk: Desk) -> None:
        window = await opened(desk, written("What now?", machine_name=GIGA, settings_text='{"a": 1}'))
        filling(desk)(Path("/x/my.json"))
        await until(lambda: window.draft.filament_name)
        assert names(window) == (GIGA, "My PETG", None)
        assert window.draft.settings_text == '{"a": 1}'
        assert window.fields.source_line == "From my.json"

    at_desk(scenario, source(projects={"my.json": only}))


def test_a_file_without_settings_is_told_in_words(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        window = await opened(desk)
        before = window.draft
        filling(desk)(Path("/x/model.3mf"))
        await until(lambda: titles(window) == ["There are no slicing settings in this file."])
        assert window.draft == before
        assert not window.reading.isVisible()

    at_desk(scenario)


def test_the_window_stays_usable_while_a_file_is_read_and_a_second_one_counts(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        desk.presets.reading = asyncio.Event()
        window = await opened(desk)
        filling(desk)(Path("/x/bracket.3mf"))
        await until(window.reading.isVisible)
        assert "Reading bracket.3mf…" in [label.text() for label in window.reading.findChildren(QLabel)]
        turn = window.write.messages.turn(0)
        assert turn is not None
        QTest.keyClicks(turn.field, "!")
        filling(desk)(Path("/x/plain.gcode"))
        await asyncio.sleep(0.02)
        assert window.reading.isVisible()
        desk.presets.reading.set()
        await until(lambda: window.draft.filament_name == "PLA")
        await asyncio.sleep(0.02)
        assert window.findChild(FilamentQuestion) is None  # the first one was given up
        assert "!" in window.draft.messages[0].text
        assert not window.reading.isVisible()

    at_desk(scenario)


def test_reading_can_be_stopped(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        desk.presets.reading = asyncio.Event()
        window = await opened(desk)
        filling(desk)(Path("/x/plain.gcode"))
        await until(window.reading.isVisible)
        button(window, "Stop reading the file").click()
        assert not window.reading.isVisible()
        desk.presets.reading.set()
        await rest(desk)
        assert names(window) == (None, None, None)
        filling(desk)(Path("/x/plain.gcode"))
        window.close()  # with a file under way
        await asyncio.sleep(0.02)

    at_desk(scenario)


def test_nothing_is_filled_into_a_chat_that_is_on_its_way(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        desk.server.hold_posts = True
        window = await opened(desk)
        window.send()
        await until(lambda: desk.server.posts)
        filling(desk)(Path("/x/plain.gcode"))
        await rest(desk)
        assert window.state is ComposeState.SENDING
        assert names(window) == (None, None, None)
        assert not button(window, "Fill from project (.3mf, .gcode)…").isEnabled()

    at_desk(scenario)


def test_the_button_opens_a_file_dialog(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        window = await opened(desk)
        button(window, "Fill from project (.3mf, .gcode)…").click()
        dialog = window.findChild(QFileDialog)
        assert "*.3mf" in dialog.nameFilters()[0]
        dialog.fileSelected.emit("/x/plain.gcode")
        dialog.reject()
        await until(lambda: window.draft.filament_name == "PLA")

    at_desk(scenario)


# -- dropping files ---------------------------------------------------------------------------------


def files(*addresses: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(address) for address in addresses])
    data.setText("\n".join(addresses))  # as file managers do
    return data


def drag(target: QWidget, data: QMimeData) -> bool:
    """Whether it may be dropped there."""
    event = drag_enter(data)
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def drop(target: QWidget, data: QMimeData) -> None:
    copy, no_buttons, no_keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, data, no_buttons, no_keys))


def test_a_file_is_dropped_anywhere_and_never_becomes_text(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        window = await opened(desk)
        turn = window.write.messages.turn(0)
        assert turn is not None
        fields = (turn.field.viewport(), window.pickers[FILAMENT].field, window.settings._json.viewport())
        for place in (*fields, window.footer, window):
            assert drag(place, files("file:///x/plain.gcode", "file:///x/bracket.3mf"))
            assert window.drop.hint_is_shown
        drop(fields[0], files("file:///x/plain.gcode", "file:///x/bracket.3mf"))
        assert not window.drop.hint_is_shown
        await until(lambda: window.draft.filament_name == "PLA")
        assert window.draft.messages[0].text == "What now?"
        assert window.notices.notices()[0].advice == "Only the first of 2 files was read."

    at_desk(scenario)


def test_only_files_of_this_computer_are_taken_and_text_is_still_dropped_as_text(
    at_desk: AtDesk,
) -> None:
    async def scenario(desk: Desk) -> None:
        window = await opened(desk)
        assert not drag(window, files("https://example.org/bracket.3mf"))
        assert not drag(window.pickers[FILAMENT].field, files("https://example.org/bracket.3mf"))
        words = QMimeData()
        words.setText("PLA")
        assert not drag(window, words)
        assert drag(window.pickers[FILAMENT].field, words)
        desk.server.hold_posts = True
        window.send()
        await until(lambda: desk.server.posts)
        assert not drag(window, files("file:///x/plain.gcode"))

    at_desk(scenario)


def test_what_was_read_too_late_asks_nothing_over_a_chat_on_its_way(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        window = await opened(desk)
        desk.presets.reading = asyncio.Event()
        filling(desk)(Path("/x/bracket.3mf"))
        await asyncio.sleep(0)
        window.show_sending(None)
        desk.presets.reading.set()
        await rest(desk)
        assert window.findChild(FilamentQuestion) is None
        assert not window.reading.isVisible()

    at_desk(scenario)


def test_long_names_of_files_and_programs_do_not_widen_windows(qtbot: QtBot) -> None:
    two = [ProjectFilament(1, "PLA"), ProjectFilament(2, "PETG")]
    question = FilamentQuestion("a" * 250 + ".3mf", two)
    buttons = FillButtons()
    for widget in (question, buttons):
        qtbot.addWidget(widget)
    buttons.show_slicers([slicer(name="J" * 3_000)])
    assert question.minimumSizeHint().width() < 500
    assert buttons.sizeHint().width() < 900
