"""A preset of the person's own, as the slicers keep it and as their import dialog takes it.

Source: `PresetBundle::import_json_presets`, `Preset::save` and `SavePresetDialog` of OrcaSlicer and JusPrin.
"""

import json
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from elegoo_chat_gui.core.preset_files import is_version
from elegoo_chat_gui.core.presets import PresetKind, PresetNames, PresetProblem
from elegoo_chat_gui.core.setting_kinds import is_secret_setting, is_setting
from elegoo_chat_gui.core.setting_values import (
    NOT_SET,
    SettingValue,
    SettingValues,
    all_values,
    comparable,
    same_value,
    to_json,
)
from elegoo_chat_gui.core.slicers import PresetBaseline, ResolvedPreset

NAME_LIMIT = 100  # characters; the slicers name none, but put the name into a path that Windows keeps under 260
NAME_BYTES = 200  # in UTF-8: file systems take 255 with the ending
FORBIDDEN_CHARACTERS = '<>[]:/\\|?*"'
SAVED_KINDS = (PresetKind.PROCESS, PresetKind.FILAMENT)  # in the order they are shown and written
FALLBACK_VERSION = "1.0.0.0"  # any version is taken on importing, none is refused

_MODIFIED = " (modified)"  # the slicers' mark for unsaved edits
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?%?", re.ASCII)
_LOOSE = re.compile(r"[+-]?(?:\d{1,40}\.?\d{0,40}[eE][+-]?\d{1,2}|\d{1,40}\.|\.\d{1,40})", re.ASCII)  # 1e-05, 3., .16
_JOINERS = "\u200c\u200d"  # some scripts and signs are written with them
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
_SETTINGS_ID = {
    PresetKind.PROCESS: "print_settings_id",
    PresetKind.FILAMENT: "filament_settings_id",
    PresetKind.MACHINE: "printer_settings_id",
}
_WORDS = {"true": "1", "false": "0"}
_NOTHING = frozenset({"null", "[null]", "[]"})
_RUNS_PROGRAMS = frozenset({"post_process"})
_BROKEN = frozenset({PresetProblem.UNREADABLE, PresetProblem.MISSING_PARENT, PresetProblem.LOOP})


@dataclass(frozen=True, slots=True)
class UserPreset:
    """`values` are only those that differ from `inherits`, the system preset it is made from.

    `version` is that of the parent's vendor profiles: a file without one is skipped by the slicers.
    """

    kind: PresetKind
    name: str
    inherits: str
    version: str
    values: SettingValues


def preset_file_json(preset: UserPreset) -> dict[str, Any]:
    """The members of the file, in the order the slicers write them: by the alphabet."""
    name: SettingValue = (preset.name,) if preset.kind is PresetKind.FILAMENT else preset.name
    members = {
        **{key: to_json(value) for key, value in preset.values.items()},
        _SETTINGS_ID[preset.kind]: to_json(name),
        "from": "User",
        "inherits": preset.inherits,
        "is_custom_defined": "0",
        "name": preset.name,
        "version": preset.version if is_version(preset.version) else FALLBACK_VERSION,
    }
    return dict(sorted(members.items()))


def preset_file_bytes(preset: UserPreset) -> bytes:
    """The file as UTF-8, indented as the slicers do; the same preset gives the same bytes."""
    return (json.dumps(preset_file_json(preset), ensure_ascii=False, indent=4) + "\n").encode("utf-8")


def preset_file_name(name: str) -> str:
    """The slicers forbid in a preset's name what file systems forbid, so it can be the file's."""
    return f"{name}.json"


# -- names ------------------------------------------------------------------------------------------


class NameProblem(StrEnum):
    """Why a preset cannot be called so."""

    EMPTY = "empty"
    FORBIDDEN_CHARACTER = "forbidden-character"
    BLANK_AT_AN_END = "blank-at-an-end"
    DOT_AT_THE_END = "dot-at-the-end"
    TOO_LONG = "too-long"
    RESERVED = "reserved"  # a device of Windows, or the slicers' mark of unsaved edits
    TAKEN = "taken"  # a system preset is called so: the slicer refuses the file
    SAME_FILE = "same-file"  # the other preset that is saved with it would be the same file


def name_problem(name: str, taken: Collection[str] = ()) -> NameProblem | None:
    """What speaks against a name; `taken` are those of the system presets. None: it can be used."""
    if not name.strip():
        return NameProblem.EMPTY
    if any(character in FORBIDDEN_CHARACTERS or not _is_writable(character) for character in name):
        return NameProblem.FORBIDDEN_CHARACTER
    if name != name.strip():
        return NameProblem.BLANK_AT_AN_END
    if name.endswith("."):
        return NameProblem.DOT_AT_THE_END
    if len(name) > NAME_LIMIT or len(name.encode("utf-8")) > NAME_BYTES:
        return NameProblem.TOO_LONG
    if _DEVICE.fullmatch(name.partition(".")[0].rstrip()) or _MODIFIED in name:
        return NameProblem.RESERVED
    return NameProblem.TAKEN if _composed(name) in {_composed(other) for other in taken} else None


def is_same_file(name: str, other: str) -> bool:
    """Whether two presets cannot lie in one folder; file systems differ in what they take for equal."""
    return _composed(name).casefold() == _composed(other).casefold()


def proposed_name(parent: str, chat_id: int, taken: Collection[str] = ()) -> str:
    """The parent's name with the chat's number: before the "@", since the slicers' side bar shows only that part."""
    for mark in (f"#{chat_id}", *(f"#{chat_id}-{count}" for count in range(2, 100))):
        name = _with_mark(parent, mark)
        if name_problem(name, taken) is None:
            return name
    return f"#{chat_id}"


def _with_mark(parent: str, mark: str) -> str:
    allowed = "".join(letter for letter in parent if letter not in FORBIDDEN_CHARACTERS and _is_writable(letter))
    before, at, machine = allowed.replace(_MODIFIED, "").partition("@")
    tail = _cut(f" {mark} {at}{machine.strip()}" if at else f" {mark}", NAME_LIMIT, NAME_BYTES)
    head = _cut(before.strip(), NAME_LIMIT - len(tail), NAME_BYTES - len(tail.encode("utf-8")))
    return f"{head}{tail}".strip()


def _cut(text: str, characters: int, size: int) -> str:
    """As much of the beginning as fits into so many characters and bytes."""
    text = text[: max(0, characters)]
    return text.encode("utf-8")[: max(0, size)].decode("utf-8", "ignore").rstrip(". ")


def _is_writable(character: str) -> bool:
    """Controls, lone surrogates and line breaks are neither seen in a name nor kept by every file system."""
    return unicodedata.category(character) not in {"Cc", "Cs", "Cf", "Zl", "Zp"} or character in _JOINERS


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


# -- values -----------------------------------------------------------------------------------------


class LeftOut(StrEnum):
    """Why a changed setting is not written."""

    NO_VALUE = "no-value"  # null, or an empty list
    NOT_A_VALUE = "not-a-value"  # an object, or several values where one belongs
    NOT_A_NUMBER = "not-a-number"  # a text where the preset has a number: the slicer would refuse the whole file
    NOT_A_SETTING = "not-a-setting"  # about the preset itself, or where the printer is reached
    RUNS_PROGRAMS = "runs-programs"  # what a chat says must not start anything on this computer
    UNWRITABLE = "unwritable"  # no UTF-8
    UNCHANGED = "unchanged"  # the parent has this value


@dataclass(frozen=True, slots=True)
class LeftOutSetting:
    key: str
    value: SettingValue
    reason: LeftOut


@dataclass(frozen=True, slots=True)
class PresetPlan:
    """What one preset will hold, before it has a name. `parent` is None where it is not on this computer.

    `inherits` may then still be a name that another computer knows; empty: the chat names no preset at all.
    """

    kind: PresetKind
    inherits: str
    parent: ResolvedPreset | None
    values: SettingValues = field(default_factory=dict)
    left_out: tuple[LeftOutSetting, ...] = ()

    @property
    def can_be_saved(self) -> bool:
        return bool(self.inherits and self.values)


def preset_plans(
    changes: Mapping[PresetKind, SettingValues],
    names: PresetNames,
    baseline: PresetBaseline,
    system: Mapping[PresetKind, ResolvedPreset] | None = None,
) -> tuple[PresetPlan, ...]:
    """A plan for the process and one for the filament, as far as either has changes.

    `baseline` are the presets that the changes were made on. Where one is the person's own, `system` holds the
    system preset it was made from: the file then has that one's name and all that differs from it, and stands alone.
    """
    return tuple(
        _plan(kind, changes[kind], names.of(kind) or "", baseline.of(kind), (system or {}).get(kind))
        for kind in SAVED_KINDS
        if changes.get(kind)
    )


def parent_names(baseline: PresetBaseline) -> PresetNames:
    """The system presets that have to be read for `preset_plans`: the parents of the person's own."""
    found = {
        kind: preset.system_parent
        for kind in SAVED_KINDS
        if (preset := baseline.of(kind)) is not None and preset.is_user and preset.system_parent
    }
    return PresetNames(filament=found.get(PresetKind.FILAMENT), process=found.get(PresetKind.PROCESS))


def user_presets_from(plans: Sequence[PresetPlan], names: Mapping[PresetKind, str]) -> tuple[UserPreset, ...]:
    """The presets to write: of each plan that was given a name."""
    return tuple(
        UserPreset(
            plan.kind,
            names[plan.kind],
            plan.inherits,
            plan.parent.version if plan.parent is not None else FALLBACK_VERSION,
            plan.values,
        )
        for plan in plans
        if plan.kind in names
    )


def _plan(
    kind: PresetKind, changes: SettingValues, name: str, base: ResolvedPreset | None, system: ResolvedPreset | None
) -> PresetPlan:
    if base is None or base.problem in _BROKEN:
        return _filled(kind, "" if _UNWRITABLE.search(name) else name, None, {}, changes)
    if not base.is_user or not base.system_parent:
        return _filled(kind, base.name, base, {}, changes)
    if system is None:
        return _filled(kind, base.system_parent, None, base.values, changes)
    own = {key: value for key, value in base.values.items() if not _is_same(system.values.get(key), value)}
    return _filled(kind, base.system_parent, system, own, changes)


def _filled(
    kind: PresetKind, inherits: str, parent: ResolvedPreset | None, own: SettingValues, changes: SettingValues
) -> PresetPlan:
    """`own` are a user preset's values: one stays where a change to it cannot be written, and goes with one that can.

    What is no setting among them is not worth a word. Programs that the person lets run stay, a chat adds none.
    """
    known: SettingValues = parent.values if parent is not None else {}
    kept = {key: _wire_form(kind, key, value, known.get(key), is_own=True) for key, value in own.items()}
    values = {key: value for key, value in kept.items() if not isinstance(value, LeftOut)}
    left_out: list[LeftOutSetting] = []
    for key, value in changes.items():
        written = _wire_form(kind, key, value, known.get(key))
        if not isinstance(written, LeftOut):
            values[key] = written
            continue
        left_out.append(LeftOutSetting(key, value, written))
        if written is LeftOut.UNCHANGED:
            values.pop(key, None)
    return PresetPlan(kind, inherits, parent, values, tuple(left_out))


def _wire_form(
    kind: PresetKind, key: str, value: SettingValue, parent: SettingValue | None, *, is_own: bool = False
) -> SettingValue | LeftOut:
    """The value as it stands in a file: in the parent's form, else a list in filaments and a text in processes."""
    if not is_setting(key) or is_secret_setting(key) or not key.strip():
        return LeftOut.NOT_A_SETTING
    if key in _RUNS_PROGRAMS and not is_own:
        return LeftOut.RUNS_PROGRAMS
    if _UNWRITABLE.search(key):
        return LeftOut.UNWRITABLE
    entries = tuple(map(_entry, all_values(value)))
    if (reason := _why_not(entries, parent)) is not None:
        return reason
    if _is_same(parent, entries):
        return LeftOut.UNCHANGED
    if is_own and parent is None:  # the slicer wrote it so
        return entries if isinstance(value, tuple) else entries[0]
    return _shaped(kind, entries, parent)


def _shaped(kind: PresetKind, entries: tuple[str, ...], parent: SettingValue | None) -> SettingValue | LeftOut:
    is_list = kind is PresetKind.FILAMENT if parent is None else isinstance(parent, tuple)
    if kind is PresetKind.FILAMENT or not is_list:
        if len(set(entries)) > 1:
            return LeftOut.NOT_A_VALUE
        entries = entries[:1]
    if not is_list:
        return entries[0]
    return entries * len(parent) if isinstance(parent, tuple) and len(entries) == 1 and parent else entries


def _why_not(entries: tuple[str, ...], parent: SettingValue | None) -> LeftOut | None:
    if not entries or not _NOTHING.isdisjoint(entries):
        return LeftOut.NO_VALUE
    if any(_UNWRITABLE.search(entry) for entry in entries):
        return LeftOut.UNWRITABLE
    if any(entry.startswith(("{", "[")) and _is_json(entry) for entry in entries):
        return LeftOut.NOT_A_VALUE
    if parent is not None and _are_numbers(all_values(parent)) and not _are_numbers(entries):
        return LeftOut.NOT_A_NUMBER
    return None


def _are_numbers(entries: tuple[str, ...]) -> bool:
    return any(entry != NOT_SET for entry in entries) and all(
        entry == NOT_SET or _NUMBER.fullmatch(entry) for entry in entries
    )


def _is_same(one: SettingValue | None, other: SettingValue) -> bool:
    return one is not None and same_value(one, other)


def _is_json(text: str) -> bool:
    """Placeholders of G-code begin with a bracket too."""
    try:
        json.loads(text)
    except ValueError:
        return False
    except RecursionError:
        return True
    return True


def _entry(text: str) -> str:
    """Numbers in plain decimals ("1e-05" is none to a slicer), JSON's booleans as "1" and "0", texts as they are."""
    bare = text.strip()
    if bare in _WORDS:
        return _WORDS[bare]
    if _LOOSE.fullmatch(bare):
        try:
            bare = f"{Decimal(bare):f}"
        except InvalidOperation:
            return text
    short = comparable(bare)
    return short if _NUMBER.fullmatch(short) else text
