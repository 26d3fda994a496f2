"""Servers of the Chats API and the accounts on them. No tokens here."""

import ipaddress
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

CHATS_PATH = "/ent/partners/api/elegoo/chats/"  # with its final slash: without it a POST is redirected and lost
LANGUAGES = ("en", "zh-CN", "zh-TW", "pt-BR", "es", "de", "fr", "it", "ru")
DAYS_KEPT = 30  # where chats are to be kept for some days and nobody said for how many
MOST_DAYS_KEPT = 3650
USER_ID_LIMIT = 256  # characters, Elegoo-Obico User Access Token API
TOKEN_LIMIT = 512

SANDBOX_IDENTITY = "sandbox"
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")


class ServerKind(StrEnum):
    """What a server is; decides the badge beside the account."""

    PRODUCTION = "production"
    STAGING = "staging"
    CHINA_PRODUCTION = "china"
    CHINA_STAGING = "china-staging"
    SANDBOX = "sandbox"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class Server:
    """One address that speaks the Chats API.

    `identity` names it in everything that is stored and never changes; `base_url` is where it
    answers now (the embedded sandbox gets another port at each start). No final slash.
    """

    identity: str
    base_url: str
    kind: ServerKind

    @property
    def host(self) -> str:
        """Host and port as a person reads them."""
        return urlsplit(self.base_url).netloc

    @property
    def is_loopback(self) -> bool:
        return is_loopback_host(urlsplit(self.base_url).hostname or "")

    @property
    def chats_url(self) -> str:
        return self.base_url + CHATS_PATH


def _documented(url: str, kind: ServerKind) -> Server:
    return Server(url, url, kind)


DOCUMENTED_SERVERS = (
    _documented("https://elegoo-app.obico.io", ServerKind.PRODUCTION),
    _documented("https://elegoo-app-stg.obico.io", ServerKind.STAGING),
    _documented("https://elegoo-cn-app.elegoo.com.cn", ServerKind.CHINA_PRODUCTION),
    _documented("https://elegoo-cn-app-stg.elegoo.com.cn", ServerKind.CHINA_STAGING),
)


def sandbox_server(base_url: str) -> Server:
    """The embedded sandbox, wherever it listens today."""
    return Server(SANDBOX_IDENTITY, base_url, ServerKind.SANDBOX)


class AddressProblem(StrEnum):
    """Why an address that a person typed cannot be used."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    NOT_HTTPS = "not-https"
    HAS_CREDENTIALS = "has-credentials"


class InvalidAddressError(ValueError):
    """The address cannot be used; `problem` says why. Never holds the address: it may carry a token."""

    def __init__(self, problem: AddressProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def is_loopback_host(host: str) -> bool:
    """Whether a host name or address literal always means this computer."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def server_from_address(typed: str) -> Server:
    """A server from what a person typed: https anywhere, http for loopback alone.

    A path, query or the documented endpoint behind the host is dropped.
    Raises InvalidAddressError.
    """
    text = typed.strip()
    if not text:
        raise InvalidAddressError(AddressProblem.EMPTY)
    if not _SCHEME.match(text):
        text = "https://" + text
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise InvalidAddressError(AddressProblem.UNREADABLE) from None
    if parts.username is not None or parts.password is not None:
        raise InvalidAddressError(AddressProblem.HAS_CREDENTIALS)
    if not host or re.search(r"[\s\\%<>\"']", host):
        raise InvalidAddressError(AddressProblem.UNREADABLE)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback_host(host)):
        raise InvalidAddressError(AddressProblem.NOT_HTTPS)
    return _canonical(parts.scheme, host, port)


def _canonical(scheme: str, host: str, port: int | None) -> Server:
    name = f"[{host}]" if ":" in host else host
    default = {"https": 443, "http": 80}[scheme]
    url = f"{scheme}://{name}" + (f":{port}" if port not in {None, default} else "")
    for server in DOCUMENTED_SERVERS:
        if server.base_url == url:
            return server
    return Server(url, url, ServerKind.CUSTOM)


@dataclass(frozen=True, slots=True, order=True)
class AccountKey:
    """Names an account in every store: the server's identity and the user's id there."""

    server: str
    user_id: str


class KeepRule(StrEnum):
    """How long the chats of an account stay on this computer."""

    ALWAYS = "always"
    DAYS = "days"
    UNTIL_CLOSED = "until-closed"


@dataclass(frozen=True, slots=True)
class Retention:
    """How long chats stay here; `days` counts for DAYS only, from when the account was last open."""

    rule: KeepRule = KeepRule.ALWAYS
    days: int = DAYS_KEPT

    def is_over(self, last_used: datetime | None, now: datetime) -> bool:
        """Whether chats of an account that is not open have to go now, while the program runs."""
        if self.rule is not KeepRule.DAYS or last_used is None:
            return False
        return now - last_used > timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Account:
    """A user on a server. `language` chooses the server's own texts (query `lang`), never the data's.

    `once`: opened for this run of the program only, nothing of it touches a file. `last_used` is no part of
    what the account is: two that differ in it alone are equal.
    """

    server: Server
    user_id: str
    label: str = ""
    language: str = "en"
    retention: Retention = Retention()
    once: bool = False
    last_used: datetime | None = field(default=None, compare=False)

    @property
    def key(self) -> AccountKey:
        return AccountKey(self.server.identity, self.user_id)

    @property
    def name(self) -> str:
        """What the switcher shows: the label, else the user's id."""
        return self.label or self.user_id

    @property
    def is_sandbox(self) -> bool:
        return self.server.kind is ServerKind.SANDBOX


@dataclass(frozen=True, slots=True)
class CacheUsage:
    """What the cache holds of an account."""

    chats: int = 0
    size: int = 0  # bytes


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is kept on this computer of an account, for the question whether it is to go."""

    cached: CacheUsage
    drafts: int
    unsettled: int  # sendings of which nobody knows whether they arrived
    is_sending: bool


class TokenPlace(StrEnum):
    """Where a token is kept."""

    KEYRING = "keyring"
    MEMORY = "memory"
