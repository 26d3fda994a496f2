"""Takes the steps in their order and keeps the pictures."""

import asyncio
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from elegoo_chat_gui.ui.main_presenter import MainPresenter
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.tour import accounts, composing, languages, looks, reading, settings, trouble
from elegoo_chat_gui.ui.tour.stage import SETTLE, Stage, Step, TourStepError, picture

STEPS: tuple[Step, ...] = (
    *reading.STEPS,
    *composing.STEPS,
    *settings.STEPS,
    *accounts.STEPS,
    *looks.STEPS,
    *languages.STEPS,
    *trouble.STEPS,
)


class Tour:
    """The steps in order; a failed one is told by its name and counted, the rest go on."""

    def __init__(
        self,
        presenter: Callable[[], MainPresenter],
        theme: Theme,
        folder: Path,
        set_fault: Callable[[str | None], None],
        steps: Sequence[Step] = STEPS,
        projects: Path | None = None,
    ) -> None:
        self._stage = Stage(presenter, theme, set_fault, projects)
        self._folder = folder
        self._steps = steps
        self._pictures = 0
        self._failures = 0

    async def run(self) -> int:
        """Returns the exit status: 0 when every picture was taken and every step came to its end."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for number, step in enumerate(self._steps, 1):
            await self._take(f"{number:02d}-{step.__name__.replace('_', '-')}", step)
        print(f"tour: {self._pictures} pictures, {self._failures} failures")  # what the tour is for
        return 1 if self._failures else 0

    async def _take(self, name: str, step: Step) -> None:
        try:
            await self._stage.reset()
            shown = await step(self._stage)
            await asyncio.sleep(SETTLE)
            path = self._folder / f"{name}.png"
            if not picture(shown).save(str(path)):
                raise TourStepError(f"the picture {path.name} could not be written")
            self._pictures += 1
        except Exception as error:  # noqa: BLE001  # whatever breaks a step is what the tour is to find
            self._failures += 1
            print(f"tour: {name}: {type(error).__name__}: {error}", file=sys.stderr)
