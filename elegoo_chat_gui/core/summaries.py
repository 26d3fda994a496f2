"""From a chat to what the list shows of it: title, preview, counts."""

import re

from elegoo_chat_gui.core.chats import Chat, ChatSummary, row_digest
from elegoo_chat_gui.core.messages import DecodedMessages, Message, Role

TITLE_LIMIT = 160  # characters; the list shows one line
PREVIEW_LIMIT = 240
_SCAN_LIMIT = 2_000  # characters looked at, so that a message of megabytes costs no more than a short one
_MARKDOWN_MARKS = re.compile(r"[*_`~#>|]+|^\s*[-+]\s+|^\s*\d+\.\s+|!?\[([^\]]*)\]\([^)]*\)", re.MULTILINE)
_SPACES = re.compile(r"\s+")


def summarise(chat: Chat) -> ChatSummary:
    """The summary of a chat. Decodes the inner list: as costly as the chat is long."""
    title, preview, count = _conversation_line(chat)
    return ChatSummary(
        key=chat.key,
        title=title,
        preview=preview,
        machine_name=chat.machine_name,
        filament_name=chat.filament_name,
        process_name=chat.process_name,
        feedback=chat.feedback,
        message_count=count,
        created_at=chat.created_at,
        updated_at=chat.updated_at,
        digest=row_digest(chat.raw),
    )


def _conversation_line(chat: Chat) -> tuple[str, str, int | None]:
    log = chat.log
    if not isinstance(log, DecodedMessages):
        return "", _one_line(log.raw, PREVIEW_LIMIT), None
    messages = log.messages
    question = first_question(messages)
    if question is None:
        spoken = [message for message in messages if message.text.strip()]
        title = plain_line(spoken[0].text, TITLE_LIMIT) if spoken else ""
        preview = plain_line(spoken[1].text, PREVIEW_LIMIT) if len(spoken) > 1 else ""
        return title, preview, len(messages)
    title = _one_line(messages[question].text, TITLE_LIMIT)
    answer = next((message for message in messages[question + 1 :] if message.text.strip()), None)
    preview = plain_line(answer.text, PREVIEW_LIMIT) if answer else ""
    return title, preview, len(messages)


def first_question(messages: tuple[Message, ...]) -> int | None:
    """Index of the first user message with words in it; the canned lines before it are the slicer's greeting."""
    return next(
        (place for place, message in enumerate(messages) if message.role is Role.USER and message.text.strip()),
        None,
    )


def plain_line(markdown: str, limit: int) -> str:
    """Markdown as one line of words, its marks taken off."""
    text = _MARKDOWN_MARKS.sub(lambda match: match[1] or "", markdown[:_SCAN_LIMIT])
    return _one_line(text, limit)


def _one_line(text: str, limit: int) -> str:
    line = _SPACES.sub(" ", text[:_SCAN_LIMIT]).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
