"""How long the window stands still while many chats arrive: `make bench`.

A timer of one millisecond beats on the window's thread; the longest gap between two beats is the stall. The
baseline is the same window with nothing to do, in the same run.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from elegoo_chat_gui.app import Application, open_loop
from elegoo_chat_gui.core.options import StartOptions
from tests.journeys.person import Person, until

BEAT_MS = 1
CHATS = 10_000


class Heartbeat:
    """Gaps between beats since the last reset, in milliseconds."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = time.perf_counter()
        self._gaps: list[float] = []
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._gaps.append((now - self._last) * 1_000)
        self._last = now

    def reset(self) -> None:
        self._gaps.clear()
        self._last = time.perf_counter()

    def figures(self) -> tuple[float, float]:
        """The longest gap and the 99.9th percentile."""
        gaps = sorted(self._gaps) or [0.0]
        return gaps[-1], gaps[min(len(gaps) - 1, int(len(gaps) * 0.999))]


async def measure(application: Application, chats: int) -> None:
    beat = Heartbeat()
    person = Person(application)
    rows: list[tuple[str, float, float, float]] = []

    async def row(name: str, finished: "asyncio.Future[None] | object") -> None:
        started = time.perf_counter()
        beat.reset()
        await finished  # type: ignore[misc]  # a coroutine
        rows.append((name, time.perf_counter() - started, *beat.figures()))

    async def read() -> None:
        person.presenter.refresh()
        await until(lambda: not person.refreshing, "refresh")

    await row(
        f"cold load of {chats:,} chats", until(lambda: person.list.model.chat_count > chats and not person.refreshing)
    )
    await asyncio.sleep(1)
    await row("nothing to do", asyncio.sleep(2))
    await row("refresh without change", read())
    keys = [r.summary.key for place in range(60) if hasattr(r := person.list.model.row_at(place), "summary")]

    async def open_many() -> None:
        for key in keys[:30]:
            person.list.select_chat(key)
            await until(
                lambda wanted=key: (
                    person.presenter.conversation_pane.view.chat is not None
                    and person.presenter.conversation_pane.key == wanted
                )
            )

    await row("opening 30 chats", open_many())

    async def search() -> None:
        for text in ("p", "pe", "pet", "petg", ""):
            person.list.search.box.setText(text)
            await asyncio.sleep(0.3)

    await row("search as typed", search())
    baseline = next(longest for name, _, longest, _ in rows if name == "nothing to do")
    print(f"{'':34}{'seconds':>9}{'longest ms':>12}{'p99.9 ms':>10}{'ratio':>8}")
    for name, seconds, longest, late in rows:
        print(f"{name:34}{seconds:9.2f}{longest:12.1f}{late:10.1f}{longest / baseline:8.1f}")


def main() -> int:
    chats = int(sys.argv[1]) if len(sys.argv) > 1 else CHATS
    qt = QApplication(["bench"])
    qt.setQuitOnLastWindowClosed(False)
    sys.setswitchinterval(0.002)

    async def whole() -> None:
        with tempfile.TemporaryDirectory() as folder:
            application = Application(StartOptions(sandbox=True, sandbox_chats=chats, data_dir=Path(folder)), qt)
            running = asyncio.create_task(application.main())
            async with asyncio.timeout(120):
                while not (hasattr(application, "presenter") and application.presenter.account):
                    await asyncio.sleep(0.005)
            await measure(application, chats)
            application.quit_requested.set()
            await running

    with open_loop(qt) as loop:
        loop.run_until_complete(whole())
    return 0


if __name__ == "__main__":
    sys.exit(main())
