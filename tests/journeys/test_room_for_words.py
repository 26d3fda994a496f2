"""Every window in a language with longer words: nothing that is said may be cut."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPushButton, QWidget

from elegoo_chat_gui.ui.screens.accounts import AccountsDialog
from tests.catalogues import make_catalogues
from tests.cut_texts import cut_texts
from tests.journeys.person import Person, live, until, usual_options

LANGUAGES = ("pseudo", "zh_CN", "en")


def walk(qapp: QApplication, folder: Path, language: str, story: object) -> None:
    make_catalogues()
    live(qapp, folder, story, replace(usual_options(folder), language=language))  # type: ignore[arg-type]


async def settled() -> None:
    """Layouts come to rest."""
    await asyncio.sleep(0.2)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [900, 1280, 2560])
def test_the_main_window(qapp: QApplication, tmp_path: Path, language: str, width: int) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        person.window.resize(width, 800)
        await settled()
        assert cut_texts(person.window) == []
        rows = [person.list.model.row_at(at) for at in range(person.list.model.rowCount())]
        keys = [row.summary.key for row in rows if hasattr(row, "summary")]
        person.list.select_chat(keys[0])
        await until(lambda: person.presenter.conversation_pane.view.chat is not None)
        person.window.details_action.setChecked(True)
        person.presenter.conversation_pane.begin_find()
        person.presenter.conversation_pane.find_bar.field.setText("PETG")
        await settled()
        assert cut_texts(person.window) == []
        person.fault("unauthorized")
        person.presenter.refresh()
        await until(person.presenter.notices.notices)
        await settled()
        assert cut_texts(person.window) == []

    walk(qapp, tmp_path, language, story)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compose_window(qapp: QApplication, tmp_path: Path, language: str) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        window = await person.begins_chat("How hot?")
        for tab in range(3):
            window.show_tab(tab)
            await settled()
            assert cut_texts(window) == []
        window.show_tab(0)
        person.fault("lost_answer")
        person.sends(window)
        await until(window.notices.notices, "the uncertain sending")
        await settled()
        assert cut_texts(window) == []

    walk(qapp, tmp_path, language, story)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_windows_beside(qapp: QApplication, tmp_path: Path, language: str) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        person.list.open_first()
        await until(lambda: person.presenter.conversation_pane.view.chat is not None)
        person.presenter.details_pane.raw.open_window()
        await settled()
        raw = person.presenter.details_pane.raw.window_of_its_own
        assert raw is not None
        assert cut_texts(raw) == []
        person.presenter.accounts.once.open_dialog(person.window)
        await settled()
        (dialog,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible())
        assert cut_texts(dialog) == []
        dialog.close()

    walk(qapp, tmp_path, language, story)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_accounts(qapp: QApplication, tmp_path: Path, language: str) -> None:
    async def story(person: Person) -> None:
        await person.sees_chats(60)
        account = person.presenter.account
        assert account is not None
        for shown in (account, None):
            person.presenter.accounts.open_dialog(person.window, shown)
            await settled()
            (dialog,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, AccountsDialog))
            assert cut_texts(dialog) == []
            dialog.close()
            await until(lambda: not any(isinstance(one, AccountsDialog) for one in QApplication.topLevelWidgets()))
        person.presenter.ask_token(account.key)
        await settled()
        (prompt,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible())
        assert cut_texts(prompt) == []
        prompt.close()

    walk(qapp, tmp_path, language, story)


def test_what_is_cut_is_found(qapp: QApplication) -> None:
    box = QWidget()
    row = QHBoxLayout(box)
    button = QPushButton("A button with many words on it")
    row.addWidget(button)
    box.show()
    assert cut_texts(box) == []
    button.setFixedWidth(60)
    assert "too narrow" in cut_texts(box)[0]
    button.setFixedWidth(300)
    box.setFixedWidth(200)
    assert "out of sight" in cut_texts(box)[0]
