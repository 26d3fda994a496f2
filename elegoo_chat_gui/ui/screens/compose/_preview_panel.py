"""The conversation as it will look, drawn by whoever hands in a preview."""

from collections.abc import Callable
from typing import Protocol, TypeAlias

from PySide6.QtWidgets import QPlainTextEdit, QStackedLayout, QVBoxLayout, QWidget

from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.messages import DecodedMessages, Message, decode_messages
from elegoo_chat_gui.ui.formatting import visible_text
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.compose._problems import content_words, role_words
from elegoo_chat_gui.ui.widgets import EmptyState


class PreviewWidget(Protocol):
    """A widget that draws messages as the conversation does."""

    def show_messages(self, messages: tuple[Message, ...], /) -> None: ...


PreviewFactory: TypeAlias = Callable[[], PreviewWidget]


class PlainPreview(QPlainTextEdit):
    """Role and text below each other, where no other preview is handed in."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(tr("Preview"))

    def show_messages(self, messages: tuple[Message, ...], /) -> None:
        self.setPlainText(visible_text("\n\n".join(map(_plain, messages))))


def _plain(message: Message) -> str:
    is_message = isinstance(message.value, dict)
    words = message.text or content_words(message.content if is_message else message.value, is_message=is_message)
    return f"{role_words(message.role_name or '')}\n{words}"


class PreviewPanel(QWidget):
    """Makes its preview when it is first looked at."""

    def __init__(self, factory: PreviewFactory | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._factory: PreviewFactory = factory or PlainPreview
        self._preview: PreviewWidget | None = None
        self._empty = EmptyState(
            "chat", tr("Nothing to preview yet"), tr("What you write under Write is shown here.")
        )
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._stack)

    @property
    def preview(self) -> PreviewWidget | None:
        return self._preview

    def show_draft(self, draft: Draft) -> None:
        """Messages that say nothing yet are left out."""
        messages = _messages(draft)
        if not messages:
            self._stack.setCurrentIndex(0)
            return
        if self._preview is None:
            self._preview = self._make()
        self._preview.show_messages(messages)
        self._stack.setCurrentIndex(1)

    def _make(self) -> PreviewWidget:
        preview = self._factory()
        if not isinstance(preview, QWidget):
            raise TypeError("a preview must be a widget")
        self._stack.addWidget(preview)
        return preview


def _messages(draft: Draft) -> tuple[Message, ...]:
    if draft.raw_messages is not None:
        log = decode_messages(draft.raw_messages)
        return log.messages if isinstance(log, DecodedMessages) else ()
    return tuple(turn.message() for turn in draft.messages if turn.is_carried_over or turn.text.strip())
