"""Keeps the translations in step with the program's sentences.

    translations.py            new sentences into the .ts files, vanished ones out, what is translated stays
    translations.py --check    fails on whatever is missing or looks wrong
    translations.py --release  .ts to .qm, where one is older or not there

English is the language of the source, so it has no catalogue of its own.
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parent))

from translation_rules import Glossary, problems_of  # beside this file, also for the build hook

PROJECT: Final = Path(__file__).resolve().parents[1]
PACKAGE: Final = "elegoo_chat_gui"
FOLDER: Final = Path("resources/translations")
CONTEXT: Final = "elegoo-chat-gui"  # as in ui/i18n.py
TRANSLATED: Final = ("zh_CN",)
QT_CATALOGUE: Final = "qtbase"
_CALLS: Final = {"tr": 1, "tr_n": 2}  # name and number of its sentences


class TranslationError(Exception):
    """Something in the source or in a catalogue that has to be put right by hand."""


@dataclass(slots=True)
class Sentence:
    """A text as it is looked up, with where it stands and, for tr_n, its singular."""

    text: str
    plural: bool = False
    singular: str = ""
    files: list[str] = field(default_factory=list)


# -- the source -------------------------------------------------------------------------------------


def sentences(project: Path = PROJECT) -> dict[str, Sentence]:
    """Every sentence of the program, in the order of files and lines. Raises TranslationError."""
    found: dict[str, Sentence] = {}
    wrong: list[str] = []
    for path in sorted((project / PACKAGE).rglob("*.py")):
        name = path.relative_to(project).as_posix()
        _collect(ast.parse(path.read_text("utf-8")), name, found, wrong)
    if wrong:
        raise TranslationError("\n".join(wrong))
    return found


def _collect(tree: ast.AST, name: str, found: dict[str, Sentence], wrong: list[str]) -> None:
    for call, is_late in _calls(tree, is_late=False):
        kind = call.func.id if isinstance(call.func, ast.Name) else ""
        texts = [_literal(argument) for argument in call.args[: _CALLS[kind]]]
        if len(texts) < _CALLS[kind] or None in texts:
            wrong.append(f"{name}:{call.lineno}: {kind}() takes literal texts only")
        elif not is_late:
            wrong.append(f"{name}:{call.lineno}: {kind}() at import time stays in the language of the start")
        else:
            _note(call, [text or "" for text in texts], name, found)


def _note(call: ast.Call, texts: list[str], name: str, found: dict[str, Sentence]) -> None:
    sentence = found.setdefault(texts[-1], Sentence(texts[-1]))
    has_number = len(texts) > 1 or any(keyword.arg == "n" for keyword in call.keywords) or len(call.args) > len(texts)
    sentence.plural = sentence.plural or has_number
    sentence.singular = sentence.singular or (texts[0] if len(texts) > 1 else "")
    if name not in sentence.files:
        sentence.files.append(name)


def _calls(node: ast.AST, *, is_late: bool) -> Iterator[tuple[ast.Call, bool]]:
    """Calls of tr and tr_n from the top, and whether they wait for a function to be called."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
        yield node, is_late
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        body: list[ast.AST] = list(node.body) if isinstance(node.body, list) else [node.body]
        inside = {id(one) for one in body}
        for child in ast.iter_child_nodes(node):
            yield from _calls(child, is_late=is_late or id(child) in inside)
        return
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, is_late=is_late)


def _literal(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _literal(node.left), _literal(node.right)
        return None if left is None or right is None else left + right
    return None


# -- the catalogues ---------------------------------------------------------------------------------


def catalogue_path(language: str, project: Path = PROJECT) -> Path:
    return project / FOLDER / f"elegoo_chats_{language}.ts"


def read_catalogue(path: Path) -> dict[str, str]:
    """Source text to translation; "" for one that is unfinished."""
    if not path.exists():
        return {}
    kept: dict[str, str] = {}
    for message in ET.parse(path).getroot().iter("message"):  # noqa: S314  # a file of this project
        translation = message.find("translation")
        if translation is None or translation.get("type") in {"vanished", "obsolete"}:
            continue
        forms = [form.text or "" for form in translation.findall("numerusform")]
        text = forms[0] if forms else translation.text or ""
        kept[message.findtext("source") or ""] = "" if translation.get("type") == "unfinished" else text
    return kept


def write_catalogue(path: Path, language: str, wanted: Iterable[Sentence], kept: dict[str, str]) -> None:
    """Files without lines: a sentence that moves within its file changes nothing."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", f'<TS version="2.1" language="{language}">']
    lines += ["<context>", f"    <name>{CONTEXT}</name>"]
    for sentence in wanted:
        lines += _message(sentence, kept.get(sentence.text, ""))
    text = "\n".join([*lines, "</context>", "</TS>", ""])
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8")


def _message(sentence: Sentence, translation: str) -> Iterator[str]:
    yield '    <message numerus="yes">' if sentence.plural else "    <message>"
    for name in sentence.files:
        yield f'        <location filename="../../{name}"/>'
    yield f"        <source>{escape(sentence.text)}</source>"
    if sentence.singular:
        yield f"        <extracomment>one: {escape(sentence.singular)}</extracomment>"
    kind = "" if translation else ' type="unfinished"'
    if sentence.plural:
        # Chinese has one form for every number; another language would need its own count here.
        yield f"        <translation{kind}>"
        yield f"            <numerusform>{escape(translation)}</numerusform>"
        yield "        </translation>"
    else:
        yield f"        <translation{kind}>{escape(translation)}</translation>"
    yield "    </message>"


def update(project: Path = PROJECT) -> None:
    """Bring every catalogue in step with the source."""
    wanted = sentences(project)
    for language in TRANSLATED:
        path = catalogue_path(language, project)
        kept = read_catalogue(path)
        write_catalogue(path, language, wanted.values(), kept)
        open_ones = sum(not kept.get(text) for text in wanted)
        print(f"{path.name}: {len(wanted)} sentences, {open_ones} to translate, {len(kept.keys() - wanted)} vanished")


def check(project: Path = PROJECT) -> list[str]:
    """What is missing or looks wrong, one line each; empty when all is well."""
    try:
        wanted = sentences(project)
    except TranslationError as error:
        return str(error).splitlines()
    found: list[str] = []
    for language in TRANSLATED:
        kept = read_catalogue(catalogue_path(language, project))
        glossary = Glossary.read(project / FOLDER / f"glossary_{language}.md")
        found += [f"{language}: vanished: {text!r}" for text in kept if text not in wanted]
        for text, sentence in wanted.items():
            state = "missing" if text not in kept else "unfinished" if not kept[text] else ""
            wrong = [state] if state else problems_of(text, kept[text], glossary)
            found += [f"{language}: {one}: {text!r} ({sentence.files[0]})" for one in wrong]
        found += _without_qt(language)
    return found


def _without_qt(language: str) -> list[str]:
    from PySide6.QtCore import QLibraryInfo  # noqa: PLC0415  # reading and writing catalogues needs no Qt

    path = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), f"{QT_CATALOGUE}_{language}.qm")
    return [] if path.exists() else [f"{language}: Qt's own catalogue is missing: {path.name}"]


# -- .qm --------------------------------------------------------------------------------------------


def release(project: Path = PROJECT, target: Path | None = None, *, force: bool = False) -> list[Path]:
    """Make the .qm files beside their .ts, or in `target`; returns them. Raises CalledProcessError."""
    made = []
    for language in TRANSLATED:
        source = catalogue_path(language, project)
        path = (target or source.parent) / f"{source.stem}.qm"
        made.append(path)
        if force or not path.exists() or path.stat().st_mtime < source.stat().st_mtime:
            _lrelease(source, path)
    return made


def _lrelease(source: Path, target: Path) -> None:
    # What the command pyside6-lrelease runs; a build's environment need not have its commands on the path.
    code = "import sys; from PySide6.scripts.pyside_tool import lrelease; sys.exit(lrelease())"
    command = [sys.executable, "-c", code, "-silent", str(source), "-qm", str(target)]
    subprocess.run(command, check=True)  # noqa: S603  # our own files


def main() -> int:
    parser = argparse.ArgumentParser(description="Keeps the translations in step with the program's sentences.")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="fail on whatever is missing or looks wrong")
    what.add_argument("--release", action="store_true", help="make the .qm files that are not there or older")
    given = parser.parse_args()
    if given.release:
        release()
    elif given.check:
        found = check()
        print("\n".join(found) if found else f"translations: complete in {', '.join(TRANSLATED)}")
        return 1 if found else 0
    else:
        update()
    return 0


if __name__ == "__main__":
    sys.exit(main())
