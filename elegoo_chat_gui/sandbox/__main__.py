"""The sandbox alone: `python -m elegoo_chat_gui.sandbox --port 8765`."""

import argparse
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from elegoo_chat_gui.sandbox.backend import CHATS_PATH, FAULT_PATH
from elegoo_chat_gui.sandbox.faults import FAULT_TITLES
from elegoo_chat_gui.sandbox.server import LOOPBACK, SandboxServer
from elegoo_chat_gui.sandbox.users import FIRST_USER, USERS

WAIT_S = 0.5


def main(argv: Sequence[str] | None = None) -> int:
    """Serves until Ctrl+C. Returns 0, or 2 when it cannot start."""
    arguments = _parser().parse_args(argv)
    if arguments.chats and arguments.data:
        print("--chats and --data exclude each other", file=sys.stderr)
        return 2
    server = SandboxServer(chats=arguments.chats, data_file=arguments.data, port=arguments.port)
    try:
        server.start()
    except KeyboardInterrupt:
        server.stop()
        return 0
    except (OSError, ValueError) as error:
        print(f"The sandbox cannot start: {error}", file=sys.stderr)
        server.stop()
        return 2
    try:
        print(_banner(server), flush=True)
        _wait_for_interrupt()
    except KeyboardInterrupt:
        print("Stopped.", flush=True)
    finally:
        server.stop()
    return 0


def _wait_for_interrupt() -> None:
    """Waits in short steps: on Windows one endless wait would not hear Ctrl+C."""
    never = threading.Event()
    while not never.wait(WAIT_S):
        pass


def _banner(server: SandboxServer) -> str:
    users = ", ".join(f"{user} / {token}" for user, token in USERS.items())
    address = f"{server.base_url}{CHATS_PATH}"
    query = f"elegoo_user_id={FIRST_USER}&access_token={USERS[FIRST_USER]}"
    return f'Sandbox at {server.base_url} · users: {users} · try: curl "{address}?{query}"'


def _parser() -> argparse.ArgumentParser:
    faults = ", ".join(FAULT_TITLES)
    parser = argparse.ArgumentParser(
        prog="python -m elegoo_chat_gui.sandbox",
        description="A server on this computer that speaks the Elegoo-Obico Chats API.",
        epilog=f"Faults on request: POST {FAULT_PATH}?name=NAME&times=N (an empty name ends it), "
        f"or ?fault=NAME on a single request. Names: {faults}.",
    )
    parser.add_argument("--port", type=int, default=8765, help="port, 0 for any free one (default: 8765)")
    parser.add_argument("--host", default=LOOPBACK, choices=[LOOPBACK], help="only this computer is served")
    parser.add_argument("--chats", type=_count, metavar="N", help="add N generated chats")
    parser.add_argument("--data", type=Path, metavar="FILE", help="serve this saved list instead")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 1_000_000:
        raise argparse.ArgumentTypeError("between 0 and 1000000")
    return number


if __name__ == "__main__":
    sys.exit(main())
