"""Buttons in the looks of the theme. Their text is their accessible name unless another is given.

The size of their icons is the style sheet's, so that it follows the size of the text.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from elegoo_chat_gui.ui.icons import icon as themed_icon
from elegoo_chat_gui.ui.widgets.labels import plain_tooltip


def _escaped(text: str) -> str:
    """Button texts are sentences and data, never mnemonics: an ampersand is an ampersand."""
    return text.replace("&", "&&")


def _button(text: str, icon: str | None, kind: str | None, color: str | None, parent: QWidget | None) -> QPushButton:
    button = QPushButton(_escaped(text), parent)
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    if kind is not None:
        button.setProperty("kind", kind)
    if icon is not None:
        button.setIcon(themed_icon(icon, color))
    return button


def primary_button(text: str, icon: str | None = None, parent: QWidget | None = None) -> QPushButton:
    """The one thing to do here: accent ground, bold."""
    return _button(text, icon, "primary", "on_accent", parent)


def secondary_button(text: str, icon: str | None = None, parent: QWidget | None = None) -> QPushButton:
    return _button(text, icon, None, None, parent)


def flat_button(text: str, icon: str | None = None, parent: QWidget | None = None) -> QPushButton:
    """Without a frame until the pointer or the focus is on it."""
    return _button(text, icon, "flat", None, parent)


def danger_button(text: str, icon: str | None = None, parent: QWidget | None = None) -> QPushButton:
    """For what cannot be taken back."""
    return _button(text, icon, "danger", "negative", parent)


def link_button(text: str, icon: str | None = None, parent: QWidget | None = None) -> QPushButton:
    """Looks like a link, acts in the program."""
    button = _button(text, icon, "link", "accent", parent)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def icon_button(
    icon: str, name: str, parent: QWidget | None = None, *, color: str | None = "text_muted"
) -> QToolButton:
    """A flat button with an icon only; `name` is its accessible name and tooltip."""
    button = QToolButton(parent)
    button.setProperty("kind", "flat")
    button.setIcon(themed_icon(icon, color, checked="accent"))
    button.setAccessibleName(name)
    button.setToolTip(plain_tooltip(name))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button


def menu_button(
    text: str, menu: QMenu, icon: str | None = None, parent: QWidget | None = None, *, kind: str | None = None
) -> QPushButton:
    """A button with a small arrow that opens the menu; `kind` "chip" or "flat" for those looks."""
    button = _button(text, icon, kind, "text_muted" if kind == "chip" else None, parent)
    button.setProperty("menu", "true")
    button.setMenu(menu)
    return button


class ChipButton(QPushButton):
    """A small round button, checkable unless told otherwise: filters, choices, presets."""

    def __init__(
        self, text: str, icon: str | None = None, parent: QWidget | None = None, *, checkable: bool = True
    ) -> None:
        super().__init__(_escaped(text), parent)
        self.setProperty("kind", "chip")
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        if icon is not None:
            self.set_icon(icon)

    def set_text(self, text: str) -> None:
        self.setText(_escaped(text))
        self.setAccessibleName(text)

    def set_icon(self, name: str, color: str = "text_muted") -> None:
        self.setIcon(themed_icon(name, color, checked="accent"))
