"""Chats as the server has them, pleasant and ugly: every word of every message is shown and copied."""

import re

import pytest

from elegoo_chat_gui.core import html_text
from elegoo_chat_gui.core.blocks import SuggestedMethodBlock, TextBlock, blocks_of
from elegoo_chat_gui.core.json_text import JsonValue
from elegoo_chat_gui.core.messages import DecodedMessages, Message, decode_messages
from elegoo_chat_gui.core.transcript import message_as_html, message_as_markdown, message_as_text
from elegoo_chat_gui.core.visible_text import visible_text
from elegoo_chat_gui.sandbox.seed_ugly import ugly_chats
from elegoo_chat_gui.ui.screens.conversation._document_export import document_html, document_markdown
from elegoo_chat_gui.ui.screens.conversation._document_style import Look
from elegoo_chat_gui.ui.screens.conversation._documents import markdown_documents, plain_document
from elegoo_chat_gui.ui.screens.conversation._words import labels
from elegoo_chat_gui.ui.theme import Theme

PRESET = "0.20mm Standard @Elegoo Neptune4Pro (0.4 nozzle)"
PLATES = ("hot_plate_temp", "cool_plate_temp", "eng_plate_temp", "textured_cool_plate_temp", "textured_plate_temp")
SHAPES: dict[str, list[JsonValue]] = {
    "a Chinese chat with settings in two forms": [
        {
            "role": "assistant",
            "content": "当前使用：\n- 打印机： **Elegoo Neptune 4 Pro (0.4 nozzle)**\n- 耗材： **PETG**",
        },
        {
            "role": "assistant",
            "content": "我先把**回抽**加长，喷嘴温度降低 5 °C：\n\n1. 细丝来自空驶时的渗料\n"
            "2. 下垂来自桥接冷却不足\n\n设置已应用 ✅",
            "per_override_explanations": [{"parameter": "喷嘴温度", "explanation": "降到 235 °C 更干净。"}],
            "slicing_profiles": {
                "use_print_process_preset": PRESET,
                "filament_overrides": {"nozzle_temperature": 235, **dict.fromkeys(PLATES, 75)},
                "print_process_overrides": {"initial_layer_speed": 25},
            },
        },
        {
            "role": "assistant",
            "content": "再打开**过桥风扇**。",
            "slicing_profiles": {
                "use_print_process_preset": PRESET,
                "filament_overrides": {"nozzle_temperature": [235], "overhang_fan_speed": [90]},
                "print_process_overrides": {"outer_wall_speed": 80},
            },
        },
    ],
    "notices, actions, support and an upgrade": [
        {
            "role": "assistant",
            "content": "",
            "jusprinNotification": {"level": "warning", "text": "floating\nregions"},
        },
        {"role": "assistant", "content": None, "agent_actions": [{"name": "contact_support", "arguments": {}}]},
        {
            "role": "assistant",
            "content": "Free accounts get help from the community.",
            "discord_support": {
                "url": "https://discord.example/X",
                "qr_code_url": "https://qr.example/?data=https%3A",
            },
            "has_upgrade_link": True,
        },
    ],
    "an analysis of the plate, values that could not be reduced": [
        {"role": "assistant", "content": "A **dragon bust**.", "suggested_printing_method": "Use **tree supports**."},
        {
            "role": "assistant",
            "content": "The **fine** preset.",
            "slicing_profiles": {
                "filament_overrides": {"fan_min_speed": [80.0], "threshold": ["25%"], "slow_down": [None]},
                "print_process_overrides": {"overhang_3_4_speed": "30%", "post_process": []},
            },
        },
    ],
    "options, and a troubleshooting without a preset": [
        {
            "role": "assistant",
            "content": "Which one first?",
            "agent_actions": [
                {
                    "name": "ask_user_to_choose_from_options",
                    "arguments": {"user_options_to_choose_from": ["Bed temperature", "Draughts"]},
                }
            ],
        }
    ],
    "Markdown of many kinds": [
        {"role": "user", "content": 'Start-G-code? <b>bold?</b> <script>alert(1)</script> & "quotes" \\ backslash'},
        {
            "role": "assistant",
            "content": "Kurz:\n\n| Befehl | Bedeutung |\n|---|:--:|\n| `G28` | Referenzfahrt |\n"
            "| `M190 S60` | Bett *warten* |"
            "\n\n```gcode\nG28 ; home\nG1 Z0.2 F1200\n```\n\n> Die Temperatur muss **vor** dem Zug stimmen.\n\n"
            "https://www.example.com/wiki?x=1&y=2 und [hier](https://example.com/a_(b)).\n\n"
            "![plate](https://example.com/plate.png) <img src=x onerror=alert(1)> :smile:",
        },
        {"role": "assistant", "content": "نعم. استخدم سرعة بطيئة (25 mm/s) وأوقف السحب. 👍🏽"},
        {"role": "assistant", "content": f"はい。\tTabbed\r\nWindows line end. {'Donaudampfschifffahrt' * 30}"},
    ],
    "the old forms": [
        {
            "role": "assistant",
            "content": "I picked the draft preset.",
            "slicing_profiles": {"filament_overrides": [{"nozzle_temperature": 220}]},
        },
        {"role": "assistant", "content": "Done.", "params": {"filament_json": {"nozzle_temperature": "220"}}},
    ],
    "every wrong kind of element": [
        "a bare string",
        None,
        7,
        [],
        {},
        {"role": "tool", "tool_call_id": "call_1", "content": '{"ok":true}'},
        {"role": "user", "content": [{"type": "text", "text": "in parts"}]},
        {
            "role": "assistant",
            "content": 42,
            "agent_actions": "slice_model",
            "discord_support": {},
            "timestamp": 1772,
        },
        {"role": "user", "content": "half an emoji \ud83d, a NUL \x00, an escape \x1b[31mred, a bidi \u202egnp.exe"},
    ],
}
UGLY = {
    chat.at: log.messages
    for chat in ugly_chats()
    if isinstance(log := decode_messages(chat.messages), DecodedMessages)
}
MESSAGES = {name: [Message.from_value(value) for value in values] for name, values in SHAPES.items()} | UGLY


@pytest.fixture(scope="module")
def look(qapp: object) -> Look:
    return Look.of(Theme(mode="light"))


def words_of(text: str) -> list[str]:
    """Letters and digits in stretches short enough not to be broken by markup."""
    return re.findall(r"[^\W_]+", visible_text(text))


@pytest.mark.parametrize("name", MESSAGES)
def test_every_word_is_shown_and_copied(look: Look, name: str) -> None:
    def render(text: str) -> str:
        documents = markdown_documents(text, look)
        return "\n".join(document_html(part, 0, part.characterCount() - 1) for part in documents)

    for message in MESSAGES[name]:
        copies = (message_as_text(message, labels()), message_as_markdown(message, labels()))
        html = message_as_html(message, labels(), render)
        for block in blocks_of(message):
            if not isinstance(block, TextBlock | SuggestedMethodBlock) or len(message.text) > 20_000:
                continue
            text = block.text if isinstance(block, TextBlock) else block.markdown
            is_typed = isinstance(block, TextBlock) and not block.is_markdown
            documents = [plain_document(text, look)] if is_typed else markdown_documents(text, look)
            shown = "\n".join(document.toPlainText() for document in documents)
            again = "\n".join(document_markdown(part, 0, part.characterCount() - 1) for part in documents)
            # Where a link leads, the language of code, the number of an item are seen elsewhere.
            hidden = {"https", "example", "com", "a", "b", "gcode", "1", "2"}
            for word in words_of(text):
                assert all(word in visible_text(copy) for copy in (*copies, again))
                assert (word in shown and word in html) or word in hidden


def leaves(value: JsonValue) -> list[str]:
    if isinstance(value, dict):
        return [leaf for key, item in value.items() for leaf in (key, *leaves(item))]
    if isinstance(value, list):
        return [leaf for item in value for leaf in leaves(item)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("name", SHAPES)
def test_every_value_is_in_every_copy(name: str) -> None:
    for value, message in zip(SHAPES[name], MESSAGES[name], strict=True):
        extras = (
            {k: v for k, v in value.items() if k not in {"role", "content"}} if isinstance(value, dict) else value
        )
        copies = (
            message_as_text(message, labels()),
            message_as_markdown(message, labels()),
            message_as_html(message, labels(), html_text.typed),
        )
        for leaf in leaves(extras):
            # Names of keys and values of one word may be said in the program's own words.
            for word in words_of(leaf) if " " in leaf else []:
                assert all(word in copy for copy in copies)
