"""Rules for every test: off screen, no keyring of this computer, no unexpected log, no thread left behind."""

import gc
import logging
import os
import sys
import threading
import time
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # the interface follows the system's language, and tests read English
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

import pytest
from hypothesis import HealthCheck, settings

# How fast examples come says how busy the machine is, not whether the program is right.
# Where a change is judged the examples are the same each time: what is new is looked for at the desk.
settings.register_profile(
    "suite",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("suite")

# Threads that libraries keep for the life of the process.
_LASTING_THREADS = ("MainThread", "pytest_timeout", "pydevd", "Dummy-")
_PATIENCE = 3.0


def _threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if not thread.name.startswith(_LASTING_THREADS)}


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """A test that leaves a thread running fails."""
    before = _threads()
    yield
    deadline = time.monotonic() + _PATIENCE
    while (left := _threads() - before) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not left, f"threads left running: {sorted(thread.name for thread in left)}"


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning or error in the log fails the test, unless it is marked `expects_log`."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    loud = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not loud, f"unexpected log: {[record.getMessage() for record in loud]}"


@pytest.fixture(scope="session", autouse=True)
def garbage_on_the_main_thread() -> Iterator[None]:
    """As in the program: Qt objects in a cycle must not be destroyed by the thread of some server.

    At the end everything goes while Qt still stands: what Python destroys after it, or Qt after Python, ends the
    process with a segmentation fault.
    """
    gc.disable()
    yield
    gc.collect()
    if "PySide6.QtWidgets" in sys.modules:
        _let_go_of_qt()
    gc.enable()


def _let_go_of_qt() -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from elegoo_chat_gui.ui.clipboard import hand_over_clipboard

    if QApplication.instance() is None:
        return
    hand_over_clipboard()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture(autouse=True)
def collected(garbage_on_the_main_thread: None, request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if gc.get_count()[0] > 50_000:
        gc.collect()
    elif "qapp" in request.fixturenames:
        gc.collect(1)


@pytest.fixture(autouse=True)
def undressed(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test dressed the application in, size of text and language included, ends with it."""
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        yield
        return
    from PySide6.QtCore import QLocale

    from elegoo_chat_gui.ui.theme import SCALE_PROPERTY

    app = request.getfixturevalue("qapp")
    font, palette, locale = app.font(), app.palette(), QLocale()
    yield
    if app.property(SCALE_PROPERTY) is not None or app.styleSheet():
        app.setProperty(SCALE_PROPERTY, None)
        app.setStyleSheet("")
        app.setFont(font)
        app.setPalette(palette)
    QLocale.setDefault(locale)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "expects_log: the test makes the program log a warning on purpose")
