"""The rules of the server: a request value in, a response value out.

Faults are part of it: they replace an answer, or are written into its delivery for the door to carry out.
"""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, unquote

from elegoo_chat_gui.sandbox import language
from elegoo_chat_gui.sandbox.changes import changed_chat
from elegoo_chat_gui.sandbox.exchange import Body, Request, Response, whole, with_gzip
from elegoo_chat_gui.sandbox.fault_answers import damage, delivery_of, replacement
from elegoo_chat_gui.sandbox.faults import FAULT_TITLES, Fault, Faults, concerns
from elegoo_chat_gui.sandbox.language import Text, say
from elegoo_chat_gui.sandbox.parsing import ACCEPTED_TYPES, JSON_TYPE, RefusedBodyError, read_body
from elegoo_chat_gui.sandbox.rows import ChatRows
from elegoo_chat_gui.sandbox.users import RENEWED_TOKEN, USERS
from elegoo_chat_gui.sandbox.validation import FIELDS, check_chat

CHATS_PATH = "/ent/partners/api/elegoo/chats/"
FAULT_PATH = "/_sandbox/fault"
METHODS = ("GET", "POST", "HEAD", "OPTIONS")
PAGE = (
    '<!doctype html>\n<html lang="en">\n<head>\n  <title>{title}</title>\n</head>\n'
    "<body>\n  {text}\n</body>\n</html>\n"
)

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


def time_text(moment: datetime) -> str:
    """ISO 8601 in UTC: six digits of microseconds, or no fraction at all when it is zero."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


class Backend:
    """Answers requests from the rows it is given; thread-safe, knows no socket."""

    def __init__(self, rows: ChatRows, faults: Faults, clock: Clock = utc_now) -> None:
        self._rows = rows
        self._faults = faults
        self._clock = clock
        self._created = 0
        self._changes: dict[int, int] = {}
        self._created_lock = threading.Lock()

    @property
    def created(self) -> int:
        """Chats created by POST so far."""
        with self._created_lock:
            return self._created

    def change(self, user_id: str, chat_id: int) -> bool:
        """Let a chat go on, as if its writer had stored it again; False where there is no such chat to change."""
        turn = self._changes.get(chat_id, 0)
        now = time_text(self._clock())
        found = self._rows.change(user_id, chat_id, lambda body: changed_chat(json.loads(body), turn, now))
        self._changes[chat_id] = turn + found
        return found

    def answer(self, request: Request) -> Response:
        """The answer to a request; what goes wrong inside is a 500 page, as on the real server."""
        path, _, query_text = request.target.partition("?")
        query = dict(parse_qsl(query_text, keep_blank_values=True))
        tongue = language.choose(query.get("lang"), request.headers.get("accept-language", ""))
        path = unquote(path)
        try:
            if path == FAULT_PATH:
                response = self._control(request, query)
            elif path == CHATS_PATH:
                response = self._chats(request, query, tongue)
            elif f"{path}/" == CHATS_PATH:
                target = CHATS_PATH + (f"?{query_text}" if query_text else "")
                response = Response(301, whole(b""), (("Content-Type", HTML), ("Location", target)))
            else:
                text = "<h1>Not Found</h1><p>The requested resource was not found on this server.</p>"
                response = page(404, "Not Found", text)
        except RecursionError:  # JSON nested far too deep
            response = page(500, "Server Error (500)", "<h1>Server Error (500)</h1><p></p>")
        return _finished(with_gzip(_headed(response, tongue), request))

    def _chats(self, request: Request, query: Mapping[str, str], tongue: str) -> Response:
        asked = query.get("fault")
        try:
            fault = Fault(asked) if asked else None
        except ValueError:
            return _json(400, {"detail": f"The sandbox has no fault named {asked!r}."})
        if fault is None:
            renewed = RENEWED_TOKEN in _credentials(request, query, tongue)
            fault = self._faults.take(request.method, token_renewed=renewed)
        elif not concerns(fault, request.method):
            fault = None
        if fault is None:
            return self._view(request, query, tongue)
        if (answer := replacement(fault, request, CHATS_PATH)) is not None:
            return answer
        seconds = _seconds(query.get("seconds"), self._faults.slow_seconds)
        response = damage(fault, self._view(request, query, tongue))
        return replace(response, delivery=delivery_of(fault, seconds))

    def _view(self, request: Request, query: Mapping[str, str], tongue: str) -> Response:
        if query.get("format", "json") != "json":
            return _json(404, {"detail": say(Text.NOT_FOUND, tongue)})
        if not _accepts_json(request.headers.get("accept", "")):
            return _json(406, {"detail": say(Text.NOT_ACCEPTABLE, tongue)})
        if request.method == "OPTIONS":
            return self._description(request)
        if request.method in {"GET", "HEAD"}:
            return self._list(query, tongue)
        if request.method == "POST":
            return self._create(request, query, tongue)
        return _json(405, {"detail": say(Text.METHOD, tongue, method=request.method)})

    def _list(self, query: Mapping[str, str], tongue: str) -> Response:
        user, refused = _who({}, query, tongue)
        if refused:
            return refused
        length, pieces = self._rows.list_body(user)
        return Response(200, Body(length, pieces), JSON_HEADERS)

    def _create(self, request: Request, query: Mapping[str, str], tongue: str) -> Response:
        try:
            data = read_body(request.body, request.headers.get("content-type", ""), tongue)
        except RefusedBodyError as error:
            return _json(error.status, {"detail": error.detail})
        user, refused = _who(data if isinstance(data, dict) else {}, query, tongue)
        if refused:
            return refused
        values, errors = check_chat(data, tongue)
        if errors:
            return _json(400, errors)
        created = self._clock()

        def build(chat_id: int) -> dict[str, object]:
            # The real server reads its clock twice, some microseconds apart.
            updated = created + timedelta(microseconds=4 + chat_id * 7 % 81)
            times = {"created_at": time_text(created), "updated_at": time_text(updated)}
            return {"id": chat_id, **values, **times}

        body = self._rows.create(user, build)
        with self._created_lock:
            self._created += 1
        return Response(201, whole(body), JSON_HEADERS)

    def _description(self, request: Request) -> Response:
        if "origin" in request.headers and "access-control-request-method" in request.headers:
            return Response(200, whole(b""), (("Content-Type", HTML),))  # no origin is allowed anything
        fields: dict[str, object] = {"id": _described("integer", "ID", read_only=True)}
        for field in FIELDS:
            label = field.name.replace("_", " ").capitalize()
            fields[field.name] = _described("string", label, required=field.required, limit=field.limit)
        for name in ("created_at", "updated_at"):
            label = name.replace("_", " ").capitalize()
            fields[name] = _described("datetime", label, read_only=True)
        about: dict[str, object] = {"name": "Chats", "description": "", "renders": [JSON_TYPE]}
        return _json(200, {**about, "parses": list(ACCEPTED_TYPES), "actions": {"POST": fields}})

    def _control(self, request: Request, query: Mapping[str, str]) -> Response:
        if "origin" in request.headers:  # a web page has no business here
            return _json(403, {"detail": "Not from a web page."})
        if request.method == "POST":
            try:
                times = int(query["times"]) if query.get("times") else None
                seconds = _seconds(query.get("seconds"), self._faults.slow_seconds)
                self._faults.set(query.get("name"), times)
                self._faults.slow_seconds = seconds
            except ValueError as error:
                return _json(400, {"detail": str(error)})
        elif request.method != "GET":
            return _json(405, {"detail": say(Text.METHOD, "en", method=request.method)})
        choices = [{"name": fault.value, "title": title} for fault, title in FAULT_TITLES.items()]
        return _json(200, {"current": self._faults.current(), "choices": choices})


HTML = "text/html; charset=utf-8"
JSON_HEADERS = (("Content-Type", JSON_TYPE), ("Allow", ", ".join(METHODS)))


def page(status: int, title: str, text: str) -> Response:
    """An HTML page like those the framework sends for errors."""
    body = PAGE.format(title=title, text=text).encode()
    return Response(status, whole(body), (("Content-Type", "text/html"),))


def _json(status: int, value: object) -> Response:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Response(status, whole(text.encode("utf-8", "backslashreplace")), JSON_HEADERS)


def _headed(response: Response, tongue: str) -> Response:
    headers = (
        *response.headers,
        ("X-Frame-Options", "SAMEORIGIN"),
        ("Vary", "Accept-Language, origin"),
        ("Content-Language", tongue),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "unsafe-none"),
        ("Server", "daphne"),
    )
    return replace(response, headers=headers)


def _finished(response: Response) -> Response:
    """Content-Length last: it is known only after compression. A damaged body may claim another length."""
    if response.header("Content-Length") is not None:
        return response
    headers = (*response.headers, ("Content-Length", str(response.body.length)))
    return replace(response, headers=headers)


def _accepts_json(accept: str) -> bool:
    ranges = {part.partition(";")[0].strip().lower() for part in accept.split(",")}
    return not accept.strip() or not ranges.isdisjoint({JSON_TYPE, "application/*", "*/*"})


def _who(data: Mapping[str, object], query: Mapping[str, str], tongue: str) -> tuple[str, Response | None]:
    """The user id, or the 401. Each credential is looked for in the body first, then in the query."""
    user = data.get("elegoo_user_id") or query.get("elegoo_user_id")
    token = data.get("access_token") or query.get("access_token")
    if not user or not token:
        return "", _json(401, {"error": say(Text.CREDENTIALS_MISSING, tongue)})
    if not isinstance(user, str) or user not in USERS or token not in {USERS[user], RENEWED_TOKEN}:
        return "", _json(401, {"error": say(Text.CREDENTIALS_WRONG, tongue)})
    return user, None


def _credentials(request: Request, query: Mapping[str, str], tongue: str) -> tuple[object, object]:
    """User id and token as they stand in the request, for the fault that depends on them."""
    data: object = {}
    if request.method == "POST":
        try:
            data = read_body(request.body, request.headers.get("content-type", ""), tongue)
        except (RefusedBodyError, RecursionError):
            data = {}
    found = data if isinstance(data, dict) else {}
    names = ("elegoo_user_id", "access_token")
    user, token = (found.get(name) or query.get(name) for name in names)
    return user, token


def _described(
    kind: str, label: str, *, required: bool = False, read_only: bool = False, limit: int | None = None
) -> dict[str, object]:
    about: dict[str, object] = {"type": kind, "required": required, "read_only": read_only, "label": label}
    return about if limit is None else {**about, "max_length": limit}


def _seconds(text: str | None, otherwise: float) -> float:
    try:
        return min(max(float(text or ""), 0.0), 600.0)
    except ValueError:
        return otherwise
