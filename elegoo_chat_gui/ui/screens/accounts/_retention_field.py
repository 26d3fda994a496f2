"""How long the chats of an account stay on this computer, in words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from elegoo_chat_gui.core.accounts import DAYS_KEPT, MOST_DAYS_KEPT, KeepRule, Retention
from elegoo_chat_gui.ui.i18n import tr, tr_n


class RetentionEdit(QWidget):
    """A choice, and the number of days where it needs one. `changed` is for what a person changes only."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule = QComboBox()
        self.days = QSpinBox()
        for rule in KeepRule:
            self.rule.addItem(rule_text(rule), rule)
        self.days.setRange(1, MOST_DAYS_KEPT)
        self.days.setAccessibleName(tr("Number of days"))
        self.setFocusProxy(self.rule)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.rule, 1)
        layout.addWidget(self.days)
        self.rule.activated.connect(self._chosen)
        self.days.valueChanged.connect(self._days_changed)
        self.show_value(Retention())

    def value(self) -> Retention:
        rule = self.rule.currentData()
        return Retention(KeepRule(rule), self.days.value() if rule == KeepRule.DAYS else DAYS_KEPT)

    def show_value(self, retention: Retention) -> None:
        self.blockSignals(True)
        self.rule.setCurrentIndex(self.rule.findData(retention.rule))
        self.days.setValue(retention.days)
        self._show_days()
        self.blockSignals(False)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.rule.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self.rule.setAccessibleDescription(description)

    def _chosen(self) -> None:
        self._show_days()
        self.changed.emit()

    def _days_changed(self) -> None:
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        self.days.setVisible(self.rule.currentData() == KeepRule.DAYS)
        self.days.setSuffix(" " + tr_n("day", "days", self.days.value()))


def rule_text(rule: KeepRule) -> str:
    match rule:
        case KeepRule.ALWAYS:
            return tr("Always")
        case KeepRule.DAYS:
            return tr("For a number of days")
        case KeepRule.UNTIL_CLOSED:
            return tr("Until the program closes")


def rule_hint(rule: KeepRule) -> str:
    match rule:
        case KeepRule.ALWAYS:
            return tr("They are there at once, offline too.")
        case KeepRule.DAYS:
            return tr("Counted from when this account was last open. Then the chats kept here go; drafts stay.")
        case KeepRule.UNTIL_CLOSED:
            return tr("They go when the program ends, after a crash at its next start. Drafts stay.")
