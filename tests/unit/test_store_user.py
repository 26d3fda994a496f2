"""user.sqlite: accounts, drafts, outbox, settings."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.accounts import (
    DOCUMENTED_SERVERS,
    Account,
    KeepRule,
    Retention,
    sandbox_server,
    server_from_address,
)
from elegoo_chat_gui.core.drafts import Draft, DraftMessage, DraftSource, SourceKind, blank_draft
from elegoo_chat_gui.core.errors import StoreError
from elegoo_chat_gui.core.outbox import OutboxState
from elegoo_chat_gui.core.presets import PresetKind, PresetNames
from elegoo_chat_gui.services.ports import UserStore
from elegoo_chat_gui.store.draft_codec import DraftUnreadableError, decode_draft, encode_draft
from elegoo_chat_gui.store.user_store import SqliteUserStore
from tests.unit.store_samples import (
    ANNE,
    BERT,
    NOON,
    SANDBOX,
    WILD_TEXT,
    opened_users,
    outbox_entry,
    run,
    with_users,
)

ANY_TEXT = st.text(st.characters(codec=None) | st.sampled_from("\0\ud83d\ude00\udfff"))
ANY_TEXT_OR_NONE = st.none() | ANY_TEXT
MOMENTS = st.datetimes(timezones=st.just(UTC))
SOURCES = st.builds(
    DraftSource,
    kind=st.sampled_from(SourceKind),
    name=ANY_TEXT,
    at=MOMENTS,
    names=st.builds(PresetNames, ANY_TEXT_OR_NONE, ANY_TEXT_OR_NONE, ANY_TEXT_OR_NONE),
    not_found=st.lists(ANY_TEXT, max_size=3).map(tuple),
)
DRAFTS = st.builds(
    Draft,
    id=st.uuids().map(lambda number: number.hex),
    account=st.sampled_from([ANNE, BERT, SANDBOX]),
    created_at=MOMENTS,
    modified_at=MOMENTS,
    messages=st.lists(st.builds(DraftMessage, ANY_TEXT, ANY_TEXT, ANY_TEXT_OR_NONE, st.booleans())).map(tuple),
    raw_messages=ANY_TEXT_OR_NONE,
    machine_name=ANY_TEXT_OR_NONE,
    filament_name=ANY_TEXT_OR_NONE,
    process_name=ANY_TEXT_OR_NONE,
    settings_text=ANY_TEXT,
    feedback=ANY_TEXT_OR_NONE,
    feedback_text=ANY_TEXT_OR_NONE,
    continues=st.none() | st.integers(-(2**63), 2**63 - 1),
    source=st.none() | SOURCES,
    proposed=st.lists(st.sampled_from(PresetKind), unique=True).map(tuple),
    sends_all_settings=st.booleans(),
    withheld_settings=st.lists(ANY_TEXT, max_size=3).map(tuple),
)


def as_port(users: SqliteUserStore) -> UserStore:
    """The type checker proves here that the store fits the port."""
    return users


@given(DRAFTS)
def test_a_draft_comes_back_as_it_was(draft: Draft) -> None:
    assert decode_draft(encode_draft(draft)) == draft


def test_a_draft_of_an_earlier_version_is_read_and_sends_everything_as_then() -> None:
    draft = replace(blank_draft(ANNE, NOON), settings_text='{"a": "1"}', sends_all_settings=True)
    fields = json.loads(encode_draft(draft))
    for later in ("source", "proposed", "sends_all_settings", "withheld_settings"):
        del fields[later]
    assert decode_draft(json.dumps(fields).encode()) == draft


def test_two_halves_of_a_pair_stay_two() -> None:
    halves = replace(blank_draft(ANNE, NOON), settings_text="\ud83d\ude00")
    whole = replace(halves, settings_text="😀")
    assert decode_draft(encode_draft(halves)) == halves != whole
    assert decode_draft(encode_draft(whole)) == whole


@given(st.binary() | st.sampled_from([b"[]", b"{}", b'{"format":2}', b"[" * 100_000]))
def test_bytes_that_are_no_draft_are_told_apart_without_being_repeated(body: bytes) -> None:
    with pytest.raises(DraftUnreadableError) as caught:
        decode_draft(body)
    assert str(caught.value).isidentifier() or str(caught.value) == "another format"


def test_drafts_are_kept_newest_change_first_and_by_account(tmp_path: Path) -> None:
    first = replace(blank_draft(ANNE, NOON), settings_text=WILD_TEXT)
    second = replace(blank_draft(SANDBOX, NOON), modified_at=NOON + timedelta(microseconds=1))
    third = replace(blank_draft(ANNE, NOON), modified_at=NOON - timedelta(days=1))

    async def use(users: SqliteUserStore) -> None:
        for draft in (first, second, third):
            await as_port(users).save_draft(draft)

    async def look(users: SqliteUserStore) -> None:
        assert await users.drafts() == [second, first, third]
        assert await users.drafts(ANNE) == [first, third]
        assert await users.drafts(BERT) == []
        assert await users.draft(first.id) == first
        newest = replace(third, modified_at=NOON + timedelta(days=1))
        await users.save_draft(newest)
        assert await users.drafts(ANNE) == [newest, first]
        await users.delete_draft(first.id)
        await users.delete_draft("no such")
        assert await users.draft(first.id) is None
        assert await users.drafts(ANNE) == [newest]

    with_users(tmp_path, use)
    with_users(tmp_path, look)


@pytest.mark.expects_log
def test_an_unreadable_draft_hides_no_other_and_stays(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    kept, lost = blank_draft(ANNE, NOON), blank_draft(ANNE, NOON)

    async def use(users: SqliteUserStore) -> None:
        await users.save_draft(kept)
        await users.save_draft(lost)
        await users._file.write(
            lambda db: db.execute("UPDATE drafts SET body = x'7B' WHERE id = ?", (lost.id.encode(),))
        )
        assert await users.drafts() == [kept]
        with pytest.raises(StoreError, match="unreadable draft"):
            await users.draft(lost.id)
        assert await users._file.read(lambda db: db.execute("SELECT COUNT(*) FROM drafts").fetchone()) == (2,)

    with_users(tmp_path, use)
    assert "does not decode" in caplog.text


def test_accounts_are_kept_without_the_sandbox(tmp_path: Path) -> None:
    anne = Account(DOCUMENTED_SERVERS[0], "anne", label="Anne 的打印机", language="zh-CN")
    bert = Account(server_from_address("http://localhost:8765"), WILD_TEXT)
    here = Account(sandbox_server("http://127.0.0.1:4711"), "ELEGOO_USER_001")
    once = replace(anne, user_id="once", once=True)

    async def use(users: SqliteUserStore) -> None:
        for account in (anne, bert, here, once):
            await users.save_account(account)
        await users.save_draft(blank_draft(anne.key, NOON))
        await users.put_outbox(outbox_entry("open", anne.key))

    async def look(users: SqliteUserStore) -> None:
        assert await users.accounts() == [bert, anne]
        renamed = replace(anne, label="", language="en", retention=Retention(KeepRule.DAYS, 7))
        await users.save_account(renamed)
        assert await users.accounts() == [bert, renamed]  # changing is not using
        await users.note_used(anne.key, datetime.now(UTC))
        assert await users.accounts() == [renamed, bert]
        await users.remove_account(anne.key)
        assert await users.accounts() == [bert]
        assert len(await users.drafts(anne.key)) == len(await users.outbox(anne.key)) == 1

    with_users(tmp_path, use)
    with_users(tmp_path, look)


def test_the_outbox_holds_what_is_open_oldest_first(tmp_path: Path) -> None:
    first = outbox_entry("b")
    same_moment = replace(outbox_entry("a"), state=OutboxState.UNKNOWN)
    older = replace(outbox_entry("c", BERT), started_at=NOON - timedelta(days=1), state=OutboxState.SENDING)

    async def use(users: SqliteUserStore) -> None:
        for entry in (first, same_moment, older):
            await users.put_outbox(entry)
        await users.put_outbox(first)

    async def look(users: SqliteUserStore) -> None:
        assert await users.outbox() == [older, first, same_moment]
        assert await users.outbox(ANNE) == [first, same_moment]
        await users.put_outbox(replace(first, state=OutboxState.REFUSED))
        assert await users.outbox(ANNE) == [same_moment]

    with_users(tmp_path, use)
    with_users(tmp_path, look)


@pytest.mark.parametrize("delete_draft", [True, False])
def test_closing_a_sending_takes_its_draft_along_or_leaves_it(tmp_path: Path, delete_draft: bool) -> None:
    draft = blank_draft(ANNE, NOON)
    other = blank_draft(ANNE, NOON)
    entry = replace(outbox_entry("x", state=OutboxState.SENDING), draft_id=draft.id)

    async def use(users: SqliteUserStore) -> None:
        for one in (draft, other):
            await users.save_draft(one)
        await users.put_outbox(entry)
        done = replace(entry, state=OutboxState.CREATED, created_id=4711)
        await users.close_outbox(done, delete_draft=delete_draft)
        assert await users.outbox() == []
        assert (await users.draft(draft.id) is None) == delete_draft
        assert await users.draft(other.id) == other
        assert await users.created_ids(ANNE) == {4711}
        assert await users.created_ids(BERT) == set()

    with_users(tmp_path, use)


def test_closing_is_one_transaction(tmp_path: Path) -> None:
    draft = blank_draft(ANNE, NOON)
    entry = replace(outbox_entry("x", state=OutboxState.SENDING), draft_id=draft.id)

    async def use(users: SqliteUserStore) -> None:
        await users.save_draft(draft)
        await users.put_outbox(entry)
        await users._file.write(
            lambda db: db.execute("CREATE TRIGGER stop BEFORE DELETE ON drafts BEGIN SELECT RAISE(ABORT, 'no'); END")
        )
        with pytest.raises(StoreError):
            await users.close_outbox(replace(entry, state=OutboxState.CREATED, created_id=1), delete_draft=True)
        assert await users.outbox() == [entry]
        assert await users.draft(draft.id) == draft

    with_users(tmp_path, use)


def test_settings_are_kept_whatever_they_hold(tmp_path: Path) -> None:
    async def use(users: SqliteUserStore) -> None:
        await users.save_setting("window", "first")
        await users.save_setting("window", WILD_TEXT)
        await users.save_setting(WILD_TEXT, "")

    async def look(users: SqliteUserStore) -> None:
        assert await users.settings() == {"window": WILD_TEXT, WILD_TEXT: ""}

    with_users(tmp_path, use)
    with_users(tmp_path, look)


@given(moment=st.datetimes(timezones=st.timezones()), title=ANY_TEXT, digest=st.binary())
def test_an_outbox_row_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, moment: datetime, title: str, digest: bytes
) -> None:
    entry = replace(outbox_entry("x"), started_at=moment, title=title, content_digest=digest, highest_known_id=0)

    async def session() -> None:
        async with opened_users(tmp_path_factory.mktemp("store")) as users:
            await users.put_outbox(entry)
            (stored,) = await users.outbox()
            assert stored == replace(entry, started_at=moment.astimezone(UTC))

    run(session())
