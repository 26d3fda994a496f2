"""Where a token comes from, folded away until somebody asks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.icons import icon
from elegoo_chat_gui.ui.widgets import IconLabel, PlainLabel, link_button


class TokenOrigin(QWidget):
    """A question that unfolds its answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = link_button(tr("Where does the token come from?"))
        self._button.setIcon(icon("info", "accent"))
        self._button.setCheckable(True)
        self._button.toggled.connect(self._unfold)
        self._answer = _answer()
        self._answer.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._answer)

    def unfold(self, unfolded: bool = True) -> None:
        """Show the answer, or fold it away."""
        self._button.setChecked(unfolded)

    def _unfold(self, unfolded: bool) -> None:
        self._answer.setVisible(unfolded)


def _answer() -> QFrame:
    frame = QFrame()
    frame.setProperty("kind", "notice")
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 10, 12, 10)
    column.setSpacing(6)
    origin = PlainLabel(
        tr(
            "The partner's server registers a token for one user ID (endpoint user_access_token), together with the "
            "time after which it expires. When that is cannot be seen here: a token that has expired is refused."
        )
    )
    warning = PlainLabel(
        tr(
            "Issuing a new token signs the customer's slicer out: the previous token stops working at once. "
            "Use the one that is in force where you can, and tell the customer before you issue another."
        )
    )
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(IconLabel("warning", 16, "warning"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(warning, 1)
    for label in (origin, warning):
        label.setWordWrap(True)
    column.addWidget(origin)
    column.addLayout(row)
    return frame
