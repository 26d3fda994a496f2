"""The presets of one slicer with their inheritance resolved, each within the slicer's own rules.

Source: `load_vendor_configs_from_json` (system presets) and `load_presets` (the person's own) of JusPrin, OrcaSlicer
and ElegooSlicer. Where they drop a whole vendor for one bad preset, only that one and its children are marked here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from elegoo_chat_gui.core.preset_files import (
    BUILT_IN_PARENTS,
    LIBRARY,
    IndexedFile,
    PresetHead,
    UserFiles,
    VendorFiles,
    alias_of,
    listed,
    older_names,
)
from elegoo_chat_gui.core.presets import PresetKind, PresetProblem
from elegoo_chat_gui.core.setting_values import SettingValue, first_value

_LONGEST_CHAIN: Final = 50  # files; shipped ones have at most five
_GENERIC: Final = re.compile(r"(?:.*?[^A-Za-z0-9])?Generic\s+([^@]*[^@\s])\s*(?:@.*)?")  # "Elegoo Generic PLA @ECC"


@dataclass(frozen=True, slots=True)
class SlicerRules:
    """Where versions of the slicers differ.

    `vendor_bound`: a preset goes with machines of its own vendor only (JusPrin, OrcaSlicer up to 2.2, ElegooSlicer
    1.1). `older_names`: a parent is also found by the names it had before, and that of a generic filament in the
    library (OrcaSlicer from 2.3). `orphans_live`: a preset with `is_custom_defined` needs no parent (JusPrin,
    OrcaSlicer up to 2.3).
    """

    vendor_bound: bool = True
    older_names: bool = False
    orphans_live: bool = True


# The first version with the newer rules, and the first in which no orphan lives. ElegooSlicer 1.5 is made from
# OrcaSlicer 2.4, 1.1 from 2.2; of those between only single files are known.
_NEWER: Final = {"OrcaSlicer": ((2, 3), (2, 4)), "ElegooSlicer": ((1, 2), (1, 5))}


def rules_of(program: str, version: str, *, has_library: bool) -> SlicerRules:
    """The rules of a slicer. The filament library tells the family where the version does not."""
    numbers = _numbers(version)
    newer, strict = _NEWER.get(program, (None, None))
    if not has_library and (newer is None or numbers < newer):
        return SlicerRules()
    return SlicerRules(
        vendor_bound=False, older_names=True, orphans_live=strict is not None and (0,) < numbers < strict
    )


def _numbers(version: str) -> tuple[int, ...]:
    """ "2.3.1-beta" as (2, 3, 1); empty where it does not begin with a number."""
    numbers: list[int] = []
    for part in version.partition("-")[0].split("."):
        if not (part.isascii() and part.isdigit() and len(part) < 9):
            break
        numbers.append(int(part))
    return tuple(numbers)


@dataclass(frozen=True, slots=True, eq=False)
class TreePreset:
    """One preset at its place in the tree. `vendor` is the file's own: empty for the person's presets.

    `detail` names what `problem` is about: the parent that is missing.
    """

    kind: PresetKind
    name: str
    vendor: str
    path: str
    head: PresetHead
    parent: "TreePreset | None" = None
    is_user: bool = False
    problem: PresetProblem | None = None
    detail: str = ""

    @property
    def is_selectable(self) -> bool:
        """Whether the slicer offers it."""
        return not self.head.is_abstract and self.problem is None

    @property
    def alias(self) -> str:
        return alias_of(self.name)

    def chain(self) -> Iterator["TreePreset"]:
        """From the preset to its root."""
        preset: TreePreset | None = self
        while preset is not None:
            yield preset
            preset = preset.parent

    def tie(self, key: str) -> SettingValue | None:
        """An inherited value that decides what goes with what; the nearest one counts, an empty one too."""
        return next((preset.head.ties[key] for preset in self.chain() if key in preset.head.ties), None)

    @property
    def home_vendor(self) -> str:
        """The vendor of the preset or of the first ancestor that has one; empty for a root of the person's own."""
        return next((preset.vendor for preset in self.chain() if preset.vendor), "")

    @property
    def system_parent(self) -> "TreePreset | None":
        """The system preset at its head: itself, or what the person made it from."""
        return next((preset for preset in self.chain() if preset.vendor), None)

    @property
    def model_and_variant(self) -> tuple[str, str]:
        return first_value(self.tie("printer_model")), first_value(self.tie("printer_variant"))


class ProfileTree:
    """All presets of one slicer, abstract ones and marked ones included."""

    def __init__(
        self,
        vendors: Iterable[VendorFiles] = (),
        users: Mapping[PresetKind, UserFiles] | None = None,
        program: str = "",
        program_version: str = "",
    ) -> None:
        ordered = sorted(vendors, key=lambda one: (one.id != LIBRARY, one.id))
        self._vendors = {vendor.id: replace(vendor, files={}) for vendor in ordered}
        self.rules = rules_of(program, program_version, has_library=self.has_library)
        self._presets: dict[PresetKind, list[TreePreset]] = {kind: [] for kind in PresetKind}
        self._by_name: dict[PresetKind, dict[str, TreePreset]] = {kind: {} for kind in PresetKind}
        for vendor in ordered:
            for kind in PresetKind:
                self._presets[kind] += self._system_presets(vendor, kind)
        for kind in PresetKind:
            for preset in self._presets[kind]:
                if preset.is_selectable:
                    self._by_name[kind].setdefault(preset.name, preset)
            own = UserBranch(kind, self._by_name[kind], self.rules).presets((users or {}).get(kind, UserFiles()))
            self._presets[kind] += own
            for preset in own:
                if preset.is_selectable:
                    self._by_name[kind].setdefault(preset.name, preset)

    @property
    def has_library(self) -> bool:
        """Whether it is of OrcaSlicer 2.3 or later, which brought a library of filaments for every machine."""
        return LIBRARY in self._vendors

    @property
    def vendor_ids(self) -> Sequence[str]:
        return tuple(self._vendors)

    def vendor_name(self, vendor: str) -> str:
        """For people; the id where it is not here."""
        return self._vendors[vendor].name if vendor in self._vendors else vendor

    def version(self, vendor: str) -> str:
        """Of a vendor's profiles; empty where it is not here."""
        return self._vendors[vendor].version if vendor in self._vendors else ""

    def default_materials(self, vendor: str, model: str) -> tuple[str, ...]:
        """The filaments that a vendor proposes for a printer that is switched on."""
        models = self._vendors[vendor].models if vendor in self._vendors else ()
        found = (file.head.ties.get("default_materials") for file in models if file.head.name == model)
        return listed(next(found, None))

    def in_program(self, vendor: str) -> bool:
        """Whether a vendor was found only in the program's own resources."""
        return vendor in self._vendors and self._vendors[vendor].in_program

    def every(self, kind: PresetKind) -> Sequence[TreePreset]:
        """Abstract and marked ones too: vendors in order of their names, the person's own last."""
        return self._presets[kind]

    def selectable(self, kind: PresetKind) -> list[TreePreset]:
        return [preset for preset in self._presets[kind] if preset.is_selectable]

    def find(self, kind: PresetKind, name: str) -> TreePreset | None:
        """A selectable preset by its exact name; a system preset before one of the person's."""
        return self._by_name[kind].get(name)

    # -- system presets ---------------------------------------------------------------------------

    def _system_presets(self, vendor: VendorFiles, kind: PresetKind) -> list[TreePreset]:
        """A parent must stand earlier in the same list; a filament's may also be in the library.

        Of several with one name the first that is whole counts, for children as for the lists.
        """
        files = vendor.files.get(kind, ())
        all_parents = {file.head.name: file.head.inherits for file in files}
        library = self._library() if kind is PresetKind.FILAMENT and vendor.id != LIBRARY else {}
        whole: dict[str, TreePreset] = {}
        marked: dict[str, TreePreset] = {}
        offered: set[str] = set()
        presets: list[TreePreset] = []
        for file in files:
            head = file.head
            parent = whole.get(head.inherits) or library.get(head.inherits) or marked.get(head.inherits)
            preset = _child(kind, vendor.id, file, parent, all_parents)
            if head.name in (whole if head.is_abstract else offered):
                preset = _marked(kind, vendor.id, file, PresetProblem.DUPLICATE)
            if preset.problem is None:
                whole.setdefault(head.name, preset)
            else:
                marked.setdefault(head.name, preset)
            if preset.is_selectable:
                offered.add(head.name)
            presets.append(preset)
        return presets

    def _library(self) -> Mapping[str, TreePreset]:
        """The library's filaments by name, the first whole one before one that is marked."""
        filaments = [preset for preset in self._presets[PresetKind.FILAMENT] if preset.vendor == LIBRARY]
        found: dict[str, TreePreset] = {}
        for preset in sorted(filaments, key=lambda one: one.problem is not None):
            found.setdefault(preset.name, preset)
        return found


def _child(
    kind: PresetKind, vendor: str, file: IndexedFile, parent: TreePreset | None, parents: Mapping[str, str]
) -> TreePreset:
    head = file.head
    if head.problem is not None:
        return _marked(kind, vendor, file, head.problem)
    if not head.inherits:
        return TreePreset(kind, head.name, vendor, file.path, head)
    if parent is None:
        problem = PresetProblem.LOOP if _is_loop(head.name, parents) else PresetProblem.MISSING_PARENT
        return _marked(kind, vendor, file, problem, head.inherits)
    if parent.problem is not None:
        # What its parent lacks, it lacks.
        return _marked(kind, vendor, file, PresetProblem.MISSING_PARENT, parent.detail or parent.name)
    if sum(1 for _ in parent.chain()) >= _LONGEST_CHAIN:
        return _marked(kind, vendor, file, PresetProblem.LOOP, head.inherits)
    return TreePreset(kind, head.name, vendor, file.path, head, parent)


def _marked(kind: PresetKind, vendor: str, file: IndexedFile, problem: PresetProblem, detail: str = "") -> TreePreset:
    return TreePreset(kind, file.head.name, vendor, file.path, file.head, problem=problem, detail=detail)


def _is_loop(name: str, parents: Mapping[str, str]) -> bool:
    seen = {name}
    current = parents.get(name, "")
    while current in parents:
        if current in seen:
            return True
        seen.add(current)
        current = parents[current]
    return False


class UserBranch:
    """The person's own presets of one kind, hung below the system presets."""

    def __init__(self, kind: PresetKind, system: Mapping[str, TreePreset], rules: SlicerRules) -> None:
        self._kind = kind
        self._rules = rules
        self._system = dict(system)
        self._own: dict[str, TreePreset] = {}
        self._older: dict[str, TreePreset] = {}
        self._by_id: dict[str, TreePreset] = {}
        for _, preset in sorted(system.items()):
            for name in older_names(preset.head) if rules.older_names else ():
                self._older.setdefault(name, preset)
            if preset.head.setting_id:
                self._by_id.setdefault(preset.head.setting_id, preset)

    def presets(self, files: UserFiles) -> list[TreePreset]:
        """Roots before the others, bundles last. Read as the slicer reads them: bundles first, folder by folder."""
        bundles = self._batch(files.bundle_roots) + self._batch(files.bundles)
        return self._batch(files.roots) + self._batch(files.presets) + bundles

    def _batch(self, files: Sequence[IndexedFile]) -> list[TreePreset]:
        """The presets of one folder: they do not see each other, only what was read before."""
        found = [self._placed(file) for file in files]
        for at, preset in enumerate(found):
            if preset.problem is None and self._own.setdefault(preset.name, preset) is not preset:
                found[at] = replace(preset, problem=PresetProblem.DUPLICATE)
        return found

    def _placed(self, file: IndexedFile) -> TreePreset:
        head = file.head
        parent = self._parent(head.inherits)
        problem, detail = self._problem(head, parent)
        path = file.path
        return TreePreset(self._kind, head.name, "", path, head, parent, is_user=True, problem=problem, detail=detail)

    def _parent(self, name: str) -> TreePreset | None:
        if not name:
            return None
        found = self._system.get(name) or self._own.get(name) or self._older.get(name)
        if found is None and self._kind is PresetKind.FILAMENT and self._rules.older_names:
            generic = _GENERIC.fullmatch(name)
            instead = f"Generic {generic[1]} @System" if generic is not None else ""
            found = self._system.get(instead) or self._older.get(instead)
        return found

    def _problem(self, head: PresetHead, parent: TreePreset | None) -> tuple[PresetProblem | None, str]:
        if head.problem is not None:
            return head.problem, ""
        if head.name in self._system:
            return PresetProblem.SHADOWED, ""
        if head.name in self._own:
            return PresetProblem.DUPLICATE, ""
        if not head.has_version:
            return PresetProblem.NO_VERSION, ""
        may_live = head.is_custom_defined and self._rules.orphans_live
        stands_alone = not head.inherits or may_live or head.inherits in BUILT_IN_PARENTS
        if parent is None and not stands_alone:
            if head.inherits == head.name:
                return PresetProblem.LOOP, head.inherits
            renamed = self._by_id.get(head.base_id)
            return PresetProblem.MISSING_PARENT, f"{head.inherits} → {renamed.name}" if renamed else head.inherits
        return None, ""


def listed_names(preset: TreePreset, key: str) -> tuple[str, ...]:
    """The names in an inherited list such as `compatible_printers`; empty where it is missing or empty."""
    return listed(preset.tie(key))
