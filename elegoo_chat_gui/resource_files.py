"""Finds the files shipped with the program: icons, translations, tokens, catalogues."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _resource_root() -> Path:
    package = Path(__file__).resolve().parent
    candidates = (package / "resources", package.parent / "resources")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    looked_at = " and ".join(str(candidate) for candidate in candidates)
    raise FileNotFoundError(f"The program's resources folder is missing; looked for {looked_at}")


def resource_path(*parts: str) -> Path:
    """The path of a shipped file or folder: `resource_path("icons", "plus.svg")`.

    Looks inside the installed package first, then beside it (a source tree).
    Raises FileNotFoundError, naming the path, when it is not there.
    """
    path = _resource_root().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"A file of the program is missing: {path}")
    return path
