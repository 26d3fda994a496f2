"""A conversation to read: messages are chosen, unfolded and copied, with mouse and keys."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from elegoo_chat_gui.core.messages import Role
from elegoo_chat_gui.core.visible_text import one_line, visible_text
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.conversation._accessible import expose
from elegoo_chat_gui.ui.screens.conversation._copying import CopiedForms
from elegoo_chat_gui.ui.screens.conversation._finding_view import FindingView
from elegoo_chat_gui.ui.screens.conversation._parts import FOLD_LIMIT
from elegoo_chat_gui.ui.screens.conversation._pieces import Action, ActionKind, Fold, Forms
from elegoo_chat_gui.ui.screens.conversation._settings_card import SettingsPiece
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import plain_tooltip

_LINE: Final = 60
_PAGE_OVERLAP: Final = 40
_SIDEWAYS: Final = 60.0
_OUTLINE_LIMIT: Final = 300  # characters of a question in the outline


class ConversationView(FindingView):
    """The messages of one chat. Opens nothing itself: links and what was copied are told by signals.

    Keys: arrows choose a message (left and right move its code sideways), PgUp, PgDn, Home and End scroll,
    Enter unfolds, with Shift they select text, Ctrl+C copies the selection or the current message, Ctrl+A selects
    everything, Escape selects nothing, the menu key offers links, unfolding and copying.
    """

    copied = Signal(str)  # what was copied, in words

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.spoken = expose(self)  # before anything makes Qt ask for the view's interface, which it keeps
        self.content_replaced.connect(self.spoken.content_replaced)
        self.action_activated.connect(self.act)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Conversation"))

    # Messages

    def choose_message(self, message: int) -> None:
        """Make a message the current one and bring it onto the screen."""
        count = len(self._content.messages)
        if not count:
            return
        self._current = min(max(0, message), count - 1)
        first, last = self._content.first_row(self._current), self._content.last_row(self._current)
        self._scroll.show_row(last)
        self._scroll.show_row(first)
        self._scrolled()
        self.spoken.current_changed()

    @property
    def has_questions(self) -> bool:
        return any(message.role is Role.USER for message in self._content.messages)

    @property
    def questions(self) -> list[tuple[int, str]]:
        """Index and beginning of each message of the user."""
        found = ((index, m) for index, m in enumerate(self._content.messages) if m.role is Role.USER)
        return [(index, one_line(m.text[:_OUTLINE_LIMIT]).strip()) for index, m in found]

    def go_to_message(self, message: int) -> None:
        """Make a message the current one, at the upper edge."""
        self._current = message
        self._shows_ring = True
        self._scroll.show_row(self._content.first_row(message), at_top=True)
        self._scrolled()
        self.spoken.current_changed()

    @property
    def read_message(self) -> int:
        """The message that is read: the current one while it is on the screen, else the first that is seen."""
        if self._is_on_screen(self._current):
            return self._current
        row = self._scroll.row
        return self._content.message_of(row) if row < self._content.row_count else -1

    def step_question(self, direction: int) -> None:
        """To the next or previous message of the user, seen from what is read."""
        row, offset = self._scroll.row, self._scroll.offset
        here = self._current
        if not self._is_on_screen(here):
            here = self._content.message_of(row) if row < self._content.row_count else -1
            here += 1 if direction < 0 and offset > 0 else 0
            here -= 1 if direction > 0 and offset == 0 else 0
        indexes = [i for i, m in enumerate(self._content.messages) if m.role is Role.USER]
        ahead = [i for i in indexes if (i > here if direction > 0 else i < here)]
        if ahead:
            self.go_to_message(ahead[0] if direction > 0 else ahead[-1])

    def _is_on_screen(self, message: int) -> bool:
        if message < 0:
            return False
        top, bottom = self._edges(message)
        return bottom > 0 and top < self._scroll.viewport

    def _step(self, direction: int) -> None:
        """To the next message, or on within the current one while it goes beyond the edge."""
        if self._current < 0:
            row = self._scroll.row + (1 if self._scroll.offset > 0 and direction > 0 else 0)
            start = self._content.message_of(min(row, self._content.row_count - 1)) if self._content.row_count else -1
            if start < 0:
                self.scroll_by(direction * _LINE)
            else:
                self.choose_message(start)
            return
        top, bottom = self._edges(self._current)
        if direction > 0 and top < self._scroll.viewport < bottom:
            self.scroll_by(min(_LINE, bottom - self._scroll.viewport))
        elif direction < 0 and top < 0 < bottom:
            self.scroll_by(-min(_LINE, -top))
        else:
            self.choose_message(self._current + direction)

    def _edges(self, message: int) -> tuple[int, int]:
        """Top and bottom of a message in the viewport."""
        first, last = self._content.first_row(message), self._content.last_row(message)
        value = self._scroll.value
        return self._scroll.top(first) - value, self._scroll.top(last + 1) - value

    def actions_of(self, message: int) -> list[Action]:
        """What can be unfolded and copied in a message."""
        rows = range(self._content.first_row(message), self._content.last_row(message) + 1)
        return [action for row in rows for action in self._content.row(row).actions()]

    def fold_action(self, message: int) -> ActionKind | None:
        """What toggle_folds() does with a message where it has something folded."""
        if not 0 <= message < len(self._content.messages):
            return None
        if self._content.is_long(message):
            return ActionKind.SHOW_ALL
        folds = any(action.fold is not None for action in self.actions_of(message))
        return ActionKind.UNFOLD if folds or self._content.open_folds(message) else None

    def toggle_folds(self, message: int) -> None:
        """Show a long text in full; else unfold everything, or fold it again."""
        if self._content.is_long(message):
            self.expand(message)
        elif self._content.open_folds(message):
            self.set_folds(message, frozenset())
        else:
            folds = (action.fold for action in self.actions_of(message) if action.fold is not None)
            if found := frozenset(folds):
                self.set_folds(message, found)

    def act(self, message: int, action: Action) -> None:
        """Do what a click on something in a message means."""
        match action:
            case Action(ActionKind.COPY):
                self.copy_message(message)
            case Action(ActionKind.COPY_CODE, _, Forms() as forms):
                self._put(self._whole_code(message, forms), tr("Code copied"))
            case Action(ActionKind.COPY_SETTINGS, _, Forms() as forms):
                self._put(forms, tr("Settings copied as a table"))
            case Action(ActionKind.UNFOLD, Fold() as fold):
                self.set_folds(message, self._content.open_folds(message) ^ {fold})
            case Action(ActionKind.SHOW_ALL):
                self.expand(message)

    def _whole_code(self, message: int, forms: Forms) -> Forms:
        """Code of a long message may be shown in parts or cut: it is copied from its fence to its end."""
        text = self._content.messages[message].text if message >= 0 else ""
        return self._forms().whole_code(text, forms) if len(text) > FOLD_LIMIT else forms

    # Copying

    def _forms(self) -> CopiedForms:
        return CopiedForms(self._look, self._labels)

    def copy(self) -> None:
        """The selection, else the current message."""
        if self._selection:
            self._put(self._forms().of_selection(self._selection, self._content), tr("Selection copied"))
        elif self._current >= 0:
            self.copy_message(self._current)

    def copy_message(self, message: int) -> None:
        self._put(self._forms().of_message(self._content.messages[message]), tr("Message copied"))

    def copy_message_as_markdown(self, message: int) -> None:
        markdown = self._forms().of_message(self._content.messages[message]).markdown
        self._put(Forms(markdown, "", ""), tr("Message copied as Markdown"))

    def copy_chat(self) -> None:
        if self._chat is not None:
            self._put(self._forms().of_chat(self._chat), tr("Chat copied"))

    def _put(self, forms: Forms, what: str) -> None:
        data = QMimeData()
        data.setText(visible_text(forms.text))
        if forms.markdown:
            data.setData("text/markdown", visible_text(forms.markdown).encode("utf-8"))
        if forms.html:
            data.setHtml(visible_text(forms.html))
        QGuiApplication.clipboard().setMimeData(data)
        self.copied.emit(what)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif not self._select_by_key(event) and not self._move_key(Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)
            return
        event.accept()

    def _move_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ControlModifier):
            return False
        self._goal_x = None
        page = self._scroll.viewport - _PAGE_OVERLAP
        match key:
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._shows_ring = True
                self._step(1 if key == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self._move_code(_SIDEWAYS if key == Qt.Key.Key_Right else -_SIDEWAYS)
            case Qt.Key.Key_PageUp:
                self.scroll_by(-page)
            case Qt.Key.Key_PageDown:
                self.scroll_by(page)
            case Qt.Key.Key_Home:
                self._scroll.to_start()
                self._go_to_end_message(0)
            case Qt.Key.Key_End:
                self._scroll.to_end()
                self._go_to_end_message(len(self._content.messages) - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if self._current >= 0:
                self.toggle_folds(self._current)
            case Qt.Key.Key_Escape if self._selection:
                self._selection.clear()
                self.viewport().update()
            case _:
                return False
        return True

    def _go_to_end_message(self, message: int) -> None:
        if self._current >= 0 and self._content.messages:
            self._current = message
            self.spoken.current_changed()
        self._scrolled()

    def _move_code(self, distance: float) -> None:
        """Scroll the code of the current message sideways, of what is seen where there is none."""
        for row, _ in self._scroll.visible():
            if self._current in {-1, self._content.message_of(row)}:
                for piece in self._content.row(row).pieces:
                    piece.scroll_sideways(None, distance)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if by_key and self._content.messages:
            self._shows_ring = True
            if self._current < 0 and (found := self._row_at(0)) is not None:
                self._current = self._content.message_of(found[0])
                self.spoken.current_changed()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # What is told of what lies under the pointer

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            point = QPointF(event.pos())
            link, action = self._link_at(point), self._action_at(point)
            text = link_words(link) if link else _action_words(action) or self._setting_words(point)
            QToolTip.showText(event.globalPos(), plain_tooltip(text), self.viewport())
            return True
        return super().viewportEvent(event)

    def _setting_words(self, point: QPointF) -> str:
        """What people call the setting under a point."""
        hit = self._hit(point)
        setting = hit[1].setting_at(hit[2]) if hit is not None and isinstance(hit[1], SettingsPiece) else None
        if setting is None:
            return ""
        name = self._labels.words.name(setting.key, self._labels.locale_name)
        return f"{name}\n{setting.key}" if name else ""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        message, setting, links = self._current, "", list[str]()
        if by_key and message >= 0:
            rows = range(self._content.first_row(message), self._content.last_row(message) + 1)
            links = [link for row in rows for piece in self._content.row(row).pieces for link in piece.links()]
        elif not by_key and (hit := self._hit(QPointF(event.pos()))) is not None:
            message = self._content.message_of(hit[0])
            links = [link] if (link := hit[1].link_at(hit[2])) else []
            if isinstance(hit[1], SettingsPiece) and (found := hit[1].setting_at(hit[2])) is not None:
                setting = hit[1].setting_text(found)
        menu = self._menu(message, setting, links[:8])
        menu.popup(event.globalPos())
        event.accept()

    def _menu(self, message: int, setting: str, links: list[str]) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for link in links:
            name = one_line(link[:80]).replace("&", "&&")
            menu.addAction(tr("Open {address}…", address=name), partial(self.link_activated.emit, link))
        if links:
            menu.addSeparator()
        if self._selection:
            menu.addAction(tr("Copy"), self.copy)
        if setting:
            forms = Forms(setting, setting, "")
            menu.addAction(tr("Copy setting"), lambda: self._put(forms, tr("Setting copied")))
        if message >= 0:
            self._add_message_actions(menu, message)
        menu.addSeparator()
        menu.addAction(tr("Copy chat"), self.copy_chat).setEnabled(self._chat is not None)
        menu.addAction(tr("Select all"), self.select_all)
        return menu

    def _add_message_actions(self, menu: QMenu, message: int) -> None:
        menu.addAction(tr("Copy message"), lambda: self.copy_message(message))
        menu.addAction(tr("Copy message as Markdown"), lambda: self.copy_message_as_markdown(message))
        actions = self.actions_of(message)
        for action in actions[:20]:
            if action.kind is ActionKind.COPY_SETTINGS:
                menu.addAction(_action_words(action), partial(self.act, message, action))
            elif action.kind is ActionKind.COPY_CODE and action.forms is not None:
                first = one_line(action.forms.text[:40]).replace("&", "&&")
                menu.addAction(tr("Copy code “{begin}”", begin=first), partial(self.act, message, action))
        if any(action.kind in {ActionKind.UNFOLD, ActionKind.SHOW_ALL} for action in actions):
            menu.addAction(tr("Unfold everything in this message"), lambda: self.show_all(message))


def _action_words(action: Action | None) -> str:
    """What a click does."""
    if action is None:
        return ""
    return {
        ActionKind.COPY: tr("Copy message"),
        ActionKind.COPY_CODE: tr("Copy code"),
        ActionKind.COPY_SETTINGS: tr("Copy settings as a table"),
        ActionKind.UNFOLD: tr("Show or hide"),
        ActionKind.SHOW_ALL: tr("Show all"),
    }[action.kind]


def link_words(target: str) -> str:
    """Where a link really leads: its host as the network sees it, and the whole address."""
    url = QUrl(target)
    host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    if url.scheme().lower() == "mailto":
        return tr("Write to {address}", address=url.path())
    return tr("Opens {host} in the browser", host=host) + "\n" + target
