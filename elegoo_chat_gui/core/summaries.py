"""From a chat to what the list shows of it: title, preview, counts."""

import re
from collections.abc import Sequence
from typing import Protocol

from elegoo_chat_gui.core.chats import Chat, ChatSummary, row_digest
from elegoo_chat_gui.core.messages import DecodedMessages, Role

TITLE_LIMIT = 160  # characters; the list shows one line
PREVIEW_LIMIT = 240
_SCAN_LIMIT = 2_000  # characters looked at, so that a message of megabytes costs no more than a short one
_MARKDOWN_MARKS = re.compile(r"[*_`~#>|]+|^\s*[-+]\s+|^\s*\d+\.\s+|!?\[([^\]]*)\]\([^)]*\)", re.MULTILINE)


class Turn(Protocol):
    """What a summary needs of a message; core.messages.Message is one."""

    @property
    def role_name(self) -> str | None: ...

    @property
    def text(self) -> str: ...


def summarise(chat: Chat, turns: Sequence[Turn] | None = None) -> ChatSummary:
    """The summary of a chat. Decodes the inner list, as costly as the chat is long, where `turns` are not given."""
    title, preview, count = _line_of_log(chat) if turns is None else (*_title_and_preview(turns), len(turns))
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


def _line_of_log(chat: Chat) -> tuple[str, str, int | None]:
    log = chat.log
    if not isinstance(log, DecodedMessages):
        return "", _one_line(log.raw, PREVIEW_LIMIT), None
    return (*_title_and_preview(log.messages), len(log.messages))


def _title_and_preview(turns: Sequence[Turn]) -> tuple[str, str]:
    question = first_question(turns)
    if question is None:
        spoken = [turn for turn in turns if turn.text.strip()]
        title = plain_line(spoken[0].text, TITLE_LIMIT) if spoken else ""
        return title, plain_line(spoken[1].text, PREVIEW_LIMIT) if len(spoken) > 1 else ""
    title = _one_line(turns[question].text, TITLE_LIMIT)
    answer = next((turn for turn in turns[question + 1 :] if turn.text.strip()), None)
    return title, plain_line(answer.text, PREVIEW_LIMIT) if answer else ""


def first_question(turns: Sequence[Turn]) -> int | None:
    """Index of the first user message with words in it; the canned lines before it are the slicer's greeting."""
    return next(
        (place for place, turn in enumerate(turns) if turn.role_name == Role.USER and turn.text.strip()),
        None,
    )


def plain_line(markdown: str, limit: int) -> str:
    """Markdown as one line of words, its marks taken off."""
    text = _MARKDOWN_MARKS.sub(lambda match: match[1] or "", markdown[:_SCAN_LIMIT])
    return _one_line(text, limit)


def _one_line(text: str, limit: int) -> str:
    line = " ".join(text[:_SCAN_LIMIT].split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
