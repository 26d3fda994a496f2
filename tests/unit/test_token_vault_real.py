"""A real keyring daemon, in a home and a session bus of its own."""

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

has_keyring_daemon = pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="dbus-run-session and gnome-keyring-daemon are not installed",
)
UNLOCK = "printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null; "
TOKEN = "marker-token-4711" + "+" * 495  # 512 characters

PRELUDE = """
    import asyncio, logging, sys
    from elegoo_chat_gui.accounts.token_vault import KeyringTokenVault
    from elegoo_chat_gui.core.accounts import AccountKey, TokenPlace
    from elegoo_chat_gui.core.errors import TokenVaultError
    from elegoo_chat_gui.core.secrets import Secret
    logging.basicConfig(level=logging.DEBUG)
    KEY, TOKEN = AccountKey("https://elegoo-app.obico.io", "anne @ Zürich 打印"), Secret(sys.stdin.read())
"""
ROUND_TRIP = """
    async def main():
        vault = KeyringTokenVault()
        assert await vault.available()
        assert await vault.token(KEY) is None
        assert await vault.keep(KEY, Secret("first")) is TokenPlace.KEYRING
        assert await vault.keep(KEY, TOKEN) is TokenPlace.KEYRING
        again = KeyringTokenVault()
        assert await again.token(KEY) == TOKEN
        await again.forget(KEY)
        assert await again.token(KEY) is None
        assert await KeyringTokenVault().token(KEY) is None
        await again.forget(KEY)
    asyncio.run(main())
    print("done")
"""
NO_KEYRING = """
    async def main():
        vault = KeyringTokenVault(detection_limit=20, call_limit=3)
        assert await vault.token(KEY) is None
        assert await vault.keep(KEY, TOKEN) is TokenPlace.MEMORY
        assert await vault.token(KEY) == TOKEN
        try:
            await vault.forget(KEY)
        except TokenVaultError:
            assert await vault.available()
        assert await vault.token(KEY) is None
    asyncio.run(main())
    print("done")
"""


def run_program(home: Path, program: str, *launcher: str) -> subprocess.CompletedProcess[str]:
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "VIRTUAL_ENV"}}
    return subprocess.run(  # noqa: S603  ourselves
        [*launcher, sys.executable, "-c", textwrap.dedent(PRELUDE) + textwrap.dedent(program)],
        env={
            **kept,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
        input=TOKEN,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def assert_done(outcome: subprocess.CompletedProcess[str]) -> None:
    assert (outcome.returncode, outcome.stdout) == (0, "done\n"), outcome.stderr
    assert "marker-token" not in outcome.stderr


@has_keyring_daemon
def test_a_token_in_a_real_keyring(tmp_path: Path) -> None:
    launcher = ("dbus-run-session", "--", "sh", "-c", UNLOCK + 'exec "$@"', "sh")
    assert_done(run_program(tmp_path, ROUND_TRIP, *launcher))


@has_keyring_daemon
def test_a_session_bus_whose_keyring_was_never_unlocked_means_memory(tmp_path: Path) -> None:
    assert_done(run_program(tmp_path, NO_KEYRING, "dbus-run-session", "--"))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system always has its keyring")
def test_a_computer_without_a_session_bus_means_memory(tmp_path: Path) -> None:
    assert_done(run_program(tmp_path, NO_KEYRING))
