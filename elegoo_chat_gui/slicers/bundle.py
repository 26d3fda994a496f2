"""Exported presets: bundles of a printer or a filament, plain archives of presets, and single preset files.

Source: OrcaSlicer's and ElegooSlicer's export dialog. A bundle is a ZIP with `bundle_structure.json`, which lists the
entries by kind; plain archives have the presets alone.
"""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from elegoo_chat_gui.core.errors import SlicerFileError, SlicerFileReason
from elegoo_chat_gui.core.json_text import JsonValue
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.project_settings import ProjectFilament, ProjectFormat, ProjectSettings
from elegoo_chat_gui.core.setting_values import SettingValues, first_value, from_json
from elegoo_chat_gui.slicers.changed_keys import changed_by_position
from elegoo_chat_gui.slicers.guarded_zip import GuardedZip, ZipEntry
from elegoo_chat_gui.slicers.preset_json import NAME_KEYS, HandedPreset, preset_in, preset_kind
from elegoo_chat_gui.slicers.project_values import MAX_SLOTS, FlatSettings, project_settings
from elegoo_chat_gui.slicers.settings_json import MAX_JSON, read_object, settings_in
from elegoo_chat_gui.slicers.source_file import SourceFile

MAX_PRESETS: Final = 1_000  # entries of one bundle
MAX_BUNDLE: Final = 32 * 1024 * 1024  # bytes of all its presets; one has under 100 KB

_STRUCTURE: Final = "bundle_structure.json"
_LISTS: Final = {
    "printer_config": PresetKind.MACHINE,
    "process_config": PresetKind.PROCESS,
    "filament_config": PresetKind.FILAMENT,
}
_FOLDERS: Final = {
    "printer": PresetKind.MACHINE,
    "machine": PresetKind.MACHINE,
    "process": PresetKind.PROCESS,
    "filament": PresetKind.FILAMENT,
}
_OTHER_LISTS: Final = {"machine_model_list", "filament_list", "bundle_type"}  # of files that only name presets


def looks_like_bundle(archive: GuardedZip) -> bool:
    return archive.find(_STRUCTURE) is not None or any(_preset_entries(archive))


def read_bundle(source: SourceFile, archive: GuardedZip) -> ProjectSettings:
    """The presets of an archive. Entries that its list names and that are missing are passed over.

    Raises SlicerFileError; NO_SETTINGS for a bundle without presets, UNKNOWN_FORMAT for any other archive of JSON.
    """
    structure_entry = archive.find(_STRUCTURE)
    structure: dict[str, JsonValue] = {}
    if structure_entry is not None:
        structure = read_object(source, archive.read(structure_entry, MAX_JSON), structure_entry.name)
    entries = _listed(archive, structure) or {entry.name: (entry, None) for entry in _preset_entries(archive)}
    if len(entries) > MAX_PRESETS or sum(entry.size for entry, _ in entries.values()) > MAX_BUNDLE:
        raise source.error(SlicerFileReason.TOO_LARGE, f"{len(entries)} presets")
    presets = list(_presets(source, archive, list(entries.values())))
    printer = first_value(from_json(structure.get("printer_preset_name") or ""))
    if not presets and not printer:
        reason = SlicerFileReason.NO_SETTINGS if structure_entry else SlicerFileReason.UNKNOWN_FORMAT
        raise source.error(reason, "no presets")
    return _joined(source, presets, ProjectFormat.BUNDLE, printer)


def read_preset(source: SourceFile) -> ProjectSettings:
    """A single preset file, or the settings of a project that were taken out of it. Raises SlicerFileError."""
    if source.size > MAX_JSON:
        raise source.error(SlicerFileReason.TOO_LARGE)
    members = read_object(source, source.head(MAX_JSON), source.path.name)
    if sum(key in members for key in NAME_KEYS) > 1:
        flat = FlatSettings(settings_in(source, members), changed_by_position)
        return project_settings(source, flat, ProjectFormat.PROJECT, "")
    kind = preset_kind(members)
    if kind is None:
        is_ours = bool(_OTHER_LISTS & members.keys()) or members.get("type") == "machine_model"
        raise source.error(SlicerFileReason.NO_SETTINGS if is_ours else SlicerFileReason.UNKNOWN_FORMAT, "no preset")
    preset = preset_in(source, members, kind, source.path.stem)
    return _joined(source, [preset], ProjectFormat.PRESET)


def _preset_entries(archive: GuardedZip) -> Iterator[ZipEntry]:
    """What may be a preset: JSON outside the folder in which macOS keeps its own notes."""
    for entry in archive.entries:
        path = PurePosixPath(entry.name.lower())
        if path.suffix == ".json" and path.name != _STRUCTURE and "__macosx" not in path.parts:
            yield entry


def _listed(archive: GuardedZip, structure: dict[str, JsonValue]) -> dict[str, tuple[ZipEntry, PresetKind | None]]:
    """The entries that a bundle's structure names, in its order, each once."""
    named = [(name, kind) for key, kind in _LISTS.items() for name in _texts(structure.get(key))]
    vendors = structure.get("printer_vendor")
    for vendor in vendors if isinstance(vendors, list) else ():
        if isinstance(vendor, dict):
            named += [(name, PresetKind.FILAMENT) for name in _texts(vendor.get("filament_path"))]
    return {entry.name: (entry, kind) for name, kind in named if (entry := archive.find(name)) is not None}


def _texts(value: JsonValue) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _presets(
    source: SourceFile, archive: GuardedZip, entries: Sequence[tuple[ZipEntry, PresetKind | None]]
) -> Iterator[HandedPreset]:
    """What is neither listed nor says that it is a preset is none, except in a folder of that name."""
    for entry, listed_kind in entries:
        content = archive.read(entry, MAX_JSON)
        try:
            members = read_object(source, content, entry.name)
        except SlicerFileError:
            if listed_kind is None:
                continue  # any JSON at all may lie in an archive without a list
            raise
        path = PurePosixPath(entry.name)
        kind = listed_kind or preset_kind(members) or _FOLDERS.get(path.parent.name.lower())
        if kind is not None:
            yield preset_in(source, members, kind, path.stem)


def _joined(
    source: SourceFile, presets: Sequence[HandedPreset], file_format: ProjectFormat, printer: str = ""
) -> ProjectSettings:
    """One machine, one process, all filaments: that is what a chat can be about, and a bundle is for one printer.

    The machine is the one that the bundle is named after, else the first; the process is the first. Filaments are
    counted as slots in the order of the file. What a preset says itself counts as changed, also where it has no
    parent: nobody else knows its values.
    """
    by_kind = {kind: [preset for preset in presets if preset.kind is kind] for kind in PresetKind}
    filaments = by_kind[PresetKind.FILAMENT]
    if len(filaments) > MAX_SLOTS:
        raise source.error(SlicerFileReason.TOO_LARGE, f"{len(filaments)} filaments")
    machines = sorted(by_kind[PresetKind.MACHINE], key=lambda preset: preset.name != printer)
    machine = next(iter(machines), None)
    process = next(iter(by_kind[PresetKind.PROCESS]), None)
    chosen = [preset for preset in (machine, process) if preset is not None]
    machine_values: SettingValues = machine.values if machine else {}
    return ProjectSettings(
        file_name=source.path.name,
        format=file_format,
        machine=machine.name if machine else printer or None,
        process=process.name if process else None,
        filaments=tuple(_filament(slot, preset) for slot, preset in enumerate(filaments, 1)),
        changed={preset.kind: preset.changed for preset in chosen},
        values={preset.kind: preset.values for preset in chosen},
        printer_model=first_value(machine_values.get("printer_model")),
        printer_variant=first_value(machine_values.get("printer_variant")),
        inherits={preset.kind: preset.inherits for preset in chosen if preset.inherits},
    )


def _filament(slot: int, preset: HandedPreset) -> ProjectFilament:
    return ProjectFilament(
        slot=slot,
        name=preset.name,
        type=first_value(preset.values.get("filament_type")),
        colour=first_value(preset.values.get("filament_colour") or preset.values.get("default_filament_colour")),
        changed=preset.changed,
        values=preset.values,
        inherits=preset.inherits,
    )
