"""What happened in the program, told once to every screen that shows it."""

from PySide6.QtCore import QObject, Signal

from elegoo_chat_gui.core.chats import ChangeSet
from elegoo_chat_gui.services.sync import ChangeOrigin


class AppEvents(QObject):
    """Signals of the whole program. Presenters listen; services reach them through callables handed in."""

    chats_changed = Signal(object, object)  # ChangeSet, ChangeOrigin
    drafts_changed = Signal()  # drafts or unsettled sendings
    accounts_changed = Signal()  # the set of accounts, or what one of them is called
    account_switched = Signal(object)  # Account that is shown from now on

    def announce(self, changes: ChangeSet, origin: ChangeOrigin) -> None:
        self.chats_changed.emit(changes, origin)
