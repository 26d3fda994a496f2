"""Every window by keyboard alone: Tab reaches all in the order of reading, all is named, the focus is always seen."""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import groupby, pairwise
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QWidget,
)

from elegoo_chat_gui.ui.screens.accounts import AccountsDialog
from tests.journeys.person import Person, live, until
from tests.journeys.windows import EVERY_WINDOW, Opening, main_window

MOST_STOPS = 120


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else widget.accessibleName()


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} {name_of(widget)!r}"


async def has_focus(window: QWidget) -> None:
    window.activateWindow()
    await until(window.isActiveWindow, "the window to be active")


def able_to_take_focus(window: QWidget) -> list[QWidget]:
    return [
        child
        for child in window.findChildren(QWidget)
        if child.window() is window
        and child.isVisible()
        and child.isEnabled()
        and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.focusProxy() is None
        and not (isinstance(child.parentWidget(), QComboBox))
    ]


async def tab_stops(window: QWidget) -> list[QWidget]:
    """What Tab comes by, once round."""
    await has_focus(window)
    stops: list[QWidget] = []
    for _ in range(MOST_STOPS):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        await asyncio.sleep(0)
        at = window.focusWidget()
        assert at is not None
        if at in stops:
            # The first may have been left out of the ring that Tab goes round.
            return stops[stops.index(at) :]
        stops.append(at)
    raise AssertionError(f"no end of stops: {[told(stop) for stop in stops[-5:]]}")


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def goes_back(one: QRect, other: QRect) -> bool:
    """Whether the eye must go up, or left in the same line."""
    above = other.bottom() <= one.top()
    in_line = other.top() < one.bottom() and one.top() < other.bottom()
    return above or (in_line and other.right() <= one.left())


def look(widget: QWidget) -> QImage:
    return widget.window().grab(place(widget).adjusted(-3, -3, 3, 3)).toImage()


def _live(qapp: QApplication, folder: Path, opening: Opening, check: Callable[[QWidget], Awaitable[None]]) -> None:
    async def story(person: Person) -> None:
        window = await opening(person)
        window.resize(1280, 800)
        await asyncio.sleep(0.1)
        await check(window)
        if isinstance(window, AccountsDialog):
            window.close()

    live(qapp, folder, story)


@EVERY_WINDOW
def test_every_control_has_a_name_and_tab_goes_in_the_order_of_reading(
    qapp: QApplication, tmp_path: Path, opening: Opening
) -> None:
    async def check(window: QWidget) -> None:
        assert not nameless(window)
        assert name_of(window).strip()
        stops = await tab_stops(window)
        missed = [told(one) for one in able_to_take_focus(window) if one not in stops]
        assert not missed
        pairs = [(one, other) for one, other in pairwise(stops) if goes_back(place(one), place(other))]
        # Into the next area it may go up again, out of an area never back to one that was left.
        assert not [f"{told(one)} -> {told(other)}" for one, other in pairs if area(one) is area(other)]
        areas = [one for one, _ in groupby(area(stop) for stop in stops)]
        round_and_round = areas[:-1] if areas[0] is areas[-1] else areas  # it begins in the middle of an area
        assert len(round_and_round) == len(set(round_and_round)), [told(one) for one in areas]

    _live(qapp, tmp_path, opening, check)


def area(widget: QWidget) -> QWidget:
    """The pane, bar or column that it stands in: order is asked for within one."""
    above = [widget]
    while (parent := above[-1].parentWidget()) is not None and not parent.isWindow():
        above.append(parent)
    panes = [one for one in above if isinstance(one.parentWidget(), QSplitter)]
    bars = [one for one in above if one.property("kind") in {"bar", "footer"}]
    return (*panes, *bars, above[-1])[0]


def nameless(window: QWidget) -> list[str]:
    """Controls that a screen reader could say nothing of."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QAbstractScrollArea)
    controls = {child for child in window.findChildren(QWidget) if isinstance(child, kinds)}
    controls |= set(able_to_take_focus(window))
    return [
        f"{told(one)} in {type(one.parentWidget()).__name__}"
        for one in controls
        if one.isVisible() and one.window() is window and not name_of(one).strip() and not _is_frame(one)
    ]


def _is_frame(widget: QWidget) -> bool:
    """A scroll area that only scrolls what is in it, and Qt's own parts of bigger controls."""
    parent = widget.parentWidget()
    only_scrolls = isinstance(widget, QScrollArea) and widget.focusPolicy() == Qt.FocusPolicy.NoFocus
    return only_scrolls or isinstance(parent, (QLineEdit, QComboBox, QAbstractItemView))


@EVERY_WINDOW
def test_the_focus_is_seen_wherever_it_is(qapp: QApplication, tmp_path: Path, opening: Opening) -> None:
    async def check(window: QWidget) -> None:
        stops = await tab_stops(window)
        unseen = []
        for at, stop in enumerate(stops):
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            await asyncio.sleep(0)
            with_focus = look(stop)
            stops[at - 1].setFocus(Qt.FocusReason.TabFocusReason)
            await asyncio.sleep(0)
            if look(stop) == with_focus:
                unseen.append(told(stop))
        assert not unseen

    _live(qapp, tmp_path, opening, check)


def test_the_focus_goes_to_the_list_when_the_open_chat_goes(qapp: QApplication, tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        window = await main_window(person)
        await has_focus(window)
        for pane in (person.presenter.conversation_pane, person.presenter.details_pane):
            inside = next(one for one in able_to_take_focus(window) if pane.isAncestorOf(one))
            inside.setFocus()
            person.presenter.open_chat(None)
            assert person.list.view.hasFocus()
            person.presenter.open_chat(person.list.model.row_at(1).summary.key)
            await until(lambda: person.presenter.conversation_pane.view.chat is not None, "the chat")

    live(qapp, tmp_path, story)
