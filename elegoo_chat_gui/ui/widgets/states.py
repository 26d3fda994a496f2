"""What fills a place: headers, lines, a sign of work, and the empty, loading, offline and failed states."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPalette, QPen, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.theme import scaled
from elegoo_chat_gui.ui.widgets.buttons import secondary_button
from elegoo_chat_gui.ui.widgets.labels import IconLabel, PlainLabel

_TURN_MS = 900
_FRAME_MS = 40


class Spinner(QWidget):
    """A turning arc of `size` pixels: something is at work. It turns only while it is seen."""

    def __init__(self, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = size
        self._angle = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._turn)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Working"))

    @property
    def turning(self) -> bool:
        return self._timer.isActive()

    def sizeHint(self) -> QSize:
        side = scaled(self._side)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        width = max(1.75, self.width() / 8)
        inset = width / 2 + 0.5
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().color(QPalette.ColorRole.Highlight), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), -self._angle * 16, 270 * 16)
        painter.end()

    def _turn(self) -> None:
        self._angle = (self._angle + 360 * _FRAME_MS // _TURN_MS) % 360
        self.update()


class Separator(QFrame):
    """A hairline of one pixel."""

    def __init__(
        self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "line")
        if orientation == Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)


class SectionHeader(QWidget):
    """A bold small title with a muted remark at the far end."""

    def __init__(self, title: str, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(title, "heading")
        self._detail = PlainLabel(detail, "muted")
        self._detail.setVisible(bool(detail))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._title.setWordWrap(True)
        layout.addWidget(self._title, 1)
        layout.addWidget(self._detail)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_detail(self, detail: str) -> None:
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))


class EmptyState(QWidget):
    """Centred icon, title, text and, where there is something to do, a button: empty, loading, offline, failed."""

    action_requested = Signal()

    def __init__(
        self,
        icon: str = "empty-box",
        title: str = "",
        text: str = "",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon, 40, "text_muted")
        self._spinner = Spinner(32)
        self._title = PlainLabel("", "title")
        self._text = PlainLabel("", "muted")
        self._button = secondary_button("")
        self._button.clicked.connect(self.action_requested)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setMaximumWidth(420)
        self._lay_out()
        self.show_state(icon, title, text, action)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(2)
        for widget in (self._icon, self._spinner):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._text):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, 100)
            row.addStretch(1)
            layout.addLayout(row)
        layout.addSpacing(8)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def show_state(
        self,
        icon: str,
        title: str,
        text: str = "",
        action: str = "",
        *,
        busy: bool = False,
        color: str = "text_muted",
    ) -> None:
        """Say something else; `busy` shows a spinner in place of the icon, `action` is the button's text."""
        self._icon.set_icon(icon, color)
        self._icon.setVisible(not busy)
        self._spinner.setVisible(busy)
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._button.setText(action.replace("&", "&&"))
        self._button.setAccessibleName(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
