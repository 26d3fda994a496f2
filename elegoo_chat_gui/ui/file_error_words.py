"""Words for files: ours, and those of the slicers. Imported by `error_texts`, which alone is asked."""

from __future__ import annotations

from elegoo_chat_gui.core.errors import (
    SlicerFileError,
    SlicerFileReason,
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreTooNewError,
)
from elegoo_chat_gui.core.visible_text import one_line
from elegoo_chat_gui.ui.error_words import ErrorText, clean, joined, retry_text, words
from elegoo_chat_gui.ui.i18n import tr


def _store_detail(error: StoreError) -> str:
    return joined(one_line(str(error.path)) if error.path is not None else "", clean(error.reason))


@words.register
def _(error: StoreError) -> ErrorText:
    return retry_text(
        tr("A file of this program could not be read or written."),
        tr("The last change may not be saved; what was saved before is kept. Check the disk and try again."),
        _store_detail(error),
    )


@words.register
def _(error: StoreLockedError) -> ErrorText:
    return retry_text(
        tr("Another program is using this program's files."),
        tr("Nothing was changed. Close the other program, or wait a moment, and try again."),
        _store_detail(error),
    )


@words.register
def _(error: StoreFullError) -> ErrorText:
    return retry_text(
        tr("There is no room left on the disk."),
        tr("The last change is not saved; what was saved before is kept. Make room and try again."),
        _store_detail(error),
    )


@words.register
def _(error: StoreTooNewError) -> ErrorText:
    return ErrorText(
        tr("These files were written by a newer version of this program."),
        tr("They were left untouched. Use the newer version to open them."),
        detail=_store_detail(error),
    )


@words.register
def _(error: SlicerFileError) -> ErrorText:
    title, advice = _slicer_file_words(error.reason)
    return ErrorText(title, advice, detail=joined(one_line(error.path.name), clean(error.detail)))


def _slicer_file_words(reason: SlicerFileReason) -> tuple[str, str]:
    match reason:
        case SlicerFileReason.NO_SETTINGS:
            return (
                tr("There are no slicing settings in this file."),
                tr("It holds a model only. Nothing was changed: choose a project or a sliced file instead."),
            )
        case SlicerFileReason.UNKNOWN_FORMAT:
            return (
                tr("This is not a file of a slicer."),
                tr("Nothing was changed. Projects (.3mf), G-code and exported presets can be read."),
            )
        case SlicerFileReason.UNREADABLE:
            return (
                tr("The file cannot be opened."),
                tr("Nothing was changed. Check that it is there and that you may read it."),
            )
        case SlicerFileReason.BROKEN:
            return (
                tr("The file is damaged or not complete."),
                tr("Nothing was changed. Save it again in the slicer, or copy it again."),
            )
        case SlicerFileReason.ENCRYPTED:
            return (
                tr("The file is encrypted."),
                tr("Nothing was changed. Save it without a password, then try again."),
            )
        case SlicerFileReason.TOO_LARGE:
            return (
                tr("The file is far too large for a slicer's file."),
                tr("It was not read, to keep this computer usable. Nothing was changed."),
            )
        case SlicerFileReason.FORBIDDEN_PLACE:
            return (
                tr("This folder belongs to a slicer."),
                tr("Nothing was written. Choose another folder, then import the file in the slicer."),
            )
        case SlicerFileReason.IN_THE_WAY:
            return (
                tr("A file with this name is there already."),
                tr("Nothing was written. Choose another name or another folder."),
            )
        case SlicerFileReason.CANNOT_WRITE:
            return (
                tr("The file cannot be written."),
                tr("Nothing was written. Make room, choose another folder, or check that you may write there."),
            )
