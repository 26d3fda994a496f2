"""The line of a preset picker: what is typed, a remark and the buttons at its far end."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.icons import icon
from elegoo_chat_gui.ui.screens.compose._fields import LineField
from elegoo_chat_gui.ui.widgets import PlainLabel, plain_tooltip

_GAP: Final = 12  # between what is typed and the remark
_SIDE: Final = 8  # between the line's frame and the text


class SearchField(LineField):
    """A remark is shown where the text leaves room for it; the cross, where one is about to use it."""

    clear_requested = Signal()
    open_requested = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._is_clearable = False
        self._is_pointed_at = False
        self._remark_words = ""
        self._remark = PlainLabel("", "muted", self)
        self._remark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ellipsis = _Ellipsis(self)
        self._clear = QAction(icon("close", "text_muted"), tr("Clear {name}", name=name), self)
        self._clear.triggered.connect(self.clear_requested)
        self._open = QAction(icon("chevron-down", "text_muted"), tr("Show names"), self)
        self._open.triggered.connect(self._open_from_button)
        for action in (self._open, self._clear):
            action.setToolTip(plain_tooltip(action.text()))
            self.addAction(action, LineField.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self.textChanged.connect(self._arrange)

    @property
    def remark(self) -> str:
        """What it says beside the text, shown or not."""
        return self._remark_words

    def set_remark(self, text: str) -> None:
        self._remark_words = text
        self._remark.setText(text)
        self._arrange()

    def set_clearable(self, is_clearable: bool) -> None:
        self._is_clearable = is_clearable
        self._show_clear()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._open.setVisible(not read_only)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_clear()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_clear()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._is_pointed_at = True
        self._show_clear()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._is_pointed_at = False
        self._show_clear()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.selectAll()
        event.accept()

    def _open_from_button(self) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.open_requested.emit()

    def _show_clear(self) -> None:
        self._clear.setVisible(self._is_clearable and (self._is_pointed_at or self.hasFocus()))
        self._arrange()

    def _arrange(self) -> None:
        self._remark.adjustSize()
        end = self.width() - self._width_of_buttons() - _SIDE
        width = self._remark.width() if self._remark_words else 0
        text = self.fontMetrics().horizontalAdvance(self.text())
        shown = bool(width) and text + _GAP + width < end - _SIDE
        self._remark.setVisible(shown)
        self._remark.move(end - width, (self.height() - self._remark.height()) // 2)
        self.setTextMargins(0, 0, width + 4 if shown else 0, 0)
        self._ellipsis.setVisible(text > end - _SIDE and not self.hasFocus())
        self._ellipsis.cover(end + 2, self.height())

    def _width_of_buttons(self) -> int:
        buttons = [button for button in self.findChildren(QAbstractButton) if button.isVisibleTo(self)]
        return sum(button.width() + 4 for button in buttons)


class _Ellipsis(QWidget):
    """Covers the last letters of a name that is too long, while nobody writes in the field."""

    def __init__(self, field: SearchField) -> None:
        super().__init__(field)
        self._field = field
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self, end: int, height: int) -> None:
        width = self.fontMetrics().horizontalAdvance("…") + 4
        self.setGeometry(end - width, 3, width, height - 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = QGuiApplication.palette()
        role = QPalette.ColorRole.AlternateBase if self._field.isReadOnly() else QPalette.ColorRole.Base
        painter = QPainter(self)
        painter.fillRect(self.rect(), palette.color(role))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), "…")
        painter.end()
