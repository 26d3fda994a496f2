"""What the server would refuse, found before sending (Elegoo-Obico Chats API, POST, validation)."""

from dataclasses import dataclass
from enum import StrEnum

from elegoo_chat_gui.core.chats import FEEDBACK_LIMIT
from elegoo_chat_gui.core.drafts import Draft, DraftMessage
from elegoo_chat_gui.core.json_text import JsonTextError, parse


class DraftField(StrEnum):
    """A place in the compose window that can be marked."""

    MESSAGES = "messages"
    MACHINE = "machine_name"
    FILAMENT = "filament_name"
    PROCESS = "print_process_name"
    SETTINGS = "slicing_settings_json"
    FEEDBACK = "user_feedback"
    FEEDBACK_TEXT = "user_feedback_text"
    GENERAL = "non_field_errors"


class ProblemCode(StrEnum):
    """What is wrong with a field."""

    NO_MESSAGES = "no-messages"
    BLANK = "blank"
    NO_ROLE = "no-role"
    TOO_LONG = "too-long"
    NUL_CHARACTER = "nul"
    LONE_SURROGATE = "surrogate"
    NOT_JSON = "not-json"
    NOT_AN_OBJECT = "not-an-object"
    SERVER = "server"  # said by the server's 400; `detail` is its text


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """One reason not to send. `message_index` counts from 0; `position` is a character offset in the field."""

    field: DraftField
    code: ProblemCode
    message_index: int | None = None
    position: int | None = None
    detail: str = ""


def validate_draft(draft: Draft) -> tuple[DraftProblem, ...]:
    """Every problem, in the order of the fields on screen; empty where the draft can be sent."""
    return (
        *_preset_problems(draft),
        *_settings_problems(draft),
        *_feedback_problems(draft),
        *_message_problems(draft),
    )


def _preset_problems(draft: Draft) -> list[DraftProblem]:
    names = (
        (DraftField.MACHINE, draft.machine_name),
        (DraftField.FILAMENT, draft.filament_name),
        (DraftField.PROCESS, draft.process_name),
    )
    return [problem for place, text in names for problem in _character_problems(place, text)]


def _settings_problems(draft: Draft) -> list[DraftProblem]:
    """Only of what is sent; places count in the text as it was typed."""
    sent = draft.sent_settings()
    if not sent.strip():
        return []
    sent_problems = {problem.code for problem in _character_problems(DraftField.SETTINGS, sent)}
    if sent_problems:
        typed_problems = _character_problems(DraftField.SETTINGS, draft.settings_text)
        return [problem for problem in typed_problems if problem.code in sent_problems]
    try:
        value = parse(sent)
    except JsonTextError as error:
        return [DraftProblem(DraftField.SETTINGS, ProblemCode.NOT_JSON, position=error.position)]
    if not isinstance(value, dict):
        return [DraftProblem(DraftField.SETTINGS, ProblemCode.NOT_AN_OBJECT)]
    return []


def _feedback_problems(draft: Draft) -> list[DraftProblem]:
    problems = _character_problems(DraftField.FEEDBACK, draft.feedback)
    if draft.feedback and len(draft.feedback.strip()) > FEEDBACK_LIMIT:
        problems.append(DraftProblem(DraftField.FEEDBACK, ProblemCode.TOO_LONG))
    return problems + _character_problems(DraftField.FEEDBACK_TEXT, draft.feedback_text)


def _message_problems(draft: Draft) -> list[DraftProblem]:
    place = DraftField.MESSAGES
    if draft.raw_messages is not None:
        if not draft.raw_messages.strip():
            return [DraftProblem(place, ProblemCode.BLANK)]
        return _character_problems(place, draft.raw_messages)
    if not draft.messages:
        return [DraftProblem(place, ProblemCode.NO_MESSAGES)]
    return [
        DraftProblem(place, code, message_index=index)
        for index, message in enumerate(draft.messages)
        if (code := _turn_problem(message))
    ]


def _turn_problem(message: DraftMessage) -> ProblemCode | None:
    if message.is_carried_over and not message.edited:
        return None
    if not message.role.strip():
        return ProblemCode.NO_ROLE
    if message.text.strip() or message.message().extras:
        return None
    return ProblemCode.BLANK


def _character_problems(place: DraftField, text: str | None) -> list[DraftProblem]:
    if not text:
        return []
    problems = []
    if "\0" in text:
        problems.append(DraftProblem(place, ProblemCode.NUL_CHARACTER, position=text.index("\0")))
    lone = next((at for at, letter in enumerate(text) if "\ud800" <= letter <= "\udfff"), None)
    if lone is not None:
        problems.append(DraftProblem(place, ProblemCode.LONE_SURROGATE, position=lone))
    return problems


def problems_of_refusal(
    field_errors: dict[str, tuple[str, ...]], general: tuple[str, ...]
) -> tuple[DraftProblem, ...]:
    """The server's 400 as problems of the same fields; unknown field names become GENERAL."""
    problems = []
    for name, texts in field_errors.items():
        place = DraftField(name) if name in set(DraftField) else DraftField.GENERAL
        prefix = "" if place is not DraftField.GENERAL or name == DraftField.GENERAL else f"{name}: "
        problems += [DraftProblem(place, ProblemCode.SERVER, detail=prefix + text) for text in texts]
    problems += [DraftProblem(DraftField.GENERAL, ProblemCode.SERVER, detail=text) for text in general]
    return tuple(problems)
