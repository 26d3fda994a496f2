"""Which language is spoken, and what follows it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit

from elegoo_chat_gui.ui import formatting
from elegoo_chat_gui.ui.app_events import AppEvents
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.languages import InterfaceLanguage, locale_of, system_language
from elegoo_chat_gui.ui.pseudo_language import stretched
from tests.catalogues import make_catalogues

MOMENT = datetime(2025, 11, 8, 14, 5, tzinfo=UTC)
NOW = datetime(2026, 11, 22, 10, 35, tzinfo=UTC)


@pytest.fixture
def language(qapp: QApplication) -> Iterator[InterfaceLanguage]:
    """In a system that speaks German, so that neither language is the system's."""
    make_catalogues()
    language = InterfaceLanguage(qapp, QLocale("de_DE"))
    yield language
    language.release()


def test_sentences_and_plurals_change_and_come_back(language: InterfaceLanguage) -> None:
    assert language.choose("zh_CN")
    assert tr("New chat") == "新建对话"
    assert tr("Chats") == "对话"
    assert tr_n("{n} message", "{n} messages", 1) == "1 条消息"
    assert tr_n("{n} message", "{n} messages", 1284) == "1,284 条消息"
    assert tr("{n} s ago", n=5) == "5 秒前"
    assert language.choose("en")
    assert tr("New chat") == "New chat"
    assert tr_n("{n} message", "{n} messages", 1) == "1 message"


def test_dates_ages_and_sizes_follow(language: InterfaceLanguage) -> None:
    language.choose("zh_CN")
    assert formatting.list_time(MOMENT, NOW) == "2025年11月8日"
    assert formatting.full_local(MOMENT).startswith("2025年11月8日 ")
    assert formatting.day_title("2025-11") == "2025年11月"
    assert formatting.age(200) == "3 分钟前"
    language.choose("en")
    assert formatting.list_time(MOMENT, NOW) == "8 Nov 2025"
    assert formatting.day_title("2025-11") == "November 2025"


def test_what_qt_says_follows(language: InterfaceLanguage) -> None:
    language.choose("zh_CN")
    field = QLineEdit()
    menu = field.createStandardContextMenu()
    words = [re.split(r"[(\t]", action.text())[0] for action in menu.actions() if action.text()]
    assert words == ["撤消", "重做", "剪切", "复制", "粘贴", "删除", "全选"]
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    assert {button.text() for button in box.buttons()} == {"确定", "取消"}
    menu.deleteLater()


def test_choosing_tells_only_of_a_change(language: InterfaceLanguage) -> None:
    told: list[str] = []
    language.changed.connect(told.append)
    assert language.choose("zh_CN")
    assert not language.choose("zh_CN")
    assert language.choose("system")
    assert (language.chosen, language.current) == ("system", "en")
    assert not language.choose("no such language")
    assert language.chosen == "system"
    assert told == ["zh_CN", "en"]


def test_releasing_leaves_nothing_behind(qapp: QApplication) -> None:
    make_catalogues()
    before = QLocale()
    language = InterfaceLanguage(qapp, QLocale("zh_CN"))
    language.choose("system")
    assert tr("New chat") == "新建对话"
    language.release()
    assert tr("New chat") == "New chat"
    assert QLocale() == before


@pytest.mark.parametrize(
    ("tags", "spoken"),
    [
        (["zh-Hans-CN", "zh-CN", "zh-Hans", "zh"], "zh_CN"),
        (["zh"], "zh_CN"),
        (["zh-SG"], "zh_CN"),
        (["de-DE", "de", "zh-CN", "en"], "zh_CN"),
        (["de-DE", "de", "en-GB", "zh-CN"], "en"),
        (["zh-Hant-TW", "zh-TW", "zh-Hant", "zh", "en-US"], "en"),
        (["zh-TW", "zh-CN"], "zh_CN"),
        (["fr-FR"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_system_decides_by_its_order(tags: list[str], spoken: str) -> None:
    assert system_language(tags) == spoken


@pytest.mark.parametrize(
    ("language", "system", "written"),
    [
        ("en", "en_AU", "en_AU"),
        ("en", "de_DE", "en_DE"),
        ("en", "zh_CN", "en_GB"),
        ("en", "C", "en_GB"),
        ("zh_CN", "zh_SG", "zh_SG"),
        ("zh_CN", "zh_TW", "zh_CN"),
        ("zh_CN", "en_US", "zh_CN"),
        ("pseudo", "en_US", "en_US"),
    ],
)
def test_how_dates_are_written(language: str, system: str, written: str) -> None:
    assert locale_of(language, QLocale(system)).name() == written


def test_the_stretched_language_keeps_placeholders_and_is_longer(language: InterfaceLanguage) -> None:
    language.choose("pseudo")
    assert tr("Search {query} in {place}", query="PETG", place="x") == "[Séárçh PETG íñ x öööö]"
    assert tr("Cancel").startswith("[")
    assert "3" in tr_n("{n} chat", "{n} chats", 3)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"  # what is not ours stays Qt's


@pytest.mark.parametrize(
    "text", ["OK", "Cancel", "Continue as a new chat", "Nothing found for {query} anywhere here"]
)
def test_stretching_is_by_two_fifths(text: str) -> None:
    plain = text.replace("{query}", "")
    longer = len(stretched(text).replace("{query}", "")) - 2
    assert round(len(plain) * 1.35) <= longer <= round(len(plain) * 1.5) + 1


def test_events_reach_a_window_until_it_leaves(qapp: QApplication) -> None:
    events = AppEvents()
    relay = events.relay()
    heard: list[str] = []
    relay.accounts_changed.connect(lambda: heard.append("accounts"))
    relay.chats_changed.connect(lambda *_: heard.append("chats"))
    events.accounts_changed.emit()
    events.announce(None, None)  # type: ignore[arg-type]  # what is announced does not matter here
    assert heard == ["accounts", "chats"]
    relay.leave()
    relay.leave()
    events.accounts_changed.emit()
    assert heard == ["accounts", "chats"]
