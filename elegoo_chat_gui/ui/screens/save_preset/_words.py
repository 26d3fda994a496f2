"""Sentences of this screen: why a name cannot be used, why a setting is left out, which preset is meant."""

from __future__ import annotations

from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.user_preset import FORBIDDEN_CHARACTERS, NAME_LIMIT, LeftOut, NameProblem
from elegoo_chat_gui.ui.i18n import tr


def kind_title(kind: PresetKind) -> str:
    return tr("Process preset") if kind is PresetKind.PROCESS else tr("Filament preset")


def name_title(kind: PresetKind) -> str:
    return tr("Name of the process preset") if kind is PresetKind.PROCESS else tr("Name of the filament preset")


def nothing_named(kind: PresetKind) -> str:
    if kind is PresetKind.PROCESS:
        return tr("The chat names no process that this one could be made from.")
    return tr("The chat names no filament that this one could be made from.")


def name_problem_words(problem: NameProblem) -> str:
    match problem:
        case NameProblem.EMPTY:
            return tr("The preset needs a name.")
        case NameProblem.FORBIDDEN_CHARACTER:
            shown = " ".join(FORBIDDEN_CHARACTERS)
            return tr("A name cannot hold any of {characters} or characters that are not seen.", characters=shown)
        case NameProblem.BLANK_AT_AN_END:
            return tr("A name cannot begin or end with a space.")
        case NameProblem.DOT_AT_THE_END:
            return tr("A name cannot end with a full stop.")
        case NameProblem.TOO_LONG:
            return tr("The name is too long: up to {limit} characters fit.", limit=NAME_LIMIT)
        case NameProblem.RESERVED:
            return tr("This name is reserved by Windows or by the slicer.")
        case NameProblem.TAKEN:
            return tr("A preset of the slicer has this name: it would refuse the file.")
        case NameProblem.SAME_FILE:
            return tr("The other preset has this name too; they would be one file.")


def left_out_words(reason: LeftOut) -> str:
    """Short: it stands below "Left out"."""
    match reason:
        case LeftOut.NO_VALUE:
            return tr("no value")
        case LeftOut.NOT_A_VALUE:
            return tr("not one value")
        case LeftOut.NOT_A_NUMBER:
            return tr("a number belongs here")
        case LeftOut.NOT_A_SETTING:
            return tr("no slicing setting")
        case LeftOut.RUNS_PROGRAMS:
            return tr("would start programs")
        case LeftOut.UNWRITABLE:
            return tr("not valid as text")
        case LeftOut.UNCHANGED:
            return tr("as in the preset")
