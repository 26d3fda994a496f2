"""Blocks of a message: every stored shape, and nothing dropped for any JSON value."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.blocks import (
    AppliedSetting,
    Block,
    OptionsBlock,
    RawBlock,
    SettingReason,
    SettingsAppliedBlock,
    SettingScope,
    SettingsOrigin,
    SlicerActionBlock,
    SlicerNoticeBlock,
    SuggestedMethodBlock,
    SupportBlock,
    TextBlock,
    UpgradeBlock,
    blocks_of,
)
from elegoo_chat_gui.core.json_text import JsonValue, dump
from elegoo_chat_gui.core.messages import DecodedMessages, Message, decode_messages


def blocks(value: JsonValue) -> tuple[Block, ...]:
    return blocks_of(Message.from_value(value))


def settings(profiles: JsonValue, **extras: JsonValue) -> SettingsAppliedBlock:
    found = blocks({"role": "assistant", "content": "x", "slicing_profiles": profiles, **extras})
    return next(block for block in found if isinstance(block, SettingsAppliedBlock))


def test_text_is_markdown_from_the_assistant_only() -> None:
    assert blocks({"role": "assistant", "content": "*a*"}) == (TextBlock("*a*", True),)
    assert blocks({"role": "user", "content": "*a*"}) == (TextBlock("*a*", False),)
    assert blocks({"role": "system", "content": "*a*"}) == (TextBlock("*a*", False),)


@pytest.mark.parametrize("content", [None, "", " \n "])
def test_content_without_words_gives_no_block(content: JsonValue) -> None:
    assert blocks({"role": "assistant", "content": content}) == ()
    assert blocks({"role": "assistant"}) == ()


@pytest.mark.parametrize("content", [42, True, [1], {"text": "a"}, []])
def test_content_of_another_type_is_raw(content: JsonValue) -> None:
    assert blocks({"role": "user", "content": content}) == (RawBlock("content", content),)


@pytest.mark.parametrize("value", ["bare", None, 7, [], [1]])
def test_elements_that_are_no_objects_are_raw(value: JsonValue) -> None:
    assert blocks(value) == (RawBlock(None, value),)


@pytest.mark.parametrize(
    "stored",
    [
        {"nozzle_temperature": [215], "fan": ["30%"]},
        {"nozzle_temperature": 215, "fan": "30%"},
        [{"nozzle_temperature": 215, "fan": "30%"}],
        [{"nozzle_temperature": [215]}, {"fan": "30%"}],
    ],
)
def test_all_forms_of_filament_overrides_read_alike(stored: JsonValue) -> None:
    assert settings({"filament_overrides": stored}).overrides == (
        AppliedSetting("nozzle_temperature", "215", SettingScope.FILAMENT),
        AppliedSetting("fan", "30%", SettingScope.FILAMENT),
    )


def test_values_that_could_not_be_reduced_and_lists_keep_their_json() -> None:
    found = settings(
        {"filament_overrides": {"slow": [None], "two": [1, 2]}, "print_process_overrides": {"post": [], "one": [5]}}
    )
    assert [(o.key, o.value_text) for o in found.overrides] == [
        ("slow", "null"),
        ("two", "[1,2]"),
        ("post", "[]"),
        ("one", "[5]"),
    ]


def test_reasons_meet_their_settings_by_name() -> None:
    found = settings(
        {"use_print_process_preset": "Fine", "print_process_overrides": {"wall_loops": 4, "brim_width": 6}},
        per_override_explanations=[
            {"parameter": "Wall loops", "explanation": "strong"},
            {"parameter": "喷嘴温度", "explanation": "干净"},
            {"parameter": "Wall Loops", "explanation": "twice"},
        ],
    )
    assert found.preset == "Fine"
    assert [o.reason for o in found.overrides] == ["strong", None]
    assert found.reasons == (SettingReason("喷嘴温度", "干净"), SettingReason("Wall Loops", "twice"))


def test_explanations_alone_are_shown() -> None:
    found = blocks({"role": "assistant", "per_override_explanations": [{"parameter": "a", "explanation": "b"}]})
    assert found == (SettingsAppliedBlock(None, (), (SettingReason("a", "b"),), SettingsOrigin.NONE),)


def test_old_params_are_settings_too() -> None:
    found = blocks({"role": "assistant", "params": {"filament_json": {"t": "220"}, "print_process_json": {"w": "3"}}})
    assert found == (
        SettingsAppliedBlock(
            None,
            (AppliedSetting("t", "220", SettingScope.FILAMENT), AppliedSetting("w", "3", SettingScope.PROCESS)),
            origin=SettingsOrigin.PARAMS,
        ),
    )


def test_actions_options_notices_and_the_rest() -> None:
    found = blocks(
        {
            "role": "assistant",
            "content": None,
            "agent_actions": [
                {"name": "slice_model", "arguments": {}},
                {
                    "name": "ask_user_to_choose_from_options",
                    "arguments": {"user_options_to_choose_from": ["A", "B"]},
                },
                "odd",
            ],
            "jusprinNotification": {"level": "error", "text": "out"},
            "suggested_printing_method": "**tree**",
            "discord_support": {"url": "https://d", "qr_code_url": "https://q", "more": 1},
            "has_upgrade_link": True,
            "timestamp": 17,
        }
    )
    assert found == (
        SuggestedMethodBlock("**tree**"),
        SlicerActionBlock("slice_model", {}),
        OptionsBlock(("A", "B")),
        SlicerNoticeBlock("error", "out"),
        SupportBlock("https://d", "https://q"),
        UpgradeBlock(),
        RawBlock("agent_actions", ["odd"]),
        RawBlock("discord_support", {"more": 1}),
        RawBlock("timestamp", 17),
    )


KEYS = [
    "role",
    "content",
    "agent_actions",
    "per_override_explanations",
    "slicing_profiles",
    "params",
    "suggested_printing_method",
    "jusprinNotification",
    "discord_support",
    "has_upgrade_link",
    "name",
    "arguments",
    "parameter",
    "explanation",
    "level",
    "text",
    "url",
    "qr_code_url",
    "use_print_process_preset",
    "filament_overrides",
    "print_process_overrides",
    "filament_json",
    "print_process_json",
    "user_options_to_choose_from",
    "wall_loops",
]
NAMES = st.sampled_from([*KEYS, "slice_model", "ask_user_to_choose_from_options", "assistant", "user"])
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8) | NAMES
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES | st.text(max_size=4), inner, max_size=4),
)
SETTINGS = st.dictionaries(st.sampled_from(["wall_loops", "fan"]), st.lists(LEAVES, min_size=1, max_size=2) | VALUES)
LIKELY = st.fixed_dictionaries(
    {"role": NAMES | LEAVES, "content": VALUES},
    optional={
        "agent_actions": st.lists(
            st.fixed_dictionaries(
                {"name": NAMES},
                optional={
                    "arguments": st.fixed_dictionaries({"user_options_to_choose_from": st.lists(LEAVES)}) | VALUES
                },
            )
            | VALUES
        ),
        "per_override_explanations": st.lists(
            st.fixed_dictionaries({"parameter": st.sampled_from(["Wall loops", "Fan", "ff"]), "explanation": VALUES})
        ),
        "slicing_profiles": st.fixed_dictionaries(
            {},
            optional={
                "use_print_process_preset": VALUES,
                "filament_overrides": SETTINGS | st.lists(SETTINGS) | VALUES,
                "print_process_overrides": SETTINGS | VALUES,
                "odd": VALUES,
            },
        )
        | VALUES,
        "params": st.fixed_dictionaries({"filament_json": SETTINGS | VALUES}) | VALUES,
        "jusprinNotification": st.fixed_dictionaries({"level": LEAVES, "text": LEAVES}, optional={"x": VALUES})
        | VALUES,
        "discord_support": st.fixed_dictionaries({"url": LEAVES}, optional={"qr_code_url": VALUES, "x": LEAVES}),
        "suggested_printing_method": VALUES,
        "has_upgrade_link": LEAVES,
        "timestamp": VALUES,
    },
)


def leaves(value: JsonValue) -> Iterator[str]:
    match value:
        case dict():
            for key, item in value.items():
                yield key
                yield from leaves(item)
        case list():
            for item in value:
                yield from leaves(item)
        case str():
            yield value
        case _:
            yield dump(value)


def shown(block: Block) -> str:
    """Everything a block carries, once as it is and once as JSON text."""
    match block:
        case RawBlock(key, value):
            return "\n".join([key or "", *leaves(value)])
        case SettingsAppliedBlock(preset, overrides, reasons, origin):
            parts = [preset or "", origin.value]
            parts += [text for o in overrides for text in (o.key, o.value_text, o.reason or "")]
            parts += [text for reason in reasons for text in (reason.parameter, reason.explanation)]
            return "\n".join(parts)
        case SlicerActionBlock(name, arguments):
            return "\n".join([name, *leaves(arguments)])
        case OptionsBlock(options):
            return "\n".join(["ask_user_to_choose_from_options", *options])
        case TextBlock(text, _) | SuggestedMethodBlock(text):
            return text
        case SlicerNoticeBlock(level, text):
            return f"{level}\n{text}"
        case SupportBlock(url, qr_url):
            return f"{url}\n{qr_url}"
        case UpgradeBlock():
            return "true"


# Names of places, which the kind of the block says; a parameter that names its setting's key; nothing at all.
STRUCTURE = frozenset(KEYS) - {"wall_loops"} | {"Wall loops", "Fan", ""}


@given(LIKELY | VALUES)
def test_no_leaf_is_dropped(value: JsonValue) -> None:
    message = Message.from_value(value)
    seen = "\n".join(map(shown, blocks_of(message)))
    text = message.value if isinstance(message.value, dict) else {}
    rest = {k: v for k, v in text.items() if k != "role" or not isinstance(v, str)} if text else value
    for leaf in leaves(rest):
        if leaf in STRUCTURE or leaf == "null" or not leaf.strip():
            continue
        assert leaf in seen or dump(leaf)[1:-1] in seen


@given(st.dictionaries(NAMES | st.text(max_size=4), VALUES, max_size=6))
def test_every_unknown_key_has_its_own_raw_block(value: dict[str, JsonValue]) -> None:
    raw = {block.key for block in blocks_of(Message.from_value(value)) if isinstance(block, RawBlock)}
    unknown = set(value) - set(KEYS[:10])
    assert unknown <= raw


def test_the_earlier_value_of_a_key_that_stands_twice_is_shown_too() -> None:
    log = decode_messages('[{"role":"user","content":"first","content":"second","odd":{"a":1,"a":2,"a":3}}]')
    assert isinstance(log, DecodedMessages)
    assert blocks_of(log.messages[0]) == (
        TextBlock("second", False),
        RawBlock("odd", {"a": 3, "a (1)": 1, "a (2)": 2}),
        RawBlock("content (1)", "first"),
    )


def test_a_reason_in_the_language_of_the_chat_stands_beside_its_setting() -> None:
    message = Message.from_value(
        {
            "role": "assistant",
            "slicing_profiles": {"filament_overrides": {"nozzle_temperature": [235], "fan_max_speed": [90]}},
            "per_override_explanations": [
                {"parameter": "喷嘴温度", "explanation": "更干净。"},
                {"parameter": "Nozzle temperature", "explanation": "Cleaner."},
                {"parameter": "别的", "explanation": "…"},
            ],
        }
    )
    names = {"nozzle_temperature": ("Printing temperature", "喷嘴温度"), "fan_max_speed": ("喷嘴温度",)}
    (block,) = blocks_of(message, lambda key: names.get(key, ()))
    assert isinstance(block, SettingsAppliedBlock)
    assert [setting.reason for setting in block.overrides] == ["Cleaner.", "喷嘴温度: 更干净。"]
    assert block.reasons == (SettingReason("别的", "…"),)
