"""Sentences about a slicer that was found."""

from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.slicers import FileProblem, InstalledSlicer, SlicerPlace, SlicerState
from elegoo_chat_gui.core.visible_text import one_line
from elegoo_chat_gui.ui.i18n import listed, tr, tr_n
from elegoo_chat_gui.ui.preset_words import preset_problem_words


def counts_words(slicer: InstalledSlicer) -> str:
    """How many presets it has, and how many of them are the person's own."""
    counts = slicer.counts
    words = listed(
        [
            tr_n("{n} machine", "{n} machines", counts.get(PresetKind.MACHINE, 0)),
            tr_n("{n} filament", "{n} filaments", counts.get(PresetKind.FILAMENT, 0)),
            tr_n("{n} process", "{n} processes", counts.get(PresetKind.PROCESS, 0)),
        ]
    )
    own = sum(slicer.own.values())
    return tr_n("{counts}; {n} of them yours", "{counts}; {n} of them yours", own, counts=words) if own else words


def state_words(slicer: InstalledSlicer) -> str:
    """What a person should know of its state; empty where all is well."""
    match slicer.state:
        case SlicerState.READY:
            return ""
        case SlicerState.EMPTY:
            return tr("No presets yet. Start it once and choose a printer, then read again.")
        case SlicerState.STALE:
            return tr("An older copy that the program no longer uses. Its presets are not offered.")
        case SlicerState.BINARY_ONLY:
            return tr("This version keeps its presets in a form that cannot be read here.")
        case SlicerState.UNREADABLE:
            return tr("Its files cannot be read.")


def place_words(slicer: InstalledSlicer) -> str:
    """How it was found, where that is not the usual way."""
    match slicer.place:
        case SlicerPlace.STANDARD:
            return ""
        case SlicerPlace.FLATPAK:
            return tr("Flatpak")
        case SlicerPlace.APP_IMAGE:
            return tr("AppImage")
        case SlicerPlace.PORTABLE:
            return tr("portable")
        case SlicerPlace.PROGRAM:
            return tr("never started")
        case SlicerPlace.ADDED:
            return tr("named by you")


def problem_words(problem: FileProblem) -> str:
    """A file and what is wrong with it, in one line."""
    why = preset_problem_words(problem.problem, problem.detail)
    return tr("{file}: {why}", file=one_line(problem.path.name), why=why)
