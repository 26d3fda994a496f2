"""What servers, languages, addresses and the steps of the connection test are called."""

from __future__ import annotations

from typing import Final

from elegoo_chat_gui.core.accounts import AddressProblem, Server, ServerKind
from elegoo_chat_gui.core.checks import CheckStep
from elegoo_chat_gui.ui.i18n import tr

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
