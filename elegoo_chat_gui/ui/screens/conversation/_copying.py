"""What goes to the clipboard: a selection, a message, a chat, each as text, Markdown and HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from elegoo_chat_gui.core import html_text, markdown_text
from elegoo_chat_gui.core.chats import Chat
from elegoo_chat_gui.core.messages import DecodedMessages, Message
from elegoo_chat_gui.core.transcript import (
    Labels,
    chat_as_html,
    chat_as_markdown,
    chat_as_text,
    message_as_html,
    message_as_markdown,
    message_as_text,
    role_as_html,
    role_as_markdown,
    role_label,
)
from elegoo_chat_gui.ui.screens.conversation import _markdown
from elegoo_chat_gui.ui.screens.conversation._content import Content
from elegoo_chat_gui.ui.screens.conversation._document_export import document_html
from elegoo_chat_gui.ui.screens.conversation._document_style import Look
from elegoo_chat_gui.ui.screens.conversation._documents import markdown_documents
from elegoo_chat_gui.ui.screens.conversation._parts import markdown_parts
from elegoo_chat_gui.ui.screens.conversation._pieces import Forms
from elegoo_chat_gui.ui.screens.conversation._selection import Selection

_FINGERPRINT: Final = 200  # characters by which code is found again
_OPENING_FENCE: Final = re.compile(r"^(?:`{3,}|~{3,})[^`\n]*\n", re.MULTILINE)
_CLOSING_FENCE: Final = re.compile(r"\n(?:`{3,}|~{3,})[ \t]*(?:\n|$)")
_LAID_OUT_LIMIT: Final = 300  # messages; more of them are copied without looking at each one's Markdown


class CopiedForms:
    """Makes the three forms in one look and with one set of words."""

    def __init__(self, look: Look, labels: Labels) -> None:
        self._look = look
        self._labels = labels

    def of_message(self, message: Message) -> Forms:
        """A message without its role."""
        return self._message(message, self._rendered)

    def of_chat(self, chat: Chat) -> Forms:
        """A whole chat, each message under its role."""
        log = chat.log
        many = not isinstance(log, DecodedMessages) or len(log.messages) > _LAID_OUT_LIMIT
        html = chat_as_html(chat, self._labels, html_text.typed if many else self._rendered)
        return Forms(chat_as_text(chat, self._labels), chat_as_markdown(chat, self._labels), html)

    def of_selection(self, selection: Selection, content: Content) -> Forms:
        """What is selected, under the names of the roles when it is more than one message.

        A message that is selected as a whole is copied with its folded parts. The text is what is read; where
        that would take long, as Markdown.
        """
        first, last = selection.first[0], min(selection.last[0], content.row_count - 1)
        render = self._rendered if last - first <= _LAID_OUT_LIMIT else html_text.typed
        turns: list[tuple[int, Forms]] = []
        row = first
        while row <= last:
            message = content.message_of(row)
            end = min(last, content.last_row(message)) if message >= 0 else row
            turns.append((message, self._turn(selection, content, range(row, end + 1), render)))
            row = end + 1
        spoken = [(message, turn) for message, turn in turns if turn]
        if len(spoken) > 1 and content.messages:
            spoken = [(message, self._under_role(content.messages[message], turn)) for message, turn in spoken]
        between = "\n\n" if content.messages else ""
        return Forms(
            between.join(turn.text for _, turn in spoken),
            between.join(turn.markdown for _, turn in spoken),
            "".join(turn.html for _, turn in spoken),
        )

    @staticmethod
    def whole_code(text: str, shown: Forms) -> Forms:
        """Code that is shown in parts, or cut where its message is folded, from the message's text instead."""
        at = text.find(shown.text.strip("…\n")[:_FINGERPRINT]) if shown.text else -1
        opening = next(
            (found for found in _OPENING_FENCE.finditer(text) if found.end() <= at < _end(text, found)), None
        )
        if opening is None:
            return shown
        code = text[opening.end() : _end(text, opening)]
        return Forms(code, markdown_text.fenced(code), html_text.preformatted(code))

    def _turn(self, selection: Selection, content: Content, rows: range, render: Callable[[str], str]) -> Forms:
        """What is selected of one message."""
        message = content.message_of(rows[0])
        inner = message >= 0 and selection.first[0] < content.first_row(message)
        inner = inner and content.last_row(message) < selection.last[0]
        if inner or (message >= 0 and self._is_covered(selection, content, message)):
            whole = self._message(content.messages[message], render)
            if render is html_text.typed or content.is_long(message) or len(rows) > 1:
                return whole
            found = (piece.between(0, piece.length).text for piece in content.whole_pieces(message) if piece.length)
            return Forms("\n\n".join(found), whole.markdown, whole.html)
        forms: list[Forms] = []
        for index in rows:
            row = content.row(index, keep=False)
            ranges = selection.ranges(index, row)
            forms += [row.pieces[number].between(*span) for number, span in ranges.items()]
        one_text = len(rows) > 1 or message < 0  # parts of one text end with the breaks they were cut at
        between = "" if one_text else "\n\n"
        return Forms(
            between.join(form.text for form in forms),
            between.join(form.markdown for form in forms),
            "".join(form.html for form in forms),
        )

    @staticmethod
    def _is_covered(selection: Selection, content: Content, message: int) -> bool:
        rows = range(content.first_row(message), content.last_row(message) + 1)
        if selection.first[0] > rows[0] or selection.last[0] < rows[-1]:
            return False
        edges = {rows[0], rows[-1]}
        return all(selection.covers(index, content.row(index, keep=False)) for index in edges)

    def _message(self, message: Message, render: Callable[[str], str]) -> Forms:
        labels = self._labels
        return Forms(
            message_as_text(message, labels),
            message_as_markdown(message, labels),
            message_as_html(message, labels, render),
        )

    def _under_role(self, message: Message, turn: Forms) -> Forms:
        labels = self._labels
        return Forms(
            f"{role_label(message, labels)}:\n{turn.text}",
            f"{role_as_markdown(message, labels)}\n\n{turn.markdown}",
            f"{role_as_html(message, labels)}{turn.html}",
        )

    def _rendered(self, text: str) -> str:
        """A message's Markdown as HTML."""
        if len(text) > _markdown.MARKDOWN_LIMIT:
            return html_text.typed(text)
        parts: list[str] = []
        for part in markdown_parts(text):
            documents = markdown_documents(part, self._look)
            parts += [document_html(document, 0, document.characterCount() - 1) for document in documents]
        return "".join(parts)


def _end(text: str, opening: re.Match[str]) -> int:
    """Where the code behind an opening fence ends."""
    closing = _CLOSING_FENCE.search(text, opening.end() - 1)
    return closing.start() if closing is not None else len(text)
