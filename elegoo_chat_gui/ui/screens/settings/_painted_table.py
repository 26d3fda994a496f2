"""What the tables of this page have in common: painted cells, no grid, moving by pixels."""

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView


def set_up_table(table: QTableView) -> QHeaderView:
    """The looks and ways of a table whose cells are painted; returns the header of its columns."""
    table.setShowGrid(False)
    table.setMouseTracking(True)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setCornerButtonEnabled(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    head = table.horizontalHeader()
    head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    head.setHighlightSections(False)
    return head
