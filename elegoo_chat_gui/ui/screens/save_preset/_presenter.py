"""Drives saving as presets: reads the parents, asks for names and a place, lets the files be written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.errors import ElegooChatError
from elegoo_chat_gui.core.preset_files import alias_of
from elegoo_chat_gui.core.presets import PresetKind, PresetNames, PresetOffer, PresetOrigin
from elegoo_chat_gui.core.settings_difference import SettingsInForce
from elegoo_chat_gui.core.settings_words import NO_WORDS, read_settings_words
from elegoo_chat_gui.core.slicers import PresetBaseline, ResolvedPreset
from elegoo_chat_gui.core.user_preset import (
    SAVED_KINDS,
    PresetPlan,
    UserPreset,
    parent_names,
    preset_plans,
    proposed_name,
    user_presets_from,
)
from elegoo_chat_gui.resource_files import resource_path
from elegoo_chat_gui.services.ports import PresetSource
from elegoo_chat_gui.ui.async_tasks import TaskScope
from elegoo_chat_gui.ui.error_texts import describe
from elegoo_chat_gui.ui.i18n import listed, tr, tr_n
from elegoo_chat_gui.ui.notices import Notice, NoticeTone, error_notice
from elegoo_chat_gui.ui.screens.save_preset._dialog import SavePresetDialog
from elegoo_chat_gui.ui.screens.save_preset._rows import rows_of
from elegoo_chat_gui.ui.theme import Theme

_PLACE: Final = "save-preset"  # of its notices


@dataclass(frozen=True, slots=True)
class _Saving:
    """What one dialog is about."""

    settings: SettingsInForce
    baseline: PresetBaseline
    chat_id: int
    account: AccountKey | None


class SavePresetPresenter(QObject):
    """One dialog at a time. Errors while it is open stand in it, later ones go to `on_error`."""

    def __init__(
        self,
        presets: PresetSource,
        on_notice: Callable[[Notice], None],
        on_error: Callable[[Exception], None],
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._presets = presets
        self._on_notice = on_notice
        self._on_error = on_error
        self._theme = theme
        self._tasks = TaskScope(on_error)
        self._dialog: SavePresetDialog | None = None
        self._saving: _Saving | None = None
        self._words = NO_WORDS
        self._folder: Path | None = None  # where the last ones went, until the program ends

    @property
    def dialog(self) -> SavePresetDialog | None:
        return self._dialog

    def open(
        self,
        parent: QWidget,
        settings: SettingsInForce,
        baseline: PresetBaseline,
        chat_id: int,
        account: AccountKey | None = None,
    ) -> None:
        """Ask for names and a place. With an account, its presets can take the place of a missing parent."""
        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        if not settings:
            self._on_notice(
                Notice(
                    tr("There is nothing to save as a preset."),
                    tr("No setting of this chat differs from its filament and its process."),
                    key=_PLACE,
                )
            )
            return
        self._tasks.start("open", self._open(parent, _Saving(settings, baseline, chat_id, account)))

    async def _open(self, parent: QWidget, saving: _Saving) -> None:
        plans = await self._plans(saving.settings, saving.settings.names, saving.baseline)
        offers = {plan.kind: await self._offers(plan.kind, saving) for plan in plans}
        words = await asyncio.to_thread(read_settings_words, resource_path("settings-words.json"))
        rows = await asyncio.to_thread(rows_of, plans, words)
        taken = {plan.kind: _taken(plan, saving.baseline, offers[plan.kind]) for plan in plans}
        names = {plan.kind: _proposed(plan, saving, taken[plan.kind]) for plan in plans}
        dialog = SavePresetDialog(plans, rows, names, taken, words, self._theme, self._folder, parent)
        for plan in plans:
            if plan.parent is None:
                dialog.offer_parents(plan.kind, [offer.name for offer in offers[plan.kind] if _is_usable(offer)])
        dialog.save_requested.connect(self._save)
        dialog.parent_chosen.connect(self._choose_parent)
        dialog.finished.connect(self._dialog_closed)
        self._dialog, self._saving, self._words = dialog, saving, words
        dialog.open()

    def _dialog_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = self._saving = None
        self._tasks.cancel("parent")

    # -- plans ------------------------------------------------------------------------------------

    async def _plans(
        self, settings: SettingsInForce, names: PresetNames, baseline: PresetBaseline
    ) -> tuple[PresetPlan, ...]:
        changes = {PresetKind.PROCESS: settings.process, PresetKind.FILAMENT: settings.filament}
        system = await self._system_parents(baseline)
        return await asyncio.to_thread(preset_plans, changes, names, baseline, system)

    async def _system_parents(self, baseline: PresetBaseline) -> Mapping[PresetKind, ResolvedPreset]:
        wanted = parent_names(baseline)
        if wanted == PresetNames():
            return {}
        found = await self._presets.baseline(replace(wanted, machine=_machine_name(baseline)))
        return {kind: preset for kind in SAVED_KINDS if (preset := found.of(kind)) is not None}

    async def _offers(self, kind: PresetKind, saving: _Saving) -> Sequence[PresetOffer]:
        if saving.account is None:
            return ()
        return await self._presets.offers(kind, saving.account, saving.settings.names.machine)

    def _choose_parent(self, kind: PresetKind, name: str) -> None:
        if self._dialog is not None and self._saving is not None:
            self._tasks.start("parent", self._make_from(self._dialog, self._saving, kind, name))

    async def _make_from(self, dialog: SavePresetDialog, saving: _Saving, kind: PresetKind, name: str) -> None:
        """The same changes on another preset."""
        asked = _only(kind, name)
        baseline = await self._presets.baseline(replace(asked, machine=_machine_name(saving.baseline)))
        plans = await self._plans(saving.settings, asked, baseline)
        plan = next(plan for plan in plans if plan.kind is kind)
        every = tuple(plan if other.kind is kind else other for other in dialog.plans)
        rows = await asyncio.to_thread(rows_of, every, self._words)
        if dialog is self._dialog:
            dialog.show_plan(plan, rows)

    # -- saving -----------------------------------------------------------------------------------

    def _save(self, names: Mapping[PresetKind, str], folder: Path) -> None:
        dialog = self._dialog
        if dialog is not None and not self._tasks.running("save"):
            dialog.set_busy(True)
            self._tasks.start("save", self._run_save(dialog, user_presets_from(dialog.plans, names), folder))

    async def _run_save(self, dialog: SavePresetDialog, presets: Sequence[UserPreset], folder: Path) -> None:
        try:
            paths = await self._presets.save_presets(presets, folder)
        except Exception as error:
            if self._dialog is dialog:
                dialog.set_busy(False)
            if not isinstance(error, ElegooChatError):
                raise
            if self._dialog is dialog:
                dialog.notices.show_notice(error_notice(describe(error), key=_PLACE))
            else:
                self._on_error(error)
            return
        self._folder = folder
        if self._dialog is dialog:
            dialog.accept()
        self._on_notice(_saved(paths, folder))

    async def aclose(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()
        await self._tasks.aclose()


def _saved(paths: Sequence[Path], folder: Path) -> Notice:
    """Not a success that goes by itself: the way into the slicer has to be read."""
    return Notice(
        tr_n("Saved as a preset", "Saved as {n} presets", len(paths)),
        tr(
            "In {folder}: {files}. In the slicer, use File → Import → Import Configs…",
            folder=folder,
            files=listed(path.name for path in paths),
        ),
        NoticeTone.INFO,
        key=_PLACE,
    )


def _taken(plan: PresetPlan, baseline: PresetBaseline, offers: Sequence[PresetOffer]) -> frozenset[str]:
    """Names of system presets, and what the slicer's side bar calls them."""
    base = baseline.of(plan.kind)
    own = {base.name} if base is not None and not base.is_user else set()
    system = {offer.name for offer in offers if offer.origin is PresetOrigin.SYSTEM}
    names = system | own | ({plan.inherits} if plan.parent is not None and not plan.parent.is_user else set())
    return frozenset(names | set(map(alias_of, names)))


def _proposed(plan: PresetPlan, saving: _Saving, taken: frozenset[str]) -> str:
    """After the preset that the chat was about, which may be the person's own."""
    return proposed_name(saving.settings.names.of(plan.kind) or plan.inherits, saving.chat_id, taken)


def _is_usable(offer: PresetOffer) -> bool:
    return offer.problem is None and offer.origin in {PresetOrigin.SYSTEM, PresetOrigin.USER}


def _machine_name(baseline: PresetBaseline) -> str | None:
    return baseline.machine.name if baseline.machine is not None else None


def _only(kind: PresetKind, name: str) -> PresetNames:
    return PresetNames(filament=name) if kind is PresetKind.FILAMENT else PresetNames(process=name)
