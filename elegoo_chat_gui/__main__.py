"""Entry point: reads the arguments before anything heavy is imported."""

import argparse
import os
import sys
from collections.abc import MutableMapping, Sequence
from pathlib import Path

from elegoo_chat_gui import __version__
from elegoo_chat_gui.core.accounts import InvalidAddressError, server_from_address
from elegoo_chat_gui.core.options import TOKEN_VARIABLE, StartOptions
from elegoo_chat_gui.core.secrets import Secret

LANGUAGES = ("system", "en", "zh_CN", "pseudo")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def main(argv: Sequence[str] | None = None) -> int:
    """Start the program; the exit status tells whether it (or its tour) went well."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if "--serve-sandbox" in arguments:
        from elegoo_chat_gui.sandbox.__main__ import main as serve  # noqa: PLC0415  # the server needs nothing else

        arguments.remove("--serve-sandbox")
        return serve(arguments)
    options = parse_options(arguments, os.environ)
    from elegoo_chat_gui.app import run  # noqa: PLC0415  # `--version` and `--help` answer without loading Qt

    return run(options)


def parse_options(arguments: Sequence[str], environ: MutableMapping[str, str]) -> StartOptions:
    """Read the arguments; takes the token out of the environment, so that no child process inherits it."""
    token = environ.pop(TOKEN_VARIABLE, "")
    parser = _parser()
    given = parser.parse_args(arguments)
    if (given.server is None) != (given.user is None):
        parser.error("--server and --user go together")
    if given.chats is not None and not given.sandbox:
        parser.error("--chats goes with --sandbox")
    if given.sandbox and given.server:
        parser.error("--sandbox and --server exclude each other")
    if given.server is not None:
        try:
            server_from_address(given.server)
        except InvalidAddressError as error:
            parser.error(f"--server: {_ADDRESS_PROBLEMS[error.problem.value]}")
    return StartOptions(
        sandbox=given.sandbox,
        sandbox_chats=given.chats,
        data_dir=given.data_dir,
        server=given.server,
        user_id=given.user.strip() if given.user else None,
        token=Secret(token) if token.strip() else None,
        log_level=given.log_level,
        language=given.language,
        tour=given.tour,
    )


_ADDRESS_PROBLEMS = {
    "empty": "the address is empty",
    "unreadable": "this is not an address",
    "not-https": "https is needed (plain http only to this computer itself)",
    "has-credentials": "an address with a name or password in it is not taken",
}


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="elegoo-chat-gui",
        description="Read and create chats with Obico's assistant for Elegoo printers.",
        epilog=f"A token comes from the system's keyring or the variable {TOKEN_VARIABLE}, never from an argument. "
        "`--serve-sandbox --port N` serves the sandbox alone, without a window.",
    )
    add = parser.add_argument
    add("--sandbox", action="store_true", help="open the embedded sandbox, a server of invented chats")
    add("--chats", type=_positive, metavar="N", help="with --sandbox: add N generated chats")
    add("--data-dir", type=Path, metavar="DIR", help="keep everything below DIR")
    add("--server", metavar="URL", help="open an account on this server (with --user)")
    add("--user", metavar="ID", help="the Elegoo user id on that server")
    add("--log-level", choices=LOG_LEVELS, default="INFO", help="how much the log file says")
    add("--language", choices=LANGUAGES, help="of the interface, for this run; pseudo: stretched, to look at layouts")
    add("--tour", type=Path, metavar="DIR", help="drive the window without a person and leave pictures in DIR")
    add("--version", action="version", version=f"Elegoo Chats {__version__}")
    return parser


if __name__ == "__main__":
    sys.exit(main())
