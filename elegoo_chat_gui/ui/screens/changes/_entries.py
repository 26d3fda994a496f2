"""The difference as lines with signs: what a person reads, and what is copied as text."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from elegoo_chat_gui.core.alignment import Match, align
from elegoo_chat_gui.core.chat_changes import (
    UPDATED,
    Added,
    ChatChanges,
    Edited,
    Kept,
    Removed,
    ValueChange,
    message_parts,
)
from elegoo_chat_gui.core.messages import Message, Role
from elegoo_chat_gui.core.word_changes import Piece, PieceKind, word_changes
from elegoo_chat_gui.ui.formatting import one_line
from elegoo_chat_gui.ui.i18n import tr, tr_n

CONTEXT = 2  # lines that stay beside a change
AROUND = 160  # characters of unchanged text that stay beside a change
LONGEST = 4_000  # characters of one stretch that came or went


class Sign(StrEnum):
    HEADING = "heading"
    ADDED = "+"
    REMOVED = "−"
    CONTEXT = " "  # a line beside a change that stayed
    NOTE = "…"  # words about what is left out


@dataclass(frozen=True, slots=True)
class Run:
    """Text within a line; marked where just this changed."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    sign: Sign
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def entries(changes: ChatChanges, *, whole: bool = False) -> Iterator[list[Line]]:
    """One list of lines for each change, its heading first; `whole`: nothing folded, no words marked."""
    for change in changes.fields:
        if change.name != UPDATED:
            yield [_heading(_field_words(change.name)), *_value_lines(change, named=False, whole=whole)]
    if changes.settings:
        lines = [_heading(tr("Slicing settings"))]
        for change in changes.settings:
            lines += _value_lines(change, named=True, whole=whole)
        yield lines
    for step in changes.steps:
        match step:
            case Kept(_, _, count) if changes.has_messages:
                yield [Line(Sign.NOTE, (Run(tr_n("{n} message unchanged", "{n} messages unchanged", count)),))]
            case Added(place, message):
                yield [_message_heading(tr("new"), place, message), *_message_lines(message, Sign.ADDED, whole)]
            case Removed(place, message):
                yield [_message_heading(tr("removed"), place, message), *_message_lines(message, Sign.REMOVED, whole)]
            case Edited(_, place, before, after):
                lines = [_message_heading(tr("changed"), place, after)]
                for change in message_parts(before, after):
                    lines += _value_lines(change, named=change.name not in {"", "content"}, whole=whole)
                yield lines


def as_text(changes: ChatChanges) -> str:
    """All of it for the clipboard, in the manner of a patch."""
    marks = {Sign.HEADING: "@@", Sign.REMOVED: "-"}
    blocks = [
        "\n".join(f"{marks.get(line.sign, line.sign.value)} {line.text}" for line in lines)
        for lines in entries(changes, whole=True)
    ]
    return "\n\n".join(blocks) + "\n"


# -- headings ---------------------------------------------------------------------------------------


def _heading(words: str) -> Line:
    return Line(Sign.HEADING, (Run(words),))


def _message_heading(what: str, place: int, message: Message) -> Line:
    roles = {Role.USER: tr("User"), Role.ASSISTANT: tr("Assistant")}
    role = roles.get(message.role) or one_line(message.role_name or "") or tr("No role")
    return _heading(tr("Message {n} · {role} · {what}", n=place + 1, role=role, what=what))


def _field_words(name: str) -> str:
    known = {
        "messages": tr("Messages"),
        "machine_name": tr("Machine"),
        "filament_name": tr("Filament"),
        "print_process_name": tr("Process"),
        "slicing_settings_json": tr("Slicing settings"),
        "user_feedback": tr("Rating"),
        "user_feedback_text": tr("Feedback text"),
        "created_at": tr("Created"),
    }
    return known.get(name) or one_line(name)


# -- lines ------------------------------------------------------------------------------------------


def _message_lines(message: Message, sign: Sign, whole: bool) -> list[Line]:
    """What a message says, then its other members by name."""
    nothing = Message.from_value({"role": message.role_name or ""})
    added = message_parts(nothing, message)
    lines: list[Line] = []
    for part in added:
        if part.name == "role":
            continue
        text = part.after if part.after is not None else part.before or ""
        name = "" if part.name in {"", "content"} else part.name
        lines += _lines(sign, name, [Run(text if whole else _cut(text))])
    return lines


def _value_lines(change: ValueChange, *, named: bool, whole: bool) -> list[Line]:
    name = change.name if named else ""
    before, after = change.before, change.after
    if before is None or after is None or whole:
        lines = [] if before is None else _lines(Sign.REMOVED, name, [Run(before if whole else _cut(before))])
        return lines if after is None else lines + _lines(Sign.ADDED, name, [Run(after if whole else _cut(after))])
    return _word_lines(name, before, after) if named else _text_lines(before, after)


def _text_lines(before: str, after: str) -> list[Line]:
    """A text of several lines: those that stayed stand once, and only beside a change."""
    olds, news = before.split("\n"), after.split("\n")
    lines: list[Line] = []
    i = j = 0
    for match in [*align(olds, news), Match(len(olds), len(news), 0)]:
        gone, come = olds[i : match.old], news[j : match.new]
        if gone and come:
            lines += _word_lines("", "\n".join(gone), "\n".join(come))
        else:
            lines += [Line(Sign.REMOVED, (Run(_cut(text)),)) for text in gone]
            lines += [Line(Sign.ADDED, (Run(_cut(text)),)) for text in come]
        i, j = match.old + match.count, match.new + match.count
        lines += _context(
            olds[match.old : i], first=match.old == 0 == match.new, last=(i, j) == (len(olds), len(news))
        )
    return lines


def _context(lines: list[str], *, first: bool, last: bool) -> list[Line]:
    head = [] if first else lines[:CONTEXT]
    tail = [] if last else lines[-CONTEXT:]
    left_out = len(lines) - len(head) - len(tail)
    if left_out <= 1 and not (first and last):
        return [_context_line(text) for text in lines]
    note = Line(Sign.NOTE, (Run(tr_n("{n} line unchanged", "{n} lines unchanged", left_out)),))
    return [*map(_context_line, head), note, *map(_context_line, tail)]


def _context_line(text: str) -> Line:
    return Line(Sign.CONTEXT, (Run(_around(text, first=False, last=False)),))


def _word_lines(name: str, before: str, after: str) -> list[Line]:
    pieces = word_changes(before, after)
    return [
        *_lines(Sign.REMOVED, name, _runs(pieces, PieceKind.REMOVED)),
        *_lines(Sign.ADDED, name, _runs(pieces, PieceKind.ADDED)),
    ]


def _runs(pieces: tuple[Piece, ...], kind: PieceKind) -> list[Run]:
    """One side of the difference: what stayed, shortened far from any change, and what only this side has."""
    marks = any(piece.kind is PieceKind.SAME for piece in pieces)  # where all is new, nothing stands out
    runs: list[Run] = []
    for place, piece in enumerate(pieces):
        if piece.kind is PieceKind.SAME:
            runs.append(Run(_around(piece.text, first=place == 0, last=place == len(pieces) - 1)))
        elif piece.kind is kind:
            runs.append(Run(_cut(piece.text), marked=marks))
    return runs


def _around(text: str, *, first: bool, last: bool) -> str:
    head = "" if first else text[:AROUND]
    tail = "" if last else text[-AROUND:]
    return text if len(text) <= 2 * AROUND + 20 else f"{head} … {tail}".strip(" ")


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST]} {tr('… {n} more characters', n=len(text) - LONGEST)}"


def _lines(sign: Sign, name: str, runs: list[Run]) -> list[Line]:
    """The runs with each line break a new line; an empty text says so."""
    if not any(run.text for run in runs):
        runs = [Run(tr("empty"))]
    if name:
        runs = [Run(f"{name}: "), *runs]
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        lines[-1].append(Run(first, run.marked))
        lines += [[Run(text, run.marked)] for text in rest]
    return [Line(sign, tuple(run for run in line if run.text)) for line in lines]
