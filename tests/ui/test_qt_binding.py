"""PySide6 6.12.0 on Python below 3.12 loses a reference to None on each call and ends in an abort."""

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def test_calls_into_qt_do_not_use_up_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(2_000):
        widget.update()
    assert sys.getrefcount(None) > before - 500
