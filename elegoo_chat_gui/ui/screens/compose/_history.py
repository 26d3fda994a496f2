"""Undo and redo over whole drafts. Values only, no Qt."""

from collections.abc import Callable
from typing import Final

from elegoo_chat_gui.core.drafts import Draft

_LONGEST: Final = 500
_TYPING_PAUSE: Final = 1.0  # seconds; typing that rests longer begins a new step


class DraftHistory:
    """The draft as it is, and the ones before and after it.

    `clock` gives seconds of any origin. Edits of the same `place` that follow each other without a pause
    are one step, so that undo takes back a phrase and not a letter.
    """

    def __init__(self, draft: Draft, clock: Callable[[], float]) -> None:
        self._current = draft
        self._clock = clock
        self._before: list[Draft] = []
        self._after: list[Draft] = []
        self._place: str | None = None
        self._edited_at = 0.0

    @property
    def current(self) -> Draft:
        return self._current

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        return bool(self._after)

    def record(self, draft: Draft, place: str | None = None) -> bool:
        """Make `draft` the current one; False where nothing changed. `place` None is always a step of its own."""
        if draft == self._current:
            return False
        now = self._clock()
        merged = place is not None and place == self._place and now - self._edited_at < _TYPING_PAUSE
        if not merged or not self._before:
            self._before.append(self._current)
            del self._before[:-_LONGEST]
        self._after.clear()
        self._current, self._place, self._edited_at = draft, place, now
        return True

    @property
    def place(self) -> str | None:
        """Where the last edit was; None behind a step of its own, undo and redo."""
        return self._place

    def amend(self, draft: Draft) -> bool:
        """Put `draft` in the place of the current one, without a step: what follows from the last edit."""
        if draft == self._current:
            return False
        self._current = draft
        return True

    def undo(self) -> Draft | None:
        """The draft before the last step, now the current one; None where there is none."""
        return self._step(self._before, self._after)

    def redo(self) -> Draft | None:
        return self._step(self._after, self._before)

    def _step(self, source: list[Draft], target: list[Draft]) -> Draft | None:
        if not source:
            return None
        target.append(self._current)
        self._current = source.pop()
        self._place = None
        return self._current
