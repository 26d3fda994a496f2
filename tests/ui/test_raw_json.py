"""The row as received: a tree and a text, searched, copied, and in a window of its own."""

import json
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.chats import ROW_KEYS, Chat, chat_from_row
from elegoo_chat_gui.sandbox.content import open_rows
from elegoo_chat_gui.sandbox.users import FIRST_USER
from elegoo_chat_gui.ui.screens.details import DetailsPane
from elegoo_chat_gui.ui.screens.details._json_model import JsonModel
from elegoo_chat_gui.ui.screens.details._json_tree import MOST_EXPANDED
from elegoo_chat_gui.ui.screens.details._raw_view import RawMode, RawView
from elegoo_chat_gui.ui.theme import Theme

MESSAGES = json.dumps([{"role": "user", "content": "How hot for PETG?"}, {"role": "assistant", "content": None}])


def raw_row(**fields: object) -> bytes:
    row = dict.fromkeys(ROW_KEYS) | {"id": 5, "messages": MESSAGES} | fields
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")


def chat(raw: bytes) -> Chat:
    return chat_from_row(AccountKey("s", "u"), raw)


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> RawView:
    view = RawView(Theme())
    qtbot.addWidget(view)
    view.resize(500, 500)
    view.show()
    return view


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[DetailsPane]:
    pane = DetailsPane(Theme())
    qtbot.addWidget(pane)
    pane.resize(320, 900)
    pane.show()
    yield pane
    pane.close_windows()


def rows(view: RawView, qtbot: QtBot) -> list[str]:
    """The rows that are unfolded, from the top, each indented by its level."""
    qtbot.waitUntil(lambda: not view.tree.model_of_rows.is_reading)
    index, shown = view.tree.model_of_rows.index(0, 0), []
    while index.isValid():
        level, parent = 0, index.parent()
        while parent.isValid():
            level, parent = level + 1, parent.parent()
        shown.append("  " * level + str(index.data()))
        index = view.tree.indexBelow(index)
    return shown


def test_branches_unfold_and_strings_hold_their_json(view: RawView, qtbot: QtBot) -> None:
    view.show_raw(b'{"id":1.10,"id":1e400,"messages":"[{\\"content\\":\\"Hi\\"}]","x":"\\ud800\\u0000\\u202e"}')
    assert rows(view, qtbot)[1:3] == ["  id: 1.10", "  id: 1e400"]
    assert rows(view, qtbot)[-1] == "  x: “⟨U+D800⟩␀⟨U+202E⟩”"
    view.tree.expand_all()
    assert rows(view, qtbot)[3:7] == [
        '  messages: “[{"content":"Hi"}]”',
        '    JSON in this text: [{"content":"Hi"}]',
        '      0: {"content":"Hi"}',
        "        content: “Hi”",
    ]
    view.tree.fold_all()
    assert len(rows(view, qtbot)) == 5


def test_the_model_keeps_qts_rules(qtbot: QtBot, qapp: QApplication) -> None:
    model = JsonModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_source(raw_row())
    waiting = [model.index(0, 0)]
    while waiting:
        index = waiting.pop()
        if model.canFetchMore(index):
            model.fetchMore(index)
        qtbot.waitUntil(lambda: not model.is_reading)
        waiting += [model.index(row, 0, index) for row in range(model.rowCount(index))]
    model.show_source(b"not json")
    assert model.rowCount() == 1


def test_a_text_that_is_not_json_is_shown_as_it_is(view: RawView, qtbot: QtBot) -> None:
    view.show_raw(b"plain <b>words</b>")
    assert rows(view, qtbot) == ["…: not read: plain <b>words</b> (18 bytes)"]
    view.text_button.click()
    assert view.text.toPlainText() == "plain <b>words</b>"


def test_values_keys_and_paths_are_copied(view: RawView, qtbot: QtBot) -> None:
    view.show_raw(raw_row(user_feedback_text="line\nbreak", extra={"a": [1.10]}))
    view.tree.search("line")
    qtbot.waitUntil(lambda: view.tree.currentIndex().row() == 7)
    with qtbot.waitSignal(view.copied):
        QTest.keyClick(view.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "line\nbreak"
    actions = {action.text(): action for action in view.tree.menu().actions()}
    actions["Copy key"].trigger()
    assert QGuiApplication.clipboard().text() == "user_feedback_text"
    actions["Copy path"].trigger()
    assert QGuiApplication.clipboard().text() == "$.user_feedback_text"
    actions["Copy raw JSON"].trigger()
    assert (
        QGuiApplication.clipboard().text() == raw_row(user_feedback_text="line\nbreak", extra={"a": [1.10]}).decode()
    )


def test_the_search_unfolds_the_way_to_its_hits(view: RawView, qtbot: QtBot) -> None:
    view.show_raw(raw_row(filament_name="petg basic"))
    qtbot.keyClicks(view.search, "PETG")
    qtbot.waitUntil(lambda: view._hits.text() == "1 of 2")
    qtbot.waitUntil(lambda: view.tree.currentIndex().data() == "content: “How hot for PETG?”")
    QTest.keyClick(view.search, Qt.Key.Key_Return)
    assert view.tree.currentIndex().data() == "filament_name: “petg basic”"
    QTest.keyClick(view.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert view._hits.text() == "1 of 2"
    view.text_button.click()
    assert view._hits.text() == "1 of 2"
    assert view.text.textCursor().selectedText() == "PETG"
    view.search.setText("never there")
    assert view._hits.text() == "No hits"


def test_the_text_is_set_out_and_says_what_is_left(view: RawView) -> None:
    view.set_mode(RawMode.TEXT)
    view.show_raw(raw_row())
    assert view.text.toPlainText().startswith('{\n  "id": 5,\n  "messages": "[{\\"role\\"')
    assert not view._told.isVisible()
    view.show_raw(raw_row(user_feedback_text="x" * 500_000))
    assert "not shown; copy to have all" in view._told.text()


def test_expanding_all_is_bounded_and_says_so(view: RawView, qtbot: QtBot) -> None:
    many = json.dumps([{"role": "user", "content": str(n)} for n in range(2_000)])
    view.show_raw(raw_row(messages=many))
    view.tree.expand_all()
    assert len(rows(view, qtbot)) <= MOST_EXPANDED
    assert view._told.text() == "Long branches stay folded."


def test_tens_of_megabytes_open_without_holding_the_window(view: RawView, qtbot: QtBot) -> None:
    big = json.dumps([{"role": "user", "content": "How hot for PETG? " * 500}] * 4_000)
    raw = raw_row(messages=big, user_feedback_text="the needle")
    assert len(raw) > 30_000_000
    longest = 0.0

    def step() -> None:
        nonlocal longest
        started = time.process_time()
        QApplication.sendPostedEvents()
        qtbot.wait(1)
        longest = max(longest, time.process_time() - started)

    started = time.process_time()
    view.show_raw(raw)
    assert time.process_time() - started < 0.3
    model, index = view.tree.model_of_rows, QModelIndex()
    for row, children in [(0, len(ROW_KEYS)), (1, 1), (0, 4_000)]:
        while model.rowCount(index) <= row:
            step()
        index = model.index(row, 0, index)
        view.tree.expand(index)
        while model.rowCount(index) < children:
            step()
    assert longest < 0.3
    view.search.setText("needle")
    while not view.tree.currentIndex().data().startswith("user_feedback_text"):
        step()
    assert longest < 0.3


def test_the_section_reads_nothing_before_it_is_unfolded(pane: DetailsPane) -> None:
    pane.show_chat(chat(raw_row()))
    assert pane.raw.view.tree.model_of_rows.rowCount() == 0
    pane.raw.fold_button.click()
    assert pane.raw.view.tree.model_of_rows.rowCount() == 1
    pane.show_chat(chat(raw_row(id=6)))
    assert "id: 6" in str(pane.raw.view.tree.model_of_rows.index(0, 0, _top(pane)).data())
    pane.raw.fold_button.click()
    assert pane.raw.view.isHidden()


def _top(pane: DetailsPane) -> QModelIndex:
    return pane.raw.view.tree.model_of_rows.index(0, 0)


def test_a_window_of_its_own_follows_the_open_chat_and_closes_by_escape(pane: DetailsPane, qtbot: QtBot) -> None:
    pane.show_chat(chat(raw_row()))
    pane.raw.window_button.click()
    window = pane.raw.window_of_its_own
    assert window is not None
    assert window.isVisible()
    assert window.windowTitle() == "Raw JSON of chat #5"
    window.view.text_button.click()
    pane.show_chat(None)
    assert window.view.text.toPlainText() == ""
    pane.show_chat(chat(raw_row(id=6)))
    assert '"id": 6' in window.view.text.toPlainText()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    pane.raw.fold_button.click()
    assert pane.raw.view.mode is RawMode.TEXT, "the choice stays"
    pane.raw.window_button.click()
    assert pane.raw.window_of_its_own is window
    assert window.isVisible()


def sandbox_rows() -> list[bytes]:
    rows = open_rows(chats=None, data_file=None, folder=None, cancelled=threading.Event())
    _, pieces = rows.list_body(FIRST_USER)
    whole = b"".join(pieces)
    rows.close()
    return [json.dumps(row).encode() for row in json.loads(whole)]


def test_every_chat_of_the_sandbox_is_shown_whole(pane: DetailsPane, qtbot: QtBot) -> None:
    pane.raw.set_unfolded(True)
    rows = sandbox_rows()
    assert len(rows) > 50
    for raw in rows:
        pane.show_chat(chat(raw))
        for mode in RawMode:
            pane.raw.view.set_mode(mode)
            pane.raw.view.tree.expand_all()
            pane.grab()
        shown = pane.raw.view.text.toPlainText()
        assert str(json.loads(raw)["id"]) in shown
        if "�" not in shown and "⟨" not in shown and len(raw) < 100_000:
            assert json.loads(shown) == json.loads(raw)
