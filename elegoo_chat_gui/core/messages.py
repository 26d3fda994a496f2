"""The inner codec: the `messages` string of a chat, which is JSON inside JSON.

Source of the shapes: Elegoo-Obico Chats API, field `messages`, and the open embedded chat page of
JusPrin, which stores more keys than the API page documents and `content: null` as a matter of course.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from elegoo_chat_gui.core.json_text import (
    REASON_CUT_OFF,
    REASON_EMPTY,
    REASON_SYNTAX,
    REASON_TOO_DEEP,
    JsonTextError,
    JsonValue,
    dump,
    escape_lone_surrogates,
    is_too_deep,
    parse_value,
    skip_white_space,
)


class Role(StrEnum):
    """Who speaks. Anything but the two documented roles is OTHER; its own word is `Message.role_name`."""

    USER = "user"
    ASSISTANT = "assistant"
    OTHER = "other"


class UndecodedReason(StrEnum):
    """Why a `messages` value is shown as raw text."""

    EMPTY = REASON_EMPTY
    NOT_JSON = REASON_SYNTAX
    CUT_OFF = REASON_CUT_OFF
    TOO_DEEP = REASON_TOO_DEEP
    NOT_A_LIST = "not-a-list"
    MISSING = "missing"
    BROKEN_ROW = "broken-row"


@dataclass(frozen=True)
class Message:
    """One element of the list, whatever it is. `source` is its exact JSON text and is what goes out again."""

    source: str
    value: JsonValue = field(compare=False)

    @classmethod
    def written(cls, role: str, content: str) -> "Message":
        """A message as a person writes it."""
        return cls.from_value({"role": role, "content": content})

    @classmethod
    def from_value(cls, value: JsonValue) -> "Message":
        return cls(dump(value), value)

    @property
    def role_name(self) -> str | None:
        """The role as stored, None where there is none or it is not text."""
        name = self.value.get("role") if isinstance(self.value, dict) else None
        return name if isinstance(name, str) else None

    @property
    def role(self) -> Role:
        match self.role_name:
            case "user":
                return Role.USER
            case "assistant":
                return Role.ASSISTANT
            case _:
                return Role.OTHER

    @property
    def content(self) -> JsonValue:
        """The stored content: text, None (also when missing), a number, a list, an object."""
        return self.value.get("content") if isinstance(self.value, dict) else None

    @property
    def text(self) -> str:
        """The content where it is text, else the empty string."""
        return self.content if isinstance(self.content, str) else ""

    @cached_property
    def extras(self) -> dict[str, JsonValue]:
        """Every key but role and content, in stored order."""
        if not isinstance(self.value, dict):
            return {}
        return {key: item for key, item in self.value.items() if key not in {"role", "content"}}

    def with_text(self, role: str, text: str) -> "Message":
        """The same message with another role and text; every other key keeps its value and place."""
        if not isinstance(self.value, dict):
            return Message.written(role, text)
        return Message.from_value({**self.value, "role": role, "content": text})


@dataclass(frozen=True, slots=True)
class DecodedMessages:
    """The list as it stands in the chat, empty list included."""

    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class UndecodedMessages:
    """Text that is not a JSON list; shown raw, with the reason. `position` is a character offset."""

    raw: str
    reason: UndecodedReason
    position: int = 0


MessageLog: TypeAlias = DecodedMessages | UndecodedMessages


def decode_messages(text: str) -> MessageLog:
    """The second decode. Never raises: what does not decode is a value."""
    start = skip_white_space(text, 0)
    if start == len(text):
        return UndecodedMessages(text, UndecodedReason.EMPTY)
    if is_too_deep(text):
        return UndecodedMessages(text, UndecodedReason.TOO_DEEP)
    try:
        if text[start] != "[":
            _, end = parse_value(text, start)
            whole = skip_white_space(text, end) == len(text)
            return UndecodedMessages(text, UndecodedReason.NOT_A_LIST if whole else UndecodedReason.NOT_JSON)
        messages, end = _read_elements(text, start + 1)
    except JsonTextError as error:
        return UndecodedMessages(text, UndecodedReason(error.reason), error.position)
    end = skip_white_space(text, end)
    if end != len(text):
        return UndecodedMessages(text, UndecodedReason.NOT_JSON, end)
    return DecodedMessages(tuple(messages))


def _read_elements(text: str, position: int) -> tuple[list[Message], int]:
    """Elements one by one, so that the interpreter's lock is let go between them."""
    messages: list[Message] = []
    position = skip_white_space(text, position)
    if text[position : position + 1] == "]":
        return messages, position + 1
    while True:
        value, end = parse_value(text, position)
        messages.append(Message(text[position:end], value))
        position = skip_white_space(text, end)
        mark = text[position : position + 1]
        if mark == "]":
            return messages, position + 1
        if mark != ",":
            raise JsonTextError(REASON_SYNTAX if mark else REASON_CUT_OFF, position)
        position = skip_white_space(text, position + 1)


def encode_messages(messages: Iterable[Message]) -> str:
    """The `messages` string to send. Elements that came from the server go out as they came."""
    return escape_lone_surrogates("[" + ",".join(message.source for message in messages) + "]")
