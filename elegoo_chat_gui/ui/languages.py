"""The language of the interface, and what follows it: Qt's own words, dates, numbers, plurals."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from elegoo_chat_gui.resource_files import resource_path
from elegoo_chat_gui.ui.pseudo_language import PseudoTranslator

log = logging.getLogger(__name__)

SETTING: Final = "interface.language"
SYSTEM: Final = "system"
ENGLISH: Final = "en"
CHINESE: Final = "zh_CN"
PSEUDO: Final = "pseudo"  # English stretched, to find what has no room; in no menu
# Each in itself, so that whoever needs it can read it.
NAMES: Final = {ENGLISH: "English", CHINESE: "简体中文"}
CODES: Final = (SYSTEM, *NAMES, PSEUDO)


class InterfaceLanguage(QObject):
    """One for the program. Texts already made stay as they are: windows are built anew after `changed`."""

    changed = Signal(str)  # the language that is spoken now

    def __init__(self, app: QCoreApplication, system: QLocale | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._system = system if system is not None else QLocale.system()
        self._before = QLocale()
        self._translators: list[QTranslator] = []
        self._chosen = SYSTEM
        self._current = ""

    @property
    def chosen(self) -> str:
        """What the person set: one of CODES."""
        return self._chosen

    @property
    def current(self) -> str:
        """What is spoken: one of NAMES, or PSEUDO."""
        return self._current or ENGLISH

    @staticmethod
    def available() -> dict[str, str]:
        """Code and own name of every language a person can choose."""
        return dict(NAMES)

    def choose(self, code: str) -> bool:
        """Speak this language from now on; an unknown code means the system's. Whether that changed anything."""
        self._chosen = code if code in CODES else SYSTEM
        wanted = system_language(self._system.uiLanguages()) if self._chosen == SYSTEM else self._chosen
        if wanted == self._current:
            return False
        self._current = wanted
        self._remove_translators()
        QLocale.setDefault(locale_of(wanted, self._system))
        self._install(wanted)
        self.changed.emit(wanted)
        return True

    def release(self) -> None:
        """Leave the process as it was found."""
        self._remove_translators()
        self._current = ""
        QLocale.setDefault(self._before)

    def _install(self, language: str) -> None:
        if language == PSEUDO:
            self._add(PseudoTranslator(self))
        elif language != ENGLISH:
            self._load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            try:
                self._load(f"elegoo_chats_{language}", str(resource_path("translations")))
            except FileNotFoundError as error:
                log.warning("%s", error)

    def _load(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(name, folder):
            self._add(translator)
        else:
            log.warning("no translations: %s.qm", name)

    def _add(self, translator: QTranslator) -> None:
        self._translators.append(translator)
        self._app.installTranslator(translator)

    def _remove_translators(self) -> None:
        for translator in self._translators:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._translators.clear()


def system_language(tags: Sequence[str]) -> str:
    """The first language of a list like QLocale.uiLanguages() that the program speaks, else English."""
    seen_chinese = False
    for tag in tags:
        locale = QLocale(tag)
        if locale.language() == QLocale.Language.Chinese:
            # After a tag for traditional characters a bare "zh" is the same wish again, not one for simplified ones.
            is_repeated = seen_chinese and tag == "zh"
            seen_chinese = True
            if locale.script() == QLocale.Script.SimplifiedHanScript and not is_repeated:
                return CHINESE
        elif locale.language() == QLocale.Language.English:
            return ENGLISH
    return ENGLISH


def locale_of(language: str, system: QLocale) -> QLocale:
    """How dates and numbers are written in a language: as the system has it where that is the language, else as
    in the system's country where the language is known there."""
    wanted = QLocale.Language.Chinese if language == CHINESE else QLocale.Language.English
    simplified = language != CHINESE or system.script() == QLocale.Script.SimplifiedHanScript
    if system.language() == wanted and simplified:
        return system
    if language == CHINESE:
        return QLocale(CHINESE)
    there = QLocale(wanted, system.territory())
    if there.territory() == system.territory():
        return there
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
