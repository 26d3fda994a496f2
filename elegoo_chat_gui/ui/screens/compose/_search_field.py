"""The line of a preset picker: what is typed, a remark and the buttons at its far end."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QEnterEvent, QFocusEvent, QMouseEvent, QResizeEvent

from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.icons import icon
from elegoo_chat_gui.ui.screens.compose._fields import LineField
from elegoo_chat_gui.ui.widgets import PlainLabel, plain_tooltip

_GAP: Final = 12  # between what is typed and the remark


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
        shown_buttons = sum(action.isVisible() for action in (self._open, self._clear))
        end = self.width() - shown_buttons * (self.height() - 8) - 8
        width = self._remark.width() if self._remark_words else 0
        fits = self.fontMetrics().horizontalAdvance(self.text()) + _GAP + width < end - 8
        shown = bool(width) and fits
        self._remark.setVisible(shown)
        self._remark.move(end - width, (self.height() - self._remark.height()) // 2)
        self.setTextMargins(0, 0, width + 4 if shown else 0, 0)
