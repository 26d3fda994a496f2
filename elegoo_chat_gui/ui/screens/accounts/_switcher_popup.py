"""The accounts to choose from, under the switcher: a search field, the list, and what else can be done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from elegoo_chat_gui.core.accounts import Account, AccountKey
from elegoo_chat_gui.ui.announcing import announce
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.icons import icon
from elegoo_chat_gui.ui.screens.accounts._account_list import AccountListModel, AccountListView
from elegoo_chat_gui.ui.theme import scaled
from elegoo_chat_gui.ui.widgets import PlainLabel, Separator, flat_button

_WIDTH: Final = 400
_MOST_ROWS: Final = 9
_PAGE: Final = 8
_EDGE: Final = 8
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE}


class SwitcherPopup(QFrame):
    """A child of the window and no window itself: input methods go on working in its search field.

    Typing narrows the list, arrows move in it, Enter takes, Esc closes; so does looking elsewhere.
    """

    account_chosen = Signal(object)  # Account
    add_requested = Signal()
    once_requested = Signal()
    manage_requested = Signal()
    close_requested = Signal(object)  # AccountKey: of the account opened once that is shown
    closed = Signal()

    def __init__(self, model: AccountListModel, current: Account | None, button: QWidget) -> None:
        super().__init__(button.window())
        self._model = model
        self._button = button
        self._before = QApplication.focusWidget()
        self.search = QLineEdit()
        self.list = AccountListView(model, "plain")
        self._nothing = PlainLabel(tr("No account has this name, user ID or server."), "muted")
        self._buttons: list[QPushButton] = []
        self.setProperty("kind", "card")
        self.setAutoFillBackground(True)
        self.setAccessibleName(tr("Accounts"))
        self.hide()
        self._lay_out(current)
        self._wire()

    def open(self, current: AccountKey | None) -> None:
        """Show it with everything in it. The account before the present one is chosen: Enter goes back to it."""
        self._model.search("")
        row = self._model.row_of(current)
        self.list.make_current(1 if row == 0 and self._model.rowCount() > 1 else max(0, row))
        self._show_found()
        self._place()
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_popup(self) -> None:
        """Away, and the keys back to where they were."""
        if self.isHidden():
            return
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._focus_moved)
        self.window().removeEventFilter(self)
        has_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self.hide()
        if has_focus:
            (self._button if self._before is None else self._before).setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    # -- searching --------------------------------------------------------------------------------

    def _search(self, typed: str) -> None:
        self._model.search(typed)
        self.list.make_current(0)
        self._say_chosen()
        self._show_found()
        self._place()

    def _show_found(self) -> None:
        found = self._model.rowCount() > 0
        self.list.setVisible(found)
        self._nothing.setVisible(not found)

    def _say_chosen(self) -> None:
        """The focus stays in the field: what is chosen in the list is read out."""
        words = self.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        announce(self.search, str(words) if words else self._nothing.text())

    def _take_current(self) -> None:
        account = self._model.account_at(self.list.currentIndex().row())
        if account is not None:
            self._take(account)

    def _take(self, account: Account) -> None:
        self.close_popup()
        self.account_chosen.emit(account)

    # -- keys and looking elsewhere ---------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self.search and isinstance(event, QKeyEvent):
            if kind == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if kind == QEvent.Type.KeyPress:
                return self._key(event)
        elif watched is self.window():
            outside = isinstance(event, QMouseEvent) and not self.geometry().contains(
                self.window().mapFromGlobal(event.globalPosition().toPoint())
            )
            if kind == QEvent.Type.Resize or (kind == QEvent.Type.MouseButtonPress and outside):
                self.close_popup()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_popup()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # not for the window behind it

    def _key(self, event: QKeyEvent) -> bool:
        """True where the key was for the list."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if not plain:
            return False
        if event.key() in _STEPS:
            self.list.step(_STEPS[Qt.Key(event.key())])
            self._say_chosen()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_current()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_popup()
        else:
            return False
        return True

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self._button and new is not self and not self.isAncestorOf(new):
            self.close_popup()

    # -- building ---------------------------------------------------------------------------------

    def _wire(self) -> None:
        self.search.textEdited.connect(self._search)
        self.search.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self._take_current())
        self.window().installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _lay_out(self, current: Account | None) -> None:
        self.search.setPlaceholderText(
            tr_n(
                "Search by name, user ID or server",
                "Search {n} accounts by name, user ID or server",
                self._model.total,
            )
        )
        self.search.setAccessibleName(tr("Search accounts"))
        self.search.addAction(icon("search", "text_muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setClearButtonEnabled(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(12, 8, 12, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(4)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._nothing)
        layout.addWidget(Separator(Qt.Orientation.Horizontal))
        for button in self._make_buttons(current):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._buttons.append(button)

    def _make_buttons(self, current: Account | None) -> list[QPushButton]:
        made = []
        if current is not None and current.once:
            end = flat_button(tr("Close this account"), "close")
            end.clicked.connect(lambda: self._leave_for(lambda: self.close_requested.emit(current.key)))
            made.append(end)
        for text, name, signal in (
            (tr("Add account…"), "plus", self.add_requested),
            (tr("Open once…"), "clock", self.once_requested),
            (tr("Manage accounts…"), "gear", self.manage_requested),
        ):
            button = flat_button(text, name)
            button.clicked.connect(lambda _checked=False, wanted=signal: self._leave_for(wanted.emit))
            made.append(button)
        return made

    def _leave_for(self, then: object) -> None:
        self.close_popup()
        if callable(then):
            then()

    def _place(self) -> None:
        """Under the button, flush with its end, never outside the window."""
        window = self.window()
        corner = self._button.mapTo(window, QPoint(self._button.width(), self._button.height() + 2))
        width = min(scaled(_WIDTH), window.width() - 2 * _EDGE)
        left = max(_EDGE, min(corner.x() - width, window.width() - width - _EDGE))
        rows = max(1, min(_MOST_ROWS, self._model.rowCount()))
        others = self.sizeHint().height() - (self.list.sizeHint().height() if not self.list.isHidden() else 0)
        wanted = others + (rows * self.list.row_height + 4 if not self.list.isHidden() else 0)
        self.setGeometry(QRect(left, corner.y(), width, min(wanted, window.height() - corner.y() - _EDGE)))
