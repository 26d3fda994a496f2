"""What will be written, and what will not and why: the rows of the table and how they are painted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.setting_values import value_text
from elegoo_chat_gui.core.settings_difference import by_category
from elegoo_chat_gui.core.settings_words import SettingsWords
from elegoo_chat_gui.core.user_preset import LeftOut, PresetPlan
from elegoo_chat_gui.core.visible_text import one_line, visible_text
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.save_preset._words import kind_title, left_out_words
from elegoo_chat_gui.ui.theme import Theme
from elegoo_chat_gui.ui.widgets import plain_tooltip

SECOND_ROLE: Final = Qt.ItemDataRole.UserRole + 1  # the quiet line below
DIM_ROLE: Final = Qt.ItemDataRole.UserRole + 2  # whether the row is not written
SETTING, VALUE, WHERE = range(3)
_SHOWN: Final = 500  # characters of one value
_SIDE: Final = 8
_ABOVE: Final = 4
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NO_INDEX: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One setting; `reason` is why it is left out."""

    kind: PresetKind
    key: str
    value: str
    reason: LeftOut | None = None


def rows_of(plans: Sequence[PresetPlan], words: SettingsWords) -> list[PlannedRow]:
    """What cannot be written comes first, so that nobody misses it; what the presets say anyway is last.

    Not for the window's thread: a chat may have 100,000 settings.
    """
    left_out = [
        PlannedRow(plan.kind, setting.key, value_text(setting.value), setting.reason)
        for plan in plans
        for setting in plan.left_out
    ]
    lost = [row for row in left_out if row.reason is not LeftOut.UNCHANGED]
    unchanged = [row for row in left_out if row.reason is LeftOut.UNCHANGED]
    return [*lost, *(row for plan in plans for row in _written(plan, words)), *unchanged]


def _written(plan: PresetPlan, words: SettingsWords) -> Iterator[PlannedRow]:
    rows = [PlannedRow(plan.kind, key, value_text(value)) for key, value in plan.values.items()]
    for _page, group in by_category(rows, words):
        yield from group


class PlannedModel(QAbstractTableModel):
    """`chosen` are the presets that are saved: the rows of others are shown quietly."""

    def __init__(self, words: SettingsWords, locale_name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._locale_name = locale_name
        self._chosen: Set[PresetKind] = frozenset(PresetKind)
        self._counts: Counter[PresetKind] = Counter()  # of what can be written
        self.rows: Sequence[PlannedRow] = ()

    def set_rows(self, rows: Sequence[PlannedRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self._counts = Counter(row.kind for row in rows if row.reason is None)
        self.endResetModel()

    def set_chosen(self, chosen: Set[PresetKind]) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            if self.rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, WHERE))

    @property
    def written(self) -> int:
        """How many settings go into files."""
        return sum(count for kind, count in self._counts.items() if kind in self._chosen)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (tr("Setting"), tr("Value"), tr("Goes to"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        first, second = self._lines(row, index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(first)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip("\n".join(line for line in (first, second) if line))
            case Qt.ItemDataRole.AccessibleTextRole:
                return visible_text(f"{first} ({second})" if second else first)
            case _ if role == SECOND_ROLE:
                return one_line(second)
            case _ if role == DIM_ROLE:
                return not self._is_written(row)
        return None

    def _lines(self, row: PlannedRow, column: int) -> tuple[str, str]:
        if column == SETTING:
            name = self._words.name(row.key, self._locale_name)
            key = row.key[:_SHOWN]
            return (name, key) if name else (key, "")
        if column == VALUE:
            unit = self._words.unit(row.key, row.value)
            value = row.value[:_SHOWN]
            return f"{value} {unit}" if unit else value, self._words.value_name(row.key, value, self._locale_name)
        if row.reason is not None:
            return tr("Left out"), left_out_words(row.reason)
        return (kind_title(row.kind) if row.kind in self._chosen else tr("Not saved")), ""

    def _is_written(self, row: PlannedRow) -> bool:
        return row.reason is None and row.kind in self._chosen


class PlannedDelegate(QStyledItemDelegate):
    """Two lines: what a person reads, and below it, quietly, what the slicer calls it."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def row_height(self) -> int:
        first, second = (QFontMetrics(font) for font in self._fonts(SETTING))
        return first.height() + second.height() + 2 * _ABOVE

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QStyleOptionViewItem(option)
        self.initStyleOption(box, index)
        text, box.text = str(box.text), ""
        style = box.widget.style() if box.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, box, painter, box.widget)
        area = QRect(box.rect).adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        first, second = self._fonts(index.column())
        color = "text_muted" if index.data(DIM_ROLE) else "text"
        painter.save()
        upper = QRect(area.left(), area.top(), area.width(), QFontMetrics(first).height())
        self._draw(painter, upper, text, first, color)
        lower = QRect(area.left(), upper.bottom() + 1, area.width(), QFontMetrics(second).height())
        self._draw(painter, lower, str(index.data(SECOND_ROLE) or ""), second, "text_muted")
        painter.restore()

    def _fonts(self, column: int) -> tuple[QFont, QFont]:
        return self._theme.font("secondary"), self._theme.font("small", mono=column == SETTING)

    def _draw(self, painter: QPainter, area: QRect, text: str, font: QFont, color: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(self._theme.color(color)))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(_LEFT), shown)
