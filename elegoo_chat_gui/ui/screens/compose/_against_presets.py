"""What the presets of a draft say, as far as it is known at the moment."""

from dataclasses import replace
from typing import Final

from elegoo_chat_gui.core.drafts import Draft
from elegoo_chat_gui.core.presets import PresetKind, PresetNames
from elegoo_chat_gui.core.slicers import NO_BASELINE, PresetBaseline

_COMPARED_LIMIT: Final = 60_000  # characters; a longer text is not read at every letter


class AgainstPresets:
    """Holds the presets that were last asked for; a name that changed since says nothing until it is asked anew."""

    def __init__(self) -> None:
        self._names = PresetNames()
        self._baseline = NO_BASELINE

    def learn(self, names: PresetNames, baseline: PresetBaseline) -> None:
        self._names, self._baseline = names, baseline

    def known(self, names: PresetNames) -> PresetBaseline:
        """What is known of these three."""
        if names == self._names:
            return self._baseline
        kept = [kind for kind in PresetKind if names.of(kind) == self._names.of(kind)]
        machine, filament, process = (self._baseline.of(kind) if kind in kept else None for kind in PresetKind)
        missing = tuple(kind for kind in self._baseline.missing if kind in kept)
        return PresetBaseline(machine, filament, process, missing)

    def settle(self, draft: Draft, *, at_once: bool = True) -> Draft:
        """The draft with what it does not send settled. A long text waits for its turn where not `at_once`."""
        if at_once or len(draft.settings_text) <= _COMPARED_LIMIT:
            return draft.against(self.known(draft.preset_names))
        return replace(draft, withheld_settings=())
