"""Text fields of the compose window: they leave undo to the window and know when an input method is at work."""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from elegoo_chat_gui.core.visible_text import visible_text
from elegoo_chat_gui.ui.theme import set_look
from elegoo_chat_gui.ui.widgets import PlainLabel

_LONG_RUN: Final = 20_000  # characters; from here on Qt's search for word boundaries is what takes the time


def _is_undo_or_redo(event: QEvent) -> bool:
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
    )


def leave_to_window(event: QDragEnterEvent) -> bool:
    """Whether files are dragged: those are the window's, never pasted as a path."""
    if event.mimeData().hasUrls():
        event.ignore()
        return True
    return False


class LineField(QLineEdit):
    """One line. `edited` is emitted for what a person typed, never for `show_text`."""

    edited = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self.setAccessibleName(name)
        self.textEdited.connect(self.edited)

    @property
    def composing(self) -> bool:
        return self._composing

    def show_text(self, text: str) -> None:
        if self.text() != visible_text(text):
            self.setText(visible_text(text))

    def set_read_only(self, read_only: bool) -> None:
        self.setReadOnly(read_only)
        set_look(self, readOnly=read_only)

    def event(self, event: QEvent) -> bool:
        if _is_undo_or_redo(event):  # left alone, so that it becomes the window's shortcut
            event.ignore()
            return False
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not leave_to_window(event):
            super().dragEnterEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if event.preeditString():
            self._composing = True
        else:  # the key that confirmed may arrive in the same turn of the loop
            QTimer.singleShot(0, self, self._composed)

    def _composed(self) -> None:
        self._composing = False


class TextField(QPlainTextEdit):
    """Plain text of many lines; `edited` is emitted for what a person typed, never for `show_text`.

    Undo is off: the window's own covers every field. Tab leaves the field.
    """

    edited = Signal(str)
    focused = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self._showing = False
        self._own_font: QFont | None = None
        self.setAccessibleName(name)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._tell)

    @property
    def composing(self) -> bool:
        return self._composing

    def typed_text(self) -> str:
        """What is in the field. Qt's own `toPlainText` would turn no-break spaces into spaces."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        shown = visible_text(text)
        if self.typed_text() == shown:
            return
        self._showing = True
        self._wrap_for(len(shown))
        at = self.textCursor().position()
        self.setPlainText(shown)
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(self.document().toRawText())) if at else 0)
        self.setTextCursor(cursor)
        self._showing = False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not leave_to_window(event):
            super().dragEnterEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._wrap_for(len(source.text()) + self.document().characterCount())
        super().insertFromMimeData(source)

    def _wrap_for(self, length: int) -> None:
        wanted = (
            QTextOption.WrapMode.WrapAnywhere
            if length > _LONG_RUN
            else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        )
        if self.wordWrapMode() != wanted:
            self.setWordWrapMode(wanted)

    def set_read_only(self, read_only: bool) -> None:
        self.setReadOnly(read_only)
        # Still reachable by key: what is read only can be selected and copied.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            if read_only
            else Qt.TextInteractionFlag.TextEditorInteraction
        )
        set_look(self, readOnly=read_only)

    def set_own_font(self, font: QFont) -> None:
        """Another font than the application's, kept when the style sheet would take it back."""
        self._own_font = font
        self.setFont(font)

    def event(self, event: QEvent) -> bool:
        if _is_undo_or_redo(event):
            event.ignore()
            return False
        handled = super().event(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.Show):
            self._keep_own_font()
        return handled

    def _keep_own_font(self) -> None:
        if self._own_font is not None and self.font().families() != self._own_font.families():
            self.setFont(self._own_font)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if event.preeditString():
            self._composing = True
        else:
            QTimer.singleShot(0, self, self._composed)

    def _composed(self) -> None:
        self._composing = False

    def _tell(self) -> None:
        if not self._showing:
            self.edited.emit(self.typed_text())


class GrowingTextField(TextField):
    """A text field as high as its text, within limits in lines; beyond them it scrolls."""

    def __init__(self, name: str, *, lines: tuple[int, int] = (2, 22), parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._fewest, self._most = lines
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def _fit(self) -> None:
        # A plain text document measures its height in lines.
        needed = max(self._fewest, round(self.document().size().height()))
        lines = min(self._most, needed)
        margins = self.contentsMargins()
        extra = round(2 * self.document().documentMargin()) + margins.top() + margins.bottom() + 2
        height = lines * self.fontMetrics().lineSpacing() + extra
        scrolls = needed > self._most
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if height != self.height():
            self.setFixedHeight(height)


class ProblemLabel(PlainLabel):
    """The sentence under a field that is marked; takes no room while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "error", parent)
        self.setWordWrap(True)
        self.hide()

    def say(self, sentence: str) -> None:
        self.setText(sentence)
        self.setVisible(bool(sentence))


def mark(field: QWidget, label: ProblemLabel, sentence: str) -> None:
    """Give the field its red line and its sentence, or take both away; screen readers hear the sentence."""
    label.say(sentence)
    field.setAccessibleDescription(sentence)
    if field.property("invalid") != ("true" if sentence else "false"):
        set_look(field, invalid=bool(sentence))
