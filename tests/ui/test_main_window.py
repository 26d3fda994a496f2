"""The main window: its panes, its view menu, the size of its text, by keys and by the menu."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.ui.main_window import MainWindow, Panes
from elegoo_chat_gui.ui.theme import TEXT_SCALES, Theme, scaled
from elegoo_chat_gui.ui.view_menu import LANGUAGES

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


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
    for name in ("elegoo_palette", "elegoo_text_scale"):
        qapp.setProperty(name, None)


def _pane(name: str) -> QWidget:
    pane = QWidget()
    pane.setObjectName(name)
    layout = QVBoxLayout(pane)
    layout.addWidget(QLineEdit())
    layout.addWidget(QPlainTextEdit())
    return pane


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Iterator[MainWindow]:
    menu = QMenu()
    panes = Panes(_pane("list"), _pane("talk"), _pane("details"), QWidget(), QPushButton("ELEGOO_USER_001"), menu)
    window = MainWindow(theme, panes)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.hide()
    window.deleteLater()


def _shown(window: MainWindow) -> set[str]:
    return {name for name in ("list", "talk", "details") if window.findChild(QWidget, name).isVisible()}


def _focus_pane(window: MainWindow) -> str:
    at = QApplication.focusWidget()
    while at is not None and not at.objectName():
        at = at.parentWidget()
    return at.objectName() if at is not None else ""


def test_each_pane_goes_and_comes_back_by_one_key(window: MainWindow, qtbot: QtBot) -> None:
    assert _shown(window) == {"list", "talk", "details"}
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert _shown(window) == {"talk", "details"}
    qtbot.keyClick(window, Qt.Key.Key_I, CTRL)
    assert _shown(window) == {"talk"}
    qtbot.keyClick(window, Qt.Key.Key_F9)
    qtbot.keyClick(window, Qt.Key.Key_I, CTRL)
    assert _shown(window) == {"list", "talk", "details"}


def test_the_conversation_alone_and_back_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    window.details_action.setChecked(False)
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert _shown(window) == {"talk"}
    assert window.saved_state()["window.list"] == "shown"
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert _shown(window) == {"list", "talk"}


def test_asking_for_a_pane_ends_the_conversation_alone(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F11)
    qtbot.keyClick(window, Qt.Key.Key_I, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_I, CTRL)
    assert _shown(window) == {"list", "talk", "details"}
    assert not window.splitter.alone_action.isChecked()


def test_hiding_the_pane_with_the_focus_gives_it_to_the_conversation(window: MainWindow, qtbot: QtBot) -> None:
    window.findChild(QWidget, "list").findChild(QLineEdit).setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert _focus_pane(window) == "talk"


def test_searching_brings_a_hidden_list_back(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F11)
    with qtbot.waitSignal(window.search_requested):
        qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    assert "list" in _shown(window)


def test_f6_goes_round_the_panes(window: MainWindow, qtbot: QtBot) -> None:
    seen = []
    for _ in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        seen.append(_focus_pane(window))
    assert seen == ["list", "talk", "details", "list"]
    qtbot.keyClick(window, Qt.Key.Key_F6, SHIFT)
    assert _focus_pane(window) == "details"


def test_what_is_shown_is_kept(window: MainWindow, theme: Theme) -> None:
    window.list_action.setChecked(False)
    theme.text_scale = 1.5
    kept = window.saved_state()
    window.list_action.setChecked(True)
    theme.text_scale = 1.0
    window.restore_state(kept)
    assert _shown(window) == {"talk", "details"} or window.width() < 1500
    assert "list" not in _shown(window)
    assert theme.text_scale == 1.5


def test_an_unreadable_size_is_the_normal_one(window: MainWindow, theme: Theme) -> None:
    for text in ("large", "", "nan", "-3", "1e9"):
        window.restore_state({"window.text_scale": text})
        assert 0.7 <= theme.text_scale <= 3.0


def test_text_grows_and_shrinks_by_keys_through_all_sizes(window: MainWindow, theme: Theme, qtbot: QtBot) -> None:
    seen = [theme.text_scale]
    for _ in range(12):
        qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
        seen.append(theme.text_scale)
    assert sorted(set(seen)) == [one for one in TEXT_SCALES if one >= 1]
    qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert theme.text_scale == TEXT_SCALES[-2]
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert theme.text_scale == 1.0
    qtbot.keyClick(window, Qt.Key.Key_Equal, CTRL)
    assert theme.text_scale == 1.1


def test_the_font_of_the_program_and_what_stands_beside_text_follow(window: MainWindow, theme: Theme) -> None:
    before = QApplication.font().pixelSize()
    theme.text_scale = 2.0
    assert QApplication.font().pixelSize() == before * 2
    assert theme.text_px("small") == theme.scaled(11)
    assert scaled(16) == theme.scaled(16)


def test_the_menu_tells_the_size_in_force(window: MainWindow, theme: Theme) -> None:
    theme.text_scale = 1.25
    assert "125" in window.view_menu.normal_action.text()
    assert window.view_menu.normal_action.isEnabled()
    window.view_menu.normal_action.trigger()
    assert "100" in window.view_menu.normal_action.text()


def test_text_grows_in_a_window_that_blocks_the_main_window(window: MainWindow, theme: Theme, qtbot: QtBot) -> None:
    dialog = QDialog(window)
    field = QLineEdit(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Plus, CTRL)
    assert theme.text_scale == 1.1
    dialog.close()
    dialog.deleteLater()


def _turn_wheel(window: MainWindow, angle: int, modifier: Qt.KeyboardModifier) -> None:
    talk = window.findChild(QWidget, "talk")
    place = QPointF(talk.mapTo(window, QPoint(3, 3)))
    QTest.wheelEvent(window.windowHandle(), place, QPoint(0, angle), QPoint(), modifier)


def test_ctrl_and_the_wheel_change_the_size(window: MainWindow, theme: Theme) -> None:
    _turn_wheel(window, 120, Qt.KeyboardModifier.NoModifier)
    assert theme.text_scale == 1.0
    _turn_wheel(window, 60, CTRL)
    assert theme.text_scale == 1.0
    _turn_wheel(window, 60, CTRL)
    assert theme.text_scale == 1.1
    _turn_wheel(window, -240, CTRL)
    assert theme.text_scale == 0.9


def test_a_language_is_told_and_marked(window: MainWindow, qtbot: QtBot) -> None:
    def actions() -> dict[str, QAction]:
        every = window.view_menu.findChildren(QAction)
        return {action.data(): action for action in every if action.data() in LANGUAGES and action.text() != "Light"}

    with qtbot.waitSignal(window.language_chosen) as told:
        actions()["zh_CN"].trigger()
    assert told.args == ["zh_CN"]
    window.set_language("en")
    assert actions()["en"].isChecked()
    assert not actions()["zh_CN"].isChecked()


def test_the_look_is_chosen_in_the_menu(window: MainWindow, theme: Theme) -> None:
    (dark,) = (one for one in window.view_menu.findChildren(QAction) if one.data() == "dark")
    dark.trigger()
    assert theme.mode == "dark"
    window.set_look("light")
    assert not dark.isChecked()


@pytest.mark.parametrize("width", [720, 900, 1280])
@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_the_bar_keeps_all_its_buttons_in_sight(
    window: MainWindow, theme: Theme, qtbot: QtBot, width: int, scale: float
) -> None:
    window.show_account("SANDBOX", "127.0.0.1", is_sandbox=True)
    theme.text_scale = scale
    window.resize(width, 800)
    qtbot.waitUntil(lambda: window.width() == width)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    buttons = [child for child in window.bar.findChildren(QWidget) if child.isVisible() and not child.isWindow()]
    ends = sorted((button.geometry().left(), button.geometry().right()) for button in buttons)
    assert ends[-1][1] < window.bar.width()
    for (_, right), (left, _) in pairwise(ends):
        assert right < left


def test_the_details_give_way_where_large_text_leaves_no_room(window: MainWindow, theme: Theme) -> None:
    theme.text_scale = 2.0
    assert _shown(window) == {"list", "talk"}
    assert window.saved_state()["window.details"] == "shown"
    theme.text_scale = 1.0
    assert _shown(window) == {"list", "talk", "details"}
