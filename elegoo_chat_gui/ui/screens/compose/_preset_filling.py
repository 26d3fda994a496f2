"""Asks what the slicers keep, on behalf of one compose window: offers, proposals, baseline, selections, projects."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

from elegoo_chat_gui.core.drafts import Draft, DraftSource, SourceKind
from elegoo_chat_gui.core.errors import SlicerFileError
from elegoo_chat_gui.core.presets import MachineDefaults, PresetKind, PresetNames
from elegoo_chat_gui.core.project_settings import ProjectFilament, ProjectFormat, ProjectSettings
from elegoo_chat_gui.core.setting_values import SettingValues
from elegoo_chat_gui.core.slicers import SlicerSelection
from elegoo_chat_gui.services.ports import PresetSource
from elegoo_chat_gui.ui.async_tasks import TaskScope
from elegoo_chat_gui.ui.error_texts import describe
from elegoo_chat_gui.ui.error_words import sentences
from elegoo_chat_gui.ui.formatting import count, one_line
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.notices import Notice, error_notice
from elegoo_chat_gui.ui.screens.compose._filament_question import FilamentQuestion
from elegoo_chat_gui.ui.screens.compose._fill_buttons import project_dialog
from elegoo_chat_gui.ui.screens.compose._preset_offers import OfferTable
from elegoo_chat_gui.ui.screens.compose._setting_rows import settings_text
from elegoo_chat_gui.ui.screens.compose._window import ComposeState, ComposeWindow

_FILLED: Final = "compose.filled"
_MACHINE_MS: Final = 300  # a machine's name that is still being typed is not asked about
_BASELINE_MS: Final = 150
_SHORT_LIST: Final = 500  # offers; what is longer is made ready in a worker
_PARTS: Final = frozenset({ProjectFormat.BUNDLE, ProjectFormat.PRESET})  # these need not say anything of settings


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a file or a selection says. A name that it does not say stays, so do the settings where it has none."""

    kind: SourceKind
    name: str
    at: datetime
    names: PresetNames
    not_found: tuple[str, ...] = ()
    settings: SettingValues | None = None
    remark: str = ""


class PresetFilling(QObject):
    """Lives as long as its window. `reads` are the window's tasks: they end with it."""

    def __init__(
        self,
        window: ComposeWindow,
        presets: PresetSource,
        reads: TaskScope,
        now: Callable[[], datetime],
        slicers_requested: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._presets = presets
        self._reads = reads
        self._now = now
        self._slicers_requested = slicers_requested
        self._machine: str | None = None  # whose offers are shown or under way
        self._chosen: str | None = None  # a machine that the person named, and that has proposed nothing yet
        self._question: FilamentQuestion | None = None
        self._machine_timer = self._timer(_MACHINE_MS, self._look_at_machine)
        self._baseline_timer = self._timer(_BASELINE_MS, self._ask_baseline)
        self._connect()

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    def _connect(self) -> None:
        window, fill = self._window, self._window.header.fill
        window.names_changed.connect(self._names_changed)
        window.fields.name_changed.connect(self._name_typed)
        window.fields.machine_settled.connect(self._look_at_machine)
        window.drop.dropped.connect(self._files_dropped)
        window.reading.stop_clicked.connect(self._stop_reading)
        fill.selection_wanted.connect(self.use_selection)
        fill.file_wanted.connect(self._ask_for_file)
        if self._slicers_requested is not None:
            window.fields.slicers_requested.connect(self._slicers_requested)

    def stop(self) -> None:
        """Ask nothing any more: the window goes."""
        self._machine_timer.stop()
        self._baseline_timer.stop()

    # -- what is offered --------------------------------------------------------------------------

    def ask_all(self) -> None:
        """Ask everything anew: at the beginning, and when what the slicers keep was read again."""
        self._machine = self._window.draft.preset_names.machine
        self._reads.start("names machine", self._load_machines())
        self._ask_for_machine()
        self._ask_baseline()

    def _names_changed(self) -> None:
        machine = self._window.draft.preset_names.machine
        self._baseline_timer.start()
        if machine != self._chosen:  # undone, or from elsewhere
            self._chosen = None
        if machine != self._machine:
            self._machine_timer.start()

    def _name_typed(self, kind: PresetKind, name: str | None) -> None:
        if kind is PresetKind.MACHINE:
            self._chosen = name

    def _look_at_machine(self) -> None:
        """The machine's name is complete, or typing rests."""
        self._machine_timer.stop()
        machine = self._window.draft.preset_names.machine
        if machine != self._machine:
            self._machine = machine
            self._ask_for_machine()

    def _ask_for_machine(self) -> None:
        for kind in (PresetKind.FILAMENT, PresetKind.PROCESS):
            self._reads.start(f"names {kind}", self._load_names(kind))
        self._reads.start("defaults", self._load_defaults(self._machine))

    async def _load_machines(self) -> None:
        await self._load_names(PresetKind.MACHINE)
        slicers = self._presets.slicers()  # read by now, since their offers are there
        self._window.header.fill.show_slicers(slicers)
        self._window.fields.show_slicers(found=bool(slicers), can_ask=self._slicers_requested is not None)
        self._reads.start("defaults", self._load_defaults(self._machine))  # of a name that was not known before

    async def _load_names(self, kind: PresetKind) -> None:
        machine = None if kind is PresetKind.MACHINE else self._machine
        offers = await self._presets.offers(kind, self._window.draft.account, machine)
        table = OfferTable(offers)
        if len(offers) > _SHORT_LIST:
            await asyncio.to_thread(table.prepare)
        self._window.fields.set_offers(kind, table)

    async def _load_defaults(self, machine: str | None) -> None:
        if machine is None or not self._window.pickers[PresetKind.MACHINE].knows(machine):
            self._window.fields.show_defaults(MachineDefaults())
            return
        defaults = await self._presets.defaults(machine)
        self._window.fields.show_defaults(defaults)
        if machine == self._chosen:
            self._chosen = None  # proposed once: what is taken out again stays out
            self._window.propose(defaults)

    def _ask_baseline(self) -> None:
        self._baseline_timer.stop()
        self._reads.start("baseline", self._load_baseline(self._window.draft.preset_names))

    async def _load_baseline(self, names: PresetNames) -> None:
        source = self._window.draft.filled_from
        program = source.name if source is not None and source.kind is SourceKind.SELECTION else ""
        self._window.show_baseline(names, await self._presets.baseline(names, program))

    # -- what a slicer has chosen -----------------------------------------------------------------

    def use_selection(self, slicer_id: str) -> None:
        """Fill in what this slicer has chosen at the moment."""
        self._begin(self._use_selection(slicer_id))

    async def _use_selection(self, slicer_id: str) -> None:
        try:
            selection = await self._presets.selection(slicer_id)
        except SlicerFileError as error:
            self._say_failed(error)
            return
        slots = [ProjectFilament(slot, name) for slot, name in enumerate(selection.filaments, 1)]
        self._ask_filament(selection.program, slots, partial(self._take_selection, selection))

    def _take_selection(self, selection: SlicerSelection, filament: ProjectFilament | None) -> None:
        names = PresetNames(selection.machine, filament.name if filament else None, selection.process)
        not_found = tuple(sorted(selection.not_found))
        self._fill_in(_Taken(SourceKind.SELECTION, selection.program, selection.saved_at, names, not_found))

    # -- what a file says -------------------------------------------------------------------------

    def _ask_for_file(self) -> None:
        dialog = project_dialog(self._window)
        dialog.fileSelected.connect(self._file_chosen)
        dialog.open()

    def _file_chosen(self, path: str) -> None:
        self.read_project(Path(path))

    def _files_dropped(self, files: Sequence[Path]) -> None:
        self.read_project(files[0], of=len(files))

    def read_project(self, path: Path, of: int = 1) -> None:
        """Fill in what a file says, the first `of` several. One that is being read is given up."""
        self._begin(self._read_project(path, of))

    async def _read_project(self, path: Path, of: int) -> None:
        self._window.reading.show_words(tr("Reading {file}…", file=one_line(path.name)))
        try:
            project = await self._presets.read_project(path)
        except Exception as error:
            self._window.reading.show_words("")
            if not isinstance(error, SlicerFileError):
                raise
            self._say_failed(error)
            return
        self._window.reading.show_words("")
        self._ask_filament(project.file_name, project.filaments, partial(self._take_project, project, of))

    def _take_project(self, project: ProjectSettings, of: int, filament: ProjectFilament | None) -> None:
        names = PresetNames(project.machine, filament.name if filament else None, project.process)
        settings = project.changed_with(filament)
        is_whole = project.format not in _PARTS
        self._fill_in(
            _Taken(
                SourceKind.FILE,
                project.file_name,
                self._now(),
                names,
                settings=settings if settings or is_whole else None,
                remark=tr("Only the first of {number} files was read.", number=count(of)) if of > 1 else "",
            )
        )

    def _stop_reading(self) -> None:
        self._reads.cancel("fill")
        self._window.reading.show_words("")

    # -- filling in -------------------------------------------------------------------------------

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        """One at a time: the later one counts."""
        if self._question is not None:
            self._question.reject()
        self._window.reading.show_words("")
        self._window.notices.dismiss(_FILLED)
        self._reads.start("fill", work)

    def _ask_filament(
        self,
        origin: str,
        filaments: Sequence[ProjectFilament],
        take: Callable[[ProjectFilament | None], None],
    ) -> None:
        """A chat is about one filament; no question where all slots hold the same."""
        if self._window.state is not ComposeState.WRITING:
            return  # on its way by now: nothing can be filled in
        if all((one.name, one.changed) == (filaments[0].name, filaments[0].changed) for one in filaments):
            take(filaments[0] if filaments else None)
            return
        self._question = FilamentQuestion(origin, filaments, self._window)
        self._question.chosen.connect(take)
        self._question.finished.connect(self._question_closed)
        self._question.open()

    def _question_closed(self) -> None:
        self._question = None

    def _fill_in(self, taken: _Taken) -> None:
        before = self._window.draft
        machine, filament, process = (taken.names.of(kind) or before.name_of(kind) for kind in PresetKind)
        text = before.settings_text if taken.settings is None else settings_text(taken.settings)
        filled = replace(
            before,
            machine_name=machine,
            filament_name=filament,
            process_name=process,
            settings_text=text,
            proposed=(),
        )
        source = DraftSource(taken.kind, taken.name, taken.at, filled.preset_names, taken.not_found)
        if not self._window.fill_in(replace(filled, source=source)):
            return
        self._look_at_machine()  # at once: nobody is in the middle of typing
        self._ask_baseline()
        undo = tr("What was there before is replaced; Undo brings it back.") if _replaces(before, filled) else ""
        if undo or taken.remark:
            title = tr("Filled in from {name}.", name=one_line(taken.name))
            self._window.notices.show_notice(Notice(title, sentences(taken.remark, undo), key=_FILLED))

    def _say_failed(self, error: SlicerFileError) -> None:
        self._window.notices.show_notice(error_notice(describe(error), key=_FILLED))


def _replaces(before: Draft, filled: Draft) -> bool:
    """Whether something goes that stood there, other than what a machine had proposed."""
    names = [kind for kind in PresetKind if kind not in before.proposed and before.preset_names.of(kind) is not None]
    changed = any(before.name_of(kind) != filled.name_of(kind) for kind in names)
    return changed or (bool(before.settings_text.strip()) and before.settings_text != filled.settings_text)
