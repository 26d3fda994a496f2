"""The words of one paragraph as text, Markdown and HTML."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

from elegoo_chat_gui.core import markdown_text
from elegoo_chat_gui.ui.screens.conversation._document_tree import Run

_STYLES = ("strong", "emphasis", "strike")
_TAGS = {"strong": "strong", "emphasis": "em", "strike": "s"}
_MARKS = {"strong": ("**", "__"), "emphasis": ("*", "_"), "strike": ("~~",)}


def inline_text(runs: list[Run]) -> str:
    return "".join(run.text for run in runs)


def inline_html(runs: list[Run]) -> str:
    """Every line break as <br>; only links that may be opened are links in a document at all."""
    parts = []
    for target, group in groupby(runs, key=lambda run: run.target):
        inner = "".join(_run_html(run) for run in group)
        parts.append(f'<a href="{escape(target)}">{inner}</a>' if target else inner)
    return "".join(parts)


def _run_html(run: Run) -> str:
    text = escape(run.text).replace("\n", "<br>")
    if run.code:
        text = f"<code>{text}</code>"
    for style in _STYLES:
        if getattr(run, style):
            text = f"<{_TAGS[style]}>{text}</{_TAGS[style]}>"
    return text


def inline_markdown(runs: list[Run]) -> str:
    """Lines that end in two spaces where the paragraph goes on."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=text)] for text in others]
    written = [_line([run for run in line if run.text]) for line in lines]
    kept = [line for line in written if line]
    return "  \n".join(kept)


def _line(runs: list[Run]) -> str:
    text = _joined(_pieces(_loosened(runs)), "").strip(" \t")
    begins_with_text = bool(runs) and not runs[0].code
    return markdown_text.escaped_start(text) if begins_with_text else text


def _loosened(runs: list[Run]) -> list[Run]:
    """Blanks at the ends of a style are taken out of it: emphasis must begin and end at a word."""
    parts: list[Run] = []
    for run in runs:
        core = run.text.strip()
        if run.code or not core:
            parts.append(run)
            continue
        at = run.text.index(core)
        texts = (run.text[:at], core, run.text[at + len(core) :])
        parts += [replace(run, text=text) for text in texts if text]
    done = []
    for index, part in enumerate(parts):
        if part.text.strip() or part.code:
            done.append(part)
            continue
        before = parts[index - 1] if index else Run("")
        after = parts[index + 1] if index + 1 < len(parts) else Run("")
        kept = {style: all(getattr(run, style) for run in (before, part, after)) for style in _STYLES}
        target = part.target if before.target == part.target == after.target else ""
        done.append(Run(part.text, kept["strong"], kept["emphasis"], kept["strike"], False, target))
    return done


@dataclass(frozen=True, slots=True)
class _Piece:
    """Finished Markdown, and the styles that still go around it."""

    markdown: str
    styles: frozenset[str]


def _pieces(runs: list[Run]) -> list[_Piece]:
    """A link is one piece, with the styles inside that only a part of it has."""
    pieces: list[_Piece] = []
    for target, group in groupby(runs, key=lambda run: run.target):
        linked = list(group)
        if not target:
            pieces += [_Piece(_words(run, in_link=False), _styles(run)) for run in linked]
            continue
        common = frozenset.intersection(*map(_styles, linked))
        pieces.append(_Piece(_link(linked, target, common), common))
    return pieces


def _styles(run: Run) -> frozenset[str]:
    return frozenset(style for style in _STYLES if getattr(run, style))


def _words(run: Run, *, in_link: bool) -> str:
    if run.code:
        return markdown_text.code_span(run.text)
    return markdown_text.escaped(run.text, in_link=in_link)


def _link(runs: list[Run], target: str, common: frozenset[str]) -> str:
    text = inline_text(runs)
    if text in {target, target.removeprefix("mailto:")} and not any(c.isspace() or c in "<>\\" for c in text):
        return f"<{text}>"
    if target == f"http://{text}" and markdown_text.escaped(text) == text and not text[0].isspace():
        return text  # www.example.com is a link by itself
    inner = [_Piece(_words(run, in_link=True), _styles(run) - common) for run in runs]
    return f"[{_joined(inner, '[')}]({markdown_text.link_target(target)})"


def _joined(pieces: list[_Piece], before: str) -> str:
    """Markdown of a line; each style gets its marks around the longest stretch that has it."""
    done = ""
    index = 0
    while index < len(pieces):
        reach, style = max(((_reach(pieces, index, s), s) for s in _STYLES), key=lambda pair: pair[0])
        if reach:
            following = pieces[index + reach].markdown if index + reach < len(pieces) else ""
            done += _marked(pieces[index : index + reach], style, done or before, following)
        else:
            done += pieces[index].markdown
        index += reach or 1
    return done


def _reach(pieces: list[_Piece], index: int, style: str) -> int:
    end = index
    while end < len(pieces) and style in pieces[end].styles:
        end += 1
    return end - index


def _marked(pieces: list[_Piece], style: str, before: str, following: str) -> str:
    bare = [_Piece(piece.markdown, piece.styles - {style}) for piece in pieces]
    for mark in _MARKS[style]:
        inner = _joined(bare, mark)
        if _can_stand(mark, inner, before, following):
            return f"{mark}{inner}{mark}"
    return _joined(bare, before)  # the style is lost, but no star too many is shown


def _can_stand(mark: str, inner: str, before: str, following: str) -> bool:
    """Whether a reader of Markdown would take the marks around `inner` for marks."""
    if not inner or inner[0].isspace() or inner[-1].isspace():
        return False
    if before[-1:] == mark[0] and before.strip("*_~"):
        return False  # the mark of what ended there would grow longer
    first, last, previous, after = inner[0], inner[-1], before[-1:], following[:1]
    if mark[0] == "_" and not (_is_edge(previous) and _is_edge(after)):
        return False
    return (not _is_punctuation(first) or _is_edge(previous)) and (not _is_punctuation(last) or _is_edge(after))


def _is_edge(letter: str) -> bool:
    return not letter or letter.isspace() or _is_punctuation(letter)


def _is_punctuation(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"
