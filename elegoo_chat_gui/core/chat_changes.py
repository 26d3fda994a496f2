"""What changed between two versions of one chat.

Messages are compared by what they say: spacing and escapes of the JSON do not count, the order of keys does. An
edited message is paired with the one it was when both have the same role and much in common. Cost is bounded (see
`alignment`): a hostile pair gives a longer difference, never a slow one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from elegoo_chat_gui.core.alignment import align
from elegoo_chat_gui.core.chats import Chat
from elegoo_chat_gui.core.json_text import JsonValue, dump
from elegoo_chat_gui.core.messages import DecodedMessages, Message, MessageLog
from elegoo_chat_gui.core.slicing_settings import UnreadableSettings, read_settings

UPDATED = "updated_at"
_PAIRED_WITHIN = 8  # a changed message is looked for among so many that came in its place
_COMPARED = 4_000  # characters of two texts that tell whether they are versions of one
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Kept:
    """So many messages that say the same in both versions."""

    old: int
    new: int
    count: int


@dataclass(frozen=True, slots=True)
class Added:
    """A message that only the new version has, at this place of it."""

    new: int
    message: Message


@dataclass(frozen=True, slots=True)
class Removed:
    """A message that only the old version has, at this place of it."""

    old: int
    message: Message


@dataclass(frozen=True, slots=True)
class Edited:
    """One message in its two versions."""

    old: int
    new: int
    before: Message
    after: Message


MessageStep: TypeAlias = Kept | Added | Removed | Edited


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A named value; None where the version has no such name (JSON's null is the word)."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ChatChanges:
    """The way from one version to the next.

    `fields` are named as on the wire, in its order, fields nobody documented behind them. `settings` are the keys of
    the slicing settings. Messages or settings of which a version does not decode are compared as text and stand
    in `fields`.
    """

    steps: tuple[MessageStep, ...] = ()
    fields: tuple[ValueChange, ...] = ()
    settings: tuple[ValueChange, ...] = ()

    @property
    def added(self) -> int:
        return sum(isinstance(step, Added) for step in self.steps)

    @property
    def removed(self) -> int:
        return sum(isinstance(step, Removed) for step in self.steps)

    @property
    def edited(self) -> int:
        return sum(isinstance(step, Edited) for step in self.steps)

    @property
    def has_messages(self) -> bool:
        return any(not isinstance(step, Kept) for step in self.steps)

    def field(self, name: str) -> ValueChange | None:
        return next((change for change in self.fields if change.name == name), None)

    def __bool__(self) -> bool:
        """Whether there is anything to tell: a time of update that moved by itself is nothing."""
        return self.has_messages or bool(self.settings) or any(change.name != UPDATED for change in self.fields)


def chat_changes(old: Chat, new: Chat) -> ChatChanges:
    """What is different in `new`. May take some tenths of a second: not on the window's thread."""
    fields: list[ValueChange] = []
    steps: tuple[MessageStep, ...] = ()
    if isinstance(old.log, DecodedMessages) and isinstance(new.log, DecodedMessages):
        steps = tuple(message_steps(old.log.messages, new.log.messages))
    else:
        fields += _changed("messages", _messages_text(old), _messages_text(new))
    fields += _named_fields(old, new)
    settings, as_text = _settings(old, new)
    fields += as_text
    fields += _changed("user_feedback", old.feedback, new.feedback)
    fields += _changed("user_feedback_text", old.feedback_text, new.feedback_text)
    fields += _changed("created_at", old.created_text, new.created_text)
    fields += _changed(UPDATED, old.updated_text, new.updated_text)
    fields += _members(old.unknown, new.unknown)
    return ChatChanges(steps, tuple(fields), settings)


def _messages_text(chat: Chat) -> str | None:
    log: MessageLog = chat.log
    return chat.messages_text if isinstance(log, DecodedMessages) or chat.messages_text else None


def _named_fields(old: Chat, new: Chat) -> list[ValueChange]:
    return [
        *_changed("machine_name", old.machine_name, new.machine_name),
        *_changed("filament_name", old.filament_name, new.filament_name),
        *_changed("print_process_name", old.process_name, new.process_name),
    ]


def _changed(name: str, before: str | None, after: str | None) -> list[ValueChange]:
    return [] if before == after else [ValueChange(name, before, after)]


def _settings(old: Chat, new: Chat) -> tuple[tuple[ValueChange, ...], list[ValueChange]]:
    """Changed keys; or the whole text, where a version is not a table."""
    before, after = old.slicing_settings_json, new.slicing_settings_json
    if before == after:
        return (), []
    rows, later = read_settings(before), read_settings(after)
    if isinstance(rows, UnreadableSettings) or isinstance(later, UnreadableSettings):
        return (), _changed("slicing_settings_json", before, after)
    values, others = ({row.key: row.value for row in table} for table in (rows, later))
    return tuple(_pairs(values, others)), []


def _pairs(before: dict[str, str], after: dict[str, str]) -> Iterator[ValueChange]:
    """Keys in the order of the old version, then those that are new."""
    for name in {**before, **after}:
        if before.get(name) != after.get(name):
            yield ValueChange(name, before.get(name), after.get(name))


def _members(old: dict[str, JsonValue], new: dict[str, JsonValue]) -> Iterator[ValueChange]:
    """Members of an object by name, as JSON text."""
    texts = ({name: dump(value) for name, value in members.items()} for members in (old, new))
    yield from _pairs(*texts)


# -- messages ---------------------------------------------------------------------------------------


def message_steps(old: Sequence[Message], new: Sequence[Message]) -> list[MessageStep]:
    """The steps that make the new list of the old one, in the order of both."""
    olds, news = _says(old, new)
    steps: list[MessageStep] = []
    i = j = 0
    for match in align(olds, news):
        steps += _between(old[i : match.old], new[j : match.new], i, j)
        i, j = match.old + match.count, match.new + match.count
        steps.append(Kept(match.old, match.new, match.count))
    return steps + _between(old[i:], new[j:], i, j)


def _says(old: Sequence[Message], new: Sequence[Message]) -> tuple[list[str], list[str]]:
    """What each message says; written anew only where the two lists are not the same text anyway."""
    if len(old) == len(new) and all(one.source == other.source for one, other in zip(old, new, strict=True)):
        same = [message.source for message in old]
        return same, same
    known: dict[str, str] = {}

    def says(message: Message) -> str:
        if message.source not in known:
            known[message.source] = dump(message.value)
        return known[message.source]

    return [says(message) for message in old], [says(message) for message in new]


def _between(old: Sequence[Message], new: Sequence[Message], i: int, j: int) -> list[MessageStep]:
    """What stands between two stretches that are the same: edited where two are alike, else removed and added."""
    steps: list[MessageStep] = []
    words = [_words_of(message) for message in new]
    next_new = 0
    for place, message in enumerate(old):
        other = _version_of(message, new, words, next_new, alone=len(old) == len(new) == 1)
        if other is None:
            steps.append(Removed(i + place, message))
            continue
        steps += [Added(j + skipped, new[skipped]) for skipped in range(next_new, other)]
        steps.append(Edited(i + place, j + other, message, new[other]))
        next_new = other + 1
    return steps + [Added(j + rest, new[rest]) for rest in range(next_new, len(new))]


def _version_of(
    message: Message, new: Sequence[Message], words: Sequence[frozenset[str]], start: int, *, alone: bool
) -> int | None:
    """The first of the next messages that is alike; a lone one of the same role is taken as it is."""
    if alone and message.role_name == new[0].role_name:
        return 0
    own = _words_of(message)
    for place in range(start, min(start + _PAIRED_WITHIN, len(new))):
        if message.role_name == new[place].role_name and _alike(own, words[place]):
            return place
    return None


def _words_of(message: Message) -> frozenset[str]:
    text = message.text or message.source
    return frozenset(_WORD.findall(text[:_COMPARED]))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Half of the words of the shorter one, so that an answer that was cut off finds its whole."""
    shorter = min(len(one), len(other))
    return 2 * len(one & other) >= shorter if shorter else one == other


def message_parts(before: Message, after: Message) -> tuple[ValueChange, ...]:
    """The members that differ between two versions of a message, objects within them taken apart.

    Texts stand bare, so that their words can be compared; "content" is named only where it is different.
    """
    if not isinstance(before.value, dict) or not isinstance(after.value, dict):
        return (ValueChange("", dump(before.value), dump(after.value)),)
    olds, news = dict(_flat(before.value)), dict(_flat(after.value))
    found = tuple(_pairs(olds, news))
    return found or (ValueChange("", dump(before.value), dump(after.value)),)  # only the order of keys


def _flat(value: dict[str, JsonValue], prefix: str = "", depth: int = 3) -> Iterator[tuple[str, str]]:
    for key, item in value.items():
        name = f"{prefix}{key}"
        if isinstance(item, dict) and item and depth:
            yield from _flat(item, f"{name}.", depth - 1)
        elif isinstance(item, str) and not prefix:
            yield name, item
        else:
            yield name, dump(item)
