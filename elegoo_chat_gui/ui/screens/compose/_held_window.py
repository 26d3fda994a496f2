"""What is kept of a compose window while another takes its place, in another language."""

from dataclasses import dataclass

from PySide6.QtCore import QByteArray

from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.ui.screens.compose._history import DraftHistory
from elegoo_chat_gui.ui.screens.compose._window import ComposeState, ComposeWindow


@dataclass(frozen=True, slots=True)
class HeldWindow:
    """The draft as it was written, saved or not, with its steps to undo and where it was looked at."""

    draft: Draft
    history: DraftHistory
    geometry: QByteArray
    tab: int
    was_sending: bool
    is_saved: bool

    @classmethod
    def of(cls, window: ComposeWindow, *, is_saved: bool) -> "HeldWindow":
        was_sending = window.state is ComposeState.SENDING
        return cls(window.draft, window.history, window.saveGeometry(), window.tab, was_sending, is_saved)

    def show_in(self, window: ComposeWindow) -> None:
        """Put the new window into the place of the old one."""
        window.take_history(self.history)
        window.restoreGeometry(self.geometry)
        window.show_tab(self.tab)
