"""Settings read alike in every form they are stored in, and their names and units come from one table."""

import json
import re
from pathlib import Path

import pytest

from elegoo_chat_gui.core.settings_words import SettingsWords, read_settings_words
from elegoo_chat_gui.core.slicing_settings import SettingRow, UnreadableSettings, read_settings

TABLE = Path(__file__).parents[2] / "resources" / "settings-words.json"


@pytest.fixture(scope="module")
def words() -> SettingsWords:
    return read_settings_words(TABLE)


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("215", "215"),
        ('"215"', "215"),
        ("[215]", "215"),
        ('["215"]', "215"),
        ('["215","220"]', "215, 220"),
        ("1.10", "1.10"),
        ("[null]", "null"),
        ("[]", ""),
        ("true", "true"),
        ('[{"a":1}]', '[{"a":1}]'),
    ],
)
def test_lists_and_single_values_read_alike(stored: str, read: str) -> None:
    assert read_settings(f'{{"nozzle_temperature": {stored}}}') == (SettingRow("nozzle_temperature", read),)


def test_a_key_that_comes_twice_is_shown_twice() -> None:
    assert read_settings('{"a": 0.20, "a": "0.24", "\\u0062": 1e400}') == (
        SettingRow("a", "0.20"),
        SettingRow("a", "0.24"),
        SettingRow("b", "1e400"),
    )


def test_other_json_and_no_json_are_no_table() -> None:
    assert read_settings(None) == read_settings("  ") == ()
    assert read_settings("[1]") == UnreadableSettings("[1]", None)
    assert read_settings("{1}") == UnreadableSettings("{1}", 1)


def test_the_table_names_at_least_150_settings_in_both_languages(words: SettingsWords) -> None:
    table = json.loads(TABLE.read_text("utf-8"))
    assert len(table) >= 150
    assert list(table) == sorted(table)
    for key, row in table.items():
        assert re.fullmatch(r"[A-Za-z0-9_]+", key)
        assert set(row) - {"unit", "also"} == {"en", "zh_CN"}
        assert all(row.values())
        assert row["en"][0].isupper() or row["en"].startswith(("X-Y", "Z "))
        assert re.search("[\u4e00-\u9fff]", row["zh_CN"]), key
    assert TABLE.read_text("utf-8").count('": {"en"') == len(table), "a key that comes twice hides the first"


def test_names_follow_the_language(words: SettingsWords) -> None:
    assert words.name("layer_height", "de_DE") == words.name("layer_height") == "Layer height"
    assert words.name("layer_height", "zh_CN") == words.name("layer_height", "zh_TW") == "层高"
    assert words.name("nobody_knows", "zh_CN") == ""
    assert "层高" in words.every_name("layer_height")


@pytest.mark.parametrize(
    ("key", "value", "unit"),
    [
        ("nozzle_temperature", "215", "°C"),
        ("nozzle_temperature", "215, 220", "°C"),
        ("outer_wall_line_width", "105%", ""),
        ("outer_wall_line_width", "0.42", "mm"),
        ("nozzle_temperature", "null", ""),
        ("seam_position", "1", ""),
        ("unheard_of", "1", ""),
    ],
)
def test_units_stand_behind_numbers_only(words: SettingsWords, key: str, value: str, unit: str) -> None:
    assert words.unit(key, value) == unit


def test_a_filament_setting_answers_to_the_name_of_what_it_replaces(words: SettingsWords) -> None:
    assert "回抽长度" in words.names("filament_retraction_length")
    assert {"Bed temperature", "热床温度"} <= set(words.names("hot_plate_temp"))
    assert words.names("nobody_knows") == ()
