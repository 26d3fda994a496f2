"""Which chats the refreshes under way have met. Kept in memory: a refresh never outlives the program."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from elegoo_chat_gui.core.accounts import AccountKey

_MOST_PER_ACCOUNT = 4  # a cancelled refresh is never reported; later ones push it out


@dataclass(slots=True)
class OpenRefresh:
    """`whole` is False once something that it brought was lost: its end then proves nothing."""

    number: int
    account: AccountKey
    seen: set[int] = field(default_factory=set)
    whole: bool = True


class OpenRefreshes:
    """Used in the store's thread only."""

    def __init__(self) -> None:
        self._open: dict[int, OpenRefresh] = {}

    def begin(self, number: int, account: AccountKey) -> None:
        earlier = [refresh.number for refresh in self._open.values() if refresh.account == account]
        for overtaken in earlier[: max(0, len(earlier) - _MOST_PER_ACCOUNT + 1)]:
            del self._open[overtaken]
        self._open[number] = OpenRefresh(number, account)

    def find(self, number: int, account: AccountKey) -> OpenRefresh | None:
        refresh = self._open.get(number)
        return refresh if refresh is not None and refresh.account == account else None

    def mark_seen(self, account: AccountKey, ids: Iterable[int], by: int | None = None) -> None:
        """What a refresh brings is no older than the lists that were asked for before it.

        `by` None: a chat made just now, which no list under way can be expected to hold.
        """
        kept = tuple(ids)
        for refresh in self._open.values():
            if refresh.account == account and (by is None or refresh.number <= by):
                refresh.seen.update(kept)

    def spoil(self, number: int) -> None:
        """Something that this refresh brought was not stored."""
        if number in self._open:
            self._open[number].whole = False

    def spoil_all(self) -> None:
        """The file was lost under them."""
        for number in self._open:
            self.spoil(number)

    def end(self, number: int) -> None:
        self._open.pop(number, None)

    def forget(self, account: AccountKey) -> None:
        self._open = {number: refresh for number, refresh in self._open.items() if refresh.account != account}
