"""Hatchling's hook: the .qm files are made from their .ts by whatever is built, editable installs included."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsHook(BuildHookInterface):  # type: ignore[type-arg]  # its configuration is of no interest here
    """Needs PySide6-Essentials, which brings lrelease, while building."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # hatchling's own
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "packaging"))
        from translations import release  # noqa: PLC0415  # found through the line above

        # Beside their .ts, from where the wheel takes the whole folder and an editable install reads.
        release(root, force=True)
