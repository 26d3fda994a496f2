"""The tree of a row for a view: branches are read when they are opened, a slice at a time where they are long."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from elegoo_chat_gui.core.json_spans import SpanKind
from elegoo_chat_gui.core.json_tree import JsonNode, NodeRole, roots
from elegoo_chat_gui.ui.formatting import bytes_size, one_line, visible_text
from elegoo_chat_gui.ui.i18n import named, tr
from elegoo_chat_gui.ui.widgets import plain_tooltip

SLICE_SECONDS = 0.008  # half a frame
SHOWN = 300  # characters of a value in its row
TOLD = 2_000  # in its tooltip
NODE_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


def key_words(node: JsonNode) -> str:
    """What stands before a value."""
    match node.role:
        case NodeRole.DECODED:
            return tr("JSON in this text")
        case NodeRole.REST:
            return "…"
    return one_line(node.name)


def value_words(node: JsonNode, limit: int = SHOWN) -> str:
    """A value as its row shows it: texts in quotation marks, branches by their beginning and size."""
    if node.role is NodeRole.REST:
        text = one_line(node.value_text(limit)[:limit])
        return tr("not read: {text} ({size})", text=text, size=bytes_size(node.span.size))
    text = node.value_text(limit)
    shown = one_line(text[:limit]) + ("…" if len(text) > limit else "")
    if node.span.kind is SpanKind.STRING:
        return f"“{shown}”" if node.span.size < 2 * limit else f"“{shown}” · {bytes_size(node.span.size)}"
    if node.span.kind in {SpanKind.OBJECT, SpanKind.LIST} and node.span.size > limit // 2:
        mark = "{…}" if node.span.kind is SpanKind.OBJECT else "[…]"
        return f"{mark} {bytes_size(node.span.size)}"
    return shown


class JsonModel(QAbstractItemModel):
    """`revealed` gives the index that `reveal` was asked for, as soon as its branches are read."""

    revealed = Signal(QModelIndex)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[JsonNode] = []  # an index carries a place in this list: it outlives any index
        self._places: dict[JsonNode, int] = {}
        self._roots: list[JsonNode] = []
        self._loading: dict[JsonNode | None, Iterator[JsonNode | None]] = {}
        self._loaded: set[JsonNode] = set()
        self._wanted: tuple[int, ...] = ()
        self._at_work = False  # whoever hears of new rows may ask for more of them
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def show_source(self, source: bytes) -> None:
        """Another text; its top is read at once where that is quick."""
        self.beginResetModel()
        self._timer.stop()
        self._nodes, self._places, self._roots = [], {}, []
        self._loading, self._loaded, self._wanted = {}, set(), ()
        self.endResetModel()
        if source:
            self._loading[None] = roots(source)
            self._go_on()

    @property
    def is_reading(self) -> bool:
        return bool(self._loading)

    # -- reading ------------------------------------------------------------------------------------

    def canFetchMore(self, parent: Index) -> bool:
        node = self.node(parent)
        return node is not None and node.has_children and node not in self._loaded and node not in self._loading

    def fetchMore(self, parent: Index) -> None:
        node = self.node(parent)
        if node is not None and self.canFetchMore(parent):
            self._loading[node] = node.load()
            self._go_on()

    def reveal(self, rows: tuple[int, ...]) -> None:
        """Read the branches on the way to this place, then say `revealed`."""
        self._wanted = rows
        self._follow()

    def _follow(self) -> None:
        if not self._wanted:
            return
        parent = QModelIndex()
        for row in self._wanted:
            if row >= self.rowCount(parent):
                if self.canFetchMore(parent):
                    node = self.node(parent)
                    if node is not None:
                        self._loading[node] = node.load()
                        self._timer.start()
                return
            parent = self.index(row, 0, parent)
        self._wanted = ()
        self.revealed.emit(parent)

    def _go_on(self) -> None:
        """One slice of what is being read."""
        if self._at_work:
            return
        self._at_work = True
        until = perf_counter() + SLICE_SECONDS
        while self._loading and perf_counter() < until:
            parent, steps = next(reversed(self._loading.items()))
            self._take(parent, steps, until)
        self._at_work = False
        if self._loading:
            self._timer.start()
        else:
            self._timer.stop()
        self._follow()

    def _take(self, parent: JsonNode | None, steps: Iterator[JsonNode | None], until: float) -> None:
        found: list[JsonNode] = []
        finished = False
        while perf_counter() < until:
            node = next(steps, steps)
            if node is steps:
                finished = True
                break
            if isinstance(node, JsonNode):
                found.append(node)
        if finished:
            del self._loading[parent]
            if parent is not None:
                self._loaded.add(parent)
        self._append(parent, found)

    def _append(self, parent: JsonNode | None, found: list[JsonNode]) -> None:
        if not found:
            return
        rows = self._roots if parent is None else parent.children
        index = QModelIndex() if parent is None else self._index_of(parent)
        self.beginInsertRows(index, len(rows), len(rows) + len(found) - 1)
        for node in found:
            self._places[node] = len(self._nodes)
            self._nodes.append(node)
        rows += found
        self.endInsertRows()

    # -- what a view asks -----------------------------------------------------------------------------

    def node(self, index: Index) -> JsonNode | None:
        return self._nodes[index.internalId()] if index.isValid() else None

    def _index_of(self, node: JsonNode) -> QModelIndex:
        return self.createIndex(node.row, 0, self._places[node])

    def _rows(self, parent: Index) -> list[JsonNode]:
        node = self.node(parent)
        return self._roots if node is None else node.children

    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        rows = self._rows(parent)
        return self._index_of(rows[row]) if 0 <= row < len(rows) and column == 0 else QModelIndex()

    def parent(self, index: Index = _NO_INDEX) -> QModelIndex:  # type: ignore[override]  # Qt has two of this name
        node = self.node(index)
        return QModelIndex() if node is None or node.parent is None else self._index_of(node.parent)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return len(self._rows(parent))

    def columnCount(self, _parent: Index = _NO_INDEX) -> int:
        return 1

    def hasChildren(self, parent: Index = _NO_INDEX) -> bool:
        node = self.node(parent)
        return bool(self._roots) if node is None else node.has_children

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if node is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                key = key_words(node)
                return visible_text(named(key, value_words(node)) if key else value_words(node))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(f"{node.path()[:TOLD]}\n{node.value_text(TOLD)}")
            case _ if role == NODE_ROLE:
                return node
        return None
