"""The language of conditions, as far as profiles use it; what it does not know it says."""

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elegoo_chat_gui.core.preset_conditions import ConditionError, evaluate
from elegoo_chat_gui.core.setting_values import SettingValue

VALUES: dict[str, SettingValue] = {
    "printer_notes": "Do not remove this.\nPRINTER_VENDOR_PRUSA3D\nPRINTER_MODEL_MK4S\nNO_TEMPLATES",
    "nozzle_diameter": ("0.4", "0.6"),
    "printer_model": "MK4S",
    "num_extruders": "2",
    "single_extruder_multi_material": "0",
    "printer_preset": "Prusa MK4S 0.4 nozzle",
    "empty_list": (),
    "one": ("7",),
    "printer_variant": "1.0",
}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("printer_notes=~/.*MK4S.*/ and nozzle_diameter[0]==0.4", True),
        ("printer_notes=~/.*PRINTER_VENDOR_PRUSA3D.*/ and printer_notes!~/.*MK3.*/", True),
        ("printer_notes=~/MK4S/", False),  # the whole text must match
        ("nozzle_diameter[1]>=0.6 && nozzle_diameter[0]<0.6", True),
        ("nozzle_diameter[9]==0.4", True),  # behind the end the first entry counts
        ('printer_model=="MK4S"', True),
        ('printer_model<>"MK4S" or num_extruders>1', True),
        ("! single_extruder_multi_material", True),
        ("not (num_extruders==2)", False),
        ("num_extruders*2-1==3 and true", True),
        ('printer_variant=="1.0" and printer_variant==1', True),  # a text, or a number where one is asked for
        ("nozzle_diameter[0] == nozzle_diameter[2]", True),
        ("num_extruders % 2 == 0 ? true : 1 == 2", True),
        ("num_extruders > 2 ? true : single_extruder_multi_material", False),
        ("single_extruder_multi_material == false", True),
        ("+1 > -1", True),
        ("one==7", True),
        ("(1==1 or 1==2) and 3/2>1", True),
        ("-1<0", True),
        ('printer_model+"x"=="MK4Sx"', True),
    ],
)
def test_conditions_hold_or_do_not(condition: str, expected: bool) -> None:
    assert evaluate(condition, VALUES) is expected


def test_a_missing_value_that_every_slicer_has_built_in_is_known() -> None:
    assert evaluate("printer_notes=~/.*MK4.*/", {}) is False
    assert evaluate("nozzle_diameter[0]==0.4", {}) is True
    assert evaluate("single_extruder_multi_material", {}) is True


@pytest.mark.parametrize(
    "condition",
    [
        "",
        "unknown_value==1",
        "nozzle_diameter==0.4",  # several values and no index
        "empty_list==1",
        "printer_model",
        "1 ==",
        "(1==1",
        "1==1)",
        "1==1 nonsense",
        "nozzle_diameter[printer_model]==1",
        "nozzle_diameter[0.5]==1",
        "1/0==1",
        "one_of(printer_model, /MK4S/)",
        "num_extruders = 2",  # what the slicer cannot read either
        'printer_preset =~ "Prusa.*"',
        "num_extruders==2 AND true",
        "1",
        "num_extruders",
        "true > false",
        "not 3",
        "1 == 1 ? 2 : true",
        "true ? true",
        "printer_model=~/(/",
        "printer_model=~/(a+)+b/",
        r"printer_model=~/(.)\1/",
        "printer_notes=~/.*a.*b.*c.*d.*e.*f.*g.*/",
        "not " * 100 + "true",
        "(" * 100 + "true" + ")" * 100,
        '"text"',
        "true and " * 5_000 + "true",
    ],
)
def test_what_it_does_not_understand_is_an_error_and_no_answer(condition: str) -> None:
    with pytest.raises(ConditionError):
        evaluate(condition, VALUES)


def test_patterns_made_to_take_for_ever_come_to_an_end() -> None:
    values = {"printer_notes": "a" * 19_000}
    started = time.perf_counter()
    for pattern in (".*a.*a.*a.*a.*b", "(a|a)*b", "(a*)*b", "a*a*a*a*b", ".*.*.*=.*"):
        with contextlib.suppress(ConditionError):
            evaluate(f"printer_notes=~/{pattern}/", values)
    assert time.perf_counter() - started < 20  # one that runs away takes days


@given(st.text(alphabet='abn0159.[]()=~!<>&|"/\\ +-*_', max_size=40))
def test_any_text_is_answered_or_refused(condition: str) -> None:
    with contextlib.suppress(ConditionError):
        assert isinstance(evaluate(condition, {**VALUES, "a": "1", "b": ("2", "x")}), bool)
