"""The notice bar: one place, newest first, replaced by key, closable, never in the way."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.errors import NotAuthenticatedError, ServerFailedError
from elegoo_chat_gui.ui import announcing
from elegoo_chat_gui.ui.error_texts import describe
from elegoo_chat_gui.ui.notices import Notice, NoticeBar, NoticeTone, error_notice


class Place:
    """A window with a bar and a field that has the focus."""

    def __init__(self, qtbot: QtBot, stays_ms: int = 60_000) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.bar = NoticeBar(success_stays_ms=stays_ms)
        self.field = QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.bar)
        layout.addWidget(self.field)
        self.window.resize(500, 400)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.field.setFocus()
        qtbot.waitUntil(self.field.hasFocus)

    def titles(self) -> list[str]:
        return [notice.title for notice in self.bar.notices()]

    def button(self, name: str) -> QAbstractButton:
        buttons = (*self.bar.findChildren(QPushButton), *self.bar.findChildren(QToolButton))
        return next(button for button in buttons if button.accessibleName() == name and button.isVisible())


def test_newest_first_and_no_room_while_empty(qtbot: QtBot) -> None:
    place = Place(qtbot)
    assert not place.bar.isVisible()
    place.bar.show_notice(Notice("One"))
    place.bar.show_notice(Notice("Two"))
    assert place.titles() == ["Two", "One"]
    qtbot.waitUntil(place.bar.isVisible)
    tops = {label.text(): label.mapTo(place.window, QPoint()).y() for label in place.bar.findChildren(QLabel)}
    qtbot.waitUntil(lambda: place.bar.height() > 0)
    assert set(tops) >= {"One", "Two"}
    place.bar.clear()
    assert not place.bar.isVisible()


def test_the_same_key_replaces(qtbot: QtBot) -> None:
    place = Place(qtbot)
    place.bar.show_notice(Notice("Offline", key="refresh"))
    place.bar.show_notice(Notice("Other"))
    place.bar.show_notice(Notice("Token", key="refresh"))
    assert place.titles() == ["Token", "Other"]
    place.bar.dismiss("refresh")
    place.bar.dismiss("refresh")
    assert place.titles() == ["Other"]


def test_the_focus_is_never_taken(qtbot: QtBot) -> None:
    place = Place(qtbot)
    place.bar.show_notice(Notice("One", action_label="Do", callback=lambda: None))
    place.bar.dismiss("One")
    assert place.field.hasFocus()


def test_the_action_calls_back(qtbot: QtBot) -> None:
    place = Place(qtbot)
    called: list[bool] = []
    place.bar.show_notice(Notice("One", action_label="Do it", callback=lambda: called.append(True)))
    qtbot.waitUntil(place.bar.isVisible)
    place.button("Do it").click()
    assert called == [True]


def test_escape_closes_the_one_with_the_focus(qtbot: QtBot) -> None:
    place = Place(qtbot)
    place.bar.show_notice(Notice("One"))
    place.bar.show_notice(Notice("Two"))
    qtbot.waitUntil(place.bar.isVisible)
    assert place.bar.focus_newest()
    qtbot.waitUntil(lambda: not place.field.hasFocus())
    focused = place.window.focusWidget()
    assert focused is not None
    with qtbot.waitSignal(place.bar.dismissed) as closed:
        QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert closed.args == ["Two"]
    assert place.titles() == ["One"]
    focused = place.window.focusWidget()
    assert focused is not None
    assert place.bar.isAncestorOf(focused)


def test_details_unfold_as_plain_text(qtbot: QtBot) -> None:
    place = Place(qtbot)
    place.bar.show_notice(Notice("One", detail="HTTP 500 · <b>x</b>"))
    qtbot.waitUntil(place.bar.isVisible)
    detail = next(label for label in place.bar.findChildren(QLabel) if "HTTP 500" in label.text())
    assert not detail.isVisible()
    place.button("Details").click()
    assert detail.isVisible()
    assert detail.textFormat() == Qt.TextFormat.PlainText
    place.button("Hide details").click()
    assert not detail.isVisible()


def test_success_goes_by_itself_and_nothing_else_does(qtbot: QtBot) -> None:
    place = Place(qtbot, stays_ms=20)
    for tone in NoticeTone:
        place.bar.show_notice(Notice(str(tone), tone=tone))
    qtbot.waitUntil(lambda: "success" not in place.titles(), timeout=3000)
    assert set(place.titles()) == {"info", "warning", "error"}


def test_success_stays_while_it_has_the_focus(qtbot: QtBot) -> None:
    place = Place(qtbot, stays_ms=20)
    place.bar.show_notice(Notice("Done", tone=NoticeTone.SUCCESS))
    place.bar.focus_newest()
    qtbot.wait(150)
    assert place.titles() == ["Done"]
    place.field.setFocus()
    qtbot.waitUntil(lambda: place.titles() == [], timeout=3000)


def test_many_notices_leave_room_for_the_window(qtbot: QtBot) -> None:
    place = Place(qtbot)
    for number in range(10):
        place.bar.show_notice(Notice(f"Notice {number}"))
    shown = [label.text() for label in place.bar.findChildren(QLabel) if label.isVisible()]
    assert shown == ["Notice 9", "Notice 8", "Notice 7", "7 earlier notices"] or set(shown) == {
        "Notice 9",
        "Notice 8",
        "Notice 7",
        "7 earlier notices",
    }
    place.bar.dismiss("Notice 8")
    assert "Notice 6" in [label.text() for label in place.bar.findChildren(QLabel) if label.isVisible()]


def test_screen_readers_are_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(qtbot)
    told: list[QAccessibleAnnouncementEvent] = []
    monkeypatch.setattr(announcing.QAccessible, "updateAccessibility", told.append)
    place.bar.show_notice(Notice("Gone", "Try again.", NoticeTone.ERROR))
    place.bar.show_notice(Notice("Copied", tone=NoticeTone.SUCCESS))
    words = [(event.message(), event.politeness()) for event in told]
    assert words == [
        ("Error: Gone Try again.", QAccessible.AnnouncementPoliteness.Assertive),
        ("Done: Copied", QAccessible.AnnouncementPoliteness.Polite),
    ]


@pytest.mark.parametrize(
    ("error", "callback", "tone", "label"),
    [
        (NotAuthenticatedError(), lambda: None, NoticeTone.WARNING, "Enter a new token…"),
        (NotAuthenticatedError(), None, NoticeTone.WARNING, ""),
        (ServerFailedError(500), lambda: None, NoticeTone.ERROR, "Try again"),
    ],
)
def test_an_error_becomes_a_notice(
    error: Exception, callback: Callable[[], None] | None, tone: NoticeTone, label: str
) -> None:
    text = describe(error)
    notice = error_notice(text, callback, key="refresh")
    assert (notice.tone, notice.action_label, notice.key) == (tone, label, "refresh")
    assert (notice.title, notice.advice, notice.detail) == (text.title, text.advice, text.detail)
