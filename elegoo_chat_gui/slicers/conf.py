"""The conf file of a slicer: what is chosen, which printers and filaments are switched on. Its secrets stay in it.

Source: `AppConfig.cpp` and `load_selections` of JusPrin, OrcaSlicer and ElegooSlicer; Windows adds a line with a
checksum behind the JSON, and saving replaces the file, which may be missing for a moment there.
"""

import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from elegoo_chat_gui.core.preset_files import NO_CONF, EnabledModel, SlicerConf, split_names
from elegoo_chat_gui.core.presets import PresetProblem
from elegoo_chat_gui.slicers.json_files import UnusableFileError, decoded, first_json, read_bytes

LARGEST: Final = 20 * 1024 * 1024
_TRIES: Final = 3
_PAUSE: Final = 0.05  # seconds that a file which is being replaced is given
_MOST_SLOTS: Final = 64
_HEADER: Final = re.compile(r"(.*?)\s+v?(\d+(?:\.\d+)+\S*)\s*$")


def read_conf(path: Path) -> SlicerConf:
    """What is needed of a conf file. Raises UnusableFileError where neither it nor its copy can be read."""
    problem = UnusableFileError(PresetProblem.MISSING_FILE)
    for attempt in range(_TRIES):
        try:
            return _read(path)
        except UnusableFileError as error:
            problem = error
            if error.problem is PresetProblem.MISSING_FILE and not any(path.parent.glob(f"{path.name}.*")):
                break  # nothing that is about to take its place
            if attempt + 1 < _TRIES:
                time.sleep(_PAUSE)
    backup = path.with_name(path.name + ".bak")
    if backup.exists():
        return _read(backup)
    raise problem


def _read(path: Path) -> SlicerConf:
    table = first_json(decoded(read_bytes(path, LARGEST)))
    if not isinstance(table, dict):
        raise UnusableFileError(PresetProblem.UNREADABLE)
    return conf_of(table)


def conf_of(table: dict[str, Any]) -> SlicerConf:
    """Takes the known parts out of a decoded conf file, whatever shape the rest has."""
    program, version = _header(table.get("header"))
    folder = _table(table.get("app")).get("preset_folder")
    machine = _name(_table(table.get("presets")).get("machine"))
    process, filaments = _selection(table, machine, program)
    return SlicerConf(
        program=program,
        version=version,
        preset_folder=folder if isinstance(folder, str) and _is_plain(folder) else "",
        machine=machine,
        process=process,
        selected_filaments=filaments,
        models=tuple(_models(table.get("models"))),
        filaments=_enabled_filaments(table.get("filaments")),
    )


def _header(value: Any) -> tuple[str, str]:
    """ "JusPrin 1.0.0" in its two parts."""
    if not isinstance(value, str):
        return "", ""
    found = _HEADER.match(value)
    return (found[1], found[2]) if found else (value.strip(), "")


def _is_plain(folder: str) -> bool:
    """A name of one folder: nothing that leads elsewhere."""
    return folder not in {"", ".", ".."} and not re.search(r"[/\\:\0]", folder)


def _selection(table: dict[str, Any], machine: str | None, program: str) -> tuple[str | None, tuple[str, ...]]:
    """Process and filaments of the chosen printer: from the list of all printers ever used, else as of old."""
    for entries in _printers(table, program):
        for entry in reversed(entries):  # of two for one printer the slicer keeps the last
            if machine is not None and isinstance(entry, dict) and _name(entry.get("machine")) == machine:
                return _name(entry.get("process")), tuple(_slots(entry))
    presets = _table(table.get("presets"))
    stored = presets.get("filaments")
    listed = stored if isinstance(stored, list) else [presets.get("filament")]
    return _name(presets.get("process") or presets.get("print")), tuple(_names(listed))


def _printers(table: dict[str, Any], program: str) -> list[list[Any]]:
    """`elegoo_presets` of ElegooSlicer, `orca_presets` of the others, then whatever else a slicer calls it."""
    own = "elegoo_presets" if program == "ElegooSlicer" else "orca_presets"
    found = [key for key, value in table.items() if key.endswith("_presets") and isinstance(value, list)]
    return [table[key] for key in sorted(found, key=lambda key: key != own)]


def _slots(entry: dict[str, Any]) -> Iterator[str]:
    """`filament`, `filament_01`, `filament_02` … up to the first that is missing."""
    for slot in range(_MOST_SLOTS):
        name = _name(entry.get("filament" if slot == 0 else f"filament_{slot:02d}"))
        if name is None:
            return
        yield name


def _models(value: Any) -> Iterator[EnabledModel]:
    for entry in value if isinstance(value, list) else []:
        vendor, model = (entry.get("vendor"), entry.get("model")) if isinstance(entry, dict) else (None, None)
        if isinstance(vendor, str) and isinstance(model, str):
            stored = entry.get("nozzle_diameter")
            yield EnabledModel(vendor, model, split_names(stored) if isinstance(stored, str) else ())


def _enabled_filaments(value: Any) -> frozenset[str] | None:
    names = frozenset(_names(value)) if isinstance(value, list) else frozenset()
    return names or None


def _names(values: Iterable[Any]) -> Iterator[str]:
    return (name for value in values if (name := _name(value)) is not None)


def _name(value: Any) -> str | None:
    """A preset's name; very old files end it with ".ini"."""
    if not isinstance(value, str) or not value.strip():
        return None
    return value[: -len(".ini")] if value.lower().endswith(".ini") else value


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def conf_or_none(path: Path | None) -> SlicerConf | None:
    """NO_CONF where there is no file, None where there is one that cannot be read."""
    if path is None:
        return NO_CONF
    try:
        return read_conf(path)
    except UnusableFileError as error:
        return NO_CONF if error.problem is PresetProblem.MISSING_FILE else None
