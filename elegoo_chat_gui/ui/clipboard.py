"""What this program left on the clipboard when it ends."""

from PySide6.QtGui import QGuiApplication


def hand_over_clipboard() -> None:
    """Replace our own object on the clipboard by its plain text, held by Qt alone.

    Qt destroys what is on the clipboard after Python is gone, and an object made in Python does not survive
    that: the process ended with a segmentation fault (PySide6 6.11).
    """
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.setText(clipboard.text())
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.setText(clipboard.text(clipboard.Mode.Selection), clipboard.Mode.Selection)
