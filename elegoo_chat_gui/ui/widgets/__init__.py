"""Small shared widgets. Texts handed in are already translated; data is shown as plain, visible text.

Labels    PlainLabel(text, kind=None)  ElidedLabel(text, kind=None)  Badge(text, tone="accent")
          IconLabel(icon_name, size, color)  plain_tooltip(text)
Buttons   primary_button(text, icon)  secondary_button(…)  flat_button(…)  danger_button(…)  link_button(…)
          icon_button(icon, name)  menu_button(text, menu)  ChipButton(text, icon)
Layout    FlowLayout(spacing=…)  Separator(orientation)  SectionHeader(title, detail)  set_tab_order(parts)
          fit_to_text(window, width, height)  TextFit(window, width, height)
Dialogs   panel_column(spacing)  scrolling(content)  dialog_footer(*buttons)  stack_up(dialog, *parts, stretched=…)
States    Spinner(size)  EmptyState(icon, title, text, action)
"""

from elegoo_chat_gui.ui.widgets.buttons import (
    ChipButton,
    danger_button,
    flat_button,
    icon_button,
    link_button,
    menu_button,
    primary_button,
    secondary_button,
)
from elegoo_chat_gui.ui.widgets.dialog_parts import dialog_footer, panel_column, scrolling, stack_up
from elegoo_chat_gui.ui.widgets.flow_layout import FlowLayout
from elegoo_chat_gui.ui.widgets.labels import Badge, ElidedLabel, IconLabel, PlainLabel, plain_tooltip
from elegoo_chat_gui.ui.widgets.states import EmptyState, SectionHeader, Separator, Spinner
from elegoo_chat_gui.ui.widgets.tab_order import set_tab_order
from elegoo_chat_gui.ui.widgets.window_size import TextFit, fit_to_text

__all__ = [
    "Badge",
    "ChipButton",
    "ElidedLabel",
    "EmptyState",
    "FlowLayout",
    "IconLabel",
    "PlainLabel",
    "SectionHeader",
    "Separator",
    "Spinner",
    "TextFit",
    "danger_button",
    "dialog_footer",
    "fit_to_text",
    "flat_button",
    "icon_button",
    "link_button",
    "menu_button",
    "panel_column",
    "plain_tooltip",
    "primary_button",
    "scrolling",
    "secondary_button",
    "set_tab_order",
    "stack_up",
]
