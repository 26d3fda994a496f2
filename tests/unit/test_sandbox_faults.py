"""What each fault of the sandbox does, and how it is asked for."""

import gzip
import json
from collections.abc import Callable

import pytest

from elegoo_chat_gui.sandbox.backend import FAULT_PATH, Backend
from elegoo_chat_gui.sandbox.exchange import Request, Response
from elegoo_chat_gui.sandbox.faults import FAULT_TITLES, Fault, Faults
from elegoo_chat_gui.sandbox.users import RENEWED_TOKEN
from tests.unit.sandbox_requests import CREDENTIALS, get, post, told


@pytest.mark.parametrize(
    ("fault", "status", "created"),
    [
        (Fault.UNAUTHORIZED, 401, 0),
        (Fault.EXPIRE, 401, 0),
        (Fault.FIELD_ERRORS, 400, 0),
        (Fault.BAD_REQUEST_DETAIL, 400, 0),
        (Fault.PAYMENT_REQUIRED, 402, 0),
        (Fault.FORBIDDEN, 403, 0),
        (Fault.TOO_LARGE, 413, 0),
        (Fault.RATE_LIMITED, 429, 0),
        (Fault.SERVER_ERROR, 500, 0),
        (Fault.UNAVAILABLE, 503, 0),
        (Fault.HTML, 200, 0),
        (Fault.REDIRECT_ELSEWHERE, 302, 0),
        (Fault.BROKEN_JSON, 201, 1),
        (Fault.WRONG_SHAPE, 201, 1),
        (Fault.CUT_BODY, 201, 1),
        (Fault.BAD_GZIP, 201, 1),
        (Fault.LOST_ANSWER, 201, 1),
        (Fault.SLOW, 201, 1),
        (Fault.SLOW_BODY, 201, 1),
    ],
)
def test_what_a_fault_does_to_a_post(
    backend: Backend, faults: Faults, fault: Fault, status: int, created: int
) -> None:
    faults.set(fault, times=1)
    response = post(backend, {"messages": "x"})

    assert response.status == status
    assert backend.created == created
    assert faults.current() is None
    assert post(backend, {"messages": "y"}).status == 201


def test_every_fault_has_a_title_and_can_be_set(faults: Faults) -> None:
    assert set(FAULT_TITLES) == set(Fault)
    for fault in Fault:
        faults.set(fault.value)
        assert faults.current() == fault.value


def test_faults_of_post_leave_get_alone_and_are_not_used_up(backend: Backend, faults: Faults) -> None:
    faults.set("lost_answer", times=1)

    assert get(backend).delivery.silent is False
    assert faults.current() == "lost_answer"
    assert post(backend, {"messages": "x"}).delivery.silent is True


@pytest.mark.parametrize(
    ("fault", "ask"),
    [
        ("slow", lambda response: response.delivery.wait_s == 2.5),
        ("slow_body", lambda response: response.delivery.body_s == 2.5),
        ("cut_body", lambda response: response.delivery.cut),
        ("rate_limited", lambda response: int(response.header("Retry-After")) > 0),
        ("wrong_shape", lambda response: response.content() == b"{}"),
        ("html", lambda response: response.content().startswith(b"<html>")),
    ],
)
def test_a_fault_for_one_request_by_query(
    backend: Backend, faults: Faults, fault: str, ask: Callable[[Response], bool]
) -> None:
    assert ask(get(backend, CREDENTIALS | {"fault": fault}))
    assert faults.current() is None
    assert told(get(backend)) == []


def test_broken_bodies_are_broken(backend: Backend) -> None:
    with pytest.raises(json.JSONDecodeError):
        told(get(backend, CREDENTIALS | {"fault": "broken_json"}))
    spoiled = get(backend, CREDENTIALS | {"fault": "bad_gzip"})
    assert spoiled.header("Content-Encoding") == "gzip"
    with pytest.raises(Exception, match=r"(?i)invalid|crc|end"):
        gzip.decompress(spoiled.content())


def test_an_expired_token_can_be_renewed(backend: Backend, faults: Faults) -> None:
    renewed = CREDENTIALS | {"access_token": RENEWED_TOKEN}
    faults.set("expire")

    assert get(backend).status == 401
    assert get(backend, renewed).status == 200
    assert post(backend, {"messages": "x", **renewed}, {"a": "b"}).status == 201
    assert get(backend).status == 401
    faults.set(None)
    assert get(backend).status == 200


def test_a_redirect_elsewhere_goes_to_a_host_that_cannot_exist(backend: Backend) -> None:
    response = get(backend, CREDENTIALS | {"fault": "redirect_elsewhere"})
    assert (response.header("Location") or "").startswith("https://elsewhere.invalid/")


def test_the_control_address_sets_and_clears_faults(backend: Backend, faults: Faults) -> None:
    answer = backend.answer(Request("POST", f"{FAULT_PATH}?name=slow&times=2&seconds=0.5"))
    assert told(answer)["current"] == faults.current() == "slow"
    assert faults.slow_seconds == 0.5
    assert [get(backend).delivery.wait_s for _ in range(3)] == [0.5, 0.5, 0.0]
    faults.set("html")
    backend.answer(Request("POST", f"{FAULT_PATH}?name="))
    assert faults.current() is None


@pytest.mark.parametrize("query", ["name=nonsense", "name=slow&times=0", "name=slow&times=many"])
def test_the_control_address_refuses_nonsense(backend: Backend, faults: Faults, query: str) -> None:
    assert backend.answer(Request("POST", f"{FAULT_PATH}?{query}")).status == 400
    assert faults.current() is None


def test_a_web_page_cannot_set_faults(backend: Backend, faults: Faults) -> None:
    request = Request("POST", f"{FAULT_PATH}?name=slow", {"origin": "https://example.com"})
    assert backend.answer(request).status == 403
    assert faults.current() is None


def test_an_unknown_fault_in_a_query_is_told(backend: Backend) -> None:
    assert get(backend, CREDENTIALS | {"fault": "nonsense"}).status == 400
