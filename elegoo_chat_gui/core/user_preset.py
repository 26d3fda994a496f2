"""A preset of the person's own, as the slicers keep it and as their import dialog takes it."""

from dataclasses import dataclass

from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.setting_values import SettingValues


@dataclass(frozen=True, slots=True)
class UserPreset:
    """`values` are only those that differ from `inherits`, the system preset it is made from.

    `version` is that of the parent's vendor profiles: a file without one is skipped by the slicers.
    """

    kind: PresetKind
    name: str
    inherits: str
    version: str
    values: SettingValues
