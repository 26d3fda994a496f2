"""What the rows of the list say: painted, spoken by screen readers, shown in tooltips."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from elegoo_chat_gui.core.chats import ChatSummary
from elegoo_chat_gui.core.filters import NEGATIVE, POSITIVE, feedback_value
from elegoo_chat_gui.ui.formatting import full_local, list_time, one_line
from elegoo_chat_gui.ui.i18n import listed, tr, tr_n
from elegoo_chat_gui.ui.screens.chat_list._rows import ChatRow, DraftRow, Mark, Row, SectionRow, UnsettledRow
from elegoo_chat_gui.ui.widgets import plain_tooltip

_MAKER: Final = re.compile(r"^\s*elegoo\s+(?=\S)", re.IGNORECASE)
_NOZZLE: Final = re.compile(r"\s*\(?\b\d+(?:\.\d+)?\s*(?:mm\s*)?nozzle\)?\s*$", re.IGNORECASE)
_PROFILE: Final = re.compile(r"(?<=\S)\s*@.*$", re.DOTALL)
_LONGEST_NAME: Final = 120


def row_title(row: Row) -> str:
    """The bold line."""
    match row:
        case SectionRow():
            return row.title
        case UnsettledRow():
            return one_line(row.entry.title) or tr("New chat")
        case DraftRow():
            return one_line(row.title) or tr("Draft without words")
    return chat_title(row.summary)


def chat_title(summary: ChatSummary) -> str:
    if summary.is_undecoded:
        return tr("Messages could not be decoded")
    return one_line(summary.title) or tr("Empty chat")


def short_preset(name: str) -> str:
    """A preset's name without what all of them share: maker, nozzle, the printer behind an @."""
    text = one_line(name[:_LONGEST_NAME])
    short = _PROFILE.sub("", _NOZZLE.sub("", _MAKER.sub("", text))).strip()
    return short or text


def preset_names(summary: ChatSummary) -> list[str]:
    """Machine, filament, process, without those that were not sent or are blank."""
    names = (summary.machine_name, summary.filament_name, summary.process_name)
    return [name for name in names if name and name.strip()]


def presets_line(summary: ChatSummary) -> str:
    names = preset_names(summary)
    return " · ".join(map(short_preset, names)) if names else tr("No presets")


def count_words(summary: ChatSummary) -> str:
    if summary.message_count is None:
        return tr("raw text")
    return tr_n("{n} message", "{n} messages", summary.message_count)


def feedback_words(feedback: str | None) -> str:
    """Empty where there is none."""
    value = feedback_value(feedback)
    match value:
        case "":
            return ""
        case _ if value == POSITIVE:
            return tr("Positive feedback")
        case _ if value == NEGATIVE:
            return tr("Negative feedback")
    return tr("Feedback: {text}", text=one_line(value))


def mark_words(mark: Mark | None) -> str:
    match mark:
        case Mark.NEW:
            return tr("New since the last refresh")
        case Mark.CHANGED:
            return tr("Changed since it was last opened")
    return ""


def unsettled_words() -> str:
    return tr("Not certain whether it arrived")


def accessible_text(row: Row, now: datetime) -> str:
    """Everything a row shows, in the order of importance."""
    match row:
        case SectionRow():
            return row.title
        case UnsettledRow():
            parts = [row_title(row), unsettled_words(), list_time(row.entry.started_at, now)]
        case DraftRow():
            parts = [row_title(row), tr("Draft"), list_time(row.draft.modified_at, now)]
        case ChatRow():
            summary = row.summary
            parts = [
                chat_title(summary),
                list_time(summary.created_at, now),
                mark_words(row.mark),
                presets_line(summary),
                feedback_words(summary.feedback),
                count_words(summary),
            ]
    return listed(parts)


def tooltip(row: Row) -> str:
    """The same with nothing cut."""
    match row:
        case SectionRow():
            return ""
        case UnsettledRow():
            lines = [row_title(row), unsettled_words(), full_local(row.entry.started_at)]
        case DraftRow():
            lines = [row_title(row), tr("Last changed {time}", time=full_local(row.draft.modified_at))]
        case ChatRow():
            lines = _chat_lines(row)
    return plain_tooltip("\n".join(line for line in lines if line))


def _chat_lines(row: ChatRow) -> list[str]:
    summary = row.summary
    return [
        chat_title(summary),
        one_line(summary.preview),
        " · ".join(map(one_line, preset_names(summary))),
        " · ".join(filter(None, (feedback_words(summary.feedback), count_words(summary)))),
        full_local(summary.created_at),
        mark_words(row.mark),
    ]
