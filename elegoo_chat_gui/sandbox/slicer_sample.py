"""Invented slicers for the tour and for tests: small data folders as JusPrin and OrcaSlicer keep them, and projects.

Every value was chosen for this sample. Source of the forms: the slicers' conf, vendor, preset and project files.
"""

import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, TypeAlias

Values: TypeAlias = dict[str, Any]

_JUSPRIN_MODELS: Final = ("Neptune 4", "Neptune 4 Pro", "Neptune 4 Plus", "Neptune 4 Max")
_NOZZLES: Final = ("0.2", "0.4", "0.6", "0.8")
_ORCA_MODELS: Final = {"Centauri Carbon": "CC", "Centauri": "C", "Neptune 4": "N4", "Neptune 4 Pro": "N4Pro"}
_LIBRARY_VENDORS: Final = ("Generic", "SUNLU", "Overture", "Polymaker", "eSUN")


@dataclass(frozen=True, slots=True)
class SlicerSample:
    """`slicers` holds the data folders, `projects` the files that follow, as a customer might send them."""

    slicers: Path
    projects: Path
    project: Path
    two_filaments: Path
    model_only: Path


def write_slicer_sample(folder: Path) -> SlicerSample:
    """Make the slicers and the projects below an empty folder. Raises OSError."""
    data = json.loads(files("elegoo_chat_gui.sandbox").joinpath("seed_data", "slicers.json").read_text("utf-8"))
    slicers = folder / "slicers"
    _write_jusprin(slicers / "JusPrin", data)
    _write_orca(slicers / "OrcaSlicer", data)
    projects = folder / "projects"
    projects.mkdir(parents=True)
    sample = SlicerSample(
        slicers, projects, projects / "bracket.3mf", projects / "two-colours.3mf", projects / "model-only.3mf"
    )
    _write_project(sample.project, _project(data, ["Elegoo Generic PETG"]))
    _write_project(sample.two_filaments, _project(data, ["Elegoo Generic PLA", "PETG strong bracket"]))
    _write_project(sample.model_only, None)
    return sample


# -- JusPrin ----------------------------------------------------------------------------------------


def _write_jusprin(folder: Path, data: Values) -> None:
    vendor = _Vendor(folder / "system", "Elegoo", "02.02.00.01")
    vendor.add("machine", "fdm_elegoo_common", {**data["machine"], "instantiation": "false"})
    vendor.add("process", "fdm_process_elegoo_common", {**data["process"], "instantiation": "false"})
    vendor.add("filament", "fdm_filament_common", {**data["filament"], "instantiation": "false"})
    machines = []
    for model in _JUSPRIN_MODELS:
        short = (
            model.replace(" 4 Plus", "4 Plus").replace(" 4", "4").replace("4 Pro", "4Pro").replace("4 Max", "4Max")
        )
        for nozzle in _NOZZLES:
            name = f"Elegoo {model} ({nozzle} nozzle)"
            machines.append(name)
            vendor.add(
                "machine",
                name,
                {
                    "inherits": "fdm_elegoo_common",
                    "printer_model": f"Elegoo {model}",
                    "printer_variant": nozzle,
                    "nozzle_diameter": [nozzle],
                    "default_print_profile": f"0.20mm Standard @Elegoo {short} ({nozzle} nozzle)",
                    "default_filament_profile": [f"Elegoo Generic PLA @{nozzle} nozzle"],
                },
            )
            for layer, values in data["layers"].items():
                place = f"{layer} @Elegoo {short} ({nozzle} nozzle)"
                ties = {"inherits": "fdm_process_elegoo_common", "compatible_printers": [name]}
                vendor.add("process", place, {**ties, **values})
    for kind in ("PLA", "PETG", "ABS"):
        ties = {"inherits": "fdm_filament_common", "compatible_printers": machines}
        vendor.add("filament", f"Elegoo Generic {kind}", {**ties, **data["filaments"][kind]})
    vendor.write()
    _write_own_presets(folder / "user" / "default")
    _write_conf(
        folder / "JusPrin.conf",
        "JusPrin 1.0.0",
        "orca_presets",
        ("Elegoo Neptune 4 (0.4 nozzle)", "0.20mm Standard @Elegoo Neptune4 (0.4 nozzle)", ["Elegoo Generic PETG"]),
        [("Elegoo", f"Elegoo {model}", "0.4;0.6") for model in _JUSPRIN_MODELS],
    )


def _write_own_presets(folder: Path) -> None:
    """What the person saved: a filament, a process, and one whose parent is gone."""
    own = {"from": "User", "version": "1.9.5.51", "is_custom_defined": "0"}
    _write_json(
        folder / "filament" / "PETG strong bracket.json",
        {
            **own,
            "name": "PETG strong bracket",
            "inherits": "Elegoo Generic PETG",
            "filament_settings_id": ["PETG strong bracket"],
            "nozzle_temperature": ["250"],
            "fan_max_speed": ["30"],
        },
    )
    _write_json(
        folder / "process" / "0.20mm Bracket @Neptune4.json",
        {
            **own,
            "name": "0.20mm Bracket @Neptune4",
            "inherits": "0.20mm Standard @Elegoo Neptune4 (0.4 nozzle)",
            "print_settings_id": "0.20mm Bracket @Neptune4",
            "wall_loops": "4",
            "sparse_infill_density": "40%",
        },
    )
    _write_json(
        folder / "filament" / "Old PETG.json",
        {**own, "name": "Old PETG", "inherits": "Elegoo PETG @2024", "filament_settings_id": ["Old PETG"]},
    )


# -- OrcaSlicer -------------------------------------------------------------------------------------


def _write_orca(folder: Path, data: Values) -> None:
    library = _Vendor(folder / "system", "OrcaFilamentLibrary", "02.03.02.60")
    library.add("filament", "fdm_filament_common", {**data["filament"], "instantiation": "false"})
    for maker in _LIBRARY_VENDORS:
        for kind, values in data["filaments"].items():
            library.add("filament", f"{maker} {kind} @System", {"inherits": "fdm_filament_common", **values})
    library.write()
    vendor = _Vendor(folder / "system", "Elegoo", "02.03.02.71")
    vendor.add("machine", "fdm_elegoo_common", {**data["machine"], "instantiation": "false"})
    vendor.add("process", "fdm_process_elegoo_common", {**data["process"], "instantiation": "false"})
    for model, short in _ORCA_MODELS.items():
        for nozzle in ("0.4", "0.6"):
            name = f"Elegoo {model} {nozzle} nozzle"
            vendor.add(
                "machine",
                name,
                {
                    "inherits": "fdm_elegoo_common",
                    "printer_model": f"Elegoo {model}",
                    "printer_variant": nozzle,
                    "nozzle_diameter": [nozzle],
                    "default_print_profile": f"0.20mm Standard @Elegoo {short} {nozzle} nozzle",
                    "default_filament_profile": [f"Elegoo PLA @{short}"],
                },
            )
            for layer, values in data["layers"].items():
                ties = {"inherits": "fdm_process_elegoo_common", "compatible_printers": [name]}
                vendor.add("process", f"{layer} @Elegoo {short} {nozzle} nozzle", {**ties, **values})
        for kind in ("PLA", "PETG"):
            ties = {
                "inherits": "fdm_filament_common",
                "compatible_printers": [f"Elegoo {model} {nozzle} nozzle" for nozzle in ("0.4", "0.6")],
            }
            vendor.add("filament", f"Elegoo {kind} @{short}", {**ties, **data["filaments"][kind]})
    vendor.write()
    _write_conf(
        folder / "OrcaSlicer.conf",
        "OrcaSlicer 2.3.1",
        "orca_presets",
        (
            "Elegoo Centauri Carbon 0.4 nozzle",
            "0.16mm Optimal @Elegoo CC 0.4 nozzle",
            ["Elegoo PLA @CC", "Generic PETG @System"],
        ),
        [("Elegoo", "Elegoo Centauri Carbon", "0.4"), ("Elegoo", "Elegoo Neptune 4", "0.4")],
    )


# -- files ------------------------------------------------------------------------------------------


class _Vendor:
    """Collects the index while the files are written."""

    def __init__(self, system: Path, name: str, version: str) -> None:
        self._system, self._name = system, name
        self._index: Values = {"name": name, "version": version, "machine_model_list": []}

    def add(self, kind: str, name: str, values: Mapping[str, Any]) -> None:
        place = f"{kind}/{name}.json"
        self._index.setdefault(f"{kind}_list", []).append({"name": name, "sub_path": place})
        head = {
            "type": kind,
            "name": name,
            "from": "system",
            "instantiation": "true",
            "setting_id": f"S{len(self._index)}",
        }
        _write_json(self._system / self._name / place, {**head, **values})

    def write(self) -> None:
        _write_json(self._system / f"{self._name}.json", self._index)


def _write_conf(
    path: Path, header: str, key: str, chosen: tuple[str, str, list[str]], models: Iterable[tuple[str, str, str]]
) -> None:
    machine, process, filaments = chosen
    slots = {"filament" if at == 0 else f"filament_{at:02d}": name for at, name in enumerate(filaments)}
    table = {
        "header": header,
        "app": {"language": "en_US", "preset_folder": ""},
        "presets": {"machine": machine, "filaments": None},
        key: [{"machine": machine, "process": process, **slots, "curr_bed_type": "4"}],
        "models": [{"vendor": vendor, "model": model, "nozzle_diameter": sizes} for vendor, model, sizes in models],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(table, indent=4) + "\n# MD5 checksum 00000000000000000000000000000000\n", "utf-8")


def _write_json(path: Path, table: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(table, ensure_ascii=False, indent=4), "utf-8")


def _project(data: Values, filaments: list[str]) -> Values:
    """The settings of a project: everything resolved, the person's edits in it."""
    kinds = ["PETG" if "PETG" in name else "PLA" for name in filaments]
    slots = [{**data["filament"], **data["filaments"][kind]} for kind in kinds]
    values: Values = {**data["machine"], **data["process"]}
    for key in data["filament"]:
        values[key] = [slot[key][0] for slot in slots]
    values["wall_loops"], values["sparse_infill_density"] = "4", "35%"
    values["fan_max_speed"] = ["40", *values["fan_max_speed"][1:]]
    differing = ["wall_loops;sparse_infill_density", "fan_max_speed", *([""] * (len(filaments) - 1)), ""]
    return {
        "name": "project_settings",
        "from": "project",
        "version": "1.9.5.51",
        "printer_settings_id": "Elegoo Neptune 4 (0.4 nozzle)",
        "print_settings_id": "0.20mm Standard @Elegoo Neptune4 (0.4 nozzle)",
        "filament_settings_id": filaments,
        "filament_colour": ["#26A69A", "#F4B400", "#3949AB"][: len(filaments)],
        "printer_model": "Elegoo Neptune 4",
        "printer_variant": "0.4",
        "different_settings_to_system": differing,
        **{key: value for key, value in values.items() if key != "name"},
    }


def _write_project(path: Path, settings: Values | None) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as project:
        project.writestr("[Content_Types].xml", '<?xml version="1.0" encoding="UTF-8"?><Types/>')
        project.writestr("3D/3dmodel.model", '<?xml version="1.0" encoding="UTF-8"?><model unit="millimeter"/>')
        if settings is not None:
            project.writestr("Metadata/project_settings.config", json.dumps(settings, indent=4))
