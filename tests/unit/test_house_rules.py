"""The size and shape that the README promises of every file."""

import ast
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PACKAGE = PROJECT / "elegoo_chat_gui"
SOURCES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 500
LONGEST_MAIN_WINDOW = 300


@pytest.mark.parametrize("path", [*SOURCES, *sorted((PROJECT / "tests").rglob("*.py"))], ids=lambda p: p.name)
def test_files_stay_short(path: Path) -> None:
    limit = LONGEST_MAIN_WINDOW if path.name == "main_window.py" else LONGEST_FILE
    assert len(path.read_text("utf-8").splitlines()) <= limit


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.name)
def test_no_coroutine_in_a_widget_and_no_forbidden_call(path: Path) -> None:
    text = path.read_text("utf-8")
    # The theme and the program's events outlive a window, which is replaced when the language changes.
    assert not re.search(r"(theme\.changed|events\.\w+)\.connect\(\s*lambda", text)
    if "ui" in path.parts:
        assert not re.search(r"\.exec\(\)|asyncSlot|asyncClose|processEvents\(", text)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef) and any("Widget" in ast.dump(base) for base in node.bases):
            assert not any(isinstance(item, ast.AsyncFunctionDef) for item in node.body), node.name


def test_the_binding_that_kills_python_311_is_kept_out() -> None:
    text = (PROJECT / "pyproject.toml").read_text("utf-8")
    assert "PySide6-Essentials>=6.8,<6.12; python_version<'3.12'" in text
