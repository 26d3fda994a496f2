"""How the program was started."""

from dataclasses import dataclass, field
from pathlib import Path

from elegoo_chat_gui.core.secrets import Secret

TOKEN_VARIABLE = "ELEGOO_CHAT_TOKEN"  # noqa: S105  # the variable's name, not a token


@dataclass(frozen=True, slots=True)
class StartOptions:
    """Arguments of `elegoo-chat-gui`. The token comes from the keyring or the environment, never from them."""

    sandbox: bool = False
    sandbox_chats: int | None = None
    data_dir: Path | None = None
    server: str | None = None
    user_id: str | None = None
    token: Secret | None = field(default=None, repr=False)
    log_level: str = "INFO"
    language: str | None = None  # of the interface, for this run; None: as it is set
    tour: Path | None = None
    slicers: tuple[Path, ...] | None = None  # look for slicers in these folders only; None: where systems have them

    @property
    def searches_slicers(self) -> bool:
        """Whether the slicers of this computer are looked for in their usual places."""
        return self.tour is None and self.slicers is None
