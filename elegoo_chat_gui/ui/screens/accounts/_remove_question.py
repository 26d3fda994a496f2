"""Whether an account is really to go, and how much of it, asked inside the dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from elegoo_chat_gui.core.accounts import Account, AccountKey, Holdings
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.accounts._words import chats_words, drafts_words, unsettled_words
from elegoo_chat_gui.ui.widgets import IconLabel, PlainLabel, danger_button, secondary_button


class RemoveQuestion(QFrame):
    """Says what goes and what stays, with what is really there; hidden until asked."""

    confirmed = Signal(object, bool)  # AccountKey, whether everything is to go

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "warning")
        self.setProperty("flush", "true")
        self._account: Account | None = None
        self._holdings: Holdings | None = None
        self._title = _wrapped("strong")
        self._remove_only = QRadioButton(tr("Remove the account"))
        self._remove_text = _wrapped("muted")
        self._everything = QRadioButton(tr("Delete everything of this account here"))
        self._everything_text = _wrapped("muted")
        self._note = _wrapped()
        self._keep = secondary_button(tr("Keep it"))
        self._remove = danger_button(tr("Remove account"))
        self._group = QButtonGroup(self)
        for choice in (self._remove_only, self._everything):
            self._group.addButton(choice)
            choice.toggled.connect(self._show)
        self._keep.clicked.connect(self.dismiss)
        self._remove.clicked.connect(self._confirm)
        self._lay_out()
        self.hide()

    @property
    def asked_for(self) -> AccountKey | None:
        """The account in question, None while nothing is asked."""
        return self._account.key if self._account is not None else None

    def ask(self, account: Account) -> None:
        """Show the question, with the focus on the answer that does nothing. Counts follow."""
        self._account, self._holdings = account, None
        self._title.setText(tr("Remove “{name}” from this computer?", name=account.name))
        self.setAccessibleName(self._title.text())
        self._remove_only.setChecked(True)
        self._show()
        self.show()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_holdings(self, key: AccountKey, holdings: Holdings) -> None:
        """What is kept of the account; one that is no longer asked about is left out."""
        if self._account is not None and self._account.key == key:
            self._holdings = holdings
            self._show()

    def choose_everything(self) -> None:
        self._everything.setChecked(True)

    def dismiss(self) -> None:
        self._account = None
        self.hide()

    def _confirm(self) -> None:
        account, everything = self._account, self._everything.isChecked()
        self.dismiss()
        if account is not None:
            self.confirmed.emit(account.key, everything)

    def _show(self) -> None:
        self._say_what_goes(self._holdings)
        busy = self._holdings is not None and self._holdings.is_sending
        sending = tr("A chat of this account is being sent. Wait until that has ended.")
        self._note.setText(sending if busy else tr("Nothing is deleted on the server."))
        text = tr("Delete everything") if self._everything.isChecked() else tr("Remove account")
        self._remove.setText(text)
        self._remove.setAccessibleName(text)
        self._remove.setEnabled(self._holdings is not None and not busy)
        self._remove.setAccessibleDescription(self._note.text())

    def _say_what_goes(self, holdings: Holdings | None) -> None:
        if holdings is None:
            self._remove_text.setText(tr("Counting what is kept here…"))
            self._everything_text.setText("")
        else:
            chats, drafts = chats_words(holdings.cached), drafts_words(holdings.drafts)
            sendings = unsettled_words(holdings.unsettled)
            self._remove_text.setText(
                tr(
                    "Goes: its token, {chats}. Stays here: {drafts}, {sendings}.",
                    chats=chats,
                    drafts=drafts,
                    sendings=sendings,
                )
            )
            self._everything_text.setText(
                tr(
                    "Goes: its token, {chats}, {drafts}, {sendings}, and its entry. This cannot be undone.",
                    chats=chats,
                    drafts=drafts,
                    sendings=sendings,
                )
            )
        self._everything_text.setVisible(holdings is not None)
        self._remove_only.setAccessibleDescription(self._remove_text.text())
        self._everything.setAccessibleDescription(self._everything_text.text())

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self._title)
        for choice, text in (
            (self._remove_only, self._remove_text),
            (self._everything, self._everything_text),
        ):
            text.setContentsMargins(26, 0, 0, 2)
            column.addWidget(choice)
            column.addWidget(text)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._note, 1)
        buttons.addWidget(self._keep)
        buttons.addWidget(self._remove)
        column.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(12)
        row.addWidget(IconLabel("warning", 16, "warning"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)


def _wrapped(kind: str | None = None) -> PlainLabel:
    label = PlainLabel("", kind)
    label.setWordWrap(True)
    return label
