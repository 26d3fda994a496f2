"""What services need of the outside, as Protocols; adapters fit them, app.py joins them."""

from collections.abc import AsyncGenerator, Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from elegoo_chat_gui.core.accounts import Account, AccountKey, CacheUsage, TokenPlace
from elegoo_chat_gui.core.chats import CachedList, ChangeSet, ChatBatch, ChatKey, NewChat, ReceivedChat
from elegoo_chat_gui.core.checks import CheckResult
from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.errors import Phase
from elegoo_chat_gui.core.outbox import OutboxEntry
from elegoo_chat_gui.core.preset_files import KnownFile, SlicerConf
from elegoo_chat_gui.core.presets import MachineDefaults, PresetKind, PresetNames, PresetOffer
from elegoo_chat_gui.core.profile_tree import TreePreset
from elegoo_chat_gui.core.project_settings import ProjectSettings
from elegoo_chat_gui.core.secrets import Secret
from elegoo_chat_gui.core.setting_values import SettingValue
from elegoo_chat_gui.core.slicer_profiles import LibraryReading
from elegoo_chat_gui.core.slicers import InstalledSlicer, PresetBaseline, SlicerSelection
from elegoo_chat_gui.core.user_preset import UserPreset


class PostUnderWay(Protocol):
    """A POST that has been started. It goes on whatever happens to those who wait for it."""

    @property
    def phase(self) -> Phase:
        """How far it is: ADDRESS, CONNECT, PROXY, TLS, SENDING, WAITING or READING."""
        ...

    def cancel(self) -> None:
        """Stop it as soon as possible; outcome() then raises SendCancelledError or OutcomeUnknownError."""
        ...

    async def outcome(self) -> ReceivedChat:
        """The created chat. Raises OutcomeUnknownError where it may have arrived, any other ApiError where
        nothing was created. Cancelling the waiting does not cancel the POST."""
        ...


class ChatSource(Protocol):
    """The server's list of chats."""

    def stream(self, account: Account, token: Secret) -> AsyncGenerator[ChatBatch, None]:
        """GET. Only the normal end means that the list is complete. Raises ApiError; aclose() stops at once."""
        ...

    def create(self, account: Account, token: Secret, chat: NewChat) -> PostUnderWay:
        """POST. Starts at once."""
        ...

    def check(self, account: Account, token: Secret) -> AsyncGenerator[CheckResult, None]:
        """Each step as it ends; stops behind the first that failed."""
        ...


class ChatCache(Protocol):
    """cache.sqlite: chats as received. Every method raises StoreError."""

    async def load(self, account: AccountKey) -> CachedList: ...

    async def begin_refresh(self, account: AccountKey) -> int:
        """A number for the refresh that starts now; larger than every earlier one."""
        ...

    async def apply(self, account: AccountKey, refresh: int, chats: Sequence[ReceivedChat]) -> ChangeSet:
        """One transaction: rows new or changed by digest are written, the rest only marked as seen."""
        ...

    async def finish_refresh(self, account: AccountKey, refresh: int, completed_at: datetime) -> ChangeSet:
        """After a complete list only: rows that it did not hold go, but those put after it began stay."""
        ...

    async def put_created(self, chat: ReceivedChat) -> ChangeSet:
        """A chat made by POST; survives the end of a refresh that began before it."""
        ...

    async def raw(self, key: ChatKey) -> bytes | None: ...

    async def raw_newer_than(self, account: AccountKey, chat_id: int) -> Sequence[bytes]:
        """Rows with a larger id, for settling an unknown sending."""
        ...

    async def highest_id(self, account: AccountKey) -> int:
        """0 where there are none."""
        ...

    async def complete_at(self, account: AccountKey) -> datetime | None: ...

    async def preset_names(self, account: AccountKey, kind: PresetKind) -> Sequence[tuple[str, int]]:
        """Distinct non-blank names with the number of chats, most used first."""
        ...

    async def usage(self, account: AccountKey) -> CacheUsage: ...

    async def forget(self, account: AccountKey) -> None:
        """The rows go; `scrub` then takes what is left of them in the file's bytes."""
        ...

    async def scrub(self, *, force: bool = False) -> None:
        """Rewrite the file without what was forgotten; does nothing where nothing was. `force`: in any case."""
        ...


class UserStore(Protocol):
    """user.sqlite: what the person made. Every method raises StoreError."""

    async def accounts(self) -> Sequence[Account]: ...

    async def save_account(self, account: Account) -> None: ...

    async def note_used(self, key: AccountKey, at: datetime) -> None:
        """The account is open at this moment."""
        ...

    async def remove_account(self, key: AccountKey) -> None:
        """Drafts and outbox rows of the account stay."""
        ...

    async def erase_account(self, key: AccountKey) -> None:
        """Account, drafts and outbox rows go, out of the bytes of every file."""
        ...

    async def drafts(self, account: AccountKey | None = None) -> Sequence[Draft]:
        """Newest change first; all accounts where none is named."""
        ...

    async def draft(self, draft_id: str) -> Draft | None: ...

    async def save_draft(self, draft: Draft) -> None: ...

    async def delete_draft(self, draft_id: str) -> None: ...

    async def put_outbox(self, entry: OutboxEntry) -> None:
        """Insert or replace by id; committed to the disk when it returns."""
        ...

    async def outbox(self, account: AccountKey | None = None) -> Sequence[OutboxEntry]:
        """Rows still open: READY, SENDING, UNKNOWN; oldest first."""
        ...

    async def close_outbox(self, entry: OutboxEntry, *, delete_draft: bool) -> None:
        """One transaction: the row in its final state, and the draft gone where it was sent."""
        ...

    async def created_ids(self, account: AccountKey) -> Set[int]:
        """Ids of chats that closed rows were created as: none of them can settle another sending."""
        ...

    async def settings(self) -> Mapping[str, str]: ...

    async def save_setting(self, name: str, value: str) -> None: ...


class TokenVault(Protocol):
    """Tokens in the system keyring, or in memory only where there is none."""

    async def token(self, account: AccountKey) -> Secret | None: ...

    async def keep(self, account: AccountKey, token: Secret, *, remember: bool = True) -> TokenPlace:
        """Where it went: MEMORY also when the keyring refused or was asked to be left out."""
        ...

    async def forget(self, account: AccountKey) -> None: ...

    def drop(self, account: AccountKey) -> None:
        """Forget a token that is in memory only; the keyring is not asked."""
        ...

    async def available(self) -> bool:
        """Whether this computer has a keyring that may be used."""
        ...


class OncePlace(Protocol):
    """Where what belongs to accounts opened once is kept: in memory alone."""

    async def begin(self, account: AccountKey) -> None:
        """From now on nothing of this account touches a file."""
        ...

    async def end(self, account: AccountKey) -> None:
        """All of it goes; what still comes for it is refused with StoreError."""
        ...

    def release(self, account: AccountKey) -> None:
        """An account that has ended is to be kept in files from now on."""
        ...


class PresetSource(Protocol):
    """Presets to offer, and what they say. Reads what the slicers on this computer keep; never writes there."""

    async def offers(
        self, kind: PresetKind, account: AccountKey, machine: str | None = None
    ) -> Sequence[PresetOffer]:
        """Every preset of the kind, what fits the machine first. Raises StoreError."""
        ...

    async def defaults(self, machine: str) -> MachineDefaults:
        """What a machine preset proposes. A machine of another program counts by its model and nozzle."""
        ...

    async def baseline(self, names: PresetNames, taken_from: str = "") -> PresetBaseline:
        """The presets of these names with their values.

        Where several programs know one, it is that of `taken_from`, else of the program that knows most of them.
        """
        ...

    def slicers(self) -> Sequence[InstalledSlicer]:
        """As they were read last; empty before the first reading."""
        ...

    async def selection(self, slicer_id: str) -> SlicerSelection:
        """What the slicer has chosen now. Raises SlicerFileError."""
        ...

    async def read_project(self, path: Path) -> ProjectSettings:
        """Presets and settings of a .3mf, .gcode, .gcode.3mf, bundle or preset file. Raises SlicerFileError."""
        ...

    async def save_presets(self, presets: Sequence[UserPreset], folder: Path) -> Sequence[Path]:
        """Write files that the slicers' import dialog takes; none where one of them cannot be written.

        Raises SlicerFileError: a slicer's own folder and a file that is there already are refused.
        """
        ...


class SlicerSource(Protocol):
    """The slicers of this computer and the folders that the person named, for the screen that lists them."""

    @property
    def read_at(self) -> datetime | None:
        """When they were read last; None before the first reading."""
        ...

    @property
    def named_folders(self) -> Sequence[Path]: ...

    def slicers(self) -> Sequence[InstalledSlicer]: ...

    async def look_again(self) -> None:
        """Read what changed, and wait for it."""
        ...

    async def add_folder(self, folder: Path) -> None:
        """Raises StoreError."""
        ...

    async def remove_folder(self, folder: Path) -> None:
        """Raises StoreError."""
        ...


class ProfileLibrary(Protocol):
    """The slicers' own files. Every method blocks: for a worker thread."""

    def read(self, known: Mapping[str, KnownFile]) -> LibraryReading:
        """All slicers; only what is new or changed is opened. Raises CancelledError after `stop`."""
        ...

    def fingerprint(self) -> frozenset[tuple[str, int, int]]:
        """Something that is another when a slicer has changed what it keeps."""
        ...

    def values(self, preset: TreePreset) -> Mapping[str, SettingValue]:
        """The resolved values of a preset, as the files say now."""
        ...

    def selection(self, slicer_id: str) -> tuple[SlicerConf, datetime]:
        """The conf file as it is now, and when it was saved. Raises SlicerFileError."""
        ...

    def folders(self) -> Sequence[Path]:
        """Where slicers keep their files."""
        ...

    def stop(self) -> None:
        """End a reading under way."""
        ...


class ProfileCache(Protocol):
    """What slicers' files said when they were read. Every method raises StoreError."""

    async def load(self) -> Mapping[str, KnownFile]:
        """Everything that is kept; comes before `replace`."""
        ...

    async def replace(self, changed: Mapping[str, KnownFile], gone: Collection[str]) -> None: ...


class ReadProject(Protocol):
    """Reads a file that a person handed over; for a worker thread. Raises SlicerFileError, CancelledError."""

    def __call__(self, path: Path, is_cancelled: Callable[[], bool]) -> ProjectSettings: ...


class WritePresets(Protocol):
    """Writes preset files, all or none; for a worker thread. Raises SlicerFileError."""

    def __call__(self, presets: Sequence[UserPreset], folder: Path, forbidden: Sequence[Path]) -> Sequence[Path]: ...


@dataclass(frozen=True, slots=True)
class FaultChoice:
    """A fault that the sandbox can be asked for."""

    name: str
    title: str


class SandboxControl(Protocol):
    """The embedded sandbox, for its menu: its faults, and chats that go on by themselves."""

    def choices(self) -> Sequence[FaultChoice]: ...

    def current(self) -> str | None: ...

    def choose(self, name: str | None) -> None: ...

    def change_chat(self, user_id: str, chat_id: int) -> bool:
        """Change a chat on the server; False where it has none to change."""
        ...
