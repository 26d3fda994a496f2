"""The rules of the server as tables; no socket."""

import gzip
import json
from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

import pytest

from elegoo_chat_gui.sandbox.backend import CHATS_PATH, Backend, time_text
from elegoo_chat_gui.sandbox.exchange import Request
from elegoo_chat_gui.sandbox.users import FIRST_USER, SECOND_USER, USERS
from tests.unit.sandbox_requests import CREDENTIALS, JSON_TYPE, NOON, get, post, told

REQUIRED = "This field is required."
BLANK = "This field may not be blank."
NOT_A_STRING = "Not a valid string."
NUL = "Null characters are not allowed."
SURROGATE = "Surrogate characters are not allowed: U+D800."
TOO_LONG = "Ensure this field has no more than 16 characters."


@pytest.mark.parametrize(
    ("chat", "errors"),
    [
        ({}, {"messages": [REQUIRED]}),
        ({"messages": ""}, {"messages": [BLANK]}),
        ({"messages": " \n\u00a0\u3000"}, {"messages": [BLANK]}),
        ({"messages": None}, {"messages": ["This field may not be null."]}),
        ({"messages": []}, {"messages": [NOT_A_STRING]}),
        ({"messages": {"a": 1}}, {"messages": [NOT_A_STRING]}),
        ({"messages": True}, {"messages": [NOT_A_STRING]}),
        ({"messages": "a\0"}, {"messages": [NUL]}),
        ({"messages": "a\ud800"}, {"messages": [SURROGATE]}),
        ({"messages": "\0\ud800"}, {"messages": [NUL, SURROGATE]}),
        ({"messages": "x", "user_feedback": "a" * 17}, {"user_feedback": [TOO_LONG]}),
        ({"messages": "x", "user_feedback": "a" * 17 + "\0"}, {"user_feedback": [TOO_LONG, NUL]}),
        ({"messages": "x", "slicing_settings_json": {}}, {"slicing_settings_json": [NOT_A_STRING]}),
        (
            {"messages": " ", "machine_name": [], "slicing_settings_json": {}, "user_feedback": "b" * 17},
            {
                "messages": [BLANK],
                "machine_name": [NOT_A_STRING],
                "slicing_settings_json": [NOT_A_STRING],
                "user_feedback": [TOO_LONG],
            },
        ),
    ],
)
def test_a_refused_chat_names_all_its_faults(
    backend: Backend, chat: dict[str, object], errors: dict[str, list[str]]
) -> None:
    response = post(backend, chat)

    assert response.status == 400
    assert told(response) == errors
    assert list(told(response)) == list(errors)
    assert backend.created == 0


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("not json at all", "not json at all"),
        ("{}", "{}"),
        ("[]", "[]"),
        (123, "123"),
        (1.50, "1.5"),
        ("\u00a0\u3000 [1]\r\n x \t", "[1]\r\n x"),
        ("\ufeff[]", "\ufeff[]"),
        ("\\ud800 \\u0000", "\\ud800 \\u0000"),
        ("[" * 100_000, "[" * 100_000),
        ("\u2028a\u2028b</é>", "a\u2028b</é>"),
    ],
)
def test_messages_are_trimmed_and_otherwise_stored_as_they_come(backend: Backend, given: object, stored: str) -> None:
    response = post(backend, {"messages": given})

    assert response.status == 201
    assert told(response)["messages"] == stored
    assert told(get(backend))[0]["messages"] == stored


def test_a_created_chat_has_the_ten_keys_and_ignores_the_rest(backend: Backend) -> None:
    chat = {"messages": "m", "machine_name": "  N4 ", "filament_name": "", "user_feedback": "🎉" * 16}
    response = post(backend, chat | {"id": 7, "created_at": "x", "user": 3, "colour": "red"})

    created = told(response)
    assert list(created) == [
        "id",
        "messages",
        "machine_name",
        "filament_name",
        "print_process_name",
        "slicing_settings_json",
        "user_feedback",
        "user_feedback_text",
        "created_at",
        "updated_at",
    ]
    assert created["id"] != 7
    assert created["machine_name"] == "N4"
    assert created["filament_name"] == ""
    assert created["print_process_name"] is None
    assert created["created_at"] == "2026-03-02T12:00:00.250000Z"
    updated = datetime.fromisoformat(created["updated_at"])
    assert timedelta() < updated - NOON < timedelta(milliseconds=1)


def test_text_leaves_as_raw_utf8_but_line_separators_escaped(backend: Backend) -> None:
    body = post(backend, {"messages": "é支<&>/ a\u2028b"}).content()

    assert "é支<&>/ a\\u2028b".encode() in body


def test_whole_seconds_have_no_fraction() -> None:
    assert time_text(NOON.replace(microsecond=0)) == "2026-03-02T12:00:00Z"
    assert time_text(NOON.replace(microsecond=120_000)) == "2026-03-02T12:00:00.120000Z"


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        (b'{"messages": ', {"detail": "JSON parse error - Expecting value: line 1 column 14 (char 13)"}),
        (
            b'{"messages":NaN}',
            {"detail": "JSON parse error - Out of range float values are not JSON compliant: 'NaN'"},
        ),
        (
            b"\xff",
            {"detail": "JSON parse error - 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"},
        ),
        (
            b'\xef\xbb\xbf{"messages":"x"}',
            {"detail": "JSON parse error - Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)"},
        ),
        (b"[1]", {"non_field_errors": ["Invalid data. Expected a dictionary, but got list."]}),
        (b'"x"', {"non_field_errors": ["Invalid data. Expected a dictionary, but got str."]}),
        (b"null", {"non_field_errors": ["No data provided"]}),
        (b"", {"messages": [REQUIRED]}),
    ],
)
def test_bodies_that_are_no_chat(backend: Backend, body: bytes, answer: object) -> None:
    response = post(backend, body)

    assert response.status == 400
    assert told(response) == answer


def test_an_outer_body_nested_too_deep_is_a_server_error_page(backend: Backend) -> None:
    response = post(backend, b"[" * 100_000)

    assert response.status == 500
    assert b"<h1>Server Error (500)</h1>" in response.content()


def test_the_last_of_two_equal_keys_wins(backend: Backend) -> None:
    assert told(post(backend, b'{"messages":"a","messages":"b"}'))["messages"] == "b"


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json; charset=utf-8", b'{"messages":"x"}', 201),
        ("application/x-www-form-urlencoded", b"messages=x+y&user_feedback=", 201),
        (
            "multipart/form-data; boundary=B",
            b'--B\r\nContent-Disposition: form-data; name="messages"\r\n\r\nx\r\n--B--\r\n',
            201,
        ),
        ("multipart/form-data", b"x", 400),
        ("text/plain", b"x", 415),
        ("", b"x", 415),
    ],
)
def test_content_types(backend: Backend, kind: str, body: bytes, status: int) -> None:
    response = post(backend, body, content_type=kind)

    assert response.status == status
    if status == 415:
        assert told(response) == {"detail": f'Unsupported media type "{kind}" in request.'}


MISSING = "elegoo_user_id and access_token are required"
WRONG = "Invalid or expired access token"


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ({}, MISSING),
        ({"elegoo_user_id": FIRST_USER}, MISSING),
        ({"elegoo_user_id": FIRST_USER, "access_token": ""}, MISSING),
        ({"elegoo_user_id": "somebody", "access_token": USERS[FIRST_USER]}, WRONG),
        ({"elegoo_user_id": FIRST_USER, "access_token": USERS[SECOND_USER]}, WRONG),
        ({"elegoo_user_id": FIRST_USER, "access_token": USERS[FIRST_USER] + "\n"}, WRONG),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_refused_credentials(backend: Backend, method: str, query: dict[str, str], error: str) -> None:
    response = backend.answer(Request(method, f"{CHATS_PATH}?{urlencode(query)}", JSON_TYPE, b'{"messages":"x"}'))

    assert response.status == 401
    assert told(response) == {"error": error}


def test_credentials_in_the_body_are_enough_and_not_stored(backend: Backend) -> None:
    body = json.dumps({**CREDENTIALS, "messages": "x"}).encode()
    response = backend.answer(Request("POST", CHATS_PATH, JSON_TYPE, body))

    assert response.status == 201
    assert USERS[FIRST_USER].encode() not in response.content()


@pytest.mark.parametrize(
    ("method", "target", "headers", "status"),
    [
        ("GET", CHATS_PATH[:-1] + "?a=b", {}, 301),
        ("POST", CHATS_PATH[:-1] + "?a=b", {}, 301),
        ("GET", "/" + CHATS_PATH, {}, 404),
        ("GET", CHATS_PATH + "1/", {}, 404),
        ("GET", "/", {}, 404),
        ("PUT", CHATS_PATH, {}, 405),
        ("DELETE", CHATS_PATH, {}, 405),
        ("GET", CHATS_PATH, {"accept": "text/html"}, 406),
        ("PUT", CHATS_PATH, {"accept": "application/xml"}, 406),
        ("GET", CHATS_PATH, {"accept": "text/html, */*;q=0.1"}, 401),
        ("GET", CHATS_PATH + "?format=json", {}, 401),
        ("GET", CHATS_PATH + "?format=api", {}, 404),
        ("OPTIONS", CHATS_PATH, {}, 200),
    ],
)
def test_paths_methods_and_negotiation(
    backend: Backend, method: str, target: str, headers: dict[str, str], status: int
) -> None:
    response = backend.answer(Request(method, target, headers))

    assert response.status == status
    if status == 301:
        assert response.header("location") == CHATS_PATH + "?a=b"
        assert response.content() == b""
    if status == 405:
        assert told(response) == {"detail": f'Method "{method}" not allowed.'}
    if status == 404 and "format" not in target:
        assert b"<h1>Not Found</h1>" in response.content()


def test_a_preflight_is_answered_without_permission(backend: Backend) -> None:
    headers = {"origin": "https://example.com", "access-control-request-method": "POST"}
    response = backend.answer(Request("OPTIONS", CHATS_PATH, headers))

    assert (response.status, response.content()) == (200, b"")
    assert response.header("Access-Control-Allow-Origin") is None


def test_the_head_of_an_answer(backend: Backend) -> None:
    assert dict(get(backend, {}).headers) == {
        "Content-Type": "application/json",
        "Allow": "GET, POST, HEAD, OPTIONS",
        "X-Frame-Options": "SAMEORIGIN",
        "Content-Length": "56",
        "Vary": "Accept-Language, origin",
        "Content-Language": "en",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "unsafe-none",
        "Server": "daphne",
    }


def test_the_list_is_the_users_own_newest_id_first(backend: Backend) -> None:
    second = {"elegoo_user_id": SECOND_USER, "access_token": USERS[SECOND_USER]}
    for number in range(30):
        post(backend, {"messages": f"m{number}"}, second if number % 3 == 0 else None)

    chats = told(get(backend))
    ids = [chat["id"] for chat in chats]
    assert [chat["messages"] for chat in chats] == [f"m{n}" for n in reversed(range(30)) if n % 3]
    assert ids == sorted(ids, reverse=True)
    assert not set(ids) & {chat["id"] for chat in told(get(backend, second))}
    assert ids[0] - ids[-1] > len(ids), "ids should have gaps"
    assert told(get(backend, CREDENTIALS | {"page": "2", "limit": "1"})) == chats


def test_large_rows_and_many_rows_make_a_list_of_the_announced_length(backend: Backend) -> None:
    for size in [1, 700_000, 1, 600_000, *[50] * 1200]:
        post(backend, {"messages": "x" * size})

    response = get(backend)
    pieces = list(response.body.pieces)
    assert sum(map(len, pieces)) == response.body.length == int(response.header("Content-Length") or 0)
    assert len(json.loads(b"".join(pieces))) == 1204
    assert len(pieces) > 3


def test_gzip_from_two_hundred_bytes_when_asked(backend: Backend) -> None:
    assert get(backend, accept_encoding="gzip").header("Content-Encoding") is None
    post(backend, {"messages": "x" * 200})
    plain = get(backend)
    packed = get(backend, accept_encoding="br, gzip")
    data = packed.content()

    assert plain.header("Vary") == packed.header("Vary") == "Accept-Language, origin, Accept-Encoding"
    assert packed.header("Content-Encoding") == "gzip"
    assert packed.header("Content-Length") == str(len(data))
    assert gzip.decompress(data) == plain.content()


@pytest.mark.parametrize(
    ("lang", "header", "chosen"),
    [
        (None, "", "en"),
        ("zh-CN", "de", "zh-cn"),
        ("zh_CN", "", "zh-cn"),
        ("ZH-cn", "", "zh-cn"),
        ("zh", "", "zh-cn"),
        ("zh-Hant", "", "zh-cn"),
        ("zh-HK", "", "zh-cn"),
        ("zh-TW", "", "zh-tw"),
        ("pt", "", "pt-br"),
        ("de-AT", "", "de"),
        ("en-US", "", "en"),
        ("klingon", "de", "en"),
        (None, "de-AT", "de"),
        (None, "xx, de;q=0.5", "de"),
        (None, "en;q=0.3, ru;q=0.7", "ru"),
        (None, "*", "en"),
    ],
)
def test_the_language_of_an_answer(backend: Backend, lang: str | None, header: str, chosen: str) -> None:
    query = {} if lang is None else {"lang": lang}
    assert get(backend, query, accept_language=header).header("Content-Language") == chosen


@pytest.mark.parametrize(
    ("chat", "texts"),
    [
        ({}, ["该字段是必填项。"]),
        ({"messages": ""}, ["该字段不能为空。"]),
        ({"messages": None}, ["该字段不能为 null。"]),
        ({"messages": []}, [NOT_A_STRING]),
        ({"messages": "\0\ud800"}, [NUL, SURROGATE]),
    ],
)
def test_simplified_chinese_is_patchy_and_traditional_is_english(
    backend: Backend, chat: dict[str, object], texts: list[str]
) -> None:
    simplified = post(backend, chat, CREDENTIALS | {"lang": "zh-CN"})
    traditional = post(backend, chat | {"lang": "zh-CN"}, CREDENTIALS | {"lang": "zh-TW"})

    assert told(simplified) == {"messages": texts}
    assert told(traditional) == told(post(backend, chat))


def test_lang_in_the_body_is_ignored(backend: Backend) -> None:
    assert told(post(backend, {"lang": "zh-CN"})) == {"messages": [REQUIRED]}


def test_405_and_415_in_simplified_chinese(backend: Backend) -> None:
    put = backend.answer(Request("PUT", f"{CHATS_PATH}?lang=zh-CN"))
    plain = post(backend, b"x", CREDENTIALS | {"lang": "zh-CN"}, content_type="text/plain")

    assert told(put) == {"detail": "方法 “PUT” 不被允许。"}
    assert told(plain) == {"detail": "不支持请求中的媒体类型 “text/plain”。"}


def test_a_token_with_a_raw_plus_arrives_with_a_space(backend: Backend) -> None:
    assert (
        backend.answer(Request("GET", f"{CHATS_PATH}?elegoo_user_id=a+b&access_token={quote('c+d')}")).status == 401
    )
