"""What is above the list: the search box, the filters and the order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QMenu, QStyle, QVBoxLayout, QWidget

from elegoo_chat_gui.core.filters import ChatFilter, FeedbackFilter, SortOrder
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.ui.formatting import count, one_line
from elegoo_chat_gui.ui.i18n import named, tr, tr_n
from elegoo_chat_gui.ui.widgets import ChipButton, FlowLayout, IconLabel, PlainLabel, icon_button, plain_tooltip

SEARCH_DELAY_MS: Final = 120  # between the last letter and the search
_LONGEST_NAME: Final = 48
_MOST_NAMES: Final = 100


class SearchBox(QLineEdit):
    """Escape clears it, Down goes to the list; the shortcut is written at its end while it is empty."""

    left_downwards = Signal()

    def __init__(self, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Search chats"))
        self.setClearButtonEnabled(True)
        self._glass = IconLabel("search", 16, "text_muted", self)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint = PlainLabel(shortcut, "muted", self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(lambda _text: self._place_marks())
        self.show_count(0)

    def show_count(self, chats: int) -> None:
        text = tr_n("Search {n} chat", "Search {n} chats", chats) if chats else tr("Search chats")
        self.setPlaceholderText(text)
        self._place_marks()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_marks()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place_marks()

    def _place_marks(self) -> None:
        """The glass before the text, the hint at the end where the words leave it room."""
        side, margin = self._glass.sizeHint().width(), 10
        self._hint.adjustSize()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(0 if rtl else side + 6, 0, side + 6 if rtl else 0, 0)
        glass = QRect(margin, (self.height() - side) // 2, side, side)
        hint = QRect(QPoint(), self._hint.size())
        hint.moveTo(self.width() - hint.width() - margin, (self.height() - hint.height()) // 2)
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        self._glass.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), glass))
        self._hint.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), hint))
        self._hint.setVisible(not self.text() and glass.right() + 12 + words + margin < hint.left())


class SearchPanel(QWidget):
    """Holds the filter and the order as the person set them."""

    filter_changed = Signal(object)  # ChatFilter
    order_changed = Signal(object)  # SortOrder

    def __init__(
        self,
        preset_counts: Callable[[PresetKind], Mapping[str, int]],
        shortcut: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._preset_counts = preset_counts
        self._filter = ChatFilter()
        self.box = SearchBox(shortcut)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SEARCH_DELAY_MS)
        self._delay.timeout.connect(self._take_text)
        self.box.textChanged.connect(lambda _text: self._delay.start())
        self._menus: dict[PresetKind, QMenu] = {}
        self._chips: dict[PresetKind, ChipButton] = {}
        self._feedback: dict[FeedbackFilter, ChipButton] = {}
        self._orders: dict[SortOrder, QAction] = {}
        self._lay_out()

    @property
    def filter(self) -> ChatFilter:
        return self._filter

    def clear(self) -> None:
        """Show all chats again."""
        self.box.clear()
        self._delay.stop()
        self._feedback[FeedbackFilter.ALL].setChecked(True)
        self._set(ChatFilter())
        self._name_chips()

    @property
    def order(self) -> SortOrder:
        return next(order for order, action in self._orders.items() if action.isChecked())

    def show_filter(self, wanted: ChatFilter, order: SortOrder) -> None:
        """Set what a person set before, in this window or in another."""
        self.box.setText(wanted.text)
        self._delay.stop()
        self._feedback[wanted.feedback].setChecked(True)
        self._set(wanted)
        self._name_chips()
        if order is not self.order:
            self._orders[order].trigger()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.box, 1)
        top.addWidget(self._sort_button())
        chips = FlowLayout(spacing=8, line_spacing=6)
        for chip in self._feedback_chips():
            chips.addWidget(chip)
        for kind in PresetKind:
            chips.addWidget(self._preset_chip(kind))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(chips)
        self._name_chips()

    def _feedback_chips(self) -> list[ChipButton]:
        group = QButtonGroup(self)
        for wanted, text, symbol in (
            (FeedbackFilter.ALL, tr("All"), None),
            (FeedbackFilter.POSITIVE, tr("Positive"), "thumb-up"),
            (FeedbackFilter.NEGATIVE, tr("Negative"), "thumb-down"),
        ):
            chip = ChipButton(text, symbol)
            chip.setProperty("feedback", wanted.value)
            group.addButton(chip)
            self._feedback[wanted] = chip
        self._feedback[FeedbackFilter.ALL].setChecked(True)
        group.buttonClicked.connect(
            lambda chip: self._set(replace(self._filter, feedback=FeedbackFilter(chip.property("feedback"))))
        )
        return list(self._feedback.values())

    def _preset_chip(self, kind: PresetKind) -> QWidget:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(lambda: self._fill_menu(kind))
        chip = ChipButton("")
        chip.setProperty("menu", "true")
        chip.setMenu(menu)
        self._menus[kind] = menu
        self._chips[kind] = chip
        return chip

    def _sort_button(self) -> QWidget:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for order, text in (
            (SortOrder.CREATED_NEWEST, tr("Newest first")),
            (SortOrder.CREATED_OLDEST, tr("Oldest first")),
            (SortOrder.UPDATED_NEWEST, tr("Last changed first")),
            (SortOrder.TITLE, tr("By title")),
        ):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(order is SortOrder.CREATED_NEWEST)
            action.setData(order)
            group.addAction(action)
            self._orders[order] = action
        group.triggered.connect(lambda action: self.order_changed.emit(SortOrder(action.data())))
        button = icon_button("sort", tr("Order of the chats"))
        button.setMenu(menu)
        return button

    def _fill_menu(self, kind: PresetKind) -> None:
        menu = self._menus[kind]
        menu.clear()
        self._add_choice(menu, kind, None, tr("Any"))
        counts = self._preset_counts(kind)
        named = sorted((name for name in counts if name), key=lambda name: (-counts[name], name))
        menu.addSeparator()
        for name in named[:_MOST_NAMES]:
            self._add_choice(menu, kind, name, one_line(name), counts[name])
        if len(named) > _MOST_NAMES:
            rest = len(named) - _MOST_NAMES
            menu.addAction(tr_n("and {n} rarer name", "and {n} rarer names", rest)).setEnabled(False)
        if counts.get(""):
            menu.addSeparator()
            self._add_choice(menu, kind, "", tr("None named"), counts[""])

    def _add_choice(
        self, menu: QMenu, kind: PresetKind, name: str | None, text: str, chats: int | None = None
    ) -> None:
        short = text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1] + "…"
        label = short if chats is None else tr("{name} ({count})", name=short, count=count(chats))
        action = QAction(label.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(self._filter.preset(kind) == name)
        action.setToolTip(plain_tooltip(text))
        action.triggered.connect(lambda _checked: self._choose_preset(kind, name))
        menu.addAction(action)

    def _choose_preset(self, kind: PresetKind, name: str | None) -> None:
        match kind:
            case PresetKind.MACHINE:
                self._set(replace(self._filter, machine=name))
            case PresetKind.FILAMENT:
                self._set(replace(self._filter, filament=name))
            case PresetKind.PROCESS:
                self._set(replace(self._filter, process=name))
        self._name_chips()

    def _name_chips(self) -> None:
        titles = {
            PresetKind.MACHINE: tr("Machine"),
            PresetKind.FILAMENT: tr("Filament"),
            PresetKind.PROCESS: tr("Process"),
        }
        for kind, chip in self._chips.items():
            wanted = self._filter.preset(kind)
            shown = titles[kind] if wanted is None else one_line(wanted) or tr("No {kind}", kind=titles[kind].lower())
            chip.set_text(shown if len(shown) <= 24 else shown[:23] + "…")
            chip.setAccessibleName(titles[kind] if wanted is None else named(titles[kind], shown))
            chip.setToolTip("" if wanted is None else plain_tooltip(named(titles[kind], shown)))
            chip.setChecked(wanted is not None)

    def _take_text(self) -> None:
        self._set(replace(self._filter, text=self.box.text()))

    def _set(self, wanted: ChatFilter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self.filter_changed.emit(wanted)
