"""What screen readers are told of a conversation: a list whose children are the messages.

Qt's cache deletes every interface it was told of, and Python believes to own the same object: a wrapper that goes
first leaves the cache with a dangling pointer, and the program ends in a crash. So wrappers stay until the cache has
deleted what they wrap: those of views in `_LIVING`, those of messages in `SpokenMessages`, the one place that makes
them and gives them up, and only ever through the cache.
"""

from __future__ import annotations

import weakref
from collections import OrderedDict
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextInterface,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QWidget
from shiboken6 import VoidPtr, getCppPointer, isValid

from elegoo_chat_gui.core.messages import UndecodedMessages
from elegoo_chat_gui.core.transcript import message_as_text, role_label
from elegoo_chat_gui.core.visible_text import one_line, visible_text
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.screens.conversation._pieces import ActionKind
from elegoo_chat_gui.ui.screens.conversation._words import undecoded_words

if TYPE_CHECKING:
    from elegoo_chat_gui.ui.screens.conversation.view import ConversationView

TEXT_LIMIT: Final = 20_000  # characters of one message that can be read letter by letter
SUMMARY_LIMIT: Final = 2_000  # characters that are spoken when a message gets the focus
KEPT: Final = 256  # interfaces that stay; a client that walks 10,000 messages leaves no more behind
COPY_ACTION: Final = "Copy"
# For the life of the process, since Qt's cache ends after everything that could hold them.
_LIVING: Final[list[QAccessibleInterface]] = []


def expose(view: ConversationView) -> SpokenMessages:
    """Make screen readers see the messages of a view. The view keeps what is returned."""
    _install_factory()
    return SpokenMessages(view)


@cache
def _install_factory() -> None:
    """Once: Qt asks every factory for every object."""
    QAccessible.installFactory(_interface_of)


def _interface_of(_key: str, target: QObject | None) -> QAccessibleInterface | None:
    spoken = getattr(target, "spoken", None)
    if isinstance(spoken, SpokenMessages) and isinstance(target, QWidget):
        _LIVING[:] = [interface for interface in _LIVING if isValid(interface)]
        _LIVING.append(_ConversationAccessible(target, spoken))
        return _LIVING[-1]
    return None


class SpokenMessages:
    """The children of a conversation: made when they are asked for, given up when there are many or others."""

    def __init__(self, view: ConversationView) -> None:
        # Qt's binding keeps what a factory returned until the program ends; that must not keep the view.
        self._view = weakref.ref(view)
        self._children: OrderedDict[int, _MessageAccessible] = OrderedDict()
        self._pruning = QTimer(view)
        self._pruning.setSingleShot(True)
        self._pruning.timeout.connect(self._prune)
        view.destroyed.connect(self._give_all_up)

    @property
    def view(self) -> ConversationView | None:
        view = self._view()
        return view if view is not None and isValid(view) else None

    @property
    def made(self) -> int:
        """How many children exist at present."""
        return len(self._children)

    # -- what the view tells -----------------------------------------------------------------------

    def current_changed(self) -> None:
        """Another message is the current one, or the view got the focus: read it out."""
        view = self.view
        if view is None or not QAccessible.isActive() or not view.hasFocus():
            return
        child = self.child(view.current_message)
        if child is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(child, QAccessible.Event.Focus))

    def content_replaced(self) -> None:
        """Other messages than before: the places of all of them may have changed."""
        view = self.view
        if view is None or not QAccessible.isActive():
            self._give_all_up()
            return
        for child in self._children.values():
            QAccessible.updateAccessibility(QAccessibleEvent(child, QAccessible.Event.ObjectDestroyed))
        self._give_all_up()
        # Not ObjectReorder: Qt's signal for it has a form that clients refuse, once for every child.
        QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.DescriptionChanged))
        if self.count() and (first := self.child(0)) is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(first, QAccessible.Event.ObjectCreated))
        self.current_changed()

    # -- children ----------------------------------------------------------------------------------

    def count(self) -> int:
        view = self.view
        if view is None:
            return 0
        log = view.log
        if isinstance(log, UndecodedMessages):
            return 2 if log.raw else 1
        return len(log.messages)

    def child(self, index: int) -> _MessageAccessible | None:
        view = self.view
        if view is None or not 0 <= index < self.count():
            return None
        found = self._children.get(index)
        if found is None or not isValid(found):
            found = _MessageAccessible(self, index)
            QAccessible.registerAccessibleInterface(found)
            self._children[index] = found
            if len(self._children) > KEPT:
                # Not here: Qt may be going through the children and hold their addresses.
                self._pruning.start(0)
        self._children.move_to_end(index)
        return found

    def _prune(self) -> None:
        view = self.view
        if view is not None and view.current_message in self._children:
            self._children.move_to_end(view.current_message)
        while len(self._children) > KEPT:
            _give_up(self._children.popitem(last=False)[1])

    def _give_all_up(self) -> None:
        while self._children:
            _give_up(self._children.popitem()[1])

    # -- words -------------------------------------------------------------------------------------

    def name(self, index: int) -> str:
        """Place and role."""
        view = self.view
        if view is None:
            return ""
        log = view.log
        if isinstance(log, UndecodedMessages):
            return tr("Text as it was received") if index else undecoded_words(log.reason, log.position)
        role = one_line(role_label(log.messages[index], view.labels))
        return tr("Message {place} of {total}, {role}", place=index + 1, total=len(log.messages), role=role)

    def text(self, index: int) -> str:
        """The content as words, with a word on what is left out."""
        view = self.view
        if view is None:
            return ""
        log = view.log
        if not isinstance(log, UndecodedMessages):
            return _bounded(message_as_text(log.messages[index], view.labels), TEXT_LIMIT)
        if index:
            return _bounded(log.raw, TEXT_LIMIT)
        reason = undecoded_words(log.reason, log.position)
        return f"{reason} {tr('Nothing is lost: below is the text as it was received.')}" if log.raw else reason


def _give_up(child: _MessageAccessible) -> None:
    if isValid(child):
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(child))


def _bounded(text: str, limit: int) -> str:
    if len(text) <= limit:
        return visible_text(text)
    rest = tr_n("… and {n} more character", "… and {n} more characters", len(text) - limit)
    return f"{visible_text(text[:limit])}\n{rest}"


class _ConversationAccessible(QAccessibleWidget):
    """The view as a list."""

    def __init__(self, view: QWidget, spoken: SpokenMessages) -> None:
        super().__init__(view, QAccessible.Role.List)
        self._spoken = spoken

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Description and (view := self._spoken.view) is not None:
            if isinstance(view.log, UndecodedMessages):
                return self._spoken.text(0)
            return tr_n("{n} message", "{n} messages", self._spoken.count())
        return super().text(kind)

    def childCount(self) -> int:
        return self._spoken.count()

    def child(self, index: int) -> QAccessibleInterface:
        return self._spoken.child(index)  # type: ignore[return-value]  # null for none, which the stub leaves out

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.index if isinstance(child, _MessageAccessible) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        view = self._spoken.view
        if view is None:
            return None  # type: ignore[return-value]  # as above
        point = view.viewport().mapFromGlobal(QPoint(x, y))
        inside = view.viewport().rect().contains(point)
        index = view.item_at(QPointF(point)) if inside else -1
        return self._spoken.child(index)  # type: ignore[return-value]  # as above

    def focusChild(self) -> QAccessibleInterface:
        view = self._spoken.view
        index = view.current_message if view is not None and view.hasFocus() else -1
        return self._spoken.child(index)  # type: ignore[return-value]  # as above


class _MessageAccessible(QAccessibleInterface):
    """One message, or for a chat that does not decode: the reason, and the text as it was received."""

    def __init__(self, spoken: SpokenMessages, index: int) -> None:
        super().__init__()
        self._spoken = spoken
        self.index = index
        self._content = ""
        self._labels: object = None
        self._text = _MessageText(self)
        self._actions = _MessageActions(spoken, index)

    @property
    def content(self) -> str:
        """The words, made anew when the language has changed."""
        view = self._spoken.view
        if view is not None and self._labels is not view.labels:
            self._labels = view.labels
            self._content = self._spoken.text(self.index)
        return self._content

    def isValid(self) -> bool:
        return self.index < self._spoken.count()

    def object(self) -> QObject:
        return None  # type: ignore[return-value]  # there is none: messages are painted

    def window(self) -> QWindow:
        view = self._spoken.view
        return view.window().windowHandle() if view is not None else None  # type: ignore[return-value]  # as above

    def parent(self) -> QAccessibleInterface:
        view = self._spoken.view
        return QAccessible.queryAccessibleInterface(view) if view else None  # type: ignore[return-value]  # as above

    def child(self, index: int) -> QAccessibleInterface:
        del index
        return None  # type: ignore[return-value]  # it has none

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        del x, y
        return None  # type: ignore[return-value]  # it has none

    def focusChild(self) -> QAccessibleInterface:
        return None  # type: ignore[return-value]  # it has none

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        del child
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def rect(self) -> QRect:
        view = self._spoken.view
        if view is None:
            return QRect()
        area = view.item_area(self.index)
        return QRect(view.viewport().mapToGlobal(area.topLeft()), area.size())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        view = self._spoken.view
        if view is None:
            state.invalid = 1
            return state
        state.readOnly = state.multiLine = state.selectableText = 1
        if not isinstance(view.log, UndecodedMessages):
            state.focusable = state.selectable = 1
        if view.current_message == self.index:
            state.selected = 1
            state.focused = int(view.hasFocus())
        if not view.isVisible():
            state.invisible = 1
        elif not view.item_area(self.index).intersects(view.viewport().rect()):
            state.offscreen = 1
        return state

    def text(self, kind: QAccessible.Text) -> str:
        match kind:
            case QAccessible.Text.Name:
                return self._spoken.name(self.index)
            case QAccessible.Text.Description:
                return one_line(_bounded(self.content, SUMMARY_LIMIT))
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """It is only read."""

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        # The binding takes a pointer for an address only as VoidPtr; an int or None ends in a wild jump.
        match kind:
            case QAccessible.InterfaceType.TextInterface:
                return VoidPtr(getCppPointer(self._text)[0])  # type: ignore[return-value]  # the stub says int
            case QAccessible.InterfaceType.ActionInterface:
                return VoidPtr(getCppPointer(self._actions)[0])  # type: ignore[return-value]  # as above
        return VoidPtr(0)  # type: ignore[return-value]  # as above


class _MessageText(QAccessibleTextInterface):
    """Letter by letter. Offsets count UTF-16 units as everywhere in Qt.

    What is selected stays untold: PySide6 leaves out the call that would ask for it.
    """

    def __init__(self, message: _MessageAccessible) -> None:
        super().__init__()
        self._message = weakref.ref(message)
        self._words = ""
        self._units = b""
        self._caret = 0

    def _encoded(self) -> bytes:
        message = self._message()
        if message is not None and self._words is not message.content:
            self._words = message.content
            self._units = self._words.encode("utf-16-le")
        return self._units

    def characterCount(self) -> int:
        return len(self._encoded()) // 2

    def text(self, start: int, end: int) -> str:
        last = self.characterCount()
        start, end = max(0, start), last if end < 0 else min(end, last)
        return self._encoded()[2 * start : 2 * max(start, end)].decode("utf-16-le", "replace")

    def cursorPosition(self) -> int:
        return self._caret

    def setCursorPosition(self, position: int) -> None:
        self._caret = min(max(0, position), self.characterCount())

    def characterRect(self, offset: int) -> QRect:
        del offset
        message = self._message()
        return message.rect() if message is not None else QRect()

    def offsetAtPoint(self, point: QPoint) -> int:
        message = self._message()
        return 0 if message is not None and message.rect().contains(point) else -1

    def scrollToSubstring(self, start: int, end: int) -> None:
        del start, end
        message = self._message()
        actions = message.actionInterface() if message is not None else None
        if actions is not None:
            actions.doAction(QAccessibleActionInterface.setFocusAction())

    def selectionCount(self) -> int:
        return 0

    def addSelection(self, start: int, end: int) -> None:
        """Not offered."""

    def removeSelection(self, index: int) -> None:
        """Not offered."""

    def setSelection(self, index: int, start: int, end: int) -> None:
        """Not offered."""


class _MessageActions(QAccessibleActionInterface):
    """Unfold what is folded, copy, put the focus on it."""

    def __init__(self, spoken: SpokenMessages, index: int) -> None:
        super().__init__()
        self._spoken = spoken
        self._index = index

    def _folded(self) -> ActionKind | None:
        view = self._spoken.view
        return view.fold_action(self._index) if view is not None else None

    def actionNames(self) -> list[str]:
        view = self._spoken.view
        if view is None or isinstance(view.log, UndecodedMessages):
            return []
        press = [self.pressAction()] if self._folded() is not None else []
        return [*press, COPY_ACTION, self.setFocusAction()]

    def doAction(self, name: str) -> None:
        view = self._spoken.view
        if view is None or name not in self.actionNames():
            return
        # Not within a client's call: what is pressed may replace the very object that was asked.
        if name == COPY_ACTION:
            QTimer.singleShot(0, view, lambda: view.copy_message(self._index))
        elif name == self.setFocusAction():
            QTimer.singleShot(0, view, lambda: _focus(view, self._index))
        else:
            QTimer.singleShot(0, view, lambda: view.toggle_folds(self._index))

    def keyBindingsForAction(self, name: str) -> list[str]:
        if name == self.pressAction():
            return ["Return"]
        return ["Ctrl+C"] if name == COPY_ACTION else []

    def localizedActionName(self, name: str) -> str:
        if name == COPY_ACTION:
            return tr("Copy message")
        if name == self.setFocusAction():
            return tr("Go to this message")
        return tr("Show all") if self._folded() is ActionKind.SHOW_ALL else tr("Unfold or fold")

    def localizedActionDescription(self, name: str) -> str:
        if name == COPY_ACTION:
            return tr("Copies the message to the clipboard")
        if name == self.setFocusAction():
            return tr("Makes it the current message and brings it onto the screen")
        if self._folded() is ActionKind.SHOW_ALL:
            return tr("Shows the whole text of the message")
        return tr("Shows or hides what else was received with the message")


def _focus(view: ConversationView, message: int) -> None:
    view.setFocus()
    if QApplication.activeWindow() is None:
        view.activateWindow()
    view.choose_message(message)
