"""Sendings whose end matters: a POST has no idempotency key, so each is written down before its first byte."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from elegoo_chat_gui.core.accounts import AccountKey


class OutboxState(StrEnum):
    """ready -> sending -> created | refused | unknown. A row found SENDING at start becomes UNKNOWN."""

    READY = "ready"
    SENDING = "sending"
    CREATED = "created"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """One sending of one draft.

    `highest_known_id` is the largest chat id in the complete list before sending: a chat made by this
    sending has a larger one. `content_digest` is compared with chats after the server's own trimming.
    `cause` is a short code of what ended it (an error class name or phase), for the notice.
    """

    id: str
    draft_id: str
    account: AccountKey
    state: OutboxState
    title: str
    highest_known_id: int
    content_digest: bytes
    started_at: datetime
    cause: str = ""
    created_id: int | None = None
