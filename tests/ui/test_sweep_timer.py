"""Sweeping from time to time."""

import asyncio

import pytest
from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.errors import StoreFullError
from elegoo_chat_gui.ui.sweep_timer import SweepTimer


class Sweeps:
    def __init__(self, error: Exception | None = None) -> None:
        self.begun = self.at_work = self.most_at_once = 0
        self.go_on = asyncio.Event()
        self.error = error

    async def __call__(self) -> None:
        self.begun += 1
        self.at_work += 1
        self.most_at_once = max(self.most_at_once, self.at_work)
        try:
            await self.go_on.wait()
        finally:
            self.at_work -= 1
        if self.error:
            raise self.error


def _run(sweeps: Sweeps, qtbot: QtBot, times: int, first_ms: int = 0, every_ms: int = 5) -> None:
    async def whole() -> None:
        timer = SweepTimer(sweeps, first_ms, every_ms)
        for _ in range(200):
            qtbot.wait(5)
            await asyncio.sleep(0)
            if sweeps.begun >= times:
                break
            if timer._timer.interval() == every_ms and sweeps.begun:
                sweeps.go_on.set()
        await timer.aclose()

    asyncio.run(whole())


def test_it_sweeps_again_and_again_and_never_twice_at_once(qtbot: QtBot) -> None:
    sweeps = Sweeps()
    _run(sweeps, qtbot, 3)
    assert sweeps.begun >= 3
    assert sweeps.most_at_once == 1
    assert sweeps.at_work == 0


def test_one_under_way_ends_with_it(qtbot: QtBot) -> None:
    sweeps = Sweeps()
    _run(sweeps, qtbot, 1)
    assert (sweeps.begun, sweeps.at_work) == (1, 0)


@pytest.mark.expects_log
def test_a_failure_is_no_end(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    sweeps = Sweeps(StoreFullError())
    _run(sweeps, qtbot, 3)
    assert sweeps.begun >= 3
    assert "StoreFullError" in caplog.text
