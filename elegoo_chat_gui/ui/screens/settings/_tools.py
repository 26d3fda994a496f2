"""What stands above the tables: which view, what to do with it, the search, and whether all settings are shown."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import ChipButton, FlowLayout, plain_tooltip, secondary_button

_TYPING_PAUSE_MS = 120
_SEARCH_WIDTH, _LEAST_SEARCH = 240, 130  # at the normal text size


class SettingsView(IntEnum):
    """The three ways to see a chat's settings."""

    DIFFERENCES = 0
    TIMELINE = 1
    COMPARE = 2


class SettingsTools(QWidget):
    """Only asks; `query_changed` comes when the typing rests."""

    view_chosen = Signal(object)  # SettingsView
    query_changed = Signal(str)
    only_differences_chosen = Signal(bool)
    down_pressed = Signal()  # from the search into the table

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._make_views()
        self._make_actions()
        self._make_search()
        self._lay_out()
        theme.changed.connect(self._fit)

    def _make_views(self) -> None:
        titles = {
            SettingsView.DIFFERENCES: tr("Differences"),
            SettingsView.TIMELINE: tr("Timeline"),
            SettingsView.COMPARE: tr("Compare"),
        }
        self.views = {view: ChipButton(title) for view, title in titles.items()}
        self._view_group = QButtonGroup(self)
        for view, chip in self.views.items():
            self._view_group.addButton(chip, view)
        self.views[SettingsView.DIFFERENCES].setChecked(True)
        self._view_group.idClicked.connect(lambda place: self.view_chosen.emit(SettingsView(place)))

    def _make_actions(self) -> None:
        self.copy_button = secondary_button(tr("Copy as table"), "copy")
        self.copy_button.setToolTip(plain_tooltip(tr("Copy as a table for a mail or a Markdown editor")))
        self.save_button = secondary_button(tr("Save as preset…"))
        self.save_button.setToolTip(plain_tooltip(tr("Save what differs as a preset file for the slicer")))
        self.compare_button = secondary_button(tr("Compare with another chat…"))
        self.compare_button.setToolTip(plain_tooltip(tr("Put another chat's settings beside these")))

    def _make_search(self) -> None:
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Search settings"))
        self.field.setAccessibleName(tr("Search settings"))
        self.field.setToolTip(plain_tooltip(tr("Search by name, key, value or reason (Ctrl+F)")))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_PAUSE_MS)
        self._typing.timeout.connect(self._tell_query)
        self.field.textChanged.connect(lambda _text: self._typing.start())
        self.only_chip = ChipButton(tr("Only differences"))
        self.all_chip = ChipButton(tr("All"))
        group = QButtonGroup(self)
        for chip in (self.only_chip, self.all_chip):
            group.addButton(chip)
        self.only_chip.setChecked(True)
        group.buttonClicked.connect(lambda _chip: self.only_differences_chosen.emit(self.only_chip.isChecked()))

    def _lay_out(self) -> None:
        self._left, self._right = QWidget(), QWidget()
        left, right = FlowLayout(self._left, spacing=6), FlowLayout(self._right, spacing=8)
        for chip in self.views.values():
            left.addWidget(chip)
        for button in (self.copy_button, self.save_button, self.compare_button):
            right.addWidget(button)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(10)
        self._head.addWidget(self._left, 1, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self._right)
        chips = QWidget()
        flow = FlowLayout(chips, spacing=6)
        flow.addWidget(self.field)
        flow.addWidget(self.only_chip)
        flow.addWidget(self.all_chip)
        below = QHBoxLayout()
        below.addWidget(chips, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._head)
        column.addLayout(below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The buttons stand beside the views, with fewer words where those are too many, else below the views."""
        beside = self.width() - sum(chip.sizeHint().width() + 6 for chip in (self.only_chip, self.all_chip))
        least = min(self._theme.scaled(_LEAST_SEARCH), self.width())
        self.field.setFixedWidth(max(least, min(self._theme.scaled(_SEARCH_WIDTH), beside)))
        room = self.width() - self._left.sizeHint().width() - self._head.spacing()
        fits = False
        for is_short in (False, True):
            self.copy_button.setText("" if is_short else tr("Copy as table"))
            self.compare_button.setText(tr("Compare…") if is_short else tr("Compare with another chat…"))
            fits = fits or self._right.sizeHint().width() <= room
            if fits:
                break
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if direction != self._head.direction():
            self._head.setDirection(direction)

    # -- what it shows ------------------------------------------------------------------------------

    def show_view(self, view: SettingsView) -> None:
        """Mark a view as the one that is shown; the timeline shows all there is."""
        self.views[view].setChecked(True)
        for chip in (self.only_chip, self.all_chip):
            chip.setVisible(view is not SettingsView.TIMELINE)

    def show_total(self, total: int) -> None:
        self.all_chip.set_text(tr("All {n}", n=total) if total else tr("All"))
        self._fit()
        self.all_chip.setToolTip(plain_tooltip(tr("All {n} settings, also those that are as in the preset", n=total)))

    def show_only_differences(self, only: bool) -> None:
        (self.only_chip if only else self.all_chip).setChecked(True)

    def focus_search(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear_search(self) -> None:
        """Without a word of it."""
        self.field.clear()
        self._typing.stop()

    def _tell_query(self) -> None:
        self._typing.stop()
        self.query_changed.emit(self.field.text())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Escape empties the search, Down and Enter go into the table."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                self._tell_query()
                return True
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._tell_query()
                self.down_pressed.emit()
                return True
        return super().eventFilter(self.field, event)
