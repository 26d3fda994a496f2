"""The slicers of this computer: which were found, what is in them, and where else to look."""

from elegoo_chat_gui.ui.screens.slicers._dialog import SlicersDialog
from elegoo_chat_gui.ui.screens.slicers._presenter import SlicersPresenter

__all__ = ["SlicersDialog", "SlicersPresenter"]
