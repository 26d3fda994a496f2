"""Every setting stands on a page, is named in both languages, and has the words and units that fit its values."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.settings_words import NO_WORDS, SettingsWords, read_settings_words
from tests.unit.test_translations import rules

RESOURCES = Path(__file__).parents[2] / "resources"
LANGUAGES = ("en", "zh_CN")
UNITS = {
    "mm", "mm/s", "mm/s²", "mm²", "mm³", "mm³/s", "mm³/s²", "%", "°", "°C", "s", "g/cm³", "HRC",
}  # fmt: skip
WORDS = read_settings_words(RESOURCES / "settings-words.json")
NAMES: dict[str, dict[str, Any]] = json.loads((RESOURCES / "settings-words.json").read_text("utf-8"))
LAYOUT: dict[str, Any] = json.loads((RESOURCES / "settings-layout.json").read_text("utf-8"))
NO_GLOSSARY = rules.Glossary(
    ()
)  # names of settings are no sentences: "Skirt height in layers" needs no word for each


def _every_pair() -> list[dict[str, str]]:
    """Each thing that has a name in both languages."""
    rows = [*NAMES.values(), *LAYOUT["categories"], LAYOUT["unset_words"], *LAYOUT["boolean_words"].values()]
    return rows + [word for choice in LAYOUT["choices"] for word in choice["words"].values()]


def test_every_setting_stands_on_one_page() -> None:
    placed = Counter(key for category in LAYOUT["categories"] for key in category["keys"])
    assert set(placed) == set(NAMES)
    assert set(placed.values()) == {1}
    assert all(WORDS.category(key) in WORDS.category_order() for key in NAMES)


def test_every_page_is_used_and_named() -> None:
    order = WORDS.category_order()
    assert len(set(order)) == len(order) == len(LAYOUT["categories"])
    assert {WORDS.category(key) for key in NAMES} == set(order)
    for locale_name in LANGUAGES:
        names = [WORDS.category_name(page, locale_name) for page in order]
        assert all(names)
        assert len(set(names)) == len(names), "two pages that read alike"
    kinds = [WORDS.category_kind(page) for page in order]
    assert sorted(set(kinds), key=kinds.index) == ["process", "filament", "machine", "project", "preset", "notes"]


def test_the_order_is_that_of_the_slicers_tabs() -> None:
    order = list(WORDS.category_order())
    assert order[:6] == ["quality", "strength", "speed", "support", "multimaterial", "others"]
    assert WORDS.category("layer_height") == "quality"
    assert WORDS.category("outer_wall_speed") == "speed"
    assert WORDS.category("nozzle_temperature") == "temperature"
    assert WORDS.category_name("filament_overrides", "zh_TW") == "参数覆盖"


def test_at_least_150_settings_of_processes_and_filaments_are_named() -> None:
    counted = Counter(WORDS.category_kind(WORDS.category(key)) for key in NAMES)
    assert counted["process"] >= 150
    assert counted["process"] + counted["filament"] >= 300


def test_the_chinese_keeps_the_typography_of_the_program() -> None:
    rows = _every_pair()
    found = {row["en"]: rules.problems_of(row["en"], row["zh_CN"], NO_GLOSSARY) for row in rows}
    assert {name: problems for name, problems in found.items() if problems} == {}
    assert len(rows) > len(NAMES)


def test_units_are_few_and_of_one_spelling() -> None:
    units = {key: row["unit"] for key, row in NAMES.items() if "unit" in row}
    assert set(units.values()) <= UNITS
    for part, unit in {"_speed": "mm/s", "_acceleration": "mm/s²", "_jerk": "mm/s", "_line_width": "mm"}.items():
        found = {units[key] for key in units if key.endswith(part) and "fan" not in key and "volumetric" not in key}
        assert found == {unit}, part
    assert not {key for key in units if WORDS.is_boolean(key)}
    assert not {key for choice in LAYOUT["choices"] for key in choice["keys"] if key in units}


def test_booleans_read_as_on_and_off() -> None:
    assert WORDS.is_boolean("enable_support")
    assert not WORDS.is_boolean("brim_width")
    assert [WORDS.value_name("enable_support", value, "en") for value in ("1", "0", "true", "False", " 1 ")] == [
        "On", "Off", "On", "Off", "On",
    ]  # fmt: skip
    assert WORDS.value_name("enable_support", "1", "zh_CN") == "开"
    assert WORDS.value_name("enable_support", "2", "zh_CN") == ""
    assert WORDS.value_name("brim_width", "1", "en") == ""


def test_booleans_and_choices_are_settings_that_have_a_name() -> None:
    chosen = [key for choice in LAYOUT["choices"] for key in choice["keys"]]
    assert set(LAYOUT["booleans"]) <= set(NAMES)
    assert set(chosen) <= set(NAMES)
    assert len(set(chosen)) == len(chosen)
    assert not set(chosen) & set(LAYOUT["booleans"])


@pytest.mark.parametrize(
    ("key", "value", "english", "chinese"),
    [
        ("sparse_infill_pattern", "gyroid", "Gyroid", "螺旋体"),
        ("brim_type", "auto_brim", "Automatic", "自动"),
        ("support_type", "tree(auto)", "Tree (automatic)", "树状（自动）"),
        ("support_style", "default", "Default", "默认"),
        ("seam_position", "aligned", "Aligned", "对齐"),
        ("wall_generator", "arachne", "Arachne", "Arachne 可变线宽"),
        ("print_sequence", "by object", "By object", "逐件"),
        ("ironing_type", "no ironing", "No ironing", "不熨烫"),
        ("timelapse_type", "0", "Traditional", "传统"),
        ("filament_wipe", "nil", "As the machine", "同打印机"),
        ("filament_wipe", "1, 1", "On", "开"),
        ("filament_wipe", "1, 0", "", ""),
        ("wipe", "nil", "", ""),
        ("sparse_infill_pattern", "spaghetti", "", ""),
        ("unheard_of", "1", "", ""),
    ],
)
def test_values_have_words(key: str, value: str, english: str, chinese: str) -> None:
    assert WORDS.value_name(key, value, "en") == english
    assert WORDS.value_name(key, value, "zh_CN") == chinese


@given(st.text(max_size=20), st.text(max_size=20), st.sampled_from(["en", "zh_CN", "de_DE", ""]))
def test_the_unknown_has_no_words(key: str, value: str, locale_name: str) -> None:
    for words in (WORDS, NO_WORDS):
        if key not in NAMES:
            assert words.category(key) == words.value_name(key, value, locale_name) == ""
            assert not words.is_boolean(key)
    assert WORDS.category_name(f"no {key}", locale_name) == WORDS.category_kind(f"no {key}") == ""


def test_a_table_without_a_layout_still_names(tmp_path: Path) -> None:
    table = tmp_path / "settings-words.json"
    table.write_text('{"layer_height": {"en": "Layer height", "zh_CN": "层高"}}', "utf-8")
    words: SettingsWords = read_settings_words(table)
    assert words.name("layer_height", "zh_CN") == "层高"
    assert words.category("layer_height") == ""
    assert words.category_order() == ()


def test_a_newer_layout_is_read_as_far_as_it_is_known(tmp_path: Path) -> None:
    (tmp_path / "settings-words.json").write_text("{}", "utf-8")
    row = {"id": "quality", "kind": "process", "en": "Quality", "fr": "Qualité", "icon": 3, "keys": ["a"]}
    (tmp_path / "settings-layout.json").write_text(json.dumps({"categories": [row], "more": [1]}), "utf-8")
    words = read_settings_words(tmp_path / "settings-words.json")
    assert words.category("a") == "quality"
    assert words.category_name("quality", "fr_FR") == "Qualité"
    assert words.category_name("quality", "zh_CN") == "Quality"


def test_the_file_keeps_its_layout() -> None:
    text = (RESOURCES / "settings-layout.json").read_text("utf-8")
    assert LAYOUT["booleans"] == sorted(LAYOUT["booleans"])
    assert max(map(len, text.splitlines())) <= 118
    assert not re.search(r"[ \t]$|\t", text, re.MULTILINE)
