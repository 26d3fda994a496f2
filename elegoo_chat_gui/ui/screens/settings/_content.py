"""Everything the pane shows of a chat, made in one go off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from elegoo_chat_gui.core.settings_difference import (
    ComparedSetting,
    SettingDifference,
    SettingsDifference,
    SettingsInForce,
    compared,
)
from elegoo_chat_gui.ui.screens.settings._rows import Group, compare_groups, difference_groups, timeline_groups
from elegoo_chat_gui.ui.screens.settings._timeline_model import TimelineContent, timeline_content
from elegoo_chat_gui.ui.screens.settings._words import ValueWords, remark_lines


@dataclass(frozen=True, slots=True)
class SettingsContent:
    """`title` names the chat; `changed` is the number of settings that differ, `remarks` what to know besides."""

    title: str
    difference: SettingsDifference
    is_undecoded: bool
    groups: Sequence[Group[SettingDifference]]
    timeline: TimelineContent
    in_force: SettingsInForce
    changed: int
    uncomparable: int
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparedContent:
    """Two chats side by side."""

    titles: tuple[str, str] = ("", "")
    groups: Sequence[Group[ComparedSetting]] = field(default_factory=tuple)
    total: int = 0
    uncomparable: int = 0


def settings_content(
    title: str, found: SettingsDifference, values: ValueWords, *, is_undecoded: bool
) -> SettingsContent:
    return SettingsContent(
        title,
        found,
        is_undecoded,
        difference_groups(found.rows, values),
        timeline_content(found, timeline_groups(found.timeline.own, values)),
        found.in_force(),
        len(found.differing),
        found.uncomparable,
        tuple(remark_lines(found)),
    )


def compared_content(one: SettingsContent, other: SettingsContent, values: ValueWords) -> ComparedContent:
    rows = compared(one.difference, other.difference)
    unknown = sum(not row.is_comparable and not row.differs for row in rows)
    return ComparedContent((one.title, other.title), compare_groups(rows, values), len(rows), unknown)
