"""A field for a preset's name: type to search, take one from the list, or keep what was typed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from elegoo_chat_gui.core.presets import Fit, PresetOffer
from elegoo_chat_gui.ui.formatting import count
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.compose._fields import LineField, ProblemLabel, mark
from elegoo_chat_gui.ui.screens.compose._picker_hint import PickerHint
from elegoo_chat_gui.ui.screens.compose._preset_list import PresetListModel
from elegoo_chat_gui.ui.screens.compose._preset_offers import OfferTable
from elegoo_chat_gui.ui.screens.compose._preset_popup import PresetPopup
from elegoo_chat_gui.ui.screens.compose._search_field import SearchField
from elegoo_chat_gui.ui.widgets import PlainLabel, plain_tooltip

_LEAST_WIDTH: Final = 430
_PAGE: Final = 8


class PresetPicker(QWidget):
    """Label, field, popup, and a hint below. `value_changed` carries the text, or None where the field is blank.

    `settled` says that a name is complete: taken from the list, kept as typed, or the field was left.
    """

    value_changed = Signal(object)
    settled = Signal()
    hint_clicked = Signal()

    def __init__(
        self, title: str, placeholder: str, parent: QWidget | None = None, *, names_program: bool = False
    ) -> None:
        """`names_program`: the closed field says which slicer its name is from."""
        super().__init__(parent)
        self._names_program = names_program
        self._model = PresetListModel(self)
        self._field = SearchField(title)
        self._field.setPlaceholderText(placeholder)
        self._problem = ProblemLabel()
        self._hint = PickerHint()
        self._popup: PresetPopup | None = None
        self._sentence = ""
        self._before: str | None = None
        self._value: str | None = None
        label = PlainLabel(title, "heading")
        label.setBuddy(self._field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (label, self._field, self._hint, self._problem):
            layout.addWidget(widget)
        self._hint.clicked.connect(self.hint_clicked)
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
        """The names to offer, best first; an open list keeps its place."""
        self.set_table(OfferTable(names))

    def set_table(self, table: OfferTable) -> None:
        """`set_names` with offers that are made ready already."""
        chosen = self._popup.current_name() if self._popup is not None else None
        self._model.set_table(table, shown=self._popup is not None)
        if self._popup is not None:
            self._popup.set_typed(self._model.typed, known=self._model.knows(self._model.typed))
            self._popup.make_current(self._model.row_of(chosen) if chosen is not None else -1)
        self._place_popup()
        self._show_count()

    def knows(self, name: str) -> bool:
        """Whether it is one of those offered."""
        return self._model.knows(name)

    def fit_of(self, name: str) -> Fit:
        """Whether a name goes with the machine that the offers were held against."""
        return self._model.table.fit_of(name)

    def show_value(self, value: str | None) -> None:
        if value != self._value:
            self._before = value  # what came from elsewhere while the list is open is not taken back with it
        self._value = value
        self._field.show_text(value or "")
        if not self._field.hasFocus():
            self._field.setCursorPosition(0)  # a long name shows its beginning
        self._show_count()

    def show_hint(self, words: str, action: str = "") -> None:
        """A quiet line below the field, with a link where there is something to do."""
        self._hint.show_words(words, action)
        self._describe()

    @property
    def hint(self) -> str:
        return self._hint.words

    def set_read_only(self, read_only: bool) -> None:
        self.close_popup()
        self._field.set_read_only(read_only)
        self._show_count()

    def set_problem(self, sentence: str) -> None:
        self._sentence = sentence
        mark(self._field, self._problem, sentence)
        self._describe()

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
        self._hide_popup()
        changed = value != self._value
        self.show_value(value)
        if changed:
            self.value_changed.emit(value)
        self.settled.emit()

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
        """What was typed stays."""
        if self._popup is not None:
            self._hide_popup()
            self.settled.emit()

    def _hide_popup(self) -> None:
        if self._popup is None:
            return
        self._popup.hide()
        self._popup.deleteLater()
        self._popup = None
        self._show_count()

    def _open(self, typed: str) -> None:
        self._popup = PresetPopup(self._model, self.window())
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
        self._field.set_remark(self._remark())
        self._field.set_clearable(self._value is not None and not self._field.isReadOnly())
        self._field.setToolTip(plain_tooltip("\n".join(filter(None, (self._value, self._field.remark)))))
        self._describe()

    def _remark(self) -> str:
        model, table = self._model, self._model.table
        if self._popup is not None and model.matches != model.total:
            return tr("{shown} of {total}", shown=count(model.matches), total=count(model.total))
        if self._field.isReadOnly() or not model.total:
            return ""
        if table.fits_are_known:
            return tr("{total} compatible", total=count(table.fitting))
        if self._names_program and self._popup is None and self._value is not None:
            return table.program_of(self._value)
        return tr("{total} known", total=count(model.total))

    def _describe(self) -> None:
        """Screen readers hear what stands beside and below the field."""
        parts = (self._sentence, self._hint.words, self._field.remark)
        self._field.setAccessibleDescription(" ".join(filter(None, parts)))

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
        opens = event.key() == Qt.Key.Key_Down or (plain and event.key() == Qt.Key.Key_F4)  # Alt+F4 closes windows
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
