"""Small projects, G-code files, bundles and archives, made for the tests; nothing of them comes from a vendor."""

import json
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SETTINGS = "Metadata/project_settings.config"
MODEL = "3D/3dmodel.model"
PLATE = "Metadata/plate_1.gcode"

# Three filaments, the second the person's own.
CONFIG: dict[str, object] = {
    "name": "project_settings",
    "from": "project",
    "version": "2.3.1",
    "printer_settings_id": "My Trident 0.4",
    "print_settings_id": "0.20mm Standard @Trident",
    "filament_settings_id": ["Trident PLA", "My PETG", "Trident TPU"],
    "inherits_group": ["", "", "Trident PETG", "", "Trident 0.4 nozzle"],
    "different_settings_to_system": [
        "layer_height;wall_loops",
        "",
        "nozzle_temperature;fan_max_speed",
        "nozzle_temperature",
        "nozzle_diameter;print_host",
    ],
    "printer_model": "Trident",
    "printer_variant": "0.4",
    "nozzle_diameter": ["0.4"],
    "printable_area": ["0x0", "220x0", "220x220", "0x220"],
    "machine_start_gcode": 'G28\nM104 S0 ; \\ "wait"',
    "machine_max_speed_x": ["500", "200"],
    "layer_height": "0.24",
    "wall_loops": "4",
    "sparse_infill_density": "15%",
    "filament_type": ["PLA", "PETG", "TPU"],
    "filament_colour": ["#26A69A", "#FFFFFF", "#101010"],
    "nozzle_temperature": ["220", "245", "228"],
    "fan_max_speed": ["100"],
    "filament_start_gcode": ["", "; go;\n", "M106"],
    "filament_z_hop": ["nil", "0.4", "nil"],
    "compatible_printers": ["Trident 0.4 nozzle"],
    "print_host": "192.168.1.20",
    "printhost_apikey": "hunter2",
}


def config(**changes: object) -> bytes:
    """CONFIG as its file has it; a value of None leaves the key out."""
    merged = {**CONFIG, **changes}
    return json.dumps({key: value for key, value in merged.items() if value is not None}, indent=4).encode()


@dataclass(frozen=True)
class Raw:
    """One entry of an archive, with whatever lies about it."""

    name: str | bytes
    content: bytes = b""
    method: int = zlib.DEFLATED
    flags: int = 0
    size: int | None = None
    packed: int | None = None
    crc: int | None = None
    offset: int | None = None
    is_wide: bool = False  # sizes and offset stand in the 64-bit extra field


def archive(
    entries: Sequence[Raw] | Mapping[str, bytes], *, prefix: bytes = b"", comment: bytes = b"", is_wide: bool = False
) -> bytes:
    """A ZIP; `is_wide`: with the 64-bit directory record, as OrcaSlicer writes it."""
    raws = [Raw(name, content) for name, content in entries.items()] if isinstance(entries, Mapping) else entries
    body, directory = bytearray(), bytearray()
    for raw in raws:
        offset = len(body) if raw.offset is None else raw.offset
        local, central = _records(raw, offset)
        body += local
        directory += central
    start, size = len(body), len(directory)
    end = b""
    count = len(raws)
    if is_wide:
        place = start + size
        end += struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
        end += struct.pack("<4sIQI", b"PK\x06\x07", 0, place, 1)
        count, size, start = 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF
    end += struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, size, start, len(comment)) + comment
    return prefix + bytes(body) + bytes(directory) + end


def _records(raw: Raw, offset: int) -> tuple[bytes, bytes]:
    name = raw.name if isinstance(raw.name, bytes) else raw.name.encode()
    data = deflated(raw.content) if raw.method == zlib.DEFLATED else raw.content
    crc = zlib.crc32(raw.content) if raw.crc is None else raw.crc
    size = len(raw.content) if raw.size is None else raw.size
    packed = len(data) if raw.packed is None else raw.packed
    extra = struct.pack("<2H3Q", 1, 24, size, packed, offset) if raw.is_wide else b""
    packed32, size32, offset32 = (0xFFFFFFFF,) * 3 if raw.is_wide else (packed, size, offset)
    local = struct.pack(
        "<4s5H3I2H", b"PK\x03\x04", 45, raw.flags, raw.method, 0, 0, crc, packed32, size32, len(name), 0
    )
    central = struct.pack(
        "<4s6H3I5H2I",
        *(b"PK\x01\x02", 45, 45, raw.flags, raw.method, 0, 0, crc, packed32, size32),
        *(len(name), len(extra), 0, 0, 0, 0, offset32),
    )
    return local + name + data, central + name + extra


def deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


# The same as CONFIG, in the comments of a G-code file.
BLOCK = r"""; different_settings_to_system = layer_height;wall_loops;;nozzle_temperature;fan_max_speed;nozzle_temperature;nozzle_diameter
; fan_max_speed = 100
; filament_colour = #26A69A;#FFFFFF;#101010
; filament_settings_id = "Trident PLA";"My PETG";"Trident TPU"
; filament_start_gcode = ;"; go;\n";M106
; filament_type = PLA;PETG;TPU
; filament_z_hop = nil,0.4,nil
; inherits_group = ;;"Trident PETG";;"Trident 0.4 nozzle"
; layer_height = 0.24
; machine_max_speed_x = 500,200
; machine_start_gcode = G28\nM104 S0 ; \\ \"wait\"
; nozzle_diameter = 0.4
; nozzle_temperature = 220,245,228
; print_host = 192.168.1.20
; printhost_apikey = hunter2
; print_settings_id = 0.20mm Standard @Trident
; printable_area = 0x0,220x0,220x220,0x220
; printer_model = Trident
; printer_settings_id = My Trident 0.4
; printer_variant = 0.4
; sparse_infill_density = 15%
; wall_loops = 4
; first_layer_height = 0.2
; bed_shape = 0x0,220x0
"""  # noqa: E501
HEADER = "; HEADER_BLOCK_START\n; generated by OrcaSlicer 2.3.1 on 2025-11-11 at 12:45:11\n; HEADER_BLOCK_END\n"
MOVES = "G1 X10.5 Y20.25 E.0123\n" * 200
START, END = "; CONFIG_BLOCK_START\n", "; CONFIG_BLOCK_END\n"


def gcode(block: str = BLOCK, *, header: str = HEADER, before: str = MOVES, behind: str = "") -> bytes:
    return (header + before + START + block + END + behind).encode()


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
