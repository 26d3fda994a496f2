"""Presets in the compose window: what a machine proposes, what a slicer has chosen, what is sent of the settings."""

import asyncio
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton

from elegoo_chat_gui.core.errors import StoreError
from elegoo_chat_gui.core.presets import PresetKind, PresetNames
from elegoo_chat_gui.core.slicers import PresetBaseline
from elegoo_chat_gui.ui.screens.compose import ComposeState
from elegoo_chat_gui.ui.screens.compose._filament_question import FilamentQuestion
from tests.fakes_compose import Desk, open_desk, run_in_qt, until, written
from tests.fakes_presets import FakePresets, resolved
from tests.ui.compose_stage import (
    FILAMENT,
    GIGA,
    MACHINE,
    MAX,
    NEPTUNE,
    PROCESS,
    AtDesk,
    button,
    chosen,
    hints,
    names,
    opened,
    picks,
    rest,
    run_at_desk,
    slicer,
    source,
    titles,
)


@pytest.fixture
def at_desk(qapp: QApplication) -> AtDesk:
    return partial(run_at_desk, qapp)


# -- what a machine proposes ------------------------------------------------------------------------


def test_a_chosen_machine_fills_in_what_is_blank_in_one_step(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        window = await opened(desk)
        await picks(desk, window, MACHINE, "neptune 4")
        assert names(window) == (NEPTUNE, "PLA", "0.20mm")
        assert hints(window) == ["", "Proposed by the machine.", "Proposed by the machine."]
        assert (FILAMENT, NEPTUNE) in desk.presets.asked
        assert (PROCESS, NEPTUNE) in desk.presets.asked
        window.undo()
        assert names(window) == (None, None, None)
        await rest(desk)
        assert names(window) == (None, None, None)  # nothing is proposed to one who goes back
        window.redo()
        assert names(window) == (NEPTUNE, "PLA", "0.20mm")

    at_desk(scenario)


def test_another_machine_replaces_what_was_only_proposed(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        window = await opened(desk)
        await picks(desk, window, MACHINE, "neptune 4")
        await picks(desk, window, PROCESS, "0.30")
        assert hints(window)[2] == ""
        await picks(desk, window, MACHINE, "max")
        assert names(window) == (MAX, "PETG", "0.30mm")
        await picks(desk, window, MACHINE, "giga")
        assert window.draft.proposed == (FILAMENT,)

    at_desk(scenario)


def test_who_goes_on_at_once_is_not_overtaken(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        window = await opened(desk)
        window.pickers[MACHINE]._take(NEPTUNE)
        QTest.keyClicks(window.pickers[FILAMENT].field, "my own")  # before the machine has proposed
        await rest(desk)
        assert names(window) == (NEPTUNE, "my own", "0.20mm")
        window.undo()
        assert names(window) == (NEPTUNE, "my own", None)  # a step of its own, since another edit lies between
        window.undo()
        window.undo()
        await rest(desk)
        assert names(window) == (None, None, None)

    at_desk(scenario)


def test_typing_letter_by_letter_proposes_once_for_a_whole_name(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        window = await opened(desk)
        field = window.pickers[MACHINE].field
        field.setFocus()
        for letter in MAX:  # another machine's name is on the way
            QTest.keyClicks(field, letter)
            await asyncio.sleep(0.002)
        assert desk.presets.asked_defaults == []
        await rest(desk)
        assert desk.presets.asked_defaults == [MAX]
        assert names(window) == (MAX, "PETG", None)
        QTest.keyClicks(field, "?")
        await rest(desk)
        assert desk.presets.asked_defaults == [MAX]
        assert names(window) == (f"{MAX}?", "PETG", None)

    at_desk(scenario)


def test_a_name_that_does_not_fit_stays_and_the_default_is_a_click_away(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        window = await opened(desk, written("What now?", filament_name="TPU"))
        assert hints(window) == ["", "", ""]
        await picks(desk, window, MACHINE, "neptune 4")
        assert names(window) == (NEPTUNE, "TPU", "0.20mm")
        assert hints(window)[1] == "Does not fit this machine."
        button(window.pickers[FILAMENT], "Use PLA").click()
        assert names(window) == (NEPTUNE, "PLA", "0.20mm")
        assert hints(window)[1] == ""
        window.undo()
        assert names(window) == (NEPTUNE, "TPU", "0.20mm")

    at_desk(scenario)


def test_what_the_slicers_keep_is_asked_anew_when_it_changed(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        window = await opened(desk, written("What now?", machine_name=NEPTUNE))
        button(window, "Use JusPrin's selection")
        asked = len(desk.presets.asked)
        desk.presets.found = ()
        desk.presets.names = {kind: [] for kind in PresetKind}
        desk.events.presets_changed.emit()
        await rest(desk)
        assert desk.presets.asked[asked:] == [(MACHINE, None), (FILAMENT, NEPTUNE), (PROCESS, NEPTUNE)]
        assert not window.pickers[FILAMENT].knows("PLA")
        assert not [one for one in window.findChildren(QPushButton) if "selection" in one.text() and one.isVisible()]
        assert names(window) == (NEPTUNE, None, None)

    at_desk(scenario)


def test_without_a_slicer_a_line_says_where_names_come_from(qapp: QApplication) -> None:
    asked: list[str] = []

    async def scenario() -> None:
        async with open_desk(source(found=()), slicers_requested=lambda: asked.append("slicers")) as desk:
            window = desk.open(written("What now?"))
            assert window.fields.no_slicer_line == ""  # not known yet
            await until(lambda: window.fields.no_slicer_line.startswith("No slicer was found on this computer"))
            button(window, "Slicers…").click()
            assert asked == ["slicers"]

    run_in_qt(qapp, scenario())


# -- what a slicer has chosen -----------------------------------------------------------------------


def test_a_selection_fills_all_three_and_the_draft_says_where_from(at_desk: AtDesk) -> None:
    presets = source()

    async def scenario(desk: Desk) -> None:
        window = await opened(desk, written("What now?", machine_name=GIGA))
        button(window, "Use JusPrin's selection").click()
        await until(lambda: window.draft.machine_name == NEPTUNE)
        assert names(window) == (NEPTUNE, "PLA", "0.20mm")
        assert window.fields.source_line.startswith("From JusPrin's selection, ")
        assert titles(window) == ["Filled in from JusPrin."]
        assert "Undo brings it back" in window.notices.notices()[0].advice
        await rest(desk)
        assert hints(window) == ["", "", ""]
        filled = (PresetNames(NEPTUNE, "PLA", "0.20mm"), "JusPrin")  # its own values count, not a namesake's
        assert presets.asked_baselines[-1] == filled
        QTest.keyClicks(window.pickers[PROCESS].field, "!")
        assert window.fields.source_line == ""
        await rest(desk)
        assert presets.asked_baselines[-1] == (PresetNames(NEPTUNE, "PLA", "!0.20mm"), "")
        window.undo()
        assert window.fields.source_line.startswith("From JusPrin's selection, ")
        window.undo()
        assert names(window) == (GIGA, None, None)
        assert window.fields.source_line == ""
        assert "JusPrin" not in window.draft.new_chat().request_body("U1", "***")

    at_desk(scenario, presets)


def test_names_that_lead_nowhere_are_filled_in_all_the_same(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        window = await opened(desk)
        button(window, "Use JusPrin's selection").click()
        await until(lambda: window.draft.filament_name)
        assert hints(window) == ["", "Not found on this computer.", ""]
        assert titles(window) == []  # nothing was there before

    at_desk(scenario, source(selections={"jp": chosen("Deleted", missing="Deleted")}))


def test_of_several_filaments_the_person_chooses_one_or_none(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        window = await opened(desk)
        button(window, "Use JusPrin's selection").click()
        await until(lambda: window.findChild(FilamentQuestion))
        window.findChild(FilamentQuestion).reject()
        await until(lambda: not window.findChild(FilamentQuestion))
        assert names(window) == (None, None, None)
        button(window, "Use JusPrin's selection").click()
        await until(lambda: window.findChild(FilamentQuestion))
        question = window.findChild(FilamentQuestion)
        assert "JusPrin has 2 filaments" in " ".join(label.text() for label in question.findChildren(QLabel))
        QTest.keyClick(question._list, Qt.Key.Key_Down)
        QTest.keyClick(question._list, Qt.Key.Key_Return)
        assert names(window) == (NEPTUNE, "PETG", "0.20mm")
        assert question.result() == QDialog.DialogCode.Accepted

    at_desk(scenario, source(selections={"jp": chosen("PLA", "PETG")}))


def test_several_slicers_share_a_menu(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        window = await opened(desk)
        menu = button(window, "Use selection").menu()
        assert [action.text() for action in menu.actions()] == ["JusPrin 1.0.0", "JusPrin 0.9", "OrcaSlicer"]
        menu.actions()[2].trigger()
        await until(lambda: window.draft.filament_name == "TPU")

    several = (slicer(), slicer("old", version="0.9"), slicer("orca", "OrcaSlicer"))
    at_desk(scenario, source(found=several, selections={"orca": chosen("TPU")}))


def test_a_selection_that_cannot_be_read_changes_nothing(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        window = await opened(desk)
        button(window, "Use JusPrin's selection").click()
        await until(lambda: titles(window) == ["The file cannot be opened."])
        assert names(window) == (None, None, None)

    at_desk(scenario, source(selections={}))


# -- settings against presets -----------------------------------------------------------------------


def test_what_is_sent_follows_the_presets_that_the_names_lead_to(at_desk: AtDesk) -> None:
    text = '{"nozzle_temperature": ["240"], "wall_loops": "3"}'

    async def scenario(desk: Desk) -> None:
        window = await opened(desk, written("What now?", settings_text=text))
        assert window.draft.new_chat().slicing_settings_json == text
        saves = desk.users.saves
        await picks(desk, window, FILAMENT, "petg")
        assert window.draft.new_chat().slicing_settings_json == '{"wall_loops": "3"}'
        window.show_tab(2)
        assert "240" not in window.request.shown_text()
        window.undo()
        assert window.draft.new_chat().slicing_settings_json == text  # at once, not when the answer comes
        window.redo()
        await rest(desk)
        button(window.settings, "Everything").click()
        assert window.draft.new_chat().slicing_settings_json == text
        await until(lambda: desk.users.saves > saves)
        assert desk.users.kept["d1"].sends_all_settings
        window.undo()
        assert not window.draft.sends_all_settings

    at_desk(scenario)


def test_opening_a_draft_saves_nothing(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        draft = written("What now?", filament_name="PETG", settings_text='{"nozzle_temperature": ["240"]}')
        window = await opened(desk, draft)
        assert window.draft.withheld_settings == ("nozzle_temperature",)
        assert window.draft.new_chat().slicing_settings_json is None
        assert not window.history.can_undo
        await asyncio.sleep(0.05)
        assert desk.users.saves == 0
        assert desk.presenter._open["d1"].saver.pending is None

    at_desk(scenario)


def test_an_uncertain_sending_is_never_held_against_other_presets(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        desk.server.lose_answer = True
        window = await opened(desk, written("What now?", filament_name="PETG", settings_text='{"wall_loops": "3"}'))
        window.send()
        await until(lambda: window.state is ComposeState.UNCERTAIN)
        sent = window.draft
        desk.presets.known = {"PETG": resolved("PETG", FILAMENT, {"wall_loops": "3"})}
        desk.events.presets_changed.emit()
        await rest(desk)
        assert window.draft == sent

    at_desk(scenario)


def test_a_draft_that_was_sent_comes_back_as_it_was_sent(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        desk.server.lose_answer = True
        settings = '{"nozzle_temperature": ["240"], "wall_loops": "3"}'
        window = await opened(desk, written("What now?", filament_name="PETG", settings_text=settings))
        window.send()
        await until(lambda: window.state is ComposeState.UNCERTAIN)
        sent = window.draft.new_chat()
        assert sent.slicing_settings_json == '{"wall_loops": "3"}'
        window.close()
        desk.presets.known = {"PETG": resolved("PETG", FILAMENT, {"wall_loops": "3"})}
        desk.presenter.open_draft("d1")
        await until(desk.presenter.windows)
        again = desk.presenter.windows()[0]
        await rest(desk)
        assert again.state is ComposeState.UNCERTAIN
        assert again.draft.new_chat() == sent

    at_desk(scenario)


def test_a_draft_opens_where_nobody_can_tell_whether_it_was_sent(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        async def broken(_account: object = None) -> None:
            raise StoreError(None, "disk")

        desk.users.kept["d1"] = written("What now?")
        desk.users.outbox = broken  # type: ignore[method-assign,assignment]
        desk.presenter.open_draft("d1")
        await until(desk.presenter.windows)
        assert desk.presenter.windows()[0].state is ComposeState.WRITING
        assert desk.notices

    at_desk(scenario)


def test_a_setting_without_its_value_is_not_sent(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        window = await opened(desk)
        await until(window.isActiveWindow)
        table = window.settings._table
        table.setCurrentIndex(window.settings._model.index(0, 0))
        table.edit(table.currentIndex())
        editor = table.findChild(QLineEdit)
        QTest.keyClicks(editor, "zzz_key")  # nothing completes it
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: (value := window.focusWidget()) is not editor and isinstance(value, QLineEdit))
        assert window.state is ComposeState.WRITING
        assert not desk.server.posts
        QTest.keyClicks(window.focusWidget(), "4")
        window.send()
        await until(lambda: desk.server.posts)
        assert window.draft.new_chat().slicing_settings_json == '{\n  "zzz_key": "4"\n}'

    at_desk(scenario)


def test_a_closed_window_asks_nothing_any_more(at_desk: AtDesk) -> None:
    async def scenario(desk: Desk) -> None:
        window = await opened(desk)
        filling = desk.presenter._open["d1"].filling
        QTest.keyClicks(window.pickers[MACHINE].field, "N")
        assert filling._machine_timer.isActive()
        assert filling._baseline_timer.isActive()
        window.close()
        assert not filling._machine_timer.isActive()
        assert not filling._baseline_timer.isActive()

    at_desk(scenario)


def test_names_of_the_draft_are_what_is_asked_about(at_desk: AtDesk) -> None:
    asked: list[PresetNames] = []

    class Noting(FakePresets):
        async def baseline(self, names: PresetNames, taken_from: str = "") -> PresetBaseline:
            asked.append(names)
            return await super().baseline(names, taken_from)

    async def scenario(desk: Desk) -> None:
        window = desk.open(written("What now?", machine_name=" ", filament_name="PLA"))
        await until(lambda: asked)
        await rest(desk)
        QTest.keyClicks(window.pickers[PROCESS].field, "0.20mm")
        await rest(desk)
        assert asked == [PresetNames(None, "PLA", None), PresetNames(None, "PLA", "0.20mm")]  # not at each letter

    at_desk(scenario, Noting())
