"""Messages and chats as text, Markdown and HTML; settings as tables."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core import html_text
from elegoo_chat_gui.core.blocks import SettingsAppliedBlock, blocks_of
from elegoo_chat_gui.core.json_text import JsonValue
from elegoo_chat_gui.core.messages import Message
from elegoo_chat_gui.core.transcript import (
    Labels,
    chat_as_html,
    chat_as_markdown,
    message_as_html,
    message_as_markdown,
    message_as_text,
    settings_as_html,
    settings_as_markdown,
    settings_as_text,
)
from tests.ui.conversation_samples import chat_of

LABELS = Labels(
    user="User",
    assistant="Assistant",
    nobody="No role",
    empty="Nothing",
    settings="Applied",
    old_settings="Applied long ago",
    explanations="Explained",
    preset="Preset",
    key="Setting",
    value="Value",
    reason="Reason",
    options="Offered",
    suggestion="Suggested",
    support="Support",
    upgrade="Upgrade",
    action="Asked for {}".format,
    notice="Slicer {}".format,
)

EVERYTHING: JsonValue = {
    "role": "assistant",
    "content": "I *did* it",
    "slicing_profiles": {
        "use_print_process_preset": "0.20 <fine> | nozzle",
        "filament_overrides": {"nozzle_temperature": [215]},
        "print_process_overrides": {"wall_loops": 4, "gcode": "G1|X\\\n<b>\tM0"},
    },
    "per_override_explanations": [
        {"parameter": "Wall loops", "explanation": "strong\nand stiff"},
        {"parameter": "喷嘴", "explanation": "干净"},
    ],
    "agent_actions": [
        {"name": "slice_model", "arguments": {"plate": "<1>"}},
        {"name": "ask_user_to_choose_from_options", "arguments": {"user_options_to_choose_from": ["1. A", "<B>"]}},
    ],
    "jusprinNotification": {"level": "error", "text": "out of <plate>\n# 2 objects"},
    "suggested_printing_method": "**tree**",
    "discord_support": {"url": "https://d.example/?a=1&b=2", "qr_code_url": "https://q.example"},
    "has_upgrade_link": True,
    "odd": {"k": ["<i>", 1]},
}


def settings_of(value: JsonValue) -> SettingsAppliedBlock:
    return next(b for b in blocks_of(Message.from_value(value)) if isinstance(b, SettingsAppliedBlock))


def test_settings_for_a_spreadsheet() -> None:
    assert settings_as_text(settings_of(EVERYTHING), LABELS) == (
        "Setting\tValue\tReason\n"
        "Preset\t0.20 <fine> | nozzle\t\n"
        "nozzle_temperature\t215\t\n"
        "wall_loops\t4\tstrong and stiff\n"
        "gcode\tG1|X\\ <b> M0\t\n"
        "喷嘴\t\t干净"
    )


def test_settings_as_a_markdown_table() -> None:
    assert settings_as_markdown(settings_of(EVERYTHING), LABELS) == (
        "| Setting | Value | Reason |\n"
        "| --- | --- | --- |\n"
        "| Preset | 0.20 <fine> \\| nozzle |  |\n"
        "| nozzle_temperature | 215 |  |\n"
        "| wall_loops | 4 | strong and stiff |\n"
        "| gcode | G1\\|X\\ <b> M0 |  |\n"
        "| 喷嘴 |  | 干净 |"
    ).replace("<fine>", "\\<fine>").replace("<b>", "\\<b>")


def test_settings_as_an_html_table() -> None:
    lines = settings_as_html(settings_of(EVERYTHING), LABELS).split("\n")
    assert lines[1] == "<tr><th>Setting</th><th>Value</th><th>Reason</th></tr>"
    assert lines[2] == "<tr><td>Preset</td><td>0.20 &lt;fine&gt; | nozzle</td><td></td></tr>"
    assert lines[4] == "<tr><td>wall_loops</td><td>4</td><td>strong<br>and stiff</td></tr>"
    assert lines[5] == "<tr><td>gcode</td><td>G1|X\\<br>&lt;b&gt;\tM0</td><td></td></tr>"


def test_every_part_of_a_message_as_html() -> None:
    html = message_as_html(Message.from_value(EVERYTHING), LABELS, lambda text: f"<p>[{text}]</p>")
    for part in (
        "<p>[I *did* it]</p>",
        "<p><strong>Suggested</strong></p>\n<p>[**tree**]</p>",
        "<p><strong>Applied</strong></p>\n<table",
        "<p>→ Asked for slice_model <code>{&quot;plate&quot;:&quot;&lt;1&gt;&quot;}</code></p>",
        "<p>Offered</p>\n<ul><li>1. A</li><li>&lt;B&gt;</li></ul>",
        "<blockquote><p><strong>Slicer error:</strong> out of &lt;plate&gt;<br># 2 objects</p></blockquote>",
        '<a href="https://d.example/?a=1&amp;b=2">https://d.example/?a=1&amp;b=2</a><br>https://q.example</p>',
        "<p>Upgrade</p>",
        "<p><code>odd</code></p>\n<pre>\n{\n  &quot;k&quot;: [&quot;&lt;i&gt;&quot;, 1]\n}</pre>",
    ):
        assert part in html


def test_every_part_of_a_message_as_markdown() -> None:
    markdown = message_as_markdown(Message.from_value(EVERYTHING), LABELS)
    for part in (
        "I *did* it",
        "**Suggested**\n\n**tree**",
        "**Applied**\n\n| Setting |",
        '→ Asked for slice_model `{"plate":"<1>"}`',
        "Offered\n\n- 1\\. A\n- \\<B>",
        "> **Slicer error:** out of \\<plate>  \n> \\# 2 objects",
        '`odd`\n\n```json\n{\n  "k": ["<i>", 1]\n}\n```',
    ):
        assert part in markdown


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", "//x"])
def test_other_addresses_are_no_links(url: str) -> None:
    message = Message.from_value({"role": "assistant", "discord_support": {"url": url}})
    assert "href" not in message_as_html(message, LABELS, html_text.typed)


def test_typed_words_are_not_markup() -> None:
    message = Message.written("user", "<b>*a*\n- b")
    assert message_as_markdown(message, LABELS) == "\\<b>\\*a\\*  \n\\- b"
    expected = '<p style="white-space: pre-wrap">&lt;b&gt;*a*<br>- b</p>'
    assert message_as_html(message, LABELS, html_text.typed) == expected
    assert message_as_text(message, LABELS) == "<b>*a*\n- b"


def test_a_chat_stands_under_the_names_of_its_roles() -> None:
    chat = chat_of([{"role": "user", "content": "a"}, {"role": "# <i>", "content": "b"}, {"role": "assistant"}])
    assert chat_as_html(chat, LABELS, html_text.typed) == (
        '<h3>User</h3>\n<p style="white-space: pre-wrap">a</p>\n'
        '<h3># &lt;i&gt;</h3>\n<p style="white-space: pre-wrap">b</p>\n'
        "<h3>Assistant</h3>\n<p><em>Nothing</em></p>\n"
    )
    assert chat_as_markdown(chat, LABELS).startswith(
        "### User\n\na\n\n### # \\<i>\n\nb\n\n### Assistant\n\n*Nothing*\n"
    )


def test_what_does_not_decode_is_preformatted() -> None:
    chat = chat_of('[{"role": "<b>')
    assert chat_as_html(chat, LABELS, html_text.typed) == "<pre>\n[{&quot;role&quot;: &quot;&lt;b&gt;</pre>"
    assert chat_as_markdown(chat, LABELS) == '```\n[{"role": "<b>\n```'


def test_nothing_hidden_reaches_the_html() -> None:
    html = message_as_html(Message.written("user", "\ud83d \x00 \u202e"), LABELS, html_text.typed)
    assert "⟨U+D83D⟩ ␀ ⟨U+202E⟩" in html


class _Words(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.cells: list[list[str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.cells.append([])
        elif tag in {"td", "th"}:
            self.cells[-1].append("")
        if tag != "br":
            self.open.append(tag)
        else:
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] in (["td"], ["th"]):
            self.cells[-1][-1] += data


VALUES = st.text(st.characters(exclude_categories=("C",)) | st.sampled_from("|\\\n\t`<&*_- "), max_size=12)


@given(st.dictionaries(VALUES, VALUES, max_size=4))
def test_tables_keep_their_cells(settings: dict[str, str]) -> None:
    block = settings_of({"role": "assistant", "slicing_profiles": {"print_process_overrides": settings}})
    parsed = _Words(settings_as_html(block, LABELS))
    assert parsed.open == []
    assert parsed.cells[1:] == [[key, value, ""] for key, value in settings.items()]
    text = settings_as_text(block, LABELS).split("\n")
    assert [line.count("\t") for line in text] == [2] * (len(settings) + 1)
    markdown = settings_as_markdown(block, LABELS).split("\n")
    assert len(markdown) == len(settings) + 2
    for line in markdown:
        assert line.replace("\\\\", "").replace("\\|", "").count("|") == 4
