"""Values as the slicers write them into G-code comments, back in the form that their JSON files have.

A comment does not say whether a value is a list, nor of what. So this goes by the key, and by how the text looks
where the key is not known. Source: OrcaSlicer's `append_full_config` and the escapes of its Config.cpp.
"""

import re
from typing import Final

from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.setting_kinds import kind_of_setting
from elegoo_chat_gui.core.setting_values import SettingValue

_QUOTED: Final = re.compile(r'\s*+"((?:[^"\\]|\\.)*+)"\s*+(?=;|\Z)', re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED: Final = {"n": "\n", "r": "\r", "t": "\t"}
_NUMBER: Final = re.compile(r"\s*[-+]?\d*\.?\d+%?\s*|nil|true|false", re.ASCII)

# Lists of texts: joined by ";". Other lists are joined by ",".
_TEXTS: Final = re.compile(
    r"filament_(type|vendor|(multi_)?colou?r(_type)?|ids?|notes|.+_gcode|.+_variant|ramming_parameters|settings_id)"
    r"|default_filament_(colour|profile)|extruder_(colour|variant_list|type)|printer_extruder_variant"
    r"|print_extruder_variant|adaptive_pressure_advance_model|volumetric_speed_coefficients|upward_compatible_machine"
    r"|small_area_infill_flow_compensation_model|post_process|inherits_group|different_settings_to_system"
    r"|compatible_(machine|process)_expression_group|print_compatible_printers|extruder_printable_area"
)
_LISTS: Final = re.compile(  # of machine and process; a filament's values are all lists
    r"machine_(max|min)_.+|nozzle_diameter|(min|max)_layer_height|extruder_(offset|printable_height)|printable_area"
    r"|bed_exclude_area|head_wrap_detect_zone|retract_.+|retraction_.+|deretraction_speed|long_retractions_when_cut"
    r"|wipe|wipe_distance|z_hop|z_hop_types|travel_slope|printer_extruder_id|print_extruder_id|wipe_tower_[xy]"
    r"|(first|other)_layers?_print_sequence|flush_volumes_(matrix|vector)|wiping_volumes_extruders|start_end_points"
)


def split_texts(text: str) -> tuple[str, ...]:
    """A list of texts: entries between ";", those with blanks in quotation marks with escapes inside."""
    if not text:
        return ()
    entries: list[str] = []
    place = 0
    while True:
        quoted = _QUOTED.match(text, place)
        if quoted:
            entries.append(unescaped(quoted[1]))
            place = quoted.end()
        else:
            end = text.find(";", place)
            end = len(text) if end < 0 else end
            entries.append(text[place:end])
            place = end
        if place >= len(text):
            return tuple(entries)
        place += 1


def unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), text)


def setting_value(key: str, text: str, slots: int) -> SettingValue:
    """One comment's value. `slots` is how many filaments there are, which tells how long a filament's list is."""
    if _TEXTS.fullmatch(key):
        return _texts(key, text, slots)
    if kind_of_setting(key) is PresetKind.FILAMENT:
        return _filament_list(text, slots)
    if _LISTS.fullmatch(key):
        return tuple(text.split(",")) if text else ()
    return unescaped(text)


def _texts(key: str, text: str, slots: int) -> SettingValue:
    """An entry with ";" but no blank stands there bare: where the count is wrong, the text is not cut at all."""
    entries = split_texts(text)
    is_filament = kind_of_setting(key) is PresetKind.FILAMENT
    if is_filament and key != "filament_settings_id" and slots and len(entries) != slots and '"' not in text:
        return (text,)
    return entries


def _filament_list(text: str, slots: int) -> SettingValue:
    if '"' in text or ";" in text:
        entries = split_texts(text)
        return entries if len(entries) == slots or '"' in text else (text,)
    parts = tuple(text.split(","))
    return parts if len(parts) == slots or all(map(_NUMBER.fullmatch, parts)) else (unescaped(text),)
