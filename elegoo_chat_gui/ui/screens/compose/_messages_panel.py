"""The conversation as it is written: turns, and long runs of carried-over ones folded into a block."""

from dataclasses import replace
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from elegoo_chat_gui.core.drafts import DraftMessage
from elegoo_chat_gui.core.messages import Role
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.compose._carried_block import PAGE, CarriedOverBlock
from elegoo_chat_gui.ui.screens.compose._fields import ProblemLabel
from elegoo_chat_gui.ui.screens.compose._turn import TurnAction, TurnEditor
from elegoo_chat_gui.ui.widgets import secondary_button, set_tab_order

_FOLD_OVER: Final = 8


class MessagesPanel(QScrollArea):
    """`messages_edited` carries the new tuple and the place of the edit (for merging typing), or an empty place."""

    messages_edited = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages: tuple[DraftMessage, ...] = ()
        self._problems: dict[int, str] = {}
        self._unlocked: set[str] = set()  # sources of carried-over messages that may be edited
        self._pages: dict[int, int | None] = {}  # first message of a run -> its open page
        self._read_only = False
        self._outline: list[object] = []
        self._turns: dict[int, TurnEditor] = {}
        self._problem = ProblemLabel()
        self._add = secondary_button(tr("Add message"), "plus")
        self._column = QVBoxLayout()
        self._lay_out()
        self._add.clicked.connect(self.add_message)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.setSpacing(10)
        body = QWidget()
        body.setProperty("kind", "transparent")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 12, 12)
        layout.setSpacing(10)
        layout.addLayout(self._column)
        layout.addWidget(self._problem)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.setWidget(body)

    # -- showing ----------------------------------------------------------------------------------

    def show_messages(self, messages: tuple[DraftMessage, ...]) -> None:
        self._messages = messages
        self._refresh()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._add.setEnabled(not read_only)
        self._refresh()

    def set_problems(self, by_index: dict[int, str], general: str) -> None:
        """Marks messages by their index; `general` stands below them all."""
        self._problems = by_index
        self._problem.say(general)
        for index, turn in self._turns.items():
            turn.set_problem(by_index.get(index, ""))

    def turn(self, index: int) -> TurnEditor | None:
        """The editor of the message, None while it is folded away."""
        return self._turns.get(index)

    def focus_message(self, index: int) -> None:
        """Unfold what hides it, put the focus into it and bring it into view."""
        for first, last in self._runs():
            if first <= index <= last and self._is_folded(first, last):
                self._pages[first] = (index - first) // PAGE
        self._refresh()
        turn = self._turns.get(index)
        if turn is not None:
            turn.focus_text()
            # The new layout has no sizes before the loop runs.
            QTimer.singleShot(0, turn, lambda: self.ensureWidgetVisible(turn, 0, 72))

    def last_index(self) -> int:
        return len(self._messages) - 1

    def focus_general(self) -> None:
        self._add.setFocus()

    def _runs(self) -> list[tuple[int, int]]:
        """First and last index of each run of carried-over messages."""
        runs = []
        for carried, group in groupby(range(len(self._messages)), lambda at: self._messages[at].is_carried_over):
            indexes = list(group)
            if carried:
                runs.append((indexes[0], indexes[-1]))
        return runs

    @staticmethod
    def _is_folded(first: int, last: int) -> bool:
        return last - first + 1 > _FOLD_OVER

    def _refresh(self) -> None:
        outline = self._wanted_outline()
        if outline != self._outline:
            self._outline = outline
            self._build()
        for index, turn in self._turns.items():
            message = self._messages[index]
            turn.show_message(
                index,
                len(self._messages),
                message,
                unlocked=message.source in self._unlocked,
                read_only=self._read_only,
            )
            turn.set_problem(self._problems.get(index, ""))

    def _wanted_outline(self) -> list[object]:
        """What the column holds: indexes of turns, and (first, last, page) for the head of a folded run."""
        folded = {first: last for first, last in self._runs() if self._is_folded(first, last)}
        outline: list[object] = []
        at = 0
        while at < len(self._messages):
            last = folded.get(at)
            if last is None:
                outline.append(at)
                at += 1
                continue
            page = self._pages.get(at)
            outline.append((at, last, page))
            if page is not None:
                start = at + page * PAGE
                outline.extend(range(min(start, last), min(start + PAGE, last + 1)))
            at = last + 1
        return outline

    def _build(self) -> None:
        kept = self._turns
        self._turns = {}
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None and not isinstance(widget, TurnEditor):
                widget.hide()
                widget.deleteLater()
        for part in self._outline:
            if isinstance(part, int):
                self._turns[part] = kept.pop(part) if part in kept else self._new_turn()
                self._column.addWidget(self._turns[part])
                self._turns[part].show()  # at once: what is not shown cannot take the focus
            elif isinstance(part, tuple):
                self._column.addWidget(self._new_block(*part))
        for turn in kept.values():
            turn.hide()
            turn.deleteLater()
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        items = [self._column.itemAt(at) for at in range(self._column.count())]
        parts = [widget for item in items if item is not None and (widget := item.widget()) is not None]
        set_tab_order([*parts, self._add], within=self)

    def _new_turn(self) -> TurnEditor:
        turn = TurnEditor()
        turn.text_edited.connect(self._text_edited)
        turn.role_chosen.connect(self._role_chosen)
        turn.action_requested.connect(self._act)
        turn.unlock_requested.connect(self._unlock)
        return turn

    def _new_block(self, first: int, last: int, page: int | None) -> QWidget:
        block = CarriedOverBlock(last - first + 1, page)
        block.page_requested.connect(lambda wanted: self._turn_page(first, wanted))
        return block

    def _turn_page(self, first: int, page: int) -> None:
        self._pages[first] = page if page >= 0 else None
        self._refresh()

    # -- editing ----------------------------------------------------------------------------------

    def add_message(self) -> None:
        """A new last message of the other side, with the focus in it."""
        if self._read_only:
            return
        last = self._messages[-1].role if self._messages else Role.ASSISTANT
        role = Role.ASSISTANT if last == Role.USER else Role.USER
        self._edit((*self._messages, DraftMessage(role, "")))
        self.focus_message(len(self._messages) - 1)

    def _text_edited(self, index: int, text: str) -> None:
        self._put(index, self._messages[index].with_text(text), f"message {index}")

    def _role_chosen(self, index: int, role: str) -> None:
        self._put(index, self._messages[index].with_role(role), "")

    def _put(self, index: int, message: DraftMessage, place: str) -> None:
        if not message.is_carried_over:
            message = replace(message, edited=False)
        self._edit((*self._messages[:index], message, *self._messages[index + 1 :]), place)

    def _unlock(self, index: int) -> None:
        source = self._messages[index].source
        if source is not None:
            self._unlocked.add(source)
            self._refresh()
            self.focus_message(index)

    def _act(self, index: int, action: TurnAction) -> None:
        messages = list(self._messages)
        match action:
            case TurnAction.MOVE_UP:
                goal = max(0, index - 1)
                messages.insert(goal, messages.pop(index))
            case TurnAction.MOVE_DOWN:
                goal = min(len(messages) - 1, index + 1)
                messages.insert(goal, messages.pop(index))
            case TurnAction.DUPLICATE:
                goal = index + 1
                messages.insert(goal, messages[index])
            case TurnAction.REMOVE:
                messages.pop(index)
                goal = min(index, len(messages) - 1)
        self._edit(tuple(messages))
        if goal >= 0:
            self.focus_message(goal)
        else:
            self._add.setFocus()

    def _edit(self, messages: tuple[DraftMessage, ...], place: str = "") -> None:
        self._messages = messages
        self._refresh()
        self.messages_edited.emit(messages, place)
