"""Icons: all there, drawn, tinted live, sharp at every scale."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

from elegoo_chat_gui.resource_files import resource_path
from elegoo_chat_gui.ui.icons import app_icon, icon, icon_names, pixmap

# fmt: off
WANTED = [
    "plus", "refresh", "export", "search", "close", "chevron-down", "chevron-right", "chevron-up",
    "thumb-up", "thumb-down", "printer", "spool", "layers", "gear", "warning", "error", "info", "check",
    "cross", "copy", "more", "trash", "arrow-up", "arrow-down", "undo", "redo", "send", "user",
    "assistant", "key", "server", "link", "clock", "offline", "empty-box", "chat", "draft", "question",
    "flask", "eye", "eye-off", "filter", "sort", "pane-right", "notice", "action-arrow", "app", "list",
    "code", "table", "sun", "moon", "external", "sliders", "pane-left",
]
# fmt: on


@pytest.fixture
def colors(qapp: QApplication) -> Iterator[dict[str, str]]:
    colors = {"text": "#112233", "text_disabled": "#999999", "accent": "#0000FF"}
    before = qapp.property("elegoo_palette")
    qapp.setProperty("elegoo_palette", colors)
    yield colors
    qapp.setProperty("elegoo_palette", before)


def _strongest(image: QImage) -> str:
    """The colour of the most opaque pixel, "" for an empty picture."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    best = max(pixels, key=lambda color: color.alpha())
    return best.name() if best.alpha() > 100 else ""


def test_the_set_is_complete() -> None:
    assert set(WANTED) <= set(icon_names())


@pytest.mark.parametrize("name", WANTED)
def test_each_icon_draws_something_within_its_frame(qapp: QApplication, name: str) -> None:
    image = pixmap(name, 24, "#FF0000", 2.0).toImage()
    assert _strongest(image)
    edge = [image.pixelColor(i, j).alpha() for i in range(48) for j in (0, 47)]
    edge += [image.pixelColor(j, i).alpha() for i in range(48) for j in (0, 47)]
    assert max(edge) == 0


@pytest.mark.parametrize("name", [name for name in WANTED if name != "app"])
def test_line_icons_have_no_colour_of_their_own(name: str) -> None:
    source = resource_path("icons", f"{name}.svg").read_text()
    assert "currentColor" in source
    assert "#" not in source


@pytest.mark.parametrize("dpr", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_an_icon_has_the_pixels_of_its_screen(qapp: QApplication, dpr: float) -> None:
    drawn = icon("gear").pixmap(QSize(16, 16), dpr)
    assert drawn.width() == round(16 * dpr)
    assert drawn.devicePixelRatio() == pytest.approx(dpr)
    assert pixmap("gear", 16, None, dpr).width() == round(16 * dpr)


def test_an_icon_set_once_follows_the_theme(qapp: QApplication, colors: dict[str, str]) -> None:
    shown = icon("plus")
    copied = QIcon(shown)
    assert _strongest(shown.pixmap(QSize(24, 24), 2.0).toImage()) == "#112233"
    qapp.setProperty("elegoo_palette", {**colors, "text": "#ddeeff"})
    assert _strongest(copied.pixmap(QSize(24, 24), 2.0).toImage()) == "#ddeeff"


def test_disabled_and_checked_have_their_own_colours(colors: dict[str, str]) -> None:
    shown = icon("plus", checked="accent")
    size = QSize(24, 24)
    disabled = shown.pixmap(size, 2.0, QIcon.Mode.Disabled)
    checked = shown.pixmap(size, 2.0, QIcon.Mode.Normal, QIcon.State.On)
    assert _strongest(disabled.toImage()) == "#999999"
    assert _strongest(checked.toImage()) == "#0000ff"


def test_an_unknown_name_is_told_at_once(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError, match="no-such-icon"):
        icon("no-such-icon")


def test_icons_outlive_their_python_names(qapp: QApplication) -> None:
    kept = [QIcon(icon("send")) for _ in range(200)]
    gc.collect()
    assert all(not each.pixmap(QSize(16, 16)).isNull() for each in kept)


def test_the_programs_icon_comes_in_sizes(qapp: QApplication) -> None:
    assert QSize(256, 256) in app_icon().availableSizes()
