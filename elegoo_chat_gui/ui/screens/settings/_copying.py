"""Rows of a table for the clipboard: a table in a mail, a Markdown table in an editor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from elegoo_chat_gui.core import html_text, markdown_text
from elegoo_chat_gui.core.settings_timeline import Change, SettingsTimeline, TouchedSetting
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.settings._rows import Item
from elegoo_chat_gui.ui.screens.settings._words import ValueWords


@dataclass(frozen=True, slots=True)
class CopyJob:
    """What is to be copied; `rows` writes the texts, which takes its time where they are many."""

    heads: Sequence[str]
    rows: Callable[[], list[list[str]]]


@dataclass(frozen=True, slots=True)
class CopiedTable:
    """Both forms of one table, and how many rows it has."""

    html: str
    markdown: str
    count: int


def copied_table(job: CopyJob) -> CopiedTable:
    rows = job.rows()
    cells = [[markdown_text.text_cell(text) for text in row] for row in rows]
    heads = [markdown_text.text_cell(text) for text in job.heads]
    return CopiedTable(html_text.table(job.heads, rows), markdown_text.table(heads, cells), len(rows))


def timeline_job(
    timeline: SettingsTimeline, items: Sequence[Item[TouchedSetting]], values: ValueWords, *, has_presets: bool
) -> CopyJob:
    """A row for each change, message by message: columns without end would fit on no page."""

    def rows() -> list[list[str]]:
        found: list[tuple[int, list[str]]] = []
        for message in timeline.messages if has_presets else ():
            if message.preset is not None:
                found.append((message.message, [tr("Process preset"), "", message.preset, ""]))
        for item in items:
            for step in item.row.steps:
                value = tr("back to the preset") if step.change is Change.DROPPED else ""
                value = value or values.whole(item.row.key, step.value) or tr("no value")
                found.append((step.message, [item.name, item.row.key, value, step.reason or ""]))
        found.sort(key=lambda row: row[0])
        return [[str(message + 1), *texts] for message, texts in found]

    return CopyJob([tr("Message"), tr("Setting"), tr("Key"), tr("Value"), tr("Reason")], rows)


def table_job(heads: Sequence[str], items: Sequence[Item[Any]], write: Callable[[Item[Any]], list[str]]) -> CopyJob:
    return CopyJob(heads, lambda: [write(item) for item in items])
