"""One slicer as it was read: its presets, what is switched on in it, and which of its machines is which product."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from elegoo_chat_gui.core.compatibility import Compatibility, same_machine
from elegoo_chat_gui.core.preset_files import LIBRARY, NO_CONF, KnownFile, SlicerConf, alias_of, listed, older_names
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.profile_tree import ProfileTree, TreePreset
from elegoo_chat_gui.core.setting_values import SettingValue
from elegoo_chat_gui.core.slicers import InstalledSlicer


@dataclass(frozen=True, slots=True, eq=False)
class SlicerProfiles:
    """A slicer with its tree. `compatibility` answers for this tree alone."""

    slicer: InstalledSlicer
    tree: ProfileTree
    conf: SlicerConf
    compatibility: Compatibility
    _enabled: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    _added: set[str] = field(default_factory=set)  # filaments that the slicer switches on itself

    def __post_init__(self) -> None:
        for model in self.conf.models:
            key = (model.vendor, model.model)
            self._enabled[key] = self._enabled.get(key, frozenset()) | frozenset(model.variants)
        self._added.update(self._default_materials())

    @property
    def title(self) -> str:
        """Program and version: "JusPrin 1.0.0"."""
        return f"{self.slicer.name} {self.slicer.version}".strip()

    def is_enabled(self, preset: TreePreset) -> bool:
        """Whether the slicer's own lists show it. Without a conf file nothing says what is hidden.

        Source: `set_visible_from_appconfig` and `load_installed_filaments`.
        """
        if preset.is_user or preset.kind is PresetKind.PROCESS or self.conf == NO_CONF:
            return True
        if preset.kind is PresetKind.MACHINE:
            return self._is_switched_on(preset)
        if self.tree.in_program(preset.vendor) and preset.vendor not in {LIBRARY, *self._vendors()}:
            return False  # its vendor is not installed: nobody switched on a printer of it
        shown = self.conf.filaments
        names = {preset.name, *older_names(preset.head), *({preset.alias} if "@" in preset.name else ())}
        return shown is None or not names.isdisjoint(shown | self._added)

    def _vendors(self) -> set[str]:
        return {vendor for vendor, _ in self._enabled}

    def _is_switched_on(self, machine: TreePreset) -> bool:
        model, variant = machine.model_and_variant
        return variant in self._enabled.get((machine.vendor, model), frozenset())

    def _default_materials(self) -> Iterator[str]:
        """What the slicer adds for printers that are switched on and would have no filament at all."""
        if self.conf.filaments is None:
            return
        found = [self.tree.find(PresetKind.FILAMENT, name) for name in self.conf.filaments]
        shown = [filament for filament in found if filament is not None]
        for machine in self.tree.selectable(PresetKind.MACHINE):
            if machine.is_user or not self._is_switched_on(machine):
                continue
            if not any(self.compatibility.fit(filament, machine).fits for filament in shown):
                yield from self.tree.default_materials(machine.vendor, machine.model_and_variant[0])

    def machine(self, name: str) -> TreePreset | None:
        return self.tree.find(PresetKind.MACHINE, name)

    def machine_of(self, model: str, variant: str) -> TreePreset | None:
        """The machine preset of a product with a nozzle: one that is switched on first, the vendor's own first."""
        found = [
            preset for preset in self.tree.selectable(PresetKind.MACHINE) if same_machine(preset, model, variant)
        ]
        found.sort(key=lambda preset: (not self.is_enabled(preset), preset.is_user))
        return found[0] if found else None

    def defaults(self, machine: TreePreset) -> tuple[str | None, str | None]:
        """Filament and process that a machine proposes: where the one it names is not there or does not fit, one of
        the same alias that does. Source: `update_compatible` of the slicers.
        """
        return (
            self._proposed(PresetKind.FILAMENT, machine.tie("default_filament_profile"), machine),
            self._proposed(PresetKind.PROCESS, machine.tie("default_print_profile"), machine),
        )

    def _proposed(self, kind: PresetKind, stored: SettingValue | None, machine: TreePreset) -> str | None:
        names = [stored, *listed(stored)] if isinstance(stored, str) else listed(stored)
        for name in names:
            preset = self.tree.find(kind, name)
            if preset is not None and self.compatibility.fit(preset, machine).fits:
                return preset.name
        aliases = {alias_of(name) for name in names}
        akin = [
            preset
            for preset in self.tree.selectable(kind)
            if preset.alias in aliases and self.compatibility.fit(preset, machine).fits
        ]
        akin.sort(key=lambda preset: not self.is_enabled(preset))
        return akin[0].name if akin else None


@dataclass(frozen=True, slots=True)
class LibraryReading:
    """Every slicer of this computer. `files` is all that was looked at, for the next reading; `read_anew` how many
    of them were opened for this one.

    `is_settled` is False where files were missing or half written, as while a slicer replaces them.
    """

    slicers: tuple[SlicerProfiles, ...] = ()
    files: Mapping[str, KnownFile] = field(default_factory=dict)
    read_anew: int = 0
    is_settled: bool = True
