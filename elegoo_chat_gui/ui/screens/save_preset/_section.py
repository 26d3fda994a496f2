"""One preset that is to be saved: whether, under which name, made from what."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.user_preset import NAME_LIMIT, NameProblem, PresetPlan, name_problem
from elegoo_chat_gui.core.visible_text import visible_text
from elegoo_chat_gui.ui.i18n import tr
from elegoo_chat_gui.ui.screens.save_preset._words import (
    kind_title,
    name_problem_words,
    name_title,
    nothing_named,
)
from elegoo_chat_gui.ui.theme import set_look
from elegoo_chat_gui.ui.widgets import IconLabel, PlainLabel


class PresetSection(QWidget):
    """`changed` after every edit; `parent_chosen` asks for another preset to be made from."""

    changed = Signal()
    parent_chosen = Signal(object, str)  # PresetKind, the name

    def __init__(self, plan: PresetPlan, name: str, taken: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken = taken
        self._is_twin = False
        self.plan = plan
        self.kind: PresetKind = plan.kind
        self.save_box = QCheckBox(kind_title(plan.kind))
        self.name_edit = QLineEdit(name)
        self.name_edit.setAccessibleName(name_title(plan.kind))
        self.name_edit.setMaxLength(4 * NAME_LIMIT)  # longer is said, not cut
        self.parents = QComboBox()
        self.parents.setAccessibleName(tr("Made from"))
        self.parents.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.parents.setMinimumContentsLength(20)
        self.parents.hide()
        self._remark = PlainLabel("", "muted")
        self._remark.setWordWrap(True)
        self._missing = PlainLabel()
        self._missing.setWordWrap(True)
        self._missing_box = _warning(self._missing)
        self._lay_out()
        self.show_plan(plan)
        self.save_box.toggled.connect(self._edited)
        self.name_edit.textChanged.connect(self._edited)
        self.parents.activated.connect(self._choose_parent)

    @property
    def is_chosen(self) -> bool:
        return self.save_box.isChecked() and self.plan.can_be_saved

    @property
    def name(self) -> str:
        return self.name_edit.text()

    @property
    def problem(self) -> NameProblem | None:
        """What speaks against the name; None too where it is not needed."""
        if not self.is_chosen:
            return None
        found = name_problem(self.name, self._taken)
        return NameProblem.SAME_FILE if found is None and self._is_twin else found

    def set_twin(self, is_twin: bool) -> None:
        """Whether the other preset that is saved would be the same file."""
        self._is_twin = is_twin
        self._show()

    def show_plan(self, plan: PresetPlan) -> None:
        """What is made from a preset that is here is saved unless unticked; else the person has to want it."""
        self.plan = plan
        self.save_box.setEnabled(plan.can_be_saved)
        self.save_box.setChecked(plan.can_be_saved and plan.parent is not None)
        self._missing.setText(self._missing_words())
        self._missing_box.setVisible(bool(self._missing.text()))
        self._show()

    def offer_parents(self, names: Sequence[str]) -> None:
        """Presets that are on this computer, to be made from instead."""
        self.parents.clear()
        self.parents.addItem(tr("Made from another preset…"), "")
        for name in names:
            self.parents.addItem(visible_text(name), name)
        self.parents.setVisible(bool(names))

    def _missing_words(self) -> str:
        plan = self.plan
        if not plan.inherits:
            return nothing_named(plan.kind)
        if not plan.values:
            return tr("None of these settings can be written.")
        if plan.parent is None:
            return tr(
                "“{name}” is not on this computer. The file can be imported only where the slicer knows it.",
                name=plan.inherits,
            )
        return ""

    def _choose_parent(self, place: int) -> None:
        name = self.parents.itemData(place)
        if isinstance(name, str) and name:
            self.parent_chosen.emit(self.kind, name)

    def _edited(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        problem = self.problem
        self.name_edit.setEnabled(self.is_chosen)
        set_look(self.name_edit, invalid=problem is not None)
        text = name_problem_words(problem) if problem is not None else self._origin()
        self._remark.setText(text)
        self._remark.setVisible(bool(text))
        set_look(self._remark, kind="error" if problem is not None else "muted")
        self.name_edit.setAccessibleDescription(text)

    def _origin(self) -> str:
        plan = self.plan
        if plan.parent is None:
            return ""
        if not plan.parent.program:
            return tr("Made from “{name}”.", name=plan.inherits)
        return tr("Made from “{name}” of {program}.", name=plan.inherits, program=plan.parent.program)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.save_box, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._missing_box, self.parents, self.name_edit, self._remark):
            column.addWidget(widget)


def _warning(label: PlainLabel) -> QFrame:
    frame = QFrame()
    frame.setProperty("kind", "warning")
    row = QHBoxLayout(frame)
    row.setContentsMargins(12, 8, 12, 8)
    row.setSpacing(10)
    row.addWidget(IconLabel("warning", 16, "warning"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return frame
