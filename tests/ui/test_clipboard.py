"""Data made in Python must not be on the clipboard when the interpreter is gone."""

import subprocess
import sys

LEAVES_DATA = """
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
app = QApplication([])
data = QMimeData()
data.setText("kept")
QApplication.clipboard().setMimeData(data)
del data
from elegoo_chat_gui.ui.clipboard import hand_over_clipboard
hand_over_clipboard()
assert QApplication.clipboard().text() == "kept"
"""


def test_the_process_ends_well_and_the_text_stays() -> None:
    done = subprocess.run([sys.executable, "-c", LEAVES_DATA], timeout=30, check=False)  # noqa: S603  # our own code
    assert done.returncode == 0
