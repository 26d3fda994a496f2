"""A chat as the server keeps it, as the list shows it, and as it is created."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import TypeAlias

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.json_text import (
    JsonTextError,
    JsonValue,
    dump,
    parse,
    quote,
)
from elegoo_chat_gui.core.messages import MessageLog, UndecodedMessages, UndecodedReason, decode_messages

FEEDBACK_LIMIT = 16  # code points, the server's own limit for `user_feedback`
ROW_KEYS = (
    "id",
    "messages",
    "machine_name",
    "filament_name",
    "print_process_name",
    "slicing_settings_json",
    "user_feedback",
    "user_feedback_text",
    "created_at",
    "updated_at",
)
_LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True, order=True)
class ChatKey:
    """Names a chat. Negative ids are ours: rows in which the server sent no usable id of its own."""

    account: AccountKey
    id: int


@dataclass(frozen=True)
class Chat:
    """One row of the list endpoint. Text fields are None where the server sent null or nothing."""

    key: ChatKey
    raw: bytes = field(repr=False)
    messages_text: str = field(repr=False)
    messages_problem: UndecodedReason | None
    machine_name: str | None
    filament_name: str | None
    process_name: str | None
    slicing_settings_json: str | None
    feedback: str | None
    feedback_text: str | None
    created_text: str
    updated_text: str
    unknown: dict[str, JsonValue] = field(default_factory=dict, compare=False)

    @cached_property
    def log(self) -> MessageLog:
        """The decoded conversation; may take long for a chat of tens of megabytes, so not on the window's thread."""
        if self.messages_problem is not None:
            return UndecodedMessages(self.messages_text, self.messages_problem)
        return decode_messages(self.messages_text)

    @property
    def created_at(self) -> datetime | None:
        return parse_timestamp(self.created_text)

    @property
    def updated_at(self) -> datetime | None:
        return parse_timestamp(self.updated_text)


@dataclass(frozen=True, slots=True)
class ChatSummary:
    """What the list shows of a chat. `title` is empty where nobody wrote anything."""

    key: ChatKey
    title: str
    preview: str
    machine_name: str | None
    filament_name: str | None
    process_name: str | None
    feedback: str | None
    message_count: int | None  # None: the messages do not decode
    created_at: datetime | None
    updated_at: datetime | None
    digest: bytes

    @property
    def is_undecoded(self) -> bool:
        return self.message_count is None


@dataclass(frozen=True, slots=True)
class CachedList:
    """What is kept of an account. `complete_at`: when a complete list last arrived, None for never."""

    summaries: Sequence[ChatSummary]
    complete_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReceivedChat:
    """A row from the wire on its way to the store: its bytes, and what the list shows of it."""

    summary: ChatSummary
    raw: bytes = field(repr=False)

    @property
    def key(self) -> ChatKey:
        return self.summary.key


@dataclass(frozen=True, slots=True)
class ChatBatch:
    """Some rows of a list that is still arriving.

    `bytes_received` counts decompressed body bytes so far; `bytes_expected` is None where the server does
    not say (compressed bodies); `attempt` grows when the request had to be made again from the start.
    """

    chats: tuple[ReceivedChat, ...]
    bytes_received: int
    bytes_expected: int | None = None
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What one transaction changed in the stored list of one account."""

    account: AccountKey
    added: tuple[ChatSummary, ...] = ()
    updated: tuple[ChatSummary, ...] = ()
    removed: tuple[ChatKey, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.updated or self.removed)


@dataclass(frozen=True, slots=True)
class NewChat:
    """The fields of a POST, without credentials. None fields are left out of the request."""

    messages_text: str
    machine_name: str | None = None
    filament_name: str | None = None
    process_name: str | None = None
    slicing_settings_json: str | None = None
    feedback: str | None = None
    feedback_text: str | None = None

    def wire_fields(self) -> dict[str, str]:
        """Field name -> value as sent; `process` becomes the wire's `print_process_name` here."""
        fields = {
            "messages": self.messages_text,
            "machine_name": self.machine_name,
            "filament_name": self.filament_name,
            "print_process_name": self.process_name,
            "slicing_settings_json": self.slicing_settings_json,
            "user_feedback": self.feedback,
            "user_feedback_text": self.feedback_text,
        }
        return {name: value for name, value in fields.items() if value is not None}

    def request_body(self, user_id: str, token_text: str) -> str:
        """The exact JSON text of the POST; the window passes a mask as token, the client the real one."""
        fields = {"elegoo_user_id": user_id, "access_token": token_text, **self.wire_fields()}
        return "{" + ",".join(f"{quote(name)}:{quote(value)}" for name, value in fields.items()) + "}"

    def content_digest(self) -> bytes:
        """Equal for a chat that holds this content after the server's trimming."""
        return _content_digest(self.wire_fields())


def chat_content_digest(chat: Chat) -> bytes:
    """The digest of a stored chat that NewChat.content_digest is compared with."""
    fields = {
        "messages": chat.messages_text,
        "machine_name": chat.machine_name,
        "filament_name": chat.filament_name,
        "print_process_name": chat.process_name,
        "slicing_settings_json": chat.slicing_settings_json,
        "user_feedback": chat.feedback,
        "user_feedback_text": chat.feedback_text,
    }
    return _content_digest({name: value for name, value in fields.items() if value is not None})


def _content_digest(fields: Mapping[str, str]) -> bytes:
    digest = hashlib.sha256()
    for name in sorted(fields):
        value = fields[name].strip().encode("utf-8", "surrogatepass")
        digest.update(f"{name}:{len(value)}:".encode() + value)
    return digest.digest()


def row_digest(raw: bytes) -> bytes:
    """Tells whether a received row changed since it was stored."""
    return hashlib.blake2b(raw, digest_size=16).digest()


def parse_timestamp(text: str) -> datetime | None:
    """ISO 8601 as the server writes it (six digits or no fraction, `Z`); None where it is something else."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


RowFields: TypeAlias = Mapping[str, JsonValue]


def chat_from_row(account: AccountKey, raw: bytes) -> Chat:
    """A chat from the bytes of one row. Never raises: a row that does not decode is still a chat."""
    try:
        fields = parse(raw.decode("utf-8"))
    except (UnicodeDecodeError, JsonTextError):
        return broken_chat(account, raw)
    if not isinstance(fields, dict):
        return broken_chat(account, raw)
    return chat_from_fields(account, fields, raw)


def chat_from_fields(account: AccountKey, fields: RowFields, raw: bytes) -> Chat:
    """A chat from a decoded row. Fields of another type than documented are kept as their JSON text."""
    chat_id = fields.get("id")
    usable = isinstance(chat_id, int) and not isinstance(chat_id, bool) and 0 <= chat_id <= _LARGEST_ID
    messages_text, problem = _messages_of(fields)
    return Chat(
        key=ChatKey(account, chat_id if usable and isinstance(chat_id, int) else substitute_id(raw)),
        raw=raw,
        messages_text=messages_text,
        messages_problem=problem,
        machine_name=_text_or_none(fields.get("machine_name")),
        filament_name=_text_or_none(fields.get("filament_name")),
        process_name=_text_or_none(fields.get("print_process_name")),
        slicing_settings_json=_text_or_none(fields.get("slicing_settings_json")),
        feedback=_text_or_none(fields.get("user_feedback")),
        feedback_text=_text_or_none(fields.get("user_feedback_text")),
        created_text=_text_or_none(fields.get("created_at")) or "",
        updated_text=_text_or_none(fields.get("updated_at")) or "",
        unknown={key: value for key, value in fields.items() if key not in ROW_KEYS},
    )


def _messages_of(fields: RowFields) -> tuple[str, UndecodedReason | None]:
    value = fields.get("messages")
    if isinstance(value, str):
        return value, None
    if value is None:
        return "", UndecodedReason.MISSING
    return dump(value), None  # a real list instead of a string decodes all the same


def _text_or_none(value: JsonValue) -> str | None:
    return value if value is None or isinstance(value, str) else dump(value)


def broken_chat(account: AccountKey, raw: bytes) -> Chat:
    """A row that is not a JSON object, shown as its own text."""
    return Chat(
        key=ChatKey(account, substitute_id(raw)),
        raw=raw,
        messages_text=raw.decode("utf-8", "backslashreplace"),
        messages_problem=UndecodedReason.BROKEN_ROW,
        machine_name=None,
        filament_name=None,
        process_name=None,
        slicing_settings_json=None,
        feedback=None,
        feedback_text=None,
        created_text="",
        updated_text="",
    )


def substitute_id(raw: bytes) -> int:
    """A negative id that the same bytes always get: the row has none of its own that can be used."""
    return -1 - int.from_bytes(row_digest(raw)[:7], "big")


def row_value(chat: Chat) -> JsonValue:
    """The row as a JSON value for the raw view; text where it is not JSON."""
    try:
        return parse(chat.raw.decode("utf-8", "backslashreplace"))
    except JsonTextError:
        return chat.raw.decode("utf-8", "backslashreplace")
