"""A chat that is being written. Values only: every edit makes a new Draft, which is what undo keeps."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.chats import Chat, NewChat
from elegoo_chat_gui.core.json_text import JsonTextError, parse
from elegoo_chat_gui.core.messages import DecodedMessages, Message, Role, encode_messages


@dataclass(frozen=True, slots=True)
class DraftMessage:
    """One turn. `source` is the JSON element a carried-over message came as; it goes out unchanged until edited."""

    role: str
    text: str
    source: str | None = None
    edited: bool = False

    @property
    def is_carried_over(self) -> bool:
        return self.source is not None

    def origin(self) -> Message | None:
        """The message as it was carried over."""
        if self.source is None:
            return None
        try:
            return Message(self.source, parse(self.source))
        except JsonTextError:  # a draft file changed by hand
            return None

    def message(self) -> Message:
        """The message as it will be sent."""
        origin = self.origin()
        if origin is None:
            return Message.written(self.role, self.text)
        return origin.with_text(self.role, self.text) if self.edited else origin

    def with_text(self, text: str) -> "DraftMessage":
        return replace(self, text=text, edited=True)

    def with_role(self, role: str) -> "DraftMessage":
        return replace(self, role=role, edited=True)


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything the compose window holds. None preset names are left out of the request.

    `raw_messages` replaces `messages` where an undecodable chat is continued: one raw field.
    `continues` is the id of the chat it was made from.
    """

    id: str
    account: AccountKey
    created_at: datetime
    modified_at: datetime
    messages: tuple[DraftMessage, ...] = ()
    raw_messages: str | None = None
    machine_name: str | None = None
    filament_name: str | None = None
    process_name: str | None = None
    settings_text: str = ""
    feedback: str | None = None
    feedback_text: str | None = None
    continues: int | None = None

    def messages_text(self) -> str:
        """The `messages` string to send."""
        if self.raw_messages is not None:
            return self.raw_messages
        return encode_messages(message.message() for message in self.messages)

    def new_chat(self) -> NewChat:
        """The request's fields. Blank optional fields are left out, as nobody chose them."""
        return NewChat(
            messages_text=self.messages_text(),
            machine_name=_unless_blank(self.machine_name),
            filament_name=_unless_blank(self.filament_name),
            process_name=_unless_blank(self.process_name),
            slicing_settings_json=_unless_blank(self.settings_text),
            feedback=_unless_blank(self.feedback),
            feedback_text=_unless_blank(self.feedback_text),
        )

    def title(self) -> str:
        """The first words a person wrote, for the list of drafts; empty where there are none."""
        wrote = (m.text for m in self.messages if m.role == Role.USER and m.text.strip())
        return " ".join(next(wrote, self.raw_messages or "")[:160].split())

    def is_empty(self) -> bool:
        """Whether closing it loses nothing."""
        texts = (
            self.raw_messages,
            self.machine_name,
            self.filament_name,
            self.process_name,
            self.settings_text,
        )
        feedback = (self.feedback, self.feedback_text)
        return not (
            any(message.text.strip() or message.is_carried_over for message in self.messages)
            or any(text and text.strip() for text in texts + feedback)
        )


def _unless_blank(text: str | None) -> str | None:
    return text if text is not None and text.strip() else None


def blank_draft(account: AccountKey, now: datetime) -> Draft:
    """A new chat with one empty user turn."""
    return Draft(uuid.uuid4().hex, account, now, now, messages=(DraftMessage(Role.USER, ""),))


def continue_chat(chat: Chat, account: AccountKey, now: datetime) -> Draft:
    """A draft that carries a chat over: messages with the value they came with, presets, settings; no feedback."""
    log = chat.log
    decoded = isinstance(log, DecodedMessages)
    carried = tuple(map(_carry_over, log.messages)) if isinstance(log, DecodedMessages) else ()
    return Draft(
        id=uuid.uuid4().hex,
        account=account,
        created_at=now,
        modified_at=now,
        messages=(*carried, DraftMessage(Role.USER, "")) if decoded else (),
        raw_messages=None if decoded else chat.messages_text,
        machine_name=chat.machine_name,
        filament_name=chat.filament_name,
        process_name=chat.process_name,
        settings_text=chat.slicing_settings_json or "",
        continues=chat.key.id,
    )


def _carry_over(message: Message) -> DraftMessage:
    return DraftMessage(message.role_name or "", message.text, source=message.source)
