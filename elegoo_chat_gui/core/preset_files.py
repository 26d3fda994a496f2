"""What the rules of presets need of one file, and of one vendor's index. Values only; the slicers' readers fill them.

Source: vendor indexes and preset files of JusPrin, OrcaSlicer and ElegooSlicer.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from elegoo_chat_gui.core.presets import PresetKind, PresetProblem
from elegoo_chat_gui.core.setting_values import SettingValue, all_values, first_value

LIBRARY: Final = "OrcaFilamentLibrary"  # a vendor of filaments alone, which every other vendor may inherit from
BUILT_IN_PARENTS: Final = frozenset({"Default Printer", "Default Filament", "Default Setting"})

# Values of the chain that decide what goes with what; each is inherited on its own.
_TIES: Final = (
    "compatible_printers",
    "compatible_printers_condition",
    "compatible_prints",
    "compatible_prints_condition",
    "printer_model",
    "printer_variant",
    "default_print_profile",
    "default_filament_profile",
    "default_materials",  # of a machine's model, which is no preset
)

# One entry of a list that stands in a single text: `PLA;"PLA; silk"`.
_ENTRY: Final = re.compile(r'[ \t]*(?:"((?:[^"\\]|\\.)*)"[ \t]*|([^;]*))(?:;|$)', re.DOTALL)
_ESCAPES: Final = {"n": "\n", "r": "\r"}


@dataclass(frozen=True, slots=True)
class PresetHead:
    """One preset file without its slicing settings.

    `ties` holds those of its own values that decide what goes with what. `problem` is why the file itself cannot be
    used. `base_id` comes from a user preset's `.info`: the system parent's id.
    """

    name: str
    inherits: str = ""
    is_abstract: bool = False
    is_custom_defined: bool = False
    has_version: bool = False
    setting_id: str = ""
    renamed_from: tuple[str, ...] = ()
    ties: Mapping[str, SettingValue] = field(default_factory=dict)
    base_id: str = ""
    problem: PresetProblem | None = None


HEAD_KEYS: Final = (
    "name",
    "inherits",
    "instantiation",
    "is_custom_defined",
    "version",
    "setting_id",
    "renamed_from",
    *_TIES,
)


def head_of(values: Mapping[str, SettingValue]) -> PresetHead:
    """The head of a file, of whose values only HEAD_KEYS are needed. The name is empty where it says none."""
    return PresetHead(
        name=first_value(values.get("name")),
        inherits=first_value(values.get("inherits")),
        is_abstract=first_value(values.get("instantiation")) == "false",
        is_custom_defined=first_value(values.get("is_custom_defined")) == "1",
        has_version=is_version(first_value(values.get("version"))),
        setting_id=first_value(values.get("setting_id")),
        renamed_from=_older_names(values.get("renamed_from")),
        ties={key: values[key] for key in _TIES if key in values},
    )


def _older_names(value: SettingValue | None) -> tuple[str, ...]:
    texts = all_values(value) if value is not None else ()
    return tuple(name for text in texts for name in split_names(text))


def split_names(text: str) -> tuple[str, ...]:
    """The names in a text that holds a list, as the slicers write one: joined with ";", quoted where they must be.

    Source: `unescape_strings_cstyle` of the slicers. Empty names, as behind a last ";", are left out.
    """
    found = (
        _quoted(entry[1]) if entry[1] is not None else entry[2].strip().strip('"') for entry in _ENTRY.finditer(text)
    )
    return tuple(name for name in found if name)


def _quoted(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[1]), text, flags=re.DOTALL)


def listed(value: SettingValue | None) -> tuple[str, ...]:
    """The names in a value that should be a list; some files have a single text, which is cut as the slicers do."""
    if value is None:
        return ()
    return split_names(value) if isinstance(value, str) else value


def older_names(head: PresetHead) -> tuple[str, ...]:
    """What a preset was called before. One that does not say it was "PLA ECC" before it became "PLA @ECC".

    Source: `renamed_from`, and what `load_vendor_configs_from_json` puts there where it is missing.
    """
    if head.renamed_from or "@" not in head.name:
        return head.renamed_from
    return (head.name.replace("@", "", 1),)


def is_version(text: str) -> bool:
    """Whether a slicer reads this as a version: up to four numbers, "1.10.2.51" or "2.2.0-rc"."""
    numbers, _, _ = text.strip().partition("-")
    parts = numbers.partition("+")[0].split(".")
    return 1 <= len(parts) <= 4 and all(part.isascii() and part.isdigit() for part in parts)


def alias_of(name: str) -> str:
    """The name without what stands behind the first "@": "Elegoo PLA @ECC" is "Elegoo PLA"."""
    return name.partition("@")[0].rstrip() or name


@dataclass(frozen=True, slots=True)
class KnownFile:
    """The head of a file as it was read when it had this size (bytes) and time (nanoseconds)."""

    size: int
    changed_at: int
    head: PresetHead


@dataclass(frozen=True, slots=True)
class IndexedFile:
    """An entry of a vendor's index, or a file of the person's own, with its head.

    `path` is text: ten thousand paths as objects cost the garbage collection 10 ms each time.
    """

    path: str
    head: PresetHead


@dataclass(frozen=True, slots=True)
class VendorFiles:
    """One vendor of one slicer: its index and the heads of all files that the index names, in the index's order.

    `models` are the products that the person switched on, with the names that the index gives them.
    """

    id: str  # the index file's stem, which is what the conf file calls it
    name: str  # for people: "Bambulab" of BBL.json
    version: str
    files: Mapping[PresetKind, Sequence[IndexedFile]]
    models: Sequence[IndexedFile] = ()
    in_program: bool = False  # read from the program's own resources: nothing of it is enabled yet


@dataclass(frozen=True, slots=True)
class UserFiles:
    """The person's own files of one kind. `roots` stand in `base/` and have no parent.

    Those of imported bundles have the names that the slicer gives them: "_local/<bundle>/<name>".
    """

    roots: Sequence[IndexedFile] = ()
    presets: Sequence[IndexedFile] = ()
    bundle_roots: Sequence[IndexedFile] = ()
    bundles: Sequence[IndexedFile] = ()


@dataclass(frozen=True, slots=True)
class EnabledModel:
    """A printer that the person switched on in the slicer's wizard."""

    vendor: str
    model: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SlicerConf:
    """What is kept of a conf file; nothing else of it ever leaves the reader.

    `filaments` None: all system filaments are shown.
    """

    program: str = ""  # from the header
    version: str = ""
    preset_folder: str = ""
    machine: str | None = None
    process: str | None = None
    selected_filaments: tuple[str, ...] = ()
    models: tuple[EnabledModel, ...] = ()
    filaments: frozenset[str] | None = None


NO_CONF: Final = SlicerConf()
