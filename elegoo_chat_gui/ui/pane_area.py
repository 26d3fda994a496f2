"""The three panes side by side: which are shown, how wide, and which gives way where room is short."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QSplitter, QWidget

from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.icons import icon
from elegoo_chat_gui.ui.theme import Theme

LEAST_WIDTHS = (240, 320, 220)
_SIDES = ((300, 0.25, 420), (260, 0.235, 400))  # list and details: least, share of the window, most
NARROW_PX = 1000  # at the normal text size; a narrower window gives the room of the details to the conversation
_MOST_OF_ALL = 0.36  # of the whole width for a pane at the side, however large the text
_SANE_PX = range(100, 4000)  # what a kept width may be


class PaneArea(QSplitter):
    """List, conversation, details. Its actions show and hide panes and work by key in the whole window."""

    list_shown = Signal(bool)

    def __init__(self, theme: Theme, chat_list: QWidget, middle: QWidget, details: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._scale = theme.text_scale
        self._list, self._middle, self._details = chat_list, middle, details
        self._chosen: list[int | None] = [None, None]  # widths of list and details at the normal text size
        self._details_gave_way = False
        self._was_narrow = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._make_actions()
        for place, pane in enumerate((chat_list, middle, details)):
            self.addWidget(pane)
            self.setStretchFactor(place, 1 if place == 1 else 0)
        self._set_least_widths()
        self.splitterMoved.connect(lambda _at, _which: self._remember_sides())
        theme.changed.connect(self._follow_text)

    def _make_actions(self) -> None:
        self.list_action = self._toggle(tr("Chat list"), "pane-left", "F9")
        self.details_action = self._toggle(tr("Details"), "pane-right", "Ctrl+I")
        self.alone_action = self._toggle(tr("Only the conversation"), None, "F11")
        self.alone_action.setChecked(False)
        self.list_action.toggled.connect(self._leave_alone)
        self.details_action.toggled.connect(self._show_details)
        self.alone_action.toggled.connect(lambda _on: self._show_wanted())
        self.next_action = QAction(tr("Next area"), self)
        self.next_action.setShortcut("F6")
        self.next_action.triggered.connect(lambda: self.focus_next(1))
        self.previous_action = QAction(tr("Previous area"), self)
        self.previous_action.setShortcut("Shift+F6")
        self.previous_action.triggered.connect(lambda: self.focus_next(-1))

    def _toggle(self, text: str, icon_name: str | None, key: str) -> QAction:
        action = QAction(text, self)
        if icon_name:
            action.setIcon(icon(icon_name))
        action.setShortcut(key)
        action.setIconVisibleInMenu(False)  # it would take the place of the mark
        action.setCheckable(True)
        action.setChecked(True)
        return action

    def actions_by_key(self) -> list[QAction]:
        """All of them; the window adds them so that their keys work."""
        return [self.list_action, self.details_action, self.alone_action, self.next_action, self.previous_action]

    # -- what is shown --------------------------------------------------------------------------

    def _show_details(self, _wanted: bool) -> None:
        self._details_gave_way = False
        self._leave_alone()

    def _leave_alone(self) -> None:
        """Asking for a pane ends the mode that hides them all."""
        self.alone_action.setChecked(False)
        self._show_wanted()

    def _show_wanted(self) -> None:
        alone = self.alone_action.isChecked()
        focused = QApplication.focusWidget()
        for pane, action in ((self._list, self.list_action), (self._details, self.details_action)):
            shown = action.isChecked() and not alone
            if not shown and focused is not None and pane.isAncestorOf(focused):
                self._focus(self._middle)
            pane.setVisible(shown)
        self.list_shown.emit(not self._list.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()
        self._place_sides()

    def _give_way(self) -> None:
        narrow = self.width() < NARROW_PX * max(1.0, self._theme.text_scale)
        if narrow == self._was_narrow:
            return
        self._was_narrow = narrow
        if narrow and self.details_action.isChecked():
            self.details_action.setChecked(False)
            self._details_gave_way = True
        elif not narrow and self._details_gave_way:
            self.details_action.setChecked(True)

    # -- how wide -------------------------------------------------------------------------------

    def _place_sides(self) -> None:
        """As wide as was chosen, else as suits the window; larger with the text, never most of the window."""
        width, scale = self.width(), max(1.0, self._theme.text_scale)
        sides = []
        for chosen, (least, share, most) in zip(self._chosen, _SIDES, strict=True):
            at_normal = chosen or min(most, max(least, round(width * share)))
            sides.append(min(round(width * _MOST_OF_ALL), round(at_normal * scale)))
        self.setSizes([sides[0], max(1, width - sum(sides)), sides[1]])

    def _remember_sides(self) -> None:
        sizes, scale = self.sizes(), max(1.0, self._theme.text_scale)
        for at, place in enumerate((0, 2)):
            if sizes[place]:
                self._chosen[at] = round(sizes[place] / scale)

    def _follow_text(self) -> None:
        if self._theme.text_scale != self._scale:
            self._scale = self._theme.text_scale
            self._set_least_widths()
            self._give_way()
            self._place_sides()

    def _set_least_widths(self) -> None:
        scale = min(1.25, max(1.0, self._theme.text_scale))
        for pane, least in zip((self._list, self._middle, self._details), LEAST_WIDTHS, strict=True):
            pane.setMinimumWidth(round(least * scale))

    # -- where the keys go ----------------------------------------------------------------------

    def focus_next(self, step: int) -> None:
        """From pane to pane, round and round."""
        panes = [pane for pane in (self._list, self._middle, self._details) if pane.isVisible()]
        focused = QApplication.focusWidget()
        at = next((place for place, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)), None)
        start = (-1 if step > 0 else 0) if at is None else at
        for place in range(1, len(panes) + 1):
            if self._focus(panes[(start + step * place) % len(panes)]):
                return

    @staticmethod
    def _focus(pane: QWidget) -> bool:
        """The list or text in it where there is one, else its first control."""
        able = [
            child
            for child in pane.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isEnabled() and child.isVisibleTo(pane)
        ]
        views = [child for child in able if isinstance(child, QAbstractScrollArea)]
        for chosen in (*views, *able):
            chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return False

    # -- kept from run to run -------------------------------------------------------------------

    def saved_state(self) -> dict[str, str]:
        """Widths and which panes are wanted, as texts for the settings."""
        details = self.details_action.isChecked() or self._details_gave_way
        return {
            "window.panes": ",".join(str(width or "") for width in self._chosen),
            "window.list": "shown" if self.list_action.isChecked() else "hidden",
            "window.details": "shown" if details else "hidden",
        }

    def restore(self, settings: dict[str, str]) -> None:
        """What saved_state gave; anything unreadable is left at its default."""
        widths = settings.get("window.panes", "").split(",")
        if len(widths) == len(self._chosen):
            self._chosen = [int(one) if one.isdecimal() and int(one) in _SANE_PX else None for one in widths]
        self.list_action.setChecked(settings.get("window.list") != "hidden")
        self.details_action.setChecked(settings.get("window.details") != "hidden")
        self._show_wanted()
