"""Large text, narrow and wide windows: nothing is cut off, nothing lies over anything else."""

import asyncio
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QLineEdit, QWidget

from elegoo_chat_gui.ui.screens.accounts import AccountsDialog
from elegoo_chat_gui.ui.screens.chat_list import ChatRow
from elegoo_chat_gui.ui.widgets import ElidedLabel
from tests.journeys.person import Person, live, until
from tests.journeys.windows import EVERY_WINDOW, Opening

SIZES = [(1.0, (1280, 900, 2560)), (1.5, (1280,)), (2.0, (1280,))]


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""


def telling(window: QWidget) -> list[QWidget]:
    """Labels and buttons with words that are shown."""
    kinds = (QLabel, QAbstractButton)
    every = [child for child in window.findChildren(QWidget) if isinstance(child, kinds) and child.window() is window]
    # Qt's own buttons in a line of text have icons only, of a size that it chooses.
    return [one for one in every if one.isVisible() and words(one).strip() and not _in_line(one)]


def _in_line(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), QLineEdit)


def needed(widget: QWidget) -> int:
    """Pixels that the words need; an elided label says in its tooltip what it cut."""
    if isinstance(widget, ElidedLabel):
        return 0
    if isinstance(widget, QLabel):
        longest = max(words(widget).split() if widget.wordWrap() else words(widget).split("\n"), key=len)
        return widget.fontMetrics().horizontalAdvance(longest)
    return widget.minimumSizeHint().width()


def seen(widget: QWidget) -> QRect:
    """What of its place the areas around it leave in sight from left to right; up and down they scroll."""
    rect = place(widget)
    at: QWidget | None = widget
    while (at := at.parentWidget()) is not None and not at.isWindow():
        around = place(at)
        area = at.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is at and _scrolls_sideways(area):
            return rect
        rect = QRect(QPoint(max(rect.left(), around.left()), rect.top()), rect.bottomRight())
        rect.setRight(min(rect.right(), around.right()))
    return rect


def _scrolls_sideways(area: QAbstractScrollArea) -> bool:
    return area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def cut(window: QWidget) -> list[str]:
    return [
        f"{words(one)[:40]!r} has {seen(one).width()} of {needed(one)}"
        for one in telling(window)
        if seen(one).width() < needed(one) or seen(one).width() < one.width() - 1
    ]


def overlapping(window: QWidget) -> list[str]:
    """Words over words, among what is of the same parent."""
    found = []
    for one, other in combinations(telling(window), 2):
        if one.parentWidget() is other.parentWidget() and one.geometry().intersects(other.geometry()):
            found.append(f"{words(one)[:30]!r} and {words(other)[:30]!r}")
    return found


@pytest.mark.parametrize(("scale", "widths"), SIZES, ids=str)
@EVERY_WINDOW
def test_nothing_is_cut_and_nothing_lies_over_anything(
    qapp: QApplication, tmp_path: Path, opening: Opening, scale: float, widths: tuple[int, ...]
) -> None:
    async def story(person: Person) -> None:
        person.application.theme.text_scale = scale
        window = await opening(person)
        trouble = {}
        for width in widths:
            if not isinstance(window, AccountsDialog):
                window.resize(width, 800)
            elif scale > 1:
                window.resize(1220, 740)  # what it takes of a screen of 1,280 by 800; there is less off screen
            await asyncio.sleep(0.15)
            trouble[width] = cut(window) + overlapping(window)
        person.application.theme.text_scale = 1.0
        if isinstance(window, AccountsDialog):
            window.close()
        assert trouble == {width: [] for width in widths}

    live(qapp, tmp_path, story)


@EVERY_WINDOW
def test_the_largest_text_leaves_every_control_in_the_window(
    qapp: QApplication, tmp_path: Path, opening: Opening
) -> None:
    async def story(person: Person) -> None:
        person.application.theme.text_scale = 3.0
        window = await opening(person)
        window.resize(1280, 800)
        await asyncio.sleep(0.15)
        buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisible() and one.window() is window]
        lost = [words(one) or one.accessibleName() for one in buttons if seen(one).width() < min(24, one.width())]
        person.application.theme.text_scale = 1.0
        if isinstance(window, AccountsDialog):
            window.close()
        assert not lost

    live(qapp, tmp_path, story)


def test_the_readers_place_stays_when_the_text_grows(qapp: QApplication, tmp_path: Path) -> None:
    """In the conversation and in the list."""

    async def story(person: Person) -> None:
        await person.sees_chats(60)
        pane, view = person.list, person.presenter.conversation_pane.view
        rows = [pane.model.row_at(at) for at in range(pane.model.rowCount())]
        chats = [row.summary for row in rows if isinstance(row, ChatRow)]
        longest = max(chats, key=lambda summary: summary.message_count or 0)
        assert pane.select_chat(longest.key)
        await until(lambda: view.chat is not None and view.heights_are_exact, "the long chat")
        view.go_to((20, 0))
        pane.view.verticalScrollBar().setValue(900)
        above = pane.model.row_at(pane.view.rowAt(1))
        for scale in (2.0, 0.8, 3.0, 1.0):
            person.application.theme.text_scale = scale
            await asyncio.sleep(0.1)
            assert view.place[0] == 20, scale
            shown = {pane.model.row_at(pane.view.rowAt(y)) for y in (1, 60, 120)}
            assert above in shown, scale

    live(qapp, tmp_path, story)
