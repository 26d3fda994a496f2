"""What servers, languages, addresses and the steps of the connection test are called."""

from __future__ import annotations

from typing import Final

from elegoo_chat_gui.core.accounts import Account, AddressProblem, CacheUsage, Server, ServerKind
from elegoo_chat_gui.core.checks import CheckStep
from elegoo_chat_gui.ui.formatting import bytes_size
from elegoo_chat_gui.ui.i18n import tr, tr_n

# Each language in its own words: whoever looks for theirs finds it.
LANGUAGE_NAMES: Final = {
    "en": "English",
    "zh-CN": "简体中文",
    "zh-TW": "繁體中文",
    "pt-BR": "Português (Brasil)",
    "es": "Español",
    "de": "Deutsch",
    "fr": "Français",
    "it": "Italiano",
    "ru": "Русский",
}


def server_badge_text(kind: ServerKind) -> str:
    """The badge beside an account; "" for production, which needs none."""
    match kind:
        case ServerKind.PRODUCTION:
            return ""
        case ServerKind.STAGING:
            return tr("STAGING")
        case ServerKind.CHINA_PRODUCTION:
            return tr("CHINA")
        case ServerKind.CHINA_STAGING:
            return tr("CHINA STAGING")
        case ServerKind.SANDBOX:
            return tr("SANDBOX")
        case ServerKind.CUSTOM:
            return tr("CUSTOM")


def server_kind_name(kind: ServerKind) -> str:
    match kind:
        case ServerKind.PRODUCTION:
            return tr("Production")
        case ServerKind.STAGING:
            return tr("Staging")
        case ServerKind.CHINA_PRODUCTION:
            return tr("China, production")
        case ServerKind.CHINA_STAGING:
            return tr("China, staging")
        case ServerKind.SANDBOX:
            return tr("Sandbox")
        case ServerKind.CUSTOM:
            return tr("Own address")


def server_short(server: Server) -> str:
    """Enough to tell servers apart in a narrow list."""
    return server.host if server.kind is ServerKind.CUSTOM else server_kind_name(server.kind)


def server_title(server: Server) -> str:
    """ "Production · elegoo-app.obico.io"."""
    where = tr("on this computer") if server.kind is ServerKind.SANDBOX else server.host
    return tr("{kind} · {where}", kind=server_kind_name(server.kind), where=where)


def address_problem_text(problem: AddressProblem) -> str:
    match problem:
        case AddressProblem.EMPTY:
            return tr("Enter the server's address.")
        case AddressProblem.UNREADABLE:
            return tr("This is not an address. It looks like https://chats.example.org.")
        case AddressProblem.NOT_HTTPS:
            return tr("Only https is used. Plain http is for this computer itself, such as http://localhost:8765.")
        case AddressProblem.HAS_CREDENTIALS:
            return tr("Leave user name and password out of the address.")


def step_text(step: CheckStep) -> str:
    """What a step is, while it has not ended."""
    match step:
        case CheckStep.ADDRESS:
            return tr("Address")
        case CheckStep.CONNECT:
            return tr("Connection")
        case CheckStep.TLS:
            return tr("Secure connection")
        case CheckStep.ANSWER:
            return tr("Answer of the server")
        case CheckStep.CREDENTIALS:
            return tr("User ID and token")


def step_passed_text(step: CheckStep, detail: str) -> str:
    match step:
        case CheckStep.ADDRESS:
            return tr("Address found")
        case CheckStep.CONNECT:
            return tr("Server reached")
        case CheckStep.TLS:
            version = detail.replace("TLSv", "TLS ")
            return tr("Secure connection ({version})", version=version) if version else tr("Secure connection")
        case CheckStep.ANSWER:
            return tr("The server answers")
        case CheckStep.CREDENTIALS:
            return tr("User ID and token accepted")


def keyring_text(*, available: bool, remember: bool) -> str:
    """Where the token is kept, said plainly."""
    if not available:
        return tr("This computer has no keyring that can be used: the token is kept only until the program closes.")
    if remember:
        return tr("Kept in this computer's keyring, never in a file.")
    return tr("Kept only until the program closes; then it is asked for again.")


def account_badge_text(account: Account) -> str:
    """The badges of an account in one: "ONCE · STAGING"; "" where there is nothing to say."""
    server = server_badge_text(account.server.kind)
    if not account.once:
        return server
    return tr("ONCE · {server}", server=server) if server else tr("ONCE")


def account_tooltip(account: Account) -> str:
    """Everything that names an account, line by line."""
    once = tr("Opened once: in memory only, gone when it is closed") if account.once else ""
    lines = (account.name, account.user_id if account.label else "", server_title(account.server), once)
    return "\n".join(line for line in lines if line)


def chats_words(usage: CacheUsage) -> str:
    """ "12 cached chats (3 MB)"."""
    if not usage.chats:
        return tr("no cached chats")
    chats = tr_n("{n} cached chat", "{n} cached chats", usage.chats)
    return tr("{chats} ({size})", chats=chats, size=bytes_size(usage.size))


def drafts_words(drafts: int) -> str:
    return tr_n("{n} draft", "{n} drafts", drafts) if drafts else tr("no drafts")


def unsettled_words(unsettled: int) -> str:
    if not unsettled:
        return tr("no uncertain sendings")
    return tr_n("{n} uncertain sending", "{n} uncertain sendings", unsettled)
