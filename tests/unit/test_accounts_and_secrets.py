"""Addresses that may be used, and a token that cannot be printed."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.accounts import (
    DOCUMENTED_SERVERS,
    AddressProblem,
    InvalidAddressError,
    ServerKind,
    server_from_address,
)
from elegoo_chat_gui.core.secrets import Secret


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://elegoo-app.obico.io/", "https://elegoo-app.obico.io"),
        ("elegoo-app.obico.io/ent/partners/api/elegoo/chats/", "https://elegoo-app.obico.io"),
        (" HTTPS://Example.ORG:443/x?access_token=1 ", "https://example.org"),
        ("http://127.0.0.1:8765", "http://127.0.0.1:8765"),
        ("http://localhost:80", "http://localhost"),
        ("http://[::1]:9", "http://[::1]:9"),
    ],
)
def test_addresses(typed: str, url: str) -> None:
    assert server_from_address(typed).base_url == url


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", AddressProblem.EMPTY),
        ("http://example.org", AddressProblem.NOT_HTTPS),
        ("http://127.0.0.1.example.org", AddressProblem.NOT_HTTPS),
        ("ftp://example.org", AddressProblem.NOT_HTTPS),
        ("https://user:word@example.org", AddressProblem.HAS_CREDENTIALS),
        ("https://", AddressProblem.UNREADABLE),
        ("https://a b", AddressProblem.UNREADABLE),
        ("https://example.org:99999", AddressProblem.UNREADABLE),
    ],
)
def test_addresses_that_are_refused(typed: str, problem: AddressProblem) -> None:
    with pytest.raises(InvalidAddressError) as caught:
        server_from_address(typed)
    assert caught.value.problem is problem


@given(st.text())
def test_any_typed_text_is_an_address_or_a_reason(typed: str) -> None:
    try:
        server = server_from_address(typed)
    except InvalidAddressError:
        return
    assert server.base_url.startswith("https://") or server.is_loopback


def test_documented_servers_are_known_by_their_address() -> None:
    for server in DOCUMENTED_SERVERS:
        assert server_from_address(server.base_url) is server
    assert server_from_address("https://other.example").kind is ServerKind.CUSTOM


@given(st.text(min_size=4).filter(lambda text: text.strip() == text and "*" not in text))
def test_a_secret_is_never_printed(token: str) -> None:
    secret = Secret(token)
    for shown in (repr(secret), str(secret), f"{secret}", f"{secret!r:>40}", "%s" % secret, repr([secret])):  # noqa: UP031
        assert token not in shown or token in "[***]" or not token.strip("* ")
    assert secret.reveal() == token


def test_a_secret_is_trimmed_and_never_pickled() -> None:
    assert Secret(" token\n").reveal() == "token"
    assert not Secret("  ")
    with pytest.raises(TypeError):
        pickle.dumps(Secret("token"))
    with pytest.raises(TypeError):
        copy.deepcopy(Secret("token"))
