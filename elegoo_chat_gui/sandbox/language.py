"""Language of an answer and the texts of its errors.

The real server translates few of them. Chinese (Simplified) is reproduced; the other languages, which the
server partly translates too, answer in English here: a client must never read these texts anyway.
"""

import re
from collections.abc import Mapping
from enum import StrEnum

LANGUAGES = ("en", "zh-cn", "zh-tw", "pt-br", "es", "de", "fr", "it", "ru")


class Text(StrEnum):
    """The sentences of the server; the value is the English one."""

    REQUIRED = "This field is required."
    BLANK = "This field may not be blank."
    NULL = "This field may not be null."
    NOT_A_STRING = "Not a valid string."
    TOO_LONG = "Ensure this field has no more than {limit} characters."
    NUL_CHARACTER = "Null characters are not allowed."
    SURROGATE = "Surrogate characters are not allowed: U+{code:X}."
    NOT_A_DICTIONARY = "Invalid data. Expected a dictionary, but got {kind}."
    NO_DATA = "No data provided"
    METHOD = 'Method "{method}" not allowed.'
    MEDIA_TYPE = 'Unsupported media type "{media_type}" in request.'
    NOT_ACCEPTABLE = "Could not satisfy the request Accept header."
    NOT_FOUND = "Not found."
    CREDENTIALS_MISSING = "elegoo_user_id and access_token are required"
    CREDENTIALS_WRONG = "Invalid or expired access token"


_SIMPLIFIED_CHINESE: Mapping[Text, str] = {
    Text.REQUIRED: "该字段是必填项。",
    Text.BLANK: "该字段不能为空。",
    Text.NULL: "该字段不能为 null。",
    Text.TOO_LONG: "请确保这个字段不能超过 {limit} 个字符。",
    Text.NOT_A_DICTIONARY: "无效数据。期待为字典类型，得到的是 {kind} 。",
    Text.METHOD: "方法 “{method}” 不被允许。",
    Text.MEDIA_TYPE: "不支持请求中的媒体类型 “{media_type}”。",
    Text.NOT_ACCEPTABLE: "无法满足Accept HTTP头的请求。",
    Text.NOT_FOUND: "未找到。",
}


def say(text: Text, language: str, **facts: object) -> str:
    """One sentence in a language; what has no translation comes in English."""
    wording = _SIMPLIFIED_CHINESE.get(text, text.value) if language == "zh-cn" else text.value
    return wording.format(**facts)


def supported(code: str) -> str | None:
    """The language a code stands for, or None: exact, then its first part, then any variant of that part."""
    wanted = code.strip().replace("_", "-").lower()
    first = wanted.partition("-")[0]
    if wanted in LANGUAGES:
        return wanted
    if first in LANGUAGES:
        return first
    return next((language for language in LANGUAGES if first and language.startswith(f"{first}-")), None)


def choose(lang: str | None, accept_language: str) -> str:
    """The language of the answer: `lang` beats the header; what is unknown becomes English."""
    if lang is not None:
        return supported(lang) or "en"
    for code in _by_preference(accept_language):
        if code == "*":
            return "en"
        if found := supported(code):
            return found
    return "en"


def _by_preference(header: str) -> list[str]:
    weighted: list[tuple[float, str]] = []
    for part in header.split(","):
        code, _, parameters = part.strip().partition(";")
        quality = re.fullmatch(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", parameters)
        weight = float(quality.group(1)) if quality else 1.0
        if code and weight > 0:
            weighted.append((weight, code.strip()))
    return [code for _, code in sorted(weighted, key=lambda pair: -pair[0])]
