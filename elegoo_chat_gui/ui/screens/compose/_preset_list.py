"""The names that a preset picker offers: sections, filtered as typed, painted and not built."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from elegoo_chat_gui.core.presets import PresetOffer
from elegoo_chat_gui.ui.formatting import one_line
from elegoo_chat_gui.ui.i18n import listed, tr
from elegoo_chat_gui.ui.screens.compose._preset_offers import OfferRow, OfferTable, is_muted
from elegoo_chat_gui.ui.theme import scaled
from elegoo_chat_gui.ui.widgets import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
_ROW: Final = 30  # at the normal text size
IS_SECTION: Final = Qt.ItemDataRole.UserRole + 1
DETAIL: Final = Qt.ItemDataRole.UserRole + 2
IS_MUTED: Final = Qt.ItemDataRole.UserRole + 3
_ROOT: Final = QModelIndex()


class PresetListModel(QAbstractListModel):
    """Names in sections. A name matches when it, its vendor, program or parent holds every typed word."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = OfferTable()
        self._rows: list[int] | None = []  # None: not made since the offers came
        self._count = 0
        self._matches = 0
        self._typed = ""

    @property
    def table(self) -> OfferTable:
        return self._table

    @property
    def typed(self) -> str:
        """What narrows the list."""
        return self._typed

    @property
    def total(self) -> int:
        return self._table.total

    @property
    def matches(self) -> int:
        return self._matches if self._rows is not None else self.total

    def set_names(self, names: Sequence[PresetOffer]) -> None:
        self.set_table(OfferTable(names))

    def set_table(self, table: OfferTable, *, shown: bool = True) -> None:
        """`shown` False: the list is not looked at, and is made when `filter` is called for it."""
        self.beginResetModel()
        self._table, self._rows, self._count = table, None, 0
        self.endResetModel()
        if shown:
            self.filter(self._typed)

    def filter(self, typed: str) -> None:
        """Show the names that match `typed`; all of them where it is blank."""
        self.beginResetModel()
        self._typed = typed
        places = self._table.search(typed)
        self._matches = len(places)
        self._rows = self._table.rows(places)
        self._count = len(self._rows)
        self.endResetModel()

    def knows(self, name: str) -> bool:
        return self._table.knows(name)

    def _row(self, row: int) -> OfferRow | None:
        rows = self._rows or ()
        return self._table.row(rows[row]) if 0 <= row < len(rows) else None

    def name_at(self, row: int) -> str | None:
        """The exact name, None for a section and outside."""
        found = self._row(row)
        return found.text if found is not None and found.offer is not None else None

    def row_of(self, name: str) -> int:
        """-1 where it is not shown."""
        place, rows = self._table.place_of(name), self._rows or []
        return rows.index(place) if place >= 0 and place in rows else -1

    def next_name(self, row: int, step: int) -> int:
        """The row of the next name in the direction of `step`; `row` itself at the end."""
        at = row + step
        while 0 <= at < self.rowCount() and self.name_at(at) is None:
            at += 1 if step > 0 else -1
        return at if 0 <= at < self.rowCount() else row

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count  # asked for each row when the view is laid out

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._row(index.row()) if index.isValid() else None
        if row is None:
            return None
        detail = self._table.detail(row.offer) if row.offer is not None else ""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(row.text)
            case Qt.ItemDataRole.AccessibleTextRole:
                return listed((one_line(row.text), one_line(detail)))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip("\n".join(filter(None, (row.text, detail)))) if row.offer is not None else None
            case _ if role == IS_SECTION:
                return row.offer is None
            case _ if role == IS_MUTED:
                return row.offer is not None and is_muted(row.offer)
            case _:
                return one_line(detail) if role == DETAIL else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.name_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _muted() -> QColor:
    # The option's own palette has a fainter one, which the style sheet made of the text's colour.
    return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)


def row_height() -> int:
    return scaled(_ROW)


class PresetDelegate(QStyledItemDelegate):
    """Paints a section or a name with its detail at the far end."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect: QRect = option.rect
        palette: QPalette = option.palette
        is_section = bool(index.data(IS_SECTION))
        chosen = self._is(option, option.state.State_Selected)
        if chosen:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
        elif not is_section and self._is(option, option.state.State_MouseOver):
            painter.fillRect(rect, QGuiApplication.palette().color(QPalette.ColorRole.Midlight))
        inner = rect.adjusted(12, 0, -12, 0)
        if is_section:
            self._paint_section(painter, inner, index)
        else:
            self._paint_name(painter, inner, index, palette, chosen=chosen)
        painter.restore()

    @staticmethod
    def _is(option: QStyleOptionViewItem, state: Any) -> bool:
        return bool(option.state & state)

    @staticmethod
    def _paint_section(painter: QPainter, rect: QRect, index: Index) -> None:
        font = QFont(painter.font())
        font.setPixelSize(max(9, round(font.pixelSize() * 0.85)))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(_muted())
        text = painter.fontMetrics().elidedText(str(index.data()).upper(), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect.adjusted(0, 4, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)

    @staticmethod
    def _paint_name(painter: QPainter, rect: QRect, index: Index, palette: QPalette, *, chosen: bool) -> None:
        detail = str(index.data(DETAIL) or "")
        if chosen and not detail:
            detail = tr("Enter")
        metrics = painter.fontMetrics()
        text = str(index.data())
        # The name goes first; the detail takes what it leaves, at least a third.
        least = min(metrics.horizontalAdvance(detail), rect.width() // 3)
        room_for_detail = max(least, rect.width() - metrics.horizontalAdvance(text) - 16)
        detail = metrics.elidedText(detail, Qt.TextElideMode.ElideMiddle, room_for_detail)
        painter.setPen(_muted())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, detail)
        room = rect.adjusted(0, 0, -metrics.horizontalAdvance(detail) - 12 if detail else 0, 0)
        painter.setPen(_muted() if index.data(IS_MUTED) else palette.color(QPalette.ColorRole.Text))
        name = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
