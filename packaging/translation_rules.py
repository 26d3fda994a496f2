"""What a translation into Chinese must keep, and what does not belong into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PLACEHOLDER: Final = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
_HAN: Final = "\u3400-\u9fff"
_ANY: Final = "\ufffc"  # stands for whatever a placeholder brings
_WORDS: Final = re.compile(r"[A-Za-z]{2}")
_PATTERNS: Final = (
    (re.compile(rf"[{_HAN}][,;:?!]|[,;:?!][{_HAN}]"), "ASCII punctuation beside Chinese"),
    (re.compile(rf"[{_HAN}]\.(?![A-Za-z0-9])"), "an ASCII full stop after Chinese"),
    (re.compile(rf"\([^()]*[{_HAN}][^()]*\)"), "ASCII brackets around Chinese"),
    (re.compile(r"\.\.\.|。。"), "dots instead of …"),
    (re.compile(r"[\"']"), "straight quotation marks"),
    (re.compile(rf"[{_HAN}][A-Za-z0-9]|[A-Za-z0-9][{_HAN}]"), "no space between Chinese and Latin"),
    (re.compile(r"[，。：；？！、（）“”] | [，。：；？！、（）]"), "a space beside Chinese punctuation"),
    (re.compile(r"  "), "two spaces"),
)
# Names that are the same in Chinese.
SAME: Final = frozenset(
    {
        "JSON",
        "HTML",
        "CSV",
        "Markdown",
        "curl",
        "G-code",
        "POST",
        "GET",
        "OK",
        "Elegoo Chats",
        "HTTP",
        "URL",
    }
)


_NAMES: Final = re.compile(r"\{[A-Za-z_0-9]+\}|https?://\S+|Elegoo Chats")  # what is not a word of the sentence


@dataclass(frozen=True, slots=True)
class Glossary:
    """One word, one translation: rows `| word | 译词 / 另一译词 |` of a Markdown table."""

    words: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]

    @classmethod
    def read(cls, path: Path) -> Glossary:
        rows = []
        for line in path.read_text("utf-8").splitlines():
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if line.startswith("|") and len(cells) >= 2 and re.search(rf"[{_HAN}]", cells[1]):
                pattern = re.compile(rf"\b(?:{cells[0]})s?\b", re.IGNORECASE)
                rows.append((pattern, tuple(word.strip() for word in cells[1].split("/"))))
        return cls(tuple(rows))

    def breaches(self, source: str, translation: str) -> Iterator[str]:
        plain = _NAMES.sub("", source)
        for pattern, words in self.words:
            if (match := pattern.search(plain)) and not any(word in translation for word in words):
                yield f"“{match[0]}” is {' or '.join(words)}"


def problems_of(source: str, translation: str, glossary: Glossary) -> list[str]:
    """What is wrong with a translation, in words; empty when nothing is."""
    found = []
    if set(_PLACEHOLDER.findall(source)) != set(_PLACEHOLDER.findall(translation)):
        found.append("other placeholders")
    bare = _PLACEHOLDER.sub(_ANY, translation)
    found += [words for pattern, words in _PATTERNS if pattern.search(bare)]
    if (source[:1].isspace(), source[-1:].isspace()) != (translation[:1].isspace(), translation[-1:].isspace()):
        found.append("other spaces at the ends")
    if source.endswith("…") != translation.endswith("…"):
        found.append("an … at one end only")
    if _is_sentence(source) != translation.endswith(("。", "？", "！")):
        found.append("a full stop at one end only")
    if _WORDS.search(_NAMES.sub("", translation)) and source not in SAME and not re.search(f"[{_HAN}]", translation):
        found.append("not Chinese")
    return found + list(glossary.breaches(source, translation))


def _is_sentence(source: str) -> bool:
    return source.endswith((".", "?", "!")) and not source.endswith("...")
