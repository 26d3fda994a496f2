"""Fixtures of the sandbox's rules."""

import pytest

from elegoo_chat_gui.sandbox.backend import Backend
from elegoo_chat_gui.sandbox.faults import Faults
from elegoo_chat_gui.sandbox.rows import ChatRows, ChatTable
from tests.unit.sandbox_requests import NOON


@pytest.fixture
def faults() -> Faults:
    return Faults(slow_seconds=2.5)


@pytest.fixture
def backend(faults: Faults) -> Backend:
    return Backend(ChatRows(ChatTable.in_memory()), faults, lambda: NOON)
