"""Labels that show data: plain text always, nothing cut without a tooltip."""

from __future__ import annotations

from html import escape
from typing import Final, Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from elegoo_chat_gui.core.visible_text import one_line, visible_text
from elegoo_chat_gui.ui.icons import icon
from elegoo_chat_gui.ui.theme import scaled, set_look

Tone = Literal["accent", "neutral", "warning", "negative", "positive"]
_TOOLTIP_LIMIT: Final = 2000
_SHORT_LINE: Final = 80


def plain_tooltip(text: str) -> str:
    """A tooltip that shows exactly this text, cut where it is long. Qt guesses markup in tooltips: that is escaped.

    A short text without anything like markup stays as it is, since screen readers read tooltips out.
    """
    if not text:
        return ""
    shown = text if len(text) <= _TOOLTIP_LIMIT else text[:_TOOLTIP_LIMIT] + "…"
    is_short = max(map(len, shown.split("\n"))) <= _SHORT_LINE  # Qt wraps no other than rich text
    if is_short and not ("<" in shown or "&" in shown):
        return visible_text(shown)
    return f'<div style="white-space: pre-wrap">{escape(visible_text(shown))}</div>'


class PlainLabel(QLabel):
    """A label that never guesses markup; `kind` as listed in `style_sheet` ("muted", "heading", …)."""

    def __init__(self, text: str = "", kind: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if kind is not None:
            self.setProperty("kind", kind)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(visible_text(text))


class ElidedLabel(PlainLabel):
    """One line, elided to its width; the whole text is the tooltip while it is cut, always the accessible name."""

    def __init__(
        self,
        text: str = "",
        kind: str | None = None,
        parent: QWidget | None = None,
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        self._full = ""
        self._mode = mode
        super().__init__("", kind, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def text(self) -> str:
        """The whole text, not the part shown."""
        return self._full

    def setText(self, text: str) -> None:
        self._full = visible_text(text)
        self.setAccessibleName(self._full)
        self._elide()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(one_line(self._full[:_TOOLTIP_LIMIT])) + 2
        return QSize(width + margins.left() + margins.right(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("……"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._elide()
            self.updateGeometry()

    def _elide(self) -> None:
        line = one_line(self._full[:_TOOLTIP_LIMIT])
        shown = self.fontMetrics().elidedText(line, self._mode, max(0, self.contentsRect().width()))
        if shown != QLabel.text(self):
            QLabel.setText(self, shown)
        cut = shown != line or len(self._full) > _TOOLTIP_LIMIT
        self.setToolTip(plain_tooltip(self._full) if cut else "")


class Badge(PlainLabel):
    """A small pill such as SANDBOX; `tone` says how loud."""

    def __init__(self, text: str, tone: Tone = "accent", parent: QWidget | None = None) -> None:
        super().__init__(text, "badge", parent)
        self.setProperty("tone", tone)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tone(self, tone: Tone) -> None:
        set_look(self, tone=tone)


class IconLabel(QWidget):
    """An icon that follows the theme, of `size` pixels at the normal text size.

    Decorative unless given an accessible name.
    """

    def __init__(self, name: str, size: int = 16, color: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon(name, color)
        self._side = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, color: str | None = None) -> None:
        self._icon = icon(name, color)
        self.update()

    def sizeHint(self) -> QSize:
        side = scaled(self._side)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()
