"""Which chats the list shows, and in which order."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from elegoo_chat_gui.core.chats import ChatSummary
from elegoo_chat_gui.core.presets import PresetKind

POSITIVE = "positive"
NEGATIVE = "negative"


class FeedbackFilter(StrEnum):
    """ANY is any feedback at all, texts other than the two known ones included; NONE is null or blank."""

    ALL = "all"
    POSITIVE = "positive"
    NEGATIVE = "negative"
    ANY = "any"
    NONE = "none"


class SortOrder(StrEnum):
    """The orders of the list."""

    CREATED_NEWEST = "created-newest"
    CREATED_OLDEST = "created-oldest"
    UPDATED_NEWEST = "updated-newest"
    TITLE = "title"


Matcher: TypeAlias = Callable[[ChatSummary, str], bool]


def fold(text: str) -> str:
    """The text for comparing: without differences of case, width and composition."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold()


def searchable(summary: ChatSummary) -> str:
    """What a search looks at, folded. A list keeps it beside each summary: folding costs more than looking."""
    return fold(f"{summary.title}\n{summary.preview}")


def preset_name(summary: ChatSummary, kind: PresetKind) -> str:
    """The name of one of the three presets; empty where none was sent or it is blank."""
    match kind:
        case PresetKind.MACHINE:
            name = summary.machine_name
        case PresetKind.FILAMENT:
            name = summary.filament_name
        case PresetKind.PROCESS:
            name = summary.process_name
    return name if name and not name.isspace() else ""


def feedback_value(feedback: str | None) -> str:
    """ "positive", "negative", any other text as it is, or "" where there is none."""
    if not feedback:
        return ""
    value = feedback.strip()
    known = value.lower()
    return known if known in {POSITIVE, NEGATIVE} else value


@dataclass(frozen=True, slots=True)
class ChatFilter:
    """All conditions hold together. A preset of None is not looked at, "" wants chats without one."""

    text: str = ""
    feedback: FeedbackFilter = FeedbackFilter.ALL
    machine: str | None = None
    filament: str | None = None
    process: str | None = None

    def __bool__(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.words()) or self.has_facets

    @property
    def has_facets(self) -> bool:
        """Whether anything but the text is asked for."""
        return self.feedback is not FeedbackFilter.ALL or bool(self._presets())

    def preset(self, kind: PresetKind) -> str | None:
        """The wanted name of this kind."""
        return {
            PresetKind.MACHINE: self.machine,
            PresetKind.FILAMENT: self.filament,
            PresetKind.PROCESS: self.process,
        }[kind]

    def words(self) -> tuple[str, ...]:
        """The folded words of the text; each has to be found, in any order."""
        return tuple(fold(self.text).split())

    def accepts(self, summary: ChatSummary) -> bool:
        """Whether the chat is shown. For many chats take `matcher` once."""
        return self.matcher()(summary, searchable(summary))

    def accepts_words(self, folded: str) -> bool:
        """Whether a folded text holds every word."""
        return all(word in folded for word in self.words())

    def matcher(self) -> Matcher:
        """The filter as one function of a summary and its `searchable` text."""
        words, presets, feedback = self.words(), self._presets(), self.feedback
        if not words and not presets and feedback is FeedbackFilter.ALL:
            return lambda _summary, _folded: True
        if len(words) == 1 and not self.has_facets:
            word = words[0]
            return lambda _summary, folded: word in folded

        def matches(summary: ChatSummary, folded: str) -> bool:
            # Loops, as all() over a generator costs three times as much.
            for word in words:
                if word not in folded:
                    return False
            for kind, name in presets:
                if preset_name(summary, kind) != name:
                    return False
            return feedback is FeedbackFilter.ALL or _feedback_fits(summary.feedback, feedback)

        return matches

    def _presets(self) -> tuple[tuple[PresetKind, str], ...]:
        wanted = ((kind, self.preset(kind)) for kind in PresetKind)
        return tuple((kind, name) for kind, name in wanted if name is not None)


def _feedback_fits(feedback: str | None, wanted: FeedbackFilter) -> bool:
    match wanted:
        case FeedbackFilter.ALL:
            return True
        case FeedbackFilter.ANY:
            return feedback_value(feedback) != ""
        case FeedbackFilter.NONE:
            return feedback_value(feedback) == ""
    return feedback_value(feedback) == wanted.value
