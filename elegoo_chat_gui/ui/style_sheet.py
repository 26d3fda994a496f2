"""The application's style sheet, built from the theme's tokens.

A widget chooses a look by dynamic properties (set before it is shown, or with `theme.set_look`):

    QPushButton, QToolButton   kind = "primary" | "flat" | "danger" | "chip" (checkable) | "link";
                               without a kind it is a secondary button
    QLabel                     kind = "muted" | "small" | "heading" | "strong" | "title" | "section" | "badge" | "key"
                               | "error" | "warning";
                               badge takes tone = "accent" | "neutral" | "warning" | "negative" | "positive"
    QFrame                     kind = "panel" | "card" | "sidebar" | "bar" (line below) | "footer" (line above)
                               | "popup" | "line" (see widgets.Separator) | "warning" | "error" | "notice"
                               | "success"; flush = "true" spans its place, without round corners
    line, text, combo edits    invalid = "true"; kind = "plain" (no frame)
    item views                 kind = "sidebar"

The keyboard focus is always visible: a ring of 2 px in the accent, or in the text colour on accent grounds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from elegoo_chat_gui.ui.theme import Theme

# Qt's search path for the sheet's images: letters and digits only, and no path to quote.
IMAGE_PREFIX: Final = "elegoostyle"


def build_style_sheet(theme: Theme) -> str:
    """The whole sheet for the scheme in force."""
    parts = (_grounds, _labels, _buttons, _chips, _fields, _checks, _menus, _scroll_bars, _views, _bars)
    return "\n".join(part(theme) for part in parts)


def _images(theme: Theme) -> str:
    return f"{IMAGE_PREFIX}:" + ("dark" if theme.is_dark else "light")


def _grounds(theme: Theme) -> str:
    p, card = theme.palette, theme.radius("card")
    return f"""
QMainWindow, QDialog {{ background: {p.window}; }}
QFrame[kind="panel"] {{ background: {p.panel}; border: none; }}
QFrame[kind="sidebar"] {{ background: {p.sidebar}; border: none; }}
QFrame[kind="bar"] {{ background: {p.panel}; border: none; border-bottom: 1px solid {p.line}; }}
QFrame[kind="footer"] {{ background: {p.panel}; border: none; border-top: 1px solid {p.line}; }}
QFrame[kind="card"] {{ background: {p.panel}; border: 1px solid {p.line}; border-radius: {card}px; }}
QFrame[kind="card"][invalid="true"] {{ border: 1px solid {p.negative}; }}
QFrame[kind="popup"] {{ background: {p.panel}; border: 1px solid {p.control_line}; }}
QFrame[kind="popup"] QListView, QFrame[kind="popup"] QListView:focus {{ border: none; }}
QFrame[kind="line"] {{ background: {p.line}; border: none; }}
QFrame[kind="warning"] {{ background: {p.warning_soft}; border: none; border-radius: {card}px; }}
QFrame[kind="error"] {{ background: {p.negative_soft}; border: none; border-radius: {card}px; }}
QFrame[kind="notice"] {{ background: {p.accent_soft}; border: none; border-radius: {card}px; }}
QFrame[kind="success"] {{ background: {p.positive_soft}; border: none; border-radius: {card}px; }}
QFrame[flush="true"] {{ border-radius: 0; border-bottom: 1px solid {p.line}; }}
QToolTip {{ background: {p.panel}; color: {p.text}; border: 1px solid {p.control_line};
  padding: 4px 8px; font-size: {theme.text_px("secondary")}px; }}
"""


def _labels(theme: Theme) -> str:
    p = theme.palette
    small, secondary, title = (theme.text_px(size) for size in ("small", "secondary", "title"))
    return f"""
QLabel, QLabel[kind="error"], QLabel[kind="warning"] {{ background: transparent; border-radius: 0; }}
QLabel:disabled {{ color: {p.text_disabled}; }}
QLabel[kind="muted"] {{ color: {p.text_muted}; font-size: {secondary}px; }}
QLabel[kind="small"] {{ color: {p.text_muted}; font-size: {small}px; }}
QLabel[kind="heading"] {{ font-size: {secondary}px; font-weight: 600; }}
QLabel[kind="strong"] {{ font-weight: 600; }}
QLabel[kind="title"] {{ font-size: {title}px; font-weight: 600; }}
QLabel[kind="section"] {{ color: {p.text_muted}; font-size: {small}px; font-weight: 600; }}
QLabel[kind="error"] {{ color: {p.negative}; font-size: {secondary}px; }}
QLabel[kind="warning"] {{ color: {p.warning}; font-size: {secondary}px; }}
QFrame[flush="true"] QLabel[tone="warning"] {{ color: {p.warning}; }}
QFrame[flush="true"] QLabel[tone="error"] {{ color: {p.negative}; }}
QFrame[flush="true"] QLabel[tone="success"] {{ color: {p.positive}; }}
QLabel[kind="key"] {{ color: {p.text_muted}; background: {p.panel}; border: 1px solid {p.control_line};
  border-radius: 4px; padding: 1px 6px; font-size: {small}px; }}
QLabel[kind="badge"] {{ color: {p.accent}; background: {p.accent_soft}; font-size: {small}px;
  font-weight: 600; padding: 1px 8px; border-radius: {_pill(small, 1)}px; }}
QLabel[kind="badge"][tone="neutral"] {{ color: {p.text_muted}; background: {p.pressed}; }}
QLabel[kind="badge"][tone="warning"] {{ color: {p.warning}; background: {p.warning_soft}; }}
QLabel[kind="badge"][tone="negative"] {{ color: {p.negative}; background: {p.negative_soft}; }}
QLabel[kind="badge"][tone="positive"] {{ color: {p.positive}; background: {p.positive_soft}; }}
"""


def _pill(text_px: int, padding: int) -> int:
    """A radius that rounds fully but never exceeds half the height, where Qt would draw square corners."""
    return text_px // 2 + padding + 1


def _buttons(theme: Theme) -> str:
    p, r, arrow = theme.palette, theme.radius("control"), theme.scaled(12)
    return f"""
QPushButton, QToolButton {{ background: {p.panel}; color: {p.text}; border: 1px solid {p.control_line};
  border-radius: {r}px; padding: 5px 12px; min-height: {theme.scaled(16)}px; icon-size: {theme.scaled(16)}px; }}
QToolButton {{ padding: 5px 8px; }}
QPushButton:hover, QToolButton:hover {{ background: {p.hover}; }}
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked {{ background: {p.pressed}; }}
QPushButton:focus {{ border: 2px solid {p.accent}; padding: 4px 11px; }}
QToolButton:focus {{ border: 2px solid {p.accent}; padding: 4px 7px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {p.text_disabled}; border-color: {p.line};
  background: {p.panel}; }}
QPushButton::menu-indicator {{ image: url({_images(theme)}/chevron-down.svg); width: {arrow}px; height: {arrow}px;
  subcontrol-origin: padding; subcontrol-position: center right; right: 8px; }}
QPushButton[menu="true"] {{ padding-right: {arrow + 6}px; }}
QPushButton[menu="true"]:focus {{ padding-right: {arrow + 5}px; }}
AccountSwitcher[menu="true"] {{ padding-right: {arrow + 18}px; text-align: left; }}
AccountSwitcher[menu="true"]:focus {{ padding-right: {arrow + 17}px; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QPushButton[kind="primary"] {{ background: {p.accent}; color: {p.on_accent}; border: 1px solid {p.accent};
  font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {p.accent_hover}; border-color: {p.accent_hover}; }}
QPushButton[kind="primary"]:pressed {{ background: {p.accent_pressed}; border-color: {p.accent_pressed}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {p.text}; }}
QPushButton[kind="primary"]:disabled {{ background: {p.pressed}; color: {p.text_disabled};
  border-color: {p.pressed}; }}
QPushButton[kind="danger"] {{ color: {p.negative}; }}
QPushButton[kind="danger"]:hover {{ background: {p.negative_soft}; }}
QPushButton[kind="danger"]:disabled {{ color: {p.text_disabled}; }}
QPushButton[kind="flat"], QToolButton[kind="flat"] {{ background: transparent; border: 1px solid transparent; }}
QPushButton[kind="flat"]:hover, QToolButton[kind="flat"]:hover {{ background: {p.hover}; }}
QPushButton[kind="flat"]:pressed, QToolButton[kind="flat"]:pressed,
QPushButton[kind="flat"]:checked, QToolButton[kind="flat"]:checked {{ background: {p.pressed}; }}
QPushButton[kind="flat"]:focus, QToolButton[kind="flat"]:focus {{ border: 2px solid {p.accent}; }}
QToolButton[kind="flat"] {{ padding: 5px; }}
QToolButton[kind="flat"]:focus {{ padding: 4px; }}
QPushButton[kind="link"] {{ background: transparent; border: 1px solid transparent; color: {p.accent};
  padding: 2px 4px 2px 1px; }}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {p.accent}; padding: 1px 3px 1px 0; }}
QPushButton[kind="link"]:disabled {{ color: {p.text_disabled}; }}
"""


def _chips(theme: Theme) -> str:
    p, secondary = theme.palette, theme.text_px("secondary")
    radius, arrow = _pill(secondary, 3), theme.scaled(10)
    return f"""
QPushButton[kind="chip"] {{ background: {p.panel}; color: {p.text_muted}; border: 1px solid {p.control_line};
  border-radius: {radius}px; padding: 2px 9px; min-height: {secondary + 2}px; font-size: {secondary}px;
  icon-size: {theme.scaled(14)}px; }}
QPushButton[kind="chip"]:hover {{ background: {p.hover}; color: {p.text}; }}
QPushButton[kind="chip"]:pressed {{ background: {p.pressed}; }}
QPushButton[kind="chip"]:checked {{ background: {p.accent_soft}; color: {p.accent}; border-color: {p.accent_soft}; }}
QPushButton[kind="chip"]:focus {{ border: 2px solid {p.accent}; padding: 1px 8px; }}
QPushButton[kind="chip"]:disabled {{ color: {p.text_disabled}; border-color: {p.line}; background: transparent; }}
QPushButton[kind="chip"][menu="true"] {{ padding-right: {arrow + 5}px; }}
QPushButton[kind="chip"][menu="true"]:focus {{ padding-right: {arrow + 4}px; }}
QPushButton[kind="chip"]::menu-indicator {{ width: {arrow}px; height: {arrow}px; right: 8px; }}
"""


def _fields(theme: Theme) -> str:
    p, r, images = theme.palette, theme.radius("control"), _images(theme)
    return f"""
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QKeySequenceEdit {{ background: {p.panel};
  color: {p.text}; border: 1px solid {p.control_line}; border-radius: {r}px;
  selection-background-color: {p.accent}; selection-color: {p.on_accent}; }}
QLineEdit, QComboBox {{ padding: 5px 8px; min-height: {theme.scaled(18)}px; icon-size: {theme.scaled(16)}px; }}
QAbstractSpinBox {{ padding: 0; min-height: {theme.scaled(18) + 10}px; }}
QLineEdit QToolButton, QLineEdit QToolButton:hover, QLineEdit QToolButton:focus {{ border: none; padding: 0;
  min-height: 0; background: transparent; }}
QTextEdit, QPlainTextEdit {{ padding: 4px 6px; }}
QLineEdit:focus, QComboBox:focus {{ border: 2px solid {p.accent}; padding: 4px 7px; }}
QAbstractSpinBox:focus {{ border: 2px solid {p.accent}; min-height: {theme.scaled(18) + 8}px; }}
QTextEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {p.accent}; padding: 3px 5px; }}
QLineEdit[invalid="true"], QTextEdit[invalid="true"], QPlainTextEdit[invalid="true"],
QComboBox[invalid="true"], QAbstractSpinBox[invalid="true"] {{ border-color: {p.negative}; }}
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled,
QAbstractSpinBox:disabled {{ color: {p.text_disabled}; background: {p.window}; border-color: {p.line}; }}
QLineEdit[readOnly="true"], QTextEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] {{ background: {p.code}; }}
QLineEdit[kind="plain"], QTextEdit[kind="plain"], QPlainTextEdit[kind="plain"] {{ background: transparent;
  border: none; padding: 2px; }}
QLineEdit[kind="plain"]:focus, QTextEdit[kind="plain"]:focus, QPlainTextEdit[kind="plain"]:focus {{
  border: none; padding: 2px; }}
QComboBox QLineEdit, QAbstractSpinBox QLineEdit {{ border: none; padding: 0; background: transparent; }}
QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit:focus {{ border: none; padding: 0; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{ padding: 0 6px; }}
QComboBox {{ padding: 5px 4px 5px 10px; combobox-popup: 0; }}
QComboBox:focus {{ padding: 4px 3px 4px 9px; }}
QComboBox:editable {{ padding-left: 8px; }}
QComboBox:editable:focus {{ padding-left: 7px; }}
QComboBox::drop-down {{ border: none; width: {theme.scaled(14) + 10}px; }}
QComboBox::down-arrow {{ image: url({images}/chevron-down.svg); width: {theme.scaled(14)}px;
  height: {theme.scaled(14)}px; }}
QComboBox::down-arrow:disabled {{ image: url({images}/chevron-down-disabled.svg); }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 20px; background: transparent; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{ background: {p.hover}; }}
QAbstractSpinBox::up-arrow {{ image: url({images}/chevron-up.svg); width: 10px; height: 10px; }}
QAbstractSpinBox::down-arrow {{ image: url({images}/chevron-down.svg); width: 10px; height: 10px; }}
"""


def _checks(theme: Theme) -> str:
    p, images = theme.palette, _images(theme)
    box = theme.scaled(14)
    return f"""
QCheckBox, QRadioButton {{ spacing: 8px; padding: 2px; border: 2px solid transparent; border-radius: 4px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {p.accent}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {p.text_disabled}; }}
QCheckBox::indicator, QRadioButton::indicator, QTreeView::indicator, QTableView::indicator,
QListView::indicator {{ width: {box}px; height: {box}px; border: 1px solid {p.check_line}; background: {p.panel};
  border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: {box // 2 + 1}px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {p.accent}; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked, QTableView::indicator:checked,
QListView::indicator:checked {{ background: {p.accent}; border-color: {p.accent};
  image: url({images}/check.svg); }}
QCheckBox::indicator:indeterminate {{ background: {p.accent}; border-color: {p.accent};
  image: url({images}/dash.svg); }}
QRadioButton::indicator:checked {{ background: {p.accent}; border-color: {p.accent}; image: url({images}/dot.svg); }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {p.control_line};
  background: {p.window}; }}
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled {{ background: {p.text_disabled};
  border-color: {p.text_disabled}; }}
QGroupBox {{ border: 1px solid {p.line}; border-radius: {theme.radius("card")}px; margin-top: 20px; padding: 8px; }}
QGroupBox::title {{ subcontrol-origin: margin; subcontrol-position: top left; color: {p.text_muted}; }}
QProgressBar {{ background: {p.pressed}; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }}
QProgressBar::chunk {{ background: {p.accent}; border-radius: 2px; }}
"""


def _menus(theme: Theme) -> str:
    p, images = theme.palette, _images(theme)
    box = theme.scaled(14)
    return f"""
QMenu {{ background: {p.panel}; color: {p.text}; border: 1px solid {p.control_line}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px {box + 16}px; border-radius: 4px; background: transparent; }}
QMenu::item:selected {{ background: {p.selection}; color: {p.text}; }}
QMenu::item:disabled {{ color: {p.text_disabled}; }}
QMenu::icon {{ left: 8px; }}
QMenu::separator {{ height: 1px; background: {p.line}; margin: 4px 8px; }}
QMenu::indicator {{ width: {box}px; height: {box}px; left: 8px; }}
QMenu::indicator:checked {{ image: url({images}/check-plain.svg); }}
QMenu::right-arrow {{ image: url({images}/chevron-right.svg); width: {box - 2}px; height: {box - 2}px; right: 6px; }}
QMenuBar {{ background: {p.panel}; color: {p.text}; border-bottom: 1px solid {p.line}; }}
QMenuBar::item {{ padding: 5px 10px; background: transparent; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {p.hover}; }}
"""


def _scroll_bars(theme: Theme) -> str:
    p = theme.palette
    return f"""
QScrollArea {{ background: transparent; border: none; }}
DetailsPane {{ border: 2px solid {p.panel}; }}
DetailsPane:focus {{ border: 2px solid {p.accent}; }}
QScrollArea > QWidget > QWidget[kind="transparent"] {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {p.scroll_bar}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {p.scroll_bar_hover}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; background: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; }}
"""


def _views(theme: Theme) -> str:
    p, images = theme.palette, _images(theme)
    return f"""
QAbstractItemView {{ background: {p.panel}; color: {p.text}; border: none; outline: none;
  selection-background-color: {p.selection}; selection-color: {p.text}; gridline-color: {p.line};
  alternate-background-color: {p.code}; }}
QAbstractItemView[kind="sidebar"] {{ background: {p.sidebar}; }}
QTableView, QTreeView, QListView {{ border: 1px solid {p.line}; }}
QTableView[kind="sidebar"], QTreeView[kind="sidebar"], QListView[kind="sidebar"],
QTableView[kind="plain"], QTreeView[kind="plain"], QListView[kind="plain"] {{ border: none; }}
QTableView:focus, QTreeView:focus, QListView:focus {{ border: 2px solid {p.accent}; }}
QTableView[kind="sidebar"]:focus, QTreeView[kind="sidebar"]:focus {{ border: none; }}
QListView[kind="sidebar"] {{ border: 2px solid {p.sidebar}; border-radius: 4px; }}
QListView[kind="sidebar"]:focus {{ border: 2px solid {p.accent}; }}
QTableView::item, QTreeView::item, QListView::item {{ padding: 0 8px; min-height: {theme.scaled(26)}px; }}
QTreeView::item {{ padding: 0 4px; }}
QTableView::item:hover, QTreeView::item:hover, QListView::item:hover {{ background: {p.hover}; }}
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {{ background: {p.selection};
  color: {p.text}; }}
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus {{ background: {p.panel}; padding: 4px;
  border: 1px solid {p.control_line}; }}
QComboBox QAbstractItemView::item {{ border-radius: 4px; }}
QHeaderView {{ background: {p.code}; border: none; qproperty-defaultAlignment: "AlignLeft | AlignVCenter"; }}
QHeaderView::section {{ background: {p.code}; color: {p.text_muted}; border: none;
  border-bottom: 1px solid {p.line}; padding: 6px 8px; font-size: {theme.text_px("small")}px; font-weight: 600; }}
QTableCornerButton::section {{ background: {p.code}; border: none; }}
QTreeView::branch:closed:has-children {{ image: url({images}/chevron-right.svg); }}
QTreeView::branch:open:has-children {{ image: url({images}/chevron-down.svg); }}
"""


def _bars(theme: Theme) -> str:
    p = theme.palette
    return f"""
QSplitter::handle {{ background: {p.line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QSplitter::handle:hover, QSplitter::handle:pressed {{ background: {p.accent}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {p.line}; }}
QTabBar {{ background: transparent; qproperty-drawBase: 0; }}
QTabBar::tab {{ background: transparent; color: {p.text_muted}; border: 2px solid transparent; padding: 5px 6px;
  margin-right: 8px; }}
QTabBar::tab:hover {{ color: {p.text}; }}
QTabBar::tab:selected {{ color: {p.text}; border-bottom: 2px solid {p.accent}; }}
QTabBar::tab:focus:selected {{ border: 2px solid {p.accent}; border-radius: 4px; }}
QTabBar::tab:disabled {{ color: {p.text_disabled}; }}
QStatusBar {{ background: {p.panel}; color: {p.text_muted}; border-top: 1px solid {p.line};
  font-size: {theme.text_px("secondary")}px; }}
QStatusBar::item {{ border: none; }}
QSizeGrip {{ image: none; width: 0; height: 0; }}
QStatusBar QLabel {{ color: {p.text_muted}; font-size: {theme.text_px("secondary")}px; }}
QToolBar {{ background: {p.panel}; border: none; border-bottom: 1px solid {p.line}; spacing: 8px;
  padding: 7px 12px; }}
QToolBar::separator {{ width: 1px; background: {p.line}; margin: 4px; }}
"""
