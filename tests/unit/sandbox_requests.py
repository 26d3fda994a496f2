"""Requests to the sandbox's rules without a socket."""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from elegoo_chat_gui.sandbox.backend import CHATS_PATH, Backend
from elegoo_chat_gui.sandbox.exchange import Request, Response
from elegoo_chat_gui.sandbox.users import FIRST_USER, USERS

CREDENTIALS = {"elegoo_user_id": FIRST_USER, "access_token": USERS[FIRST_USER]}
JSON_TYPE = {"content-type": "application/json"}
NOON = datetime(2026, 3, 2, 12, 0, 0, 250_000, tzinfo=UTC)


def get(backend: Backend, query: dict[str, str] | None = None, **headers: str) -> Response:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    text = urlencode(CREDENTIALS if query is None else query)
    return backend.answer(Request("GET", f"{CHATS_PATH}?{text}", names))


def post(backend: Backend, value: object, query: dict[str, str] | None = None, **headers: str) -> Response:
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    names = JSON_TYPE | {name.replace("_", "-"): text for name, text in headers.items()}
    return backend.answer(Request("POST", f"{CHATS_PATH}?{urlencode(query or CREDENTIALS)}", names, data))


def told(response: Response) -> Any:
    return json.loads(response.content())
