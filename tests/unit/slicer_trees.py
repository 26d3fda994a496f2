"""Small folders as slicers keep them, written by a test."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.profile_tree import TreePreset
from elegoo_chat_gui.core.slicer_profiles import SlicerProfiles
from elegoo_chat_gui.slicers.installations import SearchPlaces
from elegoo_chat_gui.slicers.profile_library import SlicerLibrary

MACHINE, FILAMENT, PROCESS = PresetKind


class Tree:
    """A data folder. Each `add` puts a file in its place and, for a vendor's, an entry into the index."""

    def __init__(self, root: Path, program: str = "JusPrin") -> None:
        self.root = root
        self.program = program
        self.indexes: dict[tuple[Path, str], dict[str, Any]] = {}
        (root / "system").mkdir(parents=True, exist_ok=True)

    def add(
        self,
        kind: PresetKind,
        name: str,
        /,
        vendor: str = "Elegoo",
        below: str | None = None,
        indexed: bool = True,
        folder: Path | None = None,
        **values: Any,
    ) -> Path:
        """A system preset. `below`: its sub_path, where it is not the name; `folder`: another than `system`."""
        folder = folder or self.root / "system"
        place = below or f"{kind.value}/{name}.json"
        if indexed:
            index = self.indexes.setdefault((folder, vendor), {"name": vendor, "version": "02.02.00.01"})
            index.setdefault(f"{kind.value}_list", []).append({"name": name, "sub_path": place})
            write(folder / f"{vendor}.json", index)
        path = folder / vendor / place
        write(path, {"type": kind.value, "name": name, "from": "system", "instantiation": "true", **values})
        return path

    def model(self, name: str, /, vendor: str = "Elegoo", **values: Any) -> Path:
        """A product; machines name it."""
        folder = self.root / "system"
        index = self.indexes.setdefault((folder, vendor), {"name": vendor, "version": "02.02.00.01"})
        place = f"machine/{name} model.json"
        index.setdefault("machine_model_list", []).append({"name": name, "sub_path": place})
        write(folder / f"{vendor}.json", index)
        write(folder / vendor / place, {"type": "machine_model", "name": f"{name}, for people", **values})
        return folder / vendor / place

    def own(
        self, kind: PresetKind, name: str, /, account: str = "default", root: bool = False, **values: Any
    ) -> Path:
        """A preset of the person's own."""
        folder = self.root / "user" / account / kind.value
        path = (folder / "base" if root else folder) / f"{name}.json"
        write(path, {"name": name, "from": "User", "version": "1.9.5.51", **values})
        return path

    def conf(self, text: str | None = None, **sections: Any) -> Path:
        path = self.root / f"{self.program}.conf"
        path.write_text(text if text is not None else json.dumps({"header": f"{self.program} 1.0.0", **sections}))
        return path

    def library(self) -> SlicerLibrary:
        return SlicerLibrary(lambda: SearchPlaces(added=(self.root,), standard=False))

    def read(self) -> SlicerProfiles:
        (profiles,) = self.library().read({}).slicers
        return profiles


def write(path: Path, table: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(table), "utf-8")


def preset(profiles: SlicerProfiles, kind: PresetKind, name: str) -> TreePreset:
    """The one preset of this name, selectable or not."""
    (found,) = (one for one in profiles.tree.every(kind) if one.name == name)
    return found


def names(profiles: SlicerProfiles, kind: PresetKind) -> list[str]:
    return [one.name for one in profiles.tree.selectable(kind)]
