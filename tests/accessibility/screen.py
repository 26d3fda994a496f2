"""The program as assistive technology sees it. Runs under the system's Python, whose library `pyatspi` is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi
from gi.repository import Atspi, GLib

PATIENCE = 10.0  # seconds that anything may take
_MODIFIERS = {"ctrl": 37, "shift": 50, "alt": 64}  # key codes of X11
_KEYS = {
    "tab": 0xFF09,
    "space": 0x20,
    "enter": 0xFF0D,
    "escape": 0xFF1B,
    "home": 0xFF50,
    "up": 0xFF52,
    "down": 0xFF54,
    "end": 0xFF57,
    "f5": 0xFFC2,
}
EVENTS = (
    "object:state-changed:focused",
    "object:announcement",
    "object:children-changed",
)


class NotThereError(Exception):
    """What a person would look for in vain."""


class Screen:
    """One running program, found by its name on the accessibility bus."""

    def __init__(self, program: str) -> None:
        self.events: list[Any] = []
        self.application = self.until(lambda: self._application(program), f"the program {program}")
        self.application.set_cache_mask(Atspi.Cache.NONE)
        pyatspi.Registry.registerEventListener(self.events.append, *EVENTS)

    @staticmethod
    def _application(program: str) -> Any:
        found = [item for item in pyatspi.Registry.getDesktop(0) if item is not None and item.name == program]
        return found[0] if found and found[0].childCount else None

    # -- waiting -----------------------------------------------------------------------------------

    @staticmethod
    def breathe(seconds: float = 0.01) -> None:
        """Take in events."""
        until = time.monotonic() + seconds
        while True:
            while GLib.MainContext.default().iteration(False):
                pass
            if time.monotonic() >= until:
                return
            time.sleep(0.005)

    def until(self, condition: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
        """What the condition gives as soon as it is true; objects that vanish meanwhile count as not yet."""
        deadline = time.monotonic() + patience
        while True:
            try:
                if found := condition():
                    return found
            except (GLib.Error, LookupError, NotImplementedError):
                pass
            if time.monotonic() > deadline:
                raise NotThereError(what)
            self.breathe()

    # -- looking -----------------------------------------------------------------------------------

    def windows(self) -> list[Any]:
        return [window for window in self.application if window is not None and shows(window)]

    def find(self, role: str, name: str, within: Any = None) -> Any:
        """The first visible object of a role whose name begins so, or None."""
        roots = [within] if within is not None else self.windows()
        for root in roots:
            for item in everything(root):
                if item.getRoleName() == role and item.name.startswith(name):
                    return item
        return None

    def wait_for(self, role: str, name: str, within: Any = None) -> Any:
        return self.until(lambda: self.find(role, name, within), f"{role} “{name}”")

    # -- doing -------------------------------------------------------------------------------------

    def key(self, combination: str) -> None:
        """`ctrl+n`, `down`."""
        *modifiers, last = combination.split("+")
        generate = pyatspi.Registry.generateKeyboardEvent
        for name in modifiers:
            generate(_MODIFIERS[name], None, pyatspi.KEY_PRESS)
        generate(_KEYS.get(last) or ord(last), None, pyatspi.KEY_SYM)
        for name in modifiers:
            generate(_MODIFIERS[name], None, pyatspi.KEY_RELEASE)
        self.breathe(0.02)

    def click(self, item: Any) -> None:
        area = item.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        pyatspi.Registry.generateMouseEvent(area.x + area.width // 2, area.y + area.height // 2, "b1c")
        self.breathe(0.02)

    def focused_by(self, combination: str, patience: float = PATIENCE) -> Any:
        """What gets the focus when a key is pressed."""
        self.events.clear()
        self.key(combination)
        return self.until(self._newest_focus, f"a focus event after {combination}", patience)

    def _newest_focus(self) -> Any:
        for event in reversed(self.events):
            if event.type == "object:state-changed:focused" and event.detail1 and event.source is not None:
                return event.source
        return None

    def announcements(self) -> list[str]:
        return [str(event.any_data) for event in self.events if event.type == "object:announcement"]


def everything(root: Any, limit: int = 400) -> Iterator[Any]:
    """The visible objects below and with `root`, a long list only by its first items."""
    yield root
    for place in range(min(root.childCount, limit)):
        child = root.getChildAtIndex(place)
        if child is not None and shows(child):
            yield from everything(child, limit)


def has(item: Any, state: Any) -> bool:
    return bool(item.getState().contains(state))


def shows(item: Any) -> bool:
    return has(item, pyatspi.STATE_SHOWING)


def text_of(item: Any) -> str:
    """Through the text interface."""
    text = item.queryText()
    return str(text.getText(0, text.characterCount))


def actions_of(item: Any) -> list[str]:
    action = item.queryAction()
    return [action.getName(place) for place in range(action.nActions)]


def do(item: Any, name: str) -> None:
    action = item.queryAction()
    action.doAction(actions_of(item).index(name))


def height_of(item: Any) -> int:
    return int(item.queryComponent().getExtents(pyatspi.DESKTOP_COORDS).height)
