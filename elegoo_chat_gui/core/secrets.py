"""A token that cannot be printed by accident."""

from typing import NoReturn

MASK = "***"


class Secret:
    """Holds a token from the keyring to the request; prints as `***`.

    Pasted white space and line ends around the value are trimmed: the server compares
    tokens exactly, so a trailing newline would be a 401.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value.strip()

    def reveal(self) -> str:
        """The token itself: only for the request and the keyring."""
        return self._value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(("Secret", self._value))

    def __repr__(self) -> str:
        return MASK

    __str__ = __repr__

    def __format__(self, format_spec: str) -> str:
        return MASK

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Secret is never pickled")
