"""What each fault does to an answer: takes its place, damages its body, or disturbs its delivery."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace

from elegoo_chat_gui.sandbox.exchange import Delivery, Request, Response, broken_gzip, whole
from elegoo_chat_gui.sandbox.faults import Fault
from elegoo_chat_gui.sandbox.language import Text

RETRY_AFTER_S = 3
ELSEWHERE = "https://elsewhere.invalid"

_JSON = (("Content-Type", "application/json"),)
_HTML = (("Content-Type", "text/html; charset=utf-8"),)


def _of_json(status: int, value: object, *more: tuple[str, str]) -> Response:
    return Response(status, whole(json.dumps(value).encode()), (*_JSON, *more))


def _of_html(status: int, title: str) -> Response:
    text = f"<html>\n<head><title>{title}</title></head>\n<body><center><h1>{title}</h1></center></body>\n</html>\n"
    return Response(status, whole(text.encode()), _HTML)


_FIELD_ERRORS = {
    "messages": [Text.BLANK.value],
    "machine_name": [Text.NOT_A_STRING.value],
    "slicing_settings_json": [Text.NOT_A_STRING.value],
    "user_feedback": [Text.TOO_LONG.format(limit=16)],
}
_CREDITS = {
    "code": 402,
    "error": "Error in calling Elegoo credits API",
    "credit_resp": {"code": 10012, "data": None, "msg": "user not exist", "traceId": "sandbox"},
}
_PARSE_ERROR = "JSON parse error - Expecting value: line 1 column 14 (char 13)"

_REPLACEMENTS: Mapping[Fault, Callable[[], Response]] = {
    Fault.UNAUTHORIZED: lambda: _of_json(401, {"error": Text.CREDENTIALS_WRONG.value}),
    Fault.EXPIRE: lambda: _of_json(401, {"error": Text.CREDENTIALS_WRONG.value}),
    Fault.FIELD_ERRORS: lambda: _of_json(400, _FIELD_ERRORS),
    Fault.BAD_REQUEST_DETAIL: lambda: _of_json(400, {"detail": _PARSE_ERROR}),
    Fault.PAYMENT_REQUIRED: lambda: _of_json(402, _CREDITS),
    Fault.FORBIDDEN: lambda: _of_json(403, {"detail": "You do not have permission to perform this action."}),
    Fault.TOO_LARGE: lambda: _of_html(413, "413 Request Entity Too Large"),
    Fault.RATE_LIMITED: lambda: _of_json(
        429,
        {"detail": f"Request was throttled. Expected available in {RETRY_AFTER_S} seconds."},
        ("Retry-After", str(RETRY_AFTER_S)),
    ),
    Fault.SERVER_ERROR: lambda: _of_html(500, "Server Error (500)"),
    Fault.UNAVAILABLE: lambda: _of_html(503, "503 Service Temporarily Unavailable"),
    Fault.HTML: lambda: _of_html(200, "Welcome to the guest network"),
}


def replacement(fault: Fault, request: Request, path: str) -> Response | None:
    """The answer that a fault gives instead of the server's, or None; then nothing was created."""
    if fault is Fault.REDIRECT_ELSEWHERE:
        query = request.target.partition("?")[2]
        target = f"{ELSEWHERE}{path}" + (f"?{query}" if query else "")
        return Response(302, whole(b""), (*_HTML, ("Location", target)))
    make = _REPLACEMENTS.get(fault)
    return make() if make else None


def damage(fault: Fault, response: Response) -> Response:
    """The server's own answer with its body spoiled; a POST has created its chat by then."""
    if fault is Fault.WRONG_SHAPE:
        return _with_body(response, b"{}")
    if fault is Fault.BROKEN_JSON:
        return _with_body(response, b'[{"id": 7, "messages": "[{\\"role\\": oh no')
    if fault is Fault.BAD_GZIP:
        spoiled = _with_body(response, broken_gzip())
        return replace(spoiled, headers=(*spoiled.headers, ("Content-Encoding", "gzip")))
    return response


def delivery_of(fault: Fault, seconds: float) -> Delivery:
    """How the door must carry the answer out."""
    return Delivery(
        wait_s=seconds if fault is Fault.SLOW else 0.0,
        body_s=seconds if fault is Fault.SLOW_BODY else 0.0,
        cut=fault is Fault.CUT_BODY,
        silent=fault is Fault.LOST_ANSWER,
    )


def _with_body(response: Response, data: bytes) -> Response:
    response.body.close()
    return replace(response, body=whole(data))
