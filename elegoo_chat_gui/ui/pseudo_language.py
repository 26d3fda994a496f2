"""A made-up language to look at layouts with: English with accents, 40 % longer, in brackets."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QTranslator

from elegoo_chat_gui.ui.i18n import CONTEXT

STRETCH: Final = 0.4
_PLACEHOLDER: Final = re.compile(r"(\{[A-Za-z_][A-Za-z0-9_]*\})")
_ACCENTS: Final = str.maketrans("aceinouyACEINOUYsz", "áçéíñóúýÁÇÉÍÑÓÚÝšž")
_SHORT: Final = 12  # characters; a short text grows in one word, as a compound does, a longer one by more words
_WORD: Final = 6


def stretched(text: str) -> str:
    """The text with accents, longer, in brackets; its placeholders as they were."""
    if not text.strip():
        return text
    parts = _PLACEHOLDER.split(text)
    accented = "".join(part if place % 2 else part.translate(_ACCENTS) for place, part in enumerate(parts))
    more = max(1, round(STRETCH * sum(len(part) for part in parts[::2])))
    if len(text) <= _SHORT:
        return f"[{accented}{'ö' * more}]"
    words = " ".join("ö" * min(_WORD, more - start) for start in range(0, more, _WORD + 1))
    return f"[{accented} {words}]"


class PseudoTranslator(QTranslator):
    """Stretches every sentence of the program; Qt's own stay English."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        source_text: str,
        disambiguation: str | None = None,  # noqa: ARG002  # Qt's signature
        n: int = -1,  # noqa: ARG002
    ) -> str:
        if context == CONTEXT:
            return stretched(source_text)
        return None  # type: ignore[return-value]  # a null string: Qt goes on looking, "" would be the translation
