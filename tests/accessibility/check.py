"""What a screen reader gets of the running program, looked at through AT-SPI; exits with 1 when something is wrong.

    /usr/bin/python3 tests/accessibility/check.py -- PROGRAM ARGUMENTS…

Starts the program on its sandbox. Wants a display, a session bus and the accessibility bus: see
packaging/accessibility.sh, which gives it all three.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from typing import Any

import pyatspi
from gi.repository import GLib
from screen import NotThereError, Screen, actions_of, do, everything, has, height_of, shows, text_of

USER, TOKEN = "ELEGOO_USER_001", "your_access_token_here"  # the sandbox's own, from the API's documentation
MOST_TABS = 60
LONG_TEXT = 20_000
CHATS_WALKED = 12
CHATS_LEAFED = 20
# Roles that say what a thing is; a control that can have the focus needs one of them, and a name.
NO_ROLE = {"unknown", "invalid", "redundant object"}
Json = Any


class Check:
    """Goes through the program once; `faults` counts what is wrong."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.faults = 0
        self.address = ""
        self.chats: list[Json] = []

    def say(self, good: bool, words: str) -> None:
        """One finding."""
        self.faults += not good
        print(("ok     " if good else "FAULT  ") + words, flush=True)

    def run(self) -> None:
        steps: list[Callable[[], None]] = [
            self.window,
            self.list_of_chats,
            self.chat_by_keys,
            self.messages_by_keys,
            self.press_and_copy,
            self.raw_chat,
            self.leafing,
            self.notice,
            self.compose_window,
            self.accounts_dialog,
        ]
        for step in steps:
            began = time.monotonic()
            try:
                step()
            except NotThereError as error:
                self.say(False, f"{step.__name__}: not there: {error}")
            except (GLib.Error, LookupError, NotImplementedError, ValueError) as error:
                self.say(False, f"{step.__name__}: {type(error).__name__}: {error}")
            print(f"       {step.__name__}: {time.monotonic() - began:.1f} s", flush=True)

    # -- window and list ---------------------------------------------------------------------------

    def window(self) -> None:
        frame = self.screen.wait_for("frame", "Elegoo Chats")
        label = self.screen.wait_for("label", "SANDBOX ·", frame)
        self.address = "http://" + label.name.split("·")[1].strip()
        self.chats = self._chats_on_server()
        self.screen.wait_for("label", f"{len(self.chats)} chats", frame)
        self.activate()
        self.say(True, f"the window says where it is connected: {label.name}")
        self.controls(frame, "main window")

    def activate(self) -> None:
        """There is no window manager that would give the focus to the main window."""
        frame = self.screen.wait_for("frame", "Elegoo Chats")
        self.screen.click(self.screen.wait_for("label", "SANDBOX ·", frame))
        self.screen.until(lambda: has(frame, pyatspi.STATE_ACTIVE), "an active window")

    def _chats_on_server(self) -> list[Json]:
        query = f"elegoo_user_id={USER}&access_token={TOKEN}"
        with urllib.request.urlopen(f"{self.address}/ent/partners/api/elegoo/chats/?{query}") as answer:  # noqa: S310
            chats = json.load(answer)
        return sorted(chats, key=lambda chat: chat["created_at"], reverse=True)

    def rows(self) -> list[Any]:
        """Every row of the list that can be chosen, wherever it is scrolled to."""
        table = self.screen.wait_for("table", "Chats")
        cells = [table.getChildAtIndex(place) for place in range(table.childCount)]
        return [cell for cell in cells if cell.getRoleName() == "table cell" and has(cell, pyatspi.STATE_FOCUSABLE)]

    def list_of_chats(self) -> None:
        rows = self.rows()
        self.say(len(rows) == len(self.chats), f"{len(rows)} rows for {len(self.chats)} chats")
        wrong = [row.name for row, chat in zip(rows, self.chats, strict=False) if not _fits(row.name, chat)]
        self.say(not wrong, f"each row says title, count of messages and feedback{_not(wrong)}")

    def chat_by_keys(self) -> None:
        """Tab to the list, down to a chat, Enter."""
        table, reached = None, []
        for _ in range(MOST_TABS):
            item = self.screen.focused_by("tab")
            reached.append(f"{item.getRoleName()} “{item.name}”")
            if item.getRoleName() == "table" or (item.parent and item.parent.getRoleName() == "table"):
                table = item
                break
        self.say(table is not None, f"Tab leads to the list: {len(reached)} stops")
        self.screen.focused_by("end")
        item = self.screen.focused_by("home")
        self.say(_fits(item.name, self.chats[0]), f"Home reads the first row: {item.name[:60]}")
        self._show_chat(self.chats[0])
        self.walk_messages(self.chats[0])
        for chat in self.chats[1:CHATS_WALKED]:
            item = self.screen.focused_by("down")
            self.say(_fits(item.name, chat), f"Down reads the next row: {item.name[:60]}")
            self._show_chat(chat)
            self.walk_messages(chat)

    # -- messages ----------------------------------------------------------------------------------

    def conversation(self) -> Any:
        return self.screen.wait_for("list", "Conversation")

    def _show_chat(self, chat: Json) -> Any:
        """Wait until the conversation holds this chat."""
        wanted = _messages(chat)
        count = len(wanted) if wanted is not None else (2 if chat["messages"] else 1)

        def there() -> Any:
            view = self.screen.find("list", "Conversation")
            if view is None or view.childCount != count:
                return None
            first = text_of(view.getChildAtIndex(0)) if count else ""
            return view if wanted is None or not wanted or _says(first, wanted[0]) else None

        if wanted == []:
            return None
        return self.screen.until(there, f"chat #{chat['id']} with {count} messages")

    def walk_messages(self, chat: Json) -> None:
        messages = _messages(chat)
        if not messages:
            return
        view = self.conversation()
        wrong: list[str] = []
        for place, message in enumerate(messages):
            item = view.getChildAtIndex(place)
            role = {"user": "User", "assistant": "Assistant"}.get(_field(message, "role"), "")
            name = f"Message {place + 1} of {len(messages)}, {role}"
            if item.getRoleName() != "list item" or not item.name.startswith(name):
                wrong.append(f"{item.getRoleName()} “{item.name}”, not “{name}”")
            if not _says(text_of(item), message):
                wrong.append(f"{name} does not say {_field(message, 'content')[:40]!r}")
            if item.getIndexInParent() != place or item.parent.name != view.name:
                wrong.append(f"{name} is not in its place")
        self.say(not wrong, f"chat #{chat['id']}: {len(messages)} messages with role, place and words{_not(wrong)}")

    def messages_by_keys(self) -> None:
        """From the list into the conversation, and on with the arrow keys."""
        chat = next(chat for chat in self.chats if 6 <= len(_messages(chat) or ()) <= 20)
        self._choose(chat)
        view = self._show_chat(chat)
        view.queryComponent().grabFocus()
        self.screen.until(lambda: _has_focus_within(view), "the focus in the conversation")
        total = view.childCount
        self.screen.key("home")
        seen: list[int] = []
        for _ in range(60):  # a message higher than the window is scrolled before the next one is reached
            self.screen.events.clear()
            self.screen.key("down")
            self.screen.breathe(0.05)
            item = self.screen._newest_focus()
            if item is None:
                continue
            if item.getRoleName() != "list item" or not has(item, pyatspi.STATE_FOCUSED):
                self.say(False, f"after Down the focus is told of {item.getRoleName()} “{item.name}”")
            seen.append(item.getIndexInParent())
            if seen[-1] == total - 1:
                break
        fine = bool(seen) and seen == sorted(seen) and seen[-1] == total - 1 and len(set(seen)) >= total - 1
        self.say(fine, f"Down goes through all {total} messages, each told as focused: {seen}")
        last = view.getChildAtIndex(total - 1)
        area = last.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        frame = view.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        inside = frame.y - 1 <= area.y + area.height <= frame.y + frame.height + 40
        self.say(inside and shows(last), "the current message is on the screen, where it says it is")
        up = self.screen.focused_by("up")
        self.say(up.getIndexInParent() in {total - 2, total - 1}, f"Up goes back: {up.name}")

    def _choose(self, chat: Json) -> None:
        """Through the list, as a screen reader does it: focus on the row."""
        place = self.chats.index(chat)
        table = self.screen.wait_for("table", "Chats")
        table.queryComponent().grabFocus()
        self.screen.until(lambda: _has_focus_within(table), "the focus in the list")
        self.screen.key("home")
        for _ in range(place):
            self.screen.key("down")

    def press_and_copy(self) -> None:
        """The actions of a message: what is folded unfolds, Copy copies."""
        view = self.conversation()
        first = view.getChildAtIndex(0)
        self.say("Copy" in actions_of(first), f"a message offers {actions_of(first)}")
        self.screen.events.clear()
        do(first, "Copy")
        heard = self.screen.until(self.screen.announcements, "an announcement of what was copied")
        self.say(heard == ["Message copied"], f"copying is told: {heard}")
        chat = next((chat for chat in self.chats if _has_more(chat)), None)
        if chat is None:
            self.say(False, "no chat of the sandbox has anything folded")
            return
        self._choose(chat)
        view = self._show_chat(chat)
        place = next(place for place, message in enumerate(_messages(chat) or ()) if _is_folded(message))
        item = view.getChildAtIndex(place)
        if "Press" not in actions_of(item):
            self.say(
                False, f"{item.name} of chat #{chat['id']} has something folded and offers only {actions_of(item)}"
            )
            return
        before = height_of(item)
        do(item, "Press")
        after = self.screen.until(
            lambda: height_of(item) if height_of(item) != before else 0, "a message that unfolds"
        )
        self.say(after > before, f"pressing unfolds {item.name}: {before} to {after} pixels high")

    def raw_chat(self) -> None:
        """A chat that does not decode says why, and its text is there to read."""
        chat = next(chat for chat in self.chats if _messages(chat) is None and len(chat["messages"] or "") > 1)
        self._choose(chat)
        view = self._show_chat(chat)
        reason, raw = view.getChildAtIndex(0), view.getChildAtIndex(1)
        self.say("messages" in reason.name, f"chat #{chat['id']} says why it is raw: {reason.name}")
        words = _plain(chat["messages"])[:60]
        self.say(words in _plain(text_of(raw)), f"and reads as it was received: {raw.name}: {text_of(raw)[:40]!r}")

    def leafing(self) -> None:
        """Chats come and go while their messages are being read: nothing may break."""
        table = self.screen.wait_for("table", "Chats")
        table.queryComponent().grabFocus()
        self.screen.key("home")
        read = gone = 0
        view = self.conversation()
        for _ in range(CHATS_LEAFED):
            self.screen.key("down")
            self.screen.breathe(0.05)
            try:
                for place in range(min(view.childCount, 8)):
                    read += bool(text_of(view.getChildAtIndex(place)))
            except (GLib.Error, NotImplementedError, AttributeError):
                gone += 1  # it was another chat's by then
        self.say(
            read > 0, f"{CHATS_LEAFED} chats leafed through while reading: {read} messages read, {gone} gone before"
        )

    # -- the rest ----------------------------------------------------------------------------------

    def notice(self) -> None:
        """A refresh that fails is told without being looked for."""
        self._fault("forbidden")
        self.screen.events.clear()
        try:
            self.screen.key("f5")
            heard = self.screen.until(self.screen.announcements, "an announcement of the failed refresh")
        finally:
            self._fault("")
        self.say(
            any(words.startswith(("Error:", "Warning:")) for words in heard), f"a failed refresh is told: {heard}"
        )

    def _fault(self, name: str) -> None:
        request = urllib.request.Request(f"{self.address}/_sandbox/fault?name={name}", method="POST")  # noqa: S310
        urllib.request.urlopen(request).close()  # noqa: S310

    def compose_window(self) -> None:
        before = len(self.screen.windows())
        self.screen.key("ctrl+n")
        self.screen.until(lambda: len(self.screen.windows()) > before, "a compose window")
        window = next(item for item in self.screen.windows() if item.name != "Elegoo Chats")
        self.screen.breathe(0.3)
        self.controls(window, f"window “{window.name}”")
        self.tabs("compose window")
        self.screen.key("ctrl+w")
        self.screen.until(lambda: len(self.screen.windows()) == before, "the compose window to close")

    def accounts_dialog(self) -> None:
        self.activate()
        frame = self.screen.wait_for("frame", "Elegoo Chats")
        before = len(self.screen.windows())
        button = self.screen.wait_for("push button", "Account:", frame)
        button.queryComponent().grabFocus()
        self.screen.until(lambda: has(button, pyatspi.STATE_FOCUSED), "the focus on the account")
        self.screen.key("space")
        field = self.screen.until(
            lambda: self.screen.find("text", "Search accounts", frame), "the search for accounts"
        )
        self.screen.until(lambda: has(field, pyatspi.STATE_FOCUSED), "the focus in the search for accounts")
        self.screen.events.clear()
        self.screen.key("down")
        heard = self.screen.until(self.screen.announcements, "an announcement of the account that is chosen")
        self.say(any("ELEGOO_USER_" in words for words in heard), f"the chosen account is read out: {heard}")
        entries: list[str] = []
        while not entries or not entries[-1].startswith("Manage"):
            item = self.screen.focused_by("tab")
            if item.getRoleName() != "push button" or item.name in entries:
                raise NotThereError(f"Manage accounts… below the accounts, after {entries}")
            entries.append(item.name)
        self.say(all(entries), f"the entries below the accounts have names: {entries}")
        self.screen.key("space")
        dialog = self.screen.until(
            lambda: next((item for item in self.screen.windows() if item.getRoleName() == "dialog"), None),
            "the accounts dialog",
        )
        self.screen.breathe(0.3)
        self.controls(dialog, f"dialog “{dialog.name}”")
        self.tabs("accounts dialog")
        self.screen.key("escape")
        self.screen.until(lambda: len(self.screen.windows()) <= before, "the dialog to close")

    def controls(self, root: Any, where: str) -> None:
        """Everything that can have the focus has a name and says what it is; nothing speaks markup."""
        count, bad = 0, []
        for item in everything(root):
            role, name, description = item.getRoleName(), item.name, item.description
            if re.search(r"<(div|span|p|b|br)\b", name + description):
                bad.append(f"{role} “{name}” speaks markup: {description[:60]!r}")
            if item is root or not has(item, pyatspi.STATE_FOCUSABLE):
                continue
            count += 1
            if not name.strip() or role in NO_ROLE:
                bad.append(
                    f"{role} “{name}” ({description[:40]}) in {item.parent.getRoleName()} “{item.parent.name}”"
                )
        for words in bad:
            self.say(False, f"{where}: {words}")
        self.say(count > 0, f"{where}: {count} controls can have the focus, {len(bad)} of them say too little")

    def tabs(self, where: str) -> None:
        """Tab goes round and ends nowhere, and each stop has a name."""
        stops: list[str] = []
        for _ in range(MOST_TABS):
            try:
                item = self.screen.focused_by("tab", 0.7)
            except NotThereError:
                item = self.screen.focused_by("ctrl+tab")  # out of a text where Tab is a letter
            words = f"{item.getRoleName()} “{item.name}”"
            if words in stops:
                break
            stops.append(words)
        nameless = [words for words in stops if words.endswith("“”")]
        self.say(len(stops) > 2 and not nameless, f"{where}: Tab stops at {len(stops)} controls{_not(nameless)}")


# -- what the sandbox holds, read without the program's own code -------------------------------------


def _messages(chat: Json) -> list[Json] | None:
    """The decoded messages, None where they do not decode."""
    try:
        found = json.loads(chat["messages"], parse_int=float)  # of any number of digits
    except (TypeError, ValueError, RecursionError):
        return None
    return found if isinstance(found, list) else None


def _not(wrong: list[str]) -> str:
    """What speaks against a finding, the first of it."""
    return f"; but: {wrong[:4]}" if wrong else ""


def _field(message: Json, name: str) -> str:
    value = message.get(name) if isinstance(message, dict) else None
    return value if isinstance(value, str) else ""


def _plain(text: str) -> str:
    """Letters and digits only: how the program shows what cannot be shown is another test's matter."""
    return "".join(letter for letter in text if letter.isalnum() and ord(letter) < 0xD800)


def _says(spoken: str, message: Json) -> bool:
    return _plain(_field(message, "content")[: LONG_TEXT // 2])[:2_000] in _plain(spoken)


def _fits(row: str, chat: Json) -> bool:
    """Whether a row of the list can be this chat's."""
    messages = _messages(chat)
    if messages is None:
        return "could not be decoded" in row and "raw text" in row
    count = f"{len(messages):,} message" + ("" if len(messages) == 1 else "s")
    feedback = {"positive": "Positive feedback", "negative": "Negative feedback"}.get(chat["user_feedback"] or "", "")
    first = _field(messages[0], "content") if messages and _field(messages[0], "role") == "user" else ""
    return row.endswith(count) and feedback in row and _plain(first)[:10] in _plain(row)


def _is_folded(message: Json) -> bool:
    return isinstance(message, dict) and (len(_field(message, "content")) > LONG_TEXT)


def _has_more(chat: Json) -> bool:
    return any(_is_folded(message) for message in _messages(chat) or ())


def _has_focus_within(item: Any) -> bool:
    return has(item, pyatspi.STATE_FOCUSED) or any(
        has(item.getChildAtIndex(place), pyatspi.STATE_FOCUSED) for place in range(min(item.childCount, 80))
    )


def main(arguments: list[str]) -> int:
    command = arguments[arguments.index("--") + 1 :]
    environment = {
        **os.environ,
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_ACCESSIBILITY": "1",
        "QT_QPA_PLATFORM": "xcb",
    }
    environment |= {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "LANGUAGE": ""}  # the words looked for are English
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile("w+") as errors:
        command += ["--sandbox", "--data-dir", folder]
        with subprocess.Popen(command, env=environment, stderr=errors) as program:  # noqa: S603
            try:
                check = Check(Screen("Elegoo Chats"))
                check.run()
                check.activate()
                check.screen.key("ctrl+q")
                status = program.wait(10)
                check.say(status == 0, f"the program ends with status {status}")
            except (NotThereError, subprocess.TimeoutExpired) as error:
                errors.seek(0)
                said = errors.read().strip().splitlines()[-1:]
                print(f"FAULT  not there: {error}; the program says last: {said}", flush=True)
                return 1
            finally:
                program.kill()
        errors.seek(0)
        said = [line.rstrip() for line in errors if "GetApplicationBusAddress" not in line and line.strip()]
    check.say(not said, f"the program has nothing to complain of{_not(said)}")
    print(f"{check.faults} faults" if check.faults else "Everything is there for a screen reader.")
    return 1 if check.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
