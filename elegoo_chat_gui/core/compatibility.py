"""Which filament and process go with a machine, by the rules of the slicer that has them.

Source: `is_compatible_with_printer`, `is_compatible_with_parent_printer`, `is_compatible_with_print` and
`update_library_profile_excluded_from` of JusPrin, OrcaSlicer and ElegooSlicer.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import TypeAlias

from elegoo_chat_gui.core.preset_conditions import ConditionError, evaluate
from elegoo_chat_gui.core.preset_files import LIBRARY
from elegoo_chat_gui.core.presets import Fit, PresetKind
from elegoo_chat_gui.core.profile_tree import ProfileTree, TreePreset, listed_names
from elegoo_chat_gui.core.setting_values import SettingValues, all_values, first_value

ValuesOf: TypeAlias = Callable[[TreePreset], SettingValues]


class Compatibility:
    """The answers for one tree. `values_of` gives resolved values: only conditions ask for them."""

    def __init__(self, tree: ProfileTree, values_of: ValuesOf) -> None:
        self._tree = tree
        self._values_of = values_of
        self._conditions: dict[tuple[str, str], Fit] = {}
        self._replaced = _library_aliases_of_machines(tree)

    def fit(self, preset: TreePreset, machine: TreePreset) -> Fit:
        """Whether a filament or process goes with a machine of the same tree."""
        if self._tree.rules.vendor_bound and preset.home_vendor not in {"", machine.home_vendor}:
            return Fit.NO
        if self._is_replaced(preset, machine):
            return Fit.NO
        return self._by_names(preset, machine, "compatible_printers")

    def fit_process(self, filament: TreePreset, process: TreePreset, machine: TreePreset) -> Fit:
        """Whether a filament goes with a process on a machine."""
        if self._tree.rules.vendor_bound and filament.home_vendor not in {"", machine.home_vendor}:
            return Fit.NO
        return self._by_names(filament, process, "compatible_prints")

    def _by_names(self, preset: TreePreset, other: TreePreset, key: str) -> Fit:
        names = listed_names(preset, key)
        condition = first_value(preset.tie(f"{key}_condition"))
        if not names:
            return self._by_condition(condition, other) if condition.strip() else Fit.YES
        return Fit.YES if any(name in names for name in _names_that_count(other)) else Fit.NO

    def _by_condition(self, condition: str, other: TreePreset) -> Fit:
        place = (condition, other.path)
        if place not in self._conditions:
            try:
                self._conditions[place] = Fit.YES if evaluate(condition, self._condition_values(other)) else Fit.NO
            except ConditionError:
                self._conditions[place] = Fit.UNCHECKED
        return self._conditions[place]

    def _condition_values(self, other: TreePreset) -> SettingValues:
        values = self._values_of(other)
        if other.kind is not PresetKind.MACHINE:
            return {**values, "print_preset": other.name}
        extruders = len(all_values(values.get("nozzle_diameter", ("0.4",))))
        return {**values, "printer_preset": other.name, "num_extruders": str(extruders)}

    def _is_replaced(self, preset: TreePreset, machine: TreePreset) -> bool:
        """A library filament gives way where a vendor has one of the same alias for the machine or its parent."""
        if preset.vendor != LIBRARY or preset.kind is not PresetKind.FILAMENT:
            return False
        if listed_names(preset, "compatible_printers"):
            return False
        return any(preset.alias in self._replaced.get(name, ()) for name in _names_that_count(machine))


def _names_that_count(other: TreePreset) -> list[str]:
    """Its own name; of a machine of the person's also its parent's, in the file's words and as it is called now."""
    names = [other.name]
    if other.is_user and other.kind is PresetKind.MACHINE:
        names += [name for name in (other.head.inherits, other.parent.name if other.parent else "") if name]
    return names


def _library_aliases_of_machines(tree: ProfileTree) -> defaultdict[str, set[str]]:
    """The aliases that vendors' own filaments have, by the machines they name."""
    aliases: defaultdict[str, set[str]] = defaultdict(set)
    if not tree.has_library:
        return aliases
    for preset in tree.selectable(PresetKind.FILAMENT):
        if preset.vendor and preset.vendor != LIBRARY:
            for name in listed_names(preset, "compatible_printers"):
                aliases[name].add(preset.alias)
    return aliases


def same_machine(one: TreePreset, model: str, variant: str) -> bool:
    """Whether a machine is that product with that nozzle, whatever it is called: "0.4" is "0.40"."""
    own_model, own_variant = one.model_and_variant
    return bool(model) and own_model == model and _same_number(own_variant, variant)


def _same_number(one: str, other: str) -> bool:
    try:
        return one == other or float(one) == float(other)
    except ValueError:
        return False
