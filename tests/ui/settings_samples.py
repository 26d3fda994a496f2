"""Chats with settings, and the presets they are held against."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache

from pytestqt.qtbot import QtBot

from elegoo_chat_gui.core.chats import Chat
from elegoo_chat_gui.core.json_text import JsonValue, dump
from elegoo_chat_gui.core.messages import DecodedMessages
from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.settings_difference import settings_difference
from elegoo_chat_gui.core.settings_timeline import SettingsTimeline, settings_timeline
from elegoo_chat_gui.core.settings_words import SettingsWords, read_settings_words
from elegoo_chat_gui.core.slicers import PresetBaseline
from elegoo_chat_gui.resource_files import resource_path
from elegoo_chat_gui.ui.screens.settings import SettingsPane, SettingsView
from elegoo_chat_gui.ui.screens.settings._content import SettingsContent, compared_content, settings_content
from elegoo_chat_gui.ui.screens.settings._model import SettingsTableModel
from elegoo_chat_gui.ui.screens.settings._words import ValueWords
from elegoo_chat_gui.ui.theme import Theme
from tests.fakes_presets import READ_AT, resolved
from tests.ui.conversation_samples import chat_of

NOW = READ_AT + timedelta(minutes=2)
MACHINE, PETG, STANDARD, STRENGTH = "Neptune 4", "PETG", "0.20mm Standard @N4", "0.20mm Strength @N4"
KNOWN = {
    MACHINE: resolved(MACHINE, PresetKind.MACHINE, {"retraction_length": ("0.8",)}),
    PETG: resolved(PETG, PresetKind.FILAMENT, {"nozzle_temperature": ("240",), "fan_max_speed": ("60",)}),
    STANDARD: resolved(STANDARD, PresetKind.PROCESS, {"wall_loops": "2", "sparse_infill_density": "15%"}),
    STRENGTH: resolved(STRENGTH, PresetKind.PROCESS, {"wall_loops": "3", "sparse_infill_density": "15%"}),
}
HERE = PresetBaseline(KNOWN[MACHINE], KNOWN[PETG], KNOWN[STRENGTH])
NOT_HERE = PresetBaseline(missing=tuple(PresetKind))
USER: JsonValue = {"role": "user", "content": "How do I print it strong?"}


@cache
def words() -> SettingsWords:
    return read_settings_words(resource_path("settings-words.json"))


def now() -> datetime:
    return NOW.astimezone(UTC)


def applies(preset: str | None, filament: JsonValue, process: JsonValue, **why: str) -> JsonValue:
    profiles: dict[str, JsonValue] = {"filament_overrides": filament, "print_process_overrides": process}
    if preset is not None:
        profiles["use_print_process_preset"] = preset
    reasons: JsonValue = [{"parameter": key, "explanation": text} for key, text in why.items()]
    return {"role": "assistant", "slicing_profiles": profiles, "per_override_explanations": reasons}


def strong_chat(chat_id: int = 7) -> Chat:
    """The assistant changed walls twice, dropped a brim, and turned the supports on; one value is the chat's own."""
    first = applies(STRENGTH, {"nozzle_temperature": [245]}, {"wall_loops": 4, "brim_width": 5})
    second = applies(
        STRENGTH,
        {"nozzle_temperature": [245]},
        {"wall_loops": 5, "enable_support": 1},
        wall_loops="Walls carry the load.",
    )
    return with_settings({"wall_loops": "2", "fan_max_speed": "80"}, [USER, first, USER, USER, USER, second], chat_id)


def with_settings(settings: JsonValue, messages: JsonValue, chat_id: int = 7) -> Chat:
    return chat_of(
        messages,
        chat_id,
        machine_name=MACHINE,
        filament_name=PETG,
        print_process_name=STANDARD,
        slicing_settings_json=settings if isinstance(settings, str | None) else dump(settings),
    )


def content_of(chat: Chat, values: ValueWords, baseline: PresetBaseline = HERE) -> SettingsContent:
    log = chat.log
    is_decoded = isinstance(log, DecodedMessages)
    timeline = settings_timeline(log.messages) if isinstance(log, DecodedMessages) else SettingsTimeline()
    found = settings_difference(chat, timeline, baseline, baseline, values.words)
    return settings_content(f"#{chat.key.id} · Strong", found, values, is_undecoded=not is_decoded)


def shown_pane(qtbot: QtBot, theme: Theme) -> Iterator[SettingsPane]:
    """A page that is seen, for a fixture."""
    pane = SettingsPane(theme, words(), now)
    qtbot.addWidget(pane)
    pane.resize(800, 700)
    pane.show()
    yield pane
    pane.show_nothing()


def shown(
    pane: SettingsPane, chat: Chat | None = None, view: SettingsView = SettingsView.DIFFERENCES
) -> SettingsPane:
    pane.show_content(content_of(chat or strong_chat(), pane.values))
    pane.show_view(view)
    return pane


def rows(model: SettingsTableModel) -> dict[str, list[str]]:
    """The cells of each setting by its key."""
    found = {}
    for place in range(model.rowCount()):
        if (item := model.item_at(place)) is not None:
            cells = [model.data(model.index(place, column)) for column in range(model.columnCount())]
            found[item.row.key] = cells
    return found


def sections(model: SettingsTableModel) -> list[str]:
    return [model.data(model.index(place, 0)) for place in range(model.rowCount()) if model.is_section(place)]


def state_words(pane: SettingsPane) -> str:
    """What stands in the place of a table; empty where there is one."""
    return pane.state.accessibleName() if pane.state.isVisible() else ""


def compared(pane: SettingsPane) -> SettingsPane:
    one = content_of(strong_chat(7), pane.values)
    other = content_of(with_settings({"wall_loops": "6", "fan_max_speed": "80"}, [USER], 9), pane.values)
    shown(pane, view=SettingsView.COMPARE)
    pane.show_compared(compared_content(one, other, pane.values))
    return pane
