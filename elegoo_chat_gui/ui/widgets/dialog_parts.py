"""What dialogs are made of: a panel that scrolls where room is short, and a line of buttons below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget


def panel_column(spacing: int = 14) -> tuple[QFrame, QVBoxLayout]:
    """The ground of a dialog, and the column to fill."""
    panel = QFrame()
    panel.setProperty("kind", "panel")
    column = QVBoxLayout(panel)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(spacing)
    return panel, column


def scrolling(content: QWidget) -> QScrollArea:
    """The content, which may be larger than its window; the keyboard goes to what is in it."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # for the largest text
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(content)
    return scroll


def dialog_footer(*parts: QWidget | None) -> QFrame:
    """A line of buttons; words among them, and None, take the room that is left."""
    footer = QFrame()
    footer.setProperty("kind", "footer")
    row = QHBoxLayout(footer)
    row.setContentsMargins(20, 12, 20, 12)
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part, 1 if isinstance(part, QLabel) else 0)
    return footer


def stack_up(dialog: QWidget, *parts: QWidget, stretched: QWidget) -> None:
    """The parts from top to bottom without gaps; `stretched` is the one that takes the room."""
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part, 1 if part is stretched else 0)
