"""The main window: a bar, a place for notices, three panes and a status line. It only shows and asks."""

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.icons import app_icon, icon
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import Badge, ElidedLabel, PlainLabel, icon_button, primary_button, secondary_button

DEFAULT_SIZE = (1280, 800)
PANE_WIDTHS = (320, 660, 300)
NARROW_PX = 1000  # a narrower window gives the room of the details to the conversation


@dataclass(frozen=True, slots=True)
class Panes:
    """The widgets that the composition root puts into the window."""

    chat_list: QWidget
    conversation: QWidget
    details: QWidget
    notices: QWidget
    switcher: QWidget
    sandbox_menu: QMenu


class MainWindow(QMainWindow):
    """List, conversation, details."""

    new_chat_requested = Signal()
    refresh_requested = Signal()
    continue_requested = Signal()
    close_requested = Signal()

    def __init__(self, theme: Theme, panes: Panes) -> None:
        super().__init__()
        self._theme = theme
        self._panes = panes
        self.setWindowTitle("Elegoo Chats")
        self.setWindowIcon(app_icon())
        self.setMinimumSize(720, 480)
        self.resize(*DEFAULT_SIZE)
        self._details_wanted = True
        self._details_gave_way = False
        self._make_actions()
        self._lay_out()
        self._make_status_line()
        self.show_account("", "", is_sandbox=False)

    # -- what it asks -------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is asked for: what is under way is brought to an end first."""
        event.ignore()
        self.close_requested.emit()

    def _make_actions(self) -> None:
        self.new_chat_action = self._action(tr("New chat"), "plus", "Ctrl+N", self.new_chat_requested)
        self.refresh_action = self._action(tr("Refresh"), "refresh", "F5", self.refresh_requested)
        self._action(tr("Continue as a new chat"), "chat", "Ctrl+Shift+N", self.continue_requested)
        self._action(tr("Quit"), None, QKeySequence(QKeySequence.StandardKey.Quit), self.close_requested)
        self.details_action = QAction(icon("pane-right"), tr("Show details"), self)
        self.details_action.setShortcut("Ctrl+I")
        self.details_action.setCheckable(True)
        self.details_action.setChecked(True)
        self.details_action.toggled.connect(self._show_details)
        self.addAction(self.details_action)

    def _action(self, text: str, icon_name: str | None, key: str | QKeySequence, signal: SignalInstance) -> QAction:
        action = QAction(text, self)
        if icon_name:
            action.setIcon(icon(icon_name))
        action.setShortcut(key)
        action.triggered.connect(signal)
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        middle = QWidget()
        stack = QVBoxLayout(middle)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self._panes.notices)
        stack.addWidget(self._panes.conversation, 1)
        for pane, width, minimum in zip(
            (self._panes.chat_list, middle, self._panes.details), PANE_WIDTHS, (240, 320, 220), strict=True
        ):
            pane.setMinimumWidth(minimum)
            pane.resize(width, pane.height())
            self.splitter.addWidget(pane)
        self.splitter.setSizes(list(PANE_WIDTHS))
        for place, stretch in enumerate((0, 1, 0)):
            self.splitter.setStretchFactor(place, stretch)
        column.addWidget(self.splitter, 1)
        self.setCentralWidget(body)

    def _make_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("kind", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(8)
        self.new_chat_button = primary_button(tr("New chat"), "plus")
        self.new_chat_button.setToolTip(tr("New chat ({key})", key="Ctrl+N"))
        self.new_chat_button.clicked.connect(self.new_chat_requested)
        self.refresh_button = secondary_button(tr("Refresh"), "refresh")
        self.refresh_button.setToolTip(tr("Read the list again ({key})", key="F5"))
        self.refresh_button.clicked.connect(self.refresh_requested)
        self.faults_button = icon_button("flask", tr("Faults of the sandbox"))
        self.faults_button.setMenu(self._panes.sandbox_menu)
        self.badge = Badge("")
        for widget in (self.new_chat_button, self.refresh_button):
            row.addWidget(widget)
        row.addStretch(1)
        for right in (self.faults_button, self.badge, self._panes.switcher, self._make_look_button()):
            row.addWidget(right)
        details = icon_button("pane-right", tr("Show or hide the details (Ctrl+I)"))
        details.setCheckable(True)
        details.setChecked(True)
        details.toggled.connect(self.details_action.setChecked)
        self.details_action.toggled.connect(details.setChecked)
        row.addWidget(details)
        return bar

    def _make_look_button(self) -> QWidget:
        button = icon_button("sun", tr("Light or dark"))
        menu = QMenu(tr("Light or dark"), button)
        self._looks = QActionGroup(menu)
        for mode, title in (("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark"))):
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setData(mode)
            action.setChecked(self._theme.mode == mode)
            self._looks.addAction(action)
        self._looks.triggered.connect(lambda action: self.set_look(action.data()))
        button.setMenu(menu)
        return button

    def set_look(self, mode: str) -> None:
        """Light, dark, or as the system has it."""
        if mode in {"system", "light", "dark"}:
            self._theme.mode = mode  # type: ignore[assignment]  # checked in the line above
        for action in self._looks.actions():
            action.setChecked(action.data() == self._theme.mode)

    # -- what it shows -------------------------------------------------------------------------

    def _make_status_line(self) -> None:
        line = self.statusBar()
        line.setSizeGripEnabled(False)
        line.setContentsMargins(12, 0, 12, 0)
        self._count = PlainLabel()
        self._age = PlainLabel()
        self._server = ElidedLabel()
        self._state = PlainLabel()
        line.addWidget(self._count)
        line.addWidget(self._age)
        line.addPermanentWidget(self._server)
        line.addPermanentWidget(self._state)

    def show_account(self, badge: str, server: str, *, is_sandbox: bool, tone: str = "accent") -> None:
        """The badge beside the account (empty: none) and the server in the status line."""
        self.badge.setText(badge)
        self.badge.setVisible(bool(badge))
        if badge:
            self.badge.set_tone("warning" if tone == "warning" else "accent")
            self.badge.setAccessibleName(tr("Server: {kind}", kind=badge))
        self.faults_button.setVisible(is_sandbox)
        self._server.setText(server)

    def show_status(self, count: str, age: str, state: str) -> None:
        self._count.setText(count)
        self._age.setText(age)
        self._state.setText(state)

    def set_refreshing(self, refreshing: bool) -> None:
        self.refresh_button.setEnabled(not refreshing)

    def _show_details(self, wanted: bool) -> None:
        self._details_wanted = wanted
        self._details_gave_way = False
        self._panes.details.setVisible(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_narrow = 0 < event.oldSize().width() < NARROW_PX
        is_narrow = event.size().width() < NARROW_PX
        if is_narrow and not was_narrow and self._details_wanted:
            self.details_action.setChecked(False)
            self._details_gave_way = True
        elif was_narrow and not is_narrow and self._details_gave_way:
            self.details_action.setChecked(True)

    # -- window state --------------------------------------------------------------------------

    def saved_state(self) -> dict[str, str]:
        """Size, place, panes and look as texts for the settings."""
        return {
            "window.geometry": bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            "window.panes": bytes(self.splitter.saveState().toBase64().data()).decode("ascii"),
            "window.details": "shown" if self._details_wanted or self._details_gave_way else "hidden",
            "window.look": self._theme.mode,
        }

    def restore_state(self, settings: dict[str, str]) -> None:
        """What saved_state gave; anything unreadable is left at its default."""
        if geometry := settings.get("window.geometry"):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore")))
        if panes := settings.get("window.panes"):
            self.splitter.restoreState(QByteArray.fromBase64(panes.encode("ascii", "ignore")))
        self.details_action.setChecked(settings.get("window.details") != "hidden")
        self.set_look(settings.get("window.look", "system"))
