"""Where the three names came from, in words."""

from datetime import datetime

from elegoo_chat_gui.core.drafts import DraftSource, SourceKind
from elegoo_chat_gui.ui.formatting import full_local, time_of_day
from elegoo_chat_gui.ui.i18n import tr


def source_words(source: DraftSource, now: datetime) -> str:
    """Where the three names came from, as it stands above them."""
    if source.kind is SourceKind.FILE:
        return tr("From {file}", file=source.name)
    is_today = source.at.astimezone().date() == now.astimezone().date()
    time = time_of_day(source.at) if is_today else full_local(source.at)
    return tr("From {program}'s selection, {time}", program=source.name, time=time)
