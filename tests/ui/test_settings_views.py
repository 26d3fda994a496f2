"""The settings page's timeline and its comparison of two chats, and what is copied of them."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.chats import Chat
from elegoo_chat_gui.core.json_text import JsonValue
from elegoo_chat_gui.ui.screens.settings import SettingsPane, SettingsView
from elegoo_chat_gui.ui.screens.settings._cells import Line
from elegoo_chat_gui.ui.screens.settings._chooser import chat_offers
from elegoo_chat_gui.ui.screens.settings._content import compared_content
from elegoo_chat_gui.ui.screens.settings._copying import copied_table
from elegoo_chat_gui.ui.screens.settings._timeline import TimelineTable
from elegoo_chat_gui.ui.screens.settings._timeline_model import TimelineModel
from elegoo_chat_gui.ui.theme import Theme
from tests.ui.conversation_samples import chat_of, summary_of, turns
from tests.ui.settings_samples import (
    STRENGTH,
    USER,
    applies,
    compared,
    content_of,
    rows,
    shown,
    shown_pane,
    state_words,
    with_settings,
)


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[SettingsPane]:
    yield from shown_pane(qtbot, Theme(mode="light"))


# -- the timeline -----------------------------------------------------------------------------------


def timeline(pane: SettingsPane) -> TimelineTable:
    return shown(pane, view=SettingsView.TIMELINE).timeline


def spoken(table: TimelineTable, key: str) -> list[str]:
    model = table.timeline
    heads = [model.headerData(n, Qt.Orientation.Vertical) for n in range(model.rowCount())]
    place = next(n for n, head in enumerate(heads) if head.endswith(key))
    return [model.data(model.index(place, column)) for column in range(model.columnCount())]


def test_the_timeline_has_a_column_for_each_message_with_settings(pane: SettingsPane) -> None:
    table = timeline(pane)
    heads = [table.timeline.headerData(n, Qt.Orientation.Horizontal) for n in range(3)]
    assert heads == ["Message 2", "Message 6", "In force"]
    assert spoken(table, "wall_loops") == ["new: 4", "new: 5, Walls carry the load.", "5"]
    assert spoken(table, "nozzle_temperature") == ["new: 245 °C", "still 245 °C", "245 °C"]
    assert spoken(table, "brim_width") == ["new: 5 mm", "back to the preset", "slicer default"]
    assert spoken(table, "enable_support") == ["", "new: On", "On"]
    assert spoken(table, "Process preset") == ["new: 0.20mm Strength", "new: 0.20mm Strength", "0.20mm Strength"]


def test_what_is_new_is_marked_by_more_than_colour(pane: SettingsPane) -> None:
    model = timeline(pane).timeline
    cells = [model.cell(place, 1)[0].text for place in range(model.rowCount()) if model.cell(place, 1)]
    assert [text[0] for text in cells] == ["●", "●", "●", "↩", "2"]


def test_short_names_of_presets_stay_apart(pane: SettingsPane) -> None:
    messages = [applies("Fine @N4", {}, {"a": 1}), applies("Fine @N4 Max", {}, {"a": 1}), applies(None, {}, {"b": 2})]
    shown(pane, with_settings(None, messages), SettingsView.TIMELINE)
    assert spoken(pane.timeline, "Process preset") == [
        "new: Fine @N4",
        "new: Fine @N4 Max",
        "still Fine @N4 Max",
        "Fine @N4 Max",
    ]


def test_heads_and_cells_of_the_timeline_lead_to_messages(pane: SettingsPane, qtbot: QtBot) -> None:
    table = timeline(pane)
    with qtbot.waitSignal(pane.message_requested) as asked:
        table.horizontalHeader().sectionClicked.emit(1)
    assert asked.args == [5]
    table.setFocus()
    table.setCurrentIndex(table.timeline.index(2, 0))
    with qtbot.waitSignal(pane.message_requested) as asked:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert asked.args == [1]
    rect = table.visualRect(table.timeline.index(2, 1))
    with qtbot.waitSignal(pane.message_requested) as asked:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(15, 15))
    assert asked.args == [5]


def test_the_search_goes_for_the_timeline_too(pane: SettingsPane) -> None:
    table = timeline(pane)
    pane._search("brim")
    assert [item.row.key for item in table.timeline.items] == ["brim_width"]
    pane._search("chocolate")
    assert "chocolate" in state_words(pane)


def test_a_chat_without_changes_has_no_timeline(pane: SettingsPane) -> None:
    shown(pane, with_settings({"wall_loops": "3"}, [USER]), SettingsView.TIMELINE)
    assert state_words(pane) == "The assistant changed no settings"


def test_a_late_long_reason_has_room_among_many_changes(pane: SettingsPane, qtbot: QtBot) -> None:
    def height(messages: list[JsonValue]) -> int:
        table = shown(pane, with_settings(None, messages), SettingsView.TIMELINE).timeline
        qtbot.waitUntil(lambda: table._waiting == table.timeline.rowCount())
        return table.rowHeight(table.timeline.rowCount() - 1)

    changes = [applies(None, {}, {"wall_loops": n}) for n in range(100)]
    plain = height(changes)
    assert height([*changes, applies(None, {}, {"wall_loops": 5}, wall_loops="It will be stronger. " * 9)]) > plain


def test_the_timeline_does_not_ask_for_every_head(pane: SettingsPane, monkeypatch: pytest.MonkeyPatch) -> None:
    table = shown(pane, with_settings(None, [applies(None, {}, {"wall_loops": n}) for n in range(500)])).timeline
    asked: list[int] = []
    known = TimelineModel.headerData

    def count(model: TimelineModel, section: int, *rest: Any) -> Any:
        asked.append(section)
        return known(model, section, *rest)

    monkeypatch.setattr(TimelineModel, "headerData", count)
    pane.show_view(SettingsView.TIMELINE)
    assert table.isVisible()
    assert len(asked) < 100


# -- two chats --------------------------------------------------------------------------------------


def test_two_chats_stand_side_by_side(pane: SettingsPane) -> None:
    model = compared(pane).compare.settings
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(3)]
    assert heads == ["Setting", "#7 · Strong", "#9 · Strong"]
    found = rows(model)
    assert found["wall_loops"][1:] == ["5\nassistant, message 6", "6\nthis chat"]
    assert "fan_max_speed" not in found
    pane.show_only_differences(False)
    assert rows(model)["fan_max_speed"][1:] == ["80 %\nthis chat", "80 %\nthis chat"]


def test_without_another_chat_the_comparison_asks_for_one(pane: SettingsPane, qtbot: QtBot) -> None:
    shown(pane, view=SettingsView.COMPARE)
    assert state_words(pane) == "Compare with another chat"
    with qtbot.waitSignal(pane.chats_wanted):
        pane.state.action_requested.emit()


def test_chats_to_compare_with_are_found_by_title_number_and_preset(pane: SettingsPane, qtbot: QtBot) -> None:
    chats = [chat_of(turns(1), n, filament_name="PLA" if n % 2 else "PETG") for n in range(20)]
    shown(pane).offer_chats(chat_offers(summary_of(chat) for chat in chats))
    chooser = pane.chooser
    assert chooser.isVisible()
    QTest.keyClicks(chooser.field, "#17")
    assert [offer.key.id for offer in chooser._chats.shown] == [17]
    chooser.field.setText("petg")
    assert len(chooser._chats.shown) == 10
    QTest.keyClick(chooser.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(pane.compare_chosen) as chosen:
        QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert chosen.args == [chats[2].key]
    assert chooser.isHidden()


# -- copying ----------------------------------------------------------------------------------------


def test_what_is_shown_is_copied_as_a_table(pane: SettingsPane, qtbot: QtBot) -> None:
    shown(pane)
    with qtbot.waitSignal(pane.copy_requested) as asked:
        pane.tools.copy_button.click()
    copied = copied_table(asked.args[0])
    lines = copied.markdown.split("\n")
    assert lines[0] == "| Setting | Key | Preset | In this chat | Assistant | In force |"
    assert lines[2] == "| Wall loops | wall_loops | 3 | 2 | message 2: 4 message 6: 5 Walls carry the load. | 5 |"
    assert len(lines) == 6
    assert copied.html.count("<tr>") == 5
    assert "message 2: 4<br>message 6: 5" in copied.html


def test_chosen_rows_are_copied_alone(pane: SettingsPane, qtbot: QtBot) -> None:
    table = shown(pane).differences
    table.selectRow(1)
    with qtbot.waitSignal(pane.copy_requested) as asked:
        QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied_table(asked.args[0]).count == 1


def test_the_timeline_is_copied_change_by_change(pane: SettingsPane, qtbot: QtBot) -> None:
    timeline(pane)
    with qtbot.waitSignal(pane.copy_requested) as asked:
        pane.tools.copy_button.click()
    lines = copied_table(asked.args[0]).markdown.split("\n")
    assert lines[0] == "| Message | Setting | Key | Value | Reason |"
    assert f"| 2 | Process preset |  | {STRENGTH} |  |" in lines
    assert "| 6 | Wall loops | wall_loops | 5 | Walls carry the load. |" in lines
    assert "| 6 | Brim width | brim_width | back to the preset |  |" in lines


def test_both_chats_are_copied(pane: SettingsPane) -> None:
    job = compared(pane)._copy_job(chosen=False)
    assert job is not None
    assert copied_table(job).markdown.startswith("| Setting | Key | #7 · Strong | #9 · Strong |")


def test_nothing_is_cut_in_what_is_copied(pane: SettingsPane) -> None:
    long = "7" * 5_000
    chat = with_settings(None, [applies(None, {}, {"wall_loops": n, "start": f"{n}{long}"}) for n in range(9)])
    content = content_of(chat, pane.values)
    pane.show_content(content)
    for view in (SettingsView.DIFFERENCES, SettingsView.TIMELINE, SettingsView.COMPARE):
        pane.show_view(view)
        pane.show_compared(compared_content(content, content_of(with_settings(None, []), pane.values), pane.values))
        job = pane._copy_job(chosen=False)
        assert job is not None
        text = copied_table(job).markdown
        assert f"8{long}" in text
        assert "…" not in text
        if view is SettingsView.DIFFERENCES:
            assert "message 1: 0 message 2: 1 message 3: 2" in text


def test_all_rows_are_copied_where_all_are_chosen_before_they_were_seen(pane: SettingsPane, qtbot: QtBot) -> None:
    table = shown(pane, with_settings(None, [applies(None, {}, {f"key_{n}": n for n in range(150)})])).differences
    assert table.settings.rowCount() < 100
    table.selectAll()
    with qtbot.waitSignal(pane.copy_requested) as asked:
        QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied_table(asked.args[0]).count == 150


def test_a_searched_timeline_is_copied_as_it_is_shown(pane: SettingsPane) -> None:
    timeline(pane)
    pane._search("wall_loops")
    job = pane._copy_job(chosen=False)
    assert job is not None
    assert "Process preset" not in copied_table(job).markdown


def test_what_hides_in_names_and_reasons_is_seen(pane: SettingsPane) -> None:
    """Neither turns the words beside it round, nor breaks a line, nor fills the screen."""
    hostile = f"a\u202eb\nc\x00{'d' * 100_000}"
    first = applies("P", {}, {hostile: 1, "wall_loops": 3}, wall_loops="left \u202e right")
    shown(pane, with_settings(None, [first, applies(f"Q{hostile}", {}, {"wall_loops": 4})]))
    pane.show_only_differences(False)
    table = pane.differences.settings
    lines = [line.text for place in range(table.rowCount()) for cell in table.cells_at(place) for line in cell]
    times = pane.timeline.timeline
    pane.show_view(SettingsView.TIMELINE)
    for place in range(times.rowCount()):
        cells = (times.name_at(place), *(times.cell(place, column) for column in range(times.columnCount())))
        lines += [line.text for cell in cells for line in cell]
    lines += pane.footer.text().split("\n")
    assert any("left ⟨U+202E⟩ right" in line for line in lines)
    assert not any(set(line) & set("\u202e\n\x00") for line in lines)
    assert len(pane.footer.text()) < 2_000


def test_a_row_that_is_not_measured_yet_keeps_to_itself(pane: SettingsPane) -> None:
    painter = pane.differences._painter
    image = QImage(200, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as to:
        painter.paint(to, (Line("word " * 60, most=9),), QRect(0, 0, 200, 50))
    below = image.copy(0, 60, 200, 240)
    blank = QImage(below.size(), QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.white)
    assert below == blank


def test_a_name_as_wide_as_its_room_wraps_and_is_not_cut(pane: SettingsPane) -> None:
    painter = pane.differences._painter
    for text in (f"{'Supports on the build plate only'[:n]} xx" for n in range(12, 32)):
        line = Line(text, most=2)
        widest = painter._advance(line)
        for room in range(widest - 3, widest + 4):
            shown_lines = painter.wrapped(line, room)
            assert "…" not in "".join(shown_lines)
            assert painter._count(line, room) == len(shown_lines)


def test_the_columns_fill_the_table_from_chat_to_chat(pane: SettingsPane, qtbot: QtBot) -> None:
    def short(*keys: str) -> Chat:
        return with_settings(None, [applies(None, {}, {key: 1}) for key in keys])

    long = with_settings(None, [applies(None, {}, {f"key_{n}": n for n in range(14)}) for _ in range(2)])
    for view, table in ((SettingsView.TIMELINE, pane.timeline), (SettingsView.DIFFERENCES, pane.differences)):
        for one in (long, short(), short("a", "b"), long, short("a", "b")):
            shown(pane, one, view)
            qtbot.wait(20)
            if table.isVisible():
                columns = range(table.model().columnCount())
                free = table.viewport().width() - sum(map(table.columnWidth, columns))
                assert 0 <= free < len(columns)
