"""What the sandbox holds: written chats, saved lists, generated thousands."""

import json
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from elegoo_chat_gui.sandbox.content import chat_row, open_rows
from elegoo_chat_gui.sandbox.generated import GenerationStoppedError, archive_file, generated_rows
from elegoo_chat_gui.sandbox.rows import ChatRows
from elegoo_chat_gui.sandbox.seed import SeedChat, seed_chats
from elegoo_chat_gui.sandbox.users import FIRST_USER, SECOND_USER

NOW = datetime(2026, 11, 23, 15, 30, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture(scope="module")
def chats() -> list[SeedChat]:
    return seed_chats(NOW)


@pytest.fixture(scope="module")
def messages(chats: list[SeedChat]) -> list[dict[str, Any]]:
    """Every message object of every chat that decodes."""
    found: list[dict[str, Any]] = []
    for chat in chats:
        decoded = decoded_or_none(chat.values["messages"])
        found += [message for message in decoded or [] if isinstance(message, dict)]
    return found


def decoded_or_none(text: str | None) -> Any:
    try:
        return json.loads(text or "null")
    except (ValueError, RecursionError):
        return None


def listed(rows: ChatRows, user: str = FIRST_USER) -> list[dict[str, Any]]:
    length, pieces = rows.list_body(user)
    body = b"".join(pieces)
    assert len(body) == length
    chats: list[dict[str, Any]] = json.loads(body)
    return chats


def opened(chats: int | None = None, data_file: Path | None = None, folder: Path | None = None) -> Iterator[ChatRows]:
    rows = open_rows(chats=chats, data_file=data_file, folder=folder, cancelled=threading.Event())
    yield rows
    rows.close()


def test_about_sixty_chats_and_eight_of_the_second_user(chats: list[SeedChat]) -> None:
    owners = Counter(chat.owner for chat in chats)
    assert 55 <= owners[FIRST_USER] <= 66
    assert owners[SECOND_USER] == 8


def test_days_are_counted_back_from_the_start(chats: list[SeedChat]) -> None:
    days = Counter((NOW.date() - chat.created.astimezone(NOW.tzinfo).date()).days for chat in chats)
    assert days[0] >= 3
    assert days[1] >= 3
    assert sum(count for day, count in days.items() if 2 <= day <= 7) >= 6
    assert max(days) > 200
    for chat in chats:
        assert chat.created <= chat.updated <= NOW
        assert chat.created.utcoffset() == timedelta()


def test_just_after_midnight_the_chats_of_today_are_still_of_today() -> None:
    early = NOW.replace(hour=0, minute=4)
    newest = max(seed_chats(early), key=lambda chat: chat.created)
    assert newest.created.astimezone(NOW.tzinfo).date() == early.date()
    assert newest.created <= early


def test_the_newest_chat_is_the_petg_bracket(chats: list[SeedChat]) -> None:
    newest = max((chat for chat in chats if chat.owner == FIRST_USER), key=lambda chat: chat.created)
    messages = json.loads(newest.values["messages"] or "")
    assert messages[0]["content"].startswith("What settings should I use for PETG?")
    assert len(messages) == 6
    assert newest.values["user_feedback"] == "positive"


def test_the_first_screen_is_pretty(chats: list[SeedChat]) -> None:
    for chat in chats:
        if NOW - chat.created < timedelta(days=14):
            decoded = json.loads(chat.values["messages"] or "")
            assert all(isinstance(message["content"], str | None) for message in decoded)


def test_both_forms_of_time_occur(chats: list[SeedChat]) -> None:
    texts = [chat_row(1, chat)["created_at"] for chat in chats]
    assert {"." in str(text) for text in texts} == {True, False}


@pytest.mark.parametrize(
    "key",
    [
        "agent_actions",
        "per_override_explanations",
        "slicing_profiles",
        "suggested_printing_method",
        "jusprinNotification",
        "discord_support",
        "has_upgrade_link",
        "params",
        "x_trace",
    ],
)
def test_every_structured_extra_occurs(messages: list[dict[str, Any]], key: str) -> None:
    assert any(key in message for message in messages)


def test_every_action_occurs(messages: list[dict[str, Any]]) -> None:
    names = {
        action["name"]
        for message in messages
        if isinstance(message.get("agent_actions"), list)
        for action in message["agent_actions"]
        if isinstance(action, dict) and "name" in action
    }
    assert names >= {
        "slice_model",
        "auto_orient_all_models",
        "auto_arrange_all_models",
        "add_printers",
        "change_printer",
        "add_filaments",
        "change_filament",
        "contact_support",
        "start_chat_over",
        "ask_user_to_choose_from_options",
        "determine_slicing_settings",
        "retrieve_slicing_settings",
        "guide_print_issue_troubleshooting",
        "confirm_print_troubleshooting_flow",
        "set_print_troubleshooting_flow",
        "confirm_end_troubleshooting",
        "launch_rocket",
    }


def test_filament_overrides_occur_in_all_four_forms(messages: list[dict[str, Any]]) -> None:
    forms = set()
    for message in messages:
        overrides = (message.get("slicing_profiles") or {}).get("filament_overrides")
        if isinstance(overrides, list):
            forms.add("list of one object")
        elif overrides:
            values = list(overrides.values())
            if [None] in values:
                forms.add("null in a list")
            forms.add("lists" if isinstance(values[0], list) else "plain")
    assert forms == {"list of one object", "null in a list", "lists", "plain"}


def test_notices_of_both_levels_and_of_several_lines(messages: list[dict[str, Any]]) -> None:
    notices = [
        message["jusprinNotification"] for message in messages if isinstance(message.get("jusprinNotification"), dict)
    ]
    assert {notice["level"] for notice in notices} == {"warning", "error"}
    assert any("\n" in notice["text"] for notice in notices)


def test_null_content_questions_without_answer_and_a_long_chat(chats: list[SeedChat]) -> None:
    texts = [chat.values["messages"] or "" for chat in chats]
    assert any('"content":null,"agent_actions"' in text for text in texts)
    lists = [decoded for text in texts if isinstance(decoded := decoded_or_none(text), list)]
    assert any(len(messages) == 200 for messages in lists)
    last = [messages[-1] for messages in lists if messages and isinstance(messages[-1], dict)]
    assert sum(message.get("role") == "user" for message in last) >= 3


def test_feedback_of_all_kinds(chats: list[SeedChat]) -> None:
    kinds = {chat.values["user_feedback"] for chat in chats}
    assert kinds >= {None, "", "positive", "negative", "meh"}
    pairs = {(chat.values["user_feedback"], chat.values["user_feedback_text"]) for chat in chats}
    assert pairs >= {("positive", ""), ("positive", None), ("negative", None), (None, None)}
    assert all(len(kind) <= 16 for kind in kinds if kind)


def test_growing_copies_begin_alike(chats: list[SeedChat]) -> None:
    family = sorted(
        (
            chat.values["messages"] or ""
            for chat in chats
            if "survive in a hot car" in (chat.values["messages"] or "")
        ),
        key=len,
    )
    assert len(family) == 3
    assert family[1].startswith(family[0][:-1])
    assert family[2].startswith(family[1][:-1])


@pytest.mark.parametrize(
    "mark",
    [
        "\\ud83d",
        "\\u0000",
        "\\u202e",
        "\\u001b[31m",
        "<script>",
        "file:///",
        "7" * 5000,
        "[" * 100_000,
        "\u2028",
    ],
)
def test_the_ugly_ones(chats: list[SeedChat], mark: str) -> None:
    found = [chat for chat in chats if mark in (chat.values["messages"] or "")]
    assert found
    for chat in found:
        assert timedelta(days=14) < NOW - chat.created < timedelta(days=43)


def test_undecodable_chats_and_settings_occur(chats: list[SeedChat]) -> None:
    reasons = Counter()
    for chat in chats:
        for name in ("messages", "slicing_settings_json"):
            try:
                json.loads(chat.values[name] or "null")
            except (ValueError, RecursionError) as error:
                reasons[name, type(error).__name__] += 1
    assert reasons["messages", "JSONDecodeError"] >= 4
    assert reasons["messages", "RecursionError"] >= 1
    assert reasons["slicing_settings_json", "JSONDecodeError"] >= 1


def test_the_seed_would_pass_the_servers_own_rules(chats: list[SeedChat]) -> None:
    from elegoo_chat_gui.sandbox.validation import check_chat

    for chat in chats:
        values, errors = check_chat(chat.values, "en")
        assert errors == {}
        assert values == chat.values


def test_ids_are_newest_first_with_gaps() -> None:
    for rows in opened():
        ids = [chat["id"] for chat in listed(rows)]
        times = [chat["created_at"] for chat in listed(rows)]
        assert ids == sorted(ids, reverse=True)
        assert times == sorted(times, reverse=True)
        assert ids[0] - ids[-1] > len(ids) * 1.5
        assert len(listed(rows, SECOND_USER)) == 8


def test_a_saved_list_is_served_as_it_is(tmp_path: Path) -> None:
    saved = [
        {
            "id": 31,
            "messages": '[ {"role":"user","content":"half \\ud83d, NUL \\u0000, 1.50"} ]',
            "machine_name": "",
            "filament_name": None,
            "print_process_name": "Küche\u2028支",
            "slicing_settings_json": "{not json",
            "user_feedback": "meh",
            "user_feedback_text": "😩",
            "created_at": "2026-03-01T19:40:02Z",
            "updated_at": "2026-03-01T19:40:02.000014Z",
        },
        {"id": 7, "messages": "lone \ud800 outside", "extra": [1, 2.5]},
    ]
    path = tmp_path / "saved.json"
    path.write_text(json.dumps(saved), encoding="utf-8")

    for rows in opened(data_file=path):
        assert listed(rows) == saved
        assert list(listed(rows)[0]) == list(saved[0])
        assert listed(rows, SECOND_USER) == []
        created = json.loads(rows.create(FIRST_USER, lambda chat_id: {"id": chat_id}))
        assert created["id"] > 31


@pytest.mark.parametrize("text", ["{}", "[1]", '[{"id":"1"}]', '[{"id":1},{"id":1}]', "[", '[{"id":true}]'])
def test_a_file_that_is_no_list_of_chats_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "saved.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"."):
        next(opened(data_file=path))


def test_generated_chats_are_varied_old_and_always_the_same() -> None:
    rows = list(generated_rows(400))
    assert rows == list(generated_rows(400))
    bodies = [json.loads(body) for *_, body in rows]
    counts = [len(json.loads(chat["messages"])) for chat in bodies]
    sizes = [size for _, _, size, _ in rows]
    assert min(counts) >= 1
    assert max(counts) <= 26
    assert len(set(counts)) > 10
    assert 1500 < sum(sizes) / len(sizes) < 4500
    assert len({chat["machine_name"] for chat in bodies}) >= 6
    assert any("slicing_profiles" in chat["messages"] for chat in bodies)
    assert any("你好" in chat["messages"] for chat in bodies)
    years = {chat["created_at"][:4] for chat in bodies}
    assert len(years) >= 4
    assert all(chat["created_at"] <= chat["updated_at"] for chat in bodies)
    assert max(chat["updated_at"] for chat in bodies) < "2025-11-02"


def test_a_generated_file_is_made_once_and_lies_below_the_written_chats(tmp_path: Path) -> None:
    for rows in opened(chats=2100, folder=tmp_path):
        chats = listed(rows)
        assert rows.count(FIRST_USER) == len(chats) > 2150
        assert [chat["id"] for chat in chats] == sorted((chat["id"] for chat in chats), reverse=True)
        assert chats[0]["messages"].startswith('[{"role":"user","content":"What settings should I use for PETG?')
    (made,) = tmp_path.iterdir()
    first = made.stat()
    assert archive_file(2100, tmp_path, threading.Event()) == made
    assert (made.stat().st_mtime_ns, made.stat().st_ino) == (first.st_mtime_ns, first.st_ino)


def test_a_damaged_generated_file_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / archive_name(tmp_path, 20)
    path.write_bytes(b"not a database at all" * 100)
    archive_file(20, tmp_path, threading.Event())
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("SELECT COUNT(*) FROM chats").fetchone() == (20,)
    finally:
        connection.close()


def archive_name(folder: Path, count: int) -> str:
    from elegoo_chat_gui.sandbox.generated import SEED_VERSION

    return f"sandbox-chats-v{SEED_VERSION}-{count}.sqlite"


def test_stopping_ends_the_making(tmp_path: Path) -> None:
    stopped = threading.Event()
    stopped.set()
    with pytest.raises(GenerationStoppedError):
        archive_file(500_000, tmp_path, stopped)
    assert list(tmp_path.glob("*.sqlite")) == []


def test_seed_times_are_utc_texts(chats: list[SeedChat]) -> None:
    for chat in chats:
        assert chat.created.tzinfo is UTC
