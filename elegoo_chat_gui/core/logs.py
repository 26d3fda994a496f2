"""The program's log: rotated, readable by its owner only, without tokens or message texts."""

import logging
import logging.handlers
import os
import re
from pathlib import Path

from elegoo_chat_gui.core.secrets import MASK

LOG_NAME = "elegoo-chats.log"
_MAX_BYTES = 1_000_000
_OLD_FILES = 3
_FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
# Loggers that print whole URLs, and so tokens, at INFO or DEBUG.
_TALKATIVE = ("httpx", "httpcore", "hpack", "keyring", "asyncio", "qasync")
_TOKEN = re.compile(r"""(access_token["']?\s*[=:]\s*["']?)[^&\s"']+""", re.IGNORECASE)


class RedactingFilter(logging.Filter):
    """The second net: nothing that follows `access_token` reaches a handler. The first is that nobody logs it."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        masked = _TOKEN.sub(rf"\g<1>{MASK}", text)
        if masked != text:
            record.msg, record.args = masked, ()
        if record.exc_info:
            formatted = logging.Formatter().formatException(record.exc_info)
            record.exc_text = _TOKEN.sub(rf"\g<1>{MASK}", formatted)
        return True


class _PrivateRotatingFile(logging.handlers.RotatingFileHandler):
    """A rotating file that only its owner may read."""

    def _open(self):  # type: ignore[no-untyped-def]  # the stub's own return type is private
        descriptor = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        return os.fdopen(descriptor, self.mode, encoding=self.encoding)


def start_logging(folder: Path, level: str) -> logging.Handler:
    """Write the program's log below `folder` (made by the caller). Returns the handler, to close at the end."""
    handler = _PrivateRotatingFile(
        folder / LOG_NAME, maxBytes=_MAX_BYTES, backupCount=_OLD_FILES, encoding="utf-8", errors="backslashreplace"
    )
    handler.setFormatter(logging.Formatter(_FORMAT))
    handler.addFilter(RedactingFilter())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Close the log file and take its handler off again."""
    logging.getLogger().removeHandler(handler)
    handler.close()
