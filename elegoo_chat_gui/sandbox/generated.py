"""Thousands of generated chats in an SQLite file, made once by a child process and used again.

They are all older than the written chats and the same on every machine: only their number decides.
"""

import json
import multiprocessing
import os
import random
import signal
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from elegoo_chat_gui.sandbox import phrases
from elegoo_chat_gui.sandbox.rows import INSERT, SCHEMA, encode_row
from elegoo_chat_gui.sandbox.users import FIRST_USER

SEED_VERSION = 1  # raise it with every change of what is generated
FIRST_DAY = datetime(2021, 3, 1, 6, 0, tzinfo=UTC)
LAST_DAY = datetime(2025, 10, 31, 22, 0, tzinfo=UTC)
_BATCH = 2000


class GenerationStoppedError(OSError):
    """The child process ended without a file, or the sandbox was stopped meanwhile."""


def archive_file(count: int, folder: Path | None, cancelled: threading.Event) -> Path:
    """The file with `count` generated chats, made now if there is none. Raises OSError."""
    place = folder if folder is not None else _own_temporary_folder()
    place.mkdir(parents=True, exist_ok=True)
    path = place / f"sandbox-chats-v{SEED_VERSION}-{count}.sqlite"
    if not _is_complete(path, count):
        _make_in_child(path, count, cancelled)
    return path


def write_archive(path: str, count: int) -> None:
    """Writes the file under a name of its own and moves it into place; runs in the child process."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's business
    unfinished = Path(f"{path}.{os.getpid()}.part")
    try:
        connection = sqlite3.connect(unfinished)
        try:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
            rows = generated_rows(count)
            while batch := list(islice(rows, _BATCH)):
                connection.executemany(INSERT, batch)
            connection.commit()
        finally:
            connection.close()
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def generated_rows(count: int) -> Iterator[tuple[int, str, int, bytes]]:
    """Rows ready to be stored, oldest first, the same for the same count."""
    dice = random.Random(SEED_VERSION)  # noqa: S311 - nothing secret
    chat_id, span = 0, LAST_DAY - FIRST_DAY
    for number in range(count):
        chat_id += 1 + (number * 7) % 3
        created = FIRST_DAY + span * ((number + dice.random()) / count)
        body = encode_row(_chat(dice, chat_id, created))
        yield chat_id, FIRST_USER, len(body), body


def _chat(dice: random.Random, chat_id: int, created: datetime) -> dict[str, object]:
    tongue = dice.choices(phrases.TONGUES, weights=[tongue.weight for tongue in phrases.TONGUES])[0]
    printer, filament = dice.choice(phrases.PRINTERS), dice.choice(phrases.FILAMENTS)
    process = f"{dice.choice(phrases.PROCESSES)} @{printer.short}"
    known = dice.random() < 0.85
    updated = created + timedelta(minutes=dice.randrange(1, 40), microseconds=dice.randrange(999_999))
    feedback, comment = _feedback(dice, tongue)
    settings = None
    if dice.random() < 0.1:
        settings = json.dumps({"layer_height": process[:4], "wall_loops": str(dice.randrange(2, 6))})
    return {
        "id": chat_id,
        "messages": _messages(dice, tongue, printer.name, filament, process),
        "machine_name": printer.name if known else None,
        "filament_name": filament if known else None,
        "print_process_name": process if known else None,
        "slicing_settings_json": settings,
        "user_feedback": feedback,
        "user_feedback_text": comment,
        "created_at": _time(created),
        "updated_at": _time(updated),
    }


def _messages(dice: random.Random, tongue: phrases.Tongue, printer: str, filament: str, process: str) -> str:
    written = [_said("assistant", text.format(printer, filament)) for text in tongue.opening]
    rounds = min(1 + int(dice.expovariate(0.28)), 12)
    overrides: dict[str, object] = {}
    for _ in range(rounds):
        topic = dice.choice(tongue.topics)
        value = dice.randrange(5, 95)
        written.append(_said("user", topic.question.format(value=value, filament=filament)))
        answer = " ".join([topic.answer.format(value=value), *dice.sample(tongue.remarks, dice.randrange(1, 4))])
        if dice.random() < 0.4:
            overrides[topic.setting] = value
            written.append(_settings_message(answer, process, topic, overrides))
        else:
            written.append(_said("assistant", answer))
        if dice.random() < 0.08:
            written.append(
                '{"role":"assistant","content":null,"agent_actions":[{"name":"slice_model","arguments":{}}]}'
            )
    if dice.random() < 0.05:
        written.pop()
    return "[" + ",".join(written[:26]) + "]"


def _settings_message(answer: str, process: str, topic: phrases.Topic, overrides: dict[str, object]) -> str:
    message = {
        "role": "assistant",
        "content": answer,
        "per_override_explanations": [{"parameter": topic.setting, "explanation": topic.reason}],
        "slicing_profiles": {
            "use_print_process_preset": process,
            "filament_overrides": {},
            "print_process_overrides": overrides,
        },
    }
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))


def _said(role: str, content: str) -> str:
    return f'{{"role":"{role}","content":{json.dumps(content, ensure_ascii=False)}}}'


def _feedback(dice: random.Random, tongue: phrases.Tongue) -> tuple[str | None, str | None]:
    luck = dice.random()
    if luck < 0.7:
        return None, None
    kind = "positive" if luck < 0.9 else "negative"
    return kind, dice.choice(tongue.thanks) if kind == "positive" and dice.random() < 0.5 else None


def _time(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat() + "Z"


def _make_in_child(path: Path, count: int, cancelled: threading.Event) -> None:
    # spawn: the parent has threads and perhaps a window, which a forked child must not inherit
    child = multiprocessing.get_context("spawn").Process(
        target=write_archive, args=(str(path), count), name="sandbox-generator", daemon=True
    )
    child.start()
    while child.is_alive() and not cancelled.is_set():
        child.join(0.1)
    if cancelled.is_set():
        child.terminate()
        child.join()
    exit_code = child.exitcode
    child.close()
    if not _is_complete(path, count):
        raise GenerationStoppedError(f"the chats were not made (exit code {exit_code})")


def _is_complete(path: Path, count: int) -> bool:
    if not path.is_file():
        return False
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            return bool(connection.execute("SELECT COUNT(*) FROM chats").fetchone()[0] == count)
        finally:
            connection.close()
    except sqlite3.Error:
        return False


def _own_temporary_folder() -> Path:
    """A folder in the system's temporary one that belongs to this user, so that the file can be used again."""
    if not hasattr(os, "getuid"):
        return Path(tempfile.gettempdir()) / "elegoo-chat-sandbox"
    place = Path(tempfile.gettempdir()) / f"elegoo-chat-sandbox-{os.getuid()}"
    place.mkdir(mode=0o700, exist_ok=True)
    found = place.lstat()
    if place.is_symlink() or found.st_uid != os.getuid():  # somebody else was here first
        return Path(tempfile.mkdtemp(prefix="elegoo-chat-sandbox-"))
    return place
