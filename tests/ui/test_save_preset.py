"""Saving as a preset: names checked while typed, what goes and what does not, and nothing lost when it fails."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.errors import SlicerFileError, SlicerFileReason
from elegoo_chat_gui.core.presets import PresetKind, PresetNames, PresetOffer, PresetOrigin
from elegoo_chat_gui.core.setting_values import SettingValues
from elegoo_chat_gui.core.settings_difference import SettingsInForce
from elegoo_chat_gui.core.settings_words import read_settings_words
from elegoo_chat_gui.core.slicers import NO_BASELINE, PresetBaseline, ResolvedPreset
from elegoo_chat_gui.core.user_preset import (
    LeftOut,
    NameProblem,
    PresetPlan,
    UserPreset,
    preset_file_bytes,
    preset_plans,
    proposed_name,
)
from elegoo_chat_gui.export.preset_files import write_presets
from elegoo_chat_gui.resource_files import resource_path
from elegoo_chat_gui.ui.notices import Notice
from elegoo_chat_gui.ui.screens.save_preset import SavePresetDialog, SavePresetPresenter
from elegoo_chat_gui.ui.screens.save_preset._rows import rows_of
from elegoo_chat_gui.ui.screens.save_preset._words import left_out_words, name_problem_words
from elegoo_chat_gui.ui.theme import Theme
from tests.fakes import ACCOUNT
from tests.fakes_compose import run_in_qt, until
from tests.fakes_presets import READ_AT, FakePresets, resolved

PROCESS, FILAMENT = PresetKind.PROCESS, PresetKind.FILAMENT
STANDARD = resolved("0.20mm Standard @Elegoo Neptune4", PROCESS, {"layer_height": "0.2", "brim_type": "auto_brim"})
PETG = resolved("Elegoo Generic PETG", FILAMENT, {"nozzle_temperature": ("240",)})
MINE = ResolvedPreset(
    "Mine", PROCESS, "JusPrin 1.0.0", "Elegoo", True, STANDARD.name, "1.0.0.0",
    {"layer_height": "0.2", "brim_type": "no_brim"}, READ_AT,
)  # fmt: skip
NAMES = PresetNames("Elegoo Neptune 4", PETG.name, STANDARD.name)
BASELINE = PresetBaseline(None, PETG, STANDARD)
FINER: SettingValues = {"layer_height": "0.16", "sparse_infill_pattern": "gyroid", "brim_type": ("null",)}
COOLER: SettingValues = {"nozzle_temperature": ("235",)}


def dialog_of(
    qtbot: QtBot,
    process: SettingValues = FINER,
    filament: SettingValues = COOLER,
    *,
    baseline: PresetBaseline = BASELINE,
    folder: Path | None = None,
) -> SavePresetDialog:
    plans = preset_plans({PROCESS: process, FILAMENT: filament}, NAMES, baseline)
    names = {plan.kind: proposed_name(plan.inherits, 812) for plan in plans}
    words = read_settings_words(resource_path("settings-words.json"))
    dialog = SavePresetDialog(
        plans,
        rows_of(plans, words),
        names,
        {PROCESS: {STANDARD.name, "0.20mm Standard"}},
        words,
        Theme(mode="light"),
        folder,
    )
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    return dialog


def labels(place: QWidget) -> str:
    return "\n".join(label.text() for label in place.findChildren(QLabel) if label.isVisible())


def files_in(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def cells(dialog: SavePresetDialog) -> list[tuple[str, str, str]]:
    model = dialog.model
    rows = [[str(model.index(row, column).data()) for column in range(3)] for row in range(model.rowCount())]
    return [(row[0], row[1], row[2]) for row in rows]


# -- the dialog -------------------------------------------------------------------------------------


def test_what_goes_into_the_files_is_shown_and_what_does_not(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot)
    assert cells(dialog) == [
        ("Brim type", "null", "Left out"),
        ("Layer height", "0.16 mm", "Process preset"),
        ("Sparse infill pattern", "gyroid", "Process preset"),
        ("Nozzle temperature", "235 °C", "Filament preset"),
    ]
    said = dialog.model.index(2, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "gyroid (Gyroid)"
    assert dialog.model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Left out (no value)"
    assert "3 settings are written, 1 is not" in labels(dialog)
    assert f"Made from “{STANDARD.name}” of JusPrin 1.0.0." in labels(dialog)
    dialog.sections[1].save_box.click()
    assert cells(dialog)[-1] == ("Nozzle temperature", "235 °C", "Not saved")
    assert "2 settings are written, 2 are not" in labels(dialog)


def test_a_name_is_checked_while_it_is_typed(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot)
    first = dialog.sections[0].name_edit
    assert first.text() == "0.20mm Standard #812 @Elegoo Neptune4"
    assert dialog.save_button.isEnabled()
    for name, problem in (
        ("", NameProblem.EMPTY),
        ("a:b", NameProblem.FORBIDDEN_CHARACTER),
        ("0.20mm Standard", NameProblem.TAKEN),
        ("x" * 101, NameProblem.TOO_LONG),
        ("elegoo generic petg #812", NameProblem.SAME_FILE),
    ):
        first.setText(name)
        assert name_problem_words(problem) in labels(dialog)
        assert first.accessibleDescription() == name_problem_words(problem)
        assert not dialog.save_button.isEnabled()
    dialog.submit()  # the Enter key does not go past it
    dialog.sections[1].save_box.click()
    assert dialog.save_button.isEnabled()
    dialog.sections[0].save_box.click()
    assert not dialog.save_button.isEnabled()
    assert "No preset is chosen." in labels(dialog)


def test_saving_asks_for_the_wanted_presets_alone(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_of(qtbot, folder=tmp_path)
    asked: list[tuple[object, object]] = []
    dialog.save_requested.connect(lambda names, folder: asked.append((names, folder)))
    dialog.sections[0].save_box.click()
    dialog.sections[1].name_edit.setText("PETG cool")
    QTest.keyClick(dialog.sections[1].name_edit, Qt.Key.Key_Return)
    assert asked == [({FILAMENT: "PETG cool"}, tmp_path)]


def test_every_reason_is_a_sentence() -> None:
    reasons = [*map(name_problem_words, NameProblem)]
    assert all(reason.endswith(".") for reason in reasons)
    reasons += map(left_out_words, LeftOut)
    assert len(set(reasons)) == len(reasons) == len(NameProblem) + len(LeftOut)


def test_a_parent_that_is_not_here_is_explained_and_left_unticked(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, baseline=PresetBaseline(None, None, STANDARD))
    section = dialog.sections[1]
    assert "“Elegoo Generic PETG” is not on this computer." in labels(section)
    assert not section.save_box.isChecked()
    assert not section.name_edit.isEnabled()
    assert not section.parents.isVisible()
    section.save_box.click()  # for another computer
    assert section.name_edit.isEnabled()
    assert dialog.save_button.isEnabled()
    dialog.offer_parents(FILAMENT, ["Elegoo Generic PLA", "Elegoo Generic ABS"])
    with qtbot.waitSignal(dialog.parent_chosen) as chosen:
        section.parents.setCurrentIndex(2)
        section.parents.activated.emit(2)
    assert chosen.args == [FILAMENT, "Elegoo Generic ABS"]


def test_without_a_name_to_inherit_from_there_is_nothing_to_save(qtbot: QtBot) -> None:
    (plan,) = preset_plans({PROCESS: FINER}, PresetNames(), NO_BASELINE)
    dialog = dialog_of(qtbot, filament={})
    dialog.show_plan(plan, ())
    assert "names no process" in labels(dialog)
    assert not dialog.sections[0].save_box.isEnabled()
    assert not dialog.save_button.isEnabled()
    dialog.show_plan(PresetPlan(PROCESS, STANDARD.name, STANDARD), ())
    assert "None of these settings can be written." in labels(dialog)


def test_the_folder_is_chosen_in_the_systems_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_of(qtbot, folder=tmp_path)
    assert dialog.folder_edit.text() == str(tmp_path)
    dialog.choose_button.click()
    chooser = dialog.chooser
    assert chooser is not None
    assert chooser.fileMode() is QFileDialog.FileMode.Directory
    (tmp_path / "inner").mkdir()
    chooser.fileSelected.emit(str(tmp_path / "inner"))
    chooser.reject()
    assert dialog.chooser is None
    assert dialog.folder == tmp_path / "inner"
    assert dialog.folder_edit.text() == str(tmp_path / "inner")


def test_tab_goes_as_things_stand_and_all_are_named(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot)
    first, second = dialog.sections
    first.save_box.setFocus()
    wanted = [
        first.name_edit, second.save_box, second.name_edit, dialog.table,
        dialog.folder_edit, dialog.choose_button, dialog.cancel_button, dialog.save_button,
    ]  # fmt: skip
    came_by = []
    for _ in wanted:
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
        came_by.append(QApplication.focusWidget())
    assert came_by == wanted
    for control in (first.save_box, first.parents, *wanted):
        assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)


# -- the presenter ----------------------------------------------------------------------------------


@dataclass
class Stage:
    """A presenter whose files are really written."""

    presets: FakePresets
    presenter: SavePresetPresenter
    host: QWidget
    notices: list[Notice] = field(default_factory=list)
    errors: list[Exception] = field(default_factory=list)

    async def opened(
        self, settings: SettingsInForce, baseline: PresetBaseline = BASELINE, *, account: bool = True
    ) -> SavePresetDialog:
        self.presenter.open(self.host, settings, baseline, 812, ACCOUNT.key if account else None)
        await until(lambda: self.presenter.dialog)
        assert self.presenter.dialog is not None
        return self.presenter.dialog

    def told(self, dialog: SavePresetDialog) -> list[str]:
        return [notice.title for notice in dialog.notices.notices()]


class WritingPresets(FakePresets):
    """As the real service: what it refuses comes from the writer."""

    async def save_presets(self, presets: Sequence[UserPreset], folder: Path) -> Sequence[Path]:
        await super().save_presets(presets, folder)
        return await asyncio.to_thread(write_presets, presets, folder, ())


Scenario = Callable[[Stage], Awaitable[None]]


@pytest.fixture
def on_stage(qapp: QApplication, qtbot: QtBot) -> Callable[[Scenario], None]:
    def run(scenario: Scenario) -> None:
        async def whole() -> None:
            presets = WritingPresets(known={one.name: one for one in (STANDARD, PETG, MINE)})
            host = QWidget()
            qtbot.addWidget(host)
            host.show()
            notices: list[Notice] = []
            errors: list[Exception] = []
            presenter = SavePresetPresenter(presets, notices.append, errors.append, Theme(mode="light"))
            await scenario(Stage(presets, presenter, host, notices, errors))
            await presenter.aclose()
            assert errors == []

        run_in_qt(qapp, whole())

    return run


def in_force(
    process: SettingValues = FINER, filament: SettingValues = COOLER, names: PresetNames = NAMES
) -> SettingsInForce:
    return SettingsInForce(names, BASELINE, filament, process)


def test_files_are_written_and_the_way_into_the_slicer_is_told(
    on_stage: Callable[[Scenario], None], tmp_path: Path
) -> None:
    async def scenario(stage: Stage) -> None:
        dialog = await stage.opened(in_force())
        dialog._take_folder(str(tmp_path))
        dialog.save_button.click()
        dialog.save_button.click()  # it is being saved
        await until(lambda: stage.notices)
        assert stage.presenter.dialog is None
        process, filament = (
            tmp_path / "0.20mm Standard #812 @Elegoo Neptune4.json",
            tmp_path / "Elegoo Generic PETG #812.json",
        )
        assert files_in(tmp_path) == [process, filament]
        assert json.loads(process.read_text("utf-8")) == {
            "from": "User",
            "inherits": STANDARD.name,
            "is_custom_defined": "0",
            "layer_height": "0.16",
            "name": "0.20mm Standard #812 @Elegoo Neptune4",
            "print_settings_id": "0.20mm Standard #812 @Elegoo Neptune4",
            "sparse_infill_pattern": "gyroid",
            "version": "02.02.00.01",
        }
        assert json.loads(filament.read_text("utf-8"))["nozzle_temperature"] == ["235"]
        (notice,) = stage.notices
        assert notice.title == "Saved as 2 presets"
        assert str(tmp_path) in notice.advice
        assert "Import Configs" in notice.advice
        again = await stage.opened(in_force())
        assert again.folder == tmp_path

    on_stage(scenario)


def test_a_dialog_can_be_used_again_whatever_fails(on_stage: Callable[[Scenario], None], tmp_path: Path) -> None:
    async def scenario(stage: Stage) -> None:
        async def broken(*_given: object) -> Sequence[Path]:
            raise MemoryError

        stage.presets.save_presets = broken  # type: ignore[method-assign]
        dialog = await stage.opened(in_force())
        dialog.save_button.click()
        await until(lambda: stage.errors)
        assert dialog.save_button.isEnabled()
        assert dialog.sections[0].isEnabled()
        stage.errors.clear()

    on_stage(scenario)


def test_an_error_stands_in_the_dialog_and_what_was_typed_stays(
    on_stage: Callable[[Scenario], None], tmp_path: Path
) -> None:
    async def scenario(stage: Stage) -> None:
        dialog = await stage.opened(in_force(filament={}))
        dialog._take_folder(str(tmp_path))
        dialog.sections[0].name_edit.setText("Fine")
        (tmp_path / "Fine.json").write_text("mine", "utf-8")
        dialog.save_button.click()
        await until(lambda: stage.told(dialog))
        assert stage.told(dialog) == ["A file with this name is there already."]
        assert (tmp_path / "Fine.json").read_text("utf-8") == "mine"
        stage.presets.refusal = SlicerFileError(tmp_path, SlicerFileReason.FORBIDDEN_PLACE)
        assert dialog.save_button.isEnabled()
        dialog.save_button.click()
        await until(lambda: stage.told(dialog) == ["This folder belongs to a slicer."])
        assert dialog.sections[0].name == "Fine"
        stage.presets.refusal = None
        dialog.sections[0].name_edit.setText("Finer")
        dialog.save_button.click()
        await until(lambda: stage.notices)
        assert stage.notices[0].title == "Saved as a preset"

    on_stage(scenario)


def test_a_preset_of_ones_own_goes_back_to_its_system_preset(on_stage: Callable[[Scenario], None]) -> None:
    async def scenario(stage: Stage) -> None:
        names = PresetNames(process=MINE.name)
        dialog = await stage.opened(
            in_force({"layer_height": "0.12"}, {}, names), PresetBaseline(process=MINE), account=False
        )
        (section,) = dialog.sections
        assert section.name == "Mine #812"
        assert section.plan.inherits == STANDARD.name
        assert section.plan.values == {"brim_type": "no_brim", "layer_height": "0.12"}

    on_stage(scenario)


def test_another_preset_can_be_the_parent(on_stage: Callable[[Scenario], None], tmp_path: Path) -> None:
    async def scenario(stage: Stage) -> None:
        stage.presets.names = {
            PROCESS: [
                PresetOffer(STANDARD.name, PROCESS, PresetOrigin.SYSTEM),
                PresetOffer("Seen in chats", PROCESS, PresetOrigin.CHATS),
                PresetOffer(MINE.name, PROCESS, PresetOrigin.USER, parent=STANDARD.name),
            ]
        }
        names = PresetNames(process="Gone")
        dialog = await stage.opened(in_force(FINER, {}, names), PresetBaseline(missing=(PROCESS,)))
        (section,) = dialog.sections
        assert [section.parents.itemData(place) for place in range(section.parents.count())] == [
            "", STANDARD.name, MINE.name,
        ]  # fmt: skip
        assert not section.is_chosen
        section.name_edit.setText("0.20mm Standard")
        section.parents.activated.emit(2)
        await until(lambda: section.plan.parent is not None)
        assert section.plan.inherits == STANDARD.name
        assert section.plan.values["brim_type"] == "no_brim"
        assert section.problem is NameProblem.TAKEN
        section.name_edit.setText("Gone again")
        dialog._take_folder(str(tmp_path))
        dialog.save_button.click()
        await until(lambda: stage.notices)
        assert [one.inherits for one in stage.presets.saved[0][0]] == [STANDARD.name]
        assert preset_file_bytes(stage.presets.saved[0][0][0]) == (tmp_path / "Gone again.json").read_bytes()

    on_stage(scenario)


def test_nothing_that_differs_is_told(on_stage: Callable[[Scenario], None]) -> None:
    async def scenario(stage: Stage) -> None:
        stage.presenter.open(stage.host, in_force({}, {}), BASELINE, 812)
        assert stage.presenter.dialog is None
        assert [notice.title for notice in stage.notices] == ["There is nothing to save as a preset."]

    on_stage(scenario)


def test_closing_while_it_is_saved_still_tells_the_end(on_stage: Callable[[Scenario], None], tmp_path: Path) -> None:
    async def scenario(stage: Stage) -> None:
        dialog = await stage.opened(in_force())
        dialog._take_folder(str(tmp_path))
        dialog.save_button.click()
        dialog.reject()
        assert stage.presenter.dialog is None
        await until(lambda: stage.notices)
        assert len(files_in(tmp_path)) == 2

    on_stage(scenario)
