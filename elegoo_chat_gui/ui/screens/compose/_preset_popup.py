"""The list under a preset picker's field."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from elegoo_chat_gui.core.visible_text import one_line
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.compose._preset_list import PresetDelegate, PresetListModel, row_height
from elegoo_chat_gui.ui.widgets import ElidedLabel, PlainLabel

_MOST_ROWS: Final = 11


class PresetPopup(QFrame):
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
        view.setMouseTracking(True)
        view.setAccessibleName(tr("Names"))
        view.clicked.connect(self._clicked)

    def wanted_height(self) -> int:
        rows = min(_MOST_ROWS, self._model.rowCount())
        footer = 0 if self._as_it_is.isHidden() else self._as_it_is.sizeHint().height()
        return rows * row_height() + footer + 8

    def set_typed(self, typed: str, *, known: bool) -> None:
        self._as_it_is.show_text(typed)
        self._as_it_is.setVisible((bool(typed.strip()) and not known) or self._model.rowCount() == 0)
        self._as_it_is.set_is_default(self.current_name() is None)

    def make_current(self, row: int) -> None:
        if row >= 0:
            index = self._model.index(row)
            self._view.setCurrentIndex(index)
            self._view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._as_it_is.set_is_default(self.current_name() is None)

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
