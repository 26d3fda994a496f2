"""Colours, grid, radii and fonts, for style sheet and delegates alike, live in light, dark and every text size.

    theme = Theme(app)                 # one, made by the composition root, handed to whoever paints
    theme.apply(app)                   # Fusion, palette, fonts and style sheet; follows the system from now on
    theme.changed.connect(view.viewport().update)
    painter.setPen(QColor(theme.palette.text_muted)); painter.setFont(theme.font("small"))

Widgets choose a look by a dynamic property; see `style_sheet` for the kinds.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, fields
from typing import Final, Literal, cast

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from elegoo_chat_gui.resource_files import resource_path
from elegoo_chat_gui.ui.style_sheet import IMAGE_PREFIX, build_style_sheet

Mode = Literal["system", "light", "dark"]
FontSize = Literal["small", "secondary", "base", "title"]
RadiusName = Literal["control", "card", "bubble"]

PALETTE_PROPERTY: Final = "elegoo_palette"
SCALE_PROPERTY: Final = "elegoo_text_scale"  # of the application: for widgets that are handed no theme
TEXT_SCALES: Final = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_LEAST_SCALE, _MOST_SCALE = 0.7, 3.0
_LEAST_TEXT_PX: Final = 8
_MONOSPACE: Final = ["JetBrains Mono", "Cascadia Mono", "SF Mono", "Menlo", "DejaVu Sans Mono", "Consolas"]
_CHINESE: Final = ("PingFang SC", "Microsoft YaHei UI", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC")


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of one scheme as "#RRGGBB". Text reaches 4.5:1 on every ground; on `hit` that is `text` only."""

    window: str  # ground of conversation and window
    panel: str  # bars, cards, controls
    sidebar: str  # ground of the chat list
    line: str  # hairlines between areas
    text: str
    text_muted: str
    accent: str
    on_accent: str  # text on accent
    accent_soft: str  # ground of chosen chips and badges
    selection: str  # ground of the selected row
    bubble_user: str
    bubble_assistant: str
    code: str
    positive: str
    negative: str
    warning: str
    warning_soft: str
    hit: str  # ground of a search hit; `text` only on it
    accent_hover: str
    accent_pressed: str
    hover: str  # ground under the pointer
    pressed: str
    control_line: str  # border of buttons and fields
    check_line: str  # border of an empty check box: 3:1, since nothing else shows it
    text_disabled: str
    negative_soft: str
    positive_soft: str
    scroll_bar: str
    scroll_bar_hover: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The table in resources/theme-tokens.json."""

    light: Palette
    dark: Palette
    grid_px: int
    radius_px: dict[str, int]
    type_px: dict[str, int]


def load_tokens() -> Tokens:
    """Reads the shipped table. Raises FileNotFoundError, ValueError or KeyError when the installation is broken."""
    table = json.loads(resource_path("theme-tokens.json").read_text(encoding="utf-8"))
    names = [field.name for field in fields(Palette)]
    return Tokens(
        light=Palette(**{name: str(table["light"][name]) for name in names}),
        dark=Palette(**{name: str(table["dark"][name]) for name in names}),
        grid_px=int(table["grid_px"]),
        radius_px={str(k): int(v) for k, v in table["radius_px"].items()},
        type_px={str(k): int(v) for k, v in table["type_px"].items()},
    )


class Theme(QObject):
    """The look in force. `changed` is emitted after application palette and style sheet were replaced."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, *, mode: Mode = "system") -> None:
        super().__init__(parent)
        self._tokens = load_tokens()
        self._mode: Mode = mode
        self._app: QApplication | None = None
        self._text_scale = 1.0
        self._families = _text_families()
        self._is_dark = self._wants_dark()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._refresh)

    @property
    def palette(self) -> Palette:
        return self._tokens.dark if self._is_dark else self._tokens.light

    @property
    def is_dark(self) -> bool:
        return self._is_dark

    @property
    def mode(self) -> Mode:
        """What the person chose: "system" follows the desktop live."""
        return self._mode

    @mode.setter
    def mode(self, mode: Mode) -> None:
        if mode != self._mode:
            self._mode = mode
            if self._app is not None:
                self._tell_system()
            self._refresh()

    @property
    def text_scale(self) -> float:
        """How much larger than usual the person wants text, on top of what the system wants."""
        return self._text_scale

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        scale = min(_MOST_SCALE, max(_LEAST_SCALE, scale))
        if scale != self._text_scale:
            self._text_scale = scale
            if self._app is not None:
                self._dress(self._app)
            self.changed.emit()

    def step_text(self, steps: int) -> None:
        """So many sizes larger, or smaller below 0, along TEXT_SCALES."""
        scale = self._text_scale
        for _ in range(abs(steps)):
            further = [one for one in TEXT_SCALES if (one > scale if steps > 0 else one < scale)]
            if not further:
                break
            scale = min(further) if steps > 0 else max(further)
        self.text_scale = scale

    def scaled(self, px: float) -> int:
        """A length that grows with the text: of an icon beside it, of a row around it."""
        return round(px * system_text_scale() * self._text_scale)

    def color(self, token: str) -> QColor:
        """The colour of a token by name: `theme.color("text_muted")`. Raises AttributeError for an unknown one."""
        return QColor(cast(str, getattr(self.palette, token)))

    def grid(self, units: float) -> int:
        """Pixels of so many grid steps: `grid(2)` is 8."""
        return round(units * self._tokens.grid_px)

    def radius(self, name: RadiusName) -> int:
        return self._tokens.radius_px[name]

    def text_px(self, size: FontSize) -> int:
        """Height of a type size in device independent pixels, the wishes of the system and the person included."""
        return max(_LEAST_TEXT_PX, self.scaled(self._tokens.type_px[size]))

    def font(self, size: FontSize = "base", *, bold: bool = False, mono: bool = False) -> QFont:
        font = QFont()
        font.setFamilies(_MONOSPACE if mono else self._families)
        font.setStyleHint(QFont.StyleHint.Monospace if mono else QFont.StyleHint.SansSerif)
        font.setFixedPitch(mono)
        font.setPixelSize(self.text_px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def apply(self, app: QApplication) -> None:
        """Dress the application; afterwards it follows `mode` and the system by itself."""
        self._app = app
        app.setStyle("Fusion")
        QDir.setSearchPaths(IMAGE_PREFIX, [str(resource_path("icons", "style"))])
        self._tell_system()
        self._is_dark = self._wants_dark()
        self._dress(app)

    def _tell_system(self) -> None:
        """Native title bars and dialogs wear the chosen scheme too; Unknown gives the choice back."""
        schemes = {
            "system": Qt.ColorScheme.Unknown,
            "light": Qt.ColorScheme.Light,
            "dark": Qt.ColorScheme.Dark,
        }
        QGuiApplication.styleHints().setColorScheme(schemes[self._mode])

    def _wants_dark(self) -> bool:
        if self._mode == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode == "dark"

    def _refresh(self) -> None:
        wanted = self._wants_dark()
        if wanted == self._is_dark:
            return
        self._is_dark = wanted
        if self._app is not None:
            self._dress(self._app)
        self.changed.emit()

    def _dress(self, app: QApplication) -> None:
        colors = {field.name: getattr(self.palette, field.name) for field in fields(Palette)}
        app.setProperty(PALETTE_PROPERTY, colors)
        app.setProperty(SCALE_PROPERTY, system_text_scale() * self._text_scale)
        app.setFont(self.font())
        app.setPalette(qt_palette(self.palette))
        app.setStyleSheet(build_style_sheet(self))


def system_text_scale() -> float:
    """How much larger than normal the system wants its text, 1.0 to 3.0."""
    screens = QGuiApplication.screens()
    if not screens:
        return 1.0
    normal_dpi = 72.0 if sys.platform == "darwin" else 96.0
    return min(3.0, max(1.0, screens[0].logicalDotsPerInch() / normal_dpi))


def scaled(px: float) -> int:
    """`Theme.scaled` for a widget that is handed no theme."""
    app = QGuiApplication.instance()
    scale = app.property(SCALE_PROPERTY) if app is not None else None
    return round(px * float(scale or 1.0))


def _text_families() -> list[str]:
    system = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).family()
    # Named, since a system that falls back by itself may choose the Japanese shapes of Chinese characters.
    return [name for name in ("Inter", system, *_CHINESE) if name == system or QFontDatabase.hasFamily(name)]


def qt_palette(palette: Palette) -> QPalette:
    """The tokens as Qt's own roles, for what a style sheet does not reach."""
    role = QPalette.ColorRole
    table = {
        role.Window: palette.window,
        role.WindowText: palette.text,
        role.Base: palette.panel,
        role.AlternateBase: palette.code,
        role.Text: palette.text,
        role.Button: palette.panel,
        role.ButtonText: palette.text,
        role.BrightText: palette.negative,
        role.PlaceholderText: palette.text_muted,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.Accent: palette.accent,
        role.Link: palette.accent,
        role.LinkVisited: palette.accent,
        role.ToolTipBase: palette.panel,
        role.ToolTipText: palette.text,
        role.Light: palette.panel,
        role.Midlight: palette.hover,
        role.Mid: palette.line,
        role.Dark: palette.control_line,
        role.Shadow: palette.control_line,
    }
    result = QPalette()
    for which, color in table.items():
        result.setColor(which, QColor(color))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(palette.text_disabled))
    result.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(palette.pressed))
    return result


def set_look(widget: QWidget, **properties: object) -> None:
    """Set style properties and let the style sheet look again: `set_look(edit, invalid=True)`."""
    for name, value in properties.items():
        text = ("true" if value else "false") if isinstance(value, bool) else value
        widget.setProperty(name, text)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
