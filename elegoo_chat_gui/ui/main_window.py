"""The main window: a bar, a place for notices, three panes and a status line. It only shows and asks."""

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QVBoxLayout, QWidget

from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.icons import app_icon, icon
from elegoo_chat_gui.ui.main_bar import MainBar
from elegoo_chat_gui.ui.pane_area import PaneArea
from elegoo_chat_gui.ui.start_page import StartPage
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.view_menu import ViewMenu
from elegoo_chat_gui.ui.widgets import ElidedLabel, PlainLabel

DEFAULT_SIZE = (1280, 800)
_NOTCH = 120  # what a wheel turns at a time


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
    search_requested = Signal()
    slicers_requested = Signal()
    close_requested = Signal()
    language_chosen = Signal(str)  # one of view_menu.LANGUAGES

    def __init__(self, theme: Theme, panes: Panes) -> None:
        super().__init__()
        self._theme = theme
        self._panes = panes
        self._wheel = 0
        self.setWindowTitle("Elegoo Chats")
        self.setWindowIcon(app_icon())
        self.setMinimumSize(720, 480)
        self.resize(*DEFAULT_SIZE)
        self._make_actions()
        self._lay_out()
        self._make_status_line()
        self.show_account("", "", is_sandbox=False)

    # -- what it asks -------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is asked for: what is under way is brought to an end first."""
        event.ignore()
        self.close_requested.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel over the conversation change the size of the text."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / _NOTCH)  # towards zero: half a notch is none
        self._wheel -= steps * _NOTCH
        self._theme.step_text(steps)
        event.accept()

    def _make_actions(self) -> None:
        self.new_chat_action = self._action(tr("New chat"), "plus", "Ctrl+N", self.new_chat_requested)
        self.refresh_action = self._action(tr("Refresh"), "refresh", "F5", self.refresh_requested)
        self._action(tr("Continue as a new chat"), "chat", "Ctrl+Shift+N", self.continue_requested)
        self.slicers_action = self._action(
            tr("Slicers on this computer…"), "layers", "Ctrl+Shift+L", self.slicers_requested
        )
        self._action(tr("Quit"), None, QKeySequence(QKeySequence.StandardKey.Quit), self.close_requested)

    def _action(self, text: str, icon_name: str | None, key: str | QKeySequence, signal: SignalInstance) -> QAction:
        action = QAction(text, self)
        if icon_name:
            action.setIcon(icon(icon_name))
        action.setShortcut(key)
        action.triggered.connect(signal)
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        self.start_page = StartPage()
        self.start_page.hide()
        middle = QWidget()
        stack = QVBoxLayout(middle)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self._panes.notices)
        stack.addWidget(self._panes.conversation, 1)
        stack.addWidget(self.start_page, 1)
        self.splitter = PaneArea(self._theme, self._panes.chat_list, middle, self._panes.details)
        self.details_action = self.splitter.details_action
        self.list_action = self.splitter.list_action
        self.addActions(self.splitter.actions_by_key())
        toggles = [self.list_action, self.details_action]
        self.view_menu = ViewMenu(self._theme, [*toggles, self.splitter.alone_action], self)
        self.view_menu.addSeparator()
        self.view_menu.addAction(self.slicers_action)
        self.view_menu.language_chosen.connect(self.language_chosen)
        self.addActions([self.view_menu.larger_action, self.view_menu.smaller_action, self.view_menu.normal_action])
        self.bar = MainBar(self._panes.switcher, self._panes.sandbox_menu, self.view_menu, toggles)
        self.bar.new_chat_button.clicked.connect(self.new_chat_requested)
        self.bar.refresh_button.clicked.connect(self.refresh_requested)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.splitter, 1)
        self.setCentralWidget(body)
        self._make_search_action()

    def _make_search_action(self) -> None:
        # While the list is hidden its own shortcut sleeps; both at once would be ambiguous.
        search = QAction(icon("search"), tr("Search chats"), self)
        search.setShortcut("Ctrl+K")
        search.triggered.connect(self._search_hidden_list)
        self.addAction(search)
        search.setEnabled(False)
        self.splitter.list_shown.connect(lambda shown: search.setEnabled(not shown))

    def _search_hidden_list(self) -> None:
        self.list_action.setChecked(True)
        self.splitter.alone_action.setChecked(False)
        self.search_requested.emit()

    def set_look(self, mode: str) -> None:
        """Light, dark, or as the system has it."""
        self.view_menu.set_look(mode)

    def set_language(self, code: str) -> None:
        """Mark the language in force in the menu: one of view_menu.LANGUAGES."""
        self.view_menu.set_language(code)

    def show_start_page(self, shown: bool) -> None:
        """The start page in the place of the conversation, or the conversation."""
        self._panes.conversation.setVisible(not shown)
        self.start_page.setVisible(shown)

    # -- what it shows -------------------------------------------------------------------------

    def _make_status_line(self) -> None:
        line = self.statusBar()
        line.setSizeGripEnabled(False)
        line.setContentsMargins(12, 0, 12, 0)
        self._count = PlainLabel()
        self._age = PlainLabel()
        self._server = ElidedLabel()
        self._state = PlainLabel()
        for label in (self._count, self._age, self._server, self._state):
            label.setContentsMargins(4, 0, 4, 0)
        line.addWidget(self._count)
        line.addWidget(self._age)
        line.addPermanentWidget(self._server)
        line.addPermanentWidget(self._state)

    def show_account(self, badge: str, server: str, *, is_sandbox: bool, tone: str = "accent") -> None:
        """The badge beside the account (empty: none) and the server in the status line."""
        self.bar.faults_button.setVisible(is_sandbox)
        self.bar.show_badge(badge, tone)
        self._server.setText(server)

    def show_status(self, count: str, age: str, state: str) -> None:
        self._count.setText(count)
        self._age.setText(age)
        self._state.setText(state)

    def set_refreshing(self, refreshing: bool) -> None:
        self.bar.refresh_button.setEnabled(not refreshing)

    # -- window state --------------------------------------------------------------------------

    def saved_state(self) -> dict[str, str]:
        """Size, place, panes, look and text size as texts for the settings."""
        return {
            "window.geometry": bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            "window.look": self._theme.mode,
            "window.text_scale": f"{self._theme.text_scale:g}",
            **self.splitter.saved_state(),
        }

    def restore_state(self, settings: dict[str, str]) -> None:
        """What saved_state gave; anything unreadable is left at its default."""
        try:
            self._theme.text_scale = float(settings.get("window.text_scale", "1"))
        except ValueError:
            self._theme.text_scale = 1.0
        if geometry := settings.get("window.geometry"):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore")))
        self.splitter.restore(settings)
        self.set_look(settings.get("window.look", "system"))
