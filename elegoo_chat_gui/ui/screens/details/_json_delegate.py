"""Paints a row of the tree: the key quietly coloured, the value behind it."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from elegoo_chat_gui.core.json_spans import SpanKind
from elegoo_chat_gui.core.json_tree import JsonNode, NodeRole
from elegoo_chat_gui.ui.screens.details._json_model import NODE_ROLE, key_words, value_words
from elegoo_chat_gui.ui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SIDE = 4
Index = QModelIndex | QPersistentModelIndex


class JsonDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = QFontMetrics(self._theme.font("secondary", mono=True))
        return QSize(super().sizeHint(option, index).width(), metrics.height() + 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QStyleOptionViewItem(option)
        self.initStyleOption(box, index)
        box.text = ""
        style = box.widget.style() if box.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, box, painter, box.widget)
        node = index.data(NODE_ROLE)
        if not isinstance(node, JsonNode):
            return
        area = QRect(box.rect).adjusted(_SIDE, 0, -_SIDE, 0)
        painter.save()
        painter.setFont(self._theme.font("secondary", mono=True))
        key = key_words(node)
        used = self._text(painter, area, f"{key}:", _key_color(node)) + _SIDE if key else 0
        self._text(painter, area.adjusted(used, 0, 0, 0), value_words(node), _value_color(node))
        painter.restore()

    def _text(self, painter: QPainter, area: QRect, text: str, color: str) -> int:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, area.width()))
        painter.setPen(QColor(self._theme.color(color)))
        painter.drawText(area, int(_LEFT), shown)
        return painter.fontMetrics().horizontalAdvance(shown)


def _key_color(node: JsonNode) -> str:
    return "accent" if node.role is NodeRole.MEMBER else "text_muted"


def _value_color(node: JsonNode) -> str:
    if node.role is NodeRole.REST:
        return "negative"
    return {SpanKind.WORD: "warning", SpanKind.NUMBER: "positive", SpanKind.STRING: "text"}.get(
        node.span.kind, "text_muted"
    )
