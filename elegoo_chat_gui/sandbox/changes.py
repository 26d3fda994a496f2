"""A chat as its writer would store it next: further messages, a better answer, feedback, other settings."""

import json
from collections.abc import Mapping

CORRECTION = " Correction: start five degrees lower and watch the first layer."
EXCHANGES = (
    ("Thank you. What about the second layer?", "Keep the temperature, and raise the fan to 40 %."),
    ("It still strings a little.", "Then raise the retraction length by 0.2 mm."),
    ("That helped!", "Glad to hear it. Happy printing!"),
)


def changed_chat(chat: Mapping[str, object], turn: int, updated_at: str) -> dict[str, object]:
    """The next version of a chat; `turn` counts its changes from 0, so that each is another one."""
    result = dict(chat)
    result["messages"] = _messages(str(chat.get("messages") or ""), turn)
    result["slicing_settings_json"] = _settings(chat.get("slicing_settings_json"), turn)
    result["user_feedback"] = "negative" if chat.get("user_feedback") == "positive" else "positive"
    result["user_feedback_text"] = f"Better than before ({turn + 1})."
    result["updated_at"] = updated_at
    return result


def _messages(text: str, turn: int) -> str:
    """Two further messages, and a sentence more in the last answer; what is no list stays, with a word behind it."""
    try:
        messages = json.loads(text)
    except (ValueError, RecursionError):
        messages = None
    if not isinstance(messages, list):
        return f"{text} (changed {turn + 1})"
    for message in reversed(messages):
        if (
            isinstance(message, dict)
            and message.get("role") == "assistant"
            and isinstance(message.get("content"), str)
        ):
            message["content"] = f"{message['content']}{CORRECTION}"
            break
    question, answer = EXCHANGES[turn % len(EXCHANGES)]
    messages += [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]
    return json.dumps(messages, ensure_ascii=False, separators=(",", ":"))


def _settings(text: object, turn: int) -> object:
    try:
        settings = json.loads(text) if isinstance(text, str) else {}
    except (ValueError, RecursionError):
        return text
    if not isinstance(settings, dict):
        return text
    settings |= {"nozzle_temperature": [f"{235 - turn}"], "fan_max_speed": ["40"]}
    return json.dumps(settings, ensure_ascii=False, separators=(",", ":"))
