"""Fixtures of the sandbox's rules."""

from collections.abc import Iterator

import pytest

from elegoo_chat_gui.sandbox.backend import Backend
from elegoo_chat_gui.sandbox.faults import Faults
from elegoo_chat_gui.sandbox.rows import ChatRows, ChatTable
from tests.unit.sandbox_requests import NOON


@pytest.fixture
def faults() -> Faults:
    return Faults(slow_seconds=2.5)


@pytest.fixture
def backend(faults: Faults) -> Iterator[Backend]:
    rows = ChatRows(ChatTable.in_memory())
    yield Backend(rows, faults, lambda: NOON)
    rows.close()
