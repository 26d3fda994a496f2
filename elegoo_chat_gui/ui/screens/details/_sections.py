"""What the details are made of: sections, names with values, and texts that may be long."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from elegoo_chat_gui.ui.formatting import visible_text
from elegoo_chat_gui.ui.i18n import named, tr
from elegoo_chat_gui.ui.screens.details._raw_view import ReceivedText
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import PlainLabel, SectionHeader, Separator, link_button, plain_tooltip

FACT_SHOWN = 2_000  # characters of one value
LONG_TEXT = 500  # characters from which a text is folded
TEXT_SHOWN = 200_000  # of a text that is unfolded
_FOLDED = 300
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class Section(QWidget):
    """A heading with its content and a line below."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.header = SectionHeader(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(14, 12, 14, 12)
        self.body.setSpacing(8)
        self.body.addWidget(self.header)
        column.addWidget(inner)
        column.addWidget(Separator())


class Facts(QWidget):
    """Names and values in two columns; values can be selected and copied."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, 56)  # the values of all sections stand below each other
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[PlainLabel, PlainLabel]] = []

    def show_facts(self, facts: list[tuple[str, str, str]]) -> None:
        """Triples of name, value and tooltip."""
        for labels in self._rows:
            for label in labels:
                self._grid.removeWidget(label)
                label.hide()
                label.deleteLater()
        self._rows = [self._row(place, *fact) for place, fact in enumerate(facts)]

    def _row(self, place: int, name: str, value: str, tooltip: str) -> tuple[PlainLabel, PlainLabel]:
        left, right = PlainLabel(name, "muted"), PlainLabel(shortened(value))
        right.setWordWrap(True)
        right.setAccessibleName(named(name, shortened(value)))
        right.setToolTip(plain_tooltip(tooltip))
        right.setTextInteractionFlags(_SELECTABLE)
        self._grid.addWidget(left, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(right, place, 1)
        for label in (left, right):
            label.show()  # at once, where Qt would wait for the next turn of its loop
        return left, right


class LongText(QWidget):
    """A text of any length: short ones whole, long ones folded until somebody wants all of it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._name = name
        self._text = ""
        self._label = PlainLabel()
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(_SELECTABLE)
        self._whole = ReceivedText(theme, name, mono=False)
        self._fold = link_button("")
        self._fold.clicked.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(self._whole)
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def whole(self) -> QPlainTextEdit:
        """What shows an unfolded text."""
        return self._whole

    @property
    def fold_button(self) -> QWidget:
        return self._fold

    def show_text(self, text: str) -> None:
        self._text = text
        self._show(unfolded=False)

    def _toggle(self) -> None:
        self._show(unfolded=self._whole.isHidden())

    def _show(self, *, unfolded: bool) -> None:
        long = len(self._text) > LONG_TEXT
        shown = self._text[:_FOLDED] + "…" if long else self._text
        self._label.setText(shown)
        self._label.setAccessibleName(named(self._name, shown))
        self._label.setVisible(not unfolded)
        self._whole.setPlainText(visible_text(_bounded(self._text)) if unfolded else "")
        self._whole.setVisible(unfolded)
        self._fold.setVisible(long)
        words = tr("Show less") if unfolded else tr("Show all {n} characters", n=len(self._text))
        self._fold.setText(words)
        self._fold.setAccessibleName(words)


def _bounded(text: str) -> str:
    if len(text) <= TEXT_SHOWN:
        return text
    return text[:TEXT_SHOWN] + "\n" + tr("… {n} more characters in the raw JSON", n=len(text) - TEXT_SHOWN)


def shortened(value: str) -> str:
    """A label lays out all its text at once: what is longer than a page is left to the raw JSON."""
    if len(value) <= FACT_SHOWN:
        return value
    rest = tr("… {n} more characters in the raw JSON", n=len(value) - FACT_SHOWN)
    return f"{value[:FACT_SHOWN]}\n{rest}"
