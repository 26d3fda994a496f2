"""Words about presets: why one cannot be used, where the three names came from."""

from datetime import datetime

from elegoo_chat_gui.core.drafts import DraftSource, SourceKind
from elegoo_chat_gui.core.presets import PresetOffer, PresetProblem
from elegoo_chat_gui.ui.formatting import full_local, time_of_day
from elegoo_chat_gui.ui.i18n import tr


def offer_problem_words(offer: PresetOffer) -> str:
    """Why the slicer would not take this preset."""
    match offer.problem:
        case None:
            return ""
        case PresetProblem.UNREADABLE:
            return tr("its file cannot be read")
        case PresetProblem.TOO_LARGE:
            return tr("its file is too large")
        case PresetProblem.MISSING_FILE:
            return tr("its file is missing")
        case PresetProblem.MISSING_PARENT if offer.parent:
            return tr("{parent} is missing, which it is made from", parent=offer.parent)
        case PresetProblem.MISSING_PARENT:
            return tr("what it is made from is missing")
        case PresetProblem.LOOP:
            return tr("it is made from itself")
        case PresetProblem.DUPLICATE:
            return tr("another one has its name")
        case PresetProblem.SHADOWED:
            return tr("the slicer has one of its own of this name")
        case PresetProblem.NO_VERSION:
            return tr("it has no version, so the slicer skips it")


def source_words(source: DraftSource, now: datetime) -> str:
    """Where the three names came from, as it stands above them."""
    if source.kind is SourceKind.FILE:
        return tr("From {file}", file=source.name)
    is_today = source.at.astimezone().date() == now.astimezone().date()
    time = time_of_day(source.at) if is_today else full_local(source.at)
    return tr("From {program}'s selection, {time}", program=source.name, time=time)
