"""The chats a fresh sandbox shows, with dates counted back from its start.

The files in `seed_data` are written for people: a text beginning with "> " is the user's message, another
text the assistant's, an object an assistant's message with short names for the long structures
(`apply`, `explain`, `do`, `notice`). Here they become what a slicer would have posted.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any

from elegoo_chat_gui.sandbox.openings import opening_lines
from elegoo_chat_gui.sandbox.seed_long import long_chat
from elegoo_chat_gui.sandbox.seed_ugly import ugly_chats
from elegoo_chat_gui.sandbox.users import FIRST_USER, SECOND_USER

_FILES = (
    ("recent.json", FIRST_USER),
    ("earlier.json", FIRST_USER),
    ("older.json", FIRST_USER),
    ("second_user.json", SECOND_USER),
)
_TODAY_SPAN = timedelta(hours=2)  # the chats of today lie within this before the start


@dataclass(frozen=True, slots=True)
class SeedChat:
    """A chat without an id; `values` are the seven texts of the API, `created` and `updated` in UTC."""

    owner: str
    created: datetime
    updated: datetime
    values: Mapping[str, str | None]


def inner_json(value: object) -> str:
    """Compact with raw characters, as a browser's JSON.stringify writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def seed_chats(now: datetime) -> list[SeedChat]:
    """All chats of both users, oldest first. `now` must know its time zone; days begin in it."""
    chats = [chat for name, owner in _FILES for chat in _read(name, owner, now)]
    chats += [
        SeedChat(
            FIRST_USER,
            _moment(ugly.at, now, len(ugly.messages)),
            _moment(ugly.at, now, len(ugly.messages)) + timedelta(microseconds=17),
            _values(ugly.messages, ugly.names),
        )
        for ugly in ugly_chats()
    ]
    chats += _chats_of(long_chat(), FIRST_USER, now)
    return sorted(chats, key=lambda chat: chat.created)


def _read(name: str, owner: str, now: datetime) -> Iterator[SeedChat]:
    text = files("elegoo_chat_gui.sandbox").joinpath("seed_data", name).read_text(encoding="utf-8")
    for written in json.loads(text):
        yield from _chats_of(written, owner, now)


def _chats_of(written: Mapping[str, Any], owner: str, now: datetime) -> Iterator[SeedChat]:
    """The chat, and before it the shorter copies that an eager client left behind."""
    machine, filament = written.get("machine"), written.get("filament")
    messages: list[object] = []
    if "opening" in written:
        messages += opening_lines(written.get("lang", "en"), machine, filament, written["opening"])
    messages += [_message(short) for short in written["messages"]]
    settings = written.get("settings")
    names: dict[str, str | None] = {
        "machine_name": machine,
        "filament_name": filament,
        "print_process_name": written.get("process"),
        "slicing_settings_json": None if settings is None else inner_json(settings),
    }
    for copy in written.get("earlier", ()):
        created = _moment(copy["at"], now, copy["messages"])
        values = _values(inner_json(messages[: copy["messages"]]), names)
        yield SeedChat(owner, created, created + timedelta(microseconds=13), values)
    names["user_feedback"] = written.get("feedback")
    names["user_feedback_text"] = written.get("comment")
    created = _moment(written["at"], now, len(str(messages)))
    lasts = timedelta(minutes=written.get("lasts", 0), microseconds=11 + len(messages))
    updated = min(created + lasts, now.astimezone(UTC))
    yield SeedChat(owner, created, max(updated, created), _values(inner_json(messages), names))


def _values(messages: str, names: Mapping[str, str | None]) -> dict[str, str | None]:
    order = (
        "machine_name",
        "filament_name",
        "print_process_name",
        "slicing_settings_json",
        "user_feedback",
        "user_feedback_text",
    )
    return {"messages": messages, **{name: names.get(name) for name in order}}


def _message(short: object) -> dict[str, object]:
    if isinstance(short, str):
        if short.startswith("> "):
            return {"role": "user", "content": short.removeprefix("> ")}
        return {"role": "assistant", "content": short}
    if not isinstance(short, dict):
        raise TypeError("a message is a text or an object")
    message: dict[str, object] = {"role": "assistant", "content": short.get("content", "")}
    for key, value in short.items():
        message.update(_expanded(key, value))
    return message


def _expanded(key: str, value: Any) -> dict[str, object]:
    if key == "do":
        pairs = [(item, {}) if isinstance(item, str) else item for item in value]
        return {"agent_actions": [{"name": name, "arguments": facts} for name, facts in pairs]}
    if key == "explain":
        reasons = [{"parameter": name, "explanation": why} for name, why in value.items()]
        return {"per_override_explanations": reasons}
    if key == "apply":
        return {"slicing_profiles": value}
    if key == "notice":
        return {"jusprinNotification": {"level": value[0], "text": value[1]}}
    return {key: value}


def _moment(at: str, now: datetime, salt: int) -> datetime:
    """`"83m"` is minutes ago, but still today; `"3 19:20"` is a time of day three days ago, in local time.

    Chats get odd microseconds from `salt`; every eleventh gets none, which the API writes differently.
    """
    micro = 0 if salt % 11 == 0 else (salt * 7919 + 101) % 1_000_000
    if at.endswith("m"):
        since_midnight = now - now.replace(hour=0, minute=0, second=0, microsecond=0)
        ago = timedelta(minutes=float(at[:-1])) * min(1.0, since_midnight / _TODAY_SPAN)
        return (now - ago).replace(microsecond=micro).astimezone(UTC)
    days, _, time = at.partition(" ")
    hour, minute = map(int, time.split(":"))
    day = now - timedelta(days=int(days))
    return day.replace(hour=hour, minute=minute, second=salt % 60, microsecond=micro).astimezone(UTC)
