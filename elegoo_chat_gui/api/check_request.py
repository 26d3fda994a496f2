"""The steps of "Test connection": a GET of the list that is let go as soon as it shows itself to be one."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress

from elegoo_chat_gui.api.answers import Redaction
from elegoo_chat_gui.api.exchange import Answer, HttpDoor, Outgoing, list_address
from elegoo_chat_gui.api.list_request import redirect_host
from elegoo_chat_gui.api.policy import Timeouts
from elegoo_chat_gui.api.progress import RequestProgress
from elegoo_chat_gui.api.row_scanner import RowScanner
from elegoo_chat_gui.core.accounts import Account
from elegoo_chat_gui.core.checks import CheckResult, CheckStep
from elegoo_chat_gui.core.errors import (
    ApiError,
    ConnectionFailedError,
    ForbiddenError,
    NotAuthenticatedError,
    Phase,
    RedirectRefusedError,
)
from elegoo_chat_gui.core.secrets import Secret

_STEP_OF_PHASE = {
    Phase.ADDRESS: CheckStep.ADDRESS,
    Phase.CONNECT: CheckStep.CONNECT,
    Phase.PROXY: CheckStep.CONNECT,
    Phase.TLS: CheckStep.TLS,
    Phase.SENDING: CheckStep.ANSWER,
    Phase.WAITING: CheckStep.ANSWER,
    Phase.READING: CheckStep.ANSWER,
}


class ConnectionCheck:
    """One test of one account."""

    def __init__(self, door: HttpDoor, timeouts: Timeouts, account: Account, token: Secret) -> None:
        self._door = door
        self._timeouts = timeouts
        self._account = account
        self._token = token
        self._phases: asyncio.Queue[Phase | None] = asyncio.Queue()
        self._progress = RequestProgress(timeouts.connect, self._phases.put_nowait)
        is_https = account.server.base_url.startswith("https:")
        self._open_steps = [step for step in CheckStep if is_https or step is not CheckStep.TLS]

    async def results(self) -> AsyncGenerator[CheckResult, None]:
        """Each step as it ends; nothing behind the first that failed."""
        request = asyncio.get_running_loop().create_task(self._request())
        request.add_done_callback(lambda _task: self._phases.put_nowait(None))
        try:
            while (phase := await self._phases.get()) is not None:
                for result in self._passed_before(_STEP_OF_PHASE[phase]):
                    yield result
            failed_at, error = request.result()
            for result in self._passed_before(failed_at):
                yield result
            if error is not None and failed_at is not None:
                yield CheckResult(failed_at, error)
        finally:
            request.cancel()
            with suppress(asyncio.CancelledError):
                await request

    def _passed_before(self, step: CheckStep | None) -> list[CheckResult]:
        passed = []
        while self._open_steps and self._open_steps[0] is not step:
            done = self._open_steps.pop(0)
            passed.append(CheckResult(done, detail=self._progress.tls_version if done is CheckStep.TLS else ""))
        return passed

    async def _request(self) -> tuple[CheckStep | None, ApiError | None]:
        """The step that failed and why; None, None where all passed."""
        outgoing = Outgoing(self._account.server, list_address(self._account, self._token), self._timeouts.check_read)
        try:
            async with self._door.answer(outgoing, self._progress) as answer:
                await self._judge(answer, outgoing.address)
        except (NotAuthenticatedError, ForbiddenError) as error:
            return CheckStep.CREDENTIALS, error
        except ConnectionFailedError as error:
            return _STEP_OF_PHASE[error.phase], error
        except ApiError as error:
            return CheckStep.ANSWER, error
        return None, None

    async def _judge(self, answer: Answer, address: str) -> None:
        redact = Redaction(self._token)
        if 300 <= answer.status <= 399 and answer.location is not None:
            raise RedirectRefusedError(answer.status, redact.short(redirect_host(address, answer.location)))
        if answer.status != 200:
            raise await answer.refused(redact)
        scanner = RowScanner()
        async with aclosing(answer.body()) as pieces:
            async for piece in pieces:
                scanner.feed(piece)
                if scanner.begun:
                    return
        scanner.finish()
