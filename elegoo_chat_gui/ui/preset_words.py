"""Why a preset cannot be used, for the picker that marks it and for the list of slicers."""

from elegoo_chat_gui.core.presets import PresetProblem
from elegoo_chat_gui.core.visible_text import one_line
from elegoo_chat_gui.ui.i18n import tr


def preset_problem_words(problem: PresetProblem, parent: str = "") -> str:
    """Half a sentence, to stand behind the preset's or the file's name. `parent` is what it was made from."""
    match problem:
        case PresetProblem.UNREADABLE:
            return tr("its file cannot be read")
        case PresetProblem.TOO_LARGE:
            return tr("its file is too large")
        case PresetProblem.MISSING_FILE:
            return tr("its file is missing")
        case PresetProblem.MISSING_PARENT if parent:
            return tr("{parent}, which it is made from, is missing", parent=one_line(parent))
        case PresetProblem.MISSING_PARENT:
            return tr("what it is made from is missing")
        case PresetProblem.LOOP:
            return tr("its chain of parents leads back to itself")
        case PresetProblem.DUPLICATE:
            return tr("another one has its name")
        case PresetProblem.SHADOWED:
            return tr("a preset of the slicer has this name and comes first")
        case PresetProblem.NO_VERSION:
            return tr("it has no version, so the slicer skips it")
