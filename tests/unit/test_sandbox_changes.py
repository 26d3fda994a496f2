"""Chats of the sandbox that go on by themselves, as on a server that others write to."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from elegoo_chat_gui.sandbox.backend import Backend
from elegoo_chat_gui.sandbox.changes import changed_chat
from elegoo_chat_gui.sandbox.content import open_rows
from elegoo_chat_gui.sandbox.faults import Faults
from elegoo_chat_gui.sandbox.users import FIRST_USER, SECOND_USER
from tests.unit.sandbox_requests import get, told

LATER = datetime(2126, 1, 1, tzinfo=UTC)


@pytest.fixture
def backend() -> Iterator[Backend]:
    rows = open_rows(chats=None, data_file=None, folder=None, cancelled=threading.Event())
    yield Backend(rows, Faults(), lambda: LATER)
    rows.close()


def chats(backend: Backend) -> dict[int, dict[str, Any]]:
    return {chat["id"]: chat for chat in told(get(backend))}


def test_a_changed_chat_has_more_messages_and_keeps_its_id(backend: Backend) -> None:
    before = chats(backend)
    chat_id = next(id_ for id_, chat in before.items() if chat["messages"].startswith('[{"role"'))
    assert backend.change(FIRST_USER, chat_id)
    after = chats(backend)
    assert {id_ for id_ in after if after[id_] != before[id_]} == {chat_id}
    old, new = (json.loads(side[chat_id]["messages"]) for side in (before, after))
    assert len(new) == len(old) + 2
    assert after[chat_id]["updated_at"] > before[chat_id]["updated_at"]
    assert backend.change(FIRST_USER, chat_id)
    assert backend.change(FIRST_USER, chat_id), "a change may wait for another"
    assert len(json.loads(chats(backend)[chat_id]["messages"])) == len(old) + 6


def test_only_a_chat_of_that_user_can_change(backend: Backend) -> None:
    before = chats(backend)
    assert not backend.change(FIRST_USER, 9_999_999)
    assert not backend.change(SECOND_USER, next(iter(before)))
    assert chats(backend) == before


def test_every_chat_of_the_sandbox_can_change(backend: Backend) -> None:
    before = chats(backend)
    for chat_id in before:
        assert backend.change(FIRST_USER, chat_id)
    after = chats(backend)
    assert all(after[chat_id] != before[chat_id] for chat_id in before)


def test_what_cannot_be_read_goes_on_as_text() -> None:
    changed = changed_chat({"messages": "[{", "slicing_settings_json": "{not"}, 0, "now")
    assert changed["messages"] == "[{ (changed 1)"
    assert changed["slicing_settings_json"] == "{not"
