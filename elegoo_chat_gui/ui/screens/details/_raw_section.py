"""The raw JSON below the other details: folded, in its place, or in a window of its own."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from elegoo_chat_gui.core.chats import Chat
from elegoo_chat_gui.ui.formatting import bytes_size
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.icons import icon
from elegoo_chat_gui.ui.screens.details._raw_view import RawMode, RawView
from elegoo_chat_gui.ui.screens.details._raw_window import RawWindow
from elegoo_chat_gui.ui.screens.details._sections import Section
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import FlowLayout, flat_button, secondary_button

VIEW_PX = 380


class RawSection(Section):
    """Nothing is read before it is unfolded; what was chosen, tree or text, stays until the program ends."""

    copied = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(tr("Raw JSON"))
        self._theme = theme
        self._chat: Chat | None = None
        self._mode = RawMode.TREE
        self.window_of_its_own: RawWindow | None = None
        self.view = RawView(theme)
        self.view.hide()
        self.view.copied.connect(self.copied)
        self.view.mode_chosen.connect(self._remember)
        self.fold_button = flat_button(tr("Show"), "chevron-right")
        self.fold_button.setAccessibleName(tr("Show or hide the raw JSON"))
        self.fold_button.clicked.connect(lambda: self.set_unfolded(self.view.isHidden()))
        self.window_button = flat_button(tr("Open in a window"), "external")
        self.window_button.clicked.connect(self.open_window)
        self.copy_button = secondary_button(tr("Copy raw JSON"), "copy")
        self.copy_button.clicked.connect(self._copy)
        row = QWidget()
        flow = FlowLayout(row, spacing=6)
        for button in (self.fold_button, self.window_button, self.copy_button):
            flow.addWidget(button)
        self.body.addWidget(row)
        self.body.addWidget(self.view)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.view.setFixedHeight(self._theme.scaled(VIEW_PX))

    def show_chat(self, chat: Chat | None) -> None:
        self._chat = chat
        self.header.set_detail(bytes_size(len(chat.raw)) if chat is not None else "")
        if not self.view.isHidden():
            self.view.show_raw(chat.raw if chat is not None else b"")
        if self.window_of_its_own is not None:
            self.window_of_its_own.show_chat(chat)

    def set_unfolded(self, unfolded: bool) -> None:
        """Show the view in its place, or fold it away."""
        self.fold_button.setText(tr("Hide") if unfolded else tr("Show"))
        self.fold_button.setIcon(icon("chevron-down" if unfolded else "chevron-right"))
        self.view.setVisible(unfolded)
        self.view.set_mode(self._mode)
        self.view.show_raw(self._chat.raw if unfolded and self._chat is not None else b"")

    def open_window(self, *, place: QRect | None = None) -> None:
        """The same in a window with room, where one was before; a second wish brings the first one forward."""
        if self.window_of_its_own is None:
            self.window_of_its_own = RawWindow(self._theme)
            self.window_of_its_own.copied.connect(self.copied)
            self.window_of_its_own.view.mode_chosen.connect(self._remember)
        window = self.window_of_its_own
        if place is not None:
            window.setGeometry(place)
        if window.isHidden():
            window.view.set_mode(self._mode)
            window.show_chat(self._chat)
        window.show()
        window.raise_()
        window.activateWindow()

    def close_window(self) -> None:
        """Close the window and let go of it."""
        if self.window_of_its_own is not None:
            self.window_of_its_own.close()
            self.window_of_its_own.deleteLater()
            self.window_of_its_own = None

    def _remember(self, mode: str) -> None:
        self._mode = RawMode(mode)

    def _copy(self) -> None:
        if self._chat is not None:
            self.view.copy_of(self._chat.raw)
