"""Composition root: builds every object, wires it, owns the loops and the shutdown."""

import asyncio
import logging
import signal
import sys
import tempfile
import types
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import qasync
from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from elegoo_chat_gui import __version__
from elegoo_chat_gui.accounts.token_vault import KeyringTokenVault
from elegoo_chat_gui.api import ChatClient
from elegoo_chat_gui.core.accounts import Account, sandbox_server, server_from_address
from elegoo_chat_gui.core.errors import StoreError
from elegoo_chat_gui.core.logs import start_logging, stop_logging
from elegoo_chat_gui.core.options import StartOptions
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.export.preset_files import write_presets
from elegoo_chat_gui.paths import AppPaths, app_paths, make_private_folder
from elegoo_chat_gui.resource_files import resource_path
from elegoo_chat_gui.sandbox import USERS, Faults, SandboxServer
from elegoo_chat_gui.sandbox.faults import FAULT_TITLES
from elegoo_chat_gui.sandbox.slicer_sample import SlicerSample, write_slicer_sample
from elegoo_chat_gui.services.accounts import AccountService
from elegoo_chat_gui.services.compose import ComposeService
from elegoo_chat_gui.services.ports import FaultChoice, TokenVault
from elegoo_chat_gui.services.presets import PresetService
from elegoo_chat_gui.services.reading import ReadingService
from elegoo_chat_gui.services.retention import RetentionService
from elegoo_chat_gui.services.slicer_folders import NamedFolders
from elegoo_chat_gui.services.slicer_watch import SlicerWatch
from elegoo_chat_gui.services.sync import SyncService
from elegoo_chat_gui.slicers.installations import SearchPlaces
from elegoo_chat_gui.slicers.profile_library import SlicerLibrary
from elegoo_chat_gui.slicers.project_files import read_project
from elegoo_chat_gui.store.cache_store import SqliteChatCache
from elegoo_chat_gui.store.once import OnceStores, RoutedChatCache, RoutedUserStore
from elegoo_chat_gui.store.preset_store import FILE_NAME as PRESETS_FILE
from elegoo_chat_gui.store.preset_store import SqliteProfileCache
from elegoo_chat_gui.store.user_store import SqliteUserStore
from elegoo_chat_gui.ui.app_events import AppEvents
from elegoo_chat_gui.ui.clipboard import hand_over_clipboard
from elegoo_chat_gui.ui.garbage import GarbageCollection
from elegoo_chat_gui.ui.language_switch import LanguageSwitch
from elegoo_chat_gui.ui.languages import SETTING, SYSTEM, InterfaceLanguage
from elegoo_chat_gui.ui.main_presenter import MainPresenter, Services
from elegoo_chat_gui.ui.single_instance import SingleInstance
from elegoo_chat_gui.ui.start_failure import StartFailureWindow
from elegoo_chat_gui.ui.sweep_timer import SweepTimer
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.tour import Tour

log = logging.getLogger(__name__)

# Python work in other threads (cutting rows, serving the sandbox) lets the window in this often, in seconds.
SWITCH_INTERVAL = 0.002
RAISE_PATIENCE_MS = 2_000
_QT_LEVELS = {
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class SandboxMenuControl:
    """Fits SandboxControl: the menu's view of the sandbox."""

    def __init__(self, sandbox: SandboxServer) -> None:
        self._faults: Faults = sandbox.faults
        self.change_chat = sandbox.change_chat

    def choices(self) -> Sequence[FaultChoice]:
        return [FaultChoice(fault.value, title) for fault, title in FAULT_TITLES.items()]

    def current(self) -> str | None:
        return self._faults.current()

    def choose(self, name: str | None) -> None:
        self._faults.set(name)


def _now() -> datetime:
    return datetime.now(UTC)


class Application:
    """One run of the program. `main()` returns the exit status."""

    def __init__(self, options: StartOptions, qt: QApplication) -> None:
        self.options = options
        self.qt = qt
        self.theme = Theme()
        self.theme.apply(qt)
        self.language = InterfaceLanguage(qt)
        self.events = AppEvents()
        self.quit_requested = asyncio.Event()
        self.sandbox = SandboxServer(chats=options.sandbox_chats)
        self._sample: SlicerSample | None = None
        self.retention: RetentionService
        self._switch: LanguageSwitch

    @property
    def presenter(self) -> MainPresenter:
        """Of the window that is shown now; another one after a change of the language."""
        return self._switch.current

    async def main(self) -> int:
        with ExitStack() as stack:
            paths = self._make_folders(stack)
            instance = SingleInstance(paths.data)
            if not instance.acquire():
                instance.raise_first(RAISE_PATIENCE_MS)
                return 0
            stack.callback(instance.release)
            self.language.choose(self.options.language or SYSTEM)
            stack.callback(self.language.release)
            garbage = GarbageCollection()
            garbage.start()
            stack.callback(hand_over_clipboard)
            stack.callback(garbage.stop)
            handler = start_logging(paths.logs, self.options.log_level)
            stack.callback(stop_logging, handler)
            log.info("Elegoo Chats %s starts", __version__)
            instance.raise_requested.connect(self._raise_window)
            try:
                return await self._run(paths)
            except StoreError as error:
                log.warning("a store cannot be opened: %s", type(error).__name__)
                window = StartFailureWindow(error)
                window.show()
                await window.closed.wait()
                return 1

    def _make_folders(self, stack: ExitStack) -> AppPaths:
        data_dir = self.options.data_dir
        if self.options.tour is not None and data_dir is None:
            # A tour must neither show nor touch what a person keeps.
            data_dir = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="elegoo-chats-tour-")))
        paths = app_paths(data_dir)
        for folder in (paths.data, paths.cache, paths.config, paths.logs):
            make_private_folder(folder)
        if self.options.tour is not None:
            self._sample = write_slicer_sample(Path(stack.enter_context(tempfile.TemporaryDirectory())))
        return paths

    @property
    def _sample_slicers(self) -> tuple[Path, ...]:
        """A tour shows invented slicers, never the person's."""
        return (self._sample.slicers,) if self._sample is not None else ()

    async def _run(self, paths: AppPaths) -> int:
        async with AsyncExitStack() as stack:
            users = SqliteUserStore(paths.data / "user.sqlite")
            stack.push_async_callback(users.aclose)
            await users.open()
            cache = SqliteChatCache(paths.cache / "cache.sqlite")
            stack.push_async_callback(cache.aclose)
            await cache.open()
            await self._start_sandbox(paths, stack)
            slicers = await self._open_slicers(users, paths, stack)
            services = self._make_services(users, cache, slicers, stack)
            stack.push_async_callback(SweepTimer(self.retention.sweep).aclose)
            await self._keep_start_tokens(services.vault)
            if self.options.language is None:
                self.language.choose((await users.settings()).get(SETTING, SYSTEM))
            self._switch = LanguageSwitch(self.language, users, lambda: self._make_presenter(services))
            stack.push_async_callback(self._close_windows)
            await self.presenter.start(self._first_account)
            slicers[1].start()  # the window stands; reading thousands of files can begin
            if self.options.tour is not None:
                return await Tour(
                    lambda: self.presenter,
                    self.theme,
                    self.options.tour,
                    self.sandbox.faults.set,
                    projects=self._sample.projects if self._sample is not None else None,
                ).run()
            await self.quit_requested.wait()
        return 0

    def _make_presenter(self, services: Services) -> MainPresenter:
        sandbox = SandboxMenuControl(self.sandbox)
        return MainPresenter(services, self.events.relay(), self.theme, sandbox, self.quit_requested.set)

    async def _close_windows(self) -> None:
        await self._switch.aclose()
        await self.presenter.aclose()

    async def _start_sandbox(self, paths: AppPaths, stack: AsyncExitStack) -> None:
        """Off this thread: many chats take seconds to make the first time."""
        self.sandbox = SandboxServer(chats=self.options.sandbox_chats, folder=paths.cache)
        await asyncio.to_thread(self.sandbox.start)
        stack.push_async_callback(asyncio.to_thread, self.sandbox.stop)

    async def _open_slicers(
        self, users: SqliteUserStore, paths: AppPaths, stack: AsyncExitStack
    ) -> tuple[SlicerLibrary, SlicerWatch, NamedFolders]:
        folders = NamedFolders(users)
        await folders.load()
        kept = SqliteProfileCache(paths.cache / PRESETS_FILE)
        stack.push_async_callback(kept.aclose)
        library = SlicerLibrary(
            lambda: SearchPlaces(
                added=(*self._sample_slicers, *(self.options.slicers or ()), *folders.paths),
                standard=self.options.searches_slicers,
            )
        )
        watch = SlicerWatch(library, kept, self.events.presets_changed.emit, _now)
        stack.push_async_callback(watch.aclose)
        return library, watch, folders

    def _make_services(
        self,
        kept_users: SqliteUserStore,
        kept: SqliteChatCache,
        slicers: tuple[SlicerLibrary, SlicerWatch, NamedFolders],
        stack: AsyncExitStack,
    ) -> Services:
        once = OnceStores()
        stack.push_async_callback(once.aclose)
        users, cache = RoutedUserStore(kept_users, once), RoutedChatCache(kept, once)
        vault, source = KeyringTokenVault(), ChatClient()
        stack.push_async_callback(source.aclose)
        accounts = AccountService(
            users,
            cache,
            vault,
            source,
            self.events.accounts_changed.emit,
            once=once,
            is_sending=lambda key: compose.is_sending_for(key),  # noqa: PLW0108  made below
            now=_now,
            builtin=self._builtin_accounts(),
        )
        self.retention = RetentionService(accounts, users, cache, _now)
        stack.push_async_callback(self.retention.aclose)
        sync = SyncService(source, cache, vault, self.events.announce, _now)
        compose = ComposeService(
            source,
            cache,
            users,
            vault,
            sync,
            accounts.find,
            self.events.announce,
            self.events.drafts_changed.emit,
            _now,
        )
        stack.push_async_callback(compose.aclose)
        reading = ReadingService(cache)
        stack.push_async_callback(reading.aclose)
        presets = PresetService(cache, resource_path("catalogue.json"), *slicers, read_project, write_presets, _now)
        return Services(users, vault, accounts, sync, compose, reading, presets, presets, _now)

    def _builtin_accounts(self) -> tuple[Account, ...]:
        server = sandbox_server(self.sandbox.base_url)
        accounts = [Account(server, user_id) for user_id in USERS]
        if self.options.server and self.options.user_id:
            accounts.insert(0, Account(server_from_address(self.options.server), self.options.user_id))
        return tuple(accounts)

    async def _keep_start_tokens(self, vault: TokenVault) -> None:
        """The sandbox's tokens open nothing else; one from the environment stays in memory, as it was given."""
        for account in self._builtin_accounts():
            if account.is_sandbox:
                await vault.keep(account.key, Secret(USERS[account.user_id]), remember=False)
            elif self.options.token is not None:
                await vault.keep(account.key, self.options.token, remember=False)

    async def _first_account(self, accounts: AccountService) -> Account:
        await self.retention.begin()
        every = accounts.accounts()
        sandbox = next(account for account in every if account.is_sandbox)
        if self.options.sandbox or self.options.tour is not None:
            return sandbox
        if self.options.server:
            key = self._builtin_accounts()[0].key
            return accounts.find(key) or sandbox
        return await accounts.last_used() or every[0]

    def _raise_window(self) -> None:
        window = self.presenter.window
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: types.TracebackType | None) -> None:
    log.critical("uncaught", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)


def _log_qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str | None) -> None:
    """Qt's own words go to the log: a person who starts the program from a shell need not read them."""
    level = _QT_LEVELS.get(kind, logging.DEBUG)
    logging.getLogger("qt").log(level, "%s", text)
    if kind == QtMsgType.QtFatalMsg:
        print(text, file=sys.stderr)


def run(options: StartOptions) -> int:
    """Run the program to its end; returns the exit status."""
    sys.setswitchinterval(SWITCH_INTERVAL)
    sys.excepthook = _log_uncaught
    qInstallMessageHandler(_log_qt_message)
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else QApplication(["elegoo-chat-gui"])
    qt.setApplicationName("Elegoo Chats")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("elegoo-chat-gui")
    qt.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    with open_loop(qt) as loop:
        application = Application(options, qt)
        for number in (signal.SIGINT, signal.SIGTERM):
            # Ended from a shell or by the session's end: as if the window had been closed.
            signal.signal(number, lambda *_: application.quit_requested.set())
        return int(loop.run_until_complete(application.main()))


@contextmanager
def open_loop(qt: QApplication) -> Iterator[qasync.QEventLoop]:
    """Qt's loop for coroutines. Its workers are plain threads: qasync's own are Qt objects that Python may
    destroy in another thread."""
    qt.setQuitOnLastWindowClosed(False)  # the loop ends when main() returns, never under it
    with ThreadPoolExecutor(thread_name_prefix="worker") as workers, qasync.QEventLoop(qt) as loop:
        loop.set_default_executor(workers)
        yield loop
