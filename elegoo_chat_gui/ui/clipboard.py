"""What this program puts on the clipboard, and what it left there when it ends."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from elegoo_chat_gui.core.visible_text import visible_text


def copy_forms(text: str, *, html: str = "", markdown: str = "") -> None:
    """The same content in several forms at once: whoever pastes takes the best they know."""
    data = QMimeData()
    data.setText(visible_text(text))
    if markdown:
        data.setData("text/markdown", visible_text(markdown).encode("utf-8"))
    if html:
        data.setHtml(visible_text(html))
    QGuiApplication.clipboard().setMimeData(data)


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
