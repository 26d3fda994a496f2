"""The details pane says what a chat holds, and what it does not."""

import json

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.chats import ROW_KEYS, Chat, chat_from_row
from elegoo_chat_gui.ui.screens.details import DetailsPane
from elegoo_chat_gui.ui.theme import Theme


def chat(**fields: object) -> Chat:
    row = dict.fromkeys(ROW_KEYS) | {"id": 5, "messages": "[]", "created_at": "2026-03-02T01:12:44.507311Z"} | fields
    return chat_from_row(AccountKey("s", "u"), json.dumps(row).encode())


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> DetailsPane:
    pane = DetailsPane(Theme())
    qtbot.addWidget(pane)
    pane.resize(300, 900)
    pane.show()
    return pane


def words(pane: DetailsPane) -> str:
    labels = [label.text() for label in pane.findChildren(QLabel) if label.isVisibleTo(pane)]
    texts = [text.toPlainText() for text in pane.findChildren(QPlainTextEdit) if text.isVisibleTo(pane)]
    return "\n".join(labels + texts)


def test_without_a_chat_it_says_what_will_be_here(pane: DetailsPane) -> None:
    assert "appear here" in words(pane)
    pane.show_chat(chat())
    assert "appear here" not in words(pane)


def test_null_and_empty_are_told_apart(pane: DetailsPane) -> None:
    pane.show_chat(chat(machine_name="Neptune 4", filament_name="", user_feedback="positive"))
    shown = words(pane)
    assert all(word in shown for word in ("Neptune 4", "empty", "not given", "Positive"))


def test_settings_are_a_table_to_search_and_copy(pane: DetailsPane, qtbot: QtBot) -> None:
    settings = {f"key_{n}": ["0.2", "0.3"] if n == 3 else n for n in range(20)}
    pane.show_chat(chat(slicing_settings_json=json.dumps(settings)))
    table = pane.settings_table
    assert table.view.model().rowCount() == 20
    qtbot.keyClicks(table.search, "key_3")
    assert table.view.model().rowCount() == 1
    table.view.selectAll()
    with qtbot.waitSignal(pane.copied):
        table.view.copy_requested.emit()
    assert QGuiApplication.clipboard().text() == "key_3\t0.2, 0.3"


@pytest.mark.parametrize(("text", "reason"), [('{"a":\n x}', "line 2, column 2"), ("[1]", "not a table")])
def test_unreadable_settings_are_shown_with_the_reason(pane: DetailsPane, text: str, reason: str) -> None:
    pane.show_chat(chat(slicing_settings_json=text))
    shown = words(pane)
    assert reason in shown
    assert text in shown


def test_a_fresh_update_is_not_an_edit(pane: DetailsPane) -> None:
    pane.show_chat(chat(updated_at="2026-03-02T01:12:44.507330Z"))
    assert "Updated" not in words(pane)
    pane.show_chat(chat(updated_at="2026-03-02T02:12:44.507330Z"))
    assert "Updated" in words(pane)


def test_the_raw_row_unfolds_bounded_and_copies_whole(pane: DetailsPane) -> None:
    big = chat(user_feedback_text="x" * 500_000, other=[1.10])
    pane.show_chat(big)
    pane.raw_button.click()
    assert "copy to have all" in words(pane)
    pane._copy_raw()
    assert QGuiApplication.clipboard().text() == big.raw.decode()
    pane.raw_button.click()
    assert "copy to have all" not in words(pane)


def test_a_huge_value_is_shortened_in_its_label(pane: DetailsPane) -> None:
    pane.show_chat(chat(user_feedback_text="word " * 100_000))
    assert "more characters in the raw JSON" in words(pane)
    assert len(words(pane)) < 5_000


def test_markup_is_shown_as_text(pane: DetailsPane) -> None:
    pane.show_chat(chat(machine_name="<b>bold</b>", user_feedback="<img src=x>", user_feedback_text="\u202eabc\0"))
    shown = words(pane)
    assert "<b>bold</b>" in shown
    assert "<img src=x>" in shown
    assert "\u202e" not in shown
    assert "\0" not in shown


def test_fields_that_nobody_documented_are_shown(pane: DetailsPane) -> None:
    pane.show_chat(chat(model="<b>", parts=[1, {"a": None}]))
    shown = words(pane)
    assert "Other fields" in shown
    assert '"<b>"' in shown
    assert '[1,{"a":null}]' in shown
    pane.show_chat(chat())
    assert "Other fields" not in words(pane)
