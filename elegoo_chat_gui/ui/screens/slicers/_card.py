"""One slicer: name, folder, what is in it, what could not be used."""

from __future__ import annotations

import os
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from elegoo_chat_gui.core.slicers import InstalledSlicer, SlicerState
from elegoo_chat_gui.core.visible_text import visible_text
from elegoo_chat_gui.ui.i18n import tr, tr_n
from elegoo_chat_gui.ui.screens.slicers._words import counts_words, place_words, problem_words, state_words
from elegoo_chat_gui.ui.theme import scaled
from elegoo_chat_gui.ui.widgets import Badge, ElidedLabel, PlainLabel, link_button

_PROBLEMS_HEIGHT: Final = 130


class SlicerCard(QFrame):
    """`unfolded` is emitted when the list of problems came or went."""

    unfolded = Signal()

    def __init__(self, slicer: InstalledSlicer) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        title = f"{slicer.name} {slicer.version}".strip()
        self.setAccessibleName(title)
        self.slicer = slicer
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(title, "heading"))
        if words := place_words(slicer):
            head.addWidget(Badge(words, "accent"))
        head.addStretch(1)
        column.addLayout(head)
        folder = ElidedLabel(os.fspath(slicer.folder), "muted")
        folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(folder)
        if words := state_words(slicer):
            state = PlainLabel(words, "muted" if slicer.state is SlicerState.EMPTY else "warning")
            state.setWordWrap(True)
            column.addWidget(state)
        if any(slicer.counts.values()):
            counts = PlainLabel(counts_words(slicer))
            counts.setWordWrap(True)
            column.addWidget(counts)
        self._problems = QPlainTextEdit()
        self._fold = link_button("")
        self._add_problems(column)

    def _add_problems(self, column: QVBoxLayout) -> None:
        number = len(self.slicer.problems)
        if not number:
            return
        words = tr_n("{n} file could not be used", "{n} files could not be used", number)
        self._fold.setText(words)
        self._fold.setAccessibleName(words)
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._show_problems)
        self._problems.setReadOnly(True)
        self._problems.setTabChangesFocus(True)
        self._problems.setAccessibleName(tr("Files of {name} that could not be used", name=self.slicer.name))
        self._problems.setPlainText(visible_text("\n".join(map(problem_words, self.slicer.problems))))
        self._problems.setFixedHeight(min(scaled(_PROBLEMS_HEIGHT), scaled(30) + number * scaled(22)))
        self._problems.hide()
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._problems)

    def _show_problems(self, shown: bool) -> None:
        self._problems.setVisible(shown)
        self.unfolded.emit()
