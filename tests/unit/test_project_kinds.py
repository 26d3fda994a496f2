"""Whose setting a key is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.presets import PresetKind
from elegoo_chat_gui.core.setting_kinds import is_secret_setting, is_setting, kind_of_setting

KEYS = {
    PresetKind.MACHINE: """
        machine_start_gcode machine_max_speed_x printer_model printer_notes nozzle_diameter nozzle_type
        nozzle_volume printable_area bed_exclude_area bed_mesh_min retraction_length retract_lift_below
        deretraction_speed z_hop z_hop_types wipe wipe_distance min_layer_height before_layer_change_gcode
        change_filament_gcode emit_machine_limits_to_gcode gcode_flavor fan_kickstart fan_speedup_time
        support_multi_bed_types support_air_filtration thumbnails default_filament_profile
        single_extruder_multi_material enable_filament_ramming extruder_offset use_firmwware_retraction
        resonance_avoidance max_resonance_avoidance_speed input_shaping_type bed_temperature_formula
        long_retractions_when_cut
    """,
    PresetKind.FILAMENT: """
        filament_type filament_retraction_length filament_start_gcode nozzle_temperature
        nozzle_temperature_range_high hot_plate_temp textured_cool_plate_temp_initial_layer fan_min_speed
        fan_cooling_layer_time overhang_fan_speed overhang_fan_threshold slow_down_layer_time
        slow_down_for_layer_cooling pressure_advance chamber_temperature adaptive_pressure_advance_model
        activate_air_filtration close_fan_the_first_x_layers full_fan_speed_layer
        additional_fan_full_speed_layer first_x_layer_fan_speed temperature_vitrification required_nozzle_HRC
        idle_temperature default_filament_colour enable_overhang_bridge_fan dont_slow_down_outer_wall
        long_retractions_when_ec bed_type
    """,
    PresetKind.PROCESS: """
        layer_height wall_loops sparse_infill_density support_filament wall_filament filename_format
        gcode_comments slow_down_layers slowdown_for_curled_perimeters single_extruder_multi_material_priming
        wipe_speed wipe_on_loops print_sequence support_type support_speed enable_support
        max_travel_detour_distance process_change_extrusion_role_gcode reduce_infill_retraction travel_speed
        enable_overhang_speed curr_bed_type flush_volumes_matrix post_process something_that_nobody_knows
    """,
}
CASES = [(key, kind) for kind, text in KEYS.items() for key in text.split()]


@pytest.mark.parametrize(("key", "kind"), CASES)
def test_a_key_says_whose_it_is(key: str, kind: PresetKind) -> None:
    assert kind_of_setting(key) is kind
    assert is_setting(key)


@pytest.mark.parametrize(
    "key",
    ["name", "from", "inherits", "version", "printer_settings_id", "filament_ids", "compatible_prints_condition"],
)
def test_what_is_about_the_file_is_no_setting(key: str) -> None:
    assert not is_setting(key)


@pytest.mark.parametrize("key", ["print_host", "print_host_webui", "printhost_apikey", "PRINTHOST_PASSWORD"])
def test_secrets_are_known(key: str) -> None:
    assert is_secret_setting(key)


def test_like_named_settings_are_no_secrets() -> None:
    assert not any(is_secret_setting(key) for key, _ in CASES)


@given(st.text())
def test_any_key_has_a_kind(key: str) -> None:
    assert kind_of_setting(key) in PresetKind
