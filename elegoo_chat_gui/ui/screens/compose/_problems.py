"""Sentences for what is wrong with a draft, and words for the parts of a message."""

from elegoo_chat_gui.core.chats import FEEDBACK_LIMIT
from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.errors import Phase
from elegoo_chat_gui.core.json_text import (
    REASON_CUT_OFF,
    REASON_TOO_DEEP,
    JsonTextError,
    JsonValue,
    NumberText,
    dump,
    parse,
)
from elegoo_chat_gui.core.messages import Role
from elegoo_chat_gui.core.validation import DraftField, DraftProblem, ProblemCode
from elegoo_chat_gui.ui.formatting import count
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.screens.compose._setting_rows import line_and_column


def problem_sentence(problem: DraftProblem, draft: Draft) -> str:
    """What is wrong, and where, for the label under the field."""
    match problem.code:
        case ProblemCode.NO_MESSAGES:
            return tr("A chat needs at least one message.")
        case ProblemCode.BLANK:
            return (
                tr("The raw messages may not be blank.")
                if draft.raw_messages is not None
                else tr("This message may not be blank.")
            )
        case ProblemCode.NO_ROLE:
            return tr("Say who speaks: this message has no role.")
        case ProblemCode.TOO_LONG:
            return tr("The feedback may have at most {limit} characters.", limit=FEEDBACK_LIMIT)
        case ProblemCode.NUL_CHARACTER:
            return tr("There is a null character at character {at}. Please remove it.", at=_place(problem))
        case ProblemCode.LONE_SURROGATE:
            return tr("Character {at} is half of a character. Please remove it.", at=_place(problem))
        case ProblemCode.NOT_JSON:
            return settings_sentence(draft.settings_text)
        case ProblemCode.NOT_AN_OBJECT:
            return tr(
                "The settings must be a JSON object: names and values between {open} and {close}.",
                open="{",
                close="}",
            )
        case ProblemCode.SERVER:
            return tr("The server says: {text}", text=problem.detail)


def _place(problem: DraftProblem) -> str:
    return count((problem.position or 0) + 1)


def settings_sentence(text: str) -> str:
    """Why the settings are not JSON, with line and column; empty where they are, or where there are none."""
    if not text.strip():
        return ""
    try:
        value = parse(text)
    except JsonTextError as error:
        line, column = line_and_column(text, error.position)
        at_line, at_column = count(line), count(column)
        if error.reason == REASON_CUT_OFF:
            return tr("Line {line}, column {column}: the JSON stops before its end.", line=at_line, column=at_column)
        if error.reason == REASON_TOO_DEEP:
            return tr("The JSON is nested too deeply to be checked.")
        return tr("Line {line}, column {column}: this is not JSON.", line=at_line, column=at_column)
    if not isinstance(value, dict):
        return tr(
            "The settings must be a JSON object: names and values between {open} and {close}.", open="{", close="}"
        )
    return ""


def role_words(role: str) -> str:
    """The role as the chip says it."""
    if role == Role.USER:
        return tr("User")
    if role == Role.ASSISTANT:
        return tr("Assistant")
    return role if role.strip() else tr("No role")


def content_words(content: JsonValue, *, is_message: bool) -> str:
    """What a carried-over message holds where it is no text."""
    if not is_message:
        return tr("Not a message, but this: {value}", value=_short(content))
    match content:
        case None:
            return tr("No text (null)")
        case bool():
            return tr("A truth value: {value}", value=dump(content))
        case int() | float() | NumberText():
            return tr("A number: {value}", value=_short(content))
        case list():
            return tr_n(
                "A list of {n} part: {value}", "A list of {n} parts: {value}", len(content), value=_short(content)
            )
        case dict():
            return tr("An object: {value}", value=_short(content))
        case str():
            return content if content.strip() else tr("Empty text")


def _short(value: JsonValue, limit: int = 300) -> str:
    text = dump(value)
    return text if len(text) <= limit else text[:limit] + "…"


def field_name(place: DraftField) -> str:
    """The field as its label says it."""
    return {
        DraftField.MESSAGES: tr("Messages"),
        DraftField.MACHINE: tr("Machine"),
        DraftField.FILAMENT: tr("Filament"),
        DraftField.PROCESS: tr("Process"),
        DraftField.SETTINGS: tr("Slicing settings"),
        DraftField.FEEDBACK: tr("Feedback"),
        DraftField.FEEDBACK_TEXT: tr("Feedback text"),
        DraftField.GENERAL: tr("The chat"),
    }[place]


def phase_words(phase: Phase | None) -> str:
    """How far a sending is."""
    match phase:
        case None:
            return tr("preparing")
        case Phase.ADDRESS:
            return tr("looking up the address")
        case Phase.CONNECT | Phase.PROXY | Phase.TLS:
            return tr("connecting")
        case Phase.SENDING:
            return tr("sending")
        case Phase.WAITING:
            return tr("sent, waiting for the answer")
        case Phase.READING:
            return tr("reading the answer")
