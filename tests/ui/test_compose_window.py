"""The compose window on its own: marks, undo, input methods, carried-over values, the request."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.drafts import Draft, DraftMessage
from elegoo_chat_gui.core.json_text import parse
from elegoo_chat_gui.core.messages import Message
from elegoo_chat_gui.ui.screens.compose import ComposeWindow, PreviewFactory
from elegoo_chat_gui.ui.screens.compose._carried_block import CarriedOverBlock
from elegoo_chat_gui.ui.screens.compose._turn import TurnAction, TurnEditor
from elegoo_chat_gui.ui.theme import Theme
from tests.fakes import ACCOUNT
from tests.fakes_compose import NotedPreview, written

Open = Callable[..., ComposeWindow]


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication) -> Iterator[Open]:
    opened: list[ComposeWindow] = []

    def make(draft: Draft, preview: PreviewFactory | None = None) -> ComposeWindow:
        window = ComposeWindow(draft, ACCOUNT, Theme(mode="light"), preview)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(window)
        opened.append(window)
        window.begin()
        qapp.processEvents()
        return window

    yield make
    for window in opened:
        window.close()


def sent(window: ComposeWindow) -> list[Draft]:
    drafts: list[Draft] = []
    window.submit_requested.connect(drafts.append)
    return drafts


def turn(window: ComposeWindow, index: int) -> TurnEditor:
    editor = window.write.messages.turn(index)
    assert editor is not None
    return editor


def carried(source: str) -> DraftMessage:
    message = Message(source, parse(source))
    return DraftMessage(message.role_name or "", message.text, source=source)


def red_words(window: ComposeWindow) -> list[str]:
    return [
        label.text()
        for label in window.findChildren(QLabel)
        if label.property("kind") == "error" and label.isVisible() and label.text()
    ]


# -- what must not be sent ------------------------------------------------------------------------


def test_a_blank_message_is_marked_and_not_sent(open_window: Open) -> None:
    window = open_window(written("fine", "  \u3000"))
    drafts = sent(window)
    window.send()
    assert drafts == []
    assert turn(window, 1).property("invalid") == "true"
    assert turn(window, 0).property("invalid") != "true"
    assert red_words(window) == ["This message may not be blank."]
    assert turn(window, 1).field.hasFocus()
    QTest.keyClicks(turn(window, 1).field, "x")
    assert red_words(window) == []
    window.send()
    assert len(drafts) == 1


def test_nothing_is_marked_before_the_first_try(open_window: Open) -> None:
    window = open_window(written(""))
    QTest.keyClicks(turn(window, 0).field, "a")
    QTest.keyClick(turn(window, 0).field, Qt.Key.Key_Backspace)
    assert red_words(window) == []


def test_a_chat_without_messages_is_refused(open_window: Open) -> None:
    window = open_window(written())
    drafts = sent(window)
    window.send()
    assert drafts == []
    assert red_words(window) == ["A chat needs at least one message."]


def test_the_first_problem_gets_the_focus_whatever_tab_is_open(open_window: Open) -> None:
    window = open_window(written(""))
    window.show_tab(2)
    window.send()
    assert turn(window, 0).field.isVisible()
    assert turn(window, 0).field.hasFocus()


def test_settings_that_are_no_json_are_refused_with_the_place(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(written("fine", settings_text='{\n  "a": 1,\n  "b": tru\n}'))
    drafts = sent(window)
    window.send()
    assert drafts == []
    assert red_words(window) == ["Line 3, column 8: this is not JSON."]


# -- keys -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_sends_from_inside_a_field(open_window: Open, key: Qt.Key, qtbot: QtBot) -> None:
    window = open_window(written("fine"))
    drafts = sent(window)
    QTest.keyClick(turn(window, 0).field, key, Qt.KeyboardModifier.ControlModifier)
    assert drafts == [window.draft]
    assert window.draft.messages[0].text == "fine"


def test_a_cell_that_is_being_typed_is_sent_too(open_window: Open) -> None:
    window = open_window(written("fine", settings_text='{"walls": "3"}'))
    drafts = sent(window)
    table = window.settings.findChild(QTableView)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 1))
    table.edit(table.currentIndex())
    editor = table.findChild(QLineEdit)
    editor.setText("4")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [json.loads(draft.settings_text) for draft in drafts] == [{"walls": "4"}]


def test_enter_that_confirms_a_candidate_never_sends(open_window: Open, qapp: QApplication) -> None:
    window = open_window(written("fine"))
    drafts = sent(window)
    field = turn(window, 0).field
    field.setFocus()
    QApplication.sendEvent(field, QInputMethodEvent("ni", []))
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert drafts == []
    done = QInputMethodEvent("", [])
    done.setCommitString("你")
    QApplication.sendEvent(field, done)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert drafts == []  # the same key press that confirmed
    qapp.processEvents()
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(drafts) == 1
    assert "你" in drafts[0].messages[0].text


def test_undo_takes_back_a_phrase_and_a_removed_message(open_window: Open) -> None:
    window = open_window(written("one"))
    start = window.draft
    field = turn(window, 0).field
    field.setFocus()
    QTest.keyClicks(field, " two")
    typed = window.draft
    window.write.messages.add_message()
    turn(window, 0).action_requested.emit(0, TurnAction.REMOVE)
    assert [message.text for message in window.draft.messages] == [""]
    undo = QKeySequence(QKeySequence.StandardKey.Undo)
    for _ in range(2):
        QTest.keySequence(window, undo)
    assert window.draft == typed
    assert turn(window, 0).field.typed_text() == typed.messages[0].text
    QTest.keySequence(turn(window, 0).field, undo)  # from inside a field too
    assert window.draft == start
    QTest.keySequence(window, QKeySequence(QKeySequence.StandardKey.Redo))
    assert window.draft == typed


def test_messages_move_duplicate_and_change_their_role(open_window: Open) -> None:
    window = open_window(written("a", "b"))
    turn(window, 1).action_requested.emit(1, TurnAction.MOVE_UP)
    assert [message.text for message in window.draft.messages] == ["b", "a"]
    assert turn(window, 0).field.hasFocus()
    turn(window, 0).action_requested.emit(0, TurnAction.DUPLICATE)
    assert [message.text for message in window.draft.messages] == ["b", "b", "a"]
    turn(window, 2).role_chosen.emit(2, "tool")
    assert window.draft.messages[2].role == "tool"
    window.write.messages.add_message()
    assert window.draft.messages[3].role == "user"
    window.write.messages.add_message()
    assert window.draft.messages[4].role == "assistant"


def test_no_break_spaces_stay_what_they_are(open_window: Open) -> None:
    window = open_window(written("«\u00a0a\u00a0»"))
    QTest.keyClicks(turn(window, 0).field, "!")
    assert sorted(window.draft.messages[0].text) == sorted("!«\u00a0a\u00a0»")


def test_a_pasted_run_without_spaces_does_not_stop_the_window(open_window: Open, qapp: QApplication) -> None:
    window = open_window(written(""))
    field = turn(window, 0).field
    QApplication.clipboard().setText("x" * 100_000)
    field.paste()
    qapp.processEvents()
    assert field.wordWrapMode() is QTextOption.WrapMode.WrapAnywhere
    assert len(window.draft.messages[0].text) == 100_000
    QApplication.clipboard().clear()


# -- carried over ---------------------------------------------------------------------------------

ODD = (
    '{"role":"assistant","content":null, "agent_actions":[{"name":"slice_model"}]}',
    '{"role":"assistant","content":1.10}',
    '"bare"',
    '{"content":"no role","x":"\\u00e9"}',
    '{"role":"user","content":"caf\\u00e9","id":12345678901234567890.0}',
)


def test_carried_over_values_go_out_byte_for_byte(open_window: Open) -> None:
    draft = replace(written(), messages=(*map(carried, ODD), DraftMessage("user", "new")), continues=7)
    window = open_window(draft)
    window.show_tab(2)
    body = json.loads(window.request.body())
    assert body["messages"] == "[" + ",".join(ODD) + ',{"role":"user","content":"new"}]'
    assert body["access_token"] == "***"
    assert json.loads(window.request.shown_text()) == body


def test_opening_a_message_for_editing_changes_nothing_until_something_is_typed(open_window: Open) -> None:
    window = open_window(replace(written(), messages=tuple(map(carried, ODD))))
    assert not turn(window, 4).shows_field
    before = window.draft
    turn(window, 4).unlock_requested.emit(4)
    assert turn(window, 4).shows_field
    assert window.draft == before
    QTest.keyClicks(turn(window, 4).field, "!")
    message = window.draft.messages[4].message()
    assert message.text == "café!"
    assert message.source.endswith('"id":12345678901234567890.0}')
    assert turn(window, 3).shows_field is False


def test_thousands_of_carried_over_messages_are_one_block(open_window: Open) -> None:
    many = tuple(carried(f'{{"role":"user","content":"{at}"}}') for at in range(900))
    window = open_window(replace(written(), messages=(*many, DraftMessage("user", ""))))
    assert len(window.findChildren(TurnEditor)) == 1
    (block,) = window.findChildren(CarriedOverBlock)
    assert block.accessibleName() == "900 messages carried over"
    block.page_requested.emit(0)
    assert turn(window, 19) is not None
    assert window.write.messages.turn(20) is None
    window.write.messages.focus_message(634)
    assert turn(window, 634).isVisible()
    assert len(window.findChildren(TurnEditor)) < 60


def test_an_unreadable_chat_is_one_raw_field_behind_a_warning(open_window: Open) -> None:
    window = open_window(replace(written(), raw_messages="How do I fix warping?"))
    assert any("could not be read" in label.text() for label in window.findChildren(QLabel) if label.isVisible())
    drafts = sent(window)
    window.send()
    assert drafts[0].messages_text() == "How do I fix warping?"


def test_a_huge_raw_text_is_sent_whole(open_window: Open) -> None:
    raw = "x" * 300_000
    window = open_window(replace(written(), raw_messages=raw))
    assert json.loads(window.request.body() or "{}") == {}
    window.show_tab(2)
    assert json.loads(window.request.body())["messages"] == raw


# -- preview, settings, feedback, names -----------------------------------------------------------


def test_the_preview_is_made_when_looked_at_and_follows(open_window: Open, qtbot: QtBot) -> None:
    class Preview(QWidget, NotedPreview):
        def __init__(self) -> None:
            QWidget.__init__(self)
            NotedPreview.__init__(self)

    window = open_window(written("one", ""), Preview)
    assert window.preview.preview is None
    window.show_tab(1)
    preview = window.preview.preview
    assert isinstance(preview, Preview)
    assert [message.text for message in preview.shown[-1]] == ["one"]
    window.write.messages.messages_edited.emit(written("one", "two").messages, "")
    qtbot.waitUntil(lambda: [message.text for message in preview.shown[-1]] == ["one", "two"])


def test_without_a_preview_the_words_are_shown_plain(open_window: Open) -> None:
    window = open_window(written("<b>one</b>"))
    window.show_tab(1)
    preview = window.preview.preview
    assert isinstance(preview, QPlainTextEdit)
    assert preview.toPlainText() == "User\n<b>one</b>"


@pytest.mark.parametrize(("feedback", "words"), [("👍🏽" * 8, "16 of 16"), ("👍🏽" * 8 + "!", "17 of 16")])
def test_the_counter_counts_code_points(open_window: Open, feedback: str, words: str) -> None:
    window = open_window(written("fine", feedback=feedback))
    assert words in [label.text() for label in window.feedback.findChildren(QLabel)]
    drafts = sent(window)
    window.send()
    assert len(drafts) == (1 if words == "16 of 16" else 0)


def test_feedback_is_chosen_and_taken_back(open_window: Open) -> None:
    window = open_window(written("fine"))

    def press(name: str) -> None:
        next(b for b in window.feedback.findChildren(QAbstractButton) if b.text() == name).click()

    press("positive")
    assert window.draft.feedback == "positive"
    press("other…")
    assert window.draft.feedback is None
    QTest.keyClicks(window.feedback.findChild(QLineEdit), "so-so")
    assert window.draft.feedback == "so-so"
    press("None")
    assert window.draft.feedback is None


def test_every_control_has_a_name(open_window: Open) -> None:
    window = open_window(replace(written("a", "b"), feedback="so-so", settings_text='{"a": 1}'))
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QPlainTextEdit)
        and widget.isVisible()
        and not (widget.accessibleName() or widget.toolTip() or getattr(widget, "text", str)())
    ]
    assert nameless == []
