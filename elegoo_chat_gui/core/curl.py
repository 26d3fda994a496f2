"""The same request as a curl command, with a placeholder where the token goes."""

from elegoo_chat_gui.core.accounts import Account
from elegoo_chat_gui.core.chats import NewChat

TOKEN_PLACEHOLDER = "YOUR_ACCESS_TOKEN"  # noqa: S105  # a placeholder is the point: the token never leaves


def curl_command(account: Account, chat: NewChat) -> str:
    """A POSIX shell command that makes this POST; the person puts the token in by hand."""
    body = chat.request_body(account.user_id, TOKEN_PLACEHOLDER)
    url = f"{account.server.chats_url}?lang={account.language}"
    return (
        f"curl -X POST {_shell_quote(url)} \\\n"
        f"  -H 'Content-Type: application/json' \\\n"
        f"  --data-binary {_shell_quote(body)}"
    )


def _shell_quote(text: str) -> str:
    return "'" + text.replace("'", "'\"'\"'") + "'"
