"""The bar over the panes: what can be done here, for which account, and how it looks."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.widgets import Badge, icon_button, plain_tooltip, primary_button, secondary_button


class MainBar(QFrame):
    """Where room is short, words give way to icons that say the same: refresh, the badge, then the new chat."""

    def __init__(self, switcher: QWidget, sandbox_menu: QMenu, view_menu: QMenu, panes: list[QAction]) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self._switcher = switcher
        self._badge_wanted = False
        self.new_chat_button = primary_button(tr("New chat"), "plus")
        self.new_chat_button.setToolTip(tr("New chat ({key})", key="Ctrl+N"))
        self.refresh_button = secondary_button(tr("Refresh"), "refresh")
        self.refresh_button.setToolTip(tr("Read the list again ({key})", key="F5"))
        self.faults_button = icon_button("flask", tr("Faults of the sandbox"))
        self.faults_button.setMenu(sandbox_menu)
        self.badge = Badge("")
        self.view_button = icon_button("sliders", tr("View: panes, text size, light or dark, language"))
        self.view_button.setMenu(view_menu)
        self._words = {self.new_chat_button: tr("New chat"), self.refresh_button: tr("Refresh")}
        self._lay_out([_pane_button(action) for action in panes])

    def _lay_out(self, pane_buttons: list[QToolButton]) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(8)
        row.addWidget(self.new_chat_button)
        row.addWidget(self.refresh_button)
        row.addStretch(1)
        for widget in (self.faults_button, self.badge, self._switcher, *pane_buttons, self.view_button):
            row.addWidget(widget)

    def show_badge(self, text: str, tone: str) -> None:
        """Beside the account; empty: none."""
        self._badge_wanted = bool(text)
        self.badge.setText(text)
        if text:
            self.badge.set_tone("warning" if tone == "warning" else "accent")
            self.badge.setAccessibleName(tr("Server: {kind}", kind=text))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        # The words give way, so they must not keep the window wide.
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Take words away, the least needed first, until the rest has room."""
        for fewer in range(4):
            self._name(self.refresh_button, full=fewer < 1)
            self.badge.setVisible(self._badge_wanted and fewer < 2)
            self._name(self.new_chat_button, full=fewer < 3)
            if self._needed() <= self.width():
                break

    def _name(self, button: QPushButton, *, full: bool) -> None:
        text = self._words[button] if full else ""
        if button.text() != text:
            button.setText(text)

    def _needed(self) -> int:
        layout = self.layout()
        if layout is None:
            return 0
        margins = layout.contentsMargins()
        items = [layout.itemAt(place) for place in range(layout.count())]
        shown = [widget for item in items if item is not None and (widget := item.widget()) is not None]
        widths = [widget.sizeHint().width() for widget in shown if not widget.isHidden()]
        return sum(widths) + layout.spacing() * len(widths) + margins.left() + margins.right()


def _pane_button(action: QAction) -> QToolButton:
    """Shows or hides a pane; says by which key."""
    key = action.shortcut().toString()
    name = tr("Show or hide: {pane} ({key})", pane=action.text(), key=key)
    button = icon_button("pane-right", name)
    button.setIcon(action.icon())
    button.setCheckable(True)
    button.setChecked(action.isChecked())
    button.setToolTip(plain_tooltip(name))
    button.toggled.connect(action.setChecked)
    action.toggled.connect(button.setChecked)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
