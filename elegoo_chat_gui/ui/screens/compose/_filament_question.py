"""Which of several filaments a chat is about: a small list to choose from."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from elegoo_chat_gui.core.project_settings import ProjectFilament
from elegoo_chat_gui.ui.formatting import count, one_line
from elegoo_chat_gui.ui.i18n import listed, tr
from elegoo_chat_gui.ui.theme import scaled
from elegoo_chat_gui.ui.widgets import PlainLabel, plain_tooltip, primary_button, secondary_button

Index = QModelIndex | QPersistentModelIndex
_ROW: Final = 34
_LONGEST_NAME: Final = 360
_MOST_ROWS: Final = 8
_FILAMENT: Final = Qt.ItemDataRole.UserRole + 1
_ROOT: Final = QModelIndex()


class FilamentQuestion(QDialog):
    """Opened with `open()`; `chosen` carries the ProjectFilament, closing it chooses none."""

    chosen = Signal(object)

    def __init__(self, origin: str, filaments: Sequence[ProjectFilament], parent: QWidget | None = None) -> None:
        """`origin` is where they are from: a file's or a program's name."""
        super().__init__(parent)
        self._model = _FilamentModel(filaments, self)
        self._list = QListView()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Which filament?"))
        self._set_up_list()
        number = count(len(filaments))
        # A file's name may be one long word, which would not be broken.
        name = self.fontMetrics().elidedText(one_line(origin), Qt.TextElideMode.ElideMiddle, scaled(_LONGEST_NAME))
        words = tr("{origin} has {number} filaments, and a chat is about one. Which?", origin=name, number=number)
        text = PlainLabel(words)
        text.setWordWrap(True)
        text.setToolTip(plain_tooltip(origin))
        take = primary_button(tr("Use this filament"))
        take.setDefault(True)
        take.clicked.connect(self._take)
        leave = secondary_button(tr("Cancel"))
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(text)
        layout.addWidget(self._list)
        layout.addLayout(buttons)
        self.resize(scaled(440), self.sizeHint().height())
        self._list.setFocus()

    def _set_up_list(self) -> None:
        view = self._list
        view.setModel(self._model)
        view.setItemDelegate(_FilamentDelegate(view))
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(tr("Filaments"))
        view.setCurrentIndex(self._model.index(0))
        view.activated.connect(self._take)  # Enter, double click
        rows = min(_MOST_ROWS, self._model.rowCount())
        view.setFixedHeight(rows * scaled(_ROW) + 6)

    def choose(self, row: int) -> None:
        """Take the filament of a row, counted from 0."""
        self._list.setCurrentIndex(self._model.index(row))
        self._take()

    def _take(self) -> None:
        filament = self._list.currentIndex().data(_FILAMENT)
        if isinstance(filament, ProjectFilament) and self.result() != QDialog.DialogCode.Accepted:
            self.accept()
            self.chosen.emit(filament)


class _FilamentModel(QAbstractListModel):
    def __init__(self, filaments: Sequence[ProjectFilament], parent: QObject) -> None:
        super().__init__(parent)
        self._filaments = filaments

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._filaments)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        filament = self._filaments[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(filament.name) or tr("No name")
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(filament.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                slot = tr("Slot {n}", n=filament.slot)
                return listed((slot, one_line(filament.type), one_line(filament.name), one_line(filament.colour)))
        return filament if role == _FILAMENT else None


class _FilamentDelegate(QStyledItemDelegate):
    """Paints slot, colour, name, and the type at the far end."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        filament = index.data(_FILAMENT)
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        muted = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        rect = option.rect.adjusted(12, 0, -12, 0)
        metrics = painter.fontMetrics()
        slot = count(filament.slot)
        painter.setPen(muted)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, slot)
        left = rect.left() + max(metrics.horizontalAdvance("88"), metrics.horizontalAdvance(slot)) + 10
        side = round(metrics.height() * 0.8)
        self._paint_colour(painter, QRectF(left, rect.center().y() - side / 2 + 0.5, side, side), filament.colour)
        kind = metrics.elidedText(one_line(filament.type), Qt.TextElideMode.ElideRight, rect.width() // 4)
        painter.setPen(muted)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, kind)
        room = rect.adjusted(left - rect.left() + side + 12, 0, -metrics.horizontalAdvance(kind) - 12, 0)
        painter.setPen(QGuiApplication.palette().color(QPalette.ColorRole.Text))
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()

    @staticmethod
    def _paint_colour(painter: QPainter, place: QRectF, colour: str) -> None:
        """A disc in the filament's colour; an empty ring where the file does not say it."""
        fill = QColor.fromString(colour) if colour else QColor()
        edge = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(fill if fill.isValid() else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place)
