"""What this program left on the clipboard when it ends."""

from PySide6.QtGui import QGuiApplication


def hand_over_clipboard() -> None:
    """Replace our own object on the clipboard by its plain text, held by Qt alone.

    Qt destroys what is on the clipboard after Python is gone, and an object made in Python does not survive
    that: the process ended with a segmentation fault (PySide6 6.11).
    """
    clipboard = QGuiApplication.clipboard()
    # Off screen the clipboard is this process's alone, yet Qt says that it does not own it.
    private = QGuiApplication.platformName() in {"offscreen", "minimal"}
    if private or clipboard.ownsClipboard():
        clipboard.setText(clipboard.text())
    if clipboard.supportsSelection() and (private or clipboard.ownsSelection()):
        clipboard.setText(clipboard.text(clipboard.Mode.Selection), clipboard.Mode.Selection)
