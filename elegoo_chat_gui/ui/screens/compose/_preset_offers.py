"""The offers of a picker in their sections, searched as typed. Made for thousands of names; no Qt widgets.

What takes time is made when it is first needed, or in a worker by `prepare`: a list that is opened is there at once.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias

from elegoo_chat_gui.core.preset_files import LIBRARY
from elegoo_chat_gui.core.presets import Fit, PresetOffer, PresetOrigin
from elegoo_chat_gui.ui.i18n import listed, tr, tr_n
from elegoo_chat_gui.ui.preset_words import preset_problem_words

_FITS: Final = frozenset({Fit.YES, Fit.UNCHECKED})
_YOURS, _SYSTEM, _CHATS, _CATALOGUE, _NOT_ENABLED, _NOT_FOR_THIS, _UNUSABLE = range(7)
_Section: TypeAlias = tuple[int, str]  # where it stands, its head
_SectionKey: TypeAlias = tuple[PresetOrigin, str, str, Fit, bool, bool]


@dataclass(frozen=True, slots=True)
class OfferRow:
    """A line of the list: a name to take, or the head of a section where `offer` is None."""

    text: str
    offer: PresetOffer | None = None


class OfferTable:
    """What is offered, section by section; within one the order in which it came."""

    def __init__(self, offers: Sequence[PresetOffer] = ()) -> None:
        self._offers = offers
        self._last: tuple[list[str], list[int]] = ([], [])

    @property
    def total(self) -> int:
        return len(self._offers)

    @cached_property
    def fitting(self) -> int:
        """How many go with the chosen machine."""
        return sum(offer.fit in _FITS and offer.problem is None for offer in self._offers)

    @cached_property
    def fits_are_known(self) -> bool:
        """Whether they were held against a machine."""
        return any(offer.fit is not Fit.UNKNOWN for offer in self._offers)

    @cached_property
    def _by_name(self) -> dict[str, list[PresetOffer]]:
        found: dict[str, list[PresetOffer]] = {}
        for offer in self._offers:
            found.setdefault(offer.name, []).append(offer)
        return found

    def knows(self, name: str) -> bool:
        return name in self._by_name

    def program_of(self, name: str) -> str:
        """The slicer that has it; empty where none does."""
        return next((offer.program for offer in self._by_name.get(name, ()) if offer.program), "")

    def fit_of(self, name: str) -> Fit:
        """NO only where no program has one of this name that fits."""
        fits = {offer.fit for offer in self._by_name.get(name, ())}
        return next((fit for fit in (Fit.YES, Fit.UNCHECKED, Fit.NO) if fit in fits), Fit.UNKNOWN)

    def prepare(self) -> "OfferTable":
        """Make everything that searching and showing need. May run in any thread, before the table is handed over."""
        _ = (self.fitting, self.fits_are_known, self._by_name, self._places)
        _ = (self._folded, self._sections)
        return self

    @cached_property
    def _ordered(self) -> tuple[list[PresetOffer], list[tuple[int, str]]]:
        """The offers as the list shows them; where each section begins, and its head."""
        sections: dict[_SectionKey, list[PresetOffer]] = {}
        by_head: dict[_Section, list[PresetOffer]] = {}
        for offer in self._offers:
            key = (offer.origin, offer.group, offer.program, offer.fit, offer.enabled, offer.problem is None)
            place = sections.get(key)
            if place is None:
                place = sections[key] = by_head.setdefault(_section(offer), [])
            place.append(offer)
        ordered: list[PresetOffer] = []
        begins: list[tuple[int, str]] = []
        for section in sorted(by_head, key=lambda one: one[0]):  # stable: first come, first shown
            begins.append((len(ordered), section[1]))
            ordered += by_head[section]
        return ordered, begins

    @cached_property
    def _sections(self) -> list[tuple[int, int, str]]:
        """Begin, end and head of each."""
        ordered, begins = self._ordered
        ends = (*(begin for begin, _ in begins[1:]), len(ordered))
        return [(begin, end, head) for (begin, head), end in zip(begins, ends, strict=False)]

    @cached_property
    def _places(self) -> dict[str, int]:
        """Where the first of each name stands."""
        return {offer.name: at for at, offer in reversed(list(enumerate(self._ordered[0])))}

    @cached_property
    def _folded(self) -> list[str]:
        """What the typed words are looked for in."""
        return [f"{one.name}\n{one.group}\n{one.program}\n{one.parent}".casefold() for one in self._ordered[0]]

    def search(self, typed: str) -> list[int]:
        """The offers that hold every typed word in name, vendor, program or parent; all of them where none is.

        A word inside another one needs a place of its own: "4 0.4" is not found in "Neptune 3 (0.4 nozzle)".
        """
        words = typed.casefold().split()
        if not words:
            return list(range(len(self._offers)))
        before, found = self._last
        narrows = bool(before) and len(words) >= len(before) and all(map(str.startswith, words, before))
        folded = self._folded
        matches = found if narrows else list(range(len(folded)))
        for word in words:
            matches = [at for at in matches if word in folded[at]]
        self._last = (words, matches)
        longest_first = sorted(dict.fromkeys(words), key=len, reverse=True)
        if any(word in other for at, word in enumerate(longest_first) for other in longest_first[:at]):
            return [at for at in matches if _each_has_its_place(longest_first, folded[at])]
        return matches

    def rows(self, places: list[int]) -> list[int]:
        """Offers, in their order, as lines with a head before each section: -1 - n stands for the n-th head."""
        rows: list[int] = []
        for number, (begin, end, _) in enumerate(self._sections):
            first, last = bisect_left(places, begin), bisect_left(places, end)
            if first < last:
                rows.append(-1 - number)
                rows += places[first:last]
        return rows

    def place_of(self, name: str) -> int:
        """The first of this name, -1 where there is none."""
        return self._places.get(name, -1)

    def row(self, place: int) -> OfferRow:
        if place < 0:
            return OfferRow(self._sections[-1 - place][2])
        offer = self._ordered[0][place]
        return OfferRow(offer.name, offer)

    def detail(self, offer: PresetOffer) -> str:
        """What is said beside the name."""
        parts = []
        if offer.problem is not None:
            parts.append(preset_problem_words(offer.problem, offer.parent))
        elif offer.parent:
            parts.append(tr("from {parent}", parent=offer.parent))
        elif offer.origin is PresetOrigin.SYSTEM and (offer.fit is Fit.NO or not offer.enabled):
            parts.append(_vendor_words(offer))  # their sections do not say it
        if offer.uses:
            parts.append(tr_n("{n} chat", "{n} chats", offer.uses))
        if offer.fit is Fit.UNCHECKED:
            parts.append(tr("unchecked"))
        if offer.problem is not None:
            parts.append(offer.program)
        return listed(parts)


def is_muted(offer: PresetOffer) -> bool:
    """Whether it can be taken, but does not go with the machine or not at all."""
    return offer.problem is not None or offer.fit is Fit.NO


def _section(offer: PresetOffer) -> _Section:
    if offer.problem is not None:
        return _UNUSABLE, tr("Cannot be used")
    if offer.fit is Fit.NO:
        if not offer.program:
            return _NOT_FOR_THIS, tr("Not for this machine")
        return _NOT_FOR_THIS, tr("Not for this machine · {program}", program=offer.program)
    if not offer.enabled:
        return _NOT_ENABLED, tr("Not enabled in {program}", program=offer.program)
    match offer.origin:
        case PresetOrigin.USER:
            return _YOURS, tr("Yours · {program}", program=offer.program)
        case PresetOrigin.SYSTEM if offer.fit in _FITS:
            vendor = _vendor_words(offer)
            return _SYSTEM, tr("{program} · {vendor} · fits the machine", program=offer.program, vendor=vendor)
        case PresetOrigin.SYSTEM:
            return _SYSTEM, tr("{program} · {vendor}", program=offer.program, vendor=_vendor_words(offer))
        case PresetOrigin.CHATS:
            return _CHATS, tr("In this account's chats")
        case PresetOrigin.CATALOGUE:
            return _CATALOGUE, tr("Catalogue · {group}", group=offer.group)


def _vendor_words(offer: PresetOffer) -> str:
    """OrcaSlicer's filaments for every machine come under a name of their own."""
    return tr("Filament library") if offer.group == LIBRARY else offer.group


def _each_has_its_place(words: list[str], text: str) -> bool:
    for word in words:
        if word not in text:
            return False
        text = text.replace(word, "\n", 1)
    return True
