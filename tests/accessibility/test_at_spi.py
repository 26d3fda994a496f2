"""The running program through AT-SPI, as a screen reader on Linux gets it: see check.py."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CANNOT_CHECK = 77
PATIENCE = 100.0  # seconds; it takes less than 20 where nothing else runs


def look(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = ["bash", str(ROOT / "packaging" / "accessibility.sh"), sys.executable]
    return subprocess.run(  # noqa: S603  # the project's own script
        command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


def test_a_screen_reader_gets_everything() -> None:
    done = look({key: value for key, value in os.environ.items() if not key.startswith(("QT_", "PYTEST_"))})
    if done.returncode == CANNOT_CHECK:
        pytest.skip(done.stderr.strip())
    findings = [line for line in done.stdout.splitlines() if line.startswith("FAULT")]
    assert not findings, "\n".join(findings)
    assert done.returncode == 0, done.stdout + done.stderr
    assert sum(line.startswith("ok") for line in done.stdout.splitlines()) > 30


def test_without_the_tools_the_reason_is_said() -> None:
    """What is missing must never look like a check that passed."""
    done = look({"PATH": os.environ["PATH"], "SYSTEM_PYTHON": "false"})
    assert done.returncode == CANNOT_CHECK
    assert done.stderr.startswith("Not checked: ")
