"""Finds labels and buttons whose words have no room."""

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from elegoo_chat_gui.ui.widgets import ElidedLabel


def cut_texts(root: QWidget) -> list[str]:
    """What each label, button or check box on the screen says that cannot be read to its end, and has no tooltip."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # what was said just now has its place
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.isVisible() or not widget.text():
            continue
        if widget.toolTip() and isinstance(widget, ElidedLabel):
            continue  # shortened on purpose, the whole is in the tooltip
        if missing := _missing(widget) or _beyond(widget):
            found.append(f"{type(widget).__name__} “{widget.text()[:60]}”: {missing}")
    return found


def _missing(widget: QLabel | QAbstractButton) -> str:
    """Too small for its own text."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        return f"{needed - widget.height()} px too low" if needed > widget.height() + 1 else ""
    needed = _needed(widget).width()
    return f"{needed - widget.width()} px too narrow" if needed > widget.width() + 1 else ""


def _needed(widget: QLabel | QAbstractButton) -> QSize:
    if isinstance(widget, QCheckBox | QPushButton) and not isinstance(widget, QCheckBox):
        option = QStyleOptionButton()
        widget.initStyleOption(option)
        inside = widget.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, widget).width()
        text = option.fontMetrics.horizontalAdvance(widget.text())
        return QSize(text + widget.width() - inside, 0)
    return widget.sizeHint().boundedTo(QSize(100_000, 100_000))


def _beyond(widget: QWidget) -> str:
    """Sticking out of what it lies in; what can be scrolled to is not cut."""
    around = widget.parentWidget()
    while around is not None and not widget.isWindow():
        area = around.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.horizontalScrollBar().maximum() > 0:
            return ""
        left = widget.mapTo(around, QPoint(0, 0)).x()
        outside = max(-left, left + widget.width() - around.width())
        if outside > 1:
            return f"{outside} px out of sight"
        if around.isWindow():
            break
        around = around.parentWidget()
    return ""
