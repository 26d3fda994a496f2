"""TaskScope: superseding, cancelling, closing, and no error lost."""

import asyncio
from typing import Any

import pytest

from elegoo_chat_gui.ui.async_tasks import TaskScope


def run(coroutine: Any) -> Any:
    return asyncio.run(asyncio.wait_for(coroutine, 5))


async def _forever() -> None:
    await asyncio.Event().wait()


def test_a_second_start_supersedes_the_first() -> None:
    async def scenario() -> None:
        scope = TaskScope(errors.append)
        first = scope.start("search", _forever())
        second = scope.start("search", _forever())
        assert first is not None
        assert second is not None
        await asyncio.wait([first])
        assert first.cancelled()
        assert scope.running("search")
        await scope.aclose()
        assert second.cancelled()

    errors: list[Exception] = []
    run(scenario())
    assert errors == []


def test_other_names_are_left_alone() -> None:
    async def scenario() -> None:
        scope = TaskScope(lambda _error: None)
        kept = scope.start("refresh", _forever())
        scope.start("search", _forever())
        assert scope.cancel("search")
        assert not scope.cancel("search")
        assert not scope.running("search")
        await asyncio.sleep(0)
        assert kept is not None
        assert not kept.cancelled()
        await scope.aclose()

    run(scenario())


def test_an_error_reaches_its_owner_and_frees_the_name() -> None:
    errors: list[Exception] = []

    async def fails() -> None:
        raise ValueError("x")

    async def scenario() -> None:
        scope = TaskScope(errors.append)
        task = scope.start("load", fails())
        assert task is not None
        await asyncio.wait([task])
        await asyncio.sleep(0)
        assert not scope.running("load")
        await scope.aclose()

    run(scenario())
    assert [str(error) for error in errors] == ["x"]


def test_an_error_while_closing_is_not_lost() -> None:
    errors: list[Exception] = []

    async def fails_on_cancel() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            raise OSError("cleaning up failed")

    async def scenario() -> None:
        scope = TaskScope(errors.append)
        scope.start("load", fails_on_cancel())
        await asyncio.sleep(0)
        await scope.aclose()

    run(scenario())
    assert [type(error) for error in errors] == [OSError]


def test_closing_waits_until_the_tasks_are_gone() -> None:
    done: list[str] = []

    async def slow_to_leave() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            done.append("left")

    async def scenario() -> None:
        scope = TaskScope(lambda _error: None)
        scope.start("a", slow_to_leave())
        await asyncio.sleep(0)
        scope.start("a", slow_to_leave())
        await asyncio.sleep(0)
        await scope.aclose()
        assert done == ["left", "left"]

    run(scenario())


def test_nothing_starts_after_closing() -> None:
    started: list[bool] = []

    async def would_start() -> None:
        started.append(True)

    async def scenario() -> None:
        scope = TaskScope(lambda _error: None)
        await scope.aclose()
        await scope.aclose()
        assert scope.start("a", would_start()) is None
        await asyncio.sleep(0)

    run(scenario())
    assert started == []


def test_a_task_may_close_its_own_scope() -> None:
    async def scenario() -> None:
        scope = TaskScope(lambda _error: None)
        task = scope.start("quit", scope.aclose())
        assert task is not None
        await task
        assert scope.closed

    run(scenario())


def test_without_a_loop_it_refuses_and_leaves_no_coroutine_behind() -> None:
    scope = TaskScope(lambda _error: None)
    with pytest.raises(RuntimeError):
        scope.start("a", _forever())
