"""The small shared widgets: plain text, tooltips only when needed, wrapping, names for screen readers."""

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.ui import widgets


@pytest.mark.parametrize(
    "text",
    ["<b>bold</b>", "a < b & c > d", "line\nbreak  two " + 80 * "x", "x\u202ey\x00" * 30, "</div><img src='x'>"],
)
def test_a_plain_tooltip_shows_exactly_the_text(qtbot: QtBot, text: str) -> None:
    document = QTextDocument()
    document.setHtml(widgets.plain_tooltip(text))
    assert document.toPlainText() == text.replace("\u202e", "⟨U+202E⟩").replace("\x00", "␀")
    assert QtGui.Qt.mightBeRichText(widgets.plain_tooltip(text))
    assert widgets.plain_tooltip("") == ""


def test_a_short_tooltip_is_what_a_screen_reader_should_say(qtbot: QtBot) -> None:
    for text in ("Undo (Ctrl+Z)", "two\nlines"):
        assert widgets.plain_tooltip(text) == text
        assert not QtGui.Qt.mightBeRichText(text)
    assert widgets.plain_tooltip("x\u202e") == "x⟨U+202E⟩"
    for text in ("long " * 20, "a<b", "a&lt;"):
        assert QtGui.Qt.mightBeRichText(widgets.plain_tooltip(text))


def test_labels_never_guess_markup(qtbot: QtBot) -> None:
    label = widgets.PlainLabel("<b>x</b>\x00", "muted")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<b>x</b>␀"


def test_an_elided_label_explains_itself_only_while_it_is_cut(qtbot: QtBot) -> None:
    text = "0.20mm Standard @Elegoo Neptune 4 with a long name"
    label = widgets.ElidedLabel(text)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    qtbot.waitUntil(lambda: bool(label.toolTip()))
    assert QLabel.text(label).endswith("…")
    assert label.text() == label.accessibleName() == text
    label.resize(label.sizeHint().width() + 20, 20)
    assert QLabel.text(label) == text
    assert label.toolTip() == ""


def test_an_elided_label_can_shrink(qtbot: QtBot) -> None:
    label = widgets.ElidedLabel("x" * 500)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 60 < label.sizeHint().width()


def test_chips_wrap_and_hidden_ones_take_no_room(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    layout = widgets.FlowLayout(host, spacing=8, line_spacing=6)
    chips = [QWidget(host) for _ in range(5)]
    for chip in chips:
        chip.setFixedSize(50, 20)
        layout.addWidget(chip)
    assert layout.heightForWidth(1000) == 20
    assert layout.heightForWidth(110) == 20 * 3 + 6 * 2
    layout.setGeometry(QRect(0, 0, 110, 100))
    assert [(c.x(), c.y()) for c in chips] == [(0, 0), (58, 0), (0, 26), (58, 26), (0, 52)]
    chips[0].hide()
    assert layout.heightForWidth(110) == 20 * 2 + 6
    layout.clear()
    assert layout.count() == 0


def test_chips_run_from_the_right_in_such_languages(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    layout = widgets.FlowLayout(host, spacing=8)
    chips = [QWidget(host) for _ in range(2)]
    for chip in chips:
        chip.setFixedSize(50, 20)
        layout.addWidget(chip)
    layout.setGeometry(QRect(0, 0, 200, 100))
    assert [chip.x() for chip in chips] == [150, 92]


def test_buttons_are_named_after_their_words(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    made: list[QPushButton] = [
        widgets.primary_button("Save & close", "plus"),
        widgets.secondary_button("Save & close"),
        widgets.flat_button("Save & close"),
        widgets.danger_button("Save & close", "trash"),
        widgets.link_button("Save & close"),
        widgets.menu_button("Save & close", menu),
        widgets.ChipButton("Save & close", "thumb-up"),
    ]
    for button in made:
        qtbot.addWidget(button)
        assert button.accessibleName() == "Save & close"
        assert button.text() == "Save && close"
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    icon_only = widgets.icon_button("copy", "Copy <this>")
    qtbot.addWidget(icon_only)
    assert icon_only.accessibleName() == "Copy <this>"
    assert "&lt;this&gt;" in icon_only.toolTip()
    assert icon_only.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_spinner_turns_only_while_seen(qtbot: QtBot) -> None:
    spinner = widgets.Spinner()
    qtbot.addWidget(spinner)
    assert spinner.accessibleName()
    assert not spinner.turning
    spinner.show()
    assert spinner.turning
    spinner.hide()
    assert not spinner.turning


def test_an_empty_state_says_what_to_do(qtbot: QtBot) -> None:
    state = widgets.EmptyState("offline", "You are offline", "The chats are from 09:58.", "Try again")
    qtbot.addWidget(state)
    state.resize(500, 400)
    state.show()
    button = state.findChild(QPushButton)
    assert button is not None
    with qtbot.waitSignal(state.action_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert state.accessibleName() == "You are offline"
    state.show_state("chat", "Loading", busy=True)
    spinner = state.findChild(widgets.Spinner)
    assert spinner is not None
    assert spinner.turning
    assert not button.isVisible()


def test_section_header_and_badge_keep_data_plain(qtbot: QtBot) -> None:
    header = widgets.SectionHeader("Slicing settings", "<i>3</i> differ")
    badge = widgets.Badge("<b>", "warning")
    for widget in (header, badge):
        qtbot.addWidget(widget)
    header.set_detail("")
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in header.findChildren(QLabel))
    assert badge.textFormat() == Qt.TextFormat.PlainText


def test_a_line_too_long_for_its_place_wraps_within_the_flow(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    layout = widgets.FlowLayout(host)
    label = widgets.PlainLabel("one two three four five six seven eight nine ten")
    label.setWordWrap(True)
    layout.addWidget(label)
    host.resize(120, 200)
    host.show()
    assert label.width() <= 120
    assert label.height() >= label.heightForWidth(label.width()) > label.fontMetrics().height()


def test_larger_text_asks_for_a_larger_window_as_far_as_the_screen_has_it(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    widgets.fit_to_text(window, 300, 200)
    assert (window.width(), window.height()) == (300, 200)
    qapp.setProperty("elegoo_text_scale", 1.5)
    widgets.fit_to_text(window, 300, 200)
    assert (window.width(), window.height()) == (450, 300)
    qapp.setProperty("elegoo_text_scale", 3.0)
    widgets.fit_to_text(window, 600, 400)
    qapp.setProperty("elegoo_text_scale", None)
    assert 600 <= window.width() <= window.screen().availableSize().width()


def test_tab_goes_by_late_parts_where_their_holder_stands(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, holder, last = QPushButton("first"), QWidget(), QPushButton("last")
    for widget in (first, holder, last):
        column.addWidget(widget)
    inner = QVBoxLayout(holder)
    below, above = QPushButton("below"), QPushButton("above")
    inner.addWidget(below)
    inner.insertWidget(0, above)
    widgets.set_tab_order([above, below], within=holder)
    window.show()
    first.setFocus()
    seen = []
    for _ in range(4):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        seen.append(window.focusWidget().text())
    assert seen == ["above", "below", "last", "first"]
