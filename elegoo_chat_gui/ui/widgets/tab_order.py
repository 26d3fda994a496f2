"""Tab goes from place to place as they stand, whatever the order in which they were made."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_tab_order(parts: Iterable[QWidget], within: QWidget | None = None) -> None:
    """Tab comes by these parts of one window in this order, within each by its controls as they were made.

    Parts made after their neighbours come where the widget that holds them (`within`) has its turn.
    """
    stops = [stop for part in parts for stop in _stops(part)]
    before = _stop_before(within) if within is not None else None
    for one, other in pairwise(stops if before is None else [before, *stops]):
        QWidget.setTabOrder(one, other)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _stops(part: QWidget) -> list[QWidget]:
    return [one for one in (part, *part.findChildren(QWidget)) if _takes_tab(one)]


def _stop_before(widget: QWidget) -> QWidget | None:
    """Where Tab is before it comes into the widget."""
    at = widget.previousInFocusChain()
    while at is not None and at is not widget:
        if at.window() is widget.window() and not widget.isAncestorOf(at) and _takes_tab(at):
            return at
        at = at.previousInFocusChain()
    return None
