"""The menu of how the program looks: panes, text size, light or dark, language."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.languages import NAMES, SYSTEM
from elegoo_chat_gui.ui.theme import Theme

LANGUAGES = (SYSTEM, *NAMES)


class ViewMenu(QMenu):
    """Its actions work by key in every window of the program that has the focus, dialogs included."""

    language_chosen = Signal(str)  # one of LANGUAGES

    def __init__(self, theme: Theme, panes: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__(tr("View"), parent)
        self._theme = theme
        self.setAccessibleName(tr("View"))
        self.addActions(panes)
        self.addSeparator()
        self._add_sizes()
        self.addSeparator()
        self._looks = self._add_looks()
        self._languages = self._add_languages()
        theme.changed.connect(self._show_theme)
        self._show_theme()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._reach_window)

    def _add_sizes(self) -> None:
        self.larger_action = self.addAction(tr("Larger text"), lambda: self._theme.step_text(1))
        self.larger_action.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.smaller_action = self.addAction(tr("Smaller text"), lambda: self._theme.step_text(-1))
        self.smaller_action.setShortcut("Ctrl+-")
        self.normal_action = self.addAction("", self._set_normal)
        self.normal_action.setShortcut("Ctrl+0")

    def _set_normal(self) -> None:
        self._theme.text_scale = 1.0

    def _reach_window(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Text grows in every window, also in one that blocks the main window."""
        window = now.window() if now is not None else None
        if window is not None and window.windowType() is not Qt.WindowType.Popup:
            window.addActions([self.larger_action, self.smaller_action, self.normal_action])

    def _add_looks(self) -> QActionGroup:
        menu = self.addMenu(tr("Light or dark"))
        menu.setAccessibleName(tr("Light or dark"))
        titles = {"system": tr("As the system"), "light": tr("Light"), "dark": tr("Dark")}
        group = _choices(menu, titles)
        group.triggered.connect(lambda action: self.set_look(action.data()))
        return group

    def _add_languages(self) -> QActionGroup:
        menu = self.addMenu(tr("Language"))
        menu.setAccessibleName(tr("Language"))
        group = _choices(menu, {SYSTEM: tr("As the system"), **NAMES})
        group.triggered.connect(lambda action: self.language_chosen.emit(action.data()))
        return group

    def set_look(self, mode: str) -> None:
        """Light, dark, or as the system has it."""
        if mode in {"system", "light", "dark"}:
            self._theme.mode = mode  # type: ignore[assignment]  # checked in the line above
        _mark(self._looks, self._theme.mode)

    def set_language(self, code: str) -> None:
        """Mark the language in force, without telling anyone."""
        _mark(self._languages, code)

    def _show_theme(self) -> None:
        percent = round(self._theme.text_scale * 100)
        self.normal_action.setText(tr("Normal text size (now {percent} %)", percent=percent))
        self.normal_action.setEnabled(percent != 100)
        _mark(self._looks, self._theme.mode)


def _choices(menu: QMenu, titles: dict[str, str]) -> QActionGroup:
    group = QActionGroup(menu)
    for value, title in titles.items():
        action = menu.addAction(title)
        action.setCheckable(True)
        action.setData(value)
        group.addAction(action)
    group.actions()[0].setChecked(True)
    return group


def _mark(group: QActionGroup, value: str) -> None:
    for action in group.actions():
        action.setChecked(action.data() == value)
