"""What must not be sent, and where the server's refusal belongs."""

from dataclasses import replace

import pytest

from elegoo_chat_gui.core.drafts import Draft, DraftMessage
from elegoo_chat_gui.core.validation import (
    DraftField,
    DraftProblem,
    ProblemCode,
    problems_of_refusal,
    validate_draft,
)
from tests.fakes import ACCOUNT, NOON

FINE = Draft("d", ACCOUNT.key, NOON, NOON, messages=(DraftMessage("user", "What now?"),))


def codes(draft: Draft) -> list[tuple[DraftField, ProblemCode, int | None]]:
    return [(problem.field, problem.code, problem.message_index) for problem in validate_draft(draft)]


def test_a_plain_question_can_be_sent() -> None:
    assert validate_draft(FINE) == ()


@pytest.mark.parametrize("blank", ["", " ", "\n\t", "\u00a0\u3000"])
def test_a_blank_message_is_refused_at_its_place(blank: str) -> None:
    draft = replace(FINE, messages=(*FINE.messages, DraftMessage("assistant", blank)))
    assert codes(draft) == [(DraftField.MESSAGES, ProblemCode.BLANK, 1)]


def test_blank_is_fine_where_the_message_carries_something_else() -> None:
    action = DraftMessage("assistant", "", source='{"role":"assistant","content":null,"agent_actions":[1]}')
    bare = DraftMessage("assistant", "", source='{"role":"assistant","content":"x"}', edited=True)
    assert validate_draft(replace(FINE, messages=(action, replace(action, edited=True)))) == ()
    assert codes(replace(FINE, messages=(bare,))) == [(DraftField.MESSAGES, ProblemCode.BLANK, 0)]


@pytest.mark.parametrize("source", ["null", "7", '{"role":"user","content":""}', '{"content":null}', '"x"'])
def test_carried_over_messages_are_never_refused(source: str) -> None:
    assert validate_draft(replace(FINE, messages=(DraftMessage("", "", source=source),))) == ()


def test_no_message_no_role_and_a_blank_raw_text_are_refused() -> None:
    assert codes(replace(FINE, messages=())) == [(DraftField.MESSAGES, ProblemCode.NO_MESSAGES, None)]
    nobody = replace(FINE, messages=(DraftMessage(" ", "text"),))
    assert codes(nobody) == [(DraftField.MESSAGES, ProblemCode.NO_ROLE, 0)]
    assert codes(replace(FINE, raw_messages=" ")) == [(DraftField.MESSAGES, ProblemCode.BLANK, None)]


@pytest.mark.parametrize(
    ("feedback", "is_fine"),
    [
        ("😀" * 16, True),
        ("😀" * 17, False),
        ("x" * 16, True),
        ("  " + "x" * 16 + "  ", True),
        ("x" * 17, False),
        ("", True),
    ],
)
def test_feedback_is_counted_in_code_points_after_trimming(feedback: str, is_fine: bool) -> None:
    expected = [] if is_fine else [(DraftField.FEEDBACK, ProblemCode.TOO_LONG, None)]
    assert codes(replace(FINE, feedback=feedback)) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"a": tru}', ProblemCode.NOT_JSON),
        ('{"a": NaN}', ProblemCode.NOT_JSON),
        ("[1]", ProblemCode.NOT_AN_OBJECT),
        ("null", ProblemCode.NOT_AN_OBJECT),
    ],
)
def test_settings_must_be_an_object(text: str, code: ProblemCode) -> None:
    assert codes(replace(FINE, settings_text=text)) == [(DraftField.SETTINGS, code, None)]


def test_settings_are_checked_as_far_as_they_are_sent() -> None:
    text = '{"a": "\ud83d", "b": "2"}'
    draft = replace(FINE, settings_text=text)
    assert [(problem.code, problem.position) for problem in validate_draft(draft)] == [
        (ProblemCode.LONE_SURROGATE, text.index("\ud83d"))
    ]
    assert validate_draft(replace(draft, withheld_settings=("a",))) == ()
    assert codes(replace(draft, withheld_settings=("b",))) == codes(draft)
    assert codes(replace(draft, withheld_settings=("a",), sends_all_settings=True)) == codes(draft)


@pytest.mark.parametrize("name", ["machine_name", "filament_name", "process_name", "feedback_text", "raw_messages"])
def test_characters_that_the_server_refuses_are_found_with_their_place(name: str) -> None:
    (nul,) = validate_draft(replace(FINE, **{name: "ab\0"}))
    assert (nul.code, nul.position) == (ProblemCode.NUL_CHARACTER, 2)
    (half,) = validate_draft(replace(FINE, **{name: "a\ud83d"}))
    assert (half.code, half.position) == (ProblemCode.LONE_SURROGATE, 1)


def test_in_a_message_they_become_escapes_and_are_let_through() -> None:
    draft = replace(FINE, messages=(DraftMessage("user", "a\0\ud83d"),))
    assert validate_draft(draft) == ()
    assert draft.messages_text().isascii()
    assert "\\u0000\\ud83d" in draft.messages_text()


def test_problems_come_in_the_order_of_the_fields() -> None:
    draft = replace(FINE, machine_name="\0", settings_text="{", feedback="x" * 17, messages=())
    assert [problem.field for problem in validate_draft(draft)] == [
        DraftField.MACHINE,
        DraftField.SETTINGS,
        DraftField.FEEDBACK,
        DraftField.MESSAGES,
    ]


def test_a_refusal_goes_to_the_same_fields_and_the_rest_is_general() -> None:
    found = problems_of_refusal(
        {"messages": ("A.", "B."), "print_process_name": ("C.",), "surprise": ("D.",), "non_field_errors": ("E.",)},
        ("F.",),
    )
    assert [(problem.field, problem.detail) for problem in found] == [
        (DraftField.MESSAGES, "A."),
        (DraftField.MESSAGES, "B."),
        (DraftField.PROCESS, "C."),
        (DraftField.GENERAL, "surprise: D."),
        (DraftField.GENERAL, "E."),
        (DraftField.GENERAL, "F."),
    ]
    assert all(isinstance(problem, DraftProblem) and problem.code is ProblemCode.SERVER for problem in found)
