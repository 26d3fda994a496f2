"""What changed in a chat, in a few words."""

from elegoo_chat_gui.core.chat_changes import UPDATED, ChatChanges, ValueChange
from elegoo_chat_gui.ui.i18n import listed, tr, tr_n

_PRESETS = ("machine_name", "filament_name", "print_process_name")
_FEEDBACK = ("user_feedback", "user_feedback_text")


def change_words(changes: ChatChanges) -> str:
    """Such as "2 messages new, 1 message changed, feedback added"; empty where there is nothing to tell."""
    parts = [
        tr_n("{n} message new", "{n} messages new", changes.added) if changes.added else "",
        tr_n("{n} message changed", "{n} messages changed", changes.edited) if changes.edited else "",
        tr_n("{n} message removed", "{n} messages removed", changes.removed) if changes.removed else "",
        tr("messages changed") if changes.field("messages") else "",
        tr("presets changed") if any(map(changes.field, _PRESETS)) else "",
        tr_n("{n} setting changed", "{n} settings changed", len(changes.settings)) if changes.settings else "",
        tr("slicing settings changed") if changes.field("slicing_settings_json") else "",
        _feedback_words([change for name in _FEEDBACK if (change := changes.field(name))]),
        tr("other fields changed") if _others(changes) else "",
    ]
    return listed(part for part in parts if part)


def _feedback_words(found: list[ValueChange]) -> str:
    if not found:
        return ""
    if all(not change.before for change in found):
        return tr("feedback added")
    if all(not change.after for change in found):
        return tr("feedback removed")
    return tr("feedback changed")


def _others(changes: ChatChanges) -> list[ValueChange]:
    told = {*_PRESETS, *_FEEDBACK, "messages", "slicing_settings_json", UPDATED}
    return [change for change in changes.fields if change.name not in told]
