"""The token table is readable, the theme follows mode and system, the sheet has nothing unfilled."""

import re
from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.resource_files import resource_path
from elegoo_chat_gui.ui.style_sheet import build_style_sheet
from elegoo_chat_gui.ui.theme import Mode, Palette, Theme, load_tokens, set_look

GROUNDS = (
    "window",
    "panel",
    "sidebar",
    "selection",
    "accent_soft",
    "bubble_user",
    "bubble_assistant",
    "code",
    "warning_soft",
)
TEXTS = ["text", "text_muted", "accent", "positive", "negative", "warning"]


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    before = QPalette(qapp.palette()), qapp.font()
    theme = Theme(mode="light")
    theme.apply(qapp)
    yield theme
    theme.deleteLater()
    qapp.setStyleSheet("")
    qapp.setPalette(before[0])
    qapp.setFont(before[1])
    qapp.setProperty("elegoo_palette", None)


def _contrast(one: str, other: str) -> float:
    def luminance(color: str) -> float:
        parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_is_readable_on_every_ground(scheme: str) -> None:
    palette: Palette = getattr(load_tokens(), scheme)
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_accent", "accent_pressed")]
    pairs += [("text", "hit"), ("text", "hover"), ("text", "pressed"), ("text_muted", "pressed")]
    pairs += [("negative", "negative_soft"), ("positive", "positive_soft"), ("text", "negative_soft")]
    weak = {p: c for p in pairs if (c := _contrast(getattr(palette, p[0]), getattr(palette, p[1]))) < 4.5}
    assert weak == {}
    assert _contrast(palette.check_line, palette.panel) >= 3.0


def test_every_colour_is_written_in_full() -> None:
    tokens = load_tokens()
    for palette in (tokens.light, tokens.dark):
        for field in fields(Palette):
            assert re.fullmatch(r"#[0-9A-F]{6}", getattr(palette, field.name)), field.name


def test_switching_the_mode_changes_everything_and_says_so_once(
    theme: Theme, qtbot: QtBot, qapp: QApplication
) -> None:
    changes: list[bool] = []
    theme.changed.connect(lambda: changes.append(theme.is_dark))
    theme.mode = "dark"
    assert changes == [True]
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == theme.palette.window
    assert theme.palette.panel in qapp.styleSheet()
    theme.mode = "dark"
    assert changes == [True]


def test_system_mode_follows_the_system_live(
    theme: Theme, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.mode = "system"
    scheme = Qt.ColorScheme.Dark

    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:
            return scheme

    monkeypatch.setattr(QGuiApplication, "styleHints", staticmethod(Hints))
    theme._refresh()
    assert theme.is_dark
    scheme = Qt.ColorScheme.Light
    theme._refresh()
    assert not theme.is_dark


def test_the_signal_of_the_system_is_connected(theme: Theme, qapp: QApplication) -> None:
    theme.mode = "dark"
    theme._mode = "light"
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not theme.is_dark


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_sheet_is_balanced_and_its_images_exist(theme: Theme, mode: Mode) -> None:
    theme.mode = mode
    sheet = build_style_sheet(theme)
    assert sheet.count("{") == sheet.count("}")
    assert "None" not in sheet
    images = set(re.findall(r"url\(elegoostyle:([^)]+)\)", sheet))
    assert images
    for image in images:
        assert resource_path("icons", "style", *image.split("/")).is_file()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sheets_images_have_the_colours_of_the_table(scheme: str) -> None:
    palette: Palette = getattr(load_tokens(), scheme)
    known = {getattr(palette, field.name) for field in fields(Palette)}
    for path in resource_path("icons", "style", scheme).glob("*.svg"):
        assert set(re.findall(r"#[0-9A-F]{6}", path.read_text())) <= known, path.name


def test_grid_radius_and_fonts(theme: Theme) -> None:
    assert theme.grid(2) == 8
    assert theme.radius("bubble") == 10
    assert theme.font("small").pixelSize() < theme.font("base").pixelSize() < theme.font("title").pixelSize()
    assert theme.font(bold=True).weight() > theme.font().weight()
    assert theme.font(mono=True).fixedPitch()


@pytest.mark.parametrize("kind", [None, "primary", "flat", "chip", "danger", "link"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_focus_is_visible_on_every_button(theme: Theme, qtbot: QtBot, kind: str | None, mode: Mode) -> None:
    theme.mode = mode
    button = QPushButton("Create chat")
    qtbot.addWidget(button)
    if kind is not None:
        set_look(button, kind=kind)
    button.show()
    qtbot.waitExposed(button)
    button.clearFocus()
    without = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    button.activateWindow()
    qtbot.waitUntil(button.hasFocus)
    ring = button.grab().toImage()
    assert ring != without
    assert ring.size() == without.size()
    expected = theme.palette.text if kind == "primary" else theme.palette.accent
    middle = ring.pixelColor(ring.width() // 2, 1).name().upper()
    assert middle == expected
