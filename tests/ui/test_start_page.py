"""What stands where no chat is chosen."""

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.ui.start_page import StartPage


def _words(page: StartPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_the_first_start_says_what_this_is_and_offers_two_ways(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    page.show_welcome(True)
    page.resize(600, 500)
    page.show()
    assert "sandbox" in _words(page)
    assert "Ctrl+K" not in _words(page)
    look, add = (button for button in page.findChildren(QPushButton) if button.isVisible())
    with qtbot.waitSignal(page.look_round_requested):
        look.click()
    with qtbot.waitSignal(page.add_account_requested):
        add.click()


def test_later_it_names_the_keys_worth_knowing(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    page.show_welcome(True)
    page.show_welcome(False)
    page.resize(600, 500)
    page.show()
    for key in ("Ctrl+K", "Ctrl+N", "F6", "F11"):
        assert key in _words(page)
    assert not any(button.isVisible() for button in page.findChildren(QPushButton))


def test_in_little_room_it_scrolls_and_cuts_nothing(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    page.show_welcome(True)
    page.resize(300, 160)
    page.show()
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    assert page.horizontalScrollBar().maximum() == 0
