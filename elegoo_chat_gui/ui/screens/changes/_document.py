"""Writes the lines of a difference into a document: grounds, signs and marks."""

from collections.abc import Iterable

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from elegoo_chat_gui.core.visible_text import visible_text
from elegoo_chat_gui.ui.screens.changes._entries import Line, Sign
from elegoo_chat_gui.ui.theme import Theme

_INDENT = 22


def append_entry(document: QTextDocument, lines: Iterable[Line], theme: Theme) -> int:
    """Write one change at the end; returns the number of its first block."""
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    first = -1
    for place, line in enumerate(lines):
        if document.isEmpty():
            cursor.setBlockFormat(_block(line, theme, is_first=True))
        else:
            cursor.insertBlock(_block(line, theme, is_first=place == 0))
        first = cursor.blockNumber() if first < 0 else first
        _write(cursor, line, theme)
    return first


def _block(line: Line, theme: Theme, *, is_first: bool) -> QTextBlockFormat:
    form = QTextBlockFormat()
    indent = theme.scaled(_INDENT)
    if is_first:
        form.setTopMargin(theme.scaled(12))
    if line.sign in {Sign.ADDED, Sign.REMOVED}:
        form.setBackground(theme.color("positive_soft" if line.sign is Sign.ADDED else "negative_soft"))
        form.setLeftMargin(indent)
        form.setTextIndent(-indent + 4)
    if line.sign is Sign.CONTEXT:
        form.setLeftMargin(indent)
    if line.sign is Sign.HEADING:
        form.setBottomMargin(theme.scaled(4))
        form.setHeadingLevel(3)
    return form


def _write(cursor: QTextCursor, line: Line, theme: Theme) -> None:
    plain = QTextCharFormat()
    plain.setFont(theme.font("secondary" if line.sign is Sign.NOTE else "base", bold=line.sign is Sign.HEADING))
    plain.setForeground(theme.color("text_muted" if line.sign is Sign.NOTE else "text"))
    if line.sign in {Sign.ADDED, Sign.REMOVED}:
        cursor.insertText(f"{line.sign.value}  ", _signed(plain, line.sign, theme))
    for run in line.runs:
        cursor.insertText(visible_text(run.text), _marked(plain, line.sign, theme) if run.marked else plain)


def _signed(plain: QTextCharFormat, sign: Sign, theme: Theme) -> QTextCharFormat:
    form = QTextCharFormat(plain)
    form.setForeground(QColor(theme.color("positive" if sign is Sign.ADDED else "negative")))
    form.setFontWeight(QFont.Weight.Bold)
    return form


def _marked(plain: QTextCharFormat, sign: Sign, theme: Theme) -> QTextCharFormat:
    """Marked words are bold, and underlined or struck out: colour alone does not say it to everybody."""
    form = _signed(plain, sign, theme)
    form.setFontUnderline(sign is Sign.ADDED)
    form.setFontStrikeOut(sign is Sign.REMOVED)
    return form
