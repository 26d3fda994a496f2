"""Which of the three presets a setting belongs to, by its key alone.

A project holds machine, process and filaments in one flat object, and a G-code file names what was changed in a
form that cannot be cut safely: there the key has to say it. Keys nobody knows count as process, by far the largest
of the three. Source: the preset files of JusPrin, OrcaSlicer and ElegooSlicer, and the tabs their settings stand in.
"""

import re
from typing import Final

from elegoo_chat_gui.core.presets import PresetKind

_SECRET: Final = ("print_host", "printhost_")

_ABOUT_THE_FILE: Final = re.compile(
    r"""
    name | type | from | version | inherits | instantiation | setting_id | filament_ids? | base_id | user_id
    | updated_time | sync_info | renamed_from | is_custom_defined | description | url
    | (printer|print|filament)_settings_id | inherits_group | different_settings_to_system
    | (print_)?compatible_(printers|prints)(_condition)? | compatible_(machine|process)_expression_group
    """,
    re.VERBOSE,
)

# Asked in this order; each is matched against the whole key.
_PROCESS: Final = re.compile(
    r"slow_down_layers|process_.+|single_extruder_multi_material_priming"  # what the patterns below would take
)
_FILAMENT: Final = re.compile(
    r"""
    filament_.+ | nozzle_temperature.* | .+_plate_temp(_initial_layer)? | bed_type | (first_layer_)?bed_temperature
    | fan_(min|max)_speed | fan_cooling_layer_time | .+_fan_speed | .+_fan_threshold | .*full_(fan_)?speed_layer
    | enable_overhang_bridge_fan | reduce_fan_stop_start_freq | close_.*first_x_layers | activate_.+
    | (dont_)?slow_down_.+ | .*pressure_advance.* | chamber_.+ | idle_temperature | temperature_vitrification
    | default_filament_colour | required_nozzle_HRC | pellet_flow_coefficient | volumetric_speed_coefficients
    | .+_when_ec | compatible_prints(_condition)?
    """,
    re.VERBOSE,
)
_MACHINE: Final = re.compile(
    r"""
    machine_.+ | printer_.+ | print_?host.* | host_type | bbl_.+ | flashforge_.+ | extruder_.+ | bed_.+ | printable_.+
    | nozzle_(diameter|height|hrc|type|volume|flush_dataset) | use_firmw+are_retraction
    | retract_.+ | retraction_.+ | deretraction_speed | (enable_)?long_retractions?_when_cut
    | wipe | wipe_distance | z_hop | z_hop_types | z_lift_type | z_offset | travel_slope | (min|max)_layer_height
    | .+_gcode | gcode_flavor | fan_kickstart | fan_speedup_.+ | part_cooling_fan_min_pwm | auxiliary_fan
    | support_(chamber_temp_control|air_filtration|multi_bed_types|parallel_printheads|object_skip_flush
        |wan_network|mms) | parallel_printheads_.+ | wrapping_.+
    | default_(print_profile|filament_profile|bed_type|nozzle_volume_type) | upward_compatible_machine
    | cooling_tube_.+ | parking_pos_retraction | extra_loading_move | high_current_on_filament_swap
    | enable_filament_ramming | purge_in_prime_tower | manual_filament_change | single_extruder_multi_material
    | wipe_tower_type | tool_change_on_wipe_tower | grab_length | master_extruder_id | physical_extruder_map
    | thumbnails.* | silent_mode | scan_first_layer | use_relative_e_distances | use_3mf | time_cost | disable_m73
    | best_object_pos | head_wrap_detect_zone | start_end_points | preferred_orientation | pellet_modded_printer
    | adaptive_bed_mesh_margin | enable_power_loss_recovery | (.+_)?resonance_avoidance(_speed)? | input_shaping_.+
    """,
    re.VERBOSE,
)


def kind_of_setting(key: str) -> PresetKind:
    """The preset whose setting this is: FILAMENT for "nozzle_temperature", MACHINE for "nozzle_diameter"."""
    if _PROCESS.fullmatch(key):
        return PresetKind.PROCESS
    if _FILAMENT.fullmatch(key):
        return PresetKind.FILAMENT
    return PresetKind.MACHINE if _MACHINE.fullmatch(key) else PresetKind.PROCESS


def is_setting(key: str) -> bool:
    """Whether the key says how to print; not, as "inherits" or "version" do, what preset or file this is."""
    return _ABOUT_THE_FILE.fullmatch(key) is None


def is_secret_setting(key: str) -> bool:
    """Addresses, keys and passwords of a person's printer: dropped wherever they are met."""
    return key.casefold().startswith(_SECRET)
