"""A field for a preset's name: type to search, take one from the list, or keep what was typed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from elegoo_chat_gui.core.presets import PresetOffer
from elegoo_chat_gui.core.visible_text import one_line
from elegoo_chat_gui.ui.formatting import count
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.icons import icon
from elegoo_chat_gui.ui.screens.compose._fields import LineField, ProblemLabel, mark
from elegoo_chat_gui.ui.screens.compose._preset_list import PresetDelegate, PresetListModel, row_height
from elegoo_chat_gui.ui.widgets import ElidedLabel, PlainLabel, plain_tooltip

_MOST_ROWS: Final = 11
_LEAST_WIDTH: Final = 430
_PAGE: Final = 8


class PresetPicker(QWidget):
    """Label, field and popup. `value_changed` carries the text, or None where the field is blank."""

    value_changed = Signal(object)

    def __init__(self, title: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PresetListModel(self)
        self._field = _SearchField(title)
        self._field.setPlaceholderText(placeholder)
        self._problem = ProblemLabel()
        self._popup: _Popup | None = None
        self._before: str | None = None
        self._value: str | None = None
        label = PlainLabel(title, "heading")
        label.setBuddy(self._field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (label, self._field, self._problem):
            layout.addWidget(widget)
        self._field.edited.connect(self._typed)
        self._field.clear_requested.connect(self._clear)
        self._field.open_requested.connect(self.toggle_popup)
        self._field.left.connect(self.close_popup)
        self._field.installEventFilter(self)
        self.setFocusProxy(self._field)

    @property
    def field(self) -> LineField:
        return self._field

    @property
    def popup(self) -> QFrame | None:
        """The open list, None while it is closed."""
        return self._popup

    def value(self) -> str | None:
        return self._value

    def set_names(self, names: Sequence[PresetOffer]) -> None:
        """The names to offer, in sections as they follow each other."""
        self._model.set_names(names)
        self._place_popup()
        self._show_count()

    def show_value(self, value: str | None) -> None:
        self._value = value
        self._field.show_text(value or "")
        if not self._field.hasFocus():
            self._field.setCursorPosition(0)  # a long name shows its beginning
        self._field.setToolTip(plain_tooltip(value or ""))
        self._show_count()

    def set_read_only(self, read_only: bool) -> None:
        self.close_popup()
        self._field.set_read_only(read_only)
        self._show_count()

    def set_problem(self, sentence: str) -> None:
        mark(self._field, self._problem, sentence)

    # -- typing -----------------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        before = self._value
        self._value = text if text.strip() else None
        if self._popup is None:
            self._before = before
            self._open(typed=text)
        else:
            self._filter(text)
        self.value_changed.emit(self._value)

    def _clear(self) -> None:
        self._take(None)

    def _take(self, value: str | None) -> None:
        self.close_popup()
        changed = value != self._value
        self.show_value(value)
        if changed:
            self.value_changed.emit(value)

    # -- the popup --------------------------------------------------------------------------------

    def toggle_popup(self) -> None:
        if self._popup is not None:
            self.close_popup()
        else:
            self.open_popup()

    def open_popup(self) -> None:
        """Every name, the present one marked; typing then narrows it."""
        if self._popup is None and not self._field.isReadOnly():
            self._before = self._value
            self._field.selectAll()
            self._open(typed="")

    def close_popup(self) -> None:
        if self._popup is None:
            return
        self._popup.hide()
        self._popup.deleteLater()
        self._popup = None
        self._show_count()

    def _open(self, typed: str) -> None:
        self._popup = _Popup(self._model, self.window())
        self._popup.name_taken.connect(self._take)
        self._popup.as_it_is_taken.connect(self.close_popup)
        self._filter(typed)
        self._popup.raise_()
        self._popup.show()

    def _filter(self, typed: str) -> None:
        if self._popup is None:
            return
        self._model.filter(typed)
        self._popup.set_typed(typed, known=self._model.knows(typed))
        if not typed and self._value:
            self._popup.make_current(self._model.row_of(self._value))
        self._place_popup()
        self._show_count()

    def _place_popup(self) -> None:
        """Below the field, above it where there is more room, never outside the window."""
        if self._popup is None:
            return
        window = self.window()
        at = self._field.mapTo(window, QPoint(0, 0))
        below = window.height() - at.y() - self._field.height() - 8
        above = at.y() - 8
        wanted = self._popup.wanted_height()
        width = min(max(_LEAST_WIDTH, self._field.width()), window.width() - at.x() - 8)
        if wanted <= below or below >= above:
            top, height = at.y() + self._field.height() + 2, min(wanted, below)
        else:
            height = min(wanted, above)
            top = at.y() - height - 2
        self._popup.setGeometry(QRect(at.x(), top, width, height))

    def _show_count(self) -> None:
        if self._popup is None or self._model.matches == self._model.total:
            words = tr("{total} known", total=count(self._model.total)) if self._model.total else ""
        else:
            words = tr("{shown} of {total}", shown=count(self._model.matches), total=count(self._model.total))
        self._field.set_remark(
            words if self._popup is not None or not (self._value or self._field.isReadOnly()) else ""
        )
        self._field.show_clear(self._value is not None and not self._field.isReadOnly())

    # -- keys -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]  # installed on widgets only
        if event.type() == QEvent.Type.ShortcutOverride and self._popup is not None:
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return not self._field.composing and self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """True where the key was for the list."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        opens = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4)
        if self._popup is None:
            if opens:
                self.open_popup()
            return opens
        if event.key() == Qt.Key.Key_Escape:
            self._take(self._before)
            return True
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE}
        if plain and event.key() in steps:
            self._popup.step(steps[Qt.Key(event.key())])
            return True
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            chosen = self._popup.current_name()
            if chosen is not None:
                self._take(chosen)
            else:
                self.close_popup()
            return True
        return False


class _SearchField(LineField):
    """The line with a remark and its buttons at the far end."""

    clear_requested = Signal()
    open_requested = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
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

    def set_remark(self, text: str) -> None:
        self._remark.setText(text)
        self._arrange()

    def show_clear(self, shown: bool) -> None:
        self._clear.setVisible(shown)
        self._arrange()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._open.setVisible(not read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.selectAll()
        event.accept()

    def _open_from_button(self) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.open_requested.emit()

    def _arrange(self) -> None:
        self._remark.adjustSize()
        buttons = 26 + (24 if self._clear.isVisible() else 0)
        width = self._remark.width() if self._remark.text() else 0
        self._remark.move(self.width() - buttons - width - 6, (self.height() - self._remark.height()) // 2)
        self.setTextMargins(0, 0, width + 4 if width else 0, 0)


class _Popup(QFrame):
    """The list under the field: a child of the window, so that the field keeps focus and input method."""

    name_taken = Signal(str)
    as_it_is_taken = Signal()

    def __init__(self, model: PresetListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._view = QListView()
        self._as_it_is = _AsItIs()
        self._as_it_is.clicked.connect(self.as_it_is_taken)
        self.setProperty("kind", "card")
        self.setAutoFillBackground(True)
        self.hide()
        self._set_up_view()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 4, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._as_it_is)

    def _set_up_view(self) -> None:
        view = self._view
        view.setProperty("kind", "plain")
        view.setModel(self._model)
        view.setItemDelegate(PresetDelegate(view))
        view.setUniformItemSizes(True)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setAccessibleName(tr("Names"))
        view.clicked.connect(self._clicked)

    def wanted_height(self) -> int:
        rows = min(_MOST_ROWS, self._model.rowCount())
        footer = 0 if self._as_it_is.isHidden() else self._as_it_is.sizeHint().height()
        return rows * row_height() + footer + 8

    def set_typed(self, typed: str, *, known: bool) -> None:
        self._as_it_is.show_text(typed)
        self._as_it_is.setVisible((bool(typed.strip()) and not known) or self._model.rowCount() == 0)
        self._as_it_is.set_is_default(True)

    def make_current(self, row: int) -> None:
        if row >= 0:
            index = self._model.index(row)
            self._view.setCurrentIndex(index)
            self._view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def current_name(self) -> str | None:
        index = self._view.currentIndex()
        return self._model.name_at(index.row()) if index.isValid() else None

    def step(self, by: int) -> None:
        """Move the mark; up from the first name goes back to the typed text."""
        at = self._view.currentIndex().row()
        direction = 1 if by > 0 else -1
        goal = at
        for _ in range(abs(by)):
            goal = self._model.next_name(goal, direction)
        if goal == at and by < 0:
            self._view.selectionModel().clear()
            self._view.setCurrentIndex(QModelIndex())
        else:
            index = self._model.index(goal)
            self._view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._view.scrollTo(index)
        self._as_it_is.set_is_default(self.current_name() is None)

    def _clicked(self, index: QModelIndex) -> None:
        name = self._model.name_at(index.row())
        if name is not None:
            self.name_taken.emit(name)


class _AsItIs(QFrame):
    """The last line: keep what was typed."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "footer")
        self._text = ElidedLabel()
        self._key = PlainLabel(tr("Enter"), "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._key)

    def show_text(self, typed: str) -> None:
        words = (
            tr("Use “{text}” as it is", text=one_line(typed)) if typed.strip() else tr("No names known yet: type one")
        )
        self._text.setText(words)
        self.setAccessibleName(words)

    def set_is_default(self, is_default: bool) -> None:
        QLabel.setVisible(self._key, is_default)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.clicked.emit()
