"""Chats that no program should have stored, and that the real server accepts all the same.

Each is text exactly as it would stand in `messages`; all are two to six weeks old.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

_MACHINE = "Elegoo Neptune 4 Pro (0.4 nozzle)"


@dataclass(frozen=True, slots=True)
class UglyChat:
    at: str
    messages: str
    names: Mapping[str, str | None] = field(default_factory=dict)


def ugly_chats() -> list[UglyChat]:
    """From plain text to a hundred thousand levels of brackets."""
    return [*_not_json(), *_odd_shapes(), *_odd_characters(), *_too_much()]


def _not_json() -> list[UglyChat]:
    return [
        UglyChat("15 10:00", "Why do my prints come out hairy?", {"machine_name": _MACHINE}),
        UglyChat("15 10:05", '[{"role":"user","content":"Why do my prints come out ha', {"machine_name": _MACHINE}),
        UglyChat("18 23:59", '[{"role":"user","content":"first"}][{"role":"user","content":"second"}]'),
        UglyChat("20 07:00", "<!doctype html><title>502</title><h1>Bad Gateway</h1>"),
    ]


def _odd_shapes() -> list[UglyChat]:
    empty = {
        "machine_name": "",
        "filament_name": "",
        "print_process_name": "",
        "slicing_settings_json": "",
        "user_feedback": "",
        "user_feedback_text": "",
    }
    wrong_elements = (
        '["only a text",null,7,3.50,true,[],{},{"role":"system","content":"You are a slicer."},'
        '{"role":"tool","tool_call_id":"call_9","content":"{\\"ok\\":true}"},{"role":"USER","content":"shouting"},'
        '{"role":7,"content":"role is a number"},{"role":null,"content":"role is null"},{"content":"no role"},'
        '{"role":"user"},{"role":"assistant","content":null},{"role":"assistant","content":""}]'
    )
    odd_contents = (
        '[{"role":"user","content":42},{"role":"user","content":-1.10e2},{"role":"user","content":false},'
        '{"role":"user","content":[{"type":"text","text":"in parts"},{"type":"image_url","image_url":'
        '{"url":"https://tracker.invalid/pixel.png"}}]},{"role":"assistant","content":{"text":"an object"}},'
        '{"role":"assistant","content":"extras of the wrong kind","agent_actions":"slice_model",'
        '"per_override_explanations":{"parameter":"x"},"slicing_profiles":null,"jusprinNotification":"boom",'
        '"suggested_printing_method":3,"discord_support":{},"has_upgrade_link":"yes"},'
        '{"role":"assistant","content":"unknown action","agent_actions":[{"name":"launch_rocket"},{},null,'
        '{"name":"ask_user_to_choose_from_options","arguments":{"user_options_to_choose_from":"one"}}]}]'
    )
    return [
        UglyChat("21 08:00", "[]", empty),
        UglyChat("21 08:01", '{"role":"user","content":"one message, but no list around it"}', empty),
        UglyChat("22 08:02", "null"),
        UglyChat("23 08:03", wrong_elements, {"slicing_settings_json": "{not json", "user_feedback": "so-so"}),
        UglyChat("24 08:04", odd_contents, {"slicing_settings_json": '["a","list"]', "user_feedback": "👍" * 16}),
        UglyChat(
            "26 08:05",
            '[ {"role" : "user" , "content" : "spaces, \\u00fcmlauts as escapes, numbers as 1.50"} ,\n'
            '\t{"role":"assistant","content":"","agent_actions":[],"per_override_explanations":[]} ]',
            {"slicing_settings_json": '{ "layer_height" : 0.20, "layer_height" : "0.24", "big": 1e400 }'},
        ),
    ]


def _odd_characters() -> list[UglyChat]:
    controls = (
        '[{"role":"user","content":"half an emoji \\ud83d, a NUL \\u0000, red \\u001b[31mtext, '
        'a name turned round \\u202egnp.exe\\u202c, a zero\\u200bwidth space, a bell \\u0007"},'
        '{"role":"assistant","content":"this key comes twice","content":"and this one wins"}]'
    )
    markup = (
        '[{"role":"user","content":"<b>bold?</b> <script>alert(1)</script> '
        'if a<b and c>d then &amp; \\"quotes\\" \\\\"},'
        '{"role":"assistant","content":"<img src=x onerror=alert(1)>\\n\\n![remote](https://tracker.invalid/pixel.png)'
        "\\n\\n![local](file:///etc/hostname)\\n\\n[click me](javascript:alert(1)) [file](file:///etc/passwd) "
        "<style>*{display:none}</style>\\n\\n---\\ntitle: front matter\\n---\\n\\n[ref]: https://tracker.invalid/\\n\\n"
        'G1 X10\\nG1 X20"}]'
    )
    scripts = (
        '[{"role":"user","content":"👨‍👩‍👧‍👦🏳️‍🌈👍🏽 日本語と한국어 ＦＵＬＬ　ｗｉｄｔｈ e\u0301 vs é"},'
        '{"role":"assistant","content":"مرحبا (123) abc\u2028next line\u2029next paragraph\\r\\nWindows\\ttab"}]'
    )
    long_name = "Elegoo Neptune 4 Pro with hardened nozzle, silicone sock, second part fan and my own start G-code "
    return [
        UglyChat("28 12:00", controls),
        UglyChat(
            "29 12:00", markup, {"machine_name": "<b>Küche</b> & “Keller” 🏠", "filament_name": "PLA\tmatt\nschwarz"}
        ),
        UglyChat(
            "31 12:00", scripts, {"filament_name": "Überraschungs-PLA™", "user_feedback_text": "\u202enot good"}
        ),
        UglyChat(
            "32 12:00",
            '[{"role":"user","content":"My preset has a slightly long name."}]',
            {"machine_name": long_name * 4 + "(0.4 nozzle)", "print_process_name": "x" * 300},
        ),
    ]


def _too_much() -> list[UglyChat]:
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 4200
    digits = '[{"role":"user","content":"How many digits may a number have?","precise":' + "7" * 5000 + "}]"
    return [
        UglyChat("33 12:00", '[{"role":"user","content":"' + word + '"}]'),
        UglyChat("36 12:00", digits),
        UglyChat("38 12:00", "[" * 100_000 + "]" * 100_000),
        UglyChat("40 12:00", '[{"role":"user","content":"deep extras","x":' + "[" * 100_000 + "]" * 100_000 + "}]"),
    ]
