"""One message as it is written: who speaks, the text, and what can be done with it."""

from enum import Enum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QInputDialog, QMenu, QVBoxLayout, QWidget

from elegoo_chat_gui.core.drafts import DraftMessage
from elegoo_chat_gui.core.messages import Message, Role
from elegoo_chat_gui.ui.i18n import listed, tr, tr_n
from elegoo_chat_gui.ui.icons import icon
from elegoo_chat_gui.ui.screens.compose._fields import GrowingTextField, ProblemLabel, mark
from elegoo_chat_gui.ui.screens.compose._problems import content_words, role_words
from elegoo_chat_gui.ui.theme import set_look
from elegoo_chat_gui.ui.widgets import Badge, PlainLabel, icon_button, link_button, menu_button, plain_tooltip

_READ_ONLY_LIMIT: Final = 1_500  # characters shown of a carried-over message
_EDIT_LIMIT: Final = 200_000  # characters; a field with more would stop the window


class TurnAction(Enum):
    """What the menu of a message asks for."""

    MOVE_UP = "move-up"
    MOVE_DOWN = "move-down"
    DUPLICATE = "duplicate"
    REMOVE = "remove"


class TurnEditor(QFrame):
    """Signals carry the index of the message in the draft."""

    text_edited = Signal(int, str)
    role_chosen = Signal(int, str)
    action_requested = Signal(int, TurnAction)
    unlock_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index = 0
        self._message = DraftMessage(Role.USER, "")
        self.setProperty("kind", "card")
        self._role_menu = QMenu(self)
        self._role = menu_button("", self._role_menu, kind="chip")
        self._badge = Badge("", "neutral")
        self._carried = PlainLabel("", "small")
        self._edit = link_button(tr("Edit"))
        self._more = icon_button("more", tr("More"))
        self._text = GrowingTextField(tr("Message"), lines=(1, 22))
        self._text.setProperty("kind", "plain")
        self._text.setPlaceholderText(tr("Write a message…"))
        self._words = PlainLabel("")
        self._problem = ProblemLabel()
        self._actions: dict[TurnAction, QAction] = {}
        self._lay_out()
        self._fill_menus()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._role)
        head.addWidget(self._badge)
        head.addWidget(self._carried)
        head.addStretch(1)
        head.addWidget(self._edit)
        head.addWidget(self._more)
        self._words.setWordWrap(True)
        self._words.setContentsMargins(4, 2, 4, 4)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 8, 8)
        layout.setSpacing(2)
        layout.addLayout(head)
        for widget in (self._text, self._words, self._problem):
            layout.addWidget(widget)

    def _fill_menus(self) -> None:
        for role in (Role.USER, Role.ASSISTANT):
            action = self._role_menu.addAction(role_words(role))
            action.triggered.connect(lambda _checked=False, role=role: self._choose_role(role))
        self._role_menu.addSeparator()
        self._role_menu.addAction(tr("Other role…")).triggered.connect(self._ask_role)
        menu = QMenu(self)
        for which, words, picture in (
            (TurnAction.MOVE_UP, tr("Move up"), "arrow-up"),
            (TurnAction.MOVE_DOWN, tr("Move down"), "arrow-down"),
            (TurnAction.DUPLICATE, tr("Duplicate"), "copy"),
            (TurnAction.REMOVE, tr("Remove"), "trash"),
        ):
            action = menu.addAction(icon(picture), words)
            action.triggered.connect(lambda _checked=False, which=which: self._ask(which))
            self._actions[which] = action
        self._actions[TurnAction.MOVE_UP].setShortcut("Alt+Up")
        self._actions[TurnAction.MOVE_DOWN].setShortcut("Alt+Down")
        for which in (TurnAction.MOVE_UP, TurnAction.MOVE_DOWN):
            self._actions[which].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(self._actions[which])
        self._more.setMenu(menu)

    def _connect(self) -> None:
        self._text.edited.connect(lambda text: self.text_edited.emit(self._index, text))
        self._edit.clicked.connect(lambda: self.unlock_requested.emit(self._index))

    @property
    def index(self) -> int:
        return self._index

    @property
    def field(self) -> GrowingTextField:
        return self._text

    @property
    def shows_field(self) -> bool:
        """Whether the text can be typed into; else it is only told."""
        return not self._text.isHidden()

    def show_message(self, index: int, total: int, message: DraftMessage, *, unlocked: bool, read_only: bool) -> None:
        """The message at `index` of `total`. A carried-over one is only told until it is `unlocked`."""
        self._index, self._message = index, message
        as_field = message.edited or unlocked or not message.is_carried_over
        origin = message.origin()
        self._show_head(origin, total, locked=not as_field, read_only=read_only)
        self._text.setVisible(as_field)
        self._words.setVisible(not as_field)
        if as_field:
            self._text.show_text(message.text)
            self._text.set_read_only(read_only)
            self._text.setAccessibleName(tr("Message {n}, {role}", n=index + 1, role=role_words(message.role)))
        else:
            self._words.setText(_told(message, origin))
        self._words.setProperty("kind", None if message.text.strip() else "muted")
        set_look(self._words)

    def _show_head(self, origin: Message | None, total: int, *, locked: bool, read_only: bool) -> None:
        message = self._message
        role = role_words(message.role)
        self._role.setText(role[:40].replace("&", "&&"))
        self._role.setAccessibleName(tr("Role: {role}", role=role))
        self._role.setEnabled(not locked and not read_only)
        extras = origin.extras if origin else {}
        self._badge.setVisible(bool(extras))
        self._badge.setText(tr_n("+{n} field", "+{n} fields", len(extras)))
        self._badge.setToolTip(plain_tooltip(tr("Sent along unchanged: {names}", names=listed(extras))))
        edited = tr("carried over, edited") if message.edited else tr("carried over")
        self._carried.setText(edited if message.is_carried_over else "")
        can_edit = len(message.text) <= _EDIT_LIMIT
        self._edit.setVisible(locked and not read_only)
        self._edit.setEnabled(can_edit)
        self._edit.setToolTip("" if can_edit else plain_tooltip(tr("Too long to be edited here.")))
        self._edit.setAccessibleName(tr("Edit message {n}", n=self._index + 1))
        self._more.setEnabled(not read_only)
        self._more.setAccessibleName(tr("More for message {n}", n=self._index + 1))
        self._actions[TurnAction.MOVE_UP].setEnabled(self._index > 0 and not read_only)
        self._actions[TurnAction.MOVE_DOWN].setEnabled(self._index + 1 < total and not read_only)

    def set_problem(self, sentence: str) -> None:
        mark(self._text, self._problem, sentence)
        if self.property("invalid") != ("true" if sentence else "false"):
            set_look(self, invalid=bool(sentence))

    def focus_text(self) -> None:
        if self.shows_field:
            if not self._text.hasFocus():
                self._text.moveCursor(QTextCursor.MoveOperation.End)
            self._text.setFocus()
        elif not self._edit.isHidden():
            self._edit.setFocus()
        else:
            self._more.setFocus()

    def _choose_role(self, role: str) -> None:
        self.role_chosen.emit(self._index, str(role))

    def _ask(self, which: TurnAction) -> None:
        self.action_requested.emit(self._index, which)

    def _ask_role(self) -> None:
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Other role"))
        dialog.setLabelText(tr("Who speaks in this message?"))
        dialog.setTextValue(self._message.role)
        dialog.textValueSelected.connect(self._choose_role)
        dialog.open()


def _told(message: DraftMessage, origin: Message | None) -> str:
    """A carried-over message in words: its text, or what is there instead."""
    if message.text.strip():
        text = message.text
    elif origin is None:
        text = message.source or ""
    else:
        is_message = isinstance(origin.value, dict)
        text = content_words(origin.content if is_message else origin.value, is_message=is_message)
    if len(text) <= _READ_ONLY_LIMIT:
        return text
    rest = len(text) - _READ_ONLY_LIMIT
    return text[:_READ_ONLY_LIMIT] + "… " + tr_n("({n} more character)", "({n} more characters)", rest)
