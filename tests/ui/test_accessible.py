"""What screen readers get of a conversation: roles, places, words, states, actions; nothing is left dangling."""

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from elegoo_chat_gui.ui.screens.conversation import _accessible
from elegoo_chat_gui.ui.screens.conversation._accessible import KEPT, TEXT_LIMIT
from elegoo_chat_gui.ui.screens.conversation.view import ConversationView
from elegoo_chat_gui.ui.theme import Theme
from tests.ui.conversation_samples import chat_of, turns

Text = QAccessible.Text


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> Iterator[ConversationView]:
    QAccessible.setActive(True)
    view = ConversationView(Theme(mode="light"))
    qtbot.addWidget(view)
    view.resize(640, 480)
    view.show()
    qtbot.waitExposed(view)
    yield view
    view.clear()
    QAccessible.setActive(False)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[QAccessible.Event, str]]:
    """Events with the name of what they are about."""
    found: list[tuple[QAccessible.Event, str]] = []

    def take(event: Any) -> None:
        found.append((event.type(), event.accessibleInterface().text(Text.Name)))

    monkeypatch.setattr(_accessible.QAccessible, "updateAccessibility", take)
    return found


def interface(view: ConversationView) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(view)


def test_messages_are_the_items_of_a_list(view: ConversationView) -> None:
    view.show_chat(
        chat_of([{"role": "user", "content": "Hi \u202e"}, {"role": "assistant", "content": "**Yes** 😀"}, 7])
    )
    place = interface(view)
    assert (place.role(), place.text(Text.Name), place.childCount()) == (QAccessible.Role.List, "Conversation", 3)
    items = [place.child(index) for index in range(3)]
    assert [item.role() for item in items] == [QAccessible.Role.ListItem] * 3
    names = [item.text(Text.Name) for item in items]
    assert names == ["Message 1 of 3, User", "Message 2 of 3, Assistant", "Message 3 of 3, No role"]
    assert [item.text(Text.Description) for item in items] == ["Hi ⟨U+202E⟩", "**Yes** 😀", "7"]
    assert [place.indexOfChild(item) for item in items] == [0, 1, 2]
    assert all(item.parent() is place for item in items)
    assert place.child(3) is None
    assert place.child(-1) is None


def test_text_is_counted_as_qt_counts(view: ConversationView) -> None:
    view.show_chat(chat_of([{"role": "user", "content": "a😀b"}]))
    text = interface(view).child(0).textInterface()
    assert text.characterCount() == 4
    assert (text.text(0, 4), text.text(3, 4), text.text(0, 1), text.text(0, -1)) == ("a😀b", "b", "a", "a😀b")
    assert text.text(2, 99) == "\ufffdb"  # half of a pair
    assert text.text(3, 1) == ""
    text.setCursorPosition(99)
    assert text.cursorPosition() == 4


def test_a_huge_message_says_what_is_left_out(view: ConversationView) -> None:
    view.show_chat(chat_of([{"role": "user", "content": "x" * (TEXT_LIMIT + 1500)}]))
    item = interface(view).child(0)
    assert item.textInterface().text(0, -1).endswith("x\n… and 1500 more characters")
    assert len(item.text(Text.Description)) < 2_100


def test_arrow_keys_tell_what_to_read(view: ConversationView, told: list[tuple[QAccessible.Event, str]]) -> None:
    view.show_chat(chat_of(turns(5)))
    view.setFocus()
    told.clear()
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Down)
    focused = [name for event, name in told if event is QAccessible.Event.Focus]
    assert focused == [f"Message {n} of 5, {'User' if n % 2 else 'Assistant'}" for n in (1, 2, 3)]
    states = [interface(view).child(index).state() for index in range(5)]
    assert [state.focused for state in states] == [0, 0, 1, 0, 0]
    assert [state.selected for state in states] == [0, 0, 1, 0, 0]
    assert interface(view).focusChild() is interface(view).child(2)


def test_other_messages_are_told_and_the_old_ones_given_up(
    view: ConversationView, told: list[tuple[QAccessible.Event, str]]
) -> None:
    view.show_chat(chat_of(turns(4)))
    old = [interface(view).child(index) for index in range(4)]
    told.clear()
    view.show_chat(chat_of(turns(6)))
    kinds = [event for event, _ in told]
    assert kinds.count(QAccessible.Event.ObjectDestroyed) == 4
    assert QAccessible.Event.ObjectCreated in kinds
    assert not any(isValid(item) for item in old)
    assert interface(view).child(0).text(Text.Name) == "Message 1 of 6, User"


def test_places_on_the_screen(view: ConversationView) -> None:
    view.show_chat(chat_of(turns(60)))
    first, last = interface(view).child(0), interface(view).child(59)
    assert (first.state().offscreen, last.state().offscreen) == (0, 1)
    assert first.rect().topLeft() == view.viewport().mapToGlobal(QPoint(0, 0))
    middle = first.rect().center()
    assert interface(view).childAt(middle.x(), middle.y()) is first
    assert interface(view).childAt(-5000, 0) is None
    view.choose_message(59)
    assert (first.state().offscreen, last.state().offscreen) == (1, 0)


def test_actions(view: ConversationView, qtbot: QtBot) -> None:
    view.show_chat(
        chat_of([{"role": "user", "content": "plain"}, {"role": "user", "content": "folded", "secret": 1}])
    )
    plain, folded = (interface(view).child(index).actionInterface() for index in (0, 1))
    assert plain.actionNames() == ["Copy", plain.setFocusAction()]
    assert folded.actionNames() == [folded.pressAction(), "Copy", folded.setFocusAction()]
    assert all(
        folded.localizedActionName(name) and folded.localizedActionDescription(name) for name in folded.actionNames()
    )
    before = interface(view).child(1).rect().height()
    folded.doAction(folded.pressAction())
    qtbot.waitUntil(lambda: interface(view).child(1).rect().height() > before)
    plain.doAction("Copy")
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "plain")
    folded.doAction(folded.setFocusAction())
    qtbot.waitUntil(lambda: view.current_message == 1)


def test_a_chat_that_does_not_decode_has_its_reason_and_its_text(view: ConversationView) -> None:
    view.show_chat(chat_of("no json\x00 here"))
    place = interface(view)
    assert place.childCount() == 2
    assert "not JSON" in place.text(Text.Description)
    assert "not JSON" in place.child(0).text(Text.Name)
    assert place.child(1).textInterface().text(0, -1) == "no json␀ here"
    assert place.child(1).actionInterface().actionNames() == []
    view.clear()
    assert place.childCount() == 0


def test_ten_thousand_messages_are_made_only_as_they_are_asked_for(view: ConversationView, qtbot: QtBot) -> None:
    view.show_chat(chat_of(turns(10_000, words=1)))
    place = interface(view)
    assert place.childCount() == 10_000
    assert view.spoken.made <= 1
    for index in range(0, 10_000, 20):
        assert place.child(index).text(Text.Name).startswith(f"Message {index + 1:}")
    qtbot.waitUntil(lambda: view.spoken.made <= KEPT)
    assert place.child(0).text(Text.Name) == "Message 1 of 10000, User"


ENDINGS = {
    "the view stays": "del place, item",
    "the view is about to go": "del place, item; view.deleteLater()",
    "everything is held": "held = [view, place, item]",
    "Python lets go first": "del view, place, item; gc.collect()",
    "Qt ends first": "app.shutdown()",
}
PROGRAM = """
import gc
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
QAccessible.setActive(True)
QAccessible.queryAccessibleInterface(QLabel("so that Qt's cache is older than the factory"))
from elegoo_chat_gui.ui.screens.conversation.view import ConversationView
from elegoo_chat_gui.ui.theme import Theme
from tests.ui.conversation_samples import chat_of, turns
for count in range(5):
    view = ConversationView(Theme(mode="light"))
    view.show()
    for messages in (turns(30 + count), turns(300), "raw"):
        view.show_chat(chat_of(messages))
        place = QAccessible.queryAccessibleInterface(view)
        for index in range(place.childCount()):
            item = place.child(index)
            item.textInterface().text(0, -1), item.actionInterface().actionNames(), item.state(), item.rect()
    gc.collect(0)
"""


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_program_ends_well_whoever_goes_first(ending: str) -> None:
    """Qt's cache and Python both believe to own an interface: in the wrong order that is a crash at the end."""
    code = PROGRAM + ENDINGS[ending]
    done = subprocess.run(  # noqa: S603  # code of this test
        [sys.executable, "-X", "faulthandler", "-c", code], capture_output=True, text=True, timeout=100, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
