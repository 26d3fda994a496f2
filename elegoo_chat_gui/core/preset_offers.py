"""What a picker offers, in its order: the person's own, what the slicers show, names from chats, and the rest.

Pure and quick enough for thousands of presets, but made for a worker thread.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from elegoo_chat_gui.core.catalogue import Catalogue
from elegoo_chat_gui.core.preset_files import LIBRARY
from elegoo_chat_gui.core.presets import Fit, PresetKind, PresetOffer, PresetOrigin
from elegoo_chat_gui.core.profile_tree import TreePreset
from elegoo_chat_gui.core.slicer_profiles import SlicerProfiles
from elegoo_chat_gui.core.slicers import SlicerState

_DIGITS: Final = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Product:
    """A printer with a nozzle, whatever a program calls it. Source: `printer_model` and `printer_variant`."""

    model: str
    variant: str


@dataclass(frozen=True, slots=True)
class ChosenMachine:
    """The machine of a draft in each slicer that knows it, by the slicer's id. `name` is what the draft says."""

    name: str
    places: Mapping[str, TreePreset] = field(default_factory=dict)
    product: Product | None = None

    @property
    def is_known(self) -> bool:
        return bool(self.places)


def choose_machine(slicers: Sequence[SlicerProfiles], name: str, product: Product | None = None) -> ChosenMachine:
    """A machine by its name, and in the other programs by model and nozzle. `product`: what else is known of it."""
    places = {one.slicer.id: found for one in slicers if (found := one.machine(name)) is not None}
    if places:
        model, variant = next(iter(places.values())).model_and_variant
        product = Product(model, variant) if model else product
    if product is not None:
        for one in slicers:
            if one.slicer.id not in places:
                akin = one.machine_of(product.model, product.variant)
                if akin is not None:
                    places[one.slicer.id] = akin
    return ChosenMachine(name, places, product)


class _Rank(IntEnum):
    """The order of sections."""

    OWN = 0
    SHOWN = 1
    CHATS = 2
    CATALOGUE = 3
    HIDDEN = 4
    OWN_UNFIT = 5
    UNFIT = 6
    CATALOGUE_UNFIT = 7
    MARKED = 8


def offers(
    kind: PresetKind,
    slicers: Sequence[SlicerProfiles],
    chats: Sequence[tuple[str, int]],
    catalogue: Sequence[PresetOffer],
    machine: ChosenMachine | None = None,
) -> list[PresetOffer]:
    """Every name of the kind. `chats` are names with the number of chats that carry them, most used first."""
    uses = dict(chats)
    found: list[tuple[tuple[object, ...], PresetOffer]] = []
    used = [one for one in slicers if one.slicer.state is not SlicerState.STALE]
    for place, one in enumerate(used):
        found += _of_slicer(kind, one, place, uses, machine)
    here = {offer.name for _, offer in found}
    for offer in catalogue:
        if offer.name not in here and offer.name not in uses:
            rank = _Rank.CATALOGUE_UNFIT if offer.fit is Fit.NO else _Rank.CATALOGUE
            found.append(((rank, 0, "", 0), offer))
    known_fits = {offer.name: offer.fit for offer in catalogue}
    for at, (name, number) in enumerate(chats):
        if name not in here:
            fit = known_fits.get(name, Fit.UNKNOWN)
            rank = _Rank.CATALOGUE_UNFIT if fit is Fit.NO else _Rank.CHATS
            found.append(((rank, 0, "", at), PresetOffer(name, kind, PresetOrigin.CHATS, number, fit=fit)))
    found.sort(key=lambda pair: pair[0])
    return [offer for _, offer in found]


def _of_slicer(
    kind: PresetKind, one: SlicerProfiles, place: int, uses: Mapping[str, int], machine: ChosenMachine | None
) -> list[tuple[tuple[object, ...], PresetOffer]]:
    own_machine = machine.places.get(one.slicer.id) if machine is not None else None
    found: list[tuple[tuple[object, ...], PresetOffer]] = []
    for preset in one.tree.every(kind):
        if preset.head.is_abstract:
            continue
        offer = PresetOffer(
            name=preset.name,
            kind=kind,
            origin=PresetOrigin.USER if preset.is_user else PresetOrigin.SYSTEM,
            uses=uses.get(preset.name, 0),
            group=one.tree.vendor_name(preset.vendor),
            program=one.slicer.name,
            fit=_fit(kind, preset, one, machine, own_machine),
            enabled=one.is_enabled(preset),
            parent=preset.head.inherits if preset.is_user else "",
            problem=preset.problem,
        )
        found.append(((*_place(offer, preset.vendor, place, own_machine), natural(preset.name)), offer))
    return found


def _fit(
    kind: PresetKind,
    preset: TreePreset,
    one: SlicerProfiles,
    machine: ChosenMachine | None,
    own_machine: TreePreset | None,
) -> Fit:
    if kind is PresetKind.MACHINE or machine is None or not machine.is_known or preset.problem is not None:
        return Fit.UNKNOWN
    return one.compatibility.fit(preset, own_machine) if own_machine is not None else Fit.NO


def _place(offer: PresetOffer, vendor: str, slicer: int, machine: TreePreset | None) -> tuple[object, ...]:
    own = offer.origin is PresetOrigin.USER
    if offer.problem is not None:
        rank = _Rank.MARKED
    elif offer.fit is Fit.NO:
        rank = _Rank.OWN_UNFIT if own else _Rank.UNFIT
    elif own:
        rank = _Rank.OWN
    else:
        rank = _Rank.SHOWN if offer.enabled else _Rank.HIDDEN
    is_strange = 2 if vendor == LIBRARY else 0 if machine is not None and vendor == machine.home_vendor else 1
    return rank, slicer, is_strange, vendor


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts "0.2 nozzle" before "0.10 nozzle" by its numbers, and words by their letters."""
    parts = _DIGITS.split(name.casefold())
    return tuple(
        (0, int(part), "") if at % 2 and len(part) < 19 else (1, 0, part) for at, part in enumerate(parts) if part
    )


def catalogue_offers(kind: PresetKind, catalogue: Catalogue, machine: ChosenMachine | None) -> list[PresetOffer]:
    """The names of the shipped catalogue, with what it knows of the chosen machine."""
    name = _name_in_catalogue(catalogue, machine) if machine is not None else None
    found: list[PresetOffer] = []
    for group, names in catalogue.names(kind).items():
        for each in names:
            fits = catalogue.fits(kind, each, name) if name is not None else None
            fit = Fit.UNKNOWN if fits is None else Fit.YES if fits else Fit.NO
            found.append(PresetOffer(each, kind, PresetOrigin.CATALOGUE, group=group, fit=fit))
    return found


def _name_in_catalogue(catalogue: Catalogue, machine: ChosenMachine) -> str | None:
    if catalogue.machine(machine.name) is not None:
        return machine.name
    if machine.product is None:
        return None
    akin = catalogue.machine_of(machine.product.model, machine.product.variant)
    return akin.name if akin is not None else None
