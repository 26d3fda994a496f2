"""The curl command gives a shell exactly the body that would be sent."""

import json
import shlex

from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.accounts import Account, Server, ServerKind
from elegoo_chat_gui.core.chats import NewChat
from elegoo_chat_gui.core.curl import TOKEN_PLACEHOLDER, curl_command

SERVER = Server("https://example.org", "https://example.org", ServerKind.CUSTOM)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(TEXT, TEXT, st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_a_shell_reads_back_the_exact_body(messages: str, machine: str, user: str) -> None:
    chat = NewChat(messages, machine_name=machine)
    words = shlex.split(curl_command(Account(SERVER, user, language="zh-CN"), chat))
    assert words[:4] == ["curl", "-X", "POST", "https://example.org/ent/partners/api/elegoo/chats/?lang=zh-CN"]
    assert words[words.index("-H") + 1] == "Content-Type: application/json"
    assert words[words.index("--data-binary") + 1] == chat.request_body(user, TOKEN_PLACEHOLDER)


def test_quotes_and_shell_words_stay_text() -> None:
    text = 'it\'s $(rm -rf ~) `x` "y" \\ !z'
    words = shlex.split(curl_command(Account(SERVER, "U"), NewChat(text)))
    assert json.loads(words[-1])["messages"] == text
    assert json.loads(words[-1])["access_token"] == TOKEN_PLACEHOLDER
