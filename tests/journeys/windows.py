"""Every window and state that tests of keys, names and sizes go round."""

from collections.abc import Awaitable, Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from elegoo_chat_gui.ui.screens.accounts import AccountsDialog
from tests.journeys.person import Person, until

Opening = Callable[[Person], Awaitable[QWidget]]


async def main_window(person: Person) -> QWidget:
    await person.sees_chats(60)
    assert person.list.open_first()
    await until(lambda: person.presenter.conversation_pane.view.chat is not None, "the chat")
    return person.window


async def first_start(person: Person) -> QWidget:
    await person.sees_chats(60)
    assert person.window.start_page.isVisible()
    return person.window


async def told_trouble(person: Person) -> QWidget:
    await main_window(person)
    person.fault("server_error")
    person.presenter.refresh()
    await until(person.presenter.notices.notices, "the notice")
    return person.window


async def compose(person: Person) -> QWidget:
    await person.sees_chats(60)
    return await person.begins_chat("How do I print a vase?")


async def continued(person: Person) -> QWidget:
    await main_window(person)
    person.presenter.continue_chat()
    return await person.compose_window()


async def _dialog() -> QWidget:
    def shown() -> list[QWidget]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, AccountsDialog) and one.isVisible()]

    await until(shown, "the accounts")
    return shown()[0]


async def settings_page(person: Person) -> QWidget:
    await main_window(person)
    await until(lambda: person.presenter.settings.presenter.difference is not None, "the settings")
    person.presenter.conversation_pane.show_page(person.presenter.settings.place)
    return person.window


async def save_preset(person: Person) -> QWidget:
    await settings_page(person)
    person.presenter.settings.pane.save_preset_requested.emit()
    await until(lambda: person.presenter.settings.saving.dialog, "the question for names and a place")
    return _there(person.presenter.settings.saving.dialog)


async def slicers(person: Person) -> QWidget:
    await person.sees_chats(60)
    person.presenter.show_slicers()
    dialog = person.presenter.slicers.dialog
    await until(lambda: dialog is not None and dialog.cards, "the slicers")
    return _there(dialog)


def _there(widget: QWidget | None) -> QWidget:
    assert widget is not None
    return widget


async def account(person: Person) -> QWidget:
    await person.sees_chats(60)
    person.presenter.accounts.open_dialog(person.window, person.presenter.account)
    return await _dialog()


async def new_account(person: Person) -> QWidget:
    await person.sees_chats(60)
    person.presenter.accounts.open_dialog(person.window)
    return await _dialog()


WINDOWS: list[Opening] = [
    main_window,
    settings_page,
    first_start,
    told_trouble,
    compose,
    continued,
    save_preset,
    slicers,
    account,
    new_account,
]
EVERY_WINDOW = pytest.mark.parametrize("opening", WINDOWS, ids=lambda one: one.__name__)
