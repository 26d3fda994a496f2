"""Drives the real window without a person and leaves a picture of each step. Posts on the sandbox only."""

from elegoo_chat_gui.ui.tour.stage import Stage, TourStepError
from elegoo_chat_gui.ui.tour.tour import Tour

__all__ = ["Stage", "Tour", "TourStepError"]
