"""Where a request is: the phases, and whether its first byte has left."""

import asyncio
import ipaddress
import socket
from collections.abc import Callable
from typing import Any

from elegoo_chat_gui.core.errors import ConnectionFailedError, Phase, TimedOutError

_PHASES = {
    "http11.send_request_headers.started": Phase.SENDING,
    "http11.send_request_body.started": Phase.SENDING,
    "http11.receive_response_headers.started": Phase.WAITING,
    "http11.receive_response_headers.complete": Phase.READING,
}


class RequestProgress:
    """Given to httpcore as the `trace` of one request; written in the network thread, read from any."""

    def __init__(self, connect_limit: float, on_phase: Callable[[Phase], object] = lambda _phase: None) -> None:
        self._connect_limit = connect_limit
        self._on_phase = on_phase
        self.host = ""  # of the server, as httpcore names it; any other that is connected to is a proxy
        self.phase = Phase.ADDRESS
        self.first_byte_left = False
        self.tls_version = ""

    async def trace(self, event: str, info: dict[str, Any]) -> None:
        """httpcore calls this before and after each of its steps, in the same task."""
        if event.endswith(".connect_tcp.started"):
            await self._before_connecting(info["host"], info["port"])
        elif event.endswith("start_tls.started"):
            self._enter(Phase.TLS)
        elif event.endswith("start_tls.complete"):
            ssl_object = info["return_value"].get_extra_info("ssl_object")
            self.tls_version = (ssl_object.version() if ssl_object else None) or ""
        elif event in _PHASES:
            self._enter_http(_PHASES[event], info)

    def _enter_http(self, phase: Phase, info: dict[str, Any]) -> None:
        if "request" in info and info["request"].method == b"CONNECT":
            self._enter(Phase.PROXY)
            return
        if self.phase is Phase.PROXY and phase is Phase.READING:
            return  # the proxy's own answer
        self.first_byte_left = True  # said before it is written: what may have left, has left
        self._enter(phase)

    async def _before_connecting(self, host: str, port: int) -> None:
        if host != self.host:
            self._enter(Phase.PROXY)
            return
        self._enter(Phase.ADDRESS)
        if not _is_literal(host):
            await self._resolve(host, port)
        self._enter(Phase.CONNECT)

    async def _resolve(self, host: str, port: int) -> None:
        """The name alone first: httpcore resolves and connects in one step and tells one from the other poorly."""
        try:
            async with asyncio.timeout(self._connect_limit):
                await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except TimeoutError:
            raise TimedOutError(Phase.ADDRESS) from None
        except (OSError, UnicodeError) as error:
            word = error.strerror if isinstance(error, OSError) else None
            raise ConnectionFailedError(Phase.ADDRESS, word or "") from None

    def _enter(self, phase: Phase) -> None:
        if phase is not self.phase:
            self.phase = phase
            self._on_phase(phase)


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
