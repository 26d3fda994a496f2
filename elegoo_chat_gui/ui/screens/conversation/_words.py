"""The sentences of this screen that belong to data: roles, actions, notices, reasons."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLocale

from elegoo_chat_gui.core.messages import UndecodedReason
from elegoo_chat_gui.core.settings_words import SettingsWords, read_settings_words
from elegoo_chat_gui.core.transcript import Labels
from elegoo_chat_gui.resource_files import resource_path
from elegoo_chat_gui.ui.i18n import tr


def labels() -> Labels:
    """The words for what is shown and for what is copied."""
    return Labels(
        user=tr("User"),
        assistant=tr("Assistant"),
        nobody=tr("No role"),
        empty=tr("This message has no text."),
        settings=tr("Settings applied"),
        old_settings=tr("Settings applied (stored in the old form)"),
        explanations=tr("Explanations"),
        preset=tr("Preset"),
        key=tr("Setting"),
        value=tr("Value"),
        reason=tr("Reason"),
        options=tr("Offered answers"),
        suggestion=tr("Suggested printing method"),
        support=tr("Community support"),
        upgrade=tr("Offered an upgrade of the account"),
        action=action_words,
        notice=notice_words,
        words=_settings_words(),
        locale_name=QLocale().name(),
    )


@cache
def _settings_words() -> SettingsWords:
    return read_settings_words(resource_path("settings-words.json"))


def action_words(name: str) -> str:
    """An action of the assistant as a sentence."""
    known = {
        "slice_model": tr("Asked the slicer to slice the model"),
        "auto_orient_all_models": tr("Asked the slicer to orient all models"),
        "auto_arrange_all_models": tr("Asked the slicer to arrange all models"),
        "add_printers": tr("Asked the slicer to add printers"),
        "change_printer": tr("Asked the slicer to change the printer"),
        "add_filaments": tr("Asked the slicer to add filaments"),
        "change_filament": tr("Asked the slicer to change the filament"),
        "contact_support": tr("Opened the support form"),
        "start_chat_over": tr("Started the chat over"),
        "determine_slicing_settings": tr("Began to choose the slicing settings"),
        "retrieve_slicing_settings": tr("Asked the slicer for its settings"),
        "guide_print_issue_troubleshooting": tr("Began to guide through a print problem"),
        "confirm_print_troubleshooting_flow": tr("Asked whether to begin troubleshooting"),
        "set_print_troubleshooting_flow": tr("Set the course of the troubleshooting"),
        "confirm_end_troubleshooting": tr("Asked whether to end the troubleshooting"),
        "ask_user_to_choose_from_options": tr("Asked the user to choose from options"),
    }
    return known.get(name) or tr("Asked the slicer for “{name}”", name=name)


def notice_words(level: str) -> str:
    """The level of a slicer's notice as a word."""
    known = {"error": tr("Slicer error"), "warning": tr("Slicer warning"), "info": tr("Slicer")}
    return known.get(level.casefold()) or tr("Slicer ({level})", level=level)


def undecoded_words(reason: UndecodedReason, position: int) -> str:
    """Why a conversation is shown as raw text."""
    match reason:
        case UndecodedReason.EMPTY:
            return tr("The messages of this chat are empty.")
        case UndecodedReason.NOT_JSON:
            return tr("The messages of this chat are not JSON, from character {n} on.", n=position + 1)
        case UndecodedReason.CUT_OFF:
            return tr("The messages of this chat are cut off at character {n}.", n=position)
        case UndecodedReason.TOO_DEEP:
            return tr("The messages of this chat are nested too deeply to be read.")
        case UndecodedReason.NOT_A_LIST:
            return tr("The messages of this chat are JSON, but not a list.")
        case UndecodedReason.MISSING:
            return tr("This chat came without messages.")
        case UndecodedReason.BROKEN_ROW:
            return tr("The server sent this chat in a form that cannot be read.")
