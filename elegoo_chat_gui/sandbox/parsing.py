"""Request bodies: JSON, form and multipart, with the server's complaints about broken ones."""

import codecs
import json
from collections.abc import Mapping
from email.message import Message
from email.parser import BytesParser
from typing import NoReturn
from urllib.parse import parse_qsl

from elegoo_chat_gui.sandbox.language import Text, say

JSON_TYPE = "application/json"
FORM_TYPE = "application/x-www-form-urlencoded"
MULTIPART_TYPE = "multipart/form-data"
ACCEPTED_TYPES = (JSON_TYPE, FORM_TYPE, MULTIPART_TYPE)


class RefusedBodyError(Exception):
    """A body that cannot be read; `status` and `detail` make the answer."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


def read_body(body: bytes, content_type: str, language: str) -> object:
    """The value a body stands for: an empty one is {}, form fields become a dictionary of texts.

    Raises RefusedBodyError (400 or 415), and RecursionError for JSON nested too deep.
    """
    if not body:
        return {}
    header = Message()
    header["content-type"] = content_type
    kind = header.get_content_type() if content_type else ""
    charset = _known_charset(header.get_param("charset"))
    if kind == JSON_TYPE:
        return _read_json(body, charset)
    if kind == FORM_TYPE:
        return dict(parse_qsl(body.decode(charset, "replace"), keep_blank_values=True))
    if kind == MULTIPART_TYPE:
        return _read_multipart(body, content_type, header.get_boundary())
    raise RefusedBodyError(415, say(Text.MEDIA_TYPE, language, media_type=content_type))


def _known_charset(name: object) -> str:
    try:
        return codecs.lookup(name).name if isinstance(name, str) else "utf-8"
    except LookupError:
        return "utf-8"


def _read_json(body: bytes, charset: str) -> object:
    try:
        return json.loads(body.decode(charset), parse_constant=_refuse_constant)
    except ValueError as error:
        raise RefusedBodyError(400, f"JSON parse error - {error}") from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"Out of range float values are not JSON compliant: {name!r}")


def _read_multipart(body: bytes, content_type: str, boundary: str | None) -> Mapping[str, object]:
    if not boundary:
        detail = "Multipart form parse error - Invalid boundary in multipart: None"
        raise RefusedBodyError(400, detail)
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    fields: dict[str, object] = {}
    for part in BytesParser().parsebytes(head + body).walk():
        name = part.get_param("name", header="content-disposition")
        if not isinstance(name, str):
            continue
        payload = part.get_payload(decode=True)
        data = payload if isinstance(payload, bytes) else b""
        # A file is no text; the server answers "Not a valid string." to one.
        fields[name] = data.decode("utf-8", "replace") if part.get_filename() is None else data
    return fields
