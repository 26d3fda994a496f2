"""What happened in the program, told once to every screen that shows it."""

from PySide6.QtCore import QObject, Signal

from elegoo_chat_gui.core.chats import ChangeSet
from elegoo_chat_gui.services.sync import ChangeOrigin


class AppEvents(QObject):
    """Signals of the whole program. Presenters listen; services reach them through callables handed in."""

    chats_changed = Signal(object, object)  # ChangeSet, ChangeOrigin
    drafts_changed = Signal()  # drafts or unsettled sendings
    accounts_changed = Signal()  # the set of accounts, or what one of them is called
    presets_changed = Signal()  # what the slicers on this computer keep was read anew
    account_switched = Signal(object)  # Account that is shown from now on

    def __init__(self, source: "AppEvents | None" = None) -> None:
        super().__init__(source)
        self._source = source

    def relay(self) -> "AppEvents":
        """Events for one window: it hears all of these until it leaves, and what it emits stays its own."""
        relay = AppEvents(self)
        for name in _signal_names():
            getattr(self, name).connect(getattr(relay, name))
        return relay

    def leave(self) -> None:
        """Hear nothing more of the events this was a relay of."""
        source, self._source = self._source, None
        if source is not None:
            for name in _signal_names():
                getattr(source, name).disconnect(getattr(self, name))
            self.deleteLater()

    def announce(self, changes: ChangeSet, origin: ChangeOrigin) -> None:
        self.chats_changed.emit(changes, origin)


def _signal_names() -> list[str]:
    return [name for name, value in vars(AppEvents).items() if isinstance(value, Signal)]
