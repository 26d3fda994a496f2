"""What is shown unasked of a long text, and how all of it is cut into parts for rows of their own. No Qt."""

from __future__ import annotations

import re
from typing import Final

from elegoo_chat_gui.core.messages import Message, Role
from elegoo_chat_gui.ui.screens.conversation import _markdown

FOLD_LIMIT: Final = 20_000  # characters of one text that are shown unasked
_RUN_LIMIT, _RUN_SHOWN = 1_500, 240  # characters without a space, in scripts that put spaces between words
_RUN: Final = re.compile(rf"[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]{{{_RUN_LIMIT},}}")
_PART_LIMIT: Final = 2 * _markdown.CHUNK_LIMIT
_FENCED: Final = re.compile(r"[ \t]*(?P<fence>`{3,}|~{3,})(?P<words>[^\n]*)\n(?P<code>.*)", re.DOTALL)
_LAST_LINE: Final = re.compile(r"\n[ \t]*(?:`{3,}|~{3,})[ \t]*$")


def folded_text(text: str) -> str:
    """What is shown unasked of a text: its beginning, with runs that nobody reads shortened."""
    shown = text if len(text) <= FOLD_LIMIT else text[:FOLD_LIMIT]
    return _RUN.sub(lambda run: run[0][:_RUN_SHOWN] + "…", shown) if len(shown) >= _RUN_LIMIT else shown


def text_parts(message: Message) -> list[str]:
    """A long text in parts of bounded length."""
    text = message.text
    if message.role is not Role.ASSISTANT or len(text) > _markdown.MARKDOWN_LIMIT:
        return [text[a:b] for a, b in _markdown.chunks(text)]
    return markdown_parts(text)


def markdown_parts(text: str) -> list[str]:
    """Markdown in parts of bounded length that read on their own; long code becomes several blocks of code."""
    parts: list[str] = []
    for piece in _markdown.markdown_chunks(text):
        fenced = _FENCED.fullmatch(piece) if len(piece) > _PART_LIMIT else None
        if fenced is None:
            parts += [piece[a:b] for a, b in _markdown.chunks(piece, _PART_LIMIT)]
            continue
        code = _LAST_LINE.sub("", fenced["code"])
        for a, b in _markdown.chunks(code, _PART_LIMIT):
            block = code[a:b].removesuffix("\n")
            parts.append(f"{fenced['fence']}{fenced['words']}\n{block}\n{fenced['fence']}")
    return parts
