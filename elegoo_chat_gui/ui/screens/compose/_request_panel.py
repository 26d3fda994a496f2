"""The exact JSON that will go out, with a mask where the token goes."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from elegoo_chat_gui.core.accounts import Account
from elegoo_chat_gui.core.curl import curl_command
from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.json_text import JsonTextError, dump_pretty, parse
from elegoo_chat_gui.ui.formatting import bytes_size, count
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.compose._fields import TextField
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import ChipButton, ElidedLabel, PlainLabel, secondary_button

TOKEN_MASK: Final = "***"  # noqa: S105 - what is shown in place of a token
_SHOWN_LIMIT: Final = 300_000  # characters
_SAYS_COPIED_MS: Final = 2_000


class RequestPanel(QWidget):
    """Shows a draft as the body of its POST, exactly or indented for reading."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._draft: Draft | None = None
        self._account: Account | None = None
        self._address = ElidedLabel("", "muted")
        self._exact = ChipButton(tr("Exact"))
        self._indented = ChipButton(tr("Indented"))
        self._size = PlainLabel("", "muted")
        self._text = TextField(tr("Request as JSON"))
        self._text.set_read_only(True)
        self._text.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self._copy = secondary_button(tr("Copy JSON"), "copy")
        self._curl = secondary_button(tr("Copy as curl"), "code")
        self._said = PlainLabel("", "muted")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAYS_COPIED_MS)
        self._lay_out()
        self._connect()
        self._dress()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        group = QButtonGroup(self)
        for chip in (self._exact, self._indented):
            group.addButton(chip)
        self._indented.setChecked(True)
        head.addWidget(self._address, 1)
        head.addWidget(self._indented)
        head.addWidget(self._exact)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self._copy, self._curl):
            foot.addWidget(button)
        foot.addWidget(self._said, 1)
        foot.addWidget(self._size)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._text, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._exact.clicked.connect(self._show)
        self._indented.clicked.connect(self._show)
        self._copy.clicked.connect(self._copy_json)
        self._curl.clicked.connect(self._copy_curl)
        self._timer.timeout.connect(lambda: self._said.setText(""))
        self._theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self._text.set_own_font(self._theme.font("secondary", mono=True))

    def show_request(self, draft: Draft, account: Account | None) -> None:
        """`account` None: it is not set up here any more; there is no address then."""
        self._draft, self._account = draft, account
        self._curl.setEnabled(account is not None)
        self._show()

    def shown_text(self) -> str:
        return self._text.typed_text()

    def body(self) -> str:
        """The body as it will be sent, its token masked."""
        if self._draft is None:
            return ""
        return self._draft.new_chat().request_body(self._draft.account.user_id, TOKEN_MASK)

    def _show(self) -> None:
        body = self.body()
        if self._account is not None:
            url = f"{self._account.server.chats_url}?lang={self._account.language}"
            self._address.setText(f"POST {url}")
        text = body if self._exact.isChecked() or len(body) > _SHOWN_LIMIT else _indented(body)
        if len(text) > _SHOWN_LIMIT:
            rest = len(text) - _SHOWN_LIMIT
            text = text[:_SHOWN_LIMIT] + tr("… ({n} more characters; Copy takes them all)", n=rest)
        self._text.show_text(text)
        self._text.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        size = len(body.encode("utf-8", "surrogatepass"))
        self._size.setText(tr("{size} without the token", size=bytes_size(size - len(TOKEN_MASK))))
        self._size.setToolTip(tr("{bytes} bytes", bytes=count(size - len(TOKEN_MASK))))

    def _copy_json(self) -> None:
        self._put(self.body(), tr("Copied, with {mask} in place of the token.", mask=TOKEN_MASK))

    def _copy_curl(self) -> None:
        if self._draft is not None and self._account is not None:
            command = curl_command(self._account, self._draft.new_chat())
            self._put(command, tr("Copied, with a placeholder in place of the token."))

    def _put(self, text: str, said: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._said.setText(said)
        self._timer.start()


def _indented(body: str) -> str:
    try:
        return dump_pretty(parse(body))
    except JsonTextError:
        return body
