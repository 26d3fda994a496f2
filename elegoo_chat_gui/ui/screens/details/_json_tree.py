"""A row of the server as a tree to fold, copy from and search."""

from time import perf_counter

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QTreeView, QWidget

from elegoo_chat_gui.core.json_tree import JsonNode, NodeRole, search
from elegoo_chat_gui.ui.formatting import visible_text
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.details._json_delegate import JsonDelegate
from elegoo_chat_gui.ui.screens.details._json_model import SLICE_SECONDS, JsonModel
from elegoo_chat_gui.ui.theme import Theme

MOST_EXPANDED = 500  # rows that "expand all" opens
MOST_HITS = 1_000
_BRANCH_SHOWN = 400  # children up to which a branch is opened by "expand all"


class JsonTree(QTreeView):
    """`copied` tells what was copied; `hits_changed` how many hits there are, which one is chosen (from 1), and
    whether the search still goes on. `expanded_some` says that not everything could be opened."""

    copied = Signal(str)
    hits_changed = Signal(int, int, bool)
    expanded_some = Signal(bool)
    raw_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = b""
        self._model = JsonModel(self)
        self._model.revealed.connect(self._show_place)
        self.setModel(self._model)
        self._model.rowsInserted.connect(self._open_top)
        self.setItemDelegate(JsonDelegate(theme, self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(theme.scaled(14))
        self.setAccessibleName(tr("The chat as received, as a tree"))
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self._hits: list[tuple[int, ...]] = []
        self._chosen = -1
        self._steps = search(b"", "")
        self._searching = QTimer(self)
        self._searching.setInterval(0)
        self._searching.timeout.connect(self._search_on)
        self._menu: QMenu | None = None
        theme.changed.connect(self._rescale)
        self._theme = theme

    def _rescale(self) -> None:
        self.setIndentation(self._theme.scaled(14))
        self.scheduleDelayedItemsLayout()

    @property
    def model_of_rows(self) -> JsonModel:
        return self._model

    def show_source(self, source: bytes) -> None:
        self._source = source
        self.search("")
        self._model.show_source(source)

    def _open_top(self, parent: QModelIndex, first: int) -> None:
        if not parent.isValid() and first == 0:
            top = self._model.index(0, 0)
            self.setCurrentIndex(top)
            self.expand(top)

    # -- folding --------------------------------------------------------------------------------------

    def expand_all(self) -> None:
        """Open branches from the top, as many as can be read at a glance."""
        waiting = [self._model.index(row, 0) for row in range(self._model.rowCount())]
        shown, left_out = len(waiting), False
        while waiting:
            index = waiting.pop(0)
            if not self._model.hasChildren(index):
                continue
            if self._model.canFetchMore(index):
                self._model.fetchMore(index)
            children = self._model.rowCount(index)
            if shown + children > MOST_EXPANDED or children > _BRANCH_SHOWN or self._model.is_reading:
                left_out = True
                continue
            self.expand(index)
            shown += children
            waiting += [self._model.index(row, 0, index) for row in range(children)]
        self.expanded_some.emit(left_out)

    def fold_all(self) -> None:
        self.collapseAll()
        self.expand(self._model.index(0, 0))

    # -- searching ------------------------------------------------------------------------------------

    def search(self, words: str) -> None:
        """Find these words in keys and values; an empty text ends it."""
        self._searching.stop()
        self._hits, self._chosen = [], -1
        if words:
            self._steps = search(self._source, words)
            self._searching.start()
            self._search_on()
        else:
            self.hits_changed.emit(0, 0, False)

    def step_hit(self, steps: int) -> None:
        """Go to the next hit, or back; round the end."""
        if self._hits:
            self._chosen = (self._chosen + steps) % len(self._hits)
            self._model.reveal(self._hits[self._chosen])
            self._tell_hits()

    def _search_on(self) -> None:
        until = perf_counter() + SLICE_SECONDS
        while perf_counter() < until:
            found = next(self._steps, self._steps)
            if found is self._steps or len(self._hits) >= MOST_HITS:
                self._searching.stop()
                break
            if isinstance(found, JsonNode):
                self._hits.append(found.rows())
        if self._hits and self._chosen < 0:
            self.step_hit(1)
        self._tell_hits()

    def _tell_hits(self) -> None:
        self.hits_changed.emit(len(self._hits), self._chosen + 1, self._searching.isActive())

    def _show_place(self, index: QModelIndex) -> None:
        parent = index.parent()
        while parent.isValid():
            self.expand(parent)
            parent = parent.parent()
        self.setCurrentIndex(index)
        self.scrollTo(index)

    # -- copying --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_value()
        else:
            super().keyPressEvent(event)

    def copy_value(self) -> None:
        """A text as it says, anything else as its JSON, whole."""
        node = self._model.node(self.currentIndex())
        if node is not None:
            self._put(node.value_text(), tr("Value copied"))

    def _copy_key(self, node: JsonNode) -> None:
        self._put(node.key_text() or node.name, tr("Key copied"))

    def _put(self, text: str, what: str) -> None:
        QGuiApplication.clipboard().setText(visible_text(text))
        self.copied.emit(what)

    def menu(self) -> QMenu:
        """What can be copied of the chosen row."""
        node = self._model.node(self.currentIndex())
        menu = QMenu(self)
        menu.setAccessibleName(tr("Copy from the raw JSON"))
        if node is not None:
            menu.addAction(tr("Copy value")).triggered.connect(self.copy_value)
            if node.role in {NodeRole.MEMBER, NodeRole.ELEMENT}:
                menu.addAction(tr("Copy key")).triggered.connect(lambda: self._copy_key(node))
            menu.addAction(tr("Copy path")).triggered.connect(lambda: self._put(node.path(), tr("Path copied")))
            menu.addSeparator()
        menu.addAction(tr("Copy raw JSON")).triggered.connect(self.raw_wanted)
        menu.addSeparator()
        menu.addAction(tr("Expand all")).triggered.connect(self.expand_all)
        menu.addAction(tr("Collapse all")).triggered.connect(self.fold_all)
        return menu

    def _open_menu(self, place: QPoint) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = self.menu()
        self._menu.popup(self.viewport().mapToGlobal(place))
