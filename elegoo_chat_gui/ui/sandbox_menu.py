"""The sandbox's menu: what may go wrong next."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from elegoo_chat_gui.services.ports import FaultChoice, SandboxControl
from elegoo_chat_gui.ui.i18n import tr


def _titles() -> dict[str, str]:
    return {
        "slow": tr("Slow answer"),
        "slow_body": tr("Slow transfer"),
        "unauthorized": tr("Credentials refused (401)"),
        "expire": tr("Token expires (401)"),
        "field_errors": tr("Fields refused (400)"),
        "rate_limited": tr("Too many requests (429)"),
        "server_error": tr("Server error (500)"),
        "html": tr("Web page instead of data"),
        "broken_json": tr("Broken data"),
        "cut_body": tr("Connection cut in the middle"),
        "lost_answer": tr("Chat created, answer lost"),
    }


class SandboxMenu(QMenu):
    """One fault at a time, or none; asks the sandbox itself what is in force whenever it opens.

    `change_requested`: the open chat is to change on the server, as if its writer went on.
    """

    change_requested = Signal()

    def __init__(self, control: SandboxControl, parent: QWidget | None = None) -> None:
        super().__init__(tr("Faults of the sandbox"), parent)
        self.setAccessibleName(tr("Faults of the sandbox"))
        self._control = control
        self._group = QActionGroup(self)
        self._names: dict[QAction, str | None] = {}
        self._add(tr("No fault"), None)
        self.addSeparator()
        titles = _titles()
        for choice in self._ordered(control.choices(), list(titles)):
            self._add(titles.get(choice.name, choice.title), choice.name)
        self.addSeparator()
        self.change_action = self.addAction(tr("Change the open chat on the server"))
        self.change_action.triggered.connect(self.change_requested)
        self.aboutToShow.connect(self._show_current)
        self._group.triggered.connect(lambda action: control.choose(self._names[action]))

    @staticmethod
    def _ordered(choices: Sequence[FaultChoice], first: list[str]) -> list[FaultChoice]:
        def rank(choice: FaultChoice) -> int:
            return first.index(choice.name) if choice.name in first else len(first)

        return sorted(choices, key=rank)

    def _add(self, title: str, name: str | None) -> None:
        action = self.addAction(title)
        action.setCheckable(True)
        self._group.addAction(action)
        self._names[action] = name

    def _show_current(self) -> None:
        current = self._control.current()
        for action, name in self._names.items():
            action.setChecked(name == current)
