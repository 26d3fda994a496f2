"""Random interleavings of refreshes, creations and forgetting, against a model made of dictionaries."""

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from elegoo_chat_gui.core.accounts import AccountKey
from elegoo_chat_gui.core.chats import ChangeSet, ReceivedChat
from elegoo_chat_gui.store.cache_store import SqliteChatCache
from tests.unit.store_samples import ANNE, BERT, NOON, bare_chat

ACCOUNTS = st.sampled_from([ANNE, BERT])
IDS = st.integers(1, 6)
BODIES = st.binary(max_size=3)


@dataclass
class Model:
    """`protected`: what a refresh under way must leave alone."""

    chats: dict[AccountKey, dict[int, bytes]] = field(default_factory=lambda: {ANNE: {}, BERT: {}})
    complete: set[AccountKey] = field(default_factory=set)
    open: dict[int, tuple[AccountKey, set[int]]] = field(default_factory=dict)

    def put(self, account: AccountKey, batch: dict[int, bytes], refresh: int | None) -> tuple[set[int], set[int]]:
        mine = self.chats[account]
        added = set(batch) - set(mine)
        updated = {chat_id for chat_id in batch if chat_id in mine and mine[chat_id] != batch[chat_id]}
        mine.update(batch)
        for number, (owner, protected) in self.open.items():
            if owner == account and (refresh is None or number <= refresh):
                protected |= set(batch)
        return added, updated


class CacheMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.loop = asyncio.new_event_loop()
        self.model = Model()
        self.cache = SqliteChatCache(self.folder / "cache.sqlite")
        self.loop.run_until_complete(self.cache.open())

    def teardown(self) -> None:
        self.loop.run_until_complete(self.cache.aclose())
        self.loop.close()
        shutil.rmtree(self.folder)

    @rule(account=ACCOUNTS)
    def begin(self, account: AccountKey) -> None:
        if sum(owner == account for owner, _ in self.model.open.values()) < 4:
            number = self.loop.run_until_complete(self.cache.begin_refresh(account))
            assert all(number > earlier for earlier in self.model.open)
            self.model.open[number] = (account, set())

    @precondition(lambda self: self.model.open)
    @rule(data=st.data(), batch=st.dictionaries(IDS, BODIES, max_size=4))
    def apply(self, data: st.DataObject, batch: dict[int, bytes]) -> None:
        number = data.draw(st.sampled_from(sorted(self.model.open)))
        account = self.model.open[number][0]
        rows = [bare_chat(account, chat_id, body) for chat_id, body in batch.items()]
        self.check(self.cache.apply(account, number, rows), *self.model.put(account, batch, number))

    @rule(account=ACCOUNTS, chat_id=IDS, body=BODIES)
    def put_created(self, account: AccountKey, chat_id: int, body: bytes) -> None:
        made: ReceivedChat = bare_chat(account, chat_id, body)
        self.check(self.cache.put_created(made), *self.model.put(account, {chat_id: body}, None))

    @precondition(lambda self: self.model.open)
    @rule(data=st.data())
    def finish(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.model.open)))
        account, protected = self.model.open.pop(number)
        removed = set(self.model.chats[account]) - protected
        for chat_id in removed:
            del self.model.chats[account][chat_id]
        self.model.complete.add(account)
        self.check(self.cache.finish_refresh(account, number, NOON), set(), set(), removed)

    @rule(account=ACCOUNTS)
    def forget(self, account: AccountKey) -> None:
        self.loop.run_until_complete(self.cache.forget(account))
        self.model.chats[account] = {}
        self.model.complete.discard(account)
        self.model.open = {number: owned for number, owned in self.model.open.items() if owned[0] != account}

    @rule()
    def start_again(self) -> None:
        self.loop.run_until_complete(self.cache.aclose())
        self.cache = SqliteChatCache(self.folder / "cache.sqlite")
        self.loop.run_until_complete(self.cache.open())
        assert not self.cache.was_rebuilt
        self.model.open = {}

    def check(
        self,
        work: Coroutine[Any, Any, ChangeSet],
        added: set[int],
        updated: set[int],
        removed: Set[int] = frozenset(),
    ) -> None:
        changes = self.loop.run_until_complete(work)
        assert len(changes.added) == len(added)
        assert {summary.key.id for summary in changes.added} == added
        assert {summary.key.id for summary in changes.updated} == updated
        assert {key.id for key in changes.removed} == set(removed)

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        for account, chats in self.model.chats.items():
            stored = self.loop.run_until_complete(self.cache.load(account))
            ids = [summary.key.id for summary in stored.summaries]
            assert ids == sorted(chats, reverse=True)
            assert (stored.complete_at is not None) == (account in self.model.complete)
            for summary in stored.summaries:
                raw = self.loop.run_until_complete(self.cache.raw(summary.key))
                assert raw == chats[summary.key.id]


CacheMachine.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestCacheAgainstModel = CacheMachine.TestCase
