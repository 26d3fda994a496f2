"""Text documents that are safe to show: no file or network is touched, and nothing that was written is missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from elegoo_chat_gui.core.visible_text import visible_text
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.conversation import _markdown
from elegoo_chat_gui.ui.screens.conversation._document_style import Look, is_code, style_document
from elegoo_chat_gui.ui.screens.conversation._document_tree import Written, mark_written

_FEATURES: Final = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_LINK_SCHEMES: Final = frozenset({"http", "https", "mailto"})
_LINE_BREAK: Final = "\u2028"  # Qt's line break within a paragraph


class SafeDocument(QTextDocument):
    """A document that loads nothing. An image is answered, for with no answer Qt opens the file itself."""

    def loadResource(self, kind: int, url: QUrl | str) -> object:  # noqa: ARG002 - Qt's signature
        image = QImage(1, 1, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        return image


def is_link_allowed(target: str) -> bool:
    """Whether a link may be opened at all."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return parts.scheme.lower() in _LINK_SCHEMES and bool(parts.netloc or parts.path)


def plain_document(
    text: str, look: Look, *, mono: bool = False, color: str = "text", written: Written | None = None
) -> SafeDocument:
    """The text as it was typed, line breaks kept."""
    shown = visible_text(text)
    document = _empty_document(look, break_anywhere=mono or _markdown.has_long_run(shown))
    document.setDefaultFont(look.mono if mono else look.base)
    cursor = QTextCursor(document)
    letters = QTextCharFormat()
    letters.setForeground(look.color(color))
    lines = QTextBlockFormat()
    lines.setLineHeight(look.line_percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.setBlockFormat(lines)
    cursor.insertText(shown, letters)
    mark_written(document, written or (Written.RAW if mono else Written.TYPED))
    return document


def markdown_documents(text: str, look: Look) -> list[SafeDocument]:
    """One document, or several where a part of the text has to be shown as typed for nothing to get lost."""
    shown = visible_text(text)
    whole = _checked_document(shown, look)
    if whole is not None:
        return [whole]
    parts = _markdown.blocks(shown)
    if len(parts) <= 1:
        return [_as_typed(shown, look)]
    documents: list[SafeDocument] = []
    as_typed: list[str] = []
    for part in parts:
        document = _checked_document(part, look)
        if document is None:
            as_typed.append(part)
            continue
        if as_typed:
            documents.append(_as_typed("\n\n".join(as_typed), look))
            as_typed = []
        documents.append(document)
    if as_typed:
        documents.append(_as_typed("\n\n".join(as_typed), look))
    return documents


def _as_typed(markdown: str, look: Look) -> SafeDocument:
    return plain_document(markdown, look, written=Written.SOURCE)


def _checked_document(text: str, look: Look) -> SafeDocument | None:
    """The Markdown as a document; None where Qt would drop something or take too long."""
    if _markdown.is_too_much_for_qt(text):
        return None
    prepared = _markdown.prepare(text)
    if prepared is None:
        return None
    document = _empty_document(look, break_anywhere=_markdown.has_long_run(text))
    document.setMarkdown(prepared.source, _FEATURES)
    replace_images(document)
    if not _markdown.is_all_there(text, readable_text(document)) or not _is_code_as_written(document, text):
        return None
    restore_line_breaks(document, prepared.mark)
    show_barred_targets(document)
    style_document(document, look, is_link_allowed)
    mark_written(document, Written.MARKDOWN)
    return document


def _empty_document(look: Look, *, break_anywhere: bool) -> SafeDocument:
    document = SafeDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setIndentWidth(20)
    document.setDefaultFont(look.base)
    option = QTextOption()
    mode = QTextOption.WrapMode
    option.setWrapMode(mode.WrapAnywhere if break_anywhere else mode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    return document


@dataclass(slots=True)
class _Piece:
    """A stretch of equal format."""

    position: int
    length: int
    text: str
    format: QTextCharFormat = field(repr=False)


def _pieces(block: QTextBlock) -> list[_Piece]:
    found = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        found.append(_Piece(fragment.position(), fragment.length(), fragment.text(), fragment.charFormat()))
        iterator += 1
    return found


def blocks_of_document(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def replace_images(document: QTextDocument) -> None:
    """Every image becomes its alternative text and its address, which is a link where it may be opened."""
    images = [p for block in blocks_of_document(document) for p in _pieces(block) if p.format.isImageFormat()]
    cursor = QTextCursor(document)
    for end, piece in reversed(list(enumerate(images, 1))):
        image = piece.format.toImageFormat()
        target = visible_text(image.name())
        alternative = str(image.property(QTextFormat.Property.ImageAltText) or "")
        # Qt makes one image of each run of the alternative text: the address is said once, behind the last.
        is_last = end >= len(images) or not _continues(piece, images[end])
        cursor.setPosition(piece.position)
        cursor.setPosition(piece.position + piece.length, QTextCursor.MoveMode.KeepAnchor)
        words = QTextCharFormat()
        cursor.insertText(alternative or ("" if not is_last else tr("image")), words)
        if is_last and target:
            cursor.insertText(" (", words)
            link = QTextCharFormat()
            link.setAnchor(True)
            link.setAnchorHref(target)
            link.setToolTip(image.toolTip())
            cursor.insertText(target, link)
            cursor.insertText(")", words)


def show_barred_targets(document: QTextDocument) -> None:
    """What a link that may not be opened points to, behind its words: it will be no link any more."""
    found: list[tuple[int, str]] = []
    for block in blocks_of_document(document):
        pieces = _pieces(block)
        for target, group in groupby(pieces, key=lambda piece: piece.format.anchorHref()):
            linked = list(group)
            words = "".join(piece.text for piece in linked)
            if target and not is_link_allowed(target) and visible_text(target) != words:
                found.append((linked[-1].position + linked[-1].length, visible_text(target)))
    cursor = QTextCursor(document)
    for position, target in reversed(found):
        cursor.setPosition(position)
        cursor.insertText(f" ({target})", QTextCharFormat())


def _continues(piece: _Piece, following: _Piece) -> bool:
    same = piece.format.toImageFormat().name() == following.format.toImageFormat().name()
    return same and piece.position + piece.length == following.position


def readable_text(document: QTextDocument) -> str:
    """Everything the document says: words, link targets and titles, languages of code, numbers of lists."""
    parts: list[str] = []
    language = None
    for block in blocks_of_document(document):
        stored = block.blockFormat().property(QTextFormat.Property.BlockCodeLanguage)
        if stored and stored != language:
            parts.append(str(stored))
        language = stored
        numbered = block.textList()
        if numbered is not None:
            parts.append(numbered.itemText(block))
        parts += _readable_pieces(_pieces(block))
    return "\n".join(parts)


def _readable_pieces(pieces: list[_Piece]) -> list[str]:
    parts: list[str] = []
    words, target, title = "", "", ""
    for piece in [*pieces, _Piece(0, 0, "", QTextCharFormat())]:
        href = piece.format.anchorHref()
        if target and href != target:
            parts += [target, title]
        words = words + piece.text if href == target else piece.text
        target, title = href, piece.format.toolTip()
        parts.append(piece.text)
    return ["".join(parts)]


def _is_code_as_written(document: QTextDocument, text: str) -> bool:
    """Whether all code is found in the text as it is: an escape made for Qt must not show up in it."""
    written = "".join(text.split())
    for block in blocks_of_document(document):
        whole = is_code(block)
        for piece in _pieces(block):
            if (whole or piece.format.fontFixedPitch()) and "".join(piece.text.split()) not in written:
                return False
    return True


def restore_line_breaks(document: QTextDocument, mark: str) -> None:
    """Turn each mark, and the space Qt put beside it, into a line break of the same paragraph."""
    found: list[tuple[int, int, str]] = []
    for block in blocks_of_document(document):
        text, at = block.text(), -1
        while (at := text.find(mark, at + 1)) >= 0:
            first, last = at, at + 1
            put = ""
            if not is_code(block) and text[:at].strip() and text[last:].strip():
                put = _LINE_BREAK
                first -= text[at - 1] == " "
                last += text[last] == " "
            # Positions count UTF-16 units, as Qt does, not characters.
            found.append((block.position() + _units(text[:first]), block.position() + _units(text[:last]), put))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for start, end, put in reversed(found):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(put)
    cursor.endEditBlock()


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
