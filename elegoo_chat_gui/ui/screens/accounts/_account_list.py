"""Accounts as rows: searched as typed, painted and not built, so that a thousand are as quick as ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from elegoo_chat_gui.core.accounts import Account, AccountKey
from elegoo_chat_gui.core.filters import fold
from elegoo_chat_gui.core.visible_text import one_line
from elegoo_chat_gui.ui.i18n import listed, tr
from elegoo_chat_gui.ui.icons import pixmap
from elegoo_chat_gui.ui.screens.accounts._words import (
    account_badge_text,
    account_tooltip,
    server_kind_name,
    server_short,
    server_title,
)
from elegoo_chat_gui.ui.theme import scaled
from elegoo_chat_gui.ui.widgets import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
ACCOUNT: Final = Qt.ItemDataRole.UserRole + 1
IS_CURRENT: Final = Qt.ItemDataRole.UserRole + 2
_ROOT: Final = QModelIndex()
_ROW: Final = 46  # these at the normal text size
_ICON: Final = 16
_MARGIN: Final = 10
_GAP: Final = 8


@dataclass(frozen=True, slots=True)
class _Entry:
    account: Account
    folded: str


class AccountListModel(QAbstractListModel):
    """Accounts in the order given. One is found by the words typed, each in any part of what names it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[_Entry] = []
        self._rows: list[Account] = []
        self._current: AccountKey | None = None
        self._typed = ""

    @property
    def total(self) -> int:
        return len(self._entries)

    @property
    def typed(self) -> str:
        return self._typed

    def set_accounts(self, accounts: Sequence[Account], current: AccountKey | None) -> None:
        """`current` is marked."""
        self._entries = [_Entry(account, _searchable(account)) for account in accounts]
        self._current = current
        self.search(self._typed)

    def search(self, typed: str) -> None:
        """Show those that hold every word of `typed`, all where it is blank."""
        self._typed = typed
        words = fold(typed).split()
        self.beginResetModel()
        self._rows = [one.account for one in self._entries if all(word in one.folded for word in words)]
        self.endResetModel()

    def account_at(self, row: int) -> Account | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, key: AccountKey | None) -> int:
        """-1 where it is not shown."""
        return next((row for row, account in enumerate(self._rows) if account.key == key), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        account = self.account_at(index.row()) if index.isValid() else None
        if account is None:
            return None
        is_current = account.key == self._current
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(account.name)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(account_tooltip(account))
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(account, is_current=is_current)
        return {ACCOUNT: account, IS_CURRENT: is_current}.get(role)


def _searchable(account: Account) -> str:
    server = account.server
    badge = account_badge_text(account)
    return fold(f"{account.label}\n{account.user_id}\n{server.host}\n{server_kind_name(server.kind)}\n{badge}")


def _spoken(account: Account, *, is_current: bool) -> str:
    parts = [account.name]
    if account.label:
        parts.append(account.user_id)
    parts.append(server_title(account.server))
    if account.once:
        parts.append(tr("opened once"))
    if is_current:
        parts.append(tr("open now"))
    return one_line(listed(parts))


class AccountListView(QListView):
    """The rows, without a focus ring of their own where a search field beside them has the keys."""

    def __init__(self, model: AccountListModel, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setModel(model)
        self.setItemDelegate(AccountDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("Accounts"))

    @property
    def row_height(self) -> int:
        return scaled(_ROW)

    def make_current(self, row: int) -> None:
        """Choose a row and bring it into view; a row that is not there chooses none."""
        index = self.model().index(row, 0)
        if row < 0 or not index.isValid():
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            return
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def step(self, by: int) -> None:
        """Move the choice, without leaving the list."""
        count = self.model().rowCount()
        if count:
            at = self.currentIndex().row()
            self.make_current(max(0, min(count - 1, at + by if at >= 0 else 0)))


class AccountDelegate(QStyledItemDelegate):
    """Icon, name over user id and server, and at the far end what is special about it."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        account = index.data(ACCOUNT)
        if not isinstance(account, Account):
            return
        view: QWidget = option.widget
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, view)
        painter.save()
        rect: QRect = option.rect
        inner = rect.adjusted(scaled(_MARGIN), 0, -scaled(_MARGIN), 0)
        self._paint_icon(painter, inner, account, is_current=bool(index.data(IS_CURRENT)))
        inner.setLeft(inner.left() + scaled(_ICON + _GAP))
        font = QFont(view.font())
        badge = account_badge_text(account)
        if badge:
            room = self._paint_badge(painter, inner, badge, font, loud=account.once)
            inner.setRight(inner.right() - room)
        self._paint_texts(painter, inner, account, font)
        painter.restore()

    @staticmethod
    def _paint_icon(painter: QPainter, rect: QRect, account: Account, *, is_current: bool) -> None:
        name = "check" if is_current else "clock" if account.once else "flask" if account.is_sandbox else "user"
        side = scaled(_ICON)
        color = "accent" if is_current or account.once else "text_muted"
        image = pixmap(name, side, color, painter.device().devicePixelRatio())
        painter.drawPixmap(rect.left(), rect.center().y() - side // 2, image)

    @staticmethod
    def _paint_texts(painter: QPainter, rect: QRect, account: Account, font: QFont) -> None:
        small = QFont(font)
        small.setPixelSize(max(9, round(font.pixelSize() * 0.88)))
        metrics, small_metrics = QFontMetrics(font), QFontMetrics(small)
        top = rect.top() + (rect.height() - metrics.height() - small_metrics.height()) // 2
        palette = QGuiApplication.palette()
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        name = metrics.elidedText(one_line(account.name), Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(rect.left(), top + metrics.ascent(), name)
        painter.setFont(small)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        detail = small_metrics.elidedText(_detail(account), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect.left(), top + metrics.height() + small_metrics.ascent(), detail)

    @staticmethod
    def _paint_badge(painter: QPainter, rect: QRect, text: str, font: QFont, *, loud: bool) -> int:
        """A pill at the far end; returns the room it takes."""
        small = QFont(font)
        small.setPixelSize(max(8, round(font.pixelSize() * 0.78)))
        small.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(small)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() // 2)
        width, height = metrics.horizontalAdvance(text) + scaled(12), metrics.height() + scaled(2)
        pill = QRect(rect.right() - width + 1, rect.center().y() - height // 2, width, height)
        role = QPalette.ColorRole.Accent if loud else QPalette.ColorRole.PlaceholderText
        color: QColor = QGuiApplication.palette().color(role)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setFont(small)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        return width + scaled(_GAP)


def _detail(account: Account) -> str:
    where = server_short(account.server)
    text = tr("{user} · {server}", user=account.user_id, server=where) if account.label else where
    return one_line(text)
