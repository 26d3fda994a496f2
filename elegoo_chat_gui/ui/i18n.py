"""Translation of every sentence a person reads.

    tr("Nothing found for {query}", query=text)
    tr_n("{n} message", "{n} messages", count)

Placeholders are replaced in one pass after translating: a value that itself looks like a
placeholder or a `%1` stays what it is. Values are made visible, so data can be handed in as is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from elegoo_chat_gui.core.visible_text import visible_text

CONTEXT: Final = "elegoo-chat-gui"
_PLACEHOLDER: Final = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")


def tr(text: str, /, n: int | None = None, **values: object) -> str:
    """The sentence in the person's language, its `{name}` placeholders replaced by `values`.

    `n` chooses the plural form of a translation and fills `{n}` with grouped digits. A placeholder
    without a value stays as written. Values go in literally (see the module).
    """
    translated = _translate(text, n)
    if n is not None:
        values = {"n": QLocale().toString(n), **values}
    return _fill(translated, values)


def tr_n(singular: str, plural: str, n: int, /, **values: object) -> str:
    """`tr` for sentences with a number: English picks by n == 1, a translation by its own rules.

    Translations are looked up under `plural`.
    """
    translated = _translate(plural, n)
    chosen = singular if translated == plural and n == 1 else translated
    return _fill(chosen, {"n": QLocale().toString(n), **values})


def named(name: str, value: str) -> str:
    """What something is, after its name: "Filament: PETG"."""
    return tr("{name}: {value}", name=name, value=value)


def listed(parts: Iterable[str]) -> str:
    """One after the other with the comma of the language; empty ones are left out."""
    words = [part for part in parts if part]
    return reduce(lambda before, after: tr("{before}, {after}", before=before, after=after), words) if words else ""


def _translate(text: str, n: int | None) -> str:
    # Qt replaces %n by itself as soon as a number is given; the sentences here use {n} only.
    if n is None:
        return QCoreApplication.translate(CONTEXT, text)
    return QCoreApplication.translate(CONTEXT, text, None, n)


def _fill(sentence: str, values: dict[str, object]) -> str:
    if not values:
        return sentence

    def value_of(match: re.Match[str]) -> str:
        name = match[1]
        return visible_text(str(values[name])) if name in values else match[0]

    return _PLACEHOLDER.sub(value_of, sentence)
