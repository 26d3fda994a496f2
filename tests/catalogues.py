"""The .qm files, made where a fresh tree has none yet."""

import subprocess
import sys
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).parents[1]


@cache
def make_catalogues() -> None:
    """As setting up does."""
    subprocess.run([sys.executable, str(PROJECT / "packaging/translations.py"), "--release"], check=True)  # noqa: S603  # our own script
