"""Line icons of our own drawing, tinted by the theme and crisp at every scale.

    button.setIcon(icon("refresh"))                 # text colour, greyed when disabled, live with the theme
    button.setIcon(icon("plus", "on_accent"))       # a token of theme.Palette …
    painter.drawPixmap(rect, pixmap("warning", 14, "warning", painter.device().devicePixelRatioF()))

Colours are token names ("negative") or "#RRGGBB". A token is looked up when the icon is painted, so an
icon set once follows light and dark; a pixmap is of its moment.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import ClassVar, Final, cast

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from elegoo_chat_gui.resource_files import resource_path

# Theme.apply publishes the colours in force under this property of the application.
PALETTE_PROPERTY: Final = "elegoo_palette"
_ROLES: Final = {
    "text": QPalette.ColorRole.WindowText,
    "text_muted": QPalette.ColorRole.PlaceholderText,
    "accent": QPalette.ColorRole.Highlight,
    "on_accent": QPalette.ColorRole.HighlightedText,
}


def icon_names() -> list[str]:
    """Every icon there is, sorted."""
    return sorted(path.stem for path in resource_path("icons").glob("*.svg"))


def icon(name: str, color: str | None = None, *, checked: str | None = None) -> QIcon:
    """The icon in the colour (default: the text colour), on a checked button in the colour `checked`.

    Raises FileNotFoundError for an unknown name.
    """
    _source(name)
    return QIcon(_TintedIcon(name, color, checked))


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    result = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        result.addPixmap(pixmap("app", size, None, 1.0))
    return result


def pixmap(name: str, size: int, color: str | None = None, dpr: float = 1.0) -> QPixmap:
    """The icon as a square of `size` device independent pixels, drawn for this device pixel ratio."""
    side = round(size * dpr)
    result = QPixmap.fromImage(_tinted(name, _resolve(color, disabled=False), side, side))
    result.setDevicePixelRatio(dpr)
    return result


def _resolve(color: str | None, *, disabled: bool) -> str:
    """The "#RRGGBB" in force for a token name."""
    token = "text_disabled" if disabled else color or "text"
    if token.startswith("#"):
        return token
    app = QGuiApplication.instance()
    colors = cast(dict[str, str] | None, app.property(PALETTE_PROPERTY) if app is not None else None)
    if colors:
        return colors[token]
    group = QPalette.ColorGroup.Disabled if disabled else QPalette.ColorGroup.Active
    role = _ROLES.get(token, QPalette.ColorRole.WindowText)
    return QGuiApplication.palette().color(group, role).name()


@cache
def _source(name: str) -> bytes:
    return resource_path("icons", f"{name}.svg").read_bytes()


@lru_cache(maxsize=512)
def _tinted(name: str, color: str, width: int, height: int) -> QImage:
    # Images, not pixmaps: a pixmap must not outlive the application, a cache does.
    svg = _source(name).replace(b"currentColor", color.encode("ascii"))
    image = QImage(max(1, width), max(1, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    side = min(image.width(), image.height())
    painter = QPainter(image)
    square = QRectF((image.width() - side) / 2, (image.height() - side) / 2, side, side)
    QSvgRenderer(QByteArray(svg)).render(painter, square)
    painter.end()
    return image


class _TintedIcon(QIconEngine):
    """Draws one icon in the colours of the moment it is asked."""

    def __init__(self, name: str, color: str | None, checked: str | None) -> None:
        super().__init__()
        self._name = name
        self._color = color
        self._checked = checked

    def clone(self) -> QIconEngine:
        return _TintedIcon(self._name, self._color, self._checked)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        dpr = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, self._drawn(rect.size() * dpr, mode, state, dpr))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        pixels = size if _asks_in_device_pixels() else size * scale
        return self._drawn(pixels, mode, state, scale)

    def _drawn(self, pixels: QSize, mode: QIcon.Mode, state: QIcon.State, dpr: float) -> QPixmap:
        token = self._checked if self._checked and state == QIcon.State.On else self._color
        color = _resolve(token, disabled=mode == QIcon.Mode.Disabled)
        result = QPixmap.fromImage(_tinted(self._name, color, pixels.width(), pixels.height()))
        result.setDevicePixelRatio(dpr)
        return result


class _Probe(QIconEngine):
    """Learns what this Qt means by the size it hands to `scaledPixmap`."""

    widths: ClassVar[list[int]] = []

    def clone(self) -> QIconEngine:
        return _Probe()

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Never asked for."""

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: ARG002 - Qt's
        self.widths.append(size.width())
        return QPixmap(size)


@cache
def _asks_in_device_pixels() -> bool:
    # It changed between the Qt releases this program runs on: 16 @2x arrives as 32 or as 16.
    QIcon(_Probe()).pixmap(QSize(16, 16), 2.0)
    return bool(_Probe.widths) and _Probe.widths[-1] == 32
