"""Files of this computer dropped anywhere on a window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.ui.theme import scaled


def local_files(data: QMimeData) -> list[Path]:
    """The files of this computer in it; addresses of other places are left out."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class FileDrop(QObject):
    """Watches a window: `dropped` carries the paths. `accepts` is asked each time; `words` is the hint over it.

    Fields that take text leave files alone, so that they come to the window.
    """

    dropped = Signal(object)  # list[Path]

    def __init__(self, window: QWidget, words: str, accepts: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._accepts = accepts
        self._hint = _DropHint(words, window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @property
    def hint_is_shown(self) -> bool:
        return not self._hint.isHidden()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            return self._enter(event)
        if event.type() == QEvent.Type.DragLeave:
            self._hint.hide()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._drop(event)
        return super().eventFilter(watched, event)

    def _enter(self, event: QDragEnterEvent) -> bool:
        if not (self._accepts() and local_files(event.mimeData())):
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._hint.cover(self._window)
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self._hint.hide()
        files = local_files(event.mimeData())
        if files and self._accepts():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(files)
        return True


class _DropHint(QWidget):
    """Covers the window and says what a file dropped here does; the pointer goes through it."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(words)
        self.hide()

    def cover(self, window: QWidget) -> None:
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = QGuiApplication.palette()
        ground = QColor(palette.color(QPalette.ColorRole.Base))
        ground.setAlphaF(0.9)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), ground)
        pen = QPen(palette.color(QPalette.ColorRole.Highlight), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(12, 12, -12, -12), 12, 12)
        font = painter.font()
        font.setPixelSize(scaled(18))
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        room = self.rect().adjusted(48, 48, -48, -48)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._words)
        painter.end()
