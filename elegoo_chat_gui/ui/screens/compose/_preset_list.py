"""The names that a preset picker offers: sections, filtered as typed, painted and not built."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from elegoo_chat_gui.core.presets import PresetOffer, PresetOrigin
from elegoo_chat_gui.ui.formatting import one_line
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.theme import scaled

Index = QModelIndex | QPersistentModelIndex
_ROW: Final = 30  # at the normal text size
IS_SECTION: Final = Qt.ItemDataRole.UserRole + 1
DETAIL: Final = Qt.ItemDataRole.UserRole + 2
_ROOT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    detail: str = ""
    is_section: bool = False


@dataclass(frozen=True, slots=True)
class _Offer:
    """A name with the form it is searched in, made once."""

    name: str
    folded: str
    section: str
    detail: str


class PresetListModel(QAbstractListModel):
    """Names in sections. A name matches when it holds every typed word, in any case and order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: list[_Offer] = []
        self._rows: list[_Row] = []
        self._matches = 0
        self._typed = ""

    @property
    def total(self) -> int:
        return len(self._offers)

    @property
    def matches(self) -> int:
        return self._matches

    def set_names(self, names: Sequence[PresetOffer]) -> None:
        self._offers = [
            _Offer(preset.name, preset.name.casefold(), _section(preset), _detail(preset)) for preset in names
        ]
        self.filter(self._typed)

    def filter(self, typed: str) -> None:
        """Show the names that hold every word of `typed`; all of them where it is blank."""
        self._typed = typed
        words = typed.casefold().split()
        found = [offer for offer in self._offers if all(word in offer.folded for word in words)]
        self.beginResetModel()
        self._matches = len(found)
        self._rows = []
        section = None
        for offer in found:
            if offer.section != section:
                section = offer.section
                self._rows.append(_Row(section, is_section=True))
            self._rows.append(_Row(offer.name, offer.detail))
        self.endResetModel()

    def knows(self, name: str) -> bool:
        return any(offer.name == name for offer in self._offers)

    def name_at(self, row: int) -> str | None:
        """The exact name, None for a section and outside."""
        if 0 <= row < len(self._rows) and not self._rows[row].is_section:
            return self._rows[row].text
        return None

    def row_of(self, name: str) -> int:
        """-1 where it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.text == name and not row.is_section), -1)

    def next_name(self, row: int, step: int) -> int:
        """The row of the next name in the direction of `step`; `row` itself at the end."""
        at = row + step
        while 0 <= at < len(self._rows) and self._rows[at].is_section:
            at += 1 if step > 0 else -1
        return at if 0 <= at < len(self._rows) else row

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(row.text)
            case Qt.ItemDataRole.AccessibleTextRole:
                return one_line(f"{row.text} {row.detail}".strip())
        if role == IS_SECTION:
            return row.is_section
        return row.detail if role == DETAIL else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.name_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _section(preset: PresetOffer) -> str:
    if preset.origin is PresetOrigin.CHATS:
        return tr("In this account's chats")
    return tr("Catalogue · {group}", group=preset.group)


def _detail(preset: PresetOffer) -> str:
    return tr_n("{n} chat", "{n} chats", preset.uses) if preset.origin is PresetOrigin.CHATS else ""


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
        chosen = self._is_current(option)
        if chosen:
            painter.fillRect(rect, palette.color(QPalette.ColorRole.Highlight))
        inner = rect.adjusted(12, 0, -12, 0)
        muted = _muted()
        if index.data(IS_SECTION):
            self._paint_section(painter, inner, index, muted)
        else:
            self._paint_name(painter, inner, index, palette, chosen=chosen)
        painter.restore()

    @staticmethod
    def _is_current(option: QStyleOptionViewItem) -> bool:
        from_view = option.state
        return bool(from_view & from_view.State_Selected)

    @staticmethod
    def _paint_section(painter: QPainter, rect: QRect, index: Index, muted: QColor) -> None:
        font = QFont(painter.font())
        font.setPixelSize(max(9, round(font.pixelSize() * 0.85)))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(muted)
        text = painter.fontMetrics().elidedText(str(index.data()).upper(), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect.adjusted(0, 4, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)

    @staticmethod
    def _paint_name(painter: QPainter, rect: QRect, index: Index, palette: QPalette, *, chosen: bool) -> None:
        detail = tr("Enter") if chosen else str(index.data(DETAIL) or "")
        width = painter.fontMetrics().horizontalAdvance(detail)
        painter.setPen(_muted())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, detail)
        room = rect.adjusted(0, 0, -width - 12 if detail else 0, 0)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
