"""Arguments, the token's way in, and what a log file may hold."""

import logging
import stat
import sys
from pathlib import Path

import pytest

from elegoo_chat_gui.__main__ import main, parse_options
from elegoo_chat_gui.core.logs import LOG_NAME, start_logging, stop_logging


def test_the_token_leaves_the_environment() -> None:
    environ = {"ELEGOO_CHAT_TOKEN": "marker-token", "HOME": "/home/x"}
    options = parse_options(["--server", "https://example.org", "--user", " U1 "], environ)
    assert environ == {"HOME": "/home/x"}
    assert options.token is not None
    assert options.user_id == "U1"
    assert "marker-token" not in repr(options)


@pytest.mark.parametrize(
    "arguments",
    [["--server", "https://x.example"], ["--chats", "5"], ["--sandbox", "--chats", "0"], ["--token", "x"],
     ["--server", "http://x.example", "--user", "U"], ["--sandbox", "--server", "https://x.example", "--user", "U"]],
)  # fmt: skip
def test_arguments_that_make_no_sense_are_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        parse_options(arguments, {})
    assert caught.value.code == 2


def test_version_needs_no_qt(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.startswith("Elegoo Chats ")


def test_nothing_behind_access_token_reaches_the_file(tmp_path: Path) -> None:
    handler = start_logging(tmp_path, "DEBUG")
    log = logging.getLogger("test.redaction")
    try:
        log.info("GET https://h/?elegoo_user_id=U&access_token=marker%2Btoken&lang=en")
        log.info("body %s", '{"access_token": "marker-two", "x": 1}')
        try:
            raise ValueError("access_token=marker-three")
        except ValueError:
            log.info("failed", exc_info=True)
    finally:
        stop_logging(handler)
        logging.getLogger().setLevel(logging.WARNING)
    text = (tmp_path / LOG_NAME).read_text("utf-8")
    assert "marker" not in text
    assert text.count("***") == 4
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / LOG_NAME).stat().st_mode) == 0o600
