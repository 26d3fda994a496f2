"""The steps of "Test connection" as they end: an icon and words for each."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from elegoo_chat_gui.core.checks import CheckResult, CheckStep
from elegoo_chat_gui.ui.error_texts import describe_check
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.accounts._words import step_passed_text, step_text
from elegoo_chat_gui.ui.theme import set_look
from elegoo_chat_gui.ui.widgets import IconLabel, PlainLabel, Spinner

_ICON_PX: Final = 14


class CheckList(QFrame):
    """Every step of one test. Before `start` it is empty and hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._rows = {step: _StepRow(step) for step in CheckStep}
        self._open: list[CheckStep] = []
        self._remark = PlainLabel("", "muted")
        self._remark.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(6)
        for row in self._rows.values():
            layout.addWidget(row)
        layout.addWidget(self._remark)
        self.setAccessibleName(tr("Connection test"))
        self.hide()

    def start(self, *, secure: bool) -> None:
        """Show the steps as still open, the first at work; `secure` is whether there is a TLS step."""
        self._open = [step for step in CheckStep if secure or step is not CheckStep.TLS]
        self._remark.hide()
        for step, row in self._rows.items():
            row.setVisible(step in self._open)
            row.wait()
        self._rows[self._open[0]].work()
        self.show()

    def show_result(self, result: CheckResult) -> None:
        """One step has ended."""
        if result.step not in self._open:
            return
        self._open.remove(result.step)
        self._rows[result.step].end(result)
        if result.passed and self._open:
            self._rows[self._open[0]].work()
        elif not result.passed:
            self._rest_not_tried()

    def finish(self) -> None:
        """The test has come to its end, one way or the other."""
        self._rest_not_tried()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def stop(self) -> None:
        """Stopped by the person."""
        self._rest_not_tried()
        self._remark.setText(tr("The test was stopped."))
        self._remark.show()

    def reset(self) -> None:
        """What was tested is no longer what stands in the fields."""
        self._open = []
        self.hide()

    def _rest_not_tried(self) -> None:
        for step in self._open:
            self._rows[step].leave_out()
        self.setAccessibleDescription(
            ". ".join(row.accessibleName() for row in self._rows.values() if not row.isHidden())
        )


class _StepRow(QWidget):
    def __init__(self, step: CheckStep) -> None:
        super().__init__()
        self._step = step
        self._icon = IconLabel("clock", _ICON_PX, "text_muted")
        self._spinner = Spinner(_ICON_PX)
        self._title = PlainLabel()
        self._title.setWordWrap(True)
        self._advice = PlainLabel("", "muted")
        self._advice.setWordWrap(True)
        self._detail = PlainLabel("", "small")
        self._detail.setWordWrap(True)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self._title)
        texts.addWidget(self._advice)
        texts.addWidget(self._detail)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for mark in (self._icon, self._spinner):
            layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            mark.setContentsMargins(0, 2, 0, 0)
        layout.addLayout(texts, 1)
        self.wait()

    def wait(self) -> None:
        self._say("clock", "text_muted", step_text(self._step), kind="muted")
        self.setAccessibleName(tr("Not tried yet: {step}", step=step_text(self._step)))

    def work(self) -> None:
        self._say(None, "", tr("{step}…", step=step_text(self._step)))
        self.setAccessibleName(tr("Being tried: {step}", step=step_text(self._step)))

    def leave_out(self) -> None:
        self._say("clock", "text_muted", tr("{step}: not tried", step=step_text(self._step)), kind="muted")
        self.setAccessibleName(tr("Not tried: {step}", step=step_text(self._step)))

    def end(self, result: CheckResult) -> None:
        if result.error is None:
            title = step_passed_text(result.step, result.detail)
            self._say("check", "positive", title)
            self.setAccessibleName(tr("Passed: {step}", step=title))
            return
        text = describe_check(result.error)
        self._say("cross", "negative", text.title, text.advice, text.detail, kind="strong")
        self.setAccessibleName(tr("Failed: {title} {advice}", title=text.title, advice=text.advice))

    def _say(
        self, icon: str | None, color: str, title: str, advice: str = "", detail: str = "", *, kind: str | None = None
    ) -> None:
        self._spinner.setVisible(icon is None)
        self._icon.setVisible(icon is not None)
        if icon is not None:
            self._icon.set_icon(icon, color)
        self._title.setText(title)
        set_look(self._title, kind=kind)
        for label, text in ((self._advice, advice), (self._detail, detail)):
            label.setText(text)
            label.setVisible(bool(text))
